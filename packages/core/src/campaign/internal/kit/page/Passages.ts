/**
 * Cited passages in their context: of each source the text around what posts cite, once, with the passages marked. A
 * citation of a post leads to its mark.
 */
import { type Citation } from "../../../../knowledge/Citation.ts"
import { type SourceDocument } from "../../../../knowledge/SourceDocument.ts"
import { element, type Html, html } from "./Html.ts"
import { viewWords } from "./ViewWords.ts"
import { type Words } from "./Words.ts"

/** The passages of a campaign. */
export interface Passages {
  /** Id of the mark that a citation leads to; undefined where its source is not there or says something else. */
  readonly idOf: (citation: Citation) => string | undefined
  /** The cited parts of a source; nothing where none of it is cited. */
  readonly of: (source: string) => Html | false
}

/** `citations` in any order, as often as they come. */
export const passagesOf = (
  documents: ReadonlyArray<SourceDocument>,
  citations: ReadonlyArray<Citation>,
  words: Words
): Passages => {
  const ids = new Map<string, string>()
  const parts = new Map<string, { readonly document: SourceDocument; readonly spans: ReadonlyArray<PlacedSpan> }>()
  for (const document of documents) {
    const spans = new Map<string, PlacedSpan>()
    for (const { end, quote, source, start } of citations) {
      const key = keyOf({ source, start, end })
      if (source !== document.source || spans.has(key) || document.text.slice(start, end) !== quote) continue
      const id = `q${ids.size + 1}`
      ids.set(key, id)
      spans.set(key, { id, start, end })
    }
    if (spans.size > 0) parts.set(document.source, { document, spans: [...spans.values()] })
  }
  return {
    idOf: (citation) => ids.get(keyOf(citation)),
    of: (source) => {
      const part = parts.get(source)
      return part !== undefined && excerpts(part.document, part.spans, words)
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Span {
  readonly start: number
  readonly end: number
}

interface PlacedSpan extends Span {
  readonly id: string
}

/** Characters that are shown on each side of a passage, to the next line's end. */
const around = 280

const keyOf = ({ end, source, start }: Pick<Citation, "source" | "start" | "end">): string =>
  JSON.stringify([source, start, end])

const excerpts = ({ language, text }: SourceDocument, spans: ReadonlyArray<PlacedSpan>, words: Words): Html => {
  const own = viewWords(words)
  const windows = merged(spans.map(({ end, start }) => windowOf(text, start, end)))
  return html`<details class="cited">
    <summary>${own.citedText} <span class="count">${own.citedPassages(spans.length)}</span></summary>
    <div class="source-text" lang="${language}" dir="auto">
      ${windows.map(
        (window) =>
          html`${window.start > 0 && html`<p class="dim left-out">${own.leftOut}</p>`}${excerpt(text, window, spans)}`
      )}${(windows.at(-1)?.end ?? 0) < text.length && html`<p class="dim left-out">${own.leftOut}</p>`}
    </div>
  </details>`
}

/** Marks may overlap: each piece names every passage that it belongs to. */
const excerpt = (text: string, window: Span, spans: ReadonlyArray<PlacedSpan>): Html => {
  const here = spans.filter(({ end, start }) => window.start <= start && end <= window.end)
  const cuts = [...new Set([window.start, window.end, ...here.flatMap(({ end, start }) => [start, end])])].sort(
    (a, b) => a - b
  )
  const starts = new Map<number, Array<PlacedSpan>>()
  for (const span of here) starts.set(span.start, [...(starts.get(span.start) ?? []), span])
  const open = new Set<PlacedSpan>()
  const pieces: Array<Html> = []
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1]
    for (const span of open) if (span.end <= from) open.delete(span)
    if (to === undefined) break
    for (const span of starts.get(from) ?? []) {
      open.add(span)
      pieces.push(element("span", `id="${span.id}" class="at"`, ""))
    }
    const piece = text.slice(from, to)
    pieces.push(
      open.size === 0
        ? html`${piece}`
        : element("mark", `data-q="${Array.from(open, ({ id }) => id).join(" ")}"`, piece)
    )
  }
  return element("p", 'class="excerpt"', pieces)
}

/** The passage with what stands around it, from and to the end of a line or word. */
const windowOf = (text: string, start: number, end: number): Span => {
  const from = Math.max(0, start - around)
  const to = Math.min(text.length, end + around)
  const before = from === 0 ? 0 : from + Math.max(0, text.slice(from, start).search(/\s/))
  const rest = text.slice(to, to + 200)
  const after = rest.search(/\s|$/)
  return { start: before, end: to + after }
}

const merged = (windows: ReadonlyArray<Span>): ReadonlyArray<Span> => {
  const all: Array<Span> = []
  for (const window of [...windows].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last === undefined || window.start > last.end + 80) all.push(window)
    else all[all.length - 1] = { start: last.start, end: Math.max(last.end, window.end) }
  }
  return all
}
