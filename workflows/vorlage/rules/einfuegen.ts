/** EINFUEGEN and NEUFASSEN: the clerk adds a body on order of another one or of the head of administration; the administration revises. */
import { istMitteilung } from '../../profile/profil.ts'
import type { Rule, Rules } from '../../rule.ts'
import type { VorlageEvent } from '../events.ts'
import { merkmale, type Merkmale } from '../inhalt.ts'
import { entscheidendeStation, stationById } from '../stand.ts'
import { anhoerungBis } from './anhoerung.ts'
import { imZustand, inDerBeratungsfolge, stationGibtEs, type Lage, type LageWith } from './common.ts'
import { abschnitteBekannt } from './entwurf.ts'
import { gremiumWaehlbar } from './gremien.ts'

type Einfuegung = LageWith<VorlageEvent<'EINFUEGEN'>>

const vorGibtEs: Rule<Einfuegung> = (lage) =>
  lage.event.vor === undefined ? null : stationGibtEs({ ...lage, event: { station: lage.event.vor } })

const gremiumGenannt: Rule<Einfuegung> = (lage) => gremiumWaehlbar(lage, lage.event.gremium, 'gremium')

const EINFUEGBAR: ReadonlySet<string> = new Set(['anhoerung', 'kenntnisnahme', 'vorberatung', 'entscheidung'])

/** Approvals come about by release and Eilentscheidung, a Mitteilung is not decided, and a paper has one deciding body. */
const rollePasst: Rule<Einfuegung> = ({ event, stand, profil }) => {
  if (!EINFUEGBAR.has(event.rolle))
    return { code: 'ROLLE_UNZULAESSIG', satz: 'Eine Freigabe oder Genehmigung lässt sich nicht einfügen.', abhilfe: { feld: 'rolle' } }
  if (istMitteilung(profil, stand.context.art) && event.rolle !== 'kenntnisnahme')
    return {
      code: 'MITTEILUNG_OHNE_ENTSCHEIDUNG',
      satz: 'Eine Mitteilung wird zur Kenntnis genommen, nicht beraten. Bitte wählen Sie „Kenntnisnahme“.',
      abhilfe: { feld: 'rolle' },
    }
  if (event.rolle === 'entscheidung' && stand.context.eil !== null)
    return {
      code: 'EILIG_ENTSCHIEDEN',
      satz: 'Eilig entschieden ist schon. Ein weiteres Gremium kann davon nur Kenntnis nehmen.',
      abhilfe: { feld: 'rolle' },
    }
  return event.rolle === 'entscheidung' && entscheidendeStation(stand) !== undefined
    ? {
        code: 'ZWEITE_ENTSCHEIDUNG',
        satz: 'In der Beratungsfolge entscheidet schon ein Gremium. Ein zweites kann nicht entscheiden.',
        abhilfe: { feld: 'rolle' },
      }
    : null
}

const BEGONNEN = new Set(['aufgerufen', 'ergebnis_vorlaeufig', 'ergebnis_bestaetigt', 'abgeschlossen', 'hvb_offen', 'hvb_genehmigt'])

/** Nobody deliberates before what has been deliberated already. */
const nichtVorGeschehenem: Rule<Einfuegung> = ({ event, stand }) => {
  const vor = event.vor === undefined ? undefined : stationById(stand, event.vor)
  const ab = vor === undefined ? stand.stationen.length : stand.stationen.indexOf(vor)
  return stand.stationen.slice(ab).some(({ zustand }) => BEGONNEN.has(zustand))
    ? {
        code: 'VOR_BERATUNG',
        satz: 'Vor einer Beratung, die schon stattgefunden hat oder gerade stattfindet, lässt sich keine weitere einfügen.',
        abhilfe: { feld: 'vor' },
      }
    : null
}

/** Behind the decision nobody deliberates. */
const nichtHinterDerEntscheidung: Rule<Einfuegung> = ({ event, stand }) => {
  const entscheidung = entscheidendeStation(stand)
  if (entscheidung === undefined) return null
  const vor = event.vor === undefined ? undefined : stationById(stand, event.vor)
  return vor !== undefined && stand.stationen.indexOf(vor) <= stand.stationen.indexOf(entscheidung)
    ? null
    : {
        code: 'NACH_ENTSCHEIDUNG',
        satz: 'Mit der Entscheidung endet die Beratung. Bitte fügen Sie das Gremium davor ein.',
        abhilfe: { feld: 'vor' },
      }
}

export const einfuegen: Rules<Lage, VorlageEvent<'EINFUEGEN'>, { anhoerungBis: string }> = {
  voraussetzungen: [inDerBeratungsfolge],
  angaben: [vorGibtEs, gremiumGenannt, rollePasst, nichtVorGeschehenem, nichtHinterDerEntscheidung],
  befund: ({ profil, heute }) => ({ anhoerungBis: anhoerungBis(profil, heute) }),
}

/** The new version is still something to decide on. */
const hatBeschlussvorschlag: Rule<LageWith<VorlageEvent<'NEUFASSEN'>>> = (lage) => {
  const { event, profil, stand } = lage
  return profil.arten[stand.context.art]?.beschlussvorschlag.pflicht === 'pflicht' && event.inhalt.beschlusspunkte.length === 0
    ? {
        code: 'BESCHLUSSVORSCHLAG_FEHLT',
        satz: 'Die Neufassung braucht mindestens einen Beschlusspunkt.',
        abhilfe: { feld: 'punkt-1' },
      }
    : null
}

/** A new version says something else than the one that was sent back. */
const sagtAnderes: Rule<LageWith<VorlageEvent<'NEUFASSEN'>>> = ({ event, stand, hash }) =>
  hash(event.inhalt) === stand.context.fassung.hash
    ? { code: 'NICHTS_GEAENDERT', satz: 'Der Text ist derselbe wie zuvor. Bitte ändern Sie ihn, bevor Sie die Neufassung vorlegen.' }
    : null

export const neufassen: Rules<Lage, VorlageEvent<'NEUFASSEN'>, { merkmale: Merkmale }> = {
  voraussetzungen: [imZustand(['neufassung'], 'Neu gefasst wird eine Vorlage, die zur Überarbeitung zurückverwiesen wurde.')],
  angaben: [abschnitteBekannt, hatBeschlussvorschlag, sagtAnderes],
  befund: ({ event, hash }) => ({ merkmale: merkmale(event.inhalt, hash) }),
}
