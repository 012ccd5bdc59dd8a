import { maxSoundBytes } from "../../models/SpeechModel.ts"
import { MediaRejected } from "../MediaError.ts"

/** A recording of nothing, which would make a mute video. */
export const muteRecording = new MediaRejected({
  summary: "Nothing is heard in the recording",
  remedy: "Record it again, or choose another file"
})

/** A recording of no bytes, or of more than are taken. */
export const unusableRecording = (bytes: number): MediaRejected =>
  bytes === 0
    ? new MediaRejected({ summary: "The recording is empty", remedy: "Record it again, or choose another file" })
    : new MediaRejected({
        summary: `The recording has ${Math.ceil(bytes / 1_000_000)} MB, and at most ${maxSoundBytes / 1_000_000} are taken`,
        remedy: "Save it as MP3 or M4A"
      })
