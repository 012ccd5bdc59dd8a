/**
 * What has to be done to a file so that a network takes it, as data. Pure: nothing is done here.
 *
 * @since 0.1.0
 */
import { type MediaFinding, type MediaTarget, useOf } from "./MediaCheck.ts"
import { type MediaEdit } from "./MediaEdit.ts"
import { type MediaFacts } from "./MediaFacts.ts"
import { type MediaRange, mediaRulesFor, type MediaRule } from "./MediaRules.ts"

/** The way from a file as it is to one that the network takes. */
export interface MediaRepairPlan {
  /** In the order in which they are carried out. Empty: there is nothing that can be done. */
  readonly edits: ReadonlyArray<MediaEdit>
  /** Findings that no edit mends: too short, too small a file, a document, a picture where a video has to be. */
  readonly remaining: ReadonlyArray<MediaFinding>
  /** Whether something that was to be seen or heard is lost. */
  readonly losesContent: boolean
  /** Whether an HDR picture becomes SDR, with its tones mapped: what is encoded anew is SDR. */
  readonly mapsTones: boolean
}

/** What a repair may do. */
export interface MediaRepairOptions {
  /** Whether a file that lasts too long may lose its end. @default false: the finding remains */
  readonly mayTrim?: boolean | undefined
  /** What fills the room beside a file of another shape: its own blurred picture, or a colour `#rrggbb`. @default "blur" */
  readonly fill?: string | undefined
}

/** The edits that mend the findings of one file. Warnings are mended where a blocking finding is mended the same way, or alone. */
export const planMediaRepair = (
  facts: MediaFacts,
  target: MediaTarget,
  findings: ReadonlyArray<MediaFinding>,
  options: MediaRepairOptions = {}
): MediaRepairPlan => {
  const broken = new Set<string>(findings.map(({ rule }) => rule.requirement.measure))
  if (broken.has("use")) return { edits: [], remaining: findings, losesContent: false, mapsTones: false }
  const rules = mediaRulesFor(target.platform, target.format, target.use ?? useOf(facts))
  const edits: Array<MediaEdit> = []
  const mended = new Set<string>()
  const mend = (...measures: ReadonlyArray<string>) => measures.forEach((measure) => mended.add(measure))
  const isBroken = (...measures: ReadonlyArray<string>) => measures.some((measure) => broken.has(measure))
  const limit = (measure: MediaRange) => boundsOf(rules, measure)
  const { picture } = facts
  const isMoving = facts.kind === "video"

  const longest = limit("durationSeconds").max
  const isTooLong = isBroken("durationSeconds") && longest !== undefined && (facts.durationSeconds ?? 0) > longest
  if (isTooLong && options.mayTrim === true) {
    edits.push({ kind: "trim", startSeconds: 0, seconds: longest })
    mend("durationSeconds")
  }

  if (picture !== undefined && picture.widthPx > 0 && picture.heightPx > 0) {
    let size = { widthPx: picture.widthPx, heightPx: picture.heightPx }
    if (isBroken("aspect")) {
      size = shaped(size, limit("aspect"))
      const fitted = withAspect(
        fitting(size, limit("widthPx"), limit("heightPx"), limit("pixels").max),
        size,
        limit("aspect")
      )
      edits.push({
        kind: "pad",
        ...fitted,
        fill: isMoving || facts.kind === "image" ? (options.fill ?? "blur") : "#ffffff"
      })
      mend("aspect", "widthPx", "heightPx", "pixels")
      size = fitted
    } else if (isBroken("widthPx", "heightPx", "pixels")) {
      const fitted = fitting(size, limit("widthPx"), limit("heightPx"), limit("pixels").max)
      edits.push({ kind: "resize", ...fitted, mayEnlarge: fitted.widthPx > size.widthPx })
      mend("widthPx", "heightPx", "pixels")
    }
  }

  const takesContainer = rules.find(({ requirement }) => requirement.measure === "container")?.requirement
  const isGood = (name: string) =>
    takesContainer === undefined || (takesContainer.kind === "one-of" && takesContainer.values.includes(name))
  const fewestBytes = limit("bytes").min ?? 0
  const isTooHeavy = isBroken("bytes") && facts.bytes > fewestBytes
  if (isMoving && facts.container !== "gif" && picture !== undefined) {
    const isEncoding = isBroken(...videoMeasures) || isTooHeavy || edits.length > 0
    if (isEncoding && isGood("mp4")) {
      const { max: bits } = limit("bitsPerSecond")
      const { max: bytes } = limit("bytes")
      const rate = limit("framesPerSecond")
      const wantedRate = clamp(picture.framesPerSecond ?? 30, rate.min, rate.max)
      edits.push({
        kind: "encode",
        container: "mp4",
        ...(bytes !== undefined && isTooHeavy ? { maxBytes: Math.floor(bytes * 0.95) } : {}),
        ...(bits !== undefined && isBroken("bitsPerSecond") ? { maxBitsPerSecond: Math.floor(bits * 0.9) } : {}),
        ...(isBroken("framesPerSecond", "constantRate") ? { framesPerSecond: roundedRate(wantedRate) } : {})
      })
      mend(...videoMeasures)
      if (isTooHeavy) mend("bytes")
    }
  } else if (facts.kind === "image" || facts.container === "gif") {
    const isStill = facts.kind === "image"
    const isEncoding = isBroken("container") || isTooHeavy || edits.length > 0
    const wanted = isGood(facts.container) && !isTooHeavy && isPicture(facts.container) ? facts.container : "jpeg"
    if (isStill && isEncoding && isGood(wanted)) {
      const { max: bytes } = limit("bytes")
      edits.push({
        kind: "encode",
        container: wanted,
        ...(bytes === undefined ? {} : { maxBytes: Math.floor(bytes * 0.98) })
      })
      mend("container", "pictureCodec", "pixelFormat")
      if (isTooHeavy) mend("bytes")
    }
  }

  return {
    edits,
    remaining: findings.filter(({ rule }) => !mended.has(rule.requirement.measure)),
    losesContent: edits.some(({ kind }) => kind === "trim" || kind === "crop"),
    mapsTones: picture?.hdr !== undefined && edits.length > 0
  }
}

/**
 * How many pictures go into each post where one takes no more than `max`: as even as possible, never fewer than `min` in one
 * while there are enough.
 */
export const splitCarousel = (
  pictures: number,
  limits: { readonly min: number; readonly max: number }
): ReadonlyArray<number> => {
  if (pictures <= limits.max) return pictures === 0 ? [] : [pictures]
  const posts = Math.ceil(pictures / limits.max)
  const each = Math.floor(pictures / posts)
  return Array.from({ length: posts }, (_, index) => each + (index < pictures % posts ? 1 : 0))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Size {
  readonly widthPx: number
  readonly heightPx: number
}

interface Bounds {
  readonly min?: number | undefined
  readonly max?: number | undefined
}

const videoMeasures = [
  "container",
  "pictureCodec",
  "pixelFormat",
  "progressive",
  "constantRate",
  "framesPerSecond",
  "bitsPerSecond",
  "keyframeSeconds",
  "soundCodec",
  "channels",
  "sampleRateHz",
  "moovFirst",
  "withoutEditList"
] as const

const isPicture = (container: string): container is "jpeg" | "png" | "webp" =>
  container === "jpeg" || container === "png" || container === "webp"

/** The narrowest of what the rules ask for, warnings included. */
const boundsOf = (rules: ReadonlyArray<MediaRule>, measure: MediaRange): Bounds => {
  const ranges = rules.flatMap(({ requirement }) =>
    requirement.kind === "range" && requirement.measure === measure ? [requirement] : []
  )
  const mins = ranges.flatMap(({ min }) => min ?? [])
  const maxes = ranges.flatMap(({ max }) => max ?? [])
  return {
    min: mins.length === 0 ? undefined : Math.max(...mins),
    max: maxes.length === 0 ? undefined : Math.min(...maxes)
  }
}

const clamp = (value: number, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): number =>
  Math.min(max, Math.max(min, value))

const roundedRate = (rate: number): number => Math.round(rate * 1_000) / 1_000

const even = (value: number): number => Math.max(2, Math.round(value / 2) * 2)

/** The smallest frame of an allowed shape around the picture. */
const shaped = ({ heightPx, widthPx }: Size, aspect: Bounds): Size => {
  const wanted = clamp(widthPx / heightPx, aspect.min, aspect.max)
  return widthPx / heightPx < wanted
    ? { widthPx: heightPx * wanted, heightPx }
    : { widthPx, heightPx: widthPx / wanted }
}

/** The even height next to the wanted shape that keeps the limits of it: rounding alone may leave them. */
const withAspect = ({ widthPx }: Size, wanted: Size, { max, min }: Bounds): Size => {
  const exact = (widthPx * wanted.heightPx) / wanted.widthPx
  const below = Math.max(2, Math.floor(exact / 2) * 2)
  const heights = [below, below + 2].toSorted((one, other) => Math.abs(one - exact) - Math.abs(other - exact))
  const isKept = (heightPx: number) =>
    widthPx / heightPx >= (min ?? 0) && widthPx / heightPx <= (max ?? Number.POSITIVE_INFINITY)
  return { widthPx, heightPx: heights.find(isKept) ?? heights[0] ?? below }
}

/** The same shape within the limits; the upper ones count where both cannot be kept. */
const fitting = ({ heightPx, widthPx }: Size, width: Bounds, height: Bounds, pixels?: number): Size => {
  const up = Math.max(1, (width.min ?? 0) / widthPx, (height.min ?? 0) / heightPx)
  const down = Math.min(
    (width.max ?? Number.POSITIVE_INFINITY) / widthPx,
    (height.max ?? Number.POSITIVE_INFINITY) / heightPx,
    Math.sqrt((pixels ?? Number.POSITIVE_INFINITY) / (widthPx * heightPx))
  )
  const scale = Math.min(up, down)
  const floor = (value: number) => Math.max(2, Math.floor(value / 2) * 2)
  return scale >= 1
    ? { widthPx: even(Math.ceil(widthPx * scale)), heightPx: even(Math.ceil(heightPx * scale)) }
    : { widthPx: floor(widthPx * scale), heightPx: floor(heightPx * scale) }
}
