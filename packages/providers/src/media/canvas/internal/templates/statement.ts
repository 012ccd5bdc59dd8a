/** One sentence, large. */
import { bar, byShape, saying, type Template } from "../design.ts"
import { inset } from "../frame.ts"
import { paintBands, paintRipples, paintSlopes } from "../scenery.ts"

/** Words at the foot of the sheet, a quarter of a disc in the corner over them. */
export const lowerLeft: Template = (input) => {
  const { body, frame, tone } = input
  const { height, unit: u, width } = frame
  const radius = byShape(frame, {
    tall: 0.62 * width,
    portrait: 0.5 * width,
    square: 0.42 * width,
    wide: 0.52 * height
  })
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.quarter(width, 0, radius, -1, 1, tone.shapeAccent)
      pen.quarter(width, 0, radius * 0.58, -1, 1, tone.mark)
      paintRipples(pen, tone)
      pen.grain(tone.ink)
    },
    columns: [
      {
        box: inset(body, {
          right: frame.shape === "wide" ? body.width * 0.18 : 0,
          top: Math.max(0, radius * 0.58 - body.y + 24 * u)
        }),
        vertical: "bottom",
        items: saying(input, {
          before: [bar(96 * u, 10 * u, tone.mark), { kind: "space", height: 6 * u }],
          gap: 34,
          heading: 116,
          measure: 0.92
        })
      }
    ]
  }
}

/** Words in the middle, a large ring running out of the sheet behind them. */
export const centred: Template = (input) => {
  const { body, frame, tone } = input
  const { height, width } = frame
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      const radius = Math.max(width, height) * 0.44
      pen.disc(width * 0.94, height * 0.98, radius, tone.shape)
      pen.disc(width * 0.94, height * 0.98, radius * 0.36, tone.mark)
    },
    columns: [
      {
        box: inset(body, {
          right: frame.shape === "wide" ? body.width * 0.22 : 0,
          bottom: frame.shape === "wide" ? 0 : body.height * 0.1
        }),
        vertical: "middle",
        items: saying(input, { gap: 36, heading: 108, measure: 0.9 })
      }
    ]
  }
}

/** Words at the head of the sheet, fields that lean below them. */
export const slanted: Template = (input) => {
  const { body, frame, tone } = input
  const { unit: u } = frame
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      paintSlopes(pen, tone)
      pen.grain(tone.ink)
    },
    columns: [
      {
        box: inset(body, { right: frame.shape === "wide" ? body.width * 0.18 : 0, top: 48 * u }),
        vertical: "top",
        items: saying(input, { gap: 36, heading: 116, measure: 0.92 })
      }
    ]
  }
}

/** Words over bands that grow towards the foot, a bar of the accent before them. */
export const banded: Template = (input) => {
  const { body, frame, tone } = input
  const { unit: u } = frame
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      paintBands(pen, tone)
    },
    columns: [
      {
        box: inset(body, {
          right: frame.shape === "wide" ? body.width * 0.22 : 0,
          bottom: frame.shape === "wide" ? 0 : body.height * 0.16
        }),
        vertical: "middle",
        items: saying(input, {
          before: [bar(96 * u, 10 * u, tone.mark), { kind: "space", height: 6 * u }],
          gap: 36,
          heading: 112,
          measure: 0.9
        })
      }
    ]
  }
}
