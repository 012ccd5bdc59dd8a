import { assert, describe, it } from "@effect/vitest"
import { parseWithPlaces } from "@postwright/core/campaign/BriefParser"
import { readSource, readSources } from "@postwright/core/knowledge/DocumentReader"
import { type KnowledgeError, maxSourceProblems } from "@postwright/core/knowledge/KnowledgeError"
import { SourceReaders } from "@postwright/core/knowledge/SourceReader"
import { Effect } from "effect"

const files = { "a.txt": "One text.", "bin.md": new Uint8Array([0x50, 0, 1, 2, 0, 0]), "c.txt": "Another text." }
const readable = Effect.provide(SourceReaders.layerMemory(files))

const failureOf = (sources: ReadonlyArray<string>) => Effect.flip(readSources(sources, {})).pipe(readable)

const failureIn = (name: string, text: string) =>
  Effect.gen(function* () {
    const { input, places } = yield* parseWithPlaces(text, { name })
    const error = yield* failureOf((input.sources ?? []).filter((source) => typeof source === "string"))
    return error.locatedIn(places)
  })

const problemsOf = ({ reason }: KnowledgeError) => (reason._tag === "SourcesUnreadable" ? reason.problems : [])

describe("a source that cannot be read", () => {
  it.effect("is told with its place in the data of the brief, and stays matchable by its reason", () =>
    Effect.gen(function* () {
      const error = yield* failureOf(["a.txt", "missing.txt", "c.txt"])
      assert.match(error.message, /^sources\[1\]: The source "missing\.txt" does not exist\. Correct the entry/)
      assert.strictEqual(error.code, "source-not-found")
      const path = yield* readSources(["missing.txt"], {}).pipe(
        Effect.catchReason("KnowledgeError", "SourceNotFound", (reason) =>
          Effect.succeed([reason.source, reason.path])
        ),
        readable
      )
      assert.deepStrictEqual(path, ["missing.txt", "sources[0]"])
    })
  )

  it.effect("is told with file, line and column where the brief was a text", () =>
    Effect.gen(function* () {
      const error = yield* failureIn("brief.yaml", "topic: Tea\nplatforms: [x]\nsources:\n  - a.txt\n  - missing.txt\n")
      assert.match(error.message, /^brief\.yaml:5:5: The source "missing\.txt" does not exist\. /)
      assert.include(error.message, error.remedy)
      assert.include(error.reason, { brief: "brief.yaml", path: "sources[1]", line: 5, column: 5 })
    })
  )

  it.effect("has no place where it was read on its own", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(readSource("missing.txt", {})).pipe(readable)
      assert.match(error.message, /^The source "missing\.txt" does not exist/)
    })
  )

  it.effect("keeps what is known about it when it is placed", () =>
    Effect.gen(function* () {
      const error = yield* failureIn("brief.json", '{"topic":"Tea","platforms":["x"],"sources":["bin.md"]}')
      assert.match(error.message, /^brief\.json:1:45: The source "bin\.md" is not a text: .+\. Give its text in one of/)
      assert.strictEqual(error.code, "source-is-binary")
    })
  )
})

describe("sources that cannot be read", () => {
  it.effect("are all told at once, in the order of the brief, each with its line", () =>
    Effect.gen(function* () {
      const text = "topic: Tea\nplatforms: [x]\nsources: [nope1.md, a.txt, nope2.md,\n  bin.md]\n"
      const error = yield* failureIn("brief.yaml", text)
      const [headline, ...lines] = error.message.split("\n")
      assert.strictEqual(headline, "brief.yaml: 3 of 4 sources cannot be read:")
      assert.lengthOf(lines, 3)
      assert.match(lines[0]!, /^ {2}brief\.yaml:3:11: The source "nope1\.md" does not exist\. Correct the entry/)
      assert.strictEqual(lines[1], '  brief.yaml:3:28: The source "nope2.md" does not exist')
      assert.match(lines[2]!, /^ {2}brief\.yaml:4:3: The source "bin\.md" is not a text: /)
      assert.strictEqual(error.code, "sources-unreadable")
      assert.isFalse(error.isRetryable)
      assert.deepStrictEqual(
        problemsOf(error).map(({ code, line, path, source }) => [code, source, path, line]),
        [
          ["source-not-found", "nope1.md", "sources[0]", 3],
          ["source-not-found", "nope2.md", "sources[2]", 3],
          ["source-is-binary", "bin.md", "sources[3]", 4]
        ]
      )
    })
  )

  it.effect("are told with their places in plain data", () =>
    Effect.gen(function* () {
      const error = yield* failureOf(["nope1.md", "a.txt", "nope2.md"])
      assert.match(error.message, /^2 of 3 sources cannot be read:\n {2}sources\[0\]: .*\n {2}sources\[2\]: /)
    })
  )

  it.effect("are listed up to a number, and counted beyond it", () =>
    Effect.gen(function* () {
      const names = Array.from({ length: maxSourceProblems + 7 }, (_, index) => `missing-${index}.txt`)
      const error = yield* failureOf(names)
      assert.lengthOf(problemsOf(error), maxSourceProblems)
      assert.include(error.message, "17 of 17 sources cannot be read")
      assert.match(error.message, /\n {2}… and 7 more$/)
      assert.include(error.remedy, "17 entries")
    })
  )

  it.effect("do not repeat that all together are too large", () =>
    Effect.gen(function* () {
      const sources = [
        "missing.txt",
        ...Array.from({ length: 8 }, (_, index) => ({ name: `${index}.txt`, text: "Ten bytes." }))
      ]
      const error = yield* Effect.flip(readSources(sources, {}, { maxBytes: 15 })).pipe(readable)
      assert.deepStrictEqual(
        problemsOf(error).map(({ code, path }) => [code, path]),
        [
          ["source-not-found", "sources[0]"],
          ["sources-too-large", "sources"]
        ]
      )
    })
  )
})
