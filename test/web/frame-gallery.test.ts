import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { createTemplates } from '../../src/rendering/templates.ts'
import { TEMPLATES } from './app-fixture.ts'
import { galleryTemplates } from './gallery/templates.ts'
import { GALERIE } from './gallery/view.ts'

type Element = DefaultTreeAdapterTypes.Element

const SEITE = {
  title: 'Galerie',
  koerperschaft: 'Stadt Musterstadt',
  produktname: 'Ratsarbeit Musterstadt',
  demo: true,
  fuss: [{ text: 'Impressum', href: '/impressum' }],
  assets: { css: '/a.css', js: '/a.js', crest: '/a.svg', font: '/a.woff2' },
  account: { name: 'Sachbearbeitung Stadtplanung', rollen: 'Sachbearbeitung (Stadtplanung)' },
  csrf: 'token',
  nav: [{ text: 'Vorlagen', href: '/vorlagen', current: true, count: '5' }],
  suche: true,
  search: 'Hallenbad',
  breadcrumb: [
    { text: 'Vorlagen', href: '/vorlagen' },
    { text: 'BV/2026/0147', href: '' },
  ],
  skip: [{ text: 'Zum Beschluss', href: '#feld-stimmen' }],
  flash: { art: 'success', text: 'Gespeichert.', undo: { text: 'Rückgängig', action: '/zurueck', commandId: '3.aaaaaaaa' } },
  noindex: true,
  stand: 'Stand 25.11.2026',
}

let gallery: ReturnType<typeof galleryTemplates>
let html: string
let elements: Element[]

const isElement = (node: DefaultTreeAdapterTypes.Node): node is Element => 'tagName' in node
const below = (node: DefaultTreeAdapterTypes.Node): Element[] => [
  ...(isElement(node) ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap((child) => below(child)) : []),
]
const attribute = (element: Element, name: string): string | undefined => element.attrs.find((attr) => attr.name === name)?.value
const all = (tag: string): Element[] => elements.filter((element) => element.tagName === tag)
const ids = (): string[] => elements.flatMap((element) => attribute(element, 'id') ?? [])
const names = (form: Element): (string | undefined)[] => below(form).map((element) => attribute(element, 'name'))

beforeAll(() => {
  gallery = galleryTemplates()
  html = createTemplates(gallery.folder).render('pages/gallery', { ...GALERIE, seite: SEITE })
  elements = below(parse(html))
})
afterAll(() => gallery.remove())

describe('the partials, all on one page', () => {
  test('leave nothing unfilled and carry no inline style or handler', () => {
    expect(html).not.toMatch(/undefined|\[object|\{\{/)
    expect(
      elements.flatMap((element) => element.attrs.map((attr) => attr.name)).filter((name) => name === 'style' || name.startsWith('on')),
    ).toEqual([])
  })

  test('use each id once, and point only to ids that exist', () => {
    const known = ids()
    expect(known.filter((id, index) => known.indexOf(id) !== index)).toEqual([])
    const wanted = elements.flatMap((element) => [
      ...['for', 'aria-describedby', 'aria-labelledby'].flatMap((name) => attribute(element, name)?.split(' ') ?? []),
      ...(attribute(element, 'href')
        ?.match(/^#(.+)/)
        ?.slice(1) ?? []),
    ])
    expect(wanted.length).toBeGreaterThan(20)
    expect(wanted.filter((id) => !known.includes(id))).toEqual([])
  })

  test('give every field that one sees a label', () => {
    const labelled = new Set(all('label').map((label) => attribute(label, 'for')))
    const fields = ['input', 'select', 'textarea'].flatMap((tag) => all(tag)).filter((field) => attribute(field, 'type') !== 'hidden')
    expect(fields.filter((field) => !labelled.has(attribute(field, 'id')) && attribute(field, 'aria-label') === undefined)).toEqual([])
  })

  test('put the token into every form that posts, and a command id into all but the logout', () => {
    const posting = all('form').filter((form) => attribute(form, 'method') === 'post')
    expect(posting.length).toBeGreaterThan(5)
    expect(posting.filter((form) => !names(form).includes('_csrf'))).toEqual([])
    expect(posting.filter((form) => !names(form).includes('_command')).map((form) => attribute(form, 'action'))).toEqual(['/abmelden'])
  })

  test('mark one current station, and give a postponed one no check mark', () => {
    const stations = elements.filter((element) => attribute(element, 'class')?.includes('rl-folge__station'))
    expect(stations.filter((station) => attribute(station, 'aria-current') === 'step')).toHaveLength(1)
    const postponed = stations.filter((station) => attribute(station, 'class')?.includes('--vertagt'))
    expect(postponed).toHaveLength(1)
    expect(below(postponed[0] as Element).some((element) => attribute(element, 'class')?.includes('success'))).toBe(false)
  })

  test('preselect none of the quick answers of the chair', () => {
    const quick = elements.find((element) => attribute(element, 'class') === 'rl-grosse-aktionen')
    const buttons = below(quick as Element).filter((element) => element.tagName === 'button')
    expect(new Set(buttons.map((button) => attribute(button, 'class'))).size).toBe(1)
    expect(buttons).toHaveLength(3)
  })

  test('show one h1 and never skip a level of headings', () => {
    const levels = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName)).map(({ tagName }) => Number(tagName[1]))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
  })
})

describe('the templates of pages', () => {
  test('escape every value and quote every attribute, but for the twin of a document, which src/documents/html.ts escapes', () => {
    const sources = globSync('{pages,partials}/**/*.hbs', { cwd: TEMPLATES }).map((name) => ({
      name,
      text: readFileSync(join(TEMPLATES, name), 'utf8'),
    }))
    expect(sources.length).toBeGreaterThan(20)
    expect(
      sources.filter(({ text }) => /\{\{\{|\{\{&|<[^>]*=\{\{/.test(text.replaceAll(/\{\{(?:>|#>)[^}]*\}\}/g, ''))).map(({ name }) => name),
    ).toEqual(['pages/vorlage-dokument.hbs'])
  })

  test('carry no inline style, script or handler', () => {
    const sources = globSync('{pages,partials}/**/*.hbs', { cwd: TEMPLATES, exclude: ['partials/mail/**'] }).map((name) => ({
      name,
      text: readFileSync(join(TEMPLATES, name), 'utf8'),
    }))
    expect(
      sources
        .filter(({ text }) => /<[^>]* (?:style|on[a-z]+)=|<style|<script(?![^>]* src=)|javascript:/.test(text))
        .map(({ name }) => name),
    ).toEqual([])
  })
})
