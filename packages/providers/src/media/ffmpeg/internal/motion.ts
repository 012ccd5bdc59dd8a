/**
 * How the ground of a scene moves, as filters.
 *
 * Neither way rounds to whole pixels, which is seen as trembling at these speeds. Zooms sample each frame anew between
 * the pixels of one picture (`perspective`; `zoompan` cuts at whole pixels). Drifts need that only for the few phases
 * between two pixels: those are made once, and every frame is one of them, cut at an even pixel, which costs nothing.
 *
 * @see ../../../../../../docs/decisions/2026-11-22-scenes-are-rendered-apart.md
 * @since 0.1.0
 */
import { type Motion } from "@postwright/core/media/Composition"
import { type PixelSize } from "@postwright/core/models/ImageModel"
import { plain, type Rate, secondsOf } from "./rates.ts"

/** What moves, for how long, and from which of its frames on it is shown. */
export interface Moving {
  readonly motion: Motion
  readonly size: PixelSize
  readonly rate: Rate
  /** Frames of the whole motion: those of the scene, and those of the transition behind it. */
  readonly frames: number
  readonly fromFrame: number
  /** What a zoom leaves in its place, in shares of width and height. */
  readonly anchor: { readonly x: number; readonly y: number }
}

/** Filters from a single picture to endlessly many frames of the size, in `yuv420p` of BT.709. */
export const movingPicture = (moving: Moving): string => {
  switch (moving.motion) {
    case "push-in":
      return zoom(moving, true)
    case "pull-out":
      return zoom(moving, false)
    case "drift-left":
    case "drift-right":
    case "drift-up":
      return drift(moving, moving.motion)
    case "still":
      return [cover(moving.size), standing(moving.rate)].join(",")
  }
}

/** Filters that fill the size with a picture or clip, cutting off what is outside. */
export const cover = ({ heightPx, widthPx }: PixelSize): string =>
  [
    `scale=${widthPx}:${heightPx}:force_original_aspect_ratio=increase:flags=bicubic+accurate_rnd+full_chroma_int:${toVideoColors}`,
    `crop=${widthPx}:${heightPx}`,
    "setsar=1",
    "format=yuv420p"
  ].join(",")

/** Of the scale filter: to the colours of high-definition video. */
export const toVideoColors = "out_color_matrix=bt709:out_range=tv"

/** Repeats one picture endlessly at the rate. */
export const standing = ({ denominator, numerator }: Rate): string =>
  `loop=loop=-1:size=1,settb=${denominator}/${numerator},setpts=N`

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Share of the picture a second, and of the whole way: with more, what belongs to words would leave them. */
const zoomPerSecond = 0.009
const mostZoom = 0.06
const driftPerSecond = 0.006
const mostDrift = 0.04

/** Finest phases between two even pixels. */
const mostPhases = 40

const zoom = ({ anchor, frames, fromFrame, rate, size }: Moving, isIn: boolean): string => {
  const most = Math.min(mostZoom, zoomPerSecond * secondsOf(frames, rate))
  const done = `(${frameOf(fromFrame)})/${frames}`
  const scale = `(1+${plain(most)}*${isIn ? done : `(1-${done})`})`
  const near = (share: number) => `${plain(share)}*(1-1/${scale})`
  const far = (share: number) => `(${plain(share)}+${plain(1 - share)}/${scale})`
  const [x0, x1] = [`W*${near(anchor.x)}`, `W*${far(anchor.x)}`]
  const [y0, y1] = [`H*${near(anchor.y)}`, `H*${far(anchor.y)}`]
  const corners = `x0=${x0}:y0=${y0}:x1=${x1}:y1=${y0}:x2=${x0}:y2=${y1}:x3=${x1}:y3=${y1}`
  return [cover(size), standing(rate), `perspective=${corners}:interpolation=linear:sense=source:eval=frame`].join(",")
}

const drift = (
  { frames, fromFrame, rate, size }: Moving,
  motion: "drift-left" | "drift-right" | "drift-up"
): string => {
  const isUp = motion === "drift-up"
  const extent = isUp ? size.heightPx : size.widthPx
  const wanted = Math.min((extent * driftPerSecond) / secondsPer(rate), (extent * mostDrift) / frames)
  const phases = Math.min(mostPhases, Math.max(1, Math.round(2 / wanted)))
  const way = 2 * Math.ceil(frames / phases) + 4
  const scale = (extent + way) / extent
  const wide = isUp
    ? { widthPx: even(size.widthPx * scale), heightPx: size.heightPx + way }
    : { widthPx: size.widthPx + way, heightPx: even(size.heightPx * scale) }
  const sign = motion === "drift-right" ? "-" : ""
  const shift = `${sign}${plain(2 / phases)}*(${frameOf(0)})`
  const [dx, dy] = isUp ? ["0", shift] : [shift, "0"]
  const frame = `(n+${fromFrame})`
  const whole = `2*floor(${frame}/${phases})`
  const along = motion === "drift-right" ? `${way - 2}-${whole}` : whole
  const across = (space: number) => String(2 * Math.floor(space / 4))
  const [x, y] = isUp ? [across(wide.widthPx - size.widthPx), along] : [along, across(wide.heightPx - size.heightPx)]
  return [
    cover(wide),
    `loop=loop=${phases - 1}:size=1,settb=${rate.denominator}/${rate.numerator},setpts=N`,
    `perspective=x0=${dx}:y0=${dy}:x1=W+(${dx}):y1=${dy}:x2=${dx}:y2=H+(${dy}):x3=W+(${dx}):y3=H+(${dy}):interpolation=cubic:sense=source:eval=frame`,
    // Begins with the phase that is due.
    `loop=loop=-1:size=${phases}`,
    ...(fromFrame % phases === 0 ? [] : [`trim=start_frame=${fromFrame % phases}`]),
    "setpts=N",
    `crop=${size.widthPx}:${size.heightPx}:x=${x}:y=${y}`
  ].join(",")
}

/** The filter counts its frames from 1. */
const frameOf = (fromFrame: number): string => (fromFrame === 0 ? "on-1" : `on-1+${fromFrame}`)

const secondsPer = ({ denominator, numerator }: Rate): number => numerator / denominator

const even = (value: number): number => 2 * Math.ceil(value / 2)
