/** Mails about what happens after a decision: objection, renewed decision, the word of supervision or court. */
import { printDate } from '../../workflows/recht/kalender.ts'
import { beschluss, bezeichnung, faelligAm, isUnterKontrolle } from '../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../workflows/woerter.ts'
import type { ReadVorlage } from '../engine/reading.ts'
import { gremium, stelle, unique } from './empfaenger.ts'
import { posts, type MailDeps, type Post } from './post.ts'
import { gegenstand, seite, verschwiegen, type Kern } from './post-vorlage.ts'
import type { Mitzeichnungsansicht } from './views.ts'
import { rahmen } from './worte.ts'

interface Nachricht {
  was: string
  handlung: string
  weiter: string
}

/** What happened and what follows, for the chair of the body that has to decide again and for everybody else. */
function nachricht({ profil, stand }: ReadVorlage, ereignis: string, isVorsitz: boolean): Nachricht | null {
  const { widerspruch, aufhebung, frist } = stand.context
  if (widerspruch === null) return null
  const name = gremiumName(profil, widerspruch.gremium)
  const ruht = 'Der Vollzug ist ausgesetzt. Sie müssen nichts tun.'
  const stelleAmZug = widerspruch.entscheidet === 'gericht' ? 'das Verwaltungsgericht' : 'die Aufsichtsbehörde'
  if (aufhebung !== null)
    return {
      was: 'Beschluss aufgehoben',
      handlung: 'Der Beschluss ist aufgehoben und wird nicht ausgeführt.',
      weiter: 'Weitere Schritte sind nicht nötig.',
    }
  if (widerspruch.bleibt === null) {
    const bis = widerspruch.spaetestens === null ? '' : ` bis zum ${printDate(widerspruch.spaetestens)}`
    return {
      was: widerspruch.beanstandung === null ? 'Widerspruch' : 'Beanstandung',
      handlung: isVorsitz ? `Bitte laden Sie${bis} zu einer neuen Sitzung ein, in der ${name} erneut entscheidet.` : ruht,
      weiter: `Als Nächstes entscheidet ${name} in einer neuen Sitzung.`,
    }
  }
  if (stand.zustand === 'beanstandet') return { was: 'Beanstandung', handlung: ruht, weiter: `Als Nächstes entscheidet ${stelleAmZug}.` }
  if (stand.zustand === 'ausgesetzt')
    return {
      was: 'Widerspruch zurückgewiesen',
      handlung: ruht,
      weiter: `Als Nächstes: ${profil.hvb.titel} legt den Beschluss der Aufsichtsbehörde vor.`,
    }
  const offen =
    frist === null ? 'Der Beschluss wird ausgeführt.' : `Bis zum ${printDate(frist.bis)} kann der Beschluss noch beanstandet werden.`
  return {
    was: ereignis === 'ERNEUT_BESCHLIESSEN' ? 'Widerspruch zurückgewiesen' : 'Beschluss wirksam',
    handlung: 'Es bleibt bei dem Beschluss. Sie müssen nichts tun.',
    weiter: offen,
  }
}

export async function widerspruchspost(deps: MailDeps, read: ReadVorlage, ereignis: string): Promise<Post[]> {
  const { profil, stand, id } = read
  const { widerspruch } = stand.context
  if (widerspruch === null) return []
  const vorsitz = await gremium(deps, profil, widerspruch.gremium, deps.heute(), ['vorsitz'])
  const empfaenger = unique([...vorsitz, ...stelle(profil, stand.context.federfuehrung), ...stelle(profil, profil.sitzungsdienst)])
  return posts(empfaenger, (an) => {
    const offen = gegenstand(read, an.intern, beschluss(stand)?.context.oeffentlich)
    const isVorsitz = vorsitz.some(({ key }) => key === an.key)
    const { was = '', handlung = '', weiter = '' } = nachricht(read, ereignis, isVorsitz) ?? {}
    const kern: Kern = {
      betreffzeile: `${was}: ${offen.titel}`,
      ueberschrift: offen.betreff ?? bezeichnung(stand.context),
      handlung,
      weiter,
    }
    const { am, norm } = widerspruch.beanstandung ?? widerspruch
    const angaben = [
      { label: widerspruch.beanstandung === null ? 'Widerspruch vom' : 'Beanstandung vom', wert: printDate(am) },
      { label: 'Grund', wert: wort(profil, 'widerspruchsgrund', widerspruch.grund) },
      { label: 'Norm', wert: norm },
      ...(offen.inhaltErlaubt ? [{ label: 'Begründung', wert: (widerspruch.beanstandung ?? widerspruch).begruendung }] : []),
    ]
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      ...(offen.standErlaubt ? kern : verschwiegen(offen, false)),
      grund: 'Sie erhalten diese E-Mail, weil Sie für die Vorlage zuständig sind oder das Gremium leiten, das erneut entscheidet.',
      knopf: { text: 'Vorlage öffnen', href: seite(deps, id) },
      angaben: offen.standErlaubt ? angaben : [],
    }
    return { ansicht, anlagen: [] }
  })
}

/** The office in charge and the body that decided learn that the decision no longer holds. */
export async function aufhebungspost(deps: MailDeps, read: ReadVorlage): Promise<Post[]> {
  const { profil, stand, id } = read
  const station = beschluss(stand)
  const vorsitz = station === undefined ? [] : await gremium(deps, profil, station.context.gremium, deps.heute(), ['vorsitz'])
  const neu = stand.context.beziehungen.findLast(({ art }) => art === 'aufgehoben_durch')
  return posts(unique([...stelle(profil, stand.context.federfuehrung), ...vorsitz]), (an) => {
    const offen = gegenstand(read, an.intern, station?.context.oeffentlich)
    const kern: Kern = {
      betreffzeile: `Beschluss aufgehoben: ${offen.titel}`,
      ueberschrift: offen.betreff ?? bezeichnung(stand.context),
      handlung: 'Der Beschluss gilt nicht mehr. Bitte führen Sie seine Aufträge nicht weiter aus.',
      weiter: 'Weitere Schritte sind nicht nötig.',
    }
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      ...(offen.standErlaubt ? kern : verschwiegen(offen, false)),
      grund: 'Sie erhalten diese E-Mail, weil Sie für die Vorlage zuständig sind oder ein beteiligtes Gremium leiten.',
      knopf: { text: 'Vorlage öffnen', href: seite(deps, id) },
      angaben: offen.standErlaubt && neu !== undefined ? [{ label: wort(profil, 'beziehung', neu.art), wert: neu.nummer }] : [],
    }
    return { ansicht, anlagen: [] }
  })
}

/** The chair of the body learns at once what was decided in its place; the clerk plans the session. */
export async function eilpost(deps: MailDeps, read: ReadVorlage): Promise<Post[]> {
  const { profil, stand, id } = read
  const station = stand.stationen.find(({ context }) => context.gremium !== 'hvb')
  const vorsitz = station === undefined ? [] : await gremium(deps, profil, station.context.gremium, deps.heute(), ['vorsitz'])
  const empfaenger = unique([...vorsitz, ...stelle(profil, profil.sitzungsdienst), ...stelle(profil, stand.context.federfuehrung)])
  return posts(empfaenger, (an) => {
    const offen = gegenstand(read, an.intern, station?.context.oeffentlich)
    const dienst = an.key === `stelle:${profil.sitzungsdienst}`
    const kern: Kern = {
      betreffzeile: `Eilig entschieden: ${offen.titel}`,
      ueberschrift: offen.betreff ?? bezeichnung(stand.context),
      handlung: dienst ? 'Bitte sehen Sie die nächste Sitzung des Gremiums vor.' : 'Die Entscheidung gilt sofort. Sie müssen nichts tun.',
      weiter:
        stand.zustand === 'genehmigung_offen'
          ? 'Als Nächstes entscheidet das Gremium über die Genehmigung.'
          : 'Als Nächstes wird dem Gremium berichtet.',
    }
    const { norm = '', grund = '' } = stand.context.eil ?? {}
    const angaben = [{ label: 'Norm', wert: norm }, ...(offen.inhaltErlaubt ? [{ label: 'Grund der Eile', wert: grund }] : [])]
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      ...(offen.standErlaubt ? kern : verschwiegen(offen, dienst)),
      grund: 'Sie erhalten diese E-Mail, weil Sie das Gremium leiten, für die Vorlage zuständig sind oder die Sitzung planen.',
      knopf: { text: 'Vorlage öffnen', href: seite(deps, id) },
      angaben: offen.standErlaubt ? angaben : [],
    }
    return { ansicht, anlagen: [] }
  })
}

/** A mandate is due soon, or its day has passed: then clerk, Dezernat and head of administration are told too. */
export async function kontrollpost(deps: MailDeps, read: ReadVorlage, nr: number, art: string): Promise<Post[]> {
  const { profil, stand, id } = read
  const punkt = stand.beschlusspunkte.find(({ context }) => context.nr === nr)
  const tag = punkt === undefined ? null : faelligAm(punkt)
  if (punkt === undefined || tag === null || !isUnterKontrolle(punkt)) return []
  const ueberfaellig = art === 'ueberfaellig'
  const leitung = [...(profil.schalter.dezernat.wert ? [wort(profil, 'funktion', 'dezernat')] : []), profil.hvb.titel].join(', ')
  const federfuehrung = stelle(profil, stand.context.federfuehrung)
  const dezernat = profil.schalter.dezernat.wert ? stelle(profil, profil.vorzimmer?.dezernat ?? '') : []
  const eskalation = ueberfaellig
    ? [...stelle(profil, profil.sitzungsdienst), ...dezernat, ...stelle(profil, profil.vorzimmer?.hvb ?? '')]
    : []
  return posts(unique([...federfuehrung, ...eskalation]), (an) => {
    const offen = gegenstand(read, an.intern, beschluss(stand)?.context.oeffentlich)
    const zustaendig = federfuehrung.some(({ key }) => key === an.key)
    const kern: Kern = {
      betreffzeile: `${ueberfaellig ? 'Überfällig' : `Erinnerung, fällig am ${printDate(tag)}`}: ${offen.titel}`,
      ueberschrift: offen.betreff ?? bezeichnung(stand.context),
      handlung: zustaendig
        ? ueberfaellig
          ? `Der Auftrag war bis ${printDate(tag)} zu erledigen. Bitte melden Sie heute den Sachstand.`
          : `Bitte melden Sie bis ${printDate(tag)} den Sachstand.`
        : `Der Auftrag war bis ${printDate(tag)} zu erledigen. Sie müssen nichts tun.`,
      weiter: ueberfaellig
        ? `Der Auftrag steht auch auf diesen Aufgabenlisten: ${leitung}.`
        : `Ohne Meldung geht der Auftrag weiter an: ${leitung}.`,
    }
    const ansicht: Mitzeichnungsansicht = {
      rahmen: rahmen(profil),
      ...(offen.standErlaubt ? kern : verschwiegen(offen, false)),
      grund: 'Sie erhalten diese E-Mail, weil Sie den Beschluss ausführen oder seine Umsetzung verfolgen.',
      knopf: { text: 'Sachstand melden', href: seite(deps, id) },
      angaben: offen.standErlaubt
        ? [
            { label: 'Punkt', wert: String(nr) },
            { label: 'Stand', wert: wort(profil, 'punkt', punkt.zustand) },
          ]
        : [],
    }
    return { ansicht, anlagen: [] }
  })
}
