/**
 * Failures of media as the adapter says them: short, and without folders of the machine.
 *
 * @since 0.1.0
 */
import {
  MediaError,
  MediaRejected,
  MediaToolMissing,
  MediaUnreadable,
  RenderFailed,
  RenderTimedOut
} from "@postwright/core/media/MediaError"
import { Effect, Predicate } from "effect"

/** `tool` is not there, and what mends it. */
export const missing = (tool: string, remedy: string): MediaError =>
  new MediaError({ reason: new MediaToolMissing({ tool, remedy }) })

/** The file cannot be used. `detail` is one clause; `advice` what to do where saving it anew would not help. */
export const unreadable = (name: string, detail: string, advice?: string): MediaError =>
  new MediaError({ reason: new MediaUnreadable({ name, detail, ...(advice === undefined ? {} : { advice }) }) })

/** What was asked for cannot be made. */
export const rejected = (summary: string, remedy: string): MediaError =>
  new MediaError({ reason: new MediaRejected({ summary, remedy }) })

/** The tool failed, with what it said last. */
export const failed = (tool: string, said: string, cause?: unknown): MediaError =>
  new MediaError({
    reason: new RenderFailed({ tool, detail: lastWords(said), ...(cause === undefined ? {} : { cause }) })
  })

/** The tool did not finish in so many seconds. */
export const timedOut = (tool: "ffmpeg" | "ffprobe", seconds: number): MediaError =>
  new MediaError({ reason: new RenderTimedOut({ tool, seconds }) })

/** Ends work of ffmpeg that does not finish in so many seconds, with `RenderTimedOut`. */
export const within =
  (seconds: number) =>
  <A, R>(work: Effect.Effect<A, MediaError, R>): Effect.Effect<A, MediaError, R> =>
    Effect.timeoutOrElse(work, {
      duration: seconds * 1_000,
      orElse: () => Effect.fail(timedOut("ffmpeg", seconds))
    })

/** A failure of the file system while `doing`, told by its code. */
export const failedFiles = (doing: string, cause: unknown): MediaError => {
  const code = Predicate.hasProperty(cause, "code") ? String(cause.code) : "no code"
  const full = code === "ENOSPC" ? ": the disk of the temporary folder is full" : ""
  return failed("files", `${doing} gave ${code}${full}`, cause)
}

/** The end of what a tool said, on one line, without paths and addresses in memory. */
export const lastWords = (said: string): string => {
  const lines = said
    .split(/[\r\n]+/u)
    .map((line) => line.replace(/\[([^\]@]*?) ?@ 0x[0-9a-f]+\]/gu, "[$1]").trim())
    .filter(
      (line) =>
        line !== "" && !/^(?:frame|fps|stream_\d|bitrate|total_size|out_time|dup_|drop_|speed|progress)/u.test(line)
    )
  const text = lines
    .slice(-4)
    .join("; ")
    .replace(/(?:[A-Za-z]:)?[\\/][^\s'":;]*[\\/]/gu, "")
  return text.length > 400 ? `…${text.slice(-399)}` : text || "it gave no reason"
}
