import { markContent } from "@postwright/core/media/ContentMark"
import { type MediaFacts } from "@postwright/core/media/MediaFacts"
import { assert, describe, it } from "@effect/vitest"
import { createCanvas } from "@napi-rs/canvas"
import { Option } from "effect"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll } from "vitest"
import { type CheckArguments, checkWith, probeWith } from "../../src/cli/Media.ts"
import { picture, ran, tools, video } from "./mediaDoubles.ts"
import { runHere } from "./runHere.ts"

let folder = ""
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postwright-test-media-"))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const written = async (name: string, content: string | Uint8Array = name): Promise<string> => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

const probing = (
  files: ReadonlyArray<string>,
  facts: Readonly<Record<string, MediaFacts>>,
  options: { readonly json?: boolean; readonly messages?: "en" | "de" } = {}
) => {
  const { json = false, messages = "en" } = options
  return ran(probeWith({ files, loudness: false, json, messages }), tools(facts).layer, { messages })
}

const checking = (
  files: ReadonlyArray<string>,
  facts: Readonly<Record<string, MediaFacts>>,
  options: Partial<CheckArguments> = {}
) => {
  const args: CheckArguments = {
    files,
    platforms: ["instagram"],
    format: Option.none(),
    use: "media",
    json: false,
    messages: "en",
    ...options
  }
  return ran(checkWith(args), tools(facts).layer, args)
}

describe("postwright media probe", () => {
  it("says what a file is, whatever its name", async () => {
    const name = "Über uns – Teil 2.mp4"
    const { code, out } = await probing([await written(name)], { [name]: video() })
    assert.strictEqual(code, 0)
    assert.include(out, name)
    assert.include(out, "1080 × 1920, h264, yuv420p, 30 fps")
    assert.include(out, "aac, 48 kHz, 2 channels")
    const german = await probing([join(folder, name)], { [name]: video() }, { messages: "de" })
    assert.include(german.out, "2 Kanäle")
    assert.match(german.out, /Länge +40 s/)
  })

  it("tells what a file says of its origin", async () => {
    const canvas = createCanvas(4, 4).toBuffer("image/png")
    const { bytes } = markContent(canvas, { digitalSource: "trainedAlgorithmicMedia", credit: "Sonnenfach" })
    const file = await written("marked.png", bytes)
    const { out } = await probing([file], { "marked.png": picture("png") })
    assert.match(out, /origin +trainedAlgorithmicMedia/)
    assert.match(out, /credit +Sonnenfach/)
    const json = JSON.parse((await probing([file], { "marked.png": picture("png") }, { json: true })).out)
    assert.strictEqual(json.schemaVersion, "1")
    assert.strictEqual(json.files[0].facts.container, "png")
    assert.strictEqual(json.files[0].mark.digitalSource, "trainedAlgorithmicMedia")
  })

  it("measures the others when one cannot be measured, and fails in the end", async () => {
    const files = [await written("notes.txt"), await written("good.jpg")]
    const { code, err, out } = await probing(files, { "good.jpg": picture("jpeg") })
    assert.strictEqual(code, 2)
    assert.include(out, "1080 × 1350")
    assert.include(out, "notes.txt")
    assert.include(err, 'notes.txt" cannot be used: it is no media file')
    const json = await probing(files, { "good.jpg": picture("jpeg") }, { json: true, messages: "de" })
    const [bad, good] = JSON.parse(json.out).files
    assert.strictEqual(bad.problem.code, "media-unreadable")
    assert.include(bad.problem.message, "ist nicht zu gebrauchen")
    assert.strictEqual(good.facts.kind, "image")
  })

  it("tells in the end of each file that failed with its name, in English, German and JSON", async () => {
    const files = [await written("notes.txt"), join(folder, "lost.jpg"), await written("good.jpg")]
    const { code, err } = await probing(files, { "good.jpg": picture("jpeg") })
    assert.strictEqual(code, 2)
    const lines = err.trim().split("\n")
    assert.lengthOf(lines, 3)
    assert.strictEqual(lines[0], "error: 2 of the 3 files failed:")
    assert.include(lines[1], 'notes.txt" cannot be used: it is no media file')
    assert.match(lines[2] ?? "", /^ {2}\S+lost\.jpg: the file does not exist\. /)
    const german = await probing(files, { "good.jpg": picture("jpeg") }, { messages: "de" })
    assert.match(
      german.err,
      /^Fehler: 2 der 3 Dateien gingen nicht:\n.*notes\.txt.*\n.*lost\.jpg: die Datei gibt es nicht\. /
    )
    const lost = [join(folder, "lost.jpg"), join(folder, "gone.mp4")]
    const json = JSON.parse((await runHere(["media", "probe", ...lost, "--json"])).err)
    assert.strictEqual(json.code, "file-not-found")
    assert.deepStrictEqual(json.details.files, lost)
    const check = await checking(files, { "good.jpg": picture("jpeg") })
    assert.strictEqual(check.err, err)
  })

  it("writes nothing of a terminal's language that a name holds", async () => {
    const name = "a\u001b[31mb.jpg"
    const { out } = await probing([await written(name)], { [name]: picture("jpeg") })
    assert.notInclude(out, "\u001b")
    const lines = "c.jpg\n✓ d.jpg"
    const told = await probing([await written(lines)], { [lines]: picture("jpeg") })
    assert.match(told.out, /c\.jpg ✓ d\.jpg\n {2}file/)
  })

  it("names what is no file, and measures the others", async () => {
    await mkdir(join(folder, "slides"), { recursive: true })
    const good = await written("there.jpg")
    const expected: ReadonlyArray<readonly [string, string, string]> = [
      [join(folder, "lost.jpg"), "the file does not exist", "die Datei gibt es nicht"],
      [join(folder, "slides"), "the file is a folder", "die Datei ist ein Ordner"],
      [join(good, "x.jpg"), "the file does not exist", "die Datei gibt es nicht"],
      ["", "FILE: no file is named", "FILE: keine Datei ist genannt"],
      ["https://example.com/a.mp4", "addresses are not read", "Adressen werden nicht gelesen"],
      ["-", "standard input is no media file", "die Standardeingabe ist keine Mediendatei"],
      ["/dev/null", "a pipe or device is no media file", "eine Pipe oder ein Gerät ist keine Mediendatei"]
    ]
    for (const [file, english, german] of expected) {
      const alone = await probing([file], {})
      assert.deepStrictEqual([alone.code, alone.out], [2, ""])
      assert.include(alone.err, `${file}: ${english}. `)
      const beside = await probing([file, good], { "there.jpg": picture("jpeg") })
      assert.strictEqual(beside.code, 2)
      assert.include(beside.out, `${english}. `)
      assert.include(beside.out, "1080 × 1350")
      const told = await probing([file], {}, { messages: "de" })
      assert.include(told.err, german)
      assert.notInclude(told.err, "auf Englisch")
    }
  })
})

describe("postwright media check", () => {
  it("checks the others where one is no file, and ends with 2", async () => {
    await mkdir(join(folder, "pictures"), { recursive: true })
    const files = [join(folder, "pictures"), await written("taken.jpg"), join(folder, "gone.jpg")]
    const facts = { "taken.jpg": picture("jpeg") }
    const { code, err, out } = await checking(files, facts)
    assert.strictEqual(code, 2)
    assert.include(out, "the file is a folder")
    assert.include(out, "✓ Instagram, post: fine")
    assert.include(out, "the file does not exist")
    assert.include(err, "the file is a folder")
    const json = JSON.parse((await checking(files, facts, { json: true, messages: "de" })).out)
    assert.isFalse(json.ok)
    assert.deepStrictEqual(
      json.files.map((file: { problem?: { code: string } }) => file.problem?.code),
      ["file-is-folder", undefined, "file-not-found"]
    )
    assert.include(json.files[0].problem.message, "die Datei ist ein Ordner")
    assert.isTrue(json.files[1].targets[0].isTaken)
  })

  it("ends with 0 where every network takes the file", async () => {
    const files = [await written("reel.mp4")]
    const facts = { "reel.mp4": video() }
    const { code, out } = await checking(files, facts, { platforms: ["instagram,tiktok", "TikTok"] })
    assert.strictEqual(code, 0)
    assert.include(out, "✓ Instagram, video: fine")
    assert.strictEqual(out.split("TikTok").length, 2)
  })

  it("ends with 1 and names each rule where a network refuses one", async () => {
    const files = [await written("card.png"), await written("reel.mp4")]
    const facts = { "card.png": picture("png"), "reel.mp4": video(1) }
    const { code, err, out } = await checking(files, facts)
    assert.strictEqual(code, 1)
    assert.include(out, "✗ Instagram: the file is png; it takes jpeg  [instagram/image-container]")
    assert.include(out, "[instagram/video-duration-seconds]")
    assert.include(err, "Networks refuse 2 of 2 files as they are")
    const german = await checking(files, facts, { messages: "de" })
    assert.include(german.out, "Instagram: Dateityp png; erlaubt: jpeg")
    assert.include(german.err, "2 von 2 Dateien nehmen Netzwerke so nicht")
    assert.notInclude(german.err, "auf Englisch")
  })

  it("lets through what only may be refused", async () => {
    const { code, out } = await checking(
      [await written("wide.mp4")],
      { "wide.mp4": video(40, 1500) },
      { platforms: ["x"] }
    )
    assert.strictEqual(code, 0)
    assert.include(out, "! X, post: fine, with a doubt")
  })

  it("advises how to share out a carousel with too many pictures", async () => {
    const names = Array.from({ length: 14 }, (_, index) => `slide-${index}.jpg`)
    const files = await Promise.all(names.map((name) => written(name)))
    const facts = Object.fromEntries(names.map((name) => [name, picture("jpeg")]))
    const { code, err, out } = await checking(files, facts, { format: Option.some("carousel") })
    assert.strictEqual(code, 1)
    assert.include(out, "14 pictures, and a carousel takes at most 10. Share them out in order over 2 posts: 7 + 7")
    assert.include(err, "The files do not fit into one post")
    const json = await checking(files, facts, { format: Option.some("carousel"), json: true })
    assert.deepStrictEqual(JSON.parse(json.out).posts, [
      { platform: "instagram", pictures: 14, max: 10, isTaken: false, split: [7, 7] }
    ])
    const linkedin = await checking(files, facts, { format: Option.some("carousel"), platforms: ["linkedin"] })
    assert.strictEqual(linkedin.code, 0)
  })

  it("gives programs the same with rule, source and day", async () => {
    const { out } = await checking([await written("card.png")], { "card.png": picture("png") }, { json: true })
    const result = JSON.parse(out)
    assert.deepInclude(result, { type: "result", schemaVersion: "1", ok: false })
    const [target] = result.files[0].targets
    assert.deepInclude(target, { platform: "instagram", format: "post", isTaken: false })
    assert.deepInclude(target.findings[0], {
      ruleId: "instagram/image-container",
      severity: "block",
      actual: "png",
      expected: "jpeg"
    })
  })

  it("says what is no network, and what is no format of one", async () => {
    const files = [await written("reel.mp4")]
    const network = await checking(files, {}, { platforms: ["instagram,mastodon"] })
    assert.strictEqual(network.code, 2)
    assert.include(network.err, '--platform "mastodon" is no network. Name one of tiktok, instagram')
    const format = await checking(files, {}, { format: Option.some("thread"), messages: "de" })
    assert.include(format.err, "--format thread ist kein Format von instagram. Nenne eines von dort")
  })
})

describe("the options of postwright media", () => {
  it("take names that begin with a dash", async () => {
    const { code, err } = await runHere(["media", "probe", "--", "-lost.mp4"])
    assert.strictEqual(code, 2)
    assert.include(err, "-lost.mp4: the file does not exist")
  })

  it("ask for what is missing", async () => {
    assert.include((await runHere(["media", "probe"])).err, "file")
    assert.include((await runHere(["media", "check", "x.jpg"])).err, "--platform")
    assert.include((await runHere(["media", "repair", "x.jpg", "--platform", "x"])).err, "--out")
  })
})
