/**
 * Use case of content: from a post to the same post in another locale, or to why there is none.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { type AgentCost, costsOf } from "../agents/AgentCost.ts"
import { AgentError } from "../agents/AgentError.ts"
import { AgentRunner, type RunOptions } from "../agents/AgentRunner.ts"
import { floorWords, remarkLanguage } from "../agents/Remarks.ts"
import { TranslatorAgent } from "../agents/translator/TranslatorAgent.ts"
import { type AddressForm, findAddresses } from "../brand/FormOfAddress.ts"
import { type Brief } from "../campaign/Brief.ts"
import { brandRulesOf } from "../policy/packs/BrandPack.ts"
import { Policies, type PoliciesError } from "../policy/Policies.ts"
import { type CurrentActor, requirePermission } from "../tenancy/Actor.ts"
import { type LanguageTag, primarySubtag } from "../text/Language.ts"
import { type Post } from "./Post.ts"
import { textsOf, translatedContent, translatedPost } from "./PostTranslation.ts"

/** A post, where it shall be read, and how agents run for it. */
export interface TranslateRequest extends Omit<RunOptions, "watch"> {
  readonly post: Post
  /** The campaign that the post is of. */
  readonly campaignId: string
  readonly brief: Brief
  /** With the region whose idioms and formats count, where it matters: `de-AT`. */
  readonly to: LanguageTag
  /** Names and terms that stay as they are, besides those of the brand. @default none */
  readonly keep?: ReadonlyArray<string>
  /** How German readers are spoken to. @default as the brief wishes, else any form throughout */
  readonly address?: AddressForm
  /** What the author says about these texts. @default nothing */
  readonly notes?: string
}

/** The post in the other locale. */
export interface Translated {
  readonly _tag: "Translated"
  readonly post: Post
  /** How it speaks to German readers; undefined where it does not, and for other languages. */
  readonly address: AddressForm | undefined
  /** What the translator says that a person should know. */
  readonly notes: ReadonlyArray<string>
  /** What models cost, as far as they told. */
  readonly costs: ReadonlyArray<AgentCost>
}

/** No translation that could be sent. */
export interface Untranslated {
  readonly _tag: "Untranslated"
  /** For a person, in the language of the brief. */
  readonly reason: string
  /** What models cost all the same. */
  readonly costs: ReadonlyArray<AgentCost>
}

export type TranslationOutcome = Translated | Untranslated

export class Translating extends Context.Service<
  Translating,
  {
    /**
     * Translates the wording of the post that is sent, by the limits of its network. Links, mentions, values and the
     * names of the brand stay. What the rules block and can mend is mended; what stays blocked is `Untranslated`, and so
     * is what no model translates. Without a model nothing is.
     *
     * Needs the permission `campaign:write`. Fails with what `AgentRunner.run` and `Policies.policyFor` fail with, except
     * that answers which cannot be used are `Untranslated`.
     */
    readonly translate: (
      request: TranslateRequest
    ) => Effect.Effect<TranslationOutcome, AgentError | PoliciesError, CurrentActor>
  }
>()("@postwright/core/content/Translating") {
  static readonly layerNoDeps: Layer.Layer<Translating, never, AgentRunner | Policies> = Layer.effect(
    Translating,
    Effect.gen(function* () {
      const runner = yield* AgentRunner
      const policies = yield* Policies

      const translate = Effect.fn("Translating.translate")(function* (
        request: TranslateRequest
      ): Effect.fn.Return<TranslationOutcome, AgentError | PoliciesError, CurrentActor> {
        yield* requirePermission("campaign:write")
        const { address, brief, keep = [], notes, post, to } = request
        const words = reasons[floorWords(remarkLanguage(brief, post.language))]
        const input = {
          from: post.language,
          to,
          texts: textsOf(post),
          brief,
          platform: post.platform,
          format: post.format,
          keep: [...new Set([...namesOf(brief), ...keep])],
          ...(address === undefined ? {} : { address }),
          ...(notes === undefined ? {} : { notes })
        }
        // A floor that stands in for a model translates nothing, and would say that no model was chosen.
        const made = yield* runner
          .run(TranslatorAgent, input, { ...request, allowFloor: false })
          .pipe(
            Effect.catchTag("AgentError", (error) => (isUnusable(error) ? Effect.succeed(error) : Effect.fail(error)))
          )
        if (made instanceof AgentError)
          return { _tag: "Untranslated", reason: made.message, costs: costsOf(made.trace) }
        const { generatedBy, trace, value } = made
        const costs = costsOf(trace)
        const content = translatedContent(post, value)
        if (content === undefined) {
          const why = value.texts.flatMap(({ note, text }) => (text === null ? (note ?? []) : []))
          return { _tag: "Untranslated", reason: [...new Set(why)].join(" ") || words.nothing, costs }
        }
        const { disclosure, regions } = brief
        const { format, platform } = post
        const policy = yield* policies.policyFor({ brand: brandRulesOf(brief) })
        const mended = policy.repair(content, { platform, format, language: to, disclosure, regions })
        const blocking = mended.verdict.findings.find(({ isBlocking }) => isBlocking)
        if (blocking !== undefined) {
          const { message } = blocking
          return { _tag: "Untranslated", reason: `${words.blocked} ${message[words.language]}`, costs }
        }
        const { campaignId } = request
        const { contentHash, language, version } = post
        const translated = translatedPost(post, mended.content, {
          language: to,
          brief,
          generatedBy,
          from: { campaignId, language, version, contentHash }
        })
        const [found] = primarySubtag(to) === "de" ? findAddresses(translated.variants[0].text, to) : []
        return {
          _tag: "Translated",
          post: translated,
          address: found?.form,
          notes: value.texts.flatMap(({ note }) => note ?? []),
          costs
        }
      })

      return Translating.of({ translate })
    })
  )

  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Policies.layer))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What every post names in these very words. */
const namesOf = ({ brand }: Brief): ReadonlyArray<string> => [
  ...(brand.name === undefined ? [] : [brand.name]),
  ...(brand.requiredWords ?? [])
]

const isUnusable = ({ isRetryable, reason }: AgentError): boolean =>
  !isRetryable && reason._tag === "NoUsableAnswer" && reason.failures.every(({ code }) => code !== "model-not-found")

const reasons = {
  en: { language: "en", nothing: "The model gave no translation.", blocked: "The rules block the translation:" },
  de: { language: "de", nothing: "Das Modell gab keine Übersetzung.", blocked: "Die Regeln sperren die Übersetzung:" }
} as const
