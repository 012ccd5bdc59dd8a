/**
 * Asks every moderation model about a post, each question once.
 */
import { Effect, Option, Result } from "effect"
import type { ModelError } from "../../../models/ModelError.ts"
import { CurrentActor } from "../../../tenancy/Actor.ts"
import { sha256Json } from "../../../text/Digest.ts"
import { decodeLabels, type ModerationModel, type ModerationRequest } from "../../ModerationModel.ts"
import type { ModerationModels } from "../../ModerationModels.ts"
import type { PolicyContent } from "../../PolicyContent.ts"
import type { Moderation, ModerationLabel, PolicyContext } from "../../PolicyContext.ts"
import { maxExaminedLength } from "../../PolicyEngine.ts"
import type { PolicyStore } from "../../PolicyStore.ts"
import { evaluationOf } from "../rules/Evaluation.ts"
import { guarded } from "./guarded.ts"
import { labelsOfTexts, piecesOf } from "./pieces.ts"
import { makeSharing } from "./sharing.ts"

/**
 * The context of a post with what the models say of it: all are asked side by side, and one that fails leaves the
 * answers of the others. A model is asked once for the same texts in the same language of one organization; only
 * answers are kept, and a failed question is put again the next time.
 */
export const makeModerating = (store: PolicyStore["Service"], registry: ModerationModels["Service"]) => {
  const shared = makeSharing<Result.Result<ReadonlyArray<ModerationLabel>, ModelError>>()

  const remembered = Effect.fnUntraced(function* (model: ModerationModel, request: ModerationRequest) {
    const { organizationId } = yield* CurrentActor
    const digest = sha256Json({ model: model.id, language: request.language, texts: request.texts })

    // Without its memory the check is made all the same: it only costs another question.
    const earlier = store.moderation(organizationId, digest).pipe(
      Effect.flatMap(
        Option.match({
          onNone: () => Effect.succeedNone,
          onSome: (labels) => Effect.asSome(decodeLabels(model.id, request, labels))
        })
      ),
      Effect.catch((error) =>
        Effect.as(Effect.logWarning("An earlier answer of a moderation model cannot be read", error), Option.none())
      )
    )
    const keep = (labels: ReadonlyArray<ModerationLabel>) =>
      store
        .keepModeration(organizationId, digest, labels)
        .pipe(Effect.catch((error) => Effect.logWarning("An answer of a moderation model could not be kept", error)))

    return yield* shared(
      sha256Json([organizationId, digest]),
      Effect.gen(function* () {
        const known = yield* earlier
        if (Option.isSome(known)) return Result.succeed(known.value)
        const answered = yield* Effect.result(ask(model, request))
        if (Result.isSuccess(answered)) yield* keep(answered.success)
        return answered
      })
    )
  })

  const moderationBy = (texts: ReadonlyArray<string>, language: string | undefined) =>
    Effect.fnUntraced(function* (model: ModerationModel): Effect.fn.Return<Moderation, never, CurrentActor> {
      const { pieces, unread } = piecesOf(texts, model.capabilities.maxTextLength, language ?? "en")
      const request = { texts: pieces.map(({ content }) => content), language }
      const answered = pieces.length === 0 ? Result.succeed([]) : yield* remembered(model, request)
      if (Result.isFailure(answered)) {
        return { status: "failed", model: model.id, problem: answered.failure.message }
      }
      const labels = labelsOfTexts(pieces, answered.success)
      return unread === 0
        ? { status: "done", model: model.id, labels }
        : { status: "incomplete", model: model.id, labels, unread }
    })

  return Effect.fn("Policies.moderate")(function* (content: PolicyContent, context: PolicyContext) {
    const models = (yield* registry.list).filter(({ capabilities }) => capabilities.maxTextLength > 0)
    if (models.length === 0 || context.moderation !== undefined) return context
    const texts = evaluationOf(content, context).texts.map(({ text }) => text)
    // Nobody examines these.
    if (texts.some(({ length }) => length > maxExaminedLength)) return context
    const moderation = yield* Effect.forEach(models, moderationBy(texts, context.language), {
      concurrency: "unbounded"
    })
    return { ...context, moderation }
  })
}

const ask = (model: ModerationModel, request: ModerationRequest) =>
  guarded(
    model,
    Effect.suspend(() => model.moderate(request)).pipe(
      Effect.flatMap((labels) => decodeLabels(model.id, request, labels))
    )
  )
