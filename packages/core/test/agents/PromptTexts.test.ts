import { brandTexts, evidenceTexts, fitting } from "@postwright/core/agents/PromptTexts"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { example } from "./material.ts"

describe("PromptTexts", () => {
  it("leaves out whole texts that do not fit, and takes later ones that do", () => {
    const texts = ["aaaa", "a very long text of somebody", "bbb"].map((text) => ({ label: "x", text }))
    assert.deepStrictEqual(
      fitting(texts, 10).map(({ text }) => text),
      ["aaaa", "bbb"]
    )
    assert.deepStrictEqual(fitting(texts, 0), [])
  })

  it.effect("tells how a brand sounds, and each finding with its id and the line above it", () =>
    Effect.gen(function* () {
      const { brief, findings } = yield* example("sonnenfach")
      const brand = brandTexts(brief, "de")
      assert.strictEqual(brand[0]?.text, brief.tone)
      assert.strictEqual(brand.filter(({ label }) => label === "example of the voice").length, 4)
      assert.isTrue(brand.some(({ label }) => label === "how the examples are written"))
      const evidence = evidenceTexts(findings.findings)
      for (const finding of findings.findings) {
        const own = evidence.filter(({ label }) => label.includes(finding.id))
        assert.strictEqual(own.at(-1)?.text, finding.citation.quote)
        const above = own.find(({ label }) => label.startsWith("line above"))
        assert.strictEqual(above?.text, finding.opener?.citation.quote)
      }
    })
  )
})
