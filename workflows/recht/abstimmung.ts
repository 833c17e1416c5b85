/** Votes are computed, not believed: consistency, majority and quorum as pure functions of counts and rule set. */
import type { Mehrheit } from '../begriffe.ts'
import type { Organ, Regelwerk } from './regelwerk.ts'

export interface Abstimmung {
  ja: number
  nein: number
  enthaltung: number
  ungueltig: number
  /** `umlauf`: without a meeting, in writing; those who answered count as present. */
  modus: 'offen' | 'namentlich' | 'geheim' | 'umlauf'
  /** Legal minutes entries without counts; then the result is entered, not computed. */
  ohneZahlen?: 'einstimmig' | 'mehrheitlich' | undefined
}

/** Numbers of persons. */
export interface Abstimmungslage {
  gesetzlicheZahl: number
  anwesend: number
  ausgeschlossen: number
}

export interface Abstimmungsergebnis {
  /** null: not computable, because no numbers were given. */
  angenommen: boolean | null
  stimmengleichheit: boolean
  einstimmig: boolean
  /** One German line that shows how it was reckoned. */
  rechnung: string
  norm: string
}

const stimmen = (zahl: number, wort: string): string => `${zahl} ${wort}`

/** German sentences on what cannot be: more votes than entitled members, no votes at all, nobody entitled. */
export function unstimmigkeiten(abstimmung: Abstimmung, lage: Abstimmungslage): string[] {
  const { ja, nein, enthaltung, ungueltig, ohneZahlen } = abstimmung
  const abgegeben = ja + nein + enthaltung + ungueltig
  const berechtigt = lage.anwesend - lage.ausgeschlossen
  if ([ja, nein, enthaltung, ungueltig].some((zahl) => !Number.isSafeInteger(zahl) || zahl < 0)) {
    return ['Stimmen sind ganze Zahlen ab 0. Bitte prüfen Sie die Zahlen.']
  }
  if (berechtigt < 1) return ['Es ist niemand stimmberechtigt anwesend. Bitte prüfen Sie die Anwesenheit.']
  if (ohneZahlen !== undefined) {
    return abgegeben === 0 ? [] : ['Bitte geben Sie entweder Stimmen oder „einstimmig“ bzw. „mehrheitlich“ an, nicht beides.']
  }
  if (abgegeben === 0) return ['Es sind keine Stimmen eingetragen. Bitte tragen Sie die Stimmen ein.']
  if (abgegeben > berechtigt) {
    return [
      `Es sind ${abgegeben} Stimmen eingetragen, stimmberechtigt anwesend sind aber nur ${berechtigt}. Bitte prüfen Sie die Zahlen oder die Anwesenheit.`,
    ]
  }
  // Without it a share of the statutory number would be a share of nothing, and one vote would carry it.
  if (lage.gesetzlicheZahl < 1) {
    return ['Für dieses Gremium ist keine gesetzliche Mitgliederzahl eingetragen. Bitte tragen Sie sie zuerst ein.']
  }
  return []
}

/** Why a vote may not be taken this way: the law knows no secret vote on a matter, or no decision without a meeting. Null: it may. */
export function abstimmungsartVerboten(
  modus: Abstimmung['modus'],
  regelwerk: Regelwerk,
  wahl: boolean,
): { satz: string; norm: string } | null {
  const { umlaufbeschluss, geheimeAbstimmung } = regelwerk
  if (modus === 'umlauf' && umlaufbeschluss.wert.art === 'nicht_vorgesehen') {
    return {
      satz: 'Ein Beschluss ohne Sitzung ist hier nicht vorgesehen. Bitte lassen Sie in einer Sitzung abstimmen.',
      norm: umlaufbeschluss.norm,
    }
  }
  // A rule that nobody has read does not refuse anything.
  if (modus === 'geheim' && !wahl && geheimeAbstimmung.wert.art === 'nicht_vorgesehen' && geheimeAbstimmung.sicherheit === 'belegt') {
    return {
      satz: 'Über eine Sache wird hier offen abgestimmt, geheim nur gewählt. Bitte wählen Sie eine andere Abstimmungsart.',
      norm: geheimeAbstimmung.norm,
    }
  }
  return null
}

/** The majorities a vote must reach: that of its subject, and by circulation that of the circulation too. */
export function noetigeMehrheiten(modus: Abstimmung['modus'], mehrheit: Mehrheit, { umlaufbeschluss }: Regelwerk): Mehrheit[] {
  if (modus !== 'umlauf' || umlaufbeschluss.wert.art === 'nicht_vorgesehen' || mehrheit === umlaufbeschluss.wert.mehrheit) return [mehrheit]
  return mehrheit === 'einfach' ? [umlaufbeschluss.wert.mehrheit] : [mehrheit, umlaufbeschluss.wert.mehrheit]
}

/** Votes in favour that a majority type needs at least, for a fixed basis. */
function schwelle(mehrheit: Mehrheit, lage: Abstimmungslage): { mindestens: number; basis: string } | null {
  const anwesend = lage.anwesend - lage.ausgeschlossen
  const { gesetzlicheZahl } = lage
  switch (mehrheit) {
    case 'einfach':
    case 'ohne_widerspruch':
      return null
    case 'absolut_anwesend':
      return { mindestens: Math.floor(anwesend / 2) + 1, basis: `mehr als die Hälfte von ${anwesend} Anwesenden` }
    case 'absolut_gesetzlich':
      return {
        mindestens: Math.floor(gesetzlicheZahl / 2) + 1,
        basis: `mehr als die Hälfte der gesetzlichen Mitgliederzahl ${gesetzlicheZahl}`,
      }
    case 'zweidrittel_anwesend':
      return { mindestens: Math.ceil((2 * anwesend) / 3), basis: `zwei Drittel von ${anwesend} Anwesenden` }
    case 'zweidrittel_gesetzlich':
      return { mindestens: Math.ceil((2 * gesetzlicheZahl) / 3), basis: `zwei Drittel der gesetzlichen Mitgliederzahl ${gesetzlicheZahl}` }
    case 'dreiviertel_gesetzlich':
      return { mindestens: Math.ceil((3 * gesetzlicheZahl) / 4), basis: `drei Viertel der gesetzlichen Mitgliederzahl ${gesetzlicheZahl}` }
  }
}

function einfach(ja: number, nein: number): { angenommen: boolean; rechnung: string } {
  const zahlen = `${stimmen(ja, 'Ja')} gegen ${stimmen(nein, 'Nein')}`
  if (ja === nein) {
    return {
      angenommen: false,
      rechnung: ja === 0 ? 'Weder Ja- noch Nein-Stimmen: nicht angenommen.' : `${zahlen}: Stimmengleichheit, abgelehnt.`,
    }
  }
  return ja > nein ? { angenommen: true, rechnung: `${zahlen}: angenommen.` } : { angenommen: false, rechnung: `${zahlen}: abgelehnt.` }
}

export function abstimmungsergebnis(
  abstimmung: Abstimmung,
  lage: Abstimmungslage,
  mehrheit: Mehrheit,
  regelwerk: Regelwerk,
): Abstimmungsergebnis {
  const { ja, nein, enthaltung, ungueltig, ohneZahlen } = abstimmung
  const { norm } = regelwerk.mehrheit
  if (ohneZahlen !== undefined) {
    return {
      angenommen: null,
      stimmengleichheit: false,
      einstimmig: ohneZahlen === 'einstimmig',
      rechnung: `Als „${ohneZahlen}“ festgestellt, ohne Zählung.`,
      norm,
    }
  }
  const stimmengleichheit = ja === nein && ja > 0
  const einstimmig = (nein === 0) !== (ja === 0) && enthaltung === 0 && ungueltig === 0
  const ergebnis = einfach(ja, nein)
  if (mehrheit === 'ohne_widerspruch' && nein > 0) {
    return { angenommen: false, rechnung: `${stimmen(nein, 'Nein')}: Widerspruch, nicht angenommen.`, stimmengleichheit, einstimmig, norm }
  }
  if (mehrheit === 'ohne_widerspruch' && ja > 0) {
    return { angenommen: true, rechnung: 'Kein Widerspruch: angenommen.', stimmengleichheit, einstimmig, norm }
  }
  const noetig = schwelle(mehrheit, lage)
  if (noetig === null || !ergebnis.angenommen) {
    return { ...ergebnis, stimmengleichheit, einstimmig, norm: stimmengleichheit ? regelwerk.stimmengleichheit.norm : norm }
  }
  const angenommen = ja >= noetig.mindestens
  const rechnung = `${stimmen(ja, 'Ja')}, nötig sind ${noetig.mindestens} (${noetig.basis}): ${angenommen ? 'angenommen' : 'nicht angenommen'}.`
  return { angenommen, stimmengleichheit, einstimmig, rechnung, norm }
}

export type Auszaehlung = Abstimmungsergebnis & { mehrheit: Mehrheit }

/** What the votes come to under every majority they must reach: that of the first one missed, else that of the first. */
export function auszaehlen(abstimmung: Abstimmung, lage: Abstimmungslage, mehrheit: Mehrheit, regelwerk: Regelwerk): Auszaehlung {
  const alle = noetigeMehrheiten(abstimmung.modus, mehrheit, regelwerk).map((noetig) => ({
    ...abstimmungsergebnis(abstimmung, lage, noetig, regelwerk),
    mehrheit: noetig,
  }))
  const massgeblich = alle.find(({ angenommen }) => angenommen === false) ?? alle[0]
  if (massgeblich === undefined) throw new Error('NO_MAJORITY')
  return massgeblich
}

const KEINE_BESTAETIGUNG = { vertretung: null, ausschuss: null } as const

export interface Beschlussfaehigkeit {
  beschlussfaehig: boolean
  /** Members entitled to vote that must be present at least. */
  mindestens: number
  /** Presence is so low that the chair must state it without a motion. */
  vonAmtsWegen: boolean
  /** More than half are excluded for bias: who must confirm the decision for it to hold. */
  bestaetigung: 'aufsicht' | 'vertretung' | null
  norm: string
}

/** Where the law says nothing on more than half excluded for bias: the body cannot decide then, or those who remain do. */
export type Ueberzahl = 'beschlussunfaehig' | 'uebrige_entscheiden'

/** Of a single item: members excluded for bias count neither as present nor as entitled. */
export function beschlussfaehigkeit(
  lage: Abstimmungslage,
  regelwerk: Regelwerk,
  organ: Organ,
  ueberzahl: Ueberzahl = 'beschlussunfaehig',
): Beschlussfaehigkeit {
  const { wert, norm } =
    organ === 'ausschuss' ? (regelwerk.beschlussfaehigkeitAusschuss ?? regelwerk.beschlussfaehigkeit) : regelwerk.beschlussfaehigkeit
  const anwesend = Math.max(0, lage.anwesend - lage.ausgeschlossen)
  const ueberHaelfte = lage.ausgeschlossen * 2 > lage.gesetzlicheZahl
  const ohneVorschrift = ueberzahl === 'uebrige_entscheiden' ? { mindestens: 1, bestaetigung: KEINE_BESTAETIGUNG, norm } : null
  const vielfach = wert.ueberHaelfteAusgeschlossen ?? ohneVorschrift
  if (vielfach !== null && ueberHaelfte) {
    const { mindestens } = vielfach
    const beschlussfaehig = anwesend >= mindestens
    return { beschlussfaehig, mindestens, vonAmtsWegen: !beschlussfaehig, bestaetigung: vielfach.bestaetigung[organ], norm: vielfach.norm }
  }
  const zahl = wert.ausgeschlosseneMindern ? lage.gesetzlicheZahl - lage.ausgeschlossen : lage.gesetzlicheZahl
  const mindestens = Math.floor((zahl * wert.mehrAls.zaehler) / wert.mehrAls.nenner) + 1
  const grenze = wert.vonAmtsWegen
  // Nobody needs to doubt it: that too few are left is plain from what the body has just stated.
  const vonAmtsWegen =
    grenze === null
      ? (ueberHaelfte || !wert.giltBisFeststellung) && anwesend < mindestens
      : anwesend * grenze.unterAnteil.nenner < zahl * grenze.unterAnteil.zaehler || anwesend < grenze.unterZahl
  return { beschlussfaehig: anwesend >= mindestens, mindestens, vonAmtsWegen, bestaetigung: null, norm }
}

/** In the second session after inability a fixed number suffices, if its Ladung says so; what is quorate anyway stays so. */
export function nachUnfaehigkeit(lage: Abstimmungslage, regelwerk: Regelwerk, organ: Organ, ueberzahl?: Ueberzahl): Beschlussfaehigkeit {
  const ordentlich = beschlussfaehigkeit(lage, regelwerk, organ, ueberzahl)
  if (ordentlich.beschlussfaehig) return ordentlich
  const { wert: mindestens, norm } = regelwerk.zweiteSitzung
  const beschlussfaehig = lage.anwesend - lage.ausgeschlossen >= mindestens
  return { beschlussfaehig, mindestens, vonAmtsWegen: !beschlussfaehig, bestaetigung: null, norm }
}
