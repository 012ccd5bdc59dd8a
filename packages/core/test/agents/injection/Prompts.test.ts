import { type Prompt } from "@postwright/core/agents/Agent"
import { CopywriterAgent } from "@postwright/core/agents/copywriter/CopywriterAgent"
import { DirectorAgent } from "@postwright/core/agents/director/DirectorAgent"
import { ResearchAgent, researchInput } from "@postwright/core/agents/research/ResearchAgent"
import { Angle, AngleId } from "@postwright/core/campaign/Angle"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { Citation } from "@postwright/core/knowledge/Citation"
import { Finding } from "@postwright/core/knowledge/Finding"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { briefOf, floorOf, read, slotsOn } from "../material.ts"
import { type Attack, attacks } from "./attacks.ts"

const honest =
  "A cargo bike carries two children. A cargo bike fits through a door of 90 cm. It stops within four metres.\n"

/** What all three agents are asked for a brief with the attack in its place. */
const promptsWith = Effect.fnUntraced(function* ({ place, text }: Attack) {
  const input: BriefInput = {
    topic: place === "topic" ? text : "Cargo bikes",
    audience: place === "audience" ? text : "Families",
    tone: place === "tone" ? text : "warm",
    goals: place === "goal" ? [text] : ["More test rides"],
    constraints: place === "constraint" ? [text] : [],
    platforms: ["x"],
    brand: {
      ...(place === "guidelines" ? { guidelines: text } : {}),
      ...(place === "voice" ? { voice: { examples: [text] } } : {})
    }
  }
  const brief = yield* briefOf(input)
  const name = place === "name" ? text : "guide.txt"
  const document = yield* read(
    name,
    place === "source" ? `${honest}\n${text}\n\n${honest.replaceAll("A ", "Every ")}` : honest
  )
  const asked = researchInput(brief, [document])
  const findings = yield* ResearchAgent.toDomain(floorOf(ResearchAgent)(asked), asked)
  const slots = slotsOn(["x"], 1)
  const [first, ...rest] = findings.findings
  if (first === undefined) return yield* Effect.die("The honest text has findings")
  const direction = { brief, findings, slots, seed: 1 }
  // What models answered earlier, too, may be what an attack wanted.
  const angle = new Angle({
    id: AngleId.make("angle-1"),
    kind: first.kind,
    title: text,
    keyphrases: [text],
    findingIds: [first.id]
  })
  const { source, start } = first.citation
  const quoted = new Finding({
    ...first,
    speaker: text,
    citation: new Citation({ source, start, end: start + text.length, quote: text })
  })
  return [
    ResearchAgent.prompt(asked),
    DirectorAgent.prompt(direction),
    CopywriterAgent.prompt({
      slotId: "slot-001",
      platform: "x",
      format: "post",
      language: "en",
      angle,
      findings: [quoted, ...rest],
      brief,
      seed: 1
    })
  ]
})

/** What stands outside of fences, and how many there are. */
const outside = ({ messages }: Prompt) => {
  const content = messages.map((message) => message.content).join("\n")
  const delimiter = /<<<(untrusted-[0-9a-f]{16}) "/.exec(content)?.[1] ?? "none"
  const blocks = content.split(`<<<${delimiter} `)
  return {
    text: blocks
      .map((block, index) => (index === 0 ? block : block.split(`\n<<<end ${delimiter}>>>`).slice(1).join("?")))
      .join(""),
    opened: blocks.length - 1,
    delimiters: content.toLowerCase().split(delimiter).length - 1
  }
}

const ours = Effect.map(
  promptsWith({ name: "none", place: "source", text: "Calm words.", demand: "fields", written: "" }),
  (prompts) => prompts.map((prompt) => prompt.system.replaceAll(/untrusted-[0-9a-f]{16}/g, "#"))
)

describe("a prompt with an injection", () => {
  it("is tried in more than forty ways, in every place that other people write", () => {
    assert.isAtLeast(attacks.length, 40)
    assert.strictEqual(new Set(attacks.map(({ name }) => name)).size, attacks.length)
    assert.strictEqual(new Set(attacks.map(({ place }) => place)).size, 9)
  })

  for (const attack of attacks) {
    it.effect(`keeps it within a fence, and out of the rules: ${attack.name}`, () =>
      Effect.gen(function* () {
        const rules = yield* ours
        const prompts = yield* promptsWith(attack)
        for (const [index, prompt] of prompts.entries()) {
          assert.strictEqual(prompt.system.replaceAll(/untrusted-[0-9a-f]{16}/g, "#"), rules[index])
          assert.deepStrictEqual(
            prompt.messages.map(({ role }) => role),
            ["user"]
          )
          const { delimiters, opened, text } = outside(prompt)
          assert.isAbove(opened, 0)
          assert.strictEqual(delimiters, 2 * opened)
          for (const line of attack.text.split("\n").filter((one) => one.trim().length > 3)) {
            assert.notInclude(text, line.trim())
          }
          assert.match(text, /^[A-Z][^<>]*$/)
        }
      })
    )
  }
})
