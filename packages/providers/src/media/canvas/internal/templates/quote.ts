/** Words of a person, with who said them. */
import { bar, type DesignInput, least, spaced, styles, type Template, text } from "../design.ts"
import { inset } from "../frame.ts"
import { quotationMarks } from "../words.ts"

const attribution = ({ frame: { unit: u }, tone, words }: DesignInput) =>
  words.attribution === ""
    ? []
    : [
        bar(64 * u, 6 * u, tone.mark),
        { kind: "space", height: 26 * u } as const,
        ...text("attribution", words.attribution, styles.attribution, [40 * u, least.body * u], tone.ink)
      ]

/** A large opening mark over the words. */
export const largeMark: Template = (input) => {
  const { body, card, frame, tone, words } = input
  const { unit: u } = frame
  const [open] = quotationMarks(card.language)
  const isLow = open.startsWith("„")
  const size = 420 * u
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.grain(tone.ink)
      // The glyph of a low mark sits on the baseline, that of a high one hangs from the capitals.
      pen.glyphs(open.trim(), body.x - 14 * u, body.y + (isLow ? 150 : 320) * u, size, styles.figure, tone.mark)
    },
    columns: [
      {
        box: inset(body, { top: 230 * u, right: frame.shape === "wide" ? body.width * 0.1 : 0 }),
        vertical: frame.shape === "tall" ? "middle" : "top",
        items: spaced(
          48 * u,
          text("kicker", words.kicker, styles.kicker, [34 * u, least.small * u], tone.accent),
          text("heading", words.heading, styles.quote, [76 * u, least.body * 1.1 * u], tone.ink),
          text("body", words.body, styles.body, [38 * u, least.body * u], tone.muted),
          attribution(input)
        )
      }
    ]
  }
}

/** A bar along the words, the closing mark large and faint behind them. */
export const sideBar: Template = (input) => {
  const { body, card, frame, tone, words } = input
  const { height, unit: u, width } = frame
  const [, close] = quotationMarks(card.language)
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.glyphs(close.trim(), width + 30 * u, height + 250 * u, 1_050 * u, styles.figure, tone.shape, true)
      pen.rect({ x: 0, y: 0, width: 26 * u, height }, tone.mark)
    },
    columns: [
      {
        box: inset(body, { right: frame.shape === "wide" ? body.width * 0.2 : 0 }),
        vertical: "middle",
        items: spaced(
          50 * u,
          text("kicker", words.kicker, styles.kicker, [34 * u, least.small * u], tone.accent),
          text("heading", words.heading, styles.quote, [80 * u, least.body * 1.1 * u], tone.ink),
          text("body", words.body, styles.body, [38 * u, least.body * u], tone.muted),
          attribution(input)
        )
      }
    ]
  }
}
