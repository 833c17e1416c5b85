/** What the mails of a paper say at each step, made from papers that really went the way: one public, one not. */
import { storedAnhang } from '../../src/mail/anhang.ts'
import { anhoerungspost, stellungnahmepost } from '../../src/mail/post-anhoerung.ts'
import { beratungspost } from '../../src/mail/post-beratung.ts'
import { berichtigungspost } from '../../src/mail/post-berichtigung.ts'
import { eingangspost } from '../../src/mail/post-eingang.ts'
import { nachreichungspost } from '../../src/mail/post-nachreichung.ts'
import { aenderungspost } from '../../src/mail/post-aenderung.ts'
import { aenderungsinhalt } from '../../workflows/vorlage/inhalt.ts'
import { beforeAll, describe, expect, test } from '@jest/globals'
import PostalMime from 'postal-mime'
import { readSitzung, readVorlage } from '../../src/engine/reading.ts'
import { buildMessage } from '../../src/mail/message.ts'
import type { MailDeps, Post } from '../../src/mail/post.ts'
import { aufhebungspost, eilpost, kontrollpost, widerspruchspost } from '../../src/mail/post-nachgang.ts'
import { ergebnispost, ladungspost, papierpost } from '../../src/mail/post-sitzung.ts'
import { beschlusspost, freigabepost, mitzeichnungspost, vertagungspost } from '../../src/mail/post-vorlage.ts'
import { genehmigungspost, pruefungspost } from '../../src/mail/post-pruefung.ts'
import { MAILARTEN, mailTemplate, type Mailansicht, type Mailart } from '../../src/mail/views.ts'
import { createTemplates } from '../../src/rendering/templates.ts'
import type { Ref } from '../../workflows/aggregate.ts'
import type { Akteur, Funktion } from '../../workflows/akteur.ts'
import { musterstadt } from '../../workflows/profile/musterstadt.ts'
import { localDate } from '../../workflows/recht/kalender.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { TEMPLATES } from '../web/app-fixture.ts'
import { linksWorld } from '../web/links-world.ts'

interface Mail {
  art: Mailart
  an: string
  ansicht: Mailansicht
  subject: string
  html: string
  text: string
  raw: string
  files: { filename: string; mimeType: string; bytes: string }[]
}

const templates = createTemplates(TEMPLATES)
const AMT = 'stadtplanung@musterstadt.example'

async function written(art: Mailart, posts: readonly Post[]): Promise<Mail[]> {
  return Promise.all(
    posts.map(async ({ an, schreiben }) => {
      const { ansicht, anlagen } = await schreiben()
      const bytes = await buildMessage({
        from: 'Ratsarbeit <ratsarbeit@musterstadt.example>',
        to: { name: an.name, address: an.address },
        replyTo: 'sitzungsdienst@musterstadt.example',
        subject: ansicht.betreffzeile,
        html: templates.render(`mails/${mailTemplate(art)}.html`, ansicht),
        text: templates.renderText(`mails/${mailTemplate(art)}.text`, ansicht),
        attachments: anlagen,
        messageId: `${art}@musterstadt.example`,
        thread: 'vorlage@musterstadt.example',
        date: '2026-03-02T07:00:00.000Z',
      })
      const { subject = '', html = '', text = '', attachments } = await PostalMime.parse(bytes)
      const files = attachments.map(({ filename, mimeType, content }) => ({
        filename: filename ?? '',
        mimeType,
        bytes: typeof content === 'string' ? content : Buffer.from(new Uint8Array(content)).toString(),
      }))
      return { art, an: an.address, ansicht, subject, html, text: text.replaceAll('\r\n', '\n'), raw: bytes.toString(), files }
    }),
  )
}

const sitz = (funktion: Funktion): Akteur => ({
  id: funktion,
  profil: 'musterstadt',
  aemter: [],
  sitze: [{ gremium: 'stadtrat', funktion }],
})

const DIENST: Akteur = { id: 'dienst', profil: 'musterstadt', aemter: [{ amt: 'sitzungsdienst' }], sitze: [] }

/** One that was told the result: without any the right one simply goes out in its turn. */
const TOLD: MailDeps['postausgang'] = {
  ofAggregate: async (ref) => [
    {
      _id: 'm1',
      profil: 'musterstadt',
      aggregat: ref,
      mailart: 'ergebnis',
      an: 'lokalredaktion@presse.example',
      betreff: '',
      messageId: 'm1@musterstadt.example',
      erstelltAm: '2026-05-20T17:00:00.000Z',
      stand: 1,
      zustand: 'gesendet',
      antwort: null,
    },
  ],
}

/** A body that is heard in writing, at a mailbox of its own. */
const MIT_POSTFACH = {
  ...musterstadt,
  gremien: musterstadt.gremien.map((one) => (one.id === 'kulturausschuss' ? { ...one, email: 'kultur@rat.example' } : one)),
}

/** Draft, co-signing, release, hearing, invitation, Vertagung, second session, changed decision: all mails of the way. */
async function way(oeffentlich: boolean): Promise<Mail[]> {
  const town = await linksWorld()
  const { uhr } = town.world
  const deps: MailDeps = { ...town.deps, anhang: storedAnhang(town.deps), heute: () => localDate(uhr.now()), profilOf: () => MIT_POSTFACH }
  const mails: Mail[] = []
  const add = async (art: Mailart, posts: Promise<Post[]>): Promise<void> => void mails.push(...(await written(art, await posts)))
  const vorlage = () => readVorlage(deps, { art: 'vorlage', id: 'v1' })

  const ref = await town.mitzeichnung('v1', { marke: 'MARKE', oeffentlich })
  await add('mitzeichnung', mitzeichnungspost(deps, await vorlage(), { stelle: 'kaemmerei', runde: 1 }))
  await town.freigeben('v1')
  await add('freigegeben', freigabepost(deps, await vorlage()))

  const anhoeren = { vor: 's1', gremium: 'kulturausschuss', rolle: 'anhoerung', grund: 'Betroffen' }
  await town.execute(ref, { type: 'EINFUEGEN', ...anhoeren }, DIENST)
  await add('anhoerung', anhoerungspost(deps, await vorlage(), 's2'))
  const antwort = { station: 's2', ergebnis: 'abgelehnt', text: 'MARKE Zu laut.', schreiben: 'MARKE Brief' }
  await town.execute(ref, { type: 'STELLUNGNAHME_ABGEBEN', ...antwort }, DIENST)
  await add('stellungnahme', stellungnahmepost(deps, await vorlage(), 's2'))
  await add('beratungsfolge', beratungspost(deps, await vorlage(), { ereignis: 'STELLUNGNAHME_ABGEBEN', station: 's2', an: '' }))

  const ersteSitzung = await town.sitzung('s1')
  await town.aufTagesordnung('v1', 's1')
  await town.einladen('s1')
  await add('ladung', ladungspost(deps, await readSitzung(deps, ersteSitzung), false))
  await add('sitzung_geaendert', ladungspost(deps, await readSitzung(deps, ersteSitzung), true))
  uhr.set('2026-04-15T15:00:00.000Z')
  await town.execute(ersteSitzung, { type: 'SITZUNG_EROEFFNEN', anwesend: 35 }, sitz('vorsitz'))
  await town.execute(ref, { type: 'AUFRUFEN', station: 's1' }, sitz('vorsitz'))
  const vertagt = { bis: '2026-05-20', grund: 'Es fehlt ein Gutachten.' }
  await town.execute(ref, { type: 'VERTAGEN', station: 's1', ...vertagt }, sitz('vorsitz'))
  await add('vertagt', vertagungspost(deps, await vorlage(), { station: 's1', bis: vertagt.bis }))
  await add('beratungsfolge', beratungspost(deps, await vorlage(), { ereignis: 'ABSETZEN', station: 's1', an: '' }))

  uhr.set('2026-04-20T08:00:00.000Z')
  const zweite = await town.sitzung('s2', '2026-05-20T17:00')
  await town.aufTagesordnung('v1', 's2')
  await town.einladen('s2')
  const anlage = { anlage: 'n1', hash: '1'.repeat(64), name: 'MARKE Plan.pdf', typ: 'application/pdf', bytes: 10, oeffentlich: false }
  await town.execute(ref, { type: 'ANLAGE_NACHREICHEN', ...anlage }, DIENST)
  const [nachgereicht] = (await readSitzung(deps, zweite)).context.nachgereicht
  await add('nachreichung', nachreichungspost(deps, await readSitzung(deps, zweite), nachgereicht?.welle ?? ''))
  uhr.set('2026-05-20T15:00:00.000Z')
  await town.execute(zweite, { type: 'SITZUNG_EROEFFNEN', anwesend: 35 }, sitz('vorsitz'))
  await town.execute(ref, { type: 'AUFRUFEN', station: 's1' }, sitz('vorsitz'))
  const antrag = aenderungsinhalt((await vorlage()).inhalt.betreff, paragraphs('MARKE Die Brücke wird neu gebaut.'))
  const einbringen = { type: 'AENDERUNGSANTRAG_EINBRINGEN', station: 's1', antrag, einreicher: 'Fraktion MARKE' }
  await town.execute(ref, einbringen, sitz('mitglied'))
  const aenderung = { art: 'vorlage', id: 'v1-ae1' } as const
  await add('aenderungsantrag', aenderungspost(deps, await readVorlage(deps, aenderung)))
  await town.execute(aenderung, { type: 'ZURUECKZIEHEN', grund: 'Erledigt.' }, sitz('mitglied'))
  const ergebnis = {
    ergebnis: 'geaendert_beschlossen',
    abstimmung: { ja: 19, nein: 14, enthaltung: 1, ungueltig: 1 },
    wortlaut: [{ nr: 1, text: paragraphs('Die Brücke wird bis 2028 saniert.') }],
  }
  await town.execute(ref, { type: 'ERGEBNIS_ERFASSEN', station: 's1', ...ergebnis }, sitz('vorsitz'))
  await town.execute(ref, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, sitz('schriftfuehrung'))
  await add('beschluss', beschlusspost(deps, await vorlage(), { station: 's1' }))
  await add('ergebnis', papierpost(deps, await vorlage(), 's1'))
  await add('berichtigung', berichtigungspost({ ...deps, postausgang: TOLD }, await vorlage(), 's1'))
  await add('ergebnisse', ergebnispost(deps, await readSitzung(deps, zweite)))
  await add('eilentscheidung', eilpost(deps, await vorlage()))
  await add('beschlusskontrolle', kontrollpost(deps, await vorlage(), 1, 'ueberfaellig'))
  await add('aufgehoben', aufhebungspost(deps, await vorlage()))
  const geprueft = await vorlage()
  const { context } = geprueft.stand
  const genehmigung = { durch: 'aufsicht' as const, norm: '§ 1', anlass: 'satzung' as const, erteiltAm: null }
  const fraglich = {
    ...geprueft,
    stand: { ...geprueft.stand, context: { ...context, genehmigung, pruefungen: [{ grund: 'feststellung' as const, station: 's1' }] } },
  }
  await add('pruefung', pruefungspost(deps, fraglich, 's1'))
  await add('genehmigung', genehmigungspost(deps, fraglich, 'offen'))
  const einlegen = { type: 'WIDERSPRUCH_EINLEGEN', grund: 'recht', begruendung: 'Die Brücke gehört dem Land.' }
  await town.execute(ref, einlegen, { id: 'hvb', profil: 'musterstadt', aemter: [{ amt: 'hvb' }], sitze: [] })
  await add('widerspruch', widerspruchspost(deps, await vorlage(), 'WIDERSPRUCH_EINLEGEN'))

  const eingang: Ref = { art: 'vorlage', id: 'v2' }
  const antrag2 = {
    type: 'ANLEGEN',
    profil: 'musterstadt',
    art: 'antrag',
    federfuehrung: 'stadtplanung',
    inhalt: {
      betreff: 'Bäume MARKE',
      beschlusspunkte: [{ text: paragraphs('Es werden zwölf Bäume gepflanzt.'), art: 'erklaerung' }],
      abschnitte: { begruendung: paragraphs('Es fehlt Schatten.') },
      finanziell: 'keine',
    },
    beratungsfolge: [{ gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich }],
    oeffentlich,
    ...(!oeffentlich && { nichtoeffentlichGrund: 'Grundstücksangelegenheit MARKE' }),
  }
  await town.execute(eingang, antrag2, DIENST)
  await town.execute(eingang, { type: 'EINGANG_ERFASSEN', einreicher: 'Fraktion MARKE', email: 'fraktion@rat.example' }, DIENST)
  await add('eingangsbestaetigung', eingangspost(deps, await readVorlage(deps, eingang)))
  await town.close()
  return mails
}

let offen: Mail[]
let geheim: Mail[]
beforeAll(async () => {
  offen = await way(true)
  geheim = await way(false)
})

function mail(mails: readonly Mail[], art: Mailart, an?: string): Mail {
  const found = mails.find((candidate) => candidate.art === art && (an === undefined || candidate.an === an))
  if (found === undefined) throw new Error(`NO_MAIL ${art} ${an ?? ''}`)
  return found
}

describe('every mail', () => {
  test('is there, of each kind', () => {
    // Digest and list of a body are not of one paper: test/faelle/rundbrief.yaml,
    // test/web/auftraege.test.ts; nor is a cancelled session: test/faelle/abgesetzt-und-sitzung-entfaellt.yaml.
    const jeVorlage = MAILARTEN.filter((art) => art !== 'rundbrief' && art !== 'auftragsliste' && art !== 'sitzung_entfallen')
    for (const mails of [offen, geheim]) expect([...new Set(mails.map(({ art }) => art))].toSorted()).toEqual(jeVorlage.toSorted())
  })

  test('leaves nothing unfilled and shows no machine name', () => {
    for (const { html, text, subject } of [...offen, ...geheim]) {
      expect(`${subject}\n${html.replace(/<style>[\s\S]*<\/style>/, '')}\n${text}`).not.toMatch(
        /undefined|\[object|\{\{|null|geaendert_|noch_nicht_|mit_hinweis|NaN/,
      )
    }
  })

  test('says in its first line what to do, then why it came and who acts next', () => {
    for (const { ansicht, html, text } of [...offen, ...geheim]) {
      expect(text.split('\n')[0]).toBe(ansicht.handlung)
      for (const part of [ansicht.handlung, ansicht.grund, ansicht.weiter, 'Sitzungsdienst', 'Demonstration']) {
        expect(text).toContain(part)
        expect(html).toContain(part)
      }
    }
  })

  test('is accessible HTML: language, title, one h1, article, no image, nothing from outside', () => {
    for (const { html, subject } of [...offen, ...geheim]) {
      expect(html).toContain('<html lang="de">')
      expect(html).toContain(`<title>${subject}</title>`)
      expect(html.match(/<h1>/g)).toHaveLength(1)
      expect(html).toContain('role="article"')
      expect(html).not.toMatch(/<img|<script|<link|url\(|@import/)
    }
  })

  test('has the same links in both parts', () => {
    for (const { html, text } of [...offen, ...geheim]) {
      const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '')
      expect(links.length).toBeGreaterThan(0)
      for (const link of links) expect(text).toContain(link)
    }
  })
})

describe('of a public paper', () => {
  test('co-signing names the day in the subject and leads to a link of its own', () => {
    const { subject, text } = mail(offen, 'mitzeichnung')
    expect(subject).toMatch(/^Mitzeichnung bis \d\d\.\d\d\.2026: Entwurf 2026-1 – Sanierung der Brücke MARKE$/)
    expect(text).toMatch(/\/l\/[0-9a-f]{64}\n/)
  })

  test('the release names number and Beratungsfolge', () => {
    const { subject, text } = mail(offen, 'freigegeben', AMT)
    expect(subject).toBe('Freigegeben: BV/2026/0001 – Sanierung der Brücke MARKE')
    expect(text).toMatch(/Beratungsfolge:\n- Stadtrat, Entscheidung, noch ohne Termin\n/)
  })

  test('the Ladung carries agenda, Einladung and calendar entry, to each member its own link', () => {
    const ladungen = offen.filter(({ art }) => art === 'ladung')
    expect(ladungen.map(({ an }) => an)).toEqual(['platz1@musterstadt.example', 'platz2@musterstadt.example'])
    expect(new Set(ladungen.map(({ ansicht }) => ansicht.knopf.href)).size).toBe(2)
    for (const { text, files, raw } of ladungen) {
      expect(text).toContain('Sanierung der Brücke MARKE')
      expect(text).not.toContain('GEHEIMTOP')
      expect(files.map(({ mimeType }) => mimeType)).toEqual(['application/pdf', 'text/calendar'])
      expect(files[1]?.bytes).toContain('DTSTART:20260415T150000Z')
      // Line ends of a calendar entry are CRLF (RFC 5545 3.1).
      expect(raw).toContain(Buffer.from('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n').toString('base64'))
    }
  })

  test('a Vertagung says until when and why', () => {
    const { subject, text } = mail(offen, 'vertagt', AMT)
    expect(subject).toBe('Vertagt: BV/2026/0001 – Sanierung der Brücke MARKE')
    expect(text).toContain('Vertagt bis: 20.05.2026\nGrund: Es fehlt ein Gutachten.')
  })

  test.each(['beschluss', 'ergebnis', 'ergebnisse'] as const)(
    '%s holds all votes, the invalid ones too, the changed point marked, the own mandate in the adopted wording, and the Auszug',
    (art) => {
      const { text, html, files } = mail(offen, art, AMT)
      expect(text).toContain('(19 Ja, 14 Nein, 1 Enthaltung, 1 ungültig)')
      expect(text).toMatch(/1\. \(geändert\)\n {3}Die Brücke wird bis 2028 saniert\.\n2\.\n/)
      expect(html).toContain('<mark>geändert</mark>')
      expect(text).toMatch(/Ihre Aufträge daraus:\n- Die Brücke wird bis 2028 saniert\. \(bis 01\.12\.2026\)/)
      expect(files.map(({ filename }) => filename)).toEqual(['beschlussauszug.pdf'])
    },
  )
})

describe('of a non-public paper', () => {
  test('no mail names Betreff, Beratungsfolge, result, reason, votes or text, and none of its own carries a file', () => {
    for (const { art, subject, text, html, files } of geheim) {
      const all = `${subject}\n${text}\n${html}`
      expect({ art, leak: /MARKE|Brücke|Gutachten|19 Ja|2028|01\.12\.2026/.exec(all)?.[0] }).toEqual({ art, leak: undefined })
      if (art === 'ladung' || art === 'sitzung_geaendert' || art === 'ergebnisse' || art === 'nachreichung') continue
      expect({ art, leak: /Stadtrat(?!es)|vertagt|beschlossen|Abschließend|Stadtplanung/i.exec(subject + text)?.[0] }).toEqual({
        art,
        leak: undefined,
      })
      expect(files).toEqual([])
    }
  })

  test('still names the id, says why it tells so little, and what the Sitzungsdienst has to do', () => {
    for (const art of ['freigegeben', 'vertagt'] as const) {
      const dienst = geheim.find((candidate) => candidate.art === art && candidate.an !== AMT)
      expect(dienst?.subject).toBe('Neuer Stand: BV/2026/0001')
      expect(dienst?.text).toContain('planen Sie die nächste Beratung')
      expect(dienst?.text).toContain('Diese Vorlage ist nichtöffentlich.')
    }
    expect(mail(geheim, 'ergebnisse').text).toContain('BV/2026/0001\nDiese Vorlage ist nichtöffentlich.')
  })
})
