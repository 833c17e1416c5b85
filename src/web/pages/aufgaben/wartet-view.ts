/** What waits for others: papers of the own office on their way to the release, overdue co-signatures marked. */
import type { Parts } from '../../../../workflows/aggregate.ts'
import type { Akteur } from '../../../../workflows/akteur.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { aufgaben } from '../../../../workflows/vorlage/aufgaben.ts'
import { bezeichnung, vorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { aufgabenschluessel } from '../../../engine/actor.ts'
import type { PageDeps } from '../../deps.ts'
import { liegt, naechstes } from '../vorlagen/lage.ts'
import { fristZelle } from './frist-zelle.ts'

interface Wartend {
  id: string
  titel: string
  parts: Parts
}

const INTERN = ['amtspruefung', 'mitzeichnung', 'dezernatsfreigabe', 'hvb_freigabe']
const EIGENE = new Set(['sachbearbeitung', 'amtsleitung'])
const MAX_WARTEND = 50

const SPALTEN = [{ text: 'Vorlage' }, { text: 'Wartet auf' }, { text: 'Frist' }, { text: 'Wo sie liegt' }]

export async function wartend(deps: PageDeps, profil: Profil, akteur: Akteur): Promise<Wartend[]> {
  const stellen = [...new Set(akteur.aemter.filter(({ amt }) => EIGENE.has(amt)).flatMap(({ stelle }) => stelle ?? []))]
  const gefunden = await Promise.all(
    stellen.map((stelle) => deps.readers.vorlagen({ profil: profil.id, federfuehrung: stelle, zustaende: INTERN, limit: MAX_WARTEND })),
  )
  const meine = new Set(aufgabenschluessel(akteur))
  return gefunden
    .flatMap(({ heads }) => heads)
    .map((head) => ({
      id: head.ref.id,
      titel: head.titel ?? 'Ohne Betreff',
      parts: deps.engine.partsOf(head),
    }))
    .filter(({ parts }) => !aufgaben(parts, profil).some(({ fuer }) => fuer.some((key) => meine.has(key))))
}

export function wartetView(profil: Profil, heute: string, warten: readonly Wartend[]): object {
  const zeilen = warten.map(({ id, titel, parts }) => {
    const stand = vorlageStand(parts)
    const offen = aufgaben(parts, profil)
    const frist = offen.flatMap((aufgabe) => aufgabe.frist ?? []).toSorted()[0] ?? null
    return {
      frist: frist ?? '9999',
      zeile: {
        haupt: { text: titel, href: `/vorlagen/${id}`, nummer: bezeichnung(stand.context) },
        zellen: [
          { spalte: 'Wartet auf', text: offen.map((aufgabe) => naechstes(profil, stand, { ...aufgabe, frist: null })).join('; ') },
          fristZelle(heute, frist, ''),
          { spalte: 'Wo sie liegt', text: liegt(profil, stand) },
        ],
      },
    }
  })
  return {
    zahl: String(zeilen.length),
    spalten: SPALTEN,
    zeilen: zeilen.toSorted((a, b) => a.frist.localeCompare(b.frist)).map(({ zeile }) => zeile),
  }
}
