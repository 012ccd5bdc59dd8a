/**
 * Asks every moderation model that takes images about one, and judges its labels by the rules that count for texts.
 */
import { Effect, Result } from "effect"
import { BadResponse, ModelError } from "../../../models/ModelError.ts"
import type { ImageVerdict } from "../../ImageVerdict.ts"
import {
  decodeImageLabels,
  type ImageLabel,
  type ModerationImage,
  type ModerationModel
} from "../../ModerationModel.ts"
import type { ModerationModels } from "../../ModerationModels.ts"
import type { PolicyContext } from "../../PolicyContext.ts"
import type { LocalizedMessage } from "../../PolicyFinding.ts"
import type { PolicySet } from "../../PolicySet.ts"
import type { ModerationRule } from "../../Rule.ts"
import { modelProblemInGerman } from "../messages.ts"
import { applies } from "../ruleScope.ts"
import { guarded } from "./guarded.ts"

export const makeLookingAt = (registry: ModerationModels["Service"]) =>
  Effect.fn("Policies.checkImage")(function* (
    image: ModerationImage,
    context: Pick<PolicyContext, "platform" | "format" | "language" | "regions">,
    { rules }: PolicySet
  ) {
    const models = (yield* registry.list).filter(({ capabilities }) => capabilities.takesImages !== undefined)
    const counting = rules.flatMap((rule) => (rule.kind === "moderation" && applies(rule.scope, context) ? [rule] : []))
    if (models.length === 0) return unseen("absent", nobodyLooks)
    if (counting.length === 0) return unseen("absent", noRule)
    const answers = yield* Effect.forEach(
      models,
      (model) => Effect.map(Effect.result(look(model, image)), (answer) => ({ model, answer })),
      { concurrency: "unbounded" }
    )
    const found = answers.flatMap(({ answer, model }) =>
      Result.isFailure(answer) ? [] : answer.success.flatMap((label) => findingsOf(counting, label, model.id))
    )
    const [failed] = answers.flatMap(({ answer, model }) =>
      Result.isFailure(answer) ? [unanswered(model.id, answer.failure)] : []
    )
    const verdict: ImageVerdict = {
      status: failed === undefined ? "done" : "failed",
      held: found.flatMap(({ isHeld, message }) => (isHeld ? [message] : [])),
      warnings: found.flatMap(({ isHeld, message }) => (isHeld ? [] : [message])),
      ...(failed === undefined ? {} : { problem: failed })
    }
    return verdict
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const look = (model: ModerationModel, image: ModerationImage) =>
  guarded(
    model,
    Effect.suspend(() => {
      const { id, moderateImages } = model
      const { maxBytes = 0, mediaTypes = [] } = model.capabilities.takesImages ?? {}
      const refused = (detail: string) =>
        Effect.fail(new ModelError({ reason: new BadResponse({ model: id, detail }) }))
      if (moderateImages === undefined) return refused("it says that it takes images, and has no way to")
      if (!mediaTypes.some((type) => type === image.mediaType)) return refused(`it takes no ${image.mediaType}`)
      if (image.bytes.length > maxBytes) {
        return refused(`the image has ${image.bytes.length} bytes, and it takes at most ${maxBytes}`)
      }
      const request = { images: [image] } as const
      return Effect.flatMap(moderateImages(request), (labels) => decodeImageLabels(id, request, labels))
    })
  )

const findingsOf = (rules: ReadonlyArray<ModerationRule>, { category, score }: ImageLabel, model: string) =>
  rules.flatMap((rule) => {
    if (rule.category !== category || score < rule.minScore) return []
    const percent = Math.round(score * 100)
    return [
      {
        isHeld: rule.severity !== "warn",
        message: {
          en: `The model ${model} rates the picture as “${rule.title.en}” (${percent} %)`,
          de: `Das Modell ${model} stuft das Bild als „${rule.title.de}“ ein (${percent} %)`
        }
      }
    ]
  })

const unseen = (status: "absent", problem: LocalizedMessage): ImageVerdict => ({
  status,
  held: [],
  warnings: [],
  problem
})

const unanswered = (model: string, { message }: ModelError): LocalizedMessage => ({
  en: `The moderation model ${model} did not look at the picture: ${message}`,
  de: `Das Moderationsmodell ${model} hat das Bild nicht angesehen: ${modelProblemInGerman(message)}`
})

const nobodyLooks: LocalizedMessage = {
  en: "No moderation model that takes pictures is configured: nobody has looked at them. Look at them yourself",
  de: "Kein Moderationsmodell ist eingerichtet, das Bilder ansieht: Niemand hat sie geprüft. Sieh sie selbst an"
}

const noRule: LocalizedMessage = {
  en: "No rule says what a moderation model may hold back: nobody has looked at the pictures. Look at them yourself",
  de: "Keine Regel sagt, was ein Moderationsmodell zurückhalten darf: Niemand hat die Bilder geprüft. Sieh sie selbst an"
}
