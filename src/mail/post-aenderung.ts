/** Mail about an amendment, to whoever prepares and leads the vote on it. */
import { printDate } from '../../workflows/recht/kalender.ts'
import { bezeichnung } from '../../workflows/vorlage/stand.ts'
import { gremiumName } from '../../workflows/woerter.ts'
import type { ReadVorlage } from '../engine/reading.ts'
import { gremium, stelle, unique } from './empfaenger.ts'
import { posts, type MailDeps, type Post } from './post.ts'
import { gegenstand, seite, verschwiegen, type Kern } from './post-vorlage.ts'
import type { Mitzeichnungsansicht } from './views.ts'
import { rahmen } from './worte.ts'

export async function aenderungspost(deps: MailDeps, read: ReadVorlage): Promise<Post[]> {
  const { profil, stand, id } = read
  const { aendert, eingang } = stand.context
  const station = stand.stationen[0]?.context
  if (aendert === null || station === undefined) return []
  const name = gremiumName(profil, station.gremium)
  const vorsitz = await gremium(deps, profil, station.gremium, deps.heute(), ['vorsitz'])
  return posts(unique([...vorsitz, ...stelle(profil, profil.sitzungsdienst)]), (an) => {
    const offen = gegenstand(read, an.intern, station.oeffentlich)
    const kern: Kern = {
      betreffzeile: `Änderungsantrag zu ${aendert.nummer}: ${offen.titel}`,
      ueberschrift: offen.betreff ?? bezeichnung(stand.context),
      handlung: `Bitte lassen Sie über den Änderungsantrag abstimmen, bevor über ${aendert.nummer} abgestimmt wird.`,
      weiter: 'Danach steht die Vorlage in der Fassung zur Abstimmung, die sich daraus ergibt.',
    }
    const angaben = [
      { label: 'Gremium', wert: name },
      ...(station.sitzungAm === null ? [] : [{ label: 'Sitzung', wert: printDate(station.sitzungAm) }]),
      ...(eingang === null ? [] : [{ label: 'Eingereicht von', wert: eingang.einreicher }]),
    ]
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      ...(offen.standErlaubt ? kern : verschwiegen(offen, false)),
      grund: 'Sie erhalten diese E-Mail, weil Sie die Sitzung leiten oder betreuen, in der darüber abgestimmt wird.',
      knopf: { text: 'Änderungsantrag öffnen', href: seite(deps, id) },
      angaben: offen.standErlaubt ? angaben : [],
    }
    return { ansicht, anlagen: [] }
  })
}
