/** Coming sessions and what each still lacks: the first thing a clerk looks at. */
import type { Parts } from '../../../../workflows/aggregate.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { ladungsfrist } from '../../../../workflows/recht/fristen.ts'
import { addDays } from '../../../../workflows/recht/kalender.ts'
import { isGehalten, sitzungStand } from '../../../../workflows/sitzung/stand.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'
import type { Head } from '../../../engine/ports.ts'
import { dueWords, printDate, printMeeting } from '../vorlagen/dates.ts'

export interface Sitzungsstand {
  id: string
  parts: Parts
}

/** Open work: ahead, running, or closed with results that are not sent. */
export function isOffen({ fields }: Head): boolean {
  const { ergebnisseVersandt, vorlagen } = fields
  const zustand = String(fields['zustand'])
  return isGehalten({ zustand }) ? ergebnisseVersandt === null && Array.isArray(vorlagen) && vorlagen.length > 0 : zustand !== 'entfallen'
}

const SPALTEN = [{ text: 'Sitzung' }, { text: 'Was noch fehlt' }, { text: 'Stand' }]

const STAND_ART: Record<string, string> = { terminiert: 'neutral', eingeladen: 'info', laeuft: 'info', entfallen: 'neutral' }

/** The notice period of the law, with the norm behind it; a missed one is said, never hidden. */
function ladung(profil: Profil, am: string, heute: string): string {
  const { spaetestens, tage } = ladungsfrist({ profil, sitzungAm: am, versandAm: heute })
  if (spaetestens < heute)
    return `Einladung fehlt; die Ladungsfrist von ${String(tage)} Tagen (bis ${printDate(spaetestens)}) ist schon verstrichen`
  return `Einladung versenden bis ${dueWords(heute, spaetestens)} (Ladungsfrist ${String(tage)} Tage)`
}

function fehlt(profil: Profil, heute: string, { parts }: Sitzungsstand): string[] {
  const { zustand, context } = sitzungStand(parts)
  const am = context.am.slice(0, 10)
  const vorgesehen = context.vorgemerkt.length
  const aufTagesordnung = context.tops.filter(({ vorlage, ausgang }) => vorlage !== null && ausgang !== 'abgesetzt').length
  const warten =
    vorgesehen === 0
      ? []
      : [
          vorgesehen === 1
            ? '1 vorgesehene Vorlage auf die Tagesordnung nehmen'
            : `${String(vorgesehen)} vorgesehene Vorlagen auf die Tagesordnung nehmen`,
        ]
  switch (zustand) {
    case 'terminiert': {
      const schluss = addDays(am, -profil.fristen.redaktionsschlussTage.wert)
      return [
        ...(schluss >= heute ? [`Redaktionsschluss ${dueWords(heute, schluss)}`] : []),
        ...warten,
        ...(aufTagesordnung === 0 ? ['Noch keine Vorlage auf der Tagesordnung'] : []),
        ladung(profil, am, heute),
      ]
    }
    case 'eingeladen':
      return [...warten, am === heute ? 'Heute eröffnen und leiten' : 'Eingeladen; bis zur Sitzung ist nichts offen']
    case 'laeuft':
      return ['Sitzung läuft: Ergebnisse erfassen und Sitzung schließen']
    case 'unterbrochen':
      return ['Sitzung unterbrochen: fortsetzen oder schließen']
    case 'geschlossen':
    case 'niederschrift_offen':
    case 'niederschrift_unterzeichnet':
    case 'niederschrift_genehmigt': {
      const offen = context.tops.filter((top) => top.zustand === 'erfasst').length
      if (offen > 0) return [offen === 1 ? '1 Ergebnis bestätigen' : `${String(offen)} Ergebnisse bestätigen`]
      return ['Ergebnisse versenden']
    }
    default:
      return []
  }
}

export function sitzungenView(profil: Profil, heute: string, sitzungen: readonly Sitzungsstand[]): object {
  return {
    spalten: SPALTEN,
    zeilen: sitzungen.map((sitzung) => {
      const { zustand, context } = sitzungStand(sitzung.parts)
      return {
        haupt: {
          text: gremiumName(profil, context.gremium),
          href: `/sitzungen/${sitzung.id}`,
          zusatz: `${context.am.slice(0, 10) === heute ? 'Heute, ' : ''}${printMeeting(context.am)}`,
        },
        zellen: [
          { spalte: 'Was noch fehlt', text: `${fehlt(profil, heute, sitzung).join('. ')}.` },
          {
            spalte: 'Stand',
            badge: { art: STAND_ART[zustand] ?? 'warning', text: wort(profil, 'sitzung', zustand) },
          },
        ],
      }
    }),
  }
}
