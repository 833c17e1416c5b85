/** One step of a paper as its page knows it: the event, what it is about, and the fields that are asked. */
import type { VorlageEventType } from '../../../../workflows/vorlage/events.ts'
import type { Feld, Option } from './felder.ts'
import type { OhneText } from './gelesen.ts'

export interface Schrittlage {
  gelesen: Pick<OhneText, 'stand' | 'profil' | 'akteur'>
  /** Station, office or point the step is about. */
  gegenstand: string | null
  /** Coming sessions of the body of the station. */
  sitzungen: readonly Option[]
  /** Members of the body with a vote, for steps that name one. */
  mitglieder: readonly Option[]
  /** Decided papers, for steps that name one. */
  beschluesse: readonly Option[]
  /** Groups with an access of their own, for steps that register what they hand in. */
  gruppen: readonly Option[]
}

export interface Schritt {
  ereignis: VorlageEventType
  /** Key of the event for what the step is about. */
  gegenstand: 'station' | 'stelle' | 'punkt' | null
  felder: (lage: Schrittlage) => Feld[]
  /** A step that ends or interrupts the way: its button is never the blue one. */
  ruhig?: true
  /** What the step does, where the verb alone does not say it. */
  erklaerung?: string
  /** What is on record and would be replaced. */
  bisher?: (lage: Pick<Schrittlage, 'gelesen' | 'gegenstand'>) => string[]
  /** It sends the paper from the body it is about to others. */
  vonHier?: true
  /** Where it goes on and leads back to, if not the page of the paper: the session. */
  danach?: (gelesen: OhneText, zu: string | null) => string | undefined
  /** A page of its own instead of the small form, under the page of the paper. */
  seite?: string
  /** Body whose sessions can be chosen, where the step is about no station. */
  gremium?: (lage: Pick<Schrittlage, 'gelesen'>) => string | undefined
  /** The step names a member of the body it is brought before. */
  nenntMitglied?: true
  /** The step names another decided paper. */
  nenntBeschluss?: true
  /** The step registers what a group hands in. */
  nenntGruppe?: true
  /** The points are shown in the wording on record. */
  zeigtPunkte?: true
  /** The event's payload from what was typed, where it is not the same. */
  payload?: (typed: Readonly<Record<string, unknown>>, gelesen: OhneText) => Record<string, unknown>
}

/** The group that may act for what it handed in; asked only where some have an access of their own. */
export const gruppe = ({ gruppen }: Pick<Schrittlage, 'gruppen'>): Feld[] =>
  gruppen.length === 0
    ? []
    : [
        {
          art: 'select',
          name: 'antragsteller',
          label: 'Eigener Zugang',
          leerText: 'keiner',
          optional: true,
          optionen: gruppen,
          hint: 'Wer eingereicht hat, kann damit selbst zurückziehen.',
        },
      ]

/** Choice among the coming sessions of the body. */
export const sitzung = ({ sitzungen }: Schrittlage): Feld => ({
  art: 'select',
  name: 'sitzung',
  label: 'Sitzung',
  leerText: 'Bitte wählen',
  optionen: sitzungen,
  hint: sitzungen.length === 0 ? 'Für dieses Gremium ist keine kommende Sitzung geplant. Bitte planen Sie zuerst eine Sitzung.' : '',
})
