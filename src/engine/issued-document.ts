/** The event that says that the job of a document is done. */
import type { Payload } from '../../workflows/aggregate.ts'
import type { Job } from './ports.ts'

/** Documents have addresses, and ids of jobs have slashes. */
export const documentId = (job: string): string => job.replaceAll('/', '-')

/** @param fassung the version that a document of a paper was made of, where the job names none */
export function issuedDocument({ _id, aggregat, daten }: Pick<Job, '_id' | 'aggregat' | 'daten'>, hash: string, fassung: string): Payload {
  const { dokumentart, oeffentlich, station = null, fassung: gedruckt = fassung, anlass } = daten
  const event = {
    type: 'DOKUMENT_AUSGEGEBEN',
    dokument: documentId(_id),
    dokumentart,
    hash,
    oeffentlich,
    ...(anlass !== undefined && { anlass }),
  }
  return aggregat.art === 'vorlage' ? { ...event, station, fassung: gedruckt } : event
}
