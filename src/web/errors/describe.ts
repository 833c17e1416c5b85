/** What an error means to the person who sees it. */
import { LIMITS } from '../security/form-data.ts'

export interface Grundzeile {
  satz: string
  norm?: string
}

export interface Description {
  status: number
  code: string
  satz: string
  gruende: Grundzeile[]
  /** Nobody foresaw it: it goes to the log in full, the person sees an id. */
  unexpected: boolean
}

const megabytes = (bytes: number): string => `${String(Math.floor(bytes / 1_000_000))} MB`

const FORM_TOO_LARGE = `Das Formular ist zu groß; es darf höchstens ${megabytes(LIMITS.form)} Text enthalten. Bitte kürzen Sie den Text oder legen Sie ihn als Anlage bei.`

/** Errors of the libraries that read a body or a path, by their codes. */
const KNOWN: Record<string, { status: number; code: string; satz: string }> = {
  'entity.too.large': { status: 413, code: 'FORM_TOO_LARGE', satz: FORM_TOO_LARGE },
  'charset.unsupported': {
    status: 415,
    code: 'UNSUPPORTED_FORM',
    satz: 'Diese Zeichenkodierung nimmt die Seite nicht an. Bitte benutzen Sie das Formular.',
  },
  'encoding.unsupported': {
    status: 415,
    code: 'UNSUPPORTED_FORM',
    satz: 'Diese Art von Daten nimmt die Seite nicht an. Bitte benutzen Sie das Formular.',
  },
  'request.aborted': { status: 400, code: 'INVALID_INPUT', satz: 'Die Übertragung brach ab. Bitte senden Sie noch einmal.' },
  'request.size.invalid': { status: 400, code: 'INVALID_INPUT', satz: 'Die Übertragung war unvollständig. Bitte senden Sie noch einmal.' },
  LIMIT_FILE_SIZE: {
    status: 413,
    code: 'UPLOAD_TOO_LARGE',
    satz: `Die Datei ist zu groß; erlaubt sind ${megabytes(LIMITS.file)}. Bitte verkleinern oder teilen Sie sie.`,
  },
  LIMIT_FILE_COUNT: {
    status: 413,
    code: 'UPLOAD_TOO_LARGE',
    satz: `Es sind höchstens ${String(LIMITS.files)} Dateien auf einmal möglich. Bitte laden Sie den Rest danach hoch.`,
  },
  LIMIT_FIELD_VALUE: { status: 413, code: 'FORM_TOO_LARGE', satz: FORM_TOO_LARGE },
}

const INCOMPLETE = {
  status: 400,
  code: 'INVALID_INPUT',
  satz: 'Das Formular kam unvollständig oder verändert an. Bitte laden Sie die Seite neu und senden Sie noch einmal.',
}

/** The driver's errors when the database is away; its owner is starting it again. */
const isOutage = (name: unknown): boolean =>
  typeof name === 'string' && /^Mongo(?:ose)?(?:Network|ServerSelection|NotConnected|TopologyClosed|PoolCleared|Timeout)/.test(name)

const OUTAGE = {
  status: 503,
  code: 'UNAVAILABLE',
  satz: 'Die Datenbank ist gerade nicht erreichbar. Was Sie eingegeben haben, steht noch im Formular: Bitte gehen Sie zurück und senden Sie in einer Minute noch einmal.',
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function reasonsOf(details: unknown): Grundzeile[] {
  const gruende = typeof details === 'object' && details !== null && 'gruende' in details ? details.gruende : []
  if (!Array.isArray(gruende)) return []
  return (gruende as { satz: string; norm?: string }[]).map(({ satz, norm }) => (norm === undefined ? { satz } : { satz, norm }))
}

/** Any value that was thrown; unknown ones become a 500 without a word of what they say. */
export function describeError(error: unknown): Description {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  const { status, sentence, details } = fields
  const code = text(fields['code'])
  if (typeof status === 'number' && typeof sentence === 'string' && code !== undefined) {
    return { status, code, satz: sentence, gruende: reasonsOf(details), unexpected: status >= 500 && code === 'INTERNAL' }
  }
  const known = KNOWN[text(fields['type']) ?? ''] ?? KNOWN[code ?? '']
  if (known !== undefined) return { ...known, gruende: [], unexpected: false }
  if (
    fields['name'] === 'MulterError' ||
    fields['name'] === 'URIError' ||
    /^(Malformed part header|Unexpected end of form|Multipart: )/.test(text(fields['message']) ?? '')
  ) {
    return { ...INCOMPLETE, gruende: [], unexpected: false }
  }
  if (isOutage(fields['name'])) return { ...OUTAGE, gruende: [], unexpected: true }
  if (typeof status === 'number' && status >= 400 && status < 500) return { ...INCOMPLETE, status, gruende: [], unexpected: false }
  return {
    status: 500,
    code: 'INTERNAL',
    satz: 'Das hat nicht geklappt; der Fehler liegt bei uns. Bitte versuchen Sie es noch einmal. Bleibt es dabei, nennen Sie der Administration die Fehlerkennung.',
    gruende: [],
    unexpected: true,
  }
}
