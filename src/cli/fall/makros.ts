/** The two macros of the format: `freigeben` (from draft to released) and `beraten` (whatever of a deliberation is not done yet). */
import { addDays } from '../../../workflows/recht/kalender.ts'
import { stationById, type VorlageStand } from '../../../workflows/vorlage/stand.ts'
import { FallError } from './fall-error.ts'
import type { Beratenschritt } from './format.ts'
import { eventOf } from './payload.ts'
import { gruppenschluessel } from './personen.ts'
import { ladungstag, type Welt } from './welt.ts'

const wege: Record<
  string,
  { als: (stand: VorlageStand) => string; tut: (stand: VorlageStand) => { type: string } & Record<string, unknown> }
> = {
  entwurf: { als: () => 'sachbearbeitung', tut: () => ({ type: 'EINREICHEN' }) },
  ueberarbeitung: { als: () => 'sachbearbeitung', tut: () => ({ type: 'EINREICHEN' }) },
  amtspruefung: { als: () => 'amtsleitung', tut: () => ({ type: 'PRUEFEN' }) },
  mitzeichnung: {
    als: (stand) => {
      const offen = offeneStelle(stand)
      return offen === undefined ? 'sachbearbeitung' : `mitzeichnung:${offen}`
    },
    tut: (stand) => {
      const stelle = offeneStelle(stand)
      return stelle === undefined ? { type: 'MITZEICHNUNG_ABSCHLIESSEN' } : { type: 'MITZEICHNEN', stelle, votum: 'gezeichnet' }
    },
  },
  dezernatsfreigabe: { als: () => 'dezernat', tut: () => ({ type: 'FREIGEBEN_DEZERNAT', personendatenGeprueft: true }) },
  hvb_freigabe: { als: () => 'hvb', tut: () => ({ type: 'FREIGEBEN_HVB', personendatenGeprueft: true }) },
}

const offeneStelle = (stand: VorlageStand): string | undefined =>
  stand.mitzeichnungen.find((part) => part.zustand === 'offen' || part.zustand === 'frist_abgelaufen')?.context.stelle

/** Goes the profile's ordinary way, nobody objecting, until the paper is released or reaches the state `bis`. @param von who hands in what comes from outside */
export async function freigeben(welt: Welt, name: string, von: string, bis = 'bereit'): Promise<void> {
  const ref = { art: 'vorlage' as const, id: welt.vorlage(name) }
  const first = await welt.stand(name)
  if (welt.profil.arten[first.context.art]?.interneBearbeitung === false) {
    await welt.execute(
      ref,
      { type: 'EINGANG_ERFASSEN', einreicher: von, antragsteller: gruppenschluessel(von) },
      await welt.akteur('sitzungsdienst', name),
    )
    return
  }
  for (let stand = first; stand.zustand !== bis; stand = await welt.stand(name)) {
    const weg = wege[stand.zustand]
    if (weg === undefined) return
    await welt.execute(ref, weg.tut(stand), await welt.akteur(weg.als(stand), name))
  }
}

/** Brings a station to its result: schedule, agenda, Ladung, session, call-up, result by the chair, confirmation by the Schriftführung. */
export async function beraten(welt: Welt, schritt: Beratenschritt): Promise<void> {
  const ref = { art: 'vorlage' as const, id: welt.vorlage(schritt.an) }
  const sitzung = { art: 'sitzung' as const, id: welt.sitzung(schritt.sitzung) }
  const { gremium } = (await welt.sitzungsstand(schritt.sitzung)).context
  const vorsitz = await welt.akteur(`vorsitz:${gremium}`)
  const dienst = await welt.akteur('sitzungsdienst')
  const id = (await welt.stand(schritt.an)).stationen[schritt.station - 1]?.context.id
  if (id === undefined) throw new FallError(`Station ${schritt.station} gibt es nicht.`)
  const zustand = async (): Promise<string> => stationById(await welt.stand(schritt.an), id)?.zustand ?? ''

  if ((await zustand()) === 'geplant') await welt.execute(ref, { type: 'TERMINIEREN', station: id, sitzung: sitzung.id }, dienst)
  if ((await zustand()) === 'terminiert') await welt.execute(ref, { type: 'AUF_TO_SETZEN', station: id, sitzung: sitzung.id }, vorsitz)
  const before = await welt.sitzungsstand(schritt.sitzung)
  if (before.zustand === 'terminiert') {
    const tag = ladungstag(before.context.am, welt.heute())
    if (tag > welt.heute()) await welt.moveTo(`${tag}T10:00`)
    const knapp = addDays(before.context.am.slice(0, 10), -8) < welt.heute()
    await welt.execute(
      sitzung,
      { type: 'LADUNG_VERSENDEN', ...(knapp && { grund: 'Die Frist wird nach der Geschäftsordnung verkürzt.' }) },
      vorsitz,
    )
  }
  await welt.moveTo(before.context.am)
  if ((await welt.sitzungsstand(schritt.sitzung)).zustand === 'eingeladen') {
    await welt.execute(sitzung, { type: 'SITZUNG_EROEFFNEN', anwesend: schritt.anwesend }, vorsitz)
  }
  if ((await zustand()) === 'auf_tagesordnung') await welt.execute(ref, { type: 'AUFRUFEN', station: id }, vorsitz)
  const { ergebnis, abstimmung, punkte, fassung } = schritt
  const mit = { ergebnis, ...(abstimmung && { abstimmung }), ...(punkte && { punkte }), ...(fassung !== undefined && { fassung }) }
  await welt.execute(
    ref,
    eventOf('ERGEBNIS_ERFASSEN', mit, schritt.station, {
      station: () => id,
      sitzung: (name) => welt.sitzung(name),
      vorlage: (name) => welt.vorlage(name),
      neufassung: (beschlusspunkte) => welt.neufassung(schritt.an, beschlusspunkte),
    }),
    vorsitz,
  )
  if (schritt.bestaetigen)
    await welt.execute(ref, { type: 'ERGEBNIS_BESTAETIGEN', station: id }, await welt.akteur(`schriftfuehrung:${gremium}`))
}
