/** Gemeindeordnung (until 30.06.2014) and Kommunalverfassungsgesetz of Sachsen-Anhalt. What was read where: docs/recht.md. */
import type { Regelwerk } from './regelwerk.ts'

const kvg: Regelwerk = {
  id: 'LSA-KVG-2014',
  land: 'LSA',
  bereich: 'LSA-KVG',
  gesetz: 'Kommunalverfassungsgesetz Sachsen-Anhalt',
  gueltigAb: '2014-07-01',
  beschlussfaehigkeit: {
    wert: { mehrAls: { zaehler: 1, nenner: 2 }, giltBisFeststellung: true, vonAmtsWegen: null },
    norm: '§ 55 Abs. 1 KVG LSA',
    sicherheit: 'belegt',
  },
  mehrheit: {
    wert: 'ja_gegen_nein',
    norm: '§ 56 Abs. 2 KVG LSA',
    sicherheit: 'ungeprueft',
    hinweis: 'Der Wortlaut von § 56 Abs. 2 KVG LSA ist nicht gelesen.',
  },
  stimmengleichheit: {
    wert: 'abgelehnt',
    norm: '§ 56 Abs. 2 KVG LSA',
    sicherheit: 'ungeprueft',
    hinweis: 'Der Wortlaut von § 56 Abs. 2 KVG LSA ist nicht gelesen.',
  },
  ladungsfrist: { wert: 7, norm: '§ 53 Abs. 4 KVG LSA', sicherheit: 'ungeprueft', hinweis: 'Die Zahl „eine Woche“ ist nicht gelesen.' },
  widerspruchsfrist: { wert: { tage: 14, beginn: 'kenntnis' }, norm: '§ 65 Abs. 3 KVG LSA', sicherheit: 'belegt' },
}

const reform2024: Regelwerk = { ...kvg, id: 'LSA-KVG-2024', gueltigAb: '2024-07-01' }

const UNGELESEN =
  'Die entsprechende Vorschrift der Gemeindeordnung (außer Kraft seit 01.07.2014) ist nicht gelesen; angesetzt ist der Wert des Nachfolgegesetzes.'

const go: Regelwerk = {
  ...kvg,
  id: 'LSA-GO',
  gesetz: 'Gemeindeordnung Sachsen-Anhalt',
  gueltigAb: '1994-07-01',
  beschlussfaehigkeit: { ...kvg.beschlussfaehigkeit, norm: 'GO LSA', sicherheit: 'ungeprueft', hinweis: UNGELESEN },
  mehrheit: { ...kvg.mehrheit, norm: 'GO LSA', hinweis: UNGELESEN },
  stimmengleichheit: { ...kvg.stimmengleichheit, norm: 'GO LSA', hinweis: UNGELESEN },
  ladungsfrist: { ...kvg.ladungsfrist, norm: 'GO LSA', hinweis: UNGELESEN },
  widerspruchsfrist: { ...kvg.widerspruchsfrist, norm: 'GO LSA', sicherheit: 'ungeprueft', hinweis: UNGELESEN },
}

export const LSA: readonly Regelwerk[] = [go, kvg, reform2024]
