/**
 * From a spoken script and the cards of its scenes to a video that can be rendered. Pure.
 *
 * @since 0.1.0
 */
import { type BrandColors, fallbackColors, lightPalette, mix, readable } from "../brand/BrandPalette.ts"
import { type Platform } from "../content/Platform.ts"
import { type TimedText } from "../models/TimedText.ts"
import { captionCues } from "./Captions.ts"
import { type Box } from "./Card.ts"
import {
  type CaptionStyle,
  type Composition,
  type CompositionScene,
  type CompositionSound,
  type Motion,
  type Transition
} from "./Composition.ts"
import { commonSafeArea, safeAreaOf } from "./SafeAreas.ts"

/**
 * Where a vertical video of the network has the words of its cards, and below them its captions: within what the network
 * leaves free, and within what all of them do where nothing is known of it.
 */
export const sceneAreas = (platform: Platform): { readonly words: Box; readonly captions: Box } => {
  const area = safeAreaOf(platform, "9:16") ?? commonSafeArea
  const height = area.bottom - area.top
  return {
    words: { ...area, bottom: area.top + wordsShare * height },
    captions: { ...area, top: area.top + (wordsShare + 0.05) * height }
  }
}

/** A scene in time, with what is seen. */
export interface TimedScene {
  readonly seconds: number
  /** Everything of its card but the words, or a picture or clip. */
  readonly ground: Uint8Array
  /** What lies between a clip and the words, on nothing. */
  readonly veil?: Uint8Array | undefined
  /** The words of its card on nothing; absent: the scene has none. */
  readonly words?: Uint8Array | undefined
  /** Names its chapter. */
  readonly chapter?: string | undefined
}

/** What a video is put together from. */
export interface VideoParts {
  /** Where it is shown. */
  readonly platform: Platform
  readonly scenes: readonly [TimedScene, ...Array<TimedScene>]
  /** Words as they are spoken, in seconds from the start of the video. Empty: no captions. */
  readonly words: ReadonlyArray<TimedText>
  /** The watermark on nothing, in the size of the video. */
  readonly watermark?: Uint8Array | undefined
  readonly sound: CompositionSound
  readonly language: string
  /** Colours and fonts of captions. */
  readonly captionStyle: Omit<CaptionStyle, "area">
  readonly title?: string | undefined
  readonly provenance?: string | undefined
  /** Chooses motions and transitions. @default 0 */
  readonly look?: number | undefined
}

/** Of the height that is free, for the words of cards. */
const wordsShare = 0.65

/** Characters of a caption's line: two lines of this width fill the caption area. */
const captionColumns = 22

/**
 * The composition, 1080 × 1920. Neighbouring scenes move differently, and the transitions of one video are of one kind, so that it
 * looks like one piece.
 */
export const composeVideo = (parts: VideoParts): Composition => {
  const look = parts.look ?? 0
  const transition = transitionsByLook[look % transitionsByLook.length] ?? "fade"
  const scene = (timed: TimedScene, index: number): CompositionScene => ({
    seconds: timed.seconds,
    ground: { bytes: timed.ground },
    ...(timed.veil === undefined ? {} : { veil: { bytes: timed.veil } }),
    ...(timed.words === undefined ? {} : { words: { bytes: timed.words } }),
    motion: motionsInTurn[(index + look) % motionsInTurn.length] ?? "push-in",
    transition: index === 0 ? "cut" : transition,
    ...(timed.chapter === undefined ? {} : { chapter: timed.chapter })
  })
  const [first, ...rest] = parts.scenes
  return {
    size: { widthPx: 1080, heightPx: 1920 },
    scenes: [scene(first, 0), ...rest.map((timed, index) => scene(timed, index + 1))],
    ...(parts.words.length === 0
      ? {}
      : {
          captions: {
            cues: captionCues(parts.words, { maxCharsPerLine: captionColumns, maxLines: 2, language: parts.language }),
            style: { ...parts.captionStyle, area: sceneAreas(parts.platform).captions }
          }
        }),
    ...(parts.watermark === undefined ? {} : { watermark: { bytes: parts.watermark } }),
    sound: parts.sound,
    language: parts.language,
    ...(parts.title === undefined ? {} : { title: parts.title }),
    ...(parts.provenance === undefined ? {} : { provenance: parts.provenance })
  }
}

/**
 * How captions of a brand look: in the face of its running text, on the darkest shade of its colour, which stands out from
 * every ground that a scene may have.
 */
export const captionStyleOf = ({
  colors = {},
  fonts = []
}: {
  readonly colors?: BrandColors | undefined
  readonly fonts?: ReadonlyArray<string> | undefined
}): Omit<CaptionStyle, "area"> => {
  const { primary } = lightPalette(colors)
  const accent = colors.accent ?? colors.primary ?? fallbackColors.accent
  const backColor = mix(primary, "#000000", 0.7)
  const face = fonts[1] ?? fonts[0]
  return {
    color: white,
    // As bright as the brand has it, and only so dark that it does not look like the other words.
    spokenColor: readable(readable(accent, white, leastApart), backColor, 5.5),
    backColor,
    fonts: face === undefined ? [] : [face]
  }
}

/** The alternative text of a card: what stands on it, for those who do not see it. @param picture what is to be seen behind the words */
export const cardAltText = (
  words: {
    readonly heading: string
    readonly body?: string | undefined
    readonly points?: ReadonlyArray<string> | undefined
  },
  language: string,
  picture?: string
): string => {
  const said = [words.heading, words.body ?? "", ...(words.points ?? [])]
    .filter((text) => text.trim() !== "")
    .join(" · ")
  const german = language.toLowerCase().startsWith("de")
  const english = language.toLowerCase().startsWith("en")
  if (picture !== undefined) return said === "" ? picture : `${picture.replace(/[.\s]+$/u, "")}. ${said}`
  return german ? `Karte mit dem Text: ${said}` : english ? `Card with the words: ${said}` : said
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Of words that are not being spoken. */
const white = "#ffffff"

/** Contrast of the spoken word to the others. */
const leastApart = 1.5

const motionsInTurn: ReadonlyArray<Motion> = ["push-in", "drift-left", "pull-out", "drift-right"]
const transitionsByLook: ReadonlyArray<Transition> = ["slide", "fade", "rise"]
