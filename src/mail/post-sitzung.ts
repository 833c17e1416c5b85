/** Mails about one Sitzung: the Ladung to each member, and the results, one mail per recipient. */
import { printDate } from '../../workflows/recht/kalender.ts'
import { agendatitel } from '../../workflows/vorlage/aenderung.ts'
import { topNummern } from '../../workflows/sitzung/stand.ts'
import { isZweiteLadung, zweiteLadungHinweis } from '../../workflows/sitzung/zweite-ladung.ts'
import { aktuelleStation, bezeichnung, publizitaet, stationById } from '../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../workflows/woerter.ts'
import { readVorlage, type ReadSitzung, type ReadVorlage } from '../engine/reading.ts'
import { calendarEntry } from './calendar-entry.ts'
import { inBeratung, offenlegung } from './disclosure.ts'
import { gremium, stelle, type Empfaenger } from './empfaenger.ts'
import { ergebnisansicht } from './ergebnis.ts'
import type { Attachment } from './message.ts'
import { personalLink } from './personal-link.ts'
import { posts, type Inhalt, type MailDeps, type Post } from './post.ts'
import type { Ergebnispost, Ladungsansicht, Mitzeichnungsansicht } from './views.ts'
import { rahmen, uhrzeit } from './worte.ts'

const DAUER_MINUTEN = 180

async function tagesordnung(deps: MailDeps, { context }: ReadSitzung): Promise<{ nr: string; titel: string }[]> {
  const nummern = topNummern(context.tops)
  const geordnet = context.tops.filter((top) => nummern.has(top.id)).toSorted((a, b) => Number(b.oeffentlich) - Number(a.oeffentlich))
  return Promise.all(
    geordnet.map(async (top) => {
      const nr = nummern.get(top.id) ?? ''
      if (top.vorlage === null) return { nr, titel: top.oeffentlich ? (top.titel ?? '') : 'Nichtöffentlicher Punkt' }
      const { stand, inhalt } = await readVorlage(deps, { art: 'vorlage', id: top.vorlage.id })
      const wert = inBeratung(publizitaet(stand), top.oeffentlich)
      const betreff = agendatitel(stand.context, inhalt.betreff)
      return { nr, titel: offenlegung({ bezeichnung: bezeichnung(stand.context), betreff, publizitaet: wert }, true).titel }
    }),
  )
}

async function einladung(deps: MailDeps, { context }: ReadSitzung): Promise<Attachment[]> {
  // The public variant: a mail carries nothing that is non-public, members read the rest after logging in.
  const issued = context.dokumente.findLast((dokument) => dokument.art === 'einladung' && dokument.oeffentlich)
  if (issued === undefined) throw new Error('EINLADUNG_NOT_ISSUED_YET')
  return deps.anhang(issued)
}

/** Who is invited: everybody with a seat in the body on its day. */
export const geladene = (deps: MailDeps, { profil, context }: ReadSitzung): Promise<Empfaenger[]> =>
  gremium(deps, profil, context.gremium, context.am.slice(0, 10), ['vorsitz', 'stellvertretung', 'mitglied', 'schriftfuehrung'])

/** The Ladung, or the notice of a new time or place with the Ladung as it is now. */
export async function ladungspost(deps: MailDeps, read: ReadSitzung, geaendert: boolean): Promise<Post[]> {
  const { profil, context, id } = read
  const name = gremiumName(profil, context.gremium)
  const am = `${printDate(context.am)}, ${uhrzeit(context.am)}`
  const empfaenger = await geladene(deps, read)
  const [tops, pdf] = await Promise.all([tagesordnung(deps, read), einladung(deps, read)])
  const ics = calendarEntry({
    uid: `sitzung-${id}@${new URL(deps.baseUrl).hostname}`,
    sequence: Math.max(0, context.dokumente.filter(({ art, oeffentlich }) => art === 'einladung' && !oeffentlich).length - 1),
    stamp: deps.clock.now(),
    beginn: context.am,
    dauer: DAUER_MINUTEN,
    titel: `Sitzung: ${name}`,
    ort: context.ort,
    url: `${deps.baseUrl}/sitzungen/${id}`,
  })
  const kalender: Attachment = {
    filename: 'Sitzung.ics',
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    bytes: Buffer.from(ics),
  }
  return posts(empfaenger, async (an) => {
    const href = await personalLink(deps, profil.id, { art: 'sitzung', id }, { zweck: 'ladung', person: an.person })
    const ansicht: Ladungsansicht = {
      rahmen: rahmen(profil),
      ...(geaendert
        ? {
            betreffzeile: `Zeit oder Ort geändert: ${name} am ${printDate(context.am)}`,
            ueberschrift: `Zeit oder Ort der Sitzung geändert: ${name}`,
            handlung: `Die Sitzung beginnt jetzt am ${am}, Ort: ${context.ort}. Bitte melden Sie, wenn sich Ihre Teilnahme ändert.`,
          }
        : {
            betreffzeile: `Einladung: ${name} am ${printDate(context.am)}`,
            ueberschrift: `Einladung zur Sitzung: ${name}`,
            handlung: `Bitte melden Sie bis zum Beginn, ob Sie am ${am} teilnehmen.`,
          }),
      grund: `Sie erhalten diese E-Mail, weil Sie zu den Sitzungen gehören: ${name}.`,
      weiter: 'Die Einladung mit Tagesordnung liegt bei, ebenso ein Kalendereintrag.',
      knopf: { text: 'Teilnahme melden', href },
      angaben: [
        { label: 'Sitzung', wert: context.nummer === null ? name : `${context.nummer}. Sitzung, ${name}` },
        { label: 'Zeit', wert: am },
        { label: 'Ort', wert: context.ort },
        ...(context.tops.some(isZweiteLadung) ? [{ label: 'Hinweis', wert: zweiteLadungHinweis(profil, context) }] : []),
      ],
      tops,
    }
    return { ansicht, anlagen: [...pdf, kalender] }
  })
}

/** Who was invited learns that the session does not take place, and why. */
export async function absagepost(deps: MailDeps, read: ReadSitzung): Promise<Post[]> {
  const { profil, context, id } = read
  const name = gremiumName(profil, context.gremium)
  const am = `${printDate(context.am)}, ${uhrzeit(context.am)}`
  return posts(await geladene(deps, read), () => {
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      betreffzeile: `Abgesagt: ${name} am ${printDate(context.am)}`,
      ueberschrift: `Die Sitzung entfällt: ${name}`,
      handlung: `Bitte streichen Sie den Termin am ${am}: Die Sitzung findet nicht statt.`,
      grund: `Sie erhalten diese E-Mail, weil Sie zu dieser Sitzung eingeladen waren: ${name}.`,
      weiter: `Die Vorlagen der Tagesordnung warten auf eine neue Sitzung. Als Nächstes plant sie ${wort(profil, 'begriff', 'dienst')}.`,
      knopf: { text: 'Sitzung öffnen', href: `${deps.baseUrl}/sitzungen/${id}` },
      angaben: context.endeGrund === null ? [] : [{ label: 'Grund', wert: context.endeGrund }],
    }
    return { ansicht, anlagen: [] }
  })
}

/** Results that concern a recipient: the office in charge, and the chair of the next body. */
async function betroffene(deps: MailDeps, { profil, stand }: ReadVorlage): Promise<Empfaenger[]> {
  const next = aktuelleStation(stand)
  const vorsitz = next === undefined ? [] : await gremium(deps, profil, next.context.gremium, deps.heute(), ['vorsitz'])
  return [...stelle(profil, stand.context.federfuehrung), ...vorsitz]
}

export async function ergebnispost(deps: MailDeps, read: ReadSitzung): Promise<Post[]> {
  const { profil, context, id } = read
  const name = gremiumName(profil, context.gremium)
  const proEmpfaenger = new Map<string, { an: Empfaenger; items: Item[] }>()
  for (const top of context.tops) {
    if (top.vorlage === null || top.zustand !== 'bestaetigt') continue
    const vorlage = await readVorlage(deps, { art: 'vorlage', id: top.vorlage.id })
    for (const an of await betroffene(deps, vorlage)) {
      const known = proEmpfaenger.get(an.address) ?? { an, items: [] }
      known.items.push({ vorlage, station: top.vorlage.station })
      proEmpfaenger.set(an.address, known)
    }
  }
  const empfaenger = [...proEmpfaenger.values()].map(({ an }) => an)
  return posts(empfaenger, async (an) => {
    const items = proEmpfaenger.get(an.address)?.items ?? []
    return mitErgebnissen(deps, an, items, {
      rahmen: rahmen(profil),
      betreffzeile: `Ergebnisse: ${name} am ${printDate(context.am)}`,
      ueberschrift: `Ergebnisse der Sitzung: ${name} am ${printDate(context.am)}`,
      grund: 'Sie erhalten diese E-Mail, weil Sie für die Vorlagen zuständig sind oder das nächste Gremium leiten.',
      weiter: 'Die Niederschrift folgt.',
      knopf: { text: 'Sitzung öffnen', href: `${deps.baseUrl}/sitzungen/${id}` },
    })
  })
}

interface Item {
  vorlage: ReadVorlage
  station: string
}

/** The mail with its results: an office that got mandates is told so in the first line. */
async function mitErgebnissen(
  deps: MailDeps,
  an: Empfaenger,
  items: readonly Item[],
  kern: Omit<Ergebnispost, 'handlung' | 'ergebnisse'>,
): Promise<Inhalt> {
  const gezeigt = await Promise.all(items.map(({ vorlage, station }) => ergebnisansicht(deps, vorlage, station, an)))
  const auftraege = gezeigt.some(({ ansicht }) => (ansicht.inhalt?.auftraege.length ?? 0) > 0)
  const handlung = auftraege ? 'Bitte beachten Sie die Aufträge an Ihre Stelle und ihre Termine.' : 'Sie müssen nichts tun.'
  const ansicht: Ergebnispost = { ...kern, handlung, ergebnisse: gezeigt.map((item) => item.ansicht) }
  return { ansicht, anlagen: gezeigt.flatMap((item) => item.anlagen) }
}

/** The result of one paper at one station, where the profile sends each by itself. */
export async function papierpost(deps: MailDeps, read: ReadVorlage, station: string): Promise<Post[]> {
  const { profil, stand, inhalt, id } = read
  const found = stationById(stand, station)?.context
  const empfaenger = await betroffene(deps, read)
  return posts(empfaenger, (an) => {
    const wert = inBeratung(publizitaet(stand), found?.oeffentlich ?? false)
    const offen = offenlegung({ bezeichnung: bezeichnung(stand.context), betreff: inhalt.betreff, publizitaet: wert }, an.intern)
    return mitErgebnissen(deps, an, [{ vorlage: read, station }], {
      rahmen: rahmen(profil),
      betreffzeile: `${offen.standErlaubt ? 'Ergebnis' : 'Neuer Stand'}: ${offen.titel}`,
      ueberschrift: offen.standErlaubt ? `Ergebnis der Beratung: ${gremiumName(profil, found?.gremium ?? '')}` : offen.titel,
      grund: 'Sie erhalten diese E-Mail, weil Sie für die Vorlage zuständig sind oder das nächste Gremium leiten.',
      weiter: 'Die Niederschrift folgt.',
      knopf: { text: 'Vorlage öffnen', href: `${deps.baseUrl}/vorlagen/${id}` },
    })
  })
}
