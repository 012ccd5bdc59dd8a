import { assert, describe, it } from "@effect/vitest"
import type { BriefInput } from "@postwright/core/campaign/Brief"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import type { MediaOptions } from "@postwright/core/campaign/MediaOptions"
import type { Composition } from "@postwright/core/media/Composition"
import { ImageModels } from "@postwright/core/models/ImageModels"
import { ModelId } from "@postwright/core/models/ModelChoice"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as ScriptedImageModel from "@postwright/core/testing/models/ScriptedImageModel"
import { Effect, Layer } from "effect"
import { studio, videoBrief } from "./mediaEquipment.ts"

const brief: BriefInput = { ...videoBrief, platforms: ["tiktok"], plan: { ...videoBrief.plan, days: 4 } }
const music = new Uint8Array([1, 2, 3])
const pricing = { microUsdPerMillion: { images: 1_000 }, checkedOn: "2026-11-22", source: "https://example.org/prices" }

const provided = (work: ReturnType<typeof studio>) =>
  Postwright.layer.pipe(
    Layer.provide([work.layer, ImageModels.layerEntry(Effect.succeed(ScriptedImageModel.make({ pricing }).model))]),
    Layer.provideMerge(Layer.merge(Postwright.storesMemory, Postwright.registries))
  )

const playedIn = ({ sound, watermark }: Composition) => ({
  music: sound.music === undefined || !("bytes" in sound.music) ? undefined : [...sound.music.bytes],
  hasMark: watermark !== undefined
})

/** Each call generates the campaign with these options, and gives what the videos have that it made. */
const calls = (...options: ReadonlyArray<MediaOptions>) => {
  const work = studio()
  return Effect.gen(function* () {
    const campaigns = yield* Campaigns
    const made: Array<ReadonlyArray<ReturnType<typeof playedIn>>> = []
    for (const media of options) {
      const before = work.compositions.length
      yield* campaigns.generate(brief, { media })
      made.push(work.compositions.slice(before).map(playedIn))
    }
    return made
  }).pipe(Effect.provide(provided(work)), Effect.provideService(CurrentActor, localOwner))
}

const plain = { music: undefined, hasMark: false }
const both = { music: [1, 2, 3], hasMark: true }

describe("music and watermark of a campaign", () => {
  it.effect("are in videos that are made later without naming them again", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(
        yield* calls({ videos: 1, music, watermark: "@larkfield" }, { videos: 2 }, { videos: 2 }, { videos: 3 }),
        [[both], [both], [], [both]]
      )
    })
  )

  it.effect("stay in a video that is made anew with the pictures of a model", () =>
    Effect.gen(function* () {
      const images = { model: ModelId.make("scripted/image") }
      assert.deepStrictEqual(yield* calls({ videos: 1, music, watermark: "@larkfield" }, { videos: 1, images }), [
        [both],
        [both]
      ])
    })
  )

  it.effect("are replaced one by one, and dropped by none, for good", () =>
    Effect.gen(function* () {
      const other = new Uint8Array([4])
      assert.deepStrictEqual(
        yield* calls(
          { videos: 1, music, watermark: "@larkfield" },
          { videos: 2, music: other },
          { videos: 3, music: "none" },
          { videos: 4, watermark: "none" }
        ),
        [[both], [{ music: [4], hasMark: true }], [{ music: undefined, hasMark: true }], [plain]]
      )
    })
  )

  it.effect("are none where nobody names any", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* calls({ videos: 1, music: "none" }, { videos: 2 }), [[plain], [plain]])
    })
  )
})
