/** The page of one paper, in the order of a reader's questions: what is it, what comes next, where was it, what does it say. */
import { aenderungshashes, type Hauptvorlage } from '../../../../workflows/vorlage/aenderung.ts'
import { inVerwaltung } from '../../../../workflows/akteur.ts'
import type { Aufgabe } from '../../../../workflows/aufgabe.ts'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import { aufgaben } from '../../../../workflows/vorlage/aufgaben.ts'
import type { Widerspruch } from '../../../../workflows/vorlage/context.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { bezeichnung, isEditierbar, isPolitisch, publizitaet, stationById, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { artName, gremiumName, wort } from '../../../../workflows/woerter.ts'
import { aufgabenschluessel } from '../../../engine/actor.ts'
import type { PageDeps } from '../../deps.ts'
import { aenderungen, genannte } from './aenderungen.ts'
import { beratungsfolge, type Sitzungen } from './beratungsfolge.ts'
import { dueWords, printDate } from './dates.ts'
import type { Gelesen } from './gelesen.ts'
import { korrekturhinweise, nachreichungen } from './korrekturen.ts'
import { fristName, gegenstand, liegt, naechstes, zustaendig } from './lage.ts'
import { darf, imSaal, moeglichkeiten, type Moeglichkeit } from './moeglichkeiten.ts'
import { vorlagenprognose } from './prognose-view.ts'
import { schrittForm } from './schritt-form.ts'
import { ereignisZu, schrittPfad } from './schritte.ts'
import { abschnitte, anlagen, beschlusskontrolle, beziehungen, dokumente, eckdaten, mitzeichnungen, punkte, wortlaut } from './text.ts'
import { verlauf } from './verlauf.ts'

const ABGELEHNT = new Set(['abgelehnt', 'verworfen', 'ausgesetzt', 'beanstandet', 'aufgehoben', 'eil_aufgehoben'])
const FERTIG = new Set([
  'umgesetzt',
  'kenntnis_genommen',
  'erledigt',
  'umsetzung',
  'frist_laeuft',
  'ausfertigung',
  'bekanntmachung',
  'wirksam',
  'eil_genehmigt',
  'eil_berichtet',
])
const PUBLIZITAET = {
  oeffentlich: { art: 'success', icon: 'visibility' },
  nichtoeffentlich: { art: 'warning', icon: 'visibility-off' },
  noch_nicht_veroeffentlicht: { art: 'neutral' },
} as const

/** "Beschlussvorlage BV/2026/0147", "Beschlussvorlage, Entwurf 2026-153" */
export function vorzeile({ stand, profil }: Pick<Gelesen, 'stand' | 'profil'>): string {
  const { art, nummer, fassung } = stand.context
  return `${artName(profil, art)}${nummer === null ? ',' : ''} ${bezeichnung(stand.context)} · Fassung ${String(fassung.nr)}`
}

/** Short name for the path and the window: the number, else the draft id. */
export const kennung = ({ stand }: Pick<Gelesen, 'stand'>): string => bezeichnung(stand.context)

/** Of an amendment its result says more than that it was voted on. */
function standWort(profil: Profil, { zustand, stationen }: VorlageStand): string {
  const ergebnis = zustand === 'abgestimmt' ? stationen[0]?.context.ergebnis?.ergebnis : undefined
  return ergebnis === undefined ? wort(profil, 'zustand', zustand) : wort(profil, 'ergebnis', ergebnis)
}

export function badges({ stand, profil }: Pick<Gelesen, 'stand' | 'profil'>): { art: string; text: string; icon?: string }[] {
  const oeffentlich = publizitaet(stand)
  const { zustand } = stand
  const { frist, kopf } = stand.context
  return [
    { art: ABGELEHNT.has(zustand) ? 'danger' : FERTIG.has(zustand) ? 'success' : 'info', text: standWort(profil, stand) },
    { ...PUBLIZITAET[oeffentlich], text: wort(profil, 'publizitaet', oeffentlich) },
    ...(kopf.dringlich ? [{ art: 'warning', text: 'Dringlich' }] : []),
    ...(frist === null ? [] : [{ art: 'warning', text: `${wort(profil, 'frist', frist.art)} bis ${printDate(frist.bis)}` }]),
  ]
}

async function sitzungenOf(deps: PageDeps, { stand }: Gelesen): Promise<Sitzungen> {
  const ids = [
    ...new Set(
      stand.stationen
        .flatMap(({ context }) => [context.sitzung, ...context.versuche.map(({ sitzung }) => sitzung)])
        .filter((id) => id !== null),
    ),
  ]
  const heads = ids.length === 0 ? [] : await deps.readers.heads(ids.map((id) => ({ art: 'sitzung', id })))
  return new Map(heads.map((head) => [head.ref.id, deps.engine.partsOf(head)]))
}

/** Asked of this person even while something is missing (the box says what), or done on the page of the session. */
const UNABHAENGIG = new Set(['EINREICHEN', 'EINGANG_ERFASSEN', 'ERGEBNIS_ERFASSEN', 'BERATUNGSFOLGE_ERFASSEN'])

const passt = (moeglichkeit: Moeglichkeit, aufgabe: Aufgabe): boolean =>
  moeglichkeit.schritt.ereignis === aufgabe.ereignis && moeglichkeit.gegenstand === aufgabe.gegenstand

/** "Frist der Mitzeichnung: heute" */
const fristAngabe = (heute: string, { ereignis, frist }: Aufgabe): string =>
  frist === null ? '' : `${fristName(ereignis)}: ${dueWords(heute, frist)}`

/** The box "Nächster Schritt" for this person. */
async function naechsterSchritt(
  deps: PageDeps,
  gelesen: Gelesen,
  commandId: string,
  heute: string,
): Promise<{ schritt: object; form: object | null; weitere: object[]; proben: object[]; nochNicht: object[] }> {
  const { stand, profil, akteur, parts, head } = gelesen
  const { moeglich, hindernisse, nochNicht } = await moeglichkeiten(deps, gelesen)
  const alle = aufgaben(parts, profil)
  const schluessel = new Set(aufgabenschluessel(akteur))
  const eigene = alle.filter(
    (aufgabe) =>
      aufgabe.fuer.some((fuer) => schluessel.has(fuer)) &&
      (moeglich.some((weg) => passt(weg, aufgabe)) || UNABHAENGIG.has(aufgabe.ereignis)),
  )
  const meine = eigene.flatMap((aufgabe) => moeglich.find((weg) => passt(weg, aufgabe)) ?? [])
  const saal = imSaal(gelesen)
  // Forwarding, publication and the end of a paper are steps without a task: still the next thing, where nothing else waits.
  const erste = meine[0] ?? (alle.length === 0 ? moeglich.find((weg) => weg.schritt.ruhig !== true) : undefined)
  const hatFelder = ({ schritt, gegenstand: zu }: Moeglichkeit): boolean =>
    schritt.felder({ gelesen, gegenstand: zu, sitzungen: [], mitglieder: [], beschluesse: [], gruppen: [] }).length > 0
  const formular = erste !== undefined && hatFelder(erste)
  const button = async (weg: Moeglichkeit, art: string): Promise<object> => {
    const href = schrittPfad(head.ref.id, weg.schritt.ereignis, weg.gegenstand)
    if (hatFelder(weg) || weg.schritt.erklaerung !== undefined || weg.schritt.seite !== undefined) return { text: weg.text, href, art }
    const bezug = await deps.engine.bezug(gelesen, ereignisZu(weg.schritt, weg.gegenstand))
    return { text: weg.text, action: href, commandId, bezug, art }
  }
  const aufgabe = eigene[0]
  const wartet = alle.filter((candidate) => !eigene.includes(candidate))
  const wozu = aufgabe === undefined || aufgabe.ereignis === 'MITZEICHNEN' ? null : gegenstand(profil, stand, aufgabe)
  const satz =
    aufgabe !== undefined
      ? `Sie sind am Zug: ${wort(profil, 'schritt', aufgabe.ereignis)}${wozu === null ? '' : `, ${wozu}`}.`
      : wartet[0] === undefined
        ? `${liegt(profil, stand)}.`
        : `${naechstes(profil, stand, wartet[0])}.`
  const angaben =
    aufgabe !== undefined
      ? [zustaendig(profil, aufgabe.fuer), fristAngabe(heute, aufgabe)].filter((teil) => teil !== '').join(' · ')
      : wartet.length > 1
        ? `Außerdem: ${wartet
            .slice(1, 6)
            .map((rest) => naechstes(profil, stand, rest))
            .join('; ')}.`
        : ''
  const bearbeiten = isEditierbar(stand) && darf(deps, gelesen, 'AENDERN')
  const erfassen = stand.zustand === 'unbekannt_importiert' && darf(deps, gelesen, 'BERATUNGSFOLGE_ERFASSEN')
  const aktionen = [
    ...(erfassen
      ? [{ text: wort(profil, 'schritt', 'BERATUNGSFOLGE_ERFASSEN'), href: `/vorlagen/${head.ref.id}/beratungsfolge`, art: 'primary' }]
      : []),
    ...(erste !== undefined && !formular ? [await button(erste, 'primary')] : []),
    ...saal.map(({ text, href }, index) => ({ text, href, art: erste === undefined && index === 0 ? 'primary' : 'secondary' })),
    ...(bearbeiten
      ? [{ text: 'Entwurf bearbeiten', href: `/vorlagen/${head.ref.id}/bearbeiten`, art: erste === undefined ? 'primary' : 'secondary' }]
      : []),
  ]
  // Steps that are taken at once by their button: what they cause can be seen first on their own page.
  const proben = moeglich
    .filter((weg) => !hatFelder(weg) && weg.schritt.seite === undefined)
    .map((weg) => ({ text: weg.text, href: schrittPfad(head.ref.id, weg.schritt.ereignis, weg.gegenstand) }))
  const weitere = await Promise.all(moeglich.filter((weg) => weg !== erste).map((weg) => button(weg, 'secondary')))
  return {
    schritt: { satz, angaben, aktionen, hindernisse, leise: aufgabe === undefined && erste === undefined },
    form: erste !== undefined && formular ? await schrittForm(deps, gelesen, erste.schritt, erste.gegenstand, { commandId }) : null,
    weitere,
    proben,
    nochNicht,
  }
}

const widerspruchstitel = ({ am, beanstandung }: Widerspruch): string =>
  beanstandung === null ? `Widerspruch vom ${printDate(am)}` : `Beanstandung vom ${printDate(beanstandung.am)}`

const widerspruchstext = ({ begruendung, norm, beanstandung }: Widerspruch): string =>
  beanstandung === null ? `${begruendung} (${norm})` : `${beanstandung.begruendung} (${beanstandung.norm})`

/** Until when a body is heard, and what follows from its silence. */
const anhoerungen = ({ stand, profil }: Pick<Gelesen, 'stand' | 'profil'>): { art: string; titel: string; text: string }[] =>
  stand.stationen.flatMap(({ zustand, context: { gremium, anhoerung } }) =>
    anhoerung === null || (zustand !== 'geplant' && zustand !== 'terminiert')
      ? []
      : [
          {
            art: 'info',
            titel: `Anhörung bis ${printDate(anhoerung.bis)}: ${gremiumName(profil, gremium)}`,
            text: 'Äußert sich das Gremium bis dahin nicht, geht die Vorlage ohne Stellungnahme weiter.',
          },
        ],
  )

/** Notes that must not be missed: a step that was taken back, a paper that came back, a demand. */
function hinweise({ stand, profil }: Gelesen): { art: string; titel: string; text: string }[] {
  const { vermerk, rueckgabe, endeGrund, widerspruch, aufhebung, bekanntgabe, eil, pruefungen, genehmigung } = stand.context
  return [
    ...(vermerk === null ? [] : [{ art: 'warning', titel: wort(profil, 'verlauf', vermerk.ereignis), text: vermerk.grund }]),
    ...(genehmigung?.erteiltAm !== null || aufhebung !== null
      ? []
      : [
          {
            art: 'warning',
            titel: wort(profil, 'genehmigung', genehmigung.durch),
            text: `${genehmigung.anlass === 'befangenheit' ? 'Mehr als die Hälfte der Mitglieder war ausgeschlossen' : 'Die Satzung braucht die Genehmigung der Aufsichtsbehörde'} (${genehmigung.norm}). Bis dahin wird nichts ausgeführt.`,
          },
        ]),
    ...pruefungen.map(({ grund, station }) => ({
      art: 'warning',
      titel: `Rechtliche Prüfung offen: ${gremiumName(profil, stationById(stand, station)?.context.gremium ?? '')}`,
      text: `${wort(profil, 'pruefung', grund)}.`,
    })),
    ...anhoerungen({ stand, profil }),
    ...korrekturhinweise(stand, profil),
    ...(rueckgabe === null ? [] : [{ art: 'warning', titel: 'Zur Überarbeitung zurückgegeben', text: rueckgabe.grund }]),
    ...(widerspruch === null ? [] : [{ art: 'warning', titel: widerspruchstitel(widerspruch), text: widerspruchstext(widerspruch) }]),
    ...(aufhebung === null
      ? []
      : [{ art: 'warning', titel: `Aufgehoben am ${printDate(aufhebung.am)}`, text: `${wort(profil, 'aufgehoben', aufhebung.durch)}.` }]),
    ...(eil === null ? [] : [{ art: 'info', titel: `Eilig entschieden am ${printDate(eil.am)}`, text: `${eil.grund} (${eil.norm})` }]),
    ...(bekanntgabe === null
      ? []
      : [
          {
            art: 'info',
            titel: bekanntgabe.text === null ? 'Die Bekanntgabe unterbleibt' : `Bekannt gegeben am ${printDate(bekanntgabe.am)}`,
            text: bekanntgabe.text ?? bekanntgabe.unterbleibt ?? '',
          },
        ]),
    ...(endeGrund === null ? [] : [{ art: 'info', titel: wort(profil, 'zustand', stand.zustand), text: endeGrund }]),
  ]
}

function wozu({ punkte: ziele, nummer }: Hauptvorlage, index: number): string {
  const ziel = ziele[index]
  return ziel == null ? `Neuer Punkt zu ${nummer}` : `Ersetzt Punkt ${String(ziel)} von ${nummer}`
}

/** Of an amendment each point says what it replaces. */
function gezeigtePunkte({ profil, stand, inhalt }: Gelesen): object[] {
  const { aendert } = stand.context
  const alle = punkte(profil, inhalt)
  return aendert === null ? alle : alle.map(({ text }, index) => ({ text, angaben: wozu(aendert, index) }))
}

/** Where the next report to the body begins: a Mitteilung of its own that names this paper. */
function berichtHref({ profil, stand, akteur, head }: Gelesen): string {
  const schreibt = akteur.aemter.some(({ amt, stelle }) => amt === 'sachbearbeitung' && stelle === stand.context.federfuehrung)
  if (!schreibt || profil.arten.mitteilung === undefined || stand.beschlusspunkte.length === 0) return ''
  const angaben = new URLSearchParams({ art: 'mitteilung', federfuehrung: stand.context.federfuehrung, berichtetUeber: head.ref.id })
  return `/vorlagen/neu?${angaben.toString()}`
}

/** Where the administration answers a motion or a question. */
function stellungnahmeHref({ profil, stand, akteur, head }: Gelesen): string {
  const { art, federfuehrung, nummer } = stand.context
  const schreibt = akteur.aemter.some(({ amt, stelle }) => amt === 'sachbearbeitung' && stelle === federfuehrung)
  const gefragt = profil.arten[art]?.interneBearbeitung === false && nummer !== null && isPolitisch(stand)
  if (!schreibt || !gefragt || profil.arten.stellungnahme === undefined) return ''
  return `/vorlagen/neu?${new URLSearchParams({ art: 'stellungnahme', federfuehrung, stellungnahmeZu: head.ref.id }).toString()}`
}

export async function vorlageView(deps: PageDeps, gelesen: Gelesen, commandId: string): Promise<object> {
  const { stand, inhalt, profil, head } = gelesen
  const heute = localDate(deps.clock.now())
  const { id } = head.ref
  const hashes = [
    ...stand.stationen.flatMap(({ context }) => context.ergebnis?.wortlaut ?? []),
    ...stand.beschlusspunkte.map(({ context }) => context.wortlaut),
    ...stand.context.aenderungen.flatMap(aenderungshashes),
  ]
  const [sitzungen, inhalte, schritte, history, prognose] = await Promise.all([
    sitzungenOf(deps, gelesen),
    deps.store.getInhalte([...new Set(hashes)]),
    naechsterSchritt(deps, gelesen, commandId, heute),
    verlauf(deps, gelesen),
    vorlagenprognose(deps, gelesen),
  ])
  const entschieden = stationById(stand, stand.context.ergebnis?.station)
  const angenommen = wortlaut(stand, inhalte)
  return {
    ...schritte,
    prognose,
    termine: `/vorlagen/${id}/termine`,
    vorzeile: vorzeile(gelesen),
    titel: inhalt.betreff,
    badges: badges(gelesen),
    hinweise: hinweise(gelesen),
    stationen: beratungsfolge(profil, stand, sitzungen, id),
    beschlussTitel: profil.arten[stand.context.art]?.beschlussvorschlag.titel ?? 'Beschlussvorschlag',
    einleitung: inhalt.einleitung ?? '',
    punkte: gezeigtePunkte(gelesen),
    wortlaut: angenommen,
    wortlautTitel: entschieden === undefined ? '' : `Beschlossener Wortlaut: ${gremiumName(profil, entschieden.context.gremium)}`,
    eckdaten: eckdaten(profil, stand, inhalt),
    abschnitte: abschnitte(profil, stand, inhalt),
    finanztext: inhalt.finanziell !== null && inhalt.finanziell !== 'keine' ? (inhalt.finanziell.text ?? []) : [],
    mitzeichnungen: mitzeichnungen(profil, stand, (datum) => dueWords(heute, datum)),
    mitzeichnungSpalten: [{ text: 'Stelle' }, { text: 'Antwort' }, { text: 'Hinweis' }],
    aenderungen: aenderungen(profil, stand, inhalte),
    beziehungen: [...genannte(profil, stand), ...beziehungen(profil, stand)],
    anlagen: anlagen(id, stand),
    dokumente: dokumente(profil, stand),
    nachreichungen: nachreichungen(stand),
    berichtHref: berichtHref(gelesen),
    stellungnahmeHref: stellungnahmeHref(gelesen),
    kontrolle: beschlusskontrolle(profil, stand, { inhalt, inhalte }, heute),
    protokoll: inVerwaltung(gelesen.akteur) ? `/vorlagen/${id}/protokoll` : '',
    ...history,
    technischeText:
      history.technische.length === 1 ? '1 technisches Ereignis' : `${String(history.technische.length)} technische Ereignisse`,
  }
}
