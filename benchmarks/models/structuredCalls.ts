/**
 * What a call costs on our side, beside the AI SDK: the same question with the same schema to the same server, which
 * answers at once. The server is a process of its own, so the processor's time is that of the caller alone.
 *
 * Each side is held against what does the same on the other one: the bare call against `generateText`, and
 * `AgentRunner`, which keeps the paid answer, against `generateText` with a record of answers, in memory as ours.
 * What both add is told too; ours traces and measures besides.
 */
import { createOpenAI } from "@ai-sdk/openai"
import { contractJsonSchema } from "@postwright/core/agents/Agent"
import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import type { LanguageModel } from "@postwright/core/models/LanguageModel"
import { defaultRouterSettings, RouterSettings } from "@postwright/core/models/RouterSettings"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { generateText, type LanguageModelMiddleware, Output, wrapLanguageModel } from "ai"
import { Effect, Layer, ManagedRuntime } from "effect"
import { createHash } from "node:crypto"
import { layerRunner } from "../../packages/core/test/agents/fixtures.ts"
import { type AsyncSide, type Figure, type Ratios, ratiosOf } from "../figures.ts"
import { draftAnswer, draftContract, drafts, maxOutputTokens, modelName, modelOf, question } from "./material.ts"
import { startWireServer, type WireServer } from "./wireServer.ts"

const callsOfTurn = 96

/** The ratios of the processor's and of all time, one call at a time and 16. */
export const structuredCalls = async (turns: number): Promise<ReadonlyArray<Figure>> => {
  const server = await startWireServer({ answer: { text: draftAnswer }, delayMillis: 0 })
  try {
    const model = await modelOf(server)
    const runner = runnerOf(model)
    const [theirs, theirsKept, asAgent, asCall] = [aiSdk(server), keepingAiSdk(server), runner.ask, plainCall(model)]
    const figures: Array<Figure> = []
    for (const callers of [1, 16]) {
      const side = (ask: Ask): AsyncSide => ({ run: () => askAll(ask, callers) })
      figures.push(
        ...figuresOf(`bare call, ${callers} at once`, await ratiosOf(turns, side(asCall), side(theirs)), {
          goal: { atMost: 1 },
          call: "LanguageModel.generate and the contract, against generateText with Output.object"
        }),
        ...figuresOf(`AgentRunner, ${callers} at once`, await ratiosOf(turns, side(asAgent), side(theirsKept)), {
          call: "AgentRunner.run, against generateText with a record of answers"
        }),
        ...figuresOf(
          `AgentRunner, bare AI SDK, ${callers} at once`,
          await ratiosOf(turns, side(asAgent), side(theirs)),
          {
            call: "AgentRunner.run, against generateText, which keeps nothing"
          }
        )
      )
    }
    await runner.stop()
    return figures
  } finally {
    await server.stop()
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Asks once, and gives how many variants the decoded answer has. */
type Ask = (call: number) => Promise<number>

let asked = 0

const askAll = async (ask: Ask, callers: number): Promise<void> => {
  const caller = async (): Promise<void> => {
    for (let call = 0; call < callsOfTurn / callers; call += 1) {
      if ((await ask((asked += 1))) !== 3) throw new Error("The answer was not understood.")
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
}

const figuresOf = (
  name: string,
  { processor, wall }: Ratios,
  { call, goal }: Pick<Figure, "goal"> & { readonly call: string }
): ReadonlyArray<Figure> => [
  { name: `${name}, processor`, unit: "x", values: processor, goal, note: `${call}; ${callsOfTurn} calls each turn` },
  { name: `${name}, wall`, unit: "x", values: wall, goal, note: "the same calls, with the server's part" }
]

type Generated = Parameters<typeof generateText>[0]["model"]

const aiSdkWith =
  (model: Generated): Ask =>
  async () => {
    const { output } = await generateText({
      model,
      system: question.system,
      prompt: question.text,
      maxOutputTokens,
      output: Output.object({ schema: draftContract, name: "draft" })
    })
    return output.variants.length
  }

const chatOf = ({ apiKey, baseUrl }: WireServer) => createOpenAI({ apiKey, baseURL: baseUrl }).chat(modelName)

const aiSdk = (server: WireServer): Ask => aiSdkWith(chatOf(server))

const keepingAiSdk = (server: WireServer): Ask =>
  aiSdkWith(wrapLanguageModel({ model: chatOf(server), middleware: answerRecord() }))

/** Keeps answers as JSON by the digest of the question, as the guide to caching of the AI SDK advises. */
const answerRecord = (): LanguageModelMiddleware => {
  const answers = new Map<string, string>()
  return {
    specificationVersion: "v4",
    wrapGenerate: async ({ doGenerate, model, params }) => {
      // Another operation each time, as on our side.
      const asked = JSON.stringify({ call: answers.size, provider: model.provider, model: model.modelId, params })
      const key = createHash("sha256").update(asked).digest("hex")
      const known = answers.get(key)
      if (known !== undefined) return JSON.parse(known)
      const result = await doGenerate()
      answers.set(key, JSON.stringify(result))
      return result
    }
  }
}

const runnerOf = (model: LanguageModel): { readonly ask: Ask; readonly stop: () => Promise<void> } => {
  const settings = { ...defaultRouterSettings, maxConcurrentPerOrganization: 16 }
  const runtime = ManagedRuntime.make(layerRunner(model).pipe(Layer.provide(Layer.succeed(RouterSettings, settings))))
  const ask = (call: number) =>
    runtime.runPromise(
      Effect.gen(function* () {
        const runner = yield* AgentRunner
        const { value } = yield* runner.run(drafts, undefined, {
          model: model.id,
          allowFloor: false,
          // Another operation each time, or the answer would be taken from the record.
          operationKey: `call-${call}`
        })
        return value.variants.length
      })
    )
  return { ask, stop: () => runtime.dispose() }
}

const plainCall =
  (model: LanguageModel): Ask =>
  () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const { text, value } = yield* model.generate({
          system: question.system,
          messages: [{ role: "user", content: question.text }],
          answer: { name: "draft", jsonSchema: contractJsonSchema(draftContract) },
          maxOutputTokens
        })
        return draftContract.parse(value ?? JSON.parse(text)).variants.length
      }).pipe(Effect.provideService(CurrentActor, localOwner))
    )
