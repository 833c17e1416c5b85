/** The tasks of one person: from the work list, without those that four eyes forbid this pair of eyes. */
import type { Parts } from '../../../../workflows/aggregate.ts'
import type { Akteur } from '../../../../workflows/akteur.ts'
import type { Aufgabe } from '../../../../workflows/aufgabe.ts'
import { stationById, vorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { ladungsfrist } from '../../../../workflows/recht/fristen.ts'
import { profil } from '../../../../workflows/profile/index.ts'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import { aufgabenschluessel } from '../../../engine/actor.ts'
import type { Head } from '../../../engine/ports.ts'
import type { Arbeitsvorrat } from '../../../engine/projections/arbeitsvorrat.ts'
import type { Account } from '../../../identity/accounts.ts'
import { currentActor, type PageDeps } from '../../deps.ts'

export interface Task {
  row: Arbeitsvorrat
  aufgabe: Aufgabe
  /** Of papers only. */
  parts: Parts | null
  head: Head
}

/** Whoever wrote a text does not release it, whoever recorded a result does not confirm it: the rules say so before the click. */
const VIER_AUGEN = new Set(['PRUEFEN', 'FREIGEBEN_DEZERNAT', 'FREIGEBEN_HVB', 'ERGEBNIS_BESTAETIGEN'])
const NICHT_SELBST = new Set(['VIER_AUGEN', 'ZWEITE_PERSON'])

const MAX_TASKS = 400

async function isForbiddenToSelf(deps: Omit<PageDeps, 'web'>, akteur: Akteur, { head, parts, aufgabe }: Task): Promise<boolean> {
  if (parts === null || !VIER_AUGEN.has(aufgabe.ereignis)) return false
  const event = { type: aufgabe.ereignis, ...(aufgabe.gegenstand !== null && { station: aufgabe.gegenstand }) }
  const gruende = await deps.engine.inquire({ head, parts }, event, akteur, { nurStand: aufgabe.ereignis !== 'ERGEBNIS_BESTAETIGEN' })
  return gruende?.some(({ code }) => NICHT_SELBST.has(code)) === true
}

/** An invitation is due on the last day that keeps the notice period, not on the day of the session. */
function mitLadungsfrist({ row, aufgabe }: Pick<Task, 'row' | 'aufgabe'>, heute: string): Aufgabe {
  if (aufgabe.ereignis !== 'LADUNG_VERSENDEN' || aufgabe.frist === null) return aufgabe
  return { ...aufgabe, frist: ladungsfrist({ profil: profil(row.profil), sitzungAm: aufgabe.frist, versandAm: heute }).spaetestens }
}

/** Confirmation is per session: the paper does not ask again for what its closed session asks. */
function isAskedBySession({ parts, aufgabe }: Task, sitzungen: ReadonlySet<string>): boolean {
  if (parts === null || aufgabe.ereignis !== 'ERGEBNIS_BESTAETIGEN') return false
  const sitzung = stationById(vorlageStand(parts), aufgabe.gegenstand)?.context.sitzung
  return sitzung != null && sitzungen.has(sitzung)
}

export async function tasksOf(deps: Omit<PageDeps, 'web'>, akteur: Akteur): Promise<Task[]> {
  const schluessel = aufgabenschluessel(akteur)
  if (schluessel.length === 0) return []
  const rows = (await deps.readers.arbeitsvorrat(akteur.profil, schluessel)).slice(0, MAX_TASKS)
  const meine = new Set(schluessel)
  const heute = localDate(deps.clock.now())
  const heads = await deps.readers.heads(rows.map(({ art, id }) => ({ art, id })))
  const byId = new Map(heads.map((head) => [`${head.ref.art}/${head.ref.id}`, head]))
  const bestaetigend = new Set(
    rows
      .filter(({ art, aufgaben }) => art === 'sitzung' && aufgaben.some(({ ereignis }) => ereignis === 'ERGEBNIS_BESTAETIGEN'))
      .map(({ id }) => id),
  )
  const tasks = rows.flatMap((row): Task[] => {
    const head = byId.get(`${row.art}/${row.id}`)
    if (head === undefined) return []
    const parts = row.art === 'vorlage' ? deps.engine.partsOf(head) : null
    return row.aufgaben
      .filter(({ fuer }) => fuer.some((key) => meine.has(key)))
      .map((aufgabe) => ({ row, aufgabe: mitLadungsfrist({ row, aufgabe }, heute), parts, head }))
  })
  const offen = tasks.filter((task) => !isAskedBySession(task, bestaetigend))
  const verboten = await Promise.all(offen.map((task) => isForbiddenToSelf(deps, akteur, task)))
  return offen.filter((_, index) => verboten[index] !== true)
}

/** For the number in the navigation. */
export async function countTasks(deps: Omit<PageDeps, 'web'>, account: Account): Promise<number> {
  return (await tasksOf(deps, await currentActor(deps, account))).length
}
