/** The Beschlussauszug of one station as its document needs it: the adopted wording, the votes and the norm they were reckoned by. */
import { ANGENOMMEN, type Ergebnis } from '../../../workflows/begriffe.ts'
import { regelwerkById } from '../../../workflows/recht/regelwerk.ts'
import { isUnterzeichnet, sitzungStand, topNummern } from '../../../workflows/sitzung/stand.ts'
import type { Stationsergebnis } from '../../../workflows/station/ergebnis.ts'
import { angenommenerText, type Inhalt, type Wortlaut } from '../../../workflows/vorlage/inhalt.ts'
import { stationById } from '../../../workflows/vorlage/stand.ts'
import { artName, gremiumName, punktergebnisse, stelleName, wort } from '../../../workflows/woerter.ts'
import type { BeschlussauszugInput } from '../inputs.ts'
import type { ReadingDeps, ReadVorlage } from '../../engine/reading.ts'
import { aenderungszeilen, verbundenes } from './auszug-verbunden.ts'
import { briefkopf } from './briefkopf.ts'

function abstimmungOf({ abstimmung, befund, feststellung }: Stationsergebnis): BeschlussauszugInput['abstimmung'] {
  if (abstimmung === undefined) return null
  const { ja, nein, enthaltung, ohneZahlen, modus } = abstimmung
  const beides = { umlauf: modus === 'umlauf', befangen: befund.ausgeschlossen, abweichend: feststellung !== undefined }
  if (ohneZahlen !== undefined) return { art: ohneZahlen, stimmen: null, ...beides }
  const einstimmig = enthaltung === 0 && (ja === 0) !== (nein === 0)
  return { art: einstimmig ? 'einstimmig' : 'gezaehlt', stimmen: { ja, nein, enthaltung }, ...beides }
}

/** Points in the wording that stands; of a partly adopted paper only the adopted ones. */
function wortlautOf(inhalt: Inhalt, adopted: Wortlaut | null, { punkte }: Stationsergebnis): BeschlussauszugInput['wortlaut'] {
  const rejected = new Set((punkte ?? []).filter(({ ergebnis }) => ergebnis === 'abgelehnt').map(({ nr }) => nr))
  const alle = angenommenerText(inhalt.beschlusspunkte, adopted)
  const allRejected = alle.every(({ nr }) => rejected.has(nr))
  return alle.filter(({ nr }) => allRejected || !rejected.has(nr))
}

const ausgangOf = (ergebnis: Ergebnis): BeschlussauszugInput['ergebnis']['ausgang'] => {
  if (ANGENOMMEN.has(ergebnis) || ergebnis === 'teilweise_beschlossen') return 'angenommen'
  return ergebnis === 'abgelehnt' || ergebnis === 'nicht_empfohlen' ? 'abgelehnt' : 'ohne_beschluss'
}

function normOf({ befund, abstimmung, punkte }: Stationsergebnis): BeschlussauszugInput['norm'] {
  if (abstimmung === undefined && punkte === undefined) return null
  const { mehrheit } = regelwerkById(befund.regelwerk)
  const zweifel = mehrheit.sicherheit === 'belegt' || mehrheit.hinweis === undefined ? null : mehrheit.hinweis
  return { text: `Mehrheit nach ${befund.norm}`, zweifel }
}

/** @throws when the station has no result */
export async function auszugInput(
  deps: ReadingDeps,
  read: ReadVorlage,
  stationId: string,
  ausgegebenAm: string,
  nachgestellt: string | null,
): Promise<BeschlussauszugInput> {
  const { profil, stand } = read
  const station = stationById(stand, stationId)
  const ergebnis = station?.context.ergebnis
  if (station === undefined || ergebnis == null) throw new Error(`NO_RESULT ${read.id} ${stationId}`)
  const wanted = [ergebnis.fassung, ...(ergebnis.wortlaut === undefined ? [] : [ergebnis.wortlaut])]
  const inhalte = await deps.store.getInhalte(wanted)
  const inhalt = (inhalte.get(ergebnis.fassung) as Inhalt | undefined) ?? read.inhalt
  const wortlaut = ergebnis.wortlaut === undefined ? null : (inhalte.get(ergebnis.wortlaut) as Wortlaut)
  const sitzung = station.context.sitzung === null ? null : await deps.engine.read({ art: 'sitzung', id: station.context.sitzung })
  const context = sitzung === null ? null : sitzungStand(sitzung.parts).context
  const top = context?.tops.find(({ id }) => id === ergebnis.befund.topId)
  return {
    briefkopf: briefkopf(profil, stelleName(profil, profil.sitzungsdienst), ausgegebenAm, nachgestellt),
    gremium: gremiumName(profil, station.context.gremium),
    sitzung: { nr: context?.nummer ?? null, datum: ergebnis.befund.sitzungAm.slice(0, 10), oeffentlich: station.context.oeffentlich },
    top: {
      nr: context === null || top === undefined ? '' : (topNummern(context.tops).get(top.id) ?? ''),
      oeffentlich: station.context.oeffentlich,
    },
    betreff: inhalt.betreff,
    vorlage: { art: artName(profil, stand.context.art), nummer: stand.context.nummer, fassung: stand.context.fassung.nr },
    rolle: station.context.rolle,
    ergebnis: { wort: wort(profil, 'ergebnis', ergebnis.ergebnis), ausgang: ausgangOf(ergebnis.ergebnis) },
    abstimmung: abstimmungOf(ergebnis),
    punktergebnisse: punktergebnisse(profil, ergebnis.punkte),
    aenderungen: await aenderungszeilen(deps, read, stationId),
    verbunden: verbundenes(read, ergebnis),
    einleitung: inhalt.einleitung ?? null,
    wortlaut: wortlautOf(inhalt, wortlaut, ergebnis),
    norm: normOf(ergebnis),
    vorlaeufig: sitzung === null || !isUnterzeichnet(sitzungStand(sitzung.parts)),
    korrigiert: station.context.fruehereErgebnisse.length > 0,
    beglaubigung: { ort: null, am: ausgegebenAm, funktion: stelleName(profil, profil.sitzungsdienst) },
  }
}
