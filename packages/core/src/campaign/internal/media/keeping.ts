/**
 * Keeps the files of a post in the library, and says what they are to the post and to its slot.
 */
import { Effect } from "effect"
import { PostMedia } from "../../../content/Post.ts"
import { type Asset, isAiMade } from "../../../media/Asset.ts"
import { AssetLibrary } from "../../../media/AssetLibrary.ts"
import { markContent } from "../../../media/ContentMark.ts"
import { MediaFacts } from "../../../media/MediaFacts.ts"
import { SlotFile, SlotMedia } from "../../SlotMedia.ts"
import { clipGeneratedBy, type GeneratedClip } from "./filming.ts"
import { type GeneratedPicture, pictureGeneratedBy } from "./picturing.ts"
import { type MadeFileOf, type MadeForSlot, makerOfCards, pictureFacts, type Wanted } from "./slotMaking.ts"
import { warningsOf } from "./told.ts"

/** What is sent comes back as media of the post. */
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
      generatedBy: pictureGeneratedBy(picture)
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

  const keepFile = Effect.fnUntraced(function* (
    slotId: string,
    file: MadeFileOf,
    [generatedBy]: MadeForSlot["generatedBy"]
  ) {
    const { digitalSource, facts, madeFrom, mediaType } = file
    const asset = yield* assets.add({
      bytes: markContent(file.bytes, { digitalSource, tool: "Postwright" }).bytes,
      mediaType,
      facts,
      source: { kind: "made", detail: slotId },
      digitalSource,
      ...(generatedBy === undefined ? {} : { generatedBy }),
      ...(madeFrom === undefined ? {} : { madeFrom })
    })
    const preview = file.preview === undefined ? undefined : yield* keepPreview(slotId, file.preview, asset)
    const { durationSeconds, picture } = facts
    return new SlotFile({
      role: file.role,
      path: `media/${slotId}${file.suffix}`,
      assetId: asset.id,
      mediaType,
      ...(file.role === "sent" || file.altText === "" ? {} : { altText: file.altText }),
      ...(picture === undefined ? {} : { widthPx: picture.widthPx, heightPx: picture.heightPx }),
      ...(durationSeconds === undefined ? {} : { durationSeconds }),
      ...(preview === undefined ? {} : { previewId: preview.id })
    })
  })

  return Effect.fnUntraced(function* ({ post: { slotId } }: Wanted, made: MadeForSlot) {
    for (const picture of made.pictures ?? []) yield* keepPicture(picture, slotId)
    for (const clip of made.clips ?? []) yield* keepClip(clip, slotId)
    const files: Array<SlotFile> = []
    const media: Array<PostMedia> = []
    for (const file of made.files) {
      const kept = yield* keepFile(slotId, file, made.generatedBy)
      files.push(kept)
      if (file.role === "sent") {
        const aiMade = isAiMade(file.digitalSource) ? { isAiMade: true } : {}
        media.push(new PostMedia({ path: kept.path, sha256: kept.assetId, altText: file.altText, ...aiMade }))
      }
    }
    const slotMedia = new SlotMedia({
      slotId,
      files,
      generatedBy: made.generatedBy,
      ...(made.voice === undefined ? {} : { voice: made.voice }),
      ...(made.chapters === undefined ? {} : { chapters: made.chapters }),
      ...(made.loudness === undefined ? {} : { loudness: made.loudness }),
      ...(made.lacks === undefined || made.lacks.length === 0 ? {} : { lacks: made.lacks }),
      ...warningsOf(made.warnings),
      hasAiMedia: made.files.some(({ digitalSource }) => isAiMade(digitalSource))
    })
    return { slotMedia, media }
  })
})
