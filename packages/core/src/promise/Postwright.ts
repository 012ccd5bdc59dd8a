/**
 * The promise door: Postwright for programs that do not use Effect.
 *
 * @since 0.1.0
 */
import type { Adapter } from "./Adapter.ts"
import type { Agent, RunAgent } from "./Agent.ts"
import type { Brief, Progress } from "./Formats.ts"
import type { Campaign, CampaignRun, GenerateOptions } from "./Generate.ts"
import { checkGenerateOptions, checkIngest, checkInsightsOptions, checkSetup } from "./internal/checkOptions.ts"
import { closedError } from "./internal/closedError.ts"
import type { Engine } from "./internal/engine.ts"
import { Feed } from "./internal/feed.ts"
import { openPolicy } from "./internal/openPolicy.ts"
import { openRun } from "./internal/openRun.ts"
import { openReview } from "./internal/openReview.ts"
import { checkRuntime } from "./internal/runtimeVersion.ts"
import { toPostwrightError } from "./internal/toPostwrightError.ts"
import type { CampaignEstimate } from "./Models.ts"
import type { OrganizationPolicy } from "./Policy.ts"
import type { OrganizationPrompts } from "./Prompts.ts"
import type { AdvisedComments, RepliesOptions, RepliesRequest } from "./Replies.ts"
import type { InsightReport, InsightsOptions } from "./Results.ts"
import type { IngestOptions, Transcript, TranscriptMaterial } from "./Transcripts.ts"
import type { CampaignReview, ReviewOptions } from "./Review.ts"
import type { TranslatedCampaign, TranslateOptions } from "./Translate.ts"

/** How Postwright is set up. */
export interface PostwrightOptions {
  /**
   * Where data is kept, how sources are read, which models there are. Two that keep the same (two `fs`), or bring a
   * model of the same id, reject the first operation with the code `adapters-conflict` or `model-id-taken`.
   *
   * @default memory, inline sources, no model
   */
  readonly adapters?: ReadonlyArray<Adapter>
  /**
   * Own agents whose wording `prompts` lets the organization replace. One that is not named here runs all the same. Two
   * of one name, or one named like a built-in agent, are refused with the code `agent-name-taken`.
   *
   * @default none
   */
  readonly agents?: ReadonlyArray<WordedAgent>
}

/** What `prompts` has to know of an own agent. */
export type WordedAgent = Pick<Agent<never, unknown>, "name" | "version" | "system" | "instructions">

/** The promise door. */
export interface Postwright {
  /**
   * Generates a campaign. The same brief, sources, seed and model are the same campaign: one that was interrupted goes
   * on where it stood, a finished one is returned.
   */
  readonly generate: (brief: Brief, options?: GenerateOptions) => CampaignRun
  /** What the campaign is going to cost. Reads the sources, and asks no model. */
  readonly estimate: (brief: Brief, options?: GenerateOptions) => Promise<CampaignEstimate>
  /**
   * Reviews a finished campaign of these adapters: approve, lock, reject, edit, comment, regenerate. What was decided is
   * kept beside the campaign; its `kit` and the same `generate` show it.
   *
   * @example
   * import { createPostwright } from "@postwright/core/promise"
   *
   * const postwright = createPostwright()
   * const { campaignId, posts } = await postwright.generate({
   *   topic: "Our bakery's sourdough",
   *   platforms: ["x"],
   *   sources: [{ name: "notes.txt", text: "Our sourdough rests for 36 hours in a cold room before it is baked at 250 degrees." }],
   *   plan: { days: 1, perDay: 1, start: "2027-03-01", timeZone: "Europe/London" }
   * })
   * const review = postwright.review(campaignId, { as: { memberId: "anna", role: "reviewer" } })
   * for (const { contentHash, slotId } of posts) await review.approve([{ slotId, expectedHash: contentHash }])
   */
  readonly review: (campaignId: string, options?: ReviewOptions) => CampaignReview
  /**
   * Judges posts by the rules of networks, brand and organization, and sets these rules.
   *
   * @example
   * import { createPostwright } from "@postwright/core/promise"
   *
   * const { policy } = createPostwright()
   * const item = { content: { text: "Call us now!!!!" }, context: { platform: "x" } } as const
   * console.log((await policy.check(item)).decision) // => repair
   * console.log((await policy.repair(item)).content.text) // => Call us now!
   */
  readonly policy: OrganizationPolicy
  /**
   * Keeps own wordings of prompts, and chooses the one that agents ask with.
   *
   * @example
   * import { createPostwright } from "@postwright/core/promise"
   *
   * const { prompts } = createPostwright()
   * const { builtIn } = await prompts.versions("copywriter")
   * const system = `${builtIn.system} You never ask a question in the first sentence.`
   * await prompts.put({ name: "copywriter", version: 1, system, task: builtIn.task })
   * await prompts.pin("copywriter", 1, { reason: "Our readers skip questions" })
   * console.log((await prompts.versions("copywriter")).inUse) // => 1
   * await prompts.rollBack("copywriter", { reason: "Fewer readers than before" })
   * console.log((await prompts.versions("copywriter")).inUse) // => built-in
   */
  readonly prompts: OrganizationPrompts
  /**
   * Sorts comments, and proposes replies that rest on a brief's sources or a campaign's findings. Each is judged by the
   * rules for posts; what is sensitive, and what they hold back, is escalated with the reason. Nothing is sent. Rejects
   * with `PostwrightError`, among others with the codes `comments-invalid` and `permission-denied`.
   *
   * @example
   * import { createPostwright } from "@postwright/core/promise"
   *
   * const { replies } = createPostwright()
   * const { comments } = await replies({
   *   brief: {
   *     topic: "Our bakery's sourdough",
   *     platforms: ["facebook"],
   *     sources: [{ name: "notes.txt", text: "Our sourdough rests for 36 hours in a cold room before it is baked at 250 degrees." }]
   *   },
   *   comments: [{ text: "Lovely bread, thank you!" }, { text: "My child was injured by a stone in the bread." }]
   * })
   * console.log(comments.map(({ advice }) => advice.action).join(", ")) // => reply, escalate
   */
  readonly replies: (request: RepliesRequest, options?: RepliesOptions) => Promise<AdvisedComments>
  /**
   * Puts a finished campaign of these adapters into another locale, as a campaign of its own: its posts are checked as
   * drafts are, have versions of their own and no approval. The same again translates what is new or changed since.
   * Rejects with `PostwrightError`, among others with the codes `translation-needs-model`, `translation-refused`,
   * `translation-paused`, `nothing-translated`.
   *
   * @example
   * import { createPostwright, PostwrightError } from "@postwright/core/promise"
   *
   * const postwright = createPostwright() // With adapters that bring models.
   * const { campaignId } = await postwright.generate({
   *   topic: "Our bakery's sourdough",
   *   platforms: ["x"],
   *   sources: [{ name: "notes.txt", text: "Our sourdough rests for 36 hours in a cold room before it is baked at 250 degrees." }],
   *   plan: { days: 1, perDay: 1, start: "2027-03-01", timeZone: "Europe/London" }
   * })
   * try {
   *   const german = await postwright.translate(campaignId, { to: "de-DE", model: "none" })
   *   await postwright.review(german.campaignId).slots()
   * } catch (error) {
   *   if (error instanceof PostwrightError) console.log(error.code) // => translation-needs-model
   * }
   */
  readonly translate: (campaignId: string, options: TranslateOptions) => Promise<TranslatedCampaign>
  /**
   * Runs an own agent, which `defineAgent` makes, or one that comes with Postwright, by its name or as
   * `@postwright/core/agents/<name>/<Name>Agent` exports it: its `brief` may be plain data. Rejects with `PostwrightError`; where models were asked, its `details`
   * hold the `trace` and what they cost. Codes among others: `agent-invalid`, `agent-name-taken`,
   * `agent-material-invalid`, `agent-function-failed`, `agent-model-needed`, `agent-no-usable-answer`,
   * `agent-budget-reached`, `agent-input-invalid`, `agent-unknown`, `model-not-found`, `permission-denied`, `aborted`.
   *
   * @example
   * import { RewriterAgent } from "@postwright/core/agents/rewriter/RewriterAgent"
   * import { createPostwright } from "@postwright/core/promise"
   *
   * const brief = { topic: "Sourdough", platforms: ["x" as const], languages: ["en" as const] }
   * const { value } = await createPostwright().run("compliance", {
   *   brief,
   *   platform: "x",
   *   language: "en",
   *   regions: [],
   *   text: "Guaranteed: you will never be ill again.",
   *   findings: [],
   *   known: []
   * })
   * console.log(typeof value, RewriterAgent.name) // => object rewriter
   */
  readonly run: RunAgent
  /**
   * What results of posts say: formats, hours, lengths and kinds that did better, as far as a rank test bears it out after
   * a correction for all comparisons. Without anything to say it says why, and asks no model. Codes among others:
   * `results-unusable`, `agent-no-usable-answer`, `agent-budget-reached`, `model-not-found`, `aborted`.
   *
   * @example
   * import { createPostwright } from "@postwright/core/promise"
   *
   * const postwright = createPostwright()
   * const results = Array.from({ length: 20 }, (_, index) => ({
   *   postId: `p-${index}`,
   *   platform: "linkedin" as const,
   *   format: index % 2 === 0 ? ("carousel" as const) : ("post" as const),
   *   language: "en",
   *   publishedAt: `2027-02-${String(index + 1).padStart(2, "0")}T09:00:00Z`,
   *   timeZone: "Europe/London",
   *   text: "Our sourdough rests for 36 hours.",
   *   metrics: { impressions: 1_000, likes: (index % 2 === 0 ? 60 : 20) + index }
   * }))
   * const { insights } = await postwright.insights({ results })
   * console.log(insights[0]?.comparison.a) // => carousel
   */
  readonly insights: (options: InsightsOptions) => Promise<InsightReport>
  /**
   * A transcript with times, of a video on the Web, a recording or a file of subtitles, as a source for `generate`. A video
   * needs the adapter `ytDlp`, a recording a transcription model; nothing is made up where they are missing. Codes among
   * others: `media-tool-missing`, `media-rejected`, `media-unreadable`, `model-not-found`, `model-tool-missing`, `aborted`.
   *
   * @example
   * import { createPostwright } from "@postwright/core/promise"
   *
   * const text = "WEBVTT\n\n00:00.000 --> 00:02.000\nOur sourdough rests for 36 hours.\n"
   * const { cues, source } = await createPostwright().ingest({ name: "talk.vtt", text })
   * console.log(cues.length, source.name) // => 1 talk.vtt
   */
  readonly ingest: (material: TranscriptMaterial, options?: IngestOptions) => Promise<Transcript>
  /** Stops running work and frees what the adapters hold. Later calls reject with the code `closed`; closing again does nothing. */
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Sets Postwright up. Nothing is opened before the first operation. Throws `PostwrightError` with the code
 * `runtime-unsupported` on a Node that is too old, `options-invalid` for what is no adapter, and `agent-invalid` for
 * what is no agent.
 *
 * @example
 * import { createPostwright } from "@postwright/core/promise"
 *
 * const postwright = createPostwright()
 * const campaign = await postwright.generate({
 *   topic: "Our bakery's sourdough",
 *   platforms: ["x"],
 *   sources: [{ name: "notes.txt", text: "Our sourdough rests for 36 hours in a cold room before it is baked at 250 degrees." }],
 *   plan: { days: 1, perDay: 1, start: "2027-03-01", timeZone: "Europe/London" }
 * })
 * console.log(campaign.plan.slots.length) // => 1
 */
export const createPostwright = (options: PostwrightOptions = {}): Postwright => {
  checkRuntime()
  const { adapters, agents } = checkSetup(options)
  let engine: Promise<Engine> | undefined
  let isClosed = false
  // Loaded by the first operation, so that importing the door costs next to nothing.
  const load = () => import("./internal/engine.ts").then(({ openEngine }) => openEngine(adapters, agents))
  const open = async (): Promise<Engine> => {
    if (isClosed) throw closedError()
    engine ??= load().catch((cause: unknown) => Promise.reject(toPostwrightError(cause)))
    return engine
  }

  const generate = (brief: Brief, generateOptions: GenerateOptions = {}): CampaignRun => {
    const feed = new Feed<Progress>()
    const result = open().then(async (opened): Promise<Campaign> => {
      const campaign = await opened.generate(brief, checkGenerateOptions(generateOptions), feed)
      return { ...campaign, kit: () => opened.kit(campaign.campaignId) }
    })
    result.then(
      () => feed.end(),
      (error: unknown) => feed.fail(error)
    )
    return {
      then: (onFulfilled, onRejected) => result.then(onFulfilled, onRejected),
      catch: (onRejected) => result.catch(onRejected),
      finally: (onFinally) => result.finally(onFinally),
      [Symbol.asyncIterator]: () => feed[Symbol.asyncIterator]()
    }
  }

  const estimate = async (brief: Brief, generateOptions: GenerateOptions = {}): Promise<CampaignEstimate> =>
    (await open()).estimate(brief, checkGenerateOptions(generateOptions))

  const review = (campaignId: string, reviewOptions: ReviewOptions = {}): CampaignReview =>
    openReview(async () => (await open()).review(campaignId, reviewOptions))

  const policy = openPolicy(async () => (await open()).policy)

  const prompts: OrganizationPrompts = {
    names: async () => (await open()).prompts.names(),
    versions: async (...args) => (await open()).prompts.versions(...args),
    put: async (...args) => (await open()).prompts.put(...args),
    diff: async (...args) => (await open()).prompts.diff(...args),
    pin: async (...args) => (await open()).prompts.pin(...args),
    rollBack: async (...args) => (await open()).prompts.rollBack(...args)
  }

  const replies: Postwright["replies"] = async (...args) => (await open()).replies(...args)

  const translate: Postwright["translate"] = async (...args) => {
    const opened = await open()
    const translated = await opened.translate(...args)
    return { ...translated, kit: () => opened.kit(translated.campaignId) }
  }

  const run = openRun(open)

  const insights: Postwright["insights"] = async (insightsOptions) =>
    (await open()).insights(checkInsightsOptions(insightsOptions))

  const ingest: Postwright["ingest"] = async (given, ingestOptions = {}) => {
    const { material, options: checked } = checkIngest(given, ingestOptions)
    return (await open()).ingest(material, checked)
  }

  const close = async () => {
    isClosed = true
    await (await engine)?.close()
  }
  return {
    generate,
    estimate,
    review,
    policy,
    prompts,
    replies,
    translate,
    run,
    insights,
    ingest,
    close,
    [Symbol.asyncDispose]: close
  }
}
