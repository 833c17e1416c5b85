/**
 * OEFFENTLICHKEIT_AUSSCHLIESSEN and OEFFENTLICHKEIT_HERSTELLEN: the body closes items to the public, by the majority of its Land, or
 * because the law does. A failed vote is stored like any other; nothing changes then.
 */
import type { Mehrheit } from '../../begriffe.ts'
import { abstimmungsergebnis, unstimmigkeiten, type Abstimmungsergebnis } from '../../recht/abstimmung.ts'
import type { Grund, Rule, Rules } from '../../rule.ts'
import { topOf } from '../../sitzung/stand.ts'
import type { StationContext } from '../../station/context.ts'
import type { Oeffentlichkeitsbefund } from '../befund.ts'
import type { VorlageEvent } from '../events.ts'
import { isVorAbstimmung, stationById, type Teil } from '../stand.ts'
import { abstimmungslageIn } from './abstimmungslage.ts'
import { nochNichtUebernommen } from './uebernommen.ts'
import { leitetDenPunkt } from './befangenheit.ts'
import { inDerBeratungsfolge, rechtDerSitzung, sitzungOf, type Lage, type LageWith } from './common.ts'
import { sitzungLaeuft } from './sitzung-laeuft.ts'

type Ausschliessen = LageWith<VorlageEvent<'OEFFENTLICHKEIT_AUSSCHLIESSEN'>>
type Herstellen = LageWith<VorlageEvent<'OEFFENTLICHKEIT_HERSTELLEN'>>

const genannt = ({ stand, event }: Ausschliessen): Teil<StationContext>[] => event.stationen.flatMap((id) => stationById(stand, id) ?? [])

/** Where sessions are never public, nobody needs to be excluded. */
const oeffentlichkeitVorgesehen: Rule<Lage> = (lage) => {
  const { wert, norm } = rechtDerSitzung(lage).oeffentlichkeitAusschliessen
  return wert === null ? { code: 'KEINE_VORSCHRIFT', satz: 'Die Sitzungen sind hier nicht öffentlich.', norm } : null
}

const NICHT_AUF_DER_TAGESORDNUNG: Grund = {
  code: 'NICHT_AUF_DER_TAGESORDNUNG',
  satz: 'Über die Öffentlichkeit wird zu Punkten der Tagesordnung einer Sitzung entschieden, bevor über sie abgestimmt ist.',
}

const aufEinerTagesordnung: Rule<Lage> = ({ stand }) => (stand.stationen.some(isVorAbstimmung) ? null : NICHT_AUF_DER_TAGESORDNUNG)

const SCHON_NICHTOEFFENTLICH: Grund = { code: 'SCHON_NICHTOEFFENTLICH', satz: 'Dieser Punkt wird ohnehin nichtöffentlich beraten.' }

/** Of all that is on an agenda something is public. */
const etwasOeffentlich: Rule<Lage> = ({ stand }) => {
  const offene = stand.stationen.filter(isVorAbstimmung)
  return offene.length === 0 || (stand.context.kopf.oeffentlich && offene.some(({ context }) => context.oeffentlich))
    ? null
    : SCHON_NICHTOEFFENTLICH
}

/** The items are those of one session, not voted on yet. */
const punkteDieserSitzung: Rule<Ausschliessen> = (lage) => {
  const punkte = genannt(lage)
  const sitzungen = new Set(punkte.map(({ context }) => context.sitzung))
  return punkte.length === lage.event.stationen.length && sitzungen.size === 1 && punkte.every(isVorAbstimmung)
    ? null
    : { ...NICHT_AUF_DER_TAGESORDNUNG, abhilfe: { feld: 'stationen' } }
}

/** Who leads the items leads the vote on who may listen to them. */
const leitetPunkte = (lage: Lage, punkte: readonly Teil<StationContext>[]): Grund | null =>
  punkte.flatMap(({ context }) => leitetDenPunkt({ ...lage, event: { station: context.id } }) ?? [])[0] ?? null

/** The session knows the items, and who may listen to them: else a later word could overtake an earlier one. */
const inDerSitzungBekannt = (lage: Lage, punkte: readonly Teil<StationContext>[]): Grund | null => {
  const sitzung = sitzungOf(lage)
  const bekannt = punkte.every(({ context }) => {
    const top = sitzung === null ? undefined : topOf(sitzung.stand.context, lage.ref.id, context.id)
    return top?.vorlage?.versuch === context.versuch && top.oeffentlich === (context.oeffentlich && lage.stand.context.kopf.oeffentlich)
  })
  return bekannt ? null : nochNichtUebernommen('Der Punkt')
}

/** Only what is public can be closed to the public. */
const nochOeffentlich: Rule<Ausschliessen> = (lage) =>
  genannt(lage).every(({ context }) => context.oeffentlich) ? null : SCHON_NICHTOEFFENTLICH

/** The majority of the law, or of the Geschäftsordnung where the law leaves it open; null where the law closes the session by itself. */
function mehrheit(lage: Lage): Mehrheit | null {
  const { wert } = rechtDerSitzung(lage).oeffentlichkeitAusschliessen
  if (wert?.durch === 'beschluss') return wert.mehrheit
  return wert?.durch === 'gesetz' ? null : lage.profil.schalter.ausschlussMehrheit.wert
}

function ausgezaehlt(lage: Ausschliessen): Abstimmungsergebnis | null {
  const { abstimmung } = lage.event
  const gremium = genannt(lage)[0]?.context.gremium ?? ''
  return abstimmung === undefined
    ? null
    : abstimmungsergebnis(abstimmung, abstimmungslageIn(lage, gremium), mehrheit(lage) ?? 'einfach', rechtDerSitzung(lage))
}

/** Where the body decides, it votes, and a majority is proved by numbers. */
const abstimmungGezaehlt: Rule<Ausschliessen> = (lage) => {
  const { abstimmung } = lage.event
  const { norm } = rechtDerSitzung(lage).oeffentlichkeitAusschliessen
  if (abstimmung === undefined)
    return mehrheit(lage) === null
      ? null
      : {
          code: 'ABSTIMMUNG_FEHLT',
          satz: 'Über den Ausschluss der Öffentlichkeit entscheidet das Gremium. Bitte tragen Sie die Stimmen ein.',
          norm,
          abhilfe: { feld: 'ja' },
        }
  const satz = unstimmigkeiten(abstimmung, abstimmungslageIn(lage, genannt(lage)[0]?.context.gremium ?? ''))[0]
  if (satz !== undefined) return { code: 'STIMMEN_UNSTIMMIG', satz, abhilfe: { feld: 'ja' } }
  return abstimmung.ohneZahlen === undefined
    ? null
    : { code: 'ZAHLEN_FEHLEN', satz: 'Für diese Mehrheit müssen die Stimmen gezählt sein.', norm, abhilfe: { feld: 'ja' } }
}

export const oeffentlichkeitAusschliessen: Rules<Lage, VorlageEvent<'OEFFENTLICHKEIT_AUSSCHLIESSEN'>, Oeffentlichkeitsbefund> = {
  voraussetzungen: [inDerBeratungsfolge, oeffentlichkeitVorgesehen, aufEinerTagesordnung, etwasOeffentlich],
  angaben: [
    sitzungLaeuft,
    punkteDieserSitzung,
    (lage) => leitetPunkte(lage, genannt(lage)),
    nochOeffentlich,
    abstimmungGezaehlt,
    (lage) => inDerSitzungBekannt(lage, genannt(lage)),
  ],
  befund: (lage) => {
    const ergebnis = ausgezaehlt(lage)
    const recht = rechtDerSitzung(lage)
    return {
      regelwerk: recht.id,
      norm: recht.oeffentlichkeitAusschliessen.norm,
      rechnung: ergebnis?.rechnung ?? '',
      // Without a vote it is the law that closes it.
      angenommen: ergebnis === null || ergebnis.angenommen === true,
      sitzung: genannt(lage)[0]?.context.sitzung ?? '',
    }
  },
}

/** What a vote has closed and nobody has voted on since; a decision taken behind closed doors is announced instead. */
const wiederZuOeffnen = ({ stand }: Lage): Teil<StationContext>[] =>
  stand.stationen.filter((station) => isVorAbstimmung(station) && station.context.oeffentlichkeitAusgeschlossen)

const etwasAusgeschlossen: Rule<Lage> = (lage) =>
  wiederZuOeffnen(lage).length > 0
    ? null
    : {
        code: 'OEFFENTLICHKEIT_BESTEHT',
        satz: 'Die Öffentlichkeit ist von keinem Punkt dieser Vorlage ausgeschlossen, über den noch abzustimmen ist.',
      }

export const oeffentlichkeitHerstellen: Rules<Lage, Herstellen['event'], { stationen: string[]; sitzung: string }> = {
  voraussetzungen: [inDerBeratungsfolge, etwasAusgeschlossen],
  angaben: [sitzungLaeuft, (lage) => leitetPunkte(lage, wiederZuOeffnen(lage)), (lage) => inDerSitzungBekannt(lage, wiederZuOeffnen(lage))],
  befund: (lage) => ({
    stationen: wiederZuOeffnen(lage).map(({ context }) => context.id),
    sitzung: lage.zeugen['sitzung']?.id ?? '',
  }),
}
