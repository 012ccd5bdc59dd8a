import { createPostwright } from "@postwright/core/promise"
import { openAiMedia } from "@postwright/providers/models/openai/mediaAdapter"
import { moderationReply } from "@postwright/providers/simulators/openai/MediaReplies"
import { makeMediaSimulator, mediaSandboxKey } from "@postwright/providers/simulators/openai/MediaSimulator"
import { serveMedia } from "@postwright/providers/simulators/openai/MediaSimulatorHttp"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"

describe("openAiMedia", () => {
  it.effect("has posts of the promise door moderated, and brings all kinds side by side", () =>
    Effect.gen(function* () {
      const simulator = makeMediaSimulator(() => ({
        kind: "json",
        body: moderationReply({ model: "omni-moderation-latest", scores: [{ hate: 0.9 }] })
      }))
      const { origin } = yield* serveMedia(simulator)
      const adapter = openAiMedia({
        // As it is read from a file.
        apiKey: `${mediaSandboxKey}\n`,
        baseUrl: `${origin}/v1`,
        moderation: {},
        embedding: {},
        image: {},
        speech: {},
        transcription: {},
        timeoutMillis: 5_000
      })
      const postwright = yield* Effect.acquireRelease(
        Effect.sync(() => createPostwright({ adapters: [adapter] })),
        (opened) => Effect.promise(() => opened.close())
      )
      const verdict = yield* Effect.promise(() =>
        postwright.policy.check({ content: { text: "Tea is ready" }, context: { platform: "x" } })
      )
      assert.strictEqual(verdict.decision, "quarantine")
      const asked = verdict.checks.filter(({ check }) => check === "moderation/openai/omni-moderation-latest")
      assert.deepStrictEqual(
        asked.map(({ status }) => status),
        ["done"]
      )
      assert.strictEqual(simulator.requests().length, 1)
    })
  )
})
