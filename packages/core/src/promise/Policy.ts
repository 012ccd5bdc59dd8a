/**
 * The organization's policy at the promise door: what may be sent, by which rules, and how these are set.
 *
 * @since 0.1.0
 */
import type { Brief, Format, GeneratedBy, Platform } from "./Formats.ts"
import type { ReviewOptions } from "./Review.ts"
import type { ComplianceRule, RulePack } from "./RulePack.ts"
import type { LocalizedMessage, PolicyFinding, RulePackRef, Severity, Verdict } from "./Verdict.ts"

/** How grave a rule is for somebody; `off` takes it out. */
export type SeveritySetting = Severity | "off"

/** What is about to be sent: `text`, or `parts` of a thread. */
export interface PolicyContent {
  /** Exactly what is sent, hashtags and links included. Beside `parts` it is these joined by a blank line. */
  readonly text?: string | undefined
  /** Parts of a thread in order. */
  readonly parts?: ReadonlyArray<string> | undefined
  readonly title?: string | undefined
  /** Without `#`. @default those in the text */
  readonly hashtags?: ReadonlyArray<string> | undefined
  /** @default the addresses in the text */
  readonly links?: ReadonlyArray<string> | undefined
  /** Leave it out while the media are not made yet: then no rule asks for them. Empty: there will be none. */
  readonly media?:
    | ReadonlyArray<{ readonly altText: string; readonly path?: string; readonly sha256?: string }>
    | undefined
}

/** A text with a name to show. */
export interface NamedText {
  readonly id: string
  readonly text: string
}

/** Where the post shall go and what it rests on. What is left out is not compared: the verdict's `checks` say so. */
export interface PolicyContext {
  readonly platform: Platform
  /** @default `thread` for parts, else the network's most usual one */
  readonly format?: Format
  /** BCP 47 tag. @default as the text tells, else `en` */
  readonly language?: string
  /** ISO 3166-1 alpha-2 codes such as `DE`. @default every region */
  readonly regions?: ReadonlyArray<string>
  /** What a person declared about advertising. */
  readonly disclosure?: {
    /** @default false */
    readonly paidPartnership?: boolean
    /** @default false */
    readonly ownBrand?: boolean
    readonly sponsor?: string
  }
  /** Labels of the network that will show. Leave it out while that is not decided. */
  readonly labels?: {
    readonly paidPartnership?: boolean
    readonly ownBrand?: boolean
    readonly aiGenerated?: boolean
  }
  readonly generatedBy?: GeneratedBy
  /** What the text rests on; the citations of a `Post` do. */
  readonly citations?: ReadonlyArray<{
    readonly quote: string
    readonly source?: string
    readonly start?: number
    readonly end?: number
  }>
  /** Texts whose claims may be made without a citation. */
  readonly facts?: ReadonlyArray<string>
  /** Posts that it must not repeat. */
  readonly earlier?: ReadonlyArray<NamedText>
  /** Its own id in `earlier`, where that is one list for a whole month: it is compared with what stands before it. */
  readonly postId?: string
  /** Texts that it must not copy. */
  readonly sources?: ReadonlyArray<NamedText>
  /**
   * Of a compliance review of this very text: each becomes a finding. Empty: it had none. Leave it out while nobody has
   * reviewed the text.
   */
  readonly concerns?: ReadonlyArray<PolicyConcern>
}

/** What somebody should look at, and no list of words finds. */
export interface PolicyConcern {
  readonly topic: ComplianceRule["topic"]
  /** Where the quote stands. */
  readonly field: "text" | "title"
  /** The words it is about: exactly those at `span`. */
  readonly quote: string
  /** UTF-16 offsets, the end not included. */
  readonly span: { readonly start: number; readonly end: number }
  readonly severity: "quarantine" | "warn"
  readonly reason: string
  /** What could stand there instead. */
  readonly suggestion?: string
}

/** A post to judge. */
export interface PolicyItem {
  readonly content: PolicyContent
  readonly context: PolicyContext
}

/** Whose rules count besides the organization's. `brand`, `competitors` and `tone` are those of a brief. */
export interface PolicyScope {
  /** Its banned, required and preferred words and its guidelines count. */
  readonly brand?: NonNullable<Brief["brand"]>
  /** Names that must not occur. */
  readonly competitors?: ReadonlyArray<string>
  /** What it says of emoji, exclamation marks, form of address and spelling counts. */
  readonly tone?: string
  /** What the brand and the campaign add. They may only tighten. @default nothing */
  readonly levels?: ReadonlyArray<{
    readonly level: "brand" | "campaign"
    /** As data, or as the text of a YAML or JSON file. */
    readonly packs?: ReadonlyArray<RulePack | string>
    /** By rule id. */
    readonly severities?: Readonly<Record<string, SeveritySetting>>
  }>
}

/** A rule that counts. */
export interface PolicyRule {
  readonly id: string
  readonly version: number
  readonly kind: RulePack["rules"][number]["kind"]
  /** As set. */
  readonly severity: Severity
  readonly title: LocalizedMessage
  /** Page that states the rule; null for the brand's own rules. */
  readonly source: string | null
  /** The pack that it stands in. */
  readonly pack: RulePackRef
}

/** What the organization has set. */
export interface PolicySettings {
  readonly schemaVersion: "1"
  /** Rises with every change; 0 while nothing was set. */
  readonly revision: number
  /** By rule id. */
  readonly severities: Readonly<Record<string, SeveritySetting>>
  /** Own packs in use, sorted by id. */
  readonly packs: ReadonlyArray<RulePackRef>
}

/** A content after its repairs. */
export interface RepairedContent {
  readonly content: PolicyContent & { readonly text: string }
  /** Findings whose repairs were made, in order. */
  readonly applied: ReadonlyArray<PolicyFinding>
  /** On the repaired content: what is left needs a person, or need not be mended. */
  readonly verdict: Verdict
}

/** How a call runs. */
export interface PolicyCallOptions {
  readonly signal?: AbortSignal
}

/** Who changes the settings. Without one the owner of the organization does. */
export interface PolicyChangeOptions {
  readonly as?: ReviewOptions["as"]
}

/**
 * The policy of the organization, the same that campaigns, the review and the command line ask. All reject with
 * `PostwrightError`, among others with the codes `options-invalid`, `policy-input-too-large`, `rule-pack-invalid`,
 * `rule-pack-changed`, `rule-repeated`, `policy-unknown`, `severity-weakened`, `reviewer-invalid`, `permission-denied`.
 */
export interface OrganizationPolicy {
  /** Says of a post whether it may be sent, and of many in their order. At most 10,000 posts and 50 million characters. */
  readonly check: {
    (item: PolicyItem, scope?: PolicyScope, options?: PolicyCallOptions): Promise<Verdict>
    (
      items: ReadonlyArray<PolicyItem>,
      scope?: PolicyScope,
      options?: PolicyCallOptions
    ): Promise<ReadonlyArray<Verdict>>
  }
  /** Makes the repairs of findings that block or are to be fixed. What a person must look at or may leave stays. */
  readonly repair: (item: PolicyItem, scope?: PolicyScope, options?: PolicyCallOptions) => Promise<RepairedContent>
  /** The rules that count, in the order of the packs. */
  readonly rules: (scope?: PolicyScope) => Promise<ReadonlyArray<PolicyRule>>
  readonly settings: () => Promise<PolicySettings>
  /** Sets how grave a rule is, `default` as its pack says. As owner or admin; the audit log keeps who and why. */
  readonly setSeverity: (
    ruleId: string,
    severity: SeveritySetting | "default",
    options: PolicyChangeOptions & { readonly reason: string }
  ) => Promise<PolicySettings>
  /** Uses a pack from now on, instead of another version of it: as data, or as the text of a YAML or JSON file. */
  readonly usePack: (pack: RulePack | string, options?: PolicyChangeOptions) => Promise<PolicySettings>
  /** Uses an own pack no longer; its versions stay. */
  readonly dropPack: (packId: string, options?: PolicyChangeOptions) => Promise<PolicySettings>
  /** Every version of every own pack that was ever used. */
  readonly versions: () => Promise<ReadonlyArray<RulePackRef>>
}
