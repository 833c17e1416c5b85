/** Every doubt that the domain reference marks and our code relies on is a value or setting shown with its doubt. */
import { describe, expect, test } from '@jest/globals'
import { profile, profil } from '../../workflows/profile/index.ts'
import { rechtsgrundlagen, type Grundlage } from '../../workflows/recht/rechtsgrundlagen.ts'
import { regelwerke, type Rechtswert } from '../../workflows/recht/regelwerk.ts'

const HEUTE = '2026-11-25'

const alle = (id: string, gremium: string, datum = HEUTE): Grundlage[] => {
  const { werte, einstellungen } = rechtsgrundlagen(profil(id), gremium, datum)
  return [...werte, ...einstellungen]
}

const istZweifelhaft = ({ sicherheit, hinweis }: Grundlage): boolean => sicherheit !== 'belegt' || hinweis.length > 10

/** Section of the domain reference, what it marks (?) or (??), and where we keep it: profile, body, name. */
const ZWEIFEL: readonly [string, string, string, string, string][] = [
  ['head', 'the head of administration has no vote in Kiel', 'kiel', 'ratsversammlung', 'hvbInVertretung'],
  ['2.2', 'the refusal of the Kämmerei stops a paper', 'musterstadt', 'stadtrat', 'mitzeichnung:kaemmerei'],
  ['2.2', 'the refusal of the Rechtsamt stops a Satzung', 'musterstadt', 'stadtrat', 'mitzeichnung:rechtsamt'],
  ['2.2', 'time to co-sign', 'kiel', 'ratsversammlung', 'mitzeichnungWerktage'],
  ['2.3', 'four eyes at the release', 'magdeburg', 'stadtrat', 'vierAugenFreigabe'],
  ['2.4', 'Redaktionsschluss', 'kiel', 'hauptausschuss', 'redaktionsschlussTage'],
  ['2.4', 'one week in Sachsen-Anhalt', 'magdeburg', 'stadtrat', 'ladungsfrist'],
  ['2.4', 'the period of the Geschäftsordnung in Nordrhein-Westfalen', 'staedteregion-aachen', 'staedteregionstag', 'ladungTage'],
  ['2.4', 'the day of the session is not counted', 'kiel', 'ratsversammlung', 'sitzungstagZaehlt'],
  ['2.4', 'calendar or working days', 'kiel', 'ratsversammlung', 'ladungZaehlung'],
  ['2.4', 'the Geschäftsordnung may set the electronic service', 'kiel', 'ratsversammlung', 'zustellungGeregelt'],
  ['3.1', 'the Vertretung takes a matter back', 'kiel', 'ratsversammlung', 'rueckholrecht'],
  ['3.2', 'a missing Vorberatung does not void the decision', 'kiel', 'ratsversammlung', 'ohneVorberatung'],
  ['3.3', 'extension of the agenda in Schleswig-Holstein after 2025', 'kiel', 'ratsversammlung', 'tagesordnungErweitern'],
  ['3.3', 'extension of the agenda in Nordrhein-Westfalen', 'staedteregion-aachen', 'staedteregionstag', 'tagesordnungErweitern'],
  ['3.3', 'extension of the agenda in Sachsen-Anhalt', 'magdeburg', 'stadtrat', 'tagesordnungErweitern'],
  ['3.3', 'a session goes on another day without a new Ladung', 'kiel', 'ratsversammlung', 'fortsetzungOhneLadung'],
  [
    '3.4',
    'by which majority the public is excluded in Nordrhein-Westfalen',
    'staedteregion-aachen',
    'staedteregionstag',
    'ausschlussMehrheit',
  ],
  ['3.4', 'who excludes the public in Nordrhein-Westfalen', 'staedteregion-aachen', 'staedteregionstag', 'oeffentlichkeitAusschliessen'],
  ['3.5', 'withdrawn until the vote', 'kiel', 'ratsversammlung', 'zurueckziehenBis'],
  ['3.5', 'a motion that was amended is not freely withdrawn', 'kiel', 'ratsversammlung', 'geaendertesZurueckziehen'],
  ['4.1', 'more than half excluded in Nordrhein-Westfalen', 'staedteregion-aachen', 'staedteregionstag', 'ueberHaelfteBefangen'],
  ['4.1', 'quorum of the Kreistag', 'staedteregion-aachen', 'staedteregionstag', 'beschlussfaehigkeit'],
  ['4.1', 'second session in Schleswig-Holstein', 'kiel', 'ratsversammlung', 'zweiteSitzung'],
  ['4.1', 'second session of the Kreistag', 'staedteregion-aachen', 'staedteregionstag', 'zweiteSitzung'],
  ['4.1', 'abstentions in Nordrhein-Westfalen', 'staedteregion-aachen', 'staedteregionstag', 'mehrheit'],
  ['4.1', 'simple majority in Sachsen-Anhalt', 'magdeburg', 'stadtrat', 'mehrheit'],
  ['4.1', 'tie in Sachsen-Anhalt', 'magdeburg', 'stadtrat', 'stimmengleichheit'],
  ['4.1', 'secret election in Schleswig-Holstein', 'kiel', 'ratsversammlung', 'geheimeWahl'],
  ['4.1', 'secret vote in Sachsen-Anhalt', 'magdeburg', 'stadtrat', 'geheimeAbstimmung'],
  ['4.1', 'no circulation found in Schleswig-Holstein', 'kiel', 'ratsversammlung', 'umlaufbeschluss'],
  ['4.4', 'audience area in Sachsen-Anhalt', 'magdeburg', 'stadtrat', 'befangenheit'],
  ['4.4', 'audience area in Nordrhein-Westfalen', 'staedteregion-aachen', 'staedteregionstag', 'befangenheit'],
  ['4.4', 'elections in Sachsen-Anhalt', 'magdeburg', 'stadtrat', 'befangenheit'],
  ['5.2', 'minutes in Nordrhein-Westfalen', 'staedteregion-aachen', 'staedteregionstag', 'niederschriftTage'],
  ['5.4', 'objection in Schleswig-Holstein', 'kiel', 'ratsversammlung', 'widerspruchsfrist'],
  ['5.4', 'objection against a committee in Schleswig-Holstein', 'kiel', 'hauptausschuss', 'widerspruchsfristAusschuss'],
  ['5.4', 'objection against a committee of the Kreis', 'staedteregion-aachen', 'staedteregionsausschuss', 'widerspruchsfristAusschuss'],
  ['5.4', 'second objection in Schleswig-Holstein', 'kiel', 'ratsversammlung', 'beanstandungsfrist'],
  ['5.3', 'a Satzung is in force the day after', 'magdeburg', 'stadtrat', 'satzung'],
  ['5.4', 'a committee of the Kreis, then the Kreistag', 'staedteregion-aachen', 'staedteregionsausschuss', 'widerspruchGegenAusschuss'],
  ['5.4', 'no Einspruch against committees of the Kreis', 'staedteregion-aachen', 'staedteregionsausschuss', 'einspruchGegenAusschuss'],
  ['5.4', 'its length where there is one', 'staedteregion-aachen', 'staedteregionsausschuss', 'einspruchTage'],
  ['5.4', 'execution while the period runs', 'kiel', 'ratsversammlung', 'vollzugWaehrendFrist'],
  ['5.4', 'an end on a weekend', 'kiel', 'ratsversammlung', 'fristendeVerschieben'],
  ['5.5', 'urgent decision in Schleswig-Holstein', 'kiel', 'ratsversammlung', 'eilentscheidung'],
  ['5.5', 'urgent decision in person', 'kiel', 'ratsversammlung', 'eilentscheidungPersoenlich'],
  ['5.5', 'urgent decision of the Kreis', 'staedteregion-aachen', 'staedteregionstag', 'eilentscheidung'],
  ['5.5', 'urgent decision in Sachsen-Anhalt', 'magdeburg', 'stadtrat', 'eilentscheidung'],
  ['8.7', 'the usual way of the StädteRegion', 'staedteregion-aachen', 'staedteregionstag', 'ueblicherWeg'],
  ['8.7', 'numbers of its amendments', 'staedteregion-aachen', 'staedteregionstag', 'aenderungen'],
]

describe('a doubt of the domain reference', () => {
  test.each(ZWEIFEL)('%s, %s: is shown with its doubt', (_abschnitt, _was, id, gremium, name) => {
    const gefunden = alle(id, gremium).filter((grundlage) => grundlage.name === name)
    expect(gefunden).toHaveLength(1)
    expect(gefunden.every(istZweifelhaft)).toBe(true)
  })
})

const NUR_GESETZ = new Set([
  'mehrheitHauptsatzung',
  'widerspruchsfrist',
  'widerspruchsfristAusschuss',
  'beanstandungsfrist',
  'eilentscheidung',
  'widerspruchsverfahren',
  'widerspruchGegenAusschuss',
  'einspruchGegenAusschuss',
  'satzung',
  'verfahrensfehlerMonate',
  'bekanntgabe',
])

describe('the page', () => {
  const gremien = Object.values(profile).flatMap((body) => body.gremien.map(({ id }) => [body.id, id] as const))

  test.each(gremien)('for %s, %s has words for each value and setting, today and in 2012, and no machine name', (id, gremium) => {
    for (const datum of [HEUTE, '2012-02-16']) {
      for (const { titel, wert, hinweis, norm, name } of alle(id, gremium, datum)) {
        expect([name, titel, wert]).toEqual([name, expect.stringMatching(/^\p{Lu}/u), expect.stringMatching(/^[\p{L}\d]/u)])
        expect(`${titel} ${wert} ${hinweis} ${norm}`).not.toMatch(/undefined|null|[a-z]_[a-z]|(?<!\p{L})[a-z]+[A-Z][a-z]/u)
      }
    }
  })

  test('leaves out no value below "belegt" of any rule set', () => {
    const gezeigt = new Set(
      Object.values(profile).flatMap((body) =>
        body.gremien.flatMap(({ id }) =>
          ['2012-02-16', '2020-01-01', HEUTE].flatMap((datum) =>
            alle(body.id, id, datum).map(({ name }) => `${body.rechtsbereich} ${name}`),
          ),
        ),
      ),
    )
    const bereiche = new Set(Object.values(profile).map(({ rechtsbereich }) => rechtsbereich))
    const fehlt = regelwerke
      .filter(({ bereich }) => bereiche.has(bereich))
      .flatMap((werk) =>
        Object.entries(werk)
          .filter(([, wert]) => typeof wert === 'object' && (wert as Rechtswert<unknown>).sicherheit !== 'belegt')
          // What only a law can know is no row under statutes.
          .filter(([name, wert]) => !((wert as Rechtswert<unknown>).sicherheit === 'satzung' && NUR_GESETZ.has(name)))
          .map(([name]) => `${werk.bereich} ${name}`),
      )
      .filter((key) => !gezeigt.has(key))
    expect(fehlt).toEqual([])
  })

  test('asks statutes for nothing that only a law knows', () => {
    for (const [id, gremium] of [
      ['kielregion', 'aufsichtsrat'],
      ['diwish', 'vorstand'],
    ] as const) {
      const { werte } = rechtsgrundlagen(profil(id), gremium, HEUTE)
      expect(werte.filter(({ name }) => NUR_GESETZ.has(name))).toEqual([])
      expect(werte.length).toBeGreaterThan(8)
      expect(new Set(werte.map(({ sicherheit }) => sicherheit))).toEqual(new Set(['satzung']))
    }
  })

  test('shows the rule of the committees to a committee and that of the Vertretung to the Vertretung', () => {
    const quorum = (gremium: string): string[] =>
      alle('staedteregion-aachen', gremium)
        .filter(({ titel }) => titel === 'Beschlussfähigkeit')
        .map(({ norm }) => norm)
    expect(quorum('staedteregionstag')).toEqual(['§ 34 Abs. 1 KrO NRW'])
    expect(quorum('staedteregionsausschuss')).toEqual(['§ 52 Abs. 2 KrO NRW'])
  })
})
