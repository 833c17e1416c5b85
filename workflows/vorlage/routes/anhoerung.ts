/** What a body that is heard says in writing, or late. */
import { toStation, type Routes } from './steps.ts'

export const anhoerung = {
  STELLUNGNAHME_ABGEBEN: (stand, { type, station, ergebnis, text = null, schreiben = null, name, funktion, befund }) => [
    toStation(station, {
      type,
      ergebnis: { ergebnis, fassung: stand.context.fassung.hash, erfasstVon: befund.von, befund },
      schriftlich: {
        am: befund.sitzungAm,
        text,
        schreiben,
        angabe: name === undefined || funktion === undefined ? null : { name, funktion },
      },
    }),
  ],
  NACHREICHEN: (_stand, { type, station, ergebnis, text = null, befund }) => [
    toStation(station, { type, ergebnis, text, am: befund.heute }),
  ],
} satisfies Routes
