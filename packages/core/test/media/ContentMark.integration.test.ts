/** Whether other programs take marked files as they took them before. */
import { type ContentMark, markContent, readMark } from "@postwright/core/media/ContentMark"
import { assert, describe, it } from "@effect/vitest"
import { createCanvas, loadImage } from "@napi-rs/canvas"
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"

const require = createRequire(import.meta.url)
const ffmpeg: string = require("@ffmpeg-installer/ffmpeg").path
const ffprobe: string = require("@ffprobe-installer/ffprobe").path

const mark: ContentMark = {
  digitalSource: "trainedAlgorithmicMedia",
  tool: `Postwright </rdf:RDF> & "Söhne"`,
  rights: "© Bäckerei",
  credit: "😀"
}

/** Digest of every frame and every packet of sound, decoded. */
const decoded = (file: string) =>
  execFileSync(ffmpeg, ["-v", "error", "-xerror", "-i", file, "-f", "md5", "-"], { encoding: "utf8" })

const boxes = (bytes: Uint8Array) => {
  const names: Array<string> = []
  for (let at = 0; at + 8 <= bytes.length; at += Buffer.from(bytes).readUInt32BE(at)) {
    names.push(Buffer.from(bytes).toString("latin1", at + 4, at + 8))
  }
  return names
}

describe("marked files", () => {
  it.each(["jpeg", "png"] as const)("show the same pixels as a %s", async (kind) => {
    const canvas = createCanvas(64, 48)
    const context = canvas.getContext("2d")
    for (let x = 0; x < 64; x++) {
      context.fillStyle = `hsl(${x * 5} 80% 50%)`
      context.fillRect(x, 0, 1, 48)
    }
    const plain = kind === "jpeg" ? canvas.toBuffer("image/jpeg") : canvas.toBuffer("image/png")
    const marked = markContent(plain, mark)
    assert.isTrue(marked.isMarked)
    assert.deepStrictEqual(readMark(marked.bytes), { ...mark, hasContentCredentials: false })
    const pixels = async (bytes: Uint8Array) => {
      const image = await loadImage(Buffer.from(bytes))
      const copy = createCanvas(image.width, image.height).getContext("2d")
      copy.drawImage(image, 0, 0)
      return Buffer.from(copy.getImageData(0, 0, image.width, image.height).data)
    }
    assert.deepStrictEqual(await pixels(marked.bytes), await pixels(plain))
    const folder = mkdtempSync(join(tmpdir(), "postwright-mark-"))
    try {
      const [before, after] = [join(folder, "before"), join(folder, "after")]
      writeFileSync(before, plain)
      writeFileSync(after, marked.bytes)
      assert.strictEqual(decoded(after), decoded(before))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it.each([
    ["with moov in front", "+faststart", ["ftyp", "moov", "free", "mdat", "uuid"]],
    ["with moov behind", "0", ["ftyp", "free", "mdat", "moov", "uuid"]],
    ["in fragments", "+frag_keyframe+empty_moov", ["ftyp", "moov", "moof", "mdat", "uuid", "mfra"]]
  ] as const)(
    "play the same as an MP4 %s",
    (_, movflags, expected) => {
      const folder = mkdtempSync(join(tmpdir(), "postwright-mark-"))
      try {
        const [plain, file] = [join(folder, "plain.mp4"), join(folder, "marked.mp4")]
        const sources = "-f lavfi -i testsrc=size=64x48:rate=10:duration=1 -f lavfi -i sine=duration=1"
        const codecs = `-c:v libx264 -pix_fmt yuv420p -c:a aac -movflags ${movflags}`
        execFileSync(ffmpeg, [...`-v error ${sources} ${codecs}`.split(" "), plain], { stdio: "ignore" })
        const marked = markContent(readFileSync(plain), mark)
        assert.isTrue(marked.isMarked)
        assert.deepStrictEqual([...new Set(boxes(marked.bytes))], [...expected])
        writeFileSync(file, marked.bytes)
        assert.deepStrictEqual(readMark(readFileSync(file)), { ...mark, hasContentCredentials: false })
        assert.strictEqual(decoded(file), decoded(plain))
        const complaints = execFileSync(ffprobe, ["-v", "error", "-show_entries", "format=nb_streams", file], {
          encoding: "utf8"
        })
        assert.include(complaints, "nb_streams=2")
        assert.notInclude(complaints, "rror")
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    30_000
  )
})
