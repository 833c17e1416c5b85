/** What the administration does with a paper until it is released. */
import { anlage, aendern, restfolge } from './papers.ts'
import { stepTo, type Scene, type Step, type StepTo, type VorlageSeen } from './step.ts'

function mitzeichnen({ random, stadt }: Scene, { stand }: VorlageSeen, step: StepTo): Step[] {
  const open = stand.mitzeichnungen.filter((part) => part.zustand === 'offen' || part.zustand === 'frist_abgelaufen')
  const sign = open.map((part) => {
    const { stelle } = part.context
    const votum = random.pick(['gezeichnet', 'gezeichnet', 'gezeichnet', 'nicht_betroffen', 'mit_hinweis', 'abgelehnt'])
    const event = {
      type: 'MITZEICHNEN',
      stelle,
      votum,
      ...(['mit_hinweis', 'abgelehnt'].includes(votum) && { hinweis: 'Bitte beachten' }),
    }
    return step(6, event, stadt.mitzeichner[stelle] ?? stadt.dienst)
  })
  return [
    ...sign,
    step(open.length === 0 ? 6 : 0.4, { type: 'MITZEICHNUNG_ABSCHLIESSEN', trotz: 'Es eilt' }, stadt.autor),
    step(0.4, { type: 'ZURUECKGEBEN', grund: 'Bitte kürzer' }, stadt.hvb),
  ]
}

/** A draft, whoever writes it. */
function entwurf({ random, stadt, weise }: Scene, { stand }: VorlageSeen, step: StepTo): Step[] {
  const { art, anlagen } = stand.context
  const vonAussen = stadt.profil.arten[art]?.interneBearbeitung === false
  const wer = vonAussen ? stadt.dienst : stadt.autor
  const [erste] = anlagen
  return [
    vonAussen
      ? step(8, { type: 'EINGANG_ERFASSEN', einreicher: 'Fraktion A' }, wer)
      : step(art === 'eilentscheidung' ? 3 : 8, { type: 'EINREICHEN' }, wer),
    step(0.8, aendern(random, stadt, art, weise), wer),
    step(0.1, { type: 'VERWERFEN', grund: 'Erledigt sich' }, stadt.autor),
    step(anlagen.length < 2 ? 0.5 : 0, { type: 'ANLAGE_HINZUFUEGEN', ...anlage(random, stand) }, wer),
    ...(erste === undefined ? [] : [step(1.5, { type: 'ANLAGE_ENTFERNEN', anlage: erste.id }, wer)]),
  ]
}

/** A decision that cannot wait for the body; where the law asks for it, a member signs too. */
export const eilentscheiden = ({ random, stadt }: Scene, { stand }: VorlageSeen, step: StepTo): Step[] =>
  stand.context.art === 'eilentscheidung'
    ? [
        step(
          4,
          {
            type: 'EILENTSCHEIDEN',
            grund: 'Gefahr im Verzug',
            mitUnterschrift: stadt.sitze[stand.stationen[0]?.context.gremium ?? stadt.profil.vertretung]?.mitglied.person,
            rechteDritter: random.chance(0.5),
          },
          stadt.hvb,
        ),
      ]
    : []

export function internSteps(scene: Scene, paper: VorlageSeen): Step[] {
  const { random, stadt, heute } = scene
  const step = stepTo(paper.ref)
  switch (paper.stand.zustand) {
    case 'entwurf':
    case 'ueberarbeitung':
      return [...entwurf(scene, paper, step), ...eilentscheiden(scene, paper, step)]
    case 'amtspruefung':
      return [
        step(6, { type: 'PRUEFEN' }, random.chance(0.9) ? stadt.amtsleitung : stadt.dezernat),
        step(0.25, { type: 'ZURUECKGEBEN', grund: 'Unklar' }, stadt.amtsleitung),
        ...eilentscheiden(scene, paper, step),
      ]
    case 'mitzeichnung':
      return mitzeichnen(scene, paper, step)
    case 'dezernatsfreigabe':
      return [
        step(6, { type: 'FREIGEBEN_DEZERNAT', personendatenGeprueft: true }, stadt.dezernat),
        step(0.25, { type: 'ZURUECKGEBEN', grund: 'Nicht abgestimmt' }, stadt.dezernat),
      ]
    case 'hvb_freigabe':
      return [
        step(7, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, stadt.hvb),
        step(1, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true, nachweis: 'Umlaufmappe' }, stadt.dienst),
        step(0.25, { type: 'ZURUECKGEBEN', grund: 'Zahlen fehlen' }, stadt.hvb),
      ]
    case 'unbekannt_importiert':
      return [step(5, { type: 'BERATUNGSFOLGE_ERFASSEN', beratungsfolge: restfolge(random, stadt, heute) }, stadt.dienst)]
    default:
      return []
  }
}
