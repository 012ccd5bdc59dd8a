/**
 * Makes the media of a campaign's posts: cards and carousels, and as many narrated videos as are asked for. It works on a
 * finished campaign, as often as wanted: posts that have their media keep them, and what was stopped goes on with the
 * post it stood at.
 *
 * @see docs/decisions/2026-11-22-media-beside-the-flow.md
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { Audit } from "../audit/Audit.ts"
import type { AuditError } from "../audit/AuditError.ts"
import { AssetLibrary } from "../media/AssetLibrary.ts"
import type { AssetError } from "../media/AssetError.ts"
import type { ObjectError } from "../objects/ObjectError.ts"
import { Clips } from "../media/Clips.ts"
import { Narration } from "../media/Narration.ts"
import { Pictures } from "../media/Pictures.ts"
import { Policies } from "../policy/Policies.ts"
import type { PolicyError } from "../policy/PolicyError.ts"
import { type CurrentActor, requirePermission } from "../tenancy/Actor.ts"
import type { TenancyError } from "../tenancy/TenancyError.ts"
import type { UsageError } from "../usage/UsageError.ts"
import type { CampaignId } from "./Campaign.ts"
import type { CampaignError } from "./CampaignError.ts"
import { CampaignProgress } from "./CampaignProgress.ts"
import { CampaignStore } from "./CampaignStore.ts"
import { makeCampaignMedia } from "./internal/media/makeCampaignMedia.ts"
import type { MediaOptions } from "./MediaOptions.ts"
import type { SlotId } from "./Plan.ts"
import type { ReviewError } from "./ReviewError.ts"
import type { NeedsMedia } from "./SlotMedia.ts"

/** What became of it. */
export interface MadeMedia {
  /** Slots whose posts got media now. */
  readonly made: ReadonlyArray<SlotId>
  /** Slots whose posts had theirs. */
  readonly kept: ReadonlyArray<SlotId>
  /** Slots whose posts still need some, in the order of the plan. */
  readonly needs: ReadonlyArray<{ readonly slotId: SlotId; readonly needs: NeedsMedia }>
  /** Slots whose posts can go out, but without the pictures that they were to get now, in the order of the plan. */
  readonly without: ReadonlyArray<{ readonly slotId: SlotId; readonly needs: NeedsMedia }>
}

/** What `make` fails with. What goes wrong with one post is told of its slot, and the others go on. */
export type CampaignMediaError =
  | ReviewError
  | CampaignError
  | AssetError
  | ObjectError
  | PolicyError
  | TenancyError
  | AuditError
  | UsageError

export class CampaignMedia extends Context.Service<
  CampaignMedia,
  {
    /**
     * Makes what is missing. A post gets its media as a new version: an approval that it had is void. Needs
     * `campaign:write`. Fails with `CampaignNotFound`, `PlanUnfinished`.
     */
    readonly make: (
      campaignId: CampaignId,
      options?: MediaOptions
    ) => Effect.Effect<MadeMedia, CampaignMediaError, CurrentActor>
  }
>()("@postwright/core/campaign/CampaignMedia") {
  static readonly layerNoDeps = Layer.effect(
    CampaignMedia,
    Effect.gen(function* () {
      const making = yield* makeCampaignMedia
      const make = Effect.fn("CampaignMedia.make")(function* (campaignId: CampaignId, options: MediaOptions = {}) {
        yield* requirePermission("campaign:write")
        return yield* making(campaignId, options)
      })
      return CampaignMedia.of({ make })
    })
  )

  /** With the stores and the progress of the campaign capability. */
  static readonly layer = this.layerNoDeps.pipe(
    Layer.provide(
      Layer.mergeAll(
        CampaignStore.layer,
        CampaignProgress.layer,
        Audit.layer,
        AssetLibrary.layer,
        Policies.layer,
        Narration.layer,
        Pictures.layer,
        Clips.layer
      )
    )
  )
}
