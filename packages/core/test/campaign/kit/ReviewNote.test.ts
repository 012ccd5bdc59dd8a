import { assert, describe, it } from "@effect/vitest"
import { makeKit } from "@postwright/core/campaign/Kit"
import { Plan, Slot } from "@postwright/core/campaign/Plan"
import { Review, ReviewComment, ReviewDecision } from "@postwright/core/campaign/Review"
import { MemberId } from "@postwright/core/tenancy/Actor"
import { campaign, document } from "./Fixture.ts"

const event = (revision: number, by: string) => ({
  revision,
  by: MemberId.make(by),
  at: `2027-02-0${revision}T09:00:00.000Z`,
  version: 1
})

const pageWith = (review: Review | undefined, language: string): string => {
  const input = campaign(
    { topic: "Bikes", platforms: ["x"], languages: [language], plan: { days: 1, perDay: 1, start: "2027-03-01" } },
    [document("a.md", "A long enough sentence begins here and ends just as it should. ".repeat(20), language)]
  )
  const [slot] = input.plan.slots
  const slots = [new Slot({ ...slot!, ...(review === undefined ? {} : { review }) })]
  const files = makeKit({ ...input, plan: new Plan({ ...input.plan, slots }) })
  return new TextDecoder().decode(files.find(({ path }) => path === "index.html")!.bytes)
}

const review = new Review({
  revision: 3,
  decisions: [
    new ReviewDecision({ ...event(1, "anna"), kind: "approved", contentHash: "x" }),
    new ReviewDecision({ ...event(3, "ben"), kind: "rejected", contentHash: "x", reason: "<b>Too dry</b>" })
  ],
  comments: [new ReviewComment({ ...event(2, "ed"), text: "Is this <i>so</i>?" })]
})

describe("the review of a slot on the page", () => {
  it("tells decisions and comments in the order in which they were made, in the language of the page", () => {
    const [english, german] = [pageWith(review, "en"), pageWith(review, "de")]
    const order = ["anna", "approved it", "ed", "Is this", "ben", "rejected it", "Too dry"]
    const note = english.slice(english.indexOf("<summary>Review"))
    const places = order.map((text) => note.indexOf(text))
    assert.deepStrictEqual(
      places,
      places.toSorted((a, b) => a - b)
    )
    assert.isAbove(places[0]!, 0)
    assert.include(german, "hat abgelehnt")
  })

  it("takes nothing of what people wrote for markup", () => {
    const page = pageWith(review, "en")
    assert.include(page, "&lt;b&gt;Too dry")
    assert.notInclude(page, "<i>so")
  })

  it("is not there where nobody decided or said anything", () => {
    assert.notInclude(pageWith(undefined, "en"), "<summary>Review")
  })
})
