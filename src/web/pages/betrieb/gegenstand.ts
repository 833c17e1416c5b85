/** What a job or an intervention is about, in words and with a way there. */
import type { Head } from '../../../engine/ports.ts'

/** Number of a paper, else its draft number; a session by its day. */
export function gegenstand(head: Head | undefined): { text: string; href: string } {
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
