import { textLimit } from "../../policy/PlatformRules.ts"
import { partSeparator } from "../../policy/PolicyContent.ts"
import { textLength } from "../../policy/TextLength.ts"
import { sentences } from "../../text/Segmentation.ts"
import { type DraftVariant } from "../Draft.ts"
import { findLinks } from "../Links.ts"
import { type Format, type Platform } from "../Platform.ts"

/** A wording exactly as it is sent. */
export interface Assembled {
  readonly text: string
  readonly parts?: ReadonlyArray<string>
  readonly title?: string
  /** What is left of the draft's own text. */
  readonly told: string
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
 * The wording with its link and hashtags. Where it becomes too long, hashtags go first, then whole sentences from its
 * end, then the link; undefined when not even its first sentence fits. Of a thread, only the last part gives way to the
 * link. A wording that has an address already gets no other: readers could not tell which one is meant.
 */
export const assemble = (draft: DraftVariant, additions: Additions): Assembled | undefined => {
  const limit = textLimit(additions.platform, additions.format)
  const fits = (text: string) => limit === undefined || textLength(text, limit.unit) <= limit.limit
  const parts = additions.format === "thread" ? draft.parts : undefined
  const last = parts?.at(-1) ?? draft.body
  if (parts !== undefined && !parts.every(fits)) return undefined
  const hasAddress = (parts ?? [draft.body]).some((text) => findLinks(text, { withBareDomains: true }).length > 0)
  const link = hasAddress ? undefined : additions.link
  const bodies = [last, ...shorter(last, additions.language)]
  const ended =
    firstOf(link === undefined ? [] : bodies, (body) => completed(body, link, additions.hashtags, fits)) ??
    firstOf(parts === undefined ? bodies : [last], (body) => completed(body, undefined, additions.hashtags, fits))
  if (ended === undefined) return undefined
  const made = parts === undefined ? undefined : [...parts.slice(0, -1), ended.text]
  return {
    text: made === undefined ? ended.text : made.join(partSeparator),
    ...(made === undefined ? {} : { parts: made }),
    ...(draft.title === undefined ? {} : { title: draft.title }),
    told: [...(parts ?? []).slice(0, -1), ended.body].join(partSeparator),
    hashtags: ended.hashtags
  }
}

interface Ended {
  readonly text: string
  readonly body: string
  readonly hashtags: ReadonlyArray<string>
}

const firstOf = <A, B>(items: Iterable<A>, choose: (item: A) => B | undefined): B | undefined => {
  for (const item of items) {
    const chosen = choose(item)
    if (chosen !== undefined) return chosen
  }
  return undefined
}

// With as many hashtags as fit.
const completed = (
  body: string,
  link: string | undefined,
  hashtags: ReadonlyArray<string>,
  fits: (text: string) => boolean
): Ended | undefined => {
  // A tag that the text has already says nothing twice.
  const fresh = hashtags.filter((tag) => !body.includes(`#${tag}`))
  for (let count = fresh.length; count >= 0; count--) {
    // The broadest and the brand's own are at the two ends; what lies between goes first.
    const chosen = count === fresh.length ? fresh : [...fresh.slice(0, count - 1), ...fresh.slice(-1)].slice(0, count)
    const tags = chosen.map((tag) => `#${tag}`).join(" ")
    // A paragraph each, or the network would take what follows for a part of the address.
    const text = [body, link, tags].filter((part) => part !== undefined && part !== "").join("\n\n")
    if (fits(text)) return { text, body, hashtags: chosen }
  }
  return undefined
}

// The text without its last sentence, its last two and so on; the first one stays.
const shorter = (body: string, language: string): ReadonlyArray<string> => {
  const ends = sentences(body, language).map(({ end }) => end)
  return ends
    .slice(0, -1)
    .map((end) => body.slice(0, end).trim())
    .filter((text) => text !== "")
    .toReversed()
}
