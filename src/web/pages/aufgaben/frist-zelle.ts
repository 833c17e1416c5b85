/** The cell of a deadline: what is late stands out by icon and word. */
import { dueWords } from '../vorlagen/dates.ts'

export function fristZelle(heute: string, frist: string | null, name: string): object {
  if (frist === null) return { spalte: 'Frist', text: 'ohne Frist' }
  const worte = dueWords(heute, frist)
  if (frist >= heute) return { spalte: 'Frist', text: worte, zusatz: name }
  return { spalte: 'Frist', badge: { art: 'danger', text: worte.replace('überfällig', 'Überfällig') }, zusatz: name }
}
