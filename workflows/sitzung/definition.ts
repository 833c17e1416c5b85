/** The aggregate Sitzung: its machine, events, rules and what follows from them. */
import type { AggregateDefinition, Parts, Payload, Ref, Situation } from '../aggregate.ts'
import type { Akteur } from '../akteur.ts'
import { gremiumId } from '../gremium/machine.ts'
import { grounds, befund, type AnyRules } from '../rules-of.ts'
import * as ablauf from './ablauf.ts'
import { aufgaben } from './aufgaben.ts'
import { dringlichErweitern } from './dringlichkeit.ts'
import { effects } from './effects.ts'
import { events, type SitzungEventType } from './events.ts'
import { machine } from './machine.ts'
import { nachreichungsbefund } from './nachreichung.ts'
import * as niederschrift from './niederschrift.ts'
import { route } from './router.ts'
import * as rules from './rules.ts'
import { sitzungStand } from './stand.ts'

const FREI = { voraussetzungen: [], angaben: [] }

const REGELN = {
  SITZUNG_PLANEN: rules.planen,
  SITZUNG_AENDERN: rules.aendern,
  TOP_ANLEGEN: rules.topAnlegen,
  TOP_STREICHEN: rules.topStreichen,
  TOP_VERSCHIEBEN: rules.topVerschieben,
  LADUNG_VERSENDEN: rules.ladungVersenden,
  LADUNG_BEANTWORTEN: rules.ladungBeantworten,
  SITZUNG_EROEFFNEN: rules.eroeffnen,
  ANWESENHEIT: rules.anwesenheit,
  TOP_ERLEDIGEN: rules.topErledigen,
  SITZUNG_SCHLIESSEN: ablauf.schliessen,
  SITZUNG_ENTFAELLT: rules.entfaellt,
  ERGEBNISSE_VERSENDEN: rules.ergebnisseVersenden,
  VORMERKEN: rules.vormerken,
  VORMERKUNG_STREICHEN: FREI,
  TOP_AUFNEHMEN: rules.topAufnehmen,
  TOP_ABSETZEN: rules.amTopDerVorlage,
  TOP_AUFRUFEN: rules.topAufrufen,
  TOP_ERGEBNIS: rules.topErgebnis,
  TOP_BESTAETIGEN: rules.amTopDerVorlage,
  TOP_BERICHTIGEN: rules.amTopDerVorlage,
  NACHREICHUNG: { ...rules.amTopDerVorlage, befund: nachreichungsbefund },
  AUSZUG_LIEGT_VOR: rules.amTopDerVorlage,
  DOKUMENT_AUSGEGEBEN: FREI,
  SITZUNG_UNTERBRECHEN: ablauf.unterbrechen,
  SITZUNG_FORTSETZEN: ablauf.fortsetzen,
  LEITUNG_UEBERNEHMEN: ablauf.leitungUebernehmen,
  FORTSETZUNG_UEBERNEHMEN: ablauf.uebernehmen,
  FORTSETZUNG_UEBERNOMMEN: ablauf.uebernommen,
  FORTSETZUNG_VERWEIGERT: ablauf.verweigert,
  TOP_NICHT_FORTGESETZT: ablauf.topNichtFortgesetzt,
  NIEDERSCHRIFT_UNTERZEICHNEN: niederschrift.unterzeichnen,
  NIEDERSCHRIFT_GENEHMIGEN: niederschrift.genehmigen,
  DRINGLICH_ERWEITERN: dringlichErweitern,
  OEFFENTLICHKEIT_ENTSCHIEDEN: FREI,
} as unknown as Record<SitzungEventType, AnyRules>

const BRAUCHT_GREMIUM = new Set(['LADUNG_VERSENDEN', 'LADUNG_BEANTWORTEN', 'SITZUNG_EROEFFNEN', 'ANWESENHEIT', 'DRINGLICH_ERWEITERN'])

function witnesses(parts: Parts, event: Payload): Record<string, Ref> {
  if (event.type === 'SITZUNG_FORTSETZEN' && typeof event['sitzung'] === 'string')
    return { sitzung: { art: 'sitzung', id: event['sitzung'] } }
  if (parts['sitzung'] === undefined || !BRAUCHT_GREMIUM.has(event.type)) return {}
  const { profil, gremium } = sitzungStand(parts).context
  const vorlage = event['vorlage']
  return {
    gremium: { art: 'gremium', id: gremiumId(profil, gremium) },
    ...(event.type === 'DRINGLICH_ERWEITERN' && typeof vorlage === 'string' && { vorlage: { art: 'vorlage' as const, id: vorlage } }),
  }
}

function relations(parts: Parts, event: Payload, akteur: Akteur): ReadonlySet<string> {
  const found = new Set<string>()
  if (parts['sitzung'] === undefined) return found
  const { gremium } = sitzungStand(parts).context
  for (const sitz of akteur.sitze) {
    if (sitz.gremium === gremium) found.add(`${sitz.funktion}:eigenes_gremium`)
    if (typeof event['person'] === 'string' && akteur.person === event['person']) found.add(`${sitz.funktion}:eigene_person`)
  }
  return found
}

/** What the author of an event looked at: the phase, the presence, or the one item. */
function bezug(parts: Parts, event: Payload): unknown {
  if (parts['sitzung'] === undefined) return null
  const { zustand, context } = sitzungStand(parts)
  if (event.type === 'LADUNG_VERSENDEN') return { zustand, tops: context.tops.map((top) => top.id), am: context.am, ort: context.ort }
  if (event.type === 'LADUNG_BEANTWORTEN') return { zustand, person: event['person'] }
  if (event.type === 'TOP_ERLEDIGEN') return { zustand, top: context.tops.find((top) => top.id === event['top']) ?? null }
  if (event.type === 'SITZUNG_AENDERN') return { zustand, am: context.am, ort: context.ort }
  return { zustand, anwesenheit: context.anwesenheit?.stand ?? null, ergebnisseVersandt: context.ergebnisseVersandt }
}

const situationOf = (situation: Situation): Situation => (situation.parts['sitzung'] === undefined ? situation : rules.lageOf(situation))

export const definition: AggregateDefinition = {
  art: 'sitzung',
  version: 1,
  machines: { sitzung: machine },
  events,
  profilOf: (parts, event) => (parts['sitzung'] === undefined ? String(event['profil']) : sitzungStand(parts).context.profil),
  creates: new Set(['SITZUNG_PLANEN']),
  witnesses,
  relations,
  grounds: (situation, event, nurStand) => grounds(REGELN, situationOf(situation), event, nurStand),
  befund: (situation, event) => befund(REGELN, situationOf(situation), event),
  bezug,
  route,
  settle: () => [],
  effects,
  fields: (parts) => {
    const { zustand, context } = sitzungStand(parts)
    return {
      profil: context.profil,
      gremium: context.gremium,
      am: context.am,
      zustand,
      ergebnisseVersandt: context.ergebnisseVersandt,
      vorlagen: [...new Set(context.tops.flatMap((top) => top.vorlage?.id ?? []))],
    }
  },
  aufgaben,
}
