/** The mail about a result waits for the Auszug that it carries, whatever happens to the session meanwhile. */
import { expect, test } from '@jest/globals'
import { SYSTEM } from '../../workflows/akteur.ts'
import { withProfil } from '../../src/cli/fall/fallprofil.ts'
import { issuedDocument } from '../../src/engine/issued-document.ts'
import type { ClaimedJob } from '../../src/engine/ports.ts'
import { DIENST, S, SCHRIFT, Stage, V, VORSITZ } from './stage.ts'

const jeVorlage = (): Stage =>
  new Stage(
    withProfil((body) => ({
      ...body,
      schalter: { ...body.schalter, ergebnispost: { ...body.schalter.ergebnispost, wert: 'je_vorlage' } },
    })),
  )

/** All jobs that are due, none of them done. */
async function due({ world }: Stage): Promise<ClaimedJob[]> {
  await world.engine.relay.sweep()
  const jobs: ClaimedJob[] = []
  for (let job = await world.store.jobs.claim(60_000, 'test'); job !== null; job = await world.store.jobs.claim(60_000, 'test'))
    jobs.push(job)
  return jobs
}

const issue = ({ world }: Stage, job: ClaimedJob): Promise<unknown> =>
  world.engine.execute({ commandId: job._id, ref: job.aggregat, event: issuedDocument(job, '0'.repeat(64), '0'.repeat(64)) }, SYSTEM)

const mailarten = (jobs: readonly ClaimedJob[]): unknown[] => jobs.filter(({ art }) => art === 'mail').map(({ daten }) => daten['mailart'])

test('a Niederschrift signed between the full Auszug and the public one swallows no mail, and sends none twice', async () => {
  const stage = jeVorlage()
  await stage.recorded()
  await stage.send(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
  const command = { commandId: 'bestaetigen', ref: V, event: { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' } }
  await stage.world.engine.execute(command, SCHRIFT)
  const jobs = await due(stage)
  const auszuege = jobs.filter(({ daten }) => daten['dokumentart'] === 'beschlussauszug')
  expect(auszuege.map(({ daten }) => daten['oeffentlich'])).toEqual([false, true])
  for (const job of jobs) if (job.art === 'dokument' && job.daten['oeffentlich'] === false) await issue(stage, job)
  const unterzeichnen = { commandId: 'unterzeichnen', ref: S, event: { type: 'NIEDERSCHRIFT_UNTERZEICHNEN' } }
  await stage.world.engine.execute(unterzeichnen, DIENST)
  await stage.world.engine.relay.sweep()
  expect((await stage.stand()).stationen[0]?.context.niederschrift).toBe(true)

  for (const job of auszuege.slice(1)) await issue(stage, job)
  const danach = await due(stage)
  expect(mailarten(danach)).toEqual(['ergebnis', 'beschluss'])
  for (const job of danach) if (job.art === 'dokument') await issue(stage, job)
  expect(mailarten(await due(stage))).toEqual([])
  expect(stage.world.errors).toEqual([])
})
