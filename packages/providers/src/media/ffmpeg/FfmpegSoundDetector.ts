/**
 * `SoundDetector` with ffmpeg: it decodes a recording, and the sound is measured as that of a WAV file is, so that one
 * recording has the same silences whatever it is saved as.
 *
 * @see https://ffmpeg.org/ffmpeg.html
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { type MediaInput } from "@postwright/core/media/MediaFile"
import { type HeardSound, SoundDetector, soundOfWav } from "@postwright/core/media/SoundStretches"
import { Effect, type Scope } from "effect"
import { type Engine } from "./internal/engine.ts"
import { failed, rejected, unreadable, within } from "./internal/failures.ts"
import { readAs } from "./internal/fileKinds.ts"
import { mostPixels } from "./internal/probeFile.ts"
import { makeWorkspace } from "./internal/workspace.ts"

/** The detector on an engine that it shares with the renderer. */
export const makeWith = (engine: Engine): SoundDetector["Service"] => {
  const detect = Effect.fn("FfmpegSoundDetector.detect")(function* (
    input: MediaInput,
    options: { readonly name?: string } = {}
  ): Effect.fn.Return<HeardSound, MediaError, Scope.Scope> {
    const workspace = yield* makeWorkspace
    const file = yield* workspace.adopt(input, options.name ?? "the recording")
    const { durationSeconds = 0, sound } = yield* engine.probe(workspace, file)
    if (sound === undefined) return yield* unreadable(file.name, "there is no sound in it")
    if (durationSeconds > longestSeconds) {
      return yield* rejected(
        `"${file.name}" lasts ${Math.round(durationSeconds / 60)} minutes, more than ${longestSeconds / 60}`,
        "Cut it into parts"
      )
    }
    yield* engine
      .run(workspace, {
        reads: file.name,
        inputs: [{ file: file.file, options: ["-max_pixels", String(mostPixels), ...readAs(file.kind)] }],
        outputs: [{ file: wav, options: ["-map", "0:a:0", "-vn", ...samples, "-t", String(longestSeconds)] }]
      })
      .pipe(within(timeoutSeconds))
    const heard = soundOfWav(yield* workspace.made(wav).bytes)
    return heard ?? (yield* failed("ffmpeg", "what it decoded is no sound"))
  }, Effect.scoped)

  return SoundDetector.of({ detect })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const wav = "heard.wav"

/** Its samples are in memory at once: 32 kB a second. */
const longestSeconds = 3_600
/** An hour is decoded in a few seconds. */
const timeoutSeconds = 300

/** What is spoken lies below 8 kHz. */
const samples = ["-ac", "1", "-ar", "16000", "-c:a", "pcm_s16le", "-f", "wav", "-bitexact"]
