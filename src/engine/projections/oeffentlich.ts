/**
 * The public read model of a Vorlage. It is filled only with what is public: what is non-public cannot leak from a row it never enters.
 * Three gates: the paper is published, the station is public, the attachment is public; a result counts from its confirmation.
 */
import type { Parts } from '../../../workflows/aggregate.ts'
import type { Abstimmung } from '../../../workflows/recht/abstimmung.ts'
import type { Block } from '../../../workflows/text/blocks.ts'
import { ausgabe, type Ausgabe } from '../../../workflows/vorlage/ausgaben.ts'
import type { Inhalt, Wortlaut } from '../../../workflows/vorlage/inhalt.ts'
import { isEndgueltig, publizitaet, vorlageStand, type VorlageStand } from '../../../workflows/vorlage/stand.ts'
import type { Head } from '../ports.ts'
import { withTexts } from '../seal.ts'

export interface OeffentlicheStation {
  gremium: string
  rolle: string
  /** Local date-time of the session, where one is assigned. */
  am: string | null
  zustand: string
  ergebnis: string | null
  abstimmung: Abstimmung | null
  /** Local date on which the result was last corrected. */
  berichtigtAm: string | null
}

export interface OeffentlicheVorlage {
  profil: string
  /** Address below the public path, the number with "-" for "/". */
  adresse: string
  id: string
  art: string
  nummer: string
  betreff: string
  zustand: string
  ergebnis: string | null
  fassung: number
  einleitung: string | null
  beschlusspunkte: Block[][]
  /** The adopted wording, point by point, where the decision changed the text. */
  wortlaut: { nr: number; text: Block[] }[] | null
  abschnitte: { id: string; text: Block[] }[]
  stationen: OeffentlicheStation[]
  anlagen: { id: string; hash: string; name: string; typ: string; bytes: number }[]
  dokumente: ({ id: string; art: string; am: string } & Ausgabe)[]
  /** Numbers of public amendments: each has a row of its own as long as it is public. */
  aenderungen: string[]
  /** The paper that this one amends. */
  aendert: string | null
  /** What is announced of a non-public decision. */
  bekanntgabe: { text: string; am: string } | null
}

/** Address of a number in a path. */
export const adresseOf = (nummer: string): string => nummer.replaceAll('/', '-')

const isPublic = (stand: VorlageStand): boolean => publizitaet(stand) === 'oeffentlich' && stand.context.nummer !== null

/** Hashes of the content and references of the texts that the public row needs; null where nothing is public. */
export function oeffentlicheFassungen(parts: Parts): { inhalte: string[]; texte: string[] } | null {
  const stand = vorlageStand(parts)
  const bekanntgabe = stand.context.bekanntgabe?.text ?? null
  if (!isPublic(stand)) return bekanntgabe === null ? null : { inhalte: [], texte: [bekanntgabe] }
  const wortlaute = stand.stationen.flatMap((station) => (station.context.oeffentlich ? (station.context.ergebnis?.wortlaut ?? []) : []))
  const namen = stand.context.anlagen.filter((anlage) => anlage.oeffentlich).map((anlage) => anlage.name)
  return { inhalte: [stand.context.fassung.hash, ...wortlaute], texte: [...namen, ...(bekanntgabe === null ? [] : [bekanntgabe])] }
}

function stationen(stand: VorlageStand): OeffentlicheStation[] {
  return stand.stationen
    .filter((station) => station.context.gremium !== 'hvb')
    .map((station) => {
      const { gremium, rolle, sitzungAm, ergebnis, fruehereErgebnisse, oeffentlich } = station.context
      const sichtbar = oeffentlich && (station.zustand === 'ergebnis_bestaetigt' || station.zustand === 'abgeschlossen')
      return {
        gremium,
        rolle,
        am: sitzungAm,
        zustand: oeffentlich
          ? isEndgueltig(station) || !['aufgerufen', 'ergebnis_vorlaeufig'].includes(station.zustand)
            ? station.zustand
            : 'in_beratung'
          : 'nichtoeffentlich',
        ergebnis: sichtbar ? (ergebnis?.ergebnis ?? null) : null,
        abstimmung: sichtbar ? (ergebnis?.abstimmung ?? null) : null,
        berichtigtAm: sichtbar ? (fruehereErgebnisse.at(-1)?.am ?? null) : null,
      }
    })
}

/** Public documents; of a corrected Auszug the newest alone, since the one before told a wrong result. */
const dokumente = ({ context }: VorlageStand): OeffentlicheVorlage['dokumente'] => {
  const oeffentliche = context.dokumente.filter(({ oeffentlich }) => oeffentlich)
  return oeffentliche
    .filter(
      ({ art, station }, index) =>
        art !== 'beschlussauszug' || index === oeffentliche.findLastIndex((andere) => andere.art === art && andere.station === station),
    )
    .map((dokument) => ({ id: dokument.id, art: dokument.art, am: dokument.am, ...ausgabe(context, dokument) }))
}

function bekanntgabe({ context }: VorlageStand, texte: ReadonlyMap<string, string>): OeffentlicheVorlage['bekanntgabe'] {
  const { text = null, am = '' } = context.bekanntgabe ?? {}
  return text === null ? null : { text: texte.get(text) ?? '', am }
}

/** Of a non-public paper the announced wording alone: neither subject nor text, result or attachment. */
const bekanntgegeben = (head: Head, stand: VorlageStand, texte: ReadonlyMap<string, string>): OeffentlicheVorlage => ({
  profil: stand.context.profil,
  adresse: adresseOf(stand.context.nummer ?? ''),
  id: head.ref.id,
  art: stand.context.art,
  nummer: stand.context.nummer ?? '',
  betreff: 'Bekanntgabe eines nichtöffentlich gefassten Beschlusses',
  zustand: 'in_station',
  ergebnis: null,
  fassung: stand.context.fassung.nr,
  einleitung: null,
  beschlusspunkte: [],
  wortlaut: null,
  abschnitte: [],
  stationen: stationen(stand).map((station) => ({
    ...station,
    zustand: 'nichtoeffentlich',
    ergebnis: null,
    abstimmung: null,
    berichtigtAm: null,
  })),
  anlagen: [],
  dokumente: [],
  aenderungen: [],
  aendert: null,
  bekanntgabe: bekanntgabe(stand, texte),
})

export function oeffentlicheVorlage(
  head: Head,
  parts: Parts,
  inhalte: ReadonlyMap<string, unknown>,
  texte: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const stand = vorlageStand(parts)
  const { context } = stand
  if (!isPublic(stand)) return { ...bekanntgegeben(head, stand, texte) }
  const inhalt = inhalte.get(context.fassung.hash) as Inhalt
  const entschieden = stand.stationen.find((station) => station.context.id === context.ergebnis?.station)
  const ergebnisSichtbar = entschieden === undefined || entschieden.context.oeffentlich
  const wortlaut =
    ergebnisSichtbar && entschieden?.context.ergebnis?.wortlaut !== undefined
      ? (inhalte.get(entschieden.context.ergebnis.wortlaut) as Wortlaut)
      : null
  const row: OeffentlicheVorlage = {
    profil: context.profil,
    adresse: adresseOf(context.nummer ?? ''),
    id: head.ref.id,
    art: context.art,
    nummer: context.nummer ?? '',
    betreff: inhalt.betreff,
    // A decision of a non-public station does not show through the state of the paper either.
    zustand: ergebnisSichtbar ? stand.zustand : 'in_station',
    ergebnis: ergebnisSichtbar ? (context.ergebnis?.ergebnis ?? null) : null,
    fassung: context.fassung.nr,
    einleitung: inhalt.einleitung ?? null,
    beschlusspunkte: inhalt.beschlusspunkte.map((punkt) => punkt.text),
    wortlaut,
    abschnitte: Object.entries(inhalt.abschnitte).map(([id, text]) => ({ id, text })),
    stationen: stationen(stand),
    anlagen: context.anlagen
      .filter((anlage) => anlage.oeffentlich)
      .map(({ id, hash, name, typ, bytes }) => ({ id, hash, name: withTexts(name, texte), typ, bytes })),
    dokumente: dokumente(stand),
    aenderungen: context.aenderungen.flatMap(({ oeffentlich, nummer }) => (oeffentlich && nummer !== null ? [nummer] : [])),
    aendert: context.aendert?.nummer ?? null,
    bekanntgabe: bekanntgabe(stand, texte),
  }
  return { ...row }
}
