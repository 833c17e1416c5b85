/** The page of a co-signing link as plain data: what is asked of which office until when, or what was answered. */
import { VOTEN } from '../../../../workflows/begriffe.ts'
import { stelleName, wort } from '../../../../workflows/woerter.ts'
import { LINKSTAND_IN_WORTEN, type Linkstand } from '../../../engine/links.ts'
import { printDate, printInstant } from '../vorlagen/dates.ts'
import type { Eingabe } from './antwort.ts'
import { antwortView, getippt, type Antwortquelle } from './antwort-view.ts'
import { isZeigbar } from './vorlagentext.ts'

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

export interface MitzeichnungSource extends Antwortquelle {
  linkstand: Linkstand
  stelle: string
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

export function mitzeichnungView(source: MitzeichnungSource, eingabe: Eingabe | null = null): { titel: string; view: object } {
  const { profil, stand, linkstand, stelle, heute } = source
  const part = stand.mitzeichnungen.find((candidate) => candidate.context.stelle === stelle)
  const frist = part === undefined ? '' : printDate(part.context.frist)
  const isVerspaetet = part !== undefined && part.context.frist < heute
  const gewaehlt = VOTEN.find((votum) => votum === getippt(eingabe, 'votum'))
  return antwortView(source, eingabe, {
    wozu: 'Mitzeichnung',
    bitte:
      linkstand === 'offen'
        ? {
            satz: `Bitte zeichnen Sie für die Stelle „${stelleName(profil, stelle)}“ bis ${frist} mit.`,
            angaben: isVerspaetet
              ? 'Die Frist ist abgelaufen; eine Antwort ist weiterhin möglich.'
              : 'Schweigen gilt nicht als Zustimmung.',
            federfuehrung: `Federführung: ${stelleName(profil, stand.context.federfuehrung)}. Nach allen Antworten schließt sie die Mitzeichnung ab.`,
          }
        : null,
    geschehen: geschehen(source),
    form: { optionen: VOTEN.map((votum) => ({ wert: votum, text: wort(profil, 'votum', votum), checked: gewaehlt === votum })) },
    felder: ['votum', 'hinweis'],
    zeilen: [
      { name: 'Antwort', hier: gewaehlt === undefined ? '' : wort(profil, 'votum', gewaehlt) },
      { name: 'Hinweis', hier: getippt(eingabe, 'hinweis') },
    ],
  })
}
