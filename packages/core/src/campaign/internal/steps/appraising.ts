import { Effect } from "effect"
import { type AgentCost, costsOf } from "../../../agents/AgentCost.ts"
import { AgentRunner } from "../../../agents/AgentRunner.ts"
import { JudgeAgent } from "../../../agents/judge/JudgeAgent.ts"
import { type Appraisal, sameMerit } from "../../../content/Appraisal.ts"
import type { DraftMaterial } from "../../../content/DraftMaterial.ts"
import type { GeneratedBy, Post } from "../../../content/Post.ts"
import { withFirst } from "../../../content/PostEdit.ts"
import type { CampaignKey } from "../../CampaignStore.ts"
import type { StepOptions } from "./StepTools.ts"
import { makeUnlessUnusable } from "./unlessUnusable.ts"

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
export const makeAppraising = Effect.gen(function* () {
  const runner = yield* AgentRunner
  const unlessUnusable = yield* makeUnlessUnusable

  return Effect.fnUntraced(function* (key: CampaignKey, post: Post, material: DraftMaterial, options: StepOptions) {
    const made = yield* unlessUnusable({ key, options, of: post.variants }, (asked) =>
      runner.run(JudgeAgent, { ...material, variants: post.variants }, asked)
    )
    if (made.missing !== undefined) {
      const { costs, reason } = made.missing
      return { post, reason, costs } satisfies Appraised
    }
    const { generatedBy, trace, value } = made.value
    return {
      post: withFirst(post, bestOf(post, value)),
      appraisal: value,
      appraisedBy: generatedBy,
      costs: costsOf(trace)
    } satisfies Appraised
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** The index of the best wording; of those that are equally good the one that stands first already. */
const bestOf = ({ variants: [sent, ...others] }: Post, { best, variants }: Appraisal): number => {
  const first = variants.find(({ variantId }) => variantId === sent.id)
  const isBetter = first === undefined || best.overall - first.overall > sameMerit
  return isBetter ? 1 + others.findIndex(({ id }) => id === best.variantId) : 0
}
