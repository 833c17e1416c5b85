/** The life of a Vorlage as a whole. Its stations, co-signatures and points are machines of their own; `router.ts` keeps them in step. */
import { assign, setup } from 'xstate'
import { beratungsstaende, neueFassung, neueFolge } from './machine-beratung.ts'
import { ANGREIFBAR, AUFHEBBAR, DURCH, EDITIERBAR, EILIG, ENTSCHIEDEN, ERNEUT } from './uebergaenge.ts'
import { NICHT_UEBERNOMMEN, uebernahme, UEBERNOMMEN } from './machine-bestand.ts'
import { BERICHTIGBAR, entscheidung, erneuteFolge, FESTGESTELLT } from './machine-entscheidung.ts'
import { NACHREICHBAR, nachgereicht } from './machine-nachreichung.ts'
import type { Aufhebung, VorlageContext, VorlageInput, VorlageMachineEvent } from './context.ts'

const eintraege = (context: VorlageContext, event: VorlageMachineEvent): Partial<VorlageContext> => {
  if (event.type !== 'AENDERN') return {}
  return {
    fassung: event.fassung === context.fassung.hash ? context.fassung : { nr: context.fassung.nr + 1, hash: event.fassung },
    merkmale: event.merkmale,
    kopf: event.kopf,
    beratungsfolge: event.beratungsfolge,
    naechsteStation: event.naechsteStation,
    bearbeitetVon: event.von,
  }
}

export const machine = setup({
  types: {
    context: {} as VorlageContext,
    events: {} as VorlageMachineEvent,
    input: {} as VorlageInput,
    tags: {} as 'editierbar' | 'intern' | 'politisch' | 'nachgang' | 'endgueltig',
  },
  guards: {
    mitAmtspruefung: ({ event }) => 'weg' in event && event.weg.amtspruefung,
    mitMitzeichnung: ({ context, event }) => ('weg' in event ? event.weg : context.weg).mitzeichnung,
    mitDezernat: ({ context, event }) => ('weg' in event ? event.weg : context.weg).dezernat,
    wurdeAbgelehnt: ({ context }) => context.ergebnis?.ergebnis === 'abgelehnt',
    mitAuftraegen: ({ context }) => context.offeneAuftraege > 0,
    mitSatzung: ({ context }) => context.satzung !== null,
    istAuszufertigen: ({ context }) => context.satzung?.ausgefertigtAm === null,
    istBekanntzumachen: ({ context }) => context.satzung?.bekanntgemachtAm === null,
    istLaufendeFrist: ({ context, event }) =>
      event.type === 'FRIST_ABGELAUFEN' && event.frist === context.frist?.art && context.frist.stand === event.stand,
    hebtAuf: ({ event }) => 'folge' in event && event.folge === 'aufgehoben',
    oeffnetFrist: ({ event }) => 'folge' in event && event.folge === 'frist',
    bleibtAusgesetzt: ({ event }) => 'folge' in event && event.folge === 'ausgesetzt',
    brauchtGenehmigung: ({ event }) => event.type === 'EILENTSCHEIDEN' && event.danach === 'genehmigung',
    istGenehmigt: ({ event }) => event.type === 'EIL_FESTSTELLEN' && event.ergebnis === 'genehmigt',
    istAufgehoben: ({ event }) => event.type === 'EIL_FESTSTELLEN' && event.ergebnis === 'aufgehoben',
    istAenderung: ({ context }) => context.aendert !== null,
    istDieselbe: ({ event }) => event.type === 'ENTSCHEIDUNG_BERICHTIGEN' && !event.anderer,
    istEilig: ({ context }) => context.eil !== null,
    istEilGenehmigt: ({ context }) => context.eil !== null && context.ergebnis?.ergebnis === 'genehmigt',
    istEilAufgehoben: ({ context }) => context.eil !== null && context.ergebnis?.ergebnis === 'aufgehoben',
    istErledigt: ({ context }) => context.ergebnis?.ergebnis === 'erledigt',
    hatFrist: ({ context }) => context.frist !== null,
    istWirksam: ({ event }) => 'wirksam' in event && event.wirksam,
    istWirksamInDerFrist: ({ context, event }) => 'wirksam' in event && event.wirksam && context.frist !== null,
    wartetAufZustimmung: ({ context }) => context.genehmigung?.erteiltAm === null,
    ohneBeratungsfolge: ({ context }) => context.beratungsfolge.length === 0,
  },
  actions: {
    aendern: assign(({ context, event }) => eintraege(context, event)),
    anlageHinzufuegen: assign(({ context, event }) =>
      event.type === 'ANLAGE_HINZUFUEGEN' ? { anlagen: [...context.anlagen, event.anlage] } : {},
    ),
    anlageEntfernen: assign(({ context, event }) =>
      event.type === 'ANLAGE_ENTFERNEN' ? { anlagen: context.anlagen.filter((anlage) => anlage.id !== event.anlage) } : {},
    ),
    wegMerken: assign(({ event }) => ('weg' in event ? { weg: event.weg, rueckgabe: null } : {})),
    rueckgabeMerken: assign(({ event }) => (event.type === 'ZURUECKGEBEN' ? { rueckgabe: { grund: event.grund, von: event.von } } : {})),
    eingangMerken: assign(({ event }) =>
      event.type === 'EINGANG_ERFASSEN'
        ? { eingang: { einreicher: event.einreicher, am: event.am, email: event.email, antragsteller: event.antragsteller } }
        : {},
    ),
    freigabeMerken: assign(({ event }) =>
      event.type === 'FREIGEBEN_HVB' || event.type === 'EINGANG_ERFASSEN' ? { freigabe: { am: event.am, von: event.von } } : {},
    ),
    dissensMerken: assign(({ event }) => (event.type === 'MITZEICHNUNG_ABSCHLIESSEN' ? { trotzAblehnung: event.trotz } : {})),
    endeMerken: assign(({ event }) => ('grund' in event ? { endeGrund: event.grund } : {})),
    entscheidungMerken: assign(({ context, event }) => entscheidung(context, event)),
    fristBeenden: assign({ frist: null }),
    genehmigungMerken: assign(({ context, event }) =>
      event.type === 'AUFSICHT_ENTSCHEIDET' && context.genehmigung !== null
        ? { genehmigung: { ...context.genehmigung, erteiltAm: event.am } }
        : {},
    ),
    widerspruchMerken: assign(({ event }) => ('widerspruch' in event ? { widerspruch: event.widerspruch, frist: null } : {})),
    erneutMerken: assign(({ context, event }) =>
      event.type === 'ERNEUT_BESCHLIESSEN'
        ? {
            widerspruch: event.widerspruch,
            frist: event.frist,
            beratungsfolge: [...context.beratungsfolge, event.station],
            naechsteStation: context.naechsteStation + 1,
          }
        : {},
    ),
    erneutBerichtigen: assign(({ event }) => erneuteFolge(event)),
    eilMerken: assign(({ context, event }) =>
      event.type === 'EILENTSCHEIDEN'
        ? {
            eil: event.eil,
            offeneAuftraege: event.auftraege,
            freigabe: context.freigabe ?? { am: event.eil.am, von: event.von },
            beratungsfolge: event.station === null ? context.beratungsfolge : [...context.beratungsfolge, event.station],
            naechsteStation: event.station === null ? context.naechsteStation : context.naechsteStation + 1,
          }
        : {},
    ),
    eilergebnisMerken: assign(({ context, event }) => {
      if (event.type !== 'EIL_FESTSTELLEN') return {}
      const faellt = event.ergebnis === 'aufgehoben' && context.eil?.rechteDritter === false
      return { ergebnis: { ergebnis: event.ergebnis, station: event.station }, ...(faellt && { offeneAuftraege: 0 }) }
    }),
    beziehungMerken: assign(({ context, event }) =>
      'beziehung' in event ? { beziehungen: [...context.beziehungen, event.beziehung] } : {},
    ),
    bekanntgabeMerken: assign(({ event }) => (event.type === 'BEKANNTGEBEN' ? { bekanntgabe: event.bekanntgabe } : {})),
    aufhebungMerken: assign(({ event }) => {
      const durch = (DURCH as Partial<Record<string, Aufhebung['durch']>>)[event.type]
      return durch === undefined || !('am' in event) ? {} : { aufhebung: { am: event.am, durch }, offeneAuftraege: 0, frist: null }
    }),
    ausfertigungMerken: assign(({ context, event }) =>
      event.type === 'AUSFERTIGEN' && context.satzung !== null ? { satzung: { ...context.satzung, ausgefertigtAm: event.am } } : {},
    ),
    bekanntmachungMerken: assign(({ context, event }) =>
      event.type === 'BEKANNTMACHEN' && context.satzung !== null
        ? { satzung: { ...context.satzung, bekanntgemachtAm: event.am, inKraftAm: event.inKraftAm } }
        : {},
    ),
    auftragErledigt: assign(({ context }) => ({ offeneAuftraege: Math.max(0, context.offeneAuftraege - 1) })),
    entwurfsnummerMerken: assign(({ event }) => (event.type === 'ENTWURFSNUMMER_ERHALTEN' ? { entwurfsnummer: event.entwurfsnummer } : {})),
    nummerMerken: assign(({ event }) => (event.type === 'NUMMER_ERHALTEN' ? { nummer: event.nummer } : {})),
    dokumentMerken: assign(({ context, event }) =>
      event.type === 'DOKUMENT_AUSGEGEBEN' ? { dokumente: [...context.dokumente, event.dokument] } : {},
    ),
    aenderungenSetzen: assign(({ event }) => (event.type === 'AENDERUNGEN_SETZEN' ? { aenderungen: event.aenderungen } : {})),
    uebernommenMerken: assign(({ context }) => (context.aendert === null ? {} : { aendert: { ...context.aendert, uebernommen: true } })),
    folgeMerken: assign(({ event }) => neueFolge(event)),
    fassungMerken: assign(({ context, event }) => neueFassung(context, event)),
    nachreichungMerken: assign(({ context, event }) => nachgereicht(context, event)),
    vermerkMerken: assign(({ event }) => (event.type === 'VERMERKEN' ? { vermerk: event.vermerk } : {})),
    pruefungenSetzen: assign(({ event }) => (event.type === 'PRUEFUNGEN_SETZEN' ? { pruefungen: event.pruefungen } : {})),
    uebernahmeMerken: assign(({ event }) => uebernahme(event)),
    depublikationMerken: assign(({ event }) => (event.type === 'DEPUBLIZIEREN' ? { depublikation: event.grund } : {})),
  },
}).createMachine({
  id: 'vorlage',
  type: 'parallel',
  context: ({ input }) => ({
    profil: input?.profil ?? '',
    art: input?.art ?? 'beschlussvorlage',
    federfuehrung: input?.federfuehrung ?? '',
    kopf: input?.kopf ?? { oeffentlich: false, nichtoeffentlichGrund: null, dringlich: false, mehrheit: 'einfach', mitzeichnung: [] },
    fassung: { nr: 1, hash: input?.fassung ?? '' },
    merkmale: input?.merkmale ?? { abschnitte: [], punkte: [], finanziell: 'offen' },
    beratungsfolge: input?.beratungsfolge ?? [],
    naechsteStation: input?.naechsteStation ?? 1,
    fruehereFassungen: [],
    nachreichungen: [],
    erstelltVon: input?.von ?? '',
    bearbeitetVon: input?.von ?? '',
    angelegtAm: input?.am ?? '',
    entwurfsnummer: null,
    nummer: null,
    anlagen: [],
    dokumente: [],
    weg: { amtspruefung: false, mitzeichnung: false, dezernat: false },
    eingang: null,
    freigabe: null,
    rueckgabe: null,
    trotzAblehnung: null,
    ergebnis: null,
    frist: null,
    widerspruch: null,
    genehmigung: null,
    aufhebung: null,
    satzung: null,
    bekanntgabe: null,
    beziehungen: [],
    eil: null,
    offeneAuftraege: 0,
    endeGrund: null,
    vermerk: null,
    depublikation: null,
    pruefungen: [],
    aendert: input?.aendert ?? null,
    aenderungen: [],
    uebernommenAm: null,
  }),
  on: {
    ENTWURFSNUMMER_ERHALTEN: { actions: 'entwurfsnummerMerken' },
    NUMMER_ERHALTEN: { actions: 'nummerMerken' },
    DOKUMENT_AUSGEGEBEN: { actions: 'dokumentMerken' },
    VERMERKEN: { actions: 'vermerkMerken' },
    PRUEFUNGEN_SETZEN: { actions: 'pruefungenSetzen' },
    AENDERUNGEN_SETZEN: { actions: 'aenderungenSetzen' },
    BEZIEHUNG_ERHALTEN: { actions: 'beziehungMerken' },
    BEKANNTGEBEN: { actions: 'bekanntgabeMerken' },
    BERATUNGSFOLGE_SETZEN: { actions: 'folgeMerken' },
  },
  states: {
    lauf: {
      initial: 'intern',
      states: {
        intern: {
          initial: 'entwurf',
          tags: 'intern',
          on: {
            ZURUECKGEBEN: { target: '.ueberarbeitung', actions: 'rueckgabeMerken' },
            VERWERFEN: { target: 'verworfen', actions: 'endeMerken' },
            EILENTSCHEIDEN: EILIG,
          },
          states: {
            entwurf: {
              tags: 'editierbar',
              on: {
                ...EDITIERBAR,
                EINGANG_ERFASSEN: { target: '#vorlage.lauf.politisch', actions: ['eingangMerken', 'freigabeMerken'] },
                BESTAND_UEBERNEHMEN: UEBERNOMMEN,
              },
            },
            ueberarbeitung: { tags: 'editierbar', on: EDITIERBAR },
            amtspruefung: {
              on: {
                PRUEFEN: [
                  { guard: 'mitMitzeichnung', target: 'mitzeichnung' },
                  { guard: 'mitDezernat', target: 'dezernatsfreigabe' },
                  { target: 'hvb_freigabe' },
                ],
              },
            },
            mitzeichnung: {
              on: {
                MITZEICHNUNG_ABSCHLIESSEN: [
                  { guard: 'mitDezernat', target: 'dezernatsfreigabe', actions: 'dissensMerken' },
                  { target: 'hvb_freigabe', actions: 'dissensMerken' },
                ],
              },
            },
            dezernatsfreigabe: { on: { FREIGEBEN_DEZERNAT: 'hvb_freigabe' } },
            hvb_freigabe: { on: { FREIGEBEN_HVB: { target: '#vorlage.lauf.politisch', actions: 'freigabeMerken' } } },
          },
        },
        politisch: {
          initial: 'bereit',
          tags: 'politisch',
          on: {
            ...NICHT_UEBERNOMMEN,
            ...NACHREICHBAR,
            ZURUECKZIEHEN: { target: 'zurueckgezogen', actions: 'endeMerken' },
            KENNTNIS_FESTSTELLEN: 'kenntnis_genommen',
            EMPFEHLUNG_FESTSTELLEN: 'abgestimmt',
            VORLAGE_BEENDET: 'erledigt',
            AENDERUNG_UEBERNEHMEN: { target: 'uebernommen', actions: 'uebernommenMerken' },
            ENTSCHEIDUNG_FESTSTELLEN: { target: 'festgestellt', actions: 'entscheidungMerken' },
          },
          states: beratungsstaende(EILIG),
        },
        unbekannt_importiert: {
          on: { ...NICHT_UEBERNOMMEN, BERATUNGSFOLGE_ERFASSEN: { target: 'politisch', actions: 'folgeMerken' } },
        },
        nachgang: {
          initial: 'frist_laeuft',
          tags: 'nachgang',
          on: { ...AUFHEBBAR, ...BERICHTIGBAR, PUNKT_ERLEDIGT: { actions: 'auftragErledigt' } },
          states: {
            frist_laeuft: {
              on: {
                ...ANGREIFBAR,
                AUSFERTIGEN: { actions: 'ausfertigungMerken' },
                BEKANNTMACHEN: { actions: 'bekanntmachungMerken' },
                FRIST_ABGELAUFEN: [{ guard: 'istLaufendeFrist', target: 'bestandskraeftig', actions: 'fristBeenden' }],
              },
            },
            ausgesetzt: { on: { ERNEUT_BESCHLIESSEN: ERNEUT, BEANSTANDEN: { target: 'beanstandet', actions: 'widerspruchMerken' } } },
            beanstandet: {
              on: { ERNEUT_BESCHLIESSEN: ERNEUT, AUFSICHT_ENTSCHEIDET: ENTSCHIEDEN, GERICHT_ENTSCHEIDET: ENTSCHIEDEN },
            },
            genehmigung_aufsicht: {
              on: {
                ...ANGREIFBAR,
                FRIST_ABGELAUFEN: [{ guard: 'istLaufendeFrist', actions: 'fristBeenden' }],
                AUFSICHT_ENTSCHEIDET: [
                  { guard: 'istWirksamInDerFrist', target: 'frist_laeuft', actions: 'genehmigungMerken' },
                  { guard: 'istWirksam', target: 'bestandskraeftig', actions: 'genehmigungMerken' },
                  { target: '#vorlage.lauf.aufgehoben', actions: 'aufhebungMerken' },
                ],
              },
            },
            bestandskraeftig: {
              always: [
                { guard: 'wurdeAbgelehnt', target: '#vorlage.lauf.abgelehnt' },
                { guard: 'wartetAufZustimmung', target: 'genehmigung_aufsicht' },
                { guard: 'istAuszufertigen', target: 'ausfertigung' },
                { guard: 'istBekanntzumachen', target: 'bekanntmachung' },
                { guard: 'mitAuftraegen', target: 'umsetzung' },
                { guard: 'mitSatzung', target: '#vorlage.lauf.wirksam' },
                { target: '#vorlage.lauf.umgesetzt' },
              ],
            },
            ausfertigung: { on: { ...ANGREIFBAR, AUSFERTIGEN: { target: 'bekanntmachung', actions: 'ausfertigungMerken' } } },
            bekanntmachung: { on: { ...ANGREIFBAR, BEKANNTMACHEN: { target: 'bestandskraeftig', actions: 'bekanntmachungMerken' } } },
            umsetzung: { on: { ...ANGREIFBAR, ALLE_ERLEDIGT: '#vorlage.lauf.umgesetzt' } },
          },
        },
        eil: {
          initial: 'bericht_offen',
          tags: 'politisch',
          on: { PUNKT_ERLEDIGT: { actions: 'auftragErledigt' } },
          states: {
            genehmigung_offen: {
              on: {
                EIL_FESTSTELLEN: [
                  { guard: 'istAufgehoben', target: 'eil_aufgehoben', actions: 'eilergebnisMerken' },
                  { guard: 'istGenehmigt', target: 'eil_genehmigt', actions: 'eilergebnisMerken' },
                ],
              },
            },
            bericht_offen: {
              on: {
                EIL_FESTSTELLEN: [
                  { guard: 'istAufgehoben', target: 'eil_aufgehoben', actions: 'eilergebnisMerken' },
                  { target: 'eil_berichtet', actions: 'eilergebnisMerken' },
                ],
              },
            },
            eil_genehmigt: { tags: 'endgueltig', on: { ...BERICHTIGBAR, ABSCHLIESSEN: '#vorlage.lauf.abgeschlossen' } },
            eil_berichtet: { tags: 'endgueltig', on: { ...BERICHTIGBAR, ABSCHLIESSEN: '#vorlage.lauf.abgeschlossen' } },
            eil_aufgehoben: { tags: 'endgueltig', on: { ...BERICHTIGBAR, ABSCHLIESSEN: '#vorlage.lauf.abgeschlossen' } },
          },
        },
        festgestellt: FESTGESTELLT,
        abgelehnt: { tags: 'endgueltig', on: { ...ANGREIFBAR, ...AUFHEBBAR, ...BERICHTIGBAR, ABSCHLIESSEN: 'abgeschlossen' } },
        wirksam: { tags: 'endgueltig', on: { ...ANGREIFBAR, ...AUFHEBBAR, ...BERICHTIGBAR, ABSCHLIESSEN: 'abgeschlossen' } },
        aufgehoben: { tags: 'endgueltig', on: { ...BERICHTIGBAR, ABSCHLIESSEN: 'abgeschlossen' } },
        kenntnis_genommen: { tags: 'endgueltig', on: { ABSCHLIESSEN: 'abgeschlossen' } },
        erledigt: { tags: 'endgueltig', on: { ...BERICHTIGBAR, ABSCHLIESSEN: 'abgeschlossen' } },
        abgestimmt: { tags: 'endgueltig', on: { ...BERICHTIGBAR, ABSCHLIESSEN: 'abgeschlossen' } },
        uebernommen: { tags: 'endgueltig', on: { ABSCHLIESSEN: 'abgeschlossen' } },
        zurueckgezogen: { tags: 'endgueltig', on: { ABSCHLIESSEN: 'abgeschlossen' } },
        umgesetzt: { tags: 'endgueltig', on: { ...ANGREIFBAR, ...AUFHEBBAR, ...BERICHTIGBAR, ABSCHLIESSEN: 'abgeschlossen' } },
        abgeschlossen: { tags: 'endgueltig', on: { ...AUFHEBBAR, ...BERICHTIGBAR } },
        verworfen: { type: 'final', tags: 'endgueltig' },
      },
    },
    publikation: {
      initial: 'nicht_veroeffentlicht',
      states: {
        nicht_veroeffentlicht: { on: { VEROEFFENTLICHEN: 'oeffentlich' } },
        oeffentlich: { on: { DEPUBLIZIEREN: { target: 'depubliziert', actions: 'depublikationMerken' } } },
        depubliziert: { on: { VEROEFFENTLICHEN: 'oeffentlich' } },
      },
    },
  },
})
