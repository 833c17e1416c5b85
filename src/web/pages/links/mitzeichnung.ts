/** Co-signing by link: reads what the page shows and enters one answer. The link binds office, round and version, and is checked again at the POST. */
import type { Request, Response } from 'express'
import { z } from 'zod'
import { VOTEN } from '../../../../workflows/begriffe.ts'
import type { VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { readHistory } from '../../../engine/history.ts'
import { linkActor, mitzeichnungslinkStand } from '../../../engine/links.ts'
import type { LinkRecord } from '../../../engine/read-ports.ts'
import { textReferences, withTexts } from '../../../engine/seal.ts'
import type { PageDeps } from '../../deps.ts'
import { beantworten, freiwillig, wer, type Eingabe } from './antwort.ts'
import { mitzeichnungView, type Antwort, type MitzeichnungSource } from './mitzeichnung-view.ts'
import { antwortquelle, lesen, type Gelesen } from './vorlage-gelesen.ts'

const antwortSchema = z.object({
  votum: z.enum(VOTEN, { error: 'Bitte wählen Sie eine Antwort.' }),
  hinweis: freiwillig(4_000, 'Hinweis'),
  ...wer,
})

export const isMitzeichnungOffen = (stand: VorlageStand, link: LinkRecord): boolean => mitzeichnungslinkStand(stand, link) === 'offen'

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
  const quelle = antwortquelle(deps, link, action, gelesen)
  const linkstand = mitzeichnungslinkStand(quelle.stand, link)
  return { ...quelle, linkstand, stelle: link.stelle ?? '', antwort: linkstand === 'offen' ? null : await antwortOf(deps, link, gelesen) }
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

export const postMitzeichnung = (deps: PageDeps, req: Request, res: Response, link: LinkRecord, action: string): Promise<void> =>
  beantworten(
    deps,
    { req, res, link, action },
    {
      schema: antwortSchema,
      isOffen: (stand) => isMitzeichnungOffen(stand, link),
      lesen: () => sourceOf(deps, link, action),
      zeigen: (source, status, eingabe) => page(deps, req, res, source, status, eingabe),
      isWiederholt: ({ linkstand, antwort }, { votum }) =>
        linkstand === 'beantwortet' && antwort?.eigene === true && antwort.votum === votum,
      ereignis: ({ hinweis, ...angaben }) => ({
        type: 'MITZEICHNEN',
        stelle: link.stelle ?? '',
        ...angaben,
        ...(hinweis !== undefined && { hinweis }),
      }),
    },
  )
