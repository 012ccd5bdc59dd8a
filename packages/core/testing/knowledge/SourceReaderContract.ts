/**
 * Behaviour that every `SourceReader` adapter must have.
 *
 * @since 0.1.0
 */
import { briefLimits } from "@postwright/core/campaign/Brief"
import { type KnowledgeError } from "@postwright/core/knowledge/KnowledgeError"
import { type SourceBase, type SourceReader } from "@postwright/core/knowledge/SourceReader"
import { Effect, type Scope } from "effect"
import { type Case, check, checkEqual } from "../Check.ts"

/** A place that a reader reads from, filled by the suite. */
export interface Site {
  readonly reader: SourceReader
  readonly base: SourceBase
  /** Makes the bytes readable under a file name and returns the reference that a brief would use. */
  readonly put: (name: string, bytes: Uint8Array) => Effect.Effect<string, unknown>
  /** A reference of the reader's kind that nothing is at. */
  readonly missing: string
  /** References that other readers are responsible for. */
  readonly foreign: ReadonlyArray<string>
  /** References of the reader's kind that lie outside the allowed places. Empty where everything is allowed. */
  readonly forbidden: ReadonlyArray<string>
}

/** The suite. `open` gives an empty site of its own to each case. */
export const cases = (open: Effect.Effect<Site, unknown, Scope.Scope>): ReadonlyArray<Case> => {
  const scenario = (title: string, body: (site: Site) => Effect.Effect<void, unknown>): Case => ({
    title,
    run: Effect.scoped(Effect.flatMap(open, body))
  })

  return [
    scenario("accepts what it is responsible for and nothing else", (site) =>
      Effect.gen(function* () {
        const reference = yield* site.put("notes.txt", text("Hello."))
        check(site.reader.accepts(reference), `It must accept "${reference}"`)
        check(site.reader.accepts(site.missing), `It must accept "${site.missing}"`)
        for (const foreign of site.foreign) check(!site.reader.accepts(foreign), `It must not accept "${foreign}"`)
      })
    ),

    scenario("reads the bytes exactly as they are", (site) =>
      Effect.gen(function* () {
        const bytes = text("\ufeffGrüße\r\nan alle 🚲 e\u0301\n\u0001")
        const reference = yield* site.put("exact.txt", bytes)
        const content = yield* site.reader.read(reference, site.base)
        checkEqual([...content.bytes], [...bytes], "the bytes")
      })
    ),

    scenario("tells the format", (site) =>
      Effect.gen(function* () {
        for (const [name, mediaType] of formats) {
          const reference = yield* site.put(name, text("Some text."))
          const content = yield* site.reader.read(reference, site.base)
          checkEqual(content.mediaType.replace(/\s*;.*$/, ""), mediaType, `the media type of ${name}`)
          check(content.resolvedName.length > 0, "The resolved name must not be empty")
        }
      })
    ),

    scenario("reads names with spaces and letters beyond ASCII", (site) =>
      Effect.gen(function* () {
        const reference = yield* site.put("Bericht über Äpfel 1.md", text("# Äpfel"))
        const content = yield* site.reader.read(reference, site.base)
        checkEqual(new TextDecoder().decode(content.bytes), "# Äpfel", "the text")
      })
    ),

    scenario("gives the same content again, also to concurrent readers", (site) =>
      Effect.gen(function* () {
        const reference = yield* site.put("twice.md", text("# Twice"))
        const read = site.reader.read(reference, site.base)
        const contents = yield* Effect.all([read, read, read], { concurrency: "unbounded" })
        for (const content of contents) checkEqual(content, yield* read, "the content")
      })
    ),

    scenario("fails with SourceNotFound for what is not there", (site) =>
      Effect.gen(function* () {
        yield* fails(site, site.missing, "SourceNotFound")
      })
    ),

    scenario("fails with SourceEmpty for a source without bytes", (site) =>
      Effect.gen(function* () {
        const reference = yield* site.put("empty.txt", new Uint8Array())
        yield* fails(site, reference, "SourceEmpty")
      })
    ),

    scenario("reads the largest source allowed, and fails with SourceTooLarge for one byte more", (site) =>
      Effect.gen(function* () {
        const largest = yield* site.put("largest.txt", new Uint8Array(briefLimits.maxSourceBytes).fill(0x61))
        const content = yield* site.reader.read(largest, site.base)
        checkEqual(content.bytes.length, briefLimits.maxSourceBytes, "the number of bytes")
        const larger = yield* site.put("larger.txt", new Uint8Array(briefLimits.maxSourceBytes + 1).fill(0x61))
        yield* fails(site, larger, "SourceTooLarge")
      })
    ),

    scenario("fails with SourceNotAllowed outside the allowed places", (site) =>
      Effect.gen(function* () {
        for (const reference of site.forbidden) yield* fails(site, reference, "SourceNotAllowed")
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

const formats = [
  ["notes.md", "text/markdown"],
  ["notes.txt", "text/plain"],
  ["page.html", "text/html"],
  ["reviews.csv", "text/csv"],
  ["talk.vtt", "text/vtt"],
  ["talk.srt", "application/x-subrip"]
] as const

const fails = Effect.fnUntraced(function* (site: Site, reference: string, tag: KnowledgeError["reason"]["_tag"]) {
  const error = yield* site.reader.read(reference, site.base).pipe(
    Effect.flip,
    Effect.mapError(() => new Error(`reading "${reference}" must fail with ${tag}`))
  )
  checkEqual<string>(error.reason._tag, tag, `the reason for "${reference}"`)
  check(error.message.includes(reference), `The message must name "${reference}": ${error.message}`)
  check(error.remedy.length > 0, "The error must say what to do")
})
