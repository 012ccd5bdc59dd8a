/**
 * The files of a video beside its own: cover, thumbnail, subtitles; and what is said of it.
 */
import { captionCues } from "../../../media/Captions.ts"
import type { DrawnCard } from "../../../media/Card.ts"
import { MediaFacts } from "../../../media/MediaFacts.ts"
import { srt, vtt } from "../../../media/SubtitleFiles.ts"
import type { TimedScene } from "../../../media/VideoComposition.ts"
import type { TimedText } from "../../../models/TimedText.ts"
import { primarySubtag } from "../../../text/Language.ts"
import type { VideoChapter } from "../../SlotMedia.ts"
import { type MadeFileOf, pictureFacts } from "./slotMaking.ts"

/** A drawn card as a file of the video. `preview`: a small JPEG of it. */
export const stillFile = (
  role: "cover" | "thumbnail",
  drawn: DrawnCard,
  altText: string,
  preview: Uint8Array
): MadeFileOf => ({
  role,
  suffix: role === "cover" ? ".jpg" : "-thumbnail.jpg",
  bytes: drawn.bytes,
  mediaType: drawn.mediaType,
  facts: pictureFacts(drawn),
  altText,
  preview,
  digitalSource: "algorithmicMedia"
})

/** What is spoken, as SubRip and WebVTT; none where nothing is. */
export const subtitleFiles = (words: ReadonlyArray<TimedText>, language: string): ReadonlyArray<MadeFileOf> => {
  const cues = captionCues(words, { maxCharsPerLine: 32, maxLines: 2, language })
  if (cues.length === 0) return []
  return [
    subtitleFile("subtitles", ".srt", "application/x-subrip", srt(cues)),
    subtitleFile("captions", ".vtt", "text/vtt", vtt(cues))
  ]
}

/** Where the scenes that have a name begin. */
export const chaptersOf = (scenes: ReadonlyArray<TimedScene>): ReadonlyArray<VideoChapter> => {
  let at = 0
  return scenes.flatMap(({ chapter, seconds }) => {
    const startSeconds = Math.round(at * 1_000) / 1_000
    at += seconds
    return chapter === undefined ? [] : [{ startSeconds, title: chapter }]
  })
}

/** Written into the video. `clips`, `pictures`: how many a model made. */
export const provenanceOf = ({ clips, pictures }: { readonly clips: number; readonly pictures: number }): string => {
  const made = [...(clips === 0 ? [] : ["footage"]), ...(pictures === 0 ? [] : ["pictures"])]
  const by = made.length === 0 ? "pictures and voice by programs" : `${made.join(" and ")} by a model`
  return `Made with Postwright from a script; ${by}`
}

/** For those who do not see it: that there are captions, and its title. */
export const videoAltText = (title: string, language: string): string => {
  const primary = primarySubtag(language)
  if (primary === "de") return `Video mit Untertiteln: ${title}`
  return primary === "en" ? `Video with captions: ${title}` : title
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const subtitleFile = (role: "subtitles" | "captions", suffix: string, mediaType: string, text: string): MadeFileOf => {
  const bytes = new TextEncoder().encode(text)
  return {
    role,
    suffix,
    bytes,
    mediaType,
    facts: new MediaFacts({ kind: "document", container: suffix.slice(1), bytes: bytes.length }),
    altText: "",
    digitalSource: "algorithmicMedia"
  }
}
