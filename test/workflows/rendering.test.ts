/** The view engine: a mistake in a template fails the start, a mistake in a view fails the page, user text stays text. */
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createTemplates, type Templates } from '../../src/rendering/templates.ts'

const TEMPLATES = join(import.meta.dirname, '../../templates')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ratslauf-templates-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function templates(sources: Record<string, string>): Templates {
  for (const [name, source] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, `${name}.hbs`), source)
  }
  return createTemplates(folder)
}

const render = (source: string, view: object = {}): string => templates({ 'pages/p': source }).render('pages/p', view)

describe('the templates of the program', () => {
  test('all compile, with every partial and helper they name', () => {
    expect(() => createTemplates(TEMPLATES)).not.toThrow()
  })

  test('quote every attribute that holds a value, and put none into script, style or an event attribute', () => {
    const faults = globSync('**/*.hbs', { cwd: TEMPLATES }).flatMap((path) => {
      const source = readFileSync(join(TEMPLATES, path), 'utf8')
      return [/=\{\{(?!else|\/|#)/, /<script[^>]*>[^<]*\{\{/, /<style[^>]*>[^<]*\{\{/, /\son\w+=/]
        .filter((fault) => fault.test(source.replaceAll(/\{\{[#>][^}]*\}\}|\{\{!--[\s\S]*?--\}\}/g, '')))
        .map((fault) => `${path}: ${String(fault)}`)
    })
    expect(faults).toEqual([])
  })

  test('print addresses through the helper that refuses code', () => {
    // The frame prints the program's own addresses only, none of them typed by anybody.
    const pages = globSync('**/*.hbs', { cwd: TEMPLATES }).filter((path) => path !== join('partials', 'layout.hbs'))
    const faults = pages.flatMap((path) =>
      [...readFileSync(join(TEMPLATES, path), 'utf8').matchAll(/\s(?:href|src|action|formaction)="\{\{(?!url |#)[^"]*"/g)].map(
        ([found]) => `${path}:${found}`,
      ),
    )
    expect(faults).toEqual([])
  })
})

describe('the start fails', () => {
  test.each([
    ['a tag left open', '{{#if x}}', /Parse error|TEMPLATE_ERROR/],
    ['an unknown helper', '{{gibtsnicht x}}', /TEMPLATE_ERROR pages\/p.*gibtsnicht/],
    ['an unknown block helper', '{{#gibtsnicht x}}{{/gibtsnicht}}', /gibtsnicht/],
    ['an unknown partial', '{{> gibtsnicht this}}', /no partial gibtsnicht/],
    ['an unknown layout', '{{#> gibtsnicht this}}x{{/gibtsnicht}}', /no partial gibtsnicht/],
    ['unescaped output', '{{{x}}}', /unescaped/],
    ['unescaped output, the other way', '{{&x}}', /unescaped/],
    ['a field with the name of a helper', '{{#each xs}}{{datum}}{{/each}}', /helper without a value/],
    ['a partial whose name is computed', '{{> (lookup . "x")}}', /computed/],
  ])('for %s', (_what, source, message) => {
    expect(() => templates({ 'pages/p': source })).toThrow(message)
  })
})

describe('a missing value fails the page', () => {
  test.each([
    '{{x}}',
    '{{#each xs}}{{fehlt}}{{/each}}',
    '{{datum x}}',
    '{{zeit x}}',
    '{{datumzeit x}}',
    '{{euro x}}',
    '{{url x}}',
    '{{blocks x}}',
    '{{json x}}',
    '{{anzahl x "Vorlage" "Vorlagen"}}',
    '{{#if (eq x 1)}}{{/if}}',
    '{{#if (eq 1 x)}}{{/if}}',
    '{{#if (not x)}}{{/if}}',
    '{{#if (and 1 x)}}{{/if}}',
    '{{#if (or 0 x)}}{{/if}}',
  ])('%s', (source) => {
    expect(() => render(source, { xs: [{}] })).toThrow()
  })

  test('in a partial, which sees only what it is given', () => {
    const both = templates({ 'partials/teil': '{{geheim}}', 'pages/p': '{{> teil x=1}}', 'pages/q': '{{> teil this}}' })
    expect(() => both.render('pages/p', { geheim: 'Marke' })).toThrow()
    expect(both.render('pages/q', { geheim: 'Marke' })).toBe('Marke')
  })

  test('and so does a template that does not exist', () => {
    expect(() => templates({}).render('pages/fehlt', {})).toThrow('NO_TEMPLATE pages/fehlt')
  })
})

describe('text of users', () => {
  const HOSTILE = '<script>alert(1)</script> {{x}} {{{x}}} "\' & `='

  test('is escaped on a page, and printed as it is in the text part of a mail', () => {
    const both = templates({ 'pages/p': '<p title="{{x}}">{{x}}</p>' })
    expect(both.render('pages/p', { x: HOSTILE })).not.toMatch(/<script>|title="[^"]*"[^>]/)
    expect(both.renderText('pages/p', { x: HOSTILE })).toBe(`<p title="${HOSTILE}">${HOSTILE}</p>`)
  })

  test('is escaped in a block tree and in data attributes', () => {
    const tree = [{ art: 'absatz', text: [{ text: HOSTILE, fett: true }] }]
    const html = render("<div data-x='{{json x}}'>{{blocks x}}</div>", { x: tree })
    expect(html).not.toContain('<script>')
    expect(html).toContain('<strong>&lt;script&gt;')
    expect(/data-x='([^']*)'/.exec(html)?.[1]).toBeDefined()
  })

  test('reaches no prototype', () => {
    expect(() => render('{{x.constructor.name}}', { x: {} })).toThrow()
    expect(() => render('{{x.__proto__.y}}', { x: {} })).toThrow()
  })
})

describe('the helpers', () => {
  test.each([
    ['{{datum "2026-11-25"}}', '25.11.2026'],
    ['{{datum "2026-11-25" wochentag=true}}', 'Mittwoch, 25.11.2026'],
    ['{{datum "2026-11-25T23:30:00.000Z" wochentag=true}}', 'Donnerstag, 26.11.2026'],
    ['{{datumzeit "2026-03-29T00:30:00.000Z"}}', '29.03.2026, 01:30 Uhr'],
    ['{{datumzeit "2026-03-29T01:30:00.000Z"}}', '29.03.2026, 03:30 Uhr'],
    ['{{datumzeit "2026-11-25T17:00"}}', '25.11.2026, 17:00 Uhr'],
    ['{{zeit "2026-07-01T15:00:00.000Z"}}', '17:00'],
    ['{{euro 4000000}}', '40.000,00\u00a0€'],
    ['{{euro -5}}', '-0,05\u00a0€'],
    ['{{anzahl 1 "Vorlage" "Vorlagen"}}', '1 Vorlage'],
    ['{{anzahl 0 "Vorlage" "Vorlagen"}}', '0 Vorlagen'],
    ['{{#if (and 1 (or 0 "x") (not 0))}}ja{{/if}}', 'ja'],
    ['{{#if (eq a.hash "1")}}ja{{/if}}', 'ja'],
    ['{{#if (and a)}}ja{{/if}}', 'ja'],
  ])('%s', (source, expected) => {
    expect(render(source, { a: { hash: '1' } })).toBe(expected)
  })

  test.each(['{{datum "25.11.2026"}}', '{{datum "2026-11-25 x"}}', '{{zeit "2026-11-25"}}'])('%s is refused', (source) => {
    expect(() => render(source)).toThrow(/NOT_A_/)
  })

  test.each(['/vorlagen/1', '#feld', '?seite=2', 'https://example.org/', 'mailto:a@example.org'])('the address %s is let through', (x) => {
    expect(render('<a href="{{url x}}">', { x })).toContain('href="')
  })

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    '//fremd.example',
    '/\\fremd.example',
    '/\t/fremd.example',
    'data:text/html,x',
    '',
  ])('the address %j is refused', (x) => {
    expect(() => render('<a href="{{url x}}">', { x })).toThrow('UNSAFE_URL')
  })
})
