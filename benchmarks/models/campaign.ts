/**
 * How much longer a campaign takes than the answers that it has to wait for: whatever is done between the answers has
 * to be done while others are under way.
 */
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import type { Post } from "@postwright/core/content/Post"
import { defaultRouterSettings } from "@postwright/core/models/RouterSettings"
import { Effect } from "effect"
import { layerWith } from "../../packages/core/test/campaign/modelCampaign.ts"
import type { Figure } from "../figures.ts"
import { campaignBrief, modelOf, slots } from "./material.ts"
import { startWireServer, type WireServer } from "./wireServer.ts"

const answerMillis = 300
const concurrency = defaultRouterSettings.maxConcurrentPerOrganization

/**
 * Research, orchestrator and director one after the other; draft and judge of each post, in rounds; the editor; then
 * compliance, growth, pictures and, for videos, the script of each post, in rounds.
 */
const criticalMillis = (posts: ReadonlyArray<Pick<Post, "format">>): number => {
  const rounds = (answers: number) => Math.ceil(answers / concurrency)
  const videos = posts.filter(({ format }) => format === "video").length
  return (4 + rounds(2 * posts.length) + rounds(3 * posts.length + videos)) * answerMillis
}

/** The ratio of the time from the brief to the reviewed posts, as often as told. The first run is in a fresh process. */
export const campaign = async (turns: number): Promise<ReadonlyArray<Figure>> => {
  const server = await startWireServer({ answer: "campaign", delayMillis: answerMillis })
  const values: Array<number> = []
  try {
    for (let turn = 0; turn < turns; turn += 1) values.push(await campaignRatio(server))
  } finally {
    await server.stop()
  }
  return [
    {
      name: "campaign of 90 posts, times its answers",
      unit: "x",
      values,
      goal: { atMost: 1.05 },
      note: `generate over the door of OpenAI; times the ${answerMillis} ms of each answer that it has to wait for: 4 in turn, and those about single posts in rounds of ${concurrency}`
    }
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const campaignRatio = async (server: WireServer): Promise<number> => {
  const brief = await campaignBrief()
  const model = await modelOf(server)
  const generated = Effect.gen(function* () {
    const campaigns = yield* Campaigns
    const startedAt = performance.now()
    const { posts } = yield* campaigns.generate(brief, { model: model.id })
    return { millis: performance.now() - startedAt, posts }
  })
  const { millis, posts } = await Effect.runPromise(Effect.provide(generated, layerWith(model)))
  if (posts.length < slots * 0.9) throw new Error(`Only ${posts.length} of ${slots} posts were written.`)
  return millis / criticalMillis(posts)
}
