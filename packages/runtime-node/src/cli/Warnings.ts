/**
 * What a person should know about a campaign that was made all the same.
 *
 * @since 0.1.0
 */
import { shareRead } from "@postwright/core/knowledge/Excerpts"
import { type SourceDocument } from "@postwright/core/knowledge/SourceDocument"
import { type KitFile } from "@postwright/core/campaign/Kit"
import { DateTime, Effect, Option, Schema } from "effect"
import { germanFailure } from "./German.ts"
import { printable, Screen } from "./Screen.ts"
import { obstacleOfMost, type PlannedSlot } from "./Shortfall.ts"

/** Something that is probably a mistake. Nothing failed. */
export interface Warning {
  /** Stable: `slots-without-post`, `recordings-unused`, `videos-without-post`, `videos-beyond-plan`, `campaign-past`, `slots-past`, `sources-alike`, `sources-read-in-part`, `no-trend-fits`,
   * `appraisal-missing`, `letters-without-font`, `report-printed-otherwise`, `brand-colors-pale`,
   * `kit-behind`. */
  readonly code: string
  /** What is so, and what to do about it. */
  readonly message: string
  readonly remedy: string
}

/** What is looked at. */
export interface Material {
  /** In the order of time; RFC 3339. */
  readonly slots: ReadonlyArray<{ readonly startsAt: string }>
  readonly documents: ReadonlyArray<Pick<SourceDocument, "source" | "sha256" | "text" | "charactersRead">>
}

/** The warnings about a campaign, as things are at `now`. */
export const warningsOf = ({ documents, slots }: Material, now: DateTime.Utc): ReadonlyArray<Warning> => [
  ...past(slots, now),
  ...alike(documents),
  ...readInPart(documents)
]

/** Slots that stay empty beside others that have a post. */
export const slotsWithoutPost = (slots: ReadonlyArray<PlannedSlot>): ReadonlyArray<Warning> => {
  const empty = slots.filter(({ postId }) => postId === null).length
  const obstacle = obstacleOfMost(slots)
  if (empty === 0 || empty === slots.length || obstacle === undefined) return []
  const reason = empty === 1 ? "has no post, for this reason" : "have no post, most often for this reason"
  return [
    warning(
      "slots-without-post",
      `${empty} of the ${slots.length} slots ${reason}: "${obstacle}"`,
      "Add material to the sources, as report.json says, or plan fewer posts with --days and --per-day"
    )
  ]
}

/** Slots as far as recordings can belong to them. */
export interface RecordedSlots {
  readonly slots: ReadonlyArray<{ readonly id: string; readonly format: string; readonly needsMedia?: unknown }>
  /** Slots that a recording was given for. */
  readonly recordings: Iterable<string>
}

/** Recordings that no video has: somebody would wait for their own voice. */
export const recordingsUnused = ({ recordings, slots }: RecordedSlots): ReadonlyArray<Warning> => {
  const given = [...recordings]
  const videos = slots.filter(({ format }) => format === "video")
  const isOf = (known: RecordedSlots["slots"]) => (id: string) => known.some((slot) => slot.id === id)
  const strange = given.filter((id) => !isOf(videos)(id))
  const waiting = given.filter(isOf(videos.filter(({ needsMedia }) => needsMedia !== undefined)))
  const named = videos.slice(0, mostNamed).map(({ id }) => id)
  return [
    ...(strange.length === 0
      ? []
      : [
          warning(
            "recordings-unused",
            `No video of the plan is called ${listed(strange)}, so these recordings were not used`,
            named.length === 0
              ? "The plan has no videos"
              : `Name them like the videos of the plan, which begin with ${named.join(", ")}`
          )
        ]),
    ...(waiting.length === 0
      ? []
      : [
          warning(
            "recordings-unused",
            `No video was made for ${listed(waiting)}, so these recordings were not used`,
            "The plan says why; --videos says how many are made"
          )
        ])
  ]
}

/** Slots as far as videos can be made for them. */
export interface VideoSlots {
  readonly slots: ReadonlyArray<{ readonly format: string; readonly postId: string | null }>
  /** How many videos were asked for. */
  readonly videos: number | "all"
}

/** Videos that were asked for and cannot be there: nothing was written for their slots, or the plan has fewer. */
export const videosWithoutPost = ({ slots, videos }: VideoSlots): ReadonlyArray<Warning> => {
  if (videos === 0 || slots.length === 0) return []
  const all = slots.filter(({ format }) => format === "video")
  const written = all.filter(({ postId }) => postId !== null).length
  const detail = videoGapOf(videos, all.length, written)
  if (detail === undefined) {
    if (videos === "all" || videos <= all.length) return []
    const having = all.length === 1 ? "1 video slot" : `${all.length} video slots`
    return [
      warning(
        "videos-beyond-plan",
        `${videos} videos were asked for, and the plan has only ${having}`,
        "For more, name more days, or more networks that take videos, such as tiktok or youtube"
      )
    ]
  }
  const remedy =
    all.length === 0
      ? "Name networks that take videos, such as tiktok or youtube, or more days"
      : "The report.json of the kit says what each slot lacks"
  return [warning("videos-without-post", detail, remedy)]
}

/** What the report of a kit warns of and nobody sees in the posts themselves. */
export const reported = (files: ReadonlyArray<KitFile>): ReadonlyArray<Warning> => {
  const report = files.find(({ path }) => path === "report.json")
  const { warnings } = Option.getOrElse(
    decodeReport(report === undefined ? "" : new TextDecoder().decode(report.bytes)),
    () => ({ warnings: [] })
  )
  return warnings
    .filter(
      ({ code, message }) =>
        toldCodes.has(code) && !(code === "report-printed-otherwise" && message.startsWith("report.pdf: No font has "))
    )
    .map(({ code, message: told }) => {
      // The report speaks to programs too.
      const message = told.replace("Name a folder with a font that has them", "$& with --fonts")
      return { code, message, remedy: message.replace(/^.*?\. /s, "") }
    })
}

/** Writes them to standard error; nothing when the command is to be quiet. */
export const show = Effect.fnUntraced(function* (
  warnings: ReadonlyArray<Warning>,
  options: {
    readonly json: boolean
    readonly quiet: boolean
    /** @default "en" */
    readonly messages?: "en" | "de"
  }
): Effect.fn.Return<void, never, Screen> {
  if (options.quiet) return
  const screen = yield* Screen
  const word = options.messages === "de" ? "Hinweis" : "warning"
  const label = screen.hasColor ? `\u001b[33;1m${word}\u001b[0m` : word
  for (const english of warnings) {
    const warning = options.messages === "de" ? { ...english, ...germanFailure(undefined, english) } : english
    yield* screen.err(
      options.json
        ? `${JSON.stringify({ type: "warning", ...warning })}\n`
        : `${label}: ${printable(warning.message)}\n`
    )
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Of the report's; letters of the print are told with those of the media. */
const toldCodes: ReadonlySet<string> = new Set([
  "no-trend-fits",
  "appraisal-missing",
  "letters-without-font",
  "brand-colors-pale",
  "report-printed-otherwise"
])

const decodeReport = Schema.decodeUnknownOption(
  Schema.fromJsonString(
    Schema.Struct({ warnings: Schema.Array(Schema.Struct({ code: Schema.String, message: Schema.String })) })
  )
)

const warning = (code: string, detail: string, remedy: string): Warning => ({
  code,
  message: `${detail}. ${remedy}`,
  remedy
})

const videoGapOf = (asked: number | "all", slots: number, written: number): string | undefined => {
  if (asked !== "all" && slots === 0) return "No video was made: no slot of the plan is a video"
  if (written >= Math.min(slots, asked === "all" ? slots : asked)) return undefined
  if (written === 0) {
    return slots === 1
      ? "No video was made: the only video slot has no post"
      : `No video was made: none of the ${slots} video slots has a post`
  }
  const wanted = asked === "all" ? "All videos" : `${asked} videos`
  const having = written === 1 ? "has" : "have"
  return `${wanted} were asked for, and only ${written} of the ${slots} video slots ${having} a post`
}

const past = (slots: Material["slots"], now: DateTime.Utc): ReadonlyArray<Warning> => {
  const over = slots.filter(({ startsAt }) => DateTime.isLessThan(DateTime.makeUnsafe(startsAt), now))
  const last = over.at(-1)
  if (last === undefined) return []
  const remedy = "Set plan.start, or --start, to a day to come"
  return over.length < slots.length
    ? [warning("slots-past", `${over.length} of ${slots.length} slots lie in the past`, remedy)]
    : [
        warning(
          "campaign-past",
          `${slots.length === 1 ? "The only slot lies in the past," : `All ${slots.length} slots lie in the past, the last one`} on ${last.startsAt.slice(0, 10)}`,
          remedy
        )
      ]
}

const alike = (documents: Material["documents"]): ReadonlyArray<Warning> =>
  Array.from(Map.groupBy(documents, ({ sha256 }) => sha256).values()).flatMap((group) => {
    const names = group.map(({ source }) => source)
    const last = names.pop()
    if (last === undefined || names.length === 0) return []
    return [
      warning(
        "sources-alike",
        `The sources ${names.join(", ")} and ${last} are the same byte for byte, so they add nothing to each other`,
        "Keep one of them, or name the document that was meant"
      )
    ]
  })

const listed = (names: ReadonlyArray<string>): string =>
  `${names.slice(0, mostNamed).join(", ")}${names.length > mostNamed ? ", …" : ""}`

/** Names that a warning holds at most. */
const mostNamed = 3

const readInPart = (documents: Material["documents"]): ReadonlyArray<Warning> => {
  const shares = documents.flatMap((document) => {
    const share = shareRead(document)
    return share === undefined ? [] : [`${share} of ${document.source}`]
  })
  if (shares.length === 0) return []
  const others = shares.length - mostNamed
  const named = shares.slice(0, mostNamed).join(", ")
  return [
    warning(
      "sources-read-in-part",
      `The sources are too long to be read whole, so excerpts were read from their beginning to their end: ${named}${
        others > 0 ? `, and parts of ${others} more, see report.json` : ""
      }`,
      "Shorten them to what the campaign is about to have all of it read"
    )
  ]
}
