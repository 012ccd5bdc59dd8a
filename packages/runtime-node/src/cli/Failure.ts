/**
 * How the program tells that something failed: one clear message and an exit code.
 *
 * | exit code | meaning |
 * | --- | --- |
 * | 0 | done |
 * | 1 | something unexpected, a step that waits for somebody, posts that may not be sent as they are, media that a network refuses, or media that were asked for and are not there |
 * | 2 | the input, a setting or the place for the output cannot be used, or the sources carry no post at all; the message says what to change |
 * | 130 | stopped by ctrl-C |
 *
 * @since 0.1.0
 */
import { AgentError } from "@postwright/core/agents/AgentError"
import { Cause, Predicate } from "effect"
import { CliError as EffectCliError } from "effect/cli"
import { dollars } from "./Dollars.ts"
import { germanFailure } from "./German.ts"
import { printable } from "./Screen.ts"

/** A failure as a program reads it (`--json`). */
export interface Failure {
  /** Stable, kebab-case. */
  readonly code: string
  readonly message: string
  readonly remedy: string
  readonly details: Readonly<Record<string, unknown>>
}

/** How a command ended that failed. */
export interface Ending {
  /** Undefined for a request of help. */
  readonly failure: Failure | undefined
  readonly exitCode: number
}

/** The failure that a cause holds, in the language of `--messages`. Code and details are the same in all. */
export const failureOf = (cause: Cause.Cause<unknown>, messages: "en" | "de" = "en"): Ending => {
  const ending = englishEnding(cause)
  if (messages === "en" || ending.failure === undefined) return ending
  return { ...ending, failure: { ...ending.failure, ...germanFailure(Cause.squash(cause), ending.failure) } }
}

/** The language that the arguments ask for, however wrong they are otherwise. */
export const messagesOf = (args: ReadonlyArray<string>): "en" | "de" =>
  args.some((arg, at) => arg === "--messages=de" || (arg === "--messages" && args[at + 1] === "de")) ? "de" : "en"

/** The failure of a standard output that could not be written, such as one into a file on a full disk. */
export const outputFailure = (cause: NodeJS.ErrnoException, messages: "en" | "de" = "en"): Failure => {
  const isFull = cause.code === "ENOSPC" || cause.code === "EDQUOT"
  const detail = isFull ? "has no space left" : `cannot be written (${cause.code ?? cause.message})`
  const remedy = `${isFull ? "Make room" : "Check"} where it is written to, then run the same command again`
  const code = isFull ? "output-disk-full" : "output-failed"
  const failure = { code, message: `Standard output ${detail}. ${remedy}`, remedy, details: {} }
  return messages === "en" ? failure : { ...failure, ...germanFailure(undefined, failure) }
}

/** Where it was, and what was behind it; without the message, which was told already. */
export const traceOf = (cause: Cause.Cause<unknown>, message: string): string =>
  // A capability's error only wraps its reason: both together would tell everything twice.
  Cause.pretty(Cause.map(cause, reasonOf)).replace(`: ${message}`, "")

/** The failure on one line of JSON, or as text for people. `trace` is added where somebody looks for a bug. */
export const renderFailure = (
  failure: Failure,
  options: {
    readonly json: boolean
    readonly hasColor: boolean
    /** @default "en" */
    readonly messages?: "en" | "de"
    readonly trace?: string | undefined
  }
): string => {
  const trace = options.trace
  if (options.json) {
    return `${JSON.stringify({ type: "error", ...failure, ...(trace === undefined ? {} : { trace }) })}\n`
  }
  const word = options.messages === "de" ? "Fehler" : "error"
  const label = options.hasColor ? `\u001b[31;1m${word}\u001b[0m` : word
  const { costMicroUsd } = failure.details
  const cost =
    Predicate.isNumber(costMicroUsd) && costMicroUsd > 0
      ? `${options.messages === "de" ? "Kosten der Modelle" : "Models cost"}: ${dollars(costMicroUsd)}\n`
      : ""
  return `${label}: ${printable(failure.message)}\n${cost}${trace === undefined ? "" : `${printable(trace)}\n`}`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const englishEnding = (cause: Cause.Cause<unknown>): Ending => {
  if (Cause.hasInterruptsOnly(cause)) {
    return {
      exitCode: 130,
      failure: { code: "interrupted", message: `${stopped}. ${goOn}`, remedy: goOn, details: {} }
    }
  }
  const error = Cause.squash(cause)
  const costMicroUsd = error instanceof AgentError ? error.trace.costMicroUsd : 0
  if (EffectCliError.isCliError(error)) return usageFailure(error)
  if (isDescribed(error)) {
    const storage = storageFailure(error)
    if (storage !== undefined) return { exitCode: 2, failure: storage }
    const { code, message, remedy } = error
    return {
      exitCode: codesOfWaiting.includes(code) ? 1 : 2,
      failure: {
        code,
        message,
        remedy,
        details: { ...detailsOf(error), ...(costMicroUsd === 0 ? {} : { costMicroUsd }) }
      }
    }
  }
  const message = error instanceof Error && error.message !== "" ? error.message : String(error)
  return {
    exitCode: 1,
    failure: {
      code: "unexpected",
      message: `Something unexpected happened: ${message}. ${report}`,
      remedy: report,
      details: {}
    }
  }
}

const stopped = "Stopped. Nothing is half-written"
const goOn = "The same command goes on where it stood"
const report = "Run it again with POSTWRIGHT_DEBUG=1 and report what it shows"

/** Codes that tell of a run that waits, of models that gave nothing, or of data gone bad: nothing that was given is wrong. */
const codesOfWaiting = [
  "agent-budget-reached",
  "agent-no-usable-answer",
  "campaign-paused",
  "campaign-unreadable",
  "media-refused",
  "media-unmade",
  "nothing-translated",
  "publication-unknown",
  "publication-held",
  "posts-refused",
  "regeneration-paused",
  "render-failed",
  "render-timed-out",
  "translation-paused"
]

interface Described {
  readonly code: string
  readonly message: string
  readonly remedy: string
}

const isDescribed = (error: unknown): error is Described =>
  Predicate.hasProperty(error, "code") &&
  Predicate.isString(error.code) &&
  Predicate.hasProperty(error, "remedy") &&
  Predicate.isString(error.remedy) &&
  Predicate.hasProperty(error, "message") &&
  Predicate.isString(error.message)

/** A run that paused because its place cannot be written: the place is what has to be mended, and then the run goes on. */
const storageFailure = (error: Described): Failure | undefined => {
  const { advice, detail, problemCode } = detailsOf(error)
  const isPaused = error.code === "campaign-paused" || error.code === "regeneration-paused"
  if (!isPaused || !Predicate.isString(problemCode) || !Predicate.isString(detail)) return undefined
  if (!problemCode.endsWith("-unavailable")) return undefined
  const first = Predicate.isString(advice) ? advice : "Check the disk"
  const told = detail.includes(first) ? detail : `${detail}. ${first}`
  return { code: problemCode, message: `${told}. ${goOn}`, remedy: `${first}. ${goOn}`, details: detailsOf(error) }
}

const usageFailure = (error: EffectCliError.CliError): Ending => {
  if (error._tag !== "ShowHelp") return usage([error.message], ["postwright"])
  if (error.errors.length === 0) return { exitCode: 2, failure: undefined }
  return usage(
    error.errors.map((item) => item.message),
    error.commandPath
  )
}

const usage = (messages: ReadonlyArray<string>, path: ReadonlyArray<string>) => {
  const remedy = `See: ${path.join(" ")} --help`
  const text = bundled(messages)
    .map((message) =>
      message
        .replace(
          /\s*Did you mean this\?\s*(\S.*)$/s,
          (_, names: string) => `. Did you mean ${names.trim().split(/\s+/).join(" or ")}?`
        )
        .replace("Expected: Schema validation failed: ", "")
        .replace(/ Expected a value with a length of at least 1$/, "")
        .replace(/^(Invalid value for [^"]*"[^]{80})[^]+(". Expected)/, "$1…$2")
        .replace(/^Invalid value for flag (--\S+): "(\d+) occurrences".*$/s, "$1 is given $2 times, but has one value")
        .replace(/\s+/g, " ")
        .trim()
        .replace(/[^.?!]$/, "$&.")
    )
    .join(" ")
  return { exitCode: 2, failure: { code: "usage-invalid", message: `${text} ${remedy}`, remedy, details: {} } }
}

/** The letters of a file that is called `-name` are read as flags, each told by itself. */
const bundled = (messages: ReadonlyArray<string>): ReadonlyArray<string> => {
  const letters = messages.flatMap((message) => /^Unrecognized flag: (-[^-])(?= in command)/u.exec(message)?.[1] ?? [])
  const [first, second] = messages
  if (first === undefined || second === undefined || letters.length < messages.length) return messages
  const command = / in command .*?(?=\s*Did you mean|$)/s.exec(first)?.[0] ?? ""
  return [
    `Unrecognized flags: ${letters.slice(0, 5).join(", ")}${command}. Write a file whose name begins with - as ./-name`
  ]
}

/** Fields of the reason that are plain data. */
const detailsOf = (error: object): Record<string, unknown> => {
  const reason: unknown = Predicate.hasProperty(error, "reason") ? error.reason : error
  if (!Predicate.isObject(reason)) return {}
  return Object.fromEntries(
    Object.entries(reason).filter(
      ([key, value]) => !["_tag", "cause", "code", "message", "name", "stack"].includes(key) && isPlain(value)
    )
  )
}

const reasonOf = (error: unknown): unknown =>
  Predicate.hasProperty(error, "reason") && error.reason instanceof Error ? error.reason : error

const isPlain = (value: unknown): boolean => {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (typeof value !== "object") return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && Object.values(value ?? {}).every(isPlain)
}
