/** The page of a session and the small steps on it: its own items, papers onto the agenda, answers of members. */
import { Router } from 'express'
import { z } from 'zod'
import type { PageDeps } from '../../deps.ts'
import { commandFields, isCommandId, postedForm, readForm, type FieldError } from '../../security/form.ts'
import { submit } from '../../submit.ts'
import { gelesen, refOf } from './gelesen.ts'
import { aufnahme } from './vorgesehen.ts'
import { antworten, zeigen } from './zeigen.ts'

const MAX_AUFNAHMEN = 60
const ID = /^[a-zA-Z0-9_.-]{1,80}$/

const aenderung = z.object({ top: z.string().max(80), was: z.enum(['hoch', 'runter', 'streichen']) })
const neuerPunkt = z.object({
  titel: z.string().trim().min(1).max(400).describe('Bezeichnung'),
  oeffentlich: z.enum(['ja', 'nein'], 'Bitte wählen Sie, ob der Punkt öffentlich beraten wird.'),
})
const antwortform = z.object({
  person: z.string('Bitte wählen Sie ein Mitglied.').min(1, 'Bitte wählen Sie ein Mitglied.').max(80),
  antwort: z.enum(['zugesagt', 'abgesagt'], 'Bitte wählen Sie eine Antwort.'),
})

export function sitzungRoutes(deps: PageDeps): Router {
  const router = Router()

  router.get('/sitzungen/:id', async (req, res) => {
    await zeigen(deps, req, res, await gelesen(deps, res, req.params['id']), { status: 200 })
  })

  router.post('/sitzungen/:id/top/anlegen', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    const form = readForm(req, neuerPunkt)
    const command = commandFields(req)
    if (!form.ok) return zeigen(deps, req, res, sitzung, { status: 422, werte: form.typed, fehler: form.fehler })
    const event = { type: 'TOP_ANLEGEN', titel: form.data.titel, oeffentlich: form.data.oeffentlich === 'ja' }
    const outcome = await submit(deps, sitzung.akteur, refOf(sitzung), event, command)
    return antworten(deps, req, res, outcome, {
      text: `Punkt hinzugefügt: ${form.data.titel}`,
      commandId: command.commandId,
      werte: form.typed,
      namen: { titel: 'Bezeichnung' },
      anker: '#tagesordnung',
    })
  })

  router.post('/sitzungen/:id/top/aendern', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    const form = readForm(req, aenderung)
    const command = commandFields(req)
    if (!form.ok) return zeigen(deps, req, res, sitzung, { status: 422, fehler: form.fehler })
    const { top, was } = form.data
    const event = was === 'streichen' ? { type: 'TOP_STREICHEN', top } : { type: 'TOP_VERSCHIEBEN', top, richtung: was }
    const outcome = await submit(deps, sitzung.akteur, refOf(sitzung), event, command)
    return antworten(deps, req, res, outcome, {
      text: was === 'streichen' ? 'Punkt gestrichen.' : 'Reihenfolge geändert.',
      commandId: command.commandId,
      anker: '#tagesordnung',
    })
  })

  router.post('/sitzungen/:id/aufnehmen', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    const form = postedForm(req)
    const fehler: FieldError[] = []
    let aufgenommen = 0
    let veraltet = false
    for (const id of form.all('vorlage').slice(0, MAX_AUFNAHMEN)) {
      const [station, commandId, bezug] = ['station', 'command', 'bezug'].map((name) => form.one(`${name}-${id}`) ?? '')
      if (!ID.test(id) || !/^\w{1,20}$/.test(station ?? '') || !isCommandId(commandId ?? '')) continue
      const fields = { commandId: commandId ?? '', bezug: bezug ?? '' }
      const outcome = await submit(deps, sitzung.akteur, { art: 'vorlage', id }, aufnahme(sitzung.head.ref.id, station ?? ''), fields)
      if (outcome.art === 'angenommen') aufgenommen += 1
      else {
        veraltet ||= outcome.art === 'veraltet'
        fehler.push({ feld: '', satz: outcome.satz })
      }
    }
    if (fehler.length > 0 || aufgenommen === 0) {
      const frisch = await gelesen(deps, res, req.params['id'])
      const alle = fehler.length > 0 ? fehler : [{ feld: '', satz: 'Es war keine Vorlage ausgewählt. Bitte laden Sie die Seite neu.' }]
      return zeigen(deps, req, res, frisch, { status: veraltet ? 409 : 422, fehler: alle })
    }
    const text =
      aufgenommen === 1 ? 'Die Vorlage steht auf der Tagesordnung.' : `${String(aufgenommen)} Vorlagen stehen auf der Tagesordnung.`
    return deps.web.redirect(req, res, `/sitzungen/${sitzung.head.ref.id}#tagesordnung`, { art: 'success', text })
  })

  router.post('/sitzungen/:id/antwort', async (req, res) => {
    const sitzung = await gelesen(deps, res, req.params['id'])
    const form = readForm(req, antwortform)
    const command = commandFields(req)
    if (!form.ok) return zeigen(deps, req, res, sitzung, { status: 422, werte: form.typed, fehler: form.fehler })
    const outcome = await submit(deps, sitzung.akteur, refOf(sitzung), { type: 'LADUNG_BEANTWORTEN', ...form.data }, command)
    const zugesagt = form.data.antwort === 'zugesagt'
    return antworten(deps, req, res, outcome, {
      text: zugesagt ? 'Eingetragen: nimmt teil.' : 'Eingetragen: ist verhindert.',
      commandId: command.commandId,
      werte: form.typed,
    })
  })

  return router
}
