/** What a body that is heard has written, as the clerk or its chair records it. */
import { ERGEBNISSE_DER_ROLLE } from '../../../../workflows/begriffe.ts'
import type { Profil } from '../../../../workflows/profile/profil.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { Feld } from './felder.ts'
import type { Schritt } from './schritt.ts'

const antwort = (profil: Profil, werte: readonly string[]): Feld => ({
  art: 'radio',
  name: 'ergebnis',
  label: 'Das Gremium hat',
  optionen: werte.map((wert) => ({ wert, text: wort(profil, 'ergebnis', wert) })),
})

const text: Feld = { art: 'textarea', name: 'text', label: 'Stellungnahme', optional: true, maxlength: '4000' }

export const SCHRITTE_ANHOERUNG: readonly Schritt[] = [
  {
    ereignis: 'STELLUNGNAHME_ABGEBEN',
    gegenstand: 'station',
    felder: ({ gelesen: { profil } }) => [
      antwort(profil, ERGEBNISSE_DER_ROLLE.anhoerung),
      text,
      {
        art: 'text',
        name: 'schreiben',
        label: 'Schreiben oder Anlage',
        optional: true,
        hint: 'Worin die Antwort steht. Zum Beispiel: Schreiben vom 12.03.2026.',
        maxlength: '200',
      },
    ],
    ruhig: true,
    erklaerung: 'Damit ist das Gremium angehört; es braucht keine Sitzung dazu. Es erhält eine Bestätigung.',
  },
  {
    ereignis: 'NACHREICHEN',
    gegenstand: 'station',
    felder: ({ gelesen: { profil } }) => [antwort(profil, ['zugestimmt', 'abgelehnt', 'stellungnahme']), text],
    ruhig: true,
    erklaerung: 'Die Äußerung wird als verspätet gekennzeichnet.',
  },
]
