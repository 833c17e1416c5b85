/** The mail that takes a wrong result back: to whoever was told it, to the chairs of the Beratungsfolge and to the Sitzungsdienst. */
import { stationById } from '../../workflows/vorlage/stand.ts'
import { gremiumName } from '../../workflows/woerter.ts'
import type { ReadVorlage } from '../engine/reading.ts'
import { stelle, unique, type Empfaenger } from './empfaenger.ts'
import { ergebnisansicht } from './ergebnis.ts'
import { posts, type MailDeps, type Post } from './post.ts'
import { gegenstand, seite, verschwiegen, vorsitzende, type Kern } from './post-vorlage.ts'
import type { Ergebnispost, Mailart } from './views.ts'
import { rahmen } from './worte.ts'

const MIT_ERGEBNIS: ReadonlySet<string> = new Set<Mailart>(['ergebnis', 'ergebnisse', 'beschluss', 'berichtigung'])

/** Addresses that were told a result of this paper, and whether anybody was: the mail of a session tells several papers. */
async function unterrichtete(deps: MailDeps, read: ReadVorlage, station: string): Promise<{ adressen: string[]; jemand: boolean }> {
  const sitzung = stationById(read.stand, station)?.context.sitzung ?? null
  const eigene = (await deps.postausgang.ofAggregate({ art: 'vorlage', id: read.id })).filter(({ mailart }) => MIT_ERGEBNIS.has(mailart))
  const gemeinsame =
    sitzung === null
      ? []
      : (await deps.postausgang.ofAggregate({ art: 'sitzung', id: sitzung })).filter(({ mailart }) => MIT_ERGEBNIS.has(mailart))
  return { adressen: eigene.map(({ an }) => an), jemand: eigene.length + gemeinsame.length > 0 }
}

/** Somebody who held an office when the wrong result went out and holds none now. */
const frueher = (address: string): Empfaenger => ({ key: `adresse:${address}`, name: address, address, intern: true, person: null })

export async function berichtigungspost(deps: MailDeps, read: ReadVorlage, id: string): Promise<Post[]> {
  const { profil, stand } = read
  const station = stationById(stand, id)
  const { adressen, jemand } = await unterrichtete(deps, read, id)
  // Before the first result mail nobody knows the wrong one: the right one goes out in its turn.
  if (station === undefined || !jemand) return []
  const empfaenger = unique([
    ...adressen.map(frueher),
    ...stelle(profil, stand.context.federfuehrung),
    ...stelle(profil, profil.sitzungsdienst),
    ...(await vorsitzende(deps, read)),
  ])
  const name = gremiumName(profil, station.context.gremium)
  return posts(empfaenger, async (an) => {
    const offen = gegenstand(read, an.intern, station.context.oeffentlich)
    const { ansicht: ergebnis, anlagen } = await ergebnisansicht(deps, read, id, an)
    const auftraege = (ergebnis.inhalt?.auftraege.length ?? 0) > 0
    const kern: Kern = {
      betreffzeile: `Korrigiert: ${offen.titel}`,
      ueberschrift: `Berichtigtes Ergebnis: ${name}`,
      handlung: `Das früher mitgeteilte Ergebnis war falsch. Bitte verwenden Sie nur noch dieses${auftraege ? ' und beachten Sie die Aufträge an Ihre Stelle' : ''}.`,
      weiter: 'Der frühere Beschlussauszug ist durch den korrigierten ersetzt.',
    }
    const ansicht: Ergebnispost = {
      rahmen: rahmen(profil),
      ...(offen.standErlaubt ? kern : { ...verschwiegen(offen, false), betreffzeile: `Korrigiert: ${offen.titel}` }),
      grund: 'Sie erhalten diese E-Mail, weil Ihnen das falsche Ergebnis mitgeteilt wurde oder Sie an der Beratung beteiligt sind.',
      knopf: { text: 'Vorlage öffnen', href: seite(deps, read.id) },
      ergebnisse: [ergebnis],
    }
    return { ansicht, anlagen }
  })
}
