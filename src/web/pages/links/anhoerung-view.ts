/** The page of a hearing link as plain data: what is asked of which body until when, or what was answered. */
import { ERGEBNISSE_DER_ROLLE } from '../../../../workflows/begriffe.ts'
import { daysBetween } from '../../../../workflows/recht/kalender.ts'
import { stationById } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'
import { ANHOERUNGSSTAND_IN_WORTEN, type Anhoerungsstand } from '../../../engine/anhoerungslink.ts'
import { printDate, printMeeting } from '../vorlagen/dates.ts'
import type { Eingabe } from './antwort.ts'
import { antwortView, getippt, type Antwortquelle } from './antwort-view.ts'
import { isZeigbar } from './vorlagentext.ts'

export interface AnhoerungSource extends Antwortquelle {
  anhoerungsstand: Anhoerungsstand
  station: string
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

const tage = (anzahl: number): string =>
  anzahl === 0 ? 'Heute ist der letzte Tag.' : `Noch ${String(anzahl)} ${anzahl === 1 ? 'Tag' : 'Tage'}.`

export function anhoerungView(source: AnhoerungSource, eingabe: Eingabe | null = null): { titel: string; view: object } {
  const { profil, stand, anhoerungsstand: was, station: id, heute } = source
  const { gremium = '', anhoerung = null } = stationById(stand, id)?.context ?? {}
  const name = gremiumName(profil, gremium)
  const gewaehlt = ANTWORTEN.find((wert) => wert === getippt(eingabe, 'ergebnis'))
  return antwortView(source, eingabe, {
    wozu: 'Anhörung',
    bitte:
      was === 'offen' && anhoerung !== null
        ? {
            satz: `Zu dieser Vorlage wird angehört: ${name}. Bitte äußern Sie sich bis ${printDate(anhoerung.bis)}.`,
            angaben: `${tage(daysBetween(heute, anhoerung.bis))} Kommt keine Antwort, geht die Vorlage danach ohne Stellungnahme weiter.`,
          }
        : null,
    geschehen: geschehen(source),
    form: {
      frage: `Antwort für: ${name}`,
      optionen: ANTWORTEN.map((wert) => ({ wert, text: wort(profil, 'antwort', wert), checked: gewaehlt === wert })),
    },
    felder: ['ergebnis', 'text', 'schreiben'],
    zeilen: [
      { name: 'Antwort', hier: gewaehlt === undefined ? '' : wort(profil, 'antwort', gewaehlt) },
      { name: 'Stellungnahme', hier: getippt(eingabe, 'text') },
      { name: 'Schreiben oder Anlage', hier: getippt(eingabe, 'schreiben') },
    ],
  })
}
