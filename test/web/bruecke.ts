/** The paper that tests of pages send on its way: a bridge that is mended, decided by the Stadtrat. */
import type { Payload } from '../../workflows/aggregate.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import type { Webwelt } from '../setup/web.ts'
import { ref } from './seite.ts'

export const bruecke = (betreff: string, more: object = {}, inhalt: object = {}): Payload => ({
  type: 'ANLEGEN',
  profil: 'musterstadt',
  art: 'beschlussvorlage',
  federfuehrung: 'stadtplanung',
  inhalt: {
    betreff,
    beschlusspunkte: [{ text: paragraphs('Die Brücke wird saniert.'), art: 'auftrag', termin: '2026-12-01' }],
    abschnitte: { sachverhalt: paragraphs('Die Brücke ist gesperrt.') },
    finanziell: 'keine',
    ...inhalt,
  },
  beratungsfolge: [{ gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true }],
  oeffentlich: true,
  ...more,
})

/** From its draft to the release, nobody objecting. */
export async function freigegebeneBruecke(welt: Webwelt, id: string, more: object = {}, inhalt: object = {}): Promise<void> {
  const v = ref('vorlage', id)
  await welt.execute(v, bruecke(`Brücke ${id}`, more, inhalt), 'planung')
  await welt.execute(v, { type: 'EINREICHEN' }, 'planung')
  await welt.execute(v, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, 'hvb')
}

/** Two rounds of sessions in March and April 2026. */
export async function kalender(welt: Webwelt): Promise<void> {
  for (const [id, gremium, am] of [
    ['asv1', 'stadtentwicklung', '2026-03-18T17:00'],
    ['asv2', 'stadtentwicklung', '2026-04-15T17:00'],
    ['rat1', 'stadtrat', '2026-03-25T16:00'],
    ['rat2', 'stadtrat', '2026-04-22T16:00'],
  ] as const)
    await welt.execute(ref('sitzung', id), { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium, am, ort: 'Saal', tops: [] }, 'dienst')
}
