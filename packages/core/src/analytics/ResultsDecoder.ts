/**
 * Reads results of published posts that a program passes. Every problem is reported at once, each with its place and
 * what to do about it.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { isRecord, made, shown, unknownField, unusable } from "./internal/resultProblems.ts"
import { type PostResult } from "./PostResult.ts"
import { type ResultsError } from "./ResultsError.ts"

/**
 * The results in plain data, as a program passes them: a list, or an object with `results`. Fails with `ResultsUnusable`.
 */
export const decodeResults = Effect.fnUntraced(function* (
  value: unknown,
  options?: { /** What errors call them. @default "results" */ readonly name?: string | undefined }
): Effect.fn.Return<ReadonlyArray<PostResult>, ResultsError> {
  const name = options?.name ?? "results"
  const list = isRecord(value) ? value["results"] : value
  if (!Array.isArray(list)) {
    const detail = "is no list of results"
    return yield* unusable(name, [
      { code: "wrong-value", place: "", detail, remedy: 'Write { "results": [ … ] }, or the list alone' }
    ])
  }
  const strange = isRecord(value)
    ? Object.keys(value).find((key) => key !== "results" && key !== "schemaVersion")
    : undefined
  const version = isRecord(value) ? (value["schemaVersion"] ?? "1") : "1"
  if (strange !== undefined)
    return yield* unusable(name, [unknownField(strange, strange, ["results", "schemaVersion"])])
  if (version !== "1") {
    const detail = `is ${shown(version)}, but must be the text "1"`
    const remedy = "Leave it out, or look for a newer Postwright"
    return yield* unusable(name, [
      { code: "wrong-value", column: "schemaVersion", place: "schemaVersion", detail, remedy }
    ])
  }
  return yield* made(
    name,
    list.map((item: unknown, index) => ({
      value: item,
      problems: [],
      at: (keys) => {
        const column = keys.at(-1)
        const place = `results[${index}]${keys.map((key) => `.${key}`).join("")}`
        return { ...(column === undefined ? {} : { column }), place }
      },
      label: `results[${index}]`
    }))
  )
})
