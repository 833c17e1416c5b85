/** DRINGLICH_ERWEITERN: the body votes on taking an urgent paper on the agenda of its running session. A failed vote is stored, too. */
import type { Mehrheit } from '../begriffe.ts'
import { abstimmungsergebnis, unstimmigkeiten, type Abstimmungslage } from '../recht/abstimmung.ts'
import { regelwerk, type Regelwerk } from '../recht/regelwerk.ts'
import type { Rule, Rules } from '../rule.ts'
import type { StationContext } from '../station/context.ts'
import { isPolitisch, vorlageStand, type Teil, type VorlageStand } from '../vorlage/stand.ts'
import type { SitzungEvent } from './events.ts'
import { leitetDieSitzung } from './leitung.ts'
import { gesetzlicheZahl, imZustand, type Lage, type LageWith } from './rules.ts'

type Erweitern = LageWith<SitzungEvent<'DRINGLICH_ERWEITERN'>>

export interface Dringlichkeitsbefund {
  regelwerk: string
  norm: string
  rechnung: string
  mehrheit: Mehrheit
  angenommen: boolean
  /** Station of the paper that comes on the agenda. */
  station: string
}

const rechtDesTages = ({ profil, stand }: Lage): Regelwerk => regelwerk(profil.rechtsbereich, stand.context.am.slice(0, 10))

const zeuge = ({ zeugen }: Lage): VorlageStand | null => (zeugen['vorlage'] === undefined ? null : vorlageStand(zeugen['vorlage'].parts))

/** It exists and has been released: nothing reaches a body before that, however urgent. */
const vorlageFreigegeben: Rule<Erweitern> = (lage) => {
  const vorlage = zeuge(lage)
  if (vorlage === null || vorlage.context.profil !== lage.profil.id)
    return {
      code: 'VORLAGE_UNBEKANNT',
      satz: 'Diese Vorlage gibt es nicht. Bitte wählen Sie sie aus der Liste.',
      abhilfe: { feld: 'vorlage' },
    }
  return isPolitisch(vorlage) && vorlage.context.nummer !== null
    ? null
    : {
        code: 'NICHT_FREIGEGEBEN',
        satz: 'Die Vorlage ist nicht freigegeben oder schon entschieden. Auch eine dringliche Vorlage wird erst nach der Freigabe beraten.',
        abhilfe: { feld: 'vorlage' },
      }
}

/** The agenda is extended in the session only for urgent business. */
const istDringlich: Rule<Erweitern> = (lage) =>
  zeuge(lage)?.context.kopf.dringlich === true
    ? null
    : {
        code: 'NICHT_DRINGLICH',
        satz: 'In der Sitzung wird die Tagesordnung nur um dringende Angelegenheiten erweitert. Diese Vorlage ist nicht als dringlich gekennzeichnet.',
        norm: rechtDesTages(lage).tagesordnungErweitern.norm,
        abhilfe: { feld: 'vorlage' },
      }

/** The next deliberation of this body that is on no agenda yet. */
const wartendeStation = (lage: Erweitern): Teil<StationContext> | undefined =>
  zeuge(lage)?.stationen.find(
    ({ zustand, context }) => context.gremium === lage.stand.context.gremium && (zustand === 'geplant' || zustand === 'terminiert'),
  )

const wartetAufDiesesGremium: Rule<Erweitern> = (lage) =>
  wartendeStation(lage) === undefined
    ? {
        code: 'KEINE_BERATUNG_HIER',
        satz: 'In der Beratungsfolge der Vorlage wartet keine Beratung dieses Gremiums auf eine Tagesordnung.',
        abhilfe: { feld: 'vorlage' },
      }
    : null

const zahlen = (lage: Lage): Abstimmungslage => ({
  gesetzlicheZahl: gesetzlicheZahl(lage),
  anwesend: lage.stand.context.anwesenheit?.anwesend ?? 0,
  ausgeschlossen: 0,
})

/** The majority of the Land, or another one where the profile has it from its own rules. */
const mehrheit = (lage: Lage): Mehrheit => {
  const { wert } = lage.profil.schalter.erweiterungMehrheit
  return wert === 'gesetz' ? rechtDesTages(lage).tagesordnungErweitern.wert : wert
}

/** The votes are counted and add up. */
const abstimmungGezaehlt: Rule<Erweitern> = (lage) => {
  const { abstimmung } = lage.event
  const satz = unstimmigkeiten(abstimmung, zahlen(lage))[0]
  if (satz !== undefined) return { code: 'STIMMEN_UNSTIMMIG', satz, abhilfe: { feld: 'ja' } }
  return abstimmung.ohneZahlen === undefined
    ? null
    : {
        code: 'ZAHLEN_FEHLEN',
        satz: 'Für diese Mehrheit müssen die Stimmen gezählt sein.',
        norm: rechtDesTages(lage).tagesordnungErweitern.norm,
        abhilfe: { feld: 'ja' },
      }
}

export const dringlichErweitern: Rules<Lage, SitzungEvent<'DRINGLICH_ERWEITERN'>, Dringlichkeitsbefund> = {
  voraussetzungen: [imZustand(['laeuft'], 'Über die Dringlichkeit stimmt das Gremium in der laufenden Sitzung ab.'), leitetDieSitzung],
  angaben: [vorlageFreigegeben, wartetAufDiesesGremium, istDringlich, abstimmungGezaehlt],
  befund: (lage) => {
    const recht = rechtDesTages(lage)
    const noetig = mehrheit(lage)
    const { angenommen, rechnung } = abstimmungsergebnis(lage.event.abstimmung, zahlen(lage), noetig, recht)
    return {
      regelwerk: recht.id,
      norm: recht.tagesordnungErweitern.norm,
      rechnung,
      mehrheit: noetig,
      angenommen: angenommen === true,
      station: wartendeStation(lage)?.context.id ?? '',
    }
  },
}
