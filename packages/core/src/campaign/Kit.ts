/**
 * The campaign kit: the files a campaign is handed over as, and one ZIP of all of them.
 *
 * | file | content |
 * | --- | --- |
 * | `index.html` | the campaign to look at: one page that loads nothing |
 * | `report.pdf` | the same to print, sign or file, where a printer is set up |
 * | `plan.json`, `posts.json` | the plan and the posts; the same brief, clock and seed give the same bytes |
 * | `posts/<slot>-<platform>.md` | one post to read and copy |
 * | `schedule.csv` | the calendar for a spreadsheet: UTF-8 with a byte order mark, lines end in CRLF |
 * | `dossiers.json` | how the campaign was made; of each post its appraisal, concerns, script, pictures and growth plan |
 * | `media.json` | of each post that has media every file with what it is for, and how they were made |
 * | `policy.json` | what the rules found in each variant, and by which rules |
 * | `report.json` | counts, what is missing, how the sources were used |
 * | `media/<slot>…` | pictures, videos and captions of the posts |
 * | `sources/*.txt` | texts that citations point into and that are no file of their own (HTML, inline sources, URLs) |
 * | `audit.jsonl` | what was done, one object a line |
 * | `<campaign>.zip` | all of the above in a folder named after the campaign |
 *
 * @since 0.1.0
 */
import { type AgentCost } from "../agents/AgentCost.ts"
import { Schema } from "effect"
import { Post } from "../content/Post.ts"
import { type SourceDocument } from "../knowledge/SourceDocument.ts"
import { type Brief } from "./Brief.ts"
import { type Dossier, type FollowedTrend } from "./Dossier.ts"
import { zip } from "./internal/kit/Archive.ts"
import { csv } from "./internal/kit/Csv.ts"
import { dossiersJson, mediaJson, planJson, policyJson, postsJson, prettyJson } from "./internal/kit/KitJson.ts"
import { isMediaPath } from "./internal/kit/MediaPath.ts"
import { page } from "./internal/kit/page/Page.ts"
import { postMarkdown } from "./internal/kit/PostMarkdown.ts"
import { makeReport, reportJson } from "./internal/kit/Report.ts"
import { slug, uniqueNames } from "./internal/kit/SafeName.ts"
import { type Learned } from "./Learned.ts"
import { type Plan, type Slot } from "./Plan.ts"
import { type PolicyReport } from "./PolicyReport.ts"
import { type Production } from "./Production.ts"
import { type SlotMedia } from "./SlotMedia.ts"

/** A file of the kit. `path` is relative, with `/`, in characters that every file system takes. */
export interface KitFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A media file of the kit, and what the page shows of it. */
export interface KitMedia {
  /** Such as `image/jpeg`, `video/mp4`, `text/vtt`, `application/x-subrip`. */
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Of pictures and videos, as they are shown. */
  readonly widthPx?: number | undefined
  readonly heightPx?: number | undefined
  /** Of videos and sounds. */
  readonly durationSeconds?: number | undefined
  /**
   * A small JPEG, about 320 pixels wide and 8 kB, that stands in the page itself, so that `index.html` alone is worth
   * opening. Of a video it is the poster. @default the page refers to the file
   */
  readonly previewJpeg?: Uint8Array | undefined
  /** WebVTT of a video, for the player: browsers load no captions from a file beside a page opened from disk. @default none */
  readonly captionsVtt?: string | undefined
}

/** How the campaign was made: what the report tells about the run. */
export interface KitRun {
  /** Name and version of the program, such as `postwright 0.1.0`. */
  readonly generator: string
  /** RFC 3339. It reaches `report.json` and `index.html`, never `plan.json` or `posts.json`. */
  readonly generatedAt: string
  /** `none`, or the models in the order in which they were tried. */
  readonly model: string
  readonly seed: number
  /** Micro-USD that models cost. */
  readonly costMicroUsd: number
  /** What of it is known by agent and model, and by slot. */
  readonly costs?: {
    readonly byAgent: ReadonlyArray<AgentCost>
    readonly bySlot: ReadonlyMap<string, number>
    /** Micro-USD of answers that nobody got. @default 0 */
    readonly otherMicroUsd?: number
  }
  /** What models may cost at most; absent: no limit. */
  readonly budgetMicroUsd?: number | undefined
}

/** Everything the files are made from. */
export interface KitInput {
  readonly brief: Brief
  readonly plan: Plan
  /** In the order of the plan. */
  readonly posts: ReadonlyArray<Post>
  /** In the order of the brief's sources. */
  readonly documents: ReadonlyArray<SourceDocument>
  /** In the order in which they happened; each is written as it is, on one line. */
  readonly auditEntries: ReadonlyArray<Readonly<Record<string, unknown>>>
  readonly run: KitRun
  /** How it was made. @default unknown: no `dossiers.json` */
  readonly making?: {
    readonly production: Production | undefined
    /** The month in a few sentences. */
    readonly summary: string | undefined
    /** What of the moment posts follow; undefined where the brief names no trends. */
    readonly trends?: ReadonlyArray<FollowedTrend> | undefined
    /** What it learned from the results of earlier posts. */
    readonly learned?: Learned | undefined
    /** By the hash of the content that they are about. */
    readonly dossiers: ReadonlyMap<string, Dossier>
  }
  /** What the rules found. @default nothing was judged: no `policy.json`, and the page marks nothing */
  readonly policy?: PolicyReport
  /**
   * Files below `media/` by their path, such as `media/slot-001-1.jpg`; posts name them in `media`. A path that a kit cannot
   * have (`isKitPath`) is left out. @default none
   */
  readonly media?: ReadonlyMap<string, KitMedia> | undefined
  /** What the files of posts are for, and how they were made. @default nothing was made: no `media.json` */
  readonly slotMedia?: ReadonlyArray<SlotMedia> | undefined
  /** The printed campaign, or why it could not be printed, in one English sentence. @default nobody was asked to: no `report.pdf` */
  readonly reportPdf?:
    | {
        readonly bytes: Uint8Array
        /** What of it is not as it was asked for, in English. @default nothing */
        readonly warnings?: ReadonlyArray<string> | undefined
      }
    | { readonly missing: string }
    | undefined
  /** Why a slot has no media although its format needs them, by the slot. @default that they are not made yet */
  readonly mediaReasons?: ReadonlyMap<string, { readonly en: string; readonly de: string }> | undefined
}

/** `posts.json`. */
export class PostsFile extends Schema.Class<PostsFile>("@postwright/core/campaign/PostsFile")({
  schemaVersion: Schema.Literal("1"),
  campaignId: Schema.NonEmptyString,
  /** Which file of the kit holds the text that citations of a source point into; null: the source itself does. */
  sources: Schema.Array(Schema.Struct({ source: Schema.String, textFile: Schema.NullOr(Schema.String) })),
  posts: Schema.Array(Post)
}) {}

/** The columns of `schedule.csv`, in order. */
export const scheduleColumns = [
  "date",
  "time",
  "zone",
  "startsAt",
  "platform",
  "format",
  "status",
  "text",
  "title",
  "hashtags",
  "link",
  "slot",
  "post"
] as const

/** Files that a kit has under the same name whatever the campaign is. */
export const kitFileNames: ReadonlyArray<string> = [
  "index.html",
  "plan.json",
  "posts.json",
  "schedule.csv",
  "dossiers.json",
  "media.json",
  "policy.json",
  "report.json",
  "report.pdf",
  "audit.jsonl"
]

/** Whether a file of a kit can have this path: who replaces a kit has no business with any other. */
export const isKitPath = (path: string): boolean =>
  kitFileNames.includes(path) || namedFile.test(path) || isMediaPath(path)

/** Every file of the kit, sorted by path, the ZIP last. Pure: the same input gives the same bytes. */
export const makeKit = (input: KitInput): ReadonlyArray<KitFile> => {
  const { plan, posts } = input
  const texts = sourceTexts(input)
  const textFileOf = (source: string): string | null => texts.get(source)?.path ?? null
  const report = makeReport(input, textFileOf)
  const postsById = new Map(posts.map((post) => [String(post.id), post]))
  const postOf = (slot: Slot): Post | undefined => (slot.postId === null ? undefined : postsById.get(slot.postId))
  const dossierOf = (post: Post): Dossier | undefined => input.making?.dossiers.get(post.contentHash)
  const verdicts = new Map(input.policy?.verdicts.map((verdict) => [verdict.variantId, verdict]))
  const missingOf = ({ variants: [sent] }: Post) => verdicts.get(sent.id)?.checksMissing ?? []
  // Before there were productions nobody looked, so nothing can have been changed since.
  const hasCast = input.making?.production !== undefined
  const trendsOf = ({ id }: Slot) => (input.making?.trends ?? []).filter(({ slots }) => slots.includes(id))
  const nameOf = uniqueNames()

  const files = [
    textFile("plan.json", prettyJson(planJson(plan))),
    textFile(
      "posts.json",
      prettyJson(
        postsJson(
          plan.campaignId,
          posts,
          input.documents.map(({ source }) => ({ source, textFile: textFileOf(source) }))
        )
      )
    ),
    textFile("report.json", prettyJson(reportJson(report))),
    ...(input.making === undefined
      ? []
      : [textFile("dossiers.json", prettyJson(dossiersJson(plan.campaignId, posts, input.making)))]),
    ...(input.slotMedia === undefined || input.slotMedia.length === 0
      ? []
      : [textFile("media.json", prettyJson(mediaJson(plan.campaignId, input.slotMedia)))]),
    ...(input.reportPdf === undefined || "missing" in input.reportPdf
      ? []
      : [{ path: "report.pdf", bytes: input.reportPdf.bytes }]),
    ...(input.policy === undefined ? [] : [textFile("policy.json", prettyJson(policyJson(input.policy)))]),
    textFile("schedule.csv", csv([scheduleColumns, ...plan.slots.map((slot) => scheduleRow(slot, postOf(slot)))])),
    textFile(
      "audit.jsonl",
      input.auditEntries.map((entry) => `${JSON.stringify({ schemaVersion: "1", ...entry })}\n`).join("")
    ),
    textFile("index.html", page({ ...input, report, postOf, textFileOf })),
    ...Array.from(texts.values(), ({ path, text }) => textFile(path, text)),
    ...Array.from(input.media ?? [], ([path, { bytes }]) => ({ path, bytes })).filter(({ path }) => isMediaPath(path)),
    ...plan.slots.flatMap((slot) => {
      const post = postOf(slot)
      if (post === undefined) return []
      const name = nameOf(`${slug(slot.id, "slot")}-${slot.platform}`)
      return [
        textFile(
          `posts/${name}.md`,
          postMarkdown(
            slot,
            post,
            { dossier: dossierOf(post), hasCast, checksMissing: missingOf(post), trends: trendsOf(slot) },
            textFileOf
          )
        )
      ]
    })
  ].sort((a, b) => (a.path < b.path ? -1 : 1))

  return [...files, zip(slug(plan.campaignId, "campaign", 100), files, isMediaPath)]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const namedFile = /^(?:posts\/[a-z0-9][a-z0-9-]*\.md|sources\/[a-z0-9][a-z0-9-]*\.txt|[a-z0-9][a-z0-9-]*\.zip)$/

const textFile = (path: string, text: string): KitFile => ({ path, bytes: new TextEncoder().encode(text) })

/** Texts that exist nowhere but in the campaign: extracted ones, inline ones, and those fetched from a URL. */
const sourceTexts = ({ brief, documents }: KitInput): ReadonlyMap<string, { path: string; text: string }> => {
  const inline = new Set(brief.sources.flatMap((source) => (typeof source === "string" ? [] : [source.name])))
  const nameOf = uniqueNames()
  return new Map(
    documents
      .filter(({ isExtracted, source }) => isExtracted || inline.has(source) || /^[a-z][a-z0-9+.-]*:\/\//i.test(source))
      .map(({ source, text }) => {
        const last =
          source
            .replace(/[?#].*$/s, "")
            .replace(/[/\\]+$/, "")
            .split(/[/\\]/)
            .at(-1) ?? ""
        return [source, { path: `sources/${nameOf(slug(last.replace(/\.[a-z0-9]{1,5}$/i, ""), "source"))}.txt`, text }]
      })
  )
}

const scheduleRow = (slot: Slot, post: Post | undefined): ReadonlyArray<string> => {
  const best = post?.variants[0]
  return [
    slot.startsAt.slice(0, 10),
    slot.startsAt.slice(11, 16),
    slot.timeZone,
    slot.startsAt,
    slot.platform,
    slot.format,
    slot.status,
    best?.text ?? "",
    best?.title ?? "",
    post?.hashtags.map((tag) => `#${tag}`).join(" ") ?? "",
    post?.links[0]?.trackedUrl ?? "",
    slot.id,
    post?.id ?? ""
  ]
}
