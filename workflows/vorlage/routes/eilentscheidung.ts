/** A decision taken before the body could meet: carried out at once, brought before the body afterwards. */
import type { Step } from '../../aggregate.ts'
import type { Stored } from '../befund.ts'
import { isEndgueltig, type VorlageStand } from '../stand.ts'
import { auftraege, hvbGenehmigt, toVorlage, veroeffentlichen, type Routes } from './steps.ts'

/** The role in which the body sees it afterwards. */
const rolleDanach = (danach: 'bericht' | 'genehmigung'): 'kenntnisnahme' | 'genehmigung_nachtraeglich' =>
  danach === 'bericht' ? 'kenntnisnahme' : 'genehmigung_nachtraeglich'

function eilentscheiden(stand: VorlageStand, event: Stored<'EILENTSCHEIDEN'>): Step[] {
  const { context, stationen } = stand
  const { befund } = event
  const rolle = rolleDanach(befund.danach)
  const vorhanden = stationen.some((station) => station.context.rolle === rolle && !isEndgueltig(station))
  const station = `s${context.naechsteStation}`
  const punkte = auftraege(context.merkmale.punkte, context.fassung.hash)
  return [
    ...hvbGenehmigt(stand, befund.von),
    ...(vorhanden
      ? []
      : [
          {
            key: `station/${station}`,
            start: 'station',
            input: { id: station, gremium: befund.gremium, rolle, oeffentlich: context.kopf.oeffentlich },
          },
        ]),
    ...punkte,
    toVorlage({
      type: event.type,
      eil: {
        am: befund.heute,
        grund: event.grund,
        mitUnterschrift: event.mitUnterschrift ?? null,
        rechteDritter: event.rechteDritter ?? true,
        spaetestens: event.spaetestens ?? null,
        norm: befund.norm,
      },
      danach: befund.danach,
      auftraege: punkte.length,
      von: befund.von,
      station: vorhanden ? null : station,
    }),
    ...veroeffentlichen(befund.veroeffentlichen && stand.publikation === 'nicht_veroeffentlicht'),
  ]
}

export const eilentscheidung = { EILENTSCHEIDEN: eilentscheiden } satisfies Routes
