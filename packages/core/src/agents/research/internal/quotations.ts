import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { primarySubtag } from "../../../text/Language.ts"

/** Sentences that stay together. */
export type Group = ReadonlyArray<SentenceFeatures>

/** Whether quotation marks that open in the group also close in it. */
export const isBalancedRun = (group: Group): boolean =>
  group.every((sentence) => sentence.isBalanced) ||
  (group.length > 1 && (textOf(group).match(/["“”„]/g)?.length ?? 0) % 2 === 0)

/**
 * The sentences of a block in groups that are told together or not at all: a quotation that runs over several sentences
 * stays in one piece, and words in quotation marks stay with the sentence beside them that says whose they are.
 *
 * @param most sentences of a group
 */
export const groupsOf = (sentences: Group, most: number): ReadonlyArray<Group> => {
  const [first] = sentences
  if (first === undefined) return []
  const groups: Array<Group> = []
  for (const sentence of sentences) {
    const last = groups.at(-1)
    if (last !== undefined && !isBalancedRun(last) && last.length < most)
      groups[groups.length - 1] = [...last, sentence]
    else groups.push([sentence])
  }
  // The source says of the whole block who speaks.
  return first.block.speaker === undefined ? withSpeakers(groups, most) : groups
}

/** Whether these are somebody's words, and nothing in or around them says whose. */
export const isVoiceless = (group: Group): boolean => {
  const [first] = group
  if (first === undefined || first.block.speaker !== undefined || first.block.kind === "cue") return false
  if (first.block.kind === "quotation") return !group.some(isAttributed)
  return isBare(group)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const withSpeakers = (groups: ReadonlyArray<Group>, most: number): ReadonlyArray<Group> => {
  const joined: Array<Group> = []
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index]!
    const last = joined.at(-1)
    const next = groups[index + 1]
    if (!isBare(group)) joined.push(group)
    else if (last !== undefined && saysWho(last) && last.length + group.length <= most) {
      joined[joined.length - 1] = [...last, ...group]
    } else if (next !== undefined && !isBare(next) && saysWho(next) && next.length + group.length <= most) {
      joined.push([...group, ...next])
      index++
    } else joined.push(group)
  }
  return joined
}

const textOf = (group: Group): string => group.map((sentence) => sentence.display).join(" ")

const marked = /“[^“”]*”|„[^“”„]*[“”]|"[^"]*"|«[^«»]*»|»[^«»]*«/gu

// Nothing but words in quotation marks, four or more: fewer are a name or a way of speaking.
const isBare = (group: Group): boolean => {
  const text = textOf(group)
  const said = text.match(marked)?.join(" ") ?? ""
  if ((said.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < 4) return false
  const around = text.replace(marked, " ").trim()
  return !/[\p{L}\p{N}]/u.test(around) || pronounOnly.test(around)
}

// `she says`: who that is, the sentence before says.
const pronounOnly = /^[\s,.–—-]*(?:(?:he|she|they|er|sie|es) \p{L}+|\p{L}+ (?:he|she|they|er|sie))[\s.,–—-]*$/iu

const saysWho = (group: Group): boolean =>
  group.some(({ display, language }) => attributes(display, language)) || textOf(group).endsWith(":")

const isAttributed = ({ display, language }: SentenceFeatures): boolean =>
  display.search(marked) >= 0 && attributes(display, language)

// A verb of saying beside a name or noun, outside of what is quoted.
const attributes = (display: string, language: string): boolean => {
  const around = display.replace(marked, " ").trim()
  return !pronounOnly.test(around) && (saying[primarySubtag(language)] ?? english).test(around)
}

const english =
  /(?<!\p{L})(?:says?|said|adds?|added|explain(?:s|ed)|recall(?:s|ed)|writes?|wrote|report(?:s|ed)|tells?|told|asks?|asked|answer(?:s|ed)|repl(?:ies|ied)|notes?|noted|remember(?:s|ed)|admit(?:s|ted)|call(?:s|ed)|according to|in the words of)(?!\p{L})/iu
const german =
  /(?<!\p{L})(?:sagt|sagte|sagen|erklärt|erklärte|erzählt|erzählte|schreibt|schrieb|berichtet|berichtete|meint|meinte|ergänzt|ergänzte|fragt|fragte|antwortet|antwortete|erinnert|erinnerte|lautet|nennt|nannte|laut|so|fasst)(?!\p{L})/iu
const saying: Partial<Record<string, RegExp>> = { en: english, de: german }
