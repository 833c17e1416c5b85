/** What has become of all that a step caused, looked up where it is stored: documents, mails, jobs, and the records of others. */
import { vorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { Consequence, Consequences } from '../../../engine/consequences.ts'
import { documentId } from '../../../engine/issued-document.ts'
import type { JobState } from '../../../engine/ports.ts'
import type { PostRow, Postzustand } from '../../../engine/read-ports.ts'
import type { PageDeps } from '../../deps.ts'
import { anderswo, dokumentfolge, fristende, fristfolge, istErwaehnt, rundbrieffolge, standfolgen, type Folge } from './folgen.ts'
import type { OhneText } from './gelesen.ts'

interface Gespeichert {
  jobs: ReadonlyMap<string, JobState>
  post: readonly PostRow[]
}

type Badge = NonNullable<Folge['badge']>

const ERLEDIGT = (text: string): Badge => ({ art: 'success', text })
const WARTET: Badge = { art: 'info', text: 'Wartet' }
const GESCHEITERT: Badge = { art: 'danger', text: 'Fehlgeschlagen, siehe Betrieb' }

const POST: Record<Postzustand, string> = {
  offen: 'info',
  punkt_gesendet: 'info',
  gesendet: 'success',
  unklar: 'warning',
  abgelehnt: 'danger',
  erledigt: 'success',
}

const offen = (job: JobState): Badge => (job.zustand === 'gescheitert' ? GESCHEITERT : WARTET)

async function dokument(deps: PageDeps, { profil }: OhneText, { id, effect }: Consequence, { jobs }: Gespeichert): Promise<Folge[]> {
  if (effect.art !== 'auftrag') return []
  const folge = dokumentfolge(profil, effect.daten)
  const ausgegeben = await deps.dokumente.get(documentId(id))
  if (ausgegeben !== null) return [{ ...folge, badge: ERLEDIGT('Ausgegeben'), href: `/dokumente/${encodeURIComponent(ausgegeben._id)}` }]
  const job = jobs.get(id)
  return [{ ...folge, badge: job === undefined ? { art: 'warning', text: 'Nicht vorhanden' } : offen(job) }]
}

/** A mail job that is done and left no mail had nobody to write to. */
function mails({ profil }: OhneText, { id, effect }: Consequence, { jobs, post }: Gespeichert): Folge[] {
  const job = jobs.get(id)
  if (effect.art === 'auftrag' && effect.spaeter !== undefined) {
    const badge = job === undefined ? ERLEDIGT('Versandt') : offen(job)
    return [{ ...rundbrieffolge(effect.spaeter.faelligAb), badge }]
  }
  const geschrieben = post
    .filter((row) => row._id.startsWith(`${id}:`))
    .map(({ betreff, an, zustand }): Folge => ({
      gruppe: 'mail',
      text: betreff,
      angaben: `an ${an}`,
      badge: { art: POST[zustand], text: wort(profil, 'post', zustand) },
    }))
  return job === undefined ? geschrieben : [...geschrieben, { gruppe: 'mail', text: 'E-Mails werden geschrieben', badge: offen(job) }]
}

function frist({ profil }: OhneText, { nachher }: Consequences, { id, effect }: Consequence, { jobs }: Gespeichert): Folge[] {
  const job = jobs.get(id)
  if (effect.art === 'frist_aufheben') {
    return [{ ...fristende(profil, vorlageStand(nachher), effect.frist), badge: job === undefined ? ERLEDIGT('Beendet') : WARTET }]
  }
  if (effect.art !== 'frist') return []
  const badge =
    job === undefined
      ? { art: 'neutral', text: 'Abgelaufen oder beendet' }
      : job.zustand === 'gescheitert'
        ? GESCHEITERT
        : ERLEDIGT('Vorgemerkt')
  return [{ ...fristfolge(profil, vorlageStand(nachher), effect.frist, effect.stand, effect.faelligAb), badge }]
}

async function befehl(deps: PageDeps, { profil, head }: OhneText, { id, effect }: Consequence): Promise<Folge[]> {
  if (effect.art !== 'befehl' || !istErwaehnt(effect)) return []
  const [read, uebernommen, zurueck] = await Promise.all([
    deps.engine.read(effect.an),
    deps.store.findByCommand(effect.an, id),
    deps.store.findByCommand(head.ref, `${id}:zurueck`),
  ])
  const badge =
    uebernommen !== null ? ERLEDIGT('Übernommen') : zurueck !== null ? { art: 'danger', text: 'Abgelehnt, zurückgenommen' } : WARTET
  return [{ ...anderswo(profil, read?.parts ?? null, effect.event), badge }]
}

export async function folgenStand(deps: PageDeps, gelesen: OhneText, was: Consequences): Promise<Folge[]> {
  const ids = was.folgen.map(({ id }) => id)
  const [jobs, post] = await Promise.all([deps.jobs.find(ids), deps.postausgang.ofAggregate(gelesen.head.ref)])
  const gespeichert = { jobs: new Map(jobs.map((job) => [job._id, job])), post }
  const einzeln = await Promise.all(
    was.folgen.map(async (folge): Promise<Folge[]> => {
      const { effect } = folge
      if (effect.art === 'befehl') return befehl(deps, gelesen, folge)
      if (effect.art !== 'auftrag') return frist(gelesen, was, folge, gespeichert)
      return effect.auftrag === 'mail' ? mails(gelesen, folge, gespeichert) : dokument(deps, gelesen, folge, gespeichert)
    }),
  )
  const stand = standfolgen(gelesen.profil, was.vorher, was.nachher).map((folge) => ({ ...folge, badge: ERLEDIGT('Erreicht') }))
  return [...stand, ...einzeln.flat()]
}
