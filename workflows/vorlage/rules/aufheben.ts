/** AUFHEBEN: a decision stands until a later one of the competent body takes its place (actus contrarius). Nothing is edited or deleted. */
import type { Rule, Rules } from '../../rule.ts'
import type { VorlageEvent } from '../events.ts'
import { beschluss, isEntschieden, vorlageStand, type VorlageStand } from '../stand.ts'
import type { Lage, LageWith } from './common.ts'

type Aufheben = VorlageEvent<'AUFHEBEN'>

/** The decision is there and nobody has rescinded it yet. */
const beschlussBesteht: Rule<Lage> = ({ stand }) => {
  if (stand.context.ergebnis === null || stand.context.ergebnis.ergebnis === 'erledigt')
    return { code: 'KEIN_BESCHLUSS', satz: 'Aufheben lässt sich ein Beschluss. Über diese Vorlage ist nicht entschieden.' }
  return stand.context.aufhebung === null ? null : { code: 'SCHON_AUFGEHOBEN', satz: 'Der Beschluss ist bereits aufgehoben.' }
}

const andere = (lage: LageWith<Aufheben>): VorlageStand | null => {
  const zeuge = lage.zeugen['durch']
  return zeuge === undefined || lage.event.durch === lage.ref.id ? null : vorlageStand(zeuge.parts)
}

/** Narrower than `ANGENOMMEN`: neither a recommendation nor an approval takes the place of a decision. */
const BESCHLOSSEN = new Set(['beschlossen', 'geaendert_beschlossen', 'teilweise_beschlossen'])

/** What rescinds is itself an adopted decision of this municipality that stands. */
const durchEinenBeschluss: Rule<LageWith<Aufheben>> = (lage) => {
  const neu = andere(lage)
  if (neu === null || neu.context.profil !== lage.profil.id)
    return {
      code: 'VORLAGE_UNBEKANNT',
      satz: 'Diese Vorlage gibt es hier nicht. Bitte wählen Sie die Vorlage, mit deren Beschluss dieser aufgehoben wird.',
      abhilfe: { feld: 'durch' },
    }
  const steht = (isEntschieden(neu) || neu.zustand === 'abgeschlossen') && neu.context.aufhebung === null
  return steht && BESCHLOSSEN.has(neu.context.ergebnis?.ergebnis ?? '')
    ? null
    : {
        code: 'NICHT_BESCHLOSSEN',
        satz: 'Die gewählte Vorlage ist nicht beschlossen. Aufgehoben wird ein Beschluss nur durch einen späteren Beschluss.',
        abhilfe: { feld: 'durch' },
      }
}

/** The same body or the Vertretung, and later. */
const zustaendigUndSpaeter: Rule<LageWith<Aufheben>> = (lage) => {
  const alt = beschluss(lage.stand)?.context
  const neu = andere(lage)
  const spaeter = neu === null ? undefined : beschluss(neu)?.context
  if (spaeter !== undefined && spaeter.gremium !== alt?.gremium && spaeter.gremium !== lage.profil.vertretung)
    return {
      code: 'NICHT_ZUSTAENDIG',
      satz: 'Aufheben kann den Beschluss nur das Gremium, das ihn gefasst hat, oder die Vertretung.',
      abhilfe: { feld: 'durch' },
    }
  return (spaeter?.sitzungAm ?? '') >= (alt?.sitzungAm ?? '')
    ? null
    : {
        code: 'NICHT_SPAETER',
        satz: 'Aufgehoben wird ein Beschluss durch einen späteren, nicht durch einen früheren.',
        abhilfe: { feld: 'durch' },
      }
}

export const aufheben: Rules<Lage, Aufheben, { nummer: string }> = {
  voraussetzungen: [beschlussBesteht],
  angaben: [durchEinenBeschluss, zustaendigUndSpaeter],
  befund: (lage) => ({ nummer: andere(lage)?.context.nummer ?? '' }),
}
