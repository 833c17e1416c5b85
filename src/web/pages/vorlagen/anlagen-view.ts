/** Attachments of a draft: the list with "remove", and the form to add one. */
import { isEditierbar, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import type { PageDeps } from '../../deps.ts'
import type { FieldError } from '../../security/form.ts'
import type { Gelesen } from './gelesen.ts'
import { anlagen } from './text.ts'
import { ERLAUBTE_ENDUNGEN } from './upload.ts'

/** A draft takes attachments; a paper on its way gets them late. */
export const anlagenereignis = (stand: VorlageStand): 'ANLAGE_HINZUFUEGEN' | 'ANLAGE_NACHREICHEN' =>
  isEditierbar(stand) ? 'ANLAGE_HINZUFUEGEN' : 'ANLAGE_NACHREICHEN'

export interface Anlageneingabe {
  /** '' is not answered; nothing is preselected. */
  oeffentlich?: string
  fehler?: readonly FieldError[]
}

export async function anlagenView(deps: PageDeps, gelesen: Gelesen, { oeffentlich = '', fehler = [] }: Anlageneingabe): Promise<object> {
  const { head, stand } = gelesen
  const { id } = head.ref
  const error = (feld: string): string => fehler.find((eintrag) => eintrag.feld === feld)?.satz ?? ''
  return {
    liste: anlagen(id, stand).map((anlage) => ({
      ...anlage,
      // What bodies were invited with stays with the paper.
      weg: isEditierbar(stand) ? `/vorlagen/${id}/anlagen/${anlage.id}/entfernen` : '',
      wegLabel: `Entfernen: ${anlage.name}`,
      commandId: deps.web.commandId(head.rev),
    })),
    fehler,
    action: `/vorlagen/${id}/anlagen`,
    commandId: deps.web.commandId(head.rev),
    bezug: await deps.engine.bezug(gelesen, { type: anlagenereignis(stand) }),
    endungen: ERLAUBTE_ENDUNGEN,
    dateiError: error('datei'),
    oeffentlichError: error('anlageOeffentlich'),
    oeffentlich: [
      { wert: 'ja', text: 'Ja', hint: 'Die Anlage erscheint mit der Vorlage im Netz.', checked: oeffentlich === 'ja' },
      { wert: 'nein', text: 'Nein', hint: 'Nur intern und für die Gremien.', checked: oeffentlich === 'nein' },
    ],
  }
}
