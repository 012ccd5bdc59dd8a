/**
 * The rules in front of `postwright publish`. A post of a kit is judged as its plan has it, with the brief, the sources
 * and the other posts beside it; any other text by what stands in it.
 *
 * @since 0.1.0
 */
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { type ReviewedSlot } from "@postwright/core/campaign/ReviewInput"
import { Policies } from "@postwright/core/policy/Policies"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { type Verdict } from "@postwright/core/policy/Verdict"
import { localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, FileSystem, Option, Path } from "effect"
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

/**
 * Refuses what the rules forbid, and what somebody rejected. What is in quarantine goes out where it was approved in its
 * plan, or with a reason. Returns what a person should know all the same. Fails with `PostForbidden`.
 */
export const permit = ({ reviewed, verdict }: RulesAnswer, reason: Option.Option<string>) => {
  const status = reviewed?.slot.status
  if (status === "rejected") {
    const said = reviewed?.slot.review?.decisions.at(-1)?.reason
    return forbidden(
      [`${reviewed?.slot.id} was rejected${said === undefined ? "" : `: ${said}`}`],
      "Approve it after all with postwright plan approve, or change it with postwright plan edit"
    )
  }
  const said = verdict.findings.map((finding) => ({ ...finding, line: `${finding.message.en} (${finding.ruleId})` }))
  const blocking = said.filter(({ severity }) => severity === "block" || severity === "fix")
  if (blocking.length > 0) {
    return forbidden(
      blocking.map(({ line }) => line),
      "Change the post; postwright policy check shows each place, and the repair where there is one"
    )
  }
  const doubtful = said.filter(({ severity }) => severity === "quarantine")
  const isApproved = status === "approved" || status === "locked"
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

const forbidden = (problems: ReadonlyArray<string>, remedy: string): Effect.Effect<never, CliError> =>
  Effect.fail(new CliError({ reason: new PostForbidden({ problems, remedy }) }))
