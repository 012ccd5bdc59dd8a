import { engagementBaitPack } from "@postwright/core/policy/packs/EngagementBaitPack"
import { riskyHashtagsPack } from "@postwright/core/policy/packs/RiskyHashtagsPack"
import { assert, describe, it } from "@effect/vitest"
import { rulesThatFind } from "./wordFindings.ts"

const found: Readonly<Record<string, { readonly en: ReadonlyArray<string>; readonly de: ReadonlyArray<string> }>> = {
  "engagement-bait/tags": {
    en: ["Tag three friends", "Tag someone who needs this"],
    de: ["Markiere drei Freunde", "Verlinke jemanden, der das braucht"]
  },
  "engagement-bait/reactions": {
    en: ["Like this if you agree", "Smash that like button"],
    de: ["Like, wenn du das kennst", "Lass ein Like da, wenn du dabei bist"]
  },
  "engagement-bait/shares": {
    en: ["Like and share to win", "Share this with 5 friends"],
    de: ["Liken und teilen", "Teile diesen Beitrag und gewinne"]
  },
  "engagement-bait/comments": {
    en: ["Comment YES below", "Comment to win"],
    de: ["Kommentiere mit Ja", "Schreib Amen"]
  },
  "engagement-bait/trade": {
    en: ["Follow for follow", "Buy followers today"],
    de: ["Like gegen Like", "Follower kaufen"]
  }
}

const passes = {
  en: [
    "Link in bio",
    "Tag us in your photos",
    "Share your ideas with our team",
    "If you like this chair, look at the table",
    "Comment with your questions",
    "Follow us for more tips",
    "Type yes to confirm the installation"
  ],
  de: [
    "Link in der Bio",
    "Markiert uns auf euren Fotos",
    "Teilen Sie die Kosten mit den Nachbarn",
    "Wenn du Fragen hast, schreib uns",
    "Markiere den Termin im Kalender",
    "Folgen Sie uns für mehr Tipps"
  ]
} as const

describe("the engagement bait pack", () => {
  it("has an example for each of its rules, and only warns", () => {
    assert.deepStrictEqual(
      engagementBaitPack.rules.map(({ id }) => id as string),
      Object.keys(found)
    )
    assert.isTrue(
      [...engagementBaitPack.rules, ...riskyHashtagsPack.rules].every(({ severity }) => severity === "warn")
    )
  })

  it("finds what begs for reactions", () => {
    for (const [ruleId, texts] of Object.entries(found)) {
      for (const language of ["en", "de"] as const) {
        for (const text of texts[language]) assert.include(rulesThatFind(text, { language }), ruleId, text)
      }
    }
  })

  it("leaves honest invitations alone", () => {
    for (const language of ["en", "de"] as const) {
      for (const text of passes[language]) assert.deepStrictEqual(rulesThatFind(text, { language }), [], text)
    }
  })
})

describe("the risky hashtags pack", () => {
  it("finds hashtags that trade or beg, whatever their case", () => {
    assert.include(rulesThatFind("New #F4F", { language: "en" }), "risky-hashtags/exchange")
    assert.include(rulesThatFind("New #LikeForLike", { language: "en" }), "risky-hashtags/exchange")
    assert.include(rulesThatFind("Neu: #follow4follow", { language: "de" }), "risky-hashtags/exchange")
    assert.include(rulesThatFind("Neu: #tagsforlikes", { language: "de" }), "risky-hashtags/begging")
  })

  it("leaves the same words alone outside hashtags, and ordinary hashtags that are reported at times", () => {
    assert.deepStrictEqual(rulesThatFind("Our band is called Tagsforlikes", { language: "en" }), [])
    assert.deepStrictEqual(rulesThatFind("#books #desk #valentinesday #fff", { language: "en" }), [])
  })
})
