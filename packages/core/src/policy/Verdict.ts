/**
 * What the findings on a post come to.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { LocalizedMessage, PolicyFinding } from "./PolicyFinding.ts"
import { RulePackRef } from "./RulePack.ts"

/**
 * From best to worst. `repair`: only findings stand in the way that a machine can mend, each with its repair. A finding
 * that is to be fixed and has no repair blocks.
 */
export const Decision = Schema.Literals(["allow", "warn", "quarantine", "repair", "block"])
export type Decision = typeof Decision.Type

/**
 * What became of a check that needs more than the text. `done`: made. `absent`: there was nothing to check with, such as
 * no moderation model or no earlier posts. `failed`: it was tried in vain.
 */
export const CheckStatus = Schema.Struct({
  /** `claims`, `earlier-posts`, `sources`, `moderation` (`moderation/<model>` for each model that was asked), `compliance`, … */
  check: Schema.NonEmptyString,
  status: Schema.Literals(["done", "absent", "failed"]),
  /** For a reader: what was missing or went wrong. */
  detail: Schema.optionalKey(LocalizedMessage)
})
export type CheckStatus = typeof CheckStatus.Type

/** The decision with what it rests on. */
export class Verdict extends Schema.Class<Verdict>("@postwright/core/policy/Verdict")({
  decision: Decision,
  /** Worst first. */
  findings: Schema.Array(PolicyFinding),
  /** The rule packs it was made with, sorted by id. */
  packs: Schema.Array(RulePackRef),
  /** Checks that depend on more than the text, and whether they were made: what is missing here was not looked at. */
  checks: Schema.Array(CheckStatus)
}) {
  /** Whether the post may be sent without a person or a repair. */
  get isAllowed(): boolean {
    return this.decision === "allow" || this.decision === "warn"
  }
}

/** The verdict on the findings: the worst of them decides. */
export const verdictOf = (
  findings: ReadonlyArray<PolicyFinding>,
  basis: Partial<Pick<Verdict, "packs" | "checks">> = {}
): Verdict => {
  const sorted = findings.map((finding, at) => ({ finding, at }))
  sorted.sort((a, b) => rank(b.finding) - rank(a.finding) || a.at - b.at)
  const worst = sorted[0]?.finding
  return new Verdict({
    decision: worst === undefined ? "allow" : decisionOn(worst),
    findings: sorted.map(({ finding }) => finding),
    packs: basis.packs ?? [],
    checks: basis.checks ?? []
  })
}

/** The checks of several verdicts, each once as it went worst: what failed for one post was not made for all. */
export const checksOfAll = (verdicts: ReadonlyArray<Pick<Verdict, "checks">>): ReadonlyArray<CheckStatus> => {
  const worst = new Map<string, CheckStatus>()
  for (const { checks } of verdicts) {
    for (const status of checks) {
      const known = worst.get(status.check)
      if (known === undefined || doubt[status.status] > doubt[known.status]) worst.set(status.check, status)
    }
  }
  return [...worst.values()]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decisions: Record<PolicyFinding["severity"], Decision> = {
  warn: "warn",
  quarantine: "quarantine",
  fix: "repair",
  block: "block"
}

const decisionOn = ({ repair, severity }: PolicyFinding): Decision =>
  severity === "fix" && repair === undefined ? "block" : decisions[severity]

const rank = (finding: PolicyFinding): number => Decision.literals.indexOf(decisionOn(finding))

const doubt: Record<CheckStatus["status"], number> = { done: 0, absent: 1, failed: 2 }
