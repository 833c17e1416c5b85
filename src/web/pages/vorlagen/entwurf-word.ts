/** Text of a Word file in the form of a draft. */
import { toMarkup } from '../../../../workflows/text/markup.ts'
import { isRatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import type { Form } from '../../security/form-data.ts'
import type { FieldError } from '../../security/form.ts'
import type { Eingaben } from './entwurf-eingaben.ts'
import { checkUpload } from './upload.ts'

/** Text of a Word file behind what the section holds already. */
export async function mitWord(
  deps: PageDeps,
  form: Form,
  eingaben: Eingaben,
): Promise<{ eingaben: Eingaben; hinweise: string[]; fehler: FieldError[] }> {
  const [datei] = form.files('word')
  if (datei === undefined) {
    const fehler = form.one('aktion') === 'word' ? [{ feld: 'word', satz: 'Bitte wählen Sie eine Word-Datei aus.' }] : []
    return { eingaben, hinweise: [], fehler }
  }
  const ziel = form.one('wordZiel') ?? ''
  if (!Object.hasOwn(eingaben.abschnitte, ziel)) {
    return { eingaben, hinweise: [], fehler: [{ feld: 'wordZiel', satz: 'Bitte wählen Sie den Abschnitt, in den der Text soll.' }] }
  }
  const geprueft = await checkUpload(datei, 'docx')
  if (!geprueft.ok) return { eingaben, hinweise: [], fehler: [{ feld: 'word', satz: geprueft.satz }] }
  try {
    const { blocks, hinweise } = await deps.importWord(datei.bytes)
    const text = [eingaben.abschnitte[ziel] ?? '', toMarkup(blocks)].filter((teil) => teil.trim() !== '').join('\n\n')
    const satz = `Der Text aus „${geprueft.name}“ steht jetzt im Formular. Bitte prüfen und speichern Sie ihn.`
    return { eingaben: { ...eingaben, abschnitte: { ...eingaben.abschnitte, [ziel]: text } }, hinweise: [satz, ...hinweise], fehler: [] }
  } catch (error) {
    if (isRatslaufError(error)) return { eingaben, hinweise: [], fehler: [{ feld: 'word', satz: error.sentence }] }
    return {
      eingaben,
      hinweise: [],
      fehler: [{ feld: 'word', satz: 'Die Word-Datei lässt sich nicht lesen. Bitte speichern Sie sie in Word neu als .docx.' }],
    }
  }
}
