import { Effect, Option } from "effect"
import { type AgentCost, costsOf } from "../../../agents/AgentCost.ts"
import { AgentRunner } from "../../../agents/AgentRunner.ts"
import { JudgeAgent } from "../../../agents/judge/JudgeAgent.ts"
import type { Appraisal } from "../../../content/Appraisal.ts"
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
    const best = post.variants.findIndex(({ id }) => id === value.best.variantId)
    return {
      // What can be measured has decided the order before.
      post: generatedBy.kind === "model" ? withFirst(post, best) : post,
      appraisal: value,
      appraisedBy: generatedBy,
      costs: costsOf(trace)
    } satisfies Appraised
  })
)
