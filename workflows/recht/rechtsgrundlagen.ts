/** What the page "Rechtsgrundlagen" shows: every legal value in force for a body on a date and every setting of its profile, in words. */
import type { Einstellung, Profil } from '../profile/profil.ts'
import { MEHRHEITEN } from '../begriffe.ts'
import { stelleName, wort } from '../woerter.ts'
import { regelwerk, type Anteil, type Geheimregel, type Organ, type Rechtswerte, type Sicherheit } from './regelwerk.ts'

export interface Grundlage {
  /** Key of the value or setting. */
  name: string
  titel: string
  wert: string
  /** Empty for a setting: its source is the profile. */
  norm: string
  sicherheit: Sicherheit
  hinweis: string
}

export interface Rechtsgrundlagen {
  gesetz: string
  /** Local date. */
  gueltigAb: string
  hinweis: string
  werte: Grundlage[]
  einstellungen: Grundlage[]
}

const anteil = ({ zaehler, nenner }: Anteil): string => (zaehler === 1 && nenner === 2 ? 'die Hälfte' : `${zaehler}/${nenner}`)
const tage = (anzahl: number): string => (anzahl === 1 ? '1 Tag' : `${anzahl} Tage`)
const zutreffend = (wert: boolean): string => (wert ? 'Ja' : 'Nein')

const geheim = (wert: Geheimregel): string =>
  wert.art === 'nicht_vorgesehen'
    ? 'Nicht vorgesehen'
    : wert.art === 'ein_widerspruch'
      ? 'Wenn ein Mitglied der offenen Wahl widerspricht'
      : `Auf Antrag: ${anteil(wert.anteil)} der Mitglieder`

/** Whose word the decision needs then. */
const zustimmung = ({ vertretung, ausschuss }: Readonly<Record<Organ, 'aufsicht' | 'vertretung' | null>>): string =>
  vertretung === null && ausschuss === null
    ? ''
    : ', Beschlüsse der Vertretung braucht die Aufsicht zu genehmigen, die der Ausschüsse die Vertretung zu bestätigen'

function quorum({
  mehrAls,
  giltBisFeststellung,
  vonAmtsWegen,
  ueberHaelfteAusgeschlossen,
}: Rechtswerte['beschlussfaehigkeit']['wert']): string {
  return [
    `Mehr als ${anteil(mehrAls)} der Mitglieder anwesend`,
    giltBisFeststellung ? 'gilt bis zur Feststellung des Gegenteils' : 'bei jeder Abstimmung nötig',
    ...(vonAmtsWegen === null
      ? []
      : [`von Amts wegen verneint unter ${anteil(vonAmtsWegen.unterAnteil)} oder unter ${vonAmtsWegen.unterZahl} Anwesenden`]),
    ...(ueberHaelfteAusgeschlossen === null
      ? []
      : [
          `mehr als die Hälfte befangen: ${ueberHaelfteAusgeschlossen.mindestens} genügt${zustimmung(ueberHaelfteAusgeschlossen.bestaetigung)} (${ueberHaelfteAusgeschlossen.norm})`,
        ]),
  ].join('; ')
}

const widerspruch = (wert: Rechtswerte['widerspruchsfrist']['wert']): string =>
  wert === null ? 'Nicht vorgesehen' : `${tage(wert.tage)} ab ${wert.beginn === 'beschluss' ? 'dem Beschluss' : 'Kenntnis'}`

/** One line per legal value; a new value without its words does not compile. */
const IN_WORTEN: { [Name in keyof Rechtswerte]-?: (wert: NonNullable<Rechtswerte[Name]>['wert'], profil: Profil) => string } = {
  hvbInVertretung: (wert) => (wert === 'mit_stimme' ? 'Ja, zählt in der Mitgliederzahl mit' : 'Nein'),
  beschlussfaehigkeit: quorum,
  beschlussfaehigkeitAusschuss: quorum,
  zweiteSitzung: (wert) => (wert === 1 ? 'Ohne Rücksicht auf die Zahl der Anwesenden' : `Mindestens ${wert} Mitglieder`),
  mehrheit: () => 'Mehr Ja als Nein; Enthaltungen und ungültige Stimmen zählen nicht',
  stimmengleichheit: () => 'Abgelehnt',
  mehrheitHauptsatzung: (wert, profil) => (wert === null ? 'Nicht Sache dieses Gremiums' : wort(profil, 'mehrheit', wert)),
  umlaufbeschluss: (wert, profil) =>
    wert.art === 'nicht_vorgesehen' ? 'Nicht vorgesehen' : `Zulässig, nötig: ${wort(profil, 'mehrheit', wert.mehrheit)}`,
  geheimeAbstimmung: geheim,
  geheimeWahl: geheim,
  oeffentlichkeitAusschliessen: (wert, profil) =>
    wert === null
      ? 'Sitzungen sind nicht öffentlich'
      : wert.durch === 'beschluss'
        ? `Durch Beschluss: ${wort(profil, 'mehrheit', wert.mehrheit)}`
        : wert.durch === 'gesetz'
          ? 'Kraft Gesetzes, wenn die Gründe vorliegen'
          : 'Durch die Geschäftsordnung',
  tagesordnungErweitern: (wert, profil) => wort(profil, 'mehrheit', wert),
  tagesordnungAufVerlangen: () => 'Was Verwaltungsleitung, Mitglieder oder Ausschüsse verlangen, kommt auf die Tagesordnung',
  antraegeSchriftlich: () => 'Abgestimmt wird nur, was vorher schriftlich festgelegt ist',
  anhoerung: () => 'Örtliche Gremien werden vor dem Beschluss angehört',
  befangenheit: ({ verlaesstDenRaum, geltendZuMachenMonate, nurWennEntscheidend, ausnahmeWahlen }) =>
    [
      verlaesstDenRaum ? 'Verlässt den Sitzungsraum' : 'Wirkt nicht mit',
      ...(ausnahmeWahlen === null ? [] : [`von Wahlen ist niemand ausgeschlossen (${ausnahmeWahlen})`]),
      ...(nurWennEntscheidend ? ['ein Verstoß zählt nur, wenn er das Ergebnis entschieden hat'] : []),
      ...(geltendZuMachenMonate === null ? [] : [`Verstoß binnen ${geltendZuMachenMonate} Monaten geltend zu machen`]),
    ].join('; '),
  ladungsfrist: (wert) => (wert === null ? 'Bestimmt die Geschäftsordnung' : tage(wert)),
  zustellungElektronisch: (wert) => `Am ${wert}. Tag nach dem Absenden`,
  widerspruchsfrist: widerspruch,
  widerspruchsfristAusschuss: widerspruch,
  beanstandungsfrist: (wert) => (wert === null ? 'Keine Frist' : tage(wert)),
  widerspruchsverfahren: (wert) =>
    wert === null
      ? 'Nicht vorgesehen'
      : [
          wert.rechtsverstoss === 'in_der_frist' ? 'Auch bei Rechtsverstoß in der Frist' : 'Bei Rechtsverstoß Beanstandung ohne Frist',
          ...(wert.neueSitzung === null
            ? []
            : [`erneute Beratung ${wert.neueSitzung.fruehestens} bis ${tage(wert.neueSitzung.spaetestens)} danach`]),
          `dagegen ${wert.gegenErneuten === 'beanstandung' ? 'Beanstandung' : 'zweiter Widerspruch'}`,
          `es entscheidet ${wert.entscheidet === 'gericht' ? 'das Verwaltungsgericht' : 'die Aufsichtsbehörde'}`,
        ].join('; '),
  widerspruchGegenAusschuss: (wert) =>
    wert === null
      ? 'Nicht vorgesehen'
      : wert === 'vertretung'
        ? 'Die Vertretung entscheidet'
        : 'Der Ausschuss berät erneut; bleibt er dabei, entscheidet die Vertretung',
  einspruchGegenAusschuss: (wert) => (wert ? 'Beschlüsse warten die Einspruchsfrist der Geschäftsordnung ab' : 'Nicht vorgesehen'),
  satzung: (wert) =>
    wert === null
      ? 'Nicht vorgesehen'
      : `Ausfertigung vor Bekanntmachung; in Kraft ${tage(wert.inKraftNachTagen)} danach, wenn kein Tag bestimmt ist`,
  verfahrensfehlerMonate: (wert) => (wert === null ? 'Keine Frist bekannt' : `Binnen ${wert} Monaten nach der Bekanntmachung zu rügen`),
  bekanntgabe: (wert) => (wert === null ? 'Keine Vorschrift gelesen' : 'Spätestens in der nächsten öffentlichen Sitzung'),
  eilentscheidung: (wert, profil) =>
    wert === null
      ? 'Nicht vorgesehen'
      : `${profil.hvb.titel}${wert.durch === 'hvb' ? '' : ' mit einem Mitglied'}, danach ${wert.danach === 'bericht' ? 'Bericht' : 'Genehmigung'}`,
  niederschriftTage: (wert) => (wert === null ? 'Keine gesetzliche Frist' : `${tage(wert)}, spätestens zur nächsten Sitzung`),
}

/** A value in the words of the page. */
export const inWorten = (name: keyof Rechtswerte, wert: unknown, profil: Profil): string =>
  (IN_WORTEN[name] as (wert: unknown, profil: Profil) => string)(wert, profil)

const NUR_GESETZ: ReadonlySet<keyof Rechtswerte> = new Set([
  'mehrheitHauptsatzung',
  'widerspruchsfrist',
  'widerspruchsfristAusschuss',
  'beanstandungsfrist',
  'widerspruchsverfahren',
  'widerspruchGegenAusschuss',
  'einspruchGegenAusschuss',
  'satzung',
  'verfahrensfehlerMonate',
  'bekanntgabe',
  'eilentscheidung',
] as const)

/** Where committees follow a rule of their own, they are shown under the title of the common one. */
const JE_ORGAN: readonly (readonly [keyof Rechtswerte, keyof Rechtswerte])[] = [
  ['beschlussfaehigkeit', 'beschlussfaehigkeitAusschuss'],
  ['widerspruchsfrist', 'widerspruchsfristAusschuss'],
]

/** What statutes do not know at all is no row: only a law is asked for it. */
const kenntSatzungNicht = (name: keyof Rechtswerte, { [name]: rechtswert }: Rechtswerte): boolean =>
  NUR_GESETZ.has(name) && rechtswert?.sicherheit === 'satzung' && (rechtswert.wert === null || rechtswert.wert === false)

function rechtswerte(profil: Profil, werk: Rechtswerte, organ: Organ): Grundlage[] {
  const verdeckt = new Set(
    JE_ORGAN.map(([vertretung, ausschuss]) => (organ === 'vertretung' || werk[ausschuss] === undefined ? ausschuss : vertretung)),
  )
  return (Object.keys(IN_WORTEN) as (keyof Rechtswerte)[]).flatMap((name) => {
    const rechtswert = werk[name]
    if (rechtswert === undefined || verdeckt.has(name) || kenntSatzungNicht(name, werk)) return []
    const { norm, sicherheit, hinweis = '' } = rechtswert
    return [{ name, titel: wort(profil, 'rechtswert', name), wert: inWorten(name, rechtswert.wert, profil), norm, sicherheit, hinweis }]
  })
}

const woertlich = (profil: Profil, wert: unknown): string =>
  typeof wert === 'boolean'
    ? zutreffend(wert)
    : typeof wert === 'number'
      ? String(wert)
      : wort(profil, (MEHRHEITEN as readonly unknown[]).includes(wert) ? 'mehrheit' : 'wahl', String(wert))

const einstellung = (name: string, titel: string, wert: string, { sicherheit, hinweis = '' }: Einstellung<unknown>): Grundlage => ({
  name,
  titel,
  wert,
  norm: '',
  sicherheit,
  hinweis,
})

/** Every setting of a profile, with its doubt. */
export function einstellungen(profil: Profil): Grundlage[] {
  const { fristen, schalter, nummernkreis, ueblicherWeg } = profil
  const benannt = { ...fristen, ...schalter, aenderungen: nummernkreis.aenderungen }
  return [
    ...Object.entries(benannt).map(([name, gesetzt]) =>
      einstellung(name, wort(profil, 'einstellung', name), woertlich(profil, gesetzt.wert), gesetzt),
    ),
    einstellung('ueblicherWeg', wort(profil, 'einstellung', 'ueblicherWeg'), ueblicherWeg.wert, ueblicherWeg),
    ...profil.mitzeichnung.map(({ stelle, ausloeser, pflicht }) =>
      einstellung(
        `mitzeichnung:${stelle}`,
        `Ablehnung hält die Vorlage auf: ${stelleName(profil, stelle)} (${wort(profil, 'wahl', ausloeser)})`,
        woertlich(profil, pflicht.wert),
        pflicht,
      ),
    ),
  ]
}

/** @throws when the date lies before the first rule set */
export function rechtsgrundlagen(profil: Profil, gremium: string, datum: string): Rechtsgrundlagen {
  const werk = regelwerk(profil.rechtsbereich, datum)
  return {
    gesetz: werk.gesetz,
    gueltigAb: werk.gueltigAb,
    hinweis: werk.hinweis ?? '',
    werte: rechtswerte(profil, werk, gremium === profil.vertretung ? 'vertretung' : 'ausschuss'),
    einstellungen: einstellungen(profil),
  }
}
