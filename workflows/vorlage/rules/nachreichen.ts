/** ANLAGE_NACHREICHEN and AUSTAUSCHEN: after the Ladung a paper changes only in the open, and not once its vote is taken. */
import type { Rule, Rules } from '../../rule.ts'
import type { VorlageEvent } from '../events.ts'
import { merkmale, type Merkmale } from '../inhalt.ts'
import { geladeneBeratungen } from '../nachreichung.ts'
import { entscheidungSteht, inDerBeratungsfolge, type Lage, type LageWith } from './common.ts'
import { beschlussvorschlag, pflichtabschnitte } from './einreichen.ts'
import { abschnitteBekannt, anlageNeu } from './entwurf.ts'

/** A body has been invited to deliberate and has not voted yet; nor has the one that decides. */
const nachDerLadungVorDerAbstimmung: Rule<Lage> = (lage) =>
  geladeneBeratungen(lage.stand).length > 0
    ? entscheidungSteht(lage)
    : {
        code: 'KEINE_GELADENE_BERATUNG',
        satz: 'Nachgereicht und ausgetauscht wird, wenn zu einer Beratung schon eingeladen und über die Vorlage dort noch nicht abgestimmt ist.',
      }

/** What is decided in a hurry is decided in the text that was signed. */
const keineEilentscheidung: Rule<Lage> = ({ stand }) =>
  stand.context.eil === null
    ? null
    : {
        code: 'EILIG_ENTSCHIEDEN',
        satz: 'Der Text einer Eilentscheidung steht fest, denn sie gilt schon. Bitte berichten Sie in einer eigenen Vorlage.',
      }

/** Nothing of a non-public paper becomes public by coming late. */
const anlageNichtOeffentlicher: Rule<LageWith<VorlageEvent<'ANLAGE_NACHREICHEN'>>> = ({ stand, event }) =>
  event.oeffentlich && !stand.context.kopf.oeffentlich
    ? {
        code: 'ANLAGE_NICHTOEFFENTLICH',
        satz: 'Die Vorlage ist nichtöffentlich, also auch ihre Anlagen.',
        abhilfe: { feld: 'anlageOeffentlich' },
      }
    : null

export const anlageNachreichen: Rules<Lage, VorlageEvent<'ANLAGE_NACHREICHEN'>, object> = {
  voraussetzungen: [inDerBeratungsfolge, keineEilentscheidung, nachDerLadungVorDerAbstimmung],
  angaben: [anlageNeu, anlageNichtOeffentlicher],
}

type Austausch = LageWith<VorlageEvent<'AUSTAUSCHEN'>>

/** Asked of the text that is to come. */
const imNeuenText =
  (rule: Rule<Lage>): Rule<Austausch> =>
  (lage) => {
    const { stand, event, hash } = lage
    return rule({ ...lage, stand: { ...stand, context: { ...stand.context, merkmale: merkmale(event.inhalt, hash) } } })
  }

/** Pages are exchanged, the matter stays: as many points as before, each of its kind. */
const punkteBleiben: Rule<Austausch> = ({ stand, event }) => {
  const arten = (punkte: readonly { art: string }[]): string => punkte.map(({ art }) => art).join()
  return arten(stand.context.merkmale.punkte) === arten(event.inhalt.beschlusspunkte)
    ? null
    : {
        code: 'ANDERE_PUNKTE',
        satz: 'Beim Austausch bleiben Zahl und Art der Beschlusspunkte gleich. Anderes braucht eine neue Vorlage oder einen Änderungsantrag.',
        abhilfe: { feld: 'punkt-1' },
      }
}

/** Something is exchanged. */
const neuerText: Rule<Austausch> = ({ stand, event, hash }) =>
  hash(event.inhalt) === stand.context.fassung.hash
    ? {
        code: 'NICHTS_AUSGETAUSCHT',
        satz: 'Der Text ist derselbe wie bisher. Bitte ändern Sie, was ausgetauscht werden soll.',
        abhilfe: { feld: 'betreff' },
      }
    : null

export const austauschen: Rules<Lage, VorlageEvent<'AUSTAUSCHEN'>, { merkmale: Merkmale }> = {
  voraussetzungen: [inDerBeratungsfolge, keineEilentscheidung, nachDerLadungVorDerAbstimmung],
  angaben: [abschnitteBekannt, imNeuenText(pflichtabschnitte), imNeuenText(beschlussvorschlag), punkteBleiben, neuerText],
  befund: ({ event, hash }) => ({ merkmale: merkmale(event.inhalt, hash) }),
}
