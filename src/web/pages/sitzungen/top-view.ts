/** One item in the cockpit: publicity, hints, exactly the text that is voted on, and above the buttons nothing else. */
import { hinweise } from '../../../../workflows/vorlage/hinweise.ts'
import { istMitteilung } from '../../../../workflows/profile/profil.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import type { StationContext } from '../../../../workflows/station/context.ts'
import { wortlautSchema } from '../../../../workflows/vorlage/inhalt.ts'
import { stationById, type Teil } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, punktergebnisse, wort } from '../../../../workflows/woerter.ts'
import { stimmen } from '../vorlagen/beratungsfolge.ts'
import { printDate } from '../vorlagen/dates.ts'
import type { Punkt } from './tagesordnung.ts'
import type { TopVorlage } from './top-vorlagen.ts'

/** What earlier bodies said, oldest first: "Ausschuss …, 04.03.2026: Empfohlen, 8 Ja, 1 Nein, 1 Enthaltung". */
function frueher(profil: Profil, { stand }: TopVorlage, station: string): string[] {
  const position = stand.stationen.findIndex(({ context }) => context.id === station)
  return stand.stationen.slice(0, Math.max(0, position)).map(({ zustand, context }) => {
    const wo = `${gremiumName(profil, context.gremium)}${context.sitzungAm === null ? '' : `, ${printDate(context.sitzungAm)}`}`
    if (context.ergebnis === null) return `${wo}: ${wort(profil, 'station', zustand)}`
    const was = [wort(profil, 'ergebnis', context.ergebnis.ergebnis), ...stimmen(profil, context.ergebnis.abstimmung)].join(', ')
    return `${wo}: ${was}${zustand === 'ergebnis_vorlaeufig' ? ' (noch nicht bestätigt)' : ''}`
  })
}

/** Attempts of this body that ended without a result. */
const versuche = (profil: Profil, { context }: Teil<StationContext>): string[] =>
  context.versuche.map(
    ({ sitzungAm, ausgang, grund }) =>
      `Dieses Gremium${sitzungAm === null ? '' : `, ${printDate(sitzungAm)}`}: ${wort(profil, 'ergebnis', ausgang)}${grund === null || grund === '' ? '' : `. ${grund}`}`,
  )

export function gegenstand(profil: Profil, { top, vorlage, titel, angaben, href, nr }: Punkt): object {
  const station = vorlage === undefined ? undefined : stationById(vorlage.stand, top.vorlage?.station)
  const kopf = vorlage?.stand.context.kopf
  const mehrheit = station?.context.rolle === 'entscheidung' && kopf !== undefined && kopf.mehrheit !== 'einfach' ? kopf.mehrheit : null
  const vermerk = vorlage?.stand.context.vermerk ?? null
  return {
    id: top.id,
    nr,
    titel,
    angaben: ['TOP ' + nr, angaben].filter((teil) => teil !== '').join(' · '),
    href,
    publizitaet: top.oeffentlich
      ? { art: 'success', text: 'Öffentlich', icon: 'visibility' }
      : { art: 'warning', text: 'Nichtöffentlich', icon: 'visibility-off' },
    hinweise: [
      ...(vorlage === undefined || top.vorlage === null ? [] : hinweise(vorlage.stand, top.vorlage.station, profil).map(satzanfang)),
      ...(mehrheit === null ? [] : [`Nötig ist: ${wort(profil, 'mehrheit', mehrheit)}.`]),
      ...(kopf?.dringlich === true ? ['Dringlich.'] : []),
      ...(vermerk === null ? [] : [`Der letzte Schritt wurde zurückgenommen. ${vermerk.grund}`]),
    ],
    frueher:
      vorlage === undefined || station === undefined ? [] : [...frueher(profil, vorlage, station.context.id), ...versuche(profil, station)],
    mitteilung: vorlage !== undefined && istMitteilung(profil, vorlage.stand.context.art),
    beschlussTitel:
      vorlage === undefined ? '' : (profil.arten[vorlage.stand.context.art]?.beschlussvorschlag.titel ?? 'Beschlussvorschlag'),
    einleitung: vorlage?.inhalt.einleitung ?? '',
    punkte: (vorlage?.inhalt.beschlusspunkte ?? []).map(({ text }, index) => ({ nr: index + 1, text })),
  }
}

const satzanfang = (satz: string): string => satz.charAt(0).toUpperCase() + satz.slice(1)

/** What was recorded, with the line that shows how it was reckoned and the norm behind it. */
export function ergebnisView(
  profil: Profil,
  { zustand, context }: Teil<StationContext>,
  inhalte: ReadonlyMap<string, unknown>,
): object | null {
  const { ergebnis } = context
  if (ergebnis === null) return null
  const gefunden = ergebnis.wortlaut === undefined ? undefined : wortlautSchema.safeParse(inhalte.get(ergebnis.wortlaut))
  return {
    text: wort(profil, 'ergebnis', ergebnis.ergebnis),
    stimmen: stimmen(profil, ergebnis.abstimmung).join(', '),
    rechnung: ergebnis.befund.rechnung,
    norm: ergebnis.abstimmung === undefined && ergebnis.punkte === undefined ? '' : ergebnis.befund.norm,
    anwesend: `${String(ergebnis.befund.anwesend)} von ${String(ergebnis.befund.gesetzlicheZahl)} anwesend`,
    bestaetigt: zustand !== 'ergebnis_vorlaeufig',
    badge:
      zustand === 'ergebnis_vorlaeufig'
        ? { art: 'info', text: wort(profil, 'station', 'ergebnis_vorlaeufig') }
        : { art: 'success', text: wort(profil, 'station', 'ergebnis_bestaetigt') },
    punkte: punktergebnisse(profil, ergebnis.punkte),
    wortlaut: gefunden?.success === true ? gefunden.data : [],
  }
}
