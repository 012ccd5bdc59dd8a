import { Campaigns } from "@postwright/core/campaign/Campaigns"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { readFileSync } from "node:fs"
import { parse } from "yaml"
import { scoreDetail } from "../../../src/campaign/internal/kit/page/ScoreDetails.ts"

const folder = new URL("../../../../../examples/sonnenfach/", import.meta.url)

describe("details of scores on a German page", () => {
  it("are German, with the words of the post and the names of rules as they are", () => {
    const told = (detail: string) => scoreDetail(detail, "de")
    assert.strictEqual(told("Amstad 61.5 (standard)"), "Amstad 61,5 (mittel)")
    assert.strictEqual(told("2 hashtags; 5 suit the network"), "2 Hashtags; zum Netzwerk passen 5")
    assert.strictEqual(told("1 banned word: billig"), "1 verbotenes Wort: billig")
    assert.strictEqual(
      told("no emoji: kept; short sentences: broken"),
      "keine Emoji: eingehalten; kurze Sätze: nicht eingehalten"
    )
    assert.strictEqual(
      told("19.0 words a sentence; the examples 8.0 to 11.5. Split this sentence: “Ein langer Satz.”"),
      "19,0 Wörter je Satz; die Beispiele 8,0 bis 11,5. Teile diesen Satz: „Ein langer Satz.“"
    )
    assert.strictEqual(told("x/length, x/links"), "x/length, x/links")
    assert.strictEqual(scoreDetail("no banned word", "en"), "no banned word")
  })

  it.effect("leave nothing English in a campaign's posts, and neither does the summary of its production", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const { sources = [], ...brief } = parse(readFileSync(new URL("brief.yaml", folder), "utf8"))
      const texts = sources.map((name: string) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }))
      const { campaignId, posts } = yield* campaigns.generate({
        ...brief,
        sources: texts,
        plan: { ...brief.plan, days: 3 }
      })
      const details = posts.flatMap(({ variants }) =>
        variants.flatMap(({ scoreParts }) =>
          Object.values(scoreParts)
            .flat()
            .map(({ detail }) => detail)
        )
      )
      assert.isNotEmpty(details)
      const english = details.filter((detail) =>
        /\b(the|of|words|and|no|none|not|kept|broken|marks?)\b/.test(scoreDetail(detail, "de"))
      )
      assert.deepStrictEqual([...new Set(english)], [])
      const kit = yield* campaigns.kit(campaignId, { generator: "test" })
      const { production } = JSON.parse(
        new TextDecoder().decode(kit.find(({ path }) => path === "dossiers.json")?.bytes)
      )
      assert.match(production.summary, /Gewählte Stufen: .*Bewertung/)
      assert.notMatch(production.summary, /\b(judge|growth|visuals|edit|script)\b/)
    }).pipe(Effect.provide(Postwright.layerMemory), Effect.provideService(CurrentActor, localOwner))
  )
})
