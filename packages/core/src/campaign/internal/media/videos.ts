/**
 * Makes the video of a post from its script: spoken, with a card for each scene, captions, a cover and files of subtitles.
 */
import { Effect } from "effect"
import type { DigitalSource } from "../../../media/Asset.ts"
import type { Card } from "../../../media/Card.ts"
import {
  type CardMaterial,
  designCover,
  designScenes,
  designThumbnail,
  designWatermark
} from "../../../media/CardDesign.ts"
import type { CardRenderer } from "../../../media/CardRenderer.ts"
import type { MediaError } from "../../../media/MediaError.ts"
import { MediaTools } from "../../../media/MediaTools.ts"
import type { Narrated, NarrationOrigin } from "../../../media/Narration.ts"
import type { Script } from "../../../media/Script.ts"
import { captionStyleOf, composeVideo, type TimedScene } from "../../../media/VideoComposition.ts"
import { SpeechModels } from "../../../models/SpeechModels.ts"
import { truncate } from "../../../text/Normalisation.ts"
import type { VoiceOrigin } from "../../SlotMedia.ts"
import { designInput } from "./designInput.ts"
import type { GeneratedClip } from "./filming.ts"
import { mediaGap, scriptGap } from "./mediaGap.ts"
import { picturesOf } from "./picturing.ts"
import { madeFromOf, makeSceneVisuals, type SceneVisuals } from "./sceneVisuals.ts"
import {
  type AsBefore,
  type MadeFileOf,
  type MadeForSlot,
  makerOfCards,
  makerOfVideos,
  makersOf,
  type MakingOptions,
  previewWidthPx,
  type Wanted
} from "./slotMaking.ts"
import { makeSpeaking } from "./speaking.ts"
import { chaptersOf, provenanceOf, stillFile, subtitleFiles, videoAltText } from "./videoFiles.ts"
import { onlyOnce, toldByTool } from "./told.ts"
import { isBetter } from "./bettering.ts"

/** Makes the video of a post; `as-before` where no less of pictures and footage is lacking than now. */
export const makeVideos = Effect.gen(function* () {
  const tools = yield* MediaTools
  const speak = yield* makeSpeaking
  const visualsOf = yield* makeSceneVisuals
  const speechModels = yield* SpeechModels

  /** A voice by rules is made by a program; any other is a model's. */
  const sourceOf = Effect.fnUntraced(function* (origin: NarrationOrigin): Effect.fn.Return<DigitalSource> {
    if (origin.kind !== "model") return "algorithmicMedia"
    const model = (yield* speechModels.list).find(({ id }) => id === origin.model)
    return model?.capabilities.speaksByRules === true ? "algorithmicMedia" : "compositeWithTrainedAlgorithmicMedia"
  })

  return Effect.fnUntraced(function* (wanted: Wanted, options: MakingOptions) {
    const { brief, dossier, post } = wanted
    const script = dossier?.script
    const plain = designInput(wanted)
    const plainCover = designCover(plain)
    if (script === undefined || plainCover === undefined) return scriptGap(dossier)
    const cards = yield* tools.get("cards")
    const renderer = yield* tools.get("renderer")
    const spoken = yield* speak(wanted, script, options)
    const plainScenes = designScenes(plain)
    const visuals = yield* visualsOf(
      wanted,
      {
        cover: plainCover.visualId,
        scenes: spoken.scenes.map(({ seconds }, index) => ({ seconds, visualId: plainScenes[index]?.visualId }))
      },
      options
    )
    const { lacks } = visuals
    const pictures = [...visuals.pictures.values()]
    const clips = [...visuals.clips.values()]
    const asked = { ...visuals, pictures: pictures.length, clips: clips.length }
    if (wanted.standing !== undefined && !isBetter(wanted.standing, asked, options)) return { asked } satisfies AsBefore

    const input = designInput(wanted, { pictures: picturesOf(pictures), clips: new Set(visuals.clips.keys()) })
    const drawn = yield* drawAll(cards, input, visuals)
    const [first, ...rest] = timedScenes(script, spoken, drawn.scenes)
    if (first === undefined) return mediaGap("video", "no-script")
    const composition = composeVideo({
      platform: post.platform,
      scenes: [first, ...rest],
      words: spoken.words,
      ...(drawn.watermark === undefined ? {} : { watermark: drawn.watermark.bytes }),
      sound: {
        voice: spoken.voice.map(({ bytes, startSeconds }) => ({ input: { bytes }, startSeconds })),
        ...(options.music === undefined ? {} : { music: { bytes: options.music } })
      },
      language: post.language,
      captionStyle: captionStyleOf(brief.brand),
      title: post.variants[0].title ?? dossier?.visuals?.visuals[0]?.overlay ?? script.scenes[0].onScreen,
      provenance: provenanceOf({ clips: clips.length, pictures: pictures.length }),
      look: input.look
    })
    const video = yield* renderer.render(composition)
    const { loudness } = video.facts
    const sent: MadeFileOf = {
      role: "sent",
      suffix: ".mp4",
      bytes: yield* video.bytes,
      mediaType: "video/mp4",
      facts: video.facts,
      altText: videoAltText(plainCover.card.words.heading, post.language),
      preview: drawn.stills.find(({ role }) => role === "cover")?.preview,
      digitalSource: yield* sourceOf(spoken.origin),
      ...madeFromOf(visuals, drawn.shown, { isMoving: true })
    }
    const warnings = [
      ...spoken.warnings.map(({ message }) => message),
      ...visuals.warnings,
      ...drawn.warnings.map((warning) => toldByTool(warning))
    ]
    const made: MadeForSlot = {
      files: [sent, ...drawn.stills, ...subtitleFiles(spoken.words, post.language)],
      generatedBy: makersOf([makerOfVideos, makerOfCards], { pictures, clips }),
      pictures,
      clips,
      lacks,
      voice: originOf(spoken.origin),
      chapters: chaptersOf([first, ...rest]),
      ...(loudness === undefined ? {} : { loudness }),
      warnings: onlyOnce(warnings)
    }
    return made
  }, Effect.scoped)
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What is seen of a scene: its card, or footage under what the card has over it. */
interface DrawnScene extends Pick<TimedScene, "ground" | "veil" | "words" | "chapter"> {
  readonly warnings: ReadonlyArray<string>
}

/** All that is drawn for a video. */
const drawAll = Effect.fnUntraced(function* (
  cards: CardRenderer["Service"],
  material: CardMaterial,
  visuals: SceneVisuals
) {
  const designed = designScenes(material)
  const scenes = yield* Effect.forEach(designed, ({ card, visualId }) =>
    drawScene(cards, card, visualId === undefined ? undefined : visuals.clips.get(visualId))
  )
  const watermarkCard = designWatermark(material)
  const watermark = watermarkCard === undefined ? undefined : yield* cards.draw(watermarkCard)
  const stills: Array<MadeFileOf> = []
  const warnings = [...scenes, ...(watermark === undefined ? [] : [watermark])].flatMap((one) => one.warnings)
  for (const [role, still] of [
    ["cover", designCover(material)],
    ["thumbnail", designThumbnail(material)]
  ] as const) {
    if (still === undefined) continue
    const drawn = yield* cards.draw({ ...still.card, format: "jpeg" })
    const preview = yield* cards.shrink(drawn.bytes, previewWidthPx)
    const madeFrom = madeFromOf(visuals, [still.visualId], { isMoving: false })
    stills.push({ ...stillFile(role, drawn, still.altText, preview), ...madeFrom })
    warnings.push(...drawn.warnings)
  }
  return { scenes, watermark, stills, warnings, shown: designed.map(({ visualId }) => visualId) }
})

const drawScene = Effect.fnUntraced(function* (
  cards: CardRenderer["Service"],
  card: Card,
  clip: GeneratedClip | undefined
): Effect.fn.Return<DrawnScene, MediaError> {
  const words = yield* cards.draw({ ...card, layer: "words", format: "png" })
  const chapter = card.words.heading
  if (clip !== undefined) {
    const veil = yield* cards.draw({ ...card, layer: "veil", format: "png" })
    return { ground: clip.clip.bytes, veil: veil.bytes, words: words.bytes, chapter, warnings: words.warnings }
  }
  const ground = yield* cards.draw({ ...card, layer: "ground", format: "jpeg" })
  return { ground: ground.bytes, words: words.bytes, chapter, warnings: [...ground.warnings, ...words.warnings] }
})

/** Characters of a chapter's name: more are not shown beside a player. */
const longestChapter = 80

const timedScenes = (
  script: Script,
  { scenes }: Narrated,
  drawn: ReadonlyArray<DrawnScene>
): ReadonlyArray<TimedScene> =>
  scenes.map(({ seconds }, index) => {
    const { warnings: _warnings, ...layers } = drawn[index] ?? { ground: new Uint8Array(), warnings: [] }
    // A scene without words of its own is headed with what is said in it: without a chapter it would count as the last one.
    const chapter = [script.scenes[index]?.onScreen, layers.chapter].find(
      (title) => title !== undefined && title !== ""
    )
    return { seconds, ...layers, ...(chapter === undefined ? {} : { chapter: truncate(chapter, longestChapter) }) }
  })

const originOf = (origin: NarrationOrigin): VoiceOrigin =>
  origin.kind === "model" ? { kind: "model", model: origin.model, voice: origin.voice } : { kind: origin.kind }
