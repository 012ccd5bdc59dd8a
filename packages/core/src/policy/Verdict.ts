/**
 * What the findings on a post come to.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { PolicyFinding } from "./PolicyFinding.ts"

/** From best to worst. `repair`: only findings stand in the way that a machine can mend. */
export const Decision = Schema.Literals(["allow", "warn", "quarantine", "repair", "block"])
export type Decision = typeof Decision.Type

/** The decision with what it rests on. */
export class Verdict extends Schema.Class<Verdict>("@postwright/core/policy/Verdict")({
  decision: Decision,
  /** Worst first. */
  findings: Schema.Array(PolicyFinding)
}) {
  /** Whether the post may be sent without a person or a repair. */
  get isAllowed(): boolean {
    return this.decision === "allow" || this.decision === "warn"
  }
}

/** The verdict on the findings: the worst of them decides. */
export const verdictOf = (findings: ReadonlyArray<PolicyFinding>): Verdict => {
  const sorted = findings.map((finding, at) => ({ finding, at }))
  sorted.sort((a, b) => rank(b.finding) - rank(a.finding) || a.at - b.at)
  const worst = sorted[0]?.finding
  return new Verdict({
    decision: worst === undefined ? "allow" : decisions[worst.severity],
    findings: sorted.map(({ finding }) => finding)
  })
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

const rank = (finding: PolicyFinding): number => Decision.literals.indexOf(decisions[finding.severity])
