/** A numbered slide of a series. */
import { byShape, type DesignInput, saying, styles, type Template } from "../design.ts"
import { inset } from "../frame.ts"

const numeralOf = ({ card }: DesignInput): string => (card.place === undefined ? "" : `${card.place.number}`)

/** The number huge and faint in the corner behind the words. */
export const hugeNumeral: Template = (input) => {
  const { body, frame, tone } = input
  const { unit: u } = frame
  const size = Math.min(1.1 * body.height, byShape(frame, { tall: 1_000, portrait: 800, square: 640, wide: 960 }) * u)
  return {
    headTone: tone,
    footTone: tone,
    showsNumber: numeralOf(input) !== "",
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.grain(tone.ink)
      pen.sign(numeralOf(input), body.x + body.width, body.y + 8 * u, size, styles.figure, tone.shapeAccent, true)
    },
    columns: [
      {
        box: inset(body, { right: frame.shape === "wide" ? body.width * 0.3 : 0 }),
        vertical: "bottom",
        items: saying(input, { gap: 32, heading: 100 })
      }
    ]
  }
}

/** The number in a disc, a line leading down from it. */
export const discNumeral: Template = (input) => {
  const { body, frame, tone } = input
  const { unit: u, width } = frame
  const radius = 74 * u
  const numeral = numeralOf(input)
  const top = body.y + 30 * u
  return {
    headTone: tone,
    footTone: tone,
    showsNumber: numeralOf(input) !== "",
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.rect({ x: body.x + radius * 2, y: top + radius - 2 * u, width: width - body.x, height: 4 * u }, tone.line)
      pen.disc(body.x + radius, top + radius, radius, tone.ink)
      pen.quarter(width, frame.height, 0.42 * Math.min(width, frame.height), -1, -1, tone.shape)
      pen.quarter(width, frame.height, 0.2 * Math.min(width, frame.height), -1, -1, tone.shapeAccent)
      if (numeral !== "") pen.centred(numeral, body.x + radius, top + radius, 84 * u, styles.figure, tone.ground)
    },
    columns: [
      {
        box: inset(body, { top: 30 * u + radius * 2 + 70 * u, right: frame.shape === "wide" ? body.width * 0.16 : 0 }),
        vertical: frame.shape === "tall" ? "middle" : "top",
        items: saying(input, { gap: 32, heading: 100 })
      }
    ]
  }
}
