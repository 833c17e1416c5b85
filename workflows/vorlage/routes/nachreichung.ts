/** A late attachment or exchanged pages, with the bodies that have to know. */
import { geladeneBeratungen, type Nachreichung } from '../nachreichung.ts'
import type { VorlageStand } from '../stand.ts'
import { toVorlage, type Routes } from './steps.ts'

const stationen = (stand: VorlageStand): string[] => geladeneBeratungen(stand).map(({ context }) => context.id)

export const nachreichung = {
  ANLAGE_NACHREICHEN: (stand, { type, anlage: id, hash, name, typ, bytes, oeffentlich, befund }) => {
    const neu: Nachreichung = {
      am: befund.heute,
      grund: null,
      fassung: stand.context.fassung.nr,
      ersetzt: null,
      anlage: id,
      stationen: stationen(stand),
    }
    return [toVorlage({ type, anlage: { id, hash, name, typ, bytes, oeffentlich }, nachreichung: neu })]
  },
  AUSTAUSCHEN: (stand, { type, inhalt, grund, befund }) => {
    const { fassung } = stand.context
    const neu: Nachreichung = {
      am: befund.heute,
      grund,
      fassung: fassung.nr + 1,
      ersetzt: fassung,
      anlage: null,
      stationen: stationen(stand),
    }
    return [toVorlage({ type, fassung: inhalt, merkmale: befund.merkmale, von: befund.von, nachreichung: neu })]
  },
} satisfies Routes
