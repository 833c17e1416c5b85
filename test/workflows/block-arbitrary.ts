/** Random block trees with the signs that could be mistaken for markup, HTML or template syntax. */
import fc from 'fast-check'
import type { Block, Run } from '../../workflows/text/blocks.ts'

const teile = [
  'a',
  'Łódź',
  ' ',
  '*',
  '**',
  '\\',
  '|',
  '#',
  '- ',
  '1. ',
  '12) ',
  '• ',
  '\n',
  '`',
  '<b>',
  '{{x}}',
  '#panic()',
  '$x$',
  '|+',
  '---',
  'é',
  '§ 58',
  '.',
]
const textArbitrary = fc.oneof(
  fc.array(fc.constantFrom(...teile), { maxLength: 8 }).map((liste) => liste.join('')),
  fc.string({ maxLength: 12 }),
)

const runArbitrary: fc.Arbitrary<Run> = fc.tuple(textArbitrary, fc.boolean(), fc.boolean()).map(([text, fett, kursiv]) => ({
  text,
  ...(fett && { fett: true as const }),
  ...(kursiv && { kursiv: true as const }),
}))
const runsArbitrary = fc.array(runArbitrary, { maxLength: 4 })

export const blocksArbitrary: fc.Arbitrary<Block[]> = fc.letrec<{ blocks: Block[]; block: Block }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 4 }),
  block: fc.oneof(
    { maxDepth: 8, depthIdentifier: 'block' },
    runsArbitrary.map((text): Block => ({ art: 'absatz', text })),
    fc
      .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), runsArbitrary)
      .map(([ebene, text]): Block => ({ art: 'ueberschrift', ebene, text })),
    fc
      .record({
        titel: fc.option(textArbitrary, { nil: undefined }),
        kopf: fc.array(runsArbitrary, { minLength: 1, maxLength: 3 }),
        zeilen: fc.array(fc.array(runsArbitrary, { maxLength: 3 }), { maxLength: 3 }),
      })
      .map(({ titel, kopf, zeilen }): Block => ({ art: 'tabelle', ...(titel !== undefined && { titel }), kopf, zeilen })),
    fc
      .tuple(fc.boolean(), fc.array(tie('blocks'), { maxLength: 3 }))
      .map(([geordnet, punkte]): Block => ({ art: 'liste', geordnet, punkte })),
  ),
})).blocks
