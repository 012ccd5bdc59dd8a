import * as fc from "fast-check"

const pieces = [
  "http://",
  "https://",
  "HTTP://",
  "t.co/",
  "abc",
  "foo",
  "bar",
  "a",
  "1",
  "example.com",
  ...".,;:!?'\"-_/()[]{}<>=&#@$%+~|*^\\ \n".split(""),
  "com",
  "co",
  "de",
  "uk",
  "museum",
  "onion",
  "рф",
  "中国",
  "भारत",
  "भारतम्",
  "みんな",
  "xn--p1ai",
  ":80",
  "é",
  "ü",
  "ß",
  "ι",
  "ǅ",
  "日本",
  "\u0301",
  "\u0345",
  "。",
  "\u0001",
  "…",
  "—",
  "‼",
  "©",
  "™",
  "®\uFE0F",
  "☺",
  "☎\uFE0F",
  "😀",
  "👍🏽",
  "❤\uFE0F",
  "1\uFE0F\u20E3",
  "1\u20E3",
  "🇩🇪",
  "👨‍👩‍👧‍👦",
  "\u200D",
  "\uFE0F",
  "\uFE0E",
  "\u202A",
  "\uFEFF",
  "\uD83D",
  "\uDE00",
  "\r\n",
  "#tag",
  "@name",
  "$ABC"
]

/** Texts made of the pieces that counting rules treat differently, half of characters included. */
export const nastyText = (maxLength = 30): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...pieces) },
        { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) }
      ),
      { maxLength }
    )
    .map((parts) => parts.join(""))

/** Texts as people write them: words, sentences, tags and addresses with spaces between. */
export const proseText = (maxLength = 120): fc.Arbitrary<string> =>
  fc
    .array(
      fc.constantFrom(
        "Start",
        "with",
        "the gate.",
        "Größe,",
        "Übermaß!",
        "naïve",
        "it’s",
        "日本語",
        "👨‍👩‍👧‍👦",
        "\n\n",
        "- one",
        "#Fahrrad",
        "#CargoBike",
        "@larkfield",
        "$ABC",
        "https://example.com/a?b=c#d",
        "example.org",
        "a < b",
        "1.312,5",
        "z. B."
      ),
      { maxLength }
    )
    .map((parts) => parts.join(" "))

const oddPieces = [
  ["a", "b", "B", "Ab", "ab", "1", "_", "#", "＃", "Ⓐ", "ⓐ", "Ⰰ", "㐀", "日", "か", "\u3099", "ไ", "\u0e33", "\u0e48"],
  // Letters and signs that fold to others or to several, and half of what does.
  ["ß", "ẞ", "İ", "ς", "Σ", "ŉ", "ǰ", "\ufb01", "\u2126", "\u212a", "\u1fee", "\u1fbd", "\u0387", "·", "=", "\u0338"],
  ["क़", "\u{1d1bb}", "\u{1d15e}", "\u0f73", "\u0b47", "\u0b3e", "\u{16d67}", "\u{16d63}", "\uff9e"],
  ["\u0301", "\u0308", "\u0323", "\u0336", "\u0345", "\u20e3", "\u034f", "\u0600", "\u0301\u0323".repeat(20)],
  // Hangul in parts.
  ["\u1100", "\u1161", "\u11a8", "가", "\u3164", "\u1160"],
  [" ", "  ", "-", "--", "\n", "\t", "\r", "\0", "\u2800", "\u200b", "\u200d", "\ufe0f", "\u{e0041}", "\u202e"],
  ["\ud83d", "\ude00", "😀", "🇩🇪", "\u{1f1e6}", "👨‍👩‍👧‍👦", "’", "'", "!", "*", "4", "@", "ｂ", "𝐛", "а", "\u0378"]
].flat()

/** Texts of the pieces that fold, join and compose in odd ways: what no one writes, but everyone can send. */
export const oddText = (maxLength = 30): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...oddPieces) },
        { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 2 }) }
      ),
      { maxLength }
    )
    .map((parts) => parts.join(""))
