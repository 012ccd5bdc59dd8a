import { gapEvidence, materialGap } from "@postwright/core/campaign/Evidence"
import { type BareSlot, obstacleOf } from "@postwright/core/campaign/Obstacle"
import { type Loss } from "@postwright/core/agents/research/Shortage"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { research } from "../agents/material.ts"

const shortage = (losses: ReadonlyArray<readonly [Loss, number]> = [], documents = 1) => ({
  documents,
  sourceLanguages: ["en"],
  losses: new Map(losses)
})

const bare: BareSlot = {
  platform: "linkedin",
  format: "post",
  language: "en",
  given: [],
  statements: 0,
  left: [],
  shortage: shortage()
}

const told = (slot: BareSlot): string => {
  const gap = materialGap({ ...slot, findings: slot.given, obstacle: obstacleOf(slot) })
  return gapEvidence(gap)[0]?.detail ?? ""
}

describe("obstacleOf", () => {
  it("names what cost most where the sources give no statement", () => {
    assert.strictEqual(obstacleOf({ ...bare, shortage: shortage([["short", 2], ["unfinished", 7]]) }).kind, "unfinished") // prettier-ignore
    assert.strictEqual(obstacleOf({ ...bare, shortage: shortage([["long", 1]]) }).kind, "long")
    // Headings alone hold no sentence that could be lost.
    assert.strictEqual(obstacleOf(bare).kind, "unfinished")
  })

  it("names the languages where no source is in that of the slot", () => {
    const slot = { ...bare, language: "de", shortage: shortage([], 0) }
    assert.strictEqual(told(slot), "Keine Quelle ist auf Deutsch, sie sind auf Englisch")
    assert.strictEqual(told({ ...slot, language: "fr" }), "No source is in French, they are in English")
  })

  it("says that everything is told, and what cost more than that", () => {
    assert.strictEqual(
      told({ ...bare, statements: 24 }),
      "All 24 statements of the sources are told in other posts, and nothing is told twice"
    )
    assert.strictEqual(
      told({ ...bare, statements: 1, shortage: shortage([["alike", 4]]) }),
      "The only statement of the sources is told in another post; 4 more say the same again"
    )
  })

  it.effect("says whether what is left is too short, or good for one wording only", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({
        "a.txt": "A cargo bike with two children on board stops from 15 mph in eight metres on a dry road."
      })
      const slot = { ...bare, statements: 4, left: findings }
      assert.strictEqual(
        told(slot),
        "3 of the 4 statements of the sources are told in other posts; the other one is too short for a post on LinkedIn"
      )
      assert.strictEqual(
        told({ ...slot, platform: "x", statements: 1 }),
        "The only statement of the sources is good for one wording of a post on X, which needs two"
      )
    })
  )

  it.effect("tells a slot whose material made no post from one that got none", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({
        "a.txt": "A cargo bike with two children on board stops from 15 mph in eight metres on a dry road."
      })
      assert.strictEqual(obstacleOf({ ...bare, statements: 1, given: findings, left: findings }).kind, "repeated")
    })
  )
})
