/** Every row of the authorisation table, with its relation, without it, and for another municipality. */
import { describe, expect, test } from '@jest/globals'
import { AEMTER, FUNKTIONEN, type Akteur, type Amt, type Funktion } from '../../workflows/akteur.ts'
import { authorise, BERECHTIGUNGEN, isImAuftrag, type Recht } from '../../workflows/berechtigung.ts'
import { definitions } from '../../workflows/definitions.ts'

const isFunktion = (rolle: string): rolle is Funktion => FUNKTIONEN.includes(rolle as Funktion)

const akteur = (rolle: string, profil = 'musterstadt'): Akteur => ({
  id: 'konto-1',
  profil: rolle === 'system' ? '*' : profil,
  aemter: isFunktion(rolle) ? [] : [{ amt: rolle as Amt }],
  sitze: isFunktion(rolle) ? [{ gremium: 'stadtrat', funktion: rolle }] : [],
})

const relations = ({ rolle, beziehung }: Recht): Set<string> => new Set(beziehung === 'immer' ? [] : [`${rolle}:${beziehung}`])

const name = ({ art, rolle, ereignis, beziehung }: Recht): string => `${rolle} may send ${ereignis} to a ${art} (${beziehung})`

describe('the authorisation table', () => {
  test.each(BERECHTIGUNGEN.map((recht) => [name(recht), recht] as const))('%s', (_, recht) => {
    expect(authorise(recht.art, recht.ereignis, akteur(recht.rolle), 'musterstadt', relations(recht))).toBe(recht.rolle)
    const elsewhere = authorise(recht.art, recht.ereignis, akteur(recht.rolle, 'kiel'), 'musterstadt', relations(recht))
    // The program itself belongs to no municipality.
    expect(elsewhere).toBe(recht.rolle === 'system' ? 'system' : null)
    const always = BERECHTIGUNGEN.some(
      (other) => other.art === recht.art && other.rolle === recht.rolle && other.ereignis === recht.ereignis && other.beziehung === 'immer',
    )
    expect(authorise(recht.art, recht.ereignis, akteur(recht.rolle), 'musterstadt', new Set())).toBe(always ? recht.rolle : null)
    expect(isImAuftrag(recht.art, recht.ereignis, recht.rolle)).toBe(recht.imAuftrag === true)
  })

  test('forbids whatever is not listed', () => {
    const listed = new Set(BERECHTIGUNGEN.map(({ art, rolle, ereignis }) => `${art} ${rolle} ${ereignis}`))
    let forbidden = 0
    for (const definition of Object.values(definitions)) {
      for (const ereignis of Object.keys(definition.events)) {
        for (const rolle of [...AEMTER, ...FUNKTIONEN]) {
          if (listed.has(`${definition.art} ${rolle} ${ereignis}`)) continue
          forbidden += 1
          const all = new Set(
            ['eigene', 'eigene_stelle', 'eigene_hauptvorlage', 'eigenes_gremium', 'eigene_person'].map(
              (beziehung) => `${rolle}:${beziehung}`,
            ),
          )
          expect([rolle, ereignis, authorise(definition.art, ereignis, akteur(rolle), 'musterstadt', all)]).toEqual([rolle, ereignis, null])
        }
      }
    }
    expect(forbidden).toBeGreaterThan(500)
  })

  test('names only events that exist, and every event has somebody who may send it', () => {
    for (const definition of Object.values(definitions)) {
      const rows = BERECHTIGUNGEN.filter(({ art }) => art === definition.art)
      const known = Object.keys(definition.events)
      expect(rows.filter(({ ereignis }) => !known.includes(ereignis))).toEqual([])
      expect(known.filter((ereignis) => !rows.some((row) => row.ereignis === ereignis))).toEqual([])
    }
  })

  test('prefers one own right before acting in place of another', () => {
    const beides: Akteur = { ...akteur('sitzungsdienst'), sitze: [{ gremium: 'stadtrat', funktion: 'vorsitz' }] }
    expect(authorise('vorlage', 'ERGEBNIS_ERFASSEN', beides, 'musterstadt', new Set(['vorsitz:eigenes_gremium']))).toBe('vorsitz')
    expect(authorise('vorlage', 'ERGEBNIS_ERFASSEN', beides, 'musterstadt', new Set())).toBe('sitzungsdienst')
  })
})
