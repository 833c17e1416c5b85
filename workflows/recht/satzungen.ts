/**
 * Rules of statutes for bodies outside municipal law: the Aufsichtsrat of a company, the Vorstand of an association. The statutes were not
 * read: every value is a setting to be copied from them, and its source is the statutes as a whole, never a paragraph.
 */
import type { Rechtsbereich, Rechtswert, Rechtswerte, Regelwerk } from './regelwerk.ts'

interface Satzung {
  id: string
  bereich: Rechtsbereich
  /** "Gesellschaftsvertrag": the source of every value. */
  quelle: string
  gesetz: string
  ohneSitzung: Rechtswerte['umlaufbeschluss']['wert']
}

function satzungsrecht({ id, bereich, quelle, gesetz, ohneSitzung }: Satzung): Regelwerk {
  const einstellung = <Wert>(wert: Wert, hinweis = 'Angesetzt ist der übliche Wert.'): Rechtswert<Wert> => ({
    wert,
    norm: quelle,
    sicherheit: 'satzung',
    hinweis: `${hinweis} Nicht nachgelesen: bitte mit dem Text abgleichen (${quelle}).`,
  })
  const ohne = (): Rechtswert<null> => einstellung(null, 'Nicht vorgesehen.')
  return {
    id,
    land: 'SH',
    bereich,
    gesetz,
    gueltigAb: '2000-01-01',
    hinweis: 'Wortlaut und Beginn der Geltung sind nicht bekannt; alle Werte sind Einstellungen.',
    hvbInVertretung: einstellung('ohne_stimme', 'Die Geschäftsführung nimmt ohne Stimme teil.'),
    beschlussfaehigkeit: einstellung({
      mehrAls: { zaehler: 1, nenner: 2 },
      giltBisFeststellung: false,
      vonAmtsWegen: null,
      ausgeschlosseneMindern: false,
      ueberHaelfteAusgeschlossen: null,
    }),
    zweiteSitzung: einstellung(1),
    mehrheit: einstellung('ja_gegen_nein', 'Enthaltungen zählen nicht mit.'),
    stimmengleichheit: einstellung('abgelehnt', 'Eine entscheidende Stimme des Vorsitzes ist nicht angesetzt.'),
    mehrheitHauptsatzung: ohne(),
    umlaufbeschluss: einstellung(ohneSitzung, 'Beschluss ohne Sitzung, in Textform.'),
    geheimeAbstimmung: einstellung({ art: 'auf_antrag', anteil: { zaehler: 1, nenner: 2 } }),
    geheimeWahl: einstellung({ art: 'ein_widerspruch' }),
    oeffentlichkeitAusschliessen: einstellung(null, 'Die Sitzungen sind nicht öffentlich; veröffentlicht wird, was dafür bestimmt ist.'),
    tagesordnungErweitern: einstellung('ohne_widerspruch'),
    befangenheit: einstellung({ verlaesstDenRaum: false, geltendZuMachenMonate: null, nurWennEntscheidend: false, ausnahmeWahlen: null }),
    ladungsfrist: einstellung(7),
    widerspruchsfrist: ohne(),
    widerspruchsfristAusschuss: ohne(),
    beanstandungsfrist: ohne(),
    widerspruchsverfahren: ohne(),
    widerspruchGegenAusschuss: ohne(),
    einspruchGegenAusschuss: einstellung(false, 'Nicht vorgesehen.'),
    satzung: ohne(),
    verfahrensfehlerMonate: ohne(),
    bekanntgabe: ohne(),
    eilentscheidung: ohne(),
    niederschriftTage: einstellung(null, 'Eine Frist für die Niederschrift ist nicht angesetzt.'),
  }
}

/** By circulation the company needs the votes of more than half of all members, the association the consent of everybody who answers. */
export const SATZUNGEN: readonly Regelwerk[] = [
  satzungsrecht({
    id: 'GESELLSCHAFT-1',
    bereich: 'GESELLSCHAFT',
    quelle: 'Gesellschaftsvertrag',
    gesetz: 'Gesellschaftsvertrag mit Geschäftsordnung des Aufsichtsrats',
    ohneSitzung: { art: 'zulaessig', mehrheit: 'absolut_gesetzlich' },
  }),
  satzungsrecht({
    id: 'VEREIN-1',
    bereich: 'VEREIN',
    quelle: 'Vereinssatzung',
    gesetz: 'Vereinssatzung mit Geschäftsordnung des Vorstands',
    ohneSitzung: { art: 'zulaessig', mehrheit: 'ohne_widerspruch' },
  }),
]
