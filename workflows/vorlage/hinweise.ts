/** What the next chair sees on an item before deliberation begins. */
import { istKommune, type Profil } from '../profile/profil.ts'
import type { StationContext } from '../station/context.ts'
import { printDate } from '../recht/kalender.ts'
import { regelwerk } from '../recht/regelwerk.ts'
import { gremiumName, wort } from '../woerter.ts'
import { fehlendeVerwiesene } from './reihenfolge.ts'
import type { VorlageStand } from './stand.ts'

const befangenheit = ({ anzahl, vorsitz }: NonNullable<StationContext['befangen']>): string =>
  `${anzahl === 1 ? '1 Mitglied ist' : `${anzahl} Mitglieder sind`} wegen Befangenheit ausgeschlossen${vorsitz ? ', auch der Vorsitz: Die Stellvertretung leitet den Punkt' : ''}.`

/** Who was heard and said nothing in time. */
const anhoerungen = (stand: VorlageStand, position: number, profil: Profil): string[] =>
  stand.stationen
    .slice(0, position)
    .filter(({ zustand }) => zustand === 'fristablauf')
    .map(({ context: { gremium, anhoerung } }) => {
      const spaet = anhoerung?.nachgereicht ?? null
      return spaet === null
        ? `Anhörung ohne Stellungnahme, Frist abgelaufen: ${gremiumName(profil, gremium)}`
        : `Anhörung verspätet: ${gremiumName(profil, gremium)}, ${wort(profil, 'ergebnis', spaet.ergebnis)}`
    })

/** Who was heard and wrote. */
const stellungnahmen = (stand: VorlageStand, position: number, profil: Profil): string[] =>
  stand.stationen.slice(0, position).flatMap(({ context: { gremium, anhoerung, ergebnis } }) => {
    const am = anhoerung?.schriftlich?.am
    return am === undefined || ergebnis === null
      ? []
      : [`Anhörung, schriftlich am ${printDate(am)}: ${gremiumName(profil, gremium)}, ${wort(profil, 'ergebnis', ergebnis.ergebnis)}`]
  })

/** Who overtook the earlier bodies, and by which norm of the day of the session. */
function aufVerlangenZeile({ sitzungAm }: StationContext, von: string, profil: Profil): string {
  const norm = sitzungAm === null ? undefined : regelwerk(profil.rechtsbereich, sitzungAm.slice(0, 10)).tagesordnungAufVerlangen?.norm
  return `ohne Vorberatung, auf Verlangen: ${wort(profil, 'verlangen', von)}${norm === undefined ? '' : `, ${norm}`}`
}

/** German lines for one station, in the order in which they matter. */
export function hinweise(stand: VorlageStand, stationId: string, profil: Profil): string[] {
  const position = stand.stationen.findIndex((station) => station.context.id === stationId)
  const station = stand.stationen[position]
  if (station === undefined) return []
  const { aufVerlangen, ohneVorberatung, zweiteLadung, befangen, oeffentlichkeitAusgeschlossen, rolle, gremium } = station.context
  const fehlend = fehlendeVerwiesene(stand, station).map(({ context }) => gremiumName(profil, context.gremium))
  const unbestaetigt = stand.stationen
    .slice(0, position)
    .filter((other) => other.zustand === 'ergebnis_vorlaeufig')
    .map(({ context }) => gremiumName(profil, context.gremium))
  const uebersprungen = stand.stationen
    .slice(0, position)
    .filter((other) => other.zustand === 'uebersprungen')
    .map(({ context }) => `Übersprungen: ${gremiumName(profil, context.gremium)}`)
  const satzung =
    rolle === 'entscheidung' && gremium !== profil.vertretung && stand.context.merkmale.punkte.some(({ art }) => art === 'satzung')
  return [
    ...(aufVerlangen === null
      ? []
      : aufVerlangen.von === 'dringlichkeit'
        ? ['ohne Vorberatung, dringlich auf die Tagesordnung genommen']
        : [aufVerlangenZeile(station.context, aufVerlangen.von, profil)]),
    ...(befangen === null ? [] : [befangenheit(befangen)]),
    ...(oeffentlichkeitAusgeschlossen ? ['Die Öffentlichkeit ist von diesem Punkt ausgeschlossen.'] : []),
    ...(ohneVorberatung === null ? [] : ['ohne Vorberatung']),
    ...(zweiteLadung ? ['Erneut aufgerufen, nachdem das Gremium beschlussunfähig war.'] : []),
    ...stand.context.pruefungen
      .filter((pruefung) => stand.stationen.slice(0, position + 1).some(({ context }) => context.id === pruefung.station))
      .map(({ grund }) => `Rechtliche Prüfung offen: ${wort(profil, 'pruefung', grund)}.`),
    ...(fehlend.length === 0 ? [] : [`Wiedervorlage: Es fehlt noch das Ergebnis von ${fehlend.join(', ')}`]),
    ...uebersprungen,
    ...anhoerungen(stand, position, profil),
    ...stellungnahmen(stand, position, profil),
    ...(unbestaetigt.length === 0 ? [] : [`Das Ergebnis einer früheren Beratung ist noch nicht bestätigt: ${unbestaetigt.join(', ')}`]),
    ...(satzung && istKommune(profil)
      ? [`Satzungen beschließt in der Regel: ${gremiumName(profil, profil.vertretung)}. Bitte prüfen Sie die Zuständigkeit.`]
      : []),
    ...stand.context.aenderungen
      .filter(({ nachtraeglich }) => nachtraeglich)
      .map(
        ({ nummer }) =>
          `Das Ergebnis des Änderungsantrags ${nummer ?? ''} wurde nach der Abstimmung über die Vorlage geändert. Bitte prüfen Sie den Beschluss.`,
      ),
    ...nachreichungen(stand, stationId),
    ...berichtigungen(stand, position, profil),
  ]
}

/** What came after the Ladung to this deliberation. */
const nachreichungen = ({ context }: VorlageStand, station: string): string[] =>
  context.nachreichungen
    .filter(({ stationen }) => stationen.includes(station))
    .map(({ am, anlage, fassung }) =>
      anlage === null ? `Neue Fassung ${fassung} vom ${printDate(am)}.` : `Anlage nachgereicht am ${printDate(am)}.`,
    )

/** Corrections of this result and of those before it, proposed or confirmed. */
const berichtigungen = ({ stationen }: VorlageStand, position: number, profil: Profil): string[] =>
  stationen.slice(0, position + 1).flatMap(({ context }): string[] => {
    const wo = gremiumName(profil, context.gremium)
    if (context.berichtigung !== null) return [`Berichtigung noch nicht bestätigt: ${wo}. Bis dahin gilt das bisherige Ergebnis.`]
    const { am } = context.fruehereErgebnisse.at(-1) ?? { am: null }
    return am === null ? [] : [`Ergebnis berichtigt am ${printDate(am)}: ${wo}.`]
  })
