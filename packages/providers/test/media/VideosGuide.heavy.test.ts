import { assert, describe, it } from "@effect/vitest"
import { aspectSizes } from "@postwright/core/media/Card"
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import type { Brief } from "@postwright/core/promise"
import * as Ffmpeg from "@postwright/providers/media/ffmpeg/Ffmpeg"
import { Effect } from "effect"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { writeKit } from "./fixtures/campaignWithVideos.ts"

const guide = new URL("../../../../examples/larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)

describe("the program of the guide to videos", () => {
  it("writes a kit with a spoken video and its files", async () => {
    const folder = await mkdtemp(join(tmpdir(), "postwright-guide-"))
    try {
      const brief: Brief = {
        topic: "Cargo bikes for a week",
        platforms: ["tiktok"],
        sources: [{ name: "guide.md", text: await readFile(guide, "utf8") }],
        plan: { days: 1, perDay: 1, start: "2027-03-01", timeZone: "Europe/London" }
      }
      const videos = await writeKit(brief, folder)
      assert.deepStrictEqual(videos, [join(folder, "media/slot-001.mp4")])
      const facts = await Effect.runPromise(
        MediaProbe.use((probe) => probe.probe({ path: videos[0] ?? "" })).pipe(Effect.provide(Ffmpeg.layer()))
      )
      const { heightPx, widthPx } = facts.picture ?? {}
      assert.deepStrictEqual({ heightPx, widthPx }, aspectSizes["9:16"])
      assert.isAbove(facts.durationSeconds ?? 0, 10)
      assert.isDefined(facts.sound)
      const manifest = JSON.parse(await readFile(join(folder, "media.json"), "utf8"))
      assert.strictEqual(manifest.slots[0].voice.model, "espeak/espeak-ng")
      assert.include(await readFile(join(folder, "media/slot-001.srt"), "utf8"), "-->")
      assert.strictEqual((await readFile(join(folder, "report.pdf"), "latin1")).slice(0, 5), "%PDF-")
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
