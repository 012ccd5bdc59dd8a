/**
 * Reads what a rule asks for out of measured facts, and says it to people.
 */
import type { MediaFacts } from "../MediaFacts.ts"
import type { MediaName, MediaRange, MediaRequirement, MediaTrait, MediaUse } from "../MediaRules.ts"

type Measure = MediaRange | MediaName | MediaTrait
export type Measured = number | string | boolean | undefined
export type Tongue = "en" | "de"

/** What was measured; undefined where nothing was. */
export const measured = (facts: MediaFacts, measure: Measure): Measured => readers[measure](facts)

/** Whether the rule is kept. What was not measured breaks none. */
export const meets = (requirement: MediaRequirement, value: Measured): boolean => {
  if (value === undefined) return true
  switch (requirement.kind) {
    case "is":
      return value === true
    case "one-of":
      return requirement.values.includes(String(value))
    case "range": {
      const number = Number(value)
      const slack = requirement.measure === "aspect" || requirement.measure === "framesPerSecond" ? 0.005 : 0
      return (
        number >= (requirement.min ?? Number.NEGATIVE_INFINITY) * (1 - slack) &&
        number <= (requirement.max ?? Number.POSITIVE_INFINITY) * (1 + slack)
      )
    }
  }
}

/** What a file is within a post, by what it is in itself. */
export const useOf = (facts: MediaFacts): MediaUse | "sound" => {
  if (facts.kind === "document") return "document"
  if (facts.kind === "audio") return "sound"
  if (facts.container === "gif" && (facts.picture?.frames ?? 1) > 1) return "animation"
  return facts.kind === "image" ? "image" : "video"
}

const uses: Readonly<Record<string, Readonly<Record<Tongue, string>>>> = {
  image: { en: "a picture", de: "ein Bild" },
  animation: { en: "an animated GIF", de: "ein bewegtes GIF" },
  video: { en: "a video", de: "ein Video" },
  document: { en: "a document", de: "ein Dokument" },
  sound: { en: "sound without a picture", de: "Ton ohne Bild" }
}

const useText = (use: string, tongue: Tongue): string => uses[use]?.[tongue] ?? use

export const nameOfMeasure = (measure: Measure, tongue: Tongue): string => names[measure][tongue]

export const measuredText = (measure: Measure, value: Measured, tongue: Tongue): string => {
  if (value === undefined) return tongue === "en" ? "unknown" : "unbekannt"
  if (typeof value === "boolean") return tongue === "en" ? (value ? "yes" : "no") : value ? "ja" : "nein"
  if (typeof value === "number") return quantity(measure, value, tongue)
  return measure === "use" ? useText(value, tongue) : value
}

export const expectedText = (requirement: MediaRequirement, tongue: Tongue): string => {
  if (requirement.kind === "is") return wantedTraits[requirement.measure][tongue]
  if (requirement.kind === "one-of") {
    const values =
      requirement.measure === "use" ? requirement.values.map((use) => useText(use, tongue)) : requirement.values
    return values.join(tongue === "en" ? " or " : " oder ")
  }
  const { max, measure, min } = requirement
  const text = (value: number) => quantity(measure, value, tongue)
  if (min !== undefined && min === max) return text(min)
  if (min !== undefined && max !== undefined) return `${text(min)} ${tongue === "en" ? "to" : "bis"} ${text(max)}`
  if (min !== undefined) return `${tongue === "en" ? "at least" : "mindestens"} ${text(min)}`
  return max === undefined ? "" : `${tongue === "en" ? "at most" : "höchstens"} ${text(max)}`
}

const readers: Readonly<Record<Measure, (facts: MediaFacts) => Measured>> = {
  bytes: ({ bytes }) => bytes,
  durationSeconds: ({ durationSeconds }) => durationSeconds,
  widthPx: ({ picture }) => picture?.widthPx,
  heightPx: ({ picture }) => picture?.heightPx,
  pixels: ({ picture }) => (picture === undefined ? undefined : picture.widthPx * picture.heightPx),
  aspect: ({ picture }) =>
    picture === undefined || picture.heightPx === 0 ? undefined : picture.widthPx / picture.heightPx,
  framesPerSecond: ({ picture }) => picture?.framesPerSecond,
  frames: ({ picture }) => picture?.frames,
  bitsPerSecond: ({ bytes, durationSeconds, picture }) =>
    picture?.bitsPerSecond ??
    (durationSeconds === undefined || durationSeconds === 0 ? undefined : (bytes * 8) / durationSeconds),
  keyframeSeconds: ({ picture }) => picture?.keyframeSeconds,
  channels: ({ sound }) => sound?.channels,
  sampleRateHz: ({ sound }) => sound?.sampleRateHz,
  pages: ({ pages }) => pages,
  use: useOf,
  container: ({ container }) => container,
  // A video without a picture is none.
  pictureCodec: ({ kind, picture }) => picture?.codec ?? (kind === "audio" ? "none" : undefined),
  soundCodec: ({ sound }) => sound?.codec,
  pixelFormat: ({ picture }) => picture?.pixelFormat,
  moovFirst: ({ hasMoovFirst }) => hasMoovFirst,
  progressive: ({ picture }) => (picture?.isInterlaced === undefined ? undefined : !picture.isInterlaced),
  withoutEditList: ({ hasEditList }) => (hasEditList === undefined ? undefined : !hasEditList),
  constantRate: ({ picture }) => picture?.hasConstantRate,
  opaque: ({ picture }) => (picture?.hasAlpha === undefined ? undefined : !picture.hasAlpha)
}

/** Of a trait what is so where it is missing. */
const names: Readonly<Record<Measure, Readonly<Record<Tongue, string>>>> = {
  bytes: { en: "the file has", de: "die Datei hat" },
  durationSeconds: { en: "it lasts", de: "Dauer" },
  widthPx: { en: "its width is", de: "Breite" },
  heightPx: { en: "its height is", de: "Höhe" },
  pixels: { en: "it has", de: "sie hat" },
  aspect: { en: "its width by its height is", de: "Breite durch Höhe" },
  framesPerSecond: { en: "its frame rate is", de: "Bildrate" },
  frames: { en: "it has", de: "sie hat" },
  bitsPerSecond: { en: "its bit rate is", de: "Bitrate" },
  keyframeSeconds: { en: "from one key frame to the next it takes", de: "Abstand der Schlüsselbilder" },
  channels: { en: "its sound has", de: "ihr Ton hat" },
  sampleRateHz: { en: "its sound is sampled at", de: "Abtastrate des Tons" },
  pages: { en: "it has", de: "sie hat" },
  use: { en: "the file is", de: "die Datei ist" },
  container: { en: "the file is", de: "Dateityp" },
  pictureCodec: { en: "its picture is encoded as", de: "Codec des Bildes" },
  soundCodec: { en: "its sound is encoded as", de: "Codec des Tons" },
  pixelFormat: { en: "its pixels are", de: "Pixelformat" },
  moovFirst: { en: "moov stands behind the pictures", de: "moov steht hinter den Bildern" },
  progressive: { en: "it is interlaced", de: "sie besteht aus Halbbildern" },
  withoutEditList: { en: "it has an edit list", de: "sie hat eine Edit-Liste" },
  constantRate: { en: "its frame rate varies", de: "ihre Bildrate wechselt" },
  opaque: { en: "parts of it can be seen through", de: "Teile davon sind durchsichtig" }
}

const wantedTraits: Readonly<Record<MediaTrait, Readonly<Record<Tongue, string>>>> = {
  moovFirst: {
    en: "moov in front, so that it plays before it is loaded",
    de: "moov vorn, damit sie vor dem Ende des Ladens spielt"
  },
  progressive: { en: "whole frames", de: "Vollbilder" },
  withoutEditList: { en: "none", de: "keine" },
  constantRate: { en: "a constant frame rate", de: "eine feste Bildrate" },
  opaque: { en: "opaque pictures", de: "undurchsichtige Bilder" }
}

const quantity = (measure: Measure, value: number, tongue: Tongue): string => {
  const unit = units[measure]
  const [scale, name] = unit === undefined ? [1, ""] : unit(value, tongue)
  const number = new Intl.NumberFormat(tongue, { maximumFractionDigits: 2 }).format(value / scale)
  return name === "" ? number : `${number} ${name}`
}

const big = (value: number, name: string): readonly [number, string] => {
  if (value >= 1e9) return [1e9, `G${name}`]
  if (value >= 1e6) return [1e6, `M${name}`]
  return value >= 1e3 ? [1e3, `k${name}`] : [1, name]
}

/** A word that is counted. */
const counted =
  (en: readonly [one: string, more: string], de: readonly [one: string, more: string]) =>
  (value: number, tongue: Tongue): readonly [number, string] => [1, { en, de }[tongue][value === 1 ? 0 : 1]]

const units: { readonly [M in Measure]?: (value: number, tongue: Tongue) => readonly [number, string] } = {
  bytes: (value, tongue) => (value < 1_000 ? [1, tongue === "en" ? "bytes" : "Bytes"] : big(value, "B")),
  durationSeconds: () => [1, "s"],
  keyframeSeconds: () => [1, "s"],
  widthPx: () => [1, "px"],
  heightPx: () => [1, "px"],
  pixels: counted(["pixel", "pixels"], ["Pixel", "Pixel"]),
  framesPerSecond: () => [1, "fps"],
  frames: counted(["frame", "frames"], ["Bild", "Bilder"]),
  bitsPerSecond: (value) => big(value, "bit/s"),
  channels: counted(["channel", "channels"], ["Kanal", "Kanäle"]),
  sampleRateHz: (value) => big(value, "Hz"),
  pages: counted(["page", "pages"], ["Seite", "Seiten"])
}
