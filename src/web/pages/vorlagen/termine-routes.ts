/** What-if: when the decision would fall if a station met in another session or not at all. Nothing is saved. */
import { Router } from 'express'
import { prognosestationen, waswaere, type Kalendersitzung, type WasWaereWenn } from '../../../../workflows/vorlage/prognose.ts'
import { gremiumName } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import { printMeeting } from './dates.ts'
import { gelesen as readVorlage, type Gelesen } from './gelesen.ts'
import { kalender, prognoseansicht, vorlagenprognose } from './prognose-view.ts'
import { kennung, vorzeile } from './vorlage-view.ts'

interface Wahl {
  /** "s1:sitzung-7" or "s1:" where the station is left out. */
  wert: string
  text: string
  wenn: WasWaereWenn
}

/** Another session for each station that is still to come; one that does not decide may be left out. */
function auswahl({ stand, profil }: Gelesen, sitzungen: readonly Kalendersitzung[]): Wahl[] {
  return prognosestationen(stand)
    .filter(({ lage, gremium }) => lage !== 'erledigt' && profil.gremien.some(({ id }) => id === gremium))
    .flatMap(({ id, gremium, rolle, sitzung: jetzige }): Wahl[] => {
      const name = gremiumName(profil, gremium)
      const andere = sitzungen.filter((sitzung) => sitzung.gremium === gremium && sitzung.id !== jetzige)
      return [
        ...andere.map((sitzung) => ({
          wert: `${id}:${sitzung.id}`,
          text: `${name}: ${printMeeting(sitzung.am)}`,
          wenn: { station: id, sitzung },
        })),
        ...(rolle === 'entscheidung'
          ? []
          : [{ wert: `${id}:`, text: `${name}: entfällt`, wenn: { station: id, entfaellt: true } as const }]),
      ]
    })
}

export function termineRoutes(deps: PageDeps): Router {
  const router = Router()
  router.get('/vorlagen/:id/termine', async (req, res) => {
    const gelesen = await readVorlage(deps, res, req.params.id)
    const { profil, stand, head, inhalt } = gelesen
    const [jetzt, sitzungen] = await Promise.all([vorlagenprognose(deps, gelesen), kalender(deps, profil)])
    const moeglich = jetzt === null ? [] : auswahl(gelesen, sitzungen)
    const gewaehlt = moeglich.find(({ wert }) => wert === req.query['wenn'])
    const stationen = gewaehlt === undefined ? null : waswaere(prognosestationen(stand), gewaehlt.wenn)
    await deps.web.page(req, res, {
      template: 'pages/vorlage-termine',
      title: `Termine durchspielen: ${kennung(gelesen)}`,
      bereich: 'vorlagen',
      breadcrumb: [
        { text: 'Vorlagen', href: '/vorlagen' },
        { text: kennung(gelesen), href: `/vorlagen/${head.ref.id}` },
        { text: 'Termine durchspielen' },
      ],
      view: {
        vorzeile: vorzeile(gelesen),
        titel: 'Termine durchspielen',
        betreff: inhalt.betreff,
        jetzt,
        dann: stationen === null ? null : prognoseansicht(deps, profil, sitzungen, stationen, stand.context.kopf.dringlich),
        dannTitel: gewaehlt === undefined ? '' : `Was wäre, wenn: ${gewaehlt.text}`,
        optionen: moeglich.map(({ wert, text }) => ({ wert, text, selected: wert === gewaehlt?.wert })),
        action: `/vorlagen/${head.ref.id}/termine`,
        zurueck: `/vorlagen/${head.ref.id}`,
      },
    })
  })
  return router
}
