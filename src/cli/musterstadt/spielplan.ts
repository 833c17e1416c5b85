/** A living day in Musterstadt, relative to the first start: weeks of history played through the real command path, up to now. */
import type { Akteur } from '../../../workflows/akteur.ts'
import type { Payload, Ref } from '../../../workflows/aggregate.ts'
import { ARTEN_VON_AUSSEN } from '../../../workflows/begriffe.ts'
import { gremiumId } from '../../../workflows/gremium/machine.ts'
import { musterstadt } from '../../../workflows/profile/musterstadt.ts'
import { addDays, localDate, localDateTime, weekday } from '../../../workflows/recht/kalender.ts'
import { fromMarkup } from '../../../workflows/text/markup.ts'
import type { Inhalt } from '../../../workflows/vorlage/inhalt.ts'
import { vorlageStand } from '../../../workflows/vorlage/stand.ts'
import type { Personen } from '../../engine/read-ports.ts'
import { createZeitlauf, type Zeitlauf, type ZeitlaufDeps } from '../fall/zeitlauf.ts'
import { BESETZUNG, KONTEN, kontoId, PERSONEN, PROFIL } from './konten.ts'
import { VORLAGEN, type Demovorlage, type Vorlagenname } from './texte.ts'

export interface SpielplanDeps extends ZeitlaufDeps {
  personen: Personen
  melden: (text: string) => void
}

/** A weekday at or after the local date: sessions do not meet at weekends. */
const werktag = (datum: string): string => (weekday(datum) > 5 ? addDays(datum, 8 - weekday(datum)) : datum)

class Buehne {
  readonly #deps: SpielplanDeps
  readonly #zeit: Zeitlauf
  readonly heute: string
  #commands = 0

  constructor(deps: SpielplanDeps, heute: string) {
    this.#deps = deps
    this.#zeit = createZeitlauf(deps)
    this.heute = heute
  }

  /** Local date `tage` from today. */
  tag(tage: number): string {
    return addDays(this.heute, tage)
  }

  zu(tage: number, uhrzeit: string): Promise<void> {
    return this.#zeit.moveTo(`${this.tag(tage)}T${uhrzeit}`)
  }

  akteur(benutzername: string): Akteur {
    const konto = KONTEN.find((candidate) => candidate.benutzername === benutzername)
    if (konto === undefined) throw new Error(`NO_DEMO_ACCOUNT ${benutzername}`)
    const aemter = konto.rollen.map(({ rolle, stelle }) => ({ amt: rolle, ...(stelle !== undefined && { stelle }) }))
    return { id: kontoId(benutzername), profil: PROFIL, aemter, sitze: konto.sitze, person: benutzername }
  }

  /** An author of an office that has no demo account of its own. */
  verfasser(stelle: string): Akteur {
    const konto = KONTEN.find((candidate) => candidate.rollen.some((rolle) => rolle.rolle === 'sachbearbeitung' && rolle.stelle === stelle))
    if (konto !== undefined) return this.akteur(konto.benutzername)
    return { id: `konto-amt-${stelle}`, profil: PROFIL, aemter: [{ amt: 'sachbearbeitung', stelle }], sitze: [] }
  }

  async execute(ref: Ref, event: Payload, akteur: Akteur): Promise<void> {
    this.#commands += 1
    await this.#deps.engine.execute({ commandId: `musterstadt-${this.#commands}`, ref, event }, akteur)
    await this.#zeit.settle()
  }

  vorlage(name: Vorlagenname, event: Payload, benutzername: string): Promise<void> {
    return this.execute({ art: 'vorlage', id: name }, event, this.akteur(benutzername))
  }

  sitzung(id: string, event: Payload, benutzername: string): Promise<void> {
    return this.execute({ art: 'sitzung', id }, event, this.akteur(benutzername))
  }

  async anlegen(name: Vorlagenname): Promise<void> {
    const vorlage: Demovorlage = VORLAGEN[name]
    const regel = musterstadt.arten[vorlage.art]
    if (regel === undefined) throw new Error(`NO_SUCH_KIND ${vorlage.art}`)
    const akteur = ARTEN_VON_AUSSEN.has(vorlage.art) ? this.akteur('sitzungsdienst') : this.verfasser(vorlage.federfuehrung)
    const oeffentlich = vorlage.oeffentlich ?? true
    const event = {
      type: 'ANLEGEN',
      profil: PROFIL,
      art: vorlage.art,
      federfuehrung: vorlage.federfuehrung,
      inhalt: this.#inhalt(vorlage),
      beratungsfolge: regel.beratungsfolge.map((station) => ({ ...station, oeffentlich })),
      oeffentlich,
      ...(!oeffentlich && { nichtoeffentlichGrund: 'Grundstücksangelegenheit' }),
      mitzeichnung: name === 'grundschule' ? ['rechtsamt'] : [],
    }
    await this.execute({ art: 'vorlage', id: name }, event, akteur)
  }

  #inhalt({ betreff, punkte = [], sachverhalt, weitere = {}, finanziell, art }: Demovorlage): Inhalt {
    const texte = { ...(sachverhalt !== '' && { sachverhalt }), ...weitere }
    return {
      betreff,
      beschlusspunkte: punkte.map(({ text, art: punktart, terminIn }) => ({
        text: fromMarkup(text),
        art: punktart,
        ...(terminIn !== undefined && { termin: this.tag(terminIn) }),
      })),
      abschnitte: Object.fromEntries(Object.entries(texte).map(([id, text]) => [id, fromMarkup(text)])),
      finanziell: finanziell ?? (art === 'beschlussvorlage' ? 'keine' : null),
    }
  }

  /** From the draft to the release; the co-signatures that were asked for are given. */
  async freigeben(name: Vorlagenname): Promise<void> {
    const vorlage: Demovorlage = VORLAGEN[name]
    await this.anlegen(name)
    if (ARTEN_VON_AUSSEN.has(vorlage.art))
      return this.vorlage(name, { type: 'EINGANG_ERFASSEN', einreicher: 'Fraktion A', antragsteller: 'fraktion-a' }, 'sitzungsdienst')
    await this.zurFreigabe(name)
    await this.vorlage(name, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, 'oberbuergermeisterin')
  }

  async zurFreigabe(name: Vorlagenname): Promise<void> {
    const verfasser = this.verfasser(VORLAGEN[name].federfuehrung)
    await this.execute({ art: 'vorlage', id: name }, { type: 'EINREICHEN' }, verfasser)
    const read = await this.#deps.engine.read({ art: 'vorlage', id: name })
    const offen = read === null ? [] : vorlageStand(read.parts).mitzeichnungen
    if (offen.length === 0) return
    for (const { context } of offen) {
      const stelle: Akteur = {
        id: `konto-amt-${context.stelle}`,
        profil: PROFIL,
        aemter: [{ amt: 'mitzeichnung', stelle: context.stelle }],
        sitze: [],
      }
      await this.execute({ art: 'vorlage', id: name }, { type: 'MITZEICHNEN', stelle: context.stelle, votum: 'gezeichnet' }, stelle)
    }
    await this.execute({ art: 'vorlage', id: name }, { type: 'MITZEICHNUNG_ABSCHLIESSEN' }, verfasser)
  }

  async vorsehen(name: Vorlagenname, station: string, sitzung: string, tagesordnung: boolean): Promise<void> {
    await this.vorlage(name, { type: 'TERMINIEREN', station, sitzung }, 'sitzungsdienst')
    if (tagesordnung) await this.vorlage(name, { type: 'AUF_TO_SETZEN', station, sitzung }, 'sitzungsdienst')
  }

  melden(text: string): void {
    this.#deps.melden(text)
  }

  async gremien(): Promise<void> {
    for (const person of PERSONEN) await this.#deps.personen.put(person)
    const dienst = this.akteur('sitzungsdienst')
    for (const { id, gesetzlicheZahl } of musterstadt.gremien) {
      const ref: Ref = { art: 'gremium', id: gremiumId(PROFIL, id) }
      await this.execute(ref, { type: 'GREMIUM_EINRICHTEN', profil: PROFIL, gremium: id, gesetzlicheZahl }, dienst)
      const sitze = KONTEN.flatMap((konto) =>
        konto.sitze.filter((sitz) => sitz.gremium === id).map((sitz) => ({ person: konto.benutzername, funktion: sitz.funktion })),
      )
      const alle = [...sitze, ...(BESETZUNG[id] ?? []).map((person) => ({ person, funktion: 'mitglied' as const }))]
      for (const { person, funktion } of alle) {
        await this.execute(
          ref,
          { type: 'SITZ_BESETZEN', person, funktion, stimmrecht: funktion !== 'schriftfuehrung', von: this.tag(-400) },
          dienst,
        )
      }
    }
  }

  async planen(id: string, gremium: string, tage: number, nummer: string): Promise<void> {
    const regel = musterstadt.gremien.find((candidate) => candidate.id === gremium)
    if (regel === undefined) throw new Error(`NO_SUCH_GREMIUM ${gremium}`)
    const datum = tage === 0 ? this.heute : werktag(this.tag(tage))
    const event = {
      type: 'SITZUNG_PLANEN',
      profil: PROFIL,
      gremium,
      am: `${datum}T${regel.beginn}`,
      ort: regel.ort,
      nummer,
      tops: regel.standardTagesordnung,
    }
    await this.sitzung(id, event, 'sitzungsdienst')
  }

  /** Opens a session, ticks off its own items, records the given results and closes it. */
  async abhalten(
    id: string,
    vorsitz: string,
    anwesend: number,
    ergebnisse: readonly (readonly [Vorlagenname, string, Payload])[],
  ): Promise<void> {
    const read = await this.#deps.engine.read({ art: 'sitzung', id })
    const am = String(read?.head.fields['am'])
    await this.#zeit.moveTo(am)
    await this.sitzung(id, { type: 'SITZUNG_EROEFFNEN', anwesend }, vorsitz)
    for (const top of ['t1', 't2', 't3']) await this.sitzung(id, { type: 'TOP_ERLEDIGEN', top }, vorsitz)
    for (const [name, station, event] of ergebnisse) {
      await this.vorlage(name, { type: 'AUFRUFEN', station }, vorsitz)
      await this.vorlage(name, { station, ...event }, vorsitz)
    }
    await this.sitzung(id, { type: 'SITZUNG_SCHLIESSEN' }, vorsitz)
    await this.#zeit.moveTo(`${addDays(am.slice(0, 10), 1)}T09:00`)
    for (const [name, station, event] of ergebnisse) {
      if (event.type === 'ERGEBNIS_ERFASSEN') await this.vorlage(name, { type: 'ERGEBNIS_BESTAETIGEN', station }, 'schriftfuehrung')
    }
    await this.sitzung(id, { type: 'ERGEBNISSE_VERSENDEN' }, 'sitzungsdienst')
  }
}

const beschluss = (ergebnis: string, ja: number, nein: number, enthaltung: number): Payload => ({
  type: 'ERGEBNIS_ERFASSEN',
  ergebnis,
  abstimmung: { ja, nein, enthaltung },
})

/** Plays the story on a clock that stands 70 days ago and ends at `jetzt`. */
export async function musterstadtSpielen(deps: SpielplanDeps, jetzt: string): Promise<void> {
  const buehne = new Buehne(deps, localDate(jetzt))
  await buehne.zu(-70, '08:00')
  buehne.melden('Gremien und Mitglieder')
  await buehne.gremien()

  await buehne.zu(-60, '08:30')
  buehne.melden('Sitzungen und Vorlagen der letzten Wochen')
  await buehne.planen('asv-1', 'stadtentwicklung', -35, '6')
  await buehne.planen('rat-1', 'stadtrat', -21, '5')
  for (const name of ['schwimmhalle', 'parkgebuehren', 'radverkehr'] as const) await buehne.freigeben(name)
  for (const name of ['schwimmhalle', 'parkgebuehren', 'radverkehr'] as const) await buehne.vorsehen(name, 's1', 'asv-1', true)

  await buehne.zu(-46, '10:00')
  await buehne.sitzung('asv-1', { type: 'LADUNG_VERSENDEN' }, 'sitzungsdienst')
  await buehne.abhalten('asv-1', 'vorsitz-ausschuss', 10, [
    ['schwimmhalle', 's1', beschluss('empfohlen', 8, 1, 1)],
    ['parkgebuehren', 's1', { type: 'ERGEBNIS_ERFASSEN', ergebnis: 'ohne_empfehlung' }],
    ['radverkehr', 's1', { type: 'VERTAGEN', grund: 'Die Fraktionen möchten die Kosten der Hauptrouten sehen.' }],
  ])
  for (const name of ['schwimmhalle', 'parkgebuehren'] as const) await buehne.vorsehen(name, 's2', 'rat-1', true)
  await buehne.zu(-31, '10:00')
  await buehne.sitzung('rat-1', { type: 'LADUNG_VERSENDEN' }, 'sitzungsdienst')
  await buehne.abhalten('rat-1', 'vorsitz-stadtrat', 39, [
    ['schwimmhalle', 's2', beschluss('beschlossen', 27, 9, 3)],
    ['parkgebuehren', 's2', beschluss('abgelehnt', 19, 19, 1)],
  ])

  await buehne.zu(-16, '09:00')
  buehne.melden('Die heutige Sitzung und was vor ihr liegt')
  await buehne.planen('asv-2', 'stadtentwicklung', 0, '7')
  await buehne.planen('fa-1', 'finanzausschuss', 13, '5')
  await buehne.planen('rat-2', 'stadtrat', 20, '6')
  for (const name of ['bebauungsplan', 'baumpflege', 'grundstueck', 'trinkbrunnen'] as const) await buehne.freigeben(name)
  for (const name of ['bebauungsplan', 'radverkehr', 'baumpflege', 'grundstueck'] as const) await buehne.vorsehen(name, 's1', 'asv-2', true)
  await buehne.vorsehen('bebauungsplan', 's2', 'rat-2', false)

  await buehne.zu(-12, '11:00')
  await buehne.sitzung('asv-2', { type: 'LADUNG_VERSENDEN' }, 'sitzungsdienst')
  await buehne.zu(-11, '09:30')
  await buehne.anlegen('grundschule')
  await buehne.execute({ art: 'vorlage', id: 'grundschule' }, { type: 'EINREICHEN' }, buehne.verfasser('stadtplanung'))
  await buehne.anlegen('gehwege')
  await buehne.execute({ art: 'vorlage', id: 'gehwege' }, { type: 'EINREICHEN' }, buehne.verfasser('stadtplanung'))
  await buehne.vorlage(
    'gehwege',
    { type: 'ZURUECKGEBEN', grund: 'Bitte die Mindestbreite für Rollstühle und Kinderwagen nennen.' },
    'oberbuergermeisterin',
  )

  await buehne.zu(-2, '10:15')
  for (const name of ['hundesteuer', 'kehrmaschinen'] as const) {
    await buehne.anlegen(name)
    await buehne.zurFreigabe(name)
  }
  await buehne.anlegen('marktplatz')
  await buehne.zu(0, localDateTime(jetzt).slice(11))
}
