/**
 * Music and watermark of a campaign: whoever names them once has them in all media that are made later.
 */
import { Effect, Option } from "effect"
import { type CampaignKey, CampaignStore, type MediaChoices, parts } from "../../CampaignStore.ts"
import type { MediaOptions } from "../../MediaOptions.ts"

/** Options as media are made by: what is kept stands in for what nobody names now. */
export interface ChosenOptions extends Omit<MediaOptions, "music"> {
  readonly music?: Uint8Array | undefined
}

/** Keeps what is named, drops what is named `none`, and fills in what the campaign keeps. */
export const makeChoosing = Effect.gen(function* () {
  const store = yield* CampaignStore

  return Effect.fnUntraced(function* (key: CampaignKey, given: MediaOptions) {
    const before = Option.getOrElse(yield* store.find(key, parts.mediaChoices), (): MediaChoices => ({}))
    const watermark = given.watermark === undefined ? before.watermark : named(given.watermark)
    const digest =
      given.music === undefined
        ? before.music
        : given.music === "none"
          ? undefined
          : yield* store.putMusic(key, given.music)
    const now: MediaChoices = {
      ...(digest === undefined ? {} : { music: digest }),
      ...(watermark === undefined ? {} : { watermark })
    }
    if (now.music !== before.music || now.watermark !== before.watermark) {
      yield* store.put(key, parts.mediaChoices, now)
    }
    const { music, watermark: _, ...others } = given
    const played =
      music instanceof Uint8Array
        ? music
        : digest === undefined
          ? undefined
          : Option.getOrUndefined(yield* store.findMusic(key, digest))
    const chosen: ChosenOptions = {
      ...others,
      ...(played === undefined ? {} : { music: played }),
      ...(watermark === undefined ? {} : { watermark })
    }
    return chosen
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const named = (watermark: string): string | undefined =>
  watermark.trim() === "" || watermark === "none" ? undefined : watermark
