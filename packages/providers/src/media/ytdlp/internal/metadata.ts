import { type OfferedCaptions, type VideoFacts } from "@postwright/core/media/VideoFetcher"
import { singleLine, truncate } from "@postwright/core/text/Normalisation"
import { Option, Schema } from "effect"

/** What is at an address. */
export interface PageFacts {
  readonly video: Omit<VideoFacts, "warnings">
  /** Or has not begun. */
  readonly isLive: boolean
  readonly isPlaylist: boolean
}

/** What `--dump-single-json` says, as far as it is used; nothing for anything else. */
export const factsOf = (output: Uint8Array): PageFacts | undefined => {
  const decoded = Option.getOrUndefined(decode(new TextDecoder().decode(output)))
  if (decoded === undefined) return undefined
  const {
    automatic_captions: automatic,
    channel,
    duration,
    language,
    subtitles,
    uploader,
    webpage_url: address
  } = decoded
  const title = plain(decoded.title) ?? plain(decoded.fulltitle)
  const url = URL.parse(address ?? "")
  if (title === undefined || url === null || url.protocol !== "https:") return undefined
  const author = plain(channel) ?? plain(uploader)
  const captions = [...offered(subtitles, "author"), ...offered(automatic, "automatic")]
  return {
    isLive: decoded.is_live === true || decoded.live_status === "is_upcoming" || decoded.live_status === "is_live",
    isPlaylist: decoded._type === "playlist" || decoded._type === "multi_video",
    video: {
      address: url.href,
      title,
      ...(typeof duration === "number" && duration > 0 ? { seconds: duration } : {}),
      ...(author === undefined ? {} : { author }),
      ...(language != null && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? { language } : {}),
      captions
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const Text = Schema.optional(Schema.NullOr(Schema.String))
const Tracks = Schema.optional(Schema.NullOr(Schema.Record(Schema.String, Schema.Unknown)))

const decode = Schema.decodeUnknownOption(
  Schema.fromJsonString(
    Schema.Struct({
      _type: Text,
      title: Text,
      fulltitle: Text,
      webpage_url: Text,
      duration: Schema.optional(Schema.NullOr(Schema.Finite)),
      channel: Text,
      uploader: Text,
      language: Text,
      is_live: Schema.optional(Schema.NullOr(Schema.Boolean)),
      live_status: Text,
      subtitles: Tracks,
      automatic_captions: Tracks
    })
  )
)

const plain = (text: string | null | undefined): string | undefined => {
  const line = truncate(singleLine(text ?? ""), 300)
  return line === "" ? undefined : line
}

const mostTracks = 500

const offered = (tracks: typeof Tracks.Type, kind: OfferedCaptions["kind"]): ReadonlyArray<OfferedCaptions> =>
  Object.keys(tracks ?? {})
    // Comments that run beside a live video are none.
    .filter((language) => /^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/.test(language) && language !== "live_chat")
    .slice(0, mostTracks)
    .map((language) => ({ language, kind }))
