/** A question with room around it. */
import { byShape, saying, styles, type Template } from "../design.ts"
import { inset } from "../frame.ts"

/** The sign of the question huge behind the words, running out of the sheet. */
export const largeSign: Template = (input) => {
  const { body, card, frame, tone } = input
  const { height, unit: u, width } = frame
  const size = byShape(frame, { tall: 1_700, portrait: 1_300, square: 1_150, wide: 1_250 }) * u
  const sign = ["ar", "fa", "ur"].includes(card.language.slice(0, 2)) ? "؟" : card.language.startsWith("el") ? ";" : "?"
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.sign(
        sign,
        width + 60 * u,
        (height - pen.signHeight(sign, size, styles.figure)) / 2,
        size,
        styles.figure,
        tone.shape,
        true
      )
    },
    columns: [
      {
        box: inset(body, { right: frame.shape === "wide" ? body.width * 0.24 : 0 }),
        vertical: "middle",
        items: saying(input, { gap: 34, heading: 104, measure: 0.9 })
      }
    ]
  }
}

/** An angle of the accent around two sides. */
export const cornered: Template = (input) => {
  const { body, frame, tone } = input
  const { height, unit: u, width } = frame
  const thick = 30 * u
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.grain(tone.ink)
      pen.rect({ x: width - thick, y: 0, width: thick, height }, tone.mark)
      pen.rect({ x: 0, y: height - thick, width, height: thick }, tone.mark)
      pen.quarter(width - thick, height - thick, Math.min(width, height) * 0.36, -1, -1, tone.shapeAccent)
    },
    columns: [
      {
        box: inset(body, { right: frame.shape === "wide" ? body.width * 0.26 : 0, top: body.height * 0.05 }),
        vertical: "top",
        items: saying(input, { gap: 34, heading: 112, measure: 0.86 })
      }
    ]
  }
}
