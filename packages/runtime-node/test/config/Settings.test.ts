import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Option, Redacted } from "effect"
import * as Settings from "../../src/config/Settings.ts"

const withEnv = (env: Record<string, string>) =>
  Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env }))

describe("Settings", () => {
  it.effect("are absent when the variable is not set or holds white space alone", () =>
    Effect.gen(function* () {
      assert.isTrue(Option.isNone(yield* Settings.model.pipe(withEnv({}))))
      assert.isTrue(Option.isNone(yield* Settings.model.pipe(withEnv({ POSTWRIGHT_MODEL: "  " }))))
      assert.deepStrictEqual(yield* Settings.model.pipe(withEnv({ POSTWRIGHT_MODEL: " none " })), Option.some("none"))
    })
  )

  it.effect("read yes and no in the usual words, and refuse others by name without showing the value", () =>
    Effect.gen(function* () {
      for (const [value, expected] of [
        ["1", true],
        ["TRUE", true],
        ["on", true],
        ["0", false],
        ["no", false]
      ] as const) {
        assert.strictEqual(yield* Settings.isDebug.pipe(withEnv({ POSTWRIGHT_DEBUG: value })), expected)
      }
      assert.isFalse(yield* Settings.isDebug.pipe(withEnv({})))
      const error = yield* Effect.flip(Settings.isDebug.pipe(withEnv({ POSTWRIGHT_DEBUG: "s3cret" })))
      assert.strictEqual(error.code, "setting-invalid")
      assert.include(error.message, "POSTWRIGHT_DEBUG")
      assert.include(error.remedy, "1 or 0")
      assert.notInclude(error.message, "s3cret")
    })
  )

  it.effect("keep secrets out of what is printed", () =>
    Effect.gen(function* () {
      const token = yield* Settings.xAccessToken.pipe(withEnv({ POSTWRIGHT_X_ACCESS_TOKEN: "s3cret" }))
      assert.notInclude(String(token) + JSON.stringify(token), "s3cret")
      assert.strictEqual(Redacted.value(Option.getOrThrow(token)), "s3cret")
    })
  )
})
