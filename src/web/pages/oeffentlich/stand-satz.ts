/** The state of a published paper in one sentence, from its public row alone. */
import type { Profil } from '../../../../workflows/profile/profil.ts'
import type { Abstimmung } from '../../../../workflows/recht/abstimmung.ts'
import { gremiumName, stimmzahlen, wort } from '../../../../workflows/woerter.ts'
import type { OeffentlicheStation, OeffentlicheVorlage } from '../../../engine/projections/oeffentlich.ts'
import { printDate } from '../vorlagen/dates.ts'

const ENDGUELTIG = new Set(['ergebnis_bestaetigt', 'abgeschlossen', 'uebersprungen', 'fristablauf'])

/** A non-public station does not say how far it is: after its day it counts as over. */
export const isVorbei = (station: OeffentlicheStation, heute: string): boolean =>
  ENDGUELTIG.has(station.zustand) || (station.zustand === 'nichtoeffentlich' && station.am !== null && station.am.slice(0, 10) < heute)

const FEMININ = /(versammlung|kommission|vertretung|konferenz|gruppe)(?= |$)/i

/** "Der Stadtrat", "Die Ratsversammlung" */
export function mitArtikel(name: string): string {
  if (/^(Das |Die |Der )/.test(name)) return name
  return `${FEMININ.test(name) ? 'Die' : 'Der'} ${name}`
}

/** "30 Ja, 5 Nein, 2 Enthaltungen" in parts; a secret or uncounted vote says so. */
export function stimmenWorte(abstimmung: Abstimmung | null): string[] {
  if (abstimmung === null) return []
  if (abstimmung.ohneZahlen !== undefined) return [abstimmung.ohneZahlen]
  return stimmzahlen(abstimmung)
}

/** The station that decided, with a public result; of a Mitteilung the last that took note. */
export function entscheidung(row: OeffentlicheVorlage): OeffentlicheStation | undefined {
  if (row.ergebnis === null && row.zustand !== 'kenntnis_genommen' && row.zustand !== 'abgeschlossen') return undefined
  const mitErgebnis = row.stationen.filter((station) => station.ergebnis !== null)
  return (
    mitErgebnis.find((station) => station.rolle === 'entscheidung') ??
    (row.stationen.some((station) => station.rolle === 'entscheidung') ? undefined : mitErgebnis.at(-1))
  )
}

export function naechsteStation(row: OeffentlicheVorlage, heute: string): OeffentlicheStation | undefined {
  return row.stationen.find((station) => !isVorbei(station, heute))
}

function kommt(profil: Profil, station: OeffentlicheStation, heute: string): string {
  const wer = mitArtikel(gremiumName(profil, station.gremium))
  const wie = station.zustand === 'nichtoeffentlich' ? ' nichtöffentlich' : ''
  if (station.zustand === 'in_beratung') return `${wer} berät über die Vorlage; das Ergebnis ist noch nicht bestätigt.`
  if (station.am === null)
    return `Als Nächstes berät ${wer.charAt(0).toLowerCase()}${wer.slice(1)}${wie}; der Termin steht noch nicht fest.`
  const tag = station.am.slice(0, 10)
  if (tag === heute) return `${wer} berät heute${wie}, am ${printDate(tag)} ab ${station.am.slice(11, 16)} Uhr.`
  if (tag > heute) return `${wer} berät am ${printDate(tag)}${wie}.`
  return `Die Beratung war für den ${printDate(tag)} vorgesehen (${gremiumName(profil, station.gremium)}); ein Ergebnis liegt noch nicht vor.`
}

function danach(row: OeffentlicheVorlage): string {
  if (row.zustand === 'genehmigung_aufsicht') return ' Wirksam wird der Beschluss erst mit einer Genehmigung.'
  if (row.zustand === 'umsetzung') return ' Der Beschluss wird umgesetzt.'
  if (row.zustand === 'ausgesetzt' || row.zustand === 'beanstandet') return ' Der Vollzug des Beschlusses ist ausgesetzt.'
  if (row.zustand === 'wirksam') return ' Die Satzung ist bekannt gemacht.'
  if (row.zustand === 'aufgehoben') return ' Der Beschluss ist aufgehoben.'
  return row.zustand === 'umgesetzt' ? ' Der Beschluss ist umgesetzt.' : ''
}

export function standSatz(profil: Profil, row: OeffentlicheVorlage, heute: string): string {
  if (row.zustand === 'zurueckgezogen') return 'Die Vorlage wurde zurückgezogen.'
  if (row.zustand === 'uebernommen') return 'Der Änderungsantrag wurde in die Vorlage übernommen; über ihn wird nicht abgestimmt.'
  const entschieden = entscheidung(row)
  if (entschieden?.ergebnis != null) {
    const am = entschieden.am === null ? '' : `am ${printDate(entschieden.am)} `
    return `${mitArtikel(gremiumName(profil, entschieden.gremium))} hat ${am}${wort(profil, 'hat', entschieden.ergebnis)}.${danach(row)}`
  }
  const naechste = naechsteStation(row, heute)
  if (naechste !== undefined) return kommt(profil, naechste, heute)
  if (row.stationen.some((station) => station.zustand === 'nichtoeffentlich'))
    return 'Die Vorlage ist beraten; das Ergebnis der nichtöffentlichen Beratung ist nicht öffentlich.'
  return `Stand: ${wort(profil, 'zustand', row.zustand)}.`
}
