/** BERICHTIGEN and BERICHTIGUNG_ABLEHNEN: a confirmed result is wrong on record. Two persons put it right; what follows is looked at again. */
import type { Stationsergebnis } from '../../station/ergebnis.ts'
import type { Rule, Rules } from '../../rule.ts'
import { klasse } from '../berichtigung.ts'
import type { VorlageEvent } from '../events.ts'
import { isPolitisch, type VorlageStand } from '../stand.ts'
import { stationGibtEs, stationImZustand, stationOf, type Lage, type LageWith } from './common.ts'
import { angabenZumErneuten } from './erneut-berichtigen.ts'
import { angabenZumErgebnis, ergebnisbefund } from './ergebnis.ts'

type Berichtigen = VorlageEvent<'BERICHTIGEN'>
type MitStation = LageWith<{ station: string }>

/** There is a confirmed result. */
const ergebnisBestaetigt: Rule<Lage> = ({ stand }) =>
  stand.stationen.some(({ zustand }) => zustand === 'ergebnis_bestaetigt' || zustand === 'abgeschlossen')
    ? null
    : { code: 'KEIN_ERGEBNIS', satz: 'Berichtigt wird ein bestätigtes Ergebnis; diese Vorlage hat noch keines.' }

/** What is asked of a first decision only, or of a renewed one only. */
const beimErneuten =
  (erneut: boolean) =>
  (rule: Rule<LageWith<Berichtigen>>): Rule<LageWith<Berichtigen>> =>
  (lage) =>
    stationOf(lage).context.erneut === erneut ? rule(lage) : null

/** One correction at a time. */
const keineOffeneBerichtigung: Rule<MitStation> = (lage) =>
  stationOf(lage).context.berichtigung === null
    ? null
    : {
        code: 'BERICHTIGUNG_OFFEN',
        satz: 'Zu diesem Ergebnis liegt schon eine Berichtigung vor. Bitte lassen Sie sie zuerst bestätigen oder ablehnen.',
        abhilfe: { ereignis: 'ERGEBNIS_BESTAETIGEN' },
      }

type Stimmen = Stationsergebnis['abstimmung']

const gleicheStimmen = (a: Stimmen, b: Stimmen): boolean =>
  (Object.keys({ ...a, ...b }) as (keyof NonNullable<Stimmen>)[]).every((feld) => a?.[feld] === b?.[feld])

const gleichePunkte = (a: Stationsergebnis['punkte'] = [], b: Berichtigen['punkte'] = []): boolean =>
  a.length === b.length &&
  a.every((alt) =>
    b.some(({ nr, ergebnis, abstimmung }) => nr === alt.nr && ergebnis === alt.ergebnis && gleicheStimmen(alt.abstimmung, abstimmung)),
  )

/** A correction changes something; a wording that is given counts as changed. */
const aendertEtwas: Rule<LageWith<Berichtigen>> = (lage) => {
  const { ergebnis, abstimmung, punkte, wortlaut } = lage.event
  const alt: Stationsergebnis | null = stationOf(lage).context.ergebnis
  const gleiche = alt?.ergebnis === ergebnis && gleicheStimmen(alt.abstimmung, abstimmung) && gleichePunkte(alt.punkte, punkte)
  return gleiche && wortlaut === undefined
    ? { code: 'NICHTS_BERICHTIGT', satz: 'Die Angaben entsprechen dem bisherigen Ergebnis. Bitte tragen Sie ein, was richtig ist.' }
    : null
}

/** The outcome flips only while the decision itself stands: no objection, no renewed decision, no rescission has taken its place. */
const beschlussSteht: Rule<LageWith<Berichtigen>> = (lage) => {
  const { context } = lage.stand
  const station = stationOf(lage).context
  const entscheidend = context.ergebnis?.station === station.id
  if (!entscheidend || (context.widerspruch === null && context.aufhebung === null)) return null
  return station.ergebnis !== null && klasse(lage.event.ergebnis) === klasse(station.ergebnis.ergebnis)
    ? null
    : {
        code: 'BESCHLUSS_ANGEGRIFFEN',
        satz: 'Gegen diesen Beschluss wurde Widerspruch eingelegt, oder er ist aufgehoben. Ob er angenommen oder abgelehnt ist, lässt sich nicht mehr durch eine Berichtigung ändern.',
        abhilfe: { feld: 'ergebnis' },
      }
}

export const berichtigen: Rules<Lage, Berichtigen, ReturnType<typeof ergebnisbefund>> = {
  voraussetzungen: [ergebnisBestaetigt],
  angaben: [
    stationGibtEs,
    stationImZustand(
      ['ergebnis_bestaetigt', 'abgeschlossen'],
      'Berichtigt wird ein bestätigtes Ergebnis; vorher lässt es sich einfach korrigieren.',
    ),
    keineOffeneBerichtigung,
    ...angabenZumErgebnis.map(beimErneuten(false)),
    ...angabenZumErneuten.map(beimErneuten(true)),
    aendertEtwas,
    beschlussSteht,
  ],
  befund: ergebnisbefund,
}

const hatBerichtigung = ({ stationen }: VorlageStand): boolean => stationen.some(({ context }) => context.berichtigung !== null)

/** A paper on its way, or one with a correction that waits for its second person. */
export const wartetAufBestaetigung: Rule<Lage> = ({ stand }) =>
  isPolitisch(stand) || hatBerichtigung(stand)
    ? null
    : { code: 'NICHTS_ZU_BESTAETIGEN', satz: 'Zu dieser Vorlage ist kein Ergebnis und keine Berichtigung zu bestätigen.' }

/** A recorded result, or a correction of a confirmed one. */
export const zuBestaetigen: Rule<MitStation> = (lage) =>
  stationOf(lage).context.berichtigung === null
    ? stationImZustand(['ergebnis_vorlaeufig'], 'Bestätigt wird ein erfasstes Ergebnis oder eine Berichtigung.')(lage)
    : null

/** A step that a correction does not need: the session knows its result. */
export const nurErstmals =
  (rule: Rule<MitStation>): Rule<MitStation> =>
  (lage) =>
    stationOf(lage).context.berichtigung === null ? rule(lage) : null

/** There is a correction to decline. */
const berichtigungLiegtVor: Rule<Lage> = ({ stand }) =>
  hatBerichtigung(stand) ? null : { code: 'KEINE_BERICHTIGUNG', satz: 'Zu dieser Vorlage liegt keine Berichtigung vor.' }

const berichtigungDerStation: Rule<MitStation> = (lage) =>
  stationOf(lage).context.berichtigung === null
    ? { code: 'KEINE_BERICHTIGUNG', satz: 'Zu diesem Ergebnis liegt keine Berichtigung vor.' }
    : null

/** Whoever proposed it may take it back; everybody else who may confirm it may decline it. */
export const berichtigungAblehnen: Rules<Lage, VorlageEvent<'BERICHTIGUNG_ABLEHNEN'>, object> = {
  voraussetzungen: [berichtigungLiegtVor],
  angaben: [stationGibtEs, berichtigungDerStation],
}
