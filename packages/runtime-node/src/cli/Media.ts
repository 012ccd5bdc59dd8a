/**
 * `postwright media probe` and `check`: what media files are, and whether networks take them.
 *
 * @since 0.1.0
 */
import { type Format, type Platform, platformNames } from "@postwright/core/content/Platform"
import { checkMedia, isBlocked, type MediaFinding, useOf } from "@postwright/core/media/MediaCheck"
import { type MediaError } from "@postwright/core/media/MediaError"
import { type MediaFacts } from "@postwright/core/media/MediaFacts"
import { splitCarousel } from "@postwright/core/media/MediaRepair"
import { mediaCountFor } from "@postwright/core/media/MediaRules"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { readMark } from "@postwright/core/media/ContentMark"
import { Effect, Option, Path, Result } from "effect"
import * as Settings from "../config/Settings.ts"
import { mediaLayer } from "../Main.ts"
import { CliError, MediaRefused } from "./CliError.ts"
import { checkFormat, fileOf, formatFor, markedBytes, type MediaFileInput, platformsOf } from "./MediaInputs.ts"
import { failureOf, problemOf, problemText } from "./MediaProblem.ts"
import { factRows, findingJson, findingsText, rowsText, targetText, type Tongue } from "./MediaText.ts"
import { printableName, Screen } from "./Screen.ts"

/** The arguments of `media probe` as they were parsed. */
export interface ProbeArguments {
  readonly files: ReadonlyArray<string>
  readonly loudness: boolean
  readonly json: boolean
  readonly messages: Tongue
}

/** The arguments of `media check` as they were parsed. */
export interface CheckArguments {
  readonly files: ReadonlyArray<string>
  readonly platforms: ReadonlyArray<string>
  readonly format: Option.Option<Format>
  readonly use: "media" | "cover" | "thumbnail"
  readonly json: boolean
  readonly messages: Tongue
}

/** Writes what each file is. Those that cannot be measured are told beside the others, and all of them in the end. */
export const probe = (args: ProbeArguments) =>
  Effect.flatMap(Settings.mediaPrograms, (programs) => probeWith(args).pipe(Effect.provide(mediaLayer(programs))))

/** Writes whether networks take the files. Fails with `MediaRefused` where one does not. */
export const check = (args: CheckArguments) =>
  Effect.flatMap(Settings.mediaPrograms, (programs) => checkWith(args).pipe(Effect.provide(mediaLayer(programs))))

/** `probe` with any tools. */
export const probeWith = Effect.fn("media.probe")(function* (args: ProbeArguments) {
  const screen = yield* Screen
  const measured = yield* measure(args.files, { loudness: args.loudness })
  if (args.json) {
    const result = {
      type: "result",
      schemaVersion: "1",
      files: yield* Effect.forEach(
        measured,
        Effect.fnUntraced(function* ({ file, outcome }) {
          if (Result.isFailure(outcome)) return { file: file.name, problem: problemOf(outcome.failure, args.messages) }
          return { file: file.name, facts: { ...outcome.success }, mark: yield* markOf(file) }
        })
      )
    }
    yield* screen.out(`${JSON.stringify(result)}\n`)
  } else if (isWorthTelling(measured)) {
    const texts = yield* Effect.forEach(measured, ({ file, outcome }) =>
      Result.isSuccess(outcome)
        ? Effect.map(
            markRows(file, args.messages),
            (rows) => `${printableName(file.name)}\n${rowsText([...factRows(outcome.success, args.messages), ...rows])}`
          )
        : Effect.succeed(problemText(file.name, outcome.failure, args.messages))
    )
    yield* screen.out(texts.join("\n"))
  }
  yield* failWithAll(measured)
})

/** `check` with any tools. */
export const checkWith = Effect.fn("media.check")(function* (args: CheckArguments) {
  const screen = yield* Screen
  const platforms = yield* platformsOf(args.platforms)
  const wanted = Option.getOrUndefined(args.format)
  for (const platform of platforms) yield* checkFormat(platform, wanted)
  const measured = yield* measure(args.files, { loudness: false })
  const checked = measured.map(({ file, outcome }) => ({
    file,
    outcome,
    targets: Result.isSuccess(outcome)
      ? platforms.map((platform) => checkFor(outcome.success, platform, wanted, args.use))
      : []
  }))
  const facts = measured.flatMap(({ outcome }) => (Result.isSuccess(outcome) ? [outcome.success] : []))
  const posts =
    wanted === "carousel" && args.files.length > 1 ? platforms.flatMap((platform) => carouselOf(facts, platform)) : []
  const blocked = checked.filter(({ targets }) => targets.some(({ findings }) => isBlocked(findings))).length
  const isRefused = blocked > 0 || posts.some(({ isTaken }) => !isTaken)

  if (args.json) {
    const result = {
      type: "result",
      schemaVersion: "1",
      ok: !isRefused && measured.every(({ outcome }) => Result.isSuccess(outcome)),
      files: checked.map(({ file, outcome, targets }) =>
        Result.isSuccess(outcome)
          ? {
              file: file.name,
              facts: { ...outcome.success },
              targets: targets.map(({ findings, format, platform }) => ({
                platform,
                format,
                isTaken: !isBlocked(findings),
                findings: findings.map((finding) => findingJson(finding, args.messages))
              }))
            }
          : { file: file.name, problem: problemOf(outcome.failure, args.messages) }
      ),
      posts
    }
    yield* screen.out(`${JSON.stringify(result)}\n`)
  } else if (isWorthTelling(measured)) {
    const texts = checked.map(({ file, outcome, targets }) =>
      Result.isSuccess(outcome)
        ? `${printableName(file.name)}\n${targets.map((target) => targetLines(target, args.messages)).join("")}`
        : problemText(file.name, outcome.failure, args.messages)
    )
    const advice = posts.map((post) => carouselText(post, args.messages)).join("")
    yield* screen.out([...texts, ...(advice === "" ? [] : [advice])].join("\n"))
  }
  yield* failWithAll(measured)
  if (isRefused) {
    return yield* new CliError({
      reason: new MediaRefused({ refused: blocked, total: args.files.length, isMended: false })
    })
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A tool that is not there stops all; a file that is none or cannot be measured does not stop the others. */
const measure = Effect.fnUntraced(function* (names: ReadonlyArray<string>, options: { readonly loudness: boolean }) {
  const tool = yield* (yield* MediaTools).get("probe")
  const paths = yield* Path.Path
  const measureOne = Effect.fnUntraced(function* (name: string) {
    const { path } = yield* fileOf(name)
    return yield* tool.probe({ path }, { ...options, name })
  })
  return yield* Effect.forEach(
    names,
    (name) =>
      measureOne(name).pipe(
        Effect.result,
        Effect.flatMap((outcome) =>
          Result.isFailure(outcome) && outcome.failure.reason._tag === "MediaToolMissing"
            ? Effect.fail(outcome.failure)
            : Effect.succeed({ file: { name, path: paths.resolve(name) }, outcome })
        )
      ),
    { concurrency: 2 }
  )
})

type Unmeasured = MediaError | CliError

type Measured = ReadonlyArray<{
  readonly file: MediaFileInput
  readonly outcome: Result.Result<MediaFacts, Unmeasured>
}>

/** Of a single file that cannot be measured the failure tells everything. */
const isWorthTelling = (measured: Measured): boolean =>
  measured.length > 1 || measured.some(({ outcome }) => Result.isSuccess(outcome))

const failWithAll = (measured: Measured): Effect.Effect<void, Unmeasured> => {
  const [first, ...others] = measured.flatMap(({ file: { name }, outcome }) =>
    Result.isFailure(outcome) ? [{ name, error: outcome.failure }] : []
  )
  return first === undefined ? Effect.void : Effect.fail(failureOf([first, ...others], measured.length))
}

const markOf = ({ path }: MediaFileInput) =>
  Effect.map(markedBytes(path), Option.match({ onNone: () => undefined, onSome: readMark }))

const markRows = Effect.fnUntraced(function* (file: MediaFileInput, tongue: Tongue) {
  const mark = yield* markOf(file)
  if (mark === undefined) return []
  const names =
    tongue === "de"
      ? {
          source: "Herkunft",
          tool: "Programm",
          rights: "Rechte",
          credit: "Nachweis",
          signed: "C2PA-Manifest vorhanden"
        }
      : { source: "origin", tool: "made by", rights: "rights", credit: "credit", signed: "C2PA manifest present" }
  const source = [mark.digitalSource, mark.hasContentCredentials ? names.signed : undefined].filter(
    (part) => part !== undefined
  )
  const rows: ReadonlyArray<readonly [string, string | undefined]> = [
    [names.source, source.length === 0 ? undefined : source.join(", ")],
    [names.tool, mark.tool],
    [names.rights, mark.rights],
    [names.credit, mark.credit]
  ]
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
})

interface CheckedTarget {
  readonly platform: Platform
  readonly format: Format
  readonly findings: ReadonlyArray<MediaFinding>
}

const checkFor = (
  facts: MediaFacts,
  platform: Platform,
  wanted: Format | undefined,
  use: "media" | "cover" | "thumbnail"
): CheckedTarget => {
  const format = wanted ?? (use === "media" ? formatFor(platform, useOf(facts)) : "video")
  const findings = checkMedia(facts, { platform, format, ...(use === "media" ? {} : { use }) })
  return { platform, format, findings }
}

const targetLines = ({ findings, format, platform }: CheckedTarget, tongue: Tongue): string => {
  const target = targetText(platform, format, tongue)
  const [taken, perhaps, refused] =
    tongue === "de" ? ["geht", "geht, mit Vorbehalt", "geht nicht"] : ["fine", "fine, with a doubt", "refused"]
  const [mark, said] = isBlocked(findings) ? ["✗", refused] : findings.length > 0 ? ["!", perhaps] : ["✓", taken]
  return `  ${mark} ${target}: ${said}\n${findingsText(findings, tongue, "    ")}`
}

/** What a network says to the files as one carousel. */
interface Carousel {
  readonly platform: Platform
  readonly pictures: number
  readonly max: number
  readonly isTaken: boolean
  /** How many pictures go into each post, where one takes no more than `max`. */
  readonly split: ReadonlyArray<number>
}

const carouselOf = (facts: ReadonlyArray<MediaFacts>, platform: Platform): ReadonlyArray<Carousel> => {
  const count = mediaCountFor(platform, "carousel")
  if (count === undefined || facts.some(({ kind }) => kind === "document")) return []
  const { max } = count
  const pictures = facts.length
  return [{ platform, pictures, max, isTaken: pictures <= max, split: splitCarousel(pictures, count) }]
}

const carouselText = ({ isTaken, max, pictures, platform, split }: Carousel, tongue: Tongue): string => {
  if (isTaken) return ""
  const network = platformNames[platform]
  const parts = split.join(" + ")
  return tongue === "de"
    ? `✗ ${network}: ${pictures} Bilder, ein Karussell nimmt höchstens ${max}. Verteile sie der Reihe nach auf ${split.length} Posts: ${parts}\n`
    : `✗ ${network}: ${pictures} pictures, and a carousel takes at most ${max}. Share them out in order over ${split.length} posts: ${parts}\n`
}
