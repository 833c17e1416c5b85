/** Hearings: until when a body is heard, what it says late, and the warning where a decision would be taken without it. */
import type { Profil } from '../../profile/profil.ts'
import { addDays, localDateTime, printDate } from '../../recht/kalender.ts'
import { regelwerk } from '../../recht/regelwerk.ts'
import type { Rule, Rules } from '../../rule.ts'
import type { Ergebnisbefund } from '../../station/ergebnis.ts'
import { gremiumName } from '../../woerter.ts'
import type { VorlageEvent } from '../events.ts'
import { isEndgueltig, isVorAbstimmung, VOR_DER_ABSTIMMUNG, wirdGehoert } from '../stand.ts'
import {
  inDerBeratungsfolge,
  nichtInNeufassung,
  normVon,
  rechtDerSitzung,
  stationGibtEs,
  stationImZustand,
  stationOf,
  type Lage,
  type LageWith,
} from './common.ts'
import { angabenBeiLink } from './per-link.ts'

/** A hearing begins with the release, or when its body joins. */
export const anhoerungBis = (profil: Profil, heute: string): string => addDays(heute, profil.fristen.anhoerungTage.wert)

/** Who had to be heard and was passed over, or has not spoken yet, stops the decision: only a reason leads on. Silence until the day counts as heard. */
export const angehoert: Rule<LageWith<VorlageEvent<'AUFRUFEN'>>> = (lage) => {
  const { stand, event, profil } = lage
  if (stationOf(lage).context.rolle !== 'entscheidung' || event.ohneVorberatung !== undefined) return null
  const fehlend = stand.stationen.filter(
    (station) => station.context.rolle === 'anhoerung' && (station.zustand === 'uebersprungen' || !isEndgueltig(station)),
  )
  if (fehlend.length === 0) return null
  const wer = fehlend.map(({ context }) => gremiumName(profil, context.gremium)).join(', ')
  return {
    code: 'ANHOERUNG_FEHLT',
    satz: `Noch nicht angehört: ${wer}. Ein Beschluss ohne die Anhörung kann rechtswidrig sein. Bitte setzen Sie den Punkt ab oder begründen Sie, warum ohne sie beraten wird.`,
    ...normVon(rechtDerSitzung(lage).anhoerung),
    abhilfe: { feld: 'ohneVorberatung' },
  }
}

export const nachreichen: Rules<Lage, VorlageEvent<'NACHREICHEN'>, object> = {
  voraussetzungen: [inDerBeratungsfolge],
  angaben: [stationGibtEs, stationImZustand(['fristablauf'], 'Nachgereicht wird, was nach Ablauf der Anhörungsfrist eingeht.')],
}

type Abgeben = LageWith<VorlageEvent<'STELLUNGNAHME_ABGEBEN'>>

/** Only a body that was asked answers. */
const wirdAngehoert: Rule<Abgeben> = (lage) =>
  stationOf(lage).context.rolle === 'anhoerung' && stationOf(lage).context.anhoerung !== null
    ? null
    : {
        code: 'KEINE_ANHOERUNG',
        satz: 'Dieses Gremium wird zu der Vorlage nicht angehört. Was es sagt, wird in seiner Sitzung erfasst.',
      }

const GEAEUSSERT: ReadonlySet<string> = new Set(['ergebnis_vorlaeufig', 'ergebnis_bestaetigt', 'abgeschlossen'])

/** A body answers once; what is wrong on record is corrected there. */
const nochNichtGeaeussert: Rule<Abgeben> = (lage) =>
  GEAEUSSERT.has(stationOf(lage).zustand)
    ? { code: 'SCHON_GEAEUSSERT', satz: 'Das Gremium hat sich zu dieser Vorlage bereits geäußert. Eine zweite Antwort ist nicht möglich.' }
    : null

/** On an agenda the body is heard by its session. */
const nichtInSeinerSitzung: Rule<Abgeben> = (lage) =>
  isVorAbstimmung(stationOf(lage))
    ? {
        code: 'ANHOERUNG_IN_SITZUNG',
        satz: 'Das Gremium hat die Vorlage auf der Tagesordnung seiner Sitzung und äußert sich dort. Soll es schriftlich antworten, setzen Sie den Punkt zuerst ab.',
        abhilfe: { ereignis: 'ABSETZEN' },
      }
    : null

/** What comes after the last day is late, whether anybody has looked at the clock yet or not. */
const anhoerungsfristLaeuft: Rule<Abgeben> = (lage) => {
  const station = stationOf(lage)
  const bis = station.context.anhoerung?.bis ?? lage.heute
  return station.zustand === 'fristablauf' || (wirdGehoert(station) && bis < lage.heute)
    ? {
        code: 'ANHOERUNGSFRIST_ABGELAUFEN',
        satz: `Die Frist der Anhörung ist am ${printDate(bis)} abgelaufen. Was danach eingeht, wird nachgereicht.`,
        abhilfe: { ereignis: 'NACHREICHEN' },
      }
    : null
}

/** A statement says something, here or in a letter that is named. */
const stellungnahmeHatInhalt: Rule<Abgeben> = ({ event }) =>
  event.ergebnis === 'stellungnahme' && event.text === undefined && event.schreiben === undefined
    ? {
        code: 'STELLUNGNAHME_LEER',
        satz: 'Bitte schreiben Sie die Stellungnahme, oder nennen Sie das Schreiben, in dem sie steht.',
        abhilfe: { feld: 'text' },
      }
    : null

/** A written answer is that of the day on which it comes in; nobody met, and nobody voted. */
function schriftbefund({ profil, heute, jetzt }: Lage): Ergebnisbefund {
  const recht = regelwerk(profil.rechtsbereich, heute)
  return {
    regelwerk: recht.id,
    norm: normVon(recht.anhoerung)?.norm ?? '',
    rechnung: '',
    mehrheit: 'einfach',
    anwesend: 0,
    ausgeschlossen: 0,
    gesetzlicheZahl: 0,
    sitzungAm: localDateTime(jetzt),
    topId: '',
    genehmigung: null,
  }
}

export const stellungnahmeAbgeben: Rules<Lage, VorlageEvent<'STELLUNGNAHME_ABGEBEN'>, Ergebnisbefund> = {
  voraussetzungen: [inDerBeratungsfolge, nichtInNeufassung],
  angaben: [
    stationGibtEs,
    wirdAngehoert,
    nochNichtGeaeussert,
    nichtInSeinerSitzung,
    anhoerungsfristLaeuft,
    stationImZustand(
      ['geplant', 'terminiert', ...VOR_DER_ABSTIMMUNG, 'fristablauf', ...GEAEUSSERT],
      'Eine Stellungnahme wird dazu nicht mehr gebraucht.',
    ),
    stellungnahmeHatInhalt,
    angabenBeiLink,
  ],
  befund: schriftbefund,
}
