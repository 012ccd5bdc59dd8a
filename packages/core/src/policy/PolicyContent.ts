/**
 * A post as the rules read it.
 *
 * @since 0.1.0
 */
import { detectHashtags } from "./Entities.ts"
import type { FindingTarget, Repair } from "./PolicyFinding.ts"
import { detectUrls } from "./UrlDetection.ts"

/** A media file as far as rules on texts and counts need it. */
export interface PolicyMedia {
  readonly altText: string
}

/** What is about to be sent. */
export interface PolicyContent {
  /** Exactly what is sent, hashtags and links included; the parts of a thread joined by a blank line. */
  readonly text: string
  /** Parts of a thread in order. */
  readonly parts?: ReadonlyArray<string>
  readonly title?: string
  /** Without `#`. */
  readonly hashtags: ReadonlyArray<string>
  /** Addresses in the text. */
  readonly links: ReadonlyArray<string>
  /** Absent while the media are not made yet: then no rule asks for them. Empty: there will be none. */
  readonly media?: ReadonlyArray<PolicyMedia>
}

/** The content of a text that is ready to be sent: its hashtags and links are those that stand in it. */
export const policyContentOf = (sent: {
  readonly text: string
  readonly parts?: ReadonlyArray<string> | undefined
  readonly title?: string | undefined
  readonly media?: ReadonlyArray<PolicyMedia> | undefined
}): PolicyContent => ({
  text: sent.text,
  ...(sent.parts === undefined ? {} : { parts: sent.parts }),
  ...(sent.title === undefined ? {} : { title: sent.title }),
  ...(sent.media === undefined ? {} : { media: sent.media }),
  hashtags: detectHashtags(sent.text).map(({ name }) => name),
  links: detectUrls(sent.text).map(({ url }) => url)
})

/** A text that goes out on its own, and where it stands in the content. */
export interface TargetText {
  readonly target: FindingTarget
  readonly text: string
}

/** The texts of the content that are sent one by one: the parts of a thread, else the text. */
export const sentTexts = (content: PolicyContent): ReadonlyArray<TargetText> =>
  content.parts === undefined || content.parts.length === 0
    ? [{ target: { field: "text" }, text: content.text }]
    : content.parts.map((text, index) => ({ target: { field: "part", index }, text }))

/** What stands between the parts of a thread in `text`. */
export const partSeparator = "\n\n"

/**
 * The content with the edits of the repairs made. An edit that overlaps one of an earlier repair is left out, so check
 * again afterwards. Hashtags that no text holds any longer leave the list, and the text of a thread follows its parts.
 */
export const applyRepairs = (content: PolicyContent, repairs: ReadonlyArray<Repair>): PolicyContent => {
  if (repairs.length === 0) return content
  const accepted: Array<Repair["edits"][number]> = []
  for (const { edits } of repairs) {
    const isFree = edits.every((edit) => accepted.every((other) => !overlaps(edit, other)))
    if (isFree) accepted.push(...edits)
  }
  const edit = (text: string, isTarget: (target: FindingTarget) => boolean): string =>
    accepted
      .filter(({ target }) => isTarget(target))
      .sort((a, b) => b.start - a.start || b.end - a.end)
      .reduce(
        (changed, { end, replacement, start }) => changed.slice(0, start) + replacement + changed.slice(end),
        text
      )

  const parts = content.parts?.map((part, at) => edit(part, (target) => target.field === "part" && target.index === at))
  const edited = edit(content.text, (target) => target.field === "text")
  const text = parts === undefined || parts.length === 0 ? edited : parts.join(partSeparator)
  const title = edit(content.title ?? "", (target) => target.field === "title")
  const media = content.media?.map((file, at) => ({
    ...file,
    altText: edit(file.altText, (target) => target.field === "alt-text" && target.index === at)
  }))
  const before = namesIn(content.text)
  const after = namesIn(text)
  const { title: _, ...rest } = content
  return {
    ...rest,
    text,
    ...(parts === undefined ? {} : { parts }),
    ...(title === "" ? {} : { title }),
    ...(media === undefined ? {} : { media }),
    hashtags: content.hashtags.filter((name) => after.has(fold(name)) || !before.has(fold(name))),
    links: content.links.filter((link) => text.includes(link) || !content.text.includes(link))
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const fold = (name: string): string => name.normalize("NFC").toLowerCase()

const namesIn = (text: string): ReadonlySet<string> => new Set(detectHashtags(text).map(({ name }) => fold(name)))

const isSameTarget = (a: FindingTarget, b: FindingTarget): boolean =>
  a.field === b.field && ("index" in a ? a.index : 0) === ("index" in b ? b.index : 0)

const overlaps = (a: Repair["edits"][number], b: Repair["edits"][number]): boolean =>
  isSameTarget(a.target, b.target) && a.start < Math.max(b.end, b.start + 1) && b.start < Math.max(a.end, a.start + 1)
