import { assert, describe, it } from "@effect/vitest"
import { groundingPack } from "@postwright/core/policy/packs/GroundingPack"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import type { PolicyContext } from "@postwright/core/policy/PolicyContext"
import { compilePolicy } from "@postwright/core/policy/PolicyEngine"
import { composePolicy } from "@postwright/core/policy/PolicySet"
import { Result } from "effect"

const policy = compilePolicy(Result.getOrThrow(composePolicy([groundingPack])))
const to: PolicyContext = { platform: "linkedin", format: "post", citations: [] }

const findings = (text: string, context: Partial<PolicyContext> = {}, parts?: ReadonlyArray<string>) =>
  policy.check(policyContentOf({ text, ...(parts === undefined ? {} : { parts }) }), { ...to, ...context }).findings

const marked = (text: string, context: Partial<PolicyContext> = {}) =>
  findings(text, context).map(({ span }) => text.slice(span!.start, span!.end))

describe("claims of a post", () => {
  it("reads no claims into personal data and addresses", () => {
    for (const text of [
      "Call +49 30 901820 today",
      "Pay with 4111 1111 1111 1111 now",
      "Send it to DE89 3704 0044 0532 0130 00 please",
      "Write to Max.1984@example.com soon",
      "your customer number: 4711-22",
      "Look at www.example.com/2024/12 or example.com/2025?page=7"
    ]) {
      assert.isEmpty(marked(text), text)
    }
    assert.deepStrictEqual(marked("Call +49 30 901820, we have 77 bikes"), ["77"])
  })

  it("tells a claim once in a post, where it first stands", () => {
    const text = "We own 77 bikes. Yes, 77 bikes, ask Laura Palmer. 77 bikes! Laura Palmer knows."
    assert.deepStrictEqual(marked(text), ["77", "Laura Palmer"])
    const parts = ["We own 77 bikes.", "All 77 are new."]
    assert.deepStrictEqual(
      findings(parts.join("\n\n"), {}, parts).map(({ target }) => target),
      [{ field: "part", index: 0 }]
    )
  })

  it("says in German what to do with each kind of claim", () => {
    const messages = findings("Wir haben 77 Räder seit dem 3. März, sagt Laura Palmer, am häufigsten genutzt.", {
      language: "de"
    }).map(({ message }) => message.de.replace(/^(\S+ \S+).*oder /u, "$1 … "))
    assert.sameMembers(messages, [
      "Die Angabe … streiche sie",
      "Das Datum … streiche es",
      "Der Name … streiche ihn",
      "Der Superlativ … streiche ihn"
    ])
  })
})
