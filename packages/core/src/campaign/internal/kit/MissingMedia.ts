/**
 * The media that a post needs beside its text and does not have: its network takes it only with them.
 */
import type { Post } from "../../../content/Post.ts"
import { rulesFor } from "../../../policy/PlatformRules.ts"
import { neededMedia, type NeededMedia } from "../../SlotMedia.ts"

export { neededMedia as mediaKinds, type NeededMedia as MediaKind }

/** What is missing; undefined where the text alone can be published or the media are there. */
export const missingMedia = ({
  format,
  media,
  platform
}: Pick<Post, "format" | "media" | "platform">): NeededMedia | undefined => {
  const least = Math.max(
    0,
    ...rulesFor(platform, format).map(({ measure, requirement }) =>
      measure === "media" && requirement.kind === "min-count" ? requirement.limit : 0
    )
  )
  if (media.length >= least) return undefined
  return format === "video" ? "video" : format === "carousel" ? "slides" : "picture"
}

/** Each as it is named after “with”. */
export const mediaNames: Readonly<Record<NeededMedia, string>> = {
  video: "a video",
  slides: "slides as images",
  picture: "an image or a video"
}
