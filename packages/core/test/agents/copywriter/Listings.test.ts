import { type Format, type Platform } from "@postwright/core/content/Platform"
import { type Finding } from "@postwright/core/knowledge/Finding"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { chooseVariants } from "../../../src/agents/copywriter/internal/choose.ts"
import { compositions } from "../../../src/agents/copywriter/internal/compositions.ts"
import { ungrounded } from "@postwright/core/agents/Grounding"
import { render } from "../../../src/agents/copywriter/internal/render.ts"
import { research } from "../material.ts"

const findingsOf = Effect.fnUntraced(function* (source: string, text: string, constraints: ReadonlyArray<string> = []) {
  const { findings } = yield* research(
    { [source]: text },
    { topic: "Sourdough, books, bread", constraints, wanted: 50 }
  )
  return findings.toSorted((a, b) => a.citation.start - b.citation.start)
})

const every = (findings: ReadonlyArray<Finding>, platform: Platform, format: Format = "post") =>
  compositions(findings, { platform, format }).flatMap((one) => render(one, { platform, format }))

const mistakes = `## The three most common mistakes

1. The dough is too cold: below 24 degrees the sourdough sleeps.
2. The salt comes too early and slows fermentation.
3. The loaf is cut while it is hot, and nobody waits two hours.
`

describe("ways to tell a list", () => {
  it.effect("give a list of three two wordings, each with the line above it and its count kept true", () =>
    Effect.gen(function* () {
      const findings = yield* findingsOf("a.md", mistakes)
      const [whole, part] = chooseVariants(findings, { platform: "x", format: "post" }, 1, "slot")
      assert.strictEqual(
        whole?.body,
        "The three most common mistakes\n\n1. The dough is too cold: below 24 degrees the sourdough sleeps.\n2. The salt comes too early and slows fermentation.\n3. The loaf is cut while it is hot, and nobody waits two hours."
      )
      assert.match(part?.body ?? "", /^The three most common mistakes, [1-3] of 3(?::| –) The /)
      for (const { body, cited } of [whole, part].flatMap((one) => one ?? [])) {
        assert.include(
          cited.map(({ quote }) => quote),
          "The three most common mistakes"
        )
        const citations = findings.flatMap(({ citation, opener }) => [citation, ...(opener ? [opener.citation] : [])])
        assert.deepStrictEqual(ungrounded([body], citations, findings), [])
      }
    })
  )

  it.effect("tell no item without the line above it, on any network", () =>
    Effect.gen(function* () {
      for (const text of [mistakes, mistakes.replaceAll(/^\d\./gm, "-"), mistakes.replace("three most", "most")]) {
        const findings = yield* findingsOf("a.md", text)
        for (const platform of ["x", "facebook", "linkedin", "instagram", "youtube"] as const) {
          const made = every(findings, platform, platform === "youtube" ? "video" : "post")
          assert.isNotEmpty(made)
          for (const { body, title } of made) assert.include(`${title}\n${body}`, "most common mistakes")
        }
      }
    })
  )

  it.effect("take no step out of its list", () =>
    Effect.gen(function* () {
      const steps = mistakes.replace("The three most common mistakes", "Three steps to a sour loaf")
      const made = every(yield* findingsOf("a.md", steps), "x")
      assert.deepStrictEqual(
        made.map(({ composition }) => composition.approach),
        ["numbered-steps"]
      )
    })
  )

  it.effect("string no sentences together with commas", () =>
    Effect.gen(function* () {
      const text = `## How matching works\n\n- Rules can be tested on last month’s data before they go live\n- Two people must approve every change of the rules\n`
      const made = every(yield* findingsOf("a.md", text), "x")
      assert.notInclude(
        made.map(({ composition }) => composition.approach),
        "enumeration"
      )
    })
  )

  it.effect("say a heading once that opens the text and the list in it", () =>
    Effect.gen(function* () {
      const text = `## How matching works\n\nEvery transaction is compared by amount, date and reference of the books.\n\n- Rules can be tested on last month’s data before they go live\n- Two people must approve every change of the rules\n`
      const findings = yield* findingsOf("a.md", text)
      const [prose, list] = findings
      assert.strictEqual(findings.length, 2)
      for (const order of [findings, [list, prose].flatMap((one) => one ?? [])]) {
        for (const { body } of every(order, "facebook")) assert.isBelow(body.split("How matching works").length, 3)
      }
    })
  )
})

describe("ways to tell an answer of a word", () => {
  it.effect("never tell the word without its question", () =>
    Effect.gen(function* () {
      const text = `## Do I need experience for the bread?\n\nNo. Whoever can hold a pot can fold a dough for bread. Bring nothing but time for the sourdough, which does not like to be hurried.\n`
      const findings = yield* findingsOf("a.md", text)
      const made = (["x", "facebook", "instagram", "linkedin"] as const).flatMap((platform) =>
        every(findings, platform)
      )
      assert.isTrue(made.some(({ body }) => body.startsWith("Do I need experience for the bread?\n\nNo. Whoever")))
      for (const { body } of made) if (/\bNo\./.test(body)) assert.include(body, "Do I need experience")
    })
  )
})

describe("ways to tell somebody's words within a text", () => {
  it.effect("are none where the words do not fit and only what leads to them would be left", () =>
    Effect.gen(function* () {
      const lead = "Ruth Ellerby chairs the bakery and was one of its four founders."
      const said =
        "“Harrowmouth has narrow streets, steep streets and a great many people who eat more bread than they need on a Tuesday,” says Ruth Ellerby. “We would rather lend somebody a loaf for a week than talk to them about bread for a year.”"
      const findings = yield* findingsOf("a.md", `## Voices on the new bread\n\n${lead} ${said}\n`)
      assert.deepStrictEqual(findings[0]?.texts, [lead, said])
      const made = every(findings, "x")
      assert.isNotEmpty(made)
      for (const { body } of made) assert.include(body, "says Ruth Ellerby")
      assert.isTrue(every(findings, "facebook").some(({ body }) => body.includes(lead)))
    })
  )
})

describe("the line that names figures", () => {
  it.effect("stands in the text where only the title has the figure", () =>
    Effect.gen(function* () {
      const text = `Riders in the pilot lost 12 loaves of bread. The bread cooled for two hours. The oven stayed shut all day. The yard is open on Saturday.`
      const findings = yield* findingsOf("a.txt", text, ["Pilot figures are always named as our own"])
      assert.deepStrictEqual(findings[0]?.label?.sentences, [0])
      const titled = every(findings, "youtube", "video").filter(({ title }) => title?.includes("12 loaves"))
      assert.isNotEmpty(titled)
      for (const { body } of titled) assert.include(body, "Pilot figures: our own.")
    })
  )
})
