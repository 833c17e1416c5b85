/** The Vorlage as its document needs it. */
import { printDate } from '../../../workflows/recht/kalender.ts'
import { artName, gremiumName, stelleName, wort } from '../../../workflows/woerter.ts'
import { publizitaet } from '../../../workflows/vorlage/stand.ts'
import type { VorlageInput } from '../inputs.ts'
import type { ReadVorlage } from '../../engine/reading.ts'
import { briefkopf } from './briefkopf.ts'

export function vorlageInput({ profil, stand, inhalt }: ReadVorlage, ausgegebenAm: string, nachgestellt: string | null): VorlageInput {
  const { context } = stand
  const nachgereicht = context.nachreichungen.at(-1)
  const regel = profil.arten[context.art]
  return {
    briefkopf: briefkopf(profil, profil.hvb.organ, ausgegebenAm, nachgestellt),
    art: artName(profil, context.art),
    nummer: context.nummer,
    fassung: context.fassung.nr,
    betreff: inhalt.betreff,
    publizitaet: publizitaet(stand),
    federfuehrung: stelleName(profil, context.federfuehrung),
    datum: context.eingang?.am ?? context.angelegtAm,
    angaben: [
      ...(context.eingang === null ? [] : [{ label: 'Eingereicht von', wert: context.eingang.einreicher }]),
      ...(nachgereicht === undefined ? [] : [{ label: 'Nachgereicht am', wert: printDate(nachgereicht.am) }]),
    ],
    beratungsfolge: stand.stationen.map(({ context: station }) => ({
      gremium: gremiumName(profil, station.gremium),
      datum: station.gremium === 'hvb' ? (context.freigabe?.am ?? null) : (station.sitzungAm?.slice(0, 10) ?? null),
      rolle: wort(profil, 'rolle', station.rolle),
      oeffentlich: station.oeffentlich,
      ergebnis: null,
    })),
    titelBeschluss: regel?.beschlussvorschlag.titel ?? 'Beschlussvorschlag',
    einleitung: inhalt.einleitung ?? null,
    beschlusspunkte: inhalt.beschlusspunkte.map(({ text, termin }) => ({ text, termin: termin ?? null })),
    abschnitte: (regel?.abschnitte ?? []).flatMap(({ id, titel }) => {
      const text = inhalt.abschnitte[id]
      return text === undefined || text.length === 0 ? [] : [{ titel, text }]
    }),
    titelJahr: wort(profil, 'begriff', 'jahr'),
    finanziell:
      inhalt.finanziell === null || inhalt.finanziell === 'keine'
        ? inhalt.finanziell
        : { betrag: inhalt.finanziell.betrag, jahr: inhalt.finanziell.jahr, text: inhalt.finanziell.text ?? [] },
    anlagen: context.anlagen.map(({ name, oeffentlich }) => ({ name, oeffentlich })),
    behandlungJeStation: profil.behandlungJeStation,
    freigabe: context.freigabe === null || context.eingang !== null ? null : { ...profil.unterschrift, am: context.freigabe.am },
  }
}
