/** Files as they come: of every kind, damaged, called whatever people call them. */
import { layer as testLayer } from "@effect/vitest"
import { speechOf } from "@postwright/core/testing/media/MediaMaterial"
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { Renderer } from "@postwright/core/media/Renderer"
import { Effect } from "effect"
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert } from "vitest"
import { encoded, given } from "./given.ts"
import { composition, picture, scene, small, voice } from "./material.ts"
import { formatTagsOf } from "./packets.ts"
import { ffmpeg } from "./underTest.ts"

const folder = mkdtempSync(join(tmpdir(), "postwright-test-inputs-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sources = "-f lavfi -i testsrc2=size=320x180:rate=30:duration=3 -f lavfi -i sine=duration=3"
const avc = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac"
const clips = {
  "moov-first.mp4": given(`${sources} ${avc} -movflags +faststart`, "a.mp4"),
  "moov-last.mov": given(`${sources} ${avc}`, "a.mov"),
  "vp8.webm": given(`${sources} -c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus -ar 48000`, "a.webm"),
  "avc.mkv": given(`${sources} ${avc}`, "a.mkv"),
  "old.avi": given(`${sources} -c:v mpeg4 -c:a libmp3lame`, "a.avi")
}

const names = [
  "-i.mp4",
  'it\'s "new": [0:v],scale=1:1;x=y.mp4',
  "%03d %{pts}.mp4",
  "$(touch owned) `touch owned` && touch owned.mp4",
  "two\nlines\t.mp4",
  "concat:a.mp4|b.mp4",
  "Über uns – größte Straße 😀.mp4",
  `${"long ".repeat(40)}.mp4`
]

testLayer(ffmpeg())("given files", (it) => {
  it.effect(
    "are edited and rendered whatever they are called",
    () =>
      Effect.gen(function* () {
        const { edit, render } = yield* Renderer
        const { probe } = yield* MediaProbe
        const place = join(folder, "a 'strange': [folder];%d\n")
        mkdirSync(place)
        for (const name of names) writeFileSync(join(place, name), clips["moov-first.mp4"])
        for (const name of names) {
          const input = { path: join(place, name) }
          const { picture: seen } = yield* probe(input, { name, loudness: true })
          assert.strictEqual(seen?.widthPx, 320, name)
          const { facts } = yield* edit(input, [{ kind: "crop", widthPx: 120, heightPx: 120 }], { name })
          assert.strictEqual(facts.picture?.widthPx, 120, name)
        }
        const [first = "", second = ""] = [names[1], names[4]].map((name) => join(place, name ?? ""))
        const { facts } = yield* render(
          composition({
            scenes: [scene("#000000", { ground: { path: first }, seconds: 1 })],
            sound: { voice: [{ input: { path: second }, startSeconds: 0 }], music: { path: first } }
          })
        )
        assert.strictEqual(facts.picture?.frames, 30)
        assert.sameMembers(readdirSync(place), names)
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect(
    "get titles, chapters and comments letter by letter",
    () =>
      Effect.gen(function* () {
        const { render } = yield* Renderer
        const hostile = "; [CHAPTER]\ntitle=x = # \\ ' \" : {\\an8} %{pts} $(x) Grüße 😀"
        const made = yield* render(
          composition({ title: hostile, provenance: `${hostile}\\`, scenes: [scene("#203040", { chapter: hostile })] })
        )
        const { chapters, tags } = formatTagsOf(made.path)
        assert.strictEqual(tags["title"], hostile)
        assert.strictEqual(tags["comment"]?.trimEnd(), `${hostile}\\`)
        assert.deepEqual(chapters, [hostile])
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect(
    "are mended whole, or said to be broken by their name",
    () =>
      Effect.gen(function* () {
        const { edit } = yield* Renderer
        const noise = (file: Uint8Array): Uint8Array => {
          let seed = 7
          const next = () => (seed = (seed * 48_271) % 2_147_483_647)
          return file.map((byte, at) => (at > file.length * 0.2 && next() % 5 === 0 ? seed % 256 : byte))
        }
        for (const [name, file] of Object.entries(clips)) {
          const whole = yield* edit({ bytes: file }, [{ kind: "encode", container: "mp4" }], { name })
          assert.closeTo(whole.facts.durationSeconds ?? 0, 3, 0.1, name)
          const encoding = (bytes: Uint8Array) => edit({ bytes }, [{ kind: "encode", container: "mp4" }], { name })
          for (const part of [0.5, 70 / file.length]) {
            const error = yield* Effect.flip(encoding(file.subarray(0, file.length * part)))
            assert.strictEqual(error.reason._tag, "MediaUnreadable", error.message)
            assert.include(error.message, name)
          }
          // Newer versions conceal more of it.
          const noisy = yield* Effect.result(encoding(noise(file)))
          if (noisy._tag === "Success") assert.isAbove(noisy.success.facts.durationSeconds ?? 0, 2.5, name)
          else assert.strictEqual(noisy.failure.reason._tag, "MediaUnreadable", noisy.failure.message)
        }
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect(
    "without a picture are edited as sound, and no scene is made of them",
    () =>
      Effect.gen(function* () {
        const { edit, render } = yield* Renderer
        const spoken = encoded(voice(2), "mp3")
        const { facts } = yield* edit({ bytes: spoken }, [
          { kind: "trim", startSeconds: 0.5, seconds: 1 },
          { kind: "loudness", integratedLufs: -18, maxTruePeakDbtp: -1.5 }
        ])
        assert.deepInclude(facts, { kind: "audio", container: "mp4", hasMoovFirst: true })
        assert.closeTo(facts.durationSeconds ?? 0, 1, 0.1)
        assert.closeTo(facts.loudness?.integratedLufs ?? 0, -18, 1)
        const error = yield* Effect.flip(
          render(composition({ scenes: [scene("#000000", { ground: { bytes: spoken } })] }))
        )
        assert.include(error.message, "there is no picture in it")
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect(
    "without sound are no voice and no music",
    () =>
      Effect.gen(function* () {
        const { render } = yield* Renderer
        const silent = given("-f lavfi -i testsrc2=size=64x64:rate=30:duration=1 -c:v libx264", "silent.mp4")
        for (const bytes of [silent, picture("#203040", small)]) {
          for (const sound of [{ voice: [{ input: { bytes }, startSeconds: 0 }] }, { voice: [], music: { bytes } }]) {
            const error = yield* Effect.flip(render(composition({ sound })))
            assert.strictEqual(error.reason._tag, "MediaUnreadable")
            assert.include(error.message, "there is no sound in it")
          }
        }
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect("that say to be hours of sound in a few bytes are not worked through", () =>
    Effect.gen(function* () {
      const { probe } = yield* MediaProbe
      const bytes = speechOf(1)
      const header = new DataView(bytes.buffer, bytes.byteOffset)
      header.setUint32(24, 1, true)
      header.setUint32(28, 2, true)
      const error = yield* Effect.flip(probe({ bytes }, { name: "hours.wav", loudness: true }))
      assert.strictEqual(error.reason._tag, "MediaUnreadable")
      assert.include(error.message, "hours.wav")
      assert.include(error.message, "1 samples a second; 2000 is the least")
    })
  )
})
