/** The bar of the cockpit: who is there, and whether the body can decide. */
import { beschlussfaehigkeit } from '../../../../workflows/recht/abstimmung.ts'
import { regelwerk } from '../../../../workflows/recht/regelwerk.ts'
import { stationById } from '../../../../workflows/vorlage/stand.ts'
import { gesetzlicheZahl, type Gelesen } from './gelesen.ts'
import type { TopVorlage } from './top-vorlagen.ts'

export interface Anwesenheitsleiste {
  /** "23 von 25" */
  zahl: string
  /** "anwesend · beschlussfähig (mindestens 13)" */
  satz: string
  beschlussfaehig: boolean
  norm: string
}

export const anwesendeZahl = ({ stand }: Pick<Gelesen, 'stand'>): number => stand.context.anwesenheit?.anwesend ?? 0

/** Those who may vote on one item: present and not excluded from it. */
export const stimmberechtigteZahl = (sitzung: Pick<Gelesen, 'stand'>, { stand }: Pick<TopVorlage, 'stand'>, station: string): number =>
  anwesendeZahl(sitzung) - (stationById(stand, station)?.context.befangen?.anzahl ?? 0)

export function anwesenheitsleiste(sitzung: Pick<Gelesen, 'gremium' | 'profil' | 'stand'>): Anwesenheitsleiste {
  const { profil, stand } = sitzung
  const { am, gremium } = stand.context
  const anwesend = anwesendeZahl(sitzung)
  const zahl = gesetzlicheZahl(sitzung)
  const recht = regelwerk(profil.rechtsbereich, am.slice(0, 10))
  const organ = gremium === profil.vertretung ? 'vertretung' : 'ausschuss'
  const { beschlussfaehig, mindestens, norm } = beschlussfaehigkeit({ gesetzlicheZahl: zahl, anwesend, ausgeschlossen: 0 }, recht, organ)
  return {
    zahl: `${String(anwesend)} von ${String(zahl)}`,
    satz: `anwesend · ${beschlussfaehig ? 'beschlussfähig' : 'nicht beschlussfähig'} (mindestens ${String(mindestens)})`,
    beschlussfaehig,
    norm,
  }
}
