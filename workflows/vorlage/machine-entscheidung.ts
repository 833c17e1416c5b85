/** Where a decision leads: when it is taken, and again when its result was wrong on record. */
import type { Satzung, VorlageContext, VorlageMachineEvent } from './context.ts'

const NEUE_SATZUNG: Satzung = { ausgefertigtAm: null, bekanntgemachtAm: null, inKraftAm: null }

/** The same decision with other figures or wording keeps its period and approval; another decision has its own. */
export function entscheidung(context: VorlageContext, event: VorlageMachineEvent): Partial<VorlageContext> {
  if (event.type !== 'ENTSCHEIDUNG_FESTSTELLEN' && event.type !== 'ENTSCHEIDUNG_BERICHTIGEN') return {}
  const dieselbe = event.type === 'ENTSCHEIDUNG_BERICHTIGEN' && !event.anderer
  return {
    ergebnis: { ergebnis: event.ergebnis, station: event.station },
    offeneAuftraege: event.auftraege,
    satzung: event.satzung ? (context.satzung ?? NEUE_SATZUNG) : null,
    ...(!dieselbe && { frist: event.frist, genehmigung: event.genehmigung && { ...event.genehmigung, erteiltAm: null } }),
  }
}

/** A renewed decision that turned round: nothing of what the wrong result had brought about is left. */
export const erneuteFolge = (event: VorlageMachineEvent): Partial<VorlageContext> =>
  event.type === 'ERNEUT_BERICHTIGEN'
    ? { widerspruch: event.widerspruch, frist: event.frist, offeneAuftraege: event.auftraege, aufhebung: null }
    : {}

/** In every state that a decision leads to. */
export const BERICHTIGBAR = {
  ENTSCHEIDUNG_BERICHTIGEN: [
    { guard: 'istDieselbe', actions: 'entscheidungMerken' },
    { target: '#vorlage.lauf.festgestellt', actions: 'entscheidungMerken' },
  ],
  ERNEUT_BERICHTIGEN: { target: '#vorlage.lauf.festgestellt', actions: 'erneutBerichtigen' },
} as const

/** It never rests here: the result leads on. */
export const FESTGESTELLT = {
  always: [
    { guard: 'hebtAuf', target: '#vorlage.lauf.aufgehoben', actions: 'aufhebungMerken' },
    { guard: 'bleibtAusgesetzt', target: '#vorlage.lauf.nachgang.ausgesetzt' },
    { guard: 'oeffnetFrist', target: '#vorlage.lauf.nachgang.frist_laeuft' },
    { guard: 'istErledigt', target: '#vorlage.lauf.erledigt' },
    { guard: 'istAenderung', target: '#vorlage.lauf.abgestimmt' },
    { guard: 'istEilAufgehoben', target: '#vorlage.lauf.eil.eil_aufgehoben' },
    { guard: 'istEilGenehmigt', target: '#vorlage.lauf.eil.eil_genehmigt' },
    { guard: 'istEilig', target: '#vorlage.lauf.eil.eil_berichtet' },
    { guard: 'wartetAufZustimmung', target: '#vorlage.lauf.nachgang.genehmigung_aufsicht' },
    { guard: 'hatFrist', target: '#vorlage.lauf.nachgang.frist_laeuft' },
    { target: '#vorlage.lauf.nachgang.bestandskraeftig' },
  ],
} as const
