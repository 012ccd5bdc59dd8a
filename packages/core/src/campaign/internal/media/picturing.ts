/**
 * Has the pictures of a post made by an image model, and looked at before anybody uses them.
 */
import { Effect } from "effect"
import type { GeneratedBy } from "../../../content/Post.ts"
import { AssetId } from "../../../media/Asset.ts"
import { Pictures, type MadePicture, type PictureFailure } from "../../../media/Pictures.ts"
import type { Visual, VisualId } from "../../../media/VisualBrief.ts"
import { mayUse } from "../../../policy/ImageVerdict.ts"
import { Policies, type PoliciesError } from "../../../policy/Policies.ts"
import { type CurrentActor } from "../../../tenancy/Actor.ts"
import { sha256 } from "../../../text/Digest.ts"
import { policyScopeOf } from "../judging.ts"
import { MediaLack } from "../../SlotMedia.ts"
import { failureTold } from "./germanFailure.ts"
import { heldReasonOf, heldText, isOfOne, lackReasonOf, verdictWarnings } from "./lacking.ts"
import type { MakingOptions, Wanted } from "./slotMaking.ts"
import { onlyOnce, type Told, toldByTool, toldMissing } from "./told.ts"

/** A picture that may be used. */
export interface GeneratedPicture {
  readonly visualId: VisualId
  readonly assetId: AssetId
  readonly picture: MadePicture
}

/** What came of it. */
export interface Pictured {
  readonly pictures: ReadonlyArray<GeneratedPicture>
  readonly lacks: ReadonlyArray<MediaLack>
  readonly warnings: ReadonlyArray<Told>
}

/** Why a post gets no picture for now: with the way mended it gets one the next time. */
export type PicturingFailure = PictureFailure | PoliciesError

/** What asks image models. Raise the version when its questions change. */
const agent = { agent: "pictures", agentVersion: 1 } as const

/** Who made a picture. */
export const pictureGeneratedBy = ({ model, vendor }: MadePicture): GeneratedBy => ({
  kind: "model",
  ...agent,
  vendor,
  model
})

/** The files, by what they belong to, as cards take them. */
export const picturesOf = (pictures: ReadonlyArray<GeneratedPicture>): ReadonlyMap<VisualId, Uint8Array> =>
  new Map(pictures.map(({ picture, visualId }) => [visualId, picture.bytes]))

/** Has pictures made, as `MediaOptions.images` asks; none where it asks for none. */
export const makePicturing = Effect.gen(function* () {
  const maker = yield* Pictures
  const policies = yield* Policies

  /** The pictures of these visuals. One that cannot be had is told in `warnings`. */
  return Effect.fnUntraced(function* (
    { brief, post }: Wanted,
    visuals: ReadonlyArray<Visual>,
    { budgets, images }: MakingOptions
  ): Effect.fn.Return<Pictured, PicturingFailure, CurrentActor> {
    if (images === undefined) return { pictures: [], lacks: [], warnings: [] }
    const warnings: Array<Told> = []
    const lacks: Array<MediaLack> = []
    const { model, most = visuals.length } = images
    const scope = policyScopeOf(brief)
    const context = { platform: post.platform, format: post.format, language: post.language }

    const one = Effect.fnUntraced(function* ({ aspect, avoid, id, prompt }: Visual) {
      const purpose = `${post.slotId}/${id}`
      const without = (why: Told, reason: MediaLack["reason"]) => {
        warnings.push(toldMissing(id, "picture", why))
        lacks.push(new MediaLack({ visualId: id, kind: "picture", reason, model }))
        return []
      }
      const picture = yield* maker
        .make(model, { prompt, avoid, aspect, purpose, budgets })
        .pipe(Effect.catchIf(isOfOne, (error) => Effect.succeed(without(failureTold(error), lackReasonOf(error)))))
      if (Array.isArray(picture)) return picture
      for (const warning of picture.warnings) warnings.push(toldByTool(warning, id))
      if (picture.widthPx * picture.heightPx > mostPixels) {
        const size = `${picture.widthPx}x${picture.heightPx}`
        const why = {
          en: `it has ${size} pixels, more than a card is drawn with`,
          de: `Es hat ${size} Pixel, mehr, als für eine Karte genommen werden`
        }
        return without(why, "refused")
      }
      const verdict = yield* policies.checkImage(picture, context, scope)
      if (!mayUse(verdict)) return without(heldText(verdict), heldReasonOf(verdict))
      for (const warning of verdictWarnings(id, [verdict])) warnings.push(warning)
      const made: GeneratedPicture = { visualId: id, assetId: AssetId.make(sha256(picture.bytes)), picture }
      return [made]
    })
    const pictures = yield* Effect.forEach(visuals.slice(0, most), one, { concurrency: 2 })
    return { pictures: pictures.flat(), lacks, warnings: onlyOnce(warnings) }
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A card is drawn with fewer than 3 million: more only take memory. */
const mostPixels = 40_000_000
