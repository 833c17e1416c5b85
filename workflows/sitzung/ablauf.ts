/**
 * SITZUNG_UNTERBRECHEN, SITZUNG_FORTSETZEN (later the same evening, or on another day in a session of its own), SITZUNG_SCHLIESSEN and
 * LEITUNG_UEBERNEHMEN.
 */
import { addDays, instantOf } from '../recht/kalender.ts'
import type { Rule, Rules } from '../rule.ts'
import type { SitzungEvent } from './events.ts'
import { leitetDieSitzung, leitungDurch, type Leitung } from './leitung.ts'
import { niederschriftfrist, type Niederschriftfrist } from './niederschrift.ts'
import { imZustand, type Lage, type LageWith } from './rules.ts'
import { sitzungStand, topOf, type SitzungStand } from './stand.ts'

export const unterbrechen: Rules<Lage, SitzungEvent<'SITZUNG_UNTERBRECHEN'>, object> = {
  voraussetzungen: [imZustand(['laeuft'], 'Unterbrechen lässt sich eine laufende Sitzung.'), leitetDieSitzung],
  angaben: [],
}

/** What is being handed over to another session waits for its answer. */
const keineUebergabe: Rule<Lage> = ({ stand }) =>
  stand.context.fortsetzung === null
    ? null
    : {
        code: 'UEBERGABE_LAEUFT',
        satz: 'Die offenen Punkte werden gerade an die Fortsetzung übergeben. Bitte laden Sie die Seite gleich neu.',
      }

type FortsetzenLage = LageWith<SitzungEvent<'SITZUNG_FORTSETZEN'>>

/** The other session that is to go on with the agenda; null where this one itself goes on. */
const andere = ({ ref, event }: FortsetzenLage): string | null =>
  event.sitzung === undefined || event.sitzung === ref.id ? null : event.sitzung

const zeuge = ({ zeugen }: Lage): SitzungStand | null => (zeugen['sitzung'] === undefined ? null : sitzungStand(zeugen['sitzung'].parts))

/** On another day the session goes on under a number and date of its own, so that each result carries its actual day; an evening lasts until six. */
const amSelbenTag: Rule<FortsetzenLage> = (lage) =>
  andere(lage) !== null || lage.jetzt < instantOf(`${addDays(lage.stand.context.am.slice(0, 10), 1)}T06:00`)
    ? null
    : {
        code: 'FORTSETZUNG_BRAUCHT_SITZUNG',
        satz: 'An einem anderen Tag wird in einer eigenen Sitzung fortgesetzt. Bitte planen Sie diese und wählen Sie sie aus.',
        abhilfe: { feld: 'sitzung' },
      }

/** The continuation is a coming session of the same body. */
const fortsetzungPasst: Rule<FortsetzenLage> = (lage) => {
  if (andere(lage) === null) return null
  const sitzung = zeuge(lage)
  const abhilfe = { feld: 'sitzung' }
  const { profil, gremium, am } = lage.stand.context
  if (sitzung === null || sitzung.context.profil !== profil)
    return { code: 'SITZUNG_UNBEKANNT', satz: 'Diese Sitzung gibt es nicht. Bitte wählen Sie eine Sitzung aus der Liste.', abhilfe }
  if (sitzung.context.gremium !== gremium)
    return { code: 'FREMDES_GREMIUM', satz: 'Fortgesetzt wird in einer Sitzung desselben Gremiums. Bitte wählen Sie eine solche.', abhilfe }
  return (sitzung.zustand === 'terminiert' || sitzung.zustand === 'eingeladen') && sitzung.context.am > am
    ? null
    : { code: 'FORTSETZUNG_VORBEI', satz: 'Fortgesetzt wird in einer späteren Sitzung, die noch nicht eröffnet ist.', abhilfe }
}

export const fortsetzen: Rules<Lage, SitzungEvent<'SITZUNG_FORTSETZEN'>, { sitzung: string | null; ohneLadung: boolean }> = {
  voraussetzungen: [imZustand(['unterbrochen'], 'Fortsetzen lässt sich eine unterbrochene Sitzung.'), leitetDieSitzung, keineUebergabe],
  angaben: [amSelbenTag, fortsetzungPasst],
  befund: (lage) => ({ sitzung: andere(lage), ohneLadung: lage.profil.schalter.fortsetzungOhneLadung.wert }),
}

/** No item stays called up without a result. */
const nichtsAufgerufen: Rule<Lage> = ({ stand }) =>
  stand.context.tops.some((top) => top.zustand === 'aufgerufen')
    ? { code: 'TOP_OFFEN', satz: 'Ein Punkt ist noch aufgerufen. Bitte erfassen Sie das Ergebnis oder vertagen Sie ihn.' }
    : null

export const schliessen: Rules<Lage, SitzungEvent<'SITZUNG_SCHLIESSEN'>, { niederschrift: Niederschriftfrist }> = {
  voraussetzungen: [
    imZustand(['laeuft', 'unterbrochen'], 'Geschlossen wird eine eröffnete Sitzung.'),
    leitetDieSitzung,
    keineUebergabe,
    nichtsAufgerufen,
  ],
  angaben: [],
  befund: ({ profil, stand }) => ({ niederschrift: niederschriftfrist(profil, stand.context.am) }),
}

/** One takes over what one does not lead yet. */
const leitetNochNicht: Rule<Lage> = ({ als, stand }) =>
  stand.context.leitung === leitungDurch(als) ? { code: 'LEITET_SCHON', satz: 'Sie leiten diese Sitzung bereits.' } : null

export const leitungUebernehmen: Rules<Lage, SitzungEvent<'LEITUNG_UEBERNEHMEN'>, { leitung: Leitung | null }> = {
  voraussetzungen: [imZustand(['laeuft', 'unterbrochen'], 'Die Leitung wechselt in der eröffneten Sitzung.'), leitetNochNicht],
  angaben: [],
  befund: ({ als }) => ({ leitung: leitungDurch(als) }),
}

export const uebernehmen: Rules<Lage, SitzungEvent<'FORTSETZUNG_UEBERNEHMEN'>, object> = {
  voraussetzungen: [imZustand(['terminiert', 'eingeladen'], 'In ihr lässt sich nichts mehr fortsetzen.')],
  angaben: [],
}

/** The answer is from the session that was asked. */
const gefragteSitzung: Rule<LageWith<{ sitzung: string }>> = ({ stand, event }) =>
  stand.context.fortsetzung?.sitzung === event.sitzung && !stand.context.fortsetzung.uebernommen
    ? null
    : { code: 'SCHRITT_UEBERHOLT', satz: 'Der Schritt ist überholt: Die Sitzung wird anders fortgesetzt.' }

const unterbrochen = imZustand(['unterbrochen'], 'Der Schritt ist überholt.')

export const uebernommen: Rules<Lage, { sitzung: string }, { niederschrift: Niederschriftfrist }> = {
  voraussetzungen: [unterbrochen],
  angaben: [gefragteSitzung],
  befund: ({ profil, stand }) => ({ niederschrift: niederschriftfrist(profil, stand.context.am) }),
}

export const verweigert: Rules<Lage, { sitzung: string }, object> = { voraussetzungen: [unterbrochen], angaben: [gefragteSitzung] }

/** The item has not been called up here yet. */
const nochOffen: Rule<LageWith<{ vorlage: string; station: string }>> = ({ stand, event }) =>
  topOf(stand.context, event.vorlage, event.station)?.zustand === 'offen'
    ? null
    : { code: 'SCHRITT_UEBERHOLT', satz: 'Der Schritt ist überholt: Der Punkt ist nicht mehr offen.' }

export const topNichtFortgesetzt: Rules<Lage, SitzungEvent<'TOP_NICHT_FORTGESETZT'>, object> = { voraussetzungen: [], angaben: [nochOffen] }
