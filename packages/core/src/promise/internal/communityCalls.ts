/**
 * Advice on comments and translations behind the promise door: checks what programs without types pass, and calls the
 * services.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import type { AgentCost } from "../../agents/AgentCost.ts"
import { decodeBrief } from "../../campaign/BriefParser.ts"
import { CampaignId } from "../../campaign/Campaign.ts"
import { ModelChoiceData, Seed } from "../../campaign/CampaignRequest.ts"
import { TranslatedSlot } from "../../campaign/TranslatedSlot.ts"
import { translationLocale, Translations } from "../../campaign/Translations.ts"
import { AdvisedComment } from "../../community/AdvisedComment.ts"
import { decodeComments } from "../../community/CommentsParser.ts"
import { Replies } from "../../community/Replies.ts"
import { type Actor, type CurrentActor, requirePermission } from "../../tenancy/Actor.ts"
import { sha256Json } from "../../text/Digest.ts"
import { PostwrightError } from "../PostwrightError.ts"
import type * as Door from "../Replies.ts"
import type { TranslatedCampaign, TranslateOptions } from "../Translate.ts"
import { actorOf, As } from "./actorOf.ts"
import { inputCheck, Name } from "./inputCheck.ts"
import { campaignData } from "./plainData.ts"

/** Runs a use case as the actor. Rejects with `PostwrightError`. */
export type RunAs = <A, E>(
  effect: Effect.Effect<A, E, Replies | Translations | CurrentActor>,
  options: { readonly actor: Actor; readonly signal?: AbortSignal | undefined }
) => Promise<A>

export interface CommunityCalls {
  readonly replies: (request: Door.RepliesRequest, options?: Door.RepliesOptions) => Promise<Door.AdvisedComments>
  readonly translate: (campaignId: string, options: TranslateOptions) => Promise<Omit<TranslatedCampaign, "kit">>
}

/** The operations. All throw or reject with `PostwrightError`. */
export const communityCalls = (run: RunAs): CommunityCalls => ({
  replies: async (given, givenOptions = {}) => {
    const request = check("the request of replies", Request, given)
    const { as, budget, folder, operation, signal, ...options } = check("the options of replies", Options, givenOptions)
    const { brief, campaignId, comments, policyNotes } = request
    if ((brief === undefined) === (campaignId === undefined)) throw either
    const running = Effect.gen(function* () {
      // Who may not, and what is wrong with the comments, is told before anything is looked for.
      yield* requirePermission("campaign:write")
      const parsedBrief = campaignId === undefined ? yield* decodeBrief(brief) : undefined
      yield* decodeComments(comments, { platform: anyPlatform })
      const replies = yield* Replies
      const named = operation ?? (brief === undefined ? undefined : sha256Json([brief, comments]).slice(0, 16))
      const how = {
        ...defined(options),
        ...(budget === undefined ? {} : { budgetMicroUsd: microUsd(budget) }),
        ...(named === undefined ? {} : { operation: named })
      }
      const material = yield* replies.materialOf(
        parsedBrief === undefined
          ? { campaignId: CampaignId.make(campaignId!) }
          : { ...how, brief: parsedBrief, ...(folder === undefined ? {} : { base: { folder } }) }
      )
      const [platform] = material.brief.platforms
      const asked = yield* decodeComments(comments, { platform })
      const { advised, costs } = yield* replies.advise({
        ...material,
        ...how,
        comments: asked,
        ...(policyNotes === undefined ? {} : { policyNotes })
      })
      return { comments: advised.map((one) => encodeAdvised(one)), costMicroUsd: sumOf(costs) }
    })
    return run(running, { actor: actorOf(as), signal })
  },
  translate: async (given, givenOptions) => {
    const campaignId = CampaignId.make(check("campaignId", Name, given))
    const checked = check("the options of translate", Translate, givenOptions ?? {})
    const { as, budget, model = "none", signal, to, ...options } = checked
    const running = Effect.gen(function* () {
      yield* requirePermission("campaign:write")
      yield* translationLocale({ model, to })
      const translations = yield* Translations
      const source = yield* translations.source(campaignId)
      const made = yield* translations.translate(source, {
        to,
        model,
        ...defined(options),
        ...(budget === undefined ? {} : { budgetMicroUsd: microUsd(budget) })
      })
      const slots = made.slots.map((slot) => encodeSlot(slot))
      return { ...campaignData(made), slots, costMicroUsd: sumOf(made.costs) }
    })
    return run(running, { actor: actorOf(as), signal })
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const remedy =
  "Mend the named places; the types RepliesRequest, RepliesOptions and TranslateOptions say what each may hold"
const check = inputCheck({ remedy })

const Text = Schema.String.check(Schema.isMaxLength(2_000))
const Texts = Schema.Array(Text).check(Schema.isMaxLength(200))
const Dollars = Schema.Finite.check(Schema.isBetween({ minimum: 0.000001, maximum: 1_000_000 }))

const Common = {
  model: Schema.optional(ModelChoiceData),
  allowFloor: Schema.optional(Schema.Boolean),
  budget: Schema.optional(Dollars),
  seed: Schema.optional(Seed),
  signal: Schema.optional(Schema.instanceOf(AbortSignal)),
  as: Schema.optional(As)
}

// Brief and comments are checked where they are read.
const Request = Schema.Struct({
  comments: Schema.Unknown,
  brief: Schema.optional(Schema.Unknown),
  campaignId: Schema.optional(Name),
  policyNotes: Schema.optional(Texts)
})
const Options = Schema.Struct({
  ...Common,
  operation: Schema.optional(Name),
  folder: Schema.optional(Schema.NonEmptyString)
})
const Translate = Schema.Struct({
  ...Common,
  to: Schema.NonEmptyString,
  keep: Schema.optional(Texts),
  address: Schema.optional(Schema.Literals(["du", "ihr", "sie"])),
  notes: Schema.optional(Text)
})

const either = new PostwrightError({
  code: "options-invalid",
  message: "the request of replies names not exactly one of brief and campaignId. Pass one of the two",
  remedy: "Pass one of the two",
  isRetryable: false,
  details: { option: "brief" }
})

const encodeAdvised = Schema.encodeSync(AdvisedComment)
const encodeSlot = Schema.encodeSync(TranslatedSlot)

/** Stands in while comments are only checked. */
const anyPlatform = "x"

const microUsd = (dollars: number): number => Math.round(dollars * 1_000_000)

const sumOf = (costs: ReadonlyArray<AgentCost>): number =>
  costs.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0)

/** Without what is undefined. */
const defined = <A extends object>(options: A): { readonly [key in keyof A]: Exclude<A[key], undefined> } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never
