/** Pieces that profiles share. */
import type { ArtRegel, Einstellung, Gremiumsvorlage, Profil, Stelle } from './profil.ts'

/** A local setting: known to differ from town to town. */
export const oertlich = <Wert>(wert: Wert, hinweis: string): Einstellung<Wert> => ({ wert, sicherheit: 'zweifelhaft', hinweis })

const EROEFFNUNG = [
  { titel: 'Eröffnung, Feststellung der ordnungsgemäßen Einladung und der Beschlussfähigkeit', oeffentlich: true },
  { titel: 'Feststellung der Tagesordnung', oeffentlich: true },
]

const STANDARD_AUSSCHUSS = [...EROEFFNUNG, { titel: 'Genehmigung der Niederschrift der letzten Sitzung', oeffentlich: true }]
const STANDARD_VERTRETUNG = [...STANDARD_AUSSCHUSS, { titel: 'Einwohnerfragestunde', oeffentlich: true }]

export const gremium = (angaben: Omit<Gremiumsvorlage, 'standardTagesordnung'>): Gremiumsvorlage => ({
  ...angaben,
  standardTagesordnung: angaben.art === 'vertretung' ? STANDARD_VERTRETUNG : STANDARD_AUSSCHUSS,
})

export const stelle = (id: string, name: string, domain: string, durchwahl: number): Stelle => ({
  id,
  name,
  email: `${id}@${domain}`,
  telefon: `0000 100-${durchwahl}`,
})

/** A decision taken at once and brought before the body afterwards; the reason for the urgency is a section of its own. */
export const eilentscheidung = (
  basis: ArtRegel,
  angaben: Pick<ArtRegel, 'name' | 'praefix'> & { gremium: string; danach: 'kenntnisnahme' | 'genehmigung_nachtraeglich' },
): ArtRegel => ({
  ...basis,
  name: angaben.name,
  praefix: angaben.praefix,
  beschlussvorschlag: { titel: 'Entscheidung', pflicht: 'pflicht' },
  beratungsfolge: [{ gremium: angaben.gremium, rolle: angaben.danach, oeffentlich: true }],
})

/** What the Dienstanweisung of a body says is not known to us: working defaults with the doubt beside them. */
export const SCHALTER: Profil['schalter'] = {
  amtspruefung: oertlich(true, 'Ob und wie eine Amtsprüfung stattfindet, bestimmt die örtliche Dienstanweisung.'),
  dezernat: oertlich(true, 'Ob das Dezernat vor der Verwaltungsleitung freigibt, bestimmt die örtliche Dienstanweisung.'),
  vierAugenFreigabe: oertlich(true, 'Vier-Augen-Prinzip bei der Freigabe nach örtlicher Dienstanweisung.'),
  oeffentlichAb: oertlich('freigabe', 'Ab wann eine öffentliche Vorlage im Netz steht, bestimmt die Geschäftsordnung.'),
  weiterleitenAutomatisch: oertlich(false, 'Weiterleiten durch den Sitzungsdienst oder von selbst: örtliche Wahl.'),
  vollzugWaehrendFrist: {
    wert: true,
    sicherheit: 'ungeprueft',
    hinweis: 'Ein Widerspruch ist während der Frist nur möglich und hindert den Vollzug noch nicht; örtlich kann anderes geregelt sein.',
  },
  ergebnispost: oertlich('je_sitzung', 'Ergebnisse einzeln je Vorlage oder gesammelt je Sitzung zu versenden, ist örtliche Wahl.'),
}

export const FRISTEN: Profil['fristen'] = {
  mitzeichnungWerktage: 5,
  ladungTage: oertlich(7, 'Wo das Gesetz die Frist der Geschäftsordnung überlässt.'),
  redaktionsschlussTage: oertlich(14, 'Redaktionsschluss zehn bis einundzwanzig Tage vor der Sitzung, je Gremium nach Geschäftsordnung.'),
  einspruchTage: oertlich(8, 'Nur wo das Gesetz den Einspruch kennt; die Zahl der Tage bestimmt die Geschäftsordnung (Beispiel Krefeld).'),
}
