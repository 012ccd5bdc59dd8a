import { JSONParser } from "@streamparser/json"
import { type AnswerElement } from "../AnswerWatch.ts"

/**
 * Reads an answer in pieces, and returns what each piece completes or begins. An element that grows is told again when
 * it has grown by some words. What is no JSON has no elements.
 */
export const elementReader = (field: string): ((text: string) => ReadonlyArray<Omit<AnswerElement, "answer">>) => {
  const parser = new JSONParser({
    paths: [`$.${field}.*`, `$.${field}.*.*`],
    keepStack: true,
    emitPartialValues: true,
    emitPartialTokens: true
  })
  let found: Array<Omit<AnswerElement, "answer">> = []
  let growing: { readonly index: number; readonly value: Record<string, unknown> } | undefined
  let toldLength = 0
  let hasBegun = false
  let isBroken = false

  parser.onError = () => {
    isBroken = true
  }
  parser.onValue = ({ key, partial, stack, value }) => {
    const isElement = stack.length === elementDepth
    if (isElement && partial !== true) {
      found.push({ index: Number(key), value, isWhole: true })
      growing = undefined
      return
    }
    const index = isElement ? Number(key) : Number(stack.at(-1)?.key)
    if (growing?.index !== index) {
      growing = { index, value: {} }
      toldLength = 0
    }
    if (!isElement && key !== undefined && value !== undefined && isComplete(value, partial)) {
      growing.value[String(key)] = value
    }
  }

  return (text) => {
    // A sentence or the sign of code may stand in front.
    const start = hasBegun ? 0 : text.indexOf("{")
    if (start < 0 || isBroken || parser.isEnded) return []
    hasBegun = true
    found = []
    try {
      parser.write(text.slice(start))
    } catch {
      isBroken = true
    }
    if (growing !== undefined) {
      const { length } = JSON.stringify(growing.value)
      if (length >= toldLength + wordsOf) {
        toldLength = length
        found.push({ index: growing.index, value: { ...growing.value }, isWhole: false })
      }
    }
    return found
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** The root and the list. */
const elementDepth = 2

/** By so many characters an element has grown before it is told again. */
const wordsOf = 40

/** The beginning of a text is one, that of a number is another number. */
const isComplete = (value: unknown, partial: boolean | undefined): boolean =>
  partial !== true || typeof value === "string"
