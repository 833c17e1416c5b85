/** The form of a draft, for the template. */
import { MEHRHEITEN, PUNKTARTEN, ROLLEN } from '../../../../workflows/begriffe.ts'
import type { ArtRegel, Profil } from '../../../../workflows/profile/profil.ts'
import { stelleName, wort } from '../../../../workflows/woerter.ts'
import type { FieldError } from '../../security/form.ts'
import type { Eingaben } from './entwurf-eingaben.ts'

const MITZEICHNUNG_WANN = { immer: 'immer', finanziell: 'bei finanziellen Auswirkungen', satzung: 'bei Satzungen' } as const

const select = (werte: readonly { wert: string; text: string }[], gewaehlt: string): object[] =>
  werte.map((option) => ({ ...option, selected: option.wert === gewaehlt }))
const radio = (werte: readonly { wert: string; text: string; hint?: string }[], gewaehlt: string): object[] =>
  werte.map((option) => ({ hint: '', ...option, checked: option.wert === gewaehlt }))

const OEFFENTLICH = [
  { wert: 'ja', text: 'öffentlich' },
  { wert: 'nein', text: 'nichtöffentlich' },
]

export interface Entwurfsform {
  profil: Profil
  regel: ArtRegel
  eingaben: Eingaben
  fehler: readonly FieldError[]
}

/** The rows of a Beratungsfolge. */
export function stationenView(profil: Profil, folge: Eingaben['folge'], error: (feld: string) => string): (object & { name: string })[] {
  const gremien = [{ wert: 'hvb', text: profil.hvb.titel }, ...profil.gremien.map(({ id, name }) => ({ wert: id, text: name }))]
  const rollen = ROLLEN.map((rolle) => ({ wert: rolle, text: wort(profil, 'rolle', rolle) }))
  return folge.map((station, index) => {
    const name = `folge-${String(index + 1)}`
    return {
      nr: String(index + 1),
      name,
      gremien: select(gremien, station.gremium),
      gremiumError: error(`${name}-gremium`),
      rollen: select(rollen, station.rolle),
      rolleError: error(`${name}-rolle`),
      oeffentlich: select(OEFFENTLICH, station.oeffentlich),
      oeffentlichError: error(`${name}-oeffentlich`),
      // The first row has nobody beside it yet.
      mitParallel: index > 0,
      parallel: station.parallel,
      weg: `station-weg-${String(index + 1)}`,
    }
  })
}

export function entwurfView({ profil, regel, eingaben, fehler }: Entwurfsform, mitKopf = true): object {
  const error = (feld: string): string => fehler.find((eintrag) => eintrag.feld === feld)?.satz ?? ''
  const immer = profil.mitzeichnung.map(({ stelle, ausloeser }) => `${stelleName(profil, stelle)} (${MITZEICHNUNG_WANN[ausloeser]})`)
  return {
    // A paper that is under way keeps its head; only its text is written anew.
    mitKopf,
    knopf: '',
    grund: null,
    mitMitzeichnung: mitKopf,
    art: regel.name,
    fehler,
    betreff: eingaben.betreff,
    betreffError: error('betreff'),
    oeffentlich: radio(
      [
        { wert: 'ja', text: 'Öffentlich' },
        { wert: 'nein', text: 'Nichtöffentlich', hint: 'Bitte unten begründen.' },
      ],
      eingaben.oeffentlich,
    ),
    oeffentlichError: error('oeffentlich'),
    nichtoeffentlichGrund: eingaben.nichtoeffentlichGrund,
    nichtoeffentlichGrundError: error('nichtoeffentlichGrund'),
    dringlich: [{ name: 'dringlich', wert: 'ja', text: 'Die Vorlage ist dringlich', checked: eingaben.dringlich }],
    mitBeschluss: regel.beschlussvorschlag.pflicht === 'pflicht' || eingaben.punkte.length > 0,
    beschlussTitel: regel.beschlussvorschlag.titel,
    einleitung: eingaben.einleitung,
    einleitungError: error('einleitung'),
    mehrheiten: select(
      MEHRHEITEN.map((mehrheit) => ({ wert: mehrheit, text: wort(profil, 'mehrheit', mehrheit) })),
      eingaben.mehrheit,
    ),
    folgeError: error('beratungsfolge'),
    folge: stationenView(profil, eingaben.folge, error),
    punkte: eingaben.punkte.map((punkt, index) => {
      const name = `punkt-${String(index + 1)}`
      return {
        nr: String(index + 1),
        name,
        label: `Punkt ${String(index + 1)}`,
        text: punkt.text,
        textError: error(name),
        arten: select(
          PUNKTARTEN.map((art) => ({ wert: art, text: wort(profil, 'punktart', art) })),
          punkt.art,
        ),
        termin: punkt.termin,
        genehmigung: punkt.genehmigung,
        terminError: error(`${name}-termin`),
        weg: `punkt-weg-${String(index + 1)}`,
      }
    }),
    abschnitte: regel.abschnitte.map(({ id, titel, pflicht }) => ({
      name: `abschnitt-${id}`,
      label: titel,
      optional: pflicht === 'frei',
      value: eingaben.abschnitte[id] ?? '',
      error: error(`abschnitt-${id}`),
    })),
    finanziell: radio(
      [
        { wert: 'keine', text: 'Keine' },
        { wert: 'betrag', text: 'Ja, mit Betrag' },
      ],
      eingaben.finanziell,
    ),
    finanziellOptional: regel.finanziell === 'frei',
    finanziellError: error('finanziell'),
    betrag: eingaben.betrag,
    betragError: error('betrag'),
    jahr: eingaben.jahr,
    jahrTitel: wort(profil, 'begriff', 'jahr'),
    jahrError: error('jahr'),
    finanztext: eingaben.finanztext,
    finanztextError: error('finanztext'),
    mitzeichnung: profil.stellen.map(({ id, name }) => ({
      name: 'mitzeichnung',
      wert: id,
      text: name,
      checked: eingaben.mitzeichnung.includes(id),
    })),
    mitzeichnungHint: immer.length === 0 ? '' : `Ohnehin beteiligt: ${immer.join(', ')}.`,
    mitzeichnungError: error('mitzeichnung'),
    wordZiele: regel.abschnitte.map(({ id, titel }) => ({ wert: id, text: titel, selected: regel.abschnitte.length === 1 })),
    wordError: error('word'),
    wordZielError: error('wordZiel'),
  }
}

/** What differs between two states of the form, for the page of a conflict. */
export function unterschiede(
  { regel, profil }: Pick<Entwurfsform, 'regel' | 'profil'>,
  hier: Eingaben,
  dort: Eingaben,
): { name: string; hier: string; dort: string }[] {
  const folge = ({ folge: stationen }: Eingaben): string =>
    stationen
      .map(({ gremium, parallel }, index) => [
        index === 0 ? '' : parallel ? ', gleichzeitig ' : ' → ',
        profil.gremien.find(({ id }) => id === gremium)?.name ?? profil.hvb.titel,
      ])
      .flat()
      .join('')
  const punkte = ({ punkte: alle }: Eingaben): string => alle.map(({ text }, index) => `${String(index + 1)}. ${text}`).join('\n')
  const zeilen: [string, string, string][] = [
    ['Betreff', hier.betreff, dort.betreff],
    ['Begründung der Nichtöffentlichkeit', hier.nichtoeffentlichGrund, dort.nichtoeffentlichGrund],
    [regel.beschlussvorschlag.titel, punkte(hier), punkte(dort)],
    ['Beratungsfolge', folge(hier), folge(dort)],
    ['Betrag', hier.betrag, dort.betrag],
    ...regel.abschnitte.map(({ id, titel }): [string, string, string] => [titel, hier.abschnitte[id] ?? '', dort.abschnitte[id] ?? '']),
  ]
  const kurz = (text: string): string => (text === '' ? '(leer)' : text.length > 600 ? `${text.slice(0, 600)} …` : text)
  return zeilen.filter(([, a, b]) => a.trim() !== b.trim()).map(([name, a, b]) => ({ name, hier: kurz(a), dort: kurz(b) }))
}
