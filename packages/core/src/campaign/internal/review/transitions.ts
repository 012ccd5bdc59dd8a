/**
 * What may happen to the review of a slot, and what comes of it. Each returns the review itself where nothing is new.
 */
import { visibleText } from "../../../text/Normalisation.ts"
import { DateTime, Result } from "effect"
import type { Platform } from "../../../content/Platform.ts"
import type { PostVersion } from "../../../content/PostVersion.ts"
import type { Verdict } from "../../../policy/Verdict.ts"
import type { MemberId } from "../../../tenancy/Actor.ts"
import { canonicalJson } from "../../../text/Digest.ts"
import type { Slot } from "../../Plan.ts"
import {
  type ApprovalTargets,
  type ApprovalWindow,
  ReviewComment,
  ReviewDecision,
  type SlotReview
} from "../../Review.ts"
import {
  PostBlocked,
  ReasonNeeded,
  ReviewError,
  ReviewInputInvalid,
  type ReviewOperation,
  ReviewOutdated,
  SlotWithoutPost,
  TransitionRefused
} from "../../ReviewError.ts"

/** Who does it, and when (RFC 3339 in UTC). */
export interface Author {
  readonly by: MemberId
  readonly at: string
}

type Outcome = Result.Result<SlotReview, ReviewError>

/** Longest reason or comment, in UTF-16 code units. */
export const maxRemarkLength = 5_000

/** How long before and after its time a post may go out, where nobody says otherwise. */
const usualWindow = { before: { hours: 12 }, after: { hours: 24 } } as const

/** From 12 hours before the slot's time to 24 hours after it. */
export const usualWindowOf = (slot: Pick<Slot, "startsAt">): ApprovalWindow => {
  const startsAt = DateTime.makeUnsafe(slot.startsAt)
  return {
    notBefore: DateTime.formatIso(DateTime.subtract(startsAt, usualWindow.before)),
    notAfter: DateTime.formatIso(DateTime.add(startsAt, usualWindow.after))
  }
}

export interface ApprovalInput extends Author {
  readonly platform: Platform
  readonly verdict: Verdict
  readonly usualWindow: ApprovalWindow
  readonly expectedHash?: string | undefined
  readonly reason?: string | undefined
  readonly accounts?: ApprovalTargets["accounts"] | undefined
  readonly window?: Partial<ApprovalWindow> | undefined
}

export const approve = (review: SlotReview, input: ApprovalInput): Outcome =>
  Result.gen(function* () {
    const latest = yield* readVersion(review, "approve", input.expectedHash)
    const before = review.approval
    const reason = yield* remark(review, input.reason)
    const targets: ApprovalTargets = {
      platform: input.platform,
      accounts: input.accounts === undefined ? (before?.targets?.accounts ?? []) : [...new Set(input.accounts)].sort()
    }
    const window = yield* windowOf(review, { ...(before?.window ?? input.usualWindow), ...input.window })
    const isSame =
      before !== undefined &&
      before.by === input.by &&
      canonicalJson([before.targets, before.window]) === canonicalJson([targets, window]) &&
      (reason === undefined || reason === before.reason)
    if (isSame) return review
    if (review.status === "locked") return yield* refused(review, "approve")

    const [blocking, ...others] = input.verdict.findings.filter(({ isBlocking }) => isBlocking)
    if (blocking !== undefined) {
      const said = ({ message, ruleId }: typeof blocking) => ({ ruleId, message: message.en, german: message.de })
      const findings = [said(blocking), ...others.map(said)] as const
      return yield* fail(new PostBlocked({ slotId: review.slotId, findings }))
    }
    const released = [
      ...new Set(input.verdict.findings.filter(({ severity }) => severity === "quarantine").map(({ ruleId }) => ruleId))
    ]
    if (released.length > 0 && reason === undefined) {
      return yield* fail(new ReasonNeeded({ slotId: review.slotId, operation: "approve", ruleIds: released }))
    }
    return review.decided(
      "approved",
      decision(review, latest, input, "approved", {
        reason,
        targets,
        window,
        ...(released.length === 0 ? {} : { released })
      })
    )
  })

export interface DecisionInput extends Author {
  readonly expectedHash?: string | undefined
  readonly reason?: string | undefined
}

export const lock = (review: SlotReview, input: DecisionInput): Outcome =>
  Result.gen(function* () {
    const latest = yield* readVersion(review, "lock", input.expectedHash)
    const reason = yield* remark(review, input.reason)
    if (review.status === "locked") return review
    if (review.approval === undefined) return yield* refused(review, "lock")
    return review.decided("locked", decision(review, latest, input, "locked", { reason }))
  })

export const unlock = (review: SlotReview, input: DecisionInput): Outcome =>
  Result.gen(function* () {
    const latest = yield* readVersion(review, "unlock", input.expectedHash)
    const reason = yield* remark(review, input.reason)
    if (review.status === "approved") return review
    if (review.status !== "locked") return yield* refused(review, "unlock")
    return review.decided("approved", decision(review, latest, input, "unlocked", { reason }))
  })

export const reject = (review: SlotReview, input: DecisionInput): Outcome =>
  Result.gen(function* () {
    const latest = yield* readVersion(review, "reject", input.expectedHash)
    const reason = yield* remark(review, input.reason)
    if (reason === undefined) {
      return yield* fail(new ReasonNeeded({ slotId: review.slotId, operation: "reject", ruleIds: [] }))
    }
    if (review.status === "locked") return yield* refused(review, "reject")
    const last = review.decisions.at(-1)
    if (review.status === "rejected" && last?.by === input.by && last.reason === reason) return review
    return review.decided("rejected", decision(review, latest, input, "rejected", { reason }))
  })

/** An approval is taken back because rules forbid the post now. */
export const voidApproval = (
  review: SlotReview,
  { forbiddenBy, ...author }: Author & { readonly forbiddenBy: NonNullable<ReviewDecision["forbiddenBy"]> }
): SlotReview => {
  const { approval, latest } = review
  if (approval === undefined || latest === undefined) return review
  return review.decided("proposed", decision(review, latest, author, "voided", { reason: undefined, forbiddenBy }))
}

export const comment = (review: SlotReview, input: Author & { readonly text: string }): Outcome =>
  Result.gen(function* () {
    const text = yield* remark(review, input.text)
    if (text === undefined) {
      return yield* invalid(review, "the comment is empty", "Write what you have to say")
    }
    const last = review.comments.at(-1)
    if (last !== undefined && last.revision === review.revision && last.by === input.by && last.text === text) {
      return review
    }
    const { at, by } = input
    const version = review.latest?.number ?? 0
    return review.commented(new ReviewComment({ revision: review.revision + 1, by, at, version, text }))
  })

/** Another content may take the place of the one there is. */
export const checkChange = (
  review: SlotReview,
  operation: "edit" | "choose-variant" | "regenerate",
  expectedHash?: string
): Result.Result<void, ReviewError> => {
  if (review.status === "locked") return refused(review, operation)
  // An approved post is never written anew by itself; a person may still change it.
  if (operation === "regenerate" && review.status === "approved") return refused(review, operation)
  const contentHash = review.latest?.contentHash ?? ""
  return expectedHash === undefined || expectedHash === contentHash
    ? Result.void
    : fail(new ReviewOutdated({ slotId: review.slotId, expectedHash, contentHash }))
}

/** A reason or comment without white space around it; undefined when it is empty. Fails when it is too long. */
export const remark = (
  review: Pick<SlotReview, "slotId">,
  text: string | undefined
): Result.Result<string | undefined, ReviewError> => {
  const trimmed = text?.replace(/\r\n?/g, "\n").trim()
  // What nobody can read says nothing.
  if (trimmed === undefined || visibleText(trimmed).trim() === "") return Result.succeed(undefined)
  if (trimmed.length > maxRemarkLength) {
    return invalid(review, `a reason or comment is longer than ${maxRemarkLength} characters`, "Shorten it")
  }
  return Result.succeed(trimmed)
}

const fail = (reason: ReviewError["reason"]) => Result.fail(new ReviewError({ reason }))

const invalid = ({ slotId }: Pick<SlotReview, "slotId">, problem: string, remedy: string) =>
  fail(new ReviewInputInvalid({ slotId, problem, remedy }))

const refused = ({ slotId, status }: SlotReview, operation: ReviewOperation) =>
  fail(new TransitionRefused({ slotId, status, operation }))

const readVersion = (
  review: SlotReview,
  operation: ReviewOperation,
  expectedHash: string | undefined
): Result.Result<PostVersion, ReviewError> => {
  const { latest, slotId } = review
  if (latest === undefined) return fail(new SlotWithoutPost({ slotId, operation }))
  const { contentHash } = latest
  return expectedHash === undefined || expectedHash === contentHash
    ? Result.succeed(latest)
    : fail(new ReviewOutdated({ slotId, expectedHash, contentHash }))
}

const windowOf = (review: SlotReview, window: ApprovalWindow): Result.Result<ApprovalWindow, ReviewError> => {
  const [from, to] = [DateTime.make(window.notBefore), DateTime.make(window.notAfter)]
  if (from._tag === "None" || to._tag === "None") {
    return invalid(review, "the window of time has no valid instants", "Write them as 2027-03-01T09:00:00Z")
  }
  return DateTime.isLessThan(from.value, to.value)
    ? Result.succeed({ notBefore: DateTime.formatIso(from.value), notAfter: DateTime.formatIso(to.value) })
    : invalid(review, "the window of time ends before it begins", "Give a later end")
}

const decision = (
  review: SlotReview,
  latest: PostVersion,
  { at, by }: Author,
  kind: ReviewDecision["kind"],
  {
    reason,
    ...facts
  }: Partial<Pick<ReviewDecision, "targets" | "window" | "released" | "forbiddenBy">> & {
    readonly reason: string | undefined
  }
): ReviewDecision =>
  new ReviewDecision({
    kind,
    revision: review.revision + 1,
    by,
    at,
    version: latest.number,
    contentHash: latest.contentHash,
    ...(reason === undefined ? {} : { reason }),
    ...facts
  })
