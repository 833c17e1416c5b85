/** The page of a co-signing link as plain data. Non-public matter stays out: the token never replaces the login. */
import type { Profil } from '../../../../workflows/profile/profil.ts'
import { VOTEN } from '../../../../workflows/begriffe.ts'
import { bezeichnung } from '../../../../workflows/vorlage/stand.ts'
import { artName, stelleName, wort } from '../../../../workflows/woerter.ts'
import { LINKSTAND_IN_WORTEN, type Linkstand } from '../../../engine/links.ts'
import { printDate, printInstant } from '../vorlagen/dates.ts'
import type { Eingabe } from './antwort.ts'
import { isZeigbar, vorlagentext, type Textquelle } from './vorlagentext.ts'

/** What was answered for the office of the link. */
export interface Antwort {
  /** ISO instant. */
  am: string
  votum: string
  hinweis: string | null
  angabe: { name: string; funktion: string } | null
  /** Given by this very link. */
  eigene: boolean
}

export interface MitzeichnungSource extends Textquelle {
  linkstand: Linkstand
  stelle: string
  /** ISO date of the command day in Europe/Berlin. */
  heute: string
  vorlageHref: string
  /** Where the paper lies and who acts next. */
  lage: string
  antwort: Antwort | null
}

/** "Kämmerei, 02.03.2026, 08:00 Uhr: Gezeichnet. Angegeben: Leitung, Kämmerei." */
function antwortSatz({ profil, stand, stelle, linkstand }: MitzeichnungSource, { am, votum, angabe }: Antwort): string {
  const wer = angabe === null || !isZeigbar(stand) ? '' : ` Angegeben: ${angabe.name}, ${angabe.funktion}.`
  const wozu = linkstand === 'neue_fassung' ? ' Diese Antwort galt der früheren Fassung.' : ''
  return `${stelleName(profil, stelle)}, ${printInstant(am)}: ${wort(profil, 'votum', votum)}.${wer}${wozu}`
}

function geschehen(source: MitzeichnungSource): object | null {
  const { linkstand, stand, antwort, stelle } = source
  if (linkstand === 'offen') return null
  const part = stand.mitzeichnungen.find((candidate) => candidate.context.stelle === stelle)
  const saetze: string[] = []
  if (linkstand === 'neue_fassung' && part !== undefined) {
    const offen = part.zustand === 'offen' || part.zustand === 'frist_abgelaufen'
    saetze.push(
      stand.zustand === 'mitzeichnung' && offen
        ? `Ihre Stelle ist zur neuen Fassung noch einmal gefragt, bis ${printDate(part.context.frist)}. Bitte benutzen Sie den Link in der neuesten E-Mail.`
        : 'Dieser Link galt der früheren Fassung; dazu ist nichts mehr zu tun.',
    )
  }
  if (linkstand === 'nicht_mehr_gefragt') saetze.push('Für die jetzige Fassung wird keine Antwort Ihrer Stelle gebraucht.')
  if (linkstand === 'weitergegangen') saetze.push('Zu dieser Anfrage hat Ihre Stelle nicht geantwortet; sie wird nicht mehr gebraucht.')
  saetze.push(source.lage)
  return {
    titel: LINKSTAND_IN_WORTEN[linkstand],
    antwort: antwort === null ? '' : antwortSatz(source, antwort),
    zitat: antwort?.hinweis != null && isZeigbar(stand) ? antwort.hinweis : '',
    saetze,
  }
}

const form = (eingabe: Eingabe | null, profil: Profil): object => ({
  optionen: VOTEN.map((votum) => ({ wert: votum, text: wort(profil, 'votum', votum), checked: eingabe?.typed['votum'] === votum })),
  fehlerVotum: eingabe?.felder['votum'] ?? '',
  hinweis: eingabe?.typed['hinweis'] ?? '',
  fehlerHinweis: eingabe?.felder['hinweis'] ?? '',
  name: eingabe?.typed['name'] ?? '',
  fehlerName: eingabe?.felder['name'] ?? '',
  funktion: eingabe?.typed['funktion'] ?? '',
  fehlerFunktion: eingabe?.felder['funktion'] ?? '',
})

/** What was typed and could not be entered any more, so that nobody has to write it again. */
function konflikt(eingabe: Eingabe, profil: Profil): object {
  const votum = VOTEN.find((candidate) => candidate === eingabe.typed['votum'])
  const zeilen = [
    { name: 'Antwort', hier: votum === undefined ? '' : wort(profil, 'votum', votum) },
    { name: 'Hinweis', hier: eingabe.typed['hinweis'] ?? '' },
    { name: 'Name', hier: eingabe.typed['name'] ?? '' },
    { name: 'Funktion', hier: eingabe.typed['funktion'] ?? '' },
  ]
  return {
    satz: 'Ihre Eingabe wurde nicht eingetragen. Was inzwischen geschehen ist, steht darunter.',
    eingaben: zeilen.filter(({ hier }) => hier !== ''),
  }
}

export function mitzeichnungView(source: MitzeichnungSource, eingabe: Eingabe | null = null): { titel: string; view: object } {
  const { profil, stand, linkstand, stelle, action } = source
  const part = stand.mitzeichnungen.find((candidate) => candidate.context.stelle === stelle)
  const nummer = bezeichnung(stand.context)
  const zeigbar = isZeigbar(stand)
  const betreff = zeigbar && source.inhalt !== null ? source.inhalt.betreff : `Nichtöffentliche Vorlage ${nummer}`
  const offen = linkstand === 'offen'
  const frist = part === undefined ? '' : printDate(part.context.frist)
  const isVerspaetet = part !== undefined && part.context.frist < source.heute
  return {
    titel: offen ? `Mitzeichnung: ${betreff}` : betreff,
    view: {
      vorzeile: `${artName(profil, stand.context.art)} · ${nummer} · Fassung ${String(stand.context.fassung.nr)}`,
      betreff,
      action,
      offen,
      geschehen: geschehen(source),
      konflikt: !offen && eingabe !== null ? konflikt(eingabe, profil) : null,
      bitte: offen
        ? {
            satz: `Bitte zeichnen Sie für die Stelle „${stelleName(profil, stelle)}“ bis ${frist} mit.`,
            angaben: isVerspaetet
              ? 'Die Frist ist abgelaufen; eine Antwort ist weiterhin möglich.'
              : 'Schweigen gilt nicht als Zustimmung.',
            federfuehrung: `Federführung: ${stelleName(profil, stand.context.federfuehrung)}. Nach allen Antworten schließt sie die Mitzeichnung ab.`,
          }
        : null,
      verborgen:
        offen && !zeigbar
          ? { satz: 'Diese Vorlage ist nichtöffentlich. Ihren Text sehen Sie nach der Anmeldung.', href: source.vorlageHref }
          : null,
      text: offen && zeigbar ? vorlagentext(source) : null,
      fehler: offen ? (eingabe?.fehler ?? []) : [],
      form: form(eingabe, profil),
    },
  }
}
