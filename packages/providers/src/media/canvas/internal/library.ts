/** The library that draws, loaded on first use: it is an optional peer. */
import type * as Canvas from "@napi-rs/canvas"
import { MediaError, MediaToolMissing } from "@postwright/core/media/MediaError"
import { Effect } from "effect"

/** The module, as it is imported. */
export type CanvasLibrary = typeof Canvas

/** Fails with `MediaToolMissing`. */
export const loadCanvas: Effect.Effect<CanvasLibrary, MediaError> = Effect.tryPromise({
  try: () => import("@napi-rs/canvas"),
  catch: () =>
    new MediaError({
      reason: new MediaToolMissing({
        tool: "@napi-rs/canvas",
        remedy: "Cards are drawn with this library. Install it: npm i @napi-rs/canvas"
      })
    })
})
