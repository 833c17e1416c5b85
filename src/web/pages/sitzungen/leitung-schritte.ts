/** Beside the vote: what may happen to the session as a whole and to the item on the screen, for whoever leads it. */
import { leitungDurch, vorsitzLeitet } from '../../../../workflows/sitzung/leitung.ts'
import type { StationContext } from '../../../../workflows/station/context.ts'
import type { Teil } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import { darf, type Gelesen } from './gelesen.ts'
import { sitzungPfad } from './sitzung-view.ts'
import type { Punkt } from './tagesordnung.ts'
import { darfVorlage } from './top-vorlagen.ts'

const alsWer = (deps: PageDeps, sitzung: Gelesen) => darf(deps, sitzung, { type: 'TOP_ERLEDIGEN' }) ?? 'mitglied'

/** Why the deputy does not lead: the chair is there. Empty for everybody else. */
export const vorsitzDa = (deps: PageDeps, sitzung: Gelesen): string =>
  vorsitzLeitet(alsWer(deps, sitzung), sitzung.stand.context)?.satz ?? ''

/** Whether this person leads the item, or records it for whoever does: a chair who is excluded does not, the deputy then does. */
export function leitetPunkt(deps: PageDeps, sitzung: Gelesen, station: Teil<StationContext> | undefined): boolean {
  if (station?.context.befangen?.vorsitz === true) return alsWer(deps, sitzung) !== 'vorsitz'
  return vorsitzDa(deps, sitzung) === ''
}

const IM_GANGE: ReadonlySet<string> = new Set(['laeuft', 'unterbrochen'])

/** What may happen to the session as a whole. */
export function ablauf(deps: PageDeps, sitzung: Gelesen): object[] {
  const schritt = (type: string, pfad: string, art: string): object[] =>
    darf(deps, sitzung, { type }) === null
      ? []
      : [{ text: wort(sitzung.profil, 'schritt', type), href: `${sitzungPfad(sitzung)}/${pfad}`, art }]
  const { zustand, context } = sitzung.stand
  if (!IM_GANGE.has(zustand)) return []
  const uebernehmen =
    context.leitung === leitungDurch(darf(deps, sitzung, { type: 'LEITUNG_UEBERNEHMEN' }) ?? 'mitglied')
      ? []
      : schritt('LEITUNG_UEBERNEHMEN', 'leitung-uebernehmen', 'secondary')
  // A deputy beside the chair is offered nothing else.
  if (vorsitzDa(deps, sitzung) !== '') return uebernehmen
  return [
    ...uebernehmen,
    ...(zustand === 'laeuft'
      ? [
          ...schritt('DRINGLICH_ERWEITERN', 'dringlich-erweitern', 'secondary'),
          ...schritt('SITZUNG_UNTERBRECHEN', 'unterbrechen', 'secondary'),
        ]
      : schritt('SITZUNG_FORTSETZEN', 'fortsetzen', 'primary')),
    ...schritt('SITZUNG_SCHLIESSEN', 'leitung/schliessen', 'secondary'),
  ]
}

/** How an item of the agenda ends without having been dealt with. */
function ohneBeratung(deps: PageDeps, sitzung: Gelesen, { top, vorlage }: Punkt, zustand: string): object[] {
  if (vorlage === undefined || top.vorlage === null || !IM_GANGE.has(sitzung.stand.zustand)) return []
  if (zustand !== 'auf_tagesordnung' && zustand !== 'aufgerufen') return []
  const { station } = top.vorlage
  const schritte = [
    ['NICHT_BEHANDELT', 'nicht-behandelt'] as const,
    ...(sitzung.stand.zustand === 'laeuft' ? [['BESCHLUSSUNFAEHIG', 'beschlussunfaehig'] as const] : []),
  ]
  return schritte.flatMap(([type, pfad]) =>
    darfVorlage(deps, sitzung, vorlage, type, station)
      ? [{ text: `${wort(sitzung.profil, 'schritt', type)} …`, href: `${sitzungPfad(sitzung)}/${pfad}?top=${top.id}` }]
      : [],
  )
}

/** Before the vote: who may not take part, and who may listen. */
function vorDerAbstimmung(deps: PageDeps, sitzung: Gelesen, { top, vorlage }: Punkt, station: Teil<StationContext>): object[] {
  if (vorlage === undefined || top.vorlage === null || sitzung.stand.zustand !== 'laeuft') return []
  if (station.zustand !== 'auf_tagesordnung' && station.zustand !== 'aufgerufen') return []
  const { id, oeffentlichkeitAusgeschlossen } = station.context
  const oeffentlichkeit = !leitetPunkt(deps, sitzung, station)
    ? []
    : oeffentlichkeitAusgeschlossen
      ? [['OEFFENTLICHKEIT_HERSTELLEN', 'oeffentlichkeit-herstellen'] as const]
      : top.oeffentlich
        ? [['OEFFENTLICHKEIT_AUSSCHLIESSEN', 'oeffentlichkeit-ausschliessen'] as const]
        : []
  return [['BEFANGENHEIT_FESTSTELLEN', 'befangenheit'] as const, ...oeffentlichkeit].flatMap(([type, pfad]) =>
    deps.engine.roleOf(vorlage, { type, station: id, stationen: [id] }, sitzung.akteur) === null
      ? []
      : [{ text: `${wort(sitzung.profil, 'schritt', type)} …`, href: `${sitzungPfad(sitzung)}/${pfad}?top=${top.id}` }],
  )
}

/** A chair who was excluded by mistake can still put that right; whoever does not lead is offered nothing. */
export function punktschritte(deps: PageDeps, sitzung: Gelesen, punkt: Punkt, station: Teil<StationContext> | undefined): object[] {
  if (station === undefined) return []
  const leitet = leitetPunkt(deps, sitzung, station)
  return [
    ...(leitet || vorsitzDa(deps, sitzung) === '' ? vorDerAbstimmung(deps, sitzung, punkt, station) : []),
    ...(leitet ? ohneBeratung(deps, sitzung, punkt, station.zustand) : []),
  ]
}
