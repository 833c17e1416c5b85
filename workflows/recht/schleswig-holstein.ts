/** Gemeindeordnung für Schleswig-Holstein. What was read where: docs/recht.md. */
import type { Regelwerk } from './regelwerk.ts'

const bis2025: Regelwerk = {
  id: 'SH-GO-2003',
  land: 'SH',
  bereich: 'SH-GO',
  gesetz: 'Gemeindeordnung Schleswig-Holstein',
  gueltigAb: '2003-04-01',
  beschlussfaehigkeit: {
    wert: {
      mehrAls: { zaehler: 1, nenner: 2 },
      giltBisFeststellung: true,
      vonAmtsWegen: { unterAnteil: { zaehler: 1, nenner: 3 }, unterZahl: 3 },
    },
    norm: '§ 38 Abs. 1 GO SH',
    sicherheit: 'belegt',
  },
  mehrheit: { wert: 'ja_gegen_nein', norm: '§ 39 Abs. 1 GO SH', sicherheit: 'belegt' },
  stimmengleichheit: { wert: 'abgelehnt', norm: '§ 39 Abs. 1 Satz 3 GO SH', sicherheit: 'belegt' },
  ladungsfrist: {
    wert: 7,
    norm: '§ 34 Abs. 3 GO SH',
    sicherheit: 'parallel',
    hinweis: 'Gelesen wurde § 29 Abs. 3 KrO SH. Ob der Sitzungstag mitzählt, ist nicht geprüft.',
  },
  widerspruchsfrist: {
    wert: { tage: 14, beginn: 'beschluss' },
    norm: '§ 43 GO SH',
    sicherheit: 'parallel',
    hinweis: 'Gelesen wurden §§ 38, 42 KrO SH. Verschiebung bei Wochenende und Feiertag ist nicht geprüft.',
  },
}

/** Act of 25.07.2025, published 15.08.2025: § 34 newly worded, the notice period moved to Abs. 4. */
const ab2025: Regelwerk = {
  ...bis2025,
  id: 'SH-GO-2025',
  gueltigAb: '2025-08-15',
  ladungsfrist: {
    wert: 7,
    norm: '§ 34 Abs. 4 GO SH',
    sicherheit: 'belegt',
    hinweis:
      'Elektronische Ladung gilt am vierten Tag nach dem Absenden als zugestellt (§ 110 Abs. 2 LVwG), wenn die Geschäftsordnung schweigt.',
  },
}

export const SH: readonly Regelwerk[] = [bis2025, ab2025]
