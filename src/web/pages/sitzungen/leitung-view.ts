/** The cockpit: agenda at the side, presence above, one item with its text and its buttons. */
import type { Grund } from '../../../../workflows/rule.ts'
import { istKommune } from '../../../../workflows/profile/profil.ts'
import { regelwerk } from '../../../../workflows/recht/regelwerk.ts'
import { isGehalten } from '../../../../workflows/sitzung/stand.ts'
import { verfahrenssatz } from '../../../../workflows/sitzung/verfahren.ts'
import { wort } from '../../../../workflows/woerter.ts'
import { VERWEIST } from '../../../../workflows/vorlage/rules/verweisen.ts'
import type { Rolle } from '../../../../workflows/begriffe.ts'
import type { PageDeps } from '../../deps.ts'
import type { Werte } from '../vorlagen/felder.ts'
import { gruppiert, type Folge } from '../vorlagen/folgen.ts'
import { schrittPfad } from '../vorlagen/schritte.ts'
import { gruppen } from './abstimmungsfelder.ts'
import { aenderungen, type Aenderungen } from './aenderungen-view.ts'
import { angebot, SCHNELL, type Form } from './abstimmungsformen.ts'
import { anwesendeZahl, anwesenheitsleiste, stimmberechtigteZahl } from './anwesend.ts'
import { darf, type Gelesen } from './gelesen.ts'
import { berichtigung } from './berichtigung-view.ts'
import { gemeinsame } from './gemeinsam-view.ts'
import { ablauf, leitetPunkt, punktschritte, vorsitzDa } from './leitung-schritte.ts'
import { sitzungPfad, sitzungTitel } from './sitzung-view.ts'
import { punkte, teilName, type Punkt } from './tagesordnung.ts'
import { darfVorlage, stationOf, topVorlagen, vorlagenIds, type TopVorlage, type TopVorlagen } from './top-vorlagen.ts'
import { ergebnisView, gegenstand } from './top-view.ts'

/** What is open beside the item itself. */
export type Formular = Form | 'vertagen' | 'aenderung' | null

export interface Auswahl {
  /** Id of the item; null picks the one called up, else the first open one. */
  top: string | null
  formular: Formular
  korrektur: boolean
  werte: Werte
  fehler: Werte
  /** What the step typed would cause, where that was asked for. */
  folgen: readonly Folge[]
}

export const AUSWAHL: Auswahl = { top: null, formular: null, korrektur: false, werte: {}, fehler: {}, folgen: [] }

export interface Cockpit {
  alle: Punkt[]
  vorlagen: TopVorlagen
  punkt: Punkt | undefined
}

const isErledigt = ({ top }: Punkt): boolean => top.zustand !== 'offen' && top.zustand !== 'aufgerufen'

export async function cockpit(deps: PageDeps, sitzung: Gelesen, gewuenscht: string | null): Promise<Cockpit> {
  const { tops, verfahrensbeschluesse } = sitzung.stand.context
  const vorlagen = await topVorlagen(deps, [...vorlagenIds(tops), ...verfahrensbeschluesse.map(({ vorlage }) => vorlage)])
  const alle = punkte(sitzung, vorlagen)
  const punkt =
    alle.find(({ top }) => top.id === gewuenscht) ??
    alle.find(({ top }) => top.zustand === 'aufgerufen') ??
    alle.find((candidate) => !isErledigt(candidate)) ??
    alle[0]
  return { alle, vorlagen, punkt }
}

export const topPfad = (sitzung: Gelesen, top: string, more = ''): string => `${sitzungPfad(sitzung)}/leitung?top=${top}${more}#punkt`

/** Adoption in the wording of the agenda. */
const UNVERAENDERT: ReadonlySet<Form> = new Set<Form>(['einstimmig', 'mehrheitlich'])

/** The quick three, with Vertagen. */
const GROSS: ReadonlySet<Form> = new Set<Form>(['einstimmig', 'mehrheitlich', 'kenntnis'])

interface Aufruf {
  action: string
  commandId: string
  label: string
}

/** Calls an item up straight from the agenda; null where there is nothing to call up or this person may not. */
function aufruf(deps: PageDeps, sitzung: Gelesen, { top, vorlage, nr, titel }: Punkt): Aufruf | null {
  if (sitzung.stand.zustand !== 'laeuft' || top.vorlage === null || vorlage === undefined || top.zustand !== 'offen') return null
  const station = stationOf(top, vorlage, sitzung.head.ref.id)
  if (station?.zustand !== 'auf_tagesordnung' || !leitetPunkt(deps, sitzung, station)) return null
  if (!darfVorlage(deps, sitzung, vorlage, 'AUFRUFEN', top.vorlage.station)) return null
  return {
    action: `${sitzungPfad(sitzung)}/leitung/${top.id}/aufrufen`,
    commandId: deps.web.commandId(vorlage.head.rev),
    label: `Aufrufen: TOP ${nr}, ${titel}`,
  }
}

function agenda(deps: PageDeps, sitzung: Gelesen, { alle, punkt }: Cockpit): object[] {
  return alle.map((eintrag, index) => ({
    nr: eintrag.nr.replace(/^\D+/, ''),
    titel: eintrag.titel,
    stand: eintrag.ergebnis,
    aktuell: eintrag.top.id === punkt?.top.id,
    href: topPfad(sitzung, eintrag.top.id),
    aufruf: aufruf(deps, sitzung, eintrag),
    trenner: index === 0 || alle[index - 1]?.top.oeffentlich !== eintrag.top.oeffentlich ? teilName(eintrag.top.oeffentlich) : '',
    label: `TOP ${eintrag.nr}: ${eintrag.titel}`,
  }))
}

/** The next open item behind this one, else the first open one. */
function weiter(deps: PageDeps, sitzung: Gelesen, { alle, punkt }: Cockpit): object | null {
  const hier = alle.findIndex(({ top }) => top.id === punkt?.top.id)
  const haupt = punkt?.top.unter
  // After an amendment comes the next one to the same paper, then the paper itself.
  const zusammen =
    haupt === undefined
      ? []
      : [...alle.slice(hier + 1).filter(({ top }) => top.unter === haupt), ...alle.filter(({ top }) => top.id === haupt)]
  const naechster = [...zusammen, ...alle.slice(hier + 1), ...alle.slice(0, Math.max(0, hier))].find((candidate) => !isErledigt(candidate))
  if (naechster === undefined || sitzung.stand.zustand !== 'laeuft') return null
  const gerufen = aufruf(deps, sitzung, naechster)
  return {
    text: gerufen === null ? `Weiter zu TOP ${naechster.nr}` : `TOP ${naechster.nr} aufrufen`,
    titel: naechster.titel,
    href: topPfad(sitzung, naechster.top.id),
    aufruf: gerufen,
  }
}

const gruendeView = (gruende: readonly Grund[]): object[] =>
  gruende.map(({ satz, norm }) => ({ satz, ...(norm !== undefined && { norm }) }))

/** An item that is not called up yet: the button, or why not; a reason is asked only where the rule asks for one. */
async function vorDemAufruf(deps: PageDeps, sitzung: Gelesen, { top, vorlage }: Punkt, { werte, fehler }: Auswahl): Promise<object | null> {
  if (vorlage === undefined || top.vorlage === null) return null
  const event = { type: 'AUFRUFEN', station: top.vorlage.station }
  const gruende = await deps.engine.inquire(vorlage, event, sitzung.akteur)
  if (gruende === null) return null
  const ohneVorberatung = gruende.some(({ code }) => code === 'VORBERATUNG_FEHLT' || code === 'ANHOERUNG_FEHLT')
  return {
    action: `${sitzungPfad(sitzung)}/leitung/${top.id}/aufrufen`,
    commandId: deps.web.commandId(vorlage.head.rev),
    bezug: await deps.engine.bezug(vorlage, event),
    gruende: gruendeView(gruende),
    offen: gruende.length === 0 || ohneVorberatung,
    ohneVorberatung,
    grund: werte['ohneVorberatung'] ?? '',
    grundError: fehler['ohneVorberatung'] ?? '',
    absetzen: `${sitzungPfad(sitzung)}/absetzen?top=${top.id}`,
  }
}

const VERWEISE = ['VERWEISEN', 'ZURUECKVERWEISEN'] as const

/** To the steps that send the paper elsewhere; what they ask is asked on pages of their own. */
const verweise = (deps: PageDeps, sitzung: Gelesen, vorlage: TopVorlage, station: string, rolle: Rolle): { text: string; href: string }[] =>
  VERWEISE.filter((ereignis) => VERWEIST[ereignis].includes(rolle) && darfVorlage(deps, sitzung, vorlage, ereignis, station)).map(
    (ereignis) => ({
      text: `${wort(sitzung.profil, 'schritt', ereignis)} …`,
      href: schrittPfad(vorlage.head.ref.id, ereignis, station),
    }),
  )

/** Buttons of an item that is called up, or whose result is corrected. */
async function abstimmung(
  deps: PageDeps,
  sitzung: Gelesen,
  { top, vorlage }: Punkt,
  auswahl: Auswahl,
  geaendert: Aenderungen | null,
): Promise<object | null> {
  if (vorlage === undefined || top.vorlage === null) return null
  const { rolle, station } = top.vorlage
  const type = auswahl.korrektur ? 'ERGEBNIS_KORRIGIEREN' : 'ERGEBNIS_ERFASSEN'
  if (!darfVorlage(deps, sitzung, vorlage, type, station)) return null
  const { profil } = sitzung
  const anwesend = stimmberechtigteZahl(sitzung, vorlage, station)
  const { umlaufbeschluss } = regelwerk(profil.rechtsbereich, sitzung.stand.context.am.slice(0, 10))
  // In a council, sitting together, the question would only be in the way.
  const mitUmlauf = umlaufbeschluss.wert.art === 'zulaessig' && !istKommune(profil)
  const pfad = `${sitzungPfad(sitzung)}/leitung/${top.id}`
  // Amendments come first, and what was amended cannot be adopted as it was printed. Motions of order come before them all.
  const formen = angebot(rolle, vorlage.inhalt.beschlusspunkte.length).filter(
    ({ form }) => geaendert?.offen !== true && (geaendert?.angenommen !== true || !UNVERAENDERT.has(form)),
  )
  const gross = geaendert?.angenommen === true ? new Set<Form>(['geaendert']) : GROSS
  const knoepfe = formen.map(({ form, ergebnis }) => {
    const text = wort(profil, form, ergebnis)
    return {
      form,
      text: form === 'einstimmig' ? `${text} (${String(anwesend)}\u00A0Ja)` : text,
      href: topPfad(sitzung, top.id, `&form=${form}${auswahl.korrektur ? '&korrektur=ja' : ''}`),
      schnell: SCHNELL.has(form),
    }
  })
  // An amendment is put off with its paper.
  const vertagen = !auswahl.korrektur && vorlage.stand.context.aendert === null && darfVorlage(deps, sitzung, vorlage, 'VERTAGEN', station)
  const gewaehlt = auswahl.formular
  const bezug = await deps.engine.bezug(vorlage, { type, station })
  const knopf = knoepfe.find(({ form }) => form === gewaehlt)
  return {
    action: `${pfad}/ergebnis`,
    commandId: deps.web.commandId(vorlage.head.rev),
    bezug,
    korrektur: auswahl.korrektur,
    grosse: knoepfe.filter(({ form }) => gross.has(form)),
    weitere: knoepfe.filter(({ form }) => !gross.has(form)),
    vertagen: vertagen ? topPfad(sitzung, top.id, '&form=vertagen') : '',
    verweise: auswahl.korrektur || vorlage.stand.context.aendert !== null ? [] : verweise(deps, sitzung, vorlage, station, rolle),
    formular:
      gewaehlt === 'vertagen' && vertagen
        ? {
            titel: 'Vertagen',
            vertagen: true,
            action: `${pfad}/vertagen`,
            bezug: await deps.engine.bezug(vorlage, { type: 'VERTAGEN', station }),
            form: '',
            gruppen: [],
            knopf: 'Vertagen',
            vorschau: gruppiert(auswahl.folgen),
            bis: auswahl.werte['bis'] ?? '',
            bisError: auswahl.fehler['bis'] ?? '',
            grund: auswahl.werte['grund'] ?? '',
            grundError: auswahl.fehler['grund'] ?? '',
          }
        : knopf !== undefined && !knopf.schnell && gewaehlt !== null && gewaehlt !== 'vertagen' && gewaehlt !== 'aenderung'
          ? {
              titel: knopf.text.replace(/ …$/, ''),
              vertagen: false,
              action: `${pfad}/ergebnis`,
              bezug,
              form: gewaehlt,
              gruppen: gruppen(
                { profil, anwesend, mitUmlauf },
                gewaehlt,
                geaendert?.inhalt ?? vorlage.inhalt,
                auswahl.werte,
                auswahl.fehler,
              ),
              knopf: 'Weiter zum Prüfen',
              vorschau: [],
            }
          : null,
    vorschau: knoepfe.filter(({ schnell }) => schnell),
    zurueck: topPfad(sitzung, top.id),
  }
}

async function eigenerPunkt(deps: PageDeps, sitzung: Gelesen, { top }: Punkt, { werte, fehler }: Auswahl): Promise<object | null> {
  const event = { type: 'TOP_ERLEDIGEN', top: top.id }
  if (top.vorlage !== null || sitzung.stand.zustand !== 'laeuft' || vorsitzDa(deps, sitzung) !== '') return null
  if (darf(deps, sitzung, event) === null) return null
  return {
    action: `${sitzungPfad(sitzung)}/leitung/${top.id}/erledigen`,
    commandId: deps.web.commandId(sitzung.head.rev),
    bezug: await deps.engine.bezug(sitzung, event),
    erledigt: top.zustand === 'erledigt',
    vermerk: werte['vermerk'] ?? top.vermerk ?? '',
    vermerkError: fehler['vermerk'] ?? '',
    stimmberechtigt: String(anwesendeZahl(sitzung)),
    ja: werte['ja'] ?? '',
    nein: werte['nein'] ?? '',
    enthaltung: werte['enthaltung'] ?? '',
    stimmenError: fehler['abstimmung'] ?? '',
  }
}

export async function leitungView(deps: PageDeps, sitzung: Gelesen, auswahl: Auswahl): Promise<object> {
  const offen = await cockpit(deps, sitzung, auswahl.top)
  const { punkt } = offen
  const { stand, profil } = sitzung
  const station = punkt === undefined ? undefined : stationOf(punkt.top, punkt.vorlage, sitzung.head.ref.id)
  const hash = station?.context.ergebnis?.wortlaut
  const inhalte = hash === undefined ? new Map<string, unknown>() : await deps.store.getInhalte([hash])
  const isErfasst = station?.zustand === 'ergebnis_vorlaeufig'
  const leitet = leitetPunkt(deps, sitzung, station)
  const vertretung = vorsitzDa(deps, sitzung)
  const schritte = ablauf(deps, sitzung)
  const kannStimmen = leitet && ((station?.zustand === 'aufgerufen' && stand.zustand === 'laeuft') || (isErfasst && auswahl.korrektur))
  const geaendert = punkt === undefined ? null : await aenderungen(deps, sitzung, { alle: offen.alle, punkt, station, leitet }, auswahl)
  const ergebnis = station === undefined ? null : ergebnisView(profil, station, inhalte)
  const darfKorrigieren =
    isErfasst &&
    leitet &&
    punkt?.vorlage !== undefined &&
    darfVorlage(deps, sitzung, punkt.vorlage, 'ERGEBNIS_KORRIGIEREN', station.context.id)
  return {
    titel: sitzungTitel(sitzung),
    zustand: wort(profil, 'sitzung', stand.zustand),
    imAuftrag: stand.zustand === 'laeuft' && darf(deps, sitzung, { type: 'TOP_ERLEDIGEN' }) === 'sitzungsdienst',
    leiste: stand.context.anwesenheit === null ? null : anwesenheitsleiste(sitzung),
    // With the button that takes over beside it.
    vertretung: leitet || schritte.length === 0 ? '' : vertretung,
    leitung: stand.context.leitung === 'stellvertretung' && !isGehalten(stand) ? 'Die Stellvertretung leitet diese Sitzung.' : '',
    anwesenheitPfad: stand.zustand === 'laeuft' && vertretung === '' ? `${sitzungPfad(sitzung)}/leitung/anwesenheit` : '',
    agenda: agenda(deps, sitzung, offen),
    ablauf: schritte,
    daneben: [
      ...(geaendert === null || geaendert.aufnehmen === '' ? [] : [{ text: 'Änderungsantrag aufnehmen …', href: geaendert.aufnehmen }]),
      ...(punkt === undefined ? [] : punktschritte(deps, sitzung, punkt, station)),
    ],
    verfahren: stand.context.verfahrensbeschluesse.map((beschluss) =>
      verfahrenssatz(profil, beschluss, offen.vorlagen.get(beschluss.vorlage)?.inhalt.betreff ?? ''),
    ),
    bestaetigungText: stand.context.ergebnisseVersandt === null ? 'Ergebnisse bestätigen' : 'Ergebnisse der Sitzung',
    bestaetigungPfad: isGehalten(stand) ? `${sitzungPfad(sitzung)}/bestaetigung` : '',
    punkt: punkt === undefined ? null : gegenstand(profil, punkt),
    aufrufen:
      punkt !== undefined && leitet && station?.zustand === 'auf_tagesordnung' && stand.zustand === 'laeuft'
        ? await vorDemAufruf(deps, sitzung, punkt, auswahl)
        : null,
    aenderungen: geaendert?.view ?? null,
    abstimmung: punkt !== undefined && kannStimmen ? await abstimmung(deps, sitzung, punkt, auswahl, geaendert) : null,
    gemeinsame:
      punkt !== undefined && kannStimmen && !auswahl.korrektur && geaendert?.offen !== true && geaendert?.angenommen !== true
        ? await gemeinsame(deps, sitzung, { ...offen, punkt })
        : [],
    ergebnis,
    // The paper has left this session (vertagt, abgesetzt): the agenda still knows what came of it.
    ausgang: punkt !== undefined && ergebnis === null && punkt.top.ausgang !== null && punkt.top.vorlage !== null ? punkt.ergebnis : '',
    korrigieren: darfKorrigieren && !auswahl.korrektur && punkt !== undefined ? topPfad(sitzung, punkt.top.id, '&korrektur=ja') : '',
    berichtigung: punkt?.vorlage === undefined || station === undefined ? null : berichtigung(deps, sitzung, punkt.vorlage, station),
    eigen: punkt === undefined ? null : await eigenerPunkt(deps, sitzung, punkt, auswahl),
    weiter: punkt !== undefined && !kannStimmen && (ergebnis !== null || isErledigt(punkt)) ? weiter(deps, sitzung, offen) : null,
  }
}
