import { assert, describe, it } from "@effect/vitest"
import * as VendorCall from "@postwright/providers/models/openai-compatible/VendorCall"
import { type MediaScript, type SeenMedia } from "@postwright/providers/simulators/openai/MediaScript"
import { makeMediaSimulator, mediaSandboxKey } from "@postwright/providers/simulators/openai/MediaSimulator"
import { serveMedia } from "@postwright/providers/simulators/openai/MediaSimulatorHttp"
import { Duration, Effect } from "effect"
import { asOwner, keyOf } from "../support.ts"

const speak = (script: (seen: SeenMedia) => MediaScript, change: Partial<VendorCall.VendorCallOptions> = {}) =>
  Effect.gen(function* () {
    const simulator = makeMediaSimulator(script)
    const { origin } = yield* serveMedia(simulator)
    const call = yield* VendorCall.make({
      door: "openAi",
      id: "openai/tts-1",
      vendor: "openai",
      baseUrl: `${origin}/v1`,
      maxAnswerBytes: 100,
      ...change
    })
    return yield* call([secretText], async (client, signal) => {
      const response = await client.audio.speech.create({ model: "tts-1", input: secretText, voice: "ash" }, { signal })
      return (await response.arrayBuffer()).byteLength
    })
  }).pipe(Effect.provide(keyOf("openai", mediaSandboxKey)), asOwner)

const secretText = "What nobody outside of the company may read before Tuesday"
const sound = (length: number) => () =>
  ({ kind: "bytes", mediaType: "audio/mpeg", bytes: new Uint8Array(length) }) as const

describe("VendorCall", () => {
  it.effect("reads answers up to the bound, and breaks off beyond it", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* speak(sound(100)), 100)
      assert.strictEqual((yield* Effect.flip(speak(sound(101)))).code, "model-bad-response")
    })
  )

  it.live("gives up at the deadline", () =>
    Effect.gen(function* () {
      const late = speak(() => ({ kind: "silence" }), { timeout: Duration.millis(50) })
      assert.strictEqual((yield* Effect.flip(late)).code, "model-timed-out")
    })
  )

  it.effect("leaves what was asked out of failures", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        speak(({ fields }) => ({
          kind: "error",
          status: 400,
          error: { message: `Bad input: ${String(fields["input"])}` }
        }))
      )
      assert.strictEqual(error.code, "model-request-rejected")
      assert.notInclude(error.message, "Tuesday")
    })
  )

  it.effect("refuses an address that is none, or holds a password", () =>
    Effect.gen(function* () {
      for (const baseUrl of ["openai", "ftp://api.openai.com", "https://me:word@api.openai.com/v1"]) {
        const error = yield* Effect.flip(speak(sound(1), { baseUrl }))
        assert.include(error.message, "its base URL is no http or https address")
      }
    })
  )
})
