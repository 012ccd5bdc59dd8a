/** The commands on media with the ffmpeg of npm, on files that it made. */
import { markContent, readMark } from "@postwright/core/media/ContentMark"
import { assert, describe, it } from "@effect/vitest"
import { createCanvas, loadImage } from "@napi-rs/canvas"
import { execFileSync } from "node:child_process"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll } from "vitest"
import { run } from "./Program.ts"
import { runHere } from "./runHere.ts"

const ffmpeg: string = createRequire(import.meta.url)("@ffmpeg-installer/ffmpeg").path

/** Names as people give them. */
const [clip, card] = ["-Über uns – Teil 2.mp4", "Größe “neu”.png"]

let folder = ""
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postwright-test-media-"))
  const sources = "-f lavfi -i testsrc2=size=320x180:rate=30:duration=4 -f lavfi -i sine=duration=4"
  const codecs = "-c:v libx264 -preset ultrafast -pix_fmt yuv444p -c:a aac"
  execFileSync(ffmpeg, [...`-v error ${sources} ${codecs}`.split(" "), join(folder, clip)], { stdio: "ignore" })
  const canvas = createCanvas(1_000, 2_000)
  canvas.getContext("2d").fillRect(0, 0, 500, 500)
  const { bytes } = markContent(canvas.toBuffer("image/png"), {
    digitalSource: "algorithmicMedia",
    credit: "Sonnenfach"
  })
  await writeFile(join(folder, card), bytes)
  await writeFile(join(folder, "cut.mp4"), (await readFile(join(folder, clip))).subarray(0, 5_000))
  await writeFile(join(folder, "empty.png"), "")
  await writeFile(join(folder, "notes.jpg"), "no picture")
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const here = (...args: ReadonlyArray<string>) => runHere(["media", ...args], { cwd: folder })

describe("postwright media on real files", () => {
  it("measures a video whose name begins with a dash", async () => {
    const { code, err, out } = await here("probe", "--json", "--loudness", "--", clip)
    assert.strictEqual(code, 0, err)
    const { facts, file } = JSON.parse(out).files[0]
    assert.strictEqual(file, clip)
    assert.deepInclude(facts, { kind: "video", container: "mp4", hasMoovFirst: false })
    assert.deepInclude(facts.picture, { widthPx: 320, heightPx: 180, codec: "h264", pixelFormat: "yuv444p" })
    assert.isNumber(facts.loudness.integratedLufs)
  })

  it("tells in German what cannot be measured", async () => {
    const animated = "-v error -f lavfi -i testsrc2=size=64x64:rate=5:duration=1 -c:v libwebp -loop 0 -f webp"
    execFileSync(ffmpeg, [...animated.split(" "), join(folder, "moving.webp")])
    const huge = Buffer.from(createCanvas(4, 4).toBuffer("image/png"))
    huge.writeUInt32BE(16_384, 16)
    huge.writeUInt32BE(16_384, 20)
    await writeFile(join(folder, "huge.png"), huge)
    const expected: ReadonlyArray<readonly [string, string]> = [
      ["cut.mp4", ""],
      ["empty.png", "sie ist leer. "],
      ["notes.jpg", "sie ist weder Bild noch Video noch Ton"],
      ["moving.webp", "sie ist ein bewegtes WebP, und das wird hier nicht gelesen. Speichere es als Video"],
      ["huge.png", "sie hat nach eigener Angabe 16384×16384 Pixel, mehr als zu bewältigen sind. Speichere es kleiner"]
    ]
    for (const [name, why] of expected) {
      const { code, err, out } = await here("probe", name, "--messages", "de")
      assert.deepStrictEqual([code, out], [2, ""], name)
      assert.include(err, `„${name}“ ist nicht zu gebrauchen: ${why}`)
      assert.notInclude(err, "auf Englisch", name)
    }
  })

  it("names a picture of an iPhone, and says what to do with it", async () => {
    await writeFile(join(folder, "IMG_1.HEIC"), "\0\0\0\u0018ftypheic\0\0\0\0mif1heic\0\0\0\u0008meta")
    const commands = [
      ["probe"],
      ["check", "--platform", "instagram"],
      ["repair", "--platform", "instagram", "--out", "photo.jpg"]
    ]
    for (const [command = "", ...more] of commands) {
      const english = await here(command, "IMG_1.HEIC", ...more)
      assert.strictEqual(english.code, 2, command)
      assert.include(english.err, "it is a picture in HEIC, which is not read here. Save it as JPEG")
      const german = await here(command, "IMG_1.HEIC", ...more, "--messages", "de")
      assert.include(german.err, "sie ist ein Bild in HEIC, und das wird hier nicht gelesen. Speichere es als JPEG")
      assert.include(german.err, "Maximale Kompatibilität")
      assert.notInclude(german.err, "auf Englisch")
    }
  })

  it("says in German that this ffmpeg cannot make SDR of an iPhone's video", async () => {
    const sources = "-f lavfi -i testsrc2=size=320x180:rate=24:duration=3,format=yuv420p10le"
    const codec = "-c:v libx265 -preset ultrafast -x265-params log-level=error"
    const colors = "-color_trc arib-std-b67 -color_primaries bt2020 -colorspace bt2020nc"
    const args = `-v error ${sources} ${codec} ${colors}`.split(" ")
    execFileSync(ffmpeg, [...args, join(folder, "IMG_2.MOV")], { stdio: "ignore" })
    assert.match((await here("probe", "IMG_2.MOV")).out, /yuv420p10le, HDR \(HLG\), 24 fps/)
    const poor = join(folder, "poor-ffmpeg")
    const real = `"${ffmpeg}" "$@"`
    await writeFile(poor, `#!/bin/sh\ncase "$*" in *-filters*) ${real} | grep -v lut3d;; *) exec ${real};; esac\n`, {
      mode: 0o755
    })
    const repair = ["media", "repair", "IMG_2.MOV", "--platform", "instagram", "--out", "sdr.mp4", "--messages", "de"]
    const { code, err } = await runHere(repair, { cwd: folder, env: { POSTWRIGHT_FFMPEG: poor } })
    assert.strictEqual(code, 2)
    assert.include(err, "„IMG_2.MOV“ ist in HDR (HLG), und dieses ffmpeg kann daraus kein SDR machen: Ihm fehlt lut3d")
    assert.include(err, "nimm in SDR auf")
    assert.notInclude(err, "auf Englisch")
    assert.notInclude(await readdir(folder), "sdr.mp4")
    const mended = await here(...repair.slice(1))
    assert.strictEqual(mended.code, 0, mended.err)
    assert.include(mended.out, "Aus HDR wurde SDR")
  }, 60_000)

  it("finds why a network refuses a video, and mends it so that it takes it", async () => {
    const before = await here("check", "--platform", "instagram", "--", clip)
    assert.strictEqual(before.code, 1)
    for (const rule of ["pixel-format", "moov-first"]) assert.include(before.out, `[instagram/video-${rule}]`)
    const repaired = await here("repair", "--platform", "instagram", "--out", "mended.mp4", "--", clip)
    assert.strictEqual(repaired.code, 0, repaired.err)
    assert.match(repaired.out, /picture +320 × 180, h264[^\n]+yuv444p[^\n]+320 × 180, h264[^\n]+yuv420p/)
    const after = await here("check", "mended.mp4", "--platform", "instagram")
    assert.strictEqual(after.code, 0, after.out)
  })

  it("cuts what lasts too long only where it may, to what the network takes and no further", async () => {
    const sources = "-f lavfi -i testsrc2=size=160x90:rate=5:duration=150 -f lavfi -i sine=duration=150"
    const codecs = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac"
    execFileSync(ffmpeg, [...`-v error ${sources} ${codecs}`.split(" "), join(folder, "talk.mp4")])
    const whole = await here("repair", "talk.mp4", "--platform", "x", "--out", "whole.mp4")
    assert.strictEqual(whole.code, 1)
    assert.include(whole.out, "[x/video-duration-seconds]")
    const cut = await here("repair", "talk.mp4", "--platform", "x", "--out", "short.mp4", "--trim", "--json")
    assert.strictEqual(cut.code, 0, cut.out)
    const result = JSON.parse(cut.out.trim().split("\n").at(-1) ?? "")
    assert.isTrue(result.losesContent)
    assert.closeTo(result.before.facts.durationSeconds, 150, 0.1)
    assert.isAtMost(result.after.facts.durationSeconds, 140)
    assert.isAbove(result.after.facts.durationSeconds, 139.5)
    assert.isAtMost(result.after.facts.picture.keyframeSeconds, 2)
    assert.strictEqual((await here("check", "short.mp4", "--platform", "x")).code, 0)
  }, 60_000)

  it("says in German that a video is not whole, and writes none", async () => {
    const sources = "-f lavfi -i testsrc2=size=160x90:rate=30:duration=3"
    execFileSync(ffmpeg, [...`-v error ${sources} -c:v libvpx -cpu-used 8`.split(" "), join(folder, "cut.webm")])
    const bytes = await readFile(join(folder, "cut.webm"))
    await writeFile(join(folder, "cut.webm"), bytes.subarray(0, bytes.length / 2))
    const args = ["cut.webm", "--platform", "instagram", "--out", "cut-mended.mp4", "--messages", "de"]
    const { code, err } = await here("repair", ...args)
    assert.strictEqual(code, 2)
    assert.include(err, "„cut.webm“ ist nicht zu gebrauchen: von ihren")
    assert.notInclude(err, "auf Englisch")
    assert.notInclude(await readdir(folder), "cut-mended.mp4")
  })

  it("makes a picture that Instagram takes of one that is too tall, with its mark", async () => {
    const repaired = await here("repair", card, "--platform", "instagram", "--out", "card.jpg")
    assert.strictEqual(repaired.code, 0, repaired.err)
    const bytes = await readFile(join(folder, "card.jpg"))
    const { height, width } = await loadImage(bytes)
    assert.closeTo(width / height, 0.8, 0.005)
    assert.deepStrictEqual(readMark(bytes), {
      digitalSource: "algorithmicMedia",
      credit: "Sonnenfach",
      hasContentCredentials: false
    })
    assert.strictEqual((await here("check", "card.jpg", "--platform", "instagram")).code, 0)
  })

  it("takes a GIF of one picture for a picture, and what can be seen through in it for white", async () => {
    // One black pixel that can be seen through.
    const gif = "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
    await writeFile(join(folder, "still.gif"), Buffer.from(gif, "hex"))
    const probed = JSON.parse((await here("probe", "still.gif", "--json")).out).files[0].facts
    assert.deepInclude(probed, { kind: "image", container: "gif" })
    assert.doesNotHaveAnyKeys(probed, ["durationSeconds", "chapters"])
    assert.include((await here("check", "still.gif", "--platform", "x,linkedin")).out, "✓ LinkedIn, post: fine")
    const mended = await here("repair", "still.gif", "--platform", "instagram", "--out", "still.jpg")
    assert.strictEqual(mended.code, 0, mended.err)
    const context = createCanvas(320, 320).getContext("2d")
    context.drawImage(await loadImage(join(folder, "still.jpg")), 0, 0)
    assert.isTrue([...context.getImageData(160, 160, 1, 1).data].every((value) => value > 250))
  })

  it("says what to install where the program that was named is not there", async () => {
    const env = { POSTWRIGHT_FFPROBE: join(folder, "no-ffprobe") }
    const { code, err } = await runHere(["media", "probe", card, "--messages", "de"], { cwd: folder, env })
    assert.strictEqual(code, 2)
    assert.include(err, "„ffprobe“ ist nicht da")
    assert.notInclude(err, "auf Englisch")
  })

  it("leaves nothing behind when it is stopped", async () => {
    const args = ["media", "repair", card, "--platform", "instagram", "--out", "stopped.jpg", "--json"]
    const { code } = await run(args, {
      cwd: folder,
      onText: (text, child) => {
        if (text.includes('"progress"')) child.kill("SIGINT")
      }
    })
    const left = await readdir(folder)
    // It may have been done before it was stopped.
    if (code !== 0) assert.strictEqual(code, 130)
    if (code !== 0) assert.notInclude(left, "stopped.jpg")
    assert.deepStrictEqual(
      left.filter((name) => name.startsWith(".postwright")),
      []
    )
  })
})

describe("postwright doctor", () => {
  it("tells where the tools for media were found, and fails for none that is optional", async () => {
    const { code, err, out } = await runHere(["doctor", "--json"], { cwd: folder, env: { HOME: folder } })
    assert.strictEqual(code, 0, err)
    const checks: ReadonlyArray<{ name: string; status: string; detail: string; remedy: string }> =
      JSON.parse(out).checks
    const check = (name: string) => checks.find((one) => one.name === name)
    for (const name of ["ffmpeg", "ffprobe", "canvas", "fonts", "espeak"]) assert.strictEqual(check(name)?.status, "ok")
    assert.include(check("ffmpeg")?.detail, "@ffmpeg-installer")
    assert.include(check("fonts")?.detail, "Noto Sans")
    for (const name of ["whisper", "yt-dlp"]) assert.isDefined(check(name))
  })

  it("names what was set and does not work", async () => {
    const env = { POSTWRIGHT_FFMPEG: "/nowhere/ffmpeg", POSTWRIGHT_YT_DLP: "/nowhere/yt-dlp" }
    const { code, err, out } = await runHere(["doctor"], { cwd: folder, env })
    assert.strictEqual(code, 2)
    assert.match(out, /✗ ffmpeg +The configured path \/nowhere\/ffmpeg/)
    assert.match(out, /✗ yt-dlp +\/nowhere\/yt-dlp cannot be run/)
    assert.include(err, "2 things have to be mended: ffmpeg, yt-dlp")
  })
})
