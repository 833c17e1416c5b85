/** NIEDERSCHRIFT_UNTERZEICHNEN and NIEDERSCHRIFT_GENEHMIGEN: the record of a session, its due date and what must be done before. */
import type { Profil } from '../profile/profil.ts'
import { addDays } from '../recht/kalender.ts'
import { regelwerk } from '../recht/regelwerk.ts'
import type { Rule, Rules } from '../rule.ts'
import type { SitzungEvent } from './events.ts'
import type { Niederschrift } from './machine.ts'
import { alleBestaetigt, auszuegeLiegenVor, imZustand, type Lage, type LageWith } from './rules.ts'

export type Niederschriftfrist = Pick<Niederschrift, 'bis' | 'norm'>

/** By when the Niederschrift should exist: days of the law, else those of the Geschäftsordnung. */
export function niederschriftfrist(profil: Profil, am: string): Niederschriftfrist {
  const tag = am.slice(0, 10)
  const { wert, norm } = regelwerk(profil.rechtsbereich, tag).niederschriftTage
  return wert === null
    ? { bis: addDays(tag, profil.fristen.niederschriftfristTage.wert), norm: `Geschäftsordnung, ${norm}` }
    : { bis: addDays(tag, wert), norm }
}

/** Whether the signed Niederschrift stands in for the second person that confirms a result. */
export const bestaetigtErgebnisse = ({ schalter }: Profil): boolean => schalter.bestaetigung.wert === 'niederschrift'

/** Each result is confirmed before the Niederschrift states it, unless the signature is what confirms it. */
const ergebnisseStehen: Rule<Lage> = (lage) => (bestaetigtErgebnisse(lage.profil) ? auszuegeLiegenVor(lage) : alleBestaetigt(lage))

/** A signature that replaces the second person is proved: who signed on paper, and when. */
const unterschriftNachgewiesen: Rule<LageWith<SitzungEvent<'NIEDERSCHRIFT_UNTERZEICHNEN'>>> = ({ profil, event }) =>
  bestaetigtErgebnisse(profil) && event.nachweis === undefined
    ? {
        code: 'NACHWEIS_FEHLT',
        satz: 'Die unterzeichnete Niederschrift bestätigt hier die Ergebnisse. Bitte geben Sie an, wer sie wann unterzeichnet hat.',
        abhilfe: { feld: 'nachweis' },
      }
    : null

export const unterzeichnen: Rules<Lage, SitzungEvent<'NIEDERSCHRIFT_UNTERZEICHNEN'>, object> = {
  voraussetzungen: [
    imZustand(
      ['niederschrift_offen'],
      'Unterzeichnet wird die Niederschrift einer geschlossenen Sitzung, sobald ihr Entwurf erstellt ist.',
    ),
    ergebnisseStehen,
  ],
  angaben: [unterschriftNachgewiesen],
}

export const genehmigen: Rules<Lage, SitzungEvent<'NIEDERSCHRIFT_GENEHMIGEN'>, object> = {
  voraussetzungen: [imZustand(['niederschrift_unterzeichnet'], 'Genehmigt wird eine unterzeichnete Niederschrift.')],
  angaben: [],
}
