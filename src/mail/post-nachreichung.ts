/** One mail to each member that was invited: what came late to the papers of a session. */
import { printDate } from '../../workflows/recht/kalender.ts'
import { topNummern, topOf } from '../../workflows/sitzung/stand.ts'
import { bezeichnung, publizitaet, stationById } from '../../workflows/vorlage/stand.ts'
import { gremiumName } from '../../workflows/woerter.ts'
import { readVorlage, type ReadSitzung } from '../engine/reading.ts'
import { inBeratung, offenlegung } from './disclosure.ts'
import { posts, type MailDeps, type Post } from './post.ts'
import { geladene } from './post-sitzung.ts'
import type { Mitzeichnungsansicht } from './views.ts'
import { rahmen } from './worte.ts'

interface Zeile {
  label: string
  wert: string
}

/** "TOP Ö 3 – BV/2026/0007 – Bäume": "Neue Fassung 2 vom 12.04.2026: Tippfehler"; of what must not be told the id alone. */
async function zeilen(deps: MailDeps, { context }: ReadSitzung, welle: string): Promise<Zeile[]> {
  const nummern = topNummern(context.tops)
  const neu = context.nachgereicht.filter((eine) => eine.welle === welle)
  return Promise.all(
    neu.map(async ({ vorlage, station, nr }) => {
      const { stand, inhalt } = await readVorlage(deps, { art: 'vorlage', id: vorlage })
      const top = topOf(context, vorlage, station)
      const wert = inBeratung(publizitaet(stand), stationById(stand, station)?.context.oeffentlich ?? false)
      const offen = offenlegung({ bezeichnung: bezeichnung(stand.context), betreff: inhalt.betreff, publizitaet: wert }, true)
      const eine = stand.context.nachreichungen[nr - 1]
      const label = `TOP ${nummern.get(top?.id ?? '') ?? ''}: ${offen.titel}`
      if (eine === undefined) return { label, wert: offen.hinweis }
      const anlage = stand.context.anlagen.find(({ id }) => id === eine.anlage)
      const name = offen.inhaltErlaubt && anlage?.oeffentlich === true ? `: ${anlage.name}` : ''
      const grund = offen.inhaltErlaubt && eine.grund !== null ? `: ${eine.grund}` : ''
      const was =
        eine.anlage === null
          ? `Neue Fassung ${eine.fassung} vom ${printDate(eine.am)}${grund}`
          : `Anlage nachgereicht am ${printDate(eine.am)}${name}`
      return { label, wert: was }
    }),
  )
}

export async function nachreichungspost(deps: MailDeps, read: ReadSitzung, welle: string): Promise<Post[]> {
  const { profil, context, id } = read
  const name = gremiumName(profil, context.gremium)
  const angaben = await zeilen(deps, read, welle)
  if (angaben.length === 0) return []
  return posts(await geladene(deps, read), () => {
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      betreffzeile: `Nachgereicht: ${name} am ${printDate(context.am)}`,
      ueberschrift: `Nachgereicht zur Sitzung: ${name} am ${printDate(context.am)}`,
      handlung: `Bitte lesen Sie vor der Sitzung am ${printDate(context.am)}, was nachgereicht wurde.`,
      grund: `Sie erhalten diese E-Mail, weil Sie zu dieser Sitzung eingeladen sind: ${name}.`,
      weiter: 'Die frühere Fassung bleibt lesbar. Abgestimmt wird über die neue.',
      knopf: { text: 'Sitzung öffnen', href: `${deps.baseUrl}/sitzungen/${id}` },
      angaben,
    }
    return { ansicht, anlagen: [] }
  })
}
