/**
 * Whether media that stand get better by being made anew: with pictures and clips of a model that nobody had chosen when
 * they were made, or that it could not make then.
 */
import type { Format } from "../../../content/Platform.ts"
import { ModelId } from "../../../models/ModelChoice.ts"
import type { MediaOptions } from "../../MediaOptions.ts"
import { type MediaLack, SlotMedia } from "../../SlotMedia.ts"
import { SlotId } from "../../Plan.ts"
import { mayBeMended } from "./lacking.ts"
import { onlyOnce, type Told, toldMissing, warningsOf } from "./told.ts"

type Kind = MediaLack["kind"]

/** What models made of it, or were to make and did not. */
export interface AskedOfModels {
  readonly pictures: number
  readonly clips: number
  readonly lacks: ReadonlyArray<MediaLack>
  readonly warnings: ReadonlyArray<Told>
}

/** Whether models that are chosen now may give media what they go without. */
export const mayGetBetter = (standing: SlotMedia, format: Format, options: MediaOptions): boolean =>
  mayBeMended(standing.lacks ?? [], options) ||
  chosenKinds(options).some((kind) => (kind === "picture" || format === "video") && wasNotAsked(standing, kind))

/** Whether what came now is more than what stands. */
export const isBetter = (standing: SlotMedia, now: AskedOfModels, options: MediaOptions): boolean =>
  chosenKinds(options).some((kind) => {
    if (wasNotAsked(standing, kind)) return (kind === "picture" ? now.pictures : now.clips) > 0
    return lacksOf(now, kind).length < lacksOf(standing, kind).length
  })

/** What would be lost by making it anew, because nothing names it this time; undefined: nothing. */
export const lossOf = (standing: SlotMedia, { clips, images, recordings }: MediaOptions): Told | undefined => {
  const [shown, filmed] = [makerOf(standing, "picture"), makerOf(standing, "clip")]
  if (shown !== undefined && images === undefined) {
    return {
      en: `It shows pictures by ${shown}, which would be lost: name an image model again`,
      de: `Darin stehen Bilder von ${shown}, die verloren wären: Nenne wieder ein Bildmodell`
    }
  }
  if (filmed !== undefined && clips === undefined) {
    return {
      en: `It shows clips by ${filmed}, which would be lost: name a video model again`,
      de: `Darin stehen Clips von ${filmed}, die verloren wären: Nenne wieder ein Videomodell`
    }
  }
  const isSpoken = standing.voice?.kind === "recording" && recordings?.has(SlotId.make(standing.slotId)) !== true
  return isSpoken
    ? {
        en: "It is spoken by a recording, which would be lost: give the recording again",
        de: "Es spricht eine Aufnahme, die verloren wäre: Gib die Aufnahme wieder an"
      }
    : undefined
}

/** A video keeps the voice that it has, where nobody names another one. */
export const spokenAsBefore = <Options extends MediaOptions>(standing: SlotMedia, options: Options): Options => {
  const { voice } = standing
  return options.voice !== undefined || voice?.kind !== "model"
    ? options
    : { ...options, voice: { model: ModelId.make(voice.model), voice: voice.voice } }
}

/** The media as they stand, with what models were asked for now and did not make. */
export const askedInVain = (standing: SlotMedia, now: AskedOfModels, options: MediaOptions): SlotMedia => {
  const kinds = chosenKinds(options)
  const kept = (standing.lacks ?? []).filter(({ kind }) => !kinds.includes(kind))
  const lacks = [...kept, ...now.lacks]
  const nothing = { en: "", de: "" }
  const again = now.lacks.map(({ kind, visualId }) => toldMissing(visualId, kind, nothing).en)
  const before = standing.warnings
    .map((en, at): Told => ({ en, de: standing.germanWarnings?.[at] ?? en }))
    .filter(({ en }) => !again.some((start) => en.startsWith(start)))
  const { germanWarnings: _, lacks: __, warnings: ___, ...rest } = standing
  return new SlotMedia({
    ...rest,
    ...(lacks.length === 0 ? {} : { lacks }),
    ...warningsOf(onlyOnce([...before, ...now.warnings]))
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const chosenKinds = ({ clips, images }: MediaOptions): ReadonlyArray<Kind> => [
  ...(images === undefined || images.most === 0 ? [] : (["picture"] as const)),
  ...(clips === undefined || clips.most === 0 ? [] : (["clip"] as const))
]

const agents: Readonly<Record<Kind, string>> = { picture: "pictures", clip: "clips" }

/** The model that made some of them. */
const makerOf = ({ generatedBy }: SlotMedia, kind: Kind): string | undefined => {
  const by = generatedBy.find((one) => one.kind === "model" && one.agent === agents[kind])
  return by?.kind === "model" ? `${by.vendor}/${by.model}` : undefined
}

const lacksOf = ({ lacks = [] }: { readonly lacks?: ReadonlyArray<MediaLack> | undefined }, kind: Kind) =>
  lacks.filter((lack) => lack.kind === kind)

const wasNotAsked = (standing: SlotMedia, kind: Kind): boolean =>
  makerOf(standing, kind) === undefined && lacksOf(standing, kind).length === 0
