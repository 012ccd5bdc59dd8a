import { remembered } from "@postwright/core/text/Remembered"
import { assert, describe, it } from "@effect/vitest"

describe("remembered", () => {
  const counting = () => {
    let reads = 0
    const read = remembered((text, circumstances) => {
      reads += 1
      return `${circumstances}:${text.length}`
    })
    return { read, reads: () => reads }
  }

  it("reads a text once for the same circumstances", () => {
    const { read, reads } = counting()
    assert.strictEqual(read("four", "en"), "en:4")
    assert.strictEqual(read("four", "en"), "en:4")
    assert.strictEqual(reads(), 1)
    assert.strictEqual(read("four", "de"), "de:4")
    assert.strictEqual(reads(), 2)
  })

  it("never takes one text for another, wherever the circumstances end", () => {
    const { read } = counting()
    assert.strictEqual(read("b", "a\nb"), "a\nb:1")
    assert.strictEqual(read("b\nb", "a"), "a:3")
  })

  it("forgets the texts that came first, and keeps no long ones", () => {
    const { read, reads } = counting()
    read("first", "")
    for (let index = 0; index < 2_000; index += 1) read(`text ${index}`, "")
    read("text 1999", "")
    assert.strictEqual(reads(), 2_001)
    read("first", "")
    assert.strictEqual(reads(), 2_002)
    const long = "x".repeat(10_001)
    read(long, "")
    read(long, "")
    assert.strictEqual(reads(), 2_004)
  })
})
