/**
 * Port: draws cards. Adapter: `packages/providers/src/media/canvas`.
 *
 * @since 0.1.0
 */
import { Context, type Effect } from "effect"
import { type Card, type DrawnCard } from "./Card.ts"
import { type MediaError } from "./MediaError.ts"

export class CardRenderer extends Context.Service<
  CardRenderer,
  {
    /**
     * Draws one card. The same card gives the same bytes with the same library and fonts. Words that do not fit are made
     * smaller, then shortened at a word's end with a warning. Fails with `MediaToolMissing` where the library is not
     * installed, with `MediaRejected` for a card without words or of a senseless size, with `MediaUnreadable` for a picture
     * that is none.
     */
    readonly draw: (card: Card) => Effect.Effect<DrawnCard, MediaError>
    /**
     * A smaller JPEG of a picture in its shape, for previews. One that is not wider keeps its size. Fails with
     * `MediaToolMissing`, `MediaUnreadable`.
     */
    readonly shrink: (picture: Uint8Array, widthPx: number) => Effect.Effect<Uint8Array, MediaError>
  }
>()("@postwright/core/media/CardRenderer") {}
