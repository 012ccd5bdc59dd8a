/**
 * Paths of media in a kit.
 */

/** Whether it is the path of a media file of a kit. */
export const isMediaPath = (path: string): boolean => mediaFile.test(path)

/** Names that need no quoting anywhere, with endings of media and captions. */
const mediaFile = /^media\/[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?\.(?:jpg|png|webp|gif|mp4|webm|m4a|mp3|wav|pdf|srt|vtt)$/
