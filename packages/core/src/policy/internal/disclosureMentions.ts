/**
 * Tells a text that shows its advertising from one that only speaks of advertising, or denies it.
 */
import { findWords } from "../../brand/WordMatch.ts"
import { disclosureWords } from "./disclosureData.ts"

/** Where the text discloses that it is paid for: offsets in UTF-16 code units, in order. */
export const disclosuresIn = (text: string): ReadonlyArray<number> =>
  findWords(text, disclosureWords)
    .filter(({ end, start, word }) => {
      const before = /[^.!?;:,|\n]*$/u.exec(text.slice(Math.max(0, start - clauseLength), start))![0]
      const after = text.slice(end, end + clauseLength)
      if (before.endsWith("#")) return !deniesTag.test(before)
      if (denies.test(before) || deniesBehind.test(after)) return false
      if (sponsored.has(word)) return !sponsorsOthers.test(before)
      if (!nouns.has(word)) return true
      return saysOfThis.test(before) || (!/[\p{L}\p{N}]/u.test(before) && labelEnd.test(after))
    })
    .map(({ start }) => start)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const clauseLength = 80

// `The ad won a prize` speaks of an ad; as a label, a hashtag or after `this is` the word discloses one.
const nouns: ReadonlySet<string> = new Set("ad,advert,advertisement,Anzeige,Werbung,Werbeanzeige".split(","))

const sponsored: ReadonlySet<string> = new Set(["sponsored", "gesponsert"])

const denial = String.raw`(?<![\p{L}\p{N}])(?:not|no|non|never|without|\p{L}+n['’]t|cannot|neither|nor|kein\p{L}{0,2}|nicht|nie|niemals|ohne|weder|noch)(?![\p{L}\p{N}])`

// Up to three words may stand between: `not in any way an ad`. A hashtag often follows another sentence.
const denies = new RegExp(String.raw`${denial}(?:[^\p{L}\p{N}]+[\p{L}\p{N}]+){0,3}[^\p{L}\p{N}]*$`, "iu")
const deniesTag = new RegExp(String.raw`${denial}[^\p{L}\p{N}]*$`, "iu")

const deniesBehind =
  /^\s(?:by|with|von|durch|mit)\s(?:nobody|no\s?one|none|niemand\p{L}*|kein\p{L}*)(?!\p{L})|^\s(?:is|ist)\s(?:not|nicht)(?!\p{L})/iu

const sponsorsOthers =
  /(?<!\p{L})(?:i|we|they|he|she|you|who|have|has|had|haben|hat|hatten|habe)\s(?:[\p{L}\p{N}]+\s){0,3}$/iu

const saysOfThis =
  /(?<!\p{L})(?:(?:this|it)(?:\s(?:post|video|reel|story))?(?:['’]s|\sis|\scontains|\sincludes)|contains|(?:das|dies|es)\sist|dies(?:er|es|e)\s\p{L}+\s(?:ist|enthält)|enthält)\s(?:[\p{L}]+\s){0,2}$/iu

const labelEnd = /^(?:\s*(?:$|[\n\r]|[^\p{L}\p{N}\s'’-])|\s[-–—]|\s(?:for|from|by|with|in|für|von|mit)(?!\p{L}))/iu
