/** The rules in force for a body on a date as tables. Pure: what the law data say, in rows. */
import type { Profil } from '../../../../workflows/profile/index.ts'
import type { Grundlage, Rechtsgrundlagen } from '../../../../workflows/recht/rechtsgrundlagen.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'
import { printDate } from '../vorlagen/dates.ts'

const sicherheit = (profil: Profil, { sicherheit: wert, hinweis }: Grundlage): object => ({
  spalte: 'Sicherheit',
  badge: { art: wert === 'belegt' ? 'success' : 'warning', text: wort(profil, 'sicherheit', wert) },
  zusatz: hinweis,
})

const WERTE = [{ text: 'Regel' }, { text: 'Inhalt' }, { text: 'Norm' }, { text: 'Sicherheit' }]
const EINSTELLUNGEN = [{ text: 'Einstellung' }, { text: 'Angesetzt' }, { text: 'Sicherheit' }]

const offen = (grundlagen: readonly Grundlage[]): string => {
  const zahl = grundlagen.filter((grundlage) => grundlage.sicherheit !== 'belegt').length
  return zahl === 0 ? 'Alle sind belegt.' : `${String(zahl)} von ${String(grundlagen.length)} sind nicht am Wortlaut belegt.`
}

export function rechtsgrundlagenView(
  profil: Profil,
  gremium: string,
  am: string,
  { werte, einstellungen, ...recht }: Rechtsgrundlagen,
): object {
  return {
    titel: `${gremiumName(profil, gremium)} am ${printDate(am)}`,
    eckdaten: [
      { name: 'Rechtsgrundlage', wert: recht.gesetz },
      { name: 'Angesetzt ab', wert: printDate(recht.gueltigAb) },
    ],
    hinweis: recht.hinweis,
    werte: {
      satz: offen(werte),
      spalten: WERTE,
      zeilen: werte.map((grundlage) => ({
        haupt: { text: grundlage.titel },
        zellen: [{ spalte: 'Inhalt', text: grundlage.wert }, { spalte: 'Norm', text: grundlage.norm }, sicherheit(profil, grundlage)],
      })),
    },
    einstellungen: {
      satz: offen(einstellungen),
      spalten: EINSTELLUNGEN,
      zeilen: einstellungen.map((grundlage) => ({
        haupt: { text: grundlage.titel },
        zellen: [{ spalte: 'Angesetzt', text: grundlage.wert }, sicherheit(profil, grundlage)],
      })),
    },
  }
}
