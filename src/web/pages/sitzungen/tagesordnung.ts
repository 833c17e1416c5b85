/** The agenda as people read it: numbers per part, what each item is, its result in words. */
import type { Profil } from '../../../../workflows/profile/index.ts'
import type { Top } from '../../../../workflows/sitzung/machine.ts'
import { isGehalten, topNummern } from '../../../../workflows/sitzung/stand.ts'
import { agendatitel } from '../../../../workflows/vorlage/aenderung.ts'
import { bezeichnung } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import { stimmen } from '../vorlagen/beratungsfolge.ts'
import { isVisible } from '../vorlagen/gelesen.ts'
import type { Gelesen } from './gelesen.ts'
import type { TopVorlage, TopVorlagen } from './top-vorlagen.ts'

export interface Punkt {
  top: Top
  /** "Ö 3" */
  nr: string
  titel: string
  /** Number of the paper, role of the body: "BV/2026/0147 · Vorberatung"; empty for items of the session itself. */
  angaben: string
  /** Own path of the paper for those who may read it. */
  href: string
  /** Result in words; empty while there is none. */
  ergebnis: string
  vorlage: TopVorlage | undefined
}

/** @param geschlossen what was not called up until the end counts as not dealt with */
function ergebnisWorte(profil: Profil, { zustand, ausgang, abstimmung, vorlage }: Top, geschlossen: boolean): string {
  if (geschlossen && ausgang === null && vorlage !== null) return wort(profil, 'ergebnis', 'nicht_behandelt')
  if (ausgang !== null) return [wort(profil, 'ergebnis', ausgang), ...stimmen(profil, abstimmung ?? undefined)].join(', ')
  return zustand === 'aufgerufen' ? wort(profil, 'station', 'aufgerufen') : ''
}

/** Of the non-public part everybody else reads that there is an item, and no more. */
function inhaltlich(
  { akteur, isEingeweiht, profil }: Gelesen,
  top: Top,
  vorlage: TopVorlage | undefined,
): Pick<Punkt, 'titel' | 'angaben' | 'href'> {
  const verborgen = { titel: 'Nichtöffentlicher Punkt', angaben: '', href: '' }
  if (!top.oeffentlich && !isEingeweiht) return verborgen
  if (top.vorlage === null) return { titel: top.titel ?? '', angaben: '', href: '' }
  if (vorlage === undefined) return { titel: 'Vorlage', angaben: '', href: '' }
  const { stand, inhalt, head } = vorlage
  if (!isVisible(akteur, stand)) return top.oeffentlich ? { ...verborgen, titel: 'Noch nicht veröffentlichte Vorlage' } : verborgen
  return {
    titel: agendatitel(stand.context, inhalt.betreff),
    angaben: [
      bezeichnung(stand.context),
      wort(profil, 'rolle', top.vorlage.rolle),
      ...(stand.context.aendert === null ? [] : [`${wort(profil, 'beziehung', 'aendert')} ${stand.context.aendert.nummer}`]),
      ...(top.vorlage.versuch > 1 ? ['erneute Beratung'] : []),
    ].join(' · '),
    href: `/vorlagen/${head.ref.id}`,
  }
}

/** Public part first, each in the order of the agenda. */
export function punkte(sitzung: Gelesen, vorlagen: TopVorlagen): Punkt[] {
  const { tops } = sitzung.stand.context
  const nummern = topNummern(tops)
  return tops
    .filter(({ id }) => nummern.has(id))
    .toSorted((a, b) => Number(b.oeffentlich) - Number(a.oeffentlich))
    .map((top) => {
      const vorlage = top.vorlage === null ? undefined : vorlagen.get(top.vorlage.id)
      const text = inhaltlich(sitzung, top, vorlage)
      const verborgen = !top.oeffentlich && !sitzung.isEingeweiht
      return {
        top,
        nr: nummern.get(top.id) ?? '',
        ...text,
        ergebnis: verborgen ? '' : ergebnisWorte(sitzung.profil, top, isGehalten(sitzung.stand)),
        vorlage,
      }
    })
}

/** "Öffentlicher Teil" before the first item of each part. */
export const teilName = (oeffentlich: boolean): string => (oeffentlich ? 'Öffentlicher Teil' : 'Nichtöffentlicher Teil')
