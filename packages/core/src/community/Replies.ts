/**
 * Use cases of the community: what to do about comments. Each reply that the agent proposes is judged by the rules that
 * posts are judged by; what they do not let out goes to a person. Nothing is sent here.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { costsOf, sumCosts, type AgentCost } from "../agents/AgentCost.ts"
import { type AgentError } from "../agents/AgentError.ts"
import { AgentRunner } from "../agents/AgentRunner.ts"
import { ReplyAgent } from "../agents/reply/ReplyAgent.ts"
import { type ReplyInput } from "../agents/reply/ReplyInput.ts"
import { Audit } from "../audit/Audit.ts"
import { type AuditError } from "../audit/AuditError.ts"
import { type Brief } from "../campaign/Brief.ts"
import { CampaignStore } from "../campaign/CampaignStore.ts"
import { type Post } from "../content/Post.ts"
import { Policies, type PoliciesError } from "../policy/Policies.ts"
import { requirePermission, type CurrentActor } from "../tenancy/Actor.ts"
import { sha256Json } from "../text/Digest.ts"
import { Ledger } from "../usage/Ledger.ts"
import { type UsageError } from "../usage/UsageError.ts"
import { AdvisedComment } from "./AdvisedComment.ts"
import { type Comment } from "./Comment.ts"
import { CommentsInvalid, CommunityError } from "./CommunityError.ts"
import { heldBack, ofReply, questionOf, replyRulesOf, withoutAnswer } from "./internal/held.ts"
import { makeMaterialOf } from "./internal/material.ts"
import { isOfChoice, runOptionsOf } from "./internal/running.ts"
import { type ReplyAdvice } from "./ReplyAdvice.ts"
import { type MaterialError, type MaterialSource, type ReplyMaterial, type ReplyOptions } from "./ReplyMaterial.ts"

/** A comment, with what was said before it in the same thread. */
export interface AskedComment {
  readonly comment: Comment
  /** Oldest first; the last ten are looked at. @default none */
  readonly thread?: ReadonlyArray<Comment>
}

/** Comments to advise on. */
export interface ReplyRequest extends ReplyMaterial, ReplyOptions {
  /** At most `maxComments`. */
  readonly comments: ReadonlyArray<AskedComment>
  /** Rules of the house for replies, such as `never name prices`. For models. @default none */
  readonly policyNotes?: ReadonlyArray<string>
}

/** What to do about all of them. */
export interface RepliesAdvised {
  /** One for each comment, in their order. */
  readonly advised: ReadonlyArray<AdvisedComment>
  /** What models cost, as far as they told. */
  readonly costs: ReadonlyArray<AgentCost>
}

/** Most comments that are advised on at once. */
export const maxComments = 1_000
/** Longest comment that is taken, in UTF-16 code units; no network takes as much. */
export const maxCommentLength = 50_000

export class Replies extends Context.Service<
  Replies,
  {
    /**
     * Sorts the comments, and proposes replies that claim nothing but what the findings or the brief say. What is
     * sensitive, what the rules hold back, and what nobody could read is escalated, with the reason. Comments with the
     * same words below the same post are asked about once. Leaves an audit entry for each comment, without its words.
     *
     * A model that fails, or a budget that is used up, fails nothing: those comments go to people, and the same call
     * with more goes on. Needs `campaign:write`. Fails with `CommentsInvalid` before anything is asked, with what
     * `Policies.check` fails with, and with `AgentError` for a model that is not configured or a prompt that is gone.
     */
    readonly advise: (
      request: ReplyRequest
    ) => Effect.Effect<
      RepliesAdvised,
      CommunityError | AgentError | PoliciesError | UsageError | AuditError,
      CurrentActor
    >

    /**
     * What replies may rest on: of a campaign its brief, findings and posts as they stand; of a brief what research
     * finds in its sources. Needs `campaign:read` and `campaign:write`.
     */
    readonly materialOf: (source: MaterialSource) => Effect.Effect<ReplyMaterial, MaterialError, CurrentActor>
  }
>()("@postwright/core/community/Replies") {
  static readonly layerNoDeps = Layer.effect(
    Replies,
    Effect.gen(function* () {
      const runner = yield* AgentRunner
      const policies = yield* Policies
      const ledger = yield* Ledger
      const audit = yield* Audit
      const materialOf = yield* makeMaterialOf

      const advise = Effect.fn("Replies.advise")(function* (request: ReplyRequest) {
        const actor = yield* requirePermission("campaign:write")
        const { brief, comments, findings } = request
        yield* checkComments(comments)
        const posts = new Map(request.posts.map((post) => [post.id, post]))
        // Material of a brief has no posts, and says nothing about them.
        const isUnknown = ({ comment: { postId } }: AskedComment) =>
          posts.size > 0 && postId !== undefined && !posts.has(postId)
        const operation = `replies/${request.operation ?? sha256Json([brief, comments]).slice(0, 16)}`
        const options = yield* runOptionsOf(ledger, request, { operation, task: "write" })
        const first = new Map<string, AskedComment>()
        for (const asked of comments) {
          const key = sameness(asked)
          if (!first.has(key)) first.set(key, asked)
        }

        const one = Effect.fnUntraced(function* (asked: AskedComment) {
          const { comment, thread } = asked
          const post = comment.postId === undefined ? undefined : posts.get(comment.postId)
          const input: ReplyInput = {
            comment,
            post: { text: post?.text ?? "", language: post?.language ?? brief.languages[0] ?? "en" },
            findings,
            brief,
            ...(thread === undefined ? {} : { thread }),
            ...(request.policyNotes === undefined ? {} : { policyNotes: request.policyNotes })
          }
          const operationKey = `${operation}/${sha256Json(asked)}`
          const floor = runner.run(ReplyAgent, input, { model: "none", allowFloor: true, operationKey })
          if (!/\S/u.test(comment.text)) {
            return { input, made: yield* floor, failure: undefined, trace: undefined }
          }
          return yield* runner.run(ReplyAgent, input, { ...options, operationKey }).pipe(
            Effect.map((made) => ({ input, made, failure: undefined, trace: made.trace })),
            Effect.catchTag("AgentError", (failure) =>
              isOfChoice(failure)
                ? Effect.fail(failure)
                : // Its reading still tells how soon somebody should look.
                  Effect.map(floor, (made) => ({ input, made, failure, trace: failure.trace }))
            )
          )
        })

        const made = yield* Effect.forEach(
          [...first],
          ([key, asked]) => Effect.map(one(asked), (it) => ({ key, it })),
          {
            concurrency
          }
        )
        const proposed = made.flatMap(({ it, key }) => {
          const { failure, input, made: answer } = it
          const { reply } = answer.value
          return reply === undefined || failure !== undefined
            ? []
            : [{ key, item: questionOf(reply, input.comment, { brief, generatedBy: answer.generatedBy }) }]
        })
        const verdicts =
          proposed.length === 0
            ? []
            : (yield* policies.check(
                proposed.map(({ item }) => item),
                { brand: replyRulesOf(brief) }
              )).map(ofReply)
        const verdictOf = new Map(proposed.map(({ key }, index) => [key, verdicts[index]!]))
        const answers = new Map(
          made.map(({ it, key }) => {
            const { failure, made: answer } = it
            const verdict = verdictOf.get(key)
            return [key, judged(answer.value, { brief, failure, generatedBy: answer.generatedBy, verdict })] as const
          })
        )
        const advised = comments.map((asked) => {
          const key = sameness(asked)
          const known = first.get(key)!
          const answer = answers.get(key)!
          const { id } = asked.comment
          return new AdvisedComment({
            comment: asked.comment,
            ...answer,
            advice: answer.advice.commentId === id ? answer.advice : answer.advice.of(id),
            ...(known === asked ? {} : { sameAs: known.comment.id }),
            ...(isUnknown(asked) ? { isPostUnknown: true as const } : {})
          })
        })
        const costs = new Map(made.map(({ it, key }) => [key, it.trace === undefined ? [] : costsOf(it.trace)]))
        yield* Effect.forEach(
          comments,
          (asked, index) => {
            const isFirst = first.get(sameness(asked)) === asked
            return log(operation, advised[index]!, isFirst ? (costs.get(sameness(asked)) ?? []) : [])
          },
          { discard: true }
        )
        yield* Effect.annotateCurrentSpan({ organizationId: actor.organizationId, comments: comments.length })
        return { advised, costs: sumCosts([...costs.values()].flat()) }
      })

      const log = Effect.fnUntraced(function* (
        operation: string,
        { advice, comment, escalatedBy, generatedBy, sameAs, verdict }: AdvisedComment,
        costs: ReadonlyArray<AgentCost>
      ) {
        const detail = {
          class: advice.class,
          action: advice.action,
          urgency: advice.urgency,
          ...(escalatedBy === undefined ? {} : { escalatedBy }),
          ...(verdict === undefined ? {} : { decision: verdict.decision }),
          ...(generatedBy === undefined ? {} : { generatedBy: { ...generatedBy } }),
          ...(sameAs === undefined ? {} : { sameAs }),
          ...(advice.reply === undefined ? {} : { replySha256: sha256Json(advice.reply.text) }),
          costMicroUsd: costs.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0)
        }
        // The same advice again is one entry; another one has an entry of its own.
        const step = `${operation}/${comment.id}@${sha256Json(detail).slice(0, 12)}`
        yield* audit.log("community", { step, subject: comment.id, action: "reply-advised", detail })
      })

      return Replies.of({
        advise,
        materialOf
      })
    })
  )

  /** With the stores and the policy of the other capabilities. */
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([Policies.layer, Audit.layer, CampaignStore.layer]))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Questions to models at once. */
const concurrency = 4
const checkComments = Effect.fnUntraced(function* (
  comments: ReadonlyArray<AskedComment>
): Effect.fn.Return<void, CommunityError> {
  const refused = (problem: string, remedy: string) =>
    new CommunityError({ reason: new CommentsInvalid({ problem, remedy }) })
  if (comments.length > maxComments) {
    return yield* refused(
      `${comments.length} comments are too many at once`,
      `Hand in at most ${maxComments}, and the others in another call`
    )
  }
  const texts = new Map<string, string>()
  for (const { comment, thread = [] } of comments) {
    const { id, text } = comment
    const long = [comment, ...thread].find((one) => one.text.length > maxCommentLength)
    if (long !== undefined) {
      return yield* refused(
        `The comment "${long.id.slice(0, 100)}" has ${long.text.length} characters`,
        `Hand in comments of at most ${maxCommentLength} characters`
      )
    }
    if ((texts.get(id) ?? text) !== text) {
      return yield* refused(
        `Two comments have the id "${id.slice(0, 100)}"`,
        "Give each comment the id that its network gave it"
      )
    }
    texts.set(id, text)
  }
})

/** Comments that are equal in it get the same advice. */
const sameness = ({ comment, thread = [] }: AskedComment): string =>
  JSON.stringify([
    comment.text.normalize("NFC").trim().replaceAll(/\s+/gu, " "),
    comment.platform,
    comment.postId ?? null,
    comment.language ?? null,
    thread.map(({ text }) => text)
  ])

const judged = (
  advice: ReplyAdvice,
  {
    brief,
    failure,
    generatedBy,
    verdict
  }: {
    readonly brief: Brief
    readonly failure: AgentError | undefined
    readonly generatedBy: Post["generatedBy"]
    readonly verdict: AdvisedComment["verdict"]
  }
): Omit<ConstructorParameters<typeof AdvisedComment>[0], "comment" | "sameAs"> & { readonly advice: ReplyAdvice } => {
  if (failure !== undefined) {
    const { code, isRetryable, message } = failure
    const why = failure.reason._tag === "BudgetReached" ? "budget" : "answer"
    return {
      advice: withoutAnswer(advice, why, brief),
      escalatedBy: "failure",
      failure: { code, message, isRetryable }
    }
  }
  const { reply } = advice
  if (verdict !== undefined && reply !== undefined && !verdict.isAllowed) {
    return {
      advice: heldBack(advice, verdict, brief),
      escalatedBy: "policy",
      verdict,
      heldBack: reply,
      generatedBy
    }
  }
  return {
    advice,
    generatedBy,
    ...(advice.action === "escalate" ? { escalatedBy: "agent" as const } : {}),
    ...(verdict === undefined ? {} : { verdict })
  }
}
