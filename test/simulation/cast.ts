/** The people of the simulated town, and what they write. */
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { SYSTEM, type Akteur } from '../../workflows/akteur.ts'
import { gremiumId } from '../../workflows/gremium/machine.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { amt, ASV, AUTOR, DIENST, HVB, inhalt, RAT, SCHRIFT, sitz, station, VORSITZ } from '../workflows/stage.ts'
import type { Prng } from './prng.ts'

const stelle = (name: string): Akteur => ({ ...amt('mitzeichnung', name), id: `konto-mitzeichnung-${name}` })

export const MITZEICHNER: Readonly<Record<string, Akteur>> = Object.fromEntries(
  ['kaemmerei', 'rechtsamt', 'tiefbau', 'gruenflaechen'].map((name) => [name, stelle(name)]),
)

export const VORSITZENDE: Readonly<Record<string, Akteur>> = { [RAT]: VORSITZ, [ASV]: sitz('vorsitz', ASV) }
export const SCHRIFTFUEHRUNG: Readonly<Record<string, Akteur>> = { [RAT]: SCHRIFT, [ASV]: sitz('schriftfuehrung', ASV) }
const MITGLIEDER: Readonly<Record<string, Akteur>> = { [RAT]: sitz('mitglied', RAT), [ASV]: sitz('mitglied', ASV) }

/** Present in what is not public, and in nothing else. */
export const GEHEIM = 'GEHEIM'

export const mitgliedOf = (gremium: string): Akteur => {
  const mitglied = MITGLIEDER[gremium]
  if (mitglied === undefined) throw new Error(`NO_MEMBER ${gremium}`)
  return mitglied
}

/** People who have no business with most of what they try. */
export const FREMDE: readonly Akteur[] = [
  { ...amt('sachbearbeitung', 'schule'), id: 'konto-fremd-amt' },
  { ...DIENST, id: 'konto-fremd-stadt', profil: 'kiel' },
  sitz('vorsitz', 'kulturausschuss'),
  { ...amt('empfaenger'), id: 'konto-fremd-empfaenger' },
  stelle('ordnung'),
]

export const ALL_ACTORS: ReadonlyMap<string, Akteur> = new Map(
  [
    AUTOR,
    DIENST,
    HVB,
    SYSTEM,
    ...FREMDE,
    ...Object.values(MITZEICHNER),
    ...Object.values(VORSITZENDE),
    ...Object.values(SCHRIFTFUEHRUNG),
    ...Object.values(MITGLIEDER),
  ].map((akteur) => [akteur.id, akteur]),
)

export const MITGLIEDERZAHL: Readonly<Record<string, number>> = { [RAT]: 41, [ASV]: 11 }

/** Bodies with one member each, so that somebody can be invited. */
export const GRUNDSTOCK: readonly { ref: Ref; event: Payload }[] = [RAT, ASV].flatMap((gremium) => {
  const ref: Ref = { art: 'gremium', id: gremiumId('musterstadt', gremium) }
  const seat = { person: mitgliedOf(gremium).person, funktion: 'mitglied', stimmrecht: true, von: '2020-01-01' }
  return [
    { ref, event: { type: 'GREMIUM_EINRICHTEN', profil: 'musterstadt', gremium, gesetzlicheZahl: MITGLIEDERZAHL[gremium] } },
    { ref, event: { type: 'SITZ_BESETZEN', ...seat } },
  ]
})

export interface Schreibweise {
  /** Makes the text another one. */
  wort: string
  /** Nobody has to co-sign. */
  direkt: boolean
}

function folge(random: Prng, mitteilung: boolean): object[] {
  const letzte = mitteilung ? 'kenntnisnahme' : 'entscheidung'
  const erste = mitteilung ? 'kenntnisnahme' : 'vorberatung'
  const stadtrat = { ...station(RAT, letzte), oeffentlich: random.chance(0.85) }
  return random.chance(0.25) ? [station(ASV, erste), stadtrat] : [stadtrat]
}

function paper(random: Prng, mitteilung: boolean, { wort, direkt }: Schreibweise): object {
  const oeffentlich = random.chance(0.75)
  const betreff = `${oeffentlich ? 'Bäume' : GEHEIM} ${wort}`
  const auftraege = Array.from({ length: 1 + random.below(2) }, (_, nr) => ({
    text: paragraphs(`Punkt ${nr + 1}`),
    art: random.chance(0.6) ? 'auftrag' : 'erklaerung',
  }))
  return {
    inhalt: inhalt({
      betreff,
      beschlusspunkte: mitteilung ? [] : auftraege,
      finanziell: !direkt && random.chance(0.4) ? { betrag: 100, jahr: 2027 } : 'keine',
    }),
    beratungsfolge: folge(random, mitteilung),
    oeffentlich,
    ...(!oeffentlich && { nichtoeffentlichGrund: 'Personalangelegenheit' }),
    dringlich: random.chance(0.3),
    mitzeichnung: !direkt && random.chance(0.6) ? ['rechtsamt', 'tiefbau', 'gruenflaechen'].slice(0, 1 + random.below(3)) : [],
  }
}

export const anlegen = (random: Prng, weise: Schreibweise): Payload => {
  const mitteilung = random.chance(0.15)
  return {
    type: 'ANLEGEN',
    profil: 'musterstadt',
    art: mitteilung ? 'mitteilung' : 'beschlussvorlage',
    federfuehrung: 'stadtplanung',
    ...paper(random, mitteilung, weise),
  }
}

export const aendern = (random: Prng, mitteilung: boolean, weise: Schreibweise): Payload => ({
  type: 'AENDERN',
  ...paper(random, mitteilung, weise),
})
