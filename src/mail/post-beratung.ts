/** Mails about the way of a paper through the bodies: referred, sent back, taken off, withdrawn, bodies added or passed over, reminders. */
import { printDate } from '../../workflows/recht/kalender.ts'
import { bezeichnung, stationById } from '../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../workflows/woerter.ts'
import type { ReadVorlage } from '../engine/reading.ts'
import { stelle, unique } from './empfaenger.ts'
import { posts, type MailDeps, type Post } from './post.ts'
import { angehoerte, isBerichtigt } from './post-anhoerung.ts'
import { gegenstand, seite, verschwiegen, vorsitzende, type Kern } from './post-vorlage.ts'
import type { Mitzeichnungsansicht } from './views.ts'
import { rahmen } from './worte.ts'

interface Nachricht {
  was: string
  /** What the Sitzungsdienst has to do; null where nothing. */
  dienst: string | null
  /** What happened, for everybody else. */
  geschehen: string
  weiter: string
  grund: string | null
}

export interface Beratungsdaten {
  ereignis: string
  /** Id of the station that it is about; empty where it is about the paper. */
  station: string
  /** Of ZURUECKVERWEISEN: the body, or the administration. */
  an: string
}

/** "A", "A und B", "A, B und C". */
const aufzaehlung = (namen: readonly string[]): string => new Intl.ListFormat('de', { type: 'conjunction' }).format(namen)

function nachricht({ profil, stand }: ReadVorlage, { ereignis, station: id, an }: Beratungsdaten): Nachricht | null {
  const station = stationById(stand, id)
  const verwaltung = wort(profil, 'begriff', 'verwaltung')
  const planung = `Als Nächstes plant ${wort(profil, 'begriff', 'dienst')} die Beratung.`
  if (ereignis === 'ZURUECKZIEHEN')
    return {
      was: 'Zurückgezogen',
      dienst: null,
      geschehen: 'Die Vorlage ist zurückgezogen und wird nicht mehr beraten.',
      weiter: 'Weitere Schritte sind nicht nötig.',
      grund: stand.context.endeGrund,
    }
  if (ereignis === 'AENDERUNG_UEBERNEHMEN')
    return {
      was: 'Änderungsantrag übernommen',
      dienst: null,
      geschehen: `Der Änderungsantrag ist übernommen: Über ihn wird nicht abgestimmt, sein Wortlaut steht mit ${stand.context.aendert?.nummer ?? ''} zur Abstimmung.`,
      weiter: 'Als Nächstes wird über die geänderte Vorlage abgestimmt.',
      grund: null,
    }
  if (ereignis === 'NEUFASSEN')
    return {
      was: 'Neufassung',
      dienst: 'Bitte planen Sie die Beratung der Neufassung.',
      geschehen: `Die Vorlage ist neu gefasst von: ${verwaltung}.`,
      weiter: planung,
      grund: null,
    }
  if (station === undefined) return null
  const { context } = station
  const name = gremiumName(profil, context.gremium)
  const grund = context.versuche.at(-1)?.grund ?? null
  switch (ereignis) {
    case 'VERWEISEN': {
      const verwiesen = aufzaehlung(
        (context.verweisung?.an ?? []).map((one) => gremiumName(profil, stationById(stand, one)?.context.gremium ?? '')),
      )
      const bis = context.verweisung?.wiedervorlage ?? null
      return {
        was: 'Verwiesen',
        dienst: `Bitte planen Sie die Beratung in: ${verwiesen}.`,
        geschehen: `${name} hat die Vorlage verwiesen an: ${verwiesen}.`,
        weiter: `Danach kommt sie zurück an: ${name}${bis === null ? '' : `, spätestens am ${printDate(bis)}`}.`,
        grund,
      }
    }
    case 'ZURUECKVERWEISEN': {
      const isVerwaltung = an === 'verwaltung'
      const ziel = isVerwaltung ? verwaltung : gremiumName(profil, an)
      return {
        was: 'Zurückverwiesen',
        dienst: isVerwaltung ? null : `Bitte planen Sie die erneute Beratung in: ${ziel}.`,
        geschehen: `${name} hat die Vorlage zurückverwiesen an: ${ziel}.`,
        weiter: isVerwaltung ? `Als Nächstes kommt eine Neufassung von: ${verwaltung}.` : planung,
        grund,
      }
    }
    case 'ABSETZEN':
      return {
        was: 'Abgesetzt',
        dienst: 'Bitte sehen Sie eine neue Sitzung vor.',
        geschehen: `Die Vorlage ist von der Tagesordnung abgesetzt: ${name}.`,
        weiter: planung,
        grund,
      }
    case 'EINFUEGEN':
      return {
        was: 'Beratung eingefügt',
        dienst: `Bitte sehen Sie eine Sitzung vor: ${name}.`,
        geschehen: `Die Vorlage wird auch hier beraten: ${name}.`,
        weiter: planung,
        grund: context.eingefuegt?.grund ?? null,
      }
    case 'AN_SICH_ZIEHEN':
      return {
        was: 'Zurückgeholt',
        dienst: `Bitte sehen Sie eine Sitzung vor: ${name}.`,
        geschehen: `Über die Vorlage entscheidet jetzt: ${name}. Der Ausschuss, dem die Entscheidung übertragen war, berät vor.`,
        weiter: planung,
        grund: context.eingefuegt?.grund ?? null,
      }
    case 'UEBERSPRINGEN':
      return {
        was: 'Beratung entfällt',
        dienst: null,
        geschehen: `Diese Beratung entfällt: ${name}.`,
        weiter: planung,
        grund: context.uebersprungen,
      }
    case 'WIEDERVORLAGE':
      return {
        was: 'Wiedervorlage',
        dienst: `Der Tag der Wiedervorlage ist da. Bitte sehen Sie eine Sitzung vor: ${name}.`,
        geschehen: `Der Tag der Wiedervorlage ist da: ${name} berät wieder, auch wenn Ergebnisse noch fehlen.`,
        weiter: planung,
        grund: null,
      }
    case 'ANHOERUNG':
      return {
        was: 'Anhörungsfrist abgelaufen',
        dienst: null,
        geschehen: `Die Frist der Anhörung ist ohne Stellungnahme abgelaufen: ${name}.`,
        weiter: planung,
        grund: null,
      }
    case 'NACHREICHEN':
      return {
        was: 'Stellungnahme nachgereicht',
        dienst: null,
        geschehen: `Nach Ablauf der Frist hat sich geäußert: ${name}.`,
        weiter: planung,
        grund: context.anhoerung?.nachgereicht?.text ?? null,
      }
    case 'STELLUNGNAHME_ABGEBEN':
      return {
        was: isBerichtigt(station) ? 'Stellungnahme berichtigt' : 'Stellungnahme eingegangen',
        dienst: null,
        geschehen: `${isBerichtigt(station) ? 'Die schriftliche Antwort war falsch erfasst. Richtig ist' : 'Schriftlich hat sich geäußert'}: ${name}, ${wort(profil, 'ergebnis', context.ergebnis?.ergebnis ?? '')}.`,
        weiter: planung,
        grund: context.anhoerung?.schriftlich?.text ?? null,
      }
    case 'VERTAGUNG':
      return {
        was: 'Vertagung endet',
        dienst: `Die Vertagung endet. Bitte sehen Sie eine Sitzung vor: ${name}.`,
        geschehen: `Die Vertagung endet: ${name}.`,
        weiter: planung,
        grund: null,
      }
    default:
      return null
  }
}

/** What a body said is no reason. */
const WORTLAUT: ReadonlySet<string> = new Set(['STELLUNGNAHME_ABGEBEN', 'NACHREICHEN'])

export async function beratungspost(deps: MailDeps, read: ReadVorlage, daten: Beratungsdaten): Promise<Post[]> {
  const { profil, stand, id } = read
  const gesagt = nachricht(read, daten)
  if (gesagt === null) return []
  // Who wrote has a receipt.
  const bestaetigt =
    daten.ereignis === 'STELLUNGNAHME_ABGEBEN' ? await angehoerte(deps, read, stationById(stand, daten.station)?.context.gremium ?? '') : []
  const empfaenger = unique([
    ...stelle(profil, stand.context.federfuehrung),
    ...stelle(profil, profil.sitzungsdienst),
    ...(await vorsitzende(deps, read)),
  ]).filter(({ address }) => bestaetigt.every((one) => one.address !== address))
  return posts(empfaenger, (an) => {
    const offen = gegenstand(read, an.intern, stationById(stand, daten.station)?.context.oeffentlich)
    const dienst = an.key === `stelle:${profil.sitzungsdienst}` ? gesagt.dienst : null
    const kern: Kern = {
      betreffzeile: `${gesagt.was}: ${offen.titel}`,
      ueberschrift: offen.betreff ?? bezeichnung(stand.context),
      handlung: dienst ?? `${gesagt.geschehen} Sie müssen nichts tun.`,
      weiter: gesagt.weiter,
    }
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      ...(offen.standErlaubt ? kern : verschwiegen(offen, dienst !== null)),
      grund: 'Sie erhalten diese E-Mail, weil Sie für die Vorlage zuständig sind oder ein Gremium ihrer Beratungsfolge leiten.',
      knopf: { text: 'Vorlage öffnen', href: seite(deps, id) },
      angaben:
        offen.standErlaubt && offen.inhaltErlaubt && gesagt.grund !== null && gesagt.grund !== ''
          ? [{ label: WORTLAUT.has(daten.ereignis) ? 'Stellungnahme' : 'Grund', wert: gesagt.grund }]
          : [],
    }
    return { ansicht, anlagen: [] }
  })
}
