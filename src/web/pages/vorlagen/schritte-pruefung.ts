/** Steps around legal checks: somebody looks whether a decision holds; nothing is undone. */
import type { Feld } from './felder.ts'
import type { Schritt } from './schritt.ts'

const text = (name: string, label: string, hint: string): Feld => ({ art: 'textarea', name, label, hint, maxlength: '4000' })
const zahl = (typed: unknown): unknown => (typeof typed === 'string' && /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : typed)

export const SCHRITTE_PRUEFUNG: readonly Schritt[] = [
  {
    ereignis: 'PRUEFUNG_ABSCHLIESSEN',
    gegenstand: 'station',
    felder: () => [
      text('grund', 'Was hat die Prüfung ergeben?', 'Zum Beispiel: Das Rechtsamt hält den Beschluss für wirksam, Vermerk vom 24.11.2026.'),
    ],
    erklaerung: 'Die Prüfung ändert den Beschluss nicht. Ist er rechtswidrig, ist ihm zu widersprechen oder er zu beanstanden.',
  },
  {
    ereignis: 'PRUEFUNG_EINLEITEN',
    gegenstand: 'station',
    felder: () => [
      { art: 'text', name: 'anzahl', label: 'Wie viele ausgeschlossene Mitglieder haben mitgestimmt?', maxlength: '4' },
      text('begruendung', 'Worin lag die Befangenheit?', 'Ohne Namen: Wer gemeint ist, gehört in die Akte.'),
    ],
    payload: ({ anzahl, ...rest }) => ({ ...rest, anzahl: zahl(anzahl) }),
    ruhig: true,
    erklaerung: 'Der Beschluss gilt weiter. Er wird als anfechtbar gekennzeichnet, bis die Prüfung abgeschlossen ist.',
  },
]
