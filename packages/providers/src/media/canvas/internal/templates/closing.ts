/** The brand, and what to do next. */
import { bar, least, saying, space, spaced, styles, type Template, text } from "../design.ts"
import { inset } from "../frame.ts"
import { paintHills } from "../scenery.ts"

/** All in one colour, discs of the brand's shapes in the corner. */
export const sheet: Template = (input) => {
  const { body, frame, tone, words } = input
  const { height, unit: u, width } = frame
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      const radius = Math.min(width, height) * 0.34
      pen.quarter(width, height, radius * 1.5, -1, -1, tone.shape)
      pen.quarter(width, height, radius, -1, -1, tone.shapeAccent)
      pen.quarter(width, height, radius * 0.5, -1, -1, tone.mark)
    },
    columns: [
      {
        box: inset(body, {
          right: frame.shape === "wide" ? body.width * 0.24 : 0,
          bottom: frame.shape === "wide" ? 0 : body.height * 0.12
        }),
        vertical: "middle",
        items: spaced(
          38 * u,
          saying(input, { gap: 38, heading: 104, kicker: tone.muted }),
          words.attribution === ""
            ? []
            : [
                bar(96 * u, 8 * u, tone.mark),
                space(30 * u),
                ...text("attribution", words.attribution, styles.attribution, [54 * u, least.body * u], tone.accent)
              ]
        )
      }
    ]
  }
}

/** A field at the foot that holds what to do. */
export const foot: Template = (input) => {
  const { body, frame, hasPicture, tone, tones, words } = input
  const { height, unit: u, width } = frame
  const other = hasPicture ? tone : tone === tones.primary ? tones.accent : tones.primary
  const edge =
    words.attribution === "" ? Math.min(body.y + body.height * 1.2, height * 0.84) : body.y + body.height * 0.66
  return {
    headTone: tone,
    footTone: edge < body.y + body.height ? other : tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.grain(tone.ink)
      if (edge < height) pen.rect({ x: 0, y: edge, width, height: height - edge }, other.ground)
      paintHills(pen, other)
      if (edge < height) pen.disc(width - 170 * u, edge, 110 * u, tone.mark)
    },
    columns: [
      {
        box: { ...body, height: Math.min(body.height, edge - body.y - 60 * u) },
        vertical: "middle",
        items: saying(input, { gap: 34, heading: 100 })
      },
      {
        box: { ...body, y: edge + 60 * u, height: Math.max(1, body.y + body.height - edge - 60 * u) },
        vertical: "middle",
        items: text("attribution", words.attribution, styles.attribution, [56 * u, least.body * u], other.ink, {
          measure: 0.8
        })
      }
    ]
  }
}
