/**
 * What is told of pictures and videos that were asked for and are not there.
 *
 * @since 0.1.0
 */
import { type GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { type KitFile } from "@postwright/core/campaign/Kit"
import { MediaManifest } from "@postwright/core/campaign/MediaManifest"
import { type LackReason, type NeedsMedia } from "@postwright/core/campaign/SlotMedia"
import { Option, Schema } from "effect"
import { MediaUnmade } from "./CliError.ts"
import { type MediaArguments } from "./MediaInput.ts"

/** What somebody asked for; `media`: false where nobody wants any. */
export type AskedMedia = Pick<MediaArguments, "videos" | "images" | "clips" | "cards"> & { readonly media: boolean }

/**
 * How much of what was asked for is missing, why, and how to go on; undefined where nothing is. Videos beyond the number
 * that was asked for are no shortfall, nor are pictures where nobody named any.
 */
export const mediaShortfallOf = (
  asked: AskedMedia,
  { media, plan, posts }: Pick<GeneratedCampaign, "media" | "plan" | "posts">,
  files: ReadonlyArray<KitFile>
): MediaUnmade | undefined => {
  if (!asked.media) return undefined
  const gaps = plan.slots
    .flatMap(({ id, needsMedia }) =>
      needsMedia === undefined || needsMedia.code === "beyond-limit" ? [] : [{ slotId: id, needs: needsMedia }]
    )
    .toSorted((a, b) => rank(a.needs) - rank(b.needs))
  const made = posts.filter((post) => post.format === "video" && post.media.length > 0).length
  const room = asked.videos === "all" ? Number.POSITIVE_INFINITY : Math.max(0, asked.videos - made)
  const isVideo = ({ needs }: { readonly needs: NeedsMedia }) => needs.needs === "video"
  const wantsPictures = Option.isSome(asked.cards) || Option.isSome(asked.images)
  const wantsModels = Option.isSome(asked.images) || Option.isSome(asked.clips)
  const without = media?.without ?? []
  // Videos that are there, but not as they were asked for.
  const unchanged = wantsModels ? without.filter(isVideo) : []
  const videos = [...gaps.filter(isVideo).slice(0, room), ...unchanged]
  const stills = wantsPictures
    ? [...gaps, ...without].filter((gap) => !isVideo(gap)).toSorted((a, b) => rank(a.needs) - rank(b.needs))
    : []
  const lacks = lacksOf(asked, plan.slots, files)
  const counts = {
    videos: videos.length,
    posts: stills.length,
    pictures: lacks.filter(({ kind }) => kind === "picture").length,
    clips: lacks.filter(({ kind }) => kind === "clip").length
  }
  const [gap] = [...videos, ...stills]
  const [lack] = lacks
  const first =
    gap === undefined
      ? lack === undefined
        ? undefined
        : { slotId: lack.slotId, reason: lackWords[lack.reason] }
      : { slotId: gap.slotId, reason: gap.needs.reason }
  if (first === undefined) return undefined
  const told = (language: "en" | "de") =>
    `${words[language](counts)}. ${first.slotId}: ${first.reason[language].replace(/[.\s]+$/u, "")}`
  return new MediaUnmade({
    ...counts,
    detail: told("en"),
    germanDetail: told("de"),
    remedy: remedyOf(gap?.needs, lack?.reason)
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What stands in the way of several posts tells more than what one of them lacks. */
const rank = ({ code }: NeedsMedia): number => (code === "no-tool" ? 0 : code === "failed" ? 1 : 2)

const decodeManifest = Schema.decodeUnknownOption(Schema.fromJsonString(MediaManifest))

/** What models were to make and did not. A post that somebody decided on keeps what it has. */
const lacksOf = (asked: AskedMedia, slots: GeneratedCampaign["plan"]["slots"], files: ReadonlyArray<KitFile>) => {
  if (Option.isNone(asked.images) && Option.isNone(asked.clips)) return []
  const file = files.find(({ path }) => path === "media.json")
  const manifest = file === undefined ? Option.none() : decodeManifest(new TextDecoder().decode(file.bytes))
  const open = new Set(slots.flatMap(({ id, status }) => (status === "proposed" ? [String(id)] : [])))
  return Option.match(manifest, {
    onNone: () => [],
    onSome: (read) =>
      read.slots
        .filter(({ slotId }) => open.has(slotId))
        .flatMap(({ lacks = [], slotId }) => lacks.map((lack) => ({ ...lack, slotId })))
        .filter(({ kind }) => Option.isSome(kind === "clip" ? asked.clips : asked.images))
  })
}

const remedyOf = (gap: NeedsMedia | undefined, lack: LackReason | undefined): string => {
  if (gap === undefined && lack !== undefined) return remedies[lack]
  // Other words are another campaign, or another version of a post: the same command alone makes nothing of it.
  const isUnwritten = gap?.code === "no-script" || gap?.code === "no-pictures"
  return isUnwritten ? "The kit has all the rest" : remedies.failed
}

const remedies: Readonly<Record<LackReason, string>> = {
  budget: "With a higher --budget the same command makes what is missing, and keeps the rest",
  refused: "With another model the same command makes what is missing, and keeps the rest",
  "held-back": "With another model the same command makes what is missing, and keeps the rest",
  failed: "The same command then makes what is missing, and keeps the rest"
}

const lackWords: Readonly<Record<LackReason, { readonly en: string; readonly de: string }>> = {
  budget: {
    en: "The budget has no room for what its model was to make",
    de: "Für das, was das Modell machen sollte, reicht das Budget nicht"
  },
  refused: { en: "The model refused", de: "Das Modell hat abgelehnt" },
  "held-back": { en: "Moderation held it back", de: "Die Moderation hat es zurückgehalten" },
  failed: {
    en: "The model gave nothing that can be used. media.json says why: mend that, or wait until it answers",
    de: "Das Modell gab nichts Brauchbares. Warum, steht in media.json: Behebe es, oder warte, bis es antwortet"
  }
}

interface Counts {
  readonly videos: number
  readonly posts: number
  readonly pictures: number
  readonly clips: number
}

const words: Readonly<Record<"en" | "de", (counts: Counts) => string>> = {
  en: ({ clips, pictures, posts, videos }) =>
    `Asked for, and not there: ${joined(
      [
        counted(videos, "video", "videos"),
        counted(posts, "post's pictures", "posts' pictures"),
        counted(pictures, "picture by a model", "pictures by a model"),
        counted(clips, "clip by a model", "clips by a model")
      ],
      "and"
    )}`,
  de: ({ clips, pictures, posts, videos }) =>
    `Verlangt und nicht da: ${joined(
      [
        counted(videos, "Video", "Videos"),
        counted(posts, "Post ohne seine Bilder", "Posts ohne ihre Bilder"),
        counted(pictures, "Bild eines Modells", "Bilder eines Modells"),
        counted(clips, "Clip eines Modells", "Clips eines Modells")
      ],
      "und"
    )}`
}

const counted = (count: number, one: string, more: string): ReadonlyArray<string> =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : more}`]

const joined = (some: ReadonlyArray<ReadonlyArray<string>>, and: string): string => {
  const parts = some.flat()
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${and} ${parts.at(-1) ?? ""}`
}
