/**
 * Reads a brief: YAML, JSON, or Markdown with front matter, or plain data. Every problem is reported at once, each with
 * its place and what to do about it.
 *
 * The body of a Markdown brief is material: it becomes an inline source named after the file (`brief.md`), and its
 * citations point into that body, which the kit keeps under `sources/`. A body of white space is none.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { type BriefPlaces } from "../knowledge/SourcePlace.ts"
import { type BriefInput, briefLimits } from "./Brief.ts"
import { BriefError, BriefInvalid, BriefMalformed, type BriefProblem, maxBriefProblems } from "./BriefError.ts"
import { decodeFlattened } from "./internal/BriefProblems.ts"
import { type BriefFormat, readText, sniffFormat } from "./internal/BriefText.ts"
import { flatten, problem } from "./internal/BriefTree.ts"
import { fromPlainData } from "./internal/BriefValue.ts"

/** What the text of a brief is written in. */
export type { BriefFormat }

export interface ParseOptions {
  /** File name or path: what errors call the brief, and by its ending the format. */
  readonly name: string
  /** @default by the ending of `name` (`.yaml`, `.yml`, `.json`, `.md`, `.markdown`), else by the text itself */
  readonly format?: BriefFormat | undefined
}

/** A brief, and where its values stand in its text: failures that come later are told with the line. */
export interface ParsedBrief {
  readonly input: BriefInput
  readonly places: BriefPlaces
}

/**
 * The brief that a text holds. A byte order mark and Windows line ends are accepted. A platform, language or region
 * that comes twice is a problem.
 *
 * Fails with `BriefMalformed` (not readable as its format, or beyond `briefLimits.maxBriefBytes`) or `BriefInvalid`.
 */
export const parse = (text: string, options: ParseOptions): Effect.Effect<BriefInput, BriefError> =>
  Effect.map(parseWithPlaces(text, options), ({ input }) => input)

/**
 * Like `parse`, with the places of its values.
 *
 * @example
 * import { parseWithPlaces } from "@postwright/core/campaign/BriefParser"
 * import { Effect } from "effect"
 *
 * const { places } = Effect.runSync(parseWithPlaces("topic: Tea\nplatforms: [x]", { name: "brief.yaml" }))
 * console.log(places.locate("platforms[0]")) // => { line: 2, column: 13 }
 */
export const parseWithPlaces = Effect.fnUntraced(function* (
  text: string,
  options: ParseOptions
): Effect.fn.Return<ParsedBrief, BriefError> {
  const read = readText(text, options.format ?? sniffFormat(options.name, text))
  if ("problems" in read) {
    const [first, ...rest] = read.problems
    return yield* new BriefError({
      reason: new BriefMalformed({
        name: options.name,
        problems: [first, ...rest],
        omitted: read.total - read.problems.length
      })
    })
  }
  const flat = flatten(read.root)
  const decoded = decodeFlattened(flat, "person")
  if ("problems" in decoded) return yield* invalid(options.name, decoded.problems)
  const places = { name: options.name, locate: (path: string) => flat.locate.get(path)?.at }
  const input = read.body === undefined ? decoded.input : yield* withBody(decoded.input, read.body, options.name)
  return { input, places }
})

/**
 * The brief in plain data, as a program passes it. Keys whose value is `undefined` count as absent; of platforms,
 * languages and regions that come twice the first counts.
 *
 * Fails with `BriefInvalid`.
 */
export const decodeBrief = Effect.fnUntraced(function* (
  value: unknown,
  options?: { /** What errors call it. @default "brief" */ readonly name?: string | undefined }
): Effect.fn.Return<BriefInput, BriefError> {
  const name = options?.name ?? "brief"
  const node = fromPlainData(value)
  if ("problem" in node) return yield* invalid(name, [node.problem])
  const decoded = decodeFlattened(flatten(node.root), "program")
  if ("problems" in decoded) return yield* invalid(name, decoded.problems)
  return decoded.input
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const invalid = (name: string, problems: ReadonlyArray<BriefProblem>): BriefError => {
  const [first, ...rest] = problems.slice(0, maxBriefProblems)
  return new BriefError({
    reason: new BriefInvalid({ name, problems: [first!, ...rest], omitted: problems.length - rest.length - 1 })
  })
}

const withBody = (input: BriefInput, body: string, path: string): Effect.Effect<BriefInput, BriefError> => {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1)
  const sources = input.sources ?? []
  if (sources.length >= briefLimits.maxSources) {
    return Effect.fail(
      invalid(path, [
        problem(
          "wrong-value",
          "sources",
          undefined,
          `are ${sources.length} and the text below the front matter is one more`,
          `Keep at most ${briefLimits.maxSources} sources`
        )
      ])
    )
  }
  const names = sources.map((source) => (typeof source === "string" ? source : source.name))
  const unique = names.includes(name) ? `${name}#text` : name
  return Effect.succeed({ ...input, sources: [...sources, { name: unique, text: body, mediaType: "text/markdown" }] })
}
