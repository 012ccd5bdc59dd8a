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
import { timedOut } from "./internal/failures.ts"
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
    const measured = Effect.timeoutOrElse(engine.loudness(workspace, file), {
      duration: seconds * 1_000,
      orElse: () => Effect.fail(timedOut("ffmpeg", seconds))
    })
    return withLoudness(facts, yield* measured)
  }, Effect.scoped)

  return MediaProbe.of({ probe })
}
