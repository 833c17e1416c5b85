/** The receipt for a motion or question, to the address that was given with it; without one it is handed over on paper. */
import { printDate } from '../../workflows/recht/kalender.ts'
import { bezeichnung } from '../../workflows/vorlage/stand.ts'
import { wort } from '../../workflows/woerter.ts'
import { adresseOf } from '../engine/projections/oeffentlich.ts'
import type { ReadVorlage } from '../engine/reading.ts'
import { posts, type MailDeps, type Post } from './post.ts'
import { gegenstand, verschwiegen, type Kern } from './post-vorlage.ts'
import type { Mitzeichnungsansicht } from './views.ts'
import { rahmen } from './worte.ts'

export async function eingangspost(deps: MailDeps, read: ReadVorlage): Promise<Post[]> {
  const { profil, stand } = read
  const { eingang, nummer } = stand.context
  if (eingang?.email == null) return []
  const issued = stand.context.dokumente.findLast(({ art }) => art === 'eingangsbestaetigung')
  const einreicher = { key: 'einreicher', name: eingang.einreicher, address: eingang.email, intern: false, person: null }
  return posts([einreicher], async (an) => {
    const offen = gegenstand(read, an.intern)
    const kern: Kern = {
      betreffzeile: `Eingegangen: ${offen.titel}`,
      ueberschrift: offen.betreff ?? bezeichnung(stand.context),
      handlung: `Ihre Vorlage ist am ${printDate(eingang.am)} eingegangen und hat die Nummer ${nummer ?? ''}. Sie müssen nichts tun.`,
      weiter: `Als Nächstes plant ${wort(profil, 'begriff', 'dienst')} die Beratung.`,
    }
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      ...(offen.standErlaubt ? kern : verschwiegen(offen, false)),
      grund: 'Sie erhalten diese E-Mail, weil Sie die Vorlage eingereicht haben.',
      knopf: { text: 'Vorlage öffnen', href: `${deps.baseUrl}/oeffentlich/${profil.id}/${adresseOf(nummer ?? '')}` },
      angaben: [],
    }
    // What is not public is handed over, never attached.
    return { ansicht, anlagen: offen.inhaltErlaubt ? await deps.anhang(issued) : [] }
  })
}
