/**
 * Renders a composition: scenes as processes of their own, sound beside them, then all put together without encoding
 * anything twice.
 *
 * @see ../../../../../../docs/decisions/2026-11-22-scenes-are-rendered-apart.md
 * @since 0.1.0
 */
import { type CaptionCue } from "@postwright/core/media/Captions"
import { type Composition } from "@postwright/core/media/Composition"
import { type MediaError } from "@postwright/core/media/MediaError"
import { type PictureFacts } from "@postwright/core/media/MediaFacts"
import { type MediaInput } from "@postwright/core/media/MediaFile"
import { type Rendered, type RenderOptions } from "@postwright/core/media/Renderer"
import { Effect } from "effect"
import { type CaptionFile, captionFile } from "./captionFile.ts"
import { type Engine, withLoudness } from "./engine.ts"
import { rejected, unreadable } from "./failures.ts"
import { sniff } from "./fileKinds.ts"
import { layFonts } from "./fonts.ts"
import { metadataFile } from "./metadata.ts"
import { progressOf } from "./progress.ts"
import { framesIn, type Rate, rateOf, secondsOf } from "./rates.ts"
import { type Job } from "./runFfmpeg.ts"
import { type Plate, sceneEncoding, sceneGraph, type SceneSettings, transitionSeconds } from "./sceneGraph.ts"
import { type SoundTools, soundTrack, type Track } from "./sound.ts"
import { toneMapping } from "./toneMapping.ts"
import { uprightFilter } from "./upright.ts"
import { type Adopted, type Workspace } from "./workspace.ts"

/** Renders into the workspace. */
export const renderComposition = Effect.fn("renderComposition")(function* (
  engine: Engine,
  workspace: Workspace,
  composition: Composition,
  onProgress: RenderOptions["onProgress"]
): Effect.fn.Return<Rendered, MediaError> {
  const rate = rateOf(composition.framesPerSecond ?? 30)
  const plates = yield* platesOf(engine, workspace, composition, rate)
  const frames = plates.reduce((sum, plate) => sum + plate.frames, 0)
  const seconds = secondsOf(frames, rate)
  const settings: SceneSettings = {
    size: composition.size,
    rate,
    captions: yield* captionsOf(engine, workspace, composition),
    watermark: yield* stillOf(engine, workspace, composition.watermark, "the watermark")
  }
  const progress = yield* progressOf(frames, onProgress)

  const cues = composition.captions?.cues ?? []
  const scenes = Effect.forEach(
    plates,
    (plate, index) =>
      engine.run(workspace, {
        ...sceneJob({ index, plate, before: plates[index - 1] }, settings, cues),
        onFrame: (frame) => progress.reach(index, Math.min(frame, plate.frames))
      }),
    { concurrency: "unbounded", discard: true }
  )
  const sound = engine.inOnePlace(workspace, (run) =>
    soundTrack(soundTools(engine, workspace, run), composition.sound, seconds)
  )
  // The sound first, and in one place to its end: its jobs follow each other, and would wait behind all scenes each time.
  const [track] = yield* Effect.all([sound, scenes], { concurrency: 2 })
  const made = yield* putTogether(engine, workspace, composition, { plates, rate, track })
  const facts = yield* engine.probe(workspace, made)
  yield* progress.finish
  return { ...workspace.made(made.file), facts: withLoudness(facts, track.loudness) }
})

/** A file that a job wrote, as one that can be measured. */
export const madeFile = (workspace: Workspace, file: string): Effect.Effect<Adopted, MediaError> =>
  Effect.gen(function* () {
    const { bytes, head } = yield* workspace.look(file)
    const kind = sniff(head)
    if (kind === undefined) return yield* unreadable(file, "what was made of it is no media file")
    return { file, kind, bytes, name: file }
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const joined =
  "-map 0:v -map 1:a -map_metadata 2 -map_chapters 2 -c copy -movflags +faststart -use_editlist 0 -bitexact".split(" ")

const sceneFile = (index: number): string => `scene-${String(index).padStart(3, "0")}.mp4`

/** What renders one scene, with the captions that are seen in it. */
const sceneJob = (
  { before, index, plate }: { readonly index: number; readonly plate: Plate; readonly before: Plate | undefined },
  { captions, ...settings }: SceneSettings,
  cues: ReadonlyArray<CaptionCue>
): Job => {
  const { rate } = settings
  const isCaptioned = cues.some(
    (cue) =>
      cue.endSeconds > secondsOf(plate.startFrame, rate) &&
      cue.startSeconds < secondsOf(plate.startFrame + plate.frames, rate)
  )
  const { graph, inputs } = sceneGraph(plate, before, {
    ...settings,
    captions: isCaptioned ? captions : undefined
  })
  const options = ["-map", "[out]", "-frames:v", String(plate.frames), ...sceneEncoding(rate), "-bitexact"]
  return { inputs, graph, outputs: [{ file: sceneFile(index), options }] }
}

const soundTools = (engine: Engine, workspace: Workspace, run: SoundTools["run"]): SoundTools => ({
  workspace,
  run,
  soundSeconds: (file) =>
    Effect.map(engine.probe(workspace, file), ({ durationSeconds, sound }) =>
      sound === undefined ? undefined : durationSeconds
    )
})

/** Scenes and sound as one file, copied as they are. */
const putTogether = Effect.fnUntraced(function* (
  engine: Engine,
  workspace: Workspace,
  composition: Composition,
  { plates, rate, track }: { readonly plates: ReadonlyArray<Plate>; readonly rate: Rate; readonly track: Track }
): Effect.fn.Return<Adopted, MediaError> {
  // Files round their length to milliseconds; told exactly, frames stay equally long from scene to scene.
  const listed = plates.map(
    ({ frames }, index) => `file '${sceneFile(index)}'\nduration ${secondsOf(frames, rate).toFixed(6)}\n`
  )
  yield* workspace.write("scenes.txt", listed.join(""))
  const { language, provenance, title } = composition
  const chapters = chaptersOf(composition, plates, rate)
  yield* workspace.write("metadata.txt", metadataFile({ title, comment: provenance, chapters }))
  yield* engine.run(workspace, {
    inputs: [
      { file: "scenes.txt", options: ["-f", "concat", "-safe", "1"] },
      { file: track.file, options: ["-f", "aac"] },
      { file: "metadata.txt", options: ["-f", "ffmetadata"] }
    ],
    outputs: [{ file: "video.mp4", options: [...joined, "-metadata:s:a:0", `language=${languageOf(language)}`] }]
  })
  return yield* madeFile(workspace, "video.mp4")
})

const platesOf = Effect.fnUntraced(function* (
  engine: Engine,
  workspace: Workspace,
  { scenes }: Composition,
  rate: Rate
): Effect.fn.Return<ReadonlyArray<Plate>, MediaError> {
  const starts = [0]
  let seconds = 0
  for (const scene of scenes) {
    seconds += scene.seconds
    starts.push(Math.max((starts.at(-1) ?? 0) + 1, framesIn(seconds, rate)))
  }
  const framesOf = (index: number) => (starts[index + 1] ?? 0) - (starts[index] ?? 0)
  const transitionOf = (index: number): number => {
    const scene = scenes[index]
    if (scene === undefined || index === 0 || scene.transition === "cut") return 0
    const most = Math.floor(Math.min(framesOf(index), framesOf(index - 1)) * 0.4)
    return Math.min(most, framesIn(transitionSeconds, rate))
  }
  return yield* Effect.forEach(
    scenes,
    Effect.fnUntraced(function* (scene, index) {
      const ground = yield* workspace.adopt(scene.ground, `ground of scene ${index + 1}`)
      const picture = yield* seen(engine, workspace, ground)
      const words = yield* stillOf(engine, workspace, scene.words, `words of scene ${index + 1}`)
      const veil = yield* stillOf(engine, workspace, scene.veil, `veil of scene ${index + 1}`)
      return {
        ground,
        upright: yield* uprightFilter(workspace, ground),
        tones: yield* toneMapping(engine, workspace, picture, ground.name, ground.kind.isPicture ? "still" : "video"),
        veil,
        words,
        motion: scene.motion,
        startFrame: starts[index] ?? 0,
        frames: framesOf(index),
        transition: scene.transition,
        transitionFrames: transitionOf(index),
        overhangFrames: transitionOf(index + 1)
      }
    }),
    { concurrency: 4 }
  )
})

const seen = Effect.fnUntraced(function* (
  engine: Engine,
  workspace: Workspace,
  file: Adopted
): Effect.fn.Return<PictureFacts, MediaError> {
  const { picture } = yield* engine.probe(workspace, file)
  return picture ?? (yield* unreadable(file.name, "there is no picture in it"))
})

/** A layer of the picture. */
const stillOf = Effect.fnUntraced(function* (
  engine: Engine,
  workspace: Workspace,
  input: MediaInput | undefined,
  name: string
): Effect.fn.Return<Adopted | undefined, MediaError> {
  if (input === undefined) return undefined
  const file = yield* workspace.adopt(input, name)
  yield* seen(engine, workspace, file)
  return file.kind.isPicture ? file : yield* unreadable(file.name, "it is no still picture")
})

const captionsOf = Effect.fnUntraced(function* (
  { fonts }: Engine,
  workspace: Workspace,
  { captions, size }: Composition
) {
  if (captions === undefined || captions.cues.length === 0) return undefined
  const family = yield* layFonts(workspace, captions.style.fonts, textOf(captions.cues), fonts)
  const made: CaptionFile | { readonly words: string } = captionFile(captions.cues, captions.style, size, family)
  if ("words" in made) {
    return yield* rejected(
      `The caption "${made.words}" does not fit into its area`,
      "Give captions fewer words at a time, or a larger area"
    )
  }
  yield* workspace.write("captions.ass", made.content)
  return { file: "captions.ass", place: made.place, backColor: captions.style.backColor }
})

const textOf = (cues: ReadonlyArray<CaptionCue>): string =>
  cues
    .map(({ lines }) =>
      lines
        .flat()
        .map(({ text }) => text)
        .join(" ")
    )
    .join(" ")

const chaptersOf = ({ scenes }: Composition, plates: ReadonlyArray<Plate>, rate: Rate) => {
  const last = plates.at(-1)
  const end = last === undefined ? 0 : secondsOf(last.startFrame + last.frames, rate)
  const begun = scenes.flatMap(({ chapter }, index) =>
    chapter === undefined ? [] : [{ title: chapter, startSeconds: secondsOf(plates[index]?.startFrame ?? 0, rate) }]
  )
  return begun.map((chapter, index) => ({ ...chapter, endSeconds: begun[index + 1]?.startSeconds ?? end }))
}

/** MP4 names languages by ISO 639-2. */
const languageOf = (tag: string): string => languages[tag.slice(0, 2).toLowerCase()] ?? "und"

const languages: Readonly<Record<string, string>> = {
  de: "deu",
  en: "eng",
  fr: "fra",
  es: "spa",
  it: "ita",
  nl: "nld",
  pl: "pol",
  pt: "por",
  tr: "tur",
  cs: "ces",
  el: "ell",
  ru: "rus",
  uk: "ukr",
  ja: "jpn",
  zh: "zho",
  ko: "kor",
  ar: "ara",
  he: "heb"
}
