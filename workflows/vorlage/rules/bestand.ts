/** BESTAND_UEBERNEHMEN and BERATUNGSFOLGE_ERFASSEN: a paper that is on its way in an old system goes on here, under its number. */
import type { Part, Situation } from '../../aggregate.ts'
import { ANGENOMMEN, ERGEBNISSE_DER_ROLLE, GEAENDERT, HVB, NICHT_ANGENOMMEN, type Art } from '../../begriffe.ts'
import { isVergeben, type NummernkreisContext } from '../../nummernkreis/machine.ts'
import { leseNummer, nummernkreis, type Nummer } from '../../profile/nummer.ts'
import { istMitteilung } from '../../profile/profil.ts'
import { auszaehlen, unstimmigkeiten, type Abstimmungslage, type Auszaehlung } from '../../recht/abstimmung.ts'
import { printDate } from '../../recht/kalender.ts'
import { kenntRecht, regelwerk, type Regelwerk } from '../../recht/regelwerk.ts'
import type { Grund, Rule, Rules } from '../../rule.ts'
import type { Ergebnisbefund } from '../../station/ergebnis.ts'
import { gremiumName } from '../../woerter.ts'
import type { BefundOf } from '../befund.ts'
import type { UebernommeneStation } from '../bestand-schema.ts'
import type { VorlageEvent } from '../events.ts'
import { merkmale, type Merkmale } from '../inhalt.ts'
import { imZustand, normVon, type Lage, type LageWith } from './common.ts'
import { abschnitteBekannt, artVorgesehen, gremienBekannt, stellenBekannt } from './entwurf.ts'

type Uebernehmen = Situation & { event: VorlageEvent<'BESTAND_UEBERNEHMEN'> }
/** What the rules of a Beratungsfolge ask, whether it comes with the paper or later. */
type Folgelage = Situation & { event: { beratungsfolge: UebernommeneStation[]; art: Art }; punkte: Merkmale['punkte'] }

const BERATUNGSFOLGE = { abhilfe: { feld: 'beratungsfolge' } }

/** Amendments and urgent decisions belong to another paper or to a law of their own: they are not taken over half way. */
const artUebernehmbar: Rule<Uebernehmen> = ({ event }) =>
  event.art === 'aenderungsantrag' || event.art === 'eilentscheidung'
    ? {
        code: 'ART_NICHT_UEBERNEHMBAR',
        satz: 'Vorlagen dieser Art werden nicht übernommen. Bitte bringen Sie sie hier neu ein.',
        abhilfe: { feld: 'art' },
      }
    : null

interface Nummernangabe {
  art: Art
  nummer: string
  datum: string
}

/** What the typed number can mean: of several readings the one of the year in which the paper was written. */
function lesarten(profil: Situation['profil'], { art, nummer, datum }: Nummernangabe): Nummer[] {
  const alle = leseNummer(profil, art, nummer)
  const desJahres = alle.filter(({ jahr }) => String(jahr) === datum.slice(0, 4))
  return alle.length > 1 && desJahres.length === 1 ? desJahres : alle
}

/** The number is one that this body prints on papers of this kind, and it can be read in one way only. */
const nummerLesbar: Rule<Uebernehmen> = ({ event, profil }) => {
  const gelesen = lesarten(profil, event)
  if (gelesen.length === 1) return null
  const satz =
    gelesen.length === 0
      ? `„${event.nummer}“ ist hier keine Nummer dieser Vorlagenart. Bitte geben Sie sie so an, wie sie auf der Vorlage steht.`
      : `„${event.nummer}“ kann ${gelesen.map((eine) => eine.nummer).join(' oder ')} heißen. Bitte geben Sie die Nummer vollständig an.`
  return { code: gelesen.length === 0 ? 'NUMMER_UNLESBAR' : 'NUMMER_UNKLAR', satz, abhilfe: { feld: 'nummer' } }
}

/** A number is used once. */
const nummerFrei: Rule<Uebernehmen> = ({ event, profil, zeugen }) => {
  const [gelesen] = lesarten(profil, event)
  const kreis = zeugen['nummernkreis']?.parts['nummernkreis'] as Part<NummernkreisContext> | undefined
  return gelesen !== undefined && kreis !== undefined && isVergeben(kreis.context, gelesen.lfd)
    ? {
        code: 'NUMMER_VERGEBEN',
        satz: `Die Nummer ${gelesen.nummer} trägt hier schon eine andere Vorlage. Jede Nummer gibt es nur einmal.`,
        abhilfe: { feld: 'nummer' },
      }
    : null
}

/** What is taken over has its date behind it. */
const datumVergangen: Rule<Uebernehmen> = ({ event, heute }) =>
  event.datum <= heute
    ? null
    : { code: 'DATUM_KUENFTIG', satz: 'Das Datum der Vorlage liegt in der Zukunft. Bitte prüfen Sie es.', abhilfe: { feld: 'datum' } }

/** A non-public paper says why. */
const grundGenannt: Rule<Uebernehmen> = (lage) =>
  lage.event.oeffentlich || lage.event.nichtoeffentlichGrund !== undefined
    ? null
    : {
        code: 'GRUND_FEHLT',
        satz: 'Bitte geben Sie an, warum die Vorlage nichtöffentlich beraten wird.',
        ...normVon(regelwerk(lage.profil.rechtsbereich, lage.heute).oeffentlichkeitAusschliessen),
        abhilfe: { feld: 'nichtoeffentlichGrund' },
      }

/** A kind from outside the administration names who handed it in. */
const einreicherGenannt: Rule<Uebernehmen> = ({ event, profil }) =>
  profil.arten[event.art]?.interneBearbeitung === false && event.einreicher === undefined
    ? { code: 'EINREICHER_FEHLT', satz: 'Bitte geben Sie an, wer die Vorlage eingereicht hat.', abhilfe: { feld: 'einreicher' } }
    : null

const isVorbei = (station: UebernommeneStation): boolean => station.gremium === HVB || station.ergebnis !== undefined

/** Passed stations stand first, each with its day, in the order in which they were held; the release counts as passed. */
const vergangenesZuerst: Rule<Folgelage> = ({ event, heute, profil }) => {
  const erste = event.beratungsfolge.findIndex((station) => !isVorbei(station))
  const spaeter = event.beratungsfolge.slice(erste === -1 ? event.beratungsfolge.length : erste).find(isVorbei)
  if (spaeter !== undefined)
    return {
      code: 'REIHENFOLGE',
      satz: `${gremiumName(profil, spaeter.gremium)} hat schon beraten, ein früheres Gremium nicht. Bitte ordnen Sie die Beratungsfolge.`,
      ...BERATUNGSFOLGE,
    }
  const gehalten = event.beratungsfolge.filter((station) => station.ergebnis !== undefined)
  const ohneTag = gehalten.find(({ am }) => am === undefined)
  if (ohneTag !== undefined)
    return {
      code: 'TAG_FEHLT',
      satz: `Bitte geben Sie den Tag der Sitzung an: ${gremiumName(profil, ohneTag.gremium)}.`,
      ...BERATUNGSFOLGE,
    }
  const tage = gehalten.flatMap(({ am }) => am ?? [])
  const zuFrueh = tage.find((tag) => !kenntRecht(profil.rechtsbereich, tag))
  if (zuFrueh !== undefined)
    return {
      code: 'RECHT_UNBEKANNT',
      satz: `Für den ${printDate(zuFrueh)} ist hier kein Recht hinterlegt. Bitte prüfen Sie den Tag.`,
      ...BERATUNGSFOLGE,
    }
  return tage.some((tag) => tag > heute) || tage.toSorted().some((tag, index) => tag !== tage[index])
    ? {
        code: 'TAG_UNMOEGLICH',
        satz: 'Eine Beratung liegt in der Zukunft oder vor einer früheren. Bitte prüfen Sie die Tage.',
        ...BERATUNGSFOLGE,
      }
    : null
}

/** Points whose wording of then differs from the text that is taken over. */
const abweichend = ({ punkte, hash }: Pick<Folgelage, 'punkte' | 'hash'>, wortlaut: UebernommeneStation['wortlaut'] = []): number[] =>
  wortlaut.filter(({ nr, text }) => punkte.some((punkt) => punkt.nr === nr && punkt.text !== hash(text))).map(({ nr }) => nr)

/** Each result is one that the role allows, with its wording where it is a changed one. */
const ergebnissePassen: Rule<Folgelage> = (situation) => {
  const { event, profil } = situation
  for (const { gremium, rolle, ergebnis, wortlaut } of event.beratungsfolge) {
    if (ergebnis === undefined) continue
    const name = gremiumName(profil, gremium)
    if (!ERGEBNISSE_DER_ROLLE[rolle].includes(ergebnis))
      return { code: 'ERGEBNIS_UNZULAESSIG', satz: `Dieses Ergebnis passt nicht zur Aufgabe des Gremiums: ${name}.`, ...BERATUNGSFOLGE }
    if (GEAENDERT.has(ergebnis) ? abweichend(situation, wortlaut).length === 0 : wortlaut !== undefined)
      return {
        code: 'WORTLAUT_UNPASSEND',
        satz: `Zu einem geänderten Ergebnis gehört der geänderte Wortlaut, zu einem anderen keiner: ${name}.`,
        ...BERATUNGSFOLGE,
      }
  }
  return null
}

interface Gezaehlt {
  recht: Regelwerk
  lage: Abstimmungslage
  auszaehlung: Auszaehlung | null
}

/** A vote of then by the law of then; of the presence nothing is known but those who voted. Only preparing bodies have voted yet. */
function gezaehlt({ profil }: Situation, { gremium, am = '', abstimmung }: UebernommeneStation): Gezaehlt {
  const recht = regelwerk(profil.rechtsbereich, am)
  const { ja = 0, nein = 0, enthaltung = 0, ungueltig = 0 } = abstimmung ?? {}
  const gesetzlicheZahl = profil.gremien.find(({ id }) => id === gremium)?.gesetzlicheZahl ?? 0
  const lage = { gesetzlicheZahl, anwesend: ja + nein + enthaltung + ungueltig, ausgeschlossen: 0 }
  return { recht, lage, auszaehlung: abstimmung === undefined ? null : auszaehlen(abstimmung, lage, 'einfach', recht) }
}

/** Votes add up and carry the result, where they are known; a body that takes note does not vote. */
const stimmenTragenErgebnis: Rule<Folgelage> = (situation) => {
  for (const station of situation.event.beratungsfolge) {
    const { ergebnis, abstimmung, gremium } = station
    if (ergebnis === undefined || abstimmung === undefined) continue
    const name = gremiumName(situation.profil, gremium)
    const { lage, auszaehlung } = gezaehlt(situation, station)
    const [unstimmig] = abstimmung.ohneZahlen === undefined ? unstimmigkeiten(abstimmung, lage) : []
    if (unstimmig !== undefined) return { code: 'STIMMEN_UNSTIMMIG', satz: `${name}: ${unstimmig}`, ...BERATUNGSFOLGE }
    const erwartet = ANGENOMMEN.has(ergebnis) ? true : NICHT_ANGENOMMEN.has(ergebnis) ? false : null
    if (erwartet === null || (auszaehlung !== null && auszaehlung.angenommen !== null && auszaehlung.angenommen !== erwartet))
      return {
        code: 'ERGEBNIS_WIDERSPRICHT_STIMMEN',
        satz: `Das Ergebnis passt nicht zu den Stimmen: ${name}, ${printDate(station.am ?? '')}. ${auszaehlung?.rechnung ?? ''}`.trim(),
        ...(auszaehlung !== null && { norm: auszaehlung.norm }),
        ...BERATUNGSFOLGE,
      }
  }
  return null
}

/** It still runs: the station that decides, or any of a paper that is only taken note of, lies ahead; exactly one decides. */
const nochZuBeraten: Rule<Folgelage> = ({ event, profil }) => {
  const { beratungsfolge, art } = event
  const entscheidend = beratungsfolge.filter(({ rolle }) => rolle === 'entscheidung')
  const noetig = istMitteilung(profil, art) ? 0 : 1
  if (entscheidend.length !== noetig)
    return {
      code: noetig === 1 ? 'ENTSCHEIDUNG_FEHLT' : 'MITTEILUNG_OHNE_ENTSCHEIDUNG',
      satz:
        noetig === 1
          ? 'In der Beratungsfolge muss genau ein Gremium entscheiden. Bitte ergänzen Sie die Beratungsfolge.'
          : 'Eine Mitteilung wird zur Kenntnis genommen, nicht entschieden. Bitte ändern Sie die Beratungsfolge.',
      ...BERATUNGSFOLGE,
    }
  return beratungsfolge.every(isVorbei) || entscheidend.some(isVorbei)
    ? {
        code: 'BERATUNG_BEENDET',
        satz: 'Übernommen wird eine Vorlage, über die noch beraten wird. Entschiedene bleiben, wo sie abgelegt sind.',
        ...BERATUNGSFOLGE,
      }
    : null
}

const FOLGE = [vergangenesZuerst, ergebnissePassen, stimmenTragenErgebnis, nochZuBeraten]

/** An unknown Beratungsfolge is entered later; a known one must be in order. */
const folgeInOrdnung: Rule<Uebernehmen> = (situation) =>
  situation.event.beratungsfolge.length === 0
    ? null
    : ersterGrund({ ...situation, punkte: merkmale(situation.event.inhalt, situation.hash).punkte })

/** One at a time: the votes are asked only where the days are in order. */
function ersterGrund(situation: Folgelage): Grund | null {
  for (const rule of FOLGE) {
    const grund = rule(situation)
    if (grund !== null) return grund
  }
  return null
}

/** What each passed station is recorded with: the rules of its day, the votes as they are known. */
const stationsbefunde = (
  situation: Situation & { punkte: Merkmale['punkte'] },
  folge: readonly UebernommeneStation[],
): (Ergebnisbefund | null)[] =>
  folge.map((station) => {
    if (station.ergebnis === undefined) return null
    const { recht, lage, auszaehlung } = gezaehlt(situation, station)
    return {
      regelwerk: recht.id,
      genehmigung: null,
      norm: auszaehlung?.norm ?? recht.mehrheit.norm,
      rechnung: auszaehlung?.rechnung ?? '',
      mehrheit: 'einfach',
      ...lage,
      sitzungAm: station.am ?? '',
      topId: '',
      geaendert: abweichend(situation, station.wortlaut),
    }
  })

/** Key of the counter that the typed number belongs to; null where it cannot be read. */
export function kreisDerNummer(profil: Situation['profil'], angabe: Nummernangabe): string | null {
  const [gelesen] = lesarten(profil, angabe)
  return gelesen === undefined ? null : nummernkreis(profil, angabe.art, gelesen.jahr)
}

function bestandsbefund(situation: Uebernehmen): Omit<BefundOf<'BESTAND_UEBERNEHMEN'>, 'von' | 'heute'> {
  const { event, profil } = situation
  const { jahr, lfd } = lesarten(profil, event)[0] as Nummer
  const beraten = event.beratungsfolge.some(({ ergebnis }) => ergebnis !== undefined)
  const eigene = merkmale(event.inhalt, situation.hash)
  return {
    merkmale: eigene,
    nummernkreis: nummernkreis(profil, event.art, jahr),
    jahr,
    lfd,
    veroeffentlichen: event.oeffentlich && (beraten || profil.schalter.oeffentlichAb.wert === 'freigabe'),
    stationen: stationsbefunde({ ...situation, punkte: eigene.punkte }, event.beratungsfolge),
  }
}

export const bestandUebernehmen: Rules<Situation, VorlageEvent<'BESTAND_UEBERNEHMEN'>, ReturnType<typeof bestandsbefund>> = {
  voraussetzungen: [],
  angaben: [
    artVorgesehen,
    artUebernehmbar,
    nummerLesbar,
    nummerFrei,
    datumVergangen,
    einreicherGenannt,
    gremienBekannt,
    abschnitteBekannt,
    stellenBekannt,
    grundGenannt,
    folgeInOrdnung,
  ],
  befund: bestandsbefund,
}

type Erfassen = LageWith<VorlageEvent<'BERATUNGSFOLGE_ERFASSEN'>>

const erfassteFolge: Rule<Erfassen> = (lage) =>
  ersterGrund({ ...lage, event: { ...lage.event, art: lage.stand.context.art }, punkte: lage.stand.context.merkmale.punkte })

export const beratungsfolgeErfassen: Rules<
  Lage,
  VorlageEvent<'BERATUNGSFOLGE_ERFASSEN'>,
  Omit<BefundOf<'BERATUNGSFOLGE_ERFASSEN'>, 'von' | 'heute'>
> = {
  voraussetzungen: [
    imZustand(['unbekannt_importiert'], 'Erfasst wird die Beratungsfolge einer übernommenen Vorlage, solange sie unbekannt ist.'),
  ],
  angaben: [gremienBekannt, erfassteFolge],
  befund: (lage) => ({ stationen: stationsbefunde({ ...lage, punkte: lage.stand.context.merkmale.punkte }, lage.event.beratungsfolge) }),
}

export const nummerVerweigert: Rules<Lage, VorlageEvent<'NUMMER_VERWEIGERT'>, object> = {
  voraussetzungen: [imZustand(['bereit', 'unbekannt_importiert'], 'Zurückgenommen wird nur eine Übernahme, die gerade erst geschah.')],
  angaben: [],
}
