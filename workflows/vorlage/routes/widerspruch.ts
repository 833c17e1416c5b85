/** An objection and what body, supervision and court make of it. */
import type { Step } from '../../aggregate.ts'
import type { Ergebnis } from '../../begriffe.ts'
import type { Stationsergebnis } from '../../station/ergebnis.ts'
import type { Stored, Widerspruchsbefund } from '../befund.ts'
import type { Widerspruch } from '../context.ts'
import { beschluss, type VorlageStand } from '../stand.ts'
import { toVorlage, type Routes } from './steps.ts'

const neu = (
  grund: Widerspruch['grund'],
  begruendung: string,
  kenntnisAm: string | null,
  { heute, norm, gremium, fruehestens, spaetestens, entscheidet }: Widerspruchsbefund & { heute: string },
): Widerspruch => ({
  grund,
  begruendung,
  am: heute,
  kenntnisAm,
  norm,
  gremium,
  fruehestens,
  spaetestens,
  entscheidet,
  bleibt: null,
  beanstandung: null,
})

/** The objection to the renewed decision, or the first one where the law calls that a Beanstandung. */
function beanstanden(stand: VorlageStand, begruendung: string, befund: Widerspruchsbefund & { heute: string }): Step[] {
  const beanstandung = { am: befund.heute, begruendung, norm: befund.norm }
  const zuvor = stand.context.widerspruch
  // A Widerspruch for the common good that is over leaves the way free for the Beanstandung of an unlawful decision.
  const widerspruch = zuvor === null || zuvor.grund === 'wohl' ? neu('recht', begruendung, null, befund) : zuvor
  return [toVorlage({ type: 'BEANSTANDEN', widerspruch: { ...widerspruch, beanstandung } })]
}

/** The decision as it stands now: confirmed with its old result, or rescinded. */
function erneutesErgebnis(stand: VorlageStand, event: Stored<'ERNEUT_BESCHLIESSEN'>): Stationsergebnis {
  const zuvor = beschluss(stand)?.context.ergebnis
  const ergebnis: Ergebnis = event.bleibt ? (zuvor?.ergebnis ?? 'beschlossen') : 'aufgehoben'
  return {
    ergebnis,
    abstimmung: event.abstimmung,
    ...(event.bleibt && zuvor?.wortlaut !== undefined && { wortlaut: zuvor.wortlaut }),
    fassung: zuvor?.fassung ?? stand.context.fassung.hash,
    erfasstVon: event.befund.von,
    befund: event.befund,
  }
}

function erneut(stand: VorlageStand, event: Stored<'ERNEUT_BESCHLIESSEN'>): Step[] {
  const { befund } = event
  const { widerspruch, naechsteStation } = stand.context
  const id = `s${naechsteStation}`
  const gremium = widerspruch?.gremium ?? befund.gremium
  return [
    {
      key: `station/${id}`,
      start: 'station',
      input: {
        id,
        gremium,
        rolle: 'entscheidung',
        oeffentlich: beschluss(stand)?.context.oeffentlich ?? false,
        erneut: {
          sitzung: event.sitzung,
          sitzungAm: befund.sitzungAm,
          ergebnis: erneutesErgebnis(stand, event),
          bestaetigtVon: befund.von,
        },
      },
    },
    toVorlage({
      type: 'ERNEUT_BESCHLIESSEN',
      // Where the Vertretung decides after its committee, the question stays open.
      widerspruch: { ...widerspruch, gremium: befund.gremium, bleibt: befund.gremium === gremium ? event.bleibt : null },
      folge: befund.folge,
      frist: befund.frist === null ? null : { ...befund.frist, stand: id },
      station: id,
      am: befund.heute,
    }),
  ]
}

export const widerspruch = {
  WIDERSPRUCH_EINLEGEN: (stand, { type, grund, begruendung, kenntnis = null, befund }) =>
    stand.zustand === 'ausgesetzt'
      ? beanstanden(stand, begruendung, befund)
      : [toVorlage({ type, widerspruch: neu(grund, begruendung, kenntnis, befund) })],
  BEANSTANDEN: (stand, { begruendung, befund }) => beanstanden(stand, begruendung, befund),
  ERNEUT_BESCHLIESSEN: (stand, event) => erneut(stand, event),
  AUFSICHT_ENTSCHEIDET: (_stand, { type, wirksam, befund }) => [toVorlage({ type, wirksam, am: befund.heute })],
  GERICHT_ENTSCHEIDET: (_stand, { type, wirksam, befund }) => [toVorlage({ type, wirksam, am: befund.heute })],
} satisfies Routes
