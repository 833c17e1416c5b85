/** What waits for a person in the background work of one municipality, and what that person can do about it. */
import type { Profil } from '../../../../workflows/profile/profil.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { Head, JobStore } from '../../../engine/ports.ts'
import type { PostRecord } from '../../../engine/read-ports.ts'
import { printInstant } from '../vorlagen/dates.ts'

type Failed = Awaited<ReturnType<JobStore['failed']>>[number]
type Post = Omit<PostRecord, 'bytes'>

const RAT = {
  unklar:
    'Der Mailserver hat den Empfang nicht bestätigt. Bitte fragen Sie bei der Empfängerin oder dem Empfänger nach; ist nichts angekommen, senden Sie die E-Mail von Hand nach.',
  abgelehnt:
    'Der Mailserver nimmt diese Adresse nicht an. Bitte berichtigen Sie die Adresse und geben Sie die Nachricht auf anderem Weg weiter.',
} as const

const isOffen = (post: Post): post is Post & { zustand: keyof typeof RAT } => post.zustand === 'unklar' || post.zustand === 'abgelehnt'

/** Number of a paper, else its draft number; a session by its day. */
function gegenstand(head: Head | undefined): { text: string; href: string } {
  if (head === undefined) return { text: 'Gelöschter Vorgang', href: '' }
  const { nummer, entwurfsnummer, am } = head.fields
  if (head.ref.art === 'vorlage') {
    const text =
      typeof nummer === 'string' ? `Vorlage ${nummer}` : typeof entwurfsnummer === 'string' ? `Entwurf ${entwurfsnummer}` : 'Vorlage'
    return { text, href: `/vorlagen/${encodeURIComponent(head.ref.id)}` }
  }
  if (head.ref.art === 'sitzung') {
    const tag = typeof am === 'string' ? am.slice(0, 10).split('-').toReversed().join('.') : ''
    return { text: `Sitzung ${tag}`.trim(), href: `/sitzungen/${encodeURIComponent(head.ref.id)}` }
  }
  return { text: 'Stammdaten', href: '/gremien' }
}

export interface BetriebSource {
  profil: Profil
  jobs: readonly { job: Failed; head: Head | undefined }[]
  post: readonly Post[]
  csrf: string
  commandId: string
}

export function betriebView({ profil, jobs, post, csrf, commandId }: BetriebSource): object {
  return {
    csrf,
    auftraege: {
      spalten: [{ text: 'Auftrag' }, { text: 'Grund' }, { text: 'Schritt', action: true }],
      zeilen: jobs.map(({ job, head }) => {
        const { text, href } = gegenstand(head)
        const was = wort(profil, 'auftrag', job.art)
        return {
          haupt: { text: `${was}: ${text}`, href, zusatz: job.versuche === 1 ? '1 Versuch' : `${String(job.versuche)} Versuche` },
          zellen: [{ spalte: 'Grund', text: job.grund === '' ? 'Kein Grund überliefert' : job.grund.slice(0, 500) }],
          aktion: {
            text: 'Noch einmal versuchen',
            label: `Noch einmal versuchen: ${was}, ${text}`,
            action: '/betrieb/auftraege',
            commandId,
            felder: [{ name: 'auftrag', wert: job._id }],
          },
        }
      }),
    },
    post: {
      spalten: [{ text: 'E-Mail' }, { text: 'Zustand' }, { text: 'Was zu tun ist' }],
      zeilen: post.filter(isOffen).map(({ betreff, an, zustand, erstelltAm, antwort }) => ({
        haupt: { text: betreff, zusatz: `An ${an}, ${printInstant(erstelltAm)}` },
        zellen: [
          { spalte: 'Zustand', badge: { art: zustand === 'unklar' ? 'warning' : 'danger', text: wort(profil, 'post', zustand) } },
          {
            spalte: 'Was zu tun ist',
            text: RAT[zustand],
            ...(antwort !== null && { zusatz: `Antwort des Servers: ${antwort.slice(0, 300)}` }),
          },
        ],
      })),
    },
  }
}
