/**
 * Port: renders videos and re-encodes media. Adapter: `packages/providers/src/media/ffmpeg`.
 *
 * @since 0.1.0
 */
import { Context, type Effect, type Scope } from "effect"
import { type Composition } from "./Composition.ts"
import { type MediaError } from "./MediaError.ts"
import { type MediaFacts } from "./MediaFacts.ts"
import { type MadeFile, type MediaInput } from "./MediaFile.ts"
import { type MediaEdit } from "./MediaEdit.ts"

/** How far a rendering is. */
export interface RenderProgress {
  /** 0 to 1, never less than the one before. */
  readonly share: number
}

/** How one rendering runs. */
export interface RenderOptions {
  readonly onProgress?: (progress: RenderProgress) => Effect.Effect<void>
  /** @default ten times the length of the video, thrice that where HDR becomes SDR, and a minute */
  readonly timeoutSeconds?: number
}

/** A rendered file and what it was measured to be. */
export interface Rendered extends MadeFile {
  /** With loudness where it has sound. */
  readonly facts: MediaFacts
}

export class Renderer extends Context.Service<
  Renderer,
  {
    /**
     * Renders a video: H.264 and AAC in an MP4 that plays before it is loaded. Interruption stops the work and its
     * processes. Everything temporary goes with the scope. The same composition gives the same bytes with the same build
     * of the tool. Fails with `MediaToolMissing`, `MediaRejected` (no scene, over ten minutes or 200 scenes, more words than fit),
     * `MediaUnreadable`, `RenderFailed`, `RenderTimedOut`.
     */
    readonly render: (
      composition: Composition,
      options?: RenderOptions
    ) => Effect.Effect<Rendered, MediaError, Scope.Scope>

    /**
     * Carries out edits on one file in one pass where they go together, in order. What is encoded anew is SDR: the tones
     * of an HDR picture are mapped, and where the tool cannot do that it fails with `MediaRejected`. Otherwise as `render`.
     */
    readonly edit: (
      input: MediaInput,
      edits: ReadonlyArray<MediaEdit>,
      options?: RenderOptions & { readonly name?: string }
    ) => Effect.Effect<Rendered, MediaError, Scope.Scope>
  }
>()("@postwright/core/media/Renderer") {}
