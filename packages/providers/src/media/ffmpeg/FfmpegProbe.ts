/**
 * `MediaProbe` with ffprobe, and ffmpeg for loudness.
 *
 * @see https://ffmpeg.org/ffprobe.html
 * @since 0.1.0
 */
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { type MediaInput } from "@postwright/core/media/MediaFile"
import { Effect } from "effect"
import { type Engine, withLoudness } from "./internal/engine.ts"
import { within } from "./internal/failures.ts"
import { makeWorkspace } from "./internal/workspace.ts"

/** The probe on an engine that it shares with the renderer. */
export const makeWith = (engine: Engine): MediaProbe["Service"] => {
  const probe = Effect.fn("FfmpegProbe.probe")(function* (
    input: MediaInput,
    options: { readonly loudness?: boolean; readonly name?: string } = {}
  ) {
    const workspace = yield* makeWorkspace
    const file = yield* workspace.adopt(input, options.name ?? "the file")
    const facts = yield* engine.probe(workspace, file)
    if (options.loudness !== true || facts.sound === undefined) return facts
    // Decoding is many times faster than listening.
    const seconds = Math.ceil(60 + (facts.durationSeconds ?? 0))
    return withLoudness(facts, yield* engine.loudness(workspace, file).pipe(within(seconds)))
  }, Effect.scoped)

  return MediaProbe.of({ probe })
}
