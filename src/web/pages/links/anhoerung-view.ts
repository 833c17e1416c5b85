/** The page of a hearing link as plain data: what is asked of which body until when, or what was answered. */
import { ERGEBNISSE_DER_ROLLE } from '../../../../workflows/begriffe.ts'
import { daysBetween } from '../../../../workflows/recht/kalender.ts'
import type { Profil } from '../../../../workflows/profile/profil.ts'
import { bezeichnung, stationById } from '../../../../workflows/vorlage/stand.ts'
import { artName, gremiumName, wort } from '../../../../workflows/woerter.ts'
import { ANHOERUNGSSTAND_IN_WORTEN, type Anhoerungsstand } from '../../../engine/anhoerungslink.ts'
import { printDate, printMeeting } from '../vorlagen/dates.ts'
import type { Eingabe } from './antwort.ts'
import { isZeigbar, vorlagentext, type Textquelle } from './vorlagentext.ts'

export interface AnhoerungSource extends Textquelle {
  anhoerungsstand: Anhoerungsstand
  station: string
  /** ISO date of the command day in Europe/Berlin. */
  heute: string
  vorlageHref: string
  /** Where the paper lies and who acts next. */
  lage: string
}

const ANTWORTEN = ERGEBNISSE_DER_ROLLE.anhoerung

/** "Eingegangen am Do, 12.03.2026, 10:15 Uhr, Ortschaftsrat: Zugestimmt. Angegeben: …" */
function antwortSatz({ profil, stand, station: id }: AnhoerungSource): string {
  const { gremium = '', ergebnis = null, anhoerung = null } = stationById(stand, id)?.context ?? {}
  if (ergebnis === null) return ''
  const { angabe = null, am } = anhoerung?.schriftlich ?? {}
  const wer = angabe === null || !isZeigbar(stand) ? '' : ` Angegeben: ${angabe.name}, ${angabe.funktion}.`
  const wann = am === undefined ? 'In der Sitzung gesagt' : `Eingegangen am ${printMeeting(am)}`
  return `${wann}, ${gremiumName(profil, gremium)}: ${wort(profil, 'ergebnis', ergebnis.ergebnis)}.${wer}`
}

const WAS_NUN: Partial<Record<Anhoerungsstand, string>> = {
  in_sitzung: 'Das Gremium äußert sich in dieser Sitzung; eine schriftliche Antwort ist nicht mehr nötig.',
  in_neufassung: 'Zur Neufassung erhalten Sie eine neue E-Mail.',
  neuere_anfrage: 'Bitte benutzen Sie den Link in der neuesten E-Mail.',
}

function geschehen(source: AnhoerungSource): object | null {
  const { anhoerungsstand: was, stand, station: id, profil } = source
  if (was === 'offen') return null
  const { anhoerung = null } = stationById(stand, id)?.context ?? {}
  const { text = null, schreiben = null } = anhoerung?.schriftlich ?? {}
  const zeigbar = isZeigbar(stand)
  const dienst = profil.stellen.find(({ id: stelle }) => stelle === profil.sitzungsdienst)
  const saetze = [
    ...(was === 'geantwortet' && schreiben !== null && zeigbar ? [`Dazu liegt vor: ${schreiben}.`] : []),
    ...(was === 'frist_abgelaufen' && anhoerung !== null
      ? [
          `Letzter Tag war der ${printDate(anhoerung.bis)}. Wenn Sie sich noch äußern wollen, wenden Sie sich bitte an: ${dienst?.name ?? ''}, ${dienst?.email ?? ''}. Dort wird Ihre Äußerung als verspätet erfasst.`,
        ]
      : []),
    ...(WAS_NUN[was] === undefined ? [] : [WAS_NUN[was]]),
    source.lage,
  ]
  return {
    titel: ANHOERUNGSSTAND_IN_WORTEN[was],
    antwort: was === 'geantwortet' ? antwortSatz(source) : '',
    zitat: was === 'geantwortet' && zeigbar ? (text ?? '') : '',
    saetze,
  }
}

const form = (eingabe: Eingabe | null, profil: Profil, gremium: string): object => ({
  frage: `Antwort für: ${gremium}`,
  optionen: ANTWORTEN.map((wert) => ({ wert, text: wort(profil, 'antwort', wert), checked: eingabe?.typed['ergebnis'] === wert })),
  fehlerErgebnis: eingabe?.felder['ergebnis'] ?? '',
  text: eingabe?.typed['text'] ?? '',
  fehlerText: eingabe?.felder['text'] ?? '',
  schreiben: eingabe?.typed['schreiben'] ?? '',
  fehlerSchreiben: eingabe?.felder['schreiben'] ?? '',
  name: eingabe?.typed['name'] ?? '',
  fehlerName: eingabe?.felder['name'] ?? '',
  funktion: eingabe?.typed['funktion'] ?? '',
  fehlerFunktion: eingabe?.felder['funktion'] ?? '',
})

/** What was typed and could not be entered any more, so that nobody has to write it again. */
function konflikt(eingabe: Eingabe, profil: Profil): object {
  const ergebnis = ANTWORTEN.find((candidate) => candidate === eingabe.typed['ergebnis'])
  const zeilen = [
    { name: 'Antwort', hier: ergebnis === undefined ? '' : wort(profil, 'antwort', ergebnis) },
    { name: 'Stellungnahme', hier: eingabe.typed['text'] ?? '' },
    { name: 'Schreiben oder Anlage', hier: eingabe.typed['schreiben'] ?? '' },
    { name: 'Name', hier: eingabe.typed['name'] ?? '' },
    { name: 'Funktion', hier: eingabe.typed['funktion'] ?? '' },
  ]
  return {
    satz: 'Ihre Eingabe wurde nicht eingetragen. Was inzwischen geschehen ist, steht darunter.',
    eingaben: zeilen.filter(({ hier }) => hier !== ''),
  }
}

const tage = (anzahl: number): string =>
  anzahl === 0 ? 'Heute ist der letzte Tag.' : `Noch ${String(anzahl)} ${anzahl === 1 ? 'Tag' : 'Tage'}.`

export function anhoerungView(source: AnhoerungSource, eingabe: Eingabe | null = null): { titel: string; view: object } {
  const { profil, stand, anhoerungsstand: was, station: id, action, heute } = source
  const { gremium = '', anhoerung = null } = stationById(stand, id)?.context ?? {}
  const nummer = bezeichnung(stand.context)
  const zeigbar = isZeigbar(stand)
  const betreff = zeigbar && source.inhalt !== null ? source.inhalt.betreff : `Nichtöffentliche Vorlage ${nummer}`
  const offen = was === 'offen' && anhoerung !== null
  const name = gremiumName(profil, gremium)
  return {
    titel: offen ? `Anhörung: ${betreff}` : betreff,
    view: {
      vorzeile: `${artName(profil, stand.context.art)} · ${nummer} · Fassung ${String(stand.context.fassung.nr)}`,
      betreff,
      action,
      offen,
      geschehen: geschehen(source),
      konflikt: !offen && eingabe !== null ? konflikt(eingabe, profil) : null,
      bitte: offen
        ? {
            satz: `Zu dieser Vorlage wird angehört: ${name}. Bitte äußern Sie sich bis ${printDate(anhoerung.bis)}.`,
            angaben: `${tage(daysBetween(heute, anhoerung.bis))} Kommt keine Antwort, geht die Vorlage danach ohne Stellungnahme weiter.`,
          }
        : null,
      verborgen:
        offen && !zeigbar
          ? { satz: 'Diese Vorlage ist nichtöffentlich. Ihren Text sehen Sie nach der Anmeldung.', href: source.vorlageHref }
          : null,
      text: offen && zeigbar ? vorlagentext(source) : null,
      fehler: offen ? (eingabe?.fehler ?? []) : [],
      form: form(eingabe, profil, name),
    },
  }
}
