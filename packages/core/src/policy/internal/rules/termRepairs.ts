/**
 * Edits that replace terms in a text or take them out, such that none of them is left afterwards: where a replacement
 * and what stands around it make another term, one edit mends both.
 */

/** A term in a text and what is to be written in its place; the empty text takes it out. */
export interface Replaceable {
  /** What it is found by: the same for all places of a term. Its text tells whose the capitals are: `AI` has its own. */
  readonly term: { readonly text?: string }
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/** Replaces the part of a text from `start` to before `end`, which is never empty. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The edits for the terms, in order and not overlapping. Of terms that overlap the first and longest is replaced.
 * `find` gives the terms of any text. Where replacements bring up each other for ever there is no edit, and none
 * elsewhere either unless those that are left mend for good.
 */
export const replacing = (
  text: string,
  terms: ReadonlyArray<Replaceable>,
  find: (text: string) => ReadonlyArray<Replaceable>
): ReadonlyArray<Edit> => {
  const { edits, isAll } = lasting(text, terms, find)
  if (isAll || edits.length === 0) return edits
  const changed = applied(text, edits)
  const left = find(changed)
  const mended = mendedBy(terms, edits)
  const isForGood = !left.some(({ term }) => mended.has(term)) && lasting(changed, left, find).edits.length === 0
  return isForGood ? edits : []
}

/** The text with the edits made. */
export const applied = (text: string, edits: ReadonlyArray<Edit>): string => {
  let changed = ""
  let at = 0
  for (const edit of edits) {
    changed += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return changed + text.slice(at)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mostRounds = 8

/** Edits that stay as they are whatever more is edited; all of them when no term is left behind them. */
const lasting = (
  text: string,
  terms: ReadonlyArray<Replaceable>,
  find: (text: string) => ReadonlyArray<Replaceable>
): { readonly edits: ReadonlyArray<Edit>; readonly isAll: boolean } => {
  let edits = editsFor(text, terms)
  for (let round = 1; edits.length > 0; round++) {
    const changed = applied(text, edits)
    const left = find(changed)
    if (left.length === 0) break
    const next = composed(changed, edits, editsFor(changed, left))
    if (round > mostRounds) {
      const kept = new Set(next)
      return { edits: edits.filter((edit) => kept.has(edit)), isAll: false }
    }
    edits = next
  }
  return { edits, isAll: true }
}

/** The terms that edits touch wherever they stand. */
const mendedBy = (terms: ReadonlyArray<Replaceable>, edits: ReadonlyArray<Edit>): ReadonlySet<object> => {
  const mended = new Set(terms.map(({ term }) => term))
  let first = 0
  for (const { end, start, term } of [...terms].sort((a, b) => a.start - b.start)) {
    while (first < edits.length && edits[first]!.end <= start) first++
    if (first === edits.length || edits[first]!.start >= end) mended.delete(term)
  }
  return mended
}

/** One edit for each term that overlaps no earlier one. */
const editsFor = (text: string, terms: ReadonlyArray<Replaceable>): ReadonlyArray<Edit> => {
  const ordered = [...terms].sort((a, b) => a.start - b.start || b.end - a.end)
  const edits: Array<Edit> = []
  for (let index = 0; index < ordered.length;) {
    const term = ordered[index]!
    index++
    while (index < ordered.length && ordered[index]!.start < term.end) index++
    const next = ordered[index]?.start ?? text.length
    edits.push(term.replacement === "" ? removal(text, term, edits, next) : replacement(text, term))
  }
  return edits
}

const replacement = (text: string, { end, replacement: written, start, term }: Replaceable): Edit => {
  const replaced = text.slice(start, end)
  const inCapitals = isInCapitals(replaced) && !isInCapitals(term.text ?? "")
  return { start, end, text: inCapitals ? capitals(written) : isCapitalised(replaced) ? capitalised(written) : written }
}

const isCapitalised = (text: string): boolean => {
  const letter = /\p{L}/u.exec(text)?.[0]
  return letter !== undefined && letter !== letter.toLowerCase()
}

/** At least two letters, all of them capitals. */
const isInCapitals = (text: string): boolean => {
  const letters = text.replace(/\P{L}+/gu, "")
  return /\p{Lu}.*\p{Lu}/u.test(letters) && letters === letters.toUpperCase()
}

/** A name that has capitals of its own, such as `iPhone`, keeps them. */
const capitalised = (text: string): string =>
  text.replace(/^(\P{L}*)([\p{L}\p{M}\p{N}]+)/u, (beginning, before: string, word: string) =>
    hasOwnCapitals(word) ? beginning : before + word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  )

const capitals = (text: string): string =>
  text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => (hasOwnCapitals(word) ? word : word.toUpperCase()))

const hasOwnCapitals = (word: string): boolean => /.\p{Lu}/u.test(word)

/**
 * Takes a term out with what would be left over: the sign of its hashtag, brackets and quotation marks around it, its
 * comma in a list, one space. What comes to open a sentence in its place gets its capital.
 */
const removal = (text: string, term: Replaceable, edits: ReadonlyArray<Edit>, next: number): Edit => {
  const least = edits.at(-1)?.end ?? 0
  const before = (count: number): string => text.slice(Math.max(least, start - count), start)
  const after = (): string => text.slice(end, Math.min(next, end + 1))
  let { end, start } = term

  if (/[#＃]/.test(before(1)) && !/^[\p{L}\p{M}\p{N}_]/u.test(text.slice(end, end + 2))) start--
  while (after() !== "" && closing[before(1)] === after()) {
    start--
    end++
  }
  const output = outputBefore(text, start, edits)
  const following = text.slice(end, end + 1)
  if (opening.test(output)) {
    if (/[,;:]/.test(after())) end++
    if (after() === " ") end++
  } else if (/^[,;] $/.test(before(2)) && /^[,;.!?\n]?$/.test(following)) {
    start -= 2
  } else if (before(1) === " " && /^[\s.,;:!?)\]}’”“»…]?$/u.test(following)) {
    start--
  } else if (after() === " " && /[([{“„«"]$/u.test(output)) {
    end++
  }

  const letter = /^\p{Ll}/u.exec(text.slice(end, Math.min(next, end + 2)))?.[0]
  return letter !== undefined && opening.test(output) && isCapitalised(text.slice(term.start, term.end))
    ? { start, end: end + letter.length, text: letter.toUpperCase() }
    : { start, end, text: "" }
}

/** What a line or sentence begins behind. */
const opening = /(?:^|\n|[.!?…]\s)["“„«]?$/u

const closing: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "“": "”",
  "„": "“",
  "«": "»",
  "»": "«",
  '"': '"'
}

/** The last characters in front of an offset behind all edits, once these are made. */
const outputBefore = (text: string, offset: number, edits: ReadonlyArray<Edit>): string => {
  let tail = ""
  let at = offset
  for (let index = edits.length - 1; tail.length < longestTail && at > 0; index--) {
    const edit = edits[index]
    tail = text.slice(Math.max(edit?.end ?? 0, at - longestTail), at) + tail
    if (edit === undefined || tail.length >= longestTail) break
    tail = edit.text + tail
    at = edit.start
  }
  return tail
}

const longestTail = 4

/** Edits of a changed text, put together with those that changed it to edits of the text itself. */
const composed = (changed: string, earlier: ReadonlyArray<Edit>, later: ReadonlyArray<Edit>): ReadonlyArray<Edit> => {
  const result: Array<Edit> = []
  // How far the changed text is ahead of the text behind the earlier edits in front of `index`.
  let shift = 0
  let index = 0
  const take = (): Edit => {
    const edit = earlier[index++]!
    shift += edit.text.length - (edit.end - edit.start)
    return edit
  }
  for (let at = 0; at < later.length;) {
    const first = later[at]!
    let [from, to] = [first.start, first.end]
    while (index < earlier.length && earlier[index]!.start + shift + earlier[index]!.text.length <= from) {
      result.push(take())
    }
    let start = from - shift
    const members: Array<Edit> = []
    for (;;) {
      const old = earlier[index]
      const more = later[at]
      if (old !== undefined && old.start + shift < to) {
        from = Math.min(from, old.start + shift)
        to = Math.max(to, old.start + shift + old.text.length)
        start = Math.min(start, take().start)
      } else if (more !== undefined && more.start < to) {
        members.push(more)
        to = Math.max(to, more.end)
        at++
      } else break
    }
    let written = ""
    for (const { end, start: begin, text } of members) {
      written += changed.slice(from, begin) + text
      from = end
    }
    result.push({ start, end: to - shift, text: written + changed.slice(from, to) })
  }
  result.push(...earlier.slice(index))
  return result
}
