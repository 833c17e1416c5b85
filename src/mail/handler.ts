/**
 * The job of kind `mail`: writes the mails of one event, or sends one that is written. Each mail is rendered once and kept under a
 * fixed id; every attempt sends the same bytes with the same Message-ID.
 */
import { profil } from '../../workflows/profile/index.ts'
import { localDate } from '../../workflows/recht/kalender.ts'
import type { ClaimedJob } from '../engine/ports.ts'
import type { Dateien, Dokumente, PostRecord } from '../engine/read-ports.ts'
import { readSitzung, readVorlage } from '../engine/reading.ts'
import type { Templates } from '../rendering/templates.ts'
import { storedAnhang } from './anhang.ts'
import { dispatch, type DispatchDeps } from './dispatch.ts'
import { buildMessage } from './message.ts'
import type { MailDeps, Post } from './post.ts'
import { anhoerungspost, stellungnahmepost } from './post-anhoerung.ts'
import { aenderungspost } from './post-aenderung.ts'
import { auftragslistenpost } from './post-auftragsliste.ts'
import { beratungspost } from './post-beratung.ts'
import { berichtigungspost } from './post-berichtigung.ts'
import { nachreichungspost } from './post-nachreichung.ts'
import { genehmigungspost, pruefungspost } from './post-pruefung.ts'
import { rundbriefpost } from './post-rundbrief.ts'
import { eingangspost } from './post-eingang.ts'
import { absagepost, ergebnispost, ladungspost, papierpost } from './post-sitzung.ts'
import { aufhebungspost, eilpost, kontrollpost, widerspruchspost } from './post-nachgang.ts'
import { beschlusspost, freigabepost, mitzeichnungspost, vertagungspost } from './post-vorlage.ts'
import { mailTemplate, type Mailart } from './views.ts'

export interface MailHandlerDeps extends Omit<MailDeps, 'heute' | 'postausgang' | 'anhang'>, DispatchDeps {
  dokumente: Dokumente
  dateien: Dateien
  templates: Templates
}

export interface Daten {
  mailart: Mailart
  stelle?: string
  runde?: number
  station?: string
  bis?: string
  am?: string
  ereignis?: string
  punkt?: number
  welle?: string
  an?: string
}

/** The mails that a job writes. */
export async function postOf(deps: MailDeps, job: Pick<ClaimedJob, 'aggregat' | 'daten'>): Promise<Post[]> {
  const daten = job.daten as unknown as Daten
  if (daten.mailart === 'ladung' || daten.mailart === 'sitzung_geaendert')
    return ladungspost(deps, await readSitzung(deps, job.aggregat), daten.mailart === 'sitzung_geaendert')
  if (daten.mailart === 'sitzung_entfallen') return absagepost(deps, await readSitzung(deps, job.aggregat))
  if (daten.mailart === 'ergebnisse') return ergebnispost(deps, await readSitzung(deps, job.aggregat))
  if (daten.mailart === 'nachreichung') return nachreichungspost(deps, await readSitzung(deps, job.aggregat), daten.welle ?? '')
  if (daten.mailart === 'auftragsliste') return auftragslistenpost(deps, job.aggregat)
  const read = await readVorlage(deps, job.aggregat)
  const { station = '', stelle = '', runde = 0, bis, am = '', ereignis = '', punkt = 0, an = '' } = daten
  switch (daten.mailart) {
    case 'mitzeichnung':
      return mitzeichnungspost(deps, read, { stelle, runde })
    case 'freigegeben':
      return freigabepost(deps, read)
    case 'vertagt':
      return vertagungspost(deps, read, { station, ...(bis !== undefined && { bis }) })
    case 'beratungsfolge':
      return beratungspost(deps, read, { ereignis, station, an })
    case 'ergebnis':
      return papierpost(deps, read, station)
    case 'beschluss':
      return beschlusspost(deps, read, { station })
    case 'rundbrief':
      return rundbriefpost(deps, read, am)
    case 'beschlusskontrolle':
      return kontrollpost(deps, read, punkt, ereignis)
    case 'eingangsbestaetigung':
      return eingangspost(deps, read)
    case 'eilentscheidung':
      return eilpost(deps, read)
    case 'aufgehoben':
      return aufhebungspost(deps, read)
    case 'aenderungsantrag':
      return aenderungspost(deps, read)
    case 'berichtigung':
      return berichtigungspost(deps, read, station)
    case 'widerspruch':
      return widerspruchspost(deps, read, ereignis)
    case 'pruefung':
      return pruefungspost(deps, read, station)
    case 'anhoerung':
      return anhoerungspost(deps, read, station)
    case 'stellungnahme':
      return stellungnahmepost(deps, read, station)
    case 'genehmigung':
      return genehmigungspost(deps, read, ereignis)
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
    stand: 1,
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

/** Writes the mails of an event and leaves one job for each, so that every mail has attempts of its own. */
async function write(deps: MailHandlerDeps, job: ClaimedJob, daten: Daten): Promise<void> {
  const inner: MailDeps = { ...deps, anhang: storedAnhang(deps), heute: () => localDate(deps.clock.now()) }
  const failures: unknown[] = []
  for (const post of await postOf(inner, job)) {
    const id = `${job._id}:${post.an.key}`
    try {
      if ((await deps.postausgang.get(id)) === null) await deps.postausgang.put(await rendered(deps, job, daten, post, id))
      const { art, aggregat, rev } = job
      await deps.store.insertJobs([{ _id: id, art, aggregat, rev, faelligAb: deps.clock.now(), daten: { post: id } }])
    } catch (error) {
      // The others get theirs; the job comes back for this one.
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

export const mailHandler =
  (deps: MailHandlerDeps) =>
  async (job: ClaimedJob): Promise<void> => {
    const { post } = job.daten
    if (typeof post === 'string') await dispatch(deps, post)
    else await write(deps, job, job.daten as unknown as Daten)
  }
