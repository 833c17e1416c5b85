/** A committee with eleven voting members and a secretary, sessions of it and papers on the way to it. */
import { expect } from '@jest/globals'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { sitzungStand, type SitzungStand } from '../../workflows/sitzung/stand.ts'
import { filledForm, webWelt, type Weltwahl, type Webwelt } from '../setup/web.ts'
import type { Visitor } from './app-fixture.ts'
import { freigegebeneBruecke } from './bruecke.ts'
import { page, ref, sichtbar, text } from './seite.ts'

/** Monday of the session; the world begins on 2 March. */
export const SITZUNGSTAG = '2026-03-23'
const PROFIL = 'musterstadt'

export interface Sitzungswelt extends Webwelt {
  sitzung: (id: string) => Promise<SitzungStand>
  /** A released paper; two points unless said otherwise. */
  vorlageFreigeben: (id: string, more?: Record<string, unknown>, inhalt?: Record<string, unknown>) => Promise<void>
  planen: (id: string, more?: Record<string, unknown>) => Promise<void>
  /** Planned, with papers on the agenda, invited; the clock then stands at 17:00 of the day. */
  eingeladen: (id: string, vorlagen: readonly string[]) => Promise<void>
  /** The same, and opened with ten voting members. */
  eroeffnet: (id: string, vorlagen: readonly string[]) => Promise<void>
  /** Posts the form with this action as the page shows it, some fields filled in. */
  absenden: (visitor: Visitor, path: string, action: string, more?: Record<string, string>) => Promise<Response>
  /** Opens a form and posts it; answers with the words of the page it leads to. */
  eintragen: (visitor: Visitor, pfad: string, more?: Record<string, string>) => Promise<string>
  /** Opens a form, posts it and reads why it is refused. */
  abgelehnt: (visitor: Visitor, pfad: string, more?: Record<string, string>) => Promise<string>
}

export async function sitzungswelt(wahl: Weltwahl = {}): Promise<Sitzungswelt> {
  const welt = await webWelt(wahl)
  const vorbild = await welt.program.accounts.byUsername('dienst')
  await welt.program.accounts.create({
    _id: 'schrift',
    benutzername: 'schrift',
    name: 'Schriftführung',
    email: 'schrift@musterstadt.example',
    profil: PROFIL,
    rollen: [],
    person: 'p-schrift',
    passwortHash: vorbild?.passwortHash ?? '',
    aktiv: true,
  })
  const gremium = ref('gremium', `${PROFIL}:stadtentwicklung`)
  await welt.store.personen.put({
    _id: 'p-vorsitz',
    profil: PROFIL,
    name: 'Vorsitz Stadtentwicklung',
    email: 'vorsitz@musterstadt.example',
  })
  const sitz = (person: string, funktion: string, stimmrecht: boolean): Promise<void> =>
    welt.execute(gremium, { type: 'SITZ_BESETZEN', person, funktion, stimmrecht, von: '2026-01-01' }, 'dienst')
  for (let nummer = 1; nummer <= 10; nummer += 1) {
    const id = `p-mitglied-${String(nummer)}`
    await welt.store.personen.put({
      _id: id,
      profil: PROFIL,
      name: `Mitglied ${String(nummer)}`,
      email: `${id}@musterstadt.example`,
      fraktion: 'Fraktion A',
    })
    await sitz(id, 'mitglied', true)
  }
  await welt.store.personen.put({ _id: 'p-schrift', profil: PROFIL, name: 'Schriftführung', email: 'schrift@musterstadt.example' })
  await sitz('p-schrift', 'schriftfuehrung', false)

  const vorlageFreigeben: Sitzungswelt['vorlageFreigeben'] = async (id, more = {}, inhalt = {}) => {
    const beschlusspunkte = [
      { text: paragraphs('Die Brücke wird saniert.'), art: 'auftrag' },
      { text: paragraphs('Der Verkehr wird umgeleitet.'), art: 'auftrag' },
    ]
    const beratungsfolge = [{ gremium: 'stadtentwicklung', rolle: 'entscheidung', oeffentlich: true }]
    await freigegebeneBruecke(welt, id, { beratungsfolge, ...more }, { beschlusspunkte, ...inhalt })
  }

  const planen: Sitzungswelt['planen'] = async (id, more = {}) => {
    const event = {
      type: 'SITZUNG_PLANEN',
      profil: PROFIL,
      gremium: 'stadtentwicklung',
      am: `${SITZUNGSTAG}T17:00`,
      ort: 'Rathaus',
      tops: [{ titel: 'Eröffnung', oeffentlich: true }],
      ...more,
    }
    await welt.execute(ref('sitzung', id), event, 'dienst')
  }

  const eingeladen: Sitzungswelt['eingeladen'] = async (id, vorlagen) => {
    await planen(id)
    for (const vorlage of vorlagen) {
      await vorlageFreigeben(vorlage)
      await welt.execute(ref('vorlage', vorlage), { type: 'AUF_TO_SETZEN', station: 's1', sitzung: id }, 'dienst')
    }
    await welt.execute(ref('sitzung', id), { type: 'LADUNG_VERSENDEN', grund: 'Die Brücke ist gesperrt.' }, 'dienst')
  }

  const absenden: Sitzungswelt['absenden'] = async (visitor, path, action, more = {}) => {
    const answer = await visitor.send(path)
    expect(answer.status).toBe(200)
    return visitor.post(action, filledForm(await answer.text(), action, more))
  }

  return {
    ...welt,
    vorlageFreigeben,
    planen,
    eingeladen,
    async sitzung(id) {
      const read = await welt.program.engine.read(ref('sitzung', id))
      if (read === null) throw new Error(`NO_SITZUNG ${id}`)
      return sitzungStand(read.parts)
    },
    async eroeffnet(id, vorlagen) {
      await eingeladen(id, vorlagen)
      welt.clock.set(`${SITZUNGSTAG}T16:00:00.000Z`)
      const personen = ['p-vorsitz', ...Array.from({ length: 9 }, (_, index) => `p-mitglied-${String(index + 1)}`)]
      await welt.execute(ref('sitzung', id), { type: 'SITZUNG_EROEFFNEN', anwesend: 10, personen }, 'vorsitz')
    },
    absenden,
    async eintragen(visitor, pfad, more = {}) {
      const answer = await absenden(visitor, pfad, pfad, more)
      expect(answer.status).toBe(303)
      return sichtbar(await page(visitor, answer.headers.get('location')?.split('#')[0] ?? ''))
    },
    async abgelehnt(visitor, pfad, more = {}) {
      const answer = await absenden(visitor, pfad, pfad, more)
      expect(answer.status).toBe(422)
      return sichtbar(await text(answer))
    },
  }
}
