/**
 * What a new version of the rules changes for posts that were judged before.
 *
 * @since 0.1.0
 */
import type { PolicyFinding } from "./PolicyFinding.ts"
import type { Decision, Verdict } from "./Verdict.ts"

/** How two verdicts on the same post differ. */
export interface VerdictChange {
  readonly before: Decision
  readonly after: Decision
  readonly appeared: ReadonlyArray<PolicyFinding>
  readonly disappeared: ReadonlyArray<PolicyFinding>
  /** Found by both, as grave as now. */
  readonly regraded: ReadonlyArray<{ readonly before: PolicyFinding; readonly after: PolicyFinding }>
  /** Whether an approval given on the earlier verdict is void: a finding that blocks is new. */
  readonly voidsApproval: boolean
}

/** The change from one verdict to the next; undefined when nothing changed. The wording of messages is no change. */
export const verdictChange = (before: Verdict, after: Verdict): VerdictChange | undefined => {
  const earlier = new Map(before.findings.map((finding) => [keyOf(finding), finding]))
  const later = new Map(after.findings.map((finding) => [keyOf(finding), finding]))
  const appeared = after.findings.filter((finding) => !earlier.has(keyOf(finding)))
  const disappeared = before.findings.filter((finding) => !later.has(keyOf(finding)))
  const regraded = after.findings.flatMap((finding) => {
    const known = earlier.get(keyOf(finding))
    return known === undefined || known.severity === finding.severity ? [] : [{ before: known, after: finding }]
  })
  if (appeared.length + disappeared.length + regraded.length === 0) return undefined
  return {
    before: before.decision,
    after: after.decision,
    appeared,
    disappeared,
    regraded,
    voidsApproval:
      appeared.some(({ isBlocking }) => isBlocking) ||
      regraded.some((pair) => pair.after.isBlocking && !pair.before.isBlocking)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const keyOf = ({ ruleId, span, target }: PolicyFinding): string =>
  [
    ruleId,
    target?.field ?? "",
    target !== null && "index" in target ? target.index : "",
    span?.start ?? "",
    span?.end ?? ""
  ].join("|")
