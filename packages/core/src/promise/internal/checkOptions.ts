import type { ModelRoute, TaskKind } from "../Models.ts"
import { distance } from "fastest-levenshtein"
import type { Adapter } from "../Adapter.ts"
import type { RunOptions } from "../Agent.ts"
import type { GenerateOptions, MediaOptions } from "../Generate.ts"
import type { PostwrightOptions, WordedAgent } from "../Postwright.ts"
import type { InsightsOptions } from "../Results.ts"
import type { IngestOptions, TranscriptMaterial } from "../Transcripts.ts"
import { PostwrightError } from "../PostwrightError.ts"
import { checkAgent, nameTaken } from "./checkAgent.ts"

/** What Postwright is set up with, if it is some. Programs without types pass anything. */
export const checkSetup = (
  options: unknown
): { readonly adapters: ReadonlyArray<Adapter>; readonly agents: ReadonlyArray<WordedAgent> } => {
  const { adapters, agents } = checkKeys<PostwrightOptions>(options, ["adapters", "agents"], "createPostwright")
  return { adapters: checkAdapters(adapters), agents: checkAgents(agents) }
}

/** The options of `generate`, if they are some. */
export const checkGenerateOptions = (options: unknown): GenerateOptions => {
  const known = [
    "signal",
    "seed",
    "model",
    "budget",
    "tellsWordings",
    "allowFloor",
    "folder",
    "results",
    "media"
  ] as const
  const checked = checkKeys<GenerateOptions>(options, known, "generate")
  const { folder, seed, tellsWordings } = checked
  checkCommon(checked)
  checkSeed(seed)
  if (tellsWordings !== undefined && typeof tellsWordings !== "boolean") {
    throw invalid("tellsWordings", "true or false", "Leave it out, or write true or false")
  }
  if (folder !== undefined && (typeof folder !== "string" || folder === "")) {
    throw invalid("folder", "the path of a folder", "Leave it out, or pass the folder that the sources lie in")
  }
  if (checked.media !== undefined) checkMedia(checked.media)
  return checked
}

/** How media are made, if that is what it is. */
const checkMedia = (media: unknown): void => {
  if (media === false) return
  const known = ["videos", "voice", "recordings", "music", "images", "clips", "cards", "watermark"] as const
  const { cards, clips, images, music, recordings, videos, voice, watermark } = checkKeys<MediaOptions>(
    media,
    known,
    "media"
  )
  if (videos !== undefined && videos !== "all" && !(Number.isSafeInteger(videos) && videos >= 0)) {
    throw invalid("media.videos", 'a whole number from 0, or "all"', "Write how many posts get a video, such as 3")
  }
  if (voice !== undefined && voice !== "none") {
    const chosen = checkKeys<Exclude<MediaOptions["voice"], undefined | "none">>(
      voice,
      ["model", "voice"],
      "media.voice"
    )
    if (!isId(chosen.model) || (chosen.voice !== undefined && !isId(chosen.voice))) {
      throw invalid("media.voice", "a speech model with a voice", 'Write { model: "openai/tts-1", voice: "alloy" }')
    }
  }
  if (images !== undefined && !isModelOfMedia(images, "media.images")) {
    throw invalid("media.images", "an image model", 'Write { model: "openai/gpt-image-1-mini", most: 3 }')
  }
  if (clips !== undefined && !isModelOfMedia(clips, "media.clips")) {
    throw invalid("media.clips", "a video model", 'Write { model: "openrouter/google/veo-3.1", most: 3 }')
  }
  if (cards !== undefined && !cardChoices.has(cards)) {
    throw invalid("media.cards", "needed, usual or all", 'Leave it out, or write "all"')
  }
  if (music !== undefined && music !== "none" && !(music instanceof Uint8Array)) {
    throw invalid("media.music", "a file as bytes, or none", "Read the file and pass its bytes")
  }
  if (recordings !== undefined) {
    const isGood = isRecord(recordings) && Object.values(recordings).every((bytes) => bytes instanceof Uint8Array)
    if (!isGood) throw invalid("media.recordings", "files as bytes by slot", 'Write { "slot-003": bytes }')
  }
  if (watermark !== undefined && (typeof watermark !== "string" || watermark.length > 100)) {
    throw invalid("media.watermark", "a text of at most 100 characters", "Write a handle, such as @larkfield")
  }
}

/** The options of `insights`, if they are some. Results and brief are for others to read. */
export const checkInsightsOptions = (options: unknown): InsightsOptions => {
  const known = ["results", "brief", "language", "model", "allowFloor", "budget", "signal"] as const
  const checked = checkKeys<InsightsOptions>(options, known, "insights")
  checkCommon(checked)
  return checked
}

/** What `ingest` reads, and how, if they are that. */
export const checkIngest = (
  material: unknown,
  options: unknown
): { readonly material: TranscriptMaterial; readonly options: IngestOptions } => {
  const known = ["address", "name", "bytes", "text", "mediaType"] as const
  const checked = checkKeys<Partial<Record<(typeof known)[number], unknown>>>(material, known, "ingest")
  const { address, bytes, mediaType, name, text } = checked
  const isNamed = typeof name === "string" && name !== ""
  const given = checkKeys<IngestOptions>(options, ["language", "model", "signal"], "ingest")
  if (typeof address === "string") return { material: { address }, options: given }
  if (isNamed && typeof text === "string") return { material: { name, text }, options: given }
  if (isNamed && bytes instanceof Uint8Array) {
    return { material: { name, bytes, ...(typeof mediaType === "string" ? { mediaType } : {}) }, options: given }
  }
  throw invalid(
    "ingest",
    "an address, a recording or a text",
    'Write { address: "https://…" } or { name: "talk.mp3", bytes }'
  )
}

/** The options of `run`, if they are some. */
export const checkRunOptions = (options: unknown): RunOptions => {
  const known = [
    "model",
    "allowFloor",
    "operation",
    "budget",
    "seed",
    "as",
    "signal",
    "timeoutMillis",
    "watch"
  ] as const
  const checked = checkKeys<RunOptions>(options, known, "run")
  const { operation, seed, timeoutMillis, watch } = checked
  checkCommon(checked)
  checkSeed(seed)
  if (operation !== undefined && !(typeof operation === "string" && operation !== "" && operation.length <= 200)) {
    throw invalid(
      "operation",
      "a name of 1 to 200 characters",
      "Leave it out, or name what is done, such as spring/intro"
    )
  }
  if (timeoutMillis !== undefined && !(Number.isSafeInteger(timeoutMillis) && timeoutMillis >= 1)) {
    throw invalid("timeoutMillis", "a whole number from 1", "Leave it out, or write milliseconds, such as 60_000")
  }
  if (watch !== undefined) {
    const { field, onElement } = checkKeys<Partial<NonNullable<RunOptions["watch"]>>>(
      watch,
      ["field", "onElement"],
      "watch"
    )
    if (typeof field !== "string" || field === "" || typeof onElement !== "function") {
      throw invalid(
        "watch",
        "a field and a function",
        'Write watch: { field: "headlines", onElement: ({ value }) => … }'
      )
    }
  }
  return checked
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const checkAgents = (agents: unknown): ReadonlyArray<WordedAgent> => {
  if (agents === undefined) return []
  if (!Array.isArray(agents)) throw invalid("agents", "a list of agents", "Write agents: [yourAgent]")
  const checked = agents.map((agent) => checkAgent<unknown, unknown, unknown>(agent))
  for (const [index, { name }] of checked.entries()) {
    if (checked.findIndex((agent) => agent.name === name) !== index) {
      throw nameTaken(name, "agents holds two of that name", "Give one of the two another name")
    }
  }
  return checked
}

const checkAdapters = (adapters: unknown): ReadonlyArray<Adapter> => {
  if (adapters === undefined) return []
  if (!Array.isArray(adapters)) throw invalid("adapters", "a list of adapters", "Write adapters: [fs({ … })]")
  for (const [index, adapter] of adapters.entries()) {
    if (typeof adapter !== "object" || adapter === null || !("layer" in adapter) || adapter.layer === undefined) {
      throw invalid(`adapters[${index}]`, "an adapter", "Call the function that makes it: fs({ … }), not fs")
    }
  }
  return adapters
}

const checkSeed = (seed: unknown): void => {
  if (seed === undefined || (Number.isSafeInteger(seed) && Number(seed) >= 0)) return
  throw invalid("seed", "a whole number from 0 to 9007199254740991", "Leave it out, or choose such a number")
}

const checkCommon = (options: Pick<GenerateOptions, "signal" | "model" | "budget" | "allowFloor">): void => {
  const { allowFloor, budget, model, signal } = options
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw invalid("signal", "an AbortSignal", "Pass the signal of an AbortController, or AbortSignal.timeout(60_000)")
  }
  if (model !== undefined && !isModelChoice(model)) {
    const kinds = 'none, a model\'s id, a list of ids, or a route such as { route: "cheapest" }'
    throw invalid("model", kinds, 'Leave it out, or write model: "none"')
  }
  if (budget !== undefined && !(typeof budget === "number" && budget >= 0.000001 && budget <= 1_000_000)) {
    throw invalid("budget", "an amount of US dollars from 0.000001 to 1,000,000", "Leave it out, or write budget: 2.5")
  }
  if (allowFloor !== undefined && typeof allowFloor !== "boolean") {
    throw invalid("allowFloor", "true or false", "Leave it out, or write true or false")
  }
}

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

const isModelChoice = (choice: unknown): boolean => {
  if (!isRecord(choice) || !("default" in choice)) return isModelChain(choice)
  const { byTask } = choice
  const isComplete = isModelChain(choice["default"]) && isRecord(byTask)
  return isComplete && Object.entries(byTask).every(([task, chain]) => tasks.has(task) && isModelChain(chain))
}

const isModelChain = (chain: unknown): boolean => {
  if (!isRecord(chain)) return isId(chain) || isIds(chain)
  const { among, route } = chain
  return goals.has(route) && (among === undefined || isIds(among))
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
const isId = (id: unknown): boolean => typeof id === "string" && id !== ""
const isIds = (ids: unknown): boolean => Array.isArray(ids) && ids.length > 0 && ids.every(isId)

const isModelOfMedia = (given: unknown, of: string): boolean => {
  const { model, most } = checkKeys<NonNullable<MediaOptions["images"]>>(given, ["model", "most"], of)
  return isId(model) && (most === undefined || (Number.isSafeInteger(most) && most >= 0))
}

// Said once more here, so that checking options loads nothing.
const cardChoices: ReadonlySet<unknown> = new Set<MediaOptions["cards"]>(["needed", "usual", "all"])
const goals: ReadonlySet<unknown> = new Set<ModelRoute["route"]>(["cheapest", "fastest", "best"])
const tasks: ReadonlySet<string> = new Set<TaskKind>(["extract", "plan", "write", "translate", "judge", "classify"])

const invalid = (what: string, kind: string, remedy: string): PostwrightError =>
  new PostwrightError({
    code: "options-invalid",
    message: `${what} is not ${kind}. ${remedy}`,
    remedy,
    isRetryable: false,
    details: { option: what }
  })
