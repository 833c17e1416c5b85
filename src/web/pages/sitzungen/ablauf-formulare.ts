/** Forms for what happens to a session as a whole: break off, go on, no quorum, item left out, Niederschrift. */
import type { Request } from 'express'
import { wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import { printMeeting } from '../vorlagen/dates.ts'
import type { Feld } from '../vorlagen/felder.ts'
import { anwesendeZahl } from './anwesend.ts'
import { punktOf, type Formular } from './formular.ts'
import type { Gelesen } from './gelesen.ts'
import { topPfad } from './leitung-view.ts'
import { sitzungPfad } from './sitzung-view.ts'

/** A step that the session itself takes. */
const derSitzung = (sitzung: Gelesen, type: string): Pick<Formular, 'titel' | 'knopf' | 'ref' | 'rev' | 'leer' | 'read' | 'vorbelegt'> => {
  const titel = wort(sitzung.profil, 'schritt', type)
  return { titel, knopf: titel, ref: sitzung.head.ref, rev: sitzung.head.rev, leer: { type }, read: sitzung, vorbelegt: {} }
}

const GRUND: Feld = { art: 'textarea', name: 'grund', label: 'Grund', optional: true, maxlength: '4000' }

const unterbrechen = (_deps: PageDeps, sitzung: Gelesen): Formular => ({
  ...derSitzung(sitzung, 'SITZUNG_UNTERBRECHEN'),
  erklaerung:
    'Punkte ohne Ergebnis bleiben auf der Tagesordnung. Fortgesetzt wird noch am selben Abend oder an einem anderen Tag in einer eigenen Sitzung.',
  felder: [GRUND],
  event: (daten) => ({ type: 'SITZUNG_UNTERBRECHEN', ...daten }),
  erfolg: 'Die Sitzung ist unterbrochen.',
  pfad: `${sitzungPfad(sitzung)}/unterbrechen`,
  ziel: `${sitzungPfad(sitzung)}/leitung`,
})

/** How many of the coming sessions of a body are offered. */
const ANGEBOTEN = 20

async function fortsetzen(deps: PageDeps, sitzung: Gelesen): Promise<Formular> {
  const { am, gremium } = sitzung.stand.context
  const spaetere = await deps.readers.sitzungen({ profil: sitzung.profil.id, ab: am, gremium, limit: ANGEBOTEN })
  const moegliche = spaetere.filter(({ ref, fields }) => ref.id !== sitzung.head.ref.id && OFFEN.has(String(fields['zustand'])))
  return {
    ...derSitzung(sitzung, 'SITZUNG_FORTSETZEN'),
    erklaerung:
      'In einer anderen Sitzung behalten die offenen Punkte ihre Nummern. Fehlt die Sitzung in der Liste, planen Sie sie bitte zuerst.',
    felder: [
      {
        art: 'radio',
        name: 'sitzung',
        label: 'Wann wird fortgesetzt?',
        optionen: [
          { wert: sitzung.head.ref.id, text: 'Jetzt, in dieser Sitzung' },
          ...moegliche.map(({ ref, fields }) => ({ wert: ref.id, text: `In der Sitzung am ${printMeeting(String(fields['am']))}` })),
        ],
      },
    ],
    event: (daten) => ({ type: 'SITZUNG_FORTSETZEN', ...daten }),
    erfolg: 'Die Sitzung wird fortgesetzt.',
    pfad: `${sitzungPfad(sitzung)}/fortsetzen`,
  }
}

const OFFEN: ReadonlySet<string> = new Set(['terminiert', 'eingeladen'])

async function nichtBehandelt(deps: PageDeps, sitzung: Gelesen, req: Request): Promise<Formular> {
  const { top, nr, station, vorlage } = await punktOf(deps, sitzung, req)
  return {
    titel: `TOP ${nr} nicht behandelt: ${vorlage.inhalt.betreff}`,
    erklaerung: 'Die Vorlage wartet danach auf einen neuen Termin.',
    knopf: 'Als nicht behandelt eintragen',
    felder: [],
    vorbelegt: {},
    ref: vorlage.head.ref,
    rev: vorlage.head.rev,
    leer: { type: 'NICHT_BEHANDELT', station },
    read: vorlage,
    event: () => ({ type: 'NICHT_BEHANDELT', station }),
    erfolg: `Nicht behandelt: ${vorlage.inhalt.betreff}`,
    pfad: `${sitzungPfad(sitzung)}/nicht-behandelt?top=${top.id}`,
    ziel: topPfad(sitzung, top.id),
  }
}

async function beschlussunfaehig(deps: PageDeps, sitzung: Gelesen, req: Request): Promise<Formular> {
  const { top, nr, station, vorlage } = await punktOf(deps, sitzung, req)
  return {
    titel: `Beschlussunfähigkeit zu TOP ${nr}: ${vorlage.inhalt.betreff}`,
    erklaerung: 'Die Vorlage wartet danach auf einen neuen Termin. Die nächste Einladung trägt von selbst den Hinweis des Gesetzes.',
    knopf: 'Beschlussunfähigkeit feststellen',
    felder: [{ art: 'text', name: 'anwesend', label: 'Stimmberechtigte Anwesende', maxlength: '4' }],
    vorbelegt: { anwesend: String(anwesendeZahl(sitzung)) },
    ref: vorlage.head.ref,
    rev: vorlage.head.rev,
    leer: { type: 'BESCHLUSSUNFAEHIG', station },
    read: vorlage,
    event: ({ anwesend }) =>
      /^\d{1,4}$/.test(String(anwesend))
        ? { type: 'BESCHLUSSUNFAEHIG', station, anwesend: Number(anwesend) }
        : { satz: 'Bitte geben Sie die Anwesenden als Zahl an.', feld: 'anwesend' },
    erfolg: `Beschlussunfähigkeit festgestellt: ${vorlage.inhalt.betreff}`,
    pfad: `${sitzungPfad(sitzung)}/beschlussunfaehig?top=${top.id}`,
    ziel: topPfad(sitzung, top.id),
  }
}

function unterzeichnen(_deps: PageDeps, sitzung: Gelesen): Formular {
  const bestaetigt = sitzung.profil.schalter.bestaetigung.wert === 'niederschrift'
  return {
    ...derSitzung(sitzung, 'NIEDERSCHRIFT_UNTERZEICHNEN'),
    erklaerung: bestaetigt
      ? 'Die unterzeichnete Niederschrift bestätigt die Ergebnisse der Sitzung.'
      : 'Danach sind die Beschlussauszüge nicht mehr vorläufig und werden neu ausgegeben.',
    felder: [
      {
        art: 'textarea',
        name: 'nachweis',
        label: 'Wer hat wann unterzeichnet?',
        hint: 'Zum Beispiel: Vorsitz und Schriftführung auf Papier am 20.04.2026, Akte 10.24.',
        optional: !bestaetigt,
        maxlength: '4000',
      },
    ],
    event: (daten) => ({ type: 'NIEDERSCHRIFT_UNTERZEICHNEN', ...daten }),
    erfolg: 'Die Unterzeichnung ist eingetragen.',
    pfad: `${sitzungPfad(sitzung)}/niederschrift-unterzeichnen`,
  }
}

const genehmigen = (_deps: PageDeps, sitzung: Gelesen): Formular => ({
  ...derSitzung(sitzung, 'NIEDERSCHRIFT_GENEHMIGEN'),
  erklaerung: 'Das Gremium genehmigt die Niederschrift in einer späteren Sitzung und entscheidet dabei über Einwendungen.',
  felder: [
    { art: 'textarea', name: 'einwendungen', label: 'Einwendungen und was darüber entschieden wurde', optional: true, maxlength: '4000' },
  ],
  event: (daten) => ({ type: 'NIEDERSCHRIFT_GENEHMIGEN', ...daten }),
  erfolg: 'Die Genehmigung ist eingetragen.',
  pfad: `${sitzungPfad(sitzung)}/niederschrift-genehmigen`,
})

const leitung = (_deps: PageDeps, sitzung: Gelesen): Formular => ({
  ...derSitzung(sitzung, 'LEITUNG_UEBERNEHMEN'),
  erklaerung: 'Von jetzt an leiten Sie die Sitzung. Für einen einzelnen Punkt, bei dem der Vorsitz befangen ist, ist das nicht nötig.',
  felder: [],
  event: () => ({ type: 'LEITUNG_UEBERNEHMEN' }),
  erfolg: 'Sie leiten jetzt die Sitzung.',
  pfad: `${sitzungPfad(sitzung)}/leitung-uebernehmen`,
  ziel: `${sitzungPfad(sitzung)}/leitung`,
})

/** By the last part of their address. */
export const ABLAUF = {
  unterbrechen,
  fortsetzen,
  'leitung-uebernehmen': leitung,
  'nicht-behandelt': nichtBehandelt,
  beschlussunfaehig,
  'niederschrift-unterzeichnen': unterzeichnen,
  'niederschrift-genehmigen': genehmigen,
}
