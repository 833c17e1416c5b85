/** The page of a Ladung link as plain data: session, place, agenda, reply. What is not public has no subject here. */
import type { Profil } from '../../../../workflows/profile/profil.ts'
import { topNummern, type SitzungStand } from '../../../../workflows/sitzung/stand.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'
import type { FieldError } from '../../security/form.ts'
import { printMeeting } from '../vorlagen/dates.ts'

export interface LadungSource {
  profil: Profil
  /** With texts in place of references. */
  stand: SitzungStand
  /** Name as printed on the invitation. */
  person: string
  antwort: 'zugesagt' | 'abgesagt' | null
  /** Unmet conditions apart from the phase, as sentences. */
  gruende: readonly string[]
  /** Number and Betreff of published papers by id; others are missing. */
  vorlagen: ReadonlyMap<string, { nummer: string; betreff: string; href: string }>
  action: string
}

const ANTWORTEN = [
  { wert: 'zugesagt', text: 'Ich nehme teil' },
  { wert: 'abgesagt', text: 'Ich bin verhindert' },
]

function tagesordnung({ stand, profil, vorlagen }: LadungSource): object[] {
  const nummern = topNummern(stand.context.tops)
  const tops = stand.context.tops.filter((top) => nummern.has(top.id)).toSorted((a, b) => Number(b.oeffentlich) - Number(a.oeffentlich))
  const ersterNichtoeffentlich = tops.find((top) => !top.oeffentlich)?.id
  const mehrere = tops.some((top) => top.oeffentlich) && ersterNichtoeffentlich !== undefined
  return tops.map((top) => {
    const vorlage = top.oeffentlich && top.vorlage !== null ? vorlagen.get(top.vorlage.id) : undefined
    const eigener = top.titel ?? 'Vorlage, noch nicht veröffentlicht'
    return {
      nummer: nummern.get(top.id) ?? '',
      titel: top.oeffentlich ? (vorlage?.betreff ?? eigener) : 'Nichtöffentlicher Punkt',
      href: vorlage?.href ?? '',
      stand: [vorlage?.nummer, top.vorlage === null ? undefined : wort(profil, 'rolle', top.vorlage.rolle)]
        .filter((text) => text !== undefined)
        .join(' · '),
      trenner: mehrere && top.id === ersterNichtoeffentlich ? 'Nichtöffentlicher Teil' : '',
    }
  })
}

function geschehen({ stand, antwort }: LadungSource): object | null {
  const bisher = antwort === null ? '' : `Ihre Antwort: ${ANTWORTEN.find(({ wert }) => wert === antwort)?.text ?? ''}.`
  switch (stand.zustand) {
    case 'eingeladen':
      return antwort === null
        ? null
        : { art: 'success', titel: bisher, text: 'Sie können Ihre Antwort ändern, bis die Sitzung eröffnet ist.' }
    case 'entfallen':
      return { art: 'warning', titel: 'Diese Sitzung entfällt', text: bisher }
    case 'laeuft':
    case 'unterbrochen':
      return {
        art: 'info',
        titel: 'Die Sitzung hat begonnen',
        text: `${bisher} Antworten sind nicht mehr nötig; die Anwesenheit wird in der Sitzung festgestellt.`.trim(),
      }
    case 'geschlossen':
    case 'niederschrift_offen':
    case 'niederschrift_unterzeichnet':
    case 'niederschrift_genehmigt':
      return { art: 'info', titel: 'Die Sitzung ist beendet', text: bisher === '' ? 'Es lag keine Antwort vor.' : bisher }
    default:
      return {
        art: 'info',
        titel: 'Zu dieser Sitzung wird noch eingeladen',
        text: 'Sobald die Einladung versandt ist, können Sie hier antworten.',
      }
  }
}

export function ladungView(
  source: LadungSource,
  eingabe: { fehler: readonly FieldError[]; antwort: string } | null = null,
): { titel: string; view: object } {
  const { profil, stand, action, person } = source
  const { am, ort, nummer, gremium } = stand.context
  const offen = stand.zustand === 'eingeladen' && source.gruende.length === 0
  const titel = `${gremiumName(profil, gremium)}: Sitzung am ${printMeeting(am)}`
  const gewaehlt = ANTWORTEN.find(({ wert }) => wert === eingabe?.antwort)
  return {
    titel: offen ? `Teilnahme melden – ${titel}` : titel,
    view: {
      vorzeile: person === '' ? 'Einladung' : `Einladung für ${person}`,
      titel,
      action,
      offen,
      geschehen: geschehen(source),
      gruende: stand.zustand === 'eingeladen' ? source.gruende : [],
      konflikt:
        !offen && gewaehlt !== undefined
          ? {
              satz: 'Ihre Antwort wurde nicht eingetragen. Wie es um die Sitzung steht, lesen Sie darunter.',
              eingaben: [{ name: 'Antwort', hier: gewaehlt.text }],
            }
          : null,
      fehler: offen ? (eingabe?.fehler ?? []) : [],
      fehlerAntwort: offen ? (eingabe?.fehler[0]?.satz ?? '') : '',
      optionen: ANTWORTEN.map((option) => ({ ...option, checked: option.wert === eingabe?.antwort })),
      eckdaten: [{ name: 'Ort', wert: ort }, ...(nummer === null ? [] : [{ name: 'Sitzung', wert: nummer }])],
      tagesordnung: tagesordnung(source),
    },
  }
}
