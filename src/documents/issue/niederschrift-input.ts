/** The Niederschrift as its document needs it: what the session and the papers on its agenda have recorded, in print order. */
import { sitzungStand, isUnbehandelt } from '../../../workflows/sitzung/stand.ts'
import type { SitzungContext, Top } from '../../../workflows/sitzung/machine.ts'
import type { Inhalt } from '../../../workflows/vorlage/inhalt.ts'
import { publizitaet, stationById } from '../../../workflows/vorlage/stand.ts'
import { gremiumName, stimmzahlen, wort } from '../../../workflows/woerter.ts'
import { readSitzung, readVorlage, type ReadingDeps, type ReadSitzung, type ReadVorlage } from '../../engine/reading.ts'
import { verfahrenssatz } from '../../../workflows/sitzung/verfahren.ts'
import { formatDate } from '../format.ts'
import type { NiederschriftInput } from '../inputs.ts'
import { auszugInput } from './auszug-input.ts'
import { druckfolge, sitzungskopf } from './sitzungskopf.ts'

type Punkt = NiederschriftInput['tops'][number]

/** What became of an item, in one sentence, where there is no result to print. */
function ausgang({ profil }: ReadSitzung, top: Top): string[] {
  if (isUnbehandelt(top)) return [`${wort(profil, 'ergebnis', 'nicht_behandelt')}.`]
  return top.ausgang === null ? [] : [`${wort(profil, 'ergebnis', top.ausgang)}.`]
}

function eigener(read: ReadSitzung, top: Top, nr: string): Punkt {
  const { abstimmung } = top
  const stimmen = abstimmung === null ? [] : [`Abstimmung: ${abstimmung.ohneZahlen ?? stimmzahlen(abstimmung).join(', ')}.`]
  // Nobody has to tick off an opening: that it was not ticked off says nothing.
  const bericht = [...(isUnbehandelt(top) ? [] : ausgang(read, top)), ...(top.vermerk === null ? [] : [top.vermerk]), ...stimmen]
  return {
    nr,
    betreff: top.titel ?? '',
    oeffentlich: top.oeffentlich,
    vorlage: null,
    antrag: [],
    ergebnis: null,
    bericht: bericht.length === 0 ? ['Ohne Vermerk.'] : bericht,
  }
}

/** Whom the item was referred to, and why it was put off, referred or sent back. */
function wohin(read: ReadSitzung, { stand }: ReadVorlage, top: Top, id: string): string[] {
  const context = stationById(stand, id)?.context
  const grund = context?.versuche.findLast(({ sitzung }) => sitzung === read.id)?.grund ?? null
  const an = top.ausgang === 'verwiesen' ? (context?.verweisung?.an ?? []) : []
  const gremien = an.map((station) => gremiumName(read.profil, stationById(stand, station)?.context.gremium ?? ''))
  return [...(gremien.length === 0 ? [] : [`An: ${gremien.join(', ')}.`]), ...(grund === null || grund === '' ? [] : [`Grund: ${grund}`])]
}

async function derVorlage(deps: ReadingDeps, read: ReadSitzung, top: Top, nr: string, heute: string): Promise<Punkt> {
  const { id = '', station = '' } = top.vorlage ?? {}
  const vorlage = await readVorlage(deps, { art: 'vorlage', id })
  const gespeichert = stationById(vorlage.stand, station)?.context
  // The paper may have moved on: only a result of this session belongs here.
  const ergebnis = gespeichert?.sitzung === read.id && gespeichert.ergebnis?.befund.topId === top.id ? gespeichert.ergebnis : null
  const kopf = {
    nr,
    betreff: vorlage.inhalt.betreff,
    oeffentlich: top.oeffentlich,
    vorlage: vorlage.stand.context.nummer,
  }
  if (ergebnis === null)
    return { ...kopf, antrag: [], ergebnis: null, bericht: [...ausgang(read, top), ...wohin(read, vorlage, top, station)] }
  const vorgelegt = (await deps.store.getInhalte([ergebnis.fassung])).get(ergebnis.fassung) as Inhalt | undefined
  return {
    ...kopf,
    antrag: ergebnis.wortlaut === undefined ? [] : (vorgelegt?.beschlusspunkte ?? []).map(({ text }, index) => ({ nr: index + 1, text })),
    ergebnis: await auszugInput(deps, vorlage, station, heute, null),
    bericht: top.zustand === 'erfasst' ? ['Das Ergebnis ist noch nicht bestätigt.'] : [],
  }
}

/** What was stated at the start, with its norm. */
function beschlussfaehigkeit({ beschlussfaehigkeit: stand }: SitzungContext): string[] {
  if (stand === null) return []
  const { anwesend, gesetzlicheZahl, mindestens, beschlussfaehig, norm } = stand
  return [
    `Zu Beginn waren ${anwesend} von ${gesetzlicheZahl} Mitgliedern anwesend.`,
    beschlussfaehig
      ? `Das Gremium war beschlussfähig; nötig sind ${mindestens} (${norm}).`
      : `Für die Beschlussfähigkeit sind ${mindestens} nötig (${norm}).`,
  ]
}

/** The sessions before and behind this one, where an agenda was spread over several days. */
async function fortsetzungen(deps: ReadingDeps, { context }: ReadSitzung): Promise<{ label: string; wert: string }[]> {
  const verwandt = [
    ['Fortsetzung der Sitzung vom', context.fortsetzungVon],
    ['Fortgesetzt am', context.fortsetzung?.sitzung ?? null],
  ] as const
  return (
    await Promise.all(
      verwandt.map(async ([label, id]) => {
        const read = id === null ? null : await deps.engine.read({ art: 'sitzung', id })
        return read === null ? [] : [{ label, wert: formatDate(sitzungStand(read.parts).context.am.slice(0, 10)) }]
      }),
    )
  ).flat()
}

/** Urgent items and publicity: what the body voted on, and what came of it. */
async function zurTagesordnung(deps: ReadingDeps, { profil, context }: ReadSitzung): Promise<NiederschriftInput['zurTagesordnung']> {
  return Promise.all(
    context.verfahrensbeschluesse.map(async (beschluss) => {
      const { stand, inhalt } = await readVorlage(deps, { art: 'vorlage', id: beschluss.vorlage })
      return { text: verfahrenssatz(profil, beschluss, inhalt.betreff), oeffentlich: publizitaet(stand) === 'oeffentlich' }
    }),
  )
}

/** @throws when the session is missing */
export async function niederschriftInput(
  deps: ReadingDeps,
  ref: Parameters<typeof readSitzung>[1],
  ausgegebenAm: string,
  nachgestellt: string | null,
): Promise<{ input: NiederschriftInput; read: ReadSitzung }> {
  const read = await readSitzung(deps, ref)
  const { profil, context } = read
  const tops: Punkt[] = []
  for (const { nr, top } of druckfolge(context)) {
    tops.push(top.vorlage === null ? eigener(read, top, nr) : await derVorlage(deps, read, top, nr, ausgegebenAm))
  }
  const { unterzeichnet = null, genehmigt = null } = context.niederschrift ?? {}
  return {
    read,
    input: {
      ...sitzungskopf(read, ausgegebenAm, nachgestellt),
      angaben: [
        ...(await fortsetzungen(deps, read)),
        ...(genehmigt === null ? [] : [{ label: 'Genehmigt am', wert: formatDate(genehmigt.am) }]),
        ...(genehmigt?.einwendungen == null ? [] : [{ label: 'Einwendungen', wert: genehmigt.einwendungen }]),
      ],
      beschlussfaehigkeit: beschlussfaehigkeit(context),
      zurTagesordnung: await zurTagesordnung(deps, read),
      tops,
      unterzeichnetAm: unterzeichnet?.am ?? null,
      unterschriften: [wort(profil, 'funktion', 'vorsitz'), wort(profil, 'funktion', 'schriftfuehrung')],
    },
  }
}
