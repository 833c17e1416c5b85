/** Two chairs at once: what the first one recorded, beside what the second one typed. */
import type { Top } from '../../../../workflows/sitzung/machine.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import { stimmen } from '../vorlagen/beratungsfolge.ts'
import { shownRev } from '../vorlagen/schritt-routes.ts'
import { verlauf } from '../vorlagen/verlauf.ts'
import type { Gelesen } from './gelesen.ts'
import { stationOf, topVorlagen } from './top-vorlagen.ts'
import { inzwischen } from './verlauf.ts'

export interface Eingabe {
  name: string
  hier: string
}

/** For the conflict partial. `commandId` begins with the revision that the form showed. */
export async function konflikt(
  deps: PageDeps,
  sitzung: Gelesen,
  top: Top,
  satz: string,
  commandId: string,
  eingaben: readonly Eingabe[],
): Promise<object> {
  const { profil, head } = sitzung
  const nach = shownRev(commandId)
  const weiter = 'Bitte vergleichen Sie. Ihre Eingabe steht noch im Formular, soweit der Schritt weiter möglich ist.'
  const getippt = eingaben.filter(({ hier }) => hier !== '')
  const vorlage = top.vorlage === null ? undefined : (await topVorlagen(deps, [top.vorlage.id])).get(top.vorlage.id)
  if (vorlage === undefined) return { satz, inzwischen: await inzwischen(deps, sitzung, nach), eingaben: getippt, weiter }
  const { eintraege, technische } = await verlauf(deps, { ...vorlage, profil }, nach)
  const ergebnis = stationOf(top, vorlage, head.ref.id)?.context.ergebnis ?? null
  const dort =
    ergebnis === null ? undefined : [wort(profil, 'ergebnis', ergebnis.ergebnis), ...stimmen(profil, ergebnis.abstimmung)].join(', ')
  const anwesenheit =
    eintraege.length === 0
      ? [
          {
            wer: 'Die Anwesenheit',
            was: `ist jetzt ${String(sitzung.stand.context.anwesenheit?.anwesend ?? 0)} stimmberechtigte Mitglieder.`,
            wann: '',
          },
        ]
      : []
  return {
    satz,
    inzwischen: [...eintraege, ...technische, ...anwesenheit],
    eingaben: getippt.map((eingabe, index) => ({ ...eingabe, ...(index === 0 && dort !== undefined && { dort }) })),
    weiter,
  }
}
