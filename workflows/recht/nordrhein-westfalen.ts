/** Kreisordnung für Nordrhein-Westfalen, as it applies to the StädteRegion Aachen. What was read where: docs/recht.md. */
import type { Regelwerk } from './regelwerk.ts'

const bis2025: Regelwerk = {
  id: 'NRW-KRO-1994',
  land: 'NRW',
  bereich: 'NRW-KRO',
  gesetz: 'Kreisordnung Nordrhein-Westfalen',
  gueltigAb: '1994-10-17',
  beschlussfaehigkeit: {
    wert: { mehrAls: { zaehler: 1, nenner: 2 }, giltBisFeststellung: false, vonAmtsWegen: null },
    norm: '§ 52 Abs. 2 KrO NRW',
    sicherheit: 'belegt',
    hinweis: 'Gelesen für den Kreisausschuss; für den Kreistag § 34 KrO NRW (nicht gelesen). Beginn der Geltung nicht geprüft.',
  },
  mehrheit: {
    wert: 'ja_gegen_nein',
    norm: '§ 35 Abs. 1 KrO NRW',
    sicherheit: 'sekundaer',
    hinweis: 'Inhaltsgleich mit § 50 Abs. 1 GO NRW; dass Enthaltungen nicht zählen, ist nicht geprüft.',
  },
  stimmengleichheit: {
    wert: 'abgelehnt',
    norm: '§ 35 Abs. 1 KrO NRW',
    sicherheit: 'sekundaer',
    hinweis: 'Inhaltsgleich mit § 50 Abs. 1 Satz 2 GO NRW.',
  },
  ladungsfrist: { wert: null, norm: '§ 32 Abs. 2 KrO NRW', sicherheit: 'belegt', hinweis: 'Die Frist bestimmt die Geschäftsordnung.' },
  widerspruchsfrist: { wert: { tage: 3, beginn: 'beschluss' }, norm: '§ 39 Abs. 1 KrO NRW', sicherheit: 'belegt' },
}

/** Act of 10.07.2025 (GV. NRW. S. 618): §§ 35, 36 KrO changed; the values used here were not found changed. */
const ab2025: Regelwerk = {
  ...bis2025,
  id: 'NRW-KRO-2025',
  gueltigAb: '2025-07-10',
  mehrheit: {
    ...bis2025.mehrheit,
    sicherheit: 'ungeprueft',
    hinweis: '§ 35 KrO NRW wurde 2025 geändert; die neue Fassung ist nicht gelesen.',
  },
  stimmengleichheit: {
    ...bis2025.stimmengleichheit,
    sicherheit: 'ungeprueft',
    hinweis: '§ 35 KrO NRW wurde 2025 geändert; die neue Fassung ist nicht gelesen.',
  },
}

export const NRW: readonly Regelwerk[] = [bis2025, ab2025]
