/** Papers that a result names: the one that settled it, and the one whose vote it shares. */
import type { Rule } from '../../rule.ts'
import type { Stationsergebnis } from '../../station/ergebnis.ts'
import type { Abstimmungsbefund } from '../befund.ts'
import type { VorlageEvent } from '../events.ts'
import { vorlageStand, type VorlageStand } from '../stand.ts'
import { stationOf, type LageWith } from './common.ts'

type Angabe = VorlageEvent<'ERGEBNIS_ERFASSEN'> | VorlageEvent<'ERGEBNIS_KORRIGIEREN'> | VorlageEvent<'BERICHTIGEN'>
type Name = 'erledigtDurch' | 'gemeinsamMit'

/** Another paper of this municipality. */
function genannt(lage: LageWith<Angabe>, name: Name): VorlageStand | null {
  const zeuge = lage.zeugen[name]
  if (zeuge === undefined || zeuge.id === lage.ref.id) return null
  const stand = vorlageStand(zeuge.parts)
  return stand.context.profil === lage.profil.id ? stand : null
}

/** "Erledigt" names the paper that settled it. */
export const erledigtNenntVorlage: Rule<LageWith<Angabe>> = (lage) => {
  if (lage.event.ergebnis !== 'erledigt') return null
  return genannt(lage, 'erledigtDurch') === null
    ? { code: 'BEZUG_FEHLT', satz: 'Bitte geben Sie an, durch welche Vorlage sich diese erledigt hat.', abhilfe: { feld: 'erledigtDurch' } }
    : null
}

/** The result of that paper in the session of this one. */
function gemeinsamesErgebnis(lage: LageWith<Angabe>): Stationsergebnis | null {
  const { sitzung } = stationOf(lage).context
  const stationen = genannt(lage, 'gemeinsamMit')?.stationen ?? []
  return stationen.find(({ context }) => context.sitzung === sitzung && context.ergebnis !== null)?.context.ergebnis ?? null
}

const stimmen = (angabe: Angabe['abstimmung']): string =>
  angabe === undefined ? '' : [angabe.ja, angabe.nein, angabe.enthaltung, angabe.ungueltig, angabe.modus, angabe.ohneZahlen ?? ''].join(' ')

/** A shared vote is one vote: taken in the same session, with the same counts. */
export const gemeinsamAbgestimmt: Rule<LageWith<Angabe>> = (lage) => {
  if (lage.event.gemeinsamMit === undefined) return null
  const anderes = gemeinsamesErgebnis(lage)
  const feld = { abhilfe: { feld: 'gemeinsamMit' } }
  if (anderes?.abstimmung === undefined)
    return { code: 'KEINE_GEMEINSAME_ABSTIMMUNG', satz: 'Zu der genannten Vorlage gibt es in dieser Sitzung keine Abstimmung.', ...feld }
  return stimmen(anderes.abstimmung) === stimmen(lage.event.abstimmung)
    ? null
    : {
        code: 'ANDERE_STIMMEN',
        satz: 'Bei gemeinsamer Abstimmung gelten für alle Vorlagen dieselben Stimmen. Bitte prüfen Sie die Zahlen.',
        ...feld,
      }
}

/** Ids and numbers of the papers that are named. */
export function genannteVorlagen(lage: LageWith<Angabe>): Pick<Abstimmungsbefund, Name> {
  const of = (name: Name): Abstimmungsbefund[Name] => {
    const vorlage = lage.event[name]
    const stand = genannt(lage, name)
    return vorlage === undefined || stand === null ? null : { vorlage, nummer: stand.context.nummer ?? '' }
  }
  return { erledigtDurch: of('erledigtDurch'), gemeinsamMit: of('gemeinsamMit') }
}
