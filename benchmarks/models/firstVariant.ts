/**
 * How soon the first variant of an answer is handed on while a model still writes the others, beside the moment at which
 * the server had written it.
 */
import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { Effect, ManagedRuntime } from "effect"
import { layerRunner } from "../../packages/core/test/agents/fixtures.ts"
import { type Figure, share } from "../figures.ts"
import { draftAnswer, drafts, firstVariantEnd, modelOf } from "./material.ts"
import { startWireServer } from "./wireServer.ts"

const pieces = { length: 16, pauseMillis: 15, markedAt: firstVariantEnd }

/** The ratio of both moments, and the share of the whole time after which the first variant is there. */
export const firstVariant = async (turns: number): Promise<ReadonlyArray<Figure>> => {
  const server = await startWireServer({ answer: { text: draftAnswer }, delayMillis: 0, pieces })
  const model = await modelOf(server)
  const runtime = ManagedRuntime.make(layerRunner(model))
  const ratios: Array<number> = []
  const shares: Array<number> = []
  for (let turn = 0; turn <= turns; turn += 1) {
    const mark = server.nextMark()
    const startedAt = performance.now()
    let firstMillis = NaN
    const note = Effect.sync(() => {
      firstMillis = performance.now() - startedAt
    })
    await runtime.runPromise(
      Effect.flatMap(AgentRunner, (runner) =>
        runner.run(drafts, undefined, {
          model: model.id,
          allowFloor: false,
          operationKey: `stream-${turn}`,
          watch: {
            field: "variants",
            onElement: ({ index, isWhole }) => (index === 0 && isWhole ? note : Effect.void)
          }
        })
      )
    )
    // The first one warms up.
    if (turn === 0) continue
    ratios.push(firstMillis / (await mark))
    shares.push(share(firstMillis, performance.now() - startedAt))
  }
  await runtime.dispose()
  await server.stop()
  const streamed = `${draftAnswer.length} characters, ${pieces.length} each ${pieces.pauseMillis} ms`
  return [
    {
      name: "first of three variants, times the server's",
      unit: "x",
      values: ratios,
      note: `from the call to the whole variant at the watch, against from the request to its last piece; ${streamed}`
    },
    {
      name: "first of three variants, of the whole answer",
      unit: "%",
      values: shares,
      note: `it ends after ${share(firstVariantEnd, draftAnswer.length).toFixed(0)} % of the characters`
    }
  ]
}
