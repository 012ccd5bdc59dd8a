/**
 * Use case of content: from the material of one slot to a finished post, or to what the slot lacks.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { type AgentCost, costsOf } from "../agents/AgentCost.ts"
import { type AgentError } from "../agents/AgentError.ts"
import { AgentRunner, type RunOptions } from "../agents/AgentRunner.ts"
import { type AnswerWatch } from "../agents/AnswerWatch.ts"
import { beginningOf, CopywriterAgent, type CopywriterInput, variantOf } from "../agents/copywriter/CopywriterAgent.ts"
import { RewriterAgent } from "../agents/rewriter/RewriterAgent.ts"
import { gapSentence, type MaterialGap, materialGap } from "../campaign/Evidence.ts"
import { brandRulesOf } from "../policy/packs/BrandPack.ts"
import { textLimit } from "../policy/PlatformRules.ts"
import { Policies, type PoliciesError } from "../policy/Policies.ts"
import { type CurrentActor, requirePermission } from "../tenancy/Actor.ts"
import { contentHash } from "./ContentHash.ts"
import { type DraftMaterial } from "./DraftMaterial.ts"
import { finish } from "./internal/finish.ts"
import { Post } from "./Post.ts"
import { withWording } from "./PostEdit.ts"

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
export interface DraftRequest extends DraftMaterial, Omit<RunOptions, "watch"> {
  /** Gets wordings as soon as they can be read; no more of one than its beginning comes twice. @default nobody */
  readonly onWording?: (wording: WordingInMaking) => Effect.Effect<void>
  readonly seed: number
}

/** A post that is to be told in another way. */
export interface RewriteRequest extends DraftMaterial, Omit<RunOptions, "watch"> {
  readonly post: Post
  /** What to change, in sentences of those who read it. */
  readonly notes: ReadonlyArray<string>
  readonly seed: number
}

/** The post with one more wording, in the first place. */
export interface Rewritten {
  readonly post: Post
  readonly costs: ReadonlyArray<AgentCost>
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

    /**
     * Tells the post in one more way, which takes the first place; the others stay. `post` is undefined where what was
     * written breaks a rule that cannot be mended, or says what another wording says.
     *
     * Needs the permission `campaign:write`. Fails with what `draft` fails with, except that a floor without another
     * wording answers as above.
     */
    readonly rewrite: (
      request: RewriteRequest
    ) => Effect.Effect<Partial<Rewritten> & Pick<Rewritten, "costs">, AgentError | PoliciesError, CurrentActor>
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

      const rewrite = Effect.fn("Drafting.rewrite")(function* (request: RewriteRequest) {
        yield* requirePermission("campaign:write")
        const [first, ...rest] = request.findings
        if (first === undefined) return { costs: [] }
        const { format, platform, post } = request
        const [sent] = post.variants
        const limit = textLimit(platform, format)
        const written = yield* runner
          .run(
            RewriterAgent,
            {
              ...request,
              mode: "rewrite",
              text: sent.text,
              ...(sent.title === undefined ? {} : { title: sent.title }),
              ...(sent.parts === undefined ? {} : { parts: sent.parts }),
              ...(limit === undefined ? {} : { limit }),
              findings: [first, ...rest]
            },
            request
          )
          .pipe(Effect.catchReason("AgentError", "FloorRejected", () => Effect.void))
        if (written === undefined) return { costs: [] }
        const costs = costsOf(written.trace)
        const policy = yield* policies.policyFor({ brand: brandRulesOf(request.brief) })
        const made = finish([written.value], post.hashtags, request, policy, post.variants.length + 1)
        const [variant] = made.variants
        const next = variant === undefined ? undefined : withWording(post, { ...made, variant }, written.generatedBy)
        return next === undefined ? { costs } : { costs, post: next }
      })

      return Drafting.of({ draft, rewrite })
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
