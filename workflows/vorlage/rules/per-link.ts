/** What is asked of whoever acts by the link of a mail, without an account. */
import type { Rule } from '../../rule.ts'
import type { LageWith } from './common.ts'

/** Who answers by link states name and function; they are recorded as stated. */
export const angabenBeiLink: Rule<LageWith<{ name?: string | undefined; funktion?: string | undefined }>> = ({ akteur, event }) =>
  akteur.id.startsWith('link:') && (event.name === undefined || event.funktion === undefined)
    ? {
        code: 'NAME_FEHLT',
        satz: 'Bitte geben Sie Ihren Namen und Ihre Funktion an.',
        abhilfe: { feld: event.name === undefined ? 'name' : 'funktion' },
      }
    : null
