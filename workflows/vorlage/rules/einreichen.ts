/** EINREICHEN: the draft leaves its author. Mandatory fields are conditions here, never of saving a draft. */
import { istMitteilung } from '../../profile/profil.ts'
import { mitzeichnungsfrist } from '../../recht/fristen.ts'
import type { Rule, Rules } from '../../rule.ts'
import { wort } from '../../woerter.ts'
import type { BefundOf, Mitzeichnungsbedarf } from '../befund.ts'
import { abschnittName, imZustand, normVon, rechtDerSitzung, type Lage } from './common.ts'

/** Every section that the profile makes mandatory for this kind holds words. */
export const pflichtabschnitte: Rule<Lage> = (lage) => {
  const { art, merkmale } = lage.stand.context
  const fehlend = (lage.profil.arten[art]?.abschnitte ?? []).filter(
    (abschnitt) => abschnitt.pflicht === 'pflicht' && !merkmale.abschnitte.includes(abschnitt.id),
  )
  if (fehlend.length === 0) return null
  const namen = fehlend.map((abschnitt) => `„${abschnittName(lage, abschnitt.id)}“`).join(', ')
  return {
    code: 'ABSCHNITT_FEHLT',
    satz: `Es fehlt noch: ${namen}. Bitte ergänzen Sie den Text im Entwurf.`,
    abhilfe: { ereignis: 'AENDERN', feld: `abschnitt-${fehlend[0]?.id}` },
  }
}

/** A kind that is decided on needs at least one Beschlusspunkt; a Mitteilung must have none. */
export const beschlussvorschlag: Rule<Lage> = ({ stand, profil }) => {
  const { art, merkmale } = stand.context
  const regel = profil.arten[art]?.beschlussvorschlag
  if (regel?.pflicht === 'pflicht' && merkmale.punkte.length === 0) {
    return {
      code: 'BESCHLUSSVORSCHLAG_FEHLT',
      satz: `Es fehlt noch: „${regel.titel}“. Bitte formulieren Sie mindestens einen Punkt.`,
      abhilfe: { ereignis: 'AENDERN', feld: 'punkt-1' },
    }
  }
  if (regel?.pflicht === 'verboten' && merkmale.punkte.length > 0) {
    return {
      code: 'BESCHLUSSVORSCHLAG_UNZULAESSIG',
      satz: 'Über eine Mitteilung wird nicht beschlossen. Bitte streichen Sie den Beschlussvorschlag oder legen Sie eine Beschlussvorlage an.',
      abhilfe: { ereignis: 'AENDERN', feld: 'punkt-1' },
    }
  }
  return null
}

/** Financial effects are answered: "keine" is allowed, silence is not, where the profile asks for them. */
export const finanzielles: Rule<Lage> = ({ stand, profil }) =>
  profil.arten[stand.context.art]?.finanziell === 'pflicht' && stand.context.merkmale.finanziell === 'offen'
    ? {
        code: 'FINANZIELLES_FEHLT',
        satz: 'Bitte beantworten Sie die finanziellen Auswirkungen: „keine“ oder Betrag und Jahr.',
        abhilfe: { ereignis: 'AENDERN', feld: 'finanziell' },
      }
    : null

/** A paper goes to a body; only a question may be answered in writing. */
const beratungsfolgeGenannt: Rule<Lage> = ({ stand }) =>
  stand.stationen.length > 0 || stand.context.art === 'anfrage'
    ? null
    : {
        code: 'BERATUNGSFOLGE_FEHLT',
        satz: 'Bitte nennen Sie mindestens ein Gremium, das die Vorlage berät oder zur Kenntnis nimmt.',
        abhilfe: { ereignis: 'AENDERN', feld: 'beratungsfolge' },
      }

/** Exactly one station decides a paper that is to be decided; none decides a Mitteilung. */
const entscheidendeStation: Rule<Lage> = ({ stand, profil }) => {
  const entscheidend = stand.stationen.filter((station) => station.context.rolle === 'entscheidung').length
  // An Eilentscheidung is decided already; the body takes note of it or approves it.
  if (stand.context.art === 'eilentscheidung') return null
  if (istMitteilung(profil, stand.context.art)) {
    return entscheidend === 0
      ? null
      : {
          code: 'MITTEILUNG_OHNE_ENTSCHEIDUNG',
          satz: 'Eine Mitteilung wird zur Kenntnis genommen, nicht entschieden. Bitte ändern Sie die Beratungsfolge.',
          abhilfe: { ereignis: 'AENDERN', feld: 'beratungsfolge' },
        }
  }
  return entscheidend === 1
    ? null
    : {
        code: 'ENTSCHEIDUNG_FEHLT',
        satz: 'In der Beratungsfolge muss genau ein Gremium entscheiden. Bitte ergänzen Sie die Beratungsfolge.',
        abhilfe: { ereignis: 'AENDERN', feld: 'beratungsfolge' },
      }
}

/** A non-public paper says why. */
const grundDerNichtoeffentlichkeit: Rule<Lage> = (lage) =>
  lage.stand.context.kopf.oeffentlich || lage.stand.context.kopf.nichtoeffentlichGrund !== null
    ? null
    : {
        code: 'GRUND_FEHLT',
        satz: 'Bitte geben Sie an, warum die Vorlage nichtöffentlich beraten werden soll.',
        ...normVon(rechtDerSitzung(lage).oeffentlichkeitAusschliessen),
        abhilfe: { ereignis: 'AENDERN', feld: 'nichtoeffentlichGrund' },
      }

/** A kind from outside the administration is registered by the clerk, not submitted. */
const kommtAusDerVerwaltung: Rule<Lage> = ({ stand, profil }) =>
  profil.arten[stand.context.art]?.interneBearbeitung === false
    ? {
        code: 'KOMMT_VON_AUSSEN',
        satz: `Anträge und Anfragen erfasst ${wort(profil, 'begriff', 'dienst')} als Eingang.`,
        abhilfe: { ereignis: 'EINGANG_ERFASSEN' },
      }
    : null

/** Offices to co-sign: those the profile demands for these facts and those the author named. */
export function mitzeichnungsbedarf({ profil, stand, heute }: Lage): Mitzeichnungsbedarf[] {
  const { merkmale, kopf } = stand.context
  const ausgeloest = profil.mitzeichnung.filter(
    ({ ausloeser }) =>
      ausloeser === 'immer' ||
      (ausloeser === 'finanziell' && merkmale.finanziell === 'ja') ||
      (ausloeser === 'satzung' && merkmale.punkte.some((punkt) => punkt.art === 'satzung')),
  )
  const frist = (werktage: number): string => mitzeichnungsfrist({ von: heute, werktage, land: profil.land })
  const bedarf = ausgeloest.map(({ stelle, pflicht, fristWerktage }) => ({ stelle, pflicht: pflicht.wert, frist: frist(fristWerktage) }))
  const weitere = kopf.mitzeichnung.filter((stelle) => !bedarf.some((vorhanden) => vorhanden.stelle === stelle))
  return [...bedarf, ...weitere.map((stelle) => ({ stelle, pflicht: false, frist: frist(profil.fristen.mitzeichnungWerktage.wert) }))]
}

export const einreichen: Rules<Lage, object, Omit<BefundOf<'EINREICHEN'>, 'von' | 'heute'>> = {
  voraussetzungen: [
    imZustand(['entwurf', 'ueberarbeitung'], 'Einreichen lässt sich nur ein Entwurf.'),
    kommtAusDerVerwaltung,
    pflichtabschnitte,
    beschlussvorschlag,
    finanzielles,
    beratungsfolgeGenannt,
    entscheidendeStation,
    grundDerNichtoeffentlichkeit,
  ],
  angaben: [],
  befund: (lage) => {
    const mitzeichnungen = mitzeichnungsbedarf(lage)
    return {
      weg: {
        amtspruefung: lage.profil.schalter.amtspruefung.wert,
        mitzeichnung: mitzeichnungen.length > 0,
        dezernat: lage.profil.schalter.dezernat.wert,
      },
      mitzeichnungen,
    }
  },
}

/** The same form check for kinds from outside, where the clerk registers them. */
export const formpruefung = [
  pflichtabschnitte,
  beschlussvorschlag,
  beratungsfolgeGenannt,
  entscheidendeStation,
  grundDerNichtoeffentlichkeit,
]
