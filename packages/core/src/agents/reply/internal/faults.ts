import { findAddresses } from "../../../brand/FormOfAddress.ts"
import { wordsIn } from "../../../brand/WordMatch.ts"
import { formatsByPlatform } from "../../../content/Platform.ts"
import { type Finding } from "../../../knowledge/Finding.ts"
import { textLimit } from "../../../policy/PlatformRules.ts"
import { textLength } from "../../../policy/TextLength.ts"
import { uncitedClaims } from "../../../policy/UncitedClaims.ts"
import { isFloorLanguage, primarySubtag } from "../../../text/Language.ts"
import { sentences, words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { isStopWord } from "../../../text/StopWords.ts"
import { brandAddress } from "../../BrandAddress.ts"
import { foreignEntities, unsupportedClaims } from "../../Foreign.ts"
import { replyLanguage, type ReplyInput } from "../ReplyInput.ts"
import { promises } from "./lists.ts"
import { isHarmful, personalDataIn } from "./reading.ts"

/** Why a text may not be sent as a reply that rests on these findings; empty where it may. */
export const replyFaults = (text: string, cited: ReadonlyArray<Finding>, input: ReplyInput): ReadonlyArray<string> => [
  ...limitFaults(text, input),
  ...claimFaults(text, cited, input),
  ...promiseFaults(text, cited, input),
  ...privacyFaults(text, cited, input),
  ...mannerFaults(text, input)
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const limitFaults = (text: string, { comment: { platform } }: ReplyInput): ReadonlyArray<string> => {
  const limit = textLimit(platform, formatsByPlatform[platform][0])
  if (limit === undefined) return []
  const length = textLength(text, limit.unit)
  return length <= limit.limit ? [] : [`has ${length} characters, ${platform} takes ${limit.limit}; shorten it`]
}

const groundTexts = (cited: ReadonlyArray<Finding>): ReadonlyArray<string> =>
  cited.flatMap(({ citation, opener, texts }) => [citation.quote, ...texts, opener?.text ?? ""])

const claimFaults = (text: string, cited: ReadonlyArray<Finding>, input: ReplyInput): ReadonlyArray<string> => {
  const language = replyLanguage(input)
  const ground = { brief: input.brief, findings: cited, language }
  const quotes = groundTexts(cited)
  const { audience, goals, topic } = input.brief
  const figures = uncitedClaims(text, {
    language,
    quotes: [...quotes, ...cited.flatMap(({ headings, label }) => [...headings, label?.text ?? ""])],
    facts: [topic, audience, ...goals]
  }).flatMap((claim) => (claim.kind === "name" || claim.kind === "superlative" ? [] : [claim.text]))
  const foreign = new Set([
    ...foreignEntities([text], ground),
    ...unsupportedClaims([text], quotes, ground),
    ...figures
  ])
  return [
    ...[...foreign].map((claim) => `“${claim}” stands neither in a cited finding nor in the brief; leave it out`),
    ...unbacked(text, cited, input).map((sentence) => `“${sentence}” is borne out by no cited finding; leave it out`)
  ]
}

/** Of the content words of a sentence with so many of them, such a share has to stand in the material. */
const fewestWords = 4
const leastBorneOut = 0.4

const unbacked = (text: string, cited: ReadonlyArray<Finding>, input: ReplyInput): ReadonlyArray<string> => {
  const language = replyLanguage(input)
  const { audience, brand, goals, topic } = input.brief
  const known = new Set(
    [...groundTexts(cited), topic, audience, ...goals, brand.name ?? ""].flatMap((one) => stemsOf(one, language))
  )
  return sentences(text, language)
    .map((sentence) => sentence.text)
    .filter((sentence) => {
      const said = stemsOf(sentence, language).filter((word) => !courtesy.has(word))
      return said.length >= fewestWords && said.filter((word) => known.has(word)).length < said.length * leastBorneOut
    })
}

const stemsOf = (text: string, language: string): ReadonlyArray<string> =>
  words(text, language)
    .filter((word) => !isStopWord(word.text, language))
    .map((word) => stem(word.text, language))

// What is said out of politeness claims nothing.
const courtesies = {
  en:
    "thank thanks thankyou many kind kindly word words question questions ask asking asked hear read happy glad lovely " +
    "nice good great day lot much means mean team sorry pleased feel welcome comment comments message",
  de:
    "danke dank vielen herzlichen schön schönen lieb liebe nett nette netten worte wort frage fragen freut freuen freude " +
    "gern gerne lesen hören viel bedeutet tag team entschuldigung leid kommentar nachricht rückmeldung"
}

const courtesy: ReadonlySet<string> = new Set(
  Object.entries(courtesies).flatMap(([language, list]) => list.split(" ").map((word) => stem(word, language)))
)

// What a finding says in a whole sentence is no promise of ours.
const promiseFaults = (text: string, cited: ReadonlyArray<Finding>, input: ReplyInput): ReadonlyArray<string> => {
  const language = replyLanguage(input)
  const told = groundTexts(cited).map(plain)
  const primary = primarySubtag(language)
  const lists = isFloorLanguage(primary) ? [promises[primary]] : [promises.en, promises.de]
  return sentences(text, language).flatMap((sentence) => {
    if (told.some((quote) => quote.includes(plain(sentence.text)))) return []
    const match = lists.map((list) => list.exec(sentence.text)?.[0]).find((found) => found !== undefined)
    return match === undefined ? [] : [`“${match}” promises what nobody has decided; leave it out`]
  })
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "")

const privacyFaults = (text: string, cited: ReadonlyArray<Finding>, input: ReplyInput): ReadonlyArray<string> => {
  const own = groundTexts(cited).join("\n")
  const data = personalDataIn(text, input).filter(({ end, start }) => !own.includes(text.slice(start, end)))
  const known = `${own}\n${input.brief.topic}\n${input.brief.goals.join("\n")}`.replaceAll(/[\s./-]/gu, "")
  const digits = (input.comment.text.match(/\d[\d\s./-]{2,}\d/gu) ?? []).map((run) => run.replaceAll(/[\s./-]/gu, ""))
  const said = text.replaceAll(/(?<=\d)[\s./-](?=\d)/gu, "")
  const repeated = digits.filter((run) => said.includes(run) && !known.includes(run))
  return [
    ...data.map(({ name }) => `holds personal data (${name.en}); leave it out`),
    ...(repeated.length === 0 ? [] : ["repeats a number of the comment; leave it out"])
  ]
}

const mannerFaults = (text: string, { brief, comment, post }: ReplyInput): ReadonlyArray<string> => {
  const language = replyLanguage({ brief, comment, post })
  const avoided = wordsIn(text, [...(brief.brand.bannedWords ?? []), ...brief.competitors])
  return [
    ...avoided.map((word) => `holds “${word}”, which the brand avoids`),
    ...(isHarmful(text, language) ? ["insults or swears"] : []),
    ...addressFaults(text, brief, language)
  ]
}

const addressFaults = (text: string, brief: ReplyInput["brief"], language: string): ReadonlyArray<string> => {
  if (primarySubtag(language) !== "de") return []
  const forms = new Set(findAddresses(text, language).map(({ form }) => form))
  const wanted = brandAddress(brief, language)
  if (wanted === undefined) return forms.has("sie") && forms.size > 1 ? ["mixes “Sie” with “du”"] : []
  const isFamiliar = wanted === "du" || wanted === "ihr"
  const isRight = (form: string) => (isFamiliar ? form === "du" || form === "ihr" : form === wanted)
  return [...forms].every(isRight) ? [] : [`readers are addressed as “${isFamiliar ? wanted : "Sie"}” by this brand`]
}
