import { assert, describe, it } from "@effect/vitest"
import { KnowledgeError, SourceNotFound } from "@postwright/core/knowledge/KnowledgeError"
import { makeMemory, type SourceReader, SourceReaders } from "@postwright/core/knowledge/SourceReader"
import { failingTitles } from "@postwright/core/testing/Check"
import * as SourceReaderContract from "@postwright/core/testing/knowledge/SourceReaderContract"
import { suite } from "@postwright/core/testing/vitest"
import { Effect } from "effect"

// Texts are put while the suite runs, so the reader is built anew from what is there.
const site = (change: (reader: SourceReader) => SourceReader = (reader) => reader) =>
  Effect.sync((): SourceReaderContract.Site => {
    const texts: Record<string, Uint8Array> = {}
    const current = () => change(makeMemory(texts))
    return {
      reader: {
        name: "memory",
        accepts: (reference) => current().accepts(reference),
        read: (reference, base) => Effect.suspend(() => current().read(reference, base))
      },
      base: {},
      put: (name, bytes) =>
        Effect.sync(() => {
          texts[name] = bytes
          return name
        }),
      missing: "none.md",
      foreign: ["https://example.com/", "file:///etc/hostname"],
      forbidden: []
    }
  })

suite("SourceReader (memory)", SourceReaderContract.cases(site()))

describe("SourceReaderContract", () => {
  const catches = (title: string, change: (reader: SourceReader) => SourceReader) =>
    it.effect(`catches an adapter that ${title}`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* failingTitles(SourceReaderContract.cases(site(change))), [caughtBy[title] ?? ""])
      })
    )
  const caughtBy: Record<string, string> = {
    "takes every reference": "accepts what it is responsible for and nothing else",
    "drops the byte order mark": "reads the bytes exactly as they are",
    "knows no format": "tells the format",
    "cuts what is too large": "reads the largest source allowed, and fails with SourceTooLarge for one byte more",
    "does not name the source": "fails with SourceNotFound for what is not there"
  }

  catches("takes every reference", (reader) => ({ ...reader, accepts: () => true }))
  catches("drops the byte order mark", (reader) => ({
    ...reader,
    read: (reference, base) =>
      Effect.map(reader.read(reference, base), (content) =>
        content.bytes[0] === 0xef ? { ...content, bytes: content.bytes.slice(3) } : content
      )
  }))
  catches("knows no format", (reader) => ({
    ...reader,
    read: (reference, base) =>
      Effect.map(reader.read(reference, base), (content) => ({ ...content, mediaType: "application/octet-stream" }))
  }))
  catches("cuts what is too large", (reader) => ({
    ...reader,
    read: (reference, base) =>
      Effect.catchReason(reader.read(reference, base), "KnowledgeError", "SourceTooLarge", () =>
        Effect.succeed({ bytes: new Uint8Array(20_000_000), mediaType: "text/plain", resolvedName: reference })
      )
  }))
  catches("does not name the source", (reader) => ({
    ...reader,
    read: (reference, base) =>
      Effect.catchReason(reader.read(reference, base), "KnowledgeError", "SourceNotFound", () =>
        Effect.fail(new KnowledgeError({ reason: new SourceNotFound({ source: "it" }) }))
      )
  }))
})

describe("SourceReaders", () => {
  const reader = (name: string): SourceReader => ({
    name,
    accepts: (reference) => reference.startsWith("x"),
    read: (reference) => Effect.succeed({ bytes: new Uint8Array([1]), mediaType: name, resolvedName: reference })
  })

  it.effect("asks the reader that was added first of those that accept", () =>
    Effect.gen(function* () {
      const readers = yield* SourceReaders
      assert.strictEqual((yield* readers.read("x", {})).mediaType, "first")
    }).pipe(Effect.provide(SourceReaders.layerOf(reader("first"), reader("second"))))
  )

  it.effect("forgets a reader when its scope closes", () =>
    Effect.gen(function* () {
      const readers = yield* SourceReaders
      yield* Effect.scoped(readers.register(reader("brief")))
      assert.strictEqual((yield* readers.read("x", {}).pipe(Effect.flip)).reason._tag, "SourceNotAllowed")
    }).pipe(Effect.provide(SourceReaders.layer))
  )

  it.effect("says what is missing where no reader accepts", () =>
    Effect.gen(function* () {
      const readers = yield* SourceReaders
      const messageOf = (reference: string) =>
        Effect.map(Effect.flip(readers.read(reference, {})), (error) => error.message)
      assert.include(yield* messageOf("https://example.com/"), "no reader for web addresses")
      assert.include(yield* messageOf("a.md"), "no reader for files")
      assert.include(yield* messageOf("file:///etc/passwd"), '"file:"')
      assert.include(yield* messageOf("javascript:alert(1)"), '"javascript:"')
    }).pipe(Effect.provide(SourceReaders.layer))
  )
})
