/**
 * Composes rule packs and settings of an organization, a brand and a campaign into the rules that count.
 *
 * @since 0.1.0
 */
import { Result, Schema } from "effect"
import { sha256Json } from "../text/Digest.ts"
import { nearest } from "../text/Nearest.ts"
import {
  PolicyError,
  type PolicyLevelName,
  PolicyUnknown,
  RulePackReplaced,
  RuleRepeated,
  SeverityWeakened
} from "./PolicyError.ts"
import { Severity } from "./PolicyFinding.ts"
import { type Rule, RuleId } from "./Rule.ts"
import { type RulePack, type RulePackRef } from "./RulePack.ts"

/** How grave a rule is for somebody; `off` takes it out. */
export const SeveritySetting = Schema.Union([Severity, Schema.Literal("off")])
export type SeveritySetting = typeof SeveritySetting.Type

/** What one level adds and changes. */
export interface PolicyLevel {
  readonly level: PolicyLevelName
  /** Further packs. An organization's replaces the built-in one with its id. @default none */
  readonly packs?: ReadonlyArray<RulePack>
  /** By rule id. An organization may weaken, the others only tighten. @default none */
  readonly severities?: Readonly<Record<string, SeveritySetting>>
}

/** The rules that count, with their severities as set. Made by `composePolicy` of packs that were checked; kept nowhere. */
export class PolicySet {
  /** What they come from, sorted by id. */
  readonly packs: ReadonlyArray<RulePackRef>
  /** In the order of the packs; those that are off are left out. */
  readonly rules: ReadonlyArray<Rule>
  /** The pack that a rule stands in, by the rule's id; those that are off too. */
  readonly origins: Readonly<Record<string, RulePackRef>>

  constructor(set: Pick<PolicySet, "packs" | "rules" | "origins">) {
    this.packs = set.packs
    this.rules = set.rules
    this.origins = set.origins
  }

  /** SHA-256 of packs and rules: equal digests give equal verdicts. */
  get digest(): string {
    return sha256Json([this.packs, this.rules.map(digestOf)])
  }
}

/**
 * The packs and the levels composed, from the widest level to the narrowest. Fails with `RuleRepeated`,
 * `RulePackReplaced`, `PolicyUnknown` for the severity of a rule that no pack has, and `SeverityWeakened`.
 */
export const composePolicy = (
  packs: ReadonlyArray<RulePack>,
  levels: ReadonlyArray<PolicyLevel> = [],
  /** Rules that need not be there for their severity to be set: it counts wherever they are. @default none */
  optionalRules: ReadonlyArray<string> = []
): Result.Result<PolicySet, PolicyError> => {
  const byId = new Map(packs.map((pack) => [pack.id, pack]))
  const ordered = levelNames.flatMap((name) => levels.filter(({ level }) => level === name))
  for (const { level, packs: added = [] } of ordered) {
    for (const pack of added) {
      if (level !== "organization" && byId.has(pack.id)) {
        return Result.fail(new PolicyError({ reason: new RulePackReplaced({ packId: pack.id, level }) }))
      }
      byId.set(pack.id, pack)
    }
  }

  const owners = new Map<string, RulePackRef>()
  const severities = new Map<string, SeveritySetting>()
  for (const pack of byId.values()) {
    for (const rule of pack.rules) {
      const owner = owners.get(rule.id)
      if (owner !== undefined) {
        return Result.fail(
          new PolicyError({ reason: new RuleRepeated({ ruleId: rule.id, packs: [...new Set([owner.id, pack.id])] }) })
        )
      }
      owners.set(rule.id, { id: pack.id, version: pack.version })
      severities.set(rule.id, rule.severity)
    }
  }

  for (const { level, severities: wanted = {} } of ordered) {
    for (const [ruleId, to] of Object.entries(wanted)) {
      const from = severities.get(ruleId)
      if (from === undefined && optionalRules.includes(ruleId)) continue
      if (from === undefined) {
        const suggestion = nearest(ruleId, [...severities.keys(), ...optionalRules])
        return Result.fail(
          new PolicyError({
            reason: new PolicyUnknown({ kind: "rule", id: ruleId, ...(suggestion === undefined ? {} : { suggestion }) })
          })
        )
      }
      if (level !== "organization" && strictness[to] < strictness[from]) {
        return Result.fail(new PolicyError({ reason: new SeverityWeakened({ ruleId, level, from, to }) }))
      }
      severities.set(ruleId, to)
    }
  }

  const refs = [...byId.values()].map(({ id, version }) => ({ id, version }))
  const rules = [...byId.values()].flatMap((pack) =>
    pack.rules.flatMap((rule) => {
      const severity = severities.get(RuleId.make(rule.id))
      if (severity === undefined || severity === "off") return []
      return [severity === rule.severity ? rule : { ...rule, severity }]
    })
  )
  return Result.succeed(
    new PolicySet({
      packs: refs.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
      rules,
      origins: Object.fromEntries(owners)
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Packs keep their rules from policy to policy, and the lists of rules are long.
const digests = new WeakMap<Rule, string>()

const digestOf = (rule: Rule): string => {
  const known = digests.get(rule)
  if (known !== undefined) return known
  const digest = sha256Json(rule)
  digests.set(rule, digest)
  return digest
}

const levelNames: ReadonlyArray<PolicyLevelName> = ["organization", "brand", "campaign"]

const strictness: Record<SeveritySetting, number> = { off: 0, warn: 1, quarantine: 2, fix: 3, block: 4 }
