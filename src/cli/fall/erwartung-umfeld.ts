/** Expectations that need more than the paper itself: sessions, rights, mails, documents, the public, the record. */
import { regelwerkById } from '../../../workflows/recht/regelwerk.ts'
import type { Grund } from '../../../workflows/rule.ts'
import { hinweise } from '../../../workflows/vorlage/hinweise.ts'
import type { VorlageStand } from '../../../workflows/vorlage/stand.ts'
import type { Abweichung } from './abweichung.ts'
import type { Welt } from './welt.ts'

interface Umfeld {
  welt: Welt
  /** Short name of the paper. */
  name: string
  stand: VorlageStand
}

type Check = (umfeld: Umfeld, erwartet: unknown) => Promise<Abweichung | null>

interface Worte {
  enthaelt?: string[]
  enthaelt_nicht?: string[]
}

const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase())
const lacks = (texts: readonly string[], parts: readonly string[] = []): boolean =>
  !texts.some((text) => parts.some((part) => has(text, part)))

const shortened = (text: string): string => (text.length > 400 ? `${text.slice(0, 400)} …` : text)

const hinweis: Check = async ({ welt, stand }, erwartet) => {
  const gefunden = stand.stationen
    .filter(
      (item) => ['auf_tagesordnung', 'aufgerufen', 'ergebnis_vorlaeufig'].includes(item.zustand) || item.context.berichtigung !== null,
    )
    .flatMap((item) => hinweise(stand, item.context.id, welt.profil))
    .join(' · ')
  return (erwartet as string[]).every((text) => has(gefunden, text)) ? null : { erwartet, gefunden }
}

const rechtsstand: Check = async ({ welt, stand }, erwartet) => {
  const { sitzung, land, norm, gueltig_ab } = erwartet as Record<string, string | undefined>
  const item = stand.stationen.find(({ context }) => sitzung === undefined || context.sitzung === welt.sitzung(sitzung))
  const befund = item?.context.ergebnis?.befund
  if (befund === undefined) return { erwartet, gefunden: 'kein Ergebnis' }
  const recht = regelwerkById(befund.regelwerk)
  const fits =
    (land === undefined || recht.land === land) &&
    (norm === undefined || befund.norm.includes(norm)) &&
    (gueltig_ab === undefined || recht.gueltigAb === gueltig_ab)
  return fits ? null : { erwartet, gefunden: { land: recht.land, norm: befund.norm, gueltig_ab: recht.gueltigAb } }
}

interface Frage {
  als: string
  tut: string
  station?: number
  antwort: 'ja' | 'nein'
  grund?: string
  mit?: Record<string, unknown>
}

const said = (gruende: readonly Grund[]): string => gruende.map(({ code, satz, norm }) => [code, satz, norm ?? ''].join(' ')).join(' · ')

const darf: Check = async ({ welt, name }, erwartet) => {
  for (const frage of erwartet as Frage[]) {
    const { moeglich, gruende } = await welt.can(name, frage.als, frage.tut, frage.station, frage.mit ?? {})
    const antwort = moeglich ? 'ja' : 'nein'
    const fits = antwort === frage.antwort && (frage.grund === undefined || has(said(gruende), frage.grund))
    if (!fits) return { erwartet: frage, gefunden: antwort === 'ja' ? 'ja' : said(gruende) }
  }
  return null
}

const mails: Check = async ({ welt, stand }, erwartet) => {
  const neue = await welt.beobachtung.neueMails()
  for (const frage of erwartet as (Worte & { an: string; anzahl?: number })[]) {
    const adressen = await welt.beobachtung.adressen(frage.an, stand.context)
    const texte = neue.filter((mail) => adressen === null || adressen.includes(mail.an)).map(({ text }) => text)
    const enthalten = texte.some((text) => (frage.enthaelt ?? []).every((part) => has(text, part)))
    const fits =
      (frage.anzahl === undefined ? enthalten || frage.enthaelt === undefined : texte.length === frage.anzahl) &&
      (frage.enthaelt === undefined || enthalten) &&
      lacks(texte, frage.enthaelt_nicht)
    if (!fits) return { erwartet: frage, gefunden: texte.map(shortened) }
  }
  return null
}

const dokumente: Check = async ({ welt, name, stand }, erwartet) => {
  const issued = [...stand.context.dokumente, ...(await welt.sitzungsdokumente(name))]
  for (const frage of erwartet as (Worte & { art: string })[]) {
    const texte = await welt.beobachtung.dokumente(frage.art, issued)
    const [newest] = texte
    const fits = newest !== undefined && (frage.enthaelt ?? []).every((part) => has(newest, part)) && lacks(texte, frage.enthaelt_nicht)
    if (!fits) return { erwartet: frage, gefunden: newest === undefined ? 'kein Dokument dieser Art' : shortened(newest) }
  }
  return null
}

const oeffentlich: Check = async ({ welt, stand }, erwartet) => {
  const { sichtbar, enthaelt, enthaelt_nicht } = erwartet as Worte & { sichtbar?: boolean }
  const text = await welt.beobachtung.oeffentlich(stand.context.nummer)
  const fits =
    (sichtbar === undefined || sichtbar === (text !== null)) &&
    (enthaelt ?? []).every((part) => has(text ?? '', part)) &&
    lacks([text ?? ''], enthaelt_nicht)
  return fits ? null : { erwartet, gefunden: text === null ? 'nicht öffentlich' : shortened(text) }
}

const ereignis: Check = async ({ welt, name }, erwartet) => {
  const { tut, ...facts } = erwartet as { tut: string } & Record<string, unknown>
  const event = await welt.ereignis(name, tut)
  if (event === null) return { erwartet, gefunden: 'kein solches Ereignis' }
  const grund = typeof event.daten['grund'] === 'string' ? event.daten['grund'] : ''
  const gefunden: Record<string, unknown> = {
    im_auftrag: event.imAuftrag,
    in_vertretung: event.befund['inVertretung'] === true,
    grund: (await welt.beobachtung.texte([grund])).get(grund) ?? grund,
    norm: event.befund['norm'],
    angenommen: event.befund['angenommen'],
  }
  const fits = Object.entries(facts).every(([key, value]) => {
    if (!(key in gefunden)) throw new Error(`Die Erwartung „ereignis: ${key}“ gibt es nicht.`)
    const actual = gefunden[key]
    return typeof value === 'string' && typeof actual === 'string' ? has(actual, value) : actual === value
  })
  return fits ? null : { erwartet, gefunden }
}

export const UMFELD: Readonly<Record<string, Check>> = { hinweis, rechtsstand, darf, mails, dokumente, oeffentlich, ereignis }
