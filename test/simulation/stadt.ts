/** What a seed plays: a town, company or association with its bodies and its people, read off its profile. One more profile joins by itself. */
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { SYSTEM, type Akteur, type Amt, type Funktion } from '../../workflows/akteur.ts'
import { HVB } from '../../workflows/begriffe.ts'
import { gremiumId } from '../../workflows/gremium/machine.ts'
import { profile } from '../../workflows/profile/index.ts'
import type { Profil } from '../../workflows/profile/profil.ts'

/** Who sits in a body. */
export interface Sitze {
  vorsitz: Akteur
  stellvertretung: Akteur
  schriftfuehrung: Akteur
  mitglied: Akteur
}

export interface Stadt {
  profil: Profil
  /** The bodies that meet, in the order in which they deliberate. */
  gremien: readonly string[]
  /** The one that decides a usual paper, and the one that deliberates before it; null where only one body meets. */
  entscheidet: string
  beraet: string | null
  /** A body that never meets in these weeks: it is heard, or papers are referred to it. */
  weiteres: string | null
  mitgliederzahl: Readonly<Record<string, number>>
  sitze: Readonly<Record<string, Sitze>>
  autor: Akteur
  amtsleitung: Akteur
  dezernat: Akteur
  hvb: Akteur
  dienst: Akteur
  /** By the office that they sign for. */
  mitzeichner: Readonly<Record<string, Akteur>>
  /** People who have no business with most of what they try. */
  fremde: readonly Akteur[]
  /** Bodies with one member each, so that somebody can be invited. */
  grundstock: readonly { ref: Ref; event: Payload }[]
}

/** Ids name the town, too: so one table knows everybody. */
const amt = (profil: Profil, name: Amt, stelle?: string): Akteur => ({
  id: ['konto', profil.id, name, stelle].filter((part) => part !== undefined).join('-'),
  profil: profil.id,
  aemter: [{ amt: name, ...(stelle !== undefined && { stelle }) }],
  sitze: [],
})

const sitz = (profil: Profil, funktion: Funktion, gremium: string): Akteur => ({
  id: `konto-${profil.id}-${funktion}-${gremium}`,
  profil: profil.id,
  aemter: [],
  person: `${funktion}-${gremium}`,
  sitze: [{ gremium, funktion }],
})

const sitzeIn = (profil: Profil, gremium: string): Sitze => ({
  vorsitz: sitz(profil, 'vorsitz', gremium),
  stellvertretung: sitz(profil, 'stellvertretung', gremium),
  schriftfuehrung: sitz(profil, 'schriftfuehrung', gremium),
  mitglied: sitz(profil, 'mitglied', gremium),
})

const gruenden = (profil: Profil, gremium: string, gesetzlicheZahl: number, { mitglied }: Sitze): { ref: Ref; event: Payload }[] => {
  const ref: Ref = { art: 'gremium', id: gremiumId(profil.id, gremium) }
  const seat = { person: mitglied.person, funktion: 'mitglied', stimmrecht: true, von: '2020-01-01' }
  return [
    { ref, event: { type: 'GREMIUM_EINRICHTEN', profil: profil.id, gremium, gesetzlicheZahl } },
    { ref, event: { type: 'SITZ_BESETZEN', ...seat } },
  ]
}

function bodies(profil: Profil): Pick<Stadt, 'gremien' | 'entscheidet' | 'beraet' | 'weiteres'> {
  const folge = (profil.arten.beschlussvorlage?.beratungsfolge ?? []).filter(({ gremium }) => gremium !== HVB)
  const gremien = [...new Set([...folge.map(({ gremium }) => gremium), profil.vertretung])]
  const frei = profil.gremien.filter(
    ({ id, aufgeloest }) => !gremien.includes(id) && aufgeloest === undefined && profil.rundbrief?.gremium !== id,
  )
  return {
    gremien,
    entscheidet: folge.find(({ rolle }) => rolle === 'entscheidung')?.gremium ?? profil.vertretung,
    beraet: folge.find(({ rolle }) => rolle === 'vorberatung')?.gremium ?? null,
    weiteres: frei[0]?.id ?? null,
  }
}

function stadtOf(profil: Profil): Stadt {
  const { gremien, weiteres, ...rest } = bodies(profil)
  const [federfuehrung = '', ...andere] = profil.stellen.map(({ id }) => id).filter((id) => id !== profil.sitzungsdienst)
  const sitze = Object.fromEntries([...gremien, ...(weiteres === null ? [] : [weiteres])].map((id) => [id, sitzeIn(profil, id)]))
  const zahl = (gremium: string): number => profil.gremien.find(({ id }) => id === gremium)?.gesetzlicheZahl ?? 0
  const dienst = amt(profil, 'sitzungsdienst')
  const anderswo = Object.values(profile).find(({ id }) => id !== profil.id)?.id ?? profil.id
  return {
    profil,
    gremien,
    weiteres,
    ...rest,
    mitgliederzahl: Object.fromEntries(gremien.map((id) => [id, zahl(id)])),
    sitze,
    autor: amt(profil, 'sachbearbeitung', federfuehrung),
    amtsleitung: amt(profil, 'amtsleitung', federfuehrung),
    dezernat: amt(profil, 'dezernat'),
    hvb: amt(profil, 'hvb'),
    dienst,
    mitzeichner: Object.fromEntries(andere.map((id) => [id, amt(profil, 'mitzeichnung', id)])),
    fremde: [
      amt(profil, 'sachbearbeitung', 'fremd'),
      { ...dienst, id: `konto-${profil.id}-anderswo`, profil: anderswo },
      sitz(profil, 'vorsitz', 'fremd'),
      amt(profil, 'empfaenger'),
      amt(profil, 'mitzeichnung', 'fremd'),
    ],
    grundstock: gremien.flatMap((id) => gruenden(profil, id, zahl(id), sitze[id] ?? sitzeIn(profil, id))),
  }
}

export const STAEDTE: ReadonlyMap<string, Stadt> = new Map(Object.values(profile).map((profil) => [profil.id, stadtOf(profil)]))

/** @throws for a profile that is not set up */
export function stadt(profil: string): Stadt {
  const found = STAEDTE.get(profil)
  if (found === undefined) throw new Error(`NO_TOWN ${profil}`)
  return found
}

/** Who sits in a body of the town. @throws for one that does not meet and is never asked */
export function sitzeOf({ sitze, profil }: Stadt, gremium: string): Sitze {
  const found = sitze[gremium]
  if (found === undefined) throw new Error(`NO_BODY ${gremium} of ${profil.id}`)
  return found
}

const peopleOf = (one: Stadt): Akteur[] => [
  one.autor,
  one.amtsleitung,
  one.dezernat,
  one.hvb,
  one.dienst,
  ...one.fremde,
  ...Object.values(one.mitzeichner),
  ...Object.values(one.sitze).flatMap((sitze) => Object.values(sitze) as Akteur[]),
]

export const ALL_ACTORS: ReadonlyMap<string, Akteur> = new Map(
  [SYSTEM, ...[...STAEDTE.values()].flatMap(peopleOf)].map((akteur) => [akteur.id, akteur]),
)
