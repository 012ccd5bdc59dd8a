/**
 * `postwright doctor`: what this machine has of what Postwright needs or can use. Secrets are never shown.
 *
 * @since 0.1.0
 */
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { DateTime, Effect, FileSystem, Option } from "effect"
import * as Settings from "../config/Settings.ts"
import { CliError, UsageInvalid } from "./CliError.ts"
import { mediaChecks } from "./DoctorMedia.ts"
import * as PlanFolder from "./PlanFolder.ts"
import { printable, Screen } from "./Screen.ts"
import { version } from "./Version.ts"

/** One thing that was looked at. */
export interface Check {
  /** Stable, for programs. */
  readonly name: string
  /** `missing` is something that nothing needs yet; `problem` is something that must be mended. */
  readonly status: "ok" | "missing" | "problem"
  readonly detail: string
  /** What to do; empty when nothing has to be done. */
  readonly remedy: string
}

/** Writes the checks of the machine, and of a kit that is named. Fails with `UsageInvalid` when one is a problem. */
export const doctor = Effect.fn("doctor")(function* (args: {
  /** A kit's folder. */
  readonly kit: Option.Option<string>
  readonly json: boolean
}) {
  const screen = yield* Screen
  const checks: ReadonlyArray<Check> = [
    { name: "postwright", status: "ok", detail: version, remedy: "" },
    node(),
    yield* writeAccess("folder", "."),
    yield* temporaryFolder,
    timeZones(),
    languages(),
    ...(yield* mediaChecks),
    ...(yield* Effect.forEach(Settings.settingNames, setting)),
    ...(Option.isSome(args.kit) ? [yield* kit(args.kit.value)] : [])
  ]
  const problems = checks.filter((check) => check.status === "problem")
  if (args.json) {
    const result = { type: "result", schemaVersion: "1", ok: problems.length === 0, checks }
    yield* screen.out(`${JSON.stringify(result)}\n`)
  } else {
    yield* screen.out(checks.map((check) => line(check, screen.hasColor)).join(""))
  }
  if (problems.length > 0) {
    return yield* new CliError({
      reason: new UsageInvalid({
        detail: `${problems.length === 1 ? "One thing has" : `${problems.length} things have`} to be mended: ${problems.map((check) => check.name).join(", ")}`,
        remedy: problems.map((check) => check.remedy).join(". ")
      })
    })
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const line = ({ detail, name, remedy, status }: Check, hasColor: boolean): string => {
  const mark = { ok: "✓", missing: "–", problem: "✗" }[status]
  const color = { ok: 32, missing: 33, problem: 31 }[status]
  const shown = hasColor ? `\u001b[${color}m${mark}\u001b[0m` : mark
  const advice = remedy === "" ? "" : `. ${remedy}`
  return `${shown} ${name.padEnd(26)} ${printable(detail)}${advice}\n`
}

const ok = (name: string, detail: string): Check => ({ name, status: "ok", detail, remedy: "" })

const node = (): Check => ok("node", `${process.versions.node} on ${process.platform} ${process.arch}`)

const writeAccess = Effect.fnUntraced(function* (name: string, folder: string) {
  const fs = yield* FileSystem.FileSystem
  return yield* fs.makeTempDirectory({ directory: folder, prefix: ".postwright-" }).pipe(
    Effect.flatMap((probe) => fs.remove(probe, { recursive: true })),
    Effect.match({
      onSuccess: () => ok(`write-${name}`, folder === "." ? "the current folder can be written" : folder),
      onFailure: (): Check => ({
        name: `write-${name}`,
        status: folder === "." ? "missing" : "problem",
        detail: `${folder === "." ? "the current folder" : folder} cannot be written`,
        remedy:
          folder === "." ? "Name a folder that can be written with --out" : "Give yourself the right to write there"
      })
    })
  )
})

const temporaryFolder = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  return yield* fs.makeTempDirectory({ prefix: "postwright-" }).pipe(
    Effect.flatMap((probe) => fs.remove(probe, { recursive: true })),
    Effect.match({
      onSuccess: () => ok("write-temporary", "temporary files can be written"),
      onFailure: (): Check => ({
        name: "write-temporary",
        status: "problem",
        detail: "temporary files cannot be written",
        remedy: "Set TMPDIR to a folder that can be written"
      })
    })
  )
})

/** The clocks of Berlin in summer tell whether the zones' rules are there at all. */
const timeZones = (): Check => {
  const zone = DateTime.zoneMakeNamed("Europe/Berlin")
  const summer = DateTime.makeUnsafe("2027-07-01T12:00:00Z")
  const offset = Option.map(zone, (berlin) => DateTime.zonedOffsetIso(DateTime.setZone(summer, berlin)))
  const count = Intl.supportedValuesOf("timeZone").length
  return Option.contains(offset, "+02:00")
    ? ok("time-zones", `${count} zones, data of ${process.versions["tz"] ?? "unknown date"}`)
    : {
        name: "time-zones",
        status: "problem",
        detail: "the time zone data is missing or wrong",
        remedy: "Install a Node.js with full internationalisation data"
      }
}

const languages = (): Check => {
  const day = DateTime.formatUtc(DateTime.makeUnsafe("2027-03-01T00:00:00Z"), { locale: "de", weekday: "long" })
  return day === "Montag"
    ? ok("languages", `ICU ${process.versions["icu"] ?? "unknown"} with German and English`)
    : {
        name: "languages",
        status: "problem",
        detail: "the language data for German is missing",
        remedy: "Install a Node.js with full internationalisation data (not small-icu)"
      }
}

/** Whether the other commands can work on it, and whether it shows what was decided. */
const kit = (directory: string) =>
  Effect.gen(function* () {
    const plan = yield* PlanFolder.open(directory)
    const slots = yield* PlanFolder.run(
      plan,
      "local",
      Effect.flatMap(PlanReview, (review) => review.slots(plan.campaignId))
    )
    const counted = slots.length === 1 ? "1 slot" : `${slots.length} slots`
    if (PlanFolder.isBehind(plan, slots)) {
      const remedy = `Write it anew with postwright plan show ${directory}`
      return { name: "kit", status: "problem", detail: "it does not show what was decided", remedy } satisfies Check
    }
    return ok("kit", `${plan.folder.path}, ${plan.campaignId}, ${counted}`)
  }).pipe(
    Effect.catch((error) =>
      Effect.succeed<Check>({
        name: "kit",
        status: "problem",
        detail: error.message.slice(0, error.message.length - error.remedy.length).replace(/[.\s]+$/, ""),
        remedy: error.remedy
      })
    )
  )

const setting = Effect.fnUntraced(function* ({ isSecret, name, purpose }: (typeof Settings.settingNames)[number]) {
  const isSet = yield* Settings.isSet(name)
  const kind = isSecret ? "secret, " : ""
  return {
    name,
    status: isSet ? "ok" : "missing",
    detail: `${isSet ? "set" : "not set"} (${kind}${purpose})`,
    remedy: ""
  } satisfies Check
})
