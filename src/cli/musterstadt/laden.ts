/** Loads the demo once: accounts, then the story. Interrupted, it goes on where it stopped, since every command has a fixed id. */
import type { Store } from '../../store/open-store.ts'
import { hashPassword } from '../../identity/password.ts'
import type { Program } from '../../assemble.ts'
import { KONTEN, kontoId, PASSWORT, PROFIL } from './konten.ts'
import { musterstadtSpielen } from './spielplan.ts'
import type { Uhr } from '../fall/zeitlauf.ts'

const BEGONNEN = 'demo-begonnen'
const FERTIG = 'demo-fertig'

export interface LadenDeps {
  /** A store whose clock is `uhr`. */
  store: Store
  program: Program
  uhr: Uhr
  /** ISO instant of the real clock. */
  jetzt: string
  melden: (text: string) => void
}

export const istGeladen = async (store: Store): Promise<boolean> => (await store.settings.get(FERTIG)) !== null

async function konten({ program }: LadenDeps): Promise<void> {
  const passwortHash = await hashPassword(PASSWORT)
  for (const konto of KONTEN) {
    const id = kontoId(konto.benutzername)
    if ((await program.accounts.byId(id)) !== null) continue
    await program.accounts.create({
      _id: id,
      benutzername: konto.benutzername,
      name: konto.name,
      email: `${konto.benutzername}@musterstadt.example`,
      profil: PROFIL,
      rollen: konto.rollen,
      ...((konto.sitze.length > 0 || konto.benutzername === 'oberbuergermeisterin') && { person: konto.benutzername }),
      passwortHash,
      aktiv: true,
    })
  }
}

export async function musterstadtLaden(deps: LadenDeps): Promise<void> {
  const { store, program, uhr, melden } = deps
  const jetzt = await store.settings.keep(BEGONNEN, deps.jetzt)
  await konten(deps)
  await musterstadtSpielen(
    { engine: program.engine, worker: program.worker, uhr, nextDue: () => store.jobs.nextDue(), personen: store.personen, melden },
    jetzt,
  )
  await store.settings.keep(FERTIG, deps.jetzt)
}
