/** Failures that cards and reports have in common. */
import { MediaError, MediaToolMissing, RenderFailed } from "@postwright/core/media/MediaError"

/** The library failed at something that it should be able to do. */
export const failed = (cause: unknown): MediaError =>
  new MediaError({
    reason: new RenderFailed({
      tool: "@napi-rs/canvas",
      detail: (cause instanceof Error ? cause.message : String(cause)).slice(0, 200),
      cause
    })
  })

/** Neither the brand's fonts nor the fallback are there. */
export const noFont = new MediaError({
  reason: new MediaToolMissing({
    tool: "a font",
    remedy:
      "Neither the brand's fonts nor Noto Sans are installed. Install one: npm i @expo-google-fonts/noto-sans @expo-google-fonts/noto-emoji twemoji-colr-font"
  })
})
