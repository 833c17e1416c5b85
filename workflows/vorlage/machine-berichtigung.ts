/** Where a decision goes whose result was wrong on record: to where the right result leads. */
import type { Satzung, VorlageContext, VorlageMachineEvent } from './context.ts'

const NEUE_SATZUNG: Satzung = { ausgefertigtAm: null, bekanntgemachtAm: null, inKraftAm: null }

/** The same decision with other figures or wording leaves its period; another decision has its own. */
export const berichtigteEntscheidung = (context: VorlageContext, event: VorlageMachineEvent): Partial<VorlageContext> =>
  event.type === 'ENTSCHEIDUNG_BERICHTIGEN'
    ? {
        ergebnis: { ergebnis: event.ergebnis, station: event.station },
        frist: event.anderer ? event.frist : context.frist,
        genehmigung: event.anderer ? event.genehmigung && { ...event.genehmigung, erteiltAm: null } : context.genehmigung,
        offeneAuftraege: event.auftraege,
        satzung: event.satzung ? (context.satzung ?? NEUE_SATZUNG) : null,
      }
    : {}

/** In every state that a decision leads to. */
export const BERICHTIGBAR = {
  ENTSCHEIDUNG_BERICHTIGEN: [
    { guard: 'istDieselbe', actions: 'entscheidungBerichtigen' },
    { target: '#vorlage.lauf.berichtigt', actions: 'entscheidungBerichtigen' },
  ],
} as const

/** It never rests here: the right result leads on. */
export const BERICHTIGT = {
  always: [
    { guard: 'istAenderung', target: '#vorlage.lauf.abgestimmt' },
    { guard: 'istEilAufgehoben', target: '#vorlage.lauf.eil.eil_aufgehoben' },
    { guard: 'istEilGenehmigt', target: '#vorlage.lauf.eil.eil_genehmigt' },
    { guard: 'istEilig', target: '#vorlage.lauf.eil.eil_berichtet' },
    { guard: 'istErledigt', target: '#vorlage.lauf.erledigt' },
    { guard: 'wartetAufZustimmung', target: '#vorlage.lauf.nachgang.genehmigung_aufsicht' },
    { guard: 'hatFrist', target: '#vorlage.lauf.nachgang.frist_laeuft' },
    { target: '#vorlage.lauf.nachgang.bestandskraeftig' },
  ],
} as const
