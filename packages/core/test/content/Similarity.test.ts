import { maxSharedTelling, Telling, tellingApart } from "@postwright/core/content/Similarity"
import { assert, describe, it } from "@effect/vitest"

const gate = "Measure the gate of the yard before anything else."
const puffin = "A Puffin is 88 cm wide and wants one metre."
const heron = "A Heron needs 66 cm, yet many a side passage defeats its length."
const cane = "Carry a garden cane from the street to the shed and look at every corner."

const telling = (text: string, title?: string, language = "en") => new Telling({ text, title }, language)
const differ = (a: string, b: string) => telling(a).differsFrom(telling(b))

describe("Telling", () => {
  it("sees the same text through bullets, numbers, slides, quotation marks, hashtags and addresses", () => {
    const plain = [gate, puffin, heron].join(" ")
    for (const laidOut of [
      `${gate}\n\n• ${puffin}\n• ${heron}`,
      `1. ${gate}\n2. ${puffin}\n3. ${heron}`,
      `${gate}\n\n1/2 ${puffin}\n2/2 ${heron}`,
      `“${plain}”`,
      `${plain}\n\nhttps://example.com/gate?utm_source=x\n\n#Gate #CargoBike`
    ]) {
      assert.strictEqual(telling(laidOut).sharedWith(telling(plain)), 1, laidOut)
      assert.isFalse(differ(laidOut, plain))
    }
  })

  it("counts what both say in the same order, so that another order or other sentences make another telling", () => {
    const whole = `${gate} ${puffin} ${heron}`
    assert.isTrue(differ(whole, `${heron} ${gate} ${puffin}`))
    assert.isTrue(differ(whole, puffin))
    assert.isTrue(differ(whole, `${cane} ${puffin}`))
    assert.isFalse(differ(`What fits?\n\n${whole}`, whole))
    assert.strictEqual(telling(gate).sharedWith(telling(cane)), 0)
    assert.strictEqual(telling("").sharedWith(telling(cane)), 0)
    const [a, b] = [telling(whole), telling(`${heron} ${cane}`)]
    assert.strictEqual(a.sharedWith(b), b.sharedWith(a))
    assert.isAtMost(a.sharedWith(b), maxSharedTelling)
  })

  it("asks for another first sentence, and for another title where there is one", () => {
    assert.isFalse(differ(`${gate} ${puffin}`, `${gate}\n\n${cane} ${heron}`))
    const titled = telling(`${gate} ${puffin}`, "Will it fit?")
    assert.isFalse(titled.differsFrom(telling(`${cane} ${heron}`, "Will it fit?")))
    assert.isTrue(titled.differsFrom(telling(`${cane} ${heron}`, "How long is a Heron?")))
    assert.isFalse(titled.differsFrom(telling(`${gate} ${puffin}`, "Something else entirely?")))
  })

  it("compares texts of few content words by all of their words, and texts of any language", () => {
    assert.isTrue(differ("Before anything else, measure the gate.", "Measure the gate, then everything else."))
    const german = "Ein Modul genügt öfter, als man denkt. Wir sagen Ihnen, wann das so ist."
    assert.isFalse(telling(german, undefined, "de").differsFrom(telling(`• ${german}`, undefined, "de")))
    assert.isFalse(
      telling("車輪は丈夫です。", undefined, "ja").differsFrom(telling("車輪は丈夫です。", undefined, "ja"))
    )
  })
})

describe("tellingApart", () => {
  const apart = (...texts: ReadonlyArray<string>) => tellingApart(texts, (text) => telling(text))

  it("keeps the first and what differs from all before it", () => {
    assert.deepStrictEqual([...apart(gate, `• ${gate}`, cane, `1. ${cane}`, heron)], [gate, cane, heron])
  })

  it("gives the first up where it stands in the way of all others", () => {
    const first = `${gate} ${puffin}`
    const asked = `What fits? ${first}`
    assert.deepStrictEqual([...apart(first, gate, asked)], [gate, asked])
    assert.deepStrictEqual([...apart(first, gate)], [first])
    assert.deepStrictEqual([...apart()], [])
  })
})
