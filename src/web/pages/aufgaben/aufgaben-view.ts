/** Meine Aufgaben: groups by time, each row with the step as a verb and one link that leads to it. */
import type { Profil } from '../../../../workflows/profile/index.ts'
import { bezeichnung, stationById, vorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'
import { dueGroup, printMeeting, type DueGroup } from '../vorlagen/dates.ts'
import { fristName, gegenstand, liegt } from '../vorlagen/lage.ts'
import { schritt, schrittPfad } from '../vorlagen/schritte.ts'
import { fristZelle } from './frist-zelle.ts'
import type { Task } from './tasks.ts'

const GRUPPEN: readonly { gruppe: DueGroup; titel: string }[] = [
  { gruppe: 'ueberfaellig', titel: 'Überfällig' },
  { gruppe: 'heute', titel: 'Heute' },
  { gruppe: 'woche', titel: 'Diese Woche' },
  { gruppe: 'spaeter', titel: 'Später oder ohne Frist' },
]

const SPALTEN = [
  { text: 'Vorlage oder Sitzung' },
  { text: 'Nächster Schritt' },
  { text: 'Frist' },
  { text: 'Wo sie liegt' },
  { text: 'Aktion', action: true },
]

/** Pages of a session by what is to be done there. */
const SITZUNG_SEITE: Record<string, string> = {
  SITZUNG_EROEFFNEN: '/leitung',
  SITZUNG_SCHLIESSEN: '/leitung',
  ERGEBNIS_BESTAETIGEN: '/bestaetigung',
}

function ziel({ row, aufgabe, parts }: Task): string {
  if (parts === null) return `/sitzungen/${row.id}${SITZUNG_SEITE[aufgabe.ereignis] ?? ''}`
  const sitzung = stationById(vorlageStand(parts), aufgabe.gegenstand)?.context.sitzung
  if (sitzung != null && aufgabe.ereignis === 'ERGEBNIS_ERFASSEN') return `/sitzungen/${sitzung}/leitung`
  if (sitzung != null && aufgabe.ereignis === 'ERGEBNIS_BESTAETIGEN') return `/sitzungen/${sitzung}/bestaetigung`
  return schritt(aufgabe.ereignis) === undefined ? `/vorlagen/${row.id}` : schrittPfad(row.id, aufgabe.ereignis, aufgabe.gegenstand)
}

function kopf(profil: Profil, { row, parts }: Task): { text: string; href: string; nummer: string } {
  if (parts === null) {
    return {
      text: gremiumName(profil, String(row.fields['gremium'])),
      href: `/sitzungen/${row.id}`,
      nummer: printMeeting(String(row.fields['am'])),
    }
  }
  return { text: row.titel ?? 'Ohne Betreff', href: `/vorlagen/${row.id}`, nummer: bezeichnung(vorlageStand(parts).context) }
}

function zeile(profil: Profil, heute: string, task: Task): object {
  const { aufgabe, parts, row } = task
  const verb = wort(profil, 'schritt', aufgabe.ereignis)
  const haupt = kopf(profil, task)
  const wozu = parts === null ? null : gegenstand(profil, vorlageStand(parts), aufgabe)
  return {
    haupt,
    zellen: [
      { spalte: 'Nächster Schritt', text: verb, zusatz: wozu ?? '' },
      fristZelle(heute, aufgabe.frist, aufgabe.frist === null ? '' : fristName(aufgabe.ereignis)),
      {
        spalte: 'Wo sie liegt',
        text: parts === null ? wort(profil, 'sitzung', String(row.fields['zustand'])) : liegt(profil, vorlageStand(parts)),
      },
    ],
    aktion: { text: verb, label: `${verb}: ${haupt.text}`, href: ziel(task) },
  }
}

export function aufgabenView(profil: Profil, heute: string, tasks: readonly Task[]): object[] {
  const sortiert = tasks.toSorted((a, b) => (a.aufgabe.frist ?? '9999').localeCompare(b.aufgabe.frist ?? '9999'))
  return GRUPPEN.flatMap(({ gruppe, titel }) => {
    const zeilen = sortiert.filter(({ aufgabe }) => dueGroup(heute, aufgabe.frist) === gruppe)
    if (zeilen.length === 0) return []
    return [{ titel, zahl: String(zeilen.length), spalten: SPALTEN, zeilen: zeilen.map((task) => zeile(profil, heute, task)) }]
  })
}
