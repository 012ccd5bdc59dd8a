/**
 * Has the script of a video spoken: by a recording, by the voice that was chosen, or by the first that costs nothing.
 */
import { Effect } from "effect"
import { type Narrated, Narration, type NarrationFailure, type NarrationVoice } from "../../../media/Narration.ts"
import type { Script } from "../../../media/Script.ts"
import type { SpeechModel } from "../../../models/SpeechModel.ts"
import { SpeechModels } from "../../../models/SpeechModels.ts"
import { type CurrentActor } from "../../../tenancy/Actor.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { SlotId } from "../../Plan.ts"
import type { MakingOptions, Wanted } from "./slotMaking.ts"

/** Speaks a script. A free voice that is not installed leaves it to captions. */
export const makeSpeaking = Effect.gen(function* () {
  const narration = yield* Narration
  const models = yield* SpeechModels

  const freeVoice = Effect.fnUntraced(function* (language: string): Effect.fn.Return<NarrationVoice> {
    const free = (yield* models.list).find((model) => costsNothing(model) && speaks(model, language))
    return free === undefined ? { kind: "none" } : { kind: "model", model: free.id }
  })

  return Effect.fnUntraced(function* (
    { post }: Wanted,
    script: Script,
    options: MakingOptions
  ): Effect.fn.Return<Narrated, NarrationFailure, CurrentActor> {
    const { budgets, voice } = options
    const recording = options.recordings?.get(SlotId.make(post.slotId))
    if (recording !== undefined) {
      const mediaType = soundTypeOf(recording)
      return yield* narration.speak(script, { voice: { kind: "recording", bytes: recording, mediaType }, budgets })
    }
    if (voice === "none") return yield* narration.speak(script, { voice: { kind: "none" } })
    if (voice !== undefined) {
      const { model, voice: name } = voice
      const chosen: NarrationVoice = { kind: "model", model, ...(name === undefined ? {} : { voice: name }) }
      return yield* narration.speak(script, { voice: chosen, budgets })
    }
    return yield* narration.speak(script, { voice: yield* freeVoice(script.language) }).pipe(
      // Nobody asked for this voice: where it is not installed, captions tell the script.
      Effect.catchReason("ModelError", "ModelToolMissing", () => narration.speak(script, { voice: { kind: "none" } }))
    )
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const costsNothing = ({ pricing }: SpeechModel): boolean =>
  pricing !== undefined &&
  (pricing.microUsdPerCall ?? 0) === 0 &&
  Object.values(pricing.microUsdPerMillion).every((price) => price === 0)

const speaks = ({ capabilities: { languages } }: SpeechModel, language: string): boolean =>
  languages.length === 0 || languages.some((tag) => primarySubtag(tag) === primarySubtag(language))

/** By its first bytes: files are named by people. WAV where nothing else is seen. */
const soundTypeOf = (bytes: Uint8Array): string => {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 12))
  if (head.startsWith("ID3") || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0)) return "audio/mpeg"
  if (head.startsWith("OggS")) return "audio/ogg"
  if (head.startsWith("fLaC")) return "audio/flac"
  if (head.slice(4, 8) === "ftyp") return "audio/mp4"
  if (head.startsWith("\u001aE\u00df\u00a3")) return "audio/webm"
  return "audio/wav"
}
