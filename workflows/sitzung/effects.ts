/** What an event of a Sitzung causes elsewhere: steps of the Vorlagen on its agenda, the Einladung, mails. */
import type { Effect, EffectInput } from '../aggregate.ts'
import type { SitzungContext, Top } from './machine.ts'
import type { StoredEvent } from './router.ts'
import { sitzungStand } from './stand.ts'

const mail = (mailart: string): Effect => ({ art: 'auftrag', auftrag: 'mail', daten: { mailart } })
const einladung = (oeffentlich: boolean): Effect => ({
  art: 'auftrag',
  auftrag: 'dokument',
  daten: { dokumentart: 'einladung', oeffentlich },
})

/** One command to the Vorlage of each TOP that fits. */
function anVorlagen(
  context: SitzungContext,
  fits: (top: Top) => boolean,
  event: (station: string) => { type: string } & Record<string, unknown>,
): Effect[] {
  return context.tops.flatMap((top): Effect[] =>
    top.vorlage !== null && fits(top)
      ? [{ art: 'befehl', an: { art: 'vorlage', id: top.vorlage.id }, event: event(top.vorlage.station) }]
      : [],
  )
}

export function effects({ ref, parts, event, profil }: EffectInput): Effect[] {
  const stored = event as unknown as StoredEvent
  const { context } = sitzungStand(parts)
  switch (stored.type) {
    case 'LADUNG_VERSENDEN':
      return [
        einladung(false),
        einladung(true),
        ...anVorlagen(
          context,
          (top) => top.zustand === 'offen',
          (station) => ({ type: 'LADUNG_ERFOLGT', station, sitzung: ref.id }),
        ),
      ]
    case 'DOKUMENT_AUSGEGEBEN':
      // The Ladung goes out once its document exists.
      return stored.dokumentart === 'einladung' && !stored.oeffentlich ? [mail('ladung')] : []
    case 'SITZUNG_SCHLIESSEN':
      return anVorlagen(
        context,
        (top) => top.zustand === 'offen' || top.zustand === 'aufgerufen',
        (station) => ({ type: 'NICHT_BEHANDELT', station, sitzung: ref.id }),
      )
    case 'SITZUNG_ENTFAELLT':
      return anVorlagen(
        context,
        (top) => top.zustand === 'offen',
        (station) => ({ type: 'SITZUNG_ENTFALLEN', station, sitzung: ref.id, grund: stored.grund }),
      )
    case 'ERGEBNISSE_VERSENDEN':
      return [
        // Where each paper's result went out by itself, nobody gets it twice.
        ...(profil.schalter.ergebnispost.wert === 'je_sitzung' ? [mail('ergebnisse')] : []),
        ...anVorlagen(
          context,
          (top) => top.zustand === 'bestaetigt',
          (station) => ({ type: 'ERGEBNIS_VERSANDT', station, sitzung: ref.id }),
        ),
      ]
    case 'SITZUNG_PLANEN':
    case 'SITZUNG_AENDERN':
    case 'TOP_ANLEGEN':
    case 'TOP_STREICHEN':
    case 'TOP_VERSCHIEBEN':
    case 'LADUNG_BEANTWORTEN':
    case 'SITZUNG_EROEFFNEN':
    case 'ANWESENHEIT':
    case 'TOP_ERLEDIGEN':
    case 'TOP_AUFNEHMEN':
    case 'TOP_ABSETZEN':
    case 'TOP_AUFRUFEN':
    case 'TOP_ERGEBNIS':
    case 'TOP_BESTAETIGEN':
    case 'AUSZUG_LIEGT_VOR':
      return []
  }
}
