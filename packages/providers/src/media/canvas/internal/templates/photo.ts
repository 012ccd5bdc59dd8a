/** A picture with a line over it; without one, a pattern of the brand's shapes. */
import { least, spaced, styles, type Template, text } from "../design.ts"
import { type Frame, inset } from "../frame.ts"
import { type Pen } from "../pen.ts"
import { type Rect } from "../rect.ts"
import { type Tones } from "../tones.ts"

/** The picture everywhere, words at its foot. */
export const full: Template = (input) => {
  const { body, frame, hasPicture, tone, words } = input
  if (!hasPicture) return panel(input)
  const { unit: u } = frame
  return {
    headTone: tone,
    footTone: tone,
    paint: () => undefined,
    columns: [
      {
        box: inset(body, { top: body.height * 0.3, right: frame.shape === "wide" ? body.width * 0.3 : 0 }),
        vertical: "bottom",
        items: spaced(
          26 * u,
          text("kicker", words.kicker, styles.kicker, [42 * u, 32 * u], tone.ink),
          text("heading", words.heading, styles.heading, [96 * u, least.heading * u], tone.ink),
          text("body", words.body, styles.body, [40 * u, least.body * u], tone.ink)
        )
      }
    ]
  }
}

/** The picture, or the pattern, over or beside a panel with the words. */
export const panel: Template = ({ body, frame, hasPicture, paperTone: tone, tones, words }) => {
  const { height, unit: u, width } = frame
  const isWide = frame.shape === "wide"
  const edge = isWide ? width * 0.5 : body.y + body.height * (body.height < 760 * u ? 0.36 : 0.52)
  const pictureBox = isWide ? { x: edge, y: 0, width: width - edge, height } : { x: 0, y: 0, width, height: edge }
  return {
    headTone: isWide ? tone : tones.primary,
    footTone: tone,
    pictureBox,
    paint: (pen) => {
      if (!hasPicture) pattern(pen, tones, pictureBox)
      pen.rect(
        isWide ? { x: 0, y: 0, width: edge, height } : { x: 0, y: edge, width, height: height - edge },
        tone.ground
      )
    },
    columns: [
      {
        box: isWide
          ? { ...body, width: edge - 72 * u - body.x }
          : { ...body, y: edge + 60 * u, height: body.y + body.height - edge - 60 * u },
        vertical: isWide ? "middle" : "top",
        items: spaced(
          26 * u,
          text("kicker", words.kicker, styles.kicker, [42 * u, 32 * u], tone.accent),
          text("heading", words.heading, styles.heading, [86 * u, least.heading * u], tone.ink),
          text("body", words.body, styles.body, [40 * u, least.body * u], tone.muted)
        )
      }
    ]
  }
}

/** Quarters and discs on a grid, in a fixed order; quiet where the name stands. */
const pattern = (pen: Pen, tones: Tones, box: Rect): void => {
  const { primary, tint } = tones
  pen.rect(box, primary.ground)
  const cell = box.width / columnsOf(pen.frame)
  const rows = Math.ceil(box.height / cell)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columnsOf(pen.frame); column++) {
      const x = box.x + column * cell
      const y = box.y + row * cell
      const isHead = y < pen.frame.content.y + 60 * pen.frame.unit
      const kind = isHead ? (column % 2 === 0 ? 4 : 1) : (row * 5 + column * 3 + ((row * column) % 3)) % 7
      if (kind === 0) pen.quarter(x, y + cell, cell, 1, -1, primary.mark)
      else if (kind === 1) pen.quarter(x + cell, y, cell, -1, 1, primary.shape)
      else if (kind === 2) pen.disc(x + cell / 2, y + cell / 2, cell / 2, tint.ground)
      else if (kind === 3) pen.quarter(x, y, cell, 1, 1, primary.shapeAccent)
      else if (kind === 5) pen.quarter(x + cell, y + cell, cell, -1, -1, tint.ground)
      else if (kind === 6) pen.disc(x + cell / 2, y + cell / 2, cell * 0.22, primary.mark)
    }
  }
}

const columnsOf = (frame: Frame): number => (frame.shape === "tall" ? 3 : 4)
