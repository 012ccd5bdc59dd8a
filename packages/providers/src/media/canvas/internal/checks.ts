/** Refuses cards that cannot be drawn, before anything is. */
import { type Box, type Card } from "@postwright/core/media/Card"
import { MediaError, MediaRejected } from "@postwright/core/media/MediaError"
import { Effect } from "effect"
import { type CleanWords } from "./words.ts"

/** Bounds of a picture. */
export const sizeLimits = { minPx: 120, maxPx: 8_192, maxPixels: 34_000_000 } as const

export const checkCard = (card: Card, words: CleanWords): Effect.Effect<void, MediaError> => {
  const { heightPx, widthPx } = card.size
  if (
    ![widthPx, heightPx].every((side) => Number.isInteger(side) && side >= sizeLimits.minPx && side <= sizeLimits.maxPx)
  ) {
    return rejected(
      `A card cannot have ${widthPx} × ${heightPx} pixels`,
      `Give whole numbers from ${sizeLimits.minPx} to ${sizeLimits.maxPx}`
    )
  }
  if (widthPx * heightPx > sizeLimits.maxPixels || Math.max(widthPx / heightPx, heightPx / widthPx) > 4) {
    return rejected(
      `A card cannot have ${widthPx} × ${heightPx} pixels`,
      "Give a shape no longer than four times its width, of no more than 34 megapixels"
    )
  }
  const said = [words.heading, words.body, words.attribution, words.kicker, ...words.points]
  if (said.every((text) => text === "")) {
    return rejected("A card needs words", "Give it a heading with at least one visible character")
  }
  if (card.place !== undefined) {
    const { number, of } = card.place
    if (!Number.isInteger(number) || !Number.isInteger(of) || number < 1 || number > of || of > 99) {
      return rejected(`A card cannot be number ${number} of ${of}`, "Count from 1 to the number of cards, at most 99")
    }
  }
  const layer = card.layer ?? "whole"
  if (card.isOverClip === true ? layer !== "veil" && layer !== "words" : layer === "veil") {
    return rejected(
      `A card cannot be drawn as ${layer} ${card.isOverClip === true ? "where a clip moves behind it" : "without a clip behind it"}`,
      "Draw what stands over a clip as veil and as words"
    )
  }
  if (card.safeArea !== undefined && !isUsable(card.safeArea)) {
    return rejected(
      "The area for words is too small or lies outside of the card",
      "Give shares of width and height from 0 to 1, at least a fifth of each side apart"
    )
  }
  return Effect.void
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const rejected = (summary: string, remedy: string): Effect.Effect<never, MediaError> =>
  Effect.fail(new MediaError({ reason: new MediaRejected({ summary, remedy }) }))

const isUsable = ({ bottom, left, right, top }: Box): boolean =>
  [left, top, right, bottom].every((share) => share >= 0 && share <= 1) && right - left >= 0.2 && bottom - top >= 0.2
