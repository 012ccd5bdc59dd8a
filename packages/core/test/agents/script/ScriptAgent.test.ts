import { ScriptAgent } from "@postwright/core/agents/script/ScriptAgent"
import { type ScriptInput } from "@postwright/core/agents/script/ScriptInput"
import { type Script, scriptLimits } from "@postwright/core/media/Script"
import { countGraphemes } from "@postwright/core/text/Segmentation"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { floorOf } from "../material.ts"
import { issuesOf, outcome, refusesObedience, runWith, staysFenced } from "../obedience.ts"
import { everySecond, postsOf, slotOf } from "../posts.ts"

const gate = `# Guide

## Will the bike fit through your gate?

Measure the gate before you measure anything else. A Puffin is 88 cm wide and wants one metre, because nobody steers a trike perfectly. A Heron needs only 66 cm, yet a side passage can defeat its length of 2.48 m.

A garden cane cut to 2.5 m is the cheapest way to check a side passage. Carry the cane level from the street to the shed. Any corner the cane cannot turn will stop the Heron.`

const inputOf = Effect.fnUntraced(function* (
  text: string,
  changes: Parameters<typeof slotOf>[1] & Pick<Partial<ScriptInput>, "seconds" | "post"> = {}
) {
  const { post = { text: "" }, seconds, ...brief } = changes
  const { format: _, ...slot } = yield* slotOf(text, brief)
  const input: ScriptInput = { ...slot, post, ...(seconds === undefined ? {} : { seconds }) }
  return input
})

const write = (input: ScriptInput) => outcome(ScriptAgent, floorOf(ScriptAgent)(input), input)

const check = (script: Script, input: ScriptInput) => {
  const said = script.scenes.map(({ narration }) => narration).join("\n")
  for (const { citations, narration, onScreen, visual } of script.scenes) {
    assert.isAtMost(countGraphemes(onScreen), scriptLimits.maxOnScreen)
    assert.notMatch(narration, /[#@]|https?:|www\.|\p{Extended_Pictographic}|z\. ?B\.|e\.g\./u)
    assert.match(narration, /[.!?…]["”“’»)]*$/u, narration)
    assert.match(visual, /\.$/)
    for (const { quote, source } of citations) {
      const cited = [...input.findings].flatMap(({ citation, opener, voiceCitations = [] }) => [
        citation,
        ...(opener === undefined ? [] : [opener.citation]),
        ...voiceCitations
      ])
      assert.isTrue(cited.some((one) => one.source === source && one.quote.includes(quote)))
    }
  }
  assert.isTrue(script.scenes.slice(0, -1).every(({ citations }) => citations.length > 0))
  assert.closeTo(
    script.seconds,
    script.scenes.reduce((sum, { seconds }) => sum + seconds, 0),
    0.05
  )
  const captions = script.scenes.map(({ onScreen }) => onScreen).filter((caption) => caption !== "")
  assert.strictEqual(new Set(captions).size, captions.length)
  return said
}

describe("ScriptAgent floor", () => {
  it.effect("hooks with the question of the heading, tells the sentences in order and ends with the brand", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(gate, { brand: { name: "Larkfield" }, goals: ["More bookings"] })
      const { scenes, seconds, shortage } = yield* write(input)
      assert.isUndefined(shortage)
      assert.isTrue(seconds >= 20 && seconds <= 60)
      assert.strictEqual(scenes[0].narration, "Will the bike fit through your gate?")
      assert.strictEqual(scenes[1]?.narration, "Measure the gate before you measure anything else.")
      assert.match(scenes.at(-1)?.narration ?? "", /Larkfield\.$/)
      assert.deepStrictEqual(
        scenes.map(({ id }) => String(id)),
        scenes.map((_, at) => `scene-0${at + 1}`)
      )
      assert.strictEqual(scenes.find(({ narration }) => narration.includes("cane level"))?.citations.length, 1)
    })
  )

  it.effect("closes with any brand's name: with figures, emoji, or an end of its own", () =>
    Effect.gen(function* () {
      const closings: Array<string> = []
      for (const name of [
        "Studio 54",
        "7-Eleven",
        "3M",
        "Larkfield 🚲",
        "🚲 Larkfield 🔧",
        "Bikes Inc.",
        "Yahoo!",
        "54 & 3 🎉"
      ]) {
        const { scenes } = yield* write(yield* inputOf(gate, { brand: { name }, goals: ["More bookings"] }))
        closings.push(scenes.at(-1)?.narration ?? "")
      }
      for (const closing of closings) assert.match(closing, /[\p{L}\p{N}][.!]$/u)
      assert.match(closings[0] ?? "", /Studio 54\.$/)
      assert.match(closings[3] ?? "", / Larkfield\.$/)
      assert.match(closings[5] ?? "", / Bikes Inc\.$/)
      const name = "Larkfield ".repeat(80).trim()
      const { scenes } = yield* write(yield* inputOf(gate, { brand: { name }, goals: ["More bookings"] }))
      assert.notInclude(scenes.at(-1)?.narration, name)
    })
  )

  it.effect("writes a script of at least four scenes for nearly every post of both examples", () =>
    Effect.gen(function* () {
      let short = 0
      let all = 0
      for (const name of ["larkfield", "sonnenfach"] as const) {
        for (const { variants, ...slot } of everySecond(yield* postsOf(name))) {
          const [{ body, title }] = variants
          const input = { ...slot, post: { ...(title === undefined ? {} : { title }), text: body } }
          const script = yield* write(input)
          const said = check(script, input)
          assert.include(said, name === "larkfield" ? "Larkfield" : "Sonnenfach")
          assert.isAtMost(script.seconds, 60)
          if (script.shortage !== undefined) {
            short++
            assert.match(script.shortage.message.de, /tragen/)
          } else {
            assert.isAtLeast(script.scenes.length, 4)
            assert.isAtLeast(script.seconds, 20)
          }
          all++
        }
      }
      assert.isAbove(all, 50)
      assert.isBelow(short, all / 15)
    })
  )

  it.effect("says who speaks, keeps a speaker’s order and names figures as the brief wants", () =>
    Effect.gen(function* () {
      const posts = yield* postsOf("larkfield")
      const spoken = posts.find(({ findings }) => findings[0].speaker !== undefined)!
      const script = yield* write({ ...spoken, post: { text: spoken.variants[0].body } })
      assert.isTrue(script.scenes.some(({ narration }) => narration.startsWith(`${spoken.findings[0].speaker} says: `)))
      const measured = posts.find(({ findings }) => findings.some(({ label }) => label !== undefined))!
      const { scenes } = yield* write({ ...measured, post: { text: measured.variants[0].body } })
      const labels = scenes.filter(({ narration }) => narration.includes("Pilot figures:"))
      assert.lengthOf(labels, 1)
    })
  )

  it.effect("writes abbreviations out, and leaves out what cannot be said or must not be", () =>
    Effect.gen(function* () {
      const text = `# Fahrt\n\nEin Lastenrad fährt z. B. mit 25 km/h durch die Stadt. Ein Rad trägt ca. 80 Kilogramm bzw. zwei Kinder. Mehr steht auf https://example.com/rad für alle Räder. Bilder der Räder stehen auf https://lastenrad.example/bilder und www.rad.test im Netz.\n\nEin Rad von Rivalino fährt nicht weiter als das andere Rad. Ein Akku lädt in der Nacht an jeder Steckdose.`
      const input = yield* inputOf(text, { language: "de", topic: "Lastenrad", competitors: ["Rivalino"] })
      const said = check(yield* write(input), input)
      assert.include(said, "zum Beispiel mit 25 Kilometer pro Stunde")
      assert.include(said, "etwa 80 Kilogramm beziehungsweise zwei Kinder")
      assert.notMatch(said, /Rivalino|example\.com|lastenrad\.example|rad\.test/)
    })
  )

  it.effect("writes names as they are written, the brand's above all: what is spoken for a sign is the voice's", () =>
    Effect.gen(function* () {
      const english = `${gate}\n\nBell & Hull measured it with AT&T in R&D, and wrote it down in the log.`
      const german =
        "# Rad\n\nEin Lastenrad von Bell & Hull trägt zwei Kinder, Nr. 1 auch drei. Der Akku reicht für sechzig Kilometer. Die Bremse hält auch bei Regen."
      for (const [name, language, sentence] of [
        ["O'Neil & Sons <b>&amp;</b>", "en", "Bell & Hull measured it with AT&T in R&D, and wrote"],
        ["Bikes w/ Love vs. Cars", "en", "Bell & Hull"],
        ["Grünzeug & Söhne", "de", "Ein Lastenrad von Bell & Hull trägt zwei Kinder, Nummer 1 auch drei."],
        ["Nr. 1 Reisen & Co.", "de", "Nummer 1 auch drei."]
      ] as const) {
        const [text, topic] = language === "en" ? [english, "cargo bikes"] : [german, "Lastenrad"]
        const input = yield* inputOf(text, { language, topic, brand: { name }, post: { text } })
        const said = check(yield* write(input), input)
        assert.include(said, name)
        assert.include(said, sentence)
        assert.notMatch(said, /andamp|undamp|O'Neil and|Söhne und|Grünzeug und/u)
      }
    })
  )

  it.effect("speaks to Germans as the brand does", () =>
    Effect.gen(function* () {
      const text = `# Rad\n\nEin Lastenrad trägt zwei Kinder und den Einkauf einer Woche. Der Akku reicht für sechzig Kilometer. Die Bremse hält auch bei Regen.`
      const goals = ["Termine füllen"]
      const lines = yield* Effect.forEach(["Immer Sie-Form.", "Wir sind per Du.", ""], (guidelines) =>
        Effect.gen(function* () {
          const brand = { name: "Radhaus", ...(guidelines === "" ? {} : { guidelines }) }
          const input = yield* inputOf(text, { language: "de", topic: "Lastenrad", goals, brand })
          return (yield* Effect.forEach([0, 1], (seed) => write({ ...input, seed }))).map(
            ({ scenes }) => scenes.at(-1)?.narration ?? ""
          )
        })
      )
      assert.isTrue(
        lines[0]?.every((line) => /\bSie\b/.test(line)),
        lines[0]?.join()
      )
      assert.isTrue(
        lines[1]?.every((line) => /^Mach|\bdu\b/.test(line)),
        lines[1]?.join()
      )
      assert.isTrue(
        lines[2]?.every((line) => !/\bSie\b|\bdu\b|^Mach/.test(line)),
        lines[2]?.join()
      )
    })
  )

  it.effect("says how few scenes there are where the material carries no more, and cuts no sentence of much", () =>
    Effect.gen(function* () {
      const tiny = yield* inputOf("A cargo bike carries two children and the shopping of a week.")
      const script = yield* write(tiny)
      assert.isBelow(script.scenes.length, 4)
      assert.strictEqual(script.shortage?.scenes, script.scenes.length)
      assert.strictEqual(script.shortage?.wantedSeconds, 20)
      const sentence = (at: number) => `A cargo bike number ${at} carries two children and the shopping of a week.`
      const huge = yield* inputOf(Array.from({ length: 400 }, (_, at) => sentence(at)).join(" "))
      const long = yield* write({ ...huge, post: { text: huge.findings.flatMap(({ texts }) => texts).join(" ") } })
      assert.isAtMost(long.seconds, 60)
      assert.isAtLeast(long.scenes.length, 4)
      for (const { narration } of long.scenes) assert.match(narration, /week\.$/)
    })
  )

  it.effect("keeps to the seconds that are asked for, and writes the same for the same seed", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(gate, { seconds: { min: 10, max: 18 } })
      const { seconds } = yield* write(input)
      assert.isTrue(seconds >= 10 && seconds <= 18, String(seconds))
      assert.strictEqual(JSON.stringify(yield* write(input)), JSON.stringify(yield* write({ ...input })))
    })
  )
})

describe("ScriptAgent contract", () => {
  const honest = Effect.map(inputOf(gate, { brand: { name: "Larkfield" } }), (input) => ({
    input,
    wire: floorOf(ScriptAgent)(input)
  }))
  type Wire = Effect.Success<typeof honest>["wire"]
  const changed = (wire: Wire, at: number, change: Partial<Wire["scenes"][number]>): Wire => ({
    scenes: wire.scenes.map((scene, index) => (index === at ? { ...scene, ...change } : scene))
  })

  it.effect("refuses scenes that cite nothing, or what is not there, and figures that they do not cite", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      const refused = (change: Partial<Wire["scenes"][number]>, at = 1) =>
        issuesOf(ScriptAgent, changed(wire, at, change), input)
      assert.match((yield* refused({ citations: [] })).join(), /scenes\.1\.citations: is empty/)
      const [citation] = wire.scenes[1]!.citations
      assert.match(
        (yield* refused({ citations: [{ ...citation!, findingId: "nobody" }] })).join(),
        /no finding "nobody"/
      )
      assert.match((yield* refused({ citations: [{ ...citation!, quote: "No such words" }] })).join(), /does not stand/)
      assert.match((yield* refused({ narration: "It costs 12 € a month." })).join(), /12/)
      assert.match((yield* refused({ onScreen: "99 cm" })).join(), /“99”/)
      assert.match((yield* refused({ visual: "A sign that says 99." })).join(), /figure/)
      assert.match(
        (yield* refused({ narration: "Goodbye to all of you.", citations: [] }, wire.scenes.length - 1)).join(),
        /neither the brand/
      )
    })
  )

  it.effect("refuses what a voice cannot say, cut captions, repeated scenes and text in pictures", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      const refused = (change: Partial<Wire["scenes"][number]>) =>
        issuesOf(ScriptAgent, changed(wire, 1, change), input)
      assert.match((yield* refused({ narration: "Measure it, e.g. with a cane." })).join(), /write “for example”/)
      assert.notMatch((yield* refused({ narration: "Measure it & carry the cane." })).join(), /cannot be spoken/)
      assert.match((yield* refused({ narration: "Measure it 🚲." })).join(), /emoji/)
      assert.match((yield* refused({ narration: "Measure it #bikes." })).join(), /“#bikes”/)
      assert.match((yield* refused({ onScreen: "Measure the gate before you meas" })).join(), /within a word/)
      assert.match((yield* refused({ onScreen: "Measure the gate…" })).join(), /dots/)
      assert.match((yield* refused({ onScreen: "x".repeat(61) })).join(), /more than 60/)
      assert.match((yield* refused({ narration: wire.scenes[0]!.narration })).join(), /another scene/)
      assert.match((yield* refused({ visual: "A poster with “Buy now” on it." })).join(), /text in the picture/)
    })
  )

  it.effect("refuses fewer scenes and seconds than the findings carry, and more than asked for", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      const few = { scenes: [wire.scenes[0]!, wire.scenes[1]!] }
      assert.match((yield* issuesOf(ScriptAgent, few, input)).join(), /the findings carry 4[\s\S]*Say more/)
      const long = { ...input, seconds: { min: 3, max: 8 } }
      assert.match((yield* issuesOf(ScriptAgent, wire, long)).join(), /8 are the most/)
    })
  )

  it.effect("takes a model’s own words, has other shapes and languages repaired", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      const own = changed(wire, 1, { narration: "Before anything else, get the tape out and measure the gate." })
      const german = {
        scenes: wire.scenes.map((scene) => ({
          ...scene,
          narration: "Das ist ein deutscher Satz, den für dieses Video niemand bestellt hat.",
          visual: "Eine ruhige Straße mit einem Rad vor dem Haus am frühen Morgen."
        }))
      }
      const { requests, result } = yield* runWith(ScriptAgent, input, { scenes: "none" }, german, own)
      assert.strictEqual(result._tag, "Success")
      assert.lengthOf(requests, 3)
      if (result._tag === "Success") {
        assert.match(result.success.value.scenes[1]?.narration ?? "", /tape/)
        assert.deepStrictEqual(
          result.success.trace.steps.map(({ outcome: ended }) => ended),
          ["wrong-shape", "wrong-language", "accepted"]
        )
      }
    })
  )

  it.effect("refuses what an injection wants in narration, captions and pictures", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      yield* refusesObedience(ScriptAgent, input, wire, ({ scenes }, says) => ({
        scenes: scenes.map((scene) => ({ ...scene, narration: says(scene.narration), visual: says(scene.visual) }))
      }))
    })
  )

  it.effect("keeps every injection within a fence, and prompts within bounds", () =>
    Effect.gen(function* () {
      yield* staysFenced(({ angle, brief, findings, text }) =>
        ScriptAgent.prompt({
          slotId: "slot-001",
          platform: "instagram",
          language: "en",
          post: { title: text, text },
          angle,
          findings,
          brief,
          seed: 1
        })
      )
      const huge = yield* inputOf(
        Array.from({ length: 600 }, (_, at) => `A cargo bike number ${at} carries two children.`).join(" "),
        { brand: { voice: { examples: Array.from({ length: 400 }, () => "A sentence of the brand. ".repeat(100)) } } }
      )
      const { messages, system } = ScriptAgent.prompt({ ...huge, post: { text: "x".repeat(60_000) } })
      assert.isBelow(system.length + messages[0].content.length, 60_000)
    })
  )
})
