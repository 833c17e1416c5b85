/** One confirmed result as a mail shows it, with the public Auszug where the mail may carry it. */
import { plainText } from '../../workflows/text/blocks.ts'
import { GEAENDERT } from '../../workflows/begriffe.ts'
import type { Inhalt, Wortlaut } from '../../workflows/vorlage/inhalt.ts'
import { aktuelleStation, bezeichnung, publizitaet, stationById } from '../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../workflows/woerter.ts'
import type { ReadVorlage } from '../engine/reading.ts'
import { offenlegung } from './disclosure.ts'
import type { Empfaenger } from './empfaenger.ts'
import type { Attachment } from './message.ts'
import type { MailDeps } from './post.ts'
import type { Ergebnisansicht } from './views.ts'
import { datum, stimmen } from './worte.ts'

function naechstes({ profil, stand }: ReadVorlage): string {
  const next = aktuelleStation(stand)
  if (next === undefined || stand.context.ergebnis !== null) return ''
  const termin = next.context.sitzungAm === null ? 'Termin noch offen' : datum(next.context.sitzungAm)
  return `Nächste Beratung: ${gremiumName(profil, next.context.gremium)}, ${termin}.`
}

/** Mandates of the recipient's own office. */
function auftraege({ stand, inhalt, profil }: ReadVorlage, an: Empfaenger): { text: string; termin: string }[] {
  if (an.key !== `stelle:${stand.context.federfuehrung}` || profil.id !== stand.context.profil) return []
  return stand.beschlusspunkte.map(({ context }) => ({
    text: plainText(inhalt.beschlusspunkte[context.nr - 1]?.text ?? []),
    termin: context.termin === null ? '' : datum(context.termin),
  }))
}

async function auszug(deps: MailDeps, { stand }: ReadVorlage, station: string): Promise<Attachment[]> {
  const issued = stand.context.dokumente.findLast(
    (dokument) => dokument.art === 'beschlussauszug' && dokument.station === station && dokument.oeffentlich,
  )
  if (issued === undefined) return []
  const [record, file] = await Promise.all([deps.dokumente.get(issued.id), deps.dateien.get(issued.hash)])
  return record === null || file === null ? [] : [{ filename: record.dateiname, contentType: 'application/pdf', bytes: file.bytes }]
}

export async function ergebnisansicht(
  deps: MailDeps,
  read: ReadVorlage,
  stationId: string,
  an: Empfaenger,
): Promise<{ ansicht: Ergebnisansicht; anlagen: Attachment[] }> {
  const { profil, stand } = read
  const station = stationById(stand, stationId)
  const ergebnis = station?.context.ergebnis
  const offen = offenlegung(
    { bezeichnung: bezeichnung(stand.context), betreff: read.inhalt.betreff, publizitaet: publizitaet(stand) },
    an.intern,
  )
  const href = `${deps.baseUrl}/vorlagen/${read.id}`
  if (station === undefined || ergebnis == null || !offen.inhaltErlaubt || !station.context.oeffentlich)
    return { ansicht: { titel: offen.titel, href, inhalt: null }, anlagen: [] }
  const wanted = [ergebnis.fassung, ...(ergebnis.wortlaut === undefined ? [] : [ergebnis.wortlaut])]
  const inhalte = await deps.store.getInhalte(wanted)
  const adopted = ergebnis.wortlaut === undefined ? [] : (inhalte.get(ergebnis.wortlaut) as Wortlaut)
  const punkte = (inhalte.get(ergebnis.fassung) as Inhalt).beschlusspunkte.map(
    ({ text }, index) => adopted.find(({ nr }) => nr === index + 1)?.text ?? text,
  )
  const ansicht: Ergebnisansicht = {
    titel: offen.titel,
    href,
    inhalt: {
      ergebnis: `${gremiumName(profil, station.context.gremium)}: ${wort(profil, 'ergebnis', ergebnis.ergebnis)}`,
      stimmen: stimmen(ergebnis.abstimmung),
      geaendert: GEAENDERT.has(ergebnis.ergebnis),
      wortlaut: punkte.map((text, index) => ({ nr: `${index + 1}.`, text, zeilen: plainText(text).split('\n') })),
      auftraege: auftraege(read, an),
      naechstes: naechstes(read),
    },
  }
  return { ansicht, anlagen: await auszug(deps, read, stationId) }
}
