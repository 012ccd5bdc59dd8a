import type * as Media from "../../campaign/MediaOptions.ts"
import { SlotId } from "../../campaign/Plan.ts"
import { ModelId } from "../../models/ModelChoice.ts"
import type { MediaOptions } from "../Generate.ts"

/** Plain options, already checked, as the service takes them. */
export const mediaOptions = (media: MediaOptions | false): Media.MediaOptions | false => {
  if (media === false) return false
  const { clips, images, recordings, voice, ...rest } = media
  return {
    ...rest,
    ...(voice === undefined
      ? {}
      : { voice: voice === "none" ? voice : { ...voice, model: ModelId.make(voice.model) } }),
    ...(images === undefined ? {} : { images: { ...images, model: ModelId.make(images.model) } }),
    ...(clips === undefined ? {} : { clips: { ...clips, model: ModelId.make(clips.model) } }),
    ...(recordings === undefined
      ? {}
      : { recordings: new Map(Object.entries(recordings).map(([slotId, bytes]) => [SlotId.make(slotId), bytes])) })
  }
}
