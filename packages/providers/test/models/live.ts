import { assert, describe, it } from "@effect/vitest"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { type GenerateRequest, type LanguageModel } from "@postwright/core/models/LanguageModel"
import { Config, Effect, Option, Redacted, Stream } from "effect"
import { asOwner } from "./support.ts"

/** A door against its vendor. */
export interface LiveDoor<E> {
  readonly vendor: string
  /** Environment variable of the key; without it the tests are skipped, and say so. */
  readonly key: string
  /** Environment variable of the model's name. */
  readonly modelVariable: string
  /** A cheap one. */
  readonly model: string
  readonly make: (model: string) => Effect.Effect<LanguageModel, E, Credentials>
}

/**
 * Asks the vendor itself, which costs a fraction of a cent: an answer, one in a shape, one in pieces, and a refusal of a
 * wrong key. Says what vendors change, not how our code behaves: that is what the simulators are for.
 */
export const live = <E>({ key, make, model, modelVariable, vendor }: LiveDoor<E>): void => {
  const found = Effect.runSync(Effect.option(Config.Redacted(key)))
  const name = Effect.runSync(Effect.orDie(Config.String(modelVariable).pipe(Config.withDefault(model))))
  const credentials = Credentials.layerConfig({ [vendor]: Config.Redacted(key) })

  describe.skipIf(Option.isNone(found))(`${vendor}, ${name} (needs ${key})`, () => {
    it.live(
      "answers a question, and counts its tokens",
      () =>
        Effect.gen(function* () {
          const asked = yield* make(name)
          const { text, usage } = yield* asked.generate(request)
          assert.match(text, /paris/i)
          assert.isAbove(usage.inputTokens ?? 0, 0)
          assert.isAbove(usage.outputTokens ?? 0, 0)
        }).pipe(asOwner, Effect.provide(credentials)),
      timeout
    )

    it.live(
      "answers in a shape",
      () =>
        Effect.gen(function* () {
          const asked = yield* make(name)
          const answer = { name: "city", jsonSchema: shape }
          const { text } = yield* asked.generate({ ...request, answer })
          assert.deepStrictEqual(Object.keys(JSON.parse(text)), ["city"])
        }).pipe(asOwner, Effect.provide(credentials)),
      timeout
    )

    it.live(
      "answers in pieces",
      () =>
        Effect.gen(function* () {
          const asked = yield* make(name)
          if (asked.stream === undefined) return yield* Effect.die(`${name} cannot stream`)
          const parts = yield* Stream.runCollect(asked.stream(request))
          assert.isAbove(parts.length, 1)
        }).pipe(asOwner, Effect.provide(credentials)),
      timeout
    )

    it.live(
      "is refused with a key that is none",
      () =>
        Effect.gen(function* () {
          const asked = yield* make(name)
          const error = yield* Effect.flip(asked.generate(request))
          assert.strictEqual(error.reason._tag, "Unauthorized")
        }).pipe(
          asOwner,
          Effect.provide(Credentials.layerConfig({ [vendor]: Config.map(Config.Redacted(key), () => wrongKey) }))
        ),
      timeout
    )
  })
}

const timeout = 120_000
const request: GenerateRequest = {
  system: "You answer in one word.",
  messages: [{ role: "user", content: "What is the capital of France?" }],
  // Reasoning models think within it.
  maxOutputTokens: 1_000
}
const shape = {
  type: "object",
  properties: { city: { type: "string" } },
  required: ["city"],
  additionalProperties: false
}
const wrongKey = Redacted.make("sk-or-v1-0000000000000000000000000000000000000000000000000000000000000000")
