import { assert, describe, it } from "@effect/vitest"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { addDocstrings, type JsonSchema } from "../docs/Docstrings.ts"
import { deadLinks, docstringExamples, examplesOf } from "../docs/pages.ts"
import { compileExamples } from "../docs/typecheck.ts"
import { foreignImports } from "../pack/declarations.ts"

const inFolder = async <A>(files: Record<string, string>, body: (folder: string) => Promise<A> | A): Promise<A> => {
  const folder = await mkdtemp(join(tmpdir(), "postwright-docs-"))
  try {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    }
    return await body(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const guide = (code: string) => ({
  path: "docs/guide.md",
  text: `# Guide\n\nText.\n\n\`\`\`ts\n${code}\n\`\`\`\n`
})

describe("an example of a page", () => {
  it("compiles against the sources", async () => {
    const examples = examplesOf(
      guide(`import { platforms } from "@postwright/core/content/Platform"\nplatforms.length`)
    )
    assert.strictEqual(await compileExamples(examples), "")
  })

  it("that no longer compiles is named with page and line", async () => {
    const complaints = await compileExamples(examplesOf(guide(`const days: number = "thirty"`)))
    assert.match(complaints, /^docs\/guide\.md\(6,7\): error TS2322/)
  })
})

describe("an example of a docstring", () => {
  it("is fenced, or follows its tag up to the next one", () => {
    const text = `import "x"
/**
 * First.
 *
 * @example
 * one()
 *   two()
 *
 * @see https://example.com
 */
export const a = 1
  /**
   * \`\`\`ts
   * three()
   * \`\`\`
   * Last words.
   */
/** @example
 */
/**
 * @example
 * \`\`\`ts
 * four()
 * \`\`\`
 */`
    assert.deepStrictEqual(docstringExamples("a.ts", text), [
      { path: "a.ts", linesBefore: 5, code: "one()\n  two()\n" },
      { path: "a.ts", linesBefore: 13, code: "three()" },
      { path: "a.ts", linesBefore: 22, code: "four()" }
    ])
  })
})

describe("a link of a page", () => {
  it("is dead when the file or the heading does not exist", () => {
    const architecture = { path: "docs/architecture.md", text: "# Architecture\n\n## Two doors\n" }
    const page = {
      path: "docs/index.md",
      text: "[a](architecture.md#two-doors) [b](architecture.md#three-doors) [c](missing.md) [d](https://x.com) `[e](no.md)`"
    }
    assert.deepStrictEqual(deadLinks(page, [architecture, page]), [
      "docs/index.md: docs/architecture.md has no heading #three-doors",
      "docs/index.md: missing.md does not exist"
    ])
  })
})

describe("the docstrings of a schema", () => {
  it("reach fields of structs, lists, unions and imported schemas", async () => {
    const document: JsonSchema = {
      type: "object",
      properties: {
        days: { type: "integer" },
        voice: { type: "object", properties: { examples: { type: "array" } } },
        slots: { type: "array", items: { $ref: "#/$defs/Slot" } }
      },
      $defs: { Slot: { type: "object", properties: { id: { type: "string" } } } }
    }
    await inFolder(
      {
        "Plan.ts": `
          import { Slot as Entry } from "./Slot.ts"
          /** The plan. */
          export class Plan extends Schema.Class<Plan>("Plan")({
            /**
             * How long.
             * @default 30
             */
            days: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThan(0))),
            voice: Schema.Struct({
              /** As it sounds. */
              examples: Schema.Array(Schema.String)
            }),
            slots: Schema.Array(Entry)
          }) {}`,
        "Slot.ts": `export const Slot = Schema.Struct({
            /** In order of time. @see https://example.com */
            id: Schema.String
          })`
      },
      (folder) => addDocstrings(document, join(folder, "Plan.ts"), "Plan")
    )
    assert.strictEqual(document.description, "The plan.")
    assert.strictEqual(document.properties?.["days"]?.description, "How long. Default: 30.")
    assert.strictEqual(document.properties?.["voice"]?.properties?.["examples"]?.description, "As it sounds.")
    assert.strictEqual(document.$defs?.["Slot"]?.properties?.["id"]?.description, "In order of time.")
  })
})

describe("the imports behind a declaration", () => {
  it("are followed through files and types, not into comments", async () => {
    const found = await inFolder(
      {
        "dist/index.d.ts": `/** import { x } from "in-a-comment" */\nexport * from "./a.ts"\nexport type B = import("./b.js").B\n`,
        "dist/a.d.ts": `export type A = string\n`,
        "dist/b.d.ts": `import type { Effect } from "effect"\nimport type { A } from "./a.ts"\nexport type B = Effect.Effect<A>\n`
      },
      (folder) => foreignImports(folder, "dist/index.d.ts")
    )
    assert.deepStrictEqual(found, [{ specifier: "effect", trail: ["dist/index.d.ts", "dist/b.d.ts"] }])
  })
})
