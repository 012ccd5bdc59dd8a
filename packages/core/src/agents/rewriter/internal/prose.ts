import { detectEntities } from "../../../policy/Entities.ts"
import { partSeparator } from "../../../policy/PolicyContent.ts"

/** The wording without the hashtags, mentions and addresses that close it: they are added anew. */
export const proseOf = ({
  parts,
  text
}: {
  readonly text: string
  readonly parts?: ReadonlyArray<string> | undefined
}): string => withoutClosing(parts?.join(partSeparator) ?? text)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const withoutClosing = (text: string): string => {
  let end = text.trimEnd().length
  for (const entity of detectEntities(text).toReversed()) {
    if (entity.end !== end) break
    const start = text.slice(0, entity.start).trimEnd().length
    // Only what stands in a paragraph of its own, or after other such: `Ask @larkfield` is a sentence.
    if (start > 0 && !/\n/u.test(text.slice(start, entity.start)) && !closes(text.slice(0, start))) break
    end = start
  }
  return text.slice(0, end).trim()
}

const closes = (before: string): boolean => /(?:^|\s)[#@＃]\S+$|https?:\/\/\S+$/u.test(before)
