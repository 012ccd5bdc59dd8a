/**
 * Use cases of a campaign in another locale. A translation is a campaign of its own, beside the one that it is of: with
 * its own review, versions, audit log and kit. No approval goes over to it.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, Option, Schema } from "effect"
import { type AgentCost, sumCosts } from "../agents/AgentCost.ts"
import type { AgentError } from "../agents/AgentError.ts"
import { Audit } from "../audit/Audit.ts"
import type { AuditError } from "../audit/AuditError.ts"
import type { AddressForm } from "../brand/FormOfAddress.ts"
import { Translating } from "../content/Translating.ts"
import { asksModel } from "../models/ModelChoice.ts"
import type { ObjectError } from "../objects/ObjectError.ts"
import { Policies } from "../policy/Policies.ts"
import type { PolicyError } from "../policy/PolicyError.ts"
import { type CurrentActor, requirePermission } from "../tenancy/Actor.ts"
import type { TenancyError } from "../tenancy/TenancyError.ts"
import { LanguageTag } from "../text/Language.ts"
import { Ledger } from "../usage/Ledger.ts"
import type { UsageError } from "../usage/UsageError.ts"
import { Brief } from "./Brief.ts"
import { CampaignId } from "./Campaign.ts"
import { campaignBudgets, openCampaignBudget } from "./CampaignBudget.ts"
import type { CampaignError } from "./CampaignError.ts"
import type { ModelChoiceData, Seed } from "./CampaignRequest.ts"
import { Campaigns, type GeneratedCampaign } from "./Campaigns.ts"
import { CampaignStore, parts } from "./CampaignStore.ts"
import { costDetail } from "./internal/costDetail.ts"
import { makeRecords } from "./internal/review/records.ts"
import { makeStepLog } from "./internal/stepLog.ts"
import { addressIn, isTranslated, type Made, makeTranslations } from "./internal/translation/making.ts"
import { candidatesOf, readSource, type TranslationSource } from "./internal/translation/source.ts"
import { makeStanding, remarksOn, stateOf, type SlotState } from "./internal/translation/standing.ts"
import type { StandingSlot } from "./internal/review/reviewed.ts"
import type { Slot, SlotId } from "./Plan.ts"
import type { ReviewError } from "./ReviewError.ts"
import { type LeftOutReason, type StandingStatus, TranslatedSlot } from "./TranslatedSlot.ts"
import { NothingTranslated, TranslationError, TranslationNeedsModel, TranslationRefused } from "./TranslationError.ts"

export type { TranslationSource }

/** How a campaign is translated. */
export interface TranslateOptions {
  /** A BCP 47 tag, with the region whose idioms and formats count, where it matters: `de-AT`. */
  readonly to: string
  readonly model: ModelChoiceData
  /** Whether floors may review the translations when every chosen model failed. None translates. @default false */
  readonly allowFloor?: boolean
  /** What models may cost, in millionths of a US dollar. @default the limit that the translation has, else none */
  readonly budgetMicroUsd?: number
  /** Names and terms that stay as they are, besides those of the brand. @default none */
  readonly keep?: ReadonlyArray<string>
  /** How German readers are spoken to. @default as the brief wishes, else as the first translation does */
  readonly address?: AddressForm
  /** What the author says about these texts. @default nothing */
  readonly notes?: string
  /** @default 0 */
  readonly seed?: Seed
  /** Told after each post. @default nobody */
  readonly onProgress?: (done: number, total: number) => Effect.Effect<void>
}

/** The campaign in the other locale as it stands. */
export interface TranslatedCampaign extends GeneratedCampaign {
  /** What became of each slot of the campaign that was translated, in the order of its plan. */
  readonly slots: ReadonlyArray<TranslatedSlot>
  /** What models cost for what was made now, whichever run paid for it. */
  readonly costs: ReadonlyArray<AgentCost>
}

/** What `source` fails with. */
export type TranslationSourceError = CampaignError | ObjectError | TenancyError | PolicyError

/** What `translate` fails with. */
export type TranslateError =
  | TranslationError
  | TranslationSourceError
  | ReviewError
  | AgentError
  | AuditError
  | UsageError

/** The campaign that a campaign's translation into this locale is kept as. */
export const translationId = (campaignId: CampaignId, to: string): CampaignId =>
  CampaignId.make(`${campaignId}-${to.toLowerCase()}`)

export class Translations extends Context.Service<
  Translations,
  {
    /** A finished campaign as it stands, with what its translation needs. Needs `campaign:read`. */
    readonly source: (campaignId: CampaignId) => Effect.Effect<TranslationSource, TranslationSourceError, CurrentActor>

    /**
     * Translates the posts, and keeps them as the campaign `<id>-<locale>`. Rejected posts, those that the rules block,
     * and those in that language are left out; a translation that an earlier run made of one stays, and the result says
     * where its review stands. A slot whose post cannot be translated is there without one, and says why.
     *
     * The same again translates what is new or changed since, each as another version, and leaves alone what somebody
     * approved, locked or changed. It stores nothing before the last post of the first run is made, so one that was
     * stopped leaves no half campaign; the next one takes its paid answers from the record.
     *
     * Needs `campaign:write` and `campaign:read`. Fails with `TranslationNeedsModel`, `TranslationRefused`,
     * `NothingTranslated`, `TranslationPaused`, and with `AgentError` for a model that is not configured.
     */
    readonly translate: (
      source: TranslationSource,
      options: TranslateOptions
    ) => Effect.Effect<TranslatedCampaign, TranslateError, CurrentActor>
  }
>()("@postwright/core/campaign/Translations") {
  static readonly layerNoDeps = Layer.effect(
    Translations,
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const store = yield* CampaignStore
      const policies = yield* Policies
      const ledger = yield* Ledger
      const records = yield* makeRecords
      const log = yield* makeStepLog
      const translateAll = yield* makeTranslations
      const standing = yield* makeStanding

      const source = Effect.fn("Translations.source")(function* (campaignId: CampaignId) {
        const { organizationId } = yield* requirePermission("campaign:read")
        const campaign = yield* campaigns.result(campaignId)
        return yield* readSource(campaign, { organizationId, campaignId }, { policies, store })
      })

      const logMade = Effect.fnUntraced(function* (id: CampaignId, made: Made) {
        const { costs, outcome, post, slotId } = made
        const detail = { sourceContentHash: post.contentHash, sourceVersion: post.version, ...costDetail(costs) }
        if (outcome._tag === "Untranslated") {
          return yield* log(id, { step: `translate/${slotId}`, subject: slotId, action: "translation-missed", detail })
        }
        const { contentHash, generatedBy } = outcome.post
        yield* log(id, {
          step: `translate/${slotId}`,
          subject: slotId,
          action: "translation-made",
          detail: { contentHash, generatedBy: { ...generatedBy }, ...detail }
        })
      })

      const translate = Effect.fn("Translations.translate")(function* (
        given: TranslationSource,
        options: TranslateOptions
      ) {
        const { organizationId } = yield* requirePermission("campaign:write")
        const to = yield* translationLocale(options)
        const { model } = options
        const candidates = candidatesOf(given, to)
        const translatable = candidates.flatMap((one) => (one.leftOut === undefined ? [one] : []))
        const { campaign } = given
        const id = translationId(campaign.campaignId, to)
        const key = { organizationId, campaignId: id }
        const { budgetMicroUsd: _, ...rest } = campaign.brief
        const brief = new Brief({ ...rest, languages: [to] })
        const exists = Option.isSome(yield* store.find(key, parts.campaign))
        const opened = exists ? yield* records.open(id) : undefined
        const known = opened === undefined ? new Map<SlotId, StandingSlot>() : yield* standing.of(opened)
        // Where earlier translations of what is left out now can still be approved, the result tells so.
        if (
          translatable.length === 0 &&
          !candidates.some(({ slot }) => openStatusOf(known.get(slot.id)) !== undefined)
        ) {
          return yield* failed(
            nothingToDo(
              candidates.map(({ leftOut }) => leftOut),
              to
            )
          )
        }
        const decided = translatable.map((one) => ({ ...one, state: stateOf(known.get(one.slot.id), one.post) }))
        const wanted = decided.flatMap(({ post, slot, state }) =>
          state === "translate" ? [{ slotId: slot.id, post, remarks: remarksOn(known.get(slot.id)) }] : []
        )

        yield* openCampaignBudget(id, options.budgetMicroUsd).pipe(Effect.provideService(Ledger, ledger))
        const before = (yield* campaigns.spending(id)).usedMicroUsd
        const seed = options.seed ?? 0
        const allowFloor = options.allowFloor ?? false
        const budgets = campaignBudgets(id, model)
        const address =
          options.address ??
          addressIn(
            [...known.values()].flatMap(({ post }) => post ?? []),
            to
          )
        const made = yield* translateAll(
          {
            source: given,
            key,
            brief,
            to,
            keep: options.keep ?? [],
            notes: options.notes,
            address,
            optionsOf: (part) => ({ model, allowFloor, seed, budgets, operationKey: `${id}/${part}` }),
            onProgress: options.onProgress ?? (() => Effect.void)
          },
          wanted
        )
        const costs = sumCosts(made.flatMap((one) => one.costs))
        if (opened === undefined) {
          if (!made.some(isTranslated)) {
            const reasons = [...new Set(made.map(reasonOf))].filter((reason) => reason !== "")
            const costMicroUsd = (yield* campaigns.spending(id)).usedMicroUsd - before
            return yield* failed(new NothingTranslated({ to, posts: made.length, reasons, costMicroUsd }))
          }
          const payload = { campaignId: id, seed, model, allowFloor, documents: campaign.documents.length }
          const slots = translatable.map(({ slot }) => slot)
          yield* standing.create({ key, source: given, brief, payload, slots, made }, logAll(id, made))
        } else {
          yield* standing.extend({ opened, source: given, made, slots: translatable.map(({ slot }) => slot) })
          yield* logAll(id, made)
        }
        const outcomes = new Map(made.map((one) => [one.slotId, one]))
        const states = new Map(decided.map(({ slot, state }) => [slot.id, state]))
        return {
          ...(yield* campaigns.result(id)),
          slots: candidates.map(({ leftOut, slot }) =>
            slotOf(slot, {
              leftOut,
              known: known.get(slot.id),
              state: states.get(slot.id),
              made: outcomes.get(slot.id)
            })
          ),
          costs
        }
      })

      const logAll = (id: CampaignId, made: ReadonlyArray<Made>) =>
        Effect.forEach(made, (one) => logMade(id, one), { discard: true })

      return Translations.of({ source, translate })
    })
  )

  /** With the steps and stores of the campaign capability. */
  static readonly layer = this.layerNoDeps.pipe(
    Layer.provide([Translating.layer, CampaignStore.layer, Audit.layer, Policies.layer])
  )
}

/** The locale as it is stored. Fails with `TranslationRefused`, and with `TranslationNeedsModel` where none is chosen. */
export const translationLocale = Effect.fnUntraced(function* ({
  model,
  to
}: Pick<TranslateOptions, "model" | "to">): Effect.fn.Return<string, TranslationError> {
  const locale = yield* localeOf(to)
  if (!asksModel(model, "translate")) return yield* failed(new TranslationNeedsModel({ to: locale }))
  return locale
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const failed = (reason: TranslationError["reason"]) => new TranslationError({ reason })

const isLanguage: (tag: string) => boolean = Schema.is(LanguageTag)

const localeOf = (given: string): Effect.Effect<string, TranslationError> =>
  isLanguage(given)
    ? Effect.succeed(Intl.getCanonicalLocales(given)[0] ?? given)
    : Effect.fail(
        failed(
          new TranslationRefused({
            problem: `"${given.slice(0, 40)}" is no language`,
            remedy: "Write a BCP 47 tag such as de, de-AT or fr-CA"
          })
        )
      )

const nothingToDo = (why: ReadonlyArray<LeftOutReason | undefined>, to: string): TranslationRefused => {
  const all = new Set(why)
  if (all.size === 1 && all.has("same-language")) {
    return new TranslationRefused({
      problem: `The posts are in "${to}" already`,
      remedy: "Name another language, or one with its region such as de-AT"
    })
  }
  return new TranslationRefused({
    problem: "The campaign has no post that can be translated: its posts are rejected, blocked or missing",
    remedy: "Edit or regenerate them first"
  })
}

const reasonOf = ({ outcome }: Made): string => (outcome._tag === "Untranslated" ? outcome.reason : "")

/** Where a translation stands that can be sent, or be approved yet. */
const openStatusOf = (known: StandingSlot | undefined): StandingStatus | undefined => {
  if (known?.post === undefined) return undefined
  const status = known.review?.status ?? "proposed"
  return status === "rejected" ? undefined : status
}

const slotOf = (
  { id: slotId }: Slot,
  {
    known,
    leftOut,
    made,
    state
  }: {
    readonly leftOut: LeftOutReason | undefined
    readonly known: StandingSlot | undefined
    readonly state: SlotState | undefined
    readonly made: Made | undefined
  }
): TranslatedSlot => {
  if (leftOut !== undefined) {
    const standing = openStatusOf(known)
    return new TranslatedSlot({
      slotId,
      outcome: "left-out",
      leftOut,
      notes: [],
      ...(standing === undefined ? {} : { standing })
    })
  }
  if (made === undefined)
    return new TranslatedSlot({ slotId, outcome: state === "kept" ? "kept" : "unchanged", notes: [] })
  if (made.outcome._tag === "Translated") {
    return new TranslatedSlot({ slotId, outcome: "translated", notes: made.outcome.notes })
  }
  const { reason } = made.outcome
  return new TranslatedSlot({ slotId, outcome: "untranslated", notes: [], ...(reason === "" ? {} : { reason }) })
}
