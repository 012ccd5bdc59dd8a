import { isGeneralWord } from "../../text/Keyphrases.ts"
import { isStopWord } from "../../text/StopWords.ts"
import { saysNothingSeen } from "../Drawable.ts"

/** What can stand by itself in an English sentence: figures with what they count, and things of two words and more. */
export const englishPhrases = (
  text: string
): { readonly figures: ReadonlyArray<string>; readonly things: ReadonlyArray<string> } => {
  // What is asked has no answer yet.
  if (/\?["”’)]*\s*$/u.test(text)) return { figures: [], things: [] }
  const tokens = tokensOf(text)
  const figures: Array<string> = []
  const things: Array<{ readonly text: string; readonly rank: number }> = []
  for (const [at, token] of tokens.entries()) {
    if (number.test(token.text) && !isDenied(text.slice(0, token.start))) {
      const end = countedEnd(tokens, at)
      if (end !== undefined) figures.push(text.slice(sizeOf(text, leftOf(tokens, at).start), end))
    }
    const before = tokens[at - 1]
    const opens = before === undefined || before.breaks || opener.test(before.text)
    if (!opens || determiner.test(token.text) || isRefused(text.slice(0, token.start))) continue
    const run = runAt(tokens, at, before !== undefined && !before.breaks)
    const last = run.at(-1)
    if (last === undefined) continue
    const joined = ofPhrase(tokens, at + run.length)
    if (joined !== undefined) things.push({ text: text.slice(token.start, joined), rank: 0 })
    else if (run.length > 1) things.push({ text: text.slice(token.start, last.end), rank: 1 })
  }
  return { figures, things: things.toSorted((a, b) => a.rank - b.rank).map((one) => one.text) }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Whether a sign behind it ends the phrase. */
  readonly breaks: boolean
}

const tokensOf = (text: string): ReadonlyArray<Token> =>
  Array.from(text.matchAll(/[£$€]?[\p{L}\p{N}][\p{L}\p{N}’'.,-]*/gu), (match) => {
    const word = match[0].replace(/[’'.,-]+$/u, "")
    const end = match.index + word.length
    return { text: word, start: match.index, end, breaks: /^[.,;:!?)"”–—]|^\s[–—]/u.test(text.slice(end)) }
  })

const determiner = /^(?:the|a|an|your|our|its|their|his|her|my|every|each|any|no|this|these|those|that)$/iu
// What a thing can follow.
const opener =
  /^(?:the|a|an|your|our|its|their|his|her|my|every|each|any|no|this|these|those|that|more|some|many|is|are|was|were|like|of|for|in|to|with|without|on|at|from|by|through|into|between|under|over|behind|beside|beneath|against|around|inside|outside|near|after|before|during|via|than|per|and|or)$/iu
const number =
  /^(?:[£$€]?\d[\d.,]*|twice|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\p{L}+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|hundred|thousand)$/iu

// `nobody said ten minutes`, `not three`: a figure that is denied says the opposite alone.
const isDenied = (before: string): boolean =>
  /(?:^|\s)(?:not|no|never|without|neither|nobody|nothing)(?:\s+\p{L}+){0,3}\s+$/iu.test(before)

// `not a single delivery`
const isRefused = (before: string): boolean => /(?:^|\s)(?:not|no|never|without)(?:\s+\p{L}+)?\s+$/iu.test(before)

const isContent = ({ text }: Token): boolean =>
  /^[\p{L}-]+(?:[’']s)?$/u.test(text) && !isStopWord(text, "en") && !determiner.test(text)

// Verbs that read like nouns where the word behind them takes an object or says where.
const verbal =
  /(?:[^s]s|ed)$|^(?:keep|make|take|get|give|have|need|want|ride|carry|hold|come|go|fit|cost|weigh|lie|sit|stand|run|rode|took|came|went|kept|got|gave|made|lay|stood|sat|ran|grew|fell|rose|cut|put|let|set|hit|beat|wear|spend|spent|lend|lent|borrow|leave|left|begin|began|becomes?|arrive|return|travel|climb|settle|show|find|found|mean|meant|use|pay|paid|help|stay|sleep|slept|learn|start|end|move|prefer|learnt|redrew|drew|met|lost|said|told|knew|taught|saw|sold|bought|brought|thought|built|drove|won|caught|chose|wrote|heard|became)$/iu

// A word before a noun: `heavy`, not `badly`.
const adverb = /ly$|^(?:out|up|down|off|away|back|again|still|also|now|then|here|there|far|well|too|very)$/iu

/** Content words up to where something else begins; a verb at the end goes. */
const runAt = (tokens: ReadonlyArray<Token>, at: number, isInside: boolean): ReadonlyArray<Token> => {
  const run: Array<Token> = []
  for (let index = at; index < tokens.length; index++) {
    const token = tokens[index]!
    if (!isContent(token)) break
    run.push(token)
    if (token.breaks) break
  }
  if (run.length === 0 || run.length > longestRun) return []
  const behind = tokens[at + run.length]
  const isClosed = run.at(-1)!.breaks || behind === undefined
  const whole = isClosed ? run : withoutVerb(run, behind)
  while (whole.length > 0 && (adverb.test(whole.at(-1)!.text) || /(?:ed|ing)$/u.test(whole.at(-1)!.text))) whole.pop()
  const [first] = whole
  const last = whole.at(-1)
  if (first === undefined || last === undefined || (isGeneralWord(last.text.toLowerCase(), "en") && !isDayPart(whole)))
    return []
  // A verb in the middle makes a sentence of it.
  const inner = whole.slice(isInside ? 1 : 0, -1)
  const isSentence =
    inner.some(({ text }) => verbal.test(text)) || adverb.test(first.text) || whole.some(({ text }) => flat.test(text))
  if (isSentence || saysNothingSeen(first.text)) return []
  // An imperative begins a sentence: `Lock the bike`.
  return !isInside && verbal.test(first.text) ? [] : whole
}

// `Saturday mornings`
const isDayPart = ([day, part, ...rest]: ReadonlyArray<Token>): boolean =>
  rest.length === 0 &&
  /^\p{Lu}\p{Ll}+day$/u.test(day?.text ?? "") &&
  /^(?:morning|afternoon|evening|night)s?$/u.test(part?.text ?? "")

// They say how something lies or when it was, not what it is.
const flat = /^(?:level|inside|outside|alone|available|ready|compare|twice|last|next|such)$/iu

const longestRun = 4

// What an article stands behind has an object.
const withoutVerb = (run: Array<Token>, behind: Token): Array<Token> => {
  const last = run.at(-1)
  if (isDayPart(run)) return run
  const isVerb = last !== undefined && (verbal.test(last.text) || (run.length > 2 && determiner.test(behind.text)))
  return isVerb ? run.slice(0, -1) : run
}

/** End of `of your gate`, `of soil` behind a noun. */
const ofPhrase = (tokens: ReadonlyArray<Token>, at: number): number | undefined => {
  const before = tokens[at - 1]
  if (before?.breaks === true || tokens[at]?.text !== "of") return undefined
  const next = tokens[at + 1]
  if (next === undefined) return undefined
  const from = determiner.test(next.text) ? at + 2 : at + 1
  const first = tokens[from]
  if (first === undefined) return undefined
  if (number.test(first.text)) return first.breaks ? first.end : (runCounted(tokens, from + 1)?.end ?? first.end)
  return runAt(tokens, from, true).at(-1)?.end
}

/** `forty minutes of instruction`, `seven out of ten`, `four times as much`, `twice a year`. */
const countedEnd = (tokens: ReadonlyArray<Token>, at: number): number | undefined => {
  const [token, next, after, third] = tokens.slice(at, at + 4)
  if (token === undefined || next === undefined || token.breaks) return undefined
  if (next.text === "out" && after?.text === "of" && third !== undefined) return third.end
  if (next.text === "times" && after?.text === "as" && third !== undefined) return third.end
  if (/^(?:a|an|per)$/iu.test(next.text)) return after?.end
  if (/^twice$/iu.test(token.text)) return undefined
  if (next.text === "of") return ofPhrase(tokens, at + 1)
  const run = runCounted(tokens, at + 1)
  if (run === undefined) return undefined
  const [behind, unit] = [tokens[run.next], tokens[run.next + 1]]
  const isRate = !run.isClosed && behind !== undefined && unit !== undefined
  if (isRate && /^(?:a|an|per)$/iu.test(behind.text) && rated.test(unit.text)) return unit.end
  if (isRate && behind.text === "at" && /^(?:most|least)$/u.test(unit.text)) return unit.end
  return ofPhrase(tokens, run.next) ?? run.end
}

const rated = /^(?:day|week|month|year|hour|minute|mile|person|head|trip|night)$/iu

const runCounted = (tokens: ReadonlyArray<Token>, at: number) => {
  const run: Array<Token> = []
  for (let index = at; index < tokens.length && run.length < 3; index++) {
    const token = tokens[index]!
    if (!/^\p{L}[\p{L}-]*$/u.test(token.text) || isStopWord(token.text, "en") || adverb.test(token.text)) break
    run.push(token)
    // The noun that is counted ends the phrase: `forty minutes`.
    if (/[^s]s$/u.test(token.text) || token.breaks) break
  }
  const last = run.at(-1)
  return last === undefined || !/[^s]s$|people|children|cent$/u.test(last.text)
    ? undefined
    : { end: last.end, next: at + run.length, isClosed: last.breaks }
}

/** Where `up to`, `at least` or `almost` before it begins. */
const sizeOf = (text: string, start: number): number => {
  const [said = ""] =
    /(?:up to|at least|at most|more than|fewer than|less than|about|around|only|over|almost|nearly|roughly|just)\s$/iu.exec(
      text.slice(0, start)
    ) ?? []
  return start - said.length
}

/** `a radius of five miles`, `the first four weeks`, `a hundred`: what a figure belongs to. */
const leftOf = (tokens: ReadonlyArray<Token>, at: number): Token => {
  const [second, first] = [tokens[at - 1], tokens[at - 2]]
  const token = tokens[at]!
  if (second !== undefined && !second.breaks && /^(?:first|last|next)$/iu.test(second.text)) return second
  if (/^(?:hundred|thousand)$/iu.test(token.text) && second?.text === "a") return second
  if (second?.text === "of" && first !== undefined && isContent(first) && !verbal.test(first.text)) return first
  return token
}
