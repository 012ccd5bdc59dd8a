/**
 * `postwright media repair`: makes files that a network takes, and shows what they were before and after.
 *
 * @since 0.1.0
 */
import { type Format } from "@postwright/core/content/Platform"
import { type MediaError } from "@postwright/core/media/MediaError"
import { Effect, Option, Path, Result } from "effect"
import * as Settings from "../config/Settings.ts"
import { mediaLayer } from "../Main.ts"
import { CliError, MediaRefused } from "./CliError.ts"
import { checkFormat, fileOf, platformOf } from "./MediaInputs.ts"
import { type Destination, type Mended, mend, mendedJson, mendedText } from "./MediaMending.ts"
import * as MediaOutput from "./MediaOutput.ts"
import { failureOf, problemOf, problemText } from "./MediaProblem.ts"
import { type Tongue } from "./MediaText.ts"
import * as Progress from "./Progress.ts"
import { printableName, Screen } from "./Screen.ts"

/** The command's arguments as they were parsed. */
export interface RepairArguments {
  readonly files: ReadonlyArray<string>
  readonly platform: string
  readonly format: Option.Option<Format>
  readonly use: "media" | "cover" | "thumbnail"
  readonly out: string
  readonly force: boolean
  readonly trim: boolean
  readonly json: boolean
  readonly quiet: boolean
  readonly messages: Tongue
}

/**
 * Writes the mended file to `--out`, several of them into that folder; copies of those where nothing is to be mended. A file
 * that cannot be mended does not stop the others: it is told beside them, and all failures in the end. Fails with
 * `MediaRefused` where the network refuses a result, or nothing could be done; in the latter case nothing is written.
 */
export const repair = (args: RepairArguments) =>
  Effect.flatMap(Settings.mediaPrograms, (programs) => repairWith(args).pipe(Effect.provide(mediaLayer(programs))))

/** `repair` with any tools. */
export const repairWith = Effect.fn("media.repair")(function* (args: RepairArguments) {
  const screen = yield* Screen
  const paths = yield* Path.Path
  const platform = yield* platformOf(args.platform)
  yield* checkFormat(platform, Option.getOrUndefined(args.format))
  const [only, ...others] = args.files
  const isOne = only !== undefined && others.length === 0
  const isInFolder = !isOne || (yield* MediaOutput.isFolder(args.out))
  const folder = isInFolder ? yield* MediaOutput.openFolder(args.out, args.force) : undefined

  const mendOne = Effect.fnUntraced(function* (name: string) {
    const file = yield* fileOf(name)
    const destination: Destination =
      folder === undefined
        ? { kind: "file", out: yield* MediaOutput.open(args.out, { input: file.path, force: args.force }) }
        : { kind: "folder", folder }
    const progress = yield* Progress.make({ ...args, quiet: args.quiet || (!args.json && !screen.canRedraw) })
    const message = `${args.messages === "de" ? "Wird behoben" : "Mending"}${isOne ? "" : `: ${printableName(name)}`}`
    const work = mend(file, destination, {
      ...args,
      platform,
      onProgress: ({ share }) =>
        progress.report({ stage: "repair", done: Math.floor(share * 100), total: 100, message })
    })
    return yield* Progress.clearedOnFailure(Effect.tap(work, progress.finish), progress)
  })

  const done: Array<{ readonly name: string; readonly outcome: Result.Result<Mended, CliError | MediaError> }> = []
  for (const name of args.files) {
    const outcome = yield* Effect.result(mendOne(name))
    if (Result.isFailure(outcome) && (isOne || stopsAll(outcome.failure))) return yield* outcome.failure
    done.push({ name, outcome })
    if (args.json || args.quiet) continue
    const told = Result.isSuccess(outcome)
      ? mendedText(outcome.success, shownPlace(outcome.success, args.out, folder, paths), args.messages)
      : problemText(name, outcome.failure, args.messages)
    yield* screen.out(done.length === 1 ? told : `\n${told}`)
  }

  const refused = done.filter(({ outcome }) => Result.isSuccess(outcome) && outcome.success.isRefused).length
  const [failed, ...alsoFailed] = done.flatMap(({ name, outcome }) =>
    Result.isFailure(outcome) ? [{ name, error: outcome.failure }] : []
  )
  if (args.json) {
    const told = done.map(({ name, outcome }) =>
      Result.isSuccess(outcome)
        ? mendedJson(outcome.success, args.messages)
        : { file: name, problem: problemOf(outcome.failure, args.messages) }
    )
    const result = {
      type: "result",
      schemaVersion: "1",
      ok: refused === 0 && failed === undefined,
      platform,
      ...(isOne ? told[0] : { files: told })
    }
    yield* screen.out(`${JSON.stringify(result)}\n`)
  }
  if (failed !== undefined) return yield* failureOf([failed, ...alsoFailed], args.files.length)
  if (refused > 0) {
    return yield* new CliError({ reason: new MediaRefused({ refused, total: args.files.length, isMended: true }) })
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const stopsAll = ({ reason }: CliError | MediaError): boolean => reason._tag === "MediaToolMissing"

/** As it was named, with the name in the folder behind it. */
const shownPlace = (
  { out = "" }: Mended,
  named: string,
  folder: MediaOutput.MediaFolder | undefined,
  paths: Path.Path
): string => (folder === undefined ? named : paths.join(named, paths.basename(out)))
