/** Amendments at an item of the cockpit: what was moved, what became of it, the text that is voted on now, and the form for one more. */
import {
  aenderungshashes,
  isAngenommen,
  isOffen,
  ohneAbstimmung,
  punkteAufDemTisch,
  type Aenderung,
} from '../../../../workflows/vorlage/aenderung.ts'
import type { Inhalt } from '../../../../workflows/vorlage/inhalt.ts'
import type { StationContext } from '../../../../workflows/station/context.ts'
import { isVorAbstimmung, type Teil } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import { stimmen } from '../vorlagen/beratungsfolge.ts'
import { benanntePunkte } from '../vorlagen/aenderungen.ts'
import { aenderungsfelder } from '../vorlagen/schritte-aenderung.ts'
import { filled, type Feld } from '../vorlagen/felder.ts'
import { gruppen } from '../vorlagen/schritt-form.ts'
import type { Gelesen } from './gelesen.ts'
import type { Auswahl } from './leitung-view.ts'
import { sitzungPfad } from './sitzung-view.ts'
import type { Punkt } from './tagesordnung.ts'
import { darfVorlage, stationOf, type TopVorlage } from './top-vorlagen.ts'

export interface Aenderungen {
  /** What the template shows; null where the item has none. */
  view: object | null
  /** Some of them are not voted on: the paper has to wait. */
  offen: boolean
  angenommen: boolean
  /** Where one more is taken in; empty where none may be, or its form is open. */
  aufnehmen: string
  /** The paper in the wording that is on the table. */
  inhalt: Inhalt
}

const ABSTIMMEND = new Set(['vorberatung', 'entscheidung'])

function ausgang({ profil }: Gelesen, aenderung: Aenderung, punkt: Punkt | undefined, sitzung: string): string {
  const { ergebnis } = aenderung
  const ende = ohneAbstimmung(aenderung)
  if (ende !== null) return wort(profil, 'zustand', ende)
  if (ergebnis === null) return 'Noch nicht abgestimmt'
  const station = punkt === undefined ? undefined : stationOf(punkt.top, punkt.vorlage, sitzung)
  return [wort(profil, 'ergebnis', ergebnis), ...stimmen(profil, station?.context.ergebnis?.abstimmung)].join(', ')
}

/** The form for one more, as whoever records may fill it in. */
export const aenderungsfelderHier = async (deps: PageDeps, sitzung: Gelesen, { stand }: TopVorlage): Promise<Feld[]> =>
  aenderungsfelder({ gelesen: { stand, akteur: sitzung.akteur }, gruppen: await gruppen(deps, sitzung) })

/** The button that records that whoever moved the paper takes the amendment over; null where it cannot. */
async function uebernahme(deps: PageDeps, sitzung: Gelesen, punkt: Punkt | undefined): Promise<object | null> {
  const vorlage = punkt?.vorlage
  const event = { type: 'AENDERUNG_UEBERNEHMEN' }
  if (punkt === undefined || vorlage === undefined) return null
  const gruende = await deps.engine.inquire(vorlage, event, sitzung.akteur)
  if (gruende === null || gruende.length > 0) return null
  return {
    action: `${sitzungPfad(sitzung)}/leitung/${punkt.top.id}/uebernehmen`,
    commandId: deps.web.commandId(vorlage.head.rev),
    bezug: await deps.engine.bezug(vorlage, event),
    text: `${vorlage.stand.context.nummer ?? 'Änderungsantrag'} ist übernommen`,
  }
}

export async function aenderungen(
  deps: PageDeps,
  sitzung: Gelesen,
  { alle, punkt, station, leitet }: { alle: readonly Punkt[]; punkt: Punkt; station: Teil<StationContext> | undefined; leitet: boolean },
  auswahl: Auswahl,
): Promise<Aenderungen | null> {
  const { top, vorlage } = punkt
  if (vorlage === undefined || top.vorlage === null || station === undefined) return null
  const hier = vorlage.stand.context.aenderungen.filter((aenderung) => aenderung.station === station.context.id)
  const texte = hier.length === 0 ? new Map<string, unknown>() : await deps.store.getInhalte(hier.flatMap(aenderungshashes))
  const angenommene = hier.filter(isAngenommen)
  const beschlusspunkte = punkteAufDemTisch(vorlage.stand.context, station.context.id, vorlage.inhalt.beschlusspunkte, texte)
  const laeuft = leitet && sitzung.stand.zustand === 'laeuft'
  const isMoeglich =
    leitet &&
    sitzung.stand.zustand !== 'geschlossen' &&
    isVorAbstimmung(station) &&
    ABSTIMMEND.has(station.context.rolle) &&
    sitzung.profil.arten.aenderungsantrag !== undefined &&
    beschlusspunkte.length > 0 &&
    darfVorlage(deps, sitzung, vorlage, 'AENDERUNGSANTRAG_EINBRINGEN', station.context.id)
  const pfad = (id: string, more = ''): string => `${sitzungPfad(sitzung)}/leitung?top=${id}${more}#punkt`
  const liste = await Promise.all(
    hier.map(async (aenderung) => {
      const eigener = alle.find((candidate) => candidate.top.vorlage?.id === aenderung.vorlage)
      return {
        titel: `${eigener === undefined ? '' : `TOP ${eigener.nr}: `}${aenderung.nummer ?? 'Nummer folgt'}, ${aenderung.einreicher}`,
        punkte: benanntePunkte(aenderung, vorlage.inhalt.beschlusspunkte.length, texte),
        ausgang: ausgang(sitzung, aenderung, eigener, sitzung.head.ref.id),
        nachtraeglich: aenderung.nachtraeglich,
        abstimmen: laeuft && isOffen(aenderung) && station.zustand === 'aufgerufen' && eigener !== undefined ? pfad(eigener.top.id) : '',
        nummer: aenderung.nummer ?? 'den Änderungsantrag',
        uebernehmen: leitet && isOffen(aenderung) && isVorAbstimmung(station) ? await uebernahme(deps, sitzung, eigener) : null,
      }
    }),
  )
  const event = { type: 'AENDERUNGSANTRAG_EINBRINGEN', station: station.context.id }
  const formular =
    isMoeglich && auswahl.formular === 'aenderung'
      ? {
          action: `${sitzungPfad(sitzung)}/leitung/${top.id}/aenderung`,
          commandId: deps.web.commandId(vorlage.head.rev),
          bezug: await deps.engine.bezug(vorlage, event),
          felder: (await aenderungsfelderHier(deps, sitzung, vorlage)).map((feld) => filled(feld, auswahl.werte, auswahl.fehler)),
          zurueck: pfad(top.id),
        }
      : null
  const offen = hier.some(isOffen)
  const naechste = liste.find(({ abstimmen }) => abstimmen !== '')
  return {
    offen,
    angenommen: angenommene.length > 0,
    aufnehmen: isMoeglich && formular === null ? pfad(top.id, '&form=aenderung') : '',
    inhalt: { ...vorlage.inhalt, beschlusspunkte },
    view:
      liste.length === 0 && formular === null
        ? null
        : {
            liste: liste.map((eintrag) => ({ ...eintrag, art: eintrag === naechste ? 'primary' : 'secondary' })),
            warten: offen && station.zustand === 'aufgerufen',
            tisch:
              angenommene.length > 0 && station.zustand === 'aufgerufen' && !offen
                ? beschlusspunkte.map(({ text }, index) => ({ nr: index + 1, text }))
                : [],
            formular,
          },
  }
}
