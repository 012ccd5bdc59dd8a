/**
 * `postwright media repair`: makes a file that a network takes, and shows what it was before and after.
 *
 * @since 0.1.0
 */
import { type Format } from "@postwright/core/content/Platform"
import { markContent, readMark } from "@postwright/core/media/ContentMark"
import { isBlocked, useOf } from "@postwright/core/media/MediaCheck"
import { type MediaEdit } from "@postwright/core/media/MediaEdit"
import { planMediaRepair } from "@postwright/core/media/MediaRepair"
import { MediaRepairs } from "@postwright/core/media/MediaRepairs"
import { Effect, FileSystem, Option, Path } from "effect"
import * as Settings from "../config/Settings.ts"
import { mediaLayer } from "../Main.ts"
import { CliError, MediaRefused, UsageInvalid } from "./CliError.ts"
import { checkFormat, fileOf, formatFor, markedBytes, platformOf } from "./MediaInputs.ts"
import * as MediaOutput from "./MediaOutput.ts"
import { beforeAfter, findingJson, findingsText, targetText, type Tongue } from "./MediaText.ts"
import * as Progress from "./Progress.ts"
import { printable, Screen } from "./Screen.ts"

/** The command's arguments as they were parsed. */
export interface RepairArguments {
  readonly file: string
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
 * Writes the mended file to `--out`; a copy of the input where nothing is to be mended. Fails with `MediaRefused` where the
 * network refuses the result, or nothing could be done; in the latter case nothing is written.
 */
export const repair = (args: RepairArguments) =>
  Effect.flatMap(Settings.mediaPrograms, (programs) => repairWith(args).pipe(Effect.provide(mediaLayer(programs))))

/** `repair` with any tools. */
export const repairWith = Effect.fn("media.repair")(function* (args: RepairArguments) {
  const screen = yield* Screen
  const repairs = yield* MediaRepairs
  const words = args.messages === "de" ? german : english
  const platform = yield* platformOf(args.platform)
  const wanted = Option.getOrUndefined(args.format)
  yield* checkFormat(platform, wanted)
  const file = yield* fileOf(args.file)
  const out = yield* MediaOutput.open(args.out, { input: file.path, force: args.force })
  const input = { path: file.path }

  const progress = yield* Progress.make({ ...args, quiet: args.quiet || (!args.json && !screen.canRedraw) })
  const work = Effect.gen(function* () {
    // The format follows from what the file is, which no format changes.
    const first = yield* repairs.check(input, { platform, format: wanted ?? "post" }, { name: file.name })
    const format = wanted ?? (args.use === "media" ? formatFor(platform, useOf(first.facts)) : "video")
    const target = { platform, format, ...(args.use === "media" ? {} : { use: args.use }) }
    const options = { mayTrim: args.trim, name: file.name }
    const before = yield* repairs.check(input, target, { name: file.name })
    const plan = planMediaRepair(before.facts, target, before.findings, options)
    const isHopeless = plan.edits.length === 0 && isBlocked(before.findings)
    if (!isHopeless) yield* checkEnding(out.path, plan.edits, before.facts.container)
    const repaired = yield* repairs.repair(input, target, {
      ...options,
      onProgress: ({ share }) =>
        progress.report({ stage: "repair", done: Math.floor(share * 100), total: 100, message: words.mending })
    })
    const isStuck = repaired.path === undefined && isBlocked(repaired.after.findings)
    const marks = isStuck ? undefined : yield* write(out, input.path, repaired.path)
    yield* progress.finish
    return { ...repaired, format, isStuck, lostCredentials: marks?.lostCredentials ?? false }
  })
  const done = yield* Progress.clearedOnFailure(Effect.scoped(work), progress)

  const isRefused = isBlocked(done.after.findings)
  const told = (findings: typeof done.after.findings) => findings.map((finding) => findingJson(finding, args.messages))
  if (args.json) {
    const result = {
      type: "result",
      schemaVersion: "1",
      ok: !isRefused,
      platform,
      format: done.format,
      file: file.name,
      out: done.isStuck ? null : out.path,
      edits: done.plan.edits,
      losesContent: done.plan.losesContent,
      mapsTones: done.plan.mapsTones,
      lostContentCredentials: done.lostCredentials,
      before: { facts: { ...done.before.facts }, findings: told(done.before.findings) },
      after: { facts: { ...done.after.facts }, findings: told(done.after.findings) }
    }
    yield* screen.out(`${JSON.stringify(result)}\n`)
  } else if (!args.quiet) {
    const { after, before } = done
    const fixed = before.findings.filter(({ rule }) => after.findings.every((left) => left.rule.id !== rule.id))
    yield* screen.out(
      [
        `${printable(file.name)} → ${done.isStuck ? words.nothing : printable(args.out)} (${targetText(platform, done.format, args.messages)})\n`,
        done.path === undefined ? "" : beforeAfter(before.facts, after.facts, args.messages),
        ...(fixed.length === 0 ? [] : [`${words.mended}\n`, findingsText(fixed, args.messages)]),
        ...(after.findings.length === 0 ? [] : [`${words.left}\n`, findingsText(after.findings, args.messages)]),
        before.findings.length === 0 ? `${words.fine}\n` : "",
        done.plan.losesContent ? `${words.cut}\n` : "",
        done.plan.mapsTones ? `${words.mapped}\n` : "",
        done.lostCredentials ? `${words.unsigned}\n` : ""
      ].join("")
    )
  }
  if (isRefused) return yield* new CliError({ reason: new MediaRefused({ refused: 1, total: 1, isMended: true }) })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Puts the file in its place, with the mark of the input, which the renderer does not carry over. */
const write = Effect.fnUntraced(function* (out: MediaOutput.MediaOutput, input: string, made: string | undefined) {
  const fs = yield* FileSystem.FileSystem
  if (made === undefined) {
    yield* MediaOutput.place(out, { from: input })
    return { lostCredentials: false }
  }
  const mark = Option.getOrUndefined(Option.map(yield* markedBytes(input), readMark))
  const { digitalSource } = mark ?? {}
  const marked =
    mark === undefined || digitalSource === undefined
      ? undefined
      : yield* fs.readFile(made).pipe(
          Effect.map((bytes) => markContent(bytes, { ...mark, digitalSource })),
          Effect.orElseSucceed(() => undefined)
        )
  yield* MediaOutput.place(out, marked?.isMarked === true ? { bytes: marked.bytes } : { from: made })
  return { lostCredentials: mark?.hasContentCredentials === true }
})

const endings: Readonly<Record<string, ReadonlyArray<string>>> = {
  jpeg: [".jpg", ".jpeg"],
  png: [".png"],
  webp: [".webp"],
  gif: [".gif"],
  mp4: [".mp4", ".m4v"],
  mov: [".mov"]
}

/** A name that says another kind of file than it is would be refused elsewhere. Fails with `UsageInvalid`. */
const checkEnding = Effect.fnUntraced(function* (out: string, edits: ReadonlyArray<MediaEdit>, container: string) {
  const paths = yield* Path.Path
  const ending = paths.extname(out).toLowerCase()
  const made = edits.findLast((edit) => edit.kind === "encode")?.container ?? container
  const known = Object.values(endings).flat()
  const wanted = endings[made]
  if (wanted === undefined || !known.includes(ending) || wanted.includes(ending)) return
  const name = `${paths.basename(out).slice(0, -ending.length)}${wanted[0]}`
  return yield* new CliError({
    reason: new UsageInvalid({
      detail: `The name at --out ends in ${ending}, and the file becomes ${made}`,
      remedy: `Name it ${name}`
    })
  })
})

const english = {
  mending: "Mending",
  mended: "Mended:",
  left: "What remains:",
  nothing: "nothing written",
  fine: "Nothing was to be mended; the file was copied as it is.",
  cut: "The end was cut off.",
  mapped: "HDR became SDR, which networks show everywhere: what is brighter than white was fitted in.",
  unsigned:
    "The C2PA manifest of the input is not in the new file: it was signed for the old bytes. Sign the new file, or tell the network yourself that a model made it."
}

const german: typeof english = {
  mending: "Wird behoben",
  mended: "Behoben:",
  left: "Was bleibt:",
  nothing: "nichts geschrieben",
  fine: "Es war nichts zu beheben; die Datei wurde kopiert, wie sie ist.",
  cut: "Das Ende wurde abgeschnitten.",
  mapped: "Aus HDR wurde SDR, das Netzwerke überall zeigen: Was heller ist als Weiß, wurde eingepasst.",
  unsigned:
    "Das C2PA-Manifest der Vorlage ist nicht in der neuen Datei: Es war für die alten Bytes unterschrieben. Unterschreibe die neue, oder sage dem Netzwerk selbst, dass ein Modell sie gemacht hat."
}
