/**
 * Has the footage of scenes made by a video model, and frames of it looked at before anybody uses it.
 */
import { Effect } from "effect"
import type { GeneratedBy } from "../../../content/Post.ts"
import { AssetId } from "../../../media/Asset.ts"
import { type ClipFailure, Clips, type MadeClip } from "../../../media/Clips.ts"
import type { MediaError } from "../../../media/MediaError.ts"
import type { MediaFacts } from "../../../media/MediaFacts.ts"
import type { MediaProbe } from "../../../media/MediaProbe.ts"
import { MediaTools } from "../../../media/MediaTools.ts"
import type { Visual, VisualId } from "../../../media/VisualBrief.ts"
import { mayUse } from "../../../policy/ImageVerdict.ts"
import { Policies, type PoliciesError } from "../../../policy/Policies.ts"
import { type CurrentActor } from "../../../tenancy/Actor.ts"
import { sha256 } from "../../../text/Digest.ts"
import { MediaLack } from "../../SlotMedia.ts"
import { policyScopeOf } from "../judging.ts"
import { failureTold } from "./germanFailure.ts"
import { heldReasonOf, heldText, isOfOne, lackReasonOf, verdictWarnings } from "./lacking.ts"
import type { MakingOptions, Wanted } from "./slotMaking.ts"
import { onlyOnce, type Told, toldByTool, toldMissing } from "./told.ts"

/** Footage that may be used. */
export interface GeneratedClip {
  readonly visualId: VisualId
  readonly assetId: AssetId
  readonly clip: MadeClip
  readonly facts: MediaFacts
}

/** A scene that footage is wanted for. */
export interface FilmedScene {
  readonly visual: Visual
  readonly seconds: number
}

/** What came of it. */
export interface Filmed {
  readonly clips: ReadonlyArray<GeneratedClip>
  readonly lacks: ReadonlyArray<MediaLack>
  readonly warnings: ReadonlyArray<Told>
}

/** Why a video gets no footage for now. */
export type FilmingFailure = ClipFailure | PoliciesError | MediaError

/** What asks video models. Raise the version when its questions change. */
const agent = { agent: "clips", agentVersion: 1 } as const

/** Who made a clip. */
export const clipGeneratedBy = ({ model, vendor }: MadeClip): GeneratedBy => ({
  kind: "model",
  ...agent,
  vendor,
  model
})

/** Has footage made, as `MediaOptions.clips` asks; none where it asks for none. */
export const makeFilming = Effect.gen(function* () {
  const maker = yield* Clips
  const policies = yield* Policies
  const tools = yield* MediaTools

  /** A small JPEG of the moment. */
  const stillOf = Effect.fnUntraced(function* (bytes: Uint8Array, startSeconds: number) {
    const renderer = yield* tools.get("renderer")
    const still = yield* renderer.edit(
      { bytes },
      [
        { kind: "trim", startSeconds, seconds: 1 },
        { kind: "resize", widthPx: stillPx, heightPx: stillPx },
        { kind: "encode", container: "jpeg", maxBytes: maxStillBytes }
      ],
      { name: "a frame of a clip" }
    )
    return yield* still.bytes
  }, Effect.scoped)

  /** What is measured of a clip, and what is looked at of so many seconds; undefined for a file that is no video. */
  const framesOf = Effect.fnUntraced(
    function* (probe: MediaProbe["Service"], { bytes, durationSeconds }: MadeClip, seconds: number) {
      const facts = yield* probe.probe({ bytes }, { name: "a clip" })
      if (facts.kind !== "video" || facts.picture === undefined) return undefined
      const lasts = Math.min(seconds, facts.durationSeconds ?? durationSeconds)
      const frames = yield* Effect.forEach(framesLookedAt, (share) => stillOf(bytes, share * lasts))
      return { facts, frames }
    },
    // A program that is not installed is missing for every clip; a file that cannot be read is one.
    Effect.catchIf(
      ({ reason }) => reason._tag !== "MediaToolMissing",
      () => Effect.succeed(undefined)
    )
  )

  /** Footage of these scenes. One that cannot be had is told in `warnings`, and its scene keeps its card. */
  return Effect.fnUntraced(function* (
    { brief, post }: Wanted,
    scenes: ReadonlyArray<FilmedScene>,
    { budgets, clips }: MakingOptions
  ): Effect.fn.Return<Filmed, FilmingFailure, CurrentActor> {
    if (clips === undefined) return { clips: [], lacks: [], warnings: [] }
    // Before anything is paid: without it no footage could be looked at.
    const probe = yield* tools.get("probe")
    const warnings: Array<Told> = []
    const lacks: Array<MediaLack> = []
    const { model, most = scenes.length } = clips
    const scope = policyScopeOf(brief)
    const context = { platform: post.platform, format: post.format, language: post.language }

    const one = Effect.fnUntraced(function* ({ seconds, visual }: FilmedScene) {
      const { aspect, avoid, id, prompt } = visual
      const without = (why: Told, reason: MediaLack["reason"]) => {
        warnings.push(toldMissing(id, "clip", why))
        lacks.push(new MediaLack({ visualId: id, kind: "clip", reason, model }))
        return []
      }
      const purpose = `${post.slotId}/${id}`
      const clip = yield* maker
        .make(model, { prompt, avoid, aspect, seconds, purpose, budgets })
        .pipe(Effect.catchIf(isOfOne, (error) => Effect.succeed(without(failureTold(error), lackReasonOf(error)))))
      if (Array.isArray(clip)) return clip
      for (const warning of clip.warnings) warnings.push(toldByTool(warning, id))
      const looked = yield* framesOf(probe, clip, seconds)
      if (looked === undefined) return without(unreadable, "refused")
      const { facts, frames } = looked
      const verdicts = yield* Effect.forEach(frames, (frame) =>
        policies.checkImage({ bytes: frame, mediaType: "image/jpeg" }, context, scope)
      )
      const held = verdicts.find((verdict) => !mayUse(verdict))
      if (held !== undefined) return without(heldText(held), heldReasonOf(held))
      for (const warning of verdictWarnings(id, verdicts)) warnings.push(warning)
      if (facts.durationSeconds !== undefined && facts.durationSeconds < seconds - 0.25) {
        const [lasts, wanted] = [facts.durationSeconds.toFixed(1), seconds.toFixed(1)]
        warnings.push({
          en: `${id}: the footage lasts ${lasts} of ${wanted} seconds, and stands still at its end`,
          de: `${id}: Die Aufnahme dauert ${lasts.replace(".", ",")} von ${wanted.replace(".", ",")} Sekunden und steht am Ende still`
        })
      }
      const made: GeneratedClip = { visualId: id, assetId: AssetId.make(sha256(clip.bytes)), clip, facts }
      return [made]
    })
    const made = yield* Effect.forEach(scenes.slice(0, most), one, { concurrency: jobsAtOnce })
    return { clips: made.flat(), lacks, warnings: onlyOnce(warnings) }
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const unreadable: Told = {
  en: "the file that came cannot be read as a video",
  de: "Die Datei, die kam, ist nicht als Video zu lesen"
}

/** Jobs of one video that run at the vendor at the same time: they wait there, not here. */
const jobsAtOnce = 4

/** Of what is shown of a clip. */
const framesLookedAt = [0.1, 0.5, 0.9]

/** What moderation models look at is no larger. */
const stillPx = 768
const maxStillBytes = 500_000
