/** How a paper comes in that runs in an old system already. */
import type { VorlageContext, VorlageMachineEvent } from './context.ts'

/** It goes on where it stands; unless nobody knows where that is. */
export const UEBERNOMMEN = [
  { guard: 'ohneBeratungsfolge', target: '#vorlage.lauf.unbekannt_importiert', actions: 'uebernahmeMerken' },
  { target: '#vorlage.lauf.politisch', actions: 'uebernahmeMerken' },
] as const

/** Its number turned out to be that of another paper: nothing was taken over. */
export const NICHT_UEBERNOMMEN = { NUMMER_VERWEIGERT: { target: '#vorlage.lauf.verworfen', actions: 'endeMerken' } } as const

/** What the old system knows beside the text. */
export const uebernahme = (event: VorlageMachineEvent): Partial<VorlageContext> =>
  event.type === 'BESTAND_UEBERNEHMEN'
    ? {
        uebernommenAm: event.am,
        anlagen: event.anlagen,
        freigabe: { am: event.freigegebenAm, von: event.von },
        eingang:
          event.einreicher === null ? null : { einreicher: event.einreicher, am: event.freigegebenAm, email: null, antragsteller: null },
      }
    : {}
