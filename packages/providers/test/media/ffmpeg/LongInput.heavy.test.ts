/** Ten minutes through repair: it ends, nothing is lost, and its memory does not grow with the length. */
import { layer as testLayer } from "@effect/vitest"
import { MediaRepairs } from "@postwright/core/media/MediaRepairs"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { Effect, Layer } from "effect"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert } from "vitest"
import { given } from "./given.ts"
import { packetsOf } from "./packets.ts"
import { ffmpeg } from "./underTest.ts"

const folder = mkdtempSync(join(tmpdir(), "postwright-test-long-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A clip of ten seconds as often as that takes, as a MOV that Instagram refuses: index last, 4:4:4, an edit list. */
const minutes = (count: number): string => {
  const sources = "-f lavfi -i testsrc2=size=360x640:rate=30:duration=10 -f lavfi -i sine=duration=10"
  const clip = given(`${sources} -c:v libx264 -preset ultrafast -pix_fmt yuv444p -c:a aac`, "a.mov")
  const path = join(folder, `minutes-${count}.mov`)
  writeFileSync(path, given(`-stream_loop ${count * 6 - 1} -i a.mov -c copy`, "b.mov", { "a.mov": clip }))
  return path
}

/** Most memory that a child of ours had at once while the work ran; 0 where the system has no /proc. */
const watched = async <A>(work: Promise<A>): Promise<readonly [A, number]> => {
  let most = 0
  const look = () => {
    for (const pid of process.platform === "linux" ? readdirSync("/proc").filter((name) => /^\d+$/u.test(name)) : []) {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "latin1")
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
        if (Number(fields[1]) === process.pid) most = Math.max(most, Number(fields[21]) * 4_096)
      } catch {
        // It ended meanwhile.
      }
    }
  }
  const timer = setInterval(look, 100)
  try {
    return [await work, most]
  } finally {
    clearInterval(timer)
  }
}

const repairs = MediaRepairs.layer.pipe(
  Layer.provide(MediaTools.layerRenderer.pipe(Layer.provide(ffmpeg()))),
  Layer.provide(MediaTools.layer)
)

testLayer(repairs)("a repair of ten minutes", (it) => {
  it.effect(
    "keeps all of them, and takes no more memory than one of a minute",
    () =>
      Effect.gen(function* () {
        const { repair } = yield* MediaRepairs
        const mended = (count: number) =>
          Effect.promise(() =>
            watched(
              Effect.runPromise(
                Effect.scoped(
                  Effect.map(
                    repair({ path: minutes(count) }, { platform: "instagram", format: "video" }),
                    ({ after, before, path }) => ({ after, before, packets: packetsOf(path ?? "") })
                  )
                )
              )
            )
          )
        const [, one] = yield* mended(1)
        const [{ after, before, packets }, ten] = yield* mended(10)
        assert.includeMembers(
          before.findings.map(({ rule }) => rule.id),
          ["instagram/video-pixel-format", "instagram/video-moov-first"]
        )
        assert.deepEqual(after.findings, [])
        assert.closeTo(after.facts.durationSeconds ?? 0, before.facts.durationSeconds ?? 0, 0.2)
        assert.closeTo(packets.length, before.facts.picture?.frames ?? 0, 15)
        const keys = packets.flatMap(({ isKey, shownAt }) => (isKey ? [shownAt] : []))
        assert.isAtMost(Math.max(...keys.slice(1).map((key, index) => key - (keys[index] ?? 0))), 2.001)
        assert.isAtMost(ten, one * 1.25 + 20_000_000, `${ten} bytes for ten minutes, ${one} for one`)
      }),
    600_000
  )
})
