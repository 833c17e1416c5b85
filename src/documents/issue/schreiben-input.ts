/** Letters about one decision as their documents need them. */
import { regelwerk } from '../../../workflows/recht/regelwerk.ts'
import type { Block } from '../../../workflows/text/blocks.ts'
import { paragraphs } from '../../../workflows/text/blocks.ts'
import { angenommenerText, type Wortlaut } from '../../../workflows/vorlage/inhalt.ts'
import { beschluss, bezeichnung, faelligAm, isUnterKontrolle, publizitaet } from '../../../workflows/vorlage/stand.ts'
import { artName, gremiumName, stelleName, wort } from '../../../workflows/woerter.ts'
import type { ReadingDeps, ReadVorlage } from '../../engine/reading.ts'
import { formatDate } from '../format.ts'
import type { Schreibenart, SchreibenInput } from '../inputs.ts'
import { briefkopf } from './briefkopf.ts'

/** What every letter begins with: the paper, the decision, its wording. */
interface Grundlage {
  read: ReadVorlage
  angaben: SchreibenInput['angaben']
  punkte: { nr: number; text: Block[] }[]
}

async function grundlage(deps: ReadingDeps, read: ReadVorlage): Promise<Grundlage> {
  const { profil, stand, inhalt } = read
  const station = beschluss(stand)
  const ergebnis = station?.context.ergebnis ?? null
  const geaendert =
    ergebnis?.wortlaut === undefined ? null : ((await deps.store.getInhalte([ergebnis.wortlaut])).get(ergebnis.wortlaut) as Wortlaut)
  const abgelehnt = new Set((ergebnis?.punkte ?? []).filter((punkt) => punkt.ergebnis === 'abgelehnt').map(({ nr }) => nr))
  return {
    read,
    angaben: [
      { label: 'Vorlage', wert: `${artName(profil, stand.context.art)} ${bezeichnung(stand.context)}` },
      ...(station === undefined || ergebnis === null
        ? []
        : [
            { label: 'Gremium', wert: gremiumName(profil, station.context.gremium) },
            {
              label: 'Beschluss vom',
              wert: `${formatDate(ergebnis.befund.sitzungAm.slice(0, 10))}: ${wort(profil, 'ergebnis', ergebnis.ergebnis)}`,
            },
          ]),
    ],
    punkte: angenommenerText(inhalt.beschlusspunkte, geaendert).filter(({ nr }) => !abgelehnt.has(nr)),
  }
}

type Eigenes = Pick<SchreibenInput, 'bezeichnung' | 'abschnitte' | 'wortlaut' | 'unterschrift'> & { angaben?: SchreibenInput['angaben'] }

/** The objection, or the Beanstandung where it has come to that. */
function widerspruch({ read: { profil, stand }, punkte }: Grundlage): Eigenes {
  const { widerspruch: eingelegt } = stand.context
  if (eingelegt === null) throw new Error('NO_WIDERSPRUCH')
  const { beanstandung } = eingelegt
  const { am, begruendung, norm } = beanstandung ?? eingelegt
  const kenntnis = eingelegt.kenntnisAm === null ? [] : [{ label: 'Kenntnis seit', wert: formatDate(eingelegt.kenntnisAm) }]
  const verlangen = `Der Beschluss wird nach ${norm} ${beanstandung === null ? 'mit Widerspruch angegriffen' : 'beanstandet'}. ${gremiumName(profil, eingelegt.gremium)} wird aufgefordert, ihn aufzuheben. Der Vollzug ist ausgesetzt.`
  return {
    bezeichnung: beanstandung === null ? 'Widerspruch' : 'Beanstandung',
    angaben: [{ label: 'Grund', wert: wort(profil, 'widerspruchsgrund', eingelegt.grund) }, { label: 'Norm', wert: norm }, ...kenntnis],
    abschnitte: [
      { titel: 'Verlangen', text: paragraphs(verlangen) },
      { titel: 'Begründung', text: paragraphs(begruendung) },
    ],
    wortlaut: { titel: 'Angegriffener Beschluss', einleitung: null, punkte },
    unterschrift: { funktion: profil.hvb.titel, am, form: 'gez' },
  }
}

/** The text as adopted, signed by the head of administration with the date. */
function ausfertigung({ read: { profil, stand }, punkte }: Grundlage, heute: string): Eigenes {
  return {
    bezeichnung: 'Ausfertigung',
    abschnitte: [
      { titel: 'Vermerk', text: paragraphs('Der folgende Wortlaut stimmt mit dem Beschluss überein und wird hiermit ausgefertigt.') },
    ],
    wortlaut: { titel: 'Wortlaut', einleitung: null, punkte },
    unterschrift: { funktion: profil.hvb.titel, am: stand.context.satzung?.ausgefertigtAm ?? heute, form: 'eigenhaendig' },
  }
}

/** Text, order of publication, day in force, and until when defects can be raised where that is known. */
function bekanntmachung({ read: { profil, stand }, punkte }: Grundlage, heute: string): Eigenes {
  const { satzung } = stand.context
  const am = beschluss(stand)?.context.ergebnis?.befund.sitzungAm.slice(0, 10) ?? heute
  const { wert: monate, norm } = regelwerk(profil.rechtsbereich, am).verfahrensfehlerMonate
  const hinweis = `Verfahrens- und Formfehler können nach Ablauf von ${String(monate)} Monaten seit der Bekanntmachung in der Regel nicht mehr geltend gemacht werden (${norm}).`
  return {
    bezeichnung: 'Bekanntmachung',
    angaben: [
      ...(satzung?.ausgefertigtAm == null ? [] : [{ label: 'Ausgefertigt am', wert: formatDate(satzung.ausgefertigtAm) }]),
      ...(satzung?.inKraftAm == null ? [] : [{ label: 'Tritt in Kraft am', wert: formatDate(satzung.inKraftAm) }]),
    ],
    abschnitte: [
      {
        titel: 'Bekanntmachungsanordnung',
        text: paragraphs('Die vorstehend bezeichnete Satzung wird hiermit öffentlich bekannt gemacht.'),
      },
      ...(monate === null ? [] : [{ titel: 'Hinweis', text: paragraphs(hinweis) }]),
    ],
    wortlaut: { titel: 'Wortlaut der Satzung', einleitung: null, punkte },
    unterschrift: { funktion: profil.hvb.titel, am: satzung?.bekanntgemachtAm ?? heute, form: 'gez' },
  }
}

/** What was decided at once, why, and by whom; who signs with the head of administration is named by function, never by name. */
function eilentscheidung({ read: { profil, stand }, punkte }: Grundlage): Eigenes {
  const { eil } = stand.context
  if (eil === null) throw new Error('NO_EILENTSCHEIDUNG')
  return {
    bezeichnung: artName(profil, stand.context.art),
    angaben: [
      { label: 'Norm', wert: eil.norm },
      ...(eil.spaetestens === null ? [] : [{ label: 'Zu entscheiden bis', wert: formatDate(eil.spaetestens) }]),
      { label: 'Rechte Dritter', wert: eil.rechteDritter ? 'entstehen' : 'entstehen nicht' },
      ...(eil.mitUnterschrift === null ? [] : [{ label: 'Unterzeichnet mit', wert: wort(profil, 'funktion', 'mitglied') }]),
    ],
    abschnitte: [{ titel: 'Dringlichkeit', text: paragraphs(eil.grund) }],
    wortlaut: { titel: 'Entscheidung', einleitung: null, punkte },
    unterschrift: { funktion: profil.hvb.titel, am: eil.am, form: 'gez' },
  }
}

/** Where the mandates of the decision stand: status, what was reported, and when they are looked at next. */
function sachstandsbericht({ read: { profil, stand }, punkte }: Grundlage, heute: string): Eigenes {
  return {
    bezeichnung: 'Sachstandsbericht',
    abschnitte: stand.beschlusspunkte.map((punkt) => {
      const letzter = punkt.context.berichte.at(-1)
      const naechster = isUnterKontrolle(punkt) ? faelligAm(punkt) : null
      const saetze = [
        `${wort(profil, 'punkt', punkt.zustand)}${letzter === undefined ? '' : `, Stand ${formatDate(letzter.am)}`}.`,
        letzter?.text ?? '',
        naechster === null ? '' : `Nächster Termin: ${formatDate(naechster)}.`,
      ].filter((satz) => satz !== '')
      return { titel: `Punkt ${punkt.context.nr}`, text: saetze.flatMap((satz) => paragraphs(satz)) }
    }),
    wortlaut: { titel: 'Beschluss', einleitung: null, punkte },
    unterschrift: { funktion: stelleName(profil, stand.context.federfuehrung), am: heute, form: 'gez' },
  }
}

/** That it has come in, when, and under which number it goes on. */
function eingangsbestaetigung({ read: { profil, stand }, punkte }: Grundlage, heute: string): Eigenes {
  const { eingang, nummer } = stand.context
  if (eingang === null) throw new Error('NO_EINGANG')
  return {
    bezeichnung: 'Eingangsbestätigung',
    angaben: [
      { label: 'Eingereicht von', wert: eingang.einreicher },
      { label: 'Eingegangen am', wert: formatDate(eingang.am) },
    ],
    abschnitte: [{ titel: 'Bestätigung', text: paragraphs(`Der Eingang wird bestätigt. Die Nummer lautet ${nummer ?? ''}.`) }],
    wortlaut: { titel: 'Wortlaut', einleitung: null, punkte },
    unterschrift: { funktion: stelleName(profil, profil.sitzungsdienst), am: heute, form: 'gez' },
  }
}

const ARTEN: Record<Schreibenart, (grundlage: Grundlage, heute: string) => Eigenes> = {
  widerspruch,
  ausfertigung,
  bekanntmachung,
  eilentscheidung,
  sachstandsbericht,
  eingangsbestaetigung,
}

export async function schreibenInput(
  deps: ReadingDeps,
  read: ReadVorlage,
  art: Schreibenart,
  ausgegebenAm: string,
  nachgestellt: string | null,
): Promise<SchreibenInput> {
  const grund = await grundlage(deps, read)
  const { angaben = [], ...eigenes } = ARTEN[art](grund, ausgegebenAm)
  return {
    briefkopf: briefkopf(read.profil, read.profil.hvb.organ, ausgegebenAm, nachgestellt),
    art,
    betreff: read.inhalt.betreff,
    publizitaet: publizitaet(read.stand),
    ...eigenes,
    angaben: [...grund.angaben, ...angaben],
  }
}
