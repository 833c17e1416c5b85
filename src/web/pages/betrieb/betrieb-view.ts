/** The list: failed work, mails that need a person, and what people did about such things before. */
import { refKey } from '../../../../workflows/aggregate.ts'
import type { Profil } from '../../../../workflows/profile/profil.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { Head } from '../../../engine/ports.ts'
import type { Eingriff, PostRow, Postzustand } from '../../../engine/read-ports.ts'
import { printInstant } from '../vorlagen/dates.ts'
import { gegenstand } from './gegenstand.ts'
import type { Wartend } from './gescheitert.ts'

export interface BetriebSource {
  profil: Profil
  wartende: readonly Wartend[]
  eingriffe: readonly Eingriff[]
  /** Of the interventions' objects. */
  heads: readonly Head[]
  posts: readonly PostRow[]
  /** Names of accounts by id. */
  namen: ReadonlyMap<string, string>
  csrf: string
  commandId: string
}

export const pfadOf = (auftrag: string): string => `/betrieb/auftraege/${encodeURIComponent(auftrag)}`

export const BADGE: Record<Postzustand, string> = {
  offen: 'neutral',
  punkt_gesendet: 'neutral',
  gesendet: 'success',
  unklar: 'warning',
  abgelehnt: 'danger',
  erledigt: 'success',
}

/** Reasons are sentences; what a library threw is not, and is named as what it is. */
export const grundSatz = (grund: string): string =>
  /^[A-ZÄÖÜ][a-zäöü]/.test(grund) && /[.:!]/.test(grund)
    ? grund.slice(0, 500)
    : `Unerwarteter Fehler. Technische Meldung: ${grund.slice(0, 300)}`

/** What the server said, in the list; all of it stands on the page of the mail. */
const ANTWORT_ZEICHEN = 100

const versuche = (zahl: number): string => (zahl === 1 ? '1 Versuch' : `${String(zahl)} Versuche`)

function auftragZeile({ profil, commandId }: BetriebSource, { auftrag, head }: Wartend): object {
  const { text } = gegenstand(head)
  const was = wort(profil, 'auftrag', auftrag.art)
  return {
    haupt: { text: `${was}: ${text}`, href: pfadOf(auftrag._id), zusatz: versuche(auftrag.versuche) },
    zellen: [{ spalte: 'Grund', text: grundSatz(auftrag.grund) }],
    aktion: {
      text: 'Noch einmal versuchen',
      label: `Noch einmal versuchen: ${was}, ${text}`,
      action: `${pfadOf(auftrag._id)}/wiederholen`,
      commandId,
      felder: [{ name: 'stand', wert: String(auftrag.token) }],
    },
  }
}

function postZeile(profil: Profil, { auftrag }: Wartend, post: PostRow): object {
  return {
    haupt: { text: post.betreff, href: pfadOf(auftrag._id), zusatz: `An ${post.an}, geschrieben ${printInstant(post.erstelltAm)}` },
    zellen: [
      { spalte: 'Zustand', badge: { art: BADGE[post.zustand], text: wort(profil, 'post', post.zustand) } },
      { spalte: 'Antwort des Mailservers', text: (post.antwort ?? 'Keine').slice(0, ANTWORT_ZEICHEN) },
    ],
    aktion: { text: 'Klären', label: `Klären: ${post.betreff}, an ${post.an}`, href: pfadOf(auftrag._id) },
  }
}

function eingriffZeile({ profil, heads, posts, namen }: BetriebSource, eingriff: Eingriff): object {
  const head = heads.find(({ ref }) => refKey(ref) === refKey(eingriff.aggregat))
  const post = posts.find(({ _id }) => _id === eingriff.auftrag)
  const { text, href } = gegenstand(head)
  const was = post === undefined ? `${wort(profil, 'auftrag', eingriff.auftragsart)}: ${text}` : `E-Mail an ${post.an}: ${text}`
  return {
    haupt: { text: was, href, zusatz: post?.betreff ?? '' },
    zellen: [
      { spalte: 'Eingriff', text: wort(profil, 'eingriff', eingriff.art), zusatz: eingriff.grund ?? '' },
      { spalte: 'Wer und wann', text: namen.get(eingriff.konto) ?? 'Gelöschtes Konto', zusatz: printInstant(eingriff.am) },
    ],
  }
}

export function betriebView(source: BetriebSource): object {
  const { profil, wartende, eingriffe, csrf } = source
  return {
    csrf,
    post: {
      spalten: [{ text: 'E-Mail' }, { text: 'Zustand' }, { text: 'Antwort des Mailservers' }, { text: 'Schritt', action: true }],
      zeilen: wartende.flatMap((eines) => (eines.post === null ? [] : [postZeile(profil, eines, eines.post)])),
    },
    auftraege: {
      spalten: [{ text: 'Auftrag' }, { text: 'Grund' }, { text: 'Schritt', action: true }],
      zeilen: wartende.flatMap((eines) => (eines.post === null ? [auftragZeile(source, eines)] : [])),
    },
    eingriffe: {
      spalten: [{ text: 'Worum es ging' }, { text: 'Eingriff' }, { text: 'Wer und wann' }],
      zeilen: eingriffe.map((eingriff) => eingriffZeile(source, eingriff)),
    },
  }
}
