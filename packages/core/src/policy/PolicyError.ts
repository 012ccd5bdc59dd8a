/**
 * Failures of the policy capability.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Severity } from "./PolicyFinding.ts"

/** Where a setting comes from, from the widest to the narrowest. */
export const PolicyLevelName = Schema.Literals(["organization", "brand", "campaign"])
export type PolicyLevelName = typeof PolicyLevelName.Type

/** A rule pack does not have the form of one. */
export class RulePackInvalid extends Schema.TaggedError<RulePackInvalid>("@postwright/core/policy/RulePackInvalid")(
  "RulePackInvalid",
  {
    /** File or id that the pack came under. */
    name: Schema.String,
    /** Place and problem, one a line. */
    issues: Schema.NonEmptyArray(Schema.String)
  }
) {
  readonly code = "rule-pack-invalid"
  override get message(): string {
    return `The rule pack "${this.name}" cannot be used: ${this.issues.join("; ")}. ${this.remedy}`
  }
  get remedy(): string {
    return "Mend the named fields; docs/formats.md lists what a rule pack may hold"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** A version of a pack is there already with other content. */
export class RulePackChanged extends Schema.TaggedError<RulePackChanged>("@postwright/core/policy/RulePackChanged")(
  "RulePackChanged",
  { packId: Schema.String, version: Schema.Int }
) {
  readonly code = "rule-pack-changed"
  override get message(): string {
    return `Version ${this.version} of the rule pack "${this.packId}" exists with other rules. ${this.remedy}`
  }
  get remedy(): string {
    return "A version never changes, so that old verdicts can be explained: give the changed pack a higher version"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Nothing has that id. */
export class PolicyUnknown extends Schema.TaggedError<PolicyUnknown>("@postwright/core/policy/PolicyUnknown")(
  "PolicyUnknown",
  { kind: Schema.Literals(["rule", "pack"]), id: Schema.String, suggestion: Schema.optionalKey(Schema.String) }
) {
  readonly code = "policy-unknown"
  override get message(): string {
    const hint = this.suggestion === undefined ? "" : ` Did you mean "${this.suggestion}"?`
    return `No ${this.kind === "rule" ? "rule" : "rule pack of your own"} is called "${this.id}".${hint} ${this.remedy}`
  }
  get remedy(): string {
    return this.kind === "rule"
      ? "List what there is with `postwright policy rules`"
      : "List yours with `postwright policy settings`; rules that are built in are turned off by the severity off"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Two packs have a rule with the same id. */
export class RuleRepeated extends Schema.TaggedError<RuleRepeated>("@postwright/core/policy/RuleRepeated")(
  "RuleRepeated",
  { ruleId: Schema.String, packs: Schema.Array(Schema.String) }
) {
  readonly code = "rule-repeated"
  override get message(): string {
    return `The rule "${this.ruleId}" stands more than once, in ${this.packs.map((id) => `"${id}"`).join(" and ")}. ${this.remedy}`
  }
  get remedy(): string {
    return "Give one of them another id; to change how grave a rule is, set its severity instead of repeating it"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** A brand or campaign wants a rule to count for less than its organization does. */
export class SeverityWeakened extends Schema.TaggedError<SeverityWeakened>("@postwright/core/policy/SeverityWeakened")(
  "SeverityWeakened",
  {
    ruleId: Schema.String,
    level: PolicyLevelName,
    from: Schema.Union([Severity, Schema.Literal("off")]),
    to: Schema.Union([Severity, Schema.Literal("off")])
  }
) {
  readonly code = "severity-weakened"
  override get message(): string {
    return `The ${this.level} sets "${this.ruleId}" to "${this.to}", which is weaker than "${this.from}". ${this.remedy}`
  }
  get remedy(): string {
    return "Only an organization may weaken a rule; a brand or campaign may make it stricter"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** A brand or campaign brings a pack with the id of one that its organization uses. */
export class RulePackReplaced extends Schema.TaggedError<RulePackReplaced>("@postwright/core/policy/RulePackReplaced")(
  "RulePackReplaced",
  { packId: Schema.String, level: PolicyLevelName }
) {
  readonly code = "rule-pack-replaced"
  override get message(): string {
    return `The ${this.level} brings a rule pack "${this.packId}", and there is one of that name. ${this.remedy}`
  }
  get remedy(): string {
    return "Give the pack another id; only an organization may replace a pack, because that can take rules out"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Somebody else changed the settings in the meantime. */
export class PolicySettingsChanged extends Schema.TaggedError<PolicySettingsChanged>(
  "@postwright/core/policy/PolicySettingsChanged"
)("PolicySettingsChanged", { revision: Schema.Int }) {
  readonly code = "policy-settings-changed"
  override get message(): string {
    return `The policy settings are no longer those of revision ${this.revision}: somebody else changed them. ${this.remedy}`
  }
  get remedy(): string {
    return "Look at the settings as they are now, and make the change again"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** A stored setting or pack cannot be read. */
export class PolicyUnreadable extends Schema.TaggedError<PolicyUnreadable>("@postwright/core/policy/PolicyUnreadable")(
  "PolicyUnreadable",
  { key: Schema.String, cause: Schema.Defect() }
) {
  readonly code = "policy-unreadable"
  override get message(): string {
    return `The stored policy at "${this.key}" cannot be read. ${this.remedy}`
  }
  get remedy(): string {
    return "Restore it from a backup, or remove it and set it anew"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** What the policy capability fails with. */
export class PolicyError extends Schema.TaggedError<PolicyError>("@postwright/core/policy/PolicyError")("PolicyError", {
  reason: Schema.Union([
    RulePackInvalid,
    RulePackChanged,
    PolicyUnknown,
    RuleRepeated,
    SeverityWeakened,
    RulePackReplaced,
    PolicySettingsChanged,
    PolicyUnreadable
  ])
}) {
  override readonly cause = this.reason
  get code(): string {
    return this.reason.code
  }
  override get message(): string {
    return this.reason.message
  }
  get remedy(): string {
    return this.reason.remedy
  }
  get isRetryable(): boolean {
    return this.reason.isRetryable
  }
}
