import { assert, describe, it } from "@effect/vitest"
import { readDocument } from "@postwright/core/knowledge/DocumentReader"
import { parseSrt, parseVtt, srt, type SubtitleCue, vtt, withoutRolling } from "@postwright/core/media/SubtitleFiles"
import { Effect } from "effect"
import * as fc from "fast-check"

const cue = (startSeconds: number, endSeconds: number, ...lines: Array<string>) => ({ startSeconds, endSeconds, lines })

describe("subtitle files", () => {
  it("are numbered and timed in SubRip", () => {
    assert.strictEqual(
      srt([cue(0, 1.5, "Tea is ready.", "Come in."), cue(3_661.0004, 3_662.25, "Später")]),
      "1\n00:00:00,000 --> 00:00:01,500\nTea is ready.\nCome in.\n\n2\n01:01:01,000 --> 01:01:02,250\nSpäter\n"
    )
  })

  it("begin with their name in WebVTT, then say what to note", () => {
    assert.strictEqual(
      vtt([{ ...cue(1, 2, "Hello"), speaker: "Ann <b>" }], { note: "Made --> by\n\na voice" }),
      "WEBVTT\n\nNOTE\nMade → by\na voice\n\n00:00:01.000 --> 00:00:02.000\n<v Ann &lt;b&gt;>Hello\n"
    )
    assert.strictEqual(vtt([]), "WEBVTT\n")
  })

  it("take words of captions as lines", () => {
    const words = [
      { text: "Tea", startSeconds: 0, endSeconds: 0.5 },
      { text: "now", startSeconds: 0.5, endSeconds: 1 }
    ]
    assert.include(srt([{ startSeconds: 0, endSeconds: 1, lines: [words] }]), "\nTea now\n")
  })

  it("show hostile text and never obey it", () => {
    const lines = ["00:00:09,000 --> 00:00:10,000", "<b>{\\an8}fat</b> & \u0000more", "", "a\n\nb", "WEBVTT", "NOTE x"]
    const written = ["00:00:09,000 --> 00:00:10,000", "<b>{\\an8}fat</b> & more", "a", "b", "WEBVTT", "NOTE x"]
    const first = [cue(0, 2, ...lines), cue(2, 3, "next")]
    const asSrt = srt(first)
    for (const markup of ["<b", "{\\", "-->  ", "\n\n\n", "\u0000"]) assert.notInclude(asSrt, markup)
    assert.strictEqual(asSrt.split("-->").length - 1, 2)
    assert.deepStrictEqual(parseSrt(asSrt), [cue(0, 2, ...written), cue(2, 3, "next")])
    const asVtt = vtt(first)
    assert.notInclude(asVtt, "<b")
    assert.strictEqual(asVtt.split("-->").length - 1, 2)
    assert.deepStrictEqual(parseVtt(asVtt), [cue(0, 2, ...written), cue(2, 3, "next")])
  })

  it("come back as they were written", () => {
    const line = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc.stringMatching(/^[<>&{}\\ -]{0,12}$/),
      fc.constantFrom("-->", "<i>x</i>", "&amp;", "&#0;", "{\\pos(1,2)}", "--->", "12", "أهلاً 你好")
    )
    const cues = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 359_999_999 }), fc.integer({ min: 0, max: 9_999 }), fc.array(line)),
      { maxLength: 8 }
    )
    fc.assert(
      fc.property(cues, (drawn) => {
        const given: ReadonlyArray<SubtitleCue> = drawn.map(([start, length, lines]) =>
          cue(start / 1_000, (start + length) / 1_000, ...lines)
        )
        const fromVtt = parseVtt(vtt(given))
        assert.deepStrictEqual(parseVtt(vtt(fromVtt)), fromVtt)
        assert.deepStrictEqual(
          fromVtt.flatMap(({ lines }) => lines),
          given.flatMap(({ lines }) => lines.flatMap((one) => (typeof one === "string" ? shown(one) : [])))
        )
        const fromSrt = parseSrt(srt(given))
        assert.deepStrictEqual(
          fromSrt.map((one) => ({ ...one, lines: one.lines.map(bare) })),
          fromVtt.map((one) => ({ ...one, lines: one.lines.map(bare) }))
        )
      })
    )
  })

  it("are read with tags, settings, notes, styles, byte order mark and Windows line ends", () => {
    const file = [
      "\ufeffWEBVTT - title",
      "Kind: captions",
      "",
      "STYLE",
      "::cue { color: red }",
      "",
      "NOTE nothing",
      "",
      "first",
      "00:01.000 --> 00:02.500 align:start position:0%",
      "<v.loud Ann Price><i>Fish</i> &amp; chips<00:01.500><c> now</c>&lrm;",
      "",
      "00:03.000 --> 00:04.000",
      "",
      "00:05.000 --> 00:04.000",
      "Backwards &unknown; &#x41;&#66; &#xd800;"
    ].join("\r\n")
    assert.deepStrictEqual(parseVtt(file), [
      { ...cue(1, 2.5, "Fish & chips now\u200e"), speaker: "Ann Price" },
      cue(5, 5, "Backwards &unknown; AB &#xd800;")
    ])
    assert.deepStrictEqual(
      parseSrt(
        "1\n00:00:01,5 --> 00:00:02,000\n<font color=red>Hi</font> {\\an8}there\n2\n00:00:02,000 --> 00:00:03,000\nYou"
      ),
      [cue(1.5, 2, "Hi there"), cue(2, 3, "You")]
    )
    for (const none of ["", "WEBVTT", "null", "<html>", "00:00 --> x"]) assert.deepStrictEqual(parseVtt(none), [])
  })

  it("are read in no more time where they are hostile", () => {
    const many = `WEBVTT\n\n00:00.000 --> 00:01.000\n${"<v ".repeat(50_000)}${"&#1".repeat(50_000)}\n`
    assert.isAtMost(parseVtt(many).length, 1)
    assert.isAtMost(parseSrt(`00:00:00,000 --> 00:00:01,000\n${"{\\".repeat(100_000)}`).length, 1)
  })

  it("roll no longer once that is taken out", () => {
    const rolling = [
      cue(0, 2, "so today we"),
      cue(2, 2.01, "so today we"),
      cue(2.01, 4, "so today we", "look at bicycles"),
      cue(4, 4.01, "look at bicycles"),
      cue(4.01, 6, "look at bicycles", "and at tea")
    ]
    assert.deepStrictEqual(withoutRolling(rolling), [
      cue(0, 2.01, "so today we"),
      cue(2.01, 4.01, "look at bicycles"),
      cue(4.01, 6, "and at tea")
    ])
    const plain = [cue(0, 1, "No."), cue(3, 4, "No."), cue(4, 5, "Yes.")]
    assert.deepStrictEqual(withoutRolling(plain), plain)
  })

  it.effect("are sources that a brief can name", () =>
    Effect.gen(function* () {
      const text = vtt([cue(0, 2, "Larkfield lends 80 bicycles & trailers."), cue(2, 4, "Most go out in May.")], {
        note: "Captions of the author"
      })
      const bytes = new TextEncoder().encode(text)
      const document = yield* readDocument({ source: "talk.vtt", mediaType: "text/vtt", bytes })
      assert.include(document.text, "Larkfield lends 80 bicycles & trailers. Most go out in May.")
      assert.notInclude(document.text, "Captions of the author")
    })
  )
})

const shown = (line: string): ReadonlyArray<string> => parseVtt(vtt([cue(0, 1, line)])).flatMap(({ lines }) => lines)
const bare = (line: string): string => line.replaceAll("\u2060", "")
