/**
 * How much longer a campaign takes than the answers that it has to wait for: whatever is done between the answers has
 * to be done while others are under way.
 */
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { defaultRouterSettings } from "@postwright/core/models/RouterSettings"
import { Effect } from "effect"
import { layerWith } from "../../packages/core/test/campaign/modelCampaign.ts"
import type { Figure } from "../figures.ts"
import { campaignBrief, modelOf, slots } from "./material.ts"
import { startWireServer, type WireServer } from "./wireServer.ts"

const answerMillis = 300
const concurrency = defaultRouterSettings.maxConcurrentPerOrganization

/** One answer to research and one to the director, then drafts in rounds. */
const criticalMillis = (2 + Math.ceil(slots / concurrency)) * answerMillis

/** The ratio of the time from the brief to the reviewed posts, as often as told. The first run is in a fresh process. */
export const campaign = async (turns: number): Promise<ReadonlyArray<Figure>> => {
  const server = await startWireServer({ answer: "campaign", delayMillis: answerMillis })
  const values: Array<number> = []
  try {
    for (let turn = 0; turn < turns; turn += 1) values.push((await campaignMillis(server)) / criticalMillis)
  } finally {
    await server.stop()
  }
  return [
    {
      name: "campaign of 90 posts, times its answers",
      unit: "x",
      values,
      goal: { atMost: 1.05 },
      note: `generate over the door of OpenAI; (research + plan + ceil(${slots} / ${concurrency}) rounds) x ${answerMillis} ms = ${criticalMillis} ms`
    }
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const campaignMillis = async (server: WireServer): Promise<number> => {
  const brief = await campaignBrief()
  const model = await modelOf(server)
  const generated = Effect.gen(function* () {
    const campaigns = yield* Campaigns
    const startedAt = performance.now()
    const { posts } = yield* campaigns.generate(brief, { model: model.id })
    return { millis: performance.now() - startedAt, posts: posts.length }
  })
  const { millis, posts } = await Effect.runPromise(Effect.provide(generated, layerWith(model)))
  if (posts < slots * 0.9) throw new Error(`Only ${posts} of ${slots} posts were written.`)
  return millis
}
