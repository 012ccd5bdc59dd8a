/**
 * A rule pack: rules that belong together, under one version.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { LocalizedMessage } from "./PolicyFinding.ts"
import { Rule } from "./Rule.ts"

/** Names a pack: `profanity`, `acme-tone`. */
export const RulePackId = Schema.String.check(
  Schema.isPattern(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  Schema.isMaxLength(80)
).pipe(Schema.brand("RulePackId"))
export type RulePackId = typeof RulePackId.Type

/** A list or page that a pack draws on. */
export const PackSource = Schema.Struct({
  name: Schema.NonEmptyString,
  url: Schema.String.check(Schema.isPattern(/^https:\/\/\S+$/)),
  /** SPDX identifier where the source is a list that is shipped with the pack. */
  license: Schema.optionalKey(Schema.NonEmptyString)
})
export type PackSource = typeof PackSource.Type

/** Rules that belong together. */
export class RulePack extends Schema.Class<RulePack>("@postwright/core/policy/RulePack")({
  schemaVersion: Schema.Literal("1"),
  id: RulePackId,
  /** From 1; rises with every change of the pack. A version once published never changes. */
  version: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
  title: LocalizedMessage,
  sources: Schema.Array(PackSource),
  rules: Schema.NonEmptyArray(Rule)
}) {}

/** A pack in one version, as verdicts and settings name it. */
export const RulePackRef = Schema.Struct({ id: RulePackId, version: Schema.Int })
export type RulePackRef = typeof RulePackRef.Type
