/** The form of a paper that is taken over, for the template. */
import { ERGEBNISSE_DER_ROLLE } from '../../../../workflows/begriffe.ts'
import type { ArtRegel, Profil } from '../../../../workflows/profile/profil.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { FieldError } from '../../security/form.ts'
import { entwurfView, stationenView } from './entwurf-view.ts'
import type { Uebernahme } from './uebernahme-eingaben.ts'
import { ERLAUBTE_ENDUNGEN } from './upload.ts'

/** Who has met already has not decided: then the paper would be at its end. */
const ERGEBNISSE = (['anhoerung', 'kenntnisnahme', 'vorberatung'] as const).flatMap((rolle) => ERGEBNISSE_DER_ROLLE[rolle])

/** The rows of the Beratungsfolge, each with what the body has said. */
export function uebernommeneStationen(profil: Profil, { entwurf, beraten }: Uebernahme, fehler: readonly FieldError[]): object[] {
  const error = (feld: string): string => fehler.find((eintrag) => eintrag.feld === feld)?.satz ?? ''
  return stationenView(profil, entwurf.folge, error).map((zeile, index) => {
    const gesagt = beraten[index]
    const feld = (name: keyof Uebernahme['beraten'][number]): object => ({
      name: `${zeile.name}-${name}`,
      value: gesagt?.[name] ?? '',
      error: error(`${zeile.name}-${name}`),
    })
    return {
      ...zeile,
      ergebnis: {
        name: `${zeile.name}-ergebnis`,
        optionen: ERGEBNISSE.map((wert) => ({ wert, text: wort(profil, 'ergebnis', wert), selected: gesagt?.ergebnis === wert })),
        error: error(`${zeile.name}-ergebnis`),
      },
      am: feld('am'),
      ja: feld('ja'),
      nein: feld('nein'),
      enthaltung: feld('enthaltung'),
      wortlaut: feld('wortlaut'),
    }
  })
}

export function uebernahmeView(profil: Profil, regel: ArtRegel, uebernahme: Uebernahme, fehler: readonly FieldError[]): object {
  const error = (feld: string): string => fehler.find((eintrag) => eintrag.feld === feld)?.satz ?? ''
  return {
    ...entwurfView({ profil, regel, eingaben: uebernahme.entwurf, fehler }),
    // It has been released: nobody co-signs it any more.
    mitMitzeichnung: false,
    folge: uebernommeneStationen(profil, uebernahme, fehler),
    nummer: uebernahme.nummer,
    nummerError: error('nummer'),
    datum: uebernahme.datum,
    datumError: error('datum'),
    vonAussen: !regel.interneBearbeitung,
    einreicher: uebernahme.einreicher,
    einreicherError: error('einreicher'),
    endungen: ERLAUBTE_ENDUNGEN,
    oeffentlicheAnlagenError: error('oeffentlicheAnlagen'),
    nichtoeffentlicheAnlagenError: error('nichtoeffentlicheAnlagen'),
  }
}
