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
