import { markContent, readMark } from "@postwright/core/media/ContentMark"
import { MediaFacts, PictureFacts } from "@postwright/core/media/MediaFacts"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { assert, describe, it } from "@effect/vitest"
import { createCanvas } from "@napi-rs/canvas"
import { Effect, Layer, Option } from "effect"
import { chmod, link, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll } from "vitest"
import { type RepairArguments, repairWith } from "../../src/cli/MediaRepair.ts"
import { picture, ran, tools, video } from "./mediaDoubles.ts"

let folder = ""
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postwright-test-media-"))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const written = async (name: string, content: string | Uint8Array = name): Promise<string> => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

const repairing = (
  file: string | ReadonlyArray<string>,
  out: string,
  { layer }: Pick<ReturnType<typeof tools>, "layer">,
  options: Partial<RepairArguments> & { readonly terminal?: boolean } = {}
) => {
  const { terminal = false, ...given } = options
  const args: RepairArguments = {
    files: typeof file === "string" ? [file] : file,
    out,
    platform: "instagram",
    format: Option.none(),
    use: "media",
    force: false,
    trim: false,
    json: false,
    quiet: false,
    messages: "en",
    ...given
  }
  return ran(repairWith(args), layer, { messages: args.messages, terminal })
}

describe("postwright media repair", () => {
  it("writes a file that the network takes, and shows both", async () => {
    const [file, out] = [await written("card.png"), join(folder, "Größe – neu.jpg")]
    const doubles = tools({ "card.png": picture("png") })
    const done = await repairing(file, out, doubles)
    assert.deepStrictEqual([done.code, done.err], [0, ""])
    assert.deepStrictEqual(doubles.asked, [[{ kind: "encode", container: "jpeg", maxBytes: 7_840_000 }]])
    assert.strictEqual(await readFile(out, "utf8"), "mended")
    assert.strictEqual(await readFile(file, "utf8"), "card.png")
    assert.match(done.out, /before +after\n +file +picture, png +picture, jpeg\n/)
    assert.include(done.out, "Mended:\n  ✗ Instagram: the file is png; it takes jpeg")
  })

  it("shows how far it is on a terminal only", async () => {
    const doubles = tools({ "card.png": picture("png") })
    const shown = await repairing(await written("card.png"), join(folder, "t1.jpg"), doubles, { terminal: true })
    assert.include(shown.err, "50/100")
    const quiet = await repairing(join(folder, "card.png"), join(folder, "t2.jpg"), doubles, {
      terminal: true,
      quiet: true
    })
    assert.deepStrictEqual([quiet.err, quiet.out], ["", ""])
  })

  it("gives programs edits, facts and findings of both", async () => {
    const doubles = tools({ "card.png": picture("png") })
    const { out } = await repairing(await written("card.png"), join(folder, "j.jpg"), doubles, { json: true })
    const result = JSON.parse(out)
    assert.deepInclude(result, {
      schemaVersion: "1",
      ok: true,
      platform: "instagram",
      format: "post",
      losesContent: false
    })
    assert.strictEqual(result.before.facts.container, "png")
    assert.strictEqual(result.before.findings[0].ruleId, "instagram/image-container")
    assert.deepStrictEqual(result.after.findings, [])
    assert.strictEqual(result.edits[0].kind, "encode")
  })

  it("says that HDR becomes SDR, in both languages and to programs", async () => {
    const hdr = video()
    const given = new MediaFacts({
      ...hdr,
      container: "mov",
      picture: new PictureFacts({ ...hdr.picture!, pixelFormat: "yuv420p10le", hdr: "hlg" })
    })
    const doubles = tools({ "IMG_1.MOV": given }, { facts: video() })
    const file = await written("IMG_1.MOV")
    const english = await repairing(file, join(folder, "sdr.mp4"), doubles)
    assert.strictEqual(english.code, 0, english.err)
    assert.match(
      english.out,
      /picture +1080 × 1920, h264, yuv420p10le, HDR \(HLG\), 30 fps +1080 × 1920, h264, yuv420p, 30/
    )
    assert.include(english.out, "HDR became SDR")
    const german = await repairing(file, join(folder, "sdr.mp4"), doubles, { messages: "de", force: true })
    assert.include(german.out, "Aus HDR wurde SDR")
    const json = await repairing(file, join(folder, "sdr.mp4"), doubles, { json: true, force: true })
    const result = JSON.parse(json.out.trim().split("\n").at(-1) ?? "")
    assert.deepInclude(result, { mapsTones: true, losesContent: false })
    assert.strictEqual(result.before.facts.picture.hdr, "hlg")
  })

  it("copies a file that needs nothing", async () => {
    const [file, out] = [await written("fine.jpg"), join(folder, "copy.jpg")]
    const done = await repairing(file, out, tools({ "fine.jpg": picture("jpeg") }))
    assert.strictEqual(done.code, 0)
    assert.include(done.out, "copied as it is")
    assert.strictEqual(await readFile(out, "utf8"), "fine.jpg")
  })

  it("writes nothing where nothing can be done, and says what remains", async () => {
    const [file, out] = [await written("short.mp4"), join(folder, "short-out.mp4")]
    const done = await repairing(file, out, tools({ "short.mp4": video(1) }))
    assert.strictEqual(done.code, 1)
    assert.include(done.out, "nothing written")
    assert.include(done.out, "What remains:\n  ✗ Instagram: it lasts 1 s; it takes 3 s to 900 s")
    assert.include(done.err, "The network refuses the file even so")
    assert.notInclude(await readdir(folder), "short-out.mp4")
  })

  it("says what is in the way before it says how to name the result", async () => {
    const file = await written("clip.mp4")
    const done = await repairing(file, join(folder, "clip.jpg"), tools({ "clip.mp4": video() }), {
      format: Option.some("post")
    })
    assert.strictEqual(done.code, 1)
    assert.include(done.out, "the file is a video; it takes a picture")
  })

  it("cuts what lasts too long with --trim alone", async () => {
    const file = await written("long.mp4")
    const doubles = tools({ "long.mp4": video(1_000) }, { facts: video(900) })
    const kept = await repairing(file, join(folder, "long-1.mp4"), doubles)
    assert.strictEqual(kept.code, 1)
    assert.deepStrictEqual(doubles.asked, [])
    const cut = await repairing(file, join(folder, "long-2.mp4"), doubles, { trim: true })
    assert.strictEqual(cut.code, 0)
    assert.strictEqual(doubles.asked[0]?.[0]?.kind, "trim")
    assert.include(cut.out, "The end was cut off")
  })

  it("never writes over the input, by whatever name", async () => {
    const file = await written("input.png")
    await symlink(file, join(folder, "soft.png"))
    await link(file, join(folder, "hard.png"))
    for (const out of [file, join(folder, "soft.png"), join(folder, "hard.png")]) {
      const done = await repairing(file, out, tools({ "input.png": picture("png") }), { force: true })
      assert.strictEqual(done.code, 2)
      assert.include(done.err, "--out is the input")
    }
    assert.strictEqual(await readFile(file, "utf8"), "input.png")
  })

  it("replaces another file only where it is told to", async () => {
    const [file, out] = [await written("card.png"), await written("mine.jpg", "mine")]
    const doubles = tools({ "card.png": picture("png") })
    const refused = await repairing(file, out, doubles, { messages: "de" })
    assert.strictEqual(refused.code, 2)
    assert.include(refused.err, "gibt es schon. Nenne mit --out eine andere Datei, oder ersetze sie mit --force")
    assert.deepStrictEqual(doubles.asked, [])
    assert.strictEqual(await readFile(out, "utf8"), "mine")
    assert.strictEqual((await repairing(file, out, doubles, { force: true })).code, 0)
    assert.strictEqual(await readFile(out, "utf8"), "mended")
  })

  it("leaves alone what appears at the place meanwhile", async () => {
    const [file, out] = [await written("card.png"), join(folder, "race.jpg")]
    const doubles = tools({ "card.png": picture("png") })
    const late = Layer.effectDiscard(
      Effect.gen(function* () {
        const { edit } = yield* (yield* MediaTools).get("renderer")
        const tool = yield* (yield* MediaTools).get("renderer")
        Object.assign(tool, {
          edit: (...args: Parameters<typeof edit>) =>
            Effect.tap(edit(...args), () => Effect.promise(() => writeFile(out, "theirs")))
        })
      })
    )
    const done = await repairing(file, out, { layer: late.pipe(Layer.provideMerge(doubles.layer)) })
    assert.strictEqual(done.code, 2)
    assert.include(done.err, "is there already")
    assert.strictEqual(await readFile(out, "utf8"), "theirs")
    assert.deepStrictEqual(
      (await readdir(folder)).filter((name) => name.startsWith(".postwright")),
      []
    )
  })

  it("names a place that cannot be used before it begins", async () => {
    const file = await written("card.png")
    await mkdir(join(folder, "closed"), { recursive: true })
    await chmod(join(folder, "closed"), 0o500)
    const doubles = tools({ "card.png": picture("png") })
    const places: ReadonlyArray<readonly [string, string]> = [
      [join(folder, "none", "x.jpg"), "liegt in einem Ordner, den es nicht gibt"],
      [join(folder, "card.webp"), "Der Name bei --out endet auf .webp, und die Datei wird jpeg. Nenne sie card.jpg"],
      // The administrator may write everywhere.
      ...(process.getuid?.() === 0 ? [] : [[join(folder, "closed", "x.jpg"), "darf nicht beschrieben werden"] as const])
    ]
    for (const [out, said] of places) {
      const done = await repairing(file, out, doubles, { messages: "de" })
      assert.strictEqual(done.code, 2, out)
      assert.include(done.err, said)
      assert.notInclude(done.err, "auf Englisch")
    }
    assert.deepStrictEqual(doubles.asked, [])
  })

  it("mends several into a folder that it makes, and one that cannot be mended stops no other", async () => {
    const out = join(folder, "ready", "now")
    const files = [
      await written("one.png"),
      join(folder, "lost.png"),
      folder,
      await written("notes.txt"),
      await written("brief.mp4"),
      await written("good.JPG")
    ]
    const facts = {
      "one.png": picture("png"),
      "brief.mp4": video(1),
      "good.JPG": picture("jpeg")
    }
    const done = await repairing(files, out, tools(facts))
    assert.strictEqual(done.code, 2)
    assert.deepStrictEqual((await readdir(out)).toSorted(), ["good.JPG", "one.jpg"])
    assert.strictEqual(await readFile(join(out, "one.jpg"), "utf8"), "mended")
    assert.strictEqual(await readFile(join(out, "good.JPG"), "utf8"), "good.JPG")
    assert.include(done.out, `one.png → ${join(out, "one.jpg")} (Instagram, post)`)
    for (const said of ["the file does not exist", "the file is a folder", "it is no media file", "nothing written"]) {
      assert.include(done.out, said)
    }
    assert.match(
      done.err,
      /^error: 3 of the 6 files failed:\n.*lost\.png: the file does not exist\. .*\n.*the file is a folder/
    )
    assert.include(done.err, 'notes.txt" cannot be used: it is no media file')
    const quiet = await repairing(files, out, tools(facts), { quiet: true, force: true })
    assert.deepStrictEqual([quiet.out, quiet.err], ["", done.err])

    const json = await repairing(files, out, tools(facts), { json: true, force: true, messages: "de" })
    const result = JSON.parse(json.out.trim().split("\n").at(-1) ?? "")
    assert.deepInclude(result, { type: "result", schemaVersion: "1", ok: false, platform: "instagram" })
    assert.deepStrictEqual(
      result.files.map(({ out: path, problem }: { out?: string; problem?: { code: string } }) => problem?.code ?? path),
      [join(out, "one.jpg"), "file-not-found", "file-is-folder", "media-unreadable", null, join(out, "good.JPG")]
    )
    assert.include(result.files[1].problem.message, "die Datei gibt es nicht")
  })

  it("ends with 1 where a network refuses some of several, and 0 where it takes all", async () => {
    const files = [await written("fine-1.jpg"), await written("short-1.mp4")]
    const facts = { "fine-1.jpg": picture("jpeg"), "short-1.mp4": video(1) }
    const done = await repairing(files, join(folder, "some"), tools(facts))
    assert.strictEqual(done.code, 1)
    assert.include(done.err, "The network refuses 1 of 2 files even so")
    const german = await repairing(files, join(folder, "some"), tools(facts), { messages: "de", force: true })
    assert.include(german.err, "1 von 2 Dateien nimmt das Netzwerk auch so nicht")
    const one = await repairing(files[0] ?? "", join(folder, "some"), tools(facts), { force: true })
    assert.strictEqual(one.code, 0, one.err)
    assert.deepStrictEqual(await readdir(join(folder, "some")), ["fine-1.jpg"])
  })

  it("keeps what would have one name apart, and the inputs as they are", async () => {
    await mkdir(join(folder, "a"), { recursive: true })
    const files = [await written("photo.png"), await written("a/Photo.webp"), await written("a/kept.jpg")]
    const facts = { "photo.png": picture("png"), "Photo.webp": picture("webp"), "kept.jpg": picture("jpeg") }
    const done = await repairing(files, join(folder, "a"), tools(facts), { messages: "de", force: true })
    assert.strictEqual(done.code, 2)
    assert.include(done.out, "würden beide zu „Photo.jpg“. Behebe eine davon für sich")
    assert.include(done.out, "--out ist die Vorlage")
    assert.notInclude(done.err, "auf Englisch")
    assert.strictEqual(await readFile(join(folder, "a", "kept.jpg"), "utf8"), "a/kept.jpg")
    assert.strictEqual(await readFile(join(folder, "a", "photo.jpg"), "utf8"), "mended")

    const file = await written("no-folder")
    const refused = await repairing(files, file, tools(facts), { messages: "de", force: true })
    assert.strictEqual(refused.code, 2)
    assert.include(
      refused.err,
      "ist eine Datei, und mehrere Ergebnisse brauchen einen Ordner. Nenne mit --out einen Ordner"
    )
    const below = await repairing(files, join(file, "x"), tools(facts), { messages: "de" })
    assert.strictEqual(below.code, 2)
    assert.notInclude(below.err, "auf Englisch")
  })

  it("carries the mark of the input over, and tells of a manifest that it cannot", async () => {
    const canvas = createCanvas(4, 4)
    const mark = { digitalSource: "compositeWithTrainedAlgorithmicMedia", credit: "Sonnenfach" } as const
    const { bytes } = markContent(canvas.toBuffer("image/png"), mark)
    const file = await written("marked-card.png", bytes)
    const doubles = tools(
      { "marked-card.png": picture("png"), "signed.png": picture("png") },
      { facts: picture("jpeg"), bytes: canvas.toBuffer("image/jpeg") }
    )
    const out = join(folder, "marked-card.jpg")
    assert.strictEqual((await repairing(file, out, doubles)).code, 0)
    assert.deepStrictEqual(readMark(await readFile(out)), { ...mark, hasContentCredentials: false })

    const plain = canvas.toBuffer("image/png")
    const chunk = Buffer.from("\0\0\0\x04caBXjumb\0\0\0\0", "latin1")
    const signed = await written("signed.png", Buffer.concat([plain.subarray(0, 33), chunk, plain.subarray(33)]))
    const done = await repairing(signed, join(folder, "signed.jpg"), doubles)
    assert.include(done.out, "The C2PA manifest of the input is not in the new file")
  })
})
