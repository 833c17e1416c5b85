/** Caught mails as plain data. A mail is foreign text here as anywhere: only http(s) addresses in it become links. */
import { printInstant } from '../vorlagen/dates.ts'
import type { CaughtMail, CaughtMailParts } from './ports.ts'

const SHOWN = 200

const mailPath = (id: string): string => `/dev/post/${encodeURIComponent(id)}`

/** "Betreff: …" lines of the header, unfolded; long headers are cut. */
function kopfzeilen(raw: Uint8Array): { name: string; wert: string }[] {
  const head =
    Buffer.from(raw)
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? ''
  return head
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .slice(0, 60)
    .flatMap((line) => {
      const match = /^([\w-]{1,60}):\s*(.*)$/.exec(line)
      return match === null ? [] : [{ name: match[1] ?? '', wert: (match[2] ?? '').slice(0, 500) }]
    })
}

/** Text in pieces, addresses as links. */
export function linkify(text: string): { text: string; href: string }[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, index) => ({ text: piece, href: index % 2 === 1 && URL.canParse(piece) ? piece : '' }))
    .filter((piece) => piece.text !== '')
}

const zeit = (datum: string): string => (Number.isNaN(Date.parse(datum)) ? 'unbekannt' : printInstant(datum))

export function postView(mails: readonly CaughtMail[]): object {
  return {
    zahl: mails.length,
    spalten: [{ text: 'Betreff' }, { text: 'An' }, { text: 'Zeit' }],
    zeilen: mails.slice(0, SHOWN).map(({ id, an, von, betreff, datum }) => ({
      haupt: { text: betreff === '' ? '(ohne Betreff)' : betreff, href: mailPath(id), zusatz: `Von ${von}` },
      zellen: [
        { spalte: 'An', text: an },
        { spalte: 'Zeit', text: zeit(datum) },
      ],
    })),
    gekuerzt: mails.length > SHOWN ? `Gezeigt werden die neuesten ${String(SHOWN)} E-Mails.` : '',
  }
}

export function mailView(mail: CaughtMailParts): object {
  const pfad = mailPath(mail.id)
  return {
    betreff: mail.betreff === '' ? '(ohne Betreff)' : mail.betreff,
    eckdaten: [
      { name: 'Von', wert: mail.von },
      { name: 'An', wert: mail.an },
      { name: 'Zeit', wert: zeit(mail.datum) },
    ],
    text: linkify(mail.text),
    html: mail.html === '' ? '' : `${pfad}/html`,
    anlagen: mail.attachments.map(({ filename }, index) => ({ text: filename, href: `${pfad}/anlagen/${String(index)}` })),
    roh: `${pfad}/roh`,
    kopfzeilen: kopfzeilen(mail.raw),
  }
}
