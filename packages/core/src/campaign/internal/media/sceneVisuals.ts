/**
 * What models make for a video: footage of its scenes, and pictures of those that have none and of the cover.
 */
import { Effect } from "effect"
import type { AssetId, DigitalSource } from "../../../media/Asset.ts"
import type { VisualId } from "../../../media/VisualBrief.ts"
import type { MediaLack } from "../../SlotMedia.ts"
import { type GeneratedClip, makeFilming } from "./filming.ts"
import { type GeneratedPicture, makePicturing } from "./picturing.ts"
import type { MakingOptions, Wanted } from "./slotMaking.ts"
import type { Told } from "./told.ts"

/** A scene: what is to be seen, where somebody designed it, and for how long. */
export interface PlannedScene {
  readonly visualId: VisualId | undefined
  readonly seconds: number
}

/** What came of it. */
export interface SceneVisuals {
  readonly clips: ReadonlyMap<VisualId, GeneratedClip>
  readonly pictures: ReadonlyMap<VisualId, GeneratedPicture>
  readonly lacks: ReadonlyArray<MediaLack>
  readonly warnings: ReadonlyArray<Told>
}

/** Footage first: a scene that has some needs no picture. */
export const makeSceneVisuals = Effect.gen(function* () {
  const film = yield* makeFilming
  const picture = yield* makePicturing

  return Effect.fnUntraced(function* (
    wanted: Wanted,
    { cover, scenes }: { readonly cover: VisualId | undefined; readonly scenes: ReadonlyArray<PlannedScene> },
    options: MakingOptions
  ) {
    const designed = wanted.dossier?.visuals?.visuals ?? []
    const filmed = yield* film(
      wanted,
      scenes.flatMap(({ seconds, visualId }) => {
        const visual = designed.find(({ id }) => id === visualId)
        return visual === undefined ? [] : [{ visual, seconds }]
      }),
      options
    )
    const clips = new Map(filmed.clips.map((one) => [one.visualId, one]))
    // A scene that is filmed needs no picture, nor does one that shows nothing of the brief. A cover does not move.
    const shown = new Set([...scenes.map(({ visualId }) => visualId), cover])
    const pictured = yield* picture(
      wanted,
      designed.filter(({ id }) => shown.has(id) && (!clips.has(id) || id === cover)),
      options
    )
    const visuals: SceneVisuals = {
      clips,
      pictures: new Map(pictured.pictures.map((one) => [one.visualId, one])),
      lacks: [...filmed.lacks, ...pictured.lacks],
      warnings: [...filmed.warnings, ...pictured.warnings]
    }
    return visuals
  })
})

/** What pictures and footage of a model make of the file that shows them. */
export interface MadeFrom {
  readonly digitalSource?: DigitalSource
  readonly madeFrom?: ReadonlyArray<AssetId>
}

/** Of a file that shows these; `isMoving`: their footage too. Empty where no model made any of it. */
export const madeFromOf = (
  { clips, pictures }: SceneVisuals,
  shown: ReadonlyArray<VisualId | undefined>,
  { isMoving }: { readonly isMoving: boolean }
): MadeFrom => {
  const madeFrom = [...(isMoving ? clips.values() : []), ...pictures.values()]
    .filter(({ visualId }) => shown.includes(visualId))
    .map(({ assetId }) => assetId)
  return madeFrom.length === 0 ? {} : { digitalSource: "compositeWithTrainedAlgorithmicMedia", madeFrom }
}
