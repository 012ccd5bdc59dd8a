import { distance } from "fastest-levenshtein"
import type { Adapter } from "../Adapter.ts"
import type { GenerateOptions, PostwrightOptions } from "../Postwright.ts"
import { PostwrightError } from "../PostwrightError.ts"

/** The adapters, if they are some. Programs without types pass anything. */
export const checkAdapters = (options: unknown): ReadonlyArray<Adapter> => {
  const { adapters } = checkKeys<PostwrightOptions>(options, ["adapters"], "createPostwright")
  if (adapters === undefined) return []
  if (!Array.isArray(adapters)) throw invalid("adapters", "a list of adapters", "Write adapters: [fs({ … })]")
  for (const [index, adapter] of adapters.entries()) {
    if (typeof adapter !== "object" || adapter === null || !("layer" in adapter) || adapter.layer === undefined) {
      throw invalid(`adapters[${index}]`, "an adapter", "Call the function that makes it: fs({ … }), not fs")
    }
  }
  return adapters
}

/** The options of `generate`, if they are some. */
export const checkGenerateOptions = (options: unknown): GenerateOptions => {
  const known = ["signal", "seed", "model", "allowFloor", "folder"] as const
  const checked = checkKeys<GenerateOptions>(options, known, "generate")
  const { allowFloor, folder, model, seed, signal } = checked
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw invalid("signal", "an AbortSignal", "Pass the signal of an AbortController, or AbortSignal.timeout(60_000)")
  }
  if (seed !== undefined && !(Number.isSafeInteger(seed) && seed >= 0)) {
    throw invalid("seed", "a whole number from 0 to 9007199254740991", "Leave it out, or choose such a number")
  }
  if (model !== undefined && !isModelChoice(model)) {
    throw invalid("model", "none, a model's id or a list of ids", 'Leave it out, or write model: "none"')
  }
  if (allowFloor !== undefined && typeof allowFloor !== "boolean") {
    throw invalid("allowFloor", "true or false", "Leave it out, or write true or false")
  }
  if (folder !== undefined && (typeof folder !== "string" || folder === "")) {
    throw invalid("folder", "the path of a folder", "Leave it out, or pass the folder that the sources lie in")
  }
  return checked
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const checkKeys = <Options extends object>(
  options: unknown,
  known: ReadonlyArray<keyof Options & string>,
  of: string
): Options => {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw invalid(`the options of ${of}`, "an object", `Leave them out, or pass { ${known.join(", ")} }`)
  }
  for (const [key, value] of Object.entries(options)) {
    if (value === undefined || known.some((name) => name === key)) continue
    const close = known.find((name) => distance(name.toLowerCase(), key.toLowerCase()) <= 2)
    const advice = close === undefined ? `There are ${known.join(", ")}` : `Did you mean "${close}"?`
    throw invalid(`"${key}"`, `an option of ${of}`, advice)
  }
  return options as Options
}

const isModelChoice = (model: unknown): boolean =>
  (typeof model === "string" && model !== "") ||
  (Array.isArray(model) && model.length > 0 && model.every((id) => typeof id === "string" && id !== ""))

const invalid = (what: string, kind: string, remedy: string): PostwrightError =>
  new PostwrightError({
    code: "options-invalid",
    message: `${what} is not ${kind}. ${remedy}`,
    remedy,
    isRetryable: false,
    details: { option: what }
  })
