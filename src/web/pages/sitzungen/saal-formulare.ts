/** Forms for what the hall decides beside the matter itself: bias, publicity, urgent items. */
import type { Request } from 'express'
import type { Mehrheit } from '../../../../workflows/begriffe.ts'
import { regelwerk, type Regelwerk } from '../../../../workflows/recht/regelwerk.ts'
import { bezeichnung } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import type { Feld, Option } from '../vorlagen/felder.ts'
import { anwesendeZahl } from './anwesend.ts'
import { punktOf, type Formular } from './formular.ts'
import type { Gelesen } from './gelesen.ts'
import { topPfad } from './leitung-view.ts'
import { sitzungPfad } from './sitzung-view.ts'
import { topVorlagen } from './top-vorlagen.ts'

const ZAHL = /^\d{1,4}$/
const recht = ({ profil, stand }: Gelesen): Regelwerk => regelwerk(profil.rechtsbereich, stand.context.am.slice(0, 10))

const stimmen = (sitzung: Gelesen, optional: boolean): Feld => ({
  art: 'stimmen',
  name: 'abstimmung',
  label: 'Stimmen',
  optional,
  hint: `Anwesend sind ${String(anwesendeZahl(sitzung))} Stimmberechtigte.`,
})

/** "Nötig: Zwei Drittel der Anwesenden (§ 35 Abs. 2 GO SH)." */
const noetig = ({ profil }: Gelesen, mehrheit: Mehrheit, norm: string): string =>
  mehrheit === 'ohne_widerspruch'
    ? `Nötig ist, dass niemand widerspricht (${norm}).`
    : `Nötig: ${wort(profil, 'mehrheit', mehrheit)} (${norm}).`

/** What a step at an item shares with the others. */
async function amPunkt(
  deps: PageDeps,
  sitzung: Gelesen,
  req: Request,
  type: string,
  pfad: string,
): Promise<{ basis: Pick<Formular, 'titel' | 'knopf' | 'vorbelegt' | 'ref' | 'rev' | 'read' | 'pfad' | 'ziel'>; station: string }> {
  const { top, nr, station, vorlage } = await punktOf(deps, sitzung, req)
  const knopf = wort(sitzung.profil, 'schritt', type)
  return {
    station,
    basis: {
      titel: `${knopf}: TOP ${nr}, ${vorlage.inhalt.betreff}`,
      knopf,
      vorbelegt: {},
      ref: vorlage.head.ref,
      rev: vorlage.head.rev,
      read: vorlage,
      pfad: `${sitzungPfad(sitzung)}/${pfad}?top=${top.id}`,
      ziel: topPfad(sitzung, top.id),
    },
  }
}

async function befangenheit(deps: PageDeps, sitzung: Gelesen, req: Request): Promise<Formular> {
  const { basis, station } = await amPunkt(deps, sitzung, req, 'BEFANGENHEIT_FESTSTELLEN', 'befangenheit')
  const { wert, norm } = recht(sitzung).befangenheit
  return {
    ...basis,
    erklaerung: `Ausgeschlossene zählen bei diesem Punkt weder als anwesend noch als stimmberechtigt${wert.verlaesstDenRaum ? ' und verlassen den Sitzungsraum' : ''} (${norm}). Eine neue Angabe ersetzt die bisherige.`,
    felder: [
      { art: 'text', name: 'anzahl', label: 'Wie viele der Anwesenden sind ausgeschlossen?', maxlength: '4' },
      {
        art: 'checkbox',
        name: 'vorsitz',
        label: 'Vorsitz',
        text: 'Der Vorsitz ist darunter. Die Stellvertretung leitet dann diesen Punkt.',
      },
    ],
    leer: { type: 'BEFANGENHEIT_FESTSTELLEN', station },
    event: ({ anzahl, vorsitz }) =>
      ZAHL.test(String(anzahl))
        ? { type: 'BEFANGENHEIT_FESTSTELLEN', station, anzahl: Number(anzahl), vorsitz }
        : { satz: 'Bitte geben Sie eine ganze Zahl an, zum Beispiel 2.', feld: 'anzahl' },
    erfolg: 'Die Befangenheit ist festgestellt.',
  }
}

async function ausschliessen(deps: PageDeps, sitzung: Gelesen, req: Request): Promise<Formular> {
  const { basis, station } = await amPunkt(deps, sitzung, req, 'OEFFENTLICHKEIT_AUSSCHLIESSEN', 'oeffentlichkeit-ausschliessen')
  const { wert, norm } = recht(sitzung).oeffentlichkeitAusschliessen
  const gesetz = wert?.durch === 'gesetz'
  const mehrheit = wert?.durch === 'beschluss' ? wert.mehrheit : sitzung.profil.schalter.ausschlussMehrheit.wert
  const stationen = [station]
  return {
    ...basis,
    erklaerung: gesetz
      ? `Liegen die Gründe vor, ist die Öffentlichkeit kraft Gesetzes ausgeschlossen (${norm}); eine Abstimmung ist nicht nötig. Der Punkt steht danach im nichtöffentlichen Teil.`
      : `${noetig(sitzung, mehrheit, norm)} Auch eine Abstimmung ohne diese Mehrheit wird festgehalten; der Punkt bleibt dann öffentlich. Sonst steht er danach im nichtöffentlichen Teil.`,
    felder: [stimmen(sitzung, gesetz)],
    leer: { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen },
    event: (daten) => ({ type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen, ...daten }),
    erfolg: 'Die Entscheidung über die Öffentlichkeit ist festgehalten.',
  }
}

async function herstellen(deps: PageDeps, sitzung: Gelesen, req: Request): Promise<Formular> {
  const { basis } = await amPunkt(deps, sitzung, req, 'OEFFENTLICHKEIT_HERSTELLEN', 'oeffentlichkeit-herstellen')
  return {
    ...basis,
    erklaerung: 'Der Punkt wird öffentlich weiter beraten, und sein Ergebnis wird veröffentlicht.',
    felder: [],
    leer: { type: 'OEFFENTLICHKEIT_HERSTELLEN' },
    event: () => ({ type: 'OEFFENTLICHKEIT_HERSTELLEN' }),
    erfolg: 'Die Öffentlichkeit ist wiederhergestellt.',
  }
}

const MAX_VORLAGEN = 100

/** Released urgent papers that wait for a deliberation of this body. */
async function dringliche(deps: PageDeps, { profil, stand }: Gelesen): Promise<Option[]> {
  const { gremium } = stand.context
  const { heads } = await deps.readers.vorlagen({ profil: profil.id, gremium, zustaende: ['bereit', 'in_station'], limit: MAX_VORLAGEN })
  const vorlagen = await topVorlagen(
    deps,
    heads.map(({ ref }) => ref.id),
  )
  return [...vorlagen.values()]
    .filter(
      ({ stand: { context, stationen } }) =>
        context.kopf.dringlich &&
        stationen.some(
          (station) => station.context.gremium === gremium && (station.zustand === 'geplant' || station.zustand === 'terminiert'),
        ),
    )
    .map(({ head, stand: { context }, inhalt }) => ({ wert: head.ref.id, text: `${bezeichnung(context)} ${inhalt.betreff}` }))
}

async function erweitern(deps: PageDeps, sitzung: Gelesen): Promise<Formular> {
  const { wert, norm } = recht(sitzung).tagesordnungErweitern
  const { profil, head } = sitzung
  const eigene = profil.schalter.erweiterungMehrheit.wert
  const titel = wort(profil, 'schritt', 'DRINGLICH_ERWEITERN')
  const optionen = await dringliche(deps, sitzung)
  return {
    titel,
    knopf: 'Abstimmung speichern',
    vorbelegt: {},
    ref: head.ref,
    rev: head.rev,
    read: sitzung,
    erklaerung: `${noetig(sitzung, eigene === 'gesetz' ? wert : eigene, norm)} Auch eine Abstimmung ohne diese Mehrheit wird festgehalten; der Punkt kommt dann nicht auf die Tagesordnung.`,
    felder: [
      {
        art: 'select',
        name: 'vorlage',
        label: 'Dringliche Vorlage',
        leerText: 'Bitte wählen',
        optionen,
        hint: optionen.length === 0 ? 'Keine freigegebene Vorlage, die als dringlich gekennzeichnet ist, wartet auf dieses Gremium.' : '',
      },
      { art: 'textarea', name: 'grund', label: 'Warum duldet die Sache keinen Aufschub?', maxlength: '4000' },
      stimmen(sitzung, false),
    ],
    leer: { type: 'DRINGLICH_ERWEITERN' },
    event: (daten) => ({ type: 'DRINGLICH_ERWEITERN', ...daten }),
    erfolg: 'Die Abstimmung über die Dringlichkeit ist festgehalten.',
    pfad: `${sitzungPfad(sitzung)}/dringlich-erweitern`,
    ziel: `${sitzungPfad(sitzung)}/leitung`,
  }
}

/** By the last part of their address. */
export const SAAL = {
  befangenheit,
  'oeffentlichkeit-ausschliessen': ausschliessen,
  'oeffentlichkeit-herstellen': herstellen,
  'dringlich-erweitern': erweitern,
}
