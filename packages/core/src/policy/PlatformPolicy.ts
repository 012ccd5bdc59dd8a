/**
 * May this post go there? One pure function that generator, command line, scheduler and publisher ask.
 *
 * @since 0.1.0
 */
import { type Format, formatsByPlatform, type Platform } from "../content/Platform.ts"
import { detectCashtags, detectHashtags, detectMentions } from "./Entities.ts"
import { PolicyFinding, type FindingTarget, type Repair, type TextEdit } from "./PolicyFinding.ts"
import * as messages from "./internal/messages.ts"
import { type AccountOverrides, rulesFor, titleLimit } from "./PlatformRules.ts"
import { type PolicyContent, sentTexts, type TargetText } from "./PolicyContent.ts"
import type { Measure, PlatformLimitRule, Requirement } from "./Rule.ts"
import { shortenText, shortening } from "./Shorten.ts"
import { fittingEnd, onGraphemeBorders, textLength } from "./TextLength.ts"
import { detectUrls } from "./UrlDetection.ts"

/** Where the post shall go. */
export interface PlatformTarget {
  readonly platform: Platform
  readonly format: Format
  /** Language of the text, for cutting it at sentences. @default "en" */
  readonly language?: string
  /** What this account may do beyond the defaults. */
  readonly accountOverrides?: AccountOverrides
}

/**
 * Everything that the network's rules find in the content, in the order of the rules; nothing when it may go there.
 * Works on any string. Making a finding's repair ends that finding.
 *
 * @see applyRepairs
 */
export const checkPlatform = (content: PolicyContent, target: PlatformTarget): ReadonlyArray<PolicyFinding> => {
  const findings = [...checkFormat(target)]
  for (const rule of rulesFor(target.platform, target.format)) findings.push(...checkLimit(rule, content, target))
  return findings
}

/** A blocking finding when the network does not take the format. */
export const checkFormat = (target: PlatformTarget): ReadonlyArray<PolicyFinding> =>
  formatsByPlatform[target.platform].includes(target.format) ? [] : [unsupported(target)]

/** What one limit finds in the content, whatever the limit's scope says. */
export const checkLimit = (
  limitRule: PlatformLimitRule,
  content: PolicyContent,
  target: PlatformTarget
): ReadonlyArray<PolicyFinding> => {
  const { requirement } = limitRule
  const rule: BoundRule = { ...limitRule, platform: target.platform }
  const limit = target.accountOverrides?.limits?.[rule.id]
  switch (requirement.kind) {
    case "max-length":
      return textsOf(content, rule.measure).flatMap((text) =>
        checkLength(rule, text, { ...requirement, limit: limit ?? requirement.limit }, target.language ?? "en")
      )
    case "max-count":
      return checkMaxCount(content, rule, limit ?? requirement.limit)
    case "min-count":
      return checkMinCount(content, rule, limit ?? requirement.limit)
    case "no-characters":
      return textsOf(content, rule.measure).flatMap((text) => checkCharacters(rule, text, requirement))
    case "present":
      return checkPresence(content, rule, target)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A rule with the network that it is asked for: messages name it. */
type BoundRule = PlatformLimitRule & { readonly platform: Platform }

const unsupported = ({ format, platform }: PlatformTarget): PolicyFinding =>
  new PolicyFinding({
    ruleId: `${platform}/format`,
    ruleVersion: 1,
    severity: "block",
    target: null,
    span: null,
    message: messages.unsupportedFormat(platform, format, formatsByPlatform[platform]),
    source: null
  })

interface Details {
  readonly target: FindingTarget | null
  readonly message: PolicyFinding["message"]
  readonly span?: { readonly start: number; readonly end: number }
  readonly repair?: Repair | undefined
}

const findingOf = (rule: BoundRule, { message, repair, span, target }: Details): PolicyFinding =>
  new PolicyFinding({
    ruleId: rule.id,
    ruleVersion: rule.version,
    severity: rule.severity,
    target,
    span: span ?? null,
    message,
    source: rule.source,
    ...(repair === undefined ? {} : { repair })
  })

const contextOf = (rule: BoundRule): messages.Context => ({
  platform: rule.platform,
  isReported: rule.tier === "reported",
  note: rule.note
})

/** The texts that a rule on this measure looks at. */
const textsOf = (content: PolicyContent, measure: Measure): ReadonlyArray<TargetText> => {
  if (measure === "title") return [{ target: { field: "title" }, text: content.title ?? "" }]
  if (measure === "alt-text") {
    return (content.media ?? []).map(({ altText }, index) => ({ target: { field: "alt-text", index }, text: altText }))
  }
  return sentTexts(content)
}

const checkLength = (
  rule: BoundRule,
  { target, text }: TargetText,
  { limit, unit }: Extract<Requirement, { kind: "max-length" }>,
  language: string
): ReadonlyArray<PolicyFinding> => {
  const length = textLength(text, unit)
  if (length <= limit) return []
  const edits = shortening(text, unit, limit, language).map((edit) => ({ target, ...edit }))
  return [
    findingOf(rule, {
      target,
      span: { start: fittingEnd(text, unit, limit), end: text.length },
      message: messages.tooLong(contextOf(rule), target, unit, length, limit),
      repair: repairOf(messages.repairLabels.shorten, edits)
    })
  ]
}

interface Occurrence {
  readonly start: number
  readonly end: number
}

const occurrences: Partial<Record<Measure, (text: string) => ReadonlyArray<Occurrence>>> = {
  hashtags: detectHashtags,
  mentions: detectMentions,
  cashtags: detectCashtags,
  links: detectUrls
}

const checkMaxCount = (content: PolicyContent, rule: BoundRule, limit: number): ReadonlyArray<PolicyFinding> => {
  const detect = occurrences[rule.measure]
  if (detect === undefined) {
    const count = content.media?.length ?? 0
    if (rule.measure !== "media" || count <= limit) return []
    return [findingOf(rule, { target: null, message: messages.tooMany(contextOf(rule), null, "media", count, limit) })]
  }
  return sentTexts(content).flatMap(({ target, text }) => {
    const found = detect(text)
    const surplus = found.slice(limit)
    const first = surplus[0]
    if (first === undefined) return []
    return [
      findingOf(rule, {
        target,
        span: onGraphemeBorders(text, { start: first.start, end: surplus.at(-1)!.end }),
        message: messages.tooMany(contextOf(rule), target, rule.measure, found.length, limit),
        // Taking out an address would change what the post says, so that stays with a person.
        repair:
          rule.measure === "links" || limit === 0
            ? undefined
            : repairOf(messages.repairLabels.dropSurplus, withoutSurplus(target, text, surplus))
      })
    ]
  })
}

/**
 * A surplus tag at the very end goes with the space in front of it. In a sentence only its sign goes, so that the
 * sentence keeps its word.
 */
const withoutSurplus = (
  target: FindingTarget,
  text: string,
  surplus: ReadonlyArray<Occurrence>
): ReadonlyArray<TextEdit> => {
  let end = text.trimEnd().length
  const edits: Array<TextEdit> = []
  for (const { end: tagEnd, start } of surplus.toReversed()) {
    const spaceStart = text.slice(0, start).trimEnd().length
    const closes = tagEnd === end && spaceStart < start
    if (closes) {
      edits.unshift({ target, start: spaceStart, end: tagEnd, replacement: "" })
      end = spaceStart
    } else {
      const signs = /[#＃@＠$]*$/u.exec(text.slice(0, start))![0].length
      edits.unshift({ target, start: start - signs, end: start + 1, replacement: "" })
      end = -1
    }
  }
  return edits
}

const checkMinCount = (content: PolicyContent, rule: BoundRule, limit: number): ReadonlyArray<PolicyFinding> => {
  if (content.media === undefined || content.media.length >= limit) return []
  return [
    findingOf(rule, {
      target: null,
      message: messages.tooFew(contextOf(rule), rule.measure, content.media.length, limit)
    })
  ]
}

const checkCharacters = (
  rule: BoundRule,
  { target, text }: TargetText,
  { characters, replacements }: Extract<Requirement, { kind: "no-characters" }>
): ReadonlyArray<PolicyFinding> => {
  const forbidden = new Set(characters)
  const edits: Array<TextEdit> = []
  let offset = 0
  for (const character of text) {
    if (forbidden.has(character)) {
      const end = offset + character.length
      edits.push({ target, start: offset, end, replacement: replacements[character] ?? "" })
    }
    offset += character.length
  }
  const first = edits[0]
  if (first === undefined) return []
  return [
    findingOf(rule, {
      target,
      span: onGraphemeBorders(text, first),
      message: messages.forbiddenCharacter(contextOf(rule), target, text.slice(first.start, first.end)),
      repair: repairOf(messages.repairLabels.replaceCharacters, edits)
    })
  ]
}

const checkPresence = (
  content: PolicyContent,
  rule: BoundRule,
  { format, language = "en", platform }: PlatformTarget
): ReadonlyArray<PolicyFinding> => {
  const hasMedia = rule.measure === "text" && (content.media?.length ?? 0) > 0
  return textsOf(content, rule.measure).flatMap(({ target, text }, index) => {
    // Media stand in for the text of the first part only.
    if (/\S/u.test(text) || (hasMedia && index === 0)) return []
    const repair = rule.measure === "title" ? titleRepair(content, text, platform, format, language) : undefined
    return [findingOf(rule, { target, message: messages.missing(contextOf(rule), target), repair })]
  })
}

/** Takes the first line of the text as title. */
const titleRepair = (
  content: PolicyContent,
  title: string,
  platform: Platform,
  format: Format,
  language: string
): Repair | undefined => {
  const line = content.text.split(/[\r\n\u2028\u2029]/u).find((candidate) => /[\p{L}\p{N}]/u.test(candidate))
  if (line === undefined) return undefined
  const limit = titleLimit(platform, format)
  const replacement = limit === undefined ? line.trim() : shortenText(line.trim(), limit.unit, limit.limit, language)
  const target: FindingTarget = { field: "title" }
  return /\S/u.test(replacement)
    ? repairOf(messages.repairLabels.titleFromText, [{ target, start: 0, end: title.length, replacement }])
    : undefined
}

const repairOf = (label: Repair["label"], edits: ReadonlyArray<TextEdit>): Repair | undefined => {
  const [first, ...rest] = edits
  return first === undefined ? undefined : { label, edits: [first, ...rest] }
}
