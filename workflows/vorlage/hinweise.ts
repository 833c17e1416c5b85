/** What the next chair sees on an item before deliberation begins. */
import type { Profil } from '../profile/profil.ts'
import { wort } from '../woerter.ts'
import type { VorlageStand } from './stand.ts'

/** German lines for one station, in the order in which they matter. */
export function hinweise(stand: VorlageStand, stationId: string, profil: Profil): string[] {
  const position = stand.stationen.findIndex((station) => station.context.id === stationId)
  const station = stand.stationen[position]
  if (station === undefined) return []
  const { aufVerlangen, ohneVorberatung, zweiteLadung } = station.context
  const norm = profil.land === 'SH' ? ', § 34 Abs. 4 GO SH' : ''
  return [
    ...(aufVerlangen === null ? [] : [`ohne Vorberatung, auf Verlangen: ${wort(profil, 'verlangen', aufVerlangen.von)}${norm}`]),
    ...(ohneVorberatung === null ? [] : ['ohne Vorberatung']),
    ...(zweiteLadung ? ['Erneut aufgerufen, nachdem das Gremium beschlussunfähig war.'] : []),
    ...stand.context.pruefungen
      .filter((pruefung) => stand.stationen.slice(0, position + 1).some(({ context }) => context.id === pruefung.station))
      .map(({ grund }) => `Rechtliche Prüfung offen: ${wort(profil, 'pruefung', grund)}.`),
    ...(stand.stationen.slice(0, position).some((other) => other.zustand === 'ergebnis_vorlaeufig')
      ? ['Das Ergebnis einer früheren Beratung ist noch nicht bestätigt.']
      : []),
    ...stand.context.aenderungen
      .filter(({ nachtraeglich }) => nachtraeglich)
      .map(
        ({ nummer }) =>
          `Das Ergebnis des Änderungsantrags ${nummer ?? ''} wurde nach der Abstimmung über die Vorlage geändert. Bitte prüfen Sie den Beschluss.`,
      ),
  ]
}
