/**
 * Title, comment and chapters in the form that ffmpeg reads them from a file.
 *
 * @see https://ffmpeg.org/ffmpeg-formats.html#Metadata-2
 * @since 0.1.0
 */

/** A part of the video with a name. */
export interface Chapter {
  readonly title: string
  readonly startSeconds: number
  readonly endSeconds: number
}

/** What a file says of itself. */
export interface FileMetadata {
  readonly title?: string | undefined
  readonly comment?: string | undefined
  /** In their order. */
  readonly chapters: ReadonlyArray<Chapter>
}

/** The file's content. */
export const metadataFile = ({ chapters, comment, title }: FileMetadata): string =>
  [
    ";FFMETADATA1",
    ...(title === undefined ? [] : [`title=${escaped(title)}`]),
    ...(comment === undefined ? [] : [`comment=${escaped(comment)}`]),
    ...chapters.flatMap(({ endSeconds, startSeconds, title: name }) => [
      "[CHAPTER]",
      "TIMEBASE=1/1000",
      `START=${Math.round(startSeconds * 1000)}`,
      `END=${Math.round(endSeconds * 1000)}`,
      `title=${escaped(name)}`
    ]),
    ""
  ].join("\n")

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const escaped = (text: string): string =>
  text
    .replace(/\0/gu, "")
    .replace(/\r\n?/gu, "\n")
    .replace(/[=;#\\\n]/gu, (sign) => `\\${sign}`)
    // ffmpeg 5 and later take the end of such a line for a part of the text, and the next line with it.
    .replace(/\\$/u, "\\ ")
