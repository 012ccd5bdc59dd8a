/**
 * Makes the translations of posts: the translator, then the compliance agent for what it wrote.
 */
import { Effect, Ref } from "effect"
import { type AgentCost, costsOf, sumCosts } from "../../../agents/AgentCost.ts"
import type { AgentError } from "../../../agents/AgentError.ts"
import { AgentRunner } from "../../../agents/AgentRunner.ts"
import { ComplianceAgent } from "../../../agents/compliance/ComplianceAgent.ts"
import { brandAddress } from "../../../agents/BrandAddress.ts"
import { type AddressForm, findAddresses } from "../../../brand/FormOfAddress.ts"
import type { Post } from "../../../content/Post.ts"
import { type Translated, Translating, type TranslationOutcome } from "../../../content/Translating.ts"
import type { PoliciesError } from "../../../policy/Policies.ts"
import type { CurrentActor } from "../../../tenancy/Actor.ts"
import { primarySubtag } from "../../../text/Language.ts"
import type { Brief } from "../../Brief.ts"
import type { CampaignError } from "../../CampaignError.ts"
import type { CampaignKey } from "../../CampaignStore.ts"
import { Dossier } from "../../Dossier.ts"
import { type SlotId } from "../../Plan.ts"
import { TranslationError, TranslationPaused } from "../../TranslationError.ts"
import type { StepOptions } from "../steps/StepTools.ts"
import { makeUnlessUnusable } from "../steps/unlessUnusable.ts"
import type { TranslationSource } from "./source.ts"

/** A post to translate. */
export interface Wanted {
  readonly slotId: SlotId
  readonly post: Post
  /** What reviewers said of the translation that they rejected. */
  readonly remarks: ReadonlyArray<string>
}

/** What became of it, and what it cost. */
export interface Made extends Wanted {
  readonly outcome: TranslationOutcome
  /** Of a translation. */
  readonly dossier: Dossier | undefined
  readonly costs: ReadonlyArray<AgentCost>
}

/** What all posts of a translation share. */
export interface Making {
  readonly source: TranslationSource
  /** Of the translation, as is the brief. */
  readonly key: CampaignKey
  readonly brief: Brief
  readonly to: string
  readonly keep: ReadonlyArray<string>
  readonly notes: string | undefined
  /** How German readers are spoken to, where that is settled. */
  readonly address: AddressForm | undefined
  readonly optionsOf: (part: string) => StepOptions
  readonly onProgress: (done: number, total: number) => Effect.Effect<void>
}

export const makeTranslations = Effect.gen(function* () {
  const runner = yield* AgentRunner
  const translating = yield* Translating
  const unlessUnusable = yield* makeUnlessUnusable

  /** A translation is judged as a draft is: what no list of words finds, the compliance agent looks for. */
  const reviewed = Effect.fnUntraced(function* ({ brief, key, optionsOf, source }: Making, wanted: Wanted, post: Post) {
    const { slotId } = wanted
    const ids: ReadonlyArray<string> =
      source.direction.assignments.find((assignment) => assignment.slotId === slotId)?.findingIds ?? []
    const [sent] = post.variants
    const options = optionsOf(`compliance/${slotId}/${post.contentHash.slice(0, 16)}`)
    const made = yield* unlessUnusable({ key, options, of: sent }, (asked) =>
      runner.run(
        ComplianceAgent,
        {
          brief,
          platform: post.platform,
          language: post.language,
          regions: brief.regions,
          text: sent.text,
          ...(sent.title === undefined ? {} : { title: sent.title }),
          findings: source.findings.findings.filter(({ id }) => ids.includes(id)),
          known: []
        },
        asked
      )
    )
    const review = made.value
    const former = source.dossiers.get(wanted.post.contentHash)
    return {
      costs: review === undefined ? (made.missing?.costs ?? []) : costsOf(review.trace),
      dossier: new Dossier({
        slotId,
        contentHash: post.contentHash,
        ...(review === undefined ? {} : { compliance: review.value }),
        // Who had to look at what it says has to look at what it says here.
        personNeeded: former?.isOf(wanted.post) === true ? former.personNeeded : [],
        generatedBy: review === undefined ? {} : { compliance: review.generatedBy }
      })
    }
  })

  const one = Effect.fnUntraced(function* (making: Making, wanted: Wanted, address: AddressForm | undefined) {
    const { brief, keep, notes, optionsOf, source, to } = making
    const said = [...(notes === undefined ? [] : [notes]), ...wanted.remarks].join("\n")
    const outcome = yield* translating.translate({
      ...optionsOf(`translate/${wanted.slotId}/${wanted.post.contentHash.slice(0, 16)}`),
      post: wanted.post,
      campaignId: source.campaign.campaignId,
      brief,
      to,
      keep,
      ...(address === undefined ? {} : { address }),
      ...(said === "" ? {} : { notes: said })
    })
    if (outcome._tag === "Untranslated") {
      return { ...wanted, outcome, dossier: undefined, costs: outcome.costs } satisfies Made
    }
    const { costs, dossier } = yield* reviewed(making, wanted, outcome.post)
    return {
      ...wanted,
      outcome,
      dossier,
      costs: sumCosts([...outcome.costs, ...costs])
    } satisfies Made
  })

  /** All of them, in their order. What stops one of them pauses the translation. */
  return Effect.fnUntraced(function* (making: Making, wanted: ReadonlyArray<Wanted>) {
    const total = wanted.length
    const done = yield* Ref.make(0)
    const counted = (work: Effect.Effect<Made, Failure, CurrentActor>) =>
      work.pipe(
        Effect.tap(() =>
          Effect.flatMap(
            Ref.updateAndGet(done, (count) => count + 1),
            (count) => making.onProgress(count, total)
          )
        ),
        Effect.catchTag("AgentError", (error) =>
          Effect.flatMap(Ref.get(done), (count) => paused(error, making.to, count, total))
        )
      )
    const made: Array<Made> = []
    let address = making.address ?? wishedFor(making)
    // Readers are spoken to in one form: where nobody says which, the first translation that has one decides.
    while (isGerman(making.to) && address === undefined && made.length < total) {
      const next = yield* counted(one(making, wanted[made.length]!, undefined))
      made.push(next)
      if (next.outcome._tag === "Translated") address = next.outcome.address
    }
    const rest = yield* Effect.forEach(wanted.slice(made.length), (item) => counted(one(making, item, address)), {
      concurrency
    })
    return [...made, ...rest]
  })
})

/** How posts that are there speak to German readers. */
export const addressIn = (posts: ReadonlyArray<Post>, to: string): AddressForm | undefined =>
  isGerman(to)
    ? posts.map(({ variants: [sent] }) => findAddresses(sent.text, to)[0]?.form).find((form) => form !== undefined)
    : undefined

/** Whether it is a translation. */
export const isTranslated = (made: Made): made is Made & { readonly outcome: Translated; readonly dossier: Dossier } =>
  made.outcome._tag === "Translated" && made.dossier !== undefined

/** Questions to models at once. */
const concurrency = 4

type Failure = AgentError | CampaignError | PoliciesError

const isGerman = (to: string): boolean => primarySubtag(to) === "de"

const wishedFor = ({ brief, to }: Making): AddressForm | undefined =>
  isGerman(to) ? brandAddress(brief, to) : undefined

/** Where the choice has to be mended it is told as it is; else it goes on where it stopped. */
const paused = (
  error: AgentError,
  to: string,
  done: number,
  total: number
): Effect.Effect<never, AgentError | TranslationError> => {
  const { code, isRetryable, message, reason } = error
  if (reason._tag !== "BudgetReached" && !isRetryable) return Effect.fail(error)
  return Effect.fail(
    new TranslationError({ reason: new TranslationPaused({ to, done, total, problemCode: code, detail: message }) })
  )
}
