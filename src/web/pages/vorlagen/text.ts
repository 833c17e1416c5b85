/** What a paper says, for reading: Beschlusspunkte, sections, key data, attachments, co-signatures, follow-up. */
import type { Block } from '../../../../workflows/text/blocks.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { ausgabe, ausgabeWorte } from '../../../../workflows/vorlage/ausgaben.ts'
import { wortlautSchema, type Inhalt, type Wortlaut } from '../../../../workflows/vorlage/inhalt.ts'
import { faelligAm, isUnterKontrolle, stationById, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { stelleName, wort } from '../../../../workflows/woerter.ts'
import { dueWords, printBytes, printDate, printEuro } from './dates.ts'

interface Punkt {
  text: readonly Block[]
  angaben: string
}

export function punkte(profil: Profil, inhalt: Inhalt): Punkt[] {
  return inhalt.beschlusspunkte.map(({ text, art, termin }) => ({
    text,
    angaben: [wort(profil, 'punktart', art), ...(termin === undefined ? [] : [`Termin ${printDate(termin)}`])].join(' · '),
  }))
}

/** Sections of the kind that hold words, in print order. */
export function abschnitte(profil: Profil, stand: VorlageStand, inhalt: Inhalt): { id: string; titel: string; text: readonly Block[] }[] {
  return (profil.arten[stand.context.art]?.abschnitte ?? []).flatMap(({ id, titel }) => {
    const text = inhalt.abschnitte[id]
    return text === undefined || text.length === 0 ? [] : [{ id, titel, text }]
  })
}

export function finanzielles(profil: Profil, { finanziell }: Inhalt): string {
  if (finanziell === null) return 'Noch nicht beantwortet'
  return finanziell === 'keine'
    ? 'Keine'
    : `${printEuro(finanziell.betrag)} (${wort(profil, 'begriff', 'jahr')} ${String(finanziell.jahr)})`
}

export function eckdaten(profil: Profil, { context, publikation }: VorlageStand, inhalt: Inhalt): { name: string; wert: string }[] {
  const { kopf } = context
  const zeilen: [string, string | null][] = [
    ['Federführung', stelleName(profil, context.federfuehrung)],
    ['Angelegt am', context.uebernommenAm === null ? printDate(context.angelegtAm) : null],
    ['Datum der Vorlage', context.uebernommenAm === null ? null : printDate(context.angelegtAm)],
    ['Aus dem früheren System übernommen am', context.uebernommenAm === null ? null : printDate(context.uebernommenAm)],
    ['Eingereicht von', context.eingang === null ? null : `${context.eingang.einreicher}, eingegangen am ${printDate(context.eingang.am)}`],
    ['Freigegeben am', context.freigabe === null || context.eingang !== null ? null : printDate(context.freigabe.am)],
    ['Entwurfsnummer', context.nummer === null ? null : context.entwurfsnummer],
    [
      'Finanzielle Auswirkungen',
      profil.arten[context.art]?.finanziell === 'pflicht' || inhalt.finanziell !== null ? finanzielles(profil, inhalt) : null,
    ],
    ['Mehrheit', inhalt.beschlusspunkte.length === 0 ? null : wort(profil, 'mehrheit', kopf.mehrheit)],
    ['Dringlich', kopf.dringlich ? 'Ja' : null],
    ['Nichtöffentlich, weil', kopf.oeffentlich ? null : kopf.nichtoeffentlichGrund],
    ['Veröffentlichung zurückgenommen, weil', publikation === 'depubliziert' ? context.depublikation : null],
    ['Trotz Ablehnung weitergeleitet, weil', context.trotzAblehnung],
    ['Ausgefertigt am', context.satzung?.ausgefertigtAm == null ? null : printDate(context.satzung.ausgefertigtAm)],
    ['Bekannt gemacht am', context.satzung?.bekanntgemachtAm == null ? null : printDate(context.satzung.bekanntgemachtAm)],
    ['In Kraft ab', context.satzung?.inKraftAm == null ? null : printDate(context.satzung.inKraftAm)],
    ...(context.frist === null
      ? []
      : [
          [`${wort(profil, 'frist', context.frist.art)} bis`, `${printDate(context.frist.bis)} (${context.frist.norm})`] satisfies [
            string,
            string,
          ],
        ]),
  ]
  return zeilen.flatMap(([name, wert]) => (wert === null ? [] : [{ name, wert }]))
}

/** Other papers that belong to this one, by number. */
export const beziehungen = (profil: Profil, { context }: VorlageStand): { text: string; nummer: string; href: string }[] =>
  context.beziehungen.map(({ art, vorlage, nummer }) => ({ text: wort(profil, 'beziehung', art), nummer, href: `/vorlagen/${vorlage}` }))

export function anlagen(
  id: string,
  { context }: VorlageStand,
): { id: string; name: string; href: string; groesse: string; oeffentlich: string }[] {
  return context.anlagen.map((anlage) => ({
    id: anlage.id,
    name: anlage.name,
    href: `/vorlagen/${id}/anlagen/${anlage.id}`,
    groesse: printBytes(anlage.bytes),
    oeffentlich: anlage.oeffentlich ? 'Ja' : 'Nein',
  }))
}

export function dokumente(
  profil: Profil,
  { context }: VorlageStand,
): { titel: string; am: string; href: string; ansicht: string; fassung: string; stand: string }[] {
  return context.dokumente.map((dokument) => ({
    titel: wort(profil, 'dokument', dokument.art),
    am: printDate(dokument.am),
    href: `/dokumente/${encodeURIComponent(dokument.id)}`,
    ansicht: `/dokumente/${encodeURIComponent(dokument.id)}/ansicht`,
    fassung: dokument.oeffentlich ? 'öffentliche Fassung' : 'vollständige Fassung',
    stand: ausgabeWorte(ausgabe(context, dokument)),
  }))
}

const MITZEICHNUNG_ART = {
  gezeichnet: 'success',
  gezeichnet_mit_hinweis: 'success',
  abgelehnt: 'danger',
  frist_abgelaufen: 'danger',
  offen: 'info',
} as const

/** @param tag how the page says a day: as a distance from today, or as a date */
export function mitzeichnungen(
  profil: Profil,
  { mitzeichnungen: alle, zustand: phase }: VorlageStand,
  tag: (datum: string) => string,
): object[] {
  return alle.map(({ zustand, context }) => {
    const isOffen = zustand === 'offen' || zustand === 'frist_abgelaufen'
    const angabe = context.angabe === null ? null : `${context.angabe.name}, ${context.angabe.funktion} (eigene Angabe)`
    const frist = isOffen && phase === 'mitzeichnung' ? `Frist ${tag(context.frist)}` : null
    return {
      haupt: { text: stelleName(profil, context.stelle), zusatz: context.pflicht ? 'Pflicht' : 'Freiwillig' },
      zellen: [
        {
          spalte: 'Antwort',
          badge: {
            art: MITZEICHNUNG_ART[zustand as keyof typeof MITZEICHNUNG_ART] ?? 'neutral',
            text: wort(profil, 'mitzeichnung', zustand),
          },
        },
        { spalte: 'Hinweis', text: [context.hinweis, angabe, frist].filter((teil) => teil !== null).join(' · ') },
      ],
    }
  })
}

/** Adopted wording of points, or null where the agenda text was adopted. */
export function wortlaut(stand: VorlageStand, inhalte: ReadonlyMap<string, unknown>): Wortlaut | null {
  const entschieden = stationById(stand, stand.context.ergebnis?.station)
  const hash = entschieden?.context.ergebnis?.wortlaut
  const found = hash === undefined ? undefined : wortlautSchema.safeParse(inhalte.get(hash))
  return found?.success === true ? found.data : null
}

/** Text of a point as adopted: from the wording of the minutes, which may name only what was changed, else from the version that was voted on. */
export function punkttext(inhalt: unknown, nr: number, vorgeschlagen: Inhalt): readonly Block[] {
  const angenommen = wortlautSchema.safeParse(inhalt)
  const geaendert = angenommen.success ? angenommen.data.find((punkt) => punkt.nr === nr) : undefined
  if (geaendert !== undefined) return geaendert.text
  const { beschlusspunkte } = angenommen.success ? vorgeschlagen : ((inhalt ?? vorgeschlagen) as Inhalt)
  return beschlusspunkte[nr - 1]?.text ?? []
}

export function beschlusskontrolle(
  profil: Profil,
  { beschlusspunkte }: VorlageStand,
  { inhalt, inhalte }: { inhalt: Inhalt; inhalte: ReadonlyMap<string, unknown> },
  heute: string,
): object[] {
  return beschlusspunkte.map((punkt) => {
    const { zustand, context } = punkt
    const isFertig = !isUnterKontrolle(punkt)
    const bis = faelligAm(punkt)
    const isUeberfaellig = !isFertig && bis !== null && bis < heute
    return {
      nr: String(context.nr),
      text: punkttext(inhalte.get(context.wortlaut), context.nr, inhalt),
      badge: {
        art: zustand === 'erledigt' ? 'success' : isUeberfaellig ? 'danger' : isFertig ? 'neutral' : 'info',
        text: wort(profil, 'punkt', zustand),
      },
      termin: bis === null ? 'Ohne Termin' : `Termin ${isFertig ? printDate(bis) : dueWords(heute, bis)}`,
      berichte: context.berichte.map((bericht) => ({
        text: `${printDate(bericht.am)}: ${wort(profil, 'punkt', bericht.status)}`,
        bericht: bericht.text ?? '',
      })),
    }
  })
}
