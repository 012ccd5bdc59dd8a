import { Effect } from "effect"
import {
  type ImageModerationRequest,
  type ModerationCapabilities,
  type ModerationImage,
  type ModerationModel
} from "@postwright/core/policy/ModerationModel"
import { type CurrentActor } from "@postwright/core/tenancy/Actor"
import { type Case, check, checkEqual } from "../../Check.ts"
import { jpeg, png, webp } from "../../models/MediaFiles.ts"
import { failureOf } from "../../models/VendorCases.ts"
import { type VendorFailure, vendorFailures } from "../../models/VendorControl.ts"
import { flaggingImages, harmless, type VendorControl } from "../ScriptedModerationModel.ts"

export interface Subject {
  readonly model: ModerationModel
  readonly control: VendorControl
}

export type Run = (subject: Subject) => Effect.Effect<void, unknown, CurrentActor>

export type Define = (title: string, run: Run, skip?: string) => Case

/** What an adapter must do that takes images. */
export const imageCases = ({
  capabilities: { takesImages },
  define,
  impossible
}: {
  readonly capabilities: ModerationCapabilities
  readonly define: Define
  readonly impossible: { readonly [what in VendorFailure]?: string }
}): ReadonlyArray<Case> => {
  const skip = takesImages === undefined ? "it looks at no images" : undefined
  const seesAll = takesImages?.categories ?? []
  const files = (takesImages?.mediaTypes ?? []).map((mediaType) => imageOf[mediaType])

  return [
    define(
      "sends every image whole, with its type",
      ({ control, model }) =>
        Effect.gen(function* () {
          const [first, ...rest] = files
          if (first === undefined) return
          yield* ask(model, { images: [first, ...rest] })
          const sent = (yield* control.requests).flatMap(({ images = [] }) => images)
          checkEqual(sent.map(shown).toSorted(), files.map(shown).toSorted(), "the images at the vendor")
        }),
      skip
    ),

    define(
      "gives every label to the image that it is about, with its category and score",
      ({ control, model }) =>
        Effect.gen(function* () {
          const category = seesAll[0] ?? model.capabilities.categories[0]
          const [type = "image/png"] = model.capabilities.takesImages?.mediaTypes ?? []
          const calm = imageOf[type]
          const harmful: ModerationImage = { ...calm, bytes: Uint8Array.from([...calm.bytes, ...mark]) }
          yield* control.answerWith(flaggingImages(mark, category, 0.75))
          const labels = yield* ask(model, { images: [calm, harmful, calm, harmful] })
          checkEqual(
            labels.map((label) => [label.image, label.category]).toSorted(([a], [b]) => Number(a) - Number(b)),
            [
              [1, category],
              [3, category]
            ],
            "images and categories"
          )
          check(
            labels.every(({ score }) => Math.abs(score - 0.75) < 0.01),
            "The scores are those of the vendor"
          )
          yield* control.answerWith(() => harmless)
          checkEqual(yield* ask(model, { images: [harmful] }), [], "labels of what is harmless")
        }),
      skip
    ),

    ...vendorFailures.map((failure) =>
      define(
        `fails with ${failure} for an image when the vendor says so`,
        ({ control, model }) =>
          Effect.gen(function* () {
            yield* control.answerWith(() => ({ kind: "failure", reason: failure }))
            const [type = "image/png"] = model.capabilities.takesImages?.mediaTypes ?? []
            const error = yield* failureOf(() => ask(model, { images: [imageOf[type]] }))
            checkEqual(error.reason._tag, failure, "reason")
          }),
        skip ?? impossible[failure]
      )
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mark = Uint8Array.from([7, 77, 177, 7, 77])

const size = { widthPx: 640, heightPx: 360 }

const imageOf: Readonly<Record<ModerationImage["mediaType"], ModerationImage>> = {
  "image/png": { bytes: png(size), mediaType: "image/png" },
  "image/jpeg": { bytes: jpeg(size), mediaType: "image/jpeg" },
  "image/webp": { bytes: webp(size), mediaType: "image/webp" }
}

const shown = ({ bytes, mediaType }: ModerationImage): string => `${mediaType} ${bytes.join(" ")}`

const ask = (model: ModerationModel, request: ImageModerationRequest) =>
  Effect.suspend(() => model.moderateImages?.(request) ?? Effect.die(new Error("moderateImages is missing")))
