/**
 * Adds an outline and a language to a PDF of the canvas library, which writes neither: as an update at the file's end, so
 * that nothing before it changes.
 *
 * @see https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf 7.5.6 and 12.3.3
 */

/** An entry that leads to a place. */
export interface OutlineEntry {
  readonly title: string
  /** From 0. */
  readonly page: number
  /** Distance from the page's top, in points. */
  readonly y: number
  readonly children?: ReadonlyArray<OutlineEntry> | undefined
}

/** Throws where the file is not built as the library builds it. */
export const withOutline = (
  pdf: Uint8Array,
  options: { readonly entries: ReadonlyArray<OutlineEntry>; readonly language: string; readonly pageHeight: number }
): Uint8Array => {
  const file = Buffer.from(pdf).toString("latin1")
  const table = readTable(file)
  const objectAt = (number: number): string => {
    const offset = table.offsets.get(number)
    const found =
      offset === undefined ? null : /^\d+ \d+ obj\s*([\s\S]*?)\s*endobj/.exec(file.slice(offset, offset + 65_536))
    if (found === null) throw new Error(`The PDF has no object ${number}`)
    return found[1] ?? ""
  }
  const catalog = objectAt(table.root)
  const pages = pagesOf(refOf(catalog, "Pages"), objectAt)

  const objects: Array<readonly [number: number, body: string]> = []
  let next = table.size
  const outline = next++
  const place = (
    entries: ReadonlyArray<OutlineEntry>,
    parent: number
  ): { first: number; last: number; count: number } => {
    const numbers = entries.map(() => next++)
    for (const [index, entry] of entries.entries()) {
      const number = numbers[index] ?? 0
      const page = pages[entry.page]
      if (page === undefined) throw new Error(`The PDF has no page ${entry.page + 1}`)
      const below = (entry.children ?? []).length === 0 ? undefined : place(entry.children ?? [], number)
      objects.push([
        number,
        [
          `<</Title ${textString(entry.title)}`,
          `/Parent ${parent} 0 R`,
          ...(index > 0 ? [`/Prev ${numbers[index - 1]} 0 R`] : []),
          ...(index < numbers.length - 1 ? [`/Next ${numbers[index + 1]} 0 R`] : []),
          // Closed: the children are counted below zero.
          ...(below === undefined ? [] : [`/First ${below.first} 0 R /Last ${below.last} 0 R /Count -${below.count}`]),
          `/Dest [${page} 0 R /XYZ 0 ${Math.round(options.pageHeight - entry.y)} null]>>`
        ].join("\n")
      ])
    }
    return { first: numbers[0] ?? 0, last: numbers.at(-1) ?? 0, count: numbers.length }
  }
  if (options.entries.length > 0) {
    const { count, first, last } = place(options.entries, outline)
    objects.push([outline, `<</Type /Outlines /First ${first} 0 R /Last ${last} 0 R /Count ${count}>>`])
  }
  const language = options.language.replace(/[^A-Za-z0-9-]/g, "")
  const added = [
    ...(options.entries.length > 0 ? [`/Outlines ${outline} 0 R /PageMode /UseOutlines`] : []),
    ...(/\/Lang\b/.test(catalog) ? [] : [`/Lang (${language})`]),
    ...(/\/ViewerPreferences\b/.test(catalog) ? [] : ["/ViewerPreferences <</DisplayDocTitle true>>"])
  ]
  objects.push([table.root, catalog.replace(/>>\s*$/, `\n${added.join("\n")}>>`)])

  let update = "\n"
  const offsets = new Map<number, number>()
  for (const [number, body] of objects) {
    offsets.set(number, file.length + update.length)
    update += `${number} 0 obj\n${body}\nendobj\n`
  }
  const start = file.length + update.length
  update += "xref\n"
  for (const number of [...offsets.keys()].sort((a, b) => a - b)) {
    update += `${number} 1\n${String(offsets.get(number)).padStart(10, "0")} 00000 n \n`
  }
  update += `trailer\n<</Size ${next}\n/Root ${table.root} 0 R${table.info === undefined ? "" : `\n/Info ${table.info} 0 R`}\n/Prev ${table.start}>>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([Buffer.from(pdf), Buffer.from(update, "latin1")]))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Table {
  readonly start: number
  readonly offsets: ReadonlyMap<number, number>
  readonly size: number
  readonly root: number
  readonly info: number | undefined
}

const readTable = (file: string): Table => {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.slice(-64))?.[1] ?? Number.NaN)
  const head = /^xref\s+0 (\d+)\s*\n/.exec(file.slice(start, start + 40))
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(file.slice(start))?.[1]
  if (head === null || trailer === undefined) throw new Error("The PDF has no table of its objects that can be read")
  const offsets = new Map<number, number>()
  const size = Number(head[1])
  for (let number = 0; number < size; number++) {
    const at = start + head[0].length + number * 20
    if (file[at + 17] === "n") offsets.set(number, Number(file.slice(at, at + 10)))
  }
  const info = /\/Info (\d+) 0 R/.exec(trailer)?.[1]
  return { start, offsets, size, root: refOf(trailer, "Root"), info: info === undefined ? undefined : Number(info) }
}

const refOf = (dictionary: string, key: string): number => {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1]
  if (found === undefined) throw new Error(`The PDF names no ${key}`)
  return Number(found)
}

/** Object numbers of the pages in order. */
const pagesOf = (node: number, objectAt: (number: number) => string): ReadonlyArray<number> => {
  const body = objectAt(node)
  if (!/\/Type \/Pages\b/.test(body)) return [node]
  const kids = /\/Kids \[([^\]]*)\]/.exec(body)?.[1] ?? ""
  return Array.from(kids.matchAll(/(\d+) 0 R/g)).flatMap(([, kid]) => pagesOf(Number(kid), objectAt))
}

/** UTF-16 with its mark, in hexadecimal: no sign of a title can end the string. */
const textString = (text: string): string => {
  const plain = text.slice(0, 200).toWellFormed()
  const units = Array.from({ length: plain.length }, (_, at) => plain.charCodeAt(at).toString(16).padStart(4, "0"))
  return `<FEFF${units.join("").toUpperCase()}>`
}
