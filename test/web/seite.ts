/** What tests of pages share: addresses of aggregates, a page as text, a form sent. */
import type { Ref } from '../../workflows/aggregate.ts'
import { filledForm } from '../setup/web.ts'
import type { Visitor } from './app-fixture.ts'

export const ref = (art: Ref['art'], id: string): Ref => ({ art, id })
export const text = async (response: Response): Promise<string> => response.text()
export const page = async (visitor: Visitor, path: string): Promise<string> => text(await visitor.send(path))

/** What a person reads: no tags, entities of apostrophes resolved. */
export const sichtbar = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ')

/** Opens the page of a step, fills in its form and sends it. */
export const send = async (visitor: Visitor, path: string, values: Record<string, string>): Promise<Response> =>
  visitor.post(path, filledForm(await page(visitor, path), path, values))
