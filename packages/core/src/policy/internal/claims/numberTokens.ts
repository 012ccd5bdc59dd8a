/**
 * Words and figures of a text with what joins them, for grammars of number words.
 */
import type { Span } from "./Reading.ts"

/** A word in lower case, or a figure as it is written. */
export interface Token extends Span {
  readonly word: string
  /** Whether one space or hyphen stands between it and the token before. */
  readonly isJoined: boolean
}

/** A number that stands in a text in words. */
export interface NumberRun extends Span {
  readonly value: number
  /** Whether it holds a hundred, a dozen, a half or a decimal: too particular for a turn of phrase. */
  readonly isParticular: boolean
}

/** A part of a number: its value, and the index of the first token after it. */
export interface Part {
  readonly value: number
  readonly next: number
  readonly isParticular?: boolean
}

/** The words and figures of the text in order. */
export const tokensOf = (text: string): ReadonlyArray<Token> => {
  const tokens: Array<Token> = []
  for (const { 0: word, index } of text.matchAll(/\p{L}+|\p{N}+(?:[.,]\p{N}+)*/gu)) {
    const isJoined = tokens.length > 0 && joint.test(text.slice(tokens.at(-1)!.end, index))
    tokens.push({ word: word.toLowerCase(), start: index, end: index + word.length, isJoined })
  }
  return tokens
}

/** All numbers that the grammar reads from somewhere on, from left to right. */
export const runsOf = (
  tokens: ReadonlyArray<Token>,
  read: (tokens: ReadonlyArray<Token>, at: number) => Part | undefined
): ReadonlyArray<NumberRun> => {
  const runs: Array<NumberRun> = []
  for (let at = 0; at < tokens.length;) {
    const part = read(tokens, at)
    if (part === undefined) at++
    else {
      const { isParticular = false, next, value } = part
      runs.push({ start: tokens[at]!.start, end: tokens[next - 1]!.end, value, isParticular })
      at = next
    }
  }
  return runs
}

/** The word at the index if it belongs to the one before. */
export const joined = (tokens: ReadonlyArray<Token>, at: number): string | undefined =>
  tokens[at]?.isJoined === true ? tokens[at]!.word : undefined

/** Looks up own keys only: `constructor` is no number. */
export const valueIn = (values: Readonly<Record<string, number>>, word: string | undefined): number | undefined =>
  word !== undefined && Object.hasOwn(values, word) ? values[word] : undefined

/** The words with ascending values from the first on. */
export const counted = (words: string, first: number, step = 1): Readonly<Record<string, number>> =>
  Object.fromEntries(words.split(" ").map((word, index) => [word, first + index * step]))

/** `2.5`: small parts of a number are rounded to what people write. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const joint = /^(?:\s{1,2}|[-\u2010\u2011\u2013])$/u
