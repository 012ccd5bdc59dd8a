/**
 * Use case of content: from the material of one slot to a finished post, or to what the slot lacks.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, Schema } from "effect"
import { type AgentCost, costsOf } from "../agents/AgentCost.ts"
import { type AgentError } from "../agents/AgentError.ts"
import { AgentRunner, type RunOptions } from "../agents/AgentRunner.ts"
import { type AnswerWatch } from "../agents/AnswerWatch.ts"
import { beginningOf, CopywriterAgent, type CopywriterInput, variantOf } from "../agents/copywriter/CopywriterAgent.ts"
import { type Angle } from "../campaign/Angle.ts"
import { type Brief } from "../campaign/Brief.ts"
import { gapSentence, type MaterialGap, materialGap } from "../campaign/Evidence.ts"
import { type Citation } from "../knowledge/Citation.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { brandRulesOf } from "../policy/packs/BrandPack.ts"
import { Policies, type PoliciesError } from "../policy/Policies.ts"
import { policyContentOf } from "../policy/PolicyContent.ts"
import type { PolicyContext } from "../policy/PolicyContext.ts"
import type { CompiledPolicy } from "../policy/PolicyEngine.ts"
import { type CurrentActor, requirePermission } from "../tenancy/Actor.ts"
import { type LanguageTag } from "../text/Language.ts"
import { contentHash } from "./ContentHash.ts"
import { type DraftVariant } from "./Draft.ts"
import { buildHashtags, HashtagVocabulary } from "./Hashtags.ts"
import { assemble, type Assembled } from "./internal/assemble.ts"
import { citedIn } from "./internal/citedIn.ts"
import { linkFor, withTrackedLinks } from "./internal/linkFor.ts"
import { type Format, type Platform } from "./Platform.ts"
import { Post, type PostId, PostLink, Scores, Variant, VariantId } from "./Post.ts"
import { compareScores, scoreVariant } from "./Scoring.ts"
import { Telling, tellingApart } from "./Similarity.ts"

/** A wording while the answer is written that it stands in. The rules have not judged it, and it may be left out. */
export interface WordingInMaking {
  /** Place in the answer, from 0. */
  readonly index: number
  /** Counts answers: after a repair the wordings come again. */
  readonly answer: number
  /** False: its beginning. True: it keeps the contract, and cites what it claims. */
  readonly isWhole: boolean
  readonly title?: string
  /** Without hashtags and links. */
  readonly text: string
}

/** One slot with its material, and how agents run for it. */
export interface DraftRequest extends Omit<RunOptions, "watch"> {
  /** Gets wordings as soon as they can be read; no more of one than its beginning comes twice. @default nobody */
  readonly onWording?: (wording: WordingInMaking) => Effect.Effect<void>

  readonly brief: Brief
  /** Names the campaign in tracked links. */
  readonly campaignId: string
  readonly postId: PostId
  readonly slotId: string
  readonly platform: Platform
  readonly format: Format
  /** Language of the post. */
  readonly language: LanguageTag
  readonly angle: Angle
  /** The slot's own findings, the one that leads first. */
  readonly findings: ReadonlyArray<Finding>
  /** Hashtags of the whole campaign. @default made of the brief and the slot’s own findings, which say less */
  readonly vocabulary?: HashtagVocabulary
  readonly seed: number
}

/** The material carries the post. */
export interface Drafted {
  readonly _tag: "Drafted"
  readonly post: Post
  /** What models cost, as far as they told. */
  readonly costs: ReadonlyArray<AgentCost>
}

/** The material does not carry a post with two wordings within the network's rules. */
export interface NeedsMaterial {
  readonly _tag: "NeedsMaterial"
  /** What stood in the way, then what to add. */
  readonly reason: string
  readonly gap: MaterialGap
  /** What models cost all the same. */
  readonly costs: ReadonlyArray<AgentCost>
}

export type DraftOutcome = Drafted | NeedsMaterial

export class Drafting extends Context.Service<
  Drafting,
  {
    /**
     * Writes the post of a slot: at least two wordings that tell different things and have no blocking finding, best
     * first, with hashtags, and with a link where brief or sources give one; links to the brand's own site are tracked.
     * It cites what stands in one of the wordings. Equal requests give equal posts when no model writes.
     *
     * What the rules block and can mend is mended; a wording that stays blocked is left out.
     *
     * Needs the permission `campaign:write`. Fails with what `AgentRunner.run` and `Policies.policyFor` fail with, except
     * that a floor that cannot write from the material answers `NeedsMaterial`.
     */
    readonly draft: (request: DraftRequest) => Effect.Effect<DraftOutcome, AgentError | PoliciesError, CurrentActor>
  }
>()("@postwright/core/content/Drafting") {
  static readonly layerNoDeps: Layer.Layer<Drafting, never, AgentRunner | Policies> = Layer.effect(
    Drafting,
    Effect.gen(function* () {
      const runner = yield* AgentRunner
      const policies = yield* Policies

      const draft = Effect.fn("Drafting.draft")(function* (
        request: DraftRequest
      ): Effect.fn.Return<DraftOutcome, AgentError | PoliciesError, CurrentActor> {
        yield* requirePermission("campaign:write")
        const [first, ...rest] = request.findings
        if (first === undefined) return needsMaterial(request, "No source statement is left for this slot", [])
        const { onWording, ...options } = request
        const input = { ...request, findings: [first, ...rest] as const }
        const watch = onWording === undefined ? {} : { watch: watchOf(input, onWording) }
        const written = yield* runner
          .run(CopywriterAgent, input, { ...options, ...watch })
          .pipe(Effect.catchReason("AgentError", "FloorRejected", () => Effect.void))
        if (written === undefined) {
          return needsMaterial(request, "The slot’s statements give fewer than two different wordings", [])
        }
        const costs = costsOf(written.trace)
        const policy = yield* policies.policyFor({ brand: brandRulesOf(request.brief) })
        const finished = finish(written.value.variants, written.value.hashtags, request, policy)
        const [best, second, ...others] = finished.variants
        if (best === undefined || second === undefined) {
          const why = `Fewer than two different wordings keep the rules of ${request.platform}`
          return needsMaterial(request, why, costs)
        }
        const variants: Post["variants"] = [best, second, ...others]
        return {
          _tag: "Drafted",
          costs,
          post: new Post({
            id: request.postId,
            slotId: request.slotId,
            platform: request.platform,
            format: request.format,
            language: request.language,
            variants,
            hashtags: finished.hashtags,
            links: finished.links,
            media: [],
            citations: finished.citations,
            generatedBy: written.generatedBy,
            contentHash: contentHash({ ...request, variant: best, media: [] })
          })
        }
      })

      return Drafting.of({ draft })
    })
  )

  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Policies.layer))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const watchOf = (input: CopywriterInput, onWording: NonNullable<DraftRequest["onWording"]>): AnswerWatch => ({
  field: "variants",
  onElement: ({ answer, index, isWhole, value }) => {
    const wording = isWhole ? variantOf(value, input) : beginningOf(value)
    if (wording === undefined) return Effect.void
    const { body: text, title } = wording
    return onWording({ index, answer, isWhole, text, ...(title === undefined ? {} : { title }) })
  }
})

const needsMaterial = (request: DraftRequest, why: string, costs: NeedsMaterial["costs"]): NeedsMaterial => {
  const gap = materialGap(request)
  return { _tag: "NeedsMaterial", reason: `${why}. ${gapSentence(gap)}`, gap, costs }
}

const finish = (
  variants: ReadonlyArray<DraftVariant>,
  phrases: ReadonlyArray<string>,
  request: DraftRequest,
  policy: CompiledPolicy
): Pick<Post, "hashtags" | "links" | "citations"> & { readonly variants: ReadonlyArray<Variant> } => {
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
      const scored = scoreVariant(text.text, { ...target, tone: brief.tone, parts, title, citations })
      return [{ draft, text, links, citations, scored }]
    })
  )
  // What tells different things may tell the same once it is shortened.
  const kept = tellingApart(made, ({ text }) => new Telling({ text: text.told, title: text.title }, language))
  return {
    variants: kept.map(
      ({ draft, scored, text }, index) =>
        new Variant({
          id: VariantId.make(`${request.postId}-${index + 1}`),
          approach: draft.approach,
          text: text.text,
          ...(text.parts === undefined ? {} : { parts: text.parts }),
          ...(text.title === undefined ? {} : { title: text.title }),
          ...scored
        })
    ),
    hashtags: kept[0]?.text.hashtags ?? [],
    links: linksIn(kept, link),
    citations: distinct(kept.flatMap(({ citations }) => citations))
  }
}

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

const citationKey = Schema.encodeSync(Schema.fromJsonString(Schema.Array(Schema.Union([Schema.String, Schema.Int]))))

const distinct = (citations: ReadonlyArray<Citation>): ReadonlyArray<Citation> => {
  const seen = new Map(
    citations.map((citation) => [citationKey([citation.source, citation.start, citation.end]), citation])
  )
  return [...seen.values()].sort((a, b) =>
    a.source === b.source ? a.start - b.start || a.end - b.end : a.source < b.source ? -1 : 1
  )
}
