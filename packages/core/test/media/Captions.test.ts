import { assert, describe, it } from "@effect/vitest"
import { type CaptionOptions, captionCues, captionSeconds, lineText } from "@postwright/core/media/Captions"
import { columnsOf, writtenWords } from "@postwright/core/media/WrittenWords"
import { type TimedText } from "@postwright/core/models/TimedText"
import * as fc from "fast-check"

/** Words at three a second; `|` is a second of silence. */
const spoken = (text: string, language = "en"): ReadonlyArray<TimedText> => {
  let at = 0
  return writtenWords(text, language).flatMap(({ text: word }) => {
    if (word === "|") {
      at += 1
      return []
    }
    const startSeconds = at
    at += 1 / 3
    return [{ text: word, startSeconds, endSeconds: at }]
  })
}

const linesFor = (text: string, options: CaptionOptions = {}) =>
  captionCues(spoken(text, options.language), options).map(({ lines }) => lines.map(lineText))

describe("captions", () => {
  it("end where sentences and clauses end, in one or two balanced lines", () => {
    assert.deepStrictEqual(linesFor("Tea is ready. Come in and sit down, then stay for a while."), [
      ["Tea is ready."],
      ["Come in and", "sit down,"],
      ["then stay", "for a while."]
    ])
  })

  it("keep a number with what it counts", () => {
    assert.deepStrictEqual(linesFor("1 March 2027, 9 am: booking opens"), [["1 March 2027,", "9 am: booking opens"]])
  })

  it("keep what is one thing on one line: a figure and its unit, a day and its month, an abbreviation", () => {
    const told = [
      ["Each bike carries a battery of 500 Wh under its deck.", "500 Wh", "en"],
      ["The kitchen opens again on Friday 11 September at nine.", "11 September", "en"],
      ["Die Küche öffnet wieder am Freitag, den 11. September um neun.", "11. September", "de"],
      ["Wir haben das ganze Jahr gemessen und gerechnet, z. B. im Regen.", "z. B.", "de"],
      ["The workshop has moved from its old yard to No. 5 this week.", "No. 5", "en"],
      ["It was measured by our colleague from the clinic, Dr. Huber herself.", "Dr. Huber", "en"]
    ] as const
    for (const [text, whole, language] of told) {
      for (const maxCharsPerLine of [12, 14, 16, 18, 20, 24, 28]) {
        for (const maxLines of [1, 2]) {
          const lines = linesFor(text, { language, maxCharsPerLine, maxLines })
          const isWhole = whole.length > maxCharsPerLine || lines.flat().some((line) => line.includes(whole))
          assert.isTrue(
            isWhole,
            `${maxLines} of ${maxCharsPerLine}: ${lines.map((cue) => cue.join(" / ")).join(" // ")}`
          )
        }
      }
    }
  })

  it("part what is one thing where no line holds it", () => {
    assert.deepStrictEqual(linesFor("500 Kilowattstunden", { maxCharsPerLine: 16, language: "de" }), [
      ["500", "Kilowattstunden"]
    ])
  })

  it("keep a month with its year", () => {
    assert.deepStrictEqual(linesFor("November 2027: season report"), [["November 2027:", "season report"]])
    assert.deepStrictEqual(linesFor("Im November 2027 endet sie dann", { language: "de" }), [
      ["Im November 2027", "endet sie dann"]
    ])
  })

  it("leave no word alone that can stand with others", () => {
    for (const text of [
      "We repair every bicycle that you bring to us today.",
      "Reparieren lohnt sich für fast jedes Fahrrad hier.",
      "Good. We start at nine, and we never close early. Ever."
    ]) {
      for (const lines of linesFor(text)) assert.isAbove(lines.join(" ").split(" ").length, 1, `${text}: ${lines}`)
    }
  })

  it("give a word that is longer than a line a line of its own, whole", () => {
    const word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    const lines = linesFor(`Das ${word} gilt nicht mehr.`, { language: "de" }).flat()
    assert.include(lines, word)
  })

  it("are cut at silence even within a sentence", () => {
    const words = [
      { text: "Wait", startSeconds: 0, endSeconds: 0.3 },
      { text: "for", startSeconds: 0.3, endSeconds: 0.5 },
      { text: "it", startSeconds: 2.5, endSeconds: 2.7 },
      { text: "now", startSeconds: 2.7, endSeconds: 3 }
    ]
    const cues = captionCues(words)
    assert.deepStrictEqual(
      cues.map(({ endSeconds, lines, startSeconds }) => [lines.map(lineText), startSeconds, endSeconds]),
      [
        [["Wait for"], 0, 1],
        [["it now"], 2.5, 3.5]
      ]
    )
  })

  it("count a Han letter as two columns and set no space between such letters", () => {
    const lines = linesFor("我们每天修理自行车，欢迎你来看看我们的店。", { language: "zh", maxCharsPerLine: 16 }).flat()
    assert.strictEqual(lines.join(""), "我们每天修理自行车，欢迎你来看看我们的店。")
    for (const line of lines) assert.isAtMost(columnsOf(line), 16)
    assert.isAbove(lines.length, 2)
  })

  it("keep words of scripts that are written to the left in the order in which they are spoken", () => {
    const text = "אנחנו מתקנים אופניים כל יום, בואו לבקר אותנו."
    assert.strictEqual(linesFor(text, { language: "he" }).flat().join(" "), text)
  })

  it("show hostile words as they are, on one line each", () => {
    const words = ["{\\an8}Hi", "a\nb", "\u0000x\u202e", "%{pts}:'\\", "  "].map((text, index) => ({
      text,
      startSeconds: index / 2,
      endSeconds: index / 2 + 0.4
    }))
    const shown = captionCues(words).flatMap(({ lines }) => lines.flat().map(({ text }) => text))
    assert.deepStrictEqual(shown, ["{\\an8}Hi", "a b", "x", "%{pts}:'\\"])
  })

  it("of nothing are none", () => {
    assert.deepStrictEqual(captionCues([]), [])
    assert.deepStrictEqual(captionCues([{ text: " ", startSeconds: 0, endSeconds: 1 }]), [])
  })

  it("hold every word once and in order, fit, and never overlap, whatever is said", () => {
    const word = fc.record({
      text: fc.oneof(
        fc.stringMatching(/^[a-zäöü]{1,14}[,.!?]?$/),
        fc.constantFrom("Donaudampfschifffahrtsgesellschaft", "你好", "👩‍👩‍👧", "שלום,", "2.027")
      ),
      gap: fc.constantFrom(0, 0, 0, 0.1, 0.3, 1.2),
      seconds: fc.double({ min: 0, max: 1.5, noNaN: true })
    })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.integer({ min: 8, max: 30 }), (drawn, maxCharsPerLine) => {
        let at = 0
        const words = drawn.map(({ gap, seconds, text }) => {
          const startSeconds = at + gap
          at = startSeconds + seconds
          return { text, startSeconds, endSeconds: at }
        })
        const cues = captionCues(words, { maxCharsPerLine })
        assert.deepStrictEqual(
          cues.flatMap(({ lines }) => lines.flat().map(({ text }) => text)),
          words.map(({ text }) => text)
        )
        let last = 0
        for (const { endSeconds, lines, startSeconds } of cues) {
          assert.isAtLeast(startSeconds, last)
          assert.isAtLeast(endSeconds, startSeconds)
          last = endSeconds
          assert.isAtMost(lines.length, 2)
          for (const line of lines) {
            if (line.length > 1) assert.isAtMost(columnsOf(lineText(line)), maxCharsPerLine)
          }
        }
        // Nothing stands longer than half a second behind its last word, unless it was very short.
        for (const { endSeconds, lines, startSeconds } of cues) {
          const spokenUntil = lines.at(-1)?.at(-1)?.endSeconds ?? 0
          const most = Math.max(spokenUntil + captionSeconds.linger, startSeconds + captionSeconds.min)
          assert.isAtMost(endSeconds, most + 1e-9)
        }
      })
    )
  })

  it("of ten thousand words are made in one go", () => {
    const cues = captionCues(spoken("one two three four five, six seven. ".repeat(1_500)))
    assert.isAbove(cues.length, 1_400)
  })
})
