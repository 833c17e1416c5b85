/** A body that is heard answers by link: what the page shows, and the one answer. The link binds station, attempt and version. */
import type { Request, Response } from 'express'
import { z } from 'zod'
import { ERGEBNISSE_DER_ROLLE } from '../../../../workflows/begriffe.ts'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import { stationById, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { anhoerungsstand } from '../../../engine/anhoerungslink.ts'
import type { LinkRecord } from '../../../engine/read-ports.ts'
import type { PageDeps } from '../../deps.ts'
import { beantworten, freiwillig, wer, type Eingabe } from './antwort.ts'
import { anhoerungView, type AnhoerungSource } from './anhoerung-view.ts'
import { antwortquelle, lesen } from './vorlage-gelesen.ts'

const antwortSchema = z.object({
  ergebnis: z.enum(ERGEBNISSE_DER_ROLLE.anhoerung, { error: 'Bitte wählen Sie eine Antwort.' }),
  text: freiwillig(4_000, 'Stellungnahme'),
  schreiben: freiwillig(200, 'Schreiben oder Anlage'),
  ...wer,
})

export const isAnhoerungOffen = (deps: PageDeps, stand: VorlageStand, link: LinkRecord): boolean =>
  anhoerungsstand(stand, link, localDate(deps.clock.now())) === 'offen'

async function sourceOf(deps: PageDeps, link: LinkRecord, action: string): Promise<AnhoerungSource> {
  const quelle = antwortquelle(deps, link, action, await lesen(deps, link))
  return { ...quelle, anhoerungsstand: anhoerungsstand(quelle.stand, link, quelle.heute), station: link.station ?? '' }
}

async function page(
  deps: PageDeps,
  req: Request,
  res: Response,
  source: AnhoerungSource,
  status = 200,
  eingabe: Eingabe | null = null,
): Promise<void> {
  const { titel, view } = anhoerungView(source, eingabe)
  await deps.web.page(req, res, { template: 'pages/link-anhoerung', title: titel, view, status, noindex: true })
}

export async function showAnhoerung(deps: PageDeps, req: Request, res: Response, link: LinkRecord, action: string): Promise<void> {
  await page(deps, req, res, await sourceOf(deps, link, action))
}

/** What is on record is what this form says, with the name it says. */
function isDieselbe({ stand, station }: AnhoerungSource, { ergebnis, text, name }: z.output<typeof antwortSchema>): boolean {
  const { ergebnis: gesagt = null, anhoerung = null } = stationById(stand, station)?.context ?? {}
  const { angabe = null, text: geschrieben = null } = anhoerung?.schriftlich ?? {}
  return gesagt?.ergebnis === ergebnis && angabe?.name === name && geschrieben === (text ?? null)
}

export const postAnhoerung = (deps: PageDeps, req: Request, res: Response, link: LinkRecord, action: string): Promise<void> =>
  beantworten(
    deps,
    { req, res, link, action },
    {
      schema: antwortSchema,
      isOffen: (stand) => isAnhoerungOffen(deps, stand, link),
      lesen: () => sourceOf(deps, link, action),
      zeigen: (source, status, eingabe) => page(deps, req, res, source, status, eingabe),
      isWiederholt: isDieselbe,
      ereignis: ({ text, schreiben, ...angaben }) => ({
        type: 'STELLUNGNAHME_ABGEBEN',
        station: link.station ?? '',
        ...angaben,
        ...(text !== undefined && { text }),
        ...(schreiben !== undefined && { schreiben }),
      }),
    },
  )
