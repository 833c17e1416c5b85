/** The events of a Vorlage with their payloads. Station ids are stable (`s1`); positions are a matter of display. */
import { z } from 'zod'
import type { EventDefinition } from '../aggregate.ts'
import { ARTEN, BEZIEHUNGEN, ERGEBNISSE, MEHRHEITEN, ROLLEN, SACHSTAENDE, VOTEN, WIDERSPRUCHSGRUENDE } from '../begriffe.ts'
import { abstimmungSchema, freitextSchema as freitext, idSchema as id, localDateSchema } from '../schemas.ts'
import { nachreichung, stellungnahme } from './anhoerung-schema.ts'
import { beratungsfolgeSchema, bestand } from './bestand-schema.ts'
import { antragsteller, anzahl, event, hash, station } from './event-schema.ts'
import { aenderungsschemas } from './events-aenderung.ts'
import { inhaltSchema, wortlautSchema } from './inhalt.ts'

const abstimmung = abstimmungSchema(100_000)

/** Only a question for a written answer has none; the rules say so when the paper leaves its author. */
const beratungsfolge = z
  .array(
    z.strictObject({
      gremium: id,
      rolle: z.enum(ROLLEN),
      oeffentlich: z.boolean(),
      /** Deliberates side by side with the entry before it. */
      parallel: z.boolean().optional(),
    }),
  )
  .max(20)

const mehrheit = z.enum(MEHRHEITEN)

/** The head of a paper beside its text. */
const kopf = {
  beratungsfolge,
  oeffentlich: z.boolean(),
  nichtoeffentlichGrund: freitext.optional(),
  dringlich: z.boolean().default(false),
  mehrheit: mehrheit.default('einfach'),
  /** Offices to co-sign beside those the profile demands. */
  mitzeichnung: z.array(id).max(30).default([]),
}

const ergebnisangabe = {
  station,
  ergebnis: z.enum(ERGEBNISSE),
  abstimmung: abstimmung.optional(),
  /** The adopted wording where it differs from the agenda text. */
  wortlaut: wortlautSchema.optional(),
  punkte: z
    .array(
      z.strictObject({
        nr: z.int().min(1).max(60),
        ergebnis: z.enum(['beschlossen', 'geaendert_beschlossen', 'abgelehnt']),
        abstimmung: abstimmung.optional(),
      }),
    )
    .max(60)
    .optional(),
  /** Why the chair found otherwise than the votes say; a legal check is opened on it. */
  feststellung: freitext.optional(),
  /** The paper whose adoption settled this one; mandatory with `erledigt`. */
  erledigtDurch: id.optional(),
  /** The paper with which it was voted on: the one vote is that paper's. */
  gemeinsamMit: id.optional(),
}

const anlagenangabe = {
  anlage: id,
  hash,
  name: freitext,
  typ: z.string().max(120),
  bytes: anzahl.max(100_000_000),
  oeffentlich: z.boolean(),
}

export const schemas = {
  ANLEGEN: event('ANLEGEN', {
    profil: id,
    art: z.enum(ARTEN),
    federfuehrung: id,
    inhalt: inhaltSchema,
    ...kopf,
    /** The decided paper on whose implementation this one reports. */
    berichtetUeber: id.optional(),
    /** The motion or question that this one answers. */
    stellungnahmeZu: id.optional(),
  }),
  AENDERN: event('AENDERN', { inhalt: inhaltSchema, ...kopf, redaktionell: z.boolean().default(false) }),
  ANLAGE_HINZUFUEGEN: event('ANLAGE_HINZUFUEGEN', anlagenangabe),
  ANLAGE_ENTFERNEN: event('ANLAGE_ENTFERNEN', { anlage: id }),
  EINGANG_ERFASSEN: event('EINGANG_ERFASSEN', {
    einreicher: freitext,
    am: localDateSchema.optional(),
    /** Where the receipt goes. */
    email: z.email('Bitte geben Sie eine E-Mail-Adresse an.').max(200).optional(),
    antragsteller,
  }),
  EINREICHEN: event('EINREICHEN', {}),
  PRUEFEN: event('PRUEFEN', {}),
  MITZEICHNEN: event('MITZEICHNEN', {
    stelle: id,
    votum: z.enum(VOTEN),
    hinweis: freitext.optional(),
    /** As stated on the page of a link. */
    name: freitext.max(200).optional(),
    funktion: freitext.max(200).optional(),
  }),
  MITZEICHNUNG_ABSCHLIESSEN: event('MITZEICHNUNG_ABSCHLIESSEN', { trotz: freitext.optional() }),
  FREIGEBEN_DEZERNAT: event('FREIGEBEN_DEZERNAT', { personendatenGeprueft: z.boolean().default(false) }),
  FREIGEBEN_HVB: event('FREIGEBEN_HVB', { personendatenGeprueft: z.boolean().default(false), nachweis: freitext.optional() }),
  ZURUECKGEBEN: event('ZURUECKGEBEN', { grund: freitext }),
  VERWERFEN: event('VERWERFEN', { grund: freitext }),
  TERMINIEREN: event('TERMINIEREN', { station, sitzung: id, grund: freitext.optional() }),
  UMTERMINIEREN: event('UMTERMINIEREN', { station, sitzung: id, grund: freitext.optional() }),
  WEITERLEITEN: event('WEITERLEITEN', {}),
  UEBERSPRINGEN: event('UEBERSPRINGEN', { station, grund: freitext }),
  ZURUECKZIEHEN: event('ZURUECKZIEHEN', { grund: freitext }),
  AUF_TO_SETZEN: event('AUF_TO_SETZEN', {
    station,
    sitzung: id,
    aufVerlangen: z.enum(['hvb', 'drittel', 'fraktion']).optional(),
    grund: freitext.optional(),
  }),
  ABSETZEN: event('ABSETZEN', { station, grund: freitext }),
  AUFRUFEN: event('AUFRUFEN', { station, ohneVorberatung: freitext.optional() }),
  ERGEBNIS_ERFASSEN: event('ERGEBNIS_ERFASSEN', ergebnisangabe),
  ERGEBNIS_KORRIGIEREN: event('ERGEBNIS_KORRIGIEREN', ergebnisangabe),
  VERTAGEN: event('VERTAGEN', { station, bis: localDateSchema.optional(), grund: freitext.optional() }),
  ERGEBNIS_BESTAETIGEN: event('ERGEBNIS_BESTAETIGEN', { station }),
  VEROEFFENTLICHEN: event('VEROEFFENTLICHEN', {}),
  DEPUBLIZIEREN: event('DEPUBLIZIEREN', { grund: freitext }),
  SACHSTAND_MELDEN: event('SACHSTAND_MELDEN', {
    punkt: z.int().min(1).max(60),
    status: z.enum(SACHSTAENDE),
    text: freitext.optional(),
    /** Local date on which the mandate is looked at again. */
    wiedervorlage: localDateSchema.optional(),
  }),
  ABSCHLIESSEN: event('ABSCHLIESSEN', {}),
  WIDERSPRUCH_EINLEGEN: event('WIDERSPRUCH_EINLEGEN', {
    grund: z.enum(WIDERSPRUCHSGRUENDE),
    begruendung: freitext,
    /** Local date on which the head of administration learned of the decision. */
    kenntnis: localDateSchema.optional(),
  }),
  ERNEUT_BESCHLIESSEN: event('ERNEUT_BESCHLIESSEN', { sitzung: id, bleibt: z.boolean(), abstimmung }),
  BEANSTANDEN: event('BEANSTANDEN', { begruendung: freitext }),
  AUSFERTIGEN: event('AUSFERTIGEN', {}),
  BEKANNTMACHEN: event('BEKANNTMACHEN', { inKraftAm: localDateSchema.optional() }),
  BEKANNTGEBEN: event('BEKANNTGEBEN', {
    /** The announced wording. */
    text: freitext.optional(),
    /** Why nothing is announced. */
    unterbleibt: freitext.optional(),
  }),
  AUFHEBEN: event('AUFHEBEN', {
    /** The paper whose decision takes its place. */
    durch: id,
  }),
  EILENTSCHEIDEN: event('EILENTSCHEIDEN', {
    grund: freitext,
    /** Person who signs with the head of administration, where the law demands one. */
    mitUnterschrift: id.optional(),
    /** Whether rights of third parties arise from it; unanswered counts as yes. */
    rechteDritter: z.boolean().optional(),
    /** Local date by which it must be decided; none = today. */
    spaetestens: localDateSchema.optional(),
    /** The next session of the body, where one is planned. */
    sitzung: id.optional(),
  }),
  AUFSICHT_ENTSCHEIDET: event('AUFSICHT_ENTSCHEIDET', { wirksam: z.boolean(), nachweis: freitext.optional() }),
  GERICHT_ENTSCHEIDET: event('GERICHT_ENTSCHEIDET', { wirksam: z.boolean(), nachweis: freitext.optional() }),

  /** Asks further bodies before this one goes on. */
  VERWEISEN: event('VERWEISEN', {
    station,
    an: z.array(id).min(1).max(10),
    /** Local date on which the paper comes back whatever they have said. */
    wiedervorlage: localDateSchema.optional(),
    grund: freitext.optional(),
  }),
  /** Back to a body that deliberated before, or to the administration. */
  ZURUECKVERWEISEN: event('ZURUECKVERWEISEN', { station, an: id, grund: freitext.optional() }),
  NEUFASSEN: event('NEUFASSEN', { inhalt: inhaltSchema }),
  /** What a body that was heard says after its day. */
  NACHREICHEN: event('NACHREICHEN', nachreichung),
  /** What it says in writing before. */
  STELLUNGNAHME_ABGEBEN: event('STELLUNGNAHME_ABGEBEN', stellungnahme),
  EINFUEGEN: event('EINFUEGEN', {
    /** Id of the station before which the new one stands; without it, at the end. */
    vor: station.optional(),
    gremium: id,
    rolle: z.enum(ROLLEN),
    oeffentlich: z.boolean().optional(),
    grund: freitext,
  }),
  /** The reason names the decision of the Vertretung. */
  AN_SICH_ZIEHEN: event('AN_SICH_ZIEHEN', { grund: freitext }),
  BESTAND_UEBERNEHMEN: event('BESTAND_UEBERNEHMEN', {
    profil: id,
    art: z.enum(ARTEN),
    federfuehrung: id,
    inhalt: inhaltSchema,
    ...kopf,
    ...bestand,
  }),
  BERATUNGSFOLGE_ERFASSEN: event('BERATUNGSFOLGE_ERFASSEN', { beratungsfolge: beratungsfolgeSchema.min(1) }),
  /** The counter knows the number that a paper brought along as that of another one. */
  NUMMER_VERWEIGERT: event('NUMMER_VERWEIGERT', { grund: z.string() }),

  // Beside the matter itself: who may not take part, who may listen, whether a decision holds.
  BEFANGENHEIT_FESTSTELLEN: event('BEFANGENHEIT_FESTSTELLEN', { station, anzahl, vorsitz: z.boolean().default(false) }),
  OEFFENTLICHKEIT_AUSSCHLIESSEN: event('OEFFENTLICHKEIT_AUSSCHLIESSEN', {
    stationen: z.array(station).min(1).max(20),
    /** Not needed where the law closes the session by itself. */
    abstimmung: abstimmung.optional(),
  }),
  OEFFENTLICHKEIT_HERSTELLEN: event('OEFFENTLICHKEIT_HERSTELLEN', {}),
  /** Members who were excluded took part in the vote, as it turned out. */
  PRUEFUNG_EINLEITEN: event('PRUEFUNG_EINLEITEN', { station, anzahl: anzahl.min(1), begruendung: freitext }),
  /** Of one station, or all that are open. */
  PRUEFUNG_ABSCHLIESSEN: event('PRUEFUNG_ABSCHLIESSEN', { station: station.optional(), grund: freitext }),
  /** A late attachment, after the Ladung. */
  ANLAGE_NACHREICHEN: event('ANLAGE_NACHREICHEN', anlagenangabe),
  /** Exchanged pages, after the Ladung: another version of the whole text. */
  AUSTAUSCHEN: event('AUSTAUSCHEN', { inhalt: inhaltSchema, grund: freitext }),
  /** Corrects a confirmed result; in force once another person sends ERGEBNIS_BESTAETIGEN. */
  BERICHTIGEN: event('BERICHTIGEN', { ...ergebnisangabe, grund: freitext }),
  BERICHTIGUNG_ABLEHNEN: event('BERICHTIGUNG_ABLEHNEN', { station, grund: freitext }),

  ENTWURFSNUMMER_ERHALTEN: event('ENTWURFSNUMMER_ERHALTEN', { jahr: z.int(), lfd: z.int() }),
  NUMMER_ERHALTEN: event('NUMMER_ERHALTEN', { jahr: z.int(), lfd: z.int() }),
  LADUNG_ERFOLGT: event('LADUNG_ERFOLGT', { station, sitzung: id }),
  SITZUNG_ENTFALLEN: event('SITZUNG_ENTFALLEN', { station, sitzung: id, grund: z.string() }),
  SITZUNG_VERLEGT: event('SITZUNG_VERLEGT', { station, sitzung: id, am: z.string(), rev: z.int().min(1) }),
  /** A session at its end names itself; the chair says it of one item. */
  NICHT_BEHANDELT: event('NICHT_BEHANDELT', { station, sitzung: id.optional() }),
  BESCHLUSSUNFAEHIG: event('BESCHLUSSUNFAEHIG', { station, anwesend: anzahl.max(1_000) }),
  SITZUNG_FORTGESETZT: event('SITZUNG_FORTGESETZT', {
    station,
    sitzung: id,
    neu: id,
    am: z.string(),
    rev: z.int().min(1),
    /** Amendments that the session handed over with it; others were still on their way there. */
    mit: z.array(id).max(300).default([]),
  }),
  NIEDERSCHRIFT_LIEGT_VOR: event('NIEDERSCHRIFT_LIEGT_VOR', { station, sitzung: id }),
  /** A step back names the attempt and the session it was sent for: the paper may have moved on meanwhile. */
  TOP_VERWEIGERT: event('TOP_VERWEIGERT', { station, versuch: z.int(), sitzung: id, grund: z.string() }),
  AUFRUF_VERWEIGERT: event('AUFRUF_VERWEIGERT', { station, versuch: z.int(), sitzung: id, grund: z.string() }),
  ERGEBNIS_VERWEIGERT: event('ERGEBNIS_VERWEIGERT', { station, versuch: z.int(), sitzung: id, grund: z.string() }),
  ERGEBNIS_VERSANDT: event('ERGEBNIS_VERSANDT', { station, sitzung: id }),
  BEZIEHUNG_ERHALTEN: event('BEZIEHUNG_ERHALTEN', { beziehung: z.enum(BEZIEHUNGEN), vorlage: id, nummer: z.string().max(80) }),
  FRIST_ABGELAUFEN: event('FRIST_ABGELAUFEN', { frist: z.string(), stand: z.string() }),
  /** The body has put it on the agenda of its running session. */
  DRINGLICH_AUFGENOMMEN: event('DRINGLICH_AUFGENOMMEN', { station, sitzung: id, am: z.string(), rev: z.int().min(1), grund: z.string() }),
  DOKUMENT_AUSGEGEBEN: event('DOKUMENT_AUSGEGEBEN', {
    dokument: id,
    dokumentart: id,
    hash,
    oeffentlich: z.boolean(),
    station: station.nullable(),
    fassung: hash,
    /** Why it was issued, where that was not the confirmation of its result. */
    anlass: z.enum(['vorlaeufig', 'niederschrift', 'berichtigung']).optional(),
  }),

  ...aenderungsschemas,
}

export type VorlageEventType = keyof typeof schemas
export type VorlageEvent<Type extends VorlageEventType = VorlageEventType> = z.infer<(typeof schemas)[Type]>

const INTERN: ReadonlySet<VorlageEventType> = new Set<VorlageEventType>([
  'ENTWURFSNUMMER_ERHALTEN',
  'NUMMER_ERHALTEN',
  'LADUNG_ERFOLGT',
  'SITZUNG_ENTFALLEN',
  'SITZUNG_VERLEGT',
  'SITZUNG_FORTGESETZT',
  'NIEDERSCHRIFT_LIEGT_VOR',
  'TOP_VERWEIGERT',
  'AUFRUF_VERWEIGERT',
  'ERGEBNIS_VERWEIGERT',
  'ERGEBNIS_VERSANDT',
  'BEZIEHUNG_ERHALTEN',
  'FRIST_ABGELAUFEN',
  'DOKUMENT_AUSGEGEBEN',
  'AENDERUNG_ANLEGEN',
  'AENDERUNG_GEMELDET',
  'VORLAGE_FOLGEN',
  'DRINGLICH_AUFGENOMMEN',
  'NUMMER_VERWEIGERT',
  'PUNKT_UEBERNEHMEN',
])

const FREITEXTE = [
  'grund',
  'hinweis',
  'name',
  'funktion',
  'trotz',
  'nachweis',
  'einreicher',
  'ohneVorberatung',
  'text',
  'nichtoeffentlichGrund',
  'begruendung',
  'unterbleibt',
  'feststellung',
  'email',
  'schreiben',
]

/** Where "grund" is a choice, not a text. */
const GRUND_IST_WAHL: ReadonlySet<string> = new Set(['WIDERSPRUCH_EINLEGEN'])

export const events = Object.fromEntries(
  Object.entries(schemas).map(([type, schema]) => [
    type,
    {
      schema,
      ...(INTERN.has(type as VorlageEventType) && { intern: true }),
      // A crossing carries texts that its source sealed already.
      freitexte: INTERN.has(type as VorlageEventType) ? [] : FREITEXTE.filter((key) => key !== 'grund' || !GRUND_IST_WAHL.has(type)),
      inhalte: ['inhalt', 'antrag', 'wortlaut'],
    },
  ]),
) as unknown as Record<VorlageEventType, EventDefinition>
