/** Mails to whoever has to look at a decision: an open legal check, and the approval of supervision or Vertretung. */
import { beschluss, bezeichnung, stationById } from '../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../workflows/woerter.ts'
import type { ReadVorlage } from '../engine/reading.ts'
import { gremium, stelle, unique, type Empfaenger } from './empfaenger.ts'
import { posts, type MailDeps, type Post } from './post.ts'
import { gegenstand, seite, verschwiegen, type Kern } from './post-vorlage.ts'
import type { Mitzeichnungsansicht } from './views.ts'
import { rahmen } from './worte.ts'

const ZU_ENTSCHEIDEN = 'Bitte öffnen Sie die Vorlage: Dort ist etwas zu prüfen oder einzutragen.'

/** The offices whose task list shows it. */
const pruefende = ({ profil }: ReadVorlage): Empfaenger[] => [
  ...stelle(profil, profil.sitzungsdienst),
  ...stelle(profil, profil.vorzimmer?.hvb ?? ''),
]

interface Inhalt {
  betreff: string
  /** What this recipient has to do; null where nothing. */
  bitte: string | null
  /** What happened, for those who have nothing to do. */
  geschehen: string
  weiter: string
  grund: string
  angaben: { label: string; wert: string }[]
}

function ansicht(
  deps: MailDeps,
  read: ReadVorlage,
  an: Empfaenger,
  oeffentlich: boolean | undefined,
  inhalt: Inhalt,
): Mitzeichnungsansicht {
  const offen = gegenstand(read, an.intern, oeffentlich)
  const kern: Kern = {
    betreffzeile: `${inhalt.betreff}: ${offen.titel}`,
    ueberschrift: offen.betreff ?? bezeichnung(read.stand.context),
    handlung: inhalt.bitte ?? `${inhalt.geschehen} Sie müssen nichts tun.`,
    weiter: inhalt.weiter,
  }
  const geheim = verschwiegen(offen, false)
  return {
    rahmen: rahmen(read.profil),
    ...(offen.standErlaubt ? kern : { ...geheim, ...(inhalt.bitte !== null && { handlung: ZU_ENTSCHEIDEN }) }),
    grund: inhalt.grund,
    knopf: { text: 'Vorlage öffnen', href: seite(deps, read.id) },
    angaben: offen.standErlaubt ? inhalt.angaben : [],
  }
}

export async function pruefungspost(deps: MailDeps, read: ReadVorlage, station: string): Promise<Post[]> {
  const { profil, stand } = read
  const offene = stand.context.pruefungen.filter((pruefung) => pruefung.station === station)
  const context = stationById(stand, station)?.context
  // Closed again before the mail was written.
  if (offene.length === 0 || context === undefined) return []
  return posts(unique(pruefende(read)), (an) => ({
    ansicht: ansicht(deps, read, an, context.oeffentlich, {
      betreff: 'Rechtliche Prüfung offen',
      bitte: 'Bitte prüfen Sie, ob das Ergebnis Bestand hat, und schließen Sie die Prüfung ab.',
      geschehen: '',
      weiter: 'Bis dahin gilt das Ergebnis weiter.',
      grund: 'Sie erhalten diese E-Mail, weil Sie die rechtliche Prüfung von Beschlüssen abschließen können.',
      angaben: [
        { label: 'Gremium', wert: gremiumName(profil, context.gremium) },
        ...offene.map(({ grund }) => ({ label: 'Grund', wert: wort(profil, 'pruefung', grund) })),
      ],
    }),
    anlagen: [],
  }))
}

/** @param ereignis what became of the approval: offen, erteilt, versagt */
export async function genehmigungspost(deps: MailDeps, read: ReadVorlage, ereignis: string): Promise<Post[]> {
  const { profil, stand } = read
  const { genehmigung, satzung } = stand.context
  const station = beschluss(stand)
  if (genehmigung === null || station === undefined) return []
  const offen = ereignis === 'offen'
  const dienst = `stelle:${profil.sitzungsdienst}`
  const vorsitz = offen ? [] : await gremium(deps, profil, station.context.gremium, deps.heute(), ['vorsitz'])
  const vorlegen =
    genehmigung.durch === 'aufsicht'
      ? 'Bitte legen Sie den Beschluss der Aufsichtsbehörde vor und tragen Sie ihre Entscheidung ein.'
      : 'Bitte veranlassen Sie die Bestätigung durch die Vertretung und tragen Sie sie ein.'
  const gesagt = {
    offen: {
      betreff: 'Genehmigung steht aus',
      geschehen: `${wort(profil, 'genehmigung', genehmigung.durch)}.`,
      weiter: 'Bis dahin wird nichts ausgeführt.',
    },
    erteilt: {
      betreff: 'Genehmigung erteilt',
      geschehen: 'Die Genehmigung des Beschlusses ist erteilt.',
      weiter: satzung === null ? 'Der Beschluss wird ausgeführt.' : `Als Nächstes: ${profil.hvb.titel} fertigt die Satzung aus.`,
    },
    versagt: {
      betreff: 'Genehmigung versagt',
      geschehen: 'Die Genehmigung ist versagt. Der Beschluss ist aufgehoben und wird nicht ausgeführt.',
      weiter: 'Weitere Schritte sind nicht nötig.',
    },
  }[ereignis]
  if (gesagt === undefined) return []
  const empfaenger = unique([...pruefende(read), ...stelle(profil, stand.context.federfuehrung), ...vorsitz])
  return posts(empfaenger, (an) => ({
    ansicht: ansicht(deps, read, an, station.context.oeffentlich, {
      ...gesagt,
      bitte: offen && an.key === dienst ? vorlegen : null,
      grund: 'Sie erhalten diese E-Mail, weil Sie für die Vorlage zuständig sind oder an ihrer Genehmigung mitwirken.',
      angaben: [
        { label: 'Gremium', wert: gremiumName(profil, station.context.gremium) },
        { label: 'Norm', wert: genehmigung.norm },
      ],
    }),
    anlagen: [],
  }))
}
