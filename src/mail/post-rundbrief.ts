/** The digest: what was decided in public since the last one, to everybody with a seat among its readers. Everything comes from public rows. */
import { addDays, printDate } from '../../workflows/recht/kalender.ts'
import { plainText } from '../../workflows/text/blocks.ts'
import { gremiumName, wort } from '../../workflows/woerter.ts'
import type { OeffentlicheVorlage } from '../engine/projections/oeffentlich.ts'
import type { ReadVorlage } from '../engine/reading.ts'
import { gremium } from './empfaenger.ts'
import { posts, type MailDeps, type Post } from './post.ts'
import type { Ergebnisansicht, Ergebnispost } from './views.ts'
import { rahmen, stimmen } from './worte.ts'

const ROWS = 500

function eintrag(row: OeffentlicheVorlage, { profil }: ReadVorlage, baseUrl: string): Ergebnisansicht[] {
  const entschieden = row.stationen.find(({ rolle, ergebnis }) => rolle === 'entscheidung' && ergebnis !== null)
  if (entschieden?.ergebnis == null) return []
  const text = row.wortlaut ?? row.beschlusspunkte.map((punkt, index) => ({ nr: index + 1, text: punkt }))
  return [
    {
      titel: `${row.nummer} – ${row.betreff}`,
      href: `${baseUrl}/oeffentlich/${row.profil}/${row.adresse}`,
      hinweis: '',
      inhalt: {
        ergebnis: `${gremiumName(profil, entschieden.gremium)}: ${wort(profil, 'ergebnis', entschieden.ergebnis)}${entschieden.berichtigtAm === null ? '' : ' (berichtigt)'}`,
        stimmen: stimmen(entschieden.abstimmung ?? undefined),
        geaendert: false,
        wortlaut: text.map((punkt) => ({
          nr: `${punkt.nr}.`,
          geaendert: false,
          text: punkt.text,
          zeilen: plainText(punkt.text).split('\n'),
        })),
        auftraege: [],
        naechstes: '',
      },
    },
  ]
}

/** @param am local date of the digest */
export async function rundbriefpost(deps: MailDeps, read: ReadVorlage, am: string): Promise<Post[]> {
  const { profil } = read
  if (profil.rundbrief === undefined) return []
  const seit = addDays(am, -profil.rundbrief.tage)
  const rows = await deps.readers.oeffentlicheVorlagen(profil.id, ROWS)
  // The day the result was issued counts, not that of the meeting: what was confirmed late is not lost between two digests.
  const neu = rows.filter(({ dokumente }) =>
    dokumente.some((dokument) => dokument.art === 'beschlussauszug' && dokument.am >= seit && dokument.am < am),
  )
  const ergebnisse = neu.flatMap((row) => eintrag(row, read, deps.baseUrl))
  if (ergebnisse.length === 0) return []
  const empfaenger = await gremium(deps, profil, profil.rundbrief.gremium, am, ['mitglied'])
  const ansicht: Ergebnispost = {
    rahmen: rahmen(profil),
    betreffzeile: `Neuigkeiten vom ${printDate(am)}: ${ergebnisse.length === 1 ? 'ein Beschluss' : `${ergebnisse.length} Beschlüsse`}`,
    ueberschrift: `Neuigkeiten vom ${printDate(am)}`,
    handlung: 'Sie müssen nichts tun. Seit den letzten Neuigkeiten wurde beschlossen:',
    grund: 'Sie erhalten diese E-Mail, weil Sie die Neuigkeiten bestellt haben. Zum Abbestellen genügt eine Antwort.',
    weiter: `Die nächsten Neuigkeiten kommen frühestens am ${printDate(addDays(am, profil.rundbrief.tage))}.`,
    knopf: { text: 'Alle Beschlüsse lesen', href: `${deps.baseUrl}/oeffentlich/${profil.id}` },
    ergebnisse,
  }
  return posts(empfaenger, () => ({ ansicht, anlagen: [] }))
}
