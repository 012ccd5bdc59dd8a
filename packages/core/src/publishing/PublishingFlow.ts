/**
 * The way of one publication as a flow: scheduled, then taken turn by turn, with durable waits in between, until it is
 * final or a person's case. Each step calls the service; what must not happen twice is fenced there, not here.
 *
 * @since 0.1.0
 */
import { DateTime, Effect, Schema } from "effect"
import { PostId } from "../content/Post.ts"
import { Durable } from "../flow/Durable.ts"
import { type Flow } from "../flow/Flow.ts"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { TenancyError } from "../tenancy/TenancyError.ts"
import { PublicationId } from "./Attempt.ts"
import { PublishedPart } from "./Outcome.ts"
import { Approval, Notice, type Publication, PublicationStatus } from "./Publication.ts"
import { PublicationContent } from "./PublicationContent.ts"
import { Publishing } from "./Publishing.ts"
import { PublishingError } from "./PublishingError.ts"
import { SocialAccountId } from "./SocialAccount.ts"

/** What to publish, where and when. */
export class PublishingFlowPayload extends Schema.Class<PublishingFlowPayload>(
  "@postwright/core/publishing/PublishingFlowPayload"
)({
  id: PublicationId,
  accountId: SocialAccountId,
  content: PublicationContent,
  approval: Approval,
  postId: Schema.optionalKey(PostId),
  publishAt: Schema.DateTimeUtcFromString,
  /** Raise it to follow the publication again after a person's decision. @default 1 */
  round: Schema.optionalKey(Schema.Int)
}) {}

/** Where the publication stands after a turn. */
export class PublishingFlowResult extends Schema.Class<PublishingFlowResult>(
  "@postwright/core/publishing/PublishingFlowResult"
)({
  id: PublicationId,
  /** `published`, `rejected` or `cancelled`; or `held`, when a person has to decide. */
  status: PublicationStatus,
  notice: Schema.optionalKey(Notice),
  parts: Schema.Array(PublishedPart),
  /** When the next turn is. Absent at the end. */
  wakeAt: Schema.optionalKey(Schema.DateTimeUtcFromString)
}) {}

const Failure = Schema.Union([PublishingError, TenancyError])

/** The flow. Its run ends as soon as the publication is final or held. */
export const PublishingFlow: Flow<
  PublishingFlowPayload,
  PublishingFlowResult,
  PublishingError | TenancyError,
  Durable | Publishing | CurrentActor
> = {
  name: "publish",
  version: 1,
  payload: PublishingFlowPayload,
  success: PublishingFlowResult,
  error: Failure,
  idempotencyKey: ({ id, round }) => `${id}/${round ?? 1}`,
  run: Effect.fnUntraced(function* (payload) {
    const durable = yield* Durable
    const publishing = yield* Publishing
    const options = { success: PublishingFlowResult, error: Failure }

    let current = yield* durable.step("schedule", options, Effect.map(publishing.schedule(payload), resultOf))
    for (let turn = 1; current.wakeAt !== undefined && turn <= maxTurns; turn++) {
      yield* durable.sleepUntil(`wait-${turn}`, current.wakeAt)
      current = yield* durable.step(`turn-${turn}`, options, takeTurn(publishing, payload.id))
    }
    return current
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// A doubt of a day, looked at every two minutes, takes some seven hundred.
const maxTurns = 5_000

// A worker may have the publication in hand, for it is due for all: then its claim is waited for.
const takeTurn = (publishing: Publishing["Service"], id: PublicationId) =>
  publishing.advance(id).pipe(
    Effect.catchReasons("PublishingError", {
      PublicationBusy: () => publishing.get(id),
      PublicationChanged: () => publishing.get(id)
    }),
    Effect.map(resultOf)
  )

const resultOf = (publication: Publication): PublishingFlowResult => {
  const { id, status, notice, parts, nextActionAt, lease } = publication
  const wakeAt =
    status === "held" || nextActionAt === undefined
      ? undefined
      : lease === undefined
        ? nextActionAt
        : DateTime.max(nextActionAt, lease.until)
  return new PublishingFlowResult({
    id,
    status,
    parts,
    ...(notice === undefined ? {} : { notice }),
    ...(wakeAt === undefined ? {} : { wakeAt })
  })
}
