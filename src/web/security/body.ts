/** Reads bodies of unsafe requests into a Form: urlencoded for all, multipart only for people who are logged in. Anything else is refused. */
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import multer from 'multer'
import { WebError } from '../errors/web-error.ts'
import { accountOf, loggedOut } from './account.ts'
import { isUnsafe } from './fetch-metadata.ts'
import { formOf, LIMITS } from './form-data.ts'

const readText = express.text({ type: 'application/x-www-form-urlencoded', limit: LIMITS.form })

// Files wait in memory until the token of the form is checked; only logged-in people get this far.
const readMultipart = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: {
    fileSize: LIMITS.file,
    files: LIMITS.files,
    fields: LIMITS.fields,
    fieldNameSize: LIMITS.name,
    fieldSize: LIMITS.form,
    fieldNestingDepth: 0,
  },
}).any()

const entriesOf = (body: Record<string, string | string[]>): [string, string][] =>
  Object.entries(body).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, one]))

function run(handler: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void handler(req, res, (error?: unknown) => {
      if (error === undefined || error === null) resolve()
      else reject(error)
    })
  })
}

export async function readBody(req: Request, res: Response, next: NextFunction): Promise<void> {
  if (!isUnsafe(req.method)) {
    next()
    return
  }
  const type = req.is(['urlencoded', 'multipart'])
  // Link pages have no session and take no files.
  if (type === 'multipart' && req.session !== undefined && accountOf(res) === null) throw loggedOut()
  if (type === 'multipart' && accountOf(res) !== null) {
    await run(readMultipart, req, res)
    const files = (Array.isArray(req.files) ? req.files : []).map((file) => ({
      field: file.fieldname,
      name: file.originalname,
      bytes: file.buffer,
    }))
    req.body = formOf(entriesOf(req.body as Record<string, string | string[]>), files)
  } else if (type === 'urlencoded') {
    await run(readText, req, res)
    req.body = formOf(new URLSearchParams(typeof req.body === 'string' ? req.body : ''))
  } else if (type === null) {
    // No body at all.
    req.body = formOf([])
  } else {
    throw new WebError('UNSUPPORTED_FORM', 'Diese Art von Daten nimmt die Seite nicht an. Bitte benutzen Sie das Formular.')
  }
  next()
}
