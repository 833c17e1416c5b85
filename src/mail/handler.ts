/**
 * The job that sends the mails of one event. Each mail is rendered once and kept under a fixed id; a retry sends the same bytes with
 * the same Message-ID. A mail found between final dot and answer is never sent again: a person decides.
 */
import { profil } from '../../workflows/profile/index.ts'
import { localDate } from '../../workflows/recht/kalender.ts'
import type { ClaimedJob } from '../engine/ports.ts'
import type { Postausgang, PostRecord } from '../engine/read-ports.ts'
import { readSitzung, readVorlage } from '../engine/reading.ts'
import type { Templates } from '../rendering/templates.ts'
import { buildMessage } from './message.ts'
import type { MailDeps, Post } from './post.ts'
import { ergebnispost, ladungspost, papierpost } from './post-sitzung.ts'
import { beschlusspost, freigabepost, mitzeichnungspost, vertagungspost } from './post-vorlage.ts'
import type { Transport } from './transport.ts'
import { mailTemplate, type Mailart } from './views.ts'

export interface MailHandlerDeps extends Omit<MailDeps, 'heute'> {
  postausgang: Postausgang
  templates: Templates
  transport: Transport
  mailFrom: string
}

interface Daten {
  mailart: Mailart
  stelle?: string
  runde?: number
  station?: string
  bis?: string
}

async function postOf(deps: MailDeps, job: ClaimedJob, daten: Daten): Promise<Post[]> {
  if (daten.mailart === 'ladung') return ladungspost(deps, await readSitzung(deps, job.aggregat))
  if (daten.mailart === 'ergebnisse') return ergebnispost(deps, await readSitzung(deps, job.aggregat))
  const read = await readVorlage(deps, job.aggregat)
  const { station = '', stelle = '', runde = 0, bis } = daten
  switch (daten.mailart) {
    case 'mitzeichnung':
      return mitzeichnungspost(deps, read, { stelle, runde })
    case 'freigegeben':
      return freigabepost(deps, read)
    case 'vertagt':
      return vertagungspost(deps, read, { station, ...(bis !== undefined && { bis }) })
    case 'ergebnis':
      return papierpost(deps, read, station)
    case 'beschluss':
      return beschlusspost(deps, read, { station })
  }
}

async function rendered(deps: MailHandlerDeps, job: ClaimedJob, daten: Daten, post: Post, id: string): Promise<PostRecord> {
  const { an } = post
  const { ansicht, anlagen } = await post.schreiben()
  const read = await deps.engine.read(job.aggregat)
  const profilId = String(read?.head.fields['profil'])
  const kommune = profil(profilId)
  const host = new URL(deps.baseUrl).hostname
  const messageId = `${id.replaceAll(/[^a-zA-Z0-9.-]/g, '.')}@${host}`
  const erstelltAm = deps.clock.now()
  const bytes = await buildMessage({
    from: deps.mailFrom,
    to: { name: an.name, address: an.address },
    replyTo: kommune.stellen.find((stelle) => stelle.id === kommune.sitzungsdienst)?.email ?? deps.mailFrom,
    subject: ansicht.betreffzeile,
    html: deps.templates.render(`mails/${mailTemplate(daten.mailart)}.html`, ansicht),
    text: deps.templates.renderText(`mails/${mailTemplate(daten.mailart)}.text`, ansicht),
    attachments: anlagen,
    messageId,
    thread: `${job.aggregat.art}.${job.aggregat.id}@${host}`,
    date: erstelltAm,
  })
  return {
    _id: id,
    profil: profilId,
    mailart: daten.mailart,
    aggregat: job.aggregat,
    an: an.address,
    betreff: ansicht.betreffzeile,
    messageId,
    bytes,
    zustand: 'offen',
    erstelltAm,
    antwort: null,
  }
}

/** Returns why the mail has to be tried again, or null when it is settled. */
async function send(deps: MailHandlerDeps, row: PostRecord): Promise<string | null> {
  if (row.zustand === 'punkt_gesendet') {
    await deps.postausgang.mark(row._id, 'unklar', 'Die Verbindung brach nach dem letzten Punkt ab.')
    return null
  }
  if (row.zustand !== 'offen') return null
  const envelope = { from: /<([^<>]+)>\s*$/.exec(deps.mailFrom)?.[1] ?? deps.mailFrom, to: row.an }
  const versand = await deps.transport.send(envelope, row.bytes, () => deps.postausgang.mark(row._id, 'punkt_gesendet', null))
  if (versand.art === 'spaeter') {
    await deps.postausgang.mark(row._id, 'offen', versand.grund)
    return versand.grund
  }
  await deps.postausgang.mark(row._id, versand.art, versand.art === 'unklar' ? versand.grund : versand.antwort)
  return null
}

export const mailHandler = (deps: MailHandlerDeps) => {
  const inner: MailDeps = { ...deps, heute: () => localDate(deps.clock.now()) }
  return async (job: ClaimedJob): Promise<void> => {
    const daten = job.daten as unknown as Daten
    const again: string[] = []
    for (const post of await postOf(inner, job, daten)) {
      const id = `${job._id}:${post.an.key}`
      const row = (await deps.postausgang.get(id)) ?? (await rendered(deps, job, daten, post, id))
      await deps.postausgang.put(row)
      const grund = await send(deps, row)
      if (grund !== null) again.push(grund)
    }
    if (again.length > 0) throw new Error(`MAIL_LATER ${again[0]}`)
  }
}
