/** AUSFERTIGEN and BEKANNTMACHEN: a Satzung is signed out first, then published, and is in force on its day. */
import { addDays } from '../../recht/kalender.ts'
import type { Rule, Rules } from '../../rule.ts'
import type { VorlageEvent } from '../events.ts'
import { isEntschieden } from '../stand.ts'
import { beschlussAm, rechtDesBeschlusses, type Lage, type LageWith } from './common.ts'
import { fristHindertVollzugNicht, vollzugNichtAusgesetzt } from './nachgang.ts'

/** Only an adopted Satzung is signed out and published. */
const satzungBeschlossen: Rule<Lage> = ({ stand }) =>
  isEntschieden(stand) && stand.context.satzung !== null
    ? null
    : { code: 'KEINE_SATZUNG', satz: 'Ausgefertigt und bekannt gemacht wird eine beschlossene Satzung. Diese Vorlage enthält keine.' }

const nochNichtAusgefertigt: Rule<Lage> = ({ stand }) =>
  stand.context.satzung?.ausgefertigtAm == null ? null : { code: 'SCHON_AUSGEFERTIGT', satz: 'Die Satzung ist bereits ausgefertigt.' }

export const ausfertigen: Rules<Lage, VorlageEvent<'AUSFERTIGEN'>, { norm: string }> = {
  voraussetzungen: [vollzugNichtAusgesetzt, satzungBeschlossen, nochNichtAusgefertigt, fristHindertVollzugNicht],
  angaben: [],
  befund: (lage) => ({ norm: rechtDesBeschlusses(lage).satzung.norm }),
}

/** No publication without signature. */
const ausgefertigt: Rule<Lage> = (lage) =>
  lage.stand.context.satzung?.ausgefertigtAm === null
    ? {
        code: 'ERST_AUSFERTIGEN',
        satz: 'Bekannt gemacht wird eine Satzung erst, wenn sie ausgefertigt ist.',
        norm: rechtDesBeschlusses(lage).satzung.norm,
        abhilfe: { ereignis: 'AUSFERTIGEN' },
      }
    : null

const nochNichtBekanntgemacht: Rule<Lage> = ({ stand }) =>
  stand.context.satzung?.bekanntgemachtAm == null
    ? null
    : { code: 'SCHON_BEKANNTGEMACHT', satz: 'Die Satzung ist bereits bekannt gemacht.' }

/** A day before the decision is a slip of the pen. */
const inKraftNichtVorBeschluss: Rule<LageWith<VorlageEvent<'BEKANNTMACHEN'>>> = (lage) => {
  return lage.event.inKraftAm === undefined || lage.event.inKraftAm >= beschlussAm(lage)
    ? null
    : {
        code: 'IN_KRAFT_VOR_BESCHLUSS',
        satz: 'Der Tag des Inkrafttretens liegt vor dem Beschluss. Bitte prüfen Sie das Datum.',
        abhilfe: { feld: 'inKraftAm' },
      }
}

/** Where statutes name no publication there is none to record. */
const bekanntmachungVorgesehen: Rule<Lage> = (lage) => {
  const { wert, norm } = rechtDesBeschlusses(lage).satzung
  return wert === null ? { code: 'KEINE_VORSCHRIFT', satz: 'Eine Bekanntmachung ist hier nicht vorgesehen.', norm } : null
}

export const bekanntmachen: Rules<Lage, VorlageEvent<'BEKANNTMACHEN'>, { norm: string; inKraftAm: string }> = {
  voraussetzungen: [
    bekanntmachungVorgesehen,
    vollzugNichtAusgesetzt,
    satzungBeschlossen,
    ausgefertigt,
    nochNichtBekanntgemacht,
    fristHindertVollzugNicht,
  ],
  angaben: [inKraftNichtVorBeschluss],
  befund: (lage) => {
    const { wert, norm } = rechtDesBeschlusses(lage).satzung
    return { norm, inKraftAm: lage.event.inKraftAm ?? addDays(lage.heute, wert?.inKraftNachTagen ?? 0) }
  },
}
