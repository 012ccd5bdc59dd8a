/**
 * Mends one file of `postwright media repair`, and tells what became of it.
 *
 * @since 0.1.0
 */
import { type Format, type Platform } from "@postwright/core/content/Platform"
import { markContent, readMark } from "@postwright/core/media/ContentMark"
import { isBlocked, useOf } from "@postwright/core/media/MediaCheck"
import { type MediaEdit } from "@postwright/core/media/MediaEdit"
import { planMediaRepair } from "@postwright/core/media/MediaRepair"
import { MediaRepairs, type RepairedMedia } from "@postwright/core/media/MediaRepairs"
import { type RenderOptions } from "@postwright/core/media/Renderer"
import { Effect, FileSystem, Option, Path } from "effect"
import { CliError, UsageInvalid } from "./CliError.ts"
import { formatFor, markedBytes, type MediaFileInput } from "./MediaInputs.ts"
import * as MediaOutput from "./MediaOutput.ts"
import { beforeAfter, findingJson, findingsText, targetText, type Tongue } from "./MediaText.ts"
import { printableName } from "./Screen.ts"

/** What is to be done with each file. */
export interface MendOptions extends Pick<RenderOptions, "onProgress"> {
  readonly platform: Platform
  readonly format: Option.Option<Format>
  readonly use: "media" | "cover" | "thumbnail"
  readonly trim: boolean
}

/** Where the result goes: a place that is known, or one in a folder, by the kind of file that it becomes. */
export type Destination =
  | { readonly kind: "file"; readonly out: MediaOutput.MediaOutput }
  | { readonly kind: "folder"; readonly folder: MediaOutput.MediaFolder }

/** What became of one file. */
export interface Mended extends RepairedMedia {
  readonly file: MediaFileInput
  readonly platform: Platform
  readonly format: Format
  /** Absolute; undefined where nothing could be done, and nothing was written. */
  readonly out: string | undefined
  readonly isRefused: boolean
  readonly lostCredentials: boolean
}

/** Mends a file and puts it in its place. */
export const mend = Effect.fn("media.mend")(function* (
  file: MediaFileInput,
  destination: Destination,
  options: MendOptions
) {
  const repairs = yield* MediaRepairs
  const { platform } = options
  const wanted = Option.getOrUndefined(options.format)
  const input = { path: file.path }
  const named = { name: file.name }
  // The format follows from what the file is, which no format changes.
  const first = yield* repairs.check(input, { platform, format: wanted ?? "post" }, named)
  const format = wanted ?? (options.use === "media" ? formatFor(platform, useOf(first.facts)) : "video")
  const target = { platform, format, ...(options.use === "media" ? {} : { use: options.use }) }
  const before = yield* repairs.check(input, target, named)
  const plan = planMediaRepair(before.facts, target, before.findings, { mayTrim: options.trim })
  const isHopeless = plan.edits.length === 0 && isBlocked(before.findings)
  const out = isHopeless
    ? undefined
    : yield* placeOf(file, destination, containerOf(plan.edits, before.facts.container))
  const repaired = yield* repairs.repair(input, target, {
    ...named,
    mayTrim: options.trim,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress })
  })
  const isRefused = isBlocked(repaired.after.findings)
  const isStuck = out === undefined || (repaired.path === undefined && isRefused)
  const marks = isStuck ? undefined : yield* write(out, file.path, repaired.path)
  const mended: Mended = {
    ...repaired,
    file,
    platform,
    format,
    out: isStuck ? undefined : out.path,
    isRefused,
    lostCredentials: marks?.lostCredentials ?? false
  }
  return mended
}, Effect.scoped)

/** For programs. */
export const mendedJson = (mended: Mended, tongue: Tongue) => {
  const { after, before, plan } = mended
  const told = (findings: typeof after.findings) => findings.map((finding) => findingJson(finding, tongue))
  return {
    format: mended.format,
    file: mended.file.name,
    out: mended.out ?? null,
    edits: plan.edits,
    losesContent: plan.losesContent,
    mapsTones: plan.mapsTones,
    lostContentCredentials: mended.lostCredentials,
    before: { facts: { ...before.facts }, findings: told(before.findings) },
    after: { facts: { ...after.facts }, findings: told(after.findings) }
  }
}

/** For people; `shown` is the result's place as they know it. */
export const mendedText = (mended: Mended, shown: string, tongue: Tongue): string => {
  const { after, before, file, format, lostCredentials, out, path, plan, platform } = mended
  const words = tongue === "de" ? german : english
  const fixed = before.findings.filter(({ rule }) => after.findings.every((left) => left.rule.id !== rule.id))
  return [
    `${printableName(file.name)} → ${out === undefined ? words.nothing : printableName(shown)} (${targetText(platform, format, tongue)})\n`,
    path === undefined ? "" : beforeAfter(before.facts, after.facts, tongue),
    ...(fixed.length === 0 ? [] : [`${words.mended}\n`, findingsText(fixed, tongue)]),
    ...(after.findings.length === 0 ? [] : [`${words.left}\n`, findingsText(after.findings, tongue)]),
    before.findings.length === 0 ? `${words.fine}\n` : "",
    plan.losesContent ? `${words.cut}\n` : "",
    plan.mapsTones ? `${words.mapped}\n` : "",
    lostCredentials ? `${words.unsigned}\n` : ""
  ].join("")
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const containerOf = (edits: ReadonlyArray<MediaEdit>, container: string): string =>
  edits.findLast((edit) => edit.kind === "encode")?.container ?? container

/** A place in a folder is looked at when it is known what the file becomes. */
const placeOf = Effect.fnUntraced(function* (file: MediaFileInput, destination: Destination, container: string) {
  if (destination.kind === "file") {
    yield* checkEnding(destination.out.path, container)
    return destination.out
  }
  const paths = yield* Path.Path
  const ending = paths.extname(file.name)
  const wanted = endings[container]
  const name = paths.basename(file.name, ending)
  const isKept = wanted === undefined || wanted.includes(ending.toLowerCase())
  return yield* MediaOutput.openIn(destination.folder, `${name}${isKept ? ending : wanted[0]}`, file)
})

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
const checkEnding = Effect.fnUntraced(function* (out: string, made: string) {
  const paths = yield* Path.Path
  const ending = paths.extname(out).toLowerCase()
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
  mended: "Behoben:",
  left: "Was bleibt:",
  nothing: "nichts geschrieben",
  fine: "Es war nichts zu beheben; die Datei wurde kopiert, wie sie ist.",
  cut: "Das Ende wurde abgeschnitten.",
  mapped: "Aus HDR wurde SDR, das Netzwerke überall zeigen: Was heller ist als Weiß, wurde eingepasst.",
  unsigned:
    "Das C2PA-Manifest der Vorlage ist nicht in der neuen Datei: Es war für die alten Bytes unterschrieben. Unterschreibe die neue, oder sage dem Netzwerk selbst, dass ein Modell sie gemacht hat."
}
