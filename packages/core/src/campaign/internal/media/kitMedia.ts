/**
 * The media of a campaign's posts as its kit has them.
 */
import { Effect, Option } from "effect"
import type { Post } from "../../../content/Post.ts"
import { AssetLibrary } from "../../../media/AssetLibrary.ts"
import { type CampaignKey, type CampaignStore, parts } from "../../CampaignStore.ts"
import type { KitMedia } from "../../Kit.ts"
import { SlotId } from "../../Plan.ts"
import type { SlotFile, SlotMedia } from "../../SlotMedia.ts"

/** What was made for the posts that have media, in their order. */
export const readSlotMedia = Effect.fnUntraced(function* (
  store: CampaignStore["Service"],
  key: CampaignKey,
  posts: ReadonlyArray<Post>
) {
  const found = yield* Effect.forEach(
    posts,
    ({ media: [first], slotId }) =>
      first === undefined
        ? Effect.succeed(Option.none<SlotMedia>())
        : store.find(key, parts.slotMedia(SlotId.make(slotId), first.sha256)),
    { concurrency: 8 }
  )
  return found.flatMap((one) => (Option.isSome(one) ? [one.value] : []))
})

/** Reads the files of a kit, by their path. */
export const makeKitMedia = Effect.gen(function* () {
  const assets = yield* AssetLibrary

  const read = Effect.fnUntraced(function* (file: SlotFile, { files }: SlotMedia) {
    const captions = file.role === "sent" ? files.find(({ role }) => role === "captions") : undefined
    const media: KitMedia = {
      mediaType: file.mediaType,
      bytes: yield* assets.bytes(file.assetId),
      ...(file.widthPx === undefined ? {} : { widthPx: file.widthPx }),
      ...(file.heightPx === undefined ? {} : { heightPx: file.heightPx }),
      ...(file.durationSeconds === undefined ? {} : { durationSeconds: file.durationSeconds }),
      ...(file.previewId === undefined ? {} : { previewJpeg: yield* assets.bytes(file.previewId) }),
      ...(captions === undefined
        ? {}
        : { captionsVtt: new TextDecoder().decode(yield* assets.bytes(captions.assetId)) })
    }
    return [file.path, media] as const
  })

  return Effect.fnUntraced(function* (slots: ReadonlyArray<SlotMedia>) {
    const files = slots.flatMap((slot) => slot.files.map((file) => ({ file, slot })))
    return new Map(yield* Effect.forEach(files, ({ file, slot }) => read(file, slot), { concurrency: 4 }))
  })
})
