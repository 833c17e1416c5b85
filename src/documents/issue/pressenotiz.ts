/** The draft of a press notice as its document needs it: the decision, the sections of the paper, whom to ask. */
import type { ReadVorlage } from '../../engine/reading.ts'
import type { BeschlussauszugInput } from '../inputs.ts'
import type { Pressenotiz } from '../pressemitteilung.ts'

export function pressenotiz({ profil, stand, inhalt }: ReadVorlage, beschluss: BeschlussauszugInput): Pressenotiz {
  const dienst = profil.stellen.find(({ id }) => id === profil.sitzungsdienst)
  return {
    beschluss,
    abschnitte: (profil.arten[stand.context.art]?.abschnitte ?? []).flatMap(({ id, titel }) => {
      const text = inhalt.abschnitte[id] ?? []
      return text.length === 0 ? [] : [{ titel, text }]
    }),
    kontakt: { name: dienst?.name ?? '', email: dienst?.email ?? '', telefon: dienst?.telefon ?? '' },
  }
}
