import { findAddresses, isRequest } from "@postwright/core/brand/FormOfAddress"
import { assert, describe, it } from "@effect/vitest"

const forms = (text: string, language = "de") =>
  [...new Set(findAddresses(text, language).map(({ form }) => form))].sort().join(" ") || "none"

describe("findAddresses", () => {
  for (const [expected, cases] of [
    [
      "du",
      [
        "Miss deine Spannweite. Wir helfen dir.",
        "Hast Fragen? Wir sind da.",
        "Komm am Samstag vorbei!",
        "Probier das Rad eine Woche lang.",
        "Wenn du magst, bringen wir es nach Hause.",
        "Was dich das kostet, steht auf dem Schild.",
        "Sie ist neu im Team. Frag sie, was du wissen willst."
      ]
    ],
    [
      "ihr",
      [
        "Kommt doch vorbei, der Kaffee ist heiß.",
        "Könnt ihr am Freitag?",
        "Ihr könnt das Set ab Montag abholen.",
        "Wir freuen uns auf euch.",
        "Wenn ihr eine Probefahrt wollt, sagt der Laden Bescheid.",
        "Habt Geduld mit dem Teig."
      ]
    ],
    [
      "sie",
      [
        "Messen Sie Ihre Wand.",
        "Wir sagen Ihnen, wann.",
        "Sie suchen ein Rad für den Alltag?",
        "Haben Sie Fragen, rufen Sie an.",
        "Ihr Dach trägt das. Wir rechnen es Ihnen vor.",
        "Gern zeigen wir Ihre Anlage.",
        "Sie sind nicht allein mit dem Papierkram."
      ]
    ],
    [
      "none",
      [
        "Anna kam. Sie maß die Wand.",
        "Die Räder stehen bereit. Sie halten zehn Jahre.",
        "Die Meisterin prüft jedes Brot, ehe sie es verkauft.",
        "Ihr Set hält. Das sagt Frau Weber.",
        "Wir geben ihr das Rad zurück.",
        "Eine Kundin fragte: „Könnt ihr mir helfen, oder hast du keine Zeit?“",
        "Im Laden sind alle per du.",
        "Mit Hast backt niemand gutes Brot.",
        "Gemessen wird auf echten Balkonen. Merke: Sie sind selten eben.",
        "Miss Germany war da.",
        "Mehr unter https://example.com/du und @du_und_ich #dubistdran"
      ]
    ],
    ["du sie", ["Messen Sie, was du brauchst."]]
  ] as const)
    for (const text of cases)
      it(`hears ${expected === "none" ? "no word for the reader" : expected} in: ${text}`, () => {
        assert.strictEqual(forms(text), expected)
      })

  it("says where each word stands", () => {
    const text = "Wir zeigen es. 🚲 Wenn Sie wollen, bei Ihnen."
    assert.deepStrictEqual(
      findAddresses(text, "de").map(({ end, start }) => text.slice(start, end)),
      ["Sie", "Ihnen"]
    )
  })

  it("hears you in English", () => {
    assert.strictEqual(forms("You’ll bring your bike.", "en"), "you")
    assert.strictEqual(forms("The bike is here. Young riders too.", "en"), "none")
  })
})

describe("isRequest", () => {
  it("tells requests from statements and questions", () => {
    for (const [text, language] of [
      ["Start with the gate.", "en"],
      ["Messen Sie die Wand.", "de"],
      ["Schau vorbei.", "de"]
    ] as const)
      assert.isTrue(isRequest(text, language), text)
    for (const [text, language] of [
      ["The gate comes first.", "en"],
      ["Messen Sie die Wand?", "de"],
      ["Die Wand trägt.", "de"]
    ] as const)
      assert.isFalse(isRequest(text, language), text)
  })
})
