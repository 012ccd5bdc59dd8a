/**
 * What the policy says about a post, as plain data. A test keeps it equal to the domain's schemas.
 *
 * @since 0.1.0
 */

/** The same sentence in two languages. */
export interface LocalizedMessage {
  readonly en: string
  readonly de: string
}

/** `block`: must not be sent. `fix`: must be mended first, which its repair does. `quarantine`: a person must look at it. `warn`: can be sent. */
export type Severity = "block" | "fix" | "quarantine" | "warn"

/** From best to worst. `repair`: only findings stand in the way that a machine can mend; one without a repair blocks. */
export type Decision = "allow" | "warn" | "quarantine" | "repair" | "block"

/** A rule pack in one version. */
export interface RulePackRef {
  readonly id: string
  readonly version: number
}

/** A field of the content; `index` counts the parts of a thread or the media from 0. */
export type FindingTarget =
  | { readonly field: "text" | "title" }
  | { readonly field: "part" | "alt-text"; readonly index: number }

/** Replaces the part of the target's text from `start` to before `end`, in UTF-16 units. */
export interface TextEdit {
  readonly target: FindingTarget
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/** One rule that a post breaks. */
export interface PolicyFinding {
  /** Stable, such as `x/text-length` or `brand/banned-word`. */
  readonly ruleId: string
  /** Rises when the rule changes its meaning. */
  readonly ruleVersion: number
  readonly severity: Severity
  /** Null when the finding is about the post as a whole. */
  readonly target: FindingTarget | null
  /** From `start` to before `end` of the target's text, in UTF-16 units; null when it is about all of it. */
  readonly span: { readonly start: number; readonly end: number } | null
  readonly message: LocalizedMessage
  /** Page that states the rule; null for the brand's own rules. */
  readonly source: string | null
  /** Edits that mend the finding when all of them are made. Absent where no machine can. */
  readonly repair?: {
    readonly label: LocalizedMessage
    readonly edits: readonly [TextEdit, ...Array<TextEdit>]
  }
  /** Passages of other texts that the finding refers to; `id` is that of the earlier post or the source. */
  readonly related?: readonly [RelatedPassage, ...Array<RelatedPassage>]
}

/** A passage of another text: `text` is its `slice(start, end)`, in UTF-16 units. */
export interface RelatedPassage {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A check that needs more than the text. `absent`: there was nothing to check with. `failed`: tried in vain. */
export interface CheckStatus {
  /** `claims`, `earlier-posts`, `sources`, `moderation` (`moderation/<model>` for each model that was asked), `compliance`, … */
  readonly check: string
  readonly status: "done" | "absent" | "failed"
  /** What was missing or went wrong. */
  readonly detail?: LocalizedMessage
}

/** The decision on a post with what it rests on. `allow` and `warn` may be sent without a person or a repair. */
export interface Verdict {
  readonly decision: Decision
  /** Worst first. */
  readonly findings: ReadonlyArray<PolicyFinding>
  /** The rule packs it was made with, sorted by id. */
  readonly packs: ReadonlyArray<RulePackRef>
  /** What is `absent` or `failed` here was not looked at. */
  readonly checks: ReadonlyArray<CheckStatus>
}
