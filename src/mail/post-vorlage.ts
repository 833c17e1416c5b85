/** Mails about one Vorlage: co-signing wanted, released and numbered, vertagt, final decision. */
import { printDate } from '../../workflows/recht/kalender.ts'
import { bezeichnung, publizitaet, stationById, wirdGehoert } from '../../workflows/vorlage/stand.ts'
import { artName, gremiumName, stelleName, wort } from '../../workflows/woerter.ts'
import type { ReadVorlage } from '../engine/reading.ts'
import { inBeratung, offenlegung, type Offenlegung } from './disclosure.ts'
import { gremium, stelle, unique, type Empfaenger } from './empfaenger.ts'
import { ergebnisansicht } from './ergebnis.ts'
import { personalLink } from './personal-link.ts'
import { posts, type MailDeps, type Post } from './post.ts'
import type { Ergebnispost, Freigabeansicht, Grundansicht, Mitzeichnungsansicht } from './views.ts'
import { rahmen } from './worte.ts'

/** @param beratungOeffentlich whether the mail is about a public part of a meeting */
export function gegenstand({ stand, inhalt }: ReadVorlage, intern: boolean, beratungOeffentlich = true): Offenlegung {
  const wert = inBeratung(publizitaet(stand), beratungOeffentlich)
  return offenlegung({ bezeichnung: bezeichnung(stand.context), betreff: inhalt.betreff, publizitaet: wert }, intern)
}

export const seite = (deps: MailDeps, id: string): string => `${deps.baseUrl}/vorlagen/${id}`

export type Kern = Pick<Grundansicht, 'betreffzeile' | 'ueberschrift' | 'handlung' | 'weiter'>

/** Of what must not be told a mail names the id alone, and says so. */
export const verschwiegen = ({ titel, hinweis }: Offenlegung, planen: boolean): Kern => ({
  betreffzeile: `Neuer Stand: ${titel}`,
  ueberschrift: titel,
  handlung: planen ? 'Bitte öffnen Sie die Vorlage und planen Sie die nächste Beratung.' : 'Sie müssen nichts tun.',
  weiter: hinweis,
})

export async function mitzeichnungspost(deps: MailDeps, read: ReadVorlage, daten: { stelle: string; runde: number }): Promise<Post[]> {
  const part = read.stand.mitzeichnungen.find(({ context }) => context.stelle === daten.stelle && context.runde === daten.runde)
  if (part === undefined || part.zustand !== 'offen') return []
  const { profil, stand, id } = read
  const frist = printDate(part.context.frist)
  return posts(stelle(profil, daten.stelle), async (an) => {
    const { titel, betreff, standErlaubt } = gegenstand(read, an.intern)
    const bindung = { zweck: 'mitzeichnung', stelle: daten.stelle, fassung: part.context.fassung, runde: daten.runde } as const
    const href = await personalLink(deps, profil.id, { art: 'vorlage', id }, bindung)
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      betreffzeile: `Mitzeichnung bis ${frist}: ${titel}`,
      ueberschrift: betreff ?? bezeichnung(stand.context),
      handlung: `Bitte zeichnen Sie bis ${frist} mit.`,
      grund: `Sie erhalten diese E-Mail, weil ${an.name} bei dieser Vorlage zur Mitzeichnung vorgesehen ist.`,
      weiter: `Danach geht die Vorlage weiter an: ${profil.schalter.dezernat.wert ? wort(profil, 'funktion', 'dezernat') : profil.hvb.titel}.`,
      knopf: { text: 'Vorlage lesen und antworten', href },
      angaben: [
        { label: 'Vorlage', wert: bezeichnung(stand.context) },
        ...(standErlaubt ? [{ label: 'Federführung', wert: stelleName(profil, stand.context.federfuehrung) }] : []),
        { label: 'Frist', wert: `${frist}. Schweigen gilt nicht als Zustimmung.` },
      ],
    }
    return { ansicht, anlagen: [] }
  })
}

export async function freigabepost(deps: MailDeps, read: ReadVorlage): Promise<Post[]> {
  const { profil, stand, id } = read
  const erste = stand.stationen.find(({ context }) => context.gremium !== 'hvb')
  const heute = deps.heute()
  // Who is heard first has a mail of its own.
  const vorsitz = erste === undefined || wirdGehoert(erste) ? [] : await gremium(deps, profil, erste.context.gremium, heute, ['vorsitz'])
  const empfaenger = unique([...stelle(profil, stand.context.federfuehrung), ...stelle(profil, profil.sitzungsdienst), ...vorsitz])
  return posts(empfaenger, (an) => {
    const offen = gegenstand(read, an.intern)
    const dienst = an.key === `stelle:${profil.sitzungsdienst}`
    const kern: Kern = {
      betreffzeile: `${stand.context.eingang === null ? 'Freigegeben' : 'Eingegangen'}: ${offen.titel}`,
      ueberschrift: offen.betreff ?? bezeichnung(stand.context),
      handlung: dienst
        ? 'Bitte sehen Sie eine Sitzung für die erste Beratung vor.'
        : `${artName(profil, stand.context.art)} ${stand.context.nummer ?? ''} ist ${stand.context.eingang === null ? 'freigegeben' : 'eingegangen'}. Sie müssen nichts tun.`,
      weiter: `Als Nächstes plant ${wort(profil, 'begriff', 'dienst')} die Beratung.`,
    }
    const ansicht: Freigabeansicht = {
      rahmen: rahmen(profil),
      ...(offen.standErlaubt ? kern : verschwiegen(offen, dienst)),
      grund: dienst
        ? 'Sie erhalten diese E-Mail, weil Sie die Sitzungen betreuen.'
        : 'Sie erhalten diese E-Mail, weil Sie die Vorlage verfasst haben oder ein beratendes Gremium leiten.',
      knopf: { text: 'Vorlage öffnen', href: seite(deps, id) },
      beratungen: (offen.standErlaubt ? stand.stationen : []).map(({ context }) => ({
        gremium: gremiumName(profil, context.gremium),
        rolle: wort(profil, 'rolle', context.rolle),
        am: context.sitzungAm === null ? 'noch ohne Termin' : printDate(context.sitzungAm),
      })),
    }
    return { ansicht, anlagen: [] }
  })
}

/** Chairs of the bodies of this paper, for mails about its course. */
export async function vorsitzende(deps: MailDeps, { profil, stand }: ReadVorlage): Promise<Empfaenger[]> {
  const gremien = [...new Set(stand.stationen.map(({ context }) => context.gremium))].filter((id) => id !== 'hvb')
  return (await Promise.all(gremien.map((id) => gremium(deps, profil, id, deps.heute(), ['vorsitz'])))).flat()
}

export async function vertagungspost(deps: MailDeps, read: ReadVorlage, daten: { station: string; bis?: string }): Promise<Post[]> {
  const { profil, stand, id } = read
  const station = stationById(stand, daten.station)
  const letzte = station?.context.versuche.at(-1)
  if (station === undefined || letzte === undefined) return []
  const name = gremiumName(profil, station.context.gremium)
  const unfaehig = letzte.ausgang === 'beschlussunfaehig'
  const empfaenger = unique([
    ...stelle(profil, stand.context.federfuehrung),
    ...stelle(profil, profil.sitzungsdienst),
    ...(await vorsitzende(deps, read)),
  ])
  return posts(empfaenger, (an) => {
    const offen = gegenstand(read, an.intern, station.context.oeffentlich)
    const dienst = an.key === `stelle:${profil.sitzungsdienst}`
    const kern: Kern = {
      betreffzeile: `${unfaehig ? 'Nicht behandelt' : 'Vertagt'}: ${offen.titel}`,
      ueberschrift: offen.betreff ?? bezeichnung(stand.context),
      handlung: dienst
        ? 'Bitte sehen Sie eine neue Sitzung vor.'
        : `${unfaehig ? `${name} war nicht beschlussfähig.` : `${name} hat die Beratung vertagt.`} Sie müssen nichts tun.`,
      weiter: `Als Nächstes plant ${wort(profil, 'begriff', 'dienst')} die erneute Beratung.`,
    }
    const angaben = [
      { label: 'Gremium', wert: name },
      ...(letzte.sitzungAm === null ? [] : [{ label: 'Sitzung', wert: printDate(letzte.sitzungAm) }]),
      ...(daten.bis === undefined ? [] : [{ label: 'Vertagt bis', wert: printDate(daten.bis) }]),
      ...(letzte.grund === null || !offen.inhaltErlaubt ? [] : [{ label: 'Grund', wert: letzte.grund }]),
    ]
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      ...(offen.standErlaubt ? kern : verschwiegen(offen, dienst)),
      grund: 'Sie erhalten diese E-Mail, weil Sie für die Vorlage zuständig sind oder ein Gremium ihrer Beratungsfolge leiten.',
      knopf: { text: 'Vorlage öffnen', href: seite(deps, id) },
      angaben: offen.standErlaubt ? angaben : [],
    }
    return { ansicht, anlagen: [] }
  })
}

export async function beschlusspost(deps: MailDeps, read: ReadVorlage, daten: { station: string }): Promise<Post[]> {
  const { profil, stand } = read
  const empfaenger = unique([...stelle(profil, stand.context.federfuehrung), ...(await vorsitzende(deps, read))])
  return posts(empfaenger, async (an) => {
    const offen = gegenstand(read, an.intern, stationById(stand, daten.station)?.context.oeffentlich)
    const { ansicht: ergebnis, anlagen } = await ergebnisansicht(deps, read, daten.station, an)
    const kern: Kern = {
      betreffzeile: `Abschließend beraten: ${offen.titel}`,
      ueberschrift: offen.betreff ?? bezeichnung(stand.context),
      handlung: 'Die Beratungsfolge ist abgeschlossen. Sie müssen nichts tun.',
      weiter:
        stand.beschlusspunkte.length > 0
          ? `Die Aufträge führt aus: ${stelleName(profil, stand.context.federfuehrung)}.`
          : 'Weitere Schritte sind nicht nötig.',
    }
    const ansicht: Ergebnispost = {
      rahmen: rahmen(profil),
      ...(offen.standErlaubt ? kern : verschwiegen(offen, false)),
      grund: 'Sie erhalten diese E-Mail, weil Sie für die Vorlage zuständig sind oder ein Gremium ihrer Beratungsfolge leiten.',
      knopf: { text: 'Vorlage öffnen', href: ergebnis.href },
      ergebnisse: [ergebnis],
    }
    return { ansicht, anlagen }
  })
}
