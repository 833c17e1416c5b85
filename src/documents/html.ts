/** The accessible twin of a PDF: the same model, the same words, as HTML. All text is escaped here. */
import { blocksToHtml, escapeHtml } from '../../workflows/text/html.ts'
import { documentSchema, type Baustein, type DocumentModel } from './model.ts'

export interface DocumentHtmlOptions {
  /** Level of the subject line; sections and headings of texts follow below. */
  headingBase?: 1 | 2
}

/** Safe HTML of a stored model. Throws ZodError when it is none. */
export function documentHtml(model: unknown, { headingBase = 1 }: DocumentHtmlOptions = {}): string {
  const { banner, kopf, bausteine }: DocumentModel = documentSchema.parse(model)
  const titel = tag(`h${headingBase}`, escapeHtml(kopf.betreff))
  return [
    '<article class="rl-dokument" lang="de">',
    banner === null ? '' : tag('p', escapeHtml(banner), 'rl-dokument__banner'),
    '<header>',
    tag('p', escapeHtml(kopf.koerperschaft), 'rl-dokument__koerperschaft'),
    kopf.organ === null ? '' : tag('p', escapeHtml(kopf.organ)),
    tag('p', escapeHtml(kopf.bezeichnung), 'rl-dokument__bezeichnung'),
    tag('p', escapeHtml(kopf.publizitaet)),
    titel,
    angaben(kopf.angaben),
    '</header>',
    ...bausteine.map((baustein) => bausteinHtml(baustein, headingBase)),
    '</article>',
  ].join('\n')
}

const tag = (name: string, html: string, className?: string): string =>
  `<${name}${className === undefined ? '' : ` class="${className}"`}>${html}</${name}>`

function angaben(zeilen: readonly { label: string; wert: string }[]): string {
  if (zeilen.length === 0) return ''
  const paare = zeilen.map(({ label, wert }) => `<div>${tag('dt', escapeHtml(`${label}:`))}${tag('dd', escapeHtml(wert))}</div>`)
  return tag('dl', paare.join(''), 'rl-dokument__angaben')
}

function tabelle(spalten: readonly string[], zeilen: readonly (readonly string[])[]): string {
  const kopf = spalten.map((spalte) => `<th scope="col">${escapeHtml(spalte)}</th>`).join('')
  return `<table><thead><tr>${kopf}</tr></thead><tbody>${zeilen.map((zeile) => tag('tr', zeile.map((zelle) => tag('td', zelle)).join(''))).join('')}</tbody></table>`
}

function bausteinHtml(baustein: Baustein, base: number): string {
  switch (baustein.art) {
    case 'abschnitt':
      return tag(`h${base + 1}`, escapeHtml(baustein.titel))
    case 'text':
      return tag('div', blocksToHtml(baustein.bloecke, { headingBase: base + 2 }), 'rl-prosa')
    case 'angaben':
      return angaben(baustein.zeilen)
    case 'beratungsfolge':
      return tag(
        'div',
        tabelle(
          baustein.spalten,
          baustein.zeilen.map((zeile) => zeile.map(escapeHtml)),
        ),
        'rl-prosa',
      )
    case 'beschlusspunkte':
      return tag('div', beschlusspunkte(baustein), 'rl-prosa rl-beschluss')
    case 'abstimmung': {
      const stimmen = baustein.stimmen.map(({ label, wert }) => `${escapeHtml(label)}: ${tag('strong', escapeHtml(wert))}`).join(' &nbsp; ')
      const zeilen = [
        tag('p', tag('strong', escapeHtml(baustein.ergebnis))),
        stimmen && tag('p', stimmen),
        ...baustein.zusatz.map((satz) => tag('p', escapeHtml(satz))),
      ]
      return tag('div', zeilen.join(''), 'rl-dokument__abstimmung')
    }
    case 'tagesordnung': {
      const zeilen = baustein.punkte.map(({ nr, gegenstand, zusatz, vorlage }) => [
        escapeHtml(nr),
        escapeHtml(gegenstand) + (zusatz === null ? '' : `<br>${tag('small', escapeHtml(zusatz))}`),
        escapeHtml(vorlage),
      ])
      return tag('div', tabelle(baustein.spalten, zeilen), 'rl-prosa')
    }
    case 'unterschrift': {
      const funktion = baustein.form === 'gez' ? `gez. ${baustein.funktion}` : baustein.funktion
      const zeilen = [baustein.vermerk, baustein.ortDatum, funktion].filter((zeile) => zeile !== null)
      return tag('div', zeilen.map((zeile) => tag('p', escapeHtml(zeile))).join(''), 'rl-dokument__unterschrift')
    }
    case 'hinweis':
      return tag('p', escapeHtml(baustein.text), 'rl-dokument__hinweis')
  }
}

function beschlusspunkte({ einleitung, punkte }: Extract<Baustein, { art: 'beschlusspunkte' }>): string {
  const inhalt = ({ text, zusatz }: (typeof punkte)[number]): string =>
    blocksToHtml(text) + (zusatz === null ? '' : tag('p', tag('em', escapeHtml(zusatz))))
  const einzeln = punkte.filter(({ nr }) => nr === null).map(inhalt)
  const liste = punkte.flatMap((punkt) => (punkt.nr === null ? [] : [`<li value="${punkt.nr}">${inhalt(punkt)}</li>`]))
  return (
    (einleitung === null ? '' : tag('p', escapeHtml(einleitung))) + einzeln.join('') + (liste.length === 0 ? '' : tag('ol', liste.join('')))
  )
}
