/**
 * Port: measures media files. Adapter: `packages/providers/src/media/ffmpeg`.
 *
 * @since 0.1.0
 */
import { Context, type Effect } from "effect"
import { type MediaError } from "./MediaError.ts"
import { type MediaFacts } from "./MediaFacts.ts"
import { type MediaInput } from "./MediaFile.ts"

export class MediaProbe extends Context.Service<
  MediaProbe,
  {
    /**
     * Measures a file without changing it. `loudness` reads and decodes the whole of it. `name` stands in errors. Fails
     * with `MediaToolMissing`, `MediaUnreadable`, `RenderFailed`, `RenderTimedOut`.
     */
    readonly probe: (
      input: MediaInput,
      options?: { readonly loudness?: boolean; readonly name?: string }
    ) => Effect.Effect<MediaFacts, MediaError>
  }
>()("@postwright/core/media/MediaProbe") {}
