import { RatslaufError } from '../../../engine/errors.ts'

/** For a token that no link of ours has. A used or late link never gets here: its page shows what happened. */
export const linkFehlt = (
  satz = 'Dieser Link ist unvollständig oder nicht von uns. Bitte öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie die ganze Adresse.',
): RatslaufError => new RatslaufError('NOT_FOUND', satz)
