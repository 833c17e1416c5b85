/** After the decision: publication, deadlines, mandates, documents. */
import { asItIs, toVorlage, type Routes } from './steps.ts'

/** Deadlines of the Beschlusskontrolle: `erinnerung:1` before the day, `beschlusskontrolle:1` after it. */
const KONTROLLE = /^(erinnerung|beschlusskontrolle):(\d+)$/

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
    const mahnung = KONTROLLE.exec(frist)
    if (mahnung !== null) {
      const art = mahnung[1] === 'erinnerung' ? 'erinnerung' : 'ueberfaellig'
      return [{ key: `beschlusspunkt/${mahnung[2] ?? ''}`, event: { type: 'MAHNEN', art, am: befund.heute } }]
    }
    const stelle = /^mitzeichnung:(.+)$/.exec(frist)?.[1]
    return stelle === undefined ? [toVorlage({ type, frist, stand })] : [{ key: `mitzeichnung/${stelle}`, event: { type } }]
  },
  DOKUMENT_AUSGEGEBEN: (_stand, { type, dokument: id, dokumentart: art, hash, oeffentlich, station, fassung, befund }) => [
    toVorlage({ type, dokument: { id, art, hash, oeffentlich, station, fassung, am: befund.heute } }),
  ],
} satisfies Routes
