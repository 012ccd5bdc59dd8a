import { DirectorAgent, type DirectorInput } from "@postwright/core/agents/director/DirectorAgent"
import { formatFit, formatNeed } from "@postwright/core/agents/director/FormatFit"
import { FormatShare } from "@postwright/core/content/FormatShare"
import { formatsByPlatform, platforms } from "@postwright/core/content/Platform"
import { Findings } from "@postwright/core/knowledge/Finding"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { briefOf, example, exampleAnew, floorOf, research, slotsOn } from "../material.ts"

const direct = Effect.fnUntraced(function* (input: DirectorInput) {
  return yield* DirectorAgent.toDomain(floorOf(DirectorAgent)(input), input)
})

const small = Effect.gen(function* () {
  const brief = yield* briefOf({ topic: "Cargo bikes", platforms: ["x", "linkedin"] })
  const { all } = yield* research(
    {
      "a.md": `# Bikes

## Hills decide the motor

Staithe Hill climbs for 0.6 miles at seven per cent. A Wren climbs the hill at 9 mph, a Heron at 8. A Puffin takes its time.

Coming down asks more of a cargo bike than going up. A loaded Heron stops from 15 mph in eight metres. Wet cobbles need eleven metres.

## Where will the bike sleep?

Storage ends more plans than rain, hills and money. A dry place near the front door keeps a cargo bike in daily use. Larkfield opens eight sheltered bays at night.

## Booking

Larkfield opens the booking on Monday 1 March 2027 at 9 am. Sixteen cargo bikes leave the yard on Saturday 20 March.`
    },
    { startsOn: "2027-03-01" }
  )
  return { brief, findings: all, slots: slotsOn(["x", "linkedin"], 8), seed: 1 } satisfies DirectorInput
})

describe("DirectorAgent floor", () => {
  it.effect("gives no finding to two slots, only findings of the slot’s angle, and only formats of its network", () =>
    Effect.gen(function* () {
      const { direction, slots } = yield* example("larkfield")
      const used = direction.assignments.flatMap((assignment) => assignment.findingIds)
      assert.strictEqual(new Set(used).size, used.length)
      const angles = new Map(direction.angles.map((angle) => [angle.id, angle]))
      for (const assignment of direction.assignments) {
        const slot = slots.find(({ slotId }) => slotId === assignment.slotId)
        assert.isTrue(slot !== undefined && formatsByPlatform[slot.platform].includes(assignment.format))
        for (const id of assignment.findingIds) assert.isTrue(angles.get(assignment.angleId)?.findingIds.includes(id))
      }
    })
  )

  it.effect("fills every slot of a month from eight good sources, and of ten days from five", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* example("larkfield")).direction.assignments.length, 90)
      assert.strictEqual((yield* example("sonnenfach")).direction.assignments.length, 30)
    })
  )

  it.effect("lets neighbours in time differ in idea, and mostly in kind and source", () =>
    Effect.gen(function* () {
      const { direction, findings } = yield* example("larkfield")
      const byId = new Map(findings.findings.map((finding) => [finding.id, finding]))
      const pairs = direction.assignments
        .slice(1)
        .map((right, index) => [direction.assignments[index]!, right] as const)
      assert.isEmpty(pairs.filter(([left, right]) => left.angleId === right.angleId))
      const share = (same: (left: string, right: string) => boolean) =>
        pairs.filter(([left, right]) => same(left.findingIds[0], right.findingIds[0])).length / pairs.length
      const finding = (id: string) => [...byId.values()].find((one) => one.id === id)!
      assert.isBelow(
        share((a, b) => finding(a).kind === finding(b).kind),
        0.2
      )
      assert.isBelow(
        share((a, b) => finding(a).citation.source === finding(b).citation.source),
        0.2
      )
    })
  )

  it.effect("titles every angle in one line of the material", () =>
    Effect.gen(function* () {
      const { direction, documents } = yield* example("sonnenfach")
      const words = documents.map((document) => document.text.toLowerCase()).join(" ")
      for (const { title } of direction.angles) {
        assert.notInclude(title, "\n")
        const known = (title.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => words.includes(word))
        assert.isNotEmpty(known, title)
      }
    })
  )

  it.effect("announces nothing after its day", () =>
    Effect.gen(function* () {
      const { direction, findings, slots } = yield* example("larkfield")
      const dated = findings.findings.filter((finding) => finding.expiresOn !== undefined)
      assert.isAbove(dated.length, 3)
      for (const assignment of direction.assignments) {
        const day = slots.find(({ slotId }) => slotId === assignment.slotId)?.startsAt.slice(0, 10) ?? ""
        for (const { expiresOn, id } of dated) {
          if (assignment.findingIds.includes(id)) assert.isTrue(day <= (expiresOn ?? ""), `${id} on ${day}`)
        }
      }
    })
  )

  it.effect("spreads the best material over the whole time", () =>
    Effect.gen(function* () {
      const { direction, findings } = yield* example("larkfield")
      const salience = new Map(findings.findings.map((finding) => [finding.id, finding.salience]))
      const mean = (from: number, to: number) => {
        const values = direction.assignments.slice(from, to).map(({ findingIds }) => salience.get(findingIds[0]) ?? 0)
        return values.reduce((sum, value) => sum + value, 0) / values.length
      }
      assert.isBelow(Math.abs(mean(0, 45) - mean(45, 90)), 0.08)
    })
  )

  it.effect("aims for the mix of formats that it is given", () =>
    Effect.gen(function* () {
      const { brief, findings, slots } = yield* example("larkfield")
      const videosOf = Effect.fnUntraced(function* (share: number) {
        const mix = [
          new FormatShare({ platform: "instagram", format: "video", share }),
          new FormatShare({ platform: "instagram", format: "carousel", share: 1 - share })
        ]
        const { assignments } = yield* direct({ brief, findings, slots, mix, seed: 1 })
        const ofInstagram = new Set(slots.flatMap((one) => (one.platform === "instagram" ? [one.slotId] : [])))
        return assignments.filter(({ format, slotId }) => format === "video" && ofInstagram.has(slotId)).length
      })
      assert.isAbove(yield* videosOf(0.9), 2 * (yield* videosOf(0.1)))
    })
  )

  it.effect("leaves slots without an assignment rather than using anything twice", () =>
    Effect.gen(function* () {
      const input = yield* small
      const many = yield* direct({ ...input, slots: slotsOn(["x", "linkedin"], 40) })
      assert.isAbove(many.assignments.length, 1)
      assert.isBelow(many.assignments.length, 10)
      const none = yield* direct({ ...input, findings: new Findings({ findings: [], keyphrases: [] }) })
      assert.deepStrictEqual([none.angles.length, none.assignments.length], [0, 0])
    })
  )

  it.effect("gives a slot with a language only material in it", () =>
    Effect.gen(function* () {
      const input = yield* small
      const german = yield* direct({ ...input, slots: input.slots.map((slot) => ({ ...slot, language: "de" })) })
      assert.strictEqual(german.assignments.length, 0)
      const english = yield* direct({ ...input, slots: input.slots.map((slot) => ({ ...slot, language: "en-GB" })) })
      assert.isAbove(english.assignments.length, 0)
    })
  )

  it.effect("answers the same for the same seed, and otherwise uses other choices among equals", () =>
    Effect.gen(function* () {
      const [one, same, other] = [
        yield* exampleAnew("sonnenfach", 7),
        yield* exampleAnew("sonnenfach", 7),
        yield* exampleAnew("sonnenfach", 8)
      ]
      assert.strictEqual(JSON.stringify(one.direction), JSON.stringify(same.direction))
      assert.notStrictEqual(JSON.stringify(one.direction), JSON.stringify(other.direction))
      assert.strictEqual(other.direction.assignments.length, 30)
    })
  )
})

describe("DirectorAgent contract", () => {
  it.effect("refuses titles and keyphrases with links and mentions that nobody gave", () =>
    Effect.gen(function* () {
      const input = yield* small
      const honest = floorOf(DirectorAgent)(input)
      const [first, ...rest] = honest.angles
      assert.isDefined(first)
      if (first === undefined) return
      const changed = { ...first, title: "Win at https://evil.example/win", keyphrases: ["@evil_bikes"] }
      const refused = yield* Effect.flip(DirectorAgent.toDomain({ ...honest, angles: [changed, ...rest] }, input))
      assert.include(refused.message, "https://evil.example/win")
      assert.include(refused.message, "@evil_bikes")
    })
  )

  it.effect("refuses unknown ids, wrong formats, findings used twice and announcements that come too late", () =>
    Effect.gen(function* () {
      const input = yield* small
      const dated = input.findings.findings.find((finding) => finding.expiresOn !== undefined)
      const plain = input.findings.findings.find((finding) => finding.expiresOn === undefined)
      assert.isTrue(dated !== undefined && plain !== undefined)
      const angle = {
        id: "angle-01",
        kind: "claim" as const,
        title: "Hills",
        keyphrases: [],
        findingIds: [String(dated?.id), String(plain?.id)]
      }
      const of = (slotId: string, angleId: string, format: "post" | "video", findingId: unknown) => ({
        slotId,
        angleId,
        format,
        findingIds: [String(findingId)]
      })
      const violation = yield* DirectorAgent.toDomain(
        {
          angles: [angle, { ...angle, findingIds: ["finding-999"] }],
          assignments: [
            of("slot-001", "angle-01", "video", plain?.id),
            of("slot-002", "angle-01", "post", plain?.id),
            of("slot-008", "angle-01", "post", dated?.id),
            of("slot-099", "angle-09", "post", "finding-999")
          ]
        },
        input
      ).pipe(Effect.flip)
      assert.deepStrictEqual(violation.issues.map(String), [
        'angles.1.id: "angle-01" is used twice',
        'angles.1.findingIds: no finding "finding-999"',
        'assignments.0: x does not take the format "video"',
        `assignments.1: "${plain?.id}" already serves "slot-001"`,
        `assignments.2: "${dated?.id}" announces something until 2027-03-01, the slot is later`,
        'assignments.3: no slot "slot-099"',
        'assignments.3: no angle "angle-09"'
      ])
    })
  )

  it.effect("asks with every slot, its formats and every finding, fenced", () =>
    Effect.gen(function* () {
      const input = yield* small
      const [{ content }] = DirectorAgent.prompt(input).messages
      assert.include(content, "slot-002 2027-03-01T16:00:00.000Z linkedin post|carousel")
      for (const finding of input.findings.findings) assert.include(content, finding.citation.quote)
    })
  )
})

describe("formatFit", () => {
  const material = {
    kind: "claim",
    words: 60,
    units: 4,
    longestUnit: 120,
    shortestUnit: 40,
    length: 320,
    findingCount: 2,
    hasList: false
  } as const

  it("lets a thread and a carousel carry only a list with its context or enough sentences", () => {
    assert.isDefined(formatFit("instagram", "carousel", material))
    assert.isUndefined(formatFit("instagram", "carousel", { ...material, units: 3 }))
    assert.isUndefined(formatFit("x", "thread", { ...material, findingCount: 1 }))
    assert.isUndefined(formatFit("x", "thread", { ...material, longestUnit: 300 }))
  })

  it("asks for enough words on every network", () => {
    for (const platform of platforms) {
      for (const format of formatsByPlatform[platform]) {
        const need = formatNeed(platform, format)
        assert.isUndefined(formatFit(platform, format, { ...material, words: need.minWords - 1 }))
        assert.isUndefined(formatFit(platform, format, { ...material, words: need.maxWords + 1 }))
      }
    }
  })
})
