import { textLimit } from "../../policy/PlatformRules.ts"
import { partSeparator } from "../../policy/PolicyContent.ts"
import { textLength } from "../../policy/TextLength.ts"
import { sentences } from "../../text/Segmentation.ts"
import { type DraftVariant } from "../Draft.ts"
import { type Format, type Platform } from "../Platform.ts"

/** A wording exactly as it is sent. */
export interface Assembled {
  readonly text: string
  readonly parts?: ReadonlyArray<string>
  readonly title?: string
  /** Those it had room for. */
  readonly hashtags: ReadonlyArray<string>
}

export interface Additions {
  readonly platform: Platform
  readonly format: Format
  readonly language: string
  /** Without `#`, broad to niche. */
  readonly hashtags: ReadonlyArray<string>
  readonly link: string | undefined
}

/**
 * The wording with its link and hashtags. Where it becomes too long, hashtags go first, then the link, then whole
 * sentences from its end; undefined when not even its first sentence fits.
 */
export const assemble = (draft: DraftVariant, additions: Additions): Assembled | undefined => {
  const limit = textLimit(additions.platform, additions.format)
  const fits = (text: string) => limit === undefined || textLength(text, limit.unit) <= limit.limit
  const parts = additions.format === "thread" ? draft.parts : undefined
  const last = parts?.at(-1) ?? draft.body
  if (parts !== undefined && !parts.every(fits)) return undefined
  const ended =
    completed(last, additions, fits) ?? (parts === undefined ? shortened(last, additions.language, fits) : undefined)
  if (ended === undefined) return undefined
  const made = parts === undefined ? undefined : [...parts.slice(0, -1), ended.text]
  return {
    text: made === undefined ? ended.text : made.join(partSeparator),
    ...(made === undefined ? {} : { parts: made }),
    ...(draft.title === undefined ? {} : { title: draft.title }),
    hashtags: ended.hashtags
  }
}

interface Ended {
  readonly text: string
  readonly hashtags: ReadonlyArray<string>
}

const completed = (body: string, { hashtags, link }: Additions, fits: (text: string) => boolean): Ended | undefined => {
  for (const address of link === undefined ? [undefined] : [link, undefined]) {
    // A tag that the text has already says nothing twice.
    const fresh = hashtags.filter((tag) => !body.includes(`#${tag}`))
    for (let count = fresh.length; count >= 0; count--) {
      // The broadest and the brand's own are at the two ends; what lies between goes first.
      const chosen = count === fresh.length ? fresh : [...fresh.slice(0, count - 1), ...fresh.slice(-1)].slice(0, count)
      const tags = chosen.map((tag) => `#${tag}`).join(" ")
      const text = [body, address, tags].filter((part) => part !== undefined && part !== "").join("\n\n")
      if (fits(text)) return { text, hashtags: chosen }
    }
  }
  return undefined
}

// Leaves out whole sentences from the end of the text until it fits.
const shortened = (body: string, language: string, fits: (text: string) => boolean): Ended | undefined => {
  const all = sentences(body, language)
  for (let count = all.length - 1; count > 0; count--) {
    const text = body.slice(0, all[count - 1]?.end ?? 0).trim()
    if (text !== "" && fits(text)) return { text, hashtags: [] }
  }
  return undefined
}
