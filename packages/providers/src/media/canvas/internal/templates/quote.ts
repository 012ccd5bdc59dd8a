/** Words of a person, with who said them. */
import { bar, type DesignInput, least, sign, spaced, styles, type Template, text } from "../design.ts"
import { inset } from "../frame.ts"
import { paintHills } from "../scenery.ts"
import { type Item } from "../stack.ts"
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
  const { body, card, frame, tone, typesetter, words } = input
  const { unit: u } = frame
  const [open, close] = quotationMarks(card.language)
  // The large mark opens the words: they need no other.
  const isWhole = words.heading.startsWith(open) && words.heading.endsWith(close)
  const heading = isWhole ? words.heading.slice(open.length, -close.length) : words.heading
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.grain(tone.ink)
      paintHills(pen, tone)
    },
    columns: [
      {
        box: inset(body, { right: frame.shape === "wide" ? body.width * 0.1 : 0 }),
        vertical: "middle",
        items: spaced(
          48 * u,
          isWhole
            ? [sign(open.trim(), (body.height < 760 * u ? 280 : 430) * u, styles.figure, tone.mark, typesetter)]
            : [],
          text("kicker", words.kicker, styles.kicker, [42 * u, 32 * u], tone.accent),
          text("heading", heading, styles.quote, [76 * u, least.body * 1.1 * u], tone.ink),
          text("body", words.body, styles.body, [38 * u, least.body * u], tone.muted),
          attribution(input)
        )
      }
    ]
  }
}

/** A bar along the words, the closing mark large and faint below them. */
export const sideBar: Template = (input) => {
  const { body, card, frame, tone, typesetter, words } = input
  const { height, unit: u, width } = frame
  const [, close] = quotationMarks(card.language)
  // Takes no room, and stands lower where words reach that far.
  const mark: Item = {
    kind: "space",
    height: 0,
    paint: (pen, { y }) =>
      pen.sign(
        close.trim(),
        width + 50 * u,
        Math.max(height - 300 * u, y + 24 * u),
        1_050 * u,
        styles.figure,
        tone.shape,
        true
      )
  }
  // A short name leaves room for it on its right.
  const isBeside = typesetter.width(words.attribution, styles.attribution) * 40 * u < body.width * 0.5
  return {
    headTone: tone,
    footTone: tone,
    paint: (pen) => {
      pen.fill(tone.ground)
      pen.rect({ x: 0, y: 0, width: 26 * u, height }, tone.mark)
    },
    columns: [
      {
        box: inset(body, { right: frame.shape === "wide" ? body.width * 0.2 : 0 }),
        vertical: "middle",
        items: [
          ...spaced(
            50 * u,
            [
              ...spaced(
                50 * u,
                text("kicker", words.kicker, styles.kicker, [42 * u, 32 * u], tone.accent),
                text("heading", words.heading, styles.quote, [80 * u, least.body * 1.1 * u], tone.ink),
                text("body", words.body, styles.body, [38 * u, least.body * u], tone.muted)
              ),
              ...(isBeside ? [mark] : [])
            ],
            attribution(input)
          ),
          ...(isBeside ? [] : [mark])
        ]
      }
    ]
  }
}
