/** Synchroniser token in every form (`_csrf`). The package is small and has one maintainer: this is the only module that knows it. */
import { csrfSync } from 'csrf-sync'
import type { Request } from 'express'
import { RatslaufError } from '../../engine/errors.ts'
import { Form } from './form-data.ts'

const { generateToken, isRequestValid } = csrfSync({
  size: 32,
  getTokenFromRequest: (req) => (req.body instanceof Form ? req.body.one('_csrf') : undefined),
})

/** Token of this session; starts one when there is none. */
export const csrfToken = (req: Request): string => generateToken(req)

/** Runs after the body is read, multipart too. @throws RatslaufError FORBIDDEN */
export function checkCsrf(req: Request): void {
  if (isRequestValid(req)) return
  throw new RatslaufError(
    'FORBIDDEN',
    'Das Formular passt nicht mehr zu Ihrer Anmeldung. Bitte gehen Sie zurück, laden Sie die Seite neu und senden Sie noch einmal.',
  )
}
