/**
 * What is assumed of a text that is judged on its own and does not say it: one answer for the command line and the
 * promise door.
 *
 * @since 0.1.0
 */
import { type Format, formatsByPlatform, type Platform } from "../content/Platform.ts"
import { detectLanguage } from "../text/LanguageDetection.ts"
import type { PlatformTarget } from "./PlatformPolicy.ts"

/** Where a text shall go: without a format the network's most usual one, without a language the one that it is in. */
export const platformTargetOf = (sent: {
  readonly platform: Platform
  readonly text: string
  /** Of a thread. */
  readonly parts?: ReadonlyArray<string> | undefined
  readonly format?: Format | undefined
  readonly language?: string | undefined
}): PlatformTarget => ({
  platform: sent.platform,
  format: sent.format ?? (sent.parts === undefined ? formatsByPlatform[sent.platform][0] : "thread"),
  language: sent.language ?? detected(sent.text)
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A text that does not tell its language is taken for English. */
const detected = (text: string): string => {
  const found = detectLanguage(text).language
  return found === "und" ? "en" : found
}
