/** What an event of a Sitzung causes elsewhere: steps of the Vorlagen on its agenda, the Einladung, mails. */
import type { Effect, EffectInput } from '../aggregate.ts'
import type { SitzungContext, Top } from './machine.ts'
import { nachreichungsfolgen } from './nachreichung.ts'
import { bestaetigtErgebnisse } from './niederschrift.ts'
import type { Stored, StoredEvent } from './router.ts'
import { isGehalten, isUnbehandelt, isUnterzeichnet, sitzungStand, topNummern, type SitzungStand } from './stand.ts'

const mail = (mailart: string): Effect => ({ art: 'auftrag', auftrag: 'mail', daten: { mailart } })
/** The full document, and the one without what is not public. */
const dokumente = (dokumentart: string): Effect[] =>
  [false, true].map((oeffentlich): Effect => ({ art: 'auftrag', auftrag: 'dokument', daten: { dokumentart, oeffentlich } }))

type An = (station: string) => { type: string } & Record<string, unknown>

const anVorlage = (vorlage: string, station: string, event: An): Extract<Effect, { art: 'befehl' }> => ({
  art: 'befehl',
  an: { art: 'vorlage', id: vorlage },
  event: event(station),
})

/** One command to the Vorlage of each TOP that fits. */
const anVorlagen = ({ tops }: SitzungContext, fits: (top: Top) => boolean, event: An): Effect[] =>
  tops.flatMap((top) => (top.vorlage !== null && fits(top) ? [anVorlage(top.vorlage.id, top.vorlage.station, event)] : []))

/** One command to each Vorlage that is meant for the session and not on its agenda yet. */
const anVorgemerkte = ({ vorgemerkt }: SitzungContext, event: An): Effect[] =>
  vorgemerkt.map(({ vorlage, station }) => anVorlage(vorlage, station, event))

const istEinladung = ({ art, oeffentlich }: SitzungContext['dokumente'][number]): boolean => art === 'einladung' && !oeffentlich

const unbehandelt =
  (sitzung: string): An =>
  (station) => ({ type: 'NICHT_BEHANDELT', station, sitzung })

/** Untreated items under their numbers, for the session that goes on with them. */
function uebergeben(context: SitzungContext, von: string, { befund }: Stored<'SITZUNG_FORTSETZEN'>): Effect[] {
  if (befund.sitzung === null) return []
  const nummern = topNummern(context.tops)
  const tops = context.tops.filter(isUnbehandelt).map(({ id, unter, oeffentlich, titel, vorlage, zweiteLadung }) => ({
    id,
    ...(unter !== undefined && { unter }),
    nr: nummern.get(id) ?? '',
    oeffentlich,
    titel,
    vorlage,
    zweiteLadung,
  }))
  return [
    {
      art: 'befehl',
      an: { art: 'sitzung', id: befund.sitzung },
      event: { type: 'FORTSETZUNG_UEBERNEHMEN', von, tops, ladung: befund.ohneLadung ? context.ladung : null },
      beiAblehnung: { type: 'FORTSETZUNG_VERWEIGERT', sitzung: befund.sitzung },
    },
  ]
}

const unbestaetigte = ({ context }: SitzungStand): number => context.tops.filter((top) => top.zustand === 'erfasst').length

const istLetztesErgebnis = (vorher: SitzungStand, stand: SitzungStand): boolean =>
  isGehalten(stand) && !isUnterzeichnet(stand) && unbestaetigte(vorher) > 0 && unbestaetigte(stand) === 0

export function effects({ ref, rev, parts, vorher, event, profil }: EffectInput): Effect[] {
  const stored = event as unknown as StoredEvent
  const { context } = sitzungStand(parts)
  const verlegt: An = (station) => ({ type: 'SITZUNG_VERLEGT', station, sitzung: ref.id, am: context.am, rev })
  switch (stored.type) {
    case 'NACHREICHUNG':
      return isGehalten(sitzungStand(parts)) ? [] : nachreichungsfolgen(ref.id, stored.befund.welle)
    case 'LADUNG_VERSENDEN':
      return [
        ...dokumente('einladung'),
        ...anVorlagen(
          context,
          (top) => top.zustand === 'offen',
          (station) => ({ type: 'LADUNG_ERFOLGT', station, sitzung: ref.id }),
        ),
      ]
    case 'DOKUMENT_AUSGEGEBEN':
      // The Ladung goes out once its document exists, and again as a notice of what has changed.
      return stored.dokumentart === 'einladung' && !stored.oeffentlich && stored.anlass === undefined
        ? [mail(sitzungStand(vorher).context.dokumente.some(istEinladung) ? 'sitzung_geaendert' : 'ladung')]
        : []
    case 'SITZUNG_SCHLIESSEN':
      return [
        // An amendment learns it from its paper.
        ...anVorlagen(context, (top) => top.unter === undefined && isUnbehandelt(top), unbehandelt(ref.id)),
        ...anVorgemerkte(context, unbehandelt(ref.id)),
        ...dokumente('niederschrift'),
      ]
    case 'SITZUNG_FORTSETZEN':
      return uebergeben(context, ref.id, stored)
    case 'FORTSETZUNG_UEBERNEHMEN':
      return [
        { art: 'befehl', an: { art: 'sitzung', id: stored.von }, event: { type: 'FORTSETZUNG_UEBERNOMMEN', sitzung: ref.id } },
        ...stored.tops.flatMap(({ id, vorlage }): Effect[] =>
          vorlage === null
            ? []
            : [
                {
                  ...anVorlage(vorlage.id, vorlage.station, (station) => ({
                    type: 'SITZUNG_FORTGESETZT',
                    station,
                    sitzung: stored.von,
                    neu: ref.id,
                    am: context.am,
                    rev,
                    mit: stored.tops.flatMap((top) => (top.unter === id && top.vorlage !== null ? [top.vorlage.id] : [])),
                  })),
                  beiAblehnung: { type: 'TOP_NICHT_FORTGESETZT', vorlage: vorlage.id, station: vorlage.station },
                },
              ],
        ),
        ...(stored.ladung === null ? [] : dokumente('einladung')),
      ]
    case 'TOP_NICHT_FORTGESETZT':
      // Decided elsewhere meanwhile, it waits here no longer.
      return [anVorlage(stored.vorlage, stored.station, unbehandelt(context.fortsetzungVon ?? ref.id))]
    case 'FORTSETZUNG_UEBERNOMMEN':
      return [...anVorgemerkte(context, unbehandelt(ref.id)), ...dokumente('niederschrift')]
    case 'NIEDERSCHRIFT_UNTERZEICHNEN':
      return [
        ...dokumente('niederschrift'),
        ...(bestaetigtErgebnisse(profil)
          ? anVorlagen(
              context,
              (top) => top.zustand === 'erfasst',
              (station) => ({ type: 'ERGEBNIS_BESTAETIGEN', station }),
            )
          : []),
        // Their Auszüge are provisional no longer.
        ...anVorlagen(
          context,
          (top) => top.zustand === 'bestaetigt',
          (station) => ({ type: 'NIEDERSCHRIFT_LIEGT_VOR', station, sitzung: ref.id }),
        ),
      ]
    case 'NIEDERSCHRIFT_GENEHMIGEN':
      return dokumente('niederschrift')
    case 'TOP_BESTAETIGEN':
    case 'TOP_BERICHTIGEN':
      // With the last confirmed result the draft says what holds.
      return istLetztesErgebnis(sitzungStand(vorher), sitzungStand(parts)) ? dokumente('niederschrift') : []
    case 'SITZUNG_ENTFAELLT': {
      const entfallen: An = (station) => ({ type: 'SITZUNG_ENTFALLEN', station, sitzung: ref.id, grund: stored.grund })
      return [
        // Who was invited must not come.
        ...(context.ladung === null ? [] : [mail('sitzung_entfallen')]),
        ...anVorlagen(context, (top) => top.unter === undefined && top.zustand === 'offen', entfallen),
        ...anVorgemerkte(context, entfallen),
      ]
    }
    case 'SITZUNG_AENDERN':
      return [
        ...(sitzungStand(vorher).context.am === context.am
          ? []
          : [...anVorlagen(context, (top) => top.zustand === 'offen', verlegt), ...anVorgemerkte(context, verlegt)]),
        ...(context.ladung === null ? [] : dokumente('einladung')),
      ]
    case 'VORMERKEN':
    case 'TOP_AUFNEHMEN':
      // The date was changed while the paper was on its way here.
      return stored.am === context.am ? [] : [anVorlage(stored.vorlage, stored.station, verlegt)]
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
    case 'DRINGLICH_ERWEITERN': {
      const { station, angenommen, norm } = stored.befund
      const aufgenommen: An = (id) => ({
        type: 'DRINGLICH_AUFGENOMMEN',
        station: id,
        sitzung: ref.id,
        am: context.am,
        rev,
        grund: stored.grund ?? norm,
      })
      return angenommen ? [anVorlage(stored.vorlage, station, aufgenommen)] : []
    }
    case 'SITZUNG_PLANEN':
    case 'TOP_ANLEGEN':
    case 'TOP_STREICHEN':
    case 'TOP_VERSCHIEBEN':
    case 'LADUNG_BEANTWORTEN':
    case 'SITZUNG_EROEFFNEN':
    case 'ANWESENHEIT':
    case 'TOP_ERLEDIGEN':
    case 'VORMERKUNG_STREICHEN':
    case 'TOP_ABSETZEN':
    case 'TOP_AUFRUFEN':
    case 'TOP_ERGEBNIS':
    case 'OEFFENTLICHKEIT_ENTSCHIEDEN':
    case 'LEITUNG_UEBERNEHMEN':
    case 'SITZUNG_UNTERBRECHEN':
    case 'FORTSETZUNG_VERWEIGERT':
    case 'AUSZUG_LIEGT_VOR':
      return []
  }
}
