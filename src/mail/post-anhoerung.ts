/** Mails to a body that is heard: what it is asked until when, with its link, and the receipt for what it wrote. */
import { daysBetween, printDate } from '../../workflows/recht/kalender.ts'
import type { StationContext } from '../../workflows/station/context.ts'
import { bezeichnung, stationById, wirdGehoert, type Teil } from '../../workflows/vorlage/stand.ts'
import { gremiumName, stelleName, wort } from '../../workflows/woerter.ts'
import type { ReadVorlage } from '../engine/reading.ts'
import { gremium, type Empfaenger } from './empfaenger.ts'
import { personalLink } from './personal-link.ts'
import { posts, type MailDeps, type Post } from './post.ts'
import { gegenstand, verschwiegen, type Kern } from './post-vorlage.ts'
import type { Mitzeichnungsansicht } from './views.ts'
import { rahmen, uhrzeit } from './worte.ts'

/** The mailbox of the body, else its chair. */
export async function angehoerte(deps: MailDeps, { profil }: ReadVorlage, id: string): Promise<Empfaenger[]> {
  const known = profil.gremien.find((candidate) => candidate.id === id)
  return known?.email === undefined
    ? gremium(deps, profil, id, deps.heute(), ['vorsitz'])
    : [{ key: `gremium:${id}`, name: known.name, address: known.email, intern: true, person: null }]
}

/** A link of its own for each mail: before the answer it asks, after it it says what was answered. */
const seiteDerAnhoerung = (deps: MailDeps, { id, profil, stand }: ReadVorlage, { context }: Teil<StationContext>): Promise<string> =>
  personalLink(
    deps,
    profil.id,
    { art: 'vorlage', id },
    {
      zweck: 'anhoerung',
      stelle: context.gremium,
      fassung: stand.context.fassung.hash,
      runde: context.versuch,
      station: context.id,
    },
  )

const tage = (anzahl: number): string => (anzahl === 0 ? 'heute ist der letzte Tag' : anzahl === 1 ? 'noch 1 Tag' : `noch ${anzahl} Tage`)

export async function anhoerungspost(deps: MailDeps, read: ReadVorlage, id: string): Promise<Post[]> {
  const { profil, stand } = read
  const station = stationById(stand, id)
  const { anhoerung = null } = station?.context ?? {}
  const uebrig = anhoerung === null ? -1 : daysBetween(deps.heute(), anhoerung.bis)
  if (station === undefined || anhoerung === null || !wirdGehoert(station) || uebrig < 0) return []
  const { gremium: wer, oeffentlich } = station.context
  const name = gremiumName(profil, wer)
  const frist = printDate(anhoerung.bis)
  return posts(await angehoerte(deps, read, wer), async (an) => {
    const { titel, betreff, standErlaubt } = gegenstand(read, an.intern, oeffentlich)
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      betreffzeile: `Anhörung bis ${frist}: ${titel}`,
      ueberschrift: betreff ?? bezeichnung(stand.context),
      handlung: `Bitte äußern Sie sich bis ${frist} zu dieser Vorlage (${tage(uebrig)}).`,
      grund: `Sie erhalten diese E-Mail, weil zu der Vorlage angehört wird: ${name}.`,
      weiter: `Danach wird die Vorlage weiter beraten. Kommt bis ${frist} keine Antwort, geht sie ohne Stellungnahme weiter.`,
      knopf: { text: 'Vorlage lesen und Stellung nehmen', href: await seiteDerAnhoerung(deps, read, station) },
      angaben: [
        { label: 'Vorlage', wert: bezeichnung(stand.context) },
        { label: 'Angehört wird', wert: name },
        ...(standErlaubt ? [{ label: 'Federführung', wert: stelleName(profil, stand.context.federfuehrung) }] : []),
        { label: 'Frist', wert: `${frist}, ${tage(uebrig)}` },
      ],
    }
    return { ansicht, anlagen: [] }
  })
}

/** What was recorded at first was wrong. */
export const isBerichtigt = ({ context }: Teil<StationContext>): boolean => context.fruehereErgebnisse.length > 0

export async function stellungnahmepost(deps: MailDeps, read: ReadVorlage, id: string): Promise<Post[]> {
  const { profil, stand } = read
  const station = stationById(stand, id)
  const schriftlich = station?.context.anhoerung?.schriftlich ?? null
  const ergebnis = station?.context.ergebnis ?? null
  if (station === undefined || schriftlich === null || ergebnis === null) return []
  const { context } = station
  const name = gremiumName(profil, context.gremium)
  const eingang = `${printDate(schriftlich.am)}, ${uhrzeit(schriftlich.am)}`
  return posts(await angehoerte(deps, read, context.gremium), async (an) => {
    const offen = gegenstand(read, an.intern, context.oeffentlich)
    const kern: Kern = {
      betreffzeile: `Stellungnahme ${isBerichtigt(station) ? 'berichtigt' : 'eingegangen'}: ${offen.titel}`,
      ueberschrift: offen.betreff ?? bezeichnung(stand.context),
      handlung: isBerichtigt(station)
        ? `Ihre Stellungnahme vom ${eingang} war falsch erfasst und ist berichtigt. Sie müssen nichts tun.`
        : `Ihre Stellungnahme ist eingegangen am ${eingang}. Sie müssen nichts tun.`,
      weiter: `Als Nächstes plant ${wort(profil, 'begriff', 'dienst')} die weitere Beratung. Wer dort leitet, sieht Ihre Antwort.`,
    }
    const angaben = [
      { label: 'Gremium', wert: name },
      { label: 'Antwort', wert: wort(profil, 'ergebnis', ergebnis.ergebnis) },
      { label: 'Eingegangen', wert: eingang },
      ...(schriftlich.angabe === null ? [] : [{ label: 'Angegeben', wert: `${schriftlich.angabe.name}, ${schriftlich.angabe.funktion}` }]),
      ...(schriftlich.schreiben === null ? [] : [{ label: 'Schreiben', wert: schriftlich.schreiben }]),
      ...(schriftlich.text === null ? [] : [{ label: 'Stellungnahme', wert: schriftlich.text }]),
    ]
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      ...(offen.standErlaubt ? kern : verschwiegen(offen, false)),
      grund: `Sie erhalten diese E-Mail als Bestätigung, weil zu der Vorlage angehört wurde: ${name}.`,
      knopf: { text: 'Antwort ansehen', href: await seiteDerAnhoerung(deps, read, station) },
      angaben: offen.standErlaubt && offen.inhaltErlaubt ? angaben : [],
    }
    return { ansicht, anlagen: [] }
  })
}
