/** The mails that a job would write, without a letter of it kept: no record, no link that works. */
import type { Job } from '../engine/ports.ts'
import type { Trial } from '../engine/trial.ts'
import type { Templates } from '../rendering/templates.ts'
import { localDate } from '../../workflows/recht/kalender.ts'
import { postOf, type Daten } from './handler.ts'
import type { MailDeps } from './post.ts'
import { mailTemplate } from './views.ts'

export interface MailPreviewDeps extends Pick<MailDeps, 'readers' | 'personen' | 'postausgang' | 'clock' | 'baseUrl'> {
  templates: Templates
}

export interface PreviewedMail {
  name: string
  adresse: string
  betreff: string
  text: string
}

/** Stands where the mail has a link for its recipient alone. */
const LINK = 'persoenlicher-link'

export const mailPreview =
  (deps: MailPreviewDeps) =>
  async ({ engine, store }: Pick<Trial, 'engine' | 'store'>, job: Job): Promise<PreviewedMail[]> => {
    const inner: MailDeps = {
      ...deps,
      engine,
      store,
      // A document of the dry run is nowhere yet, and attachments are not shown.
      anhang: async () => [],
      links: { put: async () => {}, get: async () => null },
      random: { hex: () => LINK, fraction: () => 0 },
      heute: () => localDate(deps.clock.now()),
    }
    const { mailart } = job.daten as unknown as Daten
    const posts = await postOf(inner, job)
    return Promise.all(
      posts.map(async ({ an, schreiben }) => {
        const { ansicht } = await schreiben()
        const text = deps.templates.renderText(`mails/${mailTemplate(mailart)}.text`, ansicht)
        return { name: an.name, adresse: an.address, betreff: ansicht.betreffzeile, text }
      }),
    )
  }
