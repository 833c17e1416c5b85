/** What the people of a simulated town write. */
import type { Payload } from '../../workflows/aggregate.ts'
import { HVB, type Art, type Mehrheit, type Punktart } from '../../workflows/begriffe.ts'
import { nummer } from '../../workflows/profile/nummer.ts'
import type { ArtRegel } from '../../workflows/profile/profil.ts'
import { addDays } from '../../workflows/recht/kalender.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import type { Inhalt } from '../../workflows/vorlage/inhalt.ts'
import type { VorlageStand } from '../../workflows/vorlage/stand.ts'
import type { Prng } from './prng.ts'
import type { Stadt } from './stadt.ts'

/** Present in what is not public, and in nothing else. */
export const GEHEIM = 'GEHEIM'

export interface Schreibweise {
  /** Makes the text another one. */
  wort: string
  /** Nobody has to co-sign. */
  direkt: boolean
}

/** How often each kind is written where the profile has it; amendments come from members alone. */
const GEWICHTE: Readonly<Record<Art, number>> = {
  beschlussvorlage: 10,
  mitteilung: 1.5,
  massnahmenblatt: 1.5,
  antrag: 1.5,
  anfrage: 0.8,
  eilentscheidung: 1.5,
  wahl: 0.8,
  stellungnahme: 0.4,
  ergaenzung: 0.4,
  neufassung: 0.4,
  aenderungsantrag: 0,
}

const regelOf = ({ profil }: Stadt, art: Art): ArtRegel => {
  const regel = profil.arten[art]
  if (regel === undefined) throw new Error(`NO_ART ${art} in ${profil.id}`)
  return regel
}

/** Some bodies never deliberate in public. */
const istOeffentlich = ({ beratungsfolge }: ArtRegel): boolean => beratungsfolge.some((station) => station.oeffentlich)

const artOf = (random: Prng, { profil }: Stadt): Art =>
  random.weighted((Object.keys(profil.arten) as Art[]).map((art) => ({ art, weight: GEWICHTE[art] }))).art

/** The kind's own way through the bodies that meet: mostly straight to the last of them. */
function folge(random: Prng, stadt: Stadt, art: Art): object[] {
  // A question may be answered in writing.
  if (art === 'anfrage' && random.chance(0.4)) return []
  const { beratungsfolge } = regelOf(stadt, art)
  const eigene = beratungsfolge.at(-1) ?? { gremium: stadt.entscheidet, rolle: 'entscheidung', oeffentlich: true }
  const letzte = {
    ...eigene,
    gremium: stadt.gremien.includes(eigene.gremium) ? eigene.gremium : stadt.profil.vertretung,
    oeffentlich: eigene.oeffentlich && random.chance(0.85),
  }
  const freigabe = beratungsfolge.filter(({ gremium }) => gremium === HVB && random.chance(0.8))
  const vorher = letzte.rolle === 'kenntnisnahme' ? 'kenntnisnahme' : 'vorberatung'
  const { beraet, weiteres } = stadt
  const wirdBeraten = beraet !== null && beraet !== letzte.gremium && letzte.rolle !== 'genehmigung_nachtraeglich' && random.chance(0.25)
  const wirdGehoert = weiteres !== null && letzte.rolle === 'entscheidung' && random.chance(0.08)
  return [
    ...freigabe,
    ...(wirdGehoert ? [{ gremium: weiteres, rolle: 'anhoerung', oeffentlich: eigene.oeffentlich }] : []),
    ...(wirdBeraten ? [{ gremium: beraet, rolle: vorher, oeffentlich: eigene.oeffentlich }] : []),
    letzte,
  ]
}

interface Punkt {
  art: Punktart
  genehmigungspflichtig?: boolean
}

function punkte(random: Prng, art: Art, { beschlussvorschlag }: ArtRegel): Punkt[] {
  if (beschlussvorschlag.pflicht === 'verboten') return []
  const punktart = (): Punktart => (art === 'wahl' ? 'wahl' : random.pick(['auftrag', 'auftrag', 'auftrag', 'erklaerung', 'satzung']))
  return Array.from({ length: 1 + random.below(2) }, () => ({ art: punktart(), genehmigungspflichtig: random.chance(0.4) }))
}

/** A text of this kind; `punkte` keeps their number and kinds. */
function inhalt(
  random: Prng,
  stadt: Stadt,
  art: Art,
  { wort, direkt, oeffentlich, punkte: alte }: Schreibweise & { oeffentlich: boolean; punkte?: readonly Punkt[] },
): Inhalt {
  const regel = regelOf(stadt, art)
  const betreff = `${oeffentlich ? 'Bäume' : GEHEIM} ${wort}`
  const mitAbsicht = (alte ?? punkte(random, art, regel)).map(({ art: punktart, genehmigungspflichtig }, index) => ({
    text: paragraphs(`${oeffentlich ? 'Punkt' : GEHEIM} ${index + 1} ${wort}`),
    art: punktart,
    ...(punktart === 'satzung' && genehmigungspflichtig === true && { genehmigungspflichtig }),
  }))
  return {
    betreff,
    beschlusspunkte: mitAbsicht,
    abschnitte: Object.fromEntries(regel.abschnitte.map(({ id }) => [id, paragraphs('Der Platz ist im Sommer zu heiß.')])),
    finanziell: !direkt && random.chance(0.4) ? { betrag: 100, jahr: 2027 } : regel.finanziell === 'pflicht' ? 'keine' : null,
  }
}

const MEHRHEITEN: readonly Mehrheit[] = ['absolut_anwesend', 'absolut_gesetzlich', 'zweidrittel_anwesend', 'ohne_widerspruch']

function paper(random: Prng, stadt: Stadt, art: Art, weise: Schreibweise): object {
  const beratungsfolge = folge(random, stadt, art)
  const oeffentlich = istOeffentlich(regelOf(stadt, art)) && random.chance(0.75)
  const stellen = Object.keys(stadt.mitzeichner)
  return {
    inhalt: inhalt(random, stadt, art, { ...weise, oeffentlich }),
    beratungsfolge,
    oeffentlich,
    ...(!oeffentlich && { nichtoeffentlichGrund: 'Personalangelegenheit' }),
    dringlich: random.chance(0.3),
    mehrheit: random.chance(0.1) ? random.pick(MEHRHEITEN) : 'einfach',
    mitzeichnung: !weise.direkt && random.chance(0.6) ? stellen.slice(0, 1 + random.below(3)) : [],
  }
}

const federfuehrung = ({ autor }: Stadt): string | undefined => autor.aemter[0]?.stelle

/** The first save of a paper, and who saves it: what comes from outside is typed by the clerk. */
export function anlegen(random: Prng, stadt: Stadt, weise: Schreibweise): { event: Payload; vonAussen: boolean } {
  const art = artOf(random, stadt)
  const event = {
    type: 'ANLEGEN',
    profil: stadt.profil.id,
    art,
    federfuehrung: federfuehrung(stadt),
    ...paper(random, stadt, art, weise),
  }
  return { event, vonAussen: !regelOf(stadt, art).interneBearbeitung }
}

export const aendern = (random: Prng, stadt: Stadt, art: Art, weise: Schreibweise): Payload => ({
  type: 'AENDERN',
  ...paper(random, stadt, art, weise),
})

/** Another text under the publicity that the paper has already; `bleibt`: the points stay as many and what they were. */
export const neuerInhalt = (random: Prng, stadt: Stadt, { context }: VorlageStand, weise: Schreibweise, bleibt = false): Inhalt =>
  inhalt(random, stadt, context.art, {
    ...weise,
    oeffentlich: context.kopf.oeffentlich,
    ...(bleibt && { punkte: context.merkmale.punkte }),
  })

/** Where a paper that comes from an old system goes on; with what its first body has said there, now and then. */
export function restfolge(random: Prng, stadt: Stadt, heute: string): object[] {
  const { beraet, entscheidet } = stadt
  const letzte = { gremium: entscheidet, rolle: 'entscheidung', oeffentlich: istOeffentlich(regelOf(stadt, 'beschlussvorlage')) }
  if (beraet === null || random.chance(0.5)) return [letzte]
  const erste = { ...letzte, gremium: beraet, rolle: 'vorberatung' }
  return [{ ...erste, ergebnis: 'empfohlen', am: addDays(heute, -20 - random.below(20)), abstimmung: { ja: 6, nein: 2 } }, letzte]
}

/** A paper that runs in an old system already, under a number of that. */
export function uebernehmen(random: Prng, stadt: Stadt, heute: string, weise: Schreibweise): Payload {
  const { profil } = stadt
  const oeffentlich = istOeffentlich(regelOf(stadt, 'beschlussvorlage')) && random.chance(0.75)
  const datum = addDays(heute, -60 - random.below(30))
  return {
    type: 'BESTAND_UEBERNEHMEN',
    profil: profil.id,
    art: 'beschlussvorlage',
    federfuehrung: federfuehrung(stadt),
    inhalt: inhalt(random, stadt, 'beschlussvorlage', { ...weise, oeffentlich }),
    beratungsfolge: random.chance(0.6) ? restfolge(random, stadt, heute) : [],
    oeffentlich,
    ...(!oeffentlich && { nichtoeffentlichGrund: 'Personalangelegenheit' }),
    nummer: nummer(profil, 'beschlussvorlage', Number(datum.slice(0, 4)), 1 + random.below(5)),
    datum,
  }
}

/** A file; nothing of a paper that is not public is. */
export function anlage(random: Prng, { context }: VorlageStand): object {
  const oeffentlich = context.kopf.oeffentlich && random.chance(0.7)
  const name = `${oeffentlich ? 'Plan' : GEHEIM}.pdf`
  return { anlage: `a${random.hex(4)}`, hash: random.hex(32), name, typ: 'application/pdf', bytes: 1_000, oeffentlich }
}
