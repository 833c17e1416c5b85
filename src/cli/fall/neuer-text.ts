/** A paper of a case with some keys of its head changed: what AENDERN and AUSTAUSCHEN leave out stays as it was. */
import type { ArtRegel } from '../../../workflows/profile/profil.ts'
import { FallError } from './fall-error.ts'
import { vorlageSchema, type FallVorlage } from './format.ts'

/** Keys of these events that are no part of the head. */
const BEGLEITEND = new Set(['grund', 'redaktionell'])

/** @throws for a key that the head of this kind does not have, and for a value that it cannot hold */
export function mitNeuemText(vorlage: FallVorlage, mit: Readonly<Record<string, unknown>>, regel: ArtRegel | undefined): FallVorlage {
  return Object.entries(mit)
    .filter(([key]) => !BEGLEITEND.has(key))
    .reduce((bisher: FallVorlage, [key, wert]): FallVorlage => {
      if (key === 'abschnitte') return { ...bisher, abschnitte: { ...bisher.abschnitte, ...vorlageSchema.shape.abschnitte.parse(wert) } }
      if (Object.hasOwn(vorlageSchema.shape, key)) return vorlageSchema.parse({ ...bisher, [key]: wert })
      if (regel?.abschnitte.some(({ id }) => id === key) === true)
        return { ...bisher, abschnitte: { ...bisher.abschnitte, [key]: String(wert) } }
      throw new FallError(`Der Kopf einer Vorlage hat keinen Schlüssel „${key}“.`)
    }, vorlage)
}
