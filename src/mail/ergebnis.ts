/** One confirmed result as a mail shows it, with the public Auszug where the mail may carry it. */
import { printDate } from '../../workflows/recht/kalender.ts'
import { plainText } from '../../workflows/text/blocks.ts'
import { GEAENDERT } from '../../workflows/begriffe.ts'
import type { Stationsergebnis } from '../../workflows/station/ergebnis.ts'
import { angenommenerText, type Inhalt, type Wortlaut } from '../../workflows/vorlage/inhalt.ts'
import { aktuelleStation, bezeichnung, publizitaet, stationById } from '../../workflows/vorlage/stand.ts'
import { gremiumName, punktergebnisse, wort } from '../../workflows/woerter.ts'
import type { ReadVorlage } from '../engine/reading.ts'
import { inBeratung, offenlegung } from './disclosure.ts'
import type { Empfaenger } from './empfaenger.ts'
import type { Attachment } from './message.ts'
import type { MailDeps } from './post.ts'
import type { Ergebnisansicht } from './views.ts'
import { stimmen } from './worte.ts'

function naechstes({ profil, stand }: ReadVorlage): string {
  const next = aktuelleStation(stand)
  if (next === undefined || stand.context.ergebnis !== null) return ''
  const termin = next.context.sitzungAm === null ? 'Termin noch offen' : printDate(next.context.sitzungAm)
  return `Nächste Beratung: ${gremiumName(profil, next.context.gremium)}, ${termin}.`
}

type Wortlautansicht = NonNullable<Ergebnisansicht['inhalt']>['wortlaut']

/** The points as they were adopted: a changed one in its new wording; one that was rejected by itself is none of them. */
async function angenommen(deps: MailDeps, ergebnis: Stationsergebnis): Promise<Wortlautansicht> {
  const wanted = [ergebnis.fassung, ...(ergebnis.wortlaut === undefined ? [] : [ergebnis.wortlaut])]
  const inhalte = await deps.store.getInhalte(wanted)
  const neu = ergebnis.wortlaut === undefined ? null : (inhalte.get(ergebnis.wortlaut) as Wortlaut)
  const abgelehnt = new Set((ergebnis.punkte ?? []).filter((punkt) => punkt.ergebnis === 'abgelehnt').map(({ nr }) => nr))
  const { beschlusspunkte } = inhalte.get(ergebnis.fassung) as Inhalt
  const alle = angenommenerText(beschlusspunkte, neu)
  const geltende = alle.filter(({ nr }) => !abgelehnt.has(nr))
  return (geltende.length === 0 ? alle : geltende).map(({ nr, text }) => {
    const worte = plainText(text)
    return { nr: `${nr}.`, geaendert: worte !== plainText(beschlusspunkte[nr - 1]?.text ?? []), text, zeilen: worte.split('\n') }
  })
}

/** Mandates of the recipient's own office, in the adopted wording. */
function auftraege({ stand }: ReadVorlage, wortlaut: Wortlautansicht, an: Empfaenger): { text: string; termin: string }[] {
  if (an.key !== `stelle:${stand.context.federfuehrung}`) return []
  return stand.beschlusspunkte.map(({ context }) => ({
    text: wortlaut.find(({ nr }) => nr === `${context.nr}.`)?.zeilen.join(' ') ?? '',
    termin: context.termin === null ? '' : printDate(context.termin),
  }))
}

async function auszug(deps: MailDeps, { stand }: ReadVorlage, station: string): Promise<Attachment[]> {
  return deps.anhang(
    stand.context.dokumente.findLast(
      (dokument) => dokument.art === 'beschlussauszug' && dokument.station === station && dokument.oeffentlich,
    ),
  )
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
  const wert = inBeratung(publizitaet(stand), station?.context.oeffentlich ?? false)
  const offen = offenlegung({ bezeichnung: bezeichnung(stand.context), betreff: read.inhalt.betreff, publizitaet: wert }, an.intern)
  const href = `${deps.baseUrl}/vorlagen/${read.id}`
  const kopf = { titel: offen.titel, href, hinweis: offen.hinweis }
  if (station === undefined || ergebnis == null || !offen.inhaltErlaubt) return { ansicht: { ...kopf, inhalt: null }, anlagen: [] }
  const wortlaut = await angenommen(deps, ergebnis)
  const ansicht: Ergebnisansicht = {
    ...kopf,
    inhalt: {
      ergebnis: `${gremiumName(profil, station.context.gremium)}: ${wort(profil, 'ergebnis', ergebnis.ergebnis)}`,
      stimmen: [stimmen(ergebnis.abstimmung), ...punktergebnisse(profil, ergebnis.punkte)].filter(Boolean).join('; '),
      geaendert: GEAENDERT.has(ergebnis.ergebnis),
      wortlaut,
      auftraege: auftraege(read, wortlaut, an),
      naechstes: naechstes(read),
    },
  }
  return { ansicht, anlagen: await auszug(deps, read, stationId) }
}
