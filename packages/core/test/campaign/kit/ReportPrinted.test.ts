import { assert, describe, it } from "@effect/vitest"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { MediaError, MediaToolMissing } from "@postwright/core/media/MediaError"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { type ReportBook, ReportPrinter } from "@postwright/core/media/ReportPrinter"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, Layer } from "effect"

const text = "Our workshop opens on 13 March 2027 at 10 am. Sixteen bikes wait there for visitors. ".repeat(6)

const kitWith = (print: ReportPrinter["Service"]["print"]) =>
  Effect.gen(function* () {
    const campaigns = yield* Campaigns
    const { campaignId } = yield* campaigns.generate({
      topic: "Workshop week",
      platforms: ["linkedin"],
      sources: [{ name: "notes.txt", text }],
      plan: { days: 1, perDay: 1, start: "2027-03-01" }
    })
    const files = yield* campaigns.kit(campaignId, { generator: "test" })
    return new Map(files.map(({ bytes, path }) => [path, new TextDecoder().decode(bytes)]))
  }).pipe(
    Effect.provide(
      Postwright.layer.pipe(
        Layer.provide(
          MediaTools.layerReports.pipe(Layer.provide(Layer.succeed(ReportPrinter, ReportPrinter.of({ print }))))
        ),
        Layer.provide(Layer.mergeAll(Postwright.storesMemory, Postwright.registries))
      )
    ),
    Effect.provideService(CurrentActor, localOwner)
  )

describe("report.pdf of a generated campaign", () => {
  it.effect("is what the printer made of the campaign", () =>
    Effect.gen(function* () {
      let printed: ReportBook | undefined
      const files = yield* kitWith((book) => {
        printed = book
        const warnings = ['the font "Larkfield Sans" is not installed']
        return Effect.succeed({ bytes: new TextEncoder().encode("%PDF"), pages: 1, warnings })
      })
      assert.strictEqual(files.get("report.pdf"), "%PDF")
      assert.strictEqual(printed?.title, "Workshop week")
      const report = JSON.parse(files.get("report.json") ?? "")
      assert.deepInclude(report.warnings, {
        code: "report-printed-otherwise",
        source: null,
        message: 'report.pdf: the font "Larkfield Sans" is not installed'
      })
      assert.strictEqual(printed?.posts.length, 1)
    })
  )

  it.effect("is left out where it cannot be printed, and the rest of the kit is there and says so", () =>
    Effect.gen(function* () {
      const missing = new MediaToolMissing({ tool: "@napi-rs/canvas", remedy: "Install it: npm i @napi-rs/canvas" })
      const files = yield* kitWith(() => Effect.fail(new MediaError({ reason: missing })))
      assert.isFalse(files.has("report.pdf"))
      assert.isTrue(files.has("index.html"))
      assert.include(files.get("report.json"), "npm i @napi-rs/canvas")
    })
  )
})
