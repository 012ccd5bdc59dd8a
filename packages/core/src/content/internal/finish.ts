import { type Brief } from "../../campaign/Brief.ts"
import { type Finding } from "../../knowledge/Finding.ts"
import { policyContentOf } from "../../policy/PolicyContent.ts"
import type { PolicyContext } from "../../policy/PolicyContext.ts"
import type { CompiledPolicy } from "../../policy/PolicyEngine.ts"
import { type DraftVariant } from "../Draft.ts"
import { type DraftMaterial } from "../DraftMaterial.ts"
import { buildHashtags, HashtagVocabulary } from "../Hashtags.ts"
import { type Post, PostLink, Scores, Variant, VariantId } from "../Post.ts"
import { compareScores, scoreVariant } from "../Scoring.ts"
import { Telling, tellingApart } from "../Similarity.ts"
import { assemble, type Assembled } from "./assemble.ts"
import { citedIn } from "./citedIn.ts"
import { distinctCitations } from "./distinctCitations.ts"
import { linkFor, withTrackedLinks } from "./linkFor.ts"

/** Wordings as they are sent, best first. */
export interface Finished extends Pick<Post, "hashtags" | "links" | "citations"> {
  readonly variants: ReadonlyArray<Variant>
}

/**
 * Gives wordings their hashtags, links and scores. What the rules block and can mend is mended; what stays blocked, or
 * says another one again, is left out.
 *
 * @param firstNumber what the first variant is numbered with; default 1
 */
export const finish = (
  variants: ReadonlyArray<DraftVariant>,
  phrases: ReadonlyArray<string>,
  request: DraftMaterial,
  policy: CompiledPolicy,
  firstNumber = 1
): Finished => {
  const { brief, format, language, platform } = request
  const vocabulary = request.vocabulary ?? new HashtagVocabulary(brief, request.findings)
  const hashtagsOf = (draft: DraftVariant) =>
    buildHashtags(
      {
        keyphrases: phrases,
        topic: brief.topic,
        brandName: brandTag(brief),
        regions: brief.regions,
        bannedWords: brief.brand.bannedWords ?? [],
        statements: citedBy(draft, request.findings),
        wordings: [[draft.title ?? "", draft.body].join("\n\n")],
        vocabulary
      },
      { language, platform, format }
    )
  const link = linkFor(request)
  const target = { platform, format, language, brand: brief.brand, disclosure: brief.disclosure }
  const facts = [brief.topic, ...brief.constraints]
  const context = { platform, format, language, disclosure: brief.disclosure, regions: brief.regions }
  const made = bestFirst(
    variants.flatMap((written) => {
      const { draft, links } = withTrackedLinks(written, request)
      const hashtags = hashtagsOf(written)
      const assembled = assemble(draft, { platform, format, language, hashtags, link: link?.trackedUrl })
      const text = assembled === undefined ? undefined : sendable(assembled, policy, context)
      if (text === undefined) return []
      const citations = citedIn(text.told, draft, language)
      const { parts, title } = text
      const scored = scoreVariant(text.text, { ...target, tone: brief.tone, parts, title, citations, facts })
      return [{ draft, text, links, citations, scored }]
    })
  )
  // What tells different things may tell the same once it is shortened.
  const kept = tellingApart(made, ({ text }) => new Telling({ text: text.told, title: text.title }, language))
  return {
    variants: kept.map(
      ({ draft, scored, text }, index) =>
        new Variant({
          id: VariantId.make(`${request.postId}-${index + firstNumber}`),
          approach: draft.approach,
          text: text.text,
          ...(text.parts === undefined ? {} : { parts: text.parts }),
          ...(text.title === undefined ? {} : { title: text.title }),
          ...scored
        })
    ),
    hashtags: kept[0]?.text.hashtags ?? [],
    links: linksIn(kept, link),
    citations: distinctCitations(kept.flatMap(({ citations }) => citations))
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** The wording with what blocks it mended; undefined when that is not possible. */
const sendable = (text: Assembled, policy: CompiledPolicy, context: PolicyContext): Assembled | undefined => {
  const { content, repaired, verdict } = policy.repair(policyContentOf(text), context)
  if (verdict.findings.some(({ isBlocking }) => isBlocking)) return undefined
  if (repaired.length === 0) return text
  return {
    text: content.text,
    ...(content.parts === undefined ? {} : { parts: content.parts }),
    ...(content.title === undefined ? {} : { title: content.title }),
    told: policy.repair(policyContentOf({ text: text.told }), context).content.text,
    hashtags: text.hashtags.filter((tag) => content.hashtags.includes(tag))
  }
}

const nothing = new Scores({ brandFit: 0, risk: 0, readability: 0 })

/** Scores that differ by less are equally good. */
const sameMerit = 0.25

// Again and again the first of those that come near the best: among equals the writer's own order decides.
const bestFirst = <A extends { readonly scored: { readonly scores: Scores } }>(items: ReadonlyArray<A>): Array<A> => {
  const left = [...items]
  const sorted: Array<A> = []
  const merit = (item: A) => compareScores(nothing, item.scored.scores)
  while (left.length > 0) {
    const highest = Math.max(...left.map(merit))
    const index = left.findIndex((item) => merit(item) >= highest - sameMerit)
    sorted.push(...left.splice(index, 1))
  }
  return sorted
}

// The brand by the word that every post should have, where that is a part of its name.
const brandTag = ({ brand }: Brief): string | undefined =>
  brand.requiredWords?.find((word) => brand.name?.toLowerCase().includes(word.toLowerCase())) ?? brand.name

// What a wording tells: the findings that it cites, or all where it cites none of them.
const citedBy = ({ citations }: DraftVariant, findings: ReadonlyArray<Finding>): ReadonlyArray<Finding> => {
  const cited = findings.filter(({ citation: { end, source, start } }) =>
    citations.some((one) => one.source === source && one.start < end && start < one.end)
  )
  return cited.length > 0 ? cited : findings
}

// The campaign's link first, each once.
const linksIn = (
  kept: ReadonlyArray<{ readonly text: Assembled; readonly links: ReadonlyArray<PostLink> }>,
  link: PostLink | undefined
): ReadonlyArray<PostLink> => {
  const found = new Map<string, PostLink>()
  for (const one of [...(link === undefined ? [] : [link]), ...kept.flatMap(({ links }) => links)]) {
    // The rules may have made an address safe.
    const addresses = [one.trackedUrl, one.trackedUrl.replace(/^http:/i, "https:")]
    const trackedUrl = addresses.find((address) => kept.some(({ text }) => text.text.includes(address)))
    if (trackedUrl !== undefined) found.set(trackedUrl, new PostLink({ url: one.url, trackedUrl }))
  }
  return [...found.values()]
}
