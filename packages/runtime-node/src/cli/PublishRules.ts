/**
 * The rules in front of `postwright publish`. A post of a kit is judged as its plan has it, with the brief, the sources
 * and the other posts beside it; any other text by what stands in it.
 *
 * @since 0.1.0
 */
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { type ReviewDecision } from "@postwright/core/campaign/Review"
import { type ReviewedSlot } from "@postwright/core/campaign/ReviewInput"
import { Policies } from "@postwright/core/policy/Policies"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { type Verdict } from "@postwright/core/policy/Verdict"
import { type SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { localOwner } from "@postwright/core/tenancy/Actor"
import { DateTime, Effect, FileSystem, Option, Path } from "effect"
import { generateLayer } from "../Main.ts"
import { CliError, PostForbidden } from "./CliError.ts"
import { stateName } from "./OutputFolder.ts"
import * as PipeFile from "./PipeFile.ts"
import * as PlanFolder from "./PlanFolder.ts"
import { type PostToSend } from "./PostFile.ts"
import { type Warning } from "./Warnings.ts"

/** What the rules say of a post, and where it stands in its plan. */
export interface RulesAnswer {
  readonly verdict: Verdict
  /** Undefined for a post that is of no kit, or not as the kit's plan has it. */
  readonly reviewed: ReviewedSlot | undefined
}

/** Asks the rules that are set where the file lies. Changes nothing. */
export const ask = Effect.fn("PublishRules.ask")(function* (file: string, post: PostToSend) {
  const [fs, paths] = [yield* FileSystem.FileSystem, yield* Path.Path]
  const folder = PipeFile.folderOf(file, paths)
  const hasState = yield* Effect.orElseSucceed(fs.exists(paths.join(folder, stateName)), () => false)
  const reviewed = hasState && post.contentHash !== undefined ? yield* standing(folder, post.contentHash) : undefined
  if (reviewed?.verdict !== undefined) return { reviewed, verdict: reviewed.verdict }
  const layer = hasState ? generateLayer({ stateFolder: paths.join(folder, stateName) }) : Policies.layerMemory
  return { reviewed: undefined, verdict: yield* Effect.provide(judge(post), layer) }
})

/** What is about to happen. */
export interface Sending {
  readonly account: SocialAccountId
  readonly now: DateTime.Utc
  /** Why it may go out, where the rules have a doubt. */
  readonly reason: Option.Option<string>
}

/**
 * Refuses what the rules forbid, what somebody rejected, and what was approved for others or for another time. What is
 * in quarantine goes out where it was approved in its plan, or with a reason. Returns what a person should know all the
 * same. Fails with `PostForbidden`.
 */
export const permit = ({ reviewed, verdict }: RulesAnswer, { account, now, reason }: Sending) => {
  const status = reviewed?.slot.status
  const isApproved = status === "approved" || status === "locked"
  if (status === "rejected") {
    const said = reviewed?.slot.review?.decisions.at(-1)?.reason
    return forbidden(
      [`${reviewed?.slot.id} was rejected${said === undefined ? "" : `: ${said}`}`],
      "Approve it after all with postwright plan approve, or change it with postwright plan edit"
    )
  }
  const approval = isApproved ? reviewed?.slot.review?.decisions.findLast(({ kind }) => kind === "approved") : undefined
  const beyond = approval === undefined ? undefined : outside(approval, account, now)
  if (beyond !== undefined) return forbidden([`${reviewed?.slot.id} ${beyond.problem}`], beyond.remedy)
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

/** The slot of the kit's plan whose post is exactly this one. */
const standing = Effect.fnUntraced(function* (folder: string, contentHash: string) {
  const plan = yield* Effect.option(PlanFolder.open(folder))
  if (Option.isNone(plan)) return undefined
  const slots = Effect.flatMap(PlanReview, (review) => review.slots(plan.value.campaignId))
  const reviewed = yield* Effect.option(PlanFolder.run(plan.value, localOwner.memberId, slots))
  return Option.getOrElse(reviewed, () => []).find(({ post }) => post?.contentHash === contentHash)
})

const judge = Effect.fnUntraced(function* ({ content, language, platform }: PostToSend) {
  const { disclosure, format, media, parts, text, title } = content
  const context = { platform, format, disclosure, ...(language === undefined ? {} : { language }) }
  const policies = yield* Policies
  const [verdict] = yield* policies.check([{ content: policyContentOf({ text, parts, title, media }), context }])
  return verdict!
})

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
