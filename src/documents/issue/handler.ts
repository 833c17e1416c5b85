/**
 * The job that issues a document: model from the record, PDF by the renderer, frozen with its hash, then the command that says so.
 * The document has a fixed id and is looked for first, so that a repeated job issues nothing twice.
 */
import { SYSTEM } from '../../../workflows/akteur.ts'
import { localDate } from '../../../workflows/recht/kalender.ts'
import { documentId, issuedDocument } from '../../engine/issued-document.ts'
import { adresseOf } from '../../engine/projections/oeffentlich.ts'
import type { ClaimedJob, Clock } from '../../engine/ports.ts'
import type { Dateien, Dokumente, DokumentRecord } from '../../engine/read-ports.ts'
import { beschlussauszug } from '../beschlussauszug.ts'
import { SCHREIBEN, type Schreibenart } from '../inputs.ts'
import { schreiben } from '../schreiben.ts'
import { einladung } from '../einladung.ts'
import type { DocumentModel } from '../model.ts'
import { niederschrift } from '../niederschrift.ts'
import { pressemitteilung } from '../pressemitteilung.ts'
import { vorlage } from '../vorlage.ts'
import { auszugInput } from './auszug-input.ts'
import { einladungInput } from './einladung-input.ts'
import { niederschriftInput } from './niederschrift-input.ts'
import { schreibenInput } from './schreiben-input.ts'
import { readSitzung, readVorlage, type ReadingDeps } from '../../engine/reading.ts'
import { pressenotiz } from './pressenotiz.ts'
import { vorlageInput } from './vorlage-input.ts'

export interface DocumentHandlerDeps extends ReadingDeps {
  dokumente: Dokumente
  dateien: Dateien
  clock: Clock
  /** Sentence on every page where real papers are played again. */
  nachgestellt: string | null
  renderer: { pdf: (model: DocumentModel) => Promise<{ bytes: Uint8Array }> }
}

type Dokumentart = 'vorlage' | 'einladung' | 'niederschrift' | 'beschlussauszug' | 'pressemitteilung' | Schreibenart

interface Daten {
  dokumentart: Dokumentart
  oeffentlich: boolean
  station?: string
  fassung?: string
  anlass?: string
}

interface Made {
  model: DocumentModel
  profil: string
  dateiname: string
}

const safe = (text: string): string => text.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-').replaceAll(/^-+|-+$/g, '')

async function make(deps: DocumentHandlerDeps, job: ClaimedJob, daten: Daten, heute: string): Promise<Made> {
  const variante = daten.oeffentlich ? 'oeffentlich' : 'voll'
  if (daten.dokumentart === 'einladung') {
    const read = await readSitzung(deps, job.aggregat)
    const model = einladung(await einladungInput(deps, read, heute, deps.nachgestellt), variante)
    return { model, profil: read.profil.id, dateiname: safe(`Einladung-${read.context.gremium}-${read.context.am.slice(0, 10)}.pdf`) }
  }
  if (daten.dokumentart === 'niederschrift') {
    const { input, read } = await niederschriftInput(deps, job.aggregat, heute, deps.nachgestellt)
    const dateiname = safe(`Niederschrift-${read.context.gremium}-${read.context.am.slice(0, 10)}.pdf`)
    return { model: niederschrift(input, variante), profil: read.profil.id, dateiname }
  }
  const read = await readVorlage(deps, job.aggregat)
  const nummer = adresseOf(read.stand.context.nummer ?? read.id)
  if (daten.dokumentart === 'vorlage') {
    return {
      model: vorlage(vorlageInput(read, heute, deps.nachgestellt), variante),
      profil: read.profil.id,
      dateiname: safe(`${nummer}.pdf`),
    }
  }
  const brief = SCHREIBEN.find((art) => art === daten.dokumentart)
  if (brief !== undefined) {
    const model = schreiben(await schreibenInput(deps, read, brief, heute, deps.nachgestellt))
    return { model, profil: read.profil.id, dateiname: safe(`${model.kopf.bezeichnung}-${nummer}.pdf`) }
  }
  const beschluss = await auszugInput(deps, read, daten.station ?? '', heute, deps.nachgestellt)
  if (daten.dokumentart === 'pressemitteilung') {
    return {
      model: pressemitteilung(pressenotiz(read, beschluss)),
      profil: read.profil.id,
      dateiname: safe(`Pressemitteilung-Entwurf-${nummer}.pdf`),
    }
  }
  const model = beschlussauszug(beschluss, variante)
  return { model, profil: read.profil.id, dateiname: safe(`Beschlussauszug-${nummer}-${daten.station ?? ''}.pdf`) }
}

async function issue(deps: DocumentHandlerDeps, job: ClaimedJob, daten: Daten): Promise<DokumentRecord> {
  const heute = localDate(deps.clock.now())
  const made = await make(deps, job, daten, heute)
  const { bytes } = await deps.renderer.pdf(made.model)
  const hash = await deps.dateien.put(bytes, 'application/pdf')
  const record: DokumentRecord = {
    _id: documentId(job._id),
    profil: made.profil,
    art: daten.dokumentart,
    aggregat: job.aggregat,
    rev: job.rev,
    station: daten.station ?? null,
    oeffentlich: daten.oeffentlich,
    dateiname: made.dateiname,
    hash,
    model: made.model,
    am: heute,
  }
  await deps.dokumente.put(record)
  // Another worker may have been first, with other bytes.
  return (await deps.dokumente.get(record._id)) ?? record
}

export const documentHandler =
  (deps: DocumentHandlerDeps) =>
  async (job: ClaimedJob): Promise<void> => {
    const daten = job.daten as unknown as Daten
    const { hash } = (await deps.dokumente.get(documentId(job._id))) ?? (await issue(deps, job, daten))
    const fassung = job.aggregat.art === 'vorlage' && daten.fassung === undefined ? await fassungOf(deps, job) : ''
    await deps.engine.execute({ commandId: job._id, ref: job.aggregat, event: issuedDocument(job, hash, fassung) }, SYSTEM)
  }

const fassungOf = async (deps: DocumentHandlerDeps, job: ClaimedJob): Promise<string> =>
  (await readVorlage(deps, job.aggregat)).stand.context.fassung.hash
