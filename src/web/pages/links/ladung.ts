/** A member answers the Ladung by link; the answer may be changed until the session opens. */
import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Parts } from '../../../../workflows/aggregate.ts'
import { profil } from '../../../../workflows/profile/index.ts'
import { sitzungStand } from '../../../../workflows/sitzung/stand.ts'
import { antwortCommandId, linkActor } from '../../../engine/links.ts'
import { adresseOf } from '../../../engine/projections/oeffentlich.ts'
import type { Head } from '../../../engine/ports.ts'
import type { LinkRecord } from '../../../engine/read-ports.ts'
import { textReferences, withTexts } from '../../../engine/seal.ts'
import type { PageDeps } from '../../deps.ts'
import { readForm } from '../../security/form.ts'
import { submit } from '../../submit.ts'
import { linkFehlt } from './fehlt.ts'
import { ladungView, type LadungSource } from './ladung-view.ts'

const antwortSchema = z.object({ antwort: z.enum(['zugesagt', 'abgesagt'], { error: 'Bitte wählen Sie, ob Sie teilnehmen.' }) })

interface Read {
  head: Head
  parts: Parts
}

const ereignis = (link: LinkRecord, antwort: 'zugesagt' | 'abgesagt'): { type: string; person: string | null; antwort: string } => ({
  type: 'LADUNG_BEANTWORTEN',
  person: link.person,
  antwort,
})

async function lesen(deps: PageDeps, link: LinkRecord): Promise<Read> {
  const read = await deps.engine.read(link.ref)
  if (read === null || link.person === null) throw linkFehlt()
  return read
}

/** Betreff of papers that are published: from the row of the public, which holds nothing else. */
async function veroeffentlichte(deps: PageDeps, link: LinkRecord, ids: readonly string[]): Promise<LadungSource['vorlagen']> {
  const heads = await deps.readers.heads(ids.map((id) => ({ art: 'vorlage', id })))
  const rows = await Promise.all(
    heads
      .filter((head) => head.fields['publizitaet'] === 'oeffentlich' && typeof head.fields['nummer'] === 'string')
      .map((head) => deps.readers.oeffentlicheVorlage(link.profil, adresseOf(String(head.fields['nummer'])))),
  )
  return new Map(
    rows
      .filter((row) => row !== null)
      .map((row) => [
        row.id,
        { nummer: row.nummer, betreff: row.betreff, href: `/oeffentlich/${row.profil}/${encodeURIComponent(row.adresse)}` },
      ]),
  )
}

async function sourceOf(deps: PageDeps, link: LinkRecord, action: string, read: Read): Promise<LadungSource> {
  const unresolved = sitzungStand(read.parts)
  const { context } = unresolved
  const person = link.person ?? ''
  const [texte, personen, gruende, vorlagen] = await Promise.all([
    deps.store.getTexts([...textReferences(unresolved)]),
    deps.personen.get([person]),
    deps.engine.inquire(read, ereignis(link, 'zugesagt'), linkActor(link, context.gremium)),
    veroeffentlichte(deps, link, [
      ...new Set(context.tops.flatMap((top) => (top.oeffentlich && top.vorlage !== null ? [top.vorlage.id] : []))),
    ]),
  ])
  return {
    profil: profil(link.profil),
    stand: withTexts(unresolved, texte),
    person: personen.get(person)?.name ?? '',
    antwort: Object.hasOwn(context.antworten, person) ? (context.antworten[person] ?? null) : null,
    gruende: (gruende ?? [{ satz: 'Zu dieser Sitzung ist keine Antwort über diesen Link möglich.' }]).map(({ satz }) => satz),
    vorlagen,
    action,
  }
}

type Eingabe = Parameters<typeof ladungView>[1]

async function page(
  deps: PageDeps,
  req: Request,
  res: Response,
  source: LadungSource,
  status = 200,
  eingabe: Eingabe = null,
): Promise<void> {
  const { titel, view } = ladungView(source, eingabe)
  await deps.web.page(req, res, { template: 'pages/link-ladung', title: titel, view, status, noindex: true })
}

export async function showLadung(deps: PageDeps, req: Request, res: Response, link: LinkRecord, action: string): Promise<void> {
  await page(deps, req, res, await sourceOf(deps, link, action, await lesen(deps, link)))
}

export async function postLadung(deps: PageDeps, req: Request, res: Response, link: LinkRecord, action: string): Promise<void> {
  const form = readForm(req, antwortSchema)
  const read = await lesen(deps, link)
  const source = await sourceOf(deps, link, action, read)
  if (source.stand.zustand !== 'eingeladen' || source.gruende.length > 0) {
    await page(deps, req, res, source, 409, { fehler: [], antwort: form.typed['antwort'] ?? '' })
    return
  }
  if (!form.ok) {
    await page(deps, req, res, source, 422, { fehler: form.fehler, antwort: '' })
    return
  }
  const { antwort } = form.data
  if (source.antwort !== antwort) {
    const event = ereignis(link, antwort)
    const fields = { commandId: antwortCommandId(link, antwort, read.head.rev), bezug: await deps.engine.bezug(read, event) }
    const outcome = await submit(deps, linkActor(link, source.stand.context.gremium), link.ref, event, fields)
    if (outcome.art !== 'angenommen') {
      const fehler = outcome.art === 'abgelehnt' ? [{ feld: 'antwort', satz: outcome.satz }] : []
      const status = outcome.art === 'abgelehnt' ? outcome.status : 409
      await page(deps, req, res, await sourceOf(deps, link, action, await lesen(deps, link)), status, { fehler, antwort })
      return
    }
  }
  await deps.web.redirect(req, res, action)
}
