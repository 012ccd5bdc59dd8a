import { assert, layer } from "@effect/vitest"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, Layer } from "effect"
import { brief } from "./modelCampaign.ts"

layer(Postwright.layer.pipe(Layer.provide(Layer.merge(Postwright.storesMemory, Postwright.registries))))(
  "A topic with markup",
  (it) => {
    for (const topic of [
      '<b>Cargo bikes</b> for a <em class="loud">week</em>',
      "**Cargo bikes** for a __week__",
      "<script>alert(1)</script> Cargo bikes for a week",
      "[Cargo bikes](https://example.com/bikes) for a `week`"
    ]) {
      it.effect(`gives the hashtags that it gives without: ${topic}`, () =>
        Effect.gen(function* () {
          const campaigns = yield* Campaigns
          const { campaignId, posts } = yield* campaigns.generate({ ...brief, topic })
          const kit = yield* campaigns.kit(campaignId, { generator: "test" })
          const { dossiers } = JSON.parse(
            new TextDecoder().decode(kit.find(({ path }) => path === "dossiers.json")?.bytes)
          )
          const ladders = dossiers.flatMap(({ growth }: { readonly growth?: { readonly ladder: object } }) =>
            Object.values(growth?.ladder ?? {}).flat()
          )
          const tags = new Set(
            [...posts.flatMap(({ hashtags }) => hashtags), ...ladders].map((tag) => String(tag).toLowerCase())
          )
          assert.isNotEmpty([...tags])
          for (const tag of tags) {
            assert.notMatch(
              tag,
              /^(b|em|class|loud|script|alert|https?|example|com)$|^b(cargo)|<|\*|_|bikesb|alert1|classloud/
            )
          }
        }).pipe(Effect.provideService(CurrentActor, localOwner))
      )
    }
  }
)
