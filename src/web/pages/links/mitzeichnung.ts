/** Co-signing by link: reads what the page shows and enters one answer. The link binds office, round and version, and is checked again at the POST. */
import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Parts } from '../../../../workflows/aggregate.ts'
import { VOTEN } from '../../../../workflows/begriffe.ts'
import { profil } from '../../../../workflows/profile/index.ts'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import type { Inhalt } from '../../../../workflows/vorlage/inhalt.ts'
import { vorlageStand, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { readHistory } from '../../../engine/history.ts'
import { linkActor, mitzeichnungCommandId, mitzeichnungslinkStand } from '../../../engine/links.ts'
import type { Head } from '../../../engine/ports.ts'
import type { LinkRecord } from '../../../engine/read-ports.ts'
import { textReferences, withTexts } from '../../../engine/seal.ts'
import type { PageDeps } from '../../deps.ts'
import { readForm } from '../../security/form.ts'
import { submit } from '../../submit.ts'
import { sendFile } from '../oeffentlich/send-file.ts'
import { alsNaechstes, lage } from '../vorlagen/lage.ts'
import { linkFehlt } from './fehlt.ts'
import { isZeigbar, mitzeichnungView, type Antwort, type Eingabe, type MitzeichnungSource } from './mitzeichnung-view.ts'

const antwortSchema = z.object({
  votum: z.enum(VOTEN, { error: 'Bitte wählen Sie eine Antwort.' }),
  hinweis: z
    .string()
    .trim()
    .max(4_000)
    .optional()
    .transform((text) => (text === '' ? undefined : text))
    .describe('Hinweis'),
  name: z.string().trim().min(1).max(200).describe('Ihr Name'),
  funktion: z.string().trim().min(1).max(200).describe('Ihre Funktion'),
})

interface Gelesen {
  head: Head
  parts: Parts
  /** Texts in place of references. */
  stand: VorlageStand
  inhalt: Inhalt | null
}

async function lesen(deps: PageDeps, link: LinkRecord): Promise<Gelesen> {
  const read = await deps.engine.read(link.ref)
  if (read === null) throw linkFehlt()
  const unresolved = vorlageStand(read.parts)
  const { hash } = unresolved.context.fassung
  const [texte, inhalte] = await Promise.all([deps.store.getTexts([...textReferences(unresolved)]), deps.store.getInhalte([hash])])
  return { ...read, stand: withTexts(unresolved, texte), inhalt: (inhalte.get(hash) as Inhalt | undefined) ?? null }
}

/** The newest answer of the office; for a link whose round is over, the one given by this link. */
async function antwortOf(deps: PageDeps, link: LinkRecord, { head, stand }: Gelesen): Promise<Antwort | null> {
  const { id } = linkActor(link)
  const events = (await readHistory(deps.store, head)).filter(
    (event) => event.type === 'MITZEICHNEN' && event.daten['stelle'] === link.stelle,
  )
  const isAnswered = mitzeichnungslinkStand(stand, link) === 'beantwortet'
  const event = isAnswered ? events.at(-1) : events.findLast((candidate) => candidate.akteur === id)
  if (event === undefined) return null
  const texte = await deps.store.getTexts([...textReferences(event.daten)])
  const { votum, hinweis, name, funktion } = withTexts(event.daten, texte) as Record<string, string | undefined>
  return {
    am: event.eingetragenAm,
    votum: votum ?? '',
    hinweis: hinweis ?? null,
    angabe: name === undefined || funktion === undefined ? null : { name, funktion },
    eigene: event.akteur === id,
  }
}

async function sourceOf(deps: PageDeps, link: LinkRecord, action: string): Promise<MitzeichnungSource> {
  const gelesen = await lesen(deps, link)
  const { stand, inhalt, parts } = gelesen
  const linkstand = mitzeichnungslinkStand(stand, link)
  const ort = lage(profil(link.profil), parts)
  return {
    profil: profil(link.profil),
    stand,
    linkstand,
    stelle: link.stelle ?? '',
    heute: localDate(deps.clock.now()),
    action,
    vorlageHref: `/vorlagen/${encodeURIComponent(link.ref.id)}`,
    lage: `Stand der Vorlage: ${ort.liegt}. ${alsNaechstes(ort)}`,
    inhalt,
    anlagen: stand.context.anlagen,
    antwort: linkstand === 'offen' ? null : await antwortOf(deps, link, gelesen),
  }
}

async function page(
  deps: PageDeps,
  req: Request,
  res: Response,
  source: MitzeichnungSource,
  status = 200,
  eingabe: Eingabe | null = null,
): Promise<void> {
  const { titel, view } = mitzeichnungView(source, eingabe)
  await deps.web.page(req, res, { template: 'pages/link-mitzeichnung', title: titel, view, status, noindex: true })
}

export async function showMitzeichnung(deps: PageDeps, req: Request, res: Response, link: LinkRecord, action: string): Promise<void> {
  await page(deps, req, res, await sourceOf(deps, link, action))
}

/** 303 when the answer is entered (or was, by the same form), 422 with what was typed, 409 with what happened meanwhile. */
export async function postMitzeichnung(deps: PageDeps, req: Request, res: Response, link: LinkRecord, action: string): Promise<void> {
  const form = readForm(req, antwortSchema)
  const source = await sourceOf(deps, link, action)
  if (source.linkstand !== 'offen') {
    const isRepeated =
      form.ok && source.linkstand === 'beantwortet' && source.antwort?.eigene === true && source.antwort.votum === form.data.votum
    if (isRepeated) await deps.web.redirect(req, res, action)
    else await page(deps, req, res, source, 409, { typed: form.typed, fehler: [], felder: {} })
    return
  }
  if (!form.ok) {
    await page(deps, req, res, source, 422, form)
    return
  }
  const { hinweis, ...angaben } = form.data
  const event = { type: 'MITZEICHNEN', stelle: source.stelle, ...angaben, ...(hinweis !== undefined && { hinweis }) }
  const read = await deps.engine.read(link.ref)
  if (read === null) throw linkFehlt()
  // What the link is bound to is what its holder decided on; the digest guards the moment between this check and the commit.
  if (mitzeichnungslinkStand(vorlageStand(read.parts), link) === 'offen') {
    const bezug = await deps.engine.bezug(read, event)
    const outcome = await submit(deps, linkActor(link), link.ref, event, { commandId: mitzeichnungCommandId(link), bezug })
    if (outcome.art === 'angenommen') {
      await deps.web.redirect(req, res, action)
      return
    }
    const fresh = await sourceOf(deps, link, action)
    if (outcome.art === 'abgelehnt' && fresh.linkstand === 'offen') {
      const gruende = outcome.gruende.map(({ satz, abhilfe }) => ({ feld: abhilfe?.feld ?? '', satz }))
      const fehler = gruende.length > 0 ? gruende : [{ feld: '', satz: outcome.satz }]
      await page(deps, req, res, fresh, outcome.status, { typed: form.typed, fehler, felder: outcome.felder })
      return
    }
  }
  await page(deps, req, res, await sourceOf(deps, link, action), 409, { typed: form.typed, fehler: [], felder: {} })
}

/** Attachments that are meant for the public, while the link is about this version. */
export async function sendAnlage(deps: PageDeps, res: Response, link: LinkRecord, id: string): Promise<void> {
  const { stand } = await lesen(deps, link)
  const anlage = stand.context.anlagen.find((candidate) => candidate.id === id)
  const datei =
    anlage?.oeffentlich === true && isZeigbar(stand) && mitzeichnungslinkStand(stand, link) === 'offen'
      ? await deps.dateien.get(anlage.hash)
      : null
  if (anlage === undefined || datei === null)
    throw linkFehlt(
      'Diese Anlage ist über diesen Link nicht oder nicht mehr zu sehen. Bitte melden Sie sich an und öffnen Sie die Vorlage.',
    )
  sendFile(res, { name: anlage.name, typ: anlage.typ, bytes: datei.bytes })
}
