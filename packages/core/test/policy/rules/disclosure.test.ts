import { assert, describe, it } from "@effect/vitest"
import { disclosurePack } from "@postwright/core/policy/packs/DisclosurePack"
import { applyRepairs, policyContentOf } from "@postwright/core/policy/PolicyContent"
import type { PolicyContext } from "@postwright/core/policy/PolicyContext"
import { compilePolicy } from "@postwright/core/policy/PolicyEngine"
import { composePolicy } from "@postwright/core/policy/PolicySet"
import { Result } from "effect"

const policy = compilePolicy(Result.getOrThrow(composePolicy([disclosurePack])))
const paid: PolicyContext = {
  platform: "linkedin",
  format: "post",
  disclosure: { paidPartnership: true, ownBrand: false }
}
const check = (text: string) => policy.check(policyContentOf({ text }), paid).findings

const filler = "We rode across the hills and told everybody what we saw. ".repeat(4)

describe("paid partnership", () => {
  it("is shown by a label, a hashtag or a sentence that says so", () => {
    for (const text of [
      "Ad: we love this bag",
      "[Ad] We love this bag",
      "Ad | We love this bag",
      "#ad We love this bag",
      "We love this bag #Werbung",
      "Anzeige\nWir lieben diese Tasche",
      "Anzeige. Nicht verpassen: die neue Tasche",
      "Werbung für Acme: eine Tasche",
      "This is an ad for Acme.",
      "Dieser Post enthält Werbung.",
      "Sponsored by Acme. We love this bag",
      "Gesponsert von Acme",
      "In paid partnership with Acme, we love this bag",
      "Bezahlte Partnerschaft mit Acme",
      "Don’t miss this #ad",
      "No jokes, sponsored by Acme",
      "Not to miss: ad for Acme"
    ]) {
      assert.isEmpty(check(text), text)
    }
  })

  it("is not shown by a denial", () => {
    for (const text of [
      "This is not an ad.",
      "This isn’t an ad. We love this bag",
      "No ad, just love for this bag",
      "Not sponsored: we love this bag",
      "Dies ist keine Werbung.",
      "Keine Anzeige, nur Liebe",
      "Ohne Werbung #keinewerbung",
      "Nicht gesponsert",
      "We love this bag, not #ad",
      "This is not, we repeat, an ad",
      "Sponsored by nobody, this is our own work",
      "Gesponsert von niemandem",
      "We have no paid partnership with Acme"
    ]) {
      assert.lengthOf(check(text), 1, text)
    }
  })

  it("is not shown by words that speak of another advertisement", () => {
    for (const text of [
      "The ad we made last year won a prize. We love this bag.",
      "Unsere Anzeige vom letzten Jahr hat einen Preis gewonnen.",
      "We sponsored a team last year. We love this bag."
    ]) {
      assert.lengthOf(check(text), 1, text)
    }
  })

  it("is shown at the beginning: what stands only after 200 characters comes too late", () => {
    assert.isEmpty(check(`#werbung ${filler}`))
    const late = `${filler}#werbung`
    const finding = check(late)[0]!
    assert.strictEqual(finding.ruleId, "disclosure/paid-partnership")
    assert.include(finding.message.en, "after 200 characters")
    assert.include(finding.message.de, "nach 200 Zeichen")
    assert.isEmpty(check(applyRepairs(policyContentOf({ text: late }), [finding.repair!]).text))
  })
})
