import { Option, Schema } from "effect"

/** Longest answer that is looked at, in characters. */
const maxAnswerLength = 2_000_000

/** How many opening brackets are tried. Each costs at most one pass, so the whole stays linear. */
const maxStarts = 16

/** A text that holds no JSON value. */
export type NoJson = { readonly problem: string }

/**
 * The JSON value of a model's answer: the whole text, else the longest object or array that stands in it (in a fenced
 * block, between sentences). Never throws.
 */
export const answerJson = (text: string): { readonly value: unknown } | NoJson => {
  if (text.length > maxAnswerLength) return { problem: `The answer is longer than ${maxAnswerLength} characters` }
  const whole = parse(text.replace(/^\uFEFF/, "").trim())
  if (Option.isSome(whole)) return { value: whole.value }

  let best: { readonly length: number; readonly value: unknown } | undefined
  let isOpen = false
  let from = 0
  for (let start = 0; start < maxStarts; start++) {
    const open = nextBracket(text, from)
    if (open === -1) break
    const close = closingBracket(text, open)
    if (close === -1 && looksLikeJson(text, open)) {
      // What is complete within it is only a part of the answer.
      isOpen = true
      break
    }
    const found = close === -1 ? Option.none() : parse(text.slice(open, close + 1))
    if (Option.isSome(found) && (best === undefined || close - open > best.length)) {
      best = { length: close - open, value: found.value }
    }
    from = Option.isSome(found) ? close + 1 : open + 1
  }
  if (best !== undefined) return { value: best.value }
  return {
    problem: isOpen
      ? "The answer ends before its JSON value is complete"
      : "The answer holds no JSON value; answer with one JSON value and nothing else"
  }
}

const parse = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

const nextBracket = (text: string, from: number): number => {
  for (let index = from; index < text.length; index++) {
    if (text[index] === "{" || text[index] === "[") return index
  }
  return -1
}

/** Whether what follows the bracket is how an object or array begins, and not a bracket in a sentence. */
const looksLikeJson = (text: string, open: number): boolean =>
  (text[open] === "{" ? /^\s*("|$)/ : /^\s*(["{[\d-]|true|false|null|$)/).test(text.slice(open + 1, open + 200))

/** Where the bracket at `open` is closed, outside of strings; -1 when it is not. */
const closingBracket = (text: string, open: number): number => {
  let depth = 0
  let isString = false
  for (let index = open; index < text.length; index++) {
    const character = text[index]
    if (isString) {
      if (character === "\\") index++
      else if (character === '"') isString = false
    } else if (character === '"') isString = true
    else if (character === "{" || character === "[") depth++
    else if (character === "}" || character === "]") {
      depth--
      if (depth === 0) return index
    }
  }
  return -1
}
