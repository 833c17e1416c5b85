/** After the decision: publication, deadlines, mandates, documents. */
import { fristziel } from '../fristziel.ts'
import { asItIs, toStation, toVorlage, type Routes } from './steps.ts'

export const nachgang = {
  ERGEBNIS_VERSANDT: () => [toVorlage({ type: 'VERMERKEN', vermerk: null })],
  VEROEFFENTLICHEN: asItIs,
  DEPUBLIZIEREN: asItIs,
  ABSCHLIESSEN: asItIs,
  SACHSTAND_MELDEN: (_stand, { type, punkt, status, text = null, wiedervorlage = null, befund }) => [
    { key: `beschlusspunkt/${punkt}`, event: { type, status, text, wiedervorlage, am: befund.heute } },
  ],
  AUSFERTIGEN: (_stand, { type, befund }) => [toVorlage({ type, am: befund.heute })],
  BEKANNTMACHEN: (_stand, { type, befund }) => [toVorlage({ type, am: befund.heute, inKraftAm: befund.inKraftAm })],
  BEKANNTGEBEN: (_stand, { type, text = null, unterbleibt = null, befund }) => [
    toVorlage({ type, bekanntgabe: { am: befund.heute, text, unterbleibt } }),
  ],
  AUFHEBEN: (_stand, { type, durch, befund }) => [
    toVorlage({ type, am: befund.heute, beziehung: { art: 'aufgehoben_durch', vorlage: durch, nummer: befund.nummer } }),
  ],
  BEZIEHUNG_ERHALTEN: (_stand, { type, beziehung: art, vorlage, nummer }) => [toVorlage({ type, beziehung: { art, vorlage, nummer } })],
  FRIST_ABGELAUFEN: (_stand, { type, frist, stand, befund }) => {
    const ziel = fristziel(frist)
    if ('punkt' in ziel) return [{ key: `beschlusspunkt/${ziel.punkt}`, event: { type: 'MAHNEN', art: ziel.art, am: befund.heute } }]
    if ('station' in ziel && ziel.art === 'anhoerung') return [toStation(ziel.station, { type })]
    if ('station' in ziel)
      return ziel.art === 'wiedervorlage'
        ? [toStation(ziel.station, { type: 'RUECKKEHR', abgelaufen: true })]
        : // A reminder changes nothing; the mail is its effect.
          []
    return 'stelle' in ziel ? [{ key: `mitzeichnung/${ziel.stelle}`, event: { type } }] : [toVorlage({ type, frist, stand })]
  },
  DOKUMENT_AUSGEGEBEN: (_stand, { type, dokument: id, dokumentart: art, hash, oeffentlich, station, fassung, befund }) => [
    toVorlage({ type, dokument: { id, art, hash, oeffentlich, station, fassung, am: befund.heute } }),
  ],
} satisfies Routes
