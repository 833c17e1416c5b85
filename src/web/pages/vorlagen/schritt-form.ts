/** The form of one step, as the template needs it; the same on the page of the paper and on the step's own page. */
import { gremiumId, sitzeAm, type GremiumContext } from '../../../../workflows/gremium/machine.ts'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import { eilgremium } from '../../../../workflows/vorlage/eilgremium.ts'
import { toMarkup } from '../../../../workflows/text/markup.ts'
import { angenommenerText, wortlautSchema, type Wortlaut } from '../../../../workflows/vorlage/inhalt.ts'
import { bezeichnung, stationById, vorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import { printMeeting } from './dates.ts'
import { filled, type Feld, type Option, type Werte } from './felder.ts'
import type { Gelesen, OhneText } from './gelesen.ts'
import { gegenstand } from './lage.ts'
import type { Schritt } from './schritt.ts'
import { ereignisZu, schrittPfad } from './schritte.ts'

const OFFEN = new Set(['terminiert', 'eingeladen', 'laeuft'])
const BESCHLOSSEN = ['frist_laeuft', 'ausfertigung', 'bekanntmachung', 'wirksam', 'umsetzung', 'umgesetzt', 'abgeschlossen']
const MAX_SITZUNGEN = 30

/** Coming sessions of a body. */
async function sitzungen(deps: PageDeps, { profil }: OhneText, gremium: string | undefined): Promise<Option[]> {
  if (gremium === undefined) return []
  const ab = localDate(deps.clock.now())
  const heads = await deps.readers.sitzungen({ profil: profil.id, ab, gremium, limit: MAX_SITZUNGEN })
  return heads
    .filter(({ fields }) => OFFEN.has(String(fields['zustand'])))
    .map((head) => ({
      wert: head.ref.id,
      text: `${printMeeting(String(head.fields['am']))}${head.fields['zustand'] === 'terminiert' ? '' : ` – ${wort(profil, 'sitzung', String(head.fields['zustand']))}`}`,
    }))
}

/** Members with a vote in the first body of the Beratungsfolge. */
async function members(deps: PageDeps, { stand, profil }: OhneText): Promise<Option[]> {
  const ref = { art: 'gremium', id: gremiumId(profil.id, eilgremium(stand, profil.vertretung)) } as const
  const head = (await deps.readers.heads([ref]))[0]
  if (head === undefined) return []
  const heute = localDate(deps.clock.now())
  const sitze = sitzeAm(head.fields as unknown as GremiumContext, heute).filter(({ stimmrecht }) => stimmrecht)
  const personen = await deps.personen.get([...new Set(sitze.map(({ person }) => person))])
  return [...personen.values()].map(({ _id, name }) => ({ wert: _id, text: name }))
}

const MAX_BESCHLUESSE = 100

/** Other decided papers, newest first. */
async function decided(deps: PageDeps, { profil, head }: OhneText): Promise<Option[]> {
  const { heads } = await deps.readers.vorlagen({ profil: profil.id, zustaende: [...BESCHLOSSEN], limit: MAX_BESCHLUESSE })
  return heads
    .filter(({ ref }) => ref.id !== head.ref.id)
    .map((other) => ({ wert: other.ref.id, text: `${bezeichnung(vorlageStand(deps.engine.partsOf(other)).context)} ${other.titel ?? ''}` }))
}

/** Groups of the council that have an access of their own. */
export async function gruppen(deps: Pick<PageDeps, 'accounts'>, { profil }: Pick<OhneText, 'profil'>): Promise<Option[]> {
  const accounts = await deps.accounts.list(profil.id)
  const alle = accounts.flatMap(({ rollen, name }) =>
    rollen.flatMap(({ rolle, stelle }) => (rolle === 'antragsteller' && stelle !== undefined ? [[stelle, name] as const] : [])),
  )
  return [...new Map(alle)].map(([wert, text]) => ({ wert, text }))
}

export async function schrittFelder(deps: PageDeps, gelesen: OhneText, schritt: Schritt, zu: string | null): Promise<Feld[]> {
  const gremium = schritt.gegenstand === 'station' ? stationById(gelesen.stand, zu)?.context.gremium : schritt.gremium?.({ gelesen })
  const mitglieder = schritt.nenntMitglied === true ? await members(deps, gelesen) : []
  const beschluesse = schritt.nenntBeschluss === true ? await decided(deps, gelesen) : []
  return schritt.felder({
    gelesen,
    gegenstand: zu,
    sitzungen: await sitzungen(deps, gelesen, gremium),
    mitglieder,
    beschluesse,
    gruppen: schritt.nenntGruppe === true ? await gruppen(deps, gelesen) : [],
  })
}

/** The wording that the station adopted, where it is not the proposed one. */
async function geaenderterWortlaut(deps: PageDeps, { stand }: Gelesen, { zeigtPunkte }: Schritt, zu: string | null): Promise<Wortlaut> {
  const hash = zeigtPunkte === true ? stationById(stand, zu)?.context.ergebnis?.wortlaut : undefined
  const gelesen = hash === undefined ? null : wortlautSchema.safeParse((await deps.store.getInhalte([hash])).get(hash))
  return gelesen?.success === true ? gelesen.data : []
}

/** What is known and no decision on the matter: the session a station is meant for, the wording that a correction may leave as it is, the group that moves. */
function vorbelegt(gelesen: Gelesen, { ereignis }: Schritt, zu: string | null, wortlaut: Wortlaut): Werte {
  const { akteur, account } = gelesen
  const reichtEin = ereignis === 'AENDERUNGSANTRAG_EINBRINGEN' && akteur.aemter.some(({ amt }) => amt === 'antragsteller')
  const sitzung = ereignis === 'AUF_TO_SETZEN' ? stationById(gelesen.stand, zu)?.context.sitzung : null
  return {
    ...(sitzung != null && { sitzung }),
    ...(reichtEin && { einreicher: account.name }),
    ...Object.fromEntries(wortlaut.map(({ nr, text }) => [`wortlaut-${nr}`, toMarkup(text)])),
  }
}

export interface Eingabe {
  commandId: string
  werte?: Werte
  fehler?: Werte
}

export async function schrittForm(
  deps: PageDeps,
  gelesen: Gelesen,
  schritt: Schritt,
  zu: string | null,
  eingabe: Eingabe,
): Promise<object> {
  const [felder, wortlaut, bezug] = await Promise.all([
    schrittFelder(deps, gelesen, schritt, zu),
    geaenderterWortlaut(deps, gelesen, schritt, zu),
    deps.engine.bezug(gelesen, ereignisZu(schritt, zu)),
  ])
  const { profil, stand, head } = gelesen
  const werte = eingabe.werte ?? vorbelegt(gelesen, schritt, zu, wortlaut)
  const text = wort(profil, 'schritt', schritt.ereignis)
  const danach = schritt.danach?.(gelesen, zu)
  const wozu = gegenstand(profil, stand, { ereignis: schritt.ereignis, gegenstand: zu })
  return {
    // Where the step names bodies of its own, the one it begins at must not read as its aim.
    titel: wozu === null ? text : schritt.vonHier === true ? `${wozu}: ${text}` : `${text}: ${wozu}`,
    erklaerung: schritt.erklaerung ?? '',
    punkte: schritt.zeigtPunkte === true ? angenommenerText(gelesen.inhalt.beschlusspunkte, wortlaut) : [],
    bisher: schritt.bisher?.({ gelesen, gegenstand: zu }) ?? [],
    action: schrittPfad(head.ref.id, schritt.ereignis, zu),
    commandId: eingabe.commandId,
    bezug,
    felder: felder.map((feld) => filled(feld, werte, eingabe.fehler ?? {})),
    knopf: text,
    art: schritt.ruhig === true ? 'secondary' : 'primary',
    zurueck: danach ?? `/vorlagen/${head.ref.id}`,
    zurueckText: danach === undefined ? 'Zurück zur Vorlage' : 'Zurück zur Sitzung',
  }
}
