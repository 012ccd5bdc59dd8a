/**
 * A draft that differs from what the slot had before: other material first, then other wordings of the same.
 */
import { type AgentCost, sumCosts } from "../../../agents/AgentCost.ts"
import { Effect } from "effect"
import type { AgentError } from "../../../agents/AgentError.ts"
import type { PoliciesError } from "../../../policy/Policies.ts"
import type { Drafting, DraftRequest } from "../../../content/Drafting.ts"
import type { Format } from "../../../content/Platform.ts"
import type { Post } from "../../../content/Post.ts"
import { apartFrom } from "../../../content/PostEdit.ts"
import type { Finding, FindingId } from "../../../knowledge/Finding.ts"
import type { CurrentActor } from "../../../tenancy/Actor.ts"
import type { Angle } from "../../Angle.ts"
import { Brief } from "../../Brief.ts"

/** What a post may be written from. */
export interface Candidate {
  readonly angle: Angle
  readonly findings: ReadonlyArray<Finding>
  readonly format: Format
}

export interface ApartDraft {
  readonly drafting: Pick<Drafting["Service"], "draft">
  readonly request: Omit<DraftRequest, "angle" | "findings" | "format">
  /** In the order in which they are tried. */
  readonly candidates: ReadonlyArray<Candidate>
  /** What was sent, or would have been, in earlier versions. */
  readonly earlier: ReadonlyArray<string>
  /** Why reviewers rejected earlier versions. */
  readonly reasons: ReadonlyArray<string>
}

export interface ApartMade {
  readonly post: Post
  readonly angle: Angle
  readonly findingIds: ReadonlyArray<FindingId>
}

/** How often a candidate is written with another seed before the next one is tried. */
const tries = 4

/** The first draft with two new wordings, else one that begins with a new one. */
export const draftApart = Effect.fnUntraced(function* ({
  candidates,
  drafting,
  earlier,
  reasons,
  request
}: ApartDraft): Effect.fn.Return<
  { readonly made: ApartMade | undefined; readonly costs: ReadonlyArray<AgentCost> },
  AgentError | PoliciesError,
  CurrentActor
> {
  const brief = new Brief({
    ...request.brief,
    constraints: [...request.brief.constraints, ...avoiding(earlier, reasons)]
  })
  let costs: ReadonlyArray<AgentCost> = []
  let second: ApartMade | undefined
  for (const [index, { angle, findings, format }] of candidates.entries()) {
    for (let attempt = 0; attempt < tries; attempt++) {
      const outcome = yield* drafting.draft({
        ...request,
        brief,
        angle,
        findings,
        format,
        seed: request.seed + attempt,
        operationKey: `${request.operationKey}/${index + 1}.${attempt + 1}`
      })
      costs = sumCosts([...costs, ...outcome.costs])
      if (outcome._tag === "NeedsMaterial") break
      const apart = apartFrom(outcome.post, earlier)
      if (apart === undefined) continue
      const made = { post: apart.post, angle, findingIds: findings.map(({ id }) => id) }
      if (apart.isWhole) return { made, costs }
      second ??= made
    }
  }
  return { made: second, costs }
})

/** Longest part of an earlier text that a model is shown. */
const maxShown = 800

// For models; the built-in rules compare the texts instead.
const avoiding = (earlier: ReadonlyArray<string>, reasons: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...earlier.map((text) => `Write something else than this earlier post: ${text.slice(0, maxShown)}`),
  ...reasons.map((reason) => `A reviewer rejected an earlier post: ${reason.slice(0, maxShown)}`)
]
