/**
 * What makers of media hand over, and how it is kept.
 */
import { Effect } from "effect"
import type { GeneratedBy, Post } from "../../../content/Post.ts"
import { PostMedia } from "../../../content/Post.ts"
import { type Asset, type AssetId, type DigitalSource, isAiMade } from "../../../media/Asset.ts"
import { markContent } from "../../../media/ContentMark.ts"
import { AssetLibrary } from "../../../media/AssetLibrary.ts"
import { MediaFacts, PictureFacts } from "../../../media/MediaFacts.ts"
import type { MadePicture } from "../../../media/Pictures.ts"
import type { BudgetId } from "../../../usage/Budget.ts"
import type { Brief } from "../../Brief.ts"
import type { Dossier } from "../../Dossier.ts"
import {
  type MediaLack,
  SlotFile,
  type SlotFileRole,
  SlotMedia,
  type VideoChapter,
  type VoiceOrigin
} from "../../SlotMedia.ts"
import type { Loudness } from "../../../media/MediaFacts.ts"
import type { MediaOptions } from "../../MediaOptions.ts"
import { clipGeneratedBy, type GeneratedClip } from "./clipping.ts"
import { type GeneratedPicture, generatedBy } from "./generating.ts"

/** A post that media are made for. */
export interface Wanted {
  readonly brief: Brief
  readonly post: Post
  readonly dossier: Dossier | undefined
  readonly watermark: string | undefined
  /** Of a post whose media go without so many pictures and clips: made anew only if there are fewer now. @default it has none */
  readonly lacked?: number | undefined
}

/** How media are made, and what is charged for it. */
export interface MakingOptions extends MediaOptions {
  readonly budgets: ReadonlyArray<BudgetId>
}

/** One file as it was made. */
export interface MadeFileOf {
  readonly role: SlotFileRole
  /** Behind `media/<slot>`: `-1.jpg`, `.mp4`. */
  readonly suffix: string
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly facts: MediaFacts
  readonly altText: string
  readonly preview?: Uint8Array | undefined
  readonly digitalSource: DigitalSource
  /** Pictures that it shows. @default none */
  readonly madeFrom?: ReadonlyArray<AssetId>
}

/** All that was made for one post. The first is sent. */
export interface MadeForSlot {
  readonly files: ReadonlyArray<MadeFileOf>
  readonly generatedBy: ReadonlyArray<GeneratedBy>
  /** Pictures of a model that the files show: assets of their own. @default none */
  readonly pictures?: ReadonlyArray<GeneratedPicture>
  /** Footage of a model that a video shows: assets of their own. @default none */
  readonly clips?: ReadonlyArray<GeneratedClip>
  /** What a model was to make and did not. @default nothing */
  readonly lacks?: ReadonlyArray<MediaLack>
  readonly voice?: VoiceOrigin | undefined
  readonly chapters?: ReadonlyArray<VideoChapter> | undefined
  readonly loudness?: Loudness | undefined
  readonly warnings: ReadonlyArray<string>
}

/** What draws and renders without a trained model. Raise the version when its pictures change. */
export const makerOfCards: GeneratedBy = { kind: "floor", agent: "cards", agentVersion: 1 }
export const makerOfVideos: GeneratedBy = { kind: "floor", agent: "video", agentVersion: 1 }

/** These, and each model that made one of the pictures or clips. */
export const makersOf = (
  floors: ReadonlyArray<GeneratedBy>,
  { clips = [], pictures }: Pick<MadeForSlot, "clips"> & Required<Pick<MadeForSlot, "pictures">>
): ReadonlyArray<GeneratedBy> => {
  const models = [
    ...pictures.map(({ picture }) => generatedBy(picture)),
    ...clips.map(({ clip }) => clipGeneratedBy(clip))
  ]
  return [...floors, ...new Map(models.map((by) => [JSON.stringify(by), by])).values()]
}

/** Of a picture whose size its maker told. */
export const pictureFacts = ({
  bytes,
  heightPx,
  mediaType,
  widthPx
}: {
  readonly bytes: Uint8Array
  readonly mediaType: MadePicture["mediaType"]
  readonly widthPx: number
  readonly heightPx: number
}): MediaFacts => {
  const { codec, container } = formats[mediaType]
  return new MediaFacts({
    kind: "image",
    container,
    bytes: bytes.length,
    picture: new PictureFacts({ widthPx, heightPx, codec })
  })
}

/** Keeps what was made, and says what it is to the post and to its slot. */
export const makeKeeping = Effect.gen(function* () {
  const assets = yield* AssetLibrary

  /** As it came from its model, marks of the vendor and all. */
  const keepPicture = ({ picture, visualId }: GeneratedPicture, slotId: string) =>
    assets.add({
      bytes: picture.bytes,
      mediaType: picture.mediaType,
      facts: pictureFacts(picture),
      source: { kind: "made", detail: `${slotId}/${visualId}` },
      digitalSource: "trainedAlgorithmicMedia",
      generatedBy: generatedBy(picture)
    })

  const keepClip = ({ clip, facts, visualId }: GeneratedClip, slotId: string) =>
    assets.add({
      bytes: clip.bytes,
      mediaType: clip.mediaType,
      facts,
      source: { kind: "made", detail: `${slotId}/${visualId}` },
      digitalSource: "trainedAlgorithmicMedia",
      generatedBy: clipGeneratedBy(clip)
    })

  const keepPreview = Effect.fnUntraced(function* (
    slotId: string,
    bytes: Uint8Array,
    { digitalSource, id }: Pick<Asset, "id" | "digitalSource">
  ) {
    return yield* assets.add({
      bytes,
      mediaType: "image/jpeg",
      facts: new MediaFacts({ kind: "image", container: "jpeg", bytes: bytes.length }),
      source: { kind: "made", detail: `preview of ${slotId}` },
      digitalSource,
      generatedBy: makerOfCards,
      madeFrom: [id]
    })
  })

  return Effect.fnUntraced(function* (wanted: Wanted, made: MadeForSlot) {
    const { post } = wanted
    const files: Array<SlotFile> = []
    const media: Array<PostMedia> = []
    for (const picture of made.pictures ?? []) yield* keepPicture(picture, post.slotId)
    for (const clip of made.clips ?? []) yield* keepClip(clip, post.slotId)
    for (const file of made.files) {
      const asset = yield* assets.add({
        bytes: markContent(file.bytes, { digitalSource: file.digitalSource, tool: "Postwright" }).bytes,
        mediaType: file.mediaType,
        facts: file.facts,
        source: { kind: "made", detail: post.slotId },
        digitalSource: file.digitalSource,
        ...(made.generatedBy[0] === undefined ? {} : { generatedBy: made.generatedBy[0] }),
        ...(file.madeFrom === undefined ? {} : { madeFrom: file.madeFrom })
      })
      const path = `media/${post.slotId}${file.suffix}`
      const { durationSeconds, picture } = file.facts
      const preview = file.preview === undefined ? undefined : yield* keepPreview(post.slotId, file.preview, asset)
      files.push(
        new SlotFile({
          role: file.role,
          path,
          assetId: asset.id,
          mediaType: file.mediaType,
          ...(file.role === "sent" || file.altText === "" ? {} : { altText: file.altText }),
          ...(picture === undefined ? {} : { widthPx: picture.widthPx, heightPx: picture.heightPx }),
          ...(durationSeconds === undefined ? {} : { durationSeconds }),
          ...(preview === undefined ? {} : { previewId: preview.id })
        })
      )
      if (file.role === "sent") {
        const aiMade = isAiMade(file.digitalSource) ? { isAiMade: true } : {}
        media.push(new PostMedia({ path, sha256: asset.id, altText: file.altText, ...aiMade }))
      }
    }
    const slotMedia = new SlotMedia({
      slotId: post.slotId,
      files,
      generatedBy: made.generatedBy,
      ...(made.voice === undefined ? {} : { voice: made.voice }),
      ...(made.chapters === undefined ? {} : { chapters: made.chapters }),
      ...(made.loudness === undefined ? {} : { loudness: made.loudness }),
      ...(made.lacks === undefined || made.lacks.length === 0 ? {} : { lacks: made.lacks }),
      warnings: made.warnings,
      hasAiMedia: made.files.some(({ digitalSource }) => isAiMade(digitalSource))
    })
    return { slotMedia, media }
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const formats: Readonly<Record<MadePicture["mediaType"], { readonly container: string; readonly codec: string }>> = {
  "image/png": { container: "png", codec: "png" },
  "image/jpeg": { container: "jpeg", codec: "mjpeg" },
  "image/webp": { container: "webp", codec: "webp" }
}
