import { assert, describe, it } from "@effect/vitest"
import { loadSdk } from "@postwright/providers/models/shared/VendorSdk"
import { Effect } from "effect"
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const missing = (library: string) =>
  Object.assign(new Error(`Cannot find package '${library}' imported from /app/a.js`), { code: "ERR_MODULE_NOT_FOUND" })

const failing = (cause: Error) =>
  Effect.flip(loadSdk({ library: "openai", door: "openAi" }, () => Promise.reject(cause)))

describe("the library of a door", () => {
  it("that is not installed makes the door fail at its first use, with the command that mends it", async () => {
    const script = fileURLToPath(new URL("withoutSdk.mjs", import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, ["--conditions=@postwright/source", script])
    const errors = stdout
      .trim()
      .split("\n")
      .map((line): { code: string; message: string } => JSON.parse(line))
    assert.deepStrictEqual(
      errors.map(({ code }) => code),
      ["sdk-unavailable", "sdk-unavailable", "sdk-unavailable"]
    )
    for (const [index, door] of ["openAi", "openRouter", "openAiCompatible"].entries()) {
      assert.strictEqual(
        errors[index]?.message,
        `${door} needs the library "openai", which is not installed. Install it: npm i openai`
      )
    }
  })

  it.effect("that misses a library of its own is told apart from one that is not installed", () =>
    Effect.gen(function* () {
      assert.isUndefined((yield* failing(missing("openai"))).detail)
      assert.include((yield* failing(missing("undici"))).message, "does not load (Cannot find package 'undici'")
    })
  )

  it.effect("that is there is given as it is", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* loadSdk({ library: "a", door: "b" }, () => Promise.resolve(7)), 7)
    })
  )
})
