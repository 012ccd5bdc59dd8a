import { type AgentRunner } from "@postwright/core/agents/AgentRunner"
import { CopywriterAgent } from "@postwright/core/agents/copywriter/CopywriterAgent"
import { Angle, AngleId } from "@postwright/core/campaign/Angle"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { DraftVariant } from "@postwright/core/content/Draft"
import { contentHash } from "@postwright/core/content/ContentHash"
import { Drafting, type DraftOutcome, type DraftRequest } from "@postwright/core/content/Drafting"
import { type Post, PostId } from "@postwright/core/content/Post"
import { findSimilar, Telling, tellingApart } from "@postwright/core/content/Similarity"
import { Citation } from "@postwright/core/knowledge/Citation"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { Policies } from "@postwright/core/policy/Policies"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { textLength } from "@postwright/core/policy/TextLength"
import { Actor, CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { overlap } from "@postwright/core/text/Ngrams"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { assemble } from "../../src/content/internal/assemble.ts"
import { linkFor } from "../../src/content/internal/linkFor.ts"
import { layerRunner } from "../agents/fixtures.ts"
import { briefOf, example, isSlice, research } from "../agents/material.ts"

const layer = (...models: ReadonlyArray<LanguageModel>) =>
  Drafting.layerNoDeps.pipe(Layer.provideMerge(Policies.layerMemory), Layer.provideMerge(layerRunner(...models)))

const run = <A, E>(
  effect: Effect.Effect<A, E, Drafting | AgentRunner | Policies | CurrentActor>,
  ...models: ReadonlyArray<LanguageModel>
) => effect.pipe(Effect.provide(layer(...models)))

const gate = `# Guide

## Will the bike fit through your gate?

Measure the gate before you measure anything else. A Puffin is 88 cm wide and wants one metre, because nobody steers a trike perfectly. A Heron needs only 66 cm, yet a side passage can defeat its length of 2.48 m.

A garden cane cut to 2.5 m is the cheapest way to check a side passage. Carry the cane level from the street to the shed. Any corner the cane cannot turn will stop the Heron.`

const request = Effect.fnUntraced(function* (
  changes: Partial<DraftRequest> = {},
  brief: Partial<BriefInput> = {},
  text = gate
): Effect.fn.Return<DraftRequest, unknown> {
  const { findings } = yield* research({ "guide.md": text })
  const sorted = findings.toSorted((a, b) => a.citation.start - b.citation.start)
  return {
    brief: yield* briefOf({ topic: "Cargo bikes", platforms: ["facebook"], ...brief }),
    campaignId: "spring-2027",
    postId: PostId.make("post-001"),
    slotId: "slot-001",
    platform: "facebook",
    format: "post",
    language: "en",
    angle: new Angle({
      id: AngleId.make("angle-01"),
      kind: "claim",
      title: "Gates",
      keyphrases: ["cargo bike", "side passage"],
      findingIds: sorted.map(({ id }) => id)
    }),
    findings: sorted,
    seed: 1,
    model: "none",
    allowFloor: true,
    operationKey: "draft/slot-001",
    ...changes
  }
})

const drafted = (outcome: DraftOutcome): Post => {
  if (outcome._tag !== "Drafted") throw new Error(outcome.reason)
  return outcome.post
}

const draft = Effect.fnUntraced(function* (input: DraftRequest) {
  return yield* (yield* Drafting).draft(input)
})

describe("Drafting", () => {
  it.effect("finishes a post: variants with scores and ids, hashtags in the text, citations, hash and maker", () =>
    run(
      Effect.gen(function* () {
        const input = yield* request({}, { brand: { name: "Larkfield Cargo Bikes", requiredWords: ["Larkfield"] } })
        const post = drafted(yield* draft(input))
        assert.deepStrictEqual(
          post.variants.map(({ id }) => String(id)),
          post.variants.map((_, index) => `post-001-${index + 1}`)
        )
        const [best] = post.variants
        assert.isNotEmpty(post.hashtags)
        for (const tag of post.hashtags) assert.include(best.text, `#${tag}`)
        const policies = yield* Policies
        const verdicts = yield* policies.check(
          post.variants.map((variant) => ({ content: policyContentOf(variant), context: input })),
          { brand: input.brief.brand }
        )
        for (const { findings } of verdicts) assert.isFalse(findings.some((finding) => finding.isBlocking))
        assert.isNotEmpty(post.citations)
        assert.strictEqual(post.contentHash, contentHash({ ...input, variant: best, media: [] }))
        const { name: agent, version: agentVersion } = CopywriterAgent
        assert.deepStrictEqual(post.generatedBy, { kind: "floor", agent, agentVersion })
      })
    )
  )

  it.effect("says what to add where no material is left or it carries one wording only", () =>
    run(
      Effect.gen(function* () {
        const none = yield* draft(yield* request({ findings: [], language: "en-GB" }))
        assert.deepStrictEqual(none, {
          _tag: "NeedsMaterial",
          reason:
            "No source statement is left for this slot. Add about 70 more words on “Gates” in English for a post on Facebook",
          gap: { platform: "facebook", format: "post", language: "en-GB", words: 70, about: "Gates" },
          costs: []
        })
        const thin = yield* draft(
          yield* request({}, {}, "A Puffin is 88 cm wide and wants a clear opening of about one metre.")
        )
        assert.strictEqual(thin._tag, "NeedsMaterial")
        assert.match(
          thin._tag === "NeedsMaterial" ? thin.reason : "",
          /fewer than two different wordings\. Add about 50 more words on “Gates”/
        )
      })
    )
  )

  it.effect("links to the page that the brief names, tracked, where readers can follow links", () =>
    run(
      Effect.gen(function* () {
        const goals = ["Send people to https://example.com/week and nowhere else"]
        const post = drafted(yield* draft(yield* request({}, { goals })))
        assert.strictEqual(
          post.links[0]?.trackedUrl,
          "https://example.com/week?utm_source=facebook&utm_medium=social&utm_campaign=spring-2027&utm_content=post-001"
        )
        assert.isTrue(post.variants[0].text.includes(post.links[0]?.trackedUrl ?? "none"))
        const reel = drafted(yield* draft(yield* request({ platform: "instagram", format: "video" }, { goals })))
        assert.deepStrictEqual([...reel.links], [])
        assert.notInclude(reel.variants[0].text, "https://")
        const plain = drafted(yield* draft(yield* request()))
        assert.deepStrictEqual([...plain.links], [])
      })
    )
  )

  it.effect(
    "links to the page that the brief names below any top-level domain, save on X, which would show plain text",
    () =>
      run(
        Effect.gen(function* () {
          const goals = ["Fill the weeks: https://www.larkfield.example/week"]
          const post = drafted(yield* draft(yield* request({}, { goals })))
          const [link] = post.links
          assert.match(link?.trackedUrl ?? "", /^https:\/\/www\.larkfield\.example\/week\?utm_source=facebook&/)
          for (const { text } of post.variants) assert.include(text.split("\n\n"), link?.trackedUrl)
          const short = drafted(yield* draft(yield* request({ platform: "x" }, { goals })))
          assert.deepStrictEqual([...short.links], [])
          for (const { text } of short.variants) assert.notInclude(text, "https://")
        })
      )
  )

  it.effect("gives each variant the hashtags of what it tells, and the post those of its first one", () =>
    run(
      Effect.gen(function* () {
        const text = `# At home

## How do I charge the battery?

The battery charger runs for four hours. A battery charger plugs into a normal socket.

## Where do I find the tyre pressure?

The tyre pressure is printed on the handlebar card. Check the tyre pressure once on Wednesday.`
        const post = drafted(
          yield* draft(yield* request({ platform: "instagram" }, { topic: "Cargo bikes for families" }, text))
        )
        assert.deepStrictEqual(
          post.hashtags.filter((tag) => !post.variants[0].text.includes(`#${tag}`)),
          []
        )
        for (const { text: sent } of post.variants) {
          const told = sent.replace(/#\S+/g, "").toLowerCase()
          assert.strictEqual(sent.includes("#TyrePressure"), told.includes("tyre pressure"), sent)
          assert.strictEqual(sent.includes("#BatteryCharger"), told.includes("battery charger"), sent)
        }
        assert.isAbove(new Set(post.variants.map(({ text: sent }) => sent.match(/#.*$/)?.[0])).size, 1)
      })
    )
  )

  it.effect("makes room for the link on X by whole sentences, counted as X counts it", () =>
    run(
      Effect.gen(function* () {
        const goals = ["Send people to https://example.com/a/rather/long/path/to/the/week and nowhere else"]
        const post = drafted(yield* draft(yield* request({ platform: "x" }, { goals })))
        const address = post.links[0]?.trackedUrl ?? "none"
        assert.match(address, /^https:\/\/example\.com\/a\/rather\S*utm_source=x/)
        for (const { text } of post.variants) {
          assert.include(text.split("\n\n"), address)
          assert.isAtMost(textLength(text, "x-weighted"), 280)
        }
      })
    )
  )

  it.effect("takes the page of a web source for the link, not an address within the name of a file", () =>
    run(
      Effect.gen(function* () {
        const page = "https://example.com/wiki/Trike_(cargo"
        const input = yield* request()
        const from = (source: string) =>
          input.findings.map((one) =>
            Object.assign(Object.create(Object.getPrototypeOf(one)), one, {
              citation: new Citation({ ...one.citation, source })
            })
          )
        const web = linkFor({ ...input, findings: from(page) })
        assert.strictEqual(web?.url, page)
        assert.strictEqual(web?.trackedUrl, "https://example.com/wiki/Trike_%28cargo")
        const brief = yield* briefOf({ topic: "Bikes", platforms: ["x"], brand: { name: "Example" } })
        assert.include(linkFor({ ...input, brief, findings: from(page) })?.trackedUrl, "cargo?utm_source=")
        assert.isUndefined(linkFor({ ...input, findings: from("about https://example.com.md") }))
      })
    )
  )

  it("adds no link to a wording that has an address already, and never glues two together", () => {
    const link = "https://example.com/week?utm_source=x"
    const additions = { platform: "x", format: "post", language: "en", hashtags: ["gates"], link } as const
    const variant = (body: string, parts?: ReadonlyArray<string>) =>
      new DraftVariant({ approach: "story", body, citations: [], ...(parts === undefined ? {} : { parts }) })
    const sentence = "Carry the cane level from the street to the shed."
    for (const own of [
      "Measure first (https://example.org/gate).",
      "The plan is on example.org/gate",
      `See ${link}0.`
    ]) {
      assert.strictEqual(assemble(variant(own), additions)?.text, `${own}\n\n#gates`)
      const thread = assemble(variant(own, [own, sentence]), { ...additions, format: "thread" })
      assert.deepStrictEqual(thread?.parts, [own, `${sentence}\n\n#gates`])
    }
    assert.strictEqual(assemble(variant(sentence), additions)?.text, `${sentence}\n\n${link}\n\n#gates`)
    const long = Array.from({ length: 5 }, () => sentence).join(" ")
    assert.strictEqual(textLength(long, "x-weighted"), 249)
    assert.strictEqual(assemble(variant(`${long} So.`), additions)?.text, `${`${long} So.`}\n\n${link}`)
    assert.strictEqual(assemble(variant(`${long} So there.`), additions)?.text, `${long}\n\n${link}`)
    // One sentence that leaves no room: it stays whole, and goes without the link.
    const whole = `${"Carry the cane level and ".repeat(10)}the rest.`
    assert.strictEqual(assemble(variant(whole), additions)?.text, `${whole}\n\n#gates`)
  })

  it.effect("drops a variant that breaks a rule and keeps the others", () => {
    const citation = (finding: string) => [
      { findingId: finding, quote: "Measure the gate before you measure anything else" }
    ]
    const body = (id: string) =>
      JSON.stringify({
        variants: [
          { approach: "lead-fact", body: "A cheap trick: measure the gate first.", citations: citation(id) },
          { approach: "story", body: "Before anything else, measure the gate.", citations: citation(id) },
          { approach: "contrast", body: "Measure the gate, then everything else.", citations: citation(id) }
        ],
        hashtags: ["gates"]
      })
    const { model } = Scripted.make({ answer: Scripted.inOrder(Scripted.text(body("finding-001"))) })
    return run(
      Effect.gen(function* () {
        const input = yield* request({ model: "scripted", allowFloor: false }, { brand: { bannedWords: ["cheap"] } })
        const leading = input.findings.find((finding) => finding.citation.quote.startsWith("Measure"))
        const post = drafted(yield* draft({ ...input, findings: [{ ...leading!, id: "finding-001" }] as never }))
        assert.deepStrictEqual(
          post.variants.map(({ approach }) => approach),
          ["story", "contrast"]
        )
        assert.strictEqual(post.generatedBy.kind, "model")
      }),
      model
    )
  })

  /** A model that answers with these wordings, all citing sentences of the finding about the garden cane. */
  const wordings = (...bodies: ReadonlyArray<string>) =>
    Scripted.make({
      answer: (asked) => {
        const [, findingId = ""] =
          /"(finding-\d{3}) [^"]*">>>\nA garden cane/.exec(asked.messages[0]?.content ?? "") ?? []
        const quotes = [cane, carry, corner]
        const variants = bodies.map((body, index) => ({
          approach: `approach ${index + 1}`,
          body,
          citations: quotes.filter((quote) => body.includes(quote)).map((quote) => ({ findingId, quote }))
        }))
        return Scripted.text(JSON.stringify({ variants, hashtags: [] }))
      }
    }).model
  const cane = "A garden cane cut to 2.5 m is the cheapest way to check a side passage."
  const carry = "Carry the cane level from the street to the shed."
  const corner = "Any corner the cane cannot turn will stop the Heron."
  const byModel = { platform: "x", model: "scripted", allowFloor: false } as const

  it.effect("shortens a model’s text by whole sentences, and cites only what is left of it", () => {
    const more = (opening: string) => `${opening} `.repeat(4)
    return run(
      Effect.gen(function* () {
        const post = drafted(yield* draft(yield* request(byModel)))
        const [first, second] = post.variants.map(({ text }) => text)
        assert.match(
          first ?? "",
          /^A garden cane .* side passage\.(?: Every bike of ours has been led through by hand\.)+\n\n#/
        )
        assert.match(second ?? "", /^(?:Bends are the problem in most of our passages\. ?)+\n\n#/)
        for (const { text } of post.variants) assert.isAtMost(textLength(text, "x-weighted"), 280)
        assert.deepStrictEqual(
          post.citations.map(({ quote }) => quote),
          [cane]
        )
      }),
      wordings(
        `${cane} ${more("Every bike of ours has been led through by hand.")}Nobody has to guess any more. ${corner}`,
        `${more("Bends are the problem in most of our passages.")}Bends are the problem in most of our passages. ${carry} ${corner}`
      )
    )
  })

  it.effect("counts wordings once that are the same when they are shortened", () =>
    run(
      Effect.gen(function* () {
        const outcome = yield* draft(yield* request(byModel))
        assert.strictEqual(outcome._tag, "NeedsMaterial")
        assert.match(
          outcome._tag === "NeedsMaterial" ? outcome.reason : "",
          /^Fewer than two different wordings keep the rules of x\. Add about /
        )
      }),
      wordings(
        `First things first. ${`${carry} `.repeat(5)}${cane} ${"Steps matter as well, above all those with a sharp edge. ".repeat(6)}`,
        `Things come first. ${`${carry} `.repeat(5)}${corner} ${"A ramp for the kerb belongs to every longer visit. ".repeat(7)}`
      )
    )
  )

  it.effect("tracks links of the brand’s own site within a text, and leaves other people’s as they are", () => {
    const own = "https://example.com/passages"
    const foreign = "https://example.org/canes"
    return run(
      Effect.gen(function* () {
        const brand = { name: "Larkfield Cargo Bikes", requiredWords: [foreign] }
        const goals = ["Show what stands on example.com"]
        const post = drafted(yield* draft(yield* request({ ...byModel, platform: "facebook" }, { brand, goals })))
        const tracked = `${own}?utm_source=facebook&utm_medium=social&utm_campaign=spring-2027&utm_content=post-001`
        assert.deepStrictEqual(
          post.links.map((link) => [link.url, link.trackedUrl]),
          [
            [own, tracked],
            [foreign, foreign]
          ]
        )
        const texts = post.variants.map(({ text }) => text)
        assert.include(texts[0], `${carry} See ${tracked}.`)
        assert.include(texts[1], `Canes are at ${foreign}.`)
        const reel = drafted(yield* draft(yield* request({ ...byModel, platform: "instagram" }, { brand, goals })))
        assert.deepStrictEqual([...reel.links], [])
        assert.include(reel.variants[0].text, `See ${own}.`)
      }),
      wordings(`${carry} See ${own}.`, `${corner} Canes are at ${foreign}.`)
    )
  })

  it.effect("mends what the rules can mend, in the text and among its links", () =>
    run(
      Effect.gen(function* () {
        const source = gate
          .replace("perfectly.", "perfectly!!!!")
          .replace("from the street", "(see http://larkfield.org/cane) from the street")
        const input = yield* request({}, { brand: { name: "Larkfield" } }, source)
        const post = drafted(yield* draft(input))
        const texts = post.variants.map(({ text }) => text).join("\n")
        assert.notInclude(texts, "!!")
        assert.notInclude(texts, "http://")
        for (const { trackedUrl } of post.links) assert.include(texts, trackedUrl)
        assert.strictEqual(
          texts.includes("https://larkfield.org/cane"),
          post.links.some(({ url }) => url.includes("/cane"))
        )
      })
    )
  )

  it.effect("asks for the permission to write", () =>
    Effect.gen(function* () {
      const viewer = new Actor({ ...localOwner, role: "viewer" })
      const error = yield* run(draft(yield* request()).pipe(Effect.provideService(CurrentActor, viewer))).pipe(
        Effect.flip
      )
      assert.strictEqual("code" in Object(error) ? Object(error).code : undefined, "permission-denied")
    })
  )

  for (const [name, count] of [
    ["larkfield", 90],
    ["sonnenfach", 30]
  ] as const) {
    it.effect(`writes all ${count} posts of ${name}, none of which repeats another or breaks a promise`, () =>
      run(
        Effect.gen(function* () {
          const write = Effect.fnUntraced(function* (seed: number, most = count) {
            const { brief, direction, documents, findings, slots } = yield* example(name, seed)
            const byId = new Map(findings.findings.map((finding) => [finding.id, finding]))
            const posts = yield* Effect.forEach(direction.assignments.slice(0, most), (assignment) =>
              Effect.gen(function* () {
                const slot = slots.find(({ slotId }) => slotId === assignment.slotId)
                const angle = direction.angles.find(({ id }) => id === assignment.angleId)
                const material = assignment.findingIds.flatMap((id) => byId.get(id) ?? [])
                if (slot === undefined || angle === undefined) return yield* Effect.die("unknown slot or angle")
                return drafted(
                  yield* draft({
                    ...(yield* request()),
                    brief,
                    campaignId: name,
                    postId: PostId.make(assignment.slotId.replace("slot", "post")),
                    slotId: assignment.slotId,
                    platform: slot.platform,
                    format: assignment.format,
                    language: brief.languages[0] ?? "en",
                    angle,
                    findings: material,
                    seed
                  })
                )
              })
            )
            return { brief, documents, posts }
          })
          const { brief, documents, posts } = yield* write(3)
          assert.strictEqual(posts.length, count)
          const texts = posts.flatMap((post) =>
            post.variants.map(({ id, text }) => ({ id: String(id), post: post.id, text }))
          )
          for (const { text } of texts) {
            for (const word of brief.brand.bannedWords ?? []) assert.notInclude(text.toLowerCase(), word.toLowerCase())
          }
          for (const { citations, language, variants } of posts) {
            for (const citation of citations) assert.isTrue(isSlice(documents, citation))
            assert.strictEqual(tellingApart(variants, (one) => new Telling(one, language)).length, variants.length)
          }
          const alike = findSimilar(texts).filter(({ first, second }) => {
            const [a, b] = [first, second].map((id) => texts.find((one) => one.id === id)!)
            return a!.post !== b!.post
          })
          assert.deepStrictEqual([...alike], [])
          for (const [index, left] of posts.entries()) {
            for (const right of posts.slice(index + 1)) {
              assert.isAtMost(overlap(left.variants[0].text, right.variants[0].text), 0.5)
            }
          }
          assert.strictEqual(JSON.stringify((yield* write(3, 10)).posts), JSON.stringify(posts.slice(0, 10)))
        })
      )
    )
  }
})
