/** Events of amendments: what their paper and they themselves tell each other. */
import { z } from 'zod'
import { ARTEN, ERGEBNISSE, ROLLEN } from '../begriffe.ts'
import { freitextSchema as freitext, idSchema as id } from '../schemas.ts'
import { antragsteller, anzahl, event, hash, station } from './event-schema.ts'
import { inhaltSchema, type Merkmale } from './inhalt.ts'

const befangen = z.strictObject({ anzahl, vorsitz: z.boolean() }).nullable()

export const aenderungsschemas = {
  AENDERUNGSANTRAG_EINBRINGEN: event('AENDERUNGSANTRAG_EINBRINGEN', {
    station,
    /** The amendment as a paper: the new wording of each point. */
    antrag: inhaltSchema,
    einreicher: freitext,
    antragsteller,
    /** By point of the amendment: number of the one that it replaces, null where it is a new one. */
    punkte: z.array(z.int().min(1).max(60).nullable()).min(1).max(60).default([1]),
  }),
  /** Of an amendment: whoever moved its paper takes it over. */
  AENDERUNG_UEBERNEHMEN: event('AENDERUNG_UEBERNEHMEN', {}),
  AENDERUNG_ANLEGEN: event('AENDERUNG_ANLEGEN', {
    profil: id,
    federfuehrung: id,
    von: z.string().max(200),
    inhalt: hash,
    merkmale: z.custom<Merkmale>((value) => typeof value === 'object' && value !== null),
    nummer: z.string().max(80).nullable(),
    nummernkreis: z.string().max(120),
    einreicher: z.string(),
    antragsteller: id.nullable(),
    oeffentlich: z.boolean(),
    nichtoeffentlichGrund: z.string().nullable(),
    veroeffentlichen: z.boolean(),
    gremium: id,
    rolle: z.enum(ROLLEN),
    sitzung: id,
    sitzungAm: z.string(),
    sitzungRev: z.int(),
    aufgerufen: z.boolean(),
    befangen,
    aendert: z.strictObject({
      vorlage: id,
      nummer: z.string().max(80),
      station,
      punkte: z.array(z.int().nullable()),
      art: z.enum(ARTEN),
      von: z.string(),
      antragsteller: id.nullable(),
      uebernommen: z.boolean(),
    }),
  }),
  /** Who is excluded from the item of the paper, and who may listen to it, holds for its amendment too. */
  PUNKT_UEBERNEHMEN: event('PUNKT_UEBERNEHMEN', { befangen, oeffentlich: z.boolean() }),
  AENDERUNG_GEMELDET: event('AENDERUNG_GEMELDET', {
    vorlage: id,
    nummer: z.string().max(80).nullable(),
    ergebnis: z.enum(ERGEBNISSE).nullable(),
    text: hash,
    beendet: z.boolean(),
    uebernommen: z.boolean(),
    abgelehnt: z.array(z.int()),
  }),
  VORLAGE_FOLGEN: event('VORLAGE_FOLGEN', {
    stand: z.enum(['zurueck', 'auf_tagesordnung', 'fortgesetzt', 'aufgerufen', 'beendet']),
    sitzung: z.string(),
    sitzungAm: z.string(),
    sitzungRev: z.int(),
    /** How the attempt of the paper ended. */
    ausgang: z.string(),
  }),
}
