/**
 * Reads and writes the few properties of XMP packets that a mark consists of. What others wrote stays.
 */
import { Parser } from "htmlparser2"

/** `source`: Iptc4xmpExt:DigitalSourceType; `tool`: xmp:CreatorTool; `rights`: dc:rights; `credit`: photoshop:Credit. */
export type XmpField = "source" | "tool" | "rights" | "credit"
export type XmpFields = { readonly [F in XmpField]?: string }

interface Range {
  readonly start: number
  /** Behind the last character. */
  readonly end: number
}

/** One `rdf:Description` with the properties of it that are ours. */
interface Description extends Range {
  readonly properties: ReadonlyArray<Range & { readonly field: XmpField }>
  /** How many others it has. */
  readonly others: number
}

/** A packet as it was read. */
export interface Packet {
  readonly fields: XmpFields
  readonly text: string
  readonly descriptions: ReadonlyArray<Description>
  /** What the packet is about; the same everywhere in it. */
  readonly about: string
  /** Where `</rdf:RDF>` begins. */
  readonly endAt: number
}

const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
const namespaces = {
  Iptc4xmpExt: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  dc: "http://purl.org/dc/elements/1.1/",
  photoshop: "http://ns.adobe.com/photoshop/1.0/"
} as const
const fieldsByName: Readonly<Record<string, XmpField>> = {
  [`${namespaces.Iptc4xmpExt}DigitalSourceType`]: "source",
  [`${namespaces.xmp}CreatorTool`]: "tool",
  [`${namespaces.dc}rights`]: "rights",
  [`${namespaces.photoshop}Credit`]: "credit"
}

/** Undefined where it is no XMP in UTF-8. */
export const readPacket = (bytes: Uint8Array): Packet | undefined => {
  const text = decoded(bytes)
  if (text === undefined) return undefined
  const fields: { [F in XmpField]?: string } = {}
  const descriptions: Array<Description> = []
  const open: Array<Element> = []
  let attributes: Array<Range & { readonly name: string; readonly value: string }> = []
  let about: string | undefined
  let endAt: number | undefined
  let value: Value | undefined

  const parser: Parser = new Parser(
    {
      onopentagname: () => {
        attributes = []
      },
      onattribute: (name, value) => {
        attributes.push({ name, value, start: parser.startIndex, end: parser.endIndex })
      },
      onopentag: (tag) => {
        const scope = scopeOf(open.at(-1)?.scope ?? {}, attributes)
        const name = expanded(tag, scope, true)
        const parent = open.at(-1)
        const element: Element = { name, scope, start: parser.startIndex, properties: [], others: 0 }
        if (name === `${rdf}Description` && parent?.name === `${rdf}RDF`) {
          for (const { end, name: prefixed, start, value } of attributes) {
            if (prefixed === "xmlns" || prefixed.startsWith("xmlns:")) continue
            const attribute = expanded(prefixed, scope, false)
            const field = fieldsByName[attribute]
            if (attribute === `${rdf}about`) about ??= value
            else if (field === undefined) element.others++
            else {
              fields[field] ??= value
              element.properties.push({ field, start, end: behind(text, end) })
            }
          }
        } else if (parent?.name === `${rdf}Description` && open.at(-2)?.name === `${rdf}RDF`) {
          const resource = attributes.find(({ name }) => expanded(name, scope, false) === `${rdf}resource`)?.value
          value = { depth: open.length, plain: resource ?? "", items: [] }
        } else if (value !== undefined && name === `${rdf}li`) {
          value.items.push({
            isDefault: attributes.some(({ name, value }) => name === "xml:lang" && value === "x-default"),
            text: ""
          })
        }
        open.push(element)
      },
      ontext: (more) => {
        if (value === undefined) return
        const item = value.items.at(-1)
        if (item === undefined) value.plain += more
        else if (open.at(-1)?.name === `${rdf}li`) item.text += more
      },
      onclosetag: () => {
        const element = open.pop()
        if (element === undefined) return
        const parent = open.at(-1)
        if (value?.depth === open.length && parent !== undefined) {
          const field = fieldsByName[element.name]
          if (field === undefined) parent.others++
          else {
            const chosen = value.items.find(({ isDefault }) => isDefault) ?? value.items[0]
            fields[field] ??= (chosen?.text ?? value.plain).trim()
            parent.properties.push({ field, start: element.start, end: parser.endIndex + 1 })
          }
          value = undefined
        } else if (element.name === `${rdf}Description` && parent?.name === `${rdf}RDF`) {
          const { others, properties, start } = element
          descriptions.push({ start, end: parser.endIndex + 1, properties, others })
        } else if (element.name === `${rdf}RDF` && endAt === undefined && text.startsWith("</", parser.startIndex)) {
          endAt = parser.startIndex
        }
      }
    },
    { xmlMode: true }
  )
  parser.end(text)
  return endAt === undefined ? undefined : { fields, text, descriptions, about: about ?? "", endAt }
}

/** The packet with these properties, and with all others of the one that was there. */
export const writePacket = (wanted: XmpFields, there?: Packet): Uint8Array => {
  const { about = "", descriptions = [] } = there ?? {}
  if (there === undefined || descriptions.every(({ others }) => others === 0)) {
    const fields = { ...there?.fields, ...wanted }
    return encoded(
      `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${rdf}">${description(fields, about)}</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>`
    )
  }
  const isWanted = ({ field }: { readonly field: XmpField }) => wanted[field] !== undefined
  const gone = descriptions.flatMap((each): ReadonlyArray<Range> => {
    const isEmptied = each.others === 0 && each.properties.length > 0 && each.properties.every(isWanted)
    return isEmptied ? [each] : each.properties.filter(isWanted)
  })
  const edits = [
    ...gone.map(({ end, start }) => ({ start, end, text: "" })),
    { start: there.endAt, end: there.endAt, text: description(wanted, about) }
  ].toSorted((one, other) => other.start - one.start)
  return encoded(
    edits.reduce((text, edit) => `${text.slice(0, edit.start)}${edit.text}${text.slice(edit.end)}`, there.text)
  )
}

interface Element {
  readonly name: string
  readonly scope: Scope
  readonly start: number
  readonly properties: Array<Range & { readonly field: XmpField }>
  others: number
}

/** The value of a property while it is read: its text, or the items of its list. */
interface Value {
  readonly depth: number
  plain: string
  readonly items: Array<{ readonly isDefault: boolean; text: string }>
}

/** Namespaces by prefix; the empty prefix is that of elements without one. */
type Scope = Readonly<Record<string, string>>

const scopeOf = (scope: Scope, attributes: ReadonlyArray<{ readonly name: string; readonly value: string }>): Scope => {
  const added = attributes.filter(({ name }) => name === "xmlns" || name.startsWith("xmlns:"))
  return added.length === 0
    ? scope
    : { ...scope, ...Object.fromEntries(added.map(({ name, value }) => [name.slice(6), value])) }
}

const expanded = (name: string, scope: Scope, isElement: boolean): string => {
  const colon = name.indexOf(":")
  if (colon < 0) return isElement ? `${scope[""] ?? ""}${name}` : name
  return `${scope[name.slice(0, colon)] ?? `${name.slice(0, colon)}:`}${name.slice(colon + 1)}`
}

/** Behind the quote that ends an attribute. */
const behind = (text: string, end: number): number => (/["']/.test(text.charAt(end)) ? end + 1 : end)

const description = ({ credit, rights, source, tool }: XmpFields, about: string): string => {
  const declared = Object.entries(namespaces).map(([prefix, name]) => ` xmlns:${prefix}="${name}"`)
  return [
    `<rdf:Description xmlns:rdf="${rdf}" rdf:about="${escaped(about)}"${declared.join("")}>`,
    source === undefined ? "" : `<Iptc4xmpExt:DigitalSourceType>${escaped(source)}</Iptc4xmpExt:DigitalSourceType>`,
    tool === undefined ? "" : `<xmp:CreatorTool>${escaped(tool)}</xmp:CreatorTool>`,
    rights === undefined
      ? ""
      : `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escaped(rights)}</rdf:li></rdf:Alt></dc:rights>`,
    credit === undefined ? "" : `<photoshop:Credit>${escaped(credit)}</photoshop:Credit>`,
    "</rdf:Description>"
  ].join("")
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => escapes[char] ?? char)

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
