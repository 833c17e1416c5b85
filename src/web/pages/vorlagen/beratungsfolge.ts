/** The Beratungsfolge as people read it: each attempt an entry of its own, results in words, votes as counted. */
import type { Parts } from '../../../../workflows/aggregate.ts'
import { NICHT_ANGENOMMEN } from '../../../../workflows/begriffe.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import type { Abstimmung } from '../../../../workflows/recht/abstimmung.ts'
import { sitzungStand, topNummern, topOf } from '../../../../workflows/sitzung/stand.ts'
import type { SchriftlicheStellungnahme } from '../../../../workflows/station/anhoerung.ts'
import type { StationContext } from '../../../../workflows/station/context.ts'
import { nebenan } from '../../../../workflows/vorlage/reihenfolge.ts'
import { aktuelleStation, isPolitisch, type Teil, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, stimmzahlen, wort } from '../../../../workflows/woerter.ts'
import { printDate, printMeeting } from './dates.ts'

interface Badge {
  art: 'info' | 'success' | 'warning' | 'danger' | 'neutral'
  text: string
}

interface Eintrag {
  gremium: string
  stand: 'erledigt' | 'aktuell' | 'offen' | 'vertagt' | 'abgelehnt' | 'entfallen'
  angaben: string
  href?: string
  badge: Badge
  stimmen?: string[]
  hinweis?: string
}

/** Sessions that stations name, by id. */
export type Sitzungen = ReadonlyMap<string, Parts>

export function stimmen(profil: Profil, abstimmung: Abstimmung | undefined): string[] {
  if (abstimmung === undefined) return []
  if (abstimmung.ohneZahlen !== undefined) return [wort(profil, 'stimmen', abstimmung.ohneZahlen)]
  return [...stimmzahlen(abstimmung), ...(abstimmung.modus === 'umlauf' ? ['im Umlauf'] : [])]
}

const AUSGANG_STAND: Record<string, Eintrag['stand']> = {
  vertagt: 'vertagt',
  verwiesen: 'vertagt',
  zurueckverwiesen: 'vertagt',
  sitzung_entfallen: 'entfallen',
  abgesetzt: 'entfallen',
}

function angaben(profil: Profil, context: StationContext, am: string | null, top: string | undefined): string {
  const teile = [
    am === null ? null : `${printMeeting(am)}${top === undefined ? '' : `, TOP ${top}`}`,
    wort(profil, 'rolle', context.rolle),
    context.gremium === 'hvb' ? null : context.oeffentlich ? 'öffentlich' : 'nichtöffentlich',
  ]
  return teile.filter((teil) => teil !== null).join(' · ')
}

function badge(profil: Profil, { zustand, context }: Teil<StationContext>): Badge {
  const { ergebnis } = context
  if (ergebnis !== null) {
    const text = wort(profil, 'ergebnis', ergebnis.ergebnis)
    if (zustand === 'ergebnis_vorlaeufig') return { art: 'info', text: `${text}, noch nicht bestätigt` }
    return { art: NICHT_ANGENOMMEN.has(ergebnis.ergebnis) ? 'danger' : 'success', text }
  }
  const text = wort(profil, 'station', zustand)
  if (zustand === 'hvb_genehmigt') return { art: 'success', text }
  return { art: ['geplant', 'uebersprungen', 'fristablauf'].includes(zustand) ? 'neutral' : 'info', text }
}

function stationStand({ zustand, context }: Teil<StationContext>, isAktuell: boolean): Eintrag['stand'] {
  if (zustand === 'uebersprungen' || zustand === 'fristablauf') return 'entfallen'
  if (isAktuell) return 'aktuell'
  if (zustand === 'hvb_genehmigt') return 'erledigt'
  if (context.ergebnis === null || zustand === 'ergebnis_vorlaeufig') return 'offen'
  return NICHT_ANGENOMMEN.has(context.ergebnis.ergebnis) ? 'abgelehnt' : 'erledigt'
}

const EINGEFUEGT = {
  sitzungsdienst: 'Nachträglich eingefügt',
  verweisung: 'Durch Verweisung hinzugekommen',
  vertretung: 'Vom Ausschuss zurückgeholt',
} as const

/** How the station came into a Beratungsfolge that was under way. */
function eingefuegt({ eingefuegt: wie }: StationContext): string | null {
  if (wie === null) return null
  const grund = wie.grund === null || wie.grund === '' ? '' : `: ${wie.grund}`
  return `${EINGEFUEGT[wie.durch]}${grund}`
}

/** "Schriftlich am 12.03.2026 (Schreiben vom 10.03.2026): Bitte mehr Bäume." */
function geschrieben({ am, text, schreiben }: SchriftlicheStellungnahme): string {
  const worin = schreiben === null ? '' : ` (${schreiben})`
  return `Schriftlich am ${printDate(am)}${worin}${text === null ? '.' : `: ${text}`}`
}

function gehoert(profil: Profil, { anhoerung, ergebnis }: StationContext): string | null {
  if (anhoerung === null) return null
  const { bis, nachgereicht, schriftlich } = anhoerung
  if (ergebnis !== null) return schriftlich === null ? null : geschrieben(schriftlich)
  return nachgereicht === null
    ? `Anhörung bis ${printDate(bis)}`
    : `Verspätet am ${printDate(nachgereicht.am)}: ${wort(profil, 'ergebnis', nachgereicht.ergebnis)}. ${nachgereicht.text ?? ''}`
}

const wartet = ({ verweisung }: StationContext): string | null =>
  verweisung === null || verweisung.wiedervorlage === null ? null : `Wiedervorlage am ${printDate(verweisung.wiedervorlage)}`

/** Which bodies deliberate at the same time, so that their order means nothing. */
function gleichzeitig(profil: Profil, stand: VorlageStand, station: Teil<StationContext>): string | null {
  const andere = nebenan(stand, station).map(({ context }) => gremiumName(profil, context.gremium))
  return andere.length === 0 ? null : `Berät gleichzeitig mit: ${andere.join(', ')}.`
}

function hinweis(profil: Profil, stand: VorlageStand, station: Teil<StationContext>): string | undefined {
  const { context } = station
  const saetze = [
    gleichzeitig(profil, stand, station),
    context.versuch > 1 ? 'Erneute Beratung' : null,
    context.zweiteLadung ? 'Das Gremium war beschlussunfähig; die nächste Einladung weist darauf hin.' : null,
    context.erneut ? 'Erneuter Beschluss nach einem Widerspruch' : null,
    context.uebernommen ? 'Aus dem früheren System übernommen' : null,
    context.aufVerlangen === null
      ? null
      : `Auf Verlangen: ${wort(profil, 'verlangen', context.aufVerlangen.von)}. ${context.aufVerlangen.grund}`,
    context.ohneVorberatung === null ? null : `Ohne Vorberatung: ${context.ohneVorberatung}`,
    context.uebersprungen,
    eingefuegt(context),
    context.vertagung?.bis == null ? null : `Vertagt bis ${printDate(context.vertagung.bis)}`,
    wartet(context),
    gehoert(profil, context),
  ].filter((satz) => satz !== null && satz !== '')
  return saetze.length === 0 ? undefined : saetze.join(' ')
}

export function beratungsfolge(profil: Profil, stand: VorlageStand, sitzungen: Sitzungen, vorlage: string): Eintrag[] {
  // Before the release the paper lies in the administration, at none of the bodies.
  const naechste = aktuelleStation(stand)
  const aktuell = isPolitisch(stand) || (stand.zustand === 'hvb_freigabe' && naechste?.zustand === 'hvb_offen') ? naechste : undefined
  const top = (sitzung: string | null, station: string): string | undefined => {
    const parts = sitzung === null ? undefined : sitzungen.get(sitzung)
    if (parts === undefined) return undefined
    const { context } = sitzungStand(parts)
    const found = topOf(context, vorlage, station)
    return found === undefined ? undefined : topNummern(context.tops).get(found.id)
  }
  return stand.stationen.flatMap((station): Eintrag[] => {
    const { context } = station
    const gremium = gremiumName(profil, context.gremium)
    const frueher = context.versuche.map((versuch): Eintrag => {
      const beendet = versuch.ergebnis === undefined ? (AUSGANG_STAND[versuch.ausgang] ?? 'entfallen') : 'erledigt'
      const gezaehltDamals = stimmen(profil, versuch.ergebnis?.abstimmung)
      return {
        gremium,
        stand: beendet,
        angaben: angaben(profil, context, versuch.sitzungAm, top(versuch.sitzung, context.id)),
        ...(versuch.sitzung !== null && { href: `/sitzungen/${versuch.sitzung}` }),
        badge: { art: beendet === 'vertagt' ? 'warning' : 'neutral', text: wort(profil, 'ergebnis', versuch.ausgang) },
        ...(gezaehltDamals.length > 0 && { stimmen: gezaehltDamals }),
        ...(versuch.grund !== null && versuch.grund !== '' && { hinweis: versuch.grund }),
      }
    })
    const satz = hinweis(profil, stand, station)
    const gezaehlt = stimmen(profil, context.ergebnis?.abstimmung)
    return [
      ...frueher,
      {
        gremium,
        stand: stationStand(station, station === aktuell),
        angaben: angaben(profil, context, context.sitzungAm, top(context.sitzung, context.id)),
        ...(context.sitzung !== null && { href: `/sitzungen/${context.sitzung}` }),
        badge: badge(profil, station),
        ...(gezaehlt.length > 0 && { stimmen: gezaehlt }),
        ...(satz !== undefined && { hinweis: satz }),
      },
    ]
  })
}
