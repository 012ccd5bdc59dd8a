/**
 * Makes the pictures of a post that is no video: one card, or the slides of a carousel.
 */
import { Effect } from "effect"
import { type DesignedCard, designCards } from "../../../media/CardDesign.ts"
import type { MediaError } from "../../../media/MediaError.ts"
import { MediaTools } from "../../../media/MediaTools.ts"
import type { NeedsMedia } from "../../SlotMedia.ts"
import { missingMedia } from "../kit/MissingMedia.ts"
import { designInput } from "./designInput.ts"
import { mediaGap } from "./mediaGap.ts"
import { type MadeFileOf, type MadeForSlot, makerOfCards, pictureFacts, type Wanted } from "./slotMaking.ts"

/** Width of the pictures that stand in the kit's page itself. */
export const previewWidthPx = 360

export const makePictures = Effect.gen(function* () {
  const tools = yield* MediaTools

  return Effect.fnUntraced(function* (wanted: Wanted): Effect.fn.Return<MadeForSlot | NeedsMedia, MediaError> {
    const { post } = wanted
    const cards = yield* tools.get("cards")
    const designed = designCards(designInput(wanted))
    const needs = missingMedia(post) ?? "picture"
    if (designed.length === 0) return mediaGap(needs, "no-pictures")
    const warnings = new Set<string>()
    const draw = Effect.fnUntraced(function* ({ altText, card }: DesignedCard, index: number) {
      const drawn = yield* cards.draw({ ...card, format: "jpeg" })
      for (const warning of drawn.warnings) warnings.add(warning)
      const file: MadeFileOf = {
        role: "sent",
        suffix: `-${index + 1}.jpg`,
        bytes: drawn.bytes,
        mediaType: drawn.mediaType,
        facts: pictureFacts(drawn),
        altText,
        preview: yield* cards.shrink(drawn.bytes, previewWidthPx),
        digitalSource: "algorithmicMedia"
      }
      return file
    })
    const files = yield* Effect.forEach(designed, draw)
    return { files, generatedBy: [makerOfCards], warnings: [...warnings] }
  })
})
