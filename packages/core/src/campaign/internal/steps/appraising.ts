import { Effect, Option } from "effect"
import { type AgentCost, costsOf } from "../../../agents/AgentCost.ts"
import { AgentRunner } from "../../../agents/AgentRunner.ts"
import { JudgeAgent } from "../../../agents/judge/JudgeAgent.ts"
import { type Appraisal, sameMerit } from "../../../content/Appraisal.ts"
import type { DraftMaterial } from "../../../content/DraftMaterial.ts"
import type { GeneratedBy, Post } from "../../../content/Post.ts"
import { withFirst } from "../../../content/PostEdit.ts"
import type { StepOptions } from "./StepTools.ts"
import { unlessUnusable } from "./unlessUnusable.ts"

/** A post with the judge's word on it. */
export interface Appraised {
  /** With the best wording in the first place. */
  readonly post: Post
  readonly appraisal?: Appraisal
  readonly appraisedBy?: GeneratedBy
  /** Why there is no appraisal. */
  readonly reason?: string
  readonly costs: ReadonlyArray<AgentCost>
}

/** Rates the wordings of posts. */
export const makeAppraising = Effect.map(AgentRunner, (runner) =>
  Effect.fnUntraced(function* (post: Post, material: DraftMaterial, options: StepOptions) {
    const made = yield* unlessUnusable(runner.run(JudgeAgent, { ...material, variants: post.variants }, options))
    if (Option.isNone(made.value)) {
      const { reason = "", trace } = made
      return { post, reason, costs: trace === undefined ? [] : costsOf(trace) } satisfies Appraised
    }
    const { generatedBy, trace, value } = made.value.value
    return {
      post: withFirst(post, bestOf(post, value)),
      appraisal: value,
      appraisedBy: generatedBy,
      costs: costsOf(trace)
    } satisfies Appraised
  })
)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** The index of the best wording; of those that are equally good the one that stands first already. */
const bestOf = ({ variants: [sent, ...others] }: Post, { best, variants }: Appraisal): number => {
  const first = variants.find(({ variantId }) => variantId === sent.id)
  const isBetter = first === undefined || best.overall - first.overall > sameMerit
  return isBetter ? 1 + others.findIndex(({ id }) => id === best.variantId) : 0
}
