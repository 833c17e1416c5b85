/** The text of a paper as the page of a link shows it. Non-public matter stays out: the token never replaces the login. */
import type { Profil } from '../../../../workflows/profile/profil.ts'
import type { Block } from '../../../../workflows/text/blocks.ts'
import type { Inhalt } from '../../../../workflows/vorlage/inhalt.ts'
import type { VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import { printBytes, printDate, printEuro } from '../vorlagen/dates.ts'

export interface Textquelle {
  profil: Profil
  stand: VorlageStand
  inhalt: Inhalt | null
  /** Path of the page. */
  action: string
  /** With texts in place of references. */
  anlagen: readonly { id: string; name: string; bytes: number; oeffentlich: boolean }[]
}

/** Only what is meant for the public may be read by link; a paper that was taken from the public neither. */
export const isZeigbar = (stand: VorlageStand): boolean => stand.context.kopf.oeffentlich && stand.publikation !== 'depubliziert'

function finanziell(profil: Profil, inhalt: Inhalt): { satz: string; text: Block[] } | null {
  if (inhalt.finanziell === null) return null
  if (inhalt.finanziell === 'keine') return { satz: 'Keine.', text: [] }
  const { betrag, jahr, text } = inhalt.finanziell
  return { satz: `${printEuro(betrag)} (${wort(profil, 'begriff', 'jahr')} ${String(jahr)})`, text: text ?? [] }
}

export function vorlagentext(source: Textquelle): object | null {
  const { inhalt, profil, stand, action } = source
  if (inhalt === null) return null
  const regel = profil.arten[stand.context.art]
  const verborgen = source.anlagen.filter((anlage) => !anlage.oeffentlich).length
  return {
    vorschlagTitel: regel?.beschlussvorschlag.titel ?? 'Beschlussvorschlag',
    einleitung: inhalt.einleitung ?? '',
    punkte: inhalt.beschlusspunkte.map((punkt, index) => ({
      nr: index + 1,
      text: punkt.text,
      termin: punkt.termin === undefined ? '' : `Termin: ${printDate(punkt.termin)}`,
    })),
    abschnitte: Object.entries(inhalt.abschnitte)
      .map(([id, blocks]) => ({
        titel: regel?.abschnitte.find((abschnitt) => abschnitt.id === id)?.titel ?? 'Weiterer Abschnitt',
        text: blocks,
      }))
      .filter(({ text: blocks }) => blocks.length > 0),
    finanziell: finanziell(profil, inhalt),
    anlagen: source.anlagen
      .filter((anlage) => anlage.oeffentlich)
      .map(({ id, name, bytes }) => ({ text: name, href: `${action}/anlagen/${encodeURIComponent(id)}`, groesse: printBytes(bytes) })),
    anlagenHinweis:
      verborgen === 0
        ? ''
        : `${verborgen === 1 ? 'Eine weitere Anlage ist' : `${String(verborgen)} weitere Anlagen sind`} nichtöffentlich und erst nach der Anmeldung zu sehen.`,
  }
}
