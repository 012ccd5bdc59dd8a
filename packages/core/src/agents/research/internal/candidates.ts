import { displayText } from "../../../knowledge/DisplayText.ts"
import { Opener } from "../../../knowledge/Finding.ts"
import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { isByline } from "./byline.ts"
import { type Candidate } from "./candidate.ts"
import { hostsOf, questionOf } from "./conversation.ts"
import { type Announcement, announcementOf, isOrdered, itemOf, listEnd } from "./lists.ts"
import { numbering, openerOf } from "./openers.ts"
import { runsOf } from "./runs.ts"
import { type Truecaser } from "./truecase.ts"

/** Longer lists are tables in disguise. */
const maxItems = 15

/** Every usable statement of a document, in its order. They do not overlap. */
export const candidatesOf = (
  document: SourceDocument,
  features: ReadonlyArray<SentenceFeatures>,
  truecaser: Truecaser
): ReadonlyArray<Candidate> => {
  const byBlock = Map.groupBy(features, (feature) => feature.blockIndex)
  const hosts = hostsOf(document)
  const found: Array<Candidate> = []
  let heading: Opener | undefined
  let question: Opener | undefined
  for (let index = 0; index < document.blocks.length; index++) {
    const block = document.blocks[index]!
    const sentences = isByline(document, block) ? [] : (byBlock.get(index) ?? [])
    if (!block.follows(document.blocks[index - 1])) {
      heading = undefined
      question = undefined
    }
    if (block.kind === "heading") {
      heading = openerOf(document, block, truecaser)
      continue
    }
    if (block.speaker !== undefined && hosts.has(block.speaker)) {
      question = questionOf(document, sentences)
      continue
    }
    if (block.kind === "list-item") {
      const last = listEnd(document, index)
      const items = document.blocks.slice(index, last + 1).flatMap((_, offset) => {
        const part = itemOf(byBlock.get(index + offset) ?? [])
        return part === undefined ? [] : [part]
      })
      const announcement = announcementOf(document, index, byBlock.get(index - 1) ?? [], items, truecaser)
      const [first, ...rest] = items
      const isWhole = items.length === last - index + 1 && items.length <= maxItems
      if (announcement !== undefined && first !== undefined && rest.length > 0 && isWhole) {
        if (!announcement.isShared) release(found, announcement)
        found.push({
          document,
          block,
          kind: "list",
          parts: [first, ...rest],
          opener: new Opener({
            ...announcement.opener,
            kind: announcement.opener.text.endsWith("?") ? "question" : "headline"
          }),
          isOrdered: isOrdered(document, items)
        })
      } else if (!isOrdered(document, items)) {
        // Items without a list are statements, if they are sentences; a step without its list is nothing.
        for (let item = index; item <= last; item++) {
          found.push(...runsOf(document, document.blocks[item]!, byBlock.get(item) ?? [], undefined))
        }
      }
      heading = undefined
      index = last
      continue
    }
    const opener = block.speaker === undefined ? heading : question
    const runs = runsOf(document, block, sentences, opener)
    found.push(...runs)
    // The line of a heading belongs to what stands right below it.
    if (runs.length > 0 || sentences.some((sentence) => !sentence.isFragment)) {
      heading = undefined
      question = undefined
    }
  }
  return found
}

/** Text of a heading without markup and numbering. */
export const headingText = (heading: string, document: SourceDocument, truecaser: Truecaser): string =>
  truecaser.guess(displayText(heading, document.mediaType).replace(numbering, ""), document.language)

// What announces a list belongs to the list alone: the sentence is no statement, and the heading opens no other one.
const release = (found: Array<Candidate>, { leadIn, opener }: Announcement): void => {
  for (const [at, candidate] of found.entries()) {
    if (candidate.kind === "list") continue
    if (candidate.opener?.citation.start === opener.citation.start) found[at] = { ...candidate, opener: undefined }
    if (leadIn === undefined || !candidate.parts.some((part) => part.start === leadIn.citation.start)) continue
    const [first, ...rest] = candidate.parts.filter((part) => part.start < leadIn.citation.start)
    if (first === undefined) found.splice(at, 1)
    else found[at] = { ...candidate, parts: [first, ...rest] }
    return
  }
}
