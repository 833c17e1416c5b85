/** The dated checklist of a session: what is due when, by which norm, and whether it is done. */
import { ladungsfrist } from '../../../../workflows/recht/fristen.ts'
import { addDays } from '../../../../workflows/recht/kalender.ts'
import { sitzeAm } from '../../../../workflows/gremium/machine.ts'
import { isGehalten } from '../../../../workflows/sitzung/stand.ts'
import { niederschriftfrist } from '../../../../workflows/sitzung/niederschrift.ts'
import { wort } from '../../../../workflows/woerter.ts'
import { dueWords, printDate, printMeeting } from '../vorlagen/dates.ts'
import type { Gelesen } from './gelesen.ts'

interface Badge {
  art: 'success' | 'warning' | 'danger' | 'info' | 'neutral'
  text: string
}

interface Eintrag {
  was: string
  /** Date, with the norm or rule behind it. */
  wann: string
  hinweis: string
  badge: Badge
}

/** As the partial of a vertical list of steps wants it. */
interface Station {
  gremium: string
  stand: 'erledigt' | 'aktuell' | 'offen'
  angaben: string
  badge: Badge
  hinweis: string
}

const ERLEDIGT: Badge = { art: 'success', text: 'Erledigt' }
const VORBEI: Badge = { art: 'neutral', text: 'Vorbei' }
const OFFEN: Badge = { art: 'info', text: 'Offen' }
const SPAETER: Badge = { art: 'neutral', text: 'Noch nicht' }
const UEBERFAELLIG: Badge = { art: 'danger', text: 'Überfällig' }

const VOR_DER_LADUNG = new Set(['terminiert'])

function redaktionsschluss({ stand, profil, heute }: Gelesen): Eintrag {
  const { wert, hinweis, sicherheit } = profil.fristen.redaktionsschlussTage
  const am = addDays(stand.context.am.slice(0, 10), -wert)
  const vorbei = !VOR_DER_LADUNG.has(stand.zustand) || am < heute
  return {
    was: 'Redaktionsschluss',
    wann: vorbei ? printDate(am) : dueWords(heute, am),
    hinweis: sicherheit === 'zweifelhaft' && hinweis !== undefined ? hinweis : '',
    badge: vorbei ? VORBEI : OFFEN,
  }
}

function tagesordnung({ stand }: Gelesen, vorgesehen: number): Eintrag {
  const vorlagen = stand.context.tops.filter(({ vorlage, ausgang }) => vorlage !== null && ausgang !== 'abgesetzt').length
  const auf = vorlagen === 1 ? '1 Vorlage auf der Tagesordnung' : `${String(vorlagen)} Vorlagen auf der Tagesordnung`
  const warten = vorgesehen === 0 ? '' : `, ${String(vorgesehen)} vorgesehen`
  const fertig = !VOR_DER_LADUNG.has(stand.zustand)
  return { was: 'Tagesordnung', wann: `${auf}${warten}`, hinweis: '', badge: fertig && vorgesehen === 0 ? ERLEDIGT : OFFEN }
}

function einladung({ stand, profil, heute }: Gelesen): Eintrag {
  const { ladung, am, fortsetzungVon } = stand.context
  if (ladung !== null && fortsetzungVon !== null)
    return {
      was: 'Einladung',
      wann: `Ladung vom ${printDate(ladung.am)}`,
      hinweis: 'Fortsetzung einer unterbrochenen Sitzung.',
      badge: ERLEDIGT,
    }
  const frist = ladungsfrist({ profil, sitzungAm: am.slice(0, 10), versandAm: ladung?.am ?? heute })
  const regel = `Ladungsfrist ${String(frist.tage)} Tage, ${frist.norm}`
  if (ladung !== null) {
    const verkuerzt = ladung.grund === null ? '' : ` Verkürzte Frist: ${ladung.grund}`
    return { was: 'Einladung', wann: `Versandt am ${printDate(ladung.am)}`, hinweis: `${regel}.${verkuerzt}`, badge: ERLEDIGT }
  }
  const verpasst = frist.spaetestens < heute
  return {
    was: 'Einladung',
    wann: verpasst ? `Hätte bis ${printDate(frist.spaetestens)} versandt sein müssen` : `Bis ${dueWords(heute, frist.spaetestens)}`,
    hinweis: `${regel}.`,
    badge: verpasst ? UEBERFAELLIG : OFFEN,
  }
}

function antworten({ stand, gremium }: Gelesen): Eintrag {
  const { antworten: alle, am } = stand.context
  const geladen = gremium === null ? 0 : new Set(sitzeAm(gremium, am.slice(0, 10)).map(({ person }) => person)).size
  const zugesagt = Object.values(alle).filter((antwort) => antwort === 'zugesagt').length
  const abgesagt = Object.keys(alle).length - zugesagt
  const isVorher = VOR_DER_LADUNG.has(stand.zustand)
  return {
    was: 'Antworten der Mitglieder',
    wann: isVorher
      ? `${String(geladen)} Personen werden geladen`
      : `${String(zugesagt)} nehmen teil, ${String(abgesagt)} verhindert, ${String(Math.max(0, geladen - zugesagt - abgesagt))} ohne Antwort`,
    hinweis: '',
    badge: isVorher ? SPAETER : { art: 'neutral', text: `${String(zugesagt + abgesagt)} von ${String(geladen)}` },
  }
}

function sitzungstag({ stand, profil, heute }: Gelesen): Eintrag {
  const { am } = stand.context
  const tag = am.slice(0, 10)
  const badge: Badge = isGehalten(stand)
    ? ERLEDIGT
    : stand.zustand === 'laeuft'
      ? { art: 'info', text: wort(profil, 'sitzung', 'laeuft') }
      : tag < heute
        ? UEBERFAELLIG
        : tag === heute
          ? { art: 'warning', text: 'Heute' }
          : SPAETER
  return { was: 'Sitzung', wann: printMeeting(am), hinweis: '', badge }
}

function ergebnisse({ stand }: Gelesen): Eintrag {
  const { tops, ergebnisseVersandt } = stand.context
  const erfasst = tops.filter(({ zustand }) => zustand === 'erfasst').length
  const bestaetigt = tops.filter(({ zustand }) => zustand === 'bestaetigt').length
  const was = 'Ergebnisse'
  if (ergebnisseVersandt !== null) return { was, wann: `Versandt am ${printDate(ergebnisseVersandt)}`, hinweis: '', badge: ERLEDIGT }
  if (erfasst + bestaetigt === 0) return { was, wann: 'Nach der Sitzung bestätigen und versenden', hinweis: '', badge: SPAETER }
  return {
    was,
    wann: `${String(bestaetigt)} bestätigt, ${String(erfasst)} noch nicht bestätigt`,
    hinweis: 'Noch nicht versandt.',
    badge: OFFEN,
  }
}

/** Due as the law or the Geschäftsordnung says, whatever the session has left open. */
function niederschrift({ stand, profil, heute }: Gelesen): Eintrag {
  const { niederschrift: offene, am } = stand.context
  const { bis, norm } = offene ?? niederschriftfrist(profil, am)
  const was = 'Niederschrift'
  if (offene?.genehmigt != null) return { was, wann: `Genehmigt am ${printDate(offene.genehmigt.am)}`, hinweis: '', badge: ERLEDIGT }
  if (offene?.unterzeichnet != null)
    return { was, wann: `Unterzeichnet am ${printDate(offene.unterzeichnet.am)}`, hinweis: 'Noch nicht genehmigt.', badge: OFFEN }
  return {
    was,
    wann: `Bis ${offene === null ? printDate(bis) : dueWords(heute, bis)}`,
    hinweis: `Spätestens zur nächsten Sitzung, ${norm}.`,
    badge: offene === null ? SPAETER : bis < heute ? UEBERFAELLIG : OFFEN,
  }
}

/** In the order of time; the first thing that is open is the one to look at. */
export function checkliste(sitzung: Gelesen, vorgesehen: number): Station[] {
  const alle = [
    redaktionsschluss(sitzung),
    tagesordnung(sitzung, vorgesehen),
    einladung(sitzung),
    antworten(sitzung),
    sitzungstag(sitzung),
    ergebnisse(sitzung),
    niederschrift(sitzung),
  ]
  const offen = alle.find(({ badge }) => ['info', 'warning', 'danger'].includes(badge.art))
  return alle.map((eintrag) => ({
    gremium: eintrag.was,
    stand: eintrag === offen ? 'aktuell' : eintrag.badge === ERLEDIGT || eintrag.badge === VORBEI ? 'erledigt' : 'offen',
    angaben: eintrag.wann,
    badge: eintrag.badge,
    hinweis: eintrag.hinweis,
  }))
}
