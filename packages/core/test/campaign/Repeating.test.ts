import { SlotId } from "@postwright/core/campaign/Plan"
import { assert, describe, it } from "vitest"
import { repeating } from "../../src/campaign/internal/repeating.ts"

const posts = (...texts: ReadonlyArray<ReadonlyArray<string>>) =>
  new Map(
    texts.map((variants, index) => [
      SlotId.make(`slot-${index + 1}`),
      { variants: variants.map((text, at) => ({ id: String(at), text })) }
    ])
  )

const gate = "Measure the gate of your yard before you measure anything else at all"
const rain = "Rain is a clothing question for the rider and a cover question for the cargo"
const wind = "Wind deserves more respect than water on the harbour bridge in every season"

describe("repeating", () => {
  it("rejects the later of two posts that share too much, whichever of their variants do", () => {
    assert.deepStrictEqual(repeating(posts([gate, rain], [wind, rain])), [SlotId.make("slot-2")])
  })

  it("lets the variants of one post resemble each other, and remembers all of them", () => {
    const longer = `${gate} ${wind}`
    assert.deepStrictEqual(repeating(posts([gate, longer], [wind])), [SlotId.make("slot-2")])
  })

  it("does not count against later posts what it rejected itself", () => {
    assert.deepStrictEqual(repeating(posts([gate], [gate, rain], [rain])), [SlotId.make("slot-2")])
  })
})
