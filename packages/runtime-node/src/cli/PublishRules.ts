/**
 * The rules in front of `postwright publish`. A post of a kit is judged as its plan has it, with the brief, the sources
 * and the other posts beside it; any other text by what stands in it.
 *
 * @since 0.1.0
 */
import { type CampaignId } from "@postwright/core/campaign/Campaign"
import { campaignContext } from "@postwright/core/campaign/CampaignContext"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { type Slot } from "@postwright/core/campaign/Plan"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { type ReviewDecision } from "@postwright/core/campaign/Review"
import { contentHash } from "@postwright/core/content/ContentHash"
import { brandRulesOf } from "@postwright/core/policy/packs/BrandPack"
import { Policies } from "@postwright/core/policy/Policies"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { type Verdict } from "@postwright/core/policy/Verdict"
import { type SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { DateTime, Effect, Option, Path } from "effect"
import { policyLayer } from "../Main.ts"
import { CliError, PostForbidden } from "./CliError.ts"
import * as PipeFile from "./PipeFile.ts"
import * as PolicyFolder from "./PolicyFolder.ts"
import { type PostToSend } from "./PostFile.ts"
import { type Warning } from "./Warnings.ts"

/**
 * How a post stands to the slot of the plan that it is for. `planned`: it is what the slot sends. `other-variant`: it is
 * another wording of the slot's post. `changed`: the plan knows no such text.
 */
export type Standing = "planned" | "other-variant" | "changed"

/** What the rules say of a post, and where it stands in its plan. */
export interface RulesAnswer {
  readonly verdict: Verdict
  /** Undefined where there is no kit, or none that knows the post. */
  readonly planned: { readonly slot: Slot; readonly standing: Standing } | undefined
}

/**
 * Asks the rules that are set where the file lies. Changes nothing. A kit whose review cannot be read fails, and counts
 * as none nowhere: what was rejected would go out. Reads what `publishLayer` locks, so it is run before.
 */
export const ask = Effect.fn("PublishRules.ask")(function* (file: string, post: PostToSend) {
  const paths = yield* Path.Path
  const folder = yield* PolicyFolder.inside(PipeFile.folderOf(file, paths))
  if (folder === undefined) {
    const verdict = yield* Effect.provide(judge(post), Policies.layerMemory)
    return { verdict, planned: undefined } satisfies RulesAnswer
  }
  const known = post.postId === undefined ? undefined : yield* PolicyFolder.onCampaign(folder, judgeAsPlanned(post))
  if (known !== undefined) return known
  const verdict = yield* Effect.provide(judge(post), policyLayer({ stateFolder: folder.state }))
  return { verdict, planned: undefined } satisfies RulesAnswer
})

/** What is about to happen. */
export interface Sending {
  readonly account: SocialAccountId
  readonly now: DateTime.Utc
  /** Why it may go out, where the rules have a doubt. */
  readonly reason: Option.Option<string>
}

/**
 * Refuses what the rules forbid, what somebody rejected, what was approved for others, for another time or in other
 * words, and what is not as its plan has it. What is in quarantine goes out where it was approved in its plan, or with a
 * reason. Returns what a person should know all the same. Fails with `PostForbidden`.
 */
export const permit = ({ planned, verdict }: RulesAnswer, { account, now, reason }: Sending) => {
  const slot = planned?.slot
  const isDecided = slot?.status === "approved" || slot?.status === "locked"
  if (slot?.status === "rejected") {
    const said = slot.review?.decisions.at(-1)?.reason
    return forbidden(
      [`${slot.id} was rejected${said === undefined ? "" : `: ${said}`}`],
      "Approve it after all with postwright plan approve, or change it with postwright plan edit"
    )
  }
  if (planned?.standing === "changed") {
    return forbidden(
      [`The text is not the one that ${planned.slot.id} has in its plan, so nobody has looked at it`],
      "Change it with postwright plan edit, and publish the file that the kit has then"
    )
  }
  if (planned?.standing === "other-variant" && isDecided) {
    return forbidden(
      [`${planned.slot.id} was approved with another variant`],
      "Publish that one, or put this one first with postwright plan edit --variant and have it approved"
    )
  }
  const isApproved = isDecided && planned?.standing === "planned"
  const approval = isApproved ? slot.review?.decisions.findLast(({ kind }) => kind === "approved") : undefined
  const beyond = approval === undefined ? undefined : outside(approval, account, now)
  if (beyond !== undefined) return forbidden([`${slot?.id} ${beyond.problem}`], beyond.remedy)
  const said = verdict.findings.map((finding) => ({ ...finding, line: `${finding.message.en} (${finding.ruleId})` }))
  const blocking = said.filter(({ severity }) => severity === "block" || severity === "fix")
  if (blocking.length > 0) {
    return forbidden(
      blocking.map(({ line }) => line),
      "Change the post; postwright policy check shows each place, and the repair where there is one"
    )
  }
  const doubtful = said.filter(({ severity }) => severity === "quarantine")
  if (doubtful.length > 0 && !isApproved && Option.isNone(reason)) {
    return forbidden(
      doubtful.map(({ line }) => line),
      "Look at it, and say with --reason why it may go out all the same"
    )
  }
  return Effect.succeed(
    said.map(({ line, ruleId }): Warning => ({
      code: ruleId,
      message: line,
      remedy: "postwright policy check shows the place"
    }))
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** The verdict beside the brief, the sources and the other posts; undefined where the plan has no such post. */
const judgeAsPlanned = (post: PostToSend) =>
  Effect.fnUntraced(function* (id: CampaignId) {
    const [review, campaigns, policies] = [yield* PlanReview, yield* Campaigns, yield* Policies]
    const reviewed = (yield* review.slots(id)).find((slot) => slot.post?.id === post.postId)
    if (reviewed?.post === undefined) return undefined
    const { post: known, slot } = reviewed
    const place = known.variants.findIndex((variant) => contentHash({ ...known, variant }) === post.contentHash)
    const standing: Standing = place === 0 ? "planned" : place < 0 ? "changed" : "other-variant"
    if (standing === "planned" && reviewed.verdict !== undefined) {
      return { verdict: reviewed.verdict, planned: { slot, standing } }
    }
    const campaign = yield* campaigns.result(id)
    const item = questionOf(post)
    const [verdict] = yield* policies.check(
      [
        {
          ...item,
          context: { ...campaignContext(campaign), citations: known.citations, postId: known.id, ...item.context }
        }
      ],
      { brand: brandRulesOf(campaign.brief) }
    )
    return { verdict: verdict!, planned: { slot, standing } }
  })

const judge = Effect.fnUntraced(function* (post: PostToSend) {
  const [verdict] = yield* (yield* Policies).check([questionOf(post)])
  return verdict!
})

const questionOf = ({ content, language, platform }: PostToSend) => {
  const { disclosure, format, media, parts, text, title } = content
  return {
    content: policyContentOf({ text, parts, title, media }),
    context: { platform, format, disclosure, ...(language === undefined ? {} : { language }) }
  }
}

/** Why an approval does not reach that far, and what to do. */
const outside = (
  { targets, window }: ReviewDecision,
  account: SocialAccountId,
  now: DateTime.Utc
): { readonly problem: string; readonly remedy: string } | undefined => {
  const again = "or have it approved anew with postwright plan approve"
  const accounts = targets?.accounts ?? []
  if (accounts.length > 0 && !accounts.includes(account)) {
    return {
      problem: `was approved for ${accounts.join(", ")} alone`,
      remedy: `Name that account, ${again} and --account ${account}`
    }
  }
  const at = DateTime.formatIso(now)
  if (window !== undefined && at < window.notBefore) {
    return { problem: `was approved from ${window.notBefore} on`, remedy: `Wait, ${again} and --not-before ${at}` }
  }
  if (window !== undefined && at >= window.notAfter) {
    return { problem: `was approved until ${window.notAfter}`, remedy: `Leave it, ${again} and a later --not-after` }
  }
  return undefined
}

const forbidden = (problems: ReadonlyArray<string>, remedy: string): Effect.Effect<never, CliError> =>
  Effect.fail(new CliError({ reason: new PostForbidden({ problems, remedy }) }))
