/** A heading and short points. */
import { brevity, least, rule, space, spaced, styles, type Template, text } from "../design.ts"
import { type Pen } from "../pen.ts"
import { type Rect } from "../rect.ts"
import { type Item } from "../stack.ts"
import { type Tone } from "../tones.ts"

/** Points between lines, each with a square of the accent. */
export const ruled: Template = ({ body, frame, tone, words }) => {
  const { height, unit: u, width } = frame
  const isWide = frame.shape === "wide"
  const headingBox = isWide ? { ...body, width: body.width * 0.4 } : body
  const heading = spaced(
    26 * u,
    text("kicker", words.kicker, styles.kicker, [42 * u, 32 * u], tone.accent),
    text("heading", words.heading, styles.heading, [92 * brevity(words.heading) * u, least.heading * u], tone.ink),
    text("body", words.body, styles.body, [38 * u, least.body * u], tone.muted)
  )
  const points = pointItems(words.points, tone, u, true)
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.grain(tone.ink)
      if (!isWide) pen.quarter(width, 0, 0.34 * Math.min(width, height), -1, 1, tone.shapeAccent)
    },
    columns: isWide
      ? [
          { box: headingBox, vertical: "top", items: heading },
          { box: { ...body, x: body.x + body.width * 0.48, width: body.width * 0.52 }, vertical: "top", items: points }
        ]
      : [
          {
            box: body,
            vertical: "middle",
            items: [...heading, ...(points.length === 0 ? [] : [space(56 * u)]), ...points]
          }
        ]
  }
}

/** The heading on a coloured field, the points beside or under it. */
export const twoFields: Template = ({ body, frame, hasPicture, tone, tones, words }) => {
  const { height, unit: u, width } = frame
  const isWide = frame.shape === "wide"
  const other = hasPicture ? tone : tone === tones.primary ? tones.paper : tones.primary
  const share = isWide ? 0.4 : 0.36
  const edge = isWide ? width * share : body.y + body.height * share
  return {
    headTone: other,
    footTone: isWide ? other : tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.rect(isWide ? { x: 0, y: 0, width: edge, height } : { x: 0, y: 0, width, height: edge }, other.ground)
      pen.rect(isWide ? { x: edge, y: 0, width: 14 * u, height } : { x: 0, y: edge, width, height: 14 * u }, tone.mark)
    },
    columns: [
      {
        box: isWide ? { ...body, width: edge - 56 * u - body.x } : { ...body, height: edge - 52 * u - body.y },
        vertical: "bottom",
        items: spaced(
          24 * u,
          text("kicker", words.kicker, styles.kicker, [42 * u, 32 * u], other.muted),
          text(
            "heading",
            words.heading,
            styles.heading,
            [92 * brevity(words.heading) * u, least.heading * u],
            other.ink
          )
        )
      },
      {
        box: isWide
          ? { ...body, x: edge + 84 * u, width: body.x + body.width - edge - 84 * u }
          : { ...body, y: edge + 72 * u, height: body.y + body.height - edge - 72 * u },
        vertical: isWide ? "middle" : "top",
        items: [
          ...text("body", words.body, styles.body, [38 * u, least.body * u], tone.muted),
          ...pointItems(words.points, tone, u, false)
        ]
      }
    ]
  }
}

const pointItems = (points: ReadonlyArray<string>, tone: Tone, u: number, isRuled: boolean): ReadonlyArray<Item> =>
  points.flatMap((point, index) => [
    ...(index === 0 ? [] : [space(24 * u), ...(isRuled ? [rule(2 * u, tone.line), space(26 * u)] : [space(14 * u)])]),
    ...text("point", point, styles.point, [60 * u, least.point * u], tone.ink, {
      indent: 54 * u,
      mark: square(tone, u)
    })
  ])

const square =
  (tone: Tone, u: number) =>
  (pen: Pen, line: Rect): void => {
    const size = 20 * u
    pen.rect({ x: line.x, y: line.y + (line.height - size) / 2, width: size, height: size }, tone.mark)
  }
