import { DateTime, Effect, Option } from "effect"
import { Audit } from "../../audit/Audit.ts"
import { modelChoiceText } from "../../models/ModelChoice.ts"
import { MediaTools } from "../../media/MediaTools.ts"
import { Policies } from "../../policy/Policies.ts"
import type { Brief } from "../Brief.ts"
import type { CampaignSpending } from "../CampaignBudget.ts"
import { type CampaignKey, CampaignStore, parts } from "../CampaignStore.ts"
import type { GeneratedCampaign } from "../Campaigns.ts"
import { type KitInput, makeKit } from "../Kit.ts"
import type { Plan } from "../Plan.ts"
import { costsTold } from "./costDetail.ts"
import { readDossiers } from "./dossiers.ts"
import { followedTrends } from "./followedTrends.ts"
import { policyReportOf, policyScopeOf, questionsOf, withAppraisal } from "./judging.ts"
import { makeReportBook } from "./kit/ReportBook.ts"
import { makeKitMedia, readSlotMedia } from "./media/kitMedia.ts"
import { standingSlot } from "./review/reviewed.ts"

/** A campaign whose kit is made. */
export interface KitCampaign {
  readonly key: CampaignKey
  readonly generated: GeneratedCampaign
  readonly spent: CampaignSpending
  /** Name and version of the calling program. */
  readonly generator: string
}

/** Reads what a kit shows, and makes its files. Every wording is judged anew by the rules as they are. */
export const makeKitReading = Effect.gen(function* () {
  const store = yield* CampaignStore
  const audit = yield* Audit
  const policies = yield* Policies
  const readFiles = yield* makeKitMedia
  const tools = yield* MediaTools

  const trendsOf = Effect.fnUntraced(function* (key: CampaignKey, brief: Brief, { slots }: Plan) {
    if (brief.trends.length === 0) return undefined
    const report = Option.getOrUndefined(yield* store.find(key, parts.trends))
    if (report === undefined) return []
    const { assignments } = yield* store.get(key, parts.direction)
    const standing = yield* Effect.forEach(slots, (slot) => standingSlot(store, key, slot), { concurrency: 8 })
    return followedTrends(report, brief, standing, new Map(assignments.map((one) => [one.slotId, one])))
  })

  // A kit without its print is better than none: why it is missing stands in the report.
  const printed = Effect.fnUntraced(function* (input: KitInput) {
    if (!(yield* tools.has("reports"))) return undefined
    return yield* tools.get("reports").pipe(
      Effect.flatMap((printer) => printer.print(makeReportBook(input))),
      Effect.map(({ bytes, warnings }) => ({ bytes, warnings })),
      Effect.catch(({ message }) => Effect.succeed({ missing: message }))
    )
  })

  return Effect.fnUntraced(function* ({ generated, generator, key, spent }: KitCampaign) {
    const { brief, campaignId, documents, plan, posts } = generated
    const dossiers = yield* readDossiers(store, key, posts)
    const questions = questionsOf({ brief, posts, documents, dossiers })
    const production = Option.getOrUndefined(yield* store.find(key, parts.production))
    const judged = yield* policies.check(questions, policyScopeOf(brief))
    const verdicts = questions.map(({ post }, at) =>
      withAppraisal(judged[at]!, post, dossiers.get(post.contentHash), production)
    )
    const slots = new Map(plan.slots.map((slot) => [String(slot.postId), slot.id]))
    const request = yield* store.get(key, parts.request)
    const auditEntries = yield* audit.read(campaignId)
    const slotMedia = yield* readSlotMedia(store, key, posts)
    const media = yield* readFiles(slotMedia)
    const input: KitInput = {
      brief,
      media,
      slotMedia,
      mediaReasons: new Map(
        plan.slots.flatMap((slot) => (slot.needsMedia === undefined ? [] : [[slot.id, slot.needsMedia.reason]]))
      ),
      plan,
      posts,
      documents,
      making: {
        production,
        trends: yield* trendsOf(key, brief, plan),
        learned: Option.getOrUndefined(yield* store.find(key, parts.learned)),
        summary: Option.getOrUndefined(yield* store.find(key, parts.editorial))?.summary,
        dossiers: new Map([...dossiers].filter(([contentHash, dossier]) => dossier.isOf({ contentHash })))
      },
      auditEntries: auditEntries.map((entry) => ({ ...entry })),
      policy: policyReportOf(campaignId, questions, verdicts, ({ id }) => slots.get(String(id))!),
      run: {
        generator,
        generatedAt: auditEntries.at(-1)?.at ?? DateTime.formatIso(yield* DateTime.now),
        model: modelChoiceText(request.model),
        seed: request.seed,
        ...costsTold(auditEntries, spent.usedMicroUsd),
        budgetMicroUsd: spent.budgetMicroUsd ?? undefined
      }
    }
    return makeKit({ ...input, reportPdf: yield* printed(input) })
  })
})
