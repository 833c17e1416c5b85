/** The page of one session: what comes next, what is due when, agenda, papers that wait, members, documents. */
import { isGehalten } from '../../../../workflows/sitzung/stand.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import { printDate, printMeeting } from '../vorlagen/dates.ts'
import type { Werte } from '../vorlagen/felder.ts'
import { checkliste } from './checkliste.ts'
import { darf, gruende, isLeitung, type Gelesen } from './gelesen.ts'
import { mitgliedAngaben, mitglieder, type Mitglied } from './mitglieder.ts'
import { naechsterSchritt } from './naechster-schritt.ts'
import { punkte, teilName, type Punkt } from './tagesordnung.ts'
import { darfVorlage, topVorlagen, vorlagenIds } from './top-vorlagen.ts'
import { aufnahmezeilen } from './vorgesehen.ts'

const ZUSTAND_ART: Record<string, string> = {
  terminiert: 'neutral',
  eingeladen: 'info',
  laeuft: 'info',
  unterbrochen: 'warning',
  geschlossen: 'success',
  niederschrift_offen: 'success',
  niederschrift_unterzeichnet: 'success',
  niederschrift_genehmigt: 'success',
  entfallen: 'danger',
}
const ANTWORT_ART = { zugesagt: 'success', abgesagt: 'warning', offen: 'neutral' } as const

/** "7. Sitzung: Stadtrat" */
export function sitzungTitel({ profil, stand }: Pick<Gelesen, 'profil' | 'stand'>): string {
  const { nummer, gremium } = stand.context
  const name = gremiumName(profil, gremium)
  return nummer === null || nummer === '' ? name : `${/^\d+$/.test(nummer) ? `${nummer}. Sitzung` : nummer}: ${name}`
}

export const sitzungPfad = ({ head }: Pick<Gelesen, 'head'>): string => `/sitzungen/${head.ref.id}`

export const sitzungBreadcrumb = (sitzung: Gelesen, hier?: string): { text: string; href?: string }[] => [
  { text: 'Sitzungen', href: '/sitzungen' },
  {
    text: `${gremiumName(sitzung.profil, sitzung.stand.context.gremium)}, ${printDate(sitzung.stand.context.am)}`,
    ...(hier !== undefined && { href: sitzungPfad(sitzung) }),
  },
  ...(hier === undefined ? [] : [{ text: hier }]),
]

/** Members and their answers; the order of the list is that of the invitation. */
const antwortZeilen = ({ profil, stand }: Gelesen, alle: readonly Mitglied[]): object[] =>
  alle.map((mitglied) => ({
    haupt: { text: mitglied.name, zusatz: mitgliedAngaben(mitglied) },
    zellen:
      stand.context.ladung === null
        ? []
        : [{ spalte: 'Antwort', badge: { art: ANTWORT_ART[mitglied.antwort], text: wort(profil, 'antwort', mitglied.antwort) } }],
  }))

/** Items with the buttons that change the agenda, per part. */
function teile(sitzung: Gelesen, alle: readonly Punkt[], kann: { verschieben: boolean; streichen: boolean; absetzen: boolean }): object[] {
  return [true, false].flatMap((oeffentlich) => {
    const eigene = alle.filter(({ top }) => top.oeffentlich === oeffentlich)
    if (eigene.length === 0) return []
    // What stands below an item moves and leaves with it.
    const haupt = eigene.filter(({ top }) => top.unter === undefined).map(({ top }) => top.id)
    return [
      {
        titel: teilName(oeffentlich),
        punkte: eigene.map(({ top, nr, titel, angaben, href, ergebnis }) => ({
          id: top.id,
          nr,
          titel,
          angaben,
          href,
          ergebnis,
          hoch: kann.verschieben && haupt.indexOf(top.id) > 0,
          runter: kann.verschieben && haupt.includes(top.id) && haupt.at(-1) !== top.id,
          streichen: kann.streichen && top.vorlage === null,
          absetzen:
            kann.absetzen && top.vorlage !== null && top.unter === undefined && top.zustand === 'offen'
              ? `${sitzungPfad(sitzung)}/absetzen?top=${top.id}`
              : '',
        })),
      },
    ]
  })
}

function mitgliederText(alle: readonly Mitglied[], geladen: boolean): string {
  const zahl = alle.length === 1 ? '1 Person gehört dazu' : `${String(alle.length)} Personen gehören dazu`
  const zusagen = alle.filter(({ antwort }) => antwort === 'zugesagt').length
  return geladen ? `${zahl}, ${String(zusagen)} haben zugesagt` : zahl
}

/** Signing and approval, also while results still wait to be sent. */
function niederschriftSchritte(deps: PageDeps, sitzung: Gelesen): { text: string; href: string }[] {
  const schritte: Record<string, [string, string]> = {
    niederschrift_offen: ['NIEDERSCHRIFT_UNTERZEICHNEN', 'niederschrift-unterzeichnen'],
    niederschrift_unterzeichnet: ['NIEDERSCHRIFT_GENEHMIGEN', 'niederschrift-genehmigen'],
  }
  const [type, pfad] = schritte[sitzung.stand.zustand] ?? []
  return type === undefined || darf(deps, sitzung, { type }) === null
    ? []
    : [{ text: wort(sitzung.profil, 'schritt', type), href: `${sitzungPfad(sitzung)}/${String(pfad)}` }]
}

/** The session before and behind this one, where an agenda was spread over several days. */
async function verwandteSitzungen(deps: PageDeps, { stand }: Gelesen): Promise<{ text: string; href: string }[]> {
  const { fortsetzung, fortsetzungVon } = stand.context
  const gefunden = [
    ['Fortsetzung der Sitzung vom', fortsetzungVon],
    ['Fortgesetzt in der Sitzung am', fortsetzung?.sitzung ?? null],
  ] as const
  const links = await Promise.all(
    gefunden.map(async ([text, id]) => {
      const read = id === null ? null : await deps.engine.read({ art: 'sitzung', id })
      return read === null
        ? []
        : [{ text: `${text} ${printMeeting(String(read.head.fields['am']))}`, href: `/sitzungen/${read.head.ref.id}` }]
    }),
  )
  return links.flat()
}

/** Of the Niederschrift only what holds now; earlier Einladungen stay readable. */
const geltende = (alle: Gelesen['stand']['context']['dokumente']): typeof alle =>
  alle.filter(
    (one) =>
      one.art !== 'niederschrift' || one === alle.findLast(({ art, oeffentlich }) => art === one.art && oeffentlich === one.oeffentlich),
  )

/** A later issue of the same document tells more. */
const isErsetzt = (alle: Gelesen['stand']['context']['dokumente'], { id, art, oeffentlich }: (typeof alle)[number]): boolean =>
  alle.findLast((one) => one.art === art && one.oeffentlich === oeffentlich)?.id !== id

export interface Anzeige {
  werte?: Werte
  felder?: Werte
}

export async function sitzungView(deps: PageDeps, sitzung: Gelesen, { werte = {}, felder = {} }: Anzeige): Promise<object> {
  const { stand, profil, head } = sitzung
  const { context } = stand
  const moeglich = async (type: string): Promise<boolean> => (await gruende(deps, sitzung, type))?.length === 0
  const [vorlagen, warten, alle, schritt, anlegen, verschieben, streichen, aendern, absagen, bezug] = await Promise.all([
    topVorlagen(deps, vorlagenIds(context.tops)),
    aufnahmezeilen(deps, sitzung),
    mitglieder(deps, sitzung),
    naechsterSchritt(deps, sitzung),
    moeglich('TOP_ANLEGEN'),
    moeglich('TOP_VERSCHIEBEN'),
    moeglich('TOP_STREICHEN'),
    moeglich('SITZUNG_AENDERN'),
    moeglich('SITZUNG_ENTFAELLT'),
    deps.engine.bezug(sitzung, { type: 'TOP_ANLEGEN' }),
  ])
  const pfad = sitzungPfad(sitzung)
  const absetzen =
    (stand.zustand === 'terminiert' || stand.zustand === 'eingeladen') &&
    context.tops.some((top) => {
      const vorlage = top.vorlage === null ? undefined : vorlagen.get(top.vorlage.id)
      return vorlage !== undefined && top.vorlage !== null && darfVorlage(deps, sitzung, vorlage, 'ABSETZEN', top.vorlage.station)
    })
  const eintragen = stand.zustand === 'eingeladen' && darf(deps, sitzung, { type: 'LADUNG_BEANTWORTEN' }) === 'sitzungsdienst'
  const offen = (warten ?? []).filter((zeile) => zeile.gruende.length === 0)
  return {
    titel: sitzungTitel(sitzung),
    wann: printMeeting(context.am),
    ort: context.ort,
    badges: [{ art: ZUSTAND_ART[stand.zustand] ?? 'neutral', text: wort(profil, 'sitzung', stand.zustand) }],
    pfad,
    commandId: deps.web.commandId(head.rev),
    bezug,
    schritt,
    weitere: [
      ...(aendern ? [{ text: wort(profil, 'schritt', 'SITZUNG_AENDERN'), href: `${pfad}/aendern` }] : []),
      ...(absagen ? [{ text: wort(profil, 'schritt', 'SITZUNG_ENTFAELLT'), href: `${pfad}/absagen` }] : []),
      ...(isLeitung(deps, sitzung) && isGehalten(stand) ? [{ text: 'Ergebnisse der Sitzung', href: `${pfad}/bestaetigung` }] : []),
      ...niederschriftSchritte(deps, sitzung),
    ].filter(({ href }) => schritt.aktionen.every((aktion) => aktion.href !== href)),
    verwandt: await verwandteSitzungen(deps, sitzung),
    checkliste: checkliste(sitzung, warten?.length ?? 0),
    teile: teile(sitzung, punkte(sitzung, vorlagen), { verschieben, streichen, absetzen }),
    anlegen: anlegen
      ? {
          titel: werte['titel'] ?? '',
          titelError: felder['titel'] ?? '',
          oeffentlichError: felder['oeffentlich'] ?? '',
          optionen: [
            { wert: 'ja', text: 'Öffentlich', checked: werte['oeffentlich'] === 'ja' },
            { wert: 'nein', text: 'Nichtöffentlich', checked: werte['oeffentlich'] === 'nein' },
          ],
        }
      : null,
    mitErgebnis: !['terminiert', 'eingeladen'].includes(stand.zustand),
    aenderbar: verschieben || streichen || absetzen,
    vorgesehen: warten ?? [],
    alleAufnehmen: offen.length > 1 ? offen : [],
    mitglieder: antwortZeilen(sitzung, alle),
    mitgliederSpalten: context.ladung === null ? [{ text: 'Mitglied' }] : [{ text: 'Mitglied' }, { text: 'Antwort' }],
    mitgliederText: mitgliederText(alle, context.ladung !== null),
    gremiumPfad: `/gremien/${context.gremium}`,
    antwort: eintragen
      ? {
          personen: alle.map(({ person, name }) => ({ wert: person, text: name, selected: werte['person'] === person })),
          personError: felder['person'] ?? '',
          antwortError: felder['antwort'] ?? '',
          antworten: (['zugesagt', 'abgesagt'] as const).map((antwort) => ({
            wert: antwort,
            text: wort(profil, 'antwort', antwort),
            checked: werte['antwort'] === antwort,
          })),
        }
      : null,
    dokumente: geltende(context.dokumente)
      .filter(({ oeffentlich }) => oeffentlich || sitzung.isEingeweiht)
      .map((dokument) => ({
        titel: wort(profil, 'dokument', dokument.art),
        am: printDate(dokument.am),
        href: `/dokumente/${encodeURIComponent(dokument.id)}`,
        ansicht: `/dokumente/${encodeURIComponent(dokument.id)}/ansicht`,
        fassung: dokument.oeffentlich ? 'öffentliche Fassung' : 'vollständige Fassung',
        stand: isErsetzt(context.dokumente, dokument) ? 'ersetzt durch eine neuere Ausgabe' : '',
      })),
    dokumenteLeer:
      context.ladung === null
        ? 'Die Einladung mit Tagesordnung entsteht mit dem Versand.'
        : 'Die Einladung mit Tagesordnung wird gerade erstellt.',
  }
}
