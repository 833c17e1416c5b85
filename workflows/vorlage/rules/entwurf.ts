/** The draft: ANLEGEN, AENDERN, ANLAGE_HINZUFUEGEN, ANLAGE_ENTFERNEN. Saving is never refused for what is still missing. */
import { HVB, type Rolle } from '../../begriffe.ts'
import type { Situation } from '../../aggregate.ts'
import type { Rule, Rules } from '../../rule.ts'
import type { BefundOf } from '../befund.ts'
import type { VorlageEvent } from '../events.ts'
import { merkmale, type Merkmale } from '../inhalt.ts'
import { vorlageStand } from '../stand.ts'
import { imZustand, type Lage, type LageWith } from './common.ts'

type Stationsangabe = VorlageEvent<'AENDERN'>['beratungsfolge'][number]

/** The bodies of the Beratungsfolge exist here, and the head of administration only approves. */
export const gremienBekannt: Rule<Situation & { event: { beratungsfolge: readonly Pick<Stationsangabe, 'gremium' | 'rolle'>[] } }> = ({
  profil,
  event,
}) => {
  const falsch = event.beratungsfolge.find(({ gremium, rolle }) =>
    gremium === HVB ? rolle !== 'genehmigung' : rolle === 'genehmigung' || !profil.gremien.some((bekannt) => bekannt.id === gremium),
  )
  return falsch === undefined
    ? null
    : {
        code: 'GREMIUM_UNBEKANNT',
        satz: 'Ein Gremium der Beratungsfolge gibt es hier nicht. Bitte wählen Sie es aus der Liste.',
        abhilfe: { feld: 'beratungsfolge' },
      }
}

const NEBENEINANDER: readonly Rolle[] = ['anhoerung', 'kenntnisnahme', 'vorberatung']

/** Bodies that prepare a decision may do so side by side; whoever decides or approves has a place of its own in the order. */
const parallelNurVorDerEntscheidung: Rule<Situation & { event: { beratungsfolge: readonly Stationsangabe[] } }> = ({ event }) =>
  event.beratungsfolge.every(
    ({ parallel, rolle }, index, folge) =>
      parallel !== true || (NEBENEINANDER.includes(rolle) && NEBENEINANDER.includes(folge[index - 1]?.rolle ?? 'entscheidung')),
  )
    ? null
    : {
        code: 'PARALLEL_UNZULAESSIG',
        satz: 'Gleichzeitig beraten nur Gremien, die vor der Entscheidung beraten, gehört werden oder Kenntnis nehmen. Bitte prüfen Sie die Beratungsfolge.',
        abhilfe: { feld: 'beratungsfolge' },
      }

/** Sections and co-signing offices are those of the profile. */
export const abschnitteBekannt: Rule<
  Situation & { event: Pick<VorlageEvent<'AENDERN'>, 'inhalt'> & { art?: VorlageEvent<'ANLEGEN'>['art'] } }
> = ({ profil, event, parts }) => {
  const art = event.art ?? (parts['vorlage']?.context as Lage['stand']['context'] | undefined)?.art
  const bekannt = new Set((art === undefined ? undefined : profil.arten[art])?.abschnitte.map((abschnitt) => abschnitt.id))
  const fremd = Object.keys(event.inhalt.abschnitte).find((id) => !bekannt.has(id))
  return fremd === undefined
    ? null
    : {
        code: 'ABSCHNITT_UNBEKANNT',
        satz: 'Ein Abschnitt gehört nicht zu dieser Vorlagenart. Bitte laden Sie die Seite neu.',
        abhilfe: { feld: `abschnitt-${fremd}` },
      }
}

export const stellenBekannt: Rule<Situation & { event: { mitzeichnung: string[]; federfuehrung?: string } }> = ({ profil, event }) =>
  [...event.mitzeichnung, ...(event.federfuehrung === undefined ? [] : [event.federfuehrung])].every((id) =>
    profil.stellen.some((stelle) => stelle.id === id),
  )
    ? null
    : {
        code: 'STELLE_UNBEKANNT',
        satz: 'Eine genannte Stelle gibt es hier nicht. Bitte wählen Sie sie aus der Liste.',
        abhilfe: { feld: 'mitzeichnung' },
      }

/** The kind is used in this municipality. */
export const artVorgesehen: Rule<Situation & { event: Pick<VorlageEvent<'ANLEGEN'>, 'art'> }> = ({ profil, event }) =>
  profil.arten[event.art] === undefined
    ? {
        code: 'ART_UNBEKANNT',
        satz: 'Diese Vorlagenart gibt es hier nicht. Bitte wählen Sie eine aus der Liste.',
        abhilfe: { feld: 'art' },
      }
    : null

/** An amendment belongs to the paper it changes. */
const keinAenderungsantrag: Rule<Situation & { event: VorlageEvent<'ANLEGEN'> }> = ({ event }) =>
  event.art === 'aenderungsantrag'
    ? {
        code: 'OHNE_HAUPTVORLAGE',
        satz: 'Ein Änderungsantrag wird zu der Vorlage eingebracht, die er ändert.',
        abhilfe: { feld: 'art' },
      }
    : null

/** A report names a decided paper of this municipality. */
const berichtetUeberBeschluss: Rule<Situation & { event: VorlageEvent<'ANLEGEN'> }> = ({ profil, event, zeugen }) => {
  if (event.berichtetUeber === undefined) return null
  const zeuge = zeugen['berichtetUeber']
  const stand = zeuge === undefined ? null : vorlageStand(zeuge.parts)
  return stand !== null && stand.context.profil === profil.id && stand.beschlusspunkte.length > 0
    ? null
    : {
        code: 'KEIN_AUFTRAG',
        satz: 'Berichtet wird über die Umsetzung eines Beschlusses mit Aufträgen. Diese Vorlage hat keine.',
        abhilfe: { feld: 'berichtetUeber' },
      }
}

const nummerDes = (zeuge: Situation['zeugen'][string]): string | null =>
  zeuge === undefined ? null : vorlageStand(zeuge.parts).context.nummer

/** The administration answers what has come in from outside and bears its number. */
const stellungnahmeZuEingang: Rule<Situation & { event: VorlageEvent<'ANLEGEN'> }> = ({ event, profil, zeugen }) => {
  if (event.stellungnahmeZu === undefined) return null
  const zeuge = zeugen['stellungnahmeZu']
  const context = zeuge === undefined ? null : vorlageStand(zeuge.parts).context
  const vonAussen = context !== null && profil.arten[context.art]?.interneBearbeitung === false
  return event.art === 'stellungnahme' && vonAussen && context.profil === profil.id && context.nummer !== null
    ? null
    : {
        code: 'KEIN_EINGANG',
        satz: 'Eine Stellungnahme gehört zu einem Antrag oder einer Anfrage, die als Eingang erfasst ist.',
        abhilfe: { feld: 'stellungnahmeZu' },
      }
}

export const anlegen: Rules<Situation, VorlageEvent<'ANLEGEN'>, Omit<BefundOf<'ANLEGEN'>, 'von' | 'heute'>> = {
  voraussetzungen: [],
  angaben: [
    artVorgesehen,
    keinAenderungsantrag,
    gremienBekannt,
    parallelNurVorDerEntscheidung,
    abschnitteBekannt,
    stellenBekannt,
    berichtetUeberBeschluss,
    stellungnahmeZuEingang,
  ],
  befund: ({ event, zeugen, hash }) => ({
    merkmale: merkmale(event.inhalt, hash),
    berichtetUeber: nummerDes(zeugen['berichtetUeber']),
    stellungnahmeZu: nummerDes(zeugen['stellungnahmeZu']),
  }),
}

const nurImEntwurf = imZustand(
  ['entwurf', 'ueberarbeitung'],
  'Ändern lässt sich nur ein Entwurf. Bitte lassen Sie sich die Vorlage zurückgeben.',
)

export const aendern: Rules<Lage, VorlageEvent<'AENDERN'>, { merkmale: Merkmale }> = {
  voraussetzungen: [nurImEntwurf],
  angaben: [gremienBekannt, parallelNurVorDerEntscheidung, abschnitteBekannt, stellenBekannt],
  befund: ({ event, hash }) => ({ merkmale: merkmale(event.inhalt, hash) }),
}

const MAX_ANLAGEN = 60

/** An attachment is added once; their number is bounded. */
export const anlageNeu: Rule<LageWith<{ hash: string }>> = ({ stand, event }) => {
  const { anlagen } = stand.context
  if (anlagen.length >= MAX_ANLAGEN)
    return {
      code: 'ZU_VIELE_ANLAGEN',
      satz: `Mehr als ${MAX_ANLAGEN} Anlagen sind nicht möglich. Bitte fassen Sie Dateien zusammen.`,
      abhilfe: { feld: 'datei' },
    }
  return anlagen.some((anlage) => anlage.hash === event.hash)
    ? { code: 'ANLAGE_VORHANDEN', satz: 'Diese Datei ist schon beigefügt.', abhilfe: { feld: 'datei' } }
    : null
}

export const anlageHinzufuegen: Rules<Lage, VorlageEvent<'ANLAGE_HINZUFUEGEN'>, object> = {
  voraussetzungen: [nurImEntwurf],
  angaben: [anlageNeu],
}

const anlageGibtEs: Rule<LageWith<VorlageEvent<'ANLAGE_ENTFERNEN'>>> = ({ stand, event }) =>
  stand.context.anlagen.some((anlage) => anlage.id === event.anlage)
    ? null
    : { code: 'ANLAGE_UNBEKANNT', satz: 'Diese Anlage gibt es nicht mehr. Bitte laden Sie die Seite neu.' }

export const anlageEntfernen: Rules<Lage, VorlageEvent<'ANLAGE_ENTFERNEN'>, object> = {
  voraussetzungen: [nurImEntwurf],
  angaben: [anlageGibtEs],
}
