/** The public page of a paper as plain data: a pure function of its public row. */
import { NICHT_ANGENOMMEN, type Art, type Ergebnis } from '../../../../workflows/begriffe.ts'
import type { Profil } from '../../../../workflows/profile/profil.ts'
import type { Block } from '../../../../workflows/text/blocks.ts'
import { ausgabeWorte } from '../../../../workflows/vorlage/ausgaben.ts'
import { artName, gremiumName, wort } from '../../../../workflows/woerter.ts'
import { adresseOf, type OeffentlicheStation, type OeffentlicheVorlage } from '../../../engine/projections/oeffentlich.ts'
import { printBytes, printDate, printMeeting } from '../vorlagen/dates.ts'
import { entscheidung, isVorbei, naechsteStation, standSatz, stimmenWorte } from './stand-satz.ts'

export const pfad = (row: Pick<OeffentlicheVorlage, 'profil' | 'adresse'>): string =>
  `/oeffentlich/${row.profil}/${encodeURIComponent(row.adresse)}`

function badge(profil: Profil, station: OeffentlicheStation): object {
  if (station.ergebnis !== null) {
    const abgelehnt = NICHT_ANGENOMMEN.has(station.ergebnis as Ergebnis)
    return { art: abgelehnt ? 'danger' : 'success', text: wort(profil, 'ergebnis', station.ergebnis) }
  }
  if (station.zustand === 'nichtoeffentlich') return { art: 'neutral', text: 'Nichtöffentlich' }
  return { art: station.zustand === 'in_beratung' ? 'info' : 'neutral', text: wort(profil, 'station', station.zustand) }
}

function marke(station: OeffentlicheStation, aktuell: boolean, heute: string): string {
  if (station.zustand === 'uebersprungen' || station.zustand === 'fristablauf') return 'entfallen'
  if (aktuell) return 'aktuell'
  if (!isVorbei(station, heute)) return 'offen'
  return station.ergebnis !== null && NICHT_ANGENOMMEN.has(station.ergebnis as Ergebnis) ? 'abgelehnt' : 'erledigt'
}

function folge(profil: Profil, row: OeffentlicheVorlage, heute: string): object[] {
  const naechste =
    row.zustand === 'zurueckgezogen' || row.zustand === 'uebernommen' || entscheidung(row) !== undefined
      ? undefined
      : naechsteStation(row, heute)
  return row.stationen.map((station) => ({
    gremium: gremiumName(profil, station.gremium),
    stand: marke(station, station === naechste, heute),
    angaben: [
      station.am === null ? '' : printMeeting(station.am),
      wort(profil, 'rolle', station.rolle),
      station.berichtigtAm === null ? '' : `Ergebnis berichtigt am ${printDate(station.berichtigtAm)}`,
    ]
      .filter(Boolean)
      .join(' · '),
    badge: badge(profil, station),
    stimmen: stimmenWorte(station.abstimmung),
  }))
}

interface Punkt {
  nr: number
  text: Block[]
  geaendert: boolean
}

/** Adopted wording laid over the proposal: points that the body changed are marked. */
function beschlossenerText(row: OeffentlicheVorlage): Punkt[] {
  const wortlaut = new Map((row.wortlaut ?? []).map(({ nr, text }) => [nr, text]))
  const vorschlag = row.beschlusspunkte.map((text, index) => ({
    nr: index + 1,
    text: wortlaut.get(index + 1) ?? text,
    geaendert: wortlaut.has(index + 1),
  }))
  const neu = [...wortlaut].filter(([nr]) => nr > vorschlag.length).map(([nr, text]) => ({ nr, text, geaendert: true }))
  return [...vorschlag, ...neu.toSorted((a, b) => a.nr - b.nr)]
}

const punkte = (liste: readonly Punkt[]): object[] =>
  liste.map(({ nr, text, geaendert }) => ({
    nr,
    text,
    hinweis: geaendert ? 'Geändert gegenüber dem Vorschlag' : '',
  }))

const vorgeschlagen = (row: OeffentlicheVorlage): Punkt[] =>
  row.beschlusspunkte.map((text, index) => ({ nr: index + 1, text, geaendert: false }))

/** What was decided, in the wording that was adopted; null until a result is public. */
function beschluss(profil: Profil, row: OeffentlicheVorlage): object | null {
  const station = entscheidung(row)
  if (station?.ergebnis == null || station.ergebnis === 'zur_kenntnis_genommen') return null
  const angenommen = station.ergebnis === 'beschlossen' || station.ergebnis === 'geaendert_beschlossen'
  const teilweise = station.ergebnis === 'teilweise_beschlossen' && row.wortlaut !== null
  return {
    ergebnis: wort(profil, 'ergebnis', station.ergebnis),
    wer: gremiumName(profil, station.gremium),
    wann: station.am === null ? '' : printMeeting(station.am),
    stimmen: stimmenWorte(station.abstimmung).join(', '),
    punkte: angenommen
      ? punkte(beschlossenerText(row))
      : teilweise
        ? punkte((row.wortlaut ?? []).map((punkt) => ({ ...punkt, geaendert: false })))
        : [],
  }
}

/** An amendment under its paper: what it wants and how far it is. */
const aenderung =
  (profil: Profil, heute: string) =>
  (row: OeffentlicheVorlage): object => ({
    nummer: row.nummer,
    href: pfad(row),
    stand: standSatz(profil, row, heute),
    punkte: punkte(vorgeschlagen(row)),
  })

export function vorlageView(profil: Profil, row: OeffentlicheVorlage, aenderungen: readonly OeffentlicheVorlage[], heute: string): object {
  const regel = profil.arten[row.art as Art]
  const basis = pfad(row)
  const entschieden = beschluss(profil, row)
  // An unchanged decision is its proposal: the text stands once.
  const unveraendert = entscheidung(row)?.ergebnis === 'beschlossen'
  return {
    vorzeile: `${artName(profil, row.art as Art)} ${row.nummer} · Fassung ${String(row.fassung)}`,
    betreff: row.betreff,
    stand: standSatz(profil, row, heute),
    bekanntgabe: row.bekanntgabe === null ? null : { text: row.bekanntgabe.text, am: printDate(row.bekanntgabe.am) },
    beschluss: entschieden,
    vorschlagTitel: regel?.beschlussvorschlag.titel ?? 'Beschlussvorschlag',
    einleitung: row.einleitung ?? '',
    nochOffen: entschieden === null,
    vorschlag: unveraendert ? [] : punkte(vorgeschlagen(row)),
    abschnitte: row.abschnitte
      .map(({ id, text }) => ({ titel: regel?.abschnitte.find((abschnitt) => abschnitt.id === id)?.titel ?? 'Weiterer Abschnitt', text }))
      .filter(({ text }) => text.length > 0),
    stationen: folge(profil, row, heute),
    anlagen: row.anlagen.map(({ id, name, bytes }) => ({
      text: name,
      href: `${basis}/anlagen/${encodeURIComponent(id)}`,
      angabe: printBytes(bytes),
    })),
    dokumente: row.dokumente.map(({ id, art, am, ...ausgabe }) => ({
      text: `${wort(profil, 'dokument', art)} vom ${printDate(am)} (PDF)`,
      href: `${basis}/dokumente/${encodeURIComponent(id)}`,
      angabe: ausgabeWorte(ausgabe),
    })),
    aenderungen: aenderungen.map(aenderung(profil, heute)),
    aendert: row.aendert === null ? null : { nummer: row.aendert, href: pfad({ profil: row.profil, adresse: adresseOf(row.aendert) }) },
    uebersicht: `/oeffentlich/${row.profil}`,
  }
}
