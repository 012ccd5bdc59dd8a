/**
 * Makes the video of a post from its script: spoken, with a card for each scene, captions, a cover and files of subtitles.
 */
import { Effect } from "effect"
import { captionCues } from "../../../media/Captions.ts"
import { designCover, designScenes, designThumbnail, designWatermark } from "../../../media/CardDesign.ts"
import { type Card, type DrawnCard } from "../../../media/Card.ts"
import type { CardRenderer } from "../../../media/CardRenderer.ts"
import { MediaFacts } from "../../../media/MediaFacts.ts"
import { MediaTools } from "../../../media/MediaTools.ts"
import type { NarrationOrigin } from "../../../media/Narration.ts"
import type { DigitalSource } from "../../../media/Asset.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { SpeechModels } from "../../../models/SpeechModels.ts"
import { srt, vtt } from "../../../media/SubtitleFiles.ts"
import { captionStyleOf, composeVideo, type TimedScene } from "../../../media/VideoComposition.ts"
import type { VisualId } from "../../../media/VisualBrief.ts"
import { designInput } from "./designInput.ts"
import { type GeneratedClip, makeFilming } from "./clipping.ts"
import { makeGenerating, picturesOf } from "./generating.ts"
import { mediaGap } from "./mediaGap.ts"
import type { VoiceOrigin } from "../../SlotMedia.ts"
import { previewWidthPx } from "./pictures.ts"
import { makeSpeaking } from "./speaking.ts"
import {
  type MadeFileOf,
  type MadeForSlot,
  makerOfCards,
  makerOfVideos,
  makersOf,
  type MakingOptions,
  pictureFacts,
  type Wanted
} from "./slotMaking.ts"

export const makeVideos = Effect.gen(function* () {
  const tools = yield* MediaTools
  const speak = yield* makeSpeaking
  const generate = yield* makeGenerating
  const film = yield* makeFilming
  const speechModels = yield* SpeechModels

  /** A voice by rules is made by a program; any other is a model's. */
  const sourceOf = Effect.fnUntraced(function* (origin: NarrationOrigin): Effect.fn.Return<DigitalSource> {
    if (origin.kind !== "model") return "algorithmicMedia"
    const model = (yield* speechModels.list).find(({ id }) => id === origin.model)
    return model?.capabilities.speaksByRules === true ? "algorithmicMedia" : "compositeWithTrainedAlgorithmicMedia"
  })

  /** What is seen of a scene: its card, or footage under what the card has over it. */
  const drawScene = Effect.fnUntraced(function* (
    cards: CardRenderer["Service"],
    card: Card,
    clip: GeneratedClip | undefined
  ) {
    const words = yield* cards.draw({ ...card, layer: "words", format: "png" })
    if (clip !== undefined) {
      const veil = yield* cards.draw({ ...card, layer: "veil", format: "png" })
      return { ground: clip.clip.bytes, veil: veil.bytes, words: words.bytes, warnings: words.warnings }
    }
    const ground = yield* cards.draw({ ...card, layer: "ground", format: "jpeg" })
    return { ground: ground.bytes, words: words.bytes, warnings: [...ground.warnings, ...words.warnings] }
  })

  return Effect.fnUntraced(function* (wanted: Wanted, options: MakingOptions) {
    const { brief, dossier, post } = wanted
    const script = dossier?.script
    if (script === undefined) return mediaGap("video", "no-script")
    const cards = yield* tools.get("cards")
    const renderer = yield* tools.get("renderer")
    const warnings = new Set<string>()
    const spoken = yield* speak(wanted, script, options)
    for (const { message } of spoken.warnings) warnings.add(message.en)

    const words = designInput(wanted)
    const wordsCover = designCover(words)
    if (wordsCover === undefined) return mediaGap("video", "no-script")
    const all = dossier?.visuals?.visuals ?? []
    const ofScenes = designScenes(words).map(({ visualId }) => visualId)
    const filmed = yield* film(
      wanted,
      spoken.scenes.flatMap(({ seconds }, index) => {
        const visual = all.find(({ id }) => id === ofScenes[index])
        return visual === undefined ? [] : [{ visual, seconds }]
      }),
      options
    )
    const clips = new Map(filmed.clips.map((one) => [one.visualId, one]))
    // A scene that is filmed needs no picture, nor does one that shows nothing of the brief.
    const shown = new Set([...ofScenes, wordsCover.visualId])
    const generated = yield* generate(
      wanted,
      all.filter(({ id }) => shown.has(id) && (!clips.has(id) || id === wordsCover.visualId)),
      options
    )
    const lacks = [...filmed.lacks, ...generated.lacks]
    if (wanted.lacked !== undefined && lacks.length >= wanted.lacked) return "as-before"
    for (const warning of [...filmed.warnings, ...generated.warnings]) warnings.add(warning)
    const input = designInput(wanted, { pictures: picturesOf(generated), clips: new Set(clips.keys()) })
    const madeFrom = (ids: ReadonlyArray<VisualId | undefined>, isMoving = false): MadeFrom => {
      const found = [...(isMoving ? filmed.clips : []), ...generated.pictures]
        .filter(({ visualId }) => ids.includes(visualId))
        .map(({ assetId }) => assetId)
      return found.length === 0 ? {} : { digitalSource: "compositeWithTrainedAlgorithmicMedia", madeFrom: found }
    }
    const designed = designScenes(input)
    const drawn = yield* Effect.forEach(designed, ({ card, visualId }) =>
      drawScene(cards, card, visualId === undefined ? undefined : clips.get(visualId))
    )
    for (const { warnings: told } of drawn) for (const one of told) warnings.add(one)
    const scenes = spoken.scenes.map(({ seconds }, index): TimedScene => {
      const layers = drawn[index]
      const { onScreen } = script.scenes[index] ?? { onScreen: "" }
      return {
        seconds,
        ground: layers?.ground ?? new Uint8Array(),
        ...(layers?.veil === undefined ? {} : { veil: layers.veil }),
        ...(layers === undefined ? {} : { words: layers.words }),
        ...(onScreen === "" ? {} : { chapter: onScreen })
      }
    })
    const [first, ...rest] = scenes
    if (first === undefined) return mediaGap("video", "no-script")
    const watermarkCard = designWatermark(input)
    const watermark = watermarkCard === undefined ? undefined : yield* cards.draw(watermarkCard)
    for (const one of watermark?.warnings ?? []) warnings.add(one)
    const { words: spokenWords } = spoken
    const composition = composeVideo({
      platform: post.platform,
      scenes: [first, ...rest],
      words: spokenWords,
      ...(watermark === undefined ? {} : { watermark: watermark.bytes }),
      sound: {
        voice: spoken.voice.map(({ bytes, startSeconds }) => ({ input: { bytes }, startSeconds })),
        ...(options.music === undefined ? {} : { music: { bytes: options.music } })
      },
      language: post.language,
      captionStyle: captionStyleOf(brief.brand),
      title: post.variants[0].title ?? dossier?.visuals?.visuals[0]?.overlay ?? script.scenes[0].onScreen,
      provenance: provenanceOf(filmed.clips.length, generated.pictures.length),
      look: input.look
    })
    const cover = designCover(input)
    if (cover === undefined) return mediaGap("video", "no-script")
    const video = yield* renderer.render(composition)
    const bytes = yield* video.bytes
    const drawnCover = yield* cards.draw({ ...cover.card, format: "jpeg" })
    const preview = yield* cards.shrink(drawnCover.bytes, previewWidthPx)
    const thumbnail = designThumbnail(input)
    const drawnThumbnail =
      thumbnail === undefined ? undefined : yield* cards.draw({ ...thumbnail.card, format: "jpeg" })
    for (const warning of drawnThumbnail?.warnings ?? []) warnings.add(warning)
    const cues = captionCues(spokenWords, { maxCharsPerLine: 32, maxLines: 2, language: post.language })
    const files: ReadonlyArray<MadeFileOf> = [
      {
        role: "sent",
        suffix: ".mp4",
        bytes,
        mediaType: "video/mp4",
        facts: video.facts,
        altText: videoAltText(cover.card.words.heading, post.language),
        preview,
        digitalSource: yield* sourceOf(spoken.origin),
        ...madeFrom(
          designed.map(({ visualId }) => visualId),
          true
        )
      },
      { ...stillFile("cover", drawnCover, cover.altText, preview), ...madeFrom([cover.visualId]) },
      ...(thumbnail === undefined || drawnThumbnail === undefined
        ? []
        : [
            {
              ...stillFile(
                "thumbnail",
                drawnThumbnail,
                thumbnail.altText,
                yield* cards.shrink(drawnThumbnail.bytes, previewWidthPx)
              ),
              ...madeFrom([thumbnail.visualId])
            }
          ]),
      ...(cues.length === 0
        ? []
        : [
            subtitleFile("subtitles", ".srt", "application/x-subrip", srt(cues)),
            subtitleFile("captions", ".vtt", "text/vtt", vtt(cues))
          ])
    ]
    let at = 0
    const chapters = scenes.flatMap(({ chapter, seconds }) => {
      const startSeconds = Math.round(at * 1_000) / 1_000
      at += seconds
      return chapter === undefined ? [] : [{ startSeconds, title: chapter }]
    })
    const made: MadeForSlot = {
      files,
      generatedBy: makersOf([makerOfVideos, makerOfCards], { pictures: generated.pictures, clips: filmed.clips }),
      pictures: generated.pictures,
      clips: filmed.clips,
      lacks,
      voice: originOf(spoken.origin),
      chapters,
      ...(video.facts.loudness === undefined ? {} : { loudness: video.facts.loudness }),
      warnings: [...warnings]
    }
    return made
  }, Effect.scoped)
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What a picture of a model makes of the file that shows it. */
type MadeFrom = Partial<Pick<MadeFileOf, "digitalSource" | "madeFrom">>

/** Written into the file. */
const provenanceOf = (clips: number, pictures: number): string => {
  const made = [...(clips === 0 ? [] : ["footage"]), ...(pictures === 0 ? [] : ["pictures"])]
  const by = made.length === 0 ? "pictures and voice by programs" : `${made.join(" and ")} by a model`
  return `Made with Postwright from a script; ${by}`
}

const videoAltText = (title: string, language: string): string => {
  const primary = primarySubtag(language)
  if (primary === "de") return `Video mit Untertiteln: ${title}`
  return primary === "en" ? `Video with captions: ${title}` : title
}

const originOf = (origin: NarrationOrigin): VoiceOrigin =>
  origin.kind === "model" ? { kind: "model", model: origin.model, voice: origin.voice } : { kind: origin.kind }

const stillFile = (
  role: "cover" | "thumbnail",
  drawn: DrawnCard,
  altText: string,
  preview: Uint8Array
): MadeFileOf => ({
  role,
  suffix: role === "cover" ? ".jpg" : "-thumbnail.jpg",
  bytes: drawn.bytes,
  mediaType: drawn.mediaType,
  facts: pictureFacts(drawn),
  altText,
  preview,
  digitalSource: "algorithmicMedia"
})

const subtitleFile = (role: "subtitles" | "captions", suffix: string, mediaType: string, text: string): MadeFileOf => {
  const bytes = new TextEncoder().encode(text)
  return {
    role,
    suffix,
    bytes,
    mediaType,
    facts: new MediaFacts({ kind: "document", container: suffix.slice(1), bytes: bytes.length }),
    altText: "",
    digitalSource: "algorithmicMedia"
  }
}
