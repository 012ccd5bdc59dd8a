/**
 * What makers of media are given, and what they hand over.
 */
import type { GeneratedBy, Post } from "../../../content/Post.ts"
import type { AssetId, DigitalSource } from "../../../media/Asset.ts"
import { type Loudness, MediaFacts, PictureFacts } from "../../../media/MediaFacts.ts"
import type { MadePicture } from "../../../media/Pictures.ts"
import type { BudgetId } from "../../../usage/Budget.ts"
import type { Brief } from "../../Brief.ts"
import type { Dossier } from "../../Dossier.ts"
import type { MediaLack, SlotFileRole, SlotMedia, VideoChapter, VoiceOrigin } from "../../SlotMedia.ts"
import type { ChosenOptions } from "./choosing.ts"
import { clipGeneratedBy, type GeneratedClip } from "./filming.ts"
import { type GeneratedPicture, pictureGeneratedBy } from "./picturing.ts"
import type { Told } from "./told.ts"
import type { AskedOfModels } from "./bettering.ts"

/** A post that media are made for. */
export interface Wanted {
  readonly brief: Brief
  readonly post: Post
  readonly dossier: Dossier | undefined
  readonly watermark: string | undefined
  /** What it has: made anew only if that gets better. @default it has none */
  readonly standing?: SlotMedia | undefined
}

/** That the media stay as they are: models gave nothing more than what stands. */
export interface AsBefore {
  readonly asked: AskedOfModels
}

/** How media are made, and what is charged for it. */
export interface MakingOptions extends ChosenOptions {
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
  readonly warnings: ReadonlyArray<Told>
}

/** Width of the pictures that stand in the kit's page itself. */
export const previewWidthPx = 360

/** What draws and renders without a trained model. Raise the version when its pictures change. */
export const makerOfCards: GeneratedBy = { kind: "floor", agent: "cards", agentVersion: 1 }
export const makerOfVideos: GeneratedBy = { kind: "floor", agent: "video", agentVersion: 1 }

/** These, and each model that made one of the pictures or clips. */
export const makersOf = (
  floors: ReadonlyArray<GeneratedBy>,
  { clips = [], pictures }: Pick<MadeForSlot, "clips"> & Required<Pick<MadeForSlot, "pictures">>
): ReadonlyArray<GeneratedBy> => {
  const models = [
    ...pictures.map(({ picture }) => pictureGeneratedBy(picture)),
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

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const formats: Readonly<Record<MadePicture["mediaType"], { readonly container: string; readonly codec: string }>> = {
  "image/png": { container: "png", codec: "png" },
  "image/jpeg": { container: "jpeg", codec: "mjpeg" },
  "image/webp": { container: "webp", codec: "webp" }
}
