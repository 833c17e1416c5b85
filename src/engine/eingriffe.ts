/**
 * What a person may do about background work that has come to a stand. Each step is written down before it is done, and that row is
 * also what lets only one of two people act on the same failure.
 */
import type { FailedJob, JobStore } from './ports.ts'
import type { Eingriff, Eingriffe, Postausgang, PostRow } from './read-ports.ts'

export interface EingriffDeps {
  jobs: JobStore
  postausgang: Postausgang
  eingriffe: Eingriffe
  clock: { now: () => string }
}

/** A failed job; with its mail where it sends one. */
export interface Gescheitert {
  auftrag: FailedJob
  post: PostRow | null
}

/** Who acts, and why or how. */
export interface Handelnd {
  konto: string
  profil: string
  grund: string | null
}

const brauchtFreigabe = ({ zustand }: PostRow): boolean => zustand === 'unklar' || zustand === 'abgelehnt'
const stehtAus = (post: PostRow): boolean => brauchtFreigabe(post) || post.zustand === 'offen'

/** False when somebody has decided otherwise about this failure. The same decision goes on where an earlier one broke off. */
async function aufgeschrieben(deps: EingriffDeps, { auftrag }: Gescheitert, wer: Handelnd, art: Eingriff['art']): Promise<boolean> {
  const { _id, token, art: auftragsart, aggregat } = auftrag
  const eingriff = { ...wer, _id: `${_id}:${String(token)}`, am: deps.clock.now(), art, auftrag: _id, auftragsart, aggregat }
  const geltend = await deps.eingriffe.record(eingriff)
  return (geltend.art === 'von_hand_erledigt') === (art === 'von_hand_erledigt')
}

/** Runs the job again; a mail that is unclear or refused goes out again, the same bytes. False when there was nothing left to do. */
export async function wiederholen(deps: EingriffDeps, was: Gescheitert, wer: Handelnd): Promise<boolean> {
  const { auftrag, post } = was
  const erneut = post !== null && brauchtFreigabe(post)
  if (!(await aufgeschrieben(deps, was, wer, erneut ? 'erneut_gesendet' : 'wiederholt'))) return false
  if (erneut && !(await deps.postausgang.move(post, 'offen', post.antwort))) return false
  return deps.jobs.retry(auftrag._id, auftrag.token)
}

/** A person saw to it without the program: the job is gone, its mail will never be sent. False when there was nothing left to do. */
export async function vonHandErledigen(deps: EingriffDeps, was: Gescheitert, wer: Handelnd): Promise<boolean> {
  const { auftrag, post } = was
  if (!(await aufgeschrieben(deps, was, wer, 'von_hand_erledigt'))) return false
  if (post !== null && stehtAus(post) && !(await deps.postausgang.move(post, 'erledigt', post.antwort))) return false
  return deps.jobs.complete(auftrag._id, auftrag.token)
}
