import { describe, expect, test } from '@jest/globals'
import { getInitialSnapshot } from 'xstate'
import { musterstadt } from '../../workflows/profile/musterstadt.ts'
import type { StationContext } from '../../workflows/station/context.ts'
import { machine } from '../../workflows/station/machine.ts'
import type { VorlageStand } from '../../workflows/vorlage/stand.ts'
import { beratungsfolge } from '../../src/web/pages/vorlagen/beratungsfolge.ts'

/** A station as it begins, in another state and with what is said of it. */
const station = (zustand: string, more: Partial<StationContext>): VorlageStand['stationen'][number] => {
  const input = { id: 's1', gremium: 'stadtentwicklung', rolle: 'vorberatung', oeffentlich: true } as const
  return { zustand, context: { ...getInitialSnapshot(machine, input).context, ...more } }
}

const ergebnis = (art: 'empfohlen' | 'abgelehnt', enthaltung: number): StationContext['ergebnis'] => ({
  ergebnis: art,
  abstimmung: { ja: 8, nein: 2, enthaltung, ungueltig: 0, modus: 'offen' },
  fassung: 'f',
  erfasstVon: 'x',
  befund: {
    regelwerk: '',
    norm: '',
    rechnung: '',
    mehrheit: 'einfach',
    anwesend: 11,
    ausgeschlossen: 0,
    gesetzlicheZahl: 11,
    sitzungAm: '',
    topId: '',
    genehmigung: null,
  },
})

const folge = (zustand: string, ...stationen: VorlageStand['stationen']): ReturnType<typeof beratungsfolge> =>
  beratungsfolge(musterstadt, { zustand, publikation: 'oeffentlich', stationen } as VorlageStand, new Map(), 'v')

describe('the Beratungsfolge', () => {
  test('keeps a postponed attempt visible as an entry of its own that is never a check mark', () => {
    const versuche = [{ versuch: 1, sitzung: 'x', sitzungAm: '2026-03-18T17:00', ausgang: 'vertagt', grund: 'Gutachten' }]
    const [vertagt, erneut] = folge('bereit', station('geplant', { versuch: 2, versuche }))
    expect(vertagt).toMatchObject({
      stand: 'vertagt',
      badge: { art: 'warning', text: 'Vertagt' },
      hinweis: 'Gutachten',
      href: '/sitzungen/x',
    })
    expect(vertagt?.angaben).toBe('Mi, 18.03.2026, 17:00 Uhr · Vorberatung · öffentlich')
    expect(erneut).toMatchObject({ stand: 'aktuell', badge: { text: 'Noch ohne Termin' }, hinweis: 'Erneute Beratung' })
  })

  test('says results in words with the votes as counted', () => {
    const [erste] = folge('bereit', station('abgeschlossen', { ergebnis: ergebnis('empfohlen', 1) }))
    expect(erste).toMatchObject({
      stand: 'erledigt',
      badge: { art: 'success', text: 'Empfohlen' },
      stimmen: ['8 Ja', '2 Nein', '1 Enthaltung'],
    })
  })

  test('does not show a result as done before it is confirmed', () => {
    const [erste] = folge('in_station', station('ergebnis_vorlaeufig', { ergebnis: ergebnis('empfohlen', 0) }))
    expect(erste).toMatchObject({ stand: 'aktuell', badge: { art: 'info', text: 'Empfohlen, noch nicht bestätigt' } })
  })

  test('shows a rejection as one, and no current body while the paper is still in the administration', () => {
    expect(folge('abgelehnt', station('abgeschlossen', { ergebnis: ergebnis('abgelehnt', 0) }))[0]?.stand).toBe('abgelehnt')
    expect(folge('mitzeichnung', station('geplant', {}))[0]?.stand).toBe('offen')
  })
})
