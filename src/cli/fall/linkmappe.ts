/** `link:<mail kind>`: acts by the newest link of that kind that nobody has used yet, under what the page of the link asks. */
import type { Payload, Ref } from '../../../workflows/aggregate.ts'
import type { VorlageStand } from '../../../workflows/vorlage/stand.ts'
import { gremiumName, stelleName } from '../../../workflows/woerter.ts'
import { profil } from '../../../workflows/profile/index.ts'
import { ANHOERUNGSSTAND_IN_WORTEN, anhoerungsstand, type Anhoerungsstand } from '../../engine/anhoerungslink.ts'
import { RatslaufError } from '../../engine/errors.ts'
import { LINKSTAND_IN_WORTEN, mitzeichnungslinkStand } from '../../engine/links.ts'
import type { LinkRecord, Links } from '../../engine/read-ports.ts'
import { MAILARTEN } from '../../mail/views.ts'

const LINK = 'link:'

export const isLink = (notation: string): boolean => notation.startsWith(LINK)

/** Names a kind of mail that there is. */
export const isBekannterLink = (notation: string): boolean =>
  isLink(notation) && (MAILARTEN as readonly string[]).includes(notation.slice(LINK.length))

/** What one does by the link of such a mail; those of all other kinds only show. */
const ZWECKE: Readonly<Record<string, LinkRecord['zweck']>> = {
  mitzeichnung: 'mitzeichnung',
  ladung: 'ladung',
  sitzung_geaendert: 'ladung',
  anhoerung: 'anhoerung',
}

/** Keeps what is issued in order: the store knows a link by the hash of its token alone. */
export class Linkmappe implements Links {
  readonly #links: Links
  readonly #ausgestellt: LinkRecord[] = []
  readonly #benutzt = new Set<string>()

  constructor(links: Links) {
    this.#links = links
  }

  async put(link: LinkRecord): Promise<void> {
    this.#ausgestellt.push(link)
    await this.#links.put(link)
  }

  get(tokenHash: string): Promise<LinkRecord | null> {
    return this.#links.get(tokenHash)
  }

  /**
   * The newest unused link about this aggregate, of the office or person that the step names; where all are used the newest of them,
   * whose page then says what happened.
   * @throws RatslaufError NOT_FOUND where no mail carried one
   */
  neuester(notation: string, ref: Ref, { stelle, person, station }: Readonly<Record<string, unknown>>): LinkRecord {
    const art = notation.slice(LINK.length)
    const passende = this.#ausgestellt.filter(
      (link) =>
        link.zweck === ZWECKE[art] &&
        link.ref.art === ref.art &&
        link.ref.id === ref.id &&
        (stelle === undefined || link.stelle === stelle) &&
        (person === undefined || link.person === person) &&
        (station === undefined || link.station === null || link.station === station),
    )
    const gefunden = passende.findLast(({ _id }) => !this.#benutzt.has(_id)) ?? passende.at(-1)
    if (gefunden === undefined)
      throw new RatslaufError('NOT_FOUND', `Es wurde keine E-Mail „${art}“ verschickt, über deren Link man handeln kann.`)
    return gefunden
  }

  benutzen({ _id }: LinkRecord): void {
    this.#benutzt.add(_id)
  }
}

/** @throws RatslaufError STALE where the page of the link would only say what happened */
export function pruefen(link: LinkRecord, stand: VorlageStand, heute: string): void {
  const satz = link.zweck === 'anhoerung' ? anhoerungVorbei(anhoerungsstand(stand, link, heute)) : mitzeichnungVorbei(stand, link)
  if (satz !== null) throw new RatslaufError('STALE', `${satz}.`)
}

const anhoerungVorbei = (was: Anhoerungsstand): string | null => (was === 'offen' ? null : ANHOERUNGSSTAND_IN_WORTEN[was])

function mitzeichnungVorbei(stand: VorlageStand, link: LinkRecord): string | null {
  const linkstand = mitzeichnungslinkStand(stand, link)
  return linkstand === 'offen' ? null : LINKSTAND_IN_WORTEN[linkstand]
}

/** The step with what the link knows and its page asks. */
export function ausgefuellt({ stelle, person, station, profil: id }: LinkRecord, event: Payload): Payload {
  if (event.type === 'STELLUNGNAHME_ABGEBEN' && stelle !== null)
    return { station, name: 'Vorsitz', funktion: gremiumName(profil(id), stelle), ...event }
  if (event.type === 'MITZEICHNEN' && stelle !== null)
    return { stelle, name: 'Leitung', funktion: stelleName(profil(id), stelle), ...event }
  return event.type === 'LADUNG_BEANTWORTEN' && person !== null ? { person, ...event } : event
}
