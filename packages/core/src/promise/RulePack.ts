/**
 * The rule pack as plain data: what people write to add rules of their own. A test keeps it equal to the domain's
 * schema.
 *
 * @since 0.1.0
 */
import type { Format, Platform } from "./Formats.ts"
import type { LocalizedMessage, Severity } from "./Verdict.ts"

/** Rules that belong together, under one version. A version once used never changes. */
export interface RulePack {
  readonly schemaVersion: "1"
  /** Lower-case words joined by dashes: `acme-tone`. */
  readonly id: string
  /** From 1; rises with every change. */
  readonly version: number
  readonly title: LocalizedMessage
  /** Lists or pages that the pack draws on. */
  readonly sources: ReadonlyArray<{ readonly name: string; readonly url: string; readonly license?: string }>
  readonly rules: readonly [Rule, ...Array<Rule>]
}

/** Where a rule counts. A list that is left out does not restrict; of a list one entry must fit. */
export interface RuleScope {
  readonly platforms?: readonly [Platform, ...Array<Platform>]
  readonly formats?: readonly [Format, ...Array<Format>]
  readonly languages?: readonly [string, ...Array<string>]
  /** ISO 3166-1 alpha-2 codes, or `EU`. */
  readonly regions?: readonly [string, ...Array<string>]
}

/** What every rule has. */
interface Common {
  /** Such as `acme/competitors`: the pack's word, a slash, the rule's. */
  readonly id: string
  /** From 1; rises when the rule changes its meaning. */
  readonly version: number
  readonly severity: Severity
  readonly title: LocalizedMessage
  /** Page that states the rule, `https://…`; null for your own. */
  readonly source: string | null
  /** `YYYY-MM-DD`. */
  readonly dateChecked?: string
  readonly tier?: "official" | "reported"
  readonly scope?: RuleScope
}

/** A word or phrase that a rule looks for. */
export interface Term {
  readonly text: string
  /** @default "word" */
  readonly match?: "word" | "prefix" | "anywhere"
  readonly languages?: readonly [string, ...Array<string>]
  /** Written in its place by the repair. @default no repair */
  readonly replacement?: string
  /** Phrases within which it does not count. */
  readonly except?: ReadonlyArray<string>
}

/** Looks for words and phrases. */
export interface TermsRule extends Common {
  readonly kind: "terms"
  readonly category: string
  /** @default "text" */
  readonly within?: "text" | "hashtags"
  /** Whether look-alike letters, hidden characters, leet and spacing are seen through. @default false */
  readonly resistsEvasion?: boolean
  readonly terms: readonly [Term, ...Array<Term>]
}

/** Terms that the post should hold. */
export interface RequiredTermsRule extends Common {
  readonly kind: "required-terms"
  readonly require: "all" | "any"
  readonly terms: readonly [string, ...Array<string>]
}

/** The parts of a brand's guidelines that a text keeps or breaks. */
export interface VoiceRule extends Common {
  readonly kind: "voice"
  /** In the words of the brand, English or German; 1 to 20,000 characters. */
  readonly guidelines: string
}

type PersonalDataKind = "email" | "phone" | "iban" | "payment-card" | "national-id" | "secret" | "labelled"

/** Looks for data of persons and secrets. */
export interface PersonalDataRule extends Common {
  readonly kind: "personal-data"
  readonly data: readonly [PersonalDataKind, ...Array<PersonalDataKind>]
  /** What may be published. @default none */
  readonly allowed?: ReadonlyArray<string>
}

type ClaimGroup = "number" | "date" | "name" | "superlative"

/** Every claim must occur in a citation or a fact. */
export interface ClaimsRule extends Common {
  readonly kind: "claims"
  readonly claims: readonly [ClaimGroup, ...Array<ClaimGroup>]
}

/** The text repeats an earlier post or a source. */
export interface SimilarityRule extends Common {
  readonly kind: "similarity"
  readonly to: "earlier-posts" | "sources"
  /** 0 to 1. */
  readonly maxShare: number
  readonly maxWords?: number
}

type LinkHazard =
  | "insecure"
  | "credentials"
  | "ip-address"
  | "private-host"
  | "mixed-script"
  | "look-alike"
  | "shortener"
  | "dangerous-scheme"
  | "blocked-host"
  | "not-allowed-host"

/** Looks for addresses that readers should not be sent to. */
export interface LinksRule extends Common {
  readonly kind: "links"
  readonly hazards: readonly [LinkHazard, ...Array<LinkHazard>]
  readonly hosts?: ReadonlyArray<string>
  readonly blockedHosts?: ReadonlyArray<string>
}

/** Looks for one habit of spam. */
export interface SpamRule extends Common {
  readonly kind: "spam"
  readonly pattern:
    | "shouting"
    | "repeated-punctuation"
    | "repeated-emoji"
    | "repeated-hashtag"
    | "repeated-word"
    | "hashtag-wall"
    | "too-many-emoji"
    | "hidden-characters"
  /** Count, or share from 0 to 1, above which it is found. */
  readonly limit: number
}

/** Declared advertising must show. */
export interface DisclosureRule extends Common {
  readonly kind: "disclosure"
  readonly of: "paid-partnership" | "own-brand" | "sponsor" | "ai-generated"
}

/** A moderation model gave a category at least this score. */
export interface ModerationRule extends Common {
  readonly kind: "moderation"
  readonly category: string
  /** 0 to 1. */
  readonly minScore: number
}

/** A compliance review has a concern about this topic. */
export interface ComplianceRule extends Common {
  readonly kind: "compliance"
  readonly topic:
    | "misleading-claim"
    | "guarantee"
    | "comparison"
    | "health"
    | "finance"
    | "legal"
    | "minors"
    | "privacy"
    | "rights"
    | "discrimination"
    | "safety"
    | "disclosure"
    | "other"
}

/** A limit of a network, in the unit in which it states it. */
export interface PlatformLimitRule extends Common {
  readonly kind: "platform-limit"
  readonly measure: "text" | "title" | "alt-text" | "hashtags" | "mentions" | "cashtags" | "links" | "media"
  readonly requirement:
    | { readonly kind: "max-length"; readonly unit: LengthUnit; readonly limit: number }
    | { readonly kind: "max-count" | "min-count"; readonly limit: number }
    | {
        readonly kind: "no-characters"
        readonly characters: string
        readonly replacements: { readonly [character: string]: string }
      }
    | { readonly kind: "present" }
  readonly note?: LocalizedMessage
  readonly isLinkPlainText?: true
}

type LengthUnit = "x-weighted" | "utf16" | "grapheme" | "codepoint" | "byte"

/** One rule. */
export type Rule =
  | TermsRule
  | RequiredTermsRule
  | VoiceRule
  | PersonalDataRule
  | ClaimsRule
  | SimilarityRule
  | LinksRule
  | SpamRule
  | DisclosureRule
  | ModerationRule
  | ComplianceRule
  | PlatformLimitRule
