/** One failed job or mail: what is known, what to check first, and what can be done. */
import type { Profil } from '../../../../workflows/profile/profil.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { PostRow } from '../../../engine/read-ports.ts'
import type { FieldError } from '../../security/form.ts'
import { jeFeld } from '../../security/form.ts'
import { printInstant } from '../vorlagen/dates.ts'
import { filled, type Feld, type Werte } from '../vorlagen/felder.ts'
import { BADGE, grundSatz, pfadOf } from './betrieb-view.ts'
import { gegenstand } from './gegenstand.ts'
import type { Wartend } from './gescheitert.ts'

export const ANMERKUNG_ZEICHEN = 300

const GEPRUEFT: Feld = {
  art: 'checkbox',
  name: 'geprueft',
  label: 'Vor dem Senden geprüft',
  text: 'Ich habe geprüft, dass die E-Mail nicht angekommen ist.',
}
const GRUND: Feld = { art: 'text', name: 'grund', label: 'Anmerkung', optional: true, maxlength: String(ANMERKUNG_ZEICHEN) }
const NOTIZ: Feld = {
  art: 'text',
  name: 'notiz',
  label: 'Wie wurde es erledigt?',
  hint: 'Zum Beispiel: telefonisch mitgeteilt, per Brief versandt.',
  maxlength: String(ANMERKUNG_ZEICHEN),
}

/** What to do first. */
function rat({ auftrag, post }: Wartend): string {
  switch (post?.zustand) {
    case 'unklar':
      return `Die Verbindung brach ab, nachdem die E-Mail übergeben war: Sie kann angekommen sein oder nicht. Fragen Sie unter der Adresse nach, oder suchen Sie die Message-ID im Protokoll des Mailservers.${post.mailart === 'ladung' ? ' Von dieser E-Mail hängt die Ladungsfrist ab: Klären Sie es heute.' : ''}`
    case 'abgelehnt':
      return 'Der Mailserver nimmt diese E-Mail nicht an. Prüfen Sie die Adresse. Diese E-Mail geht immer an die Adresse, für die sie geschrieben wurde; ist sie falsch, geben Sie die Nachricht auf anderem Weg weiter.'
    case 'offen':
      return 'Der Mailserver hat die E-Mail bei keinem Versuch angenommen; sie ist sicher nicht angekommen. Ist der Mailserver wieder bereit, versuchen Sie es noch einmal.'
    case 'punkt_gesendet':
    case 'gesendet':
    case 'erledigt':
      return 'Die E-Mail ist nicht mehr offen. Nach „Noch einmal versuchen“ verschwindet sie aus der Liste, ohne erneut versandt zu werden.'
    case undefined:
      return auftrag.art === 'mail'
        ? 'Der Stand des Vorgangs ist davon nicht berührt, aber die E-Mails dazu sind nicht geschrieben. Beheben Sie den Grund und versuchen Sie es noch einmal.'
        : 'Der Stand des Vorgangs ist davon nicht berührt. Beheben Sie den Grund und versuchen Sie es noch einmal; hilft das nicht, wenden Sie sich an die Technik.'
  }
}

/** Only mails can be seen to without the program: documents and deadlines belong to the record. */
export const kannVonHand = ({ auftrag }: Wartend): boolean => auftrag.art === 'mail'

const mailzeilen = (post: PostRow): object[] => [
  { name: 'An', wert: post.an },
  { name: 'Geschrieben', wert: printInstant(post.erstelltAm) },
  { name: 'Message-ID', wert: post.messageId },
]

export interface KlaerenSource {
  profil: Profil
  wartend: Wartend
  werte: Werte
  fehler: readonly FieldError[]
  commandId: string
}

export function klaerenView({ profil, wartend, werte, fehler, commandId }: KlaerenSource): object {
  const { auftrag, post, head } = wartend
  const felder = jeFeld(fehler)
  const pfad = pfadOf(auftrag._id)
  const zu = gegenstand(head)
  const isErneut = post?.zustand === 'unklar' || post?.zustand === 'abgelehnt'
  const fragen = post?.zustand === 'unklar' ? [GEPRUEFT, GRUND] : [GRUND]
  return {
    vorzeile: zu.text,
    titel: post === null ? wort(profil, 'auftrag', auftrag.art) : post.betreff,
    badge: post === null ? null : { art: BADGE[post.zustand], text: wort(profil, 'post', post.zustand) },
    rat: rat(wartend),
    eckdaten: [
      { name: 'Zu', wert: zu.text, href: zu.href },
      ...(post === null ? [] : mailzeilen(post)),
      { name: 'Grund', wert: grundSatz(auftrag.grund) },
      { name: 'Versuche', wert: String(auftrag.versuche) },
    ],
    fehler,
    commandId,
    stand: String(auftrag.token),
    wiederholen: {
      titel: isErneut ? 'Erneut senden' : 'Noch einmal versuchen',
      text: isErneut ? 'Dieselbe E-Mail geht mit derselben Message-ID noch einmal hinaus.' : '',
      action: `${pfad}/wiederholen`,
      felder: fragen.map((feld) => filled(feld, werte, felder)),
    },
    erledigt: kannVonHand(wartend) ? { action: `${pfad}/erledigt`, felder: [filled(NOTIZ, werte, felder)] } : null,
  }
}
