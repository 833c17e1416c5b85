/** What came of a story: writes its documents and mails to a folder and sums up. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refKey, type Ref } from '../../../workflows/aggregate.ts'
import { adresseOf } from '../../engine/projections/oeffentlich.ts'
import type { Engine } from '../../engine/engine.ts'
import { readHistory, verify } from '../../engine/history.ts'
import type { Store } from '../../store/open-store.ts'
import type { Welt } from '../fall/welt.ts'

export interface Bericht {
  profil: string
  nummer: string | null
  art: string
  zustand: string
  stationen: { gremium: string; rolle: string; zustand: string; ergebnis: string | null }[]
  ereignisse: number
  mails: number
  /** Paths relative to the project. */
  dokumente: string[]
  /** "ok", or the first broken link. */
  kette: string
}

interface Deps {
  engine: Engine
  store: Store
  welt: Welt
  out: string
}

async function chainOf({ engine, store }: Deps, refs: readonly Ref[]): Promise<string> {
  for (const head of await store.readers.heads(refs)) {
    const { ok, fehler } = verify(engine.definitions[head.ref.art], head, await readHistory(store.events, head))
    if (!ok) return fehler ?? 'broken'
  }
  return 'ok'
}

const fileName = (text: string): string => text.replaceAll(/[^a-zA-Z0-9.-]+/g, '-')

export async function bericht(deps: Deps): Promise<Bericht> {
  const { store, welt, out } = deps
  const stand = await welt.stand('v')
  const { context } = stand
  const vorlage: Ref = { art: 'vorlage', id: welt.vorlage('v') }
  const sitzungen: Ref[] = welt.names().sitzungen.map((name) => ({ art: 'sitzung', id: welt.sitzung(name) }))
  const folder = fileName(`${context.profil}-${adresseOf(context.nummer ?? 'entwurf')}`)
  await mkdir(join(out, folder), { recursive: true })

  const dokumente: string[] = []
  const post = (await Promise.all([vorlage, ...sitzungen].map((ref) => store.postausgang.ofAggregate(ref)))).flat()
  const sitzungsdokumente = await Promise.all(
    sitzungen.map(async (ref) => (await deps.engine.read(ref))?.parts['sitzung']?.context as { dokumente: { id: string }[] } | undefined),
  )
  for (const { id } of [...context.dokumente, ...sitzungsdokumente.flatMap((sitzung) => sitzung?.dokumente ?? [])]) {
    const record = await store.dokumente.get(id)
    const file = record === null ? null : await store.dateien.get(record.hash)
    if (record === null || file === null) throw new Error(`NO_DOCUMENT ${id}`)
    const name = `${record.dateiname.replace(/\.pdf$/, '')}${record.oeffentlich ? '-oeffentlich' : ''}.pdf`
    await writeFile(join(out, folder, name), file.bytes)
    dokumente.push(join('out', folder, name))
  }
  for (const row of post) {
    const full = await store.postausgang.get(row._id)
    if (full !== null) await writeFile(join(out, folder, `${fileName(`${row.mailart}-${refKey(row.aggregat)}-${row.an}`)}.eml`), full.bytes)
  }
  return {
    profil: context.profil,
    nummer: context.nummer,
    art: context.art,
    zustand: stand.zustand,
    stationen: stand.stationen.map(({ zustand, context: { gremium, rolle, ergebnis } }) => ({
      gremium,
      rolle,
      zustand,
      ergebnis: ergebnis?.ergebnis ?? null,
    })),
    ereignisse: (await deps.engine.read(vorlage))?.head.rev ?? 0,
    mails: post.length,
    dokumente,
    kette: await chainOf(deps, [vorlage, ...sitzungen]),
  }
}

/** The table at the end, for people. */
export function tabelle(berichte: readonly Bericht[]): string {
  const kopf = ['Nummer', 'Profil', 'Stand', 'Ereignisse', 'E-Mails', 'Dokumente', 'Kette']
  const zeilen = berichte.map((one) => [
    one.nummer ?? '',
    one.profil,
    one.zustand,
    String(one.ereignisse),
    String(one.mails),
    String(one.dokumente.length),
    one.kette,
  ])
  const breiten = kopf.map((titel, spalte) => Math.max(titel.length, ...zeilen.map((zeile) => zeile[spalte]?.length ?? 0)))
  const line = (zellen: readonly string[]): string =>
    zellen
      .map((zelle, spalte) => zelle.padEnd(breiten[spalte] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(kopf), line(breiten.map((breite) => '─'.repeat(breite))), ...zeilen.map(line)].join('\n')
}
