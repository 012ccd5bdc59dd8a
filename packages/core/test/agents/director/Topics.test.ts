import { DirectorAgent } from "@postwright/core/agents/director/DirectorAgent"
import { type Platform } from "@postwright/core/content/Platform"
import { type Finding } from "@postwright/core/knowledge/Finding"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { briefOf, floorOf, research, slotsOn } from "../material.ts"
import { noteFiles, notes } from "../notes.ts"

const about = { topic: "Good coffee at home", wanted: 40 }

const direct = Effect.fnUntraced(function* (
  sources: Readonly<Record<string, string>>,
  platforms: ReadonlyArray<Platform>,
  seed = 1
) {
  const brief = yield* briefOf({ topic: about.topic, platforms: ["x"] })
  const { all, documents } = yield* research(sources, about)
  const input = { brief, findings: all, slots: slotsOn(platforms, 16), seed }
  const direction = yield* DirectorAgent.toDomain(floorOf(DirectorAgent)(input), input)
  const byId = new Map(all.findings.map((finding) => [String(finding.id), finding]))
  const told = direction.assignments.map(({ angleId, findingIds }) => ({
    title: direction.angles.find(({ id }) => id === angleId)?.title ?? "",
    findings: findingIds.flatMap((id) => byId.get(id) ?? [])
  }))
  return { direction, documents, told }
})

const phrasesOf = ({ keyphrases }: Finding) =>
  new Set(keyphrases.flatMap((phrase) => phrase.toLowerCase().replace(/s\b/g, "").split(" ")))

const sharePhrase = (a: Finding, b: Finding) => [...phrasesOf(a)].some((phrase) => phrasesOf(b).has(phrase))

describe("DirectorAgent floor with short sources", () => {
  it.effect("tells short statements of several sources in one post where one alone is too short", () =>
    Effect.gen(function* () {
      const { told } = yield* direct(noteFiles, ["linkedin"])
      assert.isAtLeast(told.length, 5)
      for (const { findings } of told) {
        assert.isAbove(new Set(findings.map(({ citation }) => citation.source)).size, 1)
      }
    })
  )

  it.effect("serves as many slots from many short sources as from one with the same text, or nearly", () =>
    Effect.gen(function* () {
      for (const platforms of [["linkedin"], ["x", "linkedin", "facebook"]] as const) {
        const many = yield* direct(noteFiles, platforms)
        const one = yield* direct({ "notes.txt": notes.join("\n\n") }, platforms)
        assert.isAtLeast(many.told.length, one.told.length - 2)
      }
    })
  )

  it.effect("puts nothing together from different sources that has no phrase in common", () =>
    Effect.gen(function* () {
      for (const seed of [1, 2, 3]) {
        const { told } = yield* direct(noteFiles, ["linkedin", "facebook"], seed)
        for (const { findings } of told) {
          const [lead, ...rest] = findings
          for (const other of rest) assert.isTrue(lead !== undefined && sharePhrase(lead, other), other.citation.quote)
        }
      }
    })
  )

  it.effect("names an idea that several sources share by what they share", () =>
    Effect.gen(function* () {
      const { told } = yield* direct(noteFiles, ["linkedin"])
      const milk = told.find(({ findings }) => findings.some(({ citation }) => citation.quote.startsWith("Milk foam")))
      assert.match(milk?.title ?? "", /milk/i)
    })
  )

  it.effect("lets customers speak together, though each speaks of something else, and never beside another text", () =>
    Effect.gen(function* () {
      const { told } = yield* direct(
        {
          "reviews.csv": `name,comment,stars
"Anna Berg","The espresso machine heats up in under a minute. My mornings are calmer now.",5
"Paul Adeyemi","Six months passed without a single problem. We brew nine cups a day.",5
"Ravi Patel","Setup took me fifteen minutes in all. The manual has clear pictures.",5
"Daniel Wood","Descaling is easy for everyone in the house. The display tells every single step.",5`,
          "note.txt":
            "Limescale ruins more espresso machines than age does. Descaling every eight weeks keeps the pump quiet."
        },
        ["facebook"]
      )
      const spoken = told.filter(({ findings }) => findings.some(({ speaker }) => speaker !== undefined))
      assert.isNotEmpty(spoken)
      for (const { findings } of spoken) {
        assert.isAbove(findings.length, 1)
        assert.isTrue(findings.every(({ speaker }) => speaker !== undefined))
      }
    })
  )

  it.effect("names no finding in two ideas, and answers the same for the same seed", () =>
    Effect.gen(function* () {
      const [one, two] = [
        yield* direct(noteFiles, ["x", "linkedin", "facebook"], 7),
        yield* direct(noteFiles, ["x", "linkedin", "facebook"], 7)
      ]
      assert.strictEqual(JSON.stringify(one.direction), JSON.stringify(two.direction))
      const told = one.direction.assignments.flatMap(({ findingIds }) => findingIds)
      for (const id of told) {
        const holders = one.direction.angles.filter(({ findingIds }) => findingIds.includes(id))
        assert.strictEqual(holders.length, 1)
      }
    })
  )
})
