/** Deputies for offices: named by whom they represent, for a time, with no more rights than that person has. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Account } from '../../src/identity/accounts.ts'
import { vertretene, vertreteneAemter } from '../../src/identity/vertretung.ts'
import { webWelt, filledForm, type Webwelt } from '../setup/web.ts'
import { bruecke } from './bruecke.ts'
import { page } from './seite.ts'

const konto = (id: string, rollen: Account['rollen'], more: Partial<Account> = {}): Account => ({
  _id: id,
  benutzername: id,
  name: id,
  email: '',
  profil: 'musterstadt',
  rollen,
  passwortHash: '',
  aktiv: true,
  ...more,
})

describe('a deputisation', () => {
  test('holds from its first to its last day', () => {
    const vertretungen = [{ fuer: 'hvb', von: '2026-03-02', bis: '2026-03-06' }]
    expect(['2026-03-01', '2026-03-02', '2026-03-06', '2026-03-07'].map((tag) => vertretene({ vertretungen }, tag).length)).toEqual([
      0, 1, 1, 0,
    ])
    expect(vertretene({}, '2026-03-02')).toEqual([])
  })

  test('gives the own offices of the represented person, never the administration of the program, and is not passed on', () => {
    const kette = [{ fuer: 'kaemmerei', von: '2026-01-01', bis: '2026-12-31' }]
    const hvb = konto('hvb', [{ rolle: 'hvb' }, { rolle: 'administration' }], { vertretungen: kette })
    expect(vertreteneAemter(konto('dezernat', [{ rolle: 'dezernat' }]), [hvb])).toEqual([{ amt: 'hvb', vertritt: 'hvb' }])
  })

  test('ends at the border of the municipality, with the account, and never means oneself', () => {
    const hvb = konto('hvb', [{ rolle: 'hvb' }])
    const wer = konto('dezernat', [{ rolle: 'dezernat' }])
    expect(
      vertreteneAemter(wer, [
        { ...hvb, profil: 'kiel' },
        { ...hvb, aktiv: false },
        { ...hvb, _id: 'dezernat' },
      ]),
    ).toEqual([])
  })
})

describe('the page of deputies', () => {
  let welt: Webwelt
  beforeAll(async () => {
    welt = await webWelt()
  })
  afterAll(async () => welt.close())

  test('lets the head of administration be represented: the deputy releases, and both names stand in the history', async () => {
    const ref = { art: 'vorlage', id: 'vertreten' } as const
    await welt.execute(ref, bruecke('Brücke'), 'planung')
    await welt.execute(ref, { type: 'EINREICHEN' }, 'planung')
    const hvb = await welt.visitor('hvb')
    const vertreterin = await welt.visitor('kaemmerei')
    const freigeben = '/vorlagen/vertreten/schritt/freigeben-hvb'
    expect((await vertreterin.send(freigeben)).status).toBe(403)

    const form = await page(hvb, '/vertretung')
    const verkehrt = await hvb.post(
      '/vertretung',
      filledForm(form, '/vertretung', { konto: 'kaemmerei', von: '2026-03-06', bis: '2026-03-02' }),
    )
    expect(verkehrt.status).toBe(422)
    expect(await verkehrt.text()).toContain('Der letzte Tag liegt vor dem ersten.')
    const heute = welt.clock.now().slice(0, 10)
    const eingetragen = await hvb.post(
      '/vertretung',
      filledForm(form, '/vertretung', { konto: 'kaemmerei', von: heute, bis: '2026-12-31' }),
    )
    expect(eingetragen.status).toBe(303)
    expect(await page(vertreterin, '/vertretung')).toContain('bis 31.12.2026')

    expect(await page(vertreterin, '/')).toContain('Brücke')
    const html = await page(vertreterin, freigeben)
    expect((await vertreterin.post(freigeben, filledForm(html, freigeben, { personendatenGeprueft: 'ja' }))).status).toBe(303)
    expect(await page(hvb, '/vorlagen/vertreten')).toContain('(in Vertretung für ')

    const vorher = await page(hvb, '/vertretung')
    const beenden = /action="(\/vertretung\/[^"]+\/beenden)"/.exec(vorher)?.[1] ?? ''
    expect((await hvb.post(beenden, filledForm(vorher, beenden, {}))).status).toBe(303)
    expect(await page(hvb, '/vertretung')).toContain('Zurzeit niemand.')
    expect((await vertreterin.send(freigeben)).status).toBe(403)
  })

  test('is for those who hold an office', async () => {
    const vorsitz = await welt.visitor('vorsitz')
    const verboten = await vorsitz.send('/vertretung')
    expect(verboten.status).toBe(403)
    expect(await verboten.text()).toContain('Für Gremien gibt es die Stellvertretung.')
    expect(await page(vorsitz, '/')).not.toContain('wer mich vertritt')
  })

  test('leaves groups of the council out: they neither fill an office in nor have one', async () => {
    const gruppe = await welt.visitor('gruppe')
    expect((await gruppe.send('/vertretung')).status).toBe(403)
    expect(await page(gruppe, '/')).not.toContain('wer mich vertritt')
    const hvb = await welt.visitor('hvb')
    const form = await page(hvb, '/vertretung')
    expect(form).not.toContain('Fraktion A')
    const felder = { konto: 'gruppe', von: '2026-03-02', bis: '2026-12-31' }
    expect((await hvb.post('/vertretung', filledForm(form, '/vertretung', felder))).status).toBe(422)
  })
})
