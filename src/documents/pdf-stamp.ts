/**
 * Typst exports one PDF standard at a time. Its PDF/A-2a file lacks two things for PDF/UA-1: the identification in the XMP metadata (ISO 14289-1,
 * clause 5, with the extension schema that PDF/A asks for) and `DisplayDocTitle`. An incremental update adds both and leaves every other byte
 * as exported. Only for files whose PDF/UA-1 export succeeded. Typst writes a classic cross-reference table and an uncompressed metadata stream.
 */
const SCHEMA =
  '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>'
const EXTENSION =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>' +
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of PDF/UA to which the document conforms</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>'

/** Throws when the bytes do not look like an export of the pinned Typst. */
export function stampPdfUa(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1')
  const xref = Number(only(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)))
  const trailer = text.slice(text.lastIndexOf('trailer'))
  const root = only(/\/Root (\d+) 0 R/.exec(trailer))
  const catalog = objectAt(text, root)
  const metadata = only(/\/Metadata (\d+) 0 R/.exec(catalog))
  const stream = only(/stream\r?\n([\s\S]*?)\r?\nendstream/.exec(objectAt(text, metadata)))
  const xmp = insertBefore(insertBefore(stream, '</rdf:RDF>', SCHEMA), '</rdf:Bag></pdfaExtension:schemas>', EXTENSION)

  const objects = [
    { id: metadata, body: `<< /Length ${xmp.length} /Type /Metadata /Subtype /XML >>\nstream\n${xmp}\nendstream` },
    { id: root, body: insertBefore(catalog, '/Direction', '/DisplayDocTitle true\n    ').trim() },
  ].toSorted((a, b) => Number(a.id) - Number(b.id))

  let update = text.endsWith('\n') ? '' : '\n'
  let table = 'xref\n'
  for (const { id, body } of objects) {
    table += `${id} 1\n${String(pdf.length + update.length).padStart(10, '0')} 00000 n \n`
    update += `${id} 0 obj\n${body}\nendobj\n`
  }
  const start = pdf.length + update.length
  const dictionary = insertBefore(only(/trailer\s+(<<[\s\S]*?>>)\s+startxref/.exec(trailer)), '/Size', `/Prev ${xref}\n  `)
  return Buffer.concat([pdf, Buffer.from(`${update}${table}trailer\n${dictionary}\nstartxref\n${start}\n%%EOF\n`, 'latin1')])
}

function only(match: RegExpExecArray | null): string {
  if (match?.[1] === undefined) throw new Error('unexpected structure of the exported PDF')
  return match[1]
}

const objectAt = (text: string, id: string): string => only(new RegExp(`\\n${id} 0 obj\\s([\\s\\S]*?)\\sendobj`).exec(text))

function insertBefore(text: string, mark: string, addition: string): string {
  const at = text.lastIndexOf(mark)
  if (at === -1) throw new Error(`the exported PDF lacks ${mark}`)
  return text.slice(0, at) + addition + text.slice(at)
}
