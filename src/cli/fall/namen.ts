/** The names that a case uses: profile, bodies, sessions and papers must be there before a step speaks of them. */
import { profile, type Profil } from '../../../workflows/profile/index.ts'
import type { Ereignisschritt, Fall, FallVorlage, Schritt } from './format.ts'

/** A name that nothing in the case bears; `pfad` leads to it in the file. */
export interface Unbekannt {
  pfad: PropertyKey[]
  satz: string
}

const liste = (namen: Iterable<string>): string => [...namen].join(', ')

/** The first item for which there is something to say. */
const erstes = <Item>(items: readonly Item[], suche: (item: Item, index: number) => Unbekannt | null): Unbekannt | null =>
  items.reduce<Unbekannt | null>((gefunden, item, index) => gefunden ?? suche(item, index), null)

/** Functions that name a body behind the colon. */
const IM_GREMIUM = /^(?:vorsitz|stellvertretung|schriftfuehrung|mitglied):([^#]*)/

/** Words of a payload that name another paper. */
const VORLAGEN = ['vorlage', 'durch', 'erledigt_durch', 'gemeinsam_mit', 'stellungnahme_zu'] as const

/** Steps that put a paper into the world under the name in `an`. */
const NEUE_VORLAGE: ReadonlySet<string> = new Set(['ANLEGEN', 'BESTAND_UEBERNEHMEN'])

class Namen {
  readonly #gremien: ReadonlySet<string>
  readonly #sitzungen: ReadonlySet<string>
  /** Grows with the story. */
  readonly #vorlagen: Set<string>

  constructor(fall: Fall, { gremien }: Profil) {
    this.#gremien = new Set([...gremien.map(({ id }) => id), ...Object.keys(fall.gremien)])
    this.#sitzungen = new Set(Object.keys(fall.sitzungen))
    this.#vorlagen = new Set(['v', ...Object.keys(fall.weitere)])
  }

  gremium(id: string, pfad: PropertyKey[]): Unbekannt | null {
    return this.#gremien.has(id)
      ? null
      : {
          pfad,
          satz: `Das Gremium „${id}“ gibt es in diesem Profil nicht, und der Fall nennt es nicht unter „gremien“. Bekannt: ${liste(this.#gremien)}.`,
        }
  }

  rolle(notation: string, pfad: PropertyKey[]): Unbekannt | null {
    const gremium = IM_GREMIUM.exec(notation)?.[1]
    return gremium === undefined ? null : this.gremium(gremium, pfad)
  }

  sitzung(name: unknown, pfad: PropertyKey[]): Unbekannt | null {
    return typeof name !== 'string' || this.#sitzungen.has(name)
      ? null
      : { pfad, satz: `Die Sitzung „${name}“ gibt es in diesem Fall nicht. Bekannt: ${liste(this.#sitzungen)}.` }
  }

  vorlage(name: unknown, pfad: PropertyKey[]): Unbekannt | null {
    return typeof name !== 'string' || this.#vorlagen.has(name)
      ? null
      : { pfad, satz: `Die Vorlage „${name}“ gibt es in diesem Fall nicht, oder noch nicht. Bekannt: ${liste(this.#vorlagen)}.` }
  }

  kopf({ beratungsfolge }: Pick<FallVorlage, 'beratungsfolge'>, pfad: PropertyKey[]): Unbekannt | null {
    return erstes(beratungsfolge, ({ gremium }, index) =>
      gremium === 'hvb' ? null : this.gremium(gremium, [...pfad, 'beratungsfolge', index, 'gremium']),
    )
  }

  schritt(schritt: Schritt, pfad: PropertyKey[]): Unbekannt | null {
    if ('zeit' in schritt) return null
    if ('freigeben' in schritt) {
      const wert = schritt.freigeben
      return typeof wert === 'string' ? this.vorlage(wert, [...pfad, 'freigeben']) : this.vorlage(wert.an, [...pfad, 'freigeben', 'an'])
    }
    if ('beraten' in schritt) {
      const { an, sitzung } = schritt.beraten
      return this.vorlage(an, [...pfad, 'beraten', 'an']) ?? this.sitzung(sitzung, [...pfad, 'beraten', 'sitzung'])
    }
    if ('erwarte' in schritt) {
      const { an, rechtsstand, mails = [], darf = [] } = schritt.erwarte
      return (
        this.vorlage(an, [...pfad, 'erwarte', 'an']) ??
        this.sitzung(rechtsstand?.sitzung, [...pfad, 'erwarte', 'rechtsstand', 'sitzung']) ??
        erstes(mails, (mail, index) => this.rolle(mail.an, [...pfad, 'erwarte', 'mails', index, 'an'])) ??
        erstes(darf, ({ als }, index) => this.rolle(als, [...pfad, 'erwarte', 'darf', index, 'als']))
      )
    }
    return this.#ereignis(schritt, pfad)
  }

  #ereignis({ als, tut, mit, an, sitzung, wird_abgelehnt: abgelehnt }: Ereignisschritt, pfad: PropertyKey[]): Unbekannt | null {
    const gefunden =
      this.rolle(als, [...pfad, 'als']) ??
      (NEUE_VORLAGE.has(tut) ? null : this.vorlage(an, [...pfad, 'an'])) ??
      this.sitzung(sitzung, [...pfad, 'sitzung']) ??
      this.sitzung(mit['sitzung'], [...pfad, 'mit', 'sitzung']) ??
      erstes(VORLAGEN, (wort) => this.vorlage(mit[wort], [...pfad, 'mit', wort]))
    if (abgelehnt === undefined && NEUE_VORLAGE.has(tut)) this.#vorlagen.add(an)
    if (abgelehnt === undefined && tut === 'AENDERUNGSANTRAG_EINBRINGEN' && typeof mit['name'] === 'string') this.#vorlagen.add(mit['name'])
    return gefunden
  }
}

/** The first unknown name, in the order of the file; null where all are known. */
export function unbekannterName(fall: Fall): Unbekannt | null {
  const profil = Object.hasOwn(profile, fall.profil) ? profile[fall.profil] : undefined
  if (profil === undefined)
    return { pfad: ['profil'], satz: `Das Profil „${fall.profil}“ gibt es nicht. Möglich: ${liste(Object.keys(profile))}.` }
  const namen = new Namen(fall, profil)
  return (
    erstes(Object.entries(fall.sitzungen), ([name, { gremium }]) => namen.gremium(gremium, ['sitzungen', name, 'gremium'])) ??
    namen.kopf(fall.vorlage, ['vorlage']) ??
    erstes(Object.entries(fall.weitere), ([name, vorlage]) => namen.kopf(vorlage, ['weitere', name])) ??
    erstes(fall.schritte, (schritt, index) => namen.schritt(schritt, ['schritte', index]))
  )
}
