/** A number or date large, what it means below it. */
import { byShape, fewness, least, rule, spaced, styles, type Template, text } from "../design.ts"
import { inset } from "../frame.ts"
import { paintHills } from "../scenery.ts"

/** The number on a coloured field, its meaning on paper. */
export const divided: Template = ({ body, frame, hasPicture, tone, tones, words }) => {
  const { height, unit: u, width } = frame
  const isWide = frame.shape === "wide"
  const other = hasPicture ? tone : tone === tones.paper || tone === tones.tint ? tones.primary : tones.paper
  const share = byShape(frame, { tall: 0.5, portrait: 0.52, square: 0.52, wide: 0.46 })
  // The field ends where the words' own box is divided, so that both keep to the safe area.
  const edge = isWide ? width * share : body.y + body.height * share
  const fieldBox = isWide ? { ...body, width: edge - 64 * u - body.x } : { ...body, height: edge - body.y - 56 * u }
  const restBox = isWide
    ? { ...body, x: edge + 72 * u, width: body.x + body.width - edge - 72 * u }
    : { ...body, y: edge + 64 * u, height: body.y + body.height - edge - 64 * u }
  return {
    headTone: other,
    footTone: isWide ? other : tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.grain(tone.ink)
      pen.rect(isWide ? { x: 0, y: 0, width: edge, height } : { x: 0, y: 0, width, height: edge }, other.ground)
      if (isWide) pen.quarter(edge, height, 240 * u, -1, -1, other.shapeAccent)
      else pen.quarter(width, edge, 300 * u, -1, -1, other.shapeAccent)
      paintHills(pen, tone)
    },
    columns: [
      {
        box: fieldBox,
        vertical: "bottom",
        items: spaced(
          30 * u,
          text("kicker", words.kicker, styles.kicker, [42 * u, 32 * u], other.muted),
          text("heading", words.heading, styles.figure, [figureSize(words.heading) * u, least.heading * u], other.ink)
        )
      },
      {
        box: restBox,
        vertical: isWide ? "bottom" : "top",
        items: text(
          "body",
          words.body,
          { ...styles.body, leading: 1.36 },
          [58 * fewness(words.body) * u, least.body * u],
          tone.ink
        )
      }
    ]
  }
}

/** The number between two lines, arcs running out of the corner. */
export const arcs: Template = ({ body, frame, tone, words }) => {
  const { height, unit: u, width } = frame
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      const radius = Math.min(width, height) * 0.5
      for (const share of [1, 0.82, 0.64, 0.46]) pen.ring(width, height, radius * share, 34 * u, tone.shapeAccent)
      pen.disc(width, height, radius * 0.22, tone.mark)
    },
    columns: [
      {
        box: inset(body, { right: frame.shape === "wide" ? body.width * 0.14 : 0, top: body.height * 0.06 }),
        vertical: frame.shape === "wide" ? "middle" : "top",
        items: spaced(
          40 * u,
          text("kicker", words.kicker, styles.kicker, [42 * u, 32 * u], tone.muted),
          text(
            "heading",
            words.heading,
            styles.figure,
            [figureSize(words.heading) * u, least.heading * u],
            tone.accent
          ),
          words.body === "" ? [] : [rule(3 * u, tone.line)],
          text(
            "body",
            words.body,
            { ...styles.body, leading: 1.36 },
            [58 * fewness(words.body) * u, least.body * u],
            tone.ink,
            {
              measure: 0.88
            }
          )
        )
      }
    ]
  }
}

/** Short figures are huge, dates only large. */
const figureSize = (heading: string): number => (heading.length <= 5 ? 380 : heading.length <= 9 ? 250 : 160)
