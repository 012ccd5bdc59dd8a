/**
 * Makes the pictures of a post that is no video: one card, or the slides of a carousel.
 */
import { Effect } from "effect"
import { type DesignedCard, designCards } from "../../../media/CardDesign.ts"
import type { MediaError } from "../../../media/MediaError.ts"
import { MediaTools } from "../../../media/MediaTools.ts"
import { type CurrentActor } from "../../../tenancy/Actor.ts"
import type { NeedsMedia } from "../../SlotMedia.ts"
import { missingMedia } from "../kit/MissingMedia.ts"
import { designInput } from "./designInput.ts"
import { mediaGap } from "./mediaGap.ts"
import { type PicturingFailure, makePicturing, picturesOf } from "./picturing.ts"
import {
  type AsBefore,
  type MadeFileOf,
  type MadeForSlot,
  makerOfCards,
  makersOf,
  type MakingOptions,
  pictureFacts,
  previewWidthPx,
  type Wanted
} from "./slotMaking.ts"
import { onlyOnce, toldByTool } from "./told.ts"
import { isBetter } from "./bettering.ts"

/** Draws the cards of a post; `as-before` where no fewer pictures are lacking than now. */
export const makeCards = Effect.gen(function* () {
  const tools = yield* MediaTools
  const picture = yield* makePicturing

  return Effect.fnUntraced(function* (
    wanted: Wanted,
    options: MakingOptions
  ): Effect.fn.Return<MadeForSlot | NeedsMedia | AsBefore, MediaError | PicturingFailure, CurrentActor> {
    const { dossier, post } = wanted
    const cards = yield* tools.get("cards")
    const words = designCards(designInput(wanted))
    const needs = missingMedia(post) ?? "picture"
    if (words.length === 0) return mediaGap(needs, "no-pictures")
    const shown = new Set(words.map(({ visualId }) => visualId))
    const visuals = (dossier?.visuals?.visuals ?? []).filter(({ id }) => shown.has(id))
    const pictured = yield* picture(wanted, visuals, options)
    const { lacks, pictures } = pictured
    const asked = { ...pictured, pictures: pictures.length, clips: 0 }
    if (wanted.standing !== undefined && !isBetter(wanted.standing, asked, options)) return { asked }
    const designed =
      pictures.length === 0 ? words : designCards(designInput(wanted, { pictures: picturesOf(pictures) }))
    const warnings = [...pictured.warnings]
    const draw = Effect.fnUntraced(function* ({ altText, card, visualId }: DesignedCard, index: number) {
      const drawn = yield* cards.draw({ ...card, format: "jpeg" })
      for (const warning of drawn.warnings) warnings.push(toldByTool(warning))
      const shows = pictures.find((one) => one.visualId === visualId)
      const file: MadeFileOf = {
        role: "sent",
        suffix: `-${index + 1}.jpg`,
        bytes: drawn.bytes,
        mediaType: drawn.mediaType,
        facts: pictureFacts(drawn),
        altText,
        preview: yield* cards.shrink(drawn.bytes, previewWidthPx),
        ...(shows === undefined
          ? { digitalSource: "algorithmicMedia" }
          : { digitalSource: "compositeWithTrainedAlgorithmicMedia", madeFrom: [shows.assetId] })
      }
      return file
    })
    const files = yield* Effect.forEach(designed, draw)
    const generatedBy = makersOf([makerOfCards], { pictures })
    return { files, generatedBy, pictures, lacks, warnings: onlyOnce(warnings) }
  })
})
