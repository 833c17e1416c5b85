/** The list of the Beschlusskontrolle to the members of a body, at the clerk's press of a button; usually once a year. */
import { FUNKTIONEN } from '../../workflows/akteur.ts'
import { profil as profilById } from '../../workflows/profile/index.ts'
import { printDate } from '../../workflows/recht/kalender.ts'
import { beschluss, faelligAm } from '../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../workflows/woerter.ts'
import type { Ref } from '../../workflows/aggregate.ts'
import { offeneAuftraege, type OffenerAuftrag } from '../engine/offene-auftraege.ts'
import { gremium } from './empfaenger.ts'
import { posts, type MailDeps, type Post } from './post.ts'
import { gegenstand } from './post-vorlage.ts'
import type { Mitzeichnungsansicht } from './views.ts'
import { rahmen } from './worte.ts'

/** "BV/2026/0001 – Brücke, Punkt 1": "in Umsetzung, Termin 01.12.2026"; of what is not public the number alone. */
function zeile({ vorlage, punkt }: OffenerAuftrag): { label: string; wert: string } {
  const { profil, stand } = vorlage
  const offen = gegenstand(vorlage, true, beschluss(stand)?.context.oeffentlich)
  if (!offen.standErlaubt) return { label: offen.titel, wert: offen.hinweis }
  const tag = faelligAm(punkt)
  return {
    label: `${offen.titel}, Punkt ${String(punkt.context.nr)}`,
    wert: `${wort(profil, 'punkt', punkt.zustand)}, ${tag === null ? 'ohne Termin' : `Termin ${printDate(tag)}`}`,
  }
}

export async function auftragslistenpost(deps: MailDeps, ref: Ref): Promise<Post[]> {
  const read = await deps.engine.read(ref)
  if (read === null) throw new Error(`NO_HEAD ${ref.id}`)
  const profil = profilById(String(read.head.fields['profil']))
  const id = String(read.head.fields['gremium'])
  const auftraege = await offeneAuftraege(deps, profil.id, id)
  const name = gremiumName(profil, id)
  const zahl = auftraege.length === 1 ? 'Ein Auftrag ist' : `${String(auftraege.length)} Aufträge sind`
  const stand = `Stand ${printDate(deps.heute())}`
  return posts(await gremium(deps, profil, id, deps.heute(), FUNKTIONEN), () => {
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      betreffzeile: `Offene Aufträge aus Beschlüssen: ${name}, ${stand}`,
      ueberschrift: `Offene Aufträge aus Beschlüssen: ${name}`,
      handlung: `${auftraege.length === 0 ? 'Kein Auftrag ist' : zahl} noch offen, ${stand}. Sie müssen nichts tun.`,
      grund: `Sie erhalten diese E-Mail, weil Sie zu diesem Gremium gehören: ${name}.`,
      weiter: 'Die zuständigen Stellen melden den Sachstand zu jedem Auftrag.',
      knopf: { text: 'Liste öffnen', href: `${deps.baseUrl}/gremien/${id}/auftraege` },
      angaben: auftraege.map(zeile),
    }
    return { ansicht, anlagen: [] }
  })
}
