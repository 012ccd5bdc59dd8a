/**
 * The rules a pack is made of, as data: what is looked for, how grave it is, and where the rule comes from.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Format, Platform } from "../content/Platform.ts"
import { LanguageTag } from "../text/Language.ts"
import { ComplianceTopic } from "./ComplianceReview.ts"
import { LocalizedMessage, Severity } from "./PolicyFinding.ts"
import { lengthUnits } from "./TextLength.ts"

/** Stable id such as `profanity/strong` or `x/text-length`: what findings and settings name. */
export const RuleId = Schema.String.check(
  Schema.isPattern(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+$/),
  Schema.isMaxLength(120)
).pipe(Schema.brand("RuleId"))
export type RuleId = typeof RuleId.Type

/** ISO 3166-1 alpha-2 code in upper case, or `EU`. */
export const Region = Schema.String.check(Schema.isPattern(/^[A-Z]{2}$/))
export type Region = typeof Region.Type

/** Where a rule counts. A list that is left out does not restrict; of a list one entry must fit. */
export const RuleScope = Schema.Struct({
  platforms: Schema.optionalKey(Schema.NonEmptyArray(Platform)),
  formats: Schema.optionalKey(Schema.NonEmptyArray(Format)),
  /** By primary subtag: `de` counts for `de-AT` too. */
  languages: Schema.optionalKey(Schema.NonEmptyArray(LanguageTag)),
  /** A post for no region in particular is subject to the rules of every region. */
  regions: Schema.optionalKey(Schema.NonEmptyArray(Region))
})
export type RuleScope = typeof RuleScope.Type

const common = {
  id: RuleId,
  /** From 1; rises when the rule changes its meaning, so that old verdicts can be told apart. */
  version: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
  severity: Severity,
  /** What the rule is about, in a few words. */
  title: LocalizedMessage,
  /** Page that states the rule; null for the brand's own rules. */
  source: Schema.NullOr(Schema.String.check(Schema.isPattern(/^https:\/\/\S+$/))),
  /** Day on which the source was read, `YYYY-MM-DD`. */
  dateChecked: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/))),
  /** `official`: the documentation of who enforces the rule. `reported`: others say so, or one reading of several. */
  tier: Schema.optionalKey(Schema.Literals(["official", "reported"])),
  scope: Schema.optionalKey(RuleScope)
}

/** A word or phrase that a rule looks for. */
export const Term = Schema.Struct({
  /** Case, composed or decomposed letters, kinds of hyphens and apostrophes make no difference. */
  text: Schema.NonEmptyString.check(Schema.isMaxLength(200)),
  /**
   * `word`: whole words only. `prefix`: also as the beginning of a longer word (`gambl` in `gambling`). `anywhere`: also
   * inside a word.
   *
   * @default "word"
   */
  match: Schema.optionalKey(Schema.Literals(["word", "prefix", "anywhere"])),
  /** Languages of the text in which the term counts. @default all that the rule's scope has */
  languages: Schema.optionalKey(Schema.NonEmptyArray(LanguageTag)),
  /** Written in its place by the repair; the empty text takes it out. @default no repair */
  replacement: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(500))),
  /** Words and phrases within which the term does not count: `dick` in `Moby Dick`. */
  except: Schema.optionalKey(Schema.Array(Schema.NonEmptyString))
})
export type Term = typeof Term.Type

/** Looks for terms: restricted topics, profanity, banned and preferred words, risky hashtags. */
export const TermsRule = Schema.Struct({
  kind: Schema.Literal("terms"),
  ...common,
  /** `alcohol`, `profanity`, `brand`, … For grouping only. */
  category: Schema.NonEmptyString,
  /** `text`: everything sent, hashtags included. `hashtags`: only the names of hashtags. @default "text" */
  within: Schema.optionalKey(Schema.Literals(["text", "hashtags"])),
  /** Whether look-alike letters, hidden characters, leet, spacing and repeats are seen through. @default false */
  resistsEvasion: Schema.optionalKey(Schema.Boolean),
  terms: Schema.NonEmptyArray(Term)
})
export type TermsRule = typeof TermsRule.Type

/** Terms that the post should hold: all of them, or at least one. */
export const RequiredTermsRule = Schema.Struct({
  kind: Schema.Literal("required-terms"),
  ...common,
  require: Schema.Literals(["all", "any"]),
  terms: Schema.NonEmptyArray(Schema.NonEmptyString)
})
export type RequiredTermsRule = typeof RequiredTermsRule.Type

/** The parts of a brand's guidelines that a text keeps or breaks: emoji, exclamation marks, form of address, spelling. */
export const VoiceRule = Schema.Struct({
  kind: Schema.Literal("voice"),
  ...common,
  /** In the words of the brand, English or German. What is not recognised in them asks for nothing. */
  guidelines: Schema.NonEmptyString.check(Schema.isMaxLength(20_000))
})
export type VoiceRule = typeof VoiceRule.Type

/** What data that belongs to a person or must stay secret looks like. */
export const personalDataKinds = [
  "email",
  "phone",
  "iban",
  "payment-card",
  "national-id",
  "secret",
  "labelled"
] as const
export type PersonalDataKind = (typeof personalDataKinds)[number]

/** Looks for data of persons and secrets. `labelled`: a value behind the name of a field, such as `Passport no.: …`. */
export const PersonalDataRule = Schema.Struct({
  kind: Schema.Literal("personal-data"),
  ...common,
  data: Schema.NonEmptyArray(Schema.Literals(personalDataKinds)),
  /** Addresses, domains (`example.com`) and numbers that may be published. @default none */
  allowed: Schema.optionalKey(Schema.Array(Schema.NonEmptyString))
})
export type PersonalDataRule = typeof PersonalDataRule.Type

/** What a claim consists of. */
export const claimGroups = ["number", "date", "name", "superlative"] as const
export type ClaimGroup = (typeof claimGroups)[number]

/** Every claim of the text must occur in a cited quote or in the brief. Numbers include money, shares and measures. */
export const ClaimsRule = Schema.Struct({
  kind: Schema.Literal("claims"),
  ...common,
  claims: Schema.NonEmptyArray(Schema.Literals(claimGroups))
})
export type ClaimsRule = typeof ClaimsRule.Type

/** The text repeats an earlier post or a source. */
export const SimilarityRule = Schema.Struct({
  kind: Schema.Literal("similarity"),
  ...common,
  to: Schema.Literals(["earlier-posts", "sources"]),
  /** Largest share of the text's word 5-grams that one other text may hold, 0 to 1. */
  maxShare: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })),
  /** Longest passage in words that may be the same. @default any length */
  maxWords: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThanOrEqualTo(5)))
})
export type SimilarityRule = typeof SimilarityRule.Type

/** What can be wrong with an address. */
export const linkHazards = [
  "insecure",
  "credentials",
  "ip-address",
  "private-host",
  "mixed-script",
  "look-alike",
  "shortener",
  "dangerous-scheme",
  "blocked-host",
  "not-allowed-host"
] as const
export type LinkHazard = (typeof linkHazards)[number]

/** Looks for addresses that readers should not be sent to. */
export const LinksRule = Schema.Struct({
  kind: Schema.Literal("links"),
  ...common,
  hazards: Schema.NonEmptyArray(Schema.Literals(linkHazards)),
  /** For `look-alike`: hosts that others imitate. For `not-allowed-host`: the only ones that are allowed. */
  hosts: Schema.optionalKey(Schema.Array(Schema.NonEmptyString)),
  /** For `blocked-host` and `shortener`: with their subdomains. */
  blockedHosts: Schema.optionalKey(Schema.Array(Schema.NonEmptyString))
})
export type LinksRule = typeof LinksRule.Type

/** Habits of spam that can be counted. */
export const spamPatterns = [
  "shouting",
  "repeated-punctuation",
  "repeated-emoji",
  "repeated-hashtag",
  "repeated-word",
  "hashtag-wall",
  "too-many-emoji",
  "hidden-characters"
] as const
export type SpamPattern = (typeof spamPatterns)[number]

/** Looks for one habit of spam. */
export const SpamRule = Schema.Struct({
  kind: Schema.Literal("spam"),
  ...common,
  pattern: Schema.Literals(spamPatterns),
  /** Count, or share from 0 to 1 for `shouting` and `hashtag-wall`, above which it is found. */
  limit: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))
})
export type SpamRule = typeof SpamRule.Type

/** The declared advertising must show: in the words of the post or by a label of the network. */
export const DisclosureRule = Schema.Struct({
  kind: Schema.Literal("disclosure"),
  ...common,
  of: Schema.Literals(["paid-partnership", "own-brand", "sponsor", "ai-generated"])
})
export type DisclosureRule = typeof DisclosureRule.Type

/** A moderation model gave a category at least this score. Needs a model: without one the verdict says so. */
export const ModerationRule = Schema.Struct({
  kind: Schema.Literal("moderation"),
  ...common,
  /** As the model names it: `hate`, `harassment`, `sexual`, `violence`, … */
  category: Schema.NonEmptyString,
  /** 0 to 1. */
  minScore: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))
})
export type ModerationRule = typeof ModerationRule.Type

/**
 * A compliance review has a concern about this topic. The review rates it `quarantine` or `warn`, and so is the finding
 * where the rule is `quarantine`; every other severity of the rule takes the place of the review's rating.
 */
export const ComplianceRule = Schema.Struct({
  kind: Schema.Literal("compliance"),
  ...common,
  topic: ComplianceTopic
})
export type ComplianceRule = typeof ComplianceRule.Type

/** What is measured. Hashtags, mentions, cashtags and links are counted in the text that is sent. */
export const Measure = Schema.Literals([
  "text",
  "title",
  "alt-text",
  "hashtags",
  "mentions",
  "cashtags",
  "links",
  "media"
])
export type Measure = typeof Measure.Type

/** What a network asks for. */
export const Requirement = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("max-length"), unit: Schema.Literals(lengthUnits), limit: Schema.Int }),
  Schema.Struct({ kind: Schema.Literal("max-count"), limit: Schema.Int }),
  Schema.Struct({ kind: Schema.Literal("min-count"), limit: Schema.Int }),
  /** None of these characters. `replacements` are written in their place; a character without one is left out. */
  Schema.Struct({
    kind: Schema.Literal("no-characters"),
    characters: Schema.NonEmptyString,
    replacements: Schema.Record(Schema.String, Schema.String)
  }),
  /** Not empty. A text may be empty when there are media. */
  Schema.Struct({ kind: Schema.Literal("present") })
])
export type Requirement = typeof Requirement.Type

/** A limit of a network, in the unit in which it states it. The scope names the network. */
export const PlatformLimitRule = Schema.Struct({
  kind: Schema.Literal("platform-limit"),
  ...common,
  measure: Measure,
  requirement: Requirement,
  /** Why a person should care, where the limit alone does not say it. */
  note: Schema.optionalKey(LocalizedMessage),
  /** The network shows addresses as plain text here. A rule that only warns of what an address costs lacks this. */
  isLinkPlainText: Schema.optionalKey(Schema.Literal(true))
})
export type PlatformLimitRule = typeof PlatformLimitRule.Type

/** One rule. */
export const Rule = Schema.Union([
  TermsRule,
  RequiredTermsRule,
  VoiceRule,
  PersonalDataRule,
  ClaimsRule,
  SimilarityRule,
  LinksRule,
  SpamRule,
  DisclosureRule,
  ModerationRule,
  ComplianceRule,
  PlatformLimitRule
])
export type Rule = typeof Rule.Type
