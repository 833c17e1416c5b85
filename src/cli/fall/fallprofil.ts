/** The profiles as case files use them: no co-signature that the file does not list, results by mail at once (FORMAT, fixed meanings). */
import type { AggregateDefinition } from '../../../workflows/aggregate.ts'
import { definitions } from '../../../workflows/definitions.ts'
import type { Profil } from '../../../workflows/profile/index.ts'

const fuerFaelle = (profil: Profil): Profil => ({
  ...profil,
  mitzeichnung: [],
  schalter: { ...profil.schalter, ergebnispost: { ...profil.schalter.ergebnispost, wert: 'je_vorlage' } },
})

/** Whatever asks the profile is given another one; machines and router never ask it. */
const asked = (definition: AggregateDefinition, change: (profil: Profil) => Profil): AggregateDefinition => ({
  ...definition,
  grounds: (situation, event, nurStand) => definition.grounds({ ...situation, profil: change(situation.profil) }, event, nurStand),
  befund: (situation, event) => definition.befund({ ...situation, profil: change(situation.profil) }, event),
  effects: (input) => definition.effects({ ...input, profil: change(input.profil) }),
  aufgaben: (parts, profil) => definition.aufgaben(parts, change(profil)),
})

/** All kinds of aggregates under changed profiles. */
export const withProfil = (change: (profil: Profil) => Profil): typeof definitions => ({
  vorlage: asked(definitions.vorlage, change),
  sitzung: asked(definitions.sitzung, change),
  gremium: asked(definitions.gremium, change),
  nummernkreis: asked(definitions.nummernkreis, change),
})

export const FALLDEFINITIONEN = withProfil(fuerFaelle)
