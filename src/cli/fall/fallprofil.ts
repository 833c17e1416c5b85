/** The profiles as case files use them: no co-signature that the file does not list, results by mail at once (FORMAT, fixed meanings). */
import type { AggregateDefinition } from '../../../workflows/aggregate.ts'
import { definitions } from '../../../workflows/definitions.ts'
import type { Profil } from '../../../workflows/profile/index.ts'
import type { Fall } from './format.ts'

type Gremien = Fall['gremien']

/** Words of a name that stay small. */
const KLEIN: ReadonlySet<string> = new Set(['und', 'für', 'der', 'die', 'das', 'des', 'im', 'am'])

/** "ortsbeirat-nord" as people write it: "Ortsbeirat Nord". */
const nameAus = (id: string): string =>
  id
    .split(/[-_]+/)
    .filter((teil) => teil !== '')
    .map((teil) => (teil === 'fuer' ? 'für' : teil))
    .map((teil, index) => (index > 0 && KLEIN.has(teil) ? teil : teil.charAt(0).toUpperCase() + teil.slice(1)))
    .join(' ')

/** Bodies that the case changes or adds. */
function gremienOf(profil: Profil, gremien: Gremien): Profil['gremien'] {
  const bekannt = profil.gremien.map((gremium) => {
    const { gesetzlicheZahl = gremium.gesetzlicheZahl, name = gremium.name, aufgeloest } = gremien[gremium.id] ?? {}
    return { ...gremium, gesetzlicheZahl, name, ...(aufgeloest !== undefined && { aufgeloest }) }
  })
  const neue = Object.entries(gremien).filter(([id]) => !bekannt.some((gremium) => gremium.id === id))
  return [
    ...bekannt,
    ...neue.map(([id, { gesetzlicheZahl, name = nameAus(id), aufgeloest }]) => ({
      id,
      name,
      kurzname: name,
      art: 'ausschuss' as const,
      gesetzlicheZahl,
      ort: 'Sitzungssaal',
      beginn: '17:00',
      standardTagesordnung: [],
      ...(aufgeloest !== undefined && { aufgeloest }),
    })),
  ]
}

/** A profile under which a case plays. */
export const fallprofil = (profil: Profil, gremien: Gremien): Profil => ({
  ...profil,
  gremien: gremienOf(profil, gremien),
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
export const withProfil = (change: (profil: Profil) => Profil, known = definitions): typeof definitions => ({
  vorlage: asked(known.vorlage, change),
  sitzung: asked(known.sitzung, change),
  gremium: asked(known.gremium, change),
  nummernkreis: asked(known.nummernkreis, change),
})

export const falldefinitionen = (gremien: Gremien): typeof definitions => withProfil((profil) => fallprofil(profil, gremien))
