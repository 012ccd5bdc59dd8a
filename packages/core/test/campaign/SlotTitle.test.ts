import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { slotTitle } from "../../src/campaign/internal/slotTitle.ts"
import { research } from "../agents/material.ts"

const guide = `# Press briefing: Larkfield opens Cargo Week

## Open workshop on 13 March

Residents can look at all four bikes at an open workshop on Saturday 13 March 2027. Saltings Bakehouse is one of the businesses that stayed with its bike. The bakery sold its van at the end of September.

## At home with the bike

### How do I charge the battery?

The charger plugs into a normal three-pin socket, and a full charge takes about four and a half hours. The battery lifts out with a key, so the bike itself can stay outside.`

const reviews = `name,bike,rating,comment
"Kieran Doyle","Heron",4,"Minus one on Thursday and the range dropped to 14 miles, just as the workshop had predicted."
"Leo Hartnell","Heron",5,"The nursery run takes nine minutes in the Heron, and nobody argues about seats any more."`

const interview = `WEBVTT

00:00:01.000 --> 00:00:05.000
<v Wren Hale>What did a school morning look like before the bike?</v>

00:00:05.000 --> 00:00:15.000
<v Callum Reith>Our school is 1.7 miles from Castle Rise, and by car the run took 22 minutes from front door to classroom. Eleven of those minutes were spent looking for a parking space.</v>

00:00:16.000 --> 00:00:20.000
<v Wren Hale>Where did the bikes sleep?</v>

00:00:20.000 --> 00:00:30.000
<v Callum Reith>The bike sleeps in a shared hangar at the end of our street, which costs us nothing extra. A hallway is fine for seven nights and impossible for seventy.</v>`

const brief = { topic: "Launch of Cargo Week: borrow an electric cargo bike", brand: { name: "Larkfield Cargo Bikes" } }

const titled = Effect.fnUntraced(function* (angle: string, text: string, title?: string) {
  const { findings } = yield* research({ "press.md": guide, "reviews.csv": reviews, "talk.vtt": interview })
  const variant = { text, ...(title === undefined ? {} : { title }) }
  return slotTitle({ angle: { title: angle }, brief, findings, post: { language: "en", variants: [variant] } })
})

const bakery = "Saltings Bakehouse is one of the businesses that stayed with its bike."
const charger = "The charger plugs into a normal three-pin socket, and a full charge takes about four and a half hours."

describe("slotTitle", () => {
  it.effect("keeps the title of the angle where the first variant tells of it", () =>
    Effect.gen(function* () {
      const text = "Residents can look at all four bikes at an open workshop on Saturday 13 March 2027.\n\n#CargoBike"
      assert.strictEqual(yield* titled("Open workshop on 13 March", text), "Open workshop on 13 March")
      assert.strictEqual(yield* titled("Socket, charger", charger), "Socket, charger")
      assert.strictEqual(yield* titled("Doubts", "A model wrote this in words of its own."), "Doubts")
    })
  )

  it.effect("says what the first variant tells where that is something else", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* titled("Open workshop on 13 March", bakery), bakery.slice(0, -1))
      assert.strictEqual(yield* titled("At home with the bike", charger), "How do I charge the battery?")
      const other = "Larkfield looks after 84 bikes, and in 2026 the workshop closed 1,312 job cards"
      assert.strictEqual(yield* titled(other, bakery), bakery.slice(0, -1))
      assert.strictEqual(yield* titled(other, charger, "Charge it at home"), "How do I charge the battery?")
    })
  )

  it.effect("names who speaks in the first variant, and nobody else", () =>
    Effect.gen(function* () {
      const said = "“Minus one on Thursday and the range dropped to 14 miles, just as the workshop had predicted.”"
      assert.strictEqual(yield* titled("Heron: Leo Hartnell, Ruby Fairlie", said), "Heron: Kieran Doyle")
      assert.strictEqual(yield* titled("Kieran Doyle: range, Thursday", said), "Kieran Doyle: range, Thursday")
      const asked = "What did a school morning look like before the bike?"
      const answer =
        "Our school is 1.7 miles from Castle Rise, and by car the run took 22 minutes from front door to classroom."
      const title = "Callum Reith: Castle Rise, school"
      assert.strictEqual(yield* titled(title, `${asked}\n\n“${answer}”`), `Callum Reith: ${asked}`)
      assert.strictEqual(yield* titled("Kieran Doyle: nursery run", said), "Kieran Doyle")
    })
  )
})
