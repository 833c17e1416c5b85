/** The box "Nächster Schritt" of a session for this person. The rules answer; nothing is decided here. */
import type { Grund } from '../../../../workflows/rule.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import { printDate } from '../vorlagen/dates.ts'
import { darf, gruende, isLeitung, type Gelesen } from './gelesen.ts'

interface Aktion {
  text: string
  href?: string
  action?: string
  commandId?: string
  bezug?: string
  felder?: { name: string; wert: string }[]
  art?: 'primary' | 'secondary'
  label?: string
}

export interface Schritt {
  satz: string
  angaben: string
  aktionen: Aktion[]
  hindernisse: { text: string; gruende: { satz: string; norm?: string; href?: string; abhilfe?: string }[] }[]
  leise: boolean
}

const schritt = (satz: string, aktionen: Aktion[] = [], angaben = ''): Schritt => ({
  satz,
  angaben,
  aktionen,
  hindernisse: [],
  leise: aktionen.length === 0,
})

/** Where an unmet condition can be mended. */
function hilfe({ stand }: Gelesen, { satz, norm, abhilfe }: Grund): Schritt['hindernisse'][number]['gruende'][number] {
  const basis = { satz, ...(norm !== undefined && { norm }) }
  if (abhilfe?.ereignis === 'TOP_ANLEGEN') return { ...basis, href: '#neuer-punkt', abhilfe: 'Punkt hinzufügen' }
  if (abhilfe?.ereignis === 'SITZ_BESETZEN') return { ...basis, href: `/gremien/${stand.context.gremium}`, abhilfe: 'Mitglieder eintragen' }
  return basis
}

async function vorDerLadung(deps: PageDeps, sitzung: Gelesen, pfad: string): Promise<Schritt> {
  const text = wort(sitzung.profil, 'schritt', 'LADUNG_VERSENDEN')
  const gefunden = await gruende(deps, sitzung, 'LADUNG_VERSENDEN')
  if (gefunden === null) return schritt(`Die Einladung steht noch aus. Zuständig ist ${wort(sitzung.profil, 'begriff', 'dienst')}.`)
  if (gefunden.length > 0)
    return {
      ...schritt('Die Sitzung vorbereiten.'),
      leise: false,
      hindernisse: [{ text, gruende: gefunden.map((grund) => hilfe(sitzung, grund)) }],
    }
  return schritt('Tagesordnung fertigstellen, dann einladen.', [{ text: 'Einladung prüfen', href: `${pfad}/einladen`, art: 'primary' }])
}

/** A member says whether he or she comes. Nothing is preselected. */
async function eigeneAntwort(deps: PageDeps, sitzung: Gelesen, pfad: string): Promise<Schritt | null> {
  const { akteur, stand, profil, head } = sitzung
  if (akteur.person === undefined) return null
  const event = { type: 'LADUNG_BEANTWORTEN', person: akteur.person, antwort: 'zugesagt' }
  const gefunden = await deps.engine.inquire(sitzung, event, akteur)
  if (gefunden === null || gefunden.length > 0) return null
  const bezug = await deps.engine.bezug(sitzung, event)
  const bisher = stand.context.antworten[akteur.person]
  const knopf = (antwort: 'zugesagt' | 'abgesagt', text: string): Aktion => ({
    text,
    action: `${pfad}/antwort`,
    commandId: deps.web.commandId(head.rev),
    bezug,
    felder: [
      { name: 'person', wert: akteur.person ?? '' },
      { name: 'antwort', wert: antwort },
    ],
  })
  return schritt(
    bisher === undefined ? 'Bitte melden Sie, ob Sie teilnehmen.' : `Ihre Antwort: ${wort(profil, 'antwort', bisher)}.`,
    [knopf('zugesagt', 'Ich nehme teil'), knopf('abgesagt', 'Ich bin verhindert')],
    'Sie können Ihre Antwort bis zum Beginn der Sitzung ändern.',
  )
}

/** What remains once the results are out: the Niederschrift is signed, then approved. */
function niederschrift(deps: PageDeps, sitzung: Gelesen, pfad: string, satz: string): Schritt {
  const { zustand, context } = sitzung.stand
  const aktion = (type: string, href: string): Aktion[] =>
    darf(deps, sitzung, { type }) === null ? [] : [{ text: wort(sitzung.profil, 'schritt', type), href: `${pfad}/${href}`, art: 'primary' }]
  switch (zustand) {
    case 'niederschrift_offen':
      return schritt(
        `${satz} Die Niederschrift ist noch zu unterzeichnen.`,
        aktion('NIEDERSCHRIFT_UNTERZEICHNEN', 'niederschrift-unterzeichnen'),
        context.niederschrift === null
          ? ''
          : `Bis ${printDate(context.niederschrift.bis)}, spätestens zur nächsten Sitzung (${context.niederschrift.norm}).`,
      )
    case 'niederschrift_unterzeichnet':
      return schritt(
        `${satz} Die Niederschrift ist dem Gremium zur Genehmigung vorzulegen.`,
        aktion('NIEDERSCHRIFT_GENEHMIGEN', 'niederschrift-genehmigen'),
      )
    case 'niederschrift_genehmigt':
      return schritt(`${satz} Die Niederschrift ist genehmigt. Zu dieser Sitzung ist nichts mehr zu tun.`)
    default:
      return schritt(`${satz} Der Entwurf der Niederschrift wird gerade erstellt.`)
  }
}

function nachDerSitzung(deps: PageDeps, sitzung: Gelesen, pfad: string): Schritt {
  const { tops, ergebnisseVersandt } = sitzung.stand.context
  const href = `${pfad}/bestaetigung`
  if (ergebnisseVersandt !== null) return niederschrift(deps, sitzung, pfad, 'Die Ergebnisse sind versandt.')
  const offen = tops.filter(({ zustand }) => zustand === 'erfasst').length
  const darfSehen = isLeitung(deps, sitzung)
  if (offen > 0)
    return darfSehen
      ? schritt(
          offen === 1 ? 'Ein Ergebnis ist noch zu bestätigen.' : `${String(offen)} Ergebnisse sind noch zu bestätigen.`,
          [{ text: 'Ergebnisse prüfen und bestätigen', href, art: 'primary' }],
          'Bestätigt wird von einer zweiten Person, nicht von der, die erfasst hat.',
        )
      : schritt('Die Ergebnisse werden noch bestätigt.')
  if (!tops.some(({ zustand }) => zustand === 'bestaetigt'))
    return niederschrift(deps, sitzung, pfad, 'Die Sitzung ist geschlossen. Es gibt keine Ergebnisse zu versenden.')
  return darf(deps, sitzung, { type: 'ERGEBNISSE_VERSENDEN' }) === null
    ? schritt(`Alle Ergebnisse sind bestätigt. Als Nächstes versendet ${wort(sitzung.profil, 'begriff', 'dienst')} sie.`)
    : schritt('Alle Ergebnisse sind bestätigt. Sie können versandt werden.', [{ text: 'Zum Versand', href, art: 'primary' }])
}

export async function naechsterSchritt(deps: PageDeps, sitzung: Gelesen): Promise<Schritt> {
  const { stand, heute } = sitzung
  const pfad = `/sitzungen/${sitzung.head.ref.id}`
  switch (stand.zustand) {
    case 'terminiert':
      return vorDerLadung(deps, sitzung, pfad)
    case 'eingeladen': {
      const isHeute = stand.context.am.slice(0, 10) <= heute
      if (isLeitung(deps, sitzung))
        return schritt(isHeute ? 'Die Sitzung eröffnen und leiten.' : 'Eingeladen ist. Eröffnet wird am Sitzungstag.', [
          { text: 'Sitzung leiten', href: `${pfad}/leitung`, art: isHeute ? 'primary' : 'secondary' },
        ])
      return (await eigeneAntwort(deps, sitzung, pfad)) ?? schritt('Eingeladen ist. Die Sitzung steht bevor.')
    }
    case 'laeuft':
      return isLeitung(deps, sitzung)
        ? schritt('Die Sitzung läuft.', [{ text: 'Zur Sitzungsleitung', href: `${pfad}/leitung`, art: 'primary' }])
        : schritt('Die Sitzung läuft.')
    case 'unterbrochen':
      return isLeitung(deps, sitzung)
        ? schritt('Die Sitzung ist unterbrochen.', [
            { text: wort(sitzung.profil, 'schritt', 'SITZUNG_FORTSETZEN'), href: `${pfad}/fortsetzen`, art: 'primary' },
            { text: 'Zur Sitzungsleitung', href: `${pfad}/leitung`, art: 'secondary' },
          ])
        : schritt('Die Sitzung ist unterbrochen.')
    case 'geschlossen':
    case 'niederschrift_offen':
    case 'niederschrift_unterzeichnet':
    case 'niederschrift_genehmigt':
      return nachDerSitzung(deps, sitzung, pfad)
    default:
      return schritt(`Die Sitzung ist abgesagt. Grund: ${stand.context.endeGrund ?? 'nicht angegeben'}`)
  }
}
