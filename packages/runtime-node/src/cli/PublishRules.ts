/**
 * The rules in front of `postwright publish`. A post of a kit is judged as its plan has it, with the brief, the sources
 * and the other posts beside it; any other text by what stands in it.
 *
 * @since 0.1.0
 */
import { type Slot } from "@postwright/core/campaign/Plan"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { type ReviewDecision } from "@postwright/core/campaign/Review"
import { type PostId } from "@postwright/core/content/Post"
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

/** What the rules say of a post, and where it stands in its plan. */
export interface RulesAnswer {
  readonly verdict: Verdict
  /** The slot of the kit's plan that the post is for; undefined where there is no kit. */
  readonly slot: Slot | undefined
  /** Whether the post is what that slot sends. Another variant and a text changed by hand were not approved with it. */
  readonly isAsPlanned: boolean
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
    return { verdict, slot: undefined, isAsPlanned: false } satisfies RulesAnswer
  }
  const reviewed = yield* standing(folder, post.postId)
  const isAsPlanned = post.contentHash !== undefined && reviewed?.post?.contentHash === post.contentHash
  const verdict =
    (isAsPlanned ? reviewed?.verdict : undefined) ??
    (yield* Effect.provide(judge(post), policyLayer({ stateFolder: folder.state })))
  return { verdict, slot: reviewed?.slot, isAsPlanned } satisfies RulesAnswer
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
export const permit = ({ isAsPlanned, slot, verdict }: RulesAnswer, { account, now, reason }: Sending) => {
  const isApproved = isAsPlanned && (slot?.status === "approved" || slot?.status === "locked")
  if (slot?.status === "rejected") {
    const said = slot.review?.decisions.at(-1)?.reason
    return forbidden(
      [`${slot.id} was rejected${said === undefined ? "" : `: ${said}`}`],
      "Approve it after all with postwright plan approve, or change it with postwright plan edit"
    )
  }
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

/** The slot of the kit's plan that the post is for. */
const standing = Effect.fnUntraced(function* (folder: PolicyFolder.PolicyFolder, postId: PostId | undefined) {
  if (postId === undefined) return undefined
  const slots = yield* PolicyFolder.onCampaign(folder, (id) => Effect.flatMap(PlanReview, (review) => review.slots(id)))
  return slots?.find(({ post }) => post?.id === postId)
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
