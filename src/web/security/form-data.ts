/** A posted form as flat text: names to strings, never objects. `a[$ne]`, `__proto__` and the like are names like any other. */
import { RatslaufError } from '../../engine/errors.ts'

export const LIMITS = {
  /** Bytes of a form without files. */
  form: 1_000_000,
  /** Bytes of one file. */
  file: 20_000_000,
  files: 10,
  fields: 2000,
  name: 100,
} as const

export interface UploadedFile {
  field: string
  /** As the sender named it; data, never a path. */
  name: string
  bytes: Buffer
}

export class Form {
  readonly #values: ReadonlyMap<string, readonly string[]>
  readonly #files: readonly UploadedFile[]

  constructor(values: ReadonlyMap<string, readonly string[]>, files: readonly UploadedFile[] = []) {
    this.#values = values
    this.#files = files
  }

  names(): string[] {
    return [...this.#values.keys()]
  }

  /** The only value, undefined where the field was not sent. @throws RatslaufError INVALID_INPUT when it was sent twice */
  one(name: string): string | undefined {
    const values = this.#values.get(name)
    if (values !== undefined && values.length > 1) {
      throw new RatslaufError(
        'INVALID_INPUT',
        'Ein Feld des Formulars kam mehrfach an. Bitte laden Sie die Seite neu und senden Sie noch einmal.',
      )
    }
    return values?.[0]
  }

  /** For fields that may be sent several times (check boxes). */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? []
  }

  /** Files of one field; empty file inputs do not count. */
  files(field: string): readonly UploadedFile[] {
    return this.#files.filter((file) => file.field === field && (file.name !== '' || file.bytes.length > 0))
  }
}

/** Line ends as in the database, one form of umlauts, no control characters that break XML or the terminal. */
function clean(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters to refuse
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text)) {
    throw new RatslaufError(
      'INVALID_INPUT',
      'Die Eingabe enthält unzulässige Steuerzeichen. Bitte fügen Sie den Text ohne Formatierung ein.',
    )
  }
  return text.replaceAll(/\r\n?/g, '\n').normalize('NFC')
}

/** @throws RatslaufError INVALID_INPUT on too many fields, too long names or control characters */
export function formOf(entries: Iterable<readonly [string, string]>, files: readonly UploadedFile[] = []): Form {
  const values = new Map<string, string[]>()
  let count = 0
  for (const [name, value] of entries) {
    count += 1
    if (count > LIMITS.fields || name.length > LIMITS.name) {
      throw new RatslaufError('INVALID_INPUT', 'Das Formular hat mehr Felder, als diese Seite kennt. Bitte laden Sie die Seite neu.')
    }
    const known = values.get(name)
    if (known === undefined) values.set(name, [clean(value)])
    else known.push(clean(value))
  }
  return new Form(values, files)
}
