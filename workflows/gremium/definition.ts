/** The aggregate Gremium: dated seats. */
import { z } from 'zod'
import type { AggregateDefinition, Part, Parts, Situation } from '../aggregate.ts'
import { FUNKTIONEN } from '../akteur.ts'
import type { Rule, Rules } from '../rule.ts'
import { befund, grounds, type AnyRules } from '../rules-of.ts'
import { idSchema as id, localDateSchema } from '../schemas.ts'
import { machine, type GremiumContext } from './machine.ts'
import { route } from './router.ts'

const gesetzlicheZahl = z.int().min(1).max(1_000)

const schemas = {
  GREMIUM_EINRICHTEN: z.strictObject({ type: z.literal('GREMIUM_EINRICHTEN'), profil: id, gremium: id, gesetzlicheZahl }),
  GREMIUM_AENDERN: z.strictObject({ type: z.literal('GREMIUM_AENDERN'), gesetzlicheZahl }),
  SITZ_BESETZEN: z.strictObject({
    type: z.literal('SITZ_BESETZEN'),
    person: id,
    funktion: z.enum(FUNKTIONEN),
    stimmrecht: z.boolean(),
    von: localDateSchema,
    bis: localDateSchema.optional(),
  }),
  SITZ_BEENDEN: z.strictObject({ type: z.literal('SITZ_BEENDEN'), sitz: id, bis: localDateSchema }),
  AUFTRAEGE_BERICHTEN: z.strictObject({ type: z.literal('AUFTRAEGE_BERICHTEN') }),
}

type Event<Type extends keyof typeof schemas> = z.infer<(typeof schemas)[Type]>

const contextOf = (parts: Parts): GremiumContext | undefined => (parts['gremium'] as Part<GremiumContext> | undefined)?.context

/** The body is one of the profile. */
const gremiumBekannt: Rule<Situation & { event: Event<'GREMIUM_EINRICHTEN'> }> = ({ profil, event }) =>
  profil.gremien.some((gremium) => gremium.id === event.gremium)
    ? null
    : {
        code: 'GREMIUM_UNBEKANNT',
        satz: 'Dieses Gremium gibt es hier nicht. Bitte wählen Sie es aus der Liste.',
        abhilfe: { feld: 'gremium' },
      }

/** A person holds a function in a body once at a time. */
const nichtDoppelt: Rule<Situation & { event: Event<'SITZ_BESETZEN'> }> = ({ parts, event }) => {
  const bis = event.bis ?? '9999-12-31'
  const doppelt = contextOf(parts)?.sitze.some(
    (sitz) =>
      sitz.person === event.person && sitz.funktion === event.funktion && sitz.von <= bis && event.von <= (sitz.bis ?? '9999-12-31'),
  )
  return doppelt === true
    ? { code: 'SITZ_VORHANDEN', satz: 'Diese Person hat die Funktion in diesem Zeitraum schon.', abhilfe: { feld: 'von' } }
    : null
}

/** A term ends after it began. */
const endeNachBeginn: Rule<Situation & { event: Event<'SITZ_BESETZEN'> }> = ({ event }) =>
  event.bis === undefined || event.von <= event.bis
    ? null
    : { code: 'ZEITRAUM', satz: 'Das Ende liegt vor dem Beginn.', abhilfe: { feld: 'bis' } }

const sitzGibtEs: Rule<Situation & { event: Event<'SITZ_BEENDEN'> }> = ({ parts, event }) => {
  const sitz = contextOf(parts)?.sitze.find((candidate) => candidate.id === event.sitz)
  if (sitz === undefined) return { code: 'SITZ_UNBEKANNT', satz: 'Diesen Sitz gibt es nicht. Bitte laden Sie die Seite neu.' }
  return sitz.von <= event.bis ? null : { code: 'ZEITRAUM', satz: 'Das Ende liegt vor dem Beginn.', abhilfe: { feld: 'bis' } }
}

const only = <Angaben>(...angaben: Rule<Situation & { event: Angaben }>[]): Rules<Situation, Angaben, object> => ({
  voraussetzungen: [],
  angaben,
})

const REGELN = {
  GREMIUM_EINRICHTEN: only(gremiumBekannt),
  GREMIUM_AENDERN: only(),
  SITZ_BESETZEN: only(nichtDoppelt, endeNachBeginn),
  SITZ_BEENDEN: only(sitzGibtEs),
  AUFTRAEGE_BERICHTEN: only(),
} as unknown as Record<string, AnyRules>

export const definition: AggregateDefinition = {
  art: 'gremium',
  version: 1,
  machines: { gremium: machine },
  events: Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, { schema }])),
  profilOf: (parts, event) => contextOf(parts)?.profil ?? String(event['profil']),
  creates: new Set(['GREMIUM_EINRICHTEN']),
  witnesses: () => ({}),
  relations: () => new Set(),
  grounds: (situation, event, nurStand) => grounds(REGELN, situation, event, nurStand),
  befund: (situation, event) => befund(REGELN, situation, event),
  bezug: (parts) => contextOf(parts)?.sitze ?? null,
  route,
  settle: () => [],
  // The list of the Beschlusskontrolle is drawn up when it is mailed.
  effects: ({ event }) =>
    event.type === 'AUFTRAEGE_BERICHTEN' ? [{ art: 'auftrag', auftrag: 'mail', daten: { mailart: 'auftragsliste' } }] : [],
  fields: (parts) => {
    const context = contextOf(parts)
    return { profil: context?.profil, gremium: context?.gremium, gesetzlicheZahl: context?.gesetzlicheZahl, sitze: context?.sitze ?? [] }
  },
  aufgaben: () => [],
}
