/** The profiles as case files use them: no co-signature that the file does not list, results by mail at once (FORMAT, fixed meanings). */
import type { Aggregatart, AggregateDefinition } from '../../../workflows/aggregate.ts'
import { definitions } from '../../../workflows/definitions.ts'
import type { Profil } from '../../../workflows/profile/index.ts'

const fuerFaelle = (profil: Profil): Profil => ({
  ...profil,
  mitzeichnung: [],
  schalter: { ...profil.schalter, ergebnispost: { ...profil.schalter.ergebnispost, wert: 'je_vorlage' } },
})

/** Whatever asks the profile is given the one for cases; machines and router never ask it. */
const withProfil = (definition: AggregateDefinition): AggregateDefinition => ({
  ...definition,
  grounds: (situation, event, nurStand) => definition.grounds({ ...situation, profil: fuerFaelle(situation.profil) }, event, nurStand),
  befund: (situation, event) => definition.befund({ ...situation, profil: fuerFaelle(situation.profil) }, event),
  effects: (input) => definition.effects({ ...input, profil: fuerFaelle(input.profil) }),
  aufgaben: (parts, profil) => definition.aufgaben(parts, fuerFaelle(profil)),
})

export const FALLDEFINITIONEN: Readonly<Record<Aggregatart, AggregateDefinition>> = {
  vorlage: withProfil(definitions.vorlage),
  sitzung: withProfil(definitions.sitzung),
  gremium: withProfil(definitions.gremium),
  nummernkreis: withProfil(definitions.nummernkreis),
}
