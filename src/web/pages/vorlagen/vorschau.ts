/** What a step would cause: a dry run through the real path, told as the list that the page of its consequences shows afterwards. */
import type { Aggregatart, Payload, Ref } from '../../../../workflows/aggregate.ts'
import type { Akteur } from '../../../../workflows/akteur.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { vorlageStand, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { EventRecord, Job } from '../../../engine/ports.ts'
import { tryOut, type Trial } from '../../../engine/trial.ts'
import type { PageDeps } from '../../deps.ts'
import { refusalOf, submit, type Outcome } from '../../submit.ts'
import { siehtAdressen } from '../gremien/gelesen.ts'
import { anderswo, dokumentfolge, fristende, fristfolge, istErwaehnt, rundbrieffolge, standfolgen, type Folge } from './folgen.ts'
import type { OhneText } from './gelesen.ts'

function refOf(aggregat: string): Ref {
  const [art = '', ...id] = aggregat.split('/')
  return { art: art as Aggregatart, id: id.join('/') }
}

async function mails(deps: PageDeps, trial: Trial, job: Job, jetzt: string, akteur: Akteur): Promise<Folge[]> {
  if (job.faelligAb > jetzt && job.daten['mailart'] === 'rundbrief') return [rundbrieffolge(job.faelligAb)]
  const geschrieben = await deps.mailPreview(trial, job)
  const mitAdresse = siehtAdressen(akteur)
  // Who gets the same letter is listed once.
  return [...Map.groupBy(geschrieben, ({ betreff, text }) => `${betreff}\n${text}`).values()].flatMap(([eine, ...weitere]): Folge[] =>
    eine === undefined
      ? []
      : [
          {
            gruppe: 'mail',
            text: eine.betreff,
            angaben: `an ${[eine, ...weitere].map(({ name, adresse }) => (mitAdresse ? `${name}, ${adresse}` : name)).join('; ')}`,
            mailtext: eine.text,
          },
        ],
  )
}

/** The paper after the step; null where the step is one of a session. */
const vorlageNach = ({ nachher }: Trial): VorlageStand | null => (nachher['vorlage'] === undefined ? null : vorlageStand(nachher))

function frist(profil: Profil, trial: Trial, { faelligAb, daten }: Job): Folge {
  const { frist: name, stand } = daten['event'] as { frist: string; stand: string }
  return fristfolge(profil, vorlageNach(trial), name, stand, faelligAb)
}

/** "vorlage/v:frist:widerspruch:7" → "widerspruch" */
const nameDerFrist = (id: string): string => /:frist:(.+):[^:]*$/.exec(id)?.[1] ?? ''

/** A refusal of another aggregate took the step back. */
const zurueck = (profil: Profil, { type, commandId }: EventRecord): Folge[] =>
  commandId.endsWith(':zurueck')
    ? [{ gruppe: 'anderswo', text: wort(profil, 'verlauf', type), angaben: 'Der Schritt würde zurückgenommen.' }]
    : []

/** What the step is taken on, a paper or a session, and by whom. */
type Gegenstand = Pick<OhneText, 'profil' | 'akteur'> & { head: { ref: Ref } }

/** @throws RatslaufError as the step itself */
async function vorschau(deps: PageDeps, { head, profil, akteur }: Gegenstand, event: Payload, bezug?: string): Promise<Folge[]> {
  const { store, clock, random, engine } = deps
  const command = { ref: head.ref, event, ...(bezug !== undefined && { bezug }) }
  const trial = await tryOut({ store, clock, random, definitions: engine.definitions }, command, akteur)
  const jetzt = clock.now()
  const jobs = (art: Job['art']): Job[] => trial.jobs.filter((job) => job.art === art)
  const fremde = trial.events
    .map(({ aggregat, type }) => ({ an: refOf(aggregat), type }))
    .filter(({ an }) => an.id !== head.ref.id && istErwaehnt({ an }))
  return [
    ...standfolgen(profil, trial.vorher, trial.nachher),
    ...jobs('frist').map((job) => frist(profil, trial, job)),
    ...trial.cancelled.map((id) => fristende(profil, vorlageNach(trial), nameDerFrist(id))),
    ...(await Promise.all(jobs('mail').map((job) => mails(deps, trial, job, jetzt, akteur)))).flat(),
    ...jobs('dokument').map(({ daten }) => dokumentfolge(profil, daten)),
    ...(await Promise.all(fremde.map(async ({ an, type }) => anderswo(profil, (await trial.engine.read(an))?.parts ?? null, { type })))),
    ...trial.events.flatMap((eines) => zurueck(profil, eines)),
  ]
}

/** Empty where the whole step would be refused: its page then says so when it is sent. */
export async function probe(deps: PageDeps, gegenstand: Gegenstand, event: Payload): Promise<Folge[]> {
  try {
    return await vorschau(deps, gegenstand, event)
  } catch (error) {
    refusalOf(error)
    return []
  }
}

interface Probe {
  art: 'probe'
  folgen: Folge[]
}

/** Sends the step, or only looks what it would cause. */
export async function absenden(
  deps: PageDeps,
  gegenstand: Gegenstand,
  event: Payload,
  command: { commandId: string; bezug?: string },
  nurProbe: boolean,
): Promise<Outcome | Probe> {
  if (!nurProbe) return submit(deps, gegenstand.akteur, gegenstand.head.ref, event, command)
  try {
    return { art: 'probe', folgen: await vorschau(deps, gegenstand, event, command.bezug) }
  } catch (error) {
    return refusalOf(error)
  }
}
