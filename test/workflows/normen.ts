/**
 * Which norm a refusal carried under which law. What a test of the rules sees refused is asked once more under every other law of a
 * municipality, on the same day and the same papers; whatever the law decides comes out of its own rule set, or it is found out here.
 */
import type { AggregateDefinition } from '../../workflows/aggregate.ts'
import { definitions } from '../../workflows/definitions.ts'
import { abstimmungsartVerboten } from '../../workflows/recht/abstimmung.ts'
import { regelwerke, type Rechtsbereich, type Regelwerk } from '../../workflows/recht/regelwerk.ts'
import type { Grund } from '../../workflows/rule.ts'

/** The laws of municipalities: statutes of a company or an association name no paragraph. */
const GEMEINDERECHT: readonly Rechtsbereich[] = ['SH-GO', 'NRW-KRO', 'NRW-GO', 'LSA-KVG']

const isGemeinderecht = (bereich: Rechtsbereich): boolean => GEMEINDERECHT.includes(bereich)

/** Every norm that a rule set names, also inside its values. */
const normsOf = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'string' && (key === 'norm' || key === 'ausnahmeWahlen') ? [inner] : normsOf(inner),
      )

const NORMS_OF_LAW = Map.groupBy(regelwerke, ({ bereich }) => bereich)

/** The norm is one of that law; where the law leaves a matter to the Geschäftsordnung, that stands before its norm. */
function isOfLaw(bereich: Rechtsbereich, norm: string): boolean {
  const known = new Set((NORMS_OF_LAW.get(bereich) ?? []).flatMap(normsOf))
  return known.has(norm.replace(/^Geschäftsordnung, /, '')) || norm.endsWith('DSGVO')
}

interface Fund {
  bereich: Rechtsbereich
  code: string
  satz: string
  /** null: it carried none, or none of that law. */
  norm: string | null
}

export const NORMEN: Fund[] = []

export function noteNorm(bereich: Rechtsbereich, { code, satz, norm }: Grund): void {
  NORMEN.push({ bereich, code, satz, norm: norm !== undefined && isOfLaw(bereich, norm) ? norm : null })
}

/** What is stored on the paper, like the period of a decision, keeps the norm of its own law wherever it is asked. */
const isStored = (own: Rechtsbereich, asked: Rechtsbereich, { norm }: Grund): boolean =>
  norm !== undefined && isOfLaw(own, norm) && !isOfLaw(asked, norm)

function watched(definition: AggregateDefinition): AggregateDefinition {
  return {
    ...definition,
    grounds: (situation, event, nurStand) => {
      const found = definition.grounds(situation, event, nurStand)
      const { profil } = situation
      for (const grund of found) noteNorm(profil.rechtsbereich, grund)
      if (!isGemeinderecht(profil.rechtsbereich)) return found
      for (const bereich of GEMEINDERECHT.filter((other) => other !== profil.rechtsbereich)) {
        const elsewhere = { ...situation, profil: { ...profil, rechtsbereich: bereich } }
        for (const grund of definition.grounds(elsewhere, event, nurStand))
          if (!isStored(profil.rechtsbereich, bereich, grund)) noteNorm(bereich, grund)
      }
      return found
    },
  }
}

/** All kinds of aggregates; what their rules refuse is noted. */
export const WATCHED: typeof definitions = {
  vorlage: watched(definitions.vorlage),
  sitzung: watched(definitions.sitzung),
  gremium: watched(definitions.gremium),
  nummernkreis: watched(definitions.nummernkreis),
}

/** The object literal around a position of a source text. */
function literalAround(source: string, at: number): string {
  const edge = (step: 1 | -1, open: string, close: string): number => {
    for (let depth = 0, i = at; ; i += step) {
      if (source[i] === undefined) throw new Error(`NO_LITERAL at ${at}`)
      if (source[i] === close && depth-- === 0) return i
      if (source[i] === open) depth += 1
    }
  }
  return source.slice(edge(-1, '}', '{'), edge(1, '{', '}') + 1)
}

interface Guard {
  code: string
  /** How its sentence may begin, as far as it is the same each time. */
  beginnings: string[]
}

/** Every place of a source text that gives a reason with a norm. */
export const guardsWithNorm = (source: string): Guard[] =>
  [...source.matchAll(/\bcode: ([^,\n]*'[A-Z_]+'[^,\n]*)/g)].flatMap(({ index, 1: codes = '' }) => {
    const literal = literalAround(source, index)
    if (!/\bnorm\b|\bnormVon\b/.test(literal)) return []
    const satz = /\bsatz\b(.*?)\n? *(?:norm|abhilfe|\.\.\.|\})/s.exec(literal)?.[1] ?? ''
    const beginnings = [...satz.matchAll(/'([^']+)'|`([^`$]*)/g)].map(([, plain, template]) => plain ?? template ?? '')
    return [...codes.matchAll(/'([A-Z_]+)'/g)].map(([, code = '']) => ({ code, beginnings }))
  })

/** Whether a reason was given by the guard. */
export const isFrom = ({ code, beginnings }: Guard, fund: Fund): boolean =>
  fund.code === code && (beginnings.length === 0 || beginnings.some((beginning) => fund.satz.startsWith(beginning)))

/** Guards that not every law has, by code or by code and beginning of the sentence: what tells it from a rule set. */
const NUR_WO: readonly (readonly [string, (werk: Regelwerk) => boolean])[] = [
  ['ANHOERUNG_FEHLT', ({ anhoerung }) => anhoerung !== undefined],
  ['FRUEHERE_BERATUNG_OFFEN', ({ tagesordnungAufVerlangen }) => tagesordnungAufVerlangen !== undefined],
  ['TEXT_FEHLT', ({ antraegeSchriftlich }) => antraegeSchriftlich !== undefined],
  ['WORTLAUT_ODER_GRUND', ({ bekanntgabe }) => bekanntgabe.wert !== null],
  ['WAHL_OHNE_AUSSCHLUSS', ({ befangenheit }) => befangenheit.wert.ausnahmeWahlen !== null],
  // Elsewhere quorum is deemed until somebody doubts it, however few are there.
  [
    'BESCHLUSSUNFAEHIG',
    ({ beschlussfaehigkeit, beschlussfaehigkeitAusschuss = beschlussfaehigkeit }) =>
      beschlussfaehigkeit.wert.vonAmtsWegen !== null || !beschlussfaehigkeitAusschuss.wert.giltBisFeststellung,
  ],
  ['UNTERSCHRIFT_FEHLT', ({ eilentscheidung }) => eilentscheidung.wert?.durch === 'hvb_mit_mitglied'],
  ['KEIN_MITGLIED', ({ eilentscheidung }) => eilentscheidung.wert?.durch === 'hvb_mit_mitglied'],
  [
    'ABSTIMMUNGSART_UNZULAESSIG',
    (werk) => (['umlauf', 'geheim'] as const).some((modus) => abstimmungsartVerboten(modus, werk, false) !== null),
  ],
  ['ABSTIMMUNG_FEHLT', ({ oeffentlichkeitAusschliessen }) => oeffentlichkeitAusschliessen.wert?.durch === 'beschluss'],
  ['VERFRISTET Ein Verstoß', ({ befangenheit }) => befangenheit.wert.geltendZuMachenMonate !== null],
  ['NICHT_ENTSCHEIDEND', ({ befangenheit }) => befangenheit.wert.nurWennEntscheidend],
  ['KEINE_VORSCHRIFT Eine Eilentscheidung', ({ eilentscheidung }) => eilentscheidung.wert === null],
  ['KEINE_VORSCHRIFT Die Sitzungen', ({ oeffentlichkeitAusschliessen }) => oeffentlichkeitAusschliessen.wert === null],
  ['KEINE_VORSCHRIFT Eine Bekanntmachung', ({ satzung }) => satzung.wert === null],
  ['KEINE_VORSCHRIFT Ein Widerspruch', ({ widerspruchsverfahren }) => widerspruchsverfahren.wert === null],
  ['WIDERSPRUCH_ZUERST', ({ widerspruchsverfahren }) => widerspruchsverfahren.wert?.rechtsverstoss === 'in_der_frist'],
  ['NUR_RECHTSVERSTOSS Gegen', ({ widerspruchsverfahren }) => widerspruchsverfahren.wert?.gegenErneuten === 'widerspruch'],
  ['NUR_RECHTSVERSTOSS Ein', ({ widerspruchsverfahren }) => widerspruchsverfahren.wert?.rechtsverstoss === 'in_der_frist'],
]

/** Whether that law has the rule behind a guard. */
function hatVorschrift({ code, beginnings }: Guard, bereich: Rechtsbereich): boolean {
  const [, isWhere = () => true] = NUR_WO.find(([start]) => `${code} ${beginnings[0] ?? ''}`.startsWith(start)) ?? []
  return (NORMS_OF_LAW.get(bereich) ?? []).some(isWhere)
}

const STATUTES: readonly Rechtsbereich[] = ['GESELLSCHAFT', 'VEREIN']

/** The laws under which a guard must be seen with its norm; what no law of a municipality has, one of the statutes. */
export function lawsOf(guard: Guard): (readonly Rechtsbereich[])[] {
  const laws = GEMEINDERECHT.filter((bereich) => hatVorschrift(guard, bereich))
  return laws.length === 0 ? [STATUTES] : laws.map((bereich) => [bereich])
}
