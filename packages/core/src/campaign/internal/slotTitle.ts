import { namesPart, withoutGenre } from "../../agents/research/Headings.ts"
import type { Variant } from "../../content/Post.ts"
import type { Finding } from "../../knowledge/Finding.ts"
import { words } from "../../text/Segmentation.ts"
import { stem } from "../../text/Stemming.ts"
import { isStopWord } from "../../text/StopWords.ts"
import type { Angle } from "../Angle.ts"
import type { Brief } from "../Brief.ts"

/** A post with what it was written from. */
export interface TitledPost {
  readonly angle: Pick<Angle, "title">
  readonly post: {
    readonly language: string
    readonly variants: readonly [Pick<Variant, "text" | "title">, ...Array<Pick<Variant, "text" | "title">>]
  }
  readonly findings: ReadonlyArray<Finding>
  readonly brief: Pick<Brief, "topic" | "brand">
}

/**
 * The title of a slot: its angle's, where the first variant of the post tells of that; else who speaks in the variant,
 * the line or heading above what it tells, or its first sentence. That of the angle where the variant quotes nothing.
 */
export const slotTitle = ({ angle, brief, findings, post }: TitledPost): string => {
  const [{ text, title }] = post.variants
  const said = plain([title ?? "", text].join("\n"))
  const told = findings
    .map((finding) => ({ finding, places: placesOf(finding, said) }))
    .filter(({ places }) => places.length > 0)
    .sort((a, b) => Math.min(...a.places) - Math.min(...b.places))
    .map(({ finding }) => finding)
  const [first] = told
  if (first === undefined) return angle.title
  const common = new Set(stemsOf(`${brief.topic} ${brief.brand.name ?? ""}`, post.language))
  const toldStems = new Set(stemsOf([title ?? "", withoutHashtags(text)].join("\n"), post.language))
  const isTold = (line: string) => {
    if (said.includes(plain(line))) return true
    const own = stemsOf(line, post.language).filter((word) => !common.has(word))
    return own.length <= mostStems && own.some((word) => toldStems.has(word))
  }
  const speakers = [...new Set(told.flatMap(({ speaker }) => speaker ?? []))]
  const isHeading = findings.some(({ headings }) => headings.map(withoutGenre).includes(angle.title))
  if (
    speakers.length > 0 &&
    told.every(({ speaker }) => speaker !== undefined) &&
    !(isHeading && isTold(angle.title))
  ) {
    return spoken([first, ...told.slice(1)], speakers, angle.title, isTold)
  }
  if (isTold(angle.title)) return angle.title.replace(/\s*:$/, "")
  const heading = withoutGenre(first.headings.at(-1) ?? "")
  const isAbove = heading !== "" && !namesPart(heading) && (heading.endsWith("?") || isTold(heading))
  const sentence = first.texts.find((one) => said.includes(plain(one)))?.replace(/(?<![.…])\.$/, "")
  return (
    openerOf(first, said, isTold) ??
    (isAbove ? heading : undefined) ??
    title ??
    (sentence !== undefined && sentence.length <= maxTitleLength ? sentence : undefined) ??
    phrasesIn(first, said) ??
    angle.title
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxTitleLength = 100

/** A title of more words is a sentence: it is told whole or not at all. */
const mostStems = 6

// Where the sentences of the finding stand in the text.
const placesOf = ({ texts }: Finding, said: string): ReadonlyArray<number> =>
  texts.map((text) => said.indexOf(plain(text))).filter((place) => place >= 0)

// The line above a finding, where the variant tells of it or begins as the answer to it does.
const openerOf = (
  { opener, texts: [answer] }: Finding,
  said: string,
  isTold: (line: string) => boolean
): string | undefined =>
  opener !== undefined && (isTold(opener.text) || (opener.kind === "question" && said.includes(plain(answer))))
    ? opener.text.replace(/\s*:$/, "")
    : undefined

// `Heron: Kieran Doyle, Rohan Mistry`: what they speak of as the angle names it, as far as it is told. Somebody who speaks
// alone comes first: `Callum Reith: school run`.
const spoken = (
  told: readonly [Finding, ...Array<Finding>],
  speakers: ReadonlyArray<string>,
  title: string,
  isTold: (line: string) => boolean
): string => {
  const [{ opener, speakerDetail: detail }] = told
  const [before = "", ...after] = title.split(": ")
  if (speakers.includes(before)) {
    const about = after.join(": ")
    const isAnswer = opener !== undefined && isTold(opener.text)
    if (speakers.length === 1 && isTold(about) && !isAnswer) return title
    return opener === undefined ? speakers.slice(0, maxSpeakers).join(", ") : `${before}: ${opener.text}`
  }
  const isOfAll = detail !== undefined && told.every(({ speakerDetail }) => speakerDetail === detail)
  const about = isOfAll ? detail : after.length > 0 && isTold(before) ? before : undefined
  return [about, speakers.slice(0, maxSpeakers).join(", ")].filter((part) => part !== undefined).join(": ")
}

const maxSpeakers = 3

const phrasesIn = ({ keyphrases }: Finding, said: string): string | undefined => {
  const phrases = keyphrases.filter((phrase) => said.includes(plain(phrase))).slice(0, 2)
  const about = phrases.join(", ")
  return about === "" ? undefined : about.charAt(0).toUpperCase() + about.slice(1)
}

const withoutHashtags = (text: string): string => text.replace(/https?:\S+|#\S+/g, " ")

const stemsOf = (text: string, language: string): ReadonlyArray<string> =>
  words(text, language)
    .filter((word) => !isStopWord(word.text, language))
    .map((word) => stem(word.text, language))

// A variant may set its own full stops and marks.
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
