import { assert, describe, it } from "@effect/vitest"
import { globSync } from "node:fs"
import { join } from "node:path"
import { germanFailure } from "../../src/cli/German.ts"
import { everyErrorOf } from "./everyError.ts"

const packages = join(import.meta.dirname, "../../..")

const files = globSync(
  ["*/src/**/*Error.ts", "core/src/agents/AgentIssue.ts", "providers/src/models/shared/VendorSdk.ts"],
  { cwd: packages }
)

/** What a vendor says is quoted in its own words. Words that stand in no German sentence here. */
const english = /auf Englisch: „|\b(?:the|is|are|and|or|cannot|with|not|for|of|has|have|could|may|this|be)\b/i

/** A list without an entry, where the class never has one. */
const isUnfinished = (text: string): boolean => /\(\)|\bin \.|\s$/.test(text)

describe("every failure in German", () => {
  it("has German words for what each error class says", { timeout: 30_000 }, async () => {
    const modules = await Promise.all(files.map((file): Promise<unknown> => import(join(packages, file))))
    const errors = everyErrorOf(modules as ReadonlyArray<Readonly<Record<string, unknown>>>)
    assert.isAtLeast(new Set(errors.map(({ error }) => error.constructor)).size, 120)
    const missing = errors.flatMap(({ error, message, remedy }) => {
      const told = germanFailure(error, { message, remedy })
      return [
        [message, told.message],
        [remedy, told.remedy]
      ].flatMap(([en = "", de = ""]) =>
        english.test(de.replaceAll("„is empty“", "")) && !isUnfinished(en) ? [`${en} => ${de}`] : []
      )
    })
    assert.deepStrictEqual([...new Set(missing)], [])
  })
})
