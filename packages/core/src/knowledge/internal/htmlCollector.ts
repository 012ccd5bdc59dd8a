/**
 * Walks the tokens of an HTML text and collects its pieces of prose. Keeps its own stack of bounded depth: markup
 * nested a million levels deep costs no more than flat markup (the parser of the same package is quadratic there).
 *
 * @see {@link https://html.spec.whatwg.org/multipage/syntax.html | HTML syntax}
 * @since 0.1.0
 */
import { Tokenizer } from "htmlparser2"
import { singleLine } from "../../text/Normalisation.ts"
import { type BlockKind } from "../SourceDocument.ts"
import { attributionOf, isInMarks, nameIn } from "./attribution.ts"
import {
  type Attributes,
  blockTags,
  impliedEnds,
  isFurniture,
  isHidden,
  isMainTag,
  isNeverProse,
  voidTags
} from "./htmlTags.ts"

/** A run of prose, or a row of a table. */
export interface Piece {
  readonly kind: BlockKind
  /** One text; for a `cell` the texts of a row. */
  readonly cells: ReadonlyArray<string>
  /** Column names, for a `cell`. */
  readonly columns: ReadonlyArray<string>
  readonly level?: number | undefined
  readonly speaker?: string | undefined
  /** Which quotation of the page it stands in, from 1. */
  readonly quotation?: number | undefined
  /** Headings of this level or deeper end before this piece. */
  readonly closesLevel?: number | undefined
  /** Stands in `<main>` or `<article>`. */
  readonly isMain: boolean
  /** 0 to 1: how much of the text is linked. */
  readonly linkShare: number
}

/** What a page gives. */
export interface Collected {
  readonly pieces: ReadonlyArray<Piece>
  /** Of `<title>`. */
  readonly title: string | undefined
  /** Of `<html lang>`. */
  readonly language: string | undefined
}

/** Collects once. `isLenient` skips only what is never prose, such as scripts. */
export class HtmlCollector {
  readonly #html: string
  readonly #isLenient: boolean
  readonly #pieces: Array<Piece> = []
  readonly #stack: Array<Element> = []
  #overflow = 0
  #text: Array<string> = []
  #linked = 0
  #length = 0
  #title = ""
  #language: string | undefined
  #row: Array<string> | undefined
  #columns: ReadonlyArray<string> = []
  #isHeaderRow = false
  #closesLevel: number | undefined
  #quotations = 0
  #name = ""
  #attributes: Attributes = {}
  #attribute = ""
  #value = ""

  constructor(html: string, isLenient: boolean) {
    this.#html = html
    this.#isLenient = isLenient
  }

  run(): Collected {
    const html = this.#html
    const ignore = () => {}
    const tokenizer = new Tokenizer(
      { decodeEntities: true },
      {
        ontext: (start, end) => this.#onText(html.slice(start, end)),
        ontextentity: (codePoint) => this.#onText(String.fromCodePoint(codePoint)),
        onopentagname: (start, end) => {
          this.#name = html.slice(start, Math.min(end, start + 40)).toLowerCase()
          this.#attributes = {}
        },
        onattribname: (start, end) => {
          this.#attribute = html.slice(start, Math.min(end, start + 40)).toLowerCase()
          this.#value = ""
        },
        onattribdata: (start, end) => {
          if (this.#value.length < longestAttribute)
            this.#value += html.slice(start, Math.min(end, start + longestAttribute))
        },
        onattribentity: (codePoint) => {
          if (this.#value.length < longestAttribute) this.#value += String.fromCodePoint(codePoint)
        },
        onattribend: () => {
          const name = usedAttributes.find((used) => used === this.#attribute)
          if (name !== undefined) this.#attributes = { [name]: this.#value, ...this.#attributes }
        },
        onopentagend: () => this.#onOpen(),
        onselfclosingtag: () => this.#onOpen(),
        onclosetag: (start, end) => this.#onClose(html.slice(start, Math.min(end, start + 40)).toLowerCase(), end),
        oncdata: ignore,
        oncomment: ignore,
        ondeclaration: ignore,
        onprocessinginstruction: ignore,
        onend: ignore
      }
    )
    tokenizer.write(html)
    tokenizer.end()
    this.#flush()
    this.#endRow()
    return { pieces: this.#pieces, title: singleLine(this.#title) || undefined, language: this.#language }
  }

  get #isSkipping(): boolean {
    return this.#stack.at(-1)?.isSkipped ?? false
  }

  #onText(text: string): void {
    const top = this.#stack.at(-1)
    if (top?.name === "title" && this.#title.length < longestTitle) this.#title += text
    if (this.#isSkipping) return
    // Line breaks of the source mean nothing; those of `<br>` are pushed as such.
    this.#text.push(text.replace(/[\n\r]+/g, " "))
    const visible = text.trim().length
    this.#length += visible
    if (top?.isLinked === true) this.#linked += visible
  }

  #onOpen(): void {
    const name = this.#name
    if (name === "html") this.#language ??= this.#attributes.lang || undefined
    if (blockTags.has(name)) {
      this.#flush()
      this.#closeImplied(name)
    } else if (name === "br") this.#text.push("\n")
    if (voidTags.has(name)) return
    if (this.#stack.length >= deepest) {
      this.#overflow++
      return
    }
    if (name === "blockquote") this.#quotations++
    this.#stack.push(this.#element(name))
    if (this.#isSkipping) return
    if (name === "tr") this.#startRow()
    if (name === "q") this.#text.push("“")
  }

  #element(name: string): Element {
    const parent = this.#stack.at(-1)
    const attributes = this.#attributes
    const isMainHere = isMainTag(name, attributes)
    const isMain = isMainHere || (parent?.isMain ?? false)
    const isHard = (parent?.isHardSkipped ?? false) || isNeverProse(name) || (!this.#isLenient && isHidden(attributes))
    const isSoft =
      !isMainHere &&
      ((parent?.isSkipped ?? false) ||
        (!this.#isLenient && isFurniture(name, attributes, isMain, parent?.isQuoted ?? false)))
    return {
      name,
      isMain,
      isHardSkipped: isHard,
      isSkipped: isHard || isSoft,
      isQuoted: name === "blockquote" || (parent?.isQuoted ?? false),
      isLinked: name === "a" || (parent?.isLinked ?? false),
      textStart: this.#text.length
    }
  }

  #onClose(name: string, end: number): void {
    if (this.#overflow > 0) {
      this.#overflow--
      return
    }
    const index = this.#stack.findLastIndex((element) => element.name === name)
    if (index < 0) return
    const element = this.#stack[index]
    if (name === "sup" && element !== undefined && !element.isSkipped) this.#closeSup(element.textStart)
    if (name === "cite" && element?.isQuoted === true && !element.isSkipped) this.#closeCite(element.textStart, end)
    if (name === "q" && element?.isSkipped === false) this.#text.push("”")
    if (blockTags.has(name)) this.#flush()
    this.#pop(index)
  }

  // Pops the element at `index` and everything in it.
  #pop(index: number): void {
    while (this.#stack.length > index) {
      const element = this.#stack.pop()
      if (element?.isSkipped !== false) continue
      if (element.name === "tr") this.#endRow()
      if (element.name === "table") this.#columns = []
      if (element.name === "details" || element.name === "dl") this.#closesLevel = entryLevel
    }
  }

  #closeImplied(name: string): void {
    const rule = impliedEnds[name]
    if (rule === undefined) return
    const index = this.#stack.findLastIndex(
      (element) => rule.ends.includes(element.name) || rule.within.includes(element.name)
    )
    const element = this.#stack[index]
    if (element !== undefined && rule.ends.includes(element.name)) this.#pop(index)
  }

  // `m²` keeps its exponent; a footnote mark goes.
  #closeSup(start: number): void {
    const raised = this.#text.slice(start).join("").trim()
    if (!/^\[?[\d*†,\s]{1,6}\]?$/.test(raised)) return
    this.#text = this.#text.slice(0, start)
    const isExponent =
      /^[23]$/.test(raised) && /\p{L}$/u.test(this.#text.at(-1) ?? "") && !/\p{L}{5}$/u.test(this.#text.at(-1) ?? "")
    if (isExponent) this.#text.push(raised === "2" ? "²" : "³")
  }

  // What ends a quotation names its speaker; a work that is cited within it does not.
  #closeCite(start: number, end: number): void {
    const isLast = /^\s*>\s*(?:<\/(?:p|div|span|small|footer|figcaption|blockquote)\b|<(?:p|div|footer)\b)/i
    if (!isLast.test(this.#html.slice(end, end + 80))) return
    const named = this.#text.slice(start).join("")
    this.#text = this.#text.slice(0, start)
    this.#flush()
    if (!this.#giveSpeaker(nameIn(singleLine(named)))) this.#text.push(named)
  }

  // Says whose words the quotation right above holds, in all of its paragraphs.
  #giveSpeaker(speaker: string | undefined): boolean {
    const last = this.#pieces.at(-1)
    if (speaker === undefined || last?.speaker !== undefined || last?.cells[0] === undefined) return false
    if (last.kind !== "quotation" && !(last.kind === "paragraph" && isInMarks(last.cells[0]))) return false
    let index = this.#pieces.length - 1
    do {
      this.#pieces[index] = { ...this.#pieces[index]!, kind: "quotation", speaker }
      index--
    } while (this.#goesOn(this.#pieces[index], last))
    return true
  }

  #goesOn(piece: Piece | undefined, { quotation }: Piece): boolean {
    return quotation !== undefined && piece?.quotation === quotation && piece.speaker === undefined
  }

  #startRow(): void {
    this.#row = []
    this.#isHeaderRow = true
  }

  #endRow(): void {
    const row = this.#row
    this.#row = undefined
    if (row === undefined || row.length === 0) return
    if (this.#isHeaderRow && this.#columns.length === 0) {
      this.#columns = row
      return
    }
    this.#pieces.push({ kind: "cell", cells: row, columns: this.#columns, isMain: this.#isMainNow, linkShare: 0 })
  }

  get #isMainNow(): boolean {
    return this.#stack.at(-1)?.isMain ?? false
  }

  #flush(): void {
    if (this.#text.length === 0) return
    const raw = this.#text.join("")
    const linkShare = this.#length === 0 ? 0 : this.#linked / this.#length
    this.#text = []
    this.#linked = 0
    this.#length = 0
    // Text offsets of open elements count within the running piece only.
    for (const element of this.#stack) element.textStart = 0
    const texts = raw.split(/\n[ \t]*\n/).map(singleLine)
    for (const text of texts) if (/[\p{L}\p{N}]/u.test(text)) this.#push(text, linkShare)
  }

  // What stands here says whose words a quotation holds.
  get #isCaption(): boolean {
    const names = new Set(this.#stack.map((element) => element.name))
    return (names.has("blockquote") || names.has("figure")) && captions.some((name) => names.has(name))
  }

  #push(text: string, linkShare: number): void {
    const inside = this.#stack.findLast(
      (element) => kindTags[element.name] !== undefined || /^h[1-6]$/.test(element.name)
    )
    const name = inside?.name ?? ""
    const isMain = this.#isMainNow
    if ((name === "td" || name === "th") && this.#row !== undefined) {
      this.#isHeaderRow &&= name === "th"
      this.#row.push(text)
      return
    }
    if (this.#giveSpeaker(this.#isCaption ? nameIn(text) : attributionOf(text))) return
    const closesLevel = this.#closesLevel
    this.#closesLevel = undefined
    const base = { cells: [text], columns: [], isMain, linkShare, closesLevel }
    if (/^h[1-6]$/.test(name)) {
      // Generated pages put an anchor's mark beside the heading.
      const cells = [text.replace(/^[§¶#]\s*|\s*[§¶#]$/gu, "")]
      this.#pieces.push({ ...base, cells, kind: "heading", level: Number(name.slice(1)) })
    } else if (name === "summary" || name === "dt") this.#pieces.push({ ...base, kind: "heading", level: entryLevel })
    else {
      const isQuoted = this.#stack.some((element) => element.name === "blockquote")
      const quotation = isQuoted ? { quotation: this.#quotations } : {}
      this.#pieces.push({ ...base, ...quotation, kind: kindTags[name] ?? "paragraph" })
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Element {
  readonly name: string
  readonly isMain: boolean
  /** No text in it counts. */
  readonly isSkipped: boolean
  /** Not even main content in it counts. */
  readonly isHardSkipped: boolean
  readonly isQuoted: boolean
  readonly isLinked: boolean
  /** How many parts of the running text came before it. */
  textStart: number
}

const deepest = 256
const longestAttribute = 1_000
const longestTitle = 1_000

/** Level of the entries of a list of terms or of a disclosure, below every heading. */
const entryLevel = 7

const usedAttributes = ["class", "id", "role", "hidden", "aria-hidden", "style", "lang"] as const

const captions = ["footer", "cite", "figcaption"]

const kindTags: Partial<Record<string, BlockKind>> = {
  li: "list-item",
  blockquote: "quotation",
  td: "paragraph",
  th: "paragraph",
  dd: "paragraph",
  dt: "heading",
  summary: "heading"
}
