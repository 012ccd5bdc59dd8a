/**
 * Use cases of the community: what to do about comments. Each reply that the agent proposes is judged by the rules that
 * posts are judged by; what they do not let out goes to a person. Nothing is sent here.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Effect, Layer } from "effect"
import { costsOf, sumCosts, type AgentCost } from "../agents/AgentCost.ts"
import { type AgentError } from "../agents/AgentError.ts"
import { AgentRunner } from "../agents/AgentRunner.ts"
import { ReplyAgent } from "../agents/reply/ReplyAgent.ts"
import { type ReplyInput } from "../agents/reply/ReplyInput.ts"
import { ResearchAgent, researchInput } from "../agents/research/ResearchAgent.ts"
import { Audit } from "../audit/Audit.ts"
import { type AuditError } from "../audit/AuditError.ts"
import { type Brief, type BriefInput } from "../campaign/Brief.ts"
import { resolveBrief } from "../campaign/BriefDefaults.ts"
import { type BriefError } from "../campaign/BriefError.ts"
import { type CampaignId } from "../campaign/Campaign.ts"
import { type CampaignError } from "../campaign/CampaignError.ts"
import { Campaigns } from "../campaign/Campaigns.ts"
import { CampaignStore, parts } from "../campaign/CampaignStore.ts"
import { type Post } from "../content/Post.ts"
import { readSources } from "../knowledge/DocumentReader.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { type KnowledgeError } from "../knowledge/KnowledgeError.ts"
import { type SourceBase, SourceReaders } from "../knowledge/SourceReader.ts"
import { asksModel, type ModelChoice } from "../models/ModelChoice.ts"
import { type ObjectError } from "../objects/ObjectError.ts"
import { Policies, type PoliciesError } from "../policy/Policies.ts"
import { requirePermission, type CurrentActor } from "../tenancy/Actor.ts"
import { type TenancyError } from "../tenancy/TenancyError.ts"
import { sha256Json } from "../text/Digest.ts"
import { type LanguageTag } from "../text/Language.ts"
import { detectLanguage } from "../text/LanguageDetection.ts"
import { Budget, BudgetId } from "../usage/Budget.ts"
import { Ledger } from "../usage/Ledger.ts"
import { type UsageError } from "../usage/UsageError.ts"
import { AdvisedComment } from "./AdvisedComment.ts"
import { type Comment } from "./Comment.ts"
import { CommentsInvalid, CommunityError } from "./CommunityError.ts"
import { heldBack, ofReply, questionOf, replyRulesOf, withoutAnswer } from "./internal/held.ts"
import { type ReplyAdvice } from "./ReplyAdvice.ts"

/** A comment, with what was said before it in the same thread. */
export interface AskedComment {
  readonly comment: Comment
  /** Oldest first; the last ten are looked at. @default none */
  readonly thread?: ReadonlyArray<Comment>
}

/** What replies may rest on. */
export interface ReplyMaterial {
  readonly brief: Brief
  /** All that a reply may state as fact, besides the brief. */
  readonly findings: ReadonlyArray<Finding>
  /** The posts that comments stand below, by their `postId`. */
  readonly posts: ReadonlyArray<{ readonly id: string; readonly text: string; readonly language: LanguageTag }>
}

/** How agents run for it. */
export interface ReplyOptions {
  /** @default "none": word lists sort, and a question is answered where one finding clearly does */
  readonly model?: ModelChoice
  /** Whether the floor may answer when every chosen model failed. @default false */
  readonly allowFloor?: boolean
  /** What models may cost, in millionths of a US dollar; a call that does not fit is not made. @default no limit */
  readonly budgetMicroUsd?: number
  /** Names the operation: its paid answers are taken from the record, and its budget is one. @default by what is asked */
  readonly operation?: string
  readonly seed?: number
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

/** Where material for replies comes from. */
export type MaterialSource =
  | { readonly campaignId: CampaignId }
  | ({
      readonly brief: BriefInput
      /** What relative sources are relative to. @default none: only inline sources and addresses can be read */
      readonly base?: SourceBase
    } & ReplyOptions)

/** What getting material fails with. */
export type MaterialError =
  | AgentError
  | BriefError
  | CampaignError
  | KnowledgeError
  | ObjectError
  | TenancyError
  | UsageError

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
      const campaigns = yield* Campaigns
      const store = yield* CampaignStore
      const readers = yield* SourceReaders

      const runOptions = Effect.fnUntraced(function* (
        { allowFloor = false, budgetMicroUsd, model = "none", seed }: ReplyOptions,
        operation: string,
        task: "write" | "extract"
      ) {
        const budgets =
          budgetMicroUsd === undefined || !asksModel(model, task)
            ? []
            : [yield* openBudget(ledger, operation, budgetMicroUsd)]
        return { model, allowFloor, budgets, ...(seed === undefined ? {} : { seed }) }
      })

      const advise = Effect.fn("Replies.advise")(function* (request: ReplyRequest) {
        const actor = yield* requirePermission("campaign:write")
        const { brief, comments, findings } = request
        yield* checkComments(comments)
        const posts = new Map(request.posts.map((post) => [post.id, post]))
        // Material of a brief has no posts, and says nothing about them.
        const isUnknown = ({ comment: { postId } }: AskedComment) =>
          posts.size > 0 && postId !== undefined && !posts.has(postId)
        const operation = `replies/${request.operation ?? sha256Json([brief, comments]).slice(0, 16)}`
        const options = yield* runOptions(request, operation, "write")
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

      const ofCampaign = Effect.fnUntraced(function* (campaignId: CampaignId) {
        const { organizationId } = yield* requirePermission("campaign:read")
        const { brief, posts } = yield* campaigns.result(campaignId)
        const { findings } = yield* store.get({ organizationId, campaignId }, parts.findings)
        return { brief, findings, posts: posts.map(sentOf) }
      })

      const ofBrief = Effect.fnUntraced(function* (source: Extract<MaterialSource, { readonly brief: BriefInput }>) {
        yield* requirePermission("campaign:write")
        // The campaign's days may be over; comments come all the same.
        const { plan: _, ...input } = source.brief
        const about = [input.topic, ...(input.goals ?? []), input.audience ?? ""]
        const documents = yield* readSources(input.sources ?? [], source.base ?? {}, {
          maxCharacters: mostSourceCharacters,
          about
        }).pipe(Effect.provideService(SourceReaders, readers))
        const detectedLanguages = documents.slice(0, 1).map(({ text }) => detectLanguage(text).language)
        const brief = yield* resolveBrief(input, { now: yield* DateTime.now, detectedLanguages })
        if (documents.length === 0) return { brief, findings: [], posts: [] }
        const { startsOn: _day, ...asked } = researchInput(brief, documents)
        const question = { ...asked, wanted: mostFindings }
        const operation = `replies/research/${sha256Json([brief.topic, documents.map(({ sha256 }) => sha256)]).slice(0, 16)}`
        const asking = runner.run(ResearchAgent, question, {
          ...(yield* runOptions(source, operation, "extract")),
          operationKey: operation
        })
        // A model that cannot be paid or understood keeps no comment from people: the rules read the sources, or nobody.
        const byRules = runner.run(ResearchAgent, question, {
          model: "none",
          allowFloor: true,
          operationKey: operation
        })
        const findings = yield* asking.pipe(
          Effect.catchTag("AgentError", (error) =>
            isOfChoice(error)
              ? Effect.fail(error)
              : Effect.andThen(Effect.logWarning("The sources are read by the rules", error.message), byRules)
          ),
          Effect.map(({ value }) => value.findings),
          Effect.catchReason("AgentError", "FloorLanguageUnsupported", () => Effect.succeed([]))
        )
        return { brief, findings, posts: [] }
      })

      return Replies.of({
        advise,
        materialOf: Effect.fn("Replies.materialOf")(function* (source: MaterialSource) {
          return yield* "campaignId" in source ? ofCampaign(source.campaignId) : ofBrief(source)
        })
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
const mostFindings = 60
const mostSourceCharacters = 2_000_000

const sentOf = ({ id, language, variants: [{ text }] }: Post) => ({ id: String(id), text, language })

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

const openBudget = Effect.fnUntraced(function* (ledger: Ledger["Service"], operation: string, microUsd: number) {
  const { organizationId } = yield* requirePermission("campaign:write")
  const id = BudgetId.make(operation)
  yield* ledger.setBudget(organizationId, new Budget({ id, limits: { microUsd }, window: { _tag: "total" } }))
  return id
})

/** It is the call that has to be mended: every comment would fail in the same way. */
const isOfChoice = ({ reason }: AgentError): boolean =>
  reason._tag === "PromptUnavailable" ||
  reason._tag === "ModelNeeded" ||
  (reason._tag === "NoUsableAnswer" && reason.failures.some(({ code }) => code === "model-not-found"))

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
