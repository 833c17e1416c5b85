/** The history of a paper as sentences, newest first; decisive events full size, technical ones folded by the template. */
import type { Profil } from '../../../../workflows/profile/index.ts'
import { stationById, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, stelleName, wort } from '../../../../workflows/woerter.ts'
import { readHistory } from '../../../engine/history.ts'
import type { EventRecord } from '../../../engine/ports.ts'
import { textReferences, withTexts } from '../../../engine/seal.ts'
import type { PageDeps } from '../../deps.ts'
import { printDate, printInstant } from './dates.ts'
import type { Gelesen } from './gelesen.ts'
import { stimmen } from './beratungsfolge.ts'

export interface Verlaufseintrag {
  /** Anchor; the revision it made. */
  id: string
  wer: string
  was: string
  wann: string
  zitat?: string
  /** Page of what it caused; for steps of persons. */
  folgen?: string
}

export interface Verlauf {
  eintraege: Verlaufseintrag[]
  technische: Verlaufseintrag[]
}

const TECHNISCH = new Set([
  'AENDERN',
  'ANLAGE_HINZUFUEGEN',
  'ANLAGE_ENTFERNEN',
  'ENTWURFSNUMMER_ERHALTEN',
  'LADUNG_ERFOLGT',
  'ERGEBNIS_VERSANDT',
  'FRIST_ABGELAUFEN',
  'DOKUMENT_AUSGEGEBEN',
  'AENDERUNG_GEMELDET',
  'VORLAGE_FOLGEN',
  'PUNKT_UEBERNEHMEN',
])

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** What a body said is told in the line itself. */
const MIT_ERGEBNIS: ReadonlySet<string> = new Set(['ERGEBNIS_ERFASSEN', 'ERGEBNIS_KORRIGIEREN', 'STELLUNGNAHME_ABGEBEN', 'NACHREICHEN'])

/** Its date is that of no session that the step is about. */
const OHNE_SITZUNG: ReadonlySet<string> = new Set(['AENDERUNGSANTRAG_EINBRINGEN', 'STELLUNGNAHME_ABGEBEN'])

/** Details behind the colon: what the event was about and what came of it. */
function einzelheit(profil: Profil, stand: VorlageStand, { type, daten, befund }: EventRecord): string {
  const station = stationById(stand, daten['station'])
  const am = text(befund['sitzungAm'])
  const teile = [
    station === undefined ? null : gremiumName(profil, station.context.gremium),
    MIT_ERGEBNIS.has(type) ? wort(profil, 'ergebnis', String(daten['ergebnis'])) : null,
    ...(type.startsWith('ERGEBNIS_') ? stimmen(profil, daten['abstimmung'] as Parameters<typeof stimmen>[1]) : []),
    am === null || type.startsWith('ERGEBNIS_') || OHNE_SITZUNG.has(type) ? null : printDate(am),
    type === 'MITZEICHNEN' ? stelleName(profil, String(daten['stelle'])) : null,
    type === 'MITZEICHNEN' ? wort(profil, 'votum', String(daten['votum'])) : null,
    type === 'WIDERSPRUCH_EINLEGEN' ? wort(profil, 'widerspruchsgrund', String(daten['grund'])) : null,
    type === 'ERNEUT_BESCHLIESSEN' ? wort(profil, 'bleibt', daten['bleibt'] === true ? 'ja' : 'nein') : null,
    type === 'AUFSICHT_ENTSCHEIDET' || type === 'GERICHT_ENTSCHEIDET'
      ? wort(profil, 'wirksam', daten['wirksam'] === true ? 'ja' : 'nein')
      : null,
    type === 'AUFHEBEN' ? text(befund['nummer']) : null,
    type === 'BEZIEHUNG_ERHALTEN' ? `${wort(profil, 'beziehung', String(daten['beziehung']))} ${String(daten['nummer'])}` : null,
    type === 'SACHSTAND_MELDEN' ? `Punkt ${String(daten['punkt'])}, ${wort(profil, 'punkt', String(daten['status']))}` : null,
    type === 'DOKUMENT_AUSGEGEBEN' ? wort(profil, 'dokument', String(daten['dokumentart'])) : null,
    type === 'NUMMER_ERHALTEN' || type === 'ENTWURFSNUMMER_ERHALTEN' ? text(befund['nummer']) : null,
    type === 'ANLAGE_HINZUFUEGEN' ? text(daten['name']) : null,
    type === 'EINGANG_ERFASSEN' || type === 'AENDERUNGSANTRAG_EINBRINGEN' || type === 'AENDERUNG_ANLEGEN'
      ? text(daten['einreicher'])
      : null,
    type === 'AENDERUNG_GEMELDET' ? text(daten['nummer']) : null,
  ]
  return teile.filter((teil) => teil !== null).join(', ')
}

/** What somebody wrote with the step. */
const zitat = ({ type, daten }: EventRecord): string | null =>
  [
    ...(type === 'WIDERSPRUCH_EINLEGEN' ? [] : ['grund']),
    'begruendung',
    'unterbleibt',
    'hinweis',
    'trotz',
    'nachweis',
    'ohneVorberatung',
    ...(type === 'AENDERUNG_GEMELDET' ? [] : ['text']),
  ]
    .map((feld) => text(daten[feld]))
    .find((satz) => satz !== null) ?? null

function wer(profil: Profil, namen: ReadonlyMap<string, string>, { akteur, als, imAuftrag, daten, befund }: EventRecord): string {
  if (als === 'system') return wort(profil, 'funktion', 'system')
  const angegeben = [text(daten['name']), text(daten['funktion'])].filter((teil) => teil !== null)
  // Who signs by link has no account: name and function stand as stated.
  if (akteur.startsWith('link:')) return angegeben.length === 0 ? 'Über einen Link' : `${angegeben.join(', ')} (eigene Angabe)`
  const vertritt = text(befund['vertritt'])
  const vertretung =
    vertritt === null ? '' : ` (${wort(profil, 'begriff', 'inVertretung')} ${namen.get(vertritt) ?? wort(profil, 'funktion', als)})`
  return `${namen.get(akteur) ?? wort(profil, 'funktion', als)}${imAuftrag ? ' (im Auftrag)' : ''}${vertretung}`
}

async function accountNames(deps: Pick<PageDeps, 'accounts'>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const accounts = await Promise.all([...new Set(ids)].map((id) => deps.accounts.byId(id)))
  return new Map(accounts.flatMap((account) => (account === null ? [] : [[account._id, account.name] as const])))
}

/** @param nach only what came after this revision */
export async function verlauf(
  deps: Pick<PageDeps, 'store' | 'accounts'>,
  { head, stand, profil }: Pick<Gelesen, 'head' | 'stand' | 'profil'>,
  nach = 0,
): Promise<Verlauf> {
  const records = (await readHistory(deps.store, head)).filter(({ rev }) => rev > nach).toReversed()
  const ids = records
    .filter(({ als, akteur }) => als !== 'system' && !akteur.startsWith('link:'))
    .flatMap(({ akteur, befund }) => [akteur, text(befund['vertritt']) ?? akteur])
  const [texte, namen] = await Promise.all([deps.store.getTexts([...textReferences(records)]), accountNames(deps, ids)])
  const alle = records.map((record) => {
    const lesbar = { ...record, daten: withTexts(record.daten, texte) }
    const einzelheiten = einzelheit(profil, stand, lesbar)
    const satz = zitat(lesbar)
    const eintrag: Verlaufseintrag = {
      id: `ereignis-${String(record.rev)}`,
      wer: `${wer(profil, namen, lesbar)}:`,
      was: `${wort(profil, 'verlauf', record.type)}${einzelheiten === '' ? '' : `: ${einzelheiten}`},`,
      wann: printInstant(record.eingetragenAm),
      ...(satz !== null && { zitat: satz }),
      ...(record.als !== 'system' && { folgen: `/vorlagen/${head.ref.id}/folgen/${String(record.rev)}` }),
    }
    return { technisch: TECHNISCH.has(record.type), eintrag }
  })
  return {
    eintraege: alle.filter(({ technisch }) => !technisch).map(({ eintrag }) => eintrag),
    technische: alle.filter(({ technisch }) => technisch).map(({ eintrag }) => eintrag),
  }
}
