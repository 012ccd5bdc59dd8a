import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { wavOf } from "@postwright/core/testing/media/MediaMaterial"
import { systemFilesFor } from "@postwright/providers/media/fonts/Fonts"
import { Effect } from "effect"
import { rune, runes } from "../../../providers/test/media/fonts/runes.ts"
import { makeFolder } from "./Program.ts"
import { runHere } from "./runHere.ts"

const folder = makeFolder()
const at = (name: string) => join(folder.path, name)
const sound = wavOf(0.1, () => 0)
const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")

beforeAll(() => {
  writeFileSync(
    at("pilot.md"),
    "The pilot made 131 loans in fourteen weeks. Riders rode 5,109 miles on 1,834 trips in all.\n"
  )
  writeFileSync(
    at("brief.yaml"),
    "topic: Cargo bikes\nplatforms: [x]\nsources: [pilot.md]\nplan: { days: 1, perDay: 1 }\n"
  )
  writeFileSync(at("cover.png"), png)
  for (const name of ["none", "garbage", "picture", "twice", "folders/slot-001.wav", "strange"]) {
    mkdirSync(at(name), { recursive: true })
  }
  writeFileSync(at("garbage/slot-001.wav"), "garbage")
  writeFileSync(at("picture/slot-001.wav"), png)
  writeFileSync(at("twice/slot-001.wav"), sound)
  writeFileSync(at("twice/slot-001.MP3"), sound)
  writeFileSync(at("strange/slot-999.wav"), sound)
})
afterAll(folder.remove)

const generate = (...args: ReadonlyArray<string>) =>
  runHere(["generate", "brief.yaml", "--out", "kit", ...args], { cwd: folder.path })

describe("what --voice, --music, --recordings and --fonts name", () => {
  it("is refused before anything is made where it cannot be used, in English and German", async () => {
    for (const [args, en, de] of [
      [["--music", "cover.png"], "the music is no sound that is known", "die Musik ist kein bekannter Ton"],
      [["--music", "nope.mp3"], "the music does not exist", "die Musik gibt es nicht"],
      [["--music", "./none"], "the music is a folder", "die Musik ist ein Ordner"],
      [["--voice", "espeak/nope"], 'The model "espeak/nope" of --voice is not there', "Schreibe espeak/espeak-ng"],
      [["--voice", "espeak/espeak-ng:x"], 'has no voice "x". Choose one of plain, m1', "hat keine Stimme „x“"],
      [["--voice", "x y"], "names no vendor that is known", "nennt keinen bekannten Anbieter"],
      [["--recordings", "none"], "the folder has no recording", "der Ordner enthält keine Aufnahme"],
      [["--recordings", "nope"], "the folder of recordings cannot be read", "der Ordner mit den Aufnahmen ist nicht"],
      [["--recordings", "garbage"], "the recording slot-001.wav is no sound", "die Aufnahme slot-001.wav ist kein"],
      [["--recordings", "picture"], "Save it as WAV, MP3", "Speichere sie als WAV, MP3"],
      [
        ["--recordings", "folders"],
        "the recording slot-001.wav is a folder",
        "die Aufnahme slot-001.wav ist ein Ordner"
      ],
      [["--recordings", "twice"], "several recordings for slot-001", "mehrere Aufnahmen für slot-001"],
      [["--fonts", "nope"], "the folder of fonts does not exist", "den Ordner mit den Schriften gibt es nicht"],
      [["--fonts", "cover.png"], "it is no folder of fonts", "das ist kein Ordner mit Schriften"],
      [["--fonts", "none"], "the folder has no font that can be read", "der Ordner enthält keine Schrift, die zu lesen"]
    ] as const) {
      const english = await generate(...args)
      assert.deepStrictEqual([english.code, english.out], [2, ""], english.err)
      assert.include(english.err, en)
      const german = await generate(...args, "--messages", "de")
      assert.include(german.err, de)
      assert.notMatch(german.err, /auf Englisch|\b(?:the|is|are|cannot)\b/)
    }
    assert.isFalse(existsSync(at("kit")))
  })

  it("is dropped by none, also where a folder is called so", async () => {
    const { code, err } = await generate("--music", "none", "--watermark", "none")
    assert.strictEqual(code, 0, err)
  })

  it("is told where no video takes a recording", async () => {
    const { code, err } = await generate("--recordings", "strange")
    assert.strictEqual(code, 0, err)
    assert.include(err, "warning: No video of the plan is called slot-999, so these recordings were not used")
    assert.include(err, "The plan has no videos")
    assert.include(readFileSync(at("kit/plan.json"), "utf8"), "slot-001")
  })
})

describe("a folder with fonts", () => {
  const made = (args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}) =>
    runHere(["generate", "runes.yaml", "--out", "runic", ...args], { cwd: folder.path, env })

  it("of --fonts or POSTWRIGHT_FONTS has the letters that no other font has, which else are told with the option", async () => {
    mkdirSync(at("fonts"))
    writeFileSync(at("fonts/runes.ttf"), runes())
    const brief = `topic: Cargo bikes ${rune}\nplatforms: [x]\nsources: [pilot.md]\nplan: { days: 1, perDay: 1 }\n`
    writeFileSync(at("runes.yaml"), brief)
    for (const done of [await made(["--fonts", "fonts"]), await made([], { POSTWRIGHT_FONTS: "fonts" })]) {
      assert.strictEqual(done.code, 0, done.err)
      assert.notInclude(done.err, "No font has")
    }
    // A machine may have a font of its own that has it.
    const ofMachine = await Effect.runPromise(systemFilesFor([rune.codePointAt(0) ?? 0]))
    if (ofMachine.length > 0) return
    const without = await made(["--messages", "en"])
    assert.include(without.err, `No font has ${rune}: boxes stand for them in report.pdf. Name a folder with a font`)
    assert.include(without.err, " with --fonts, then make the campaign anew")
    assert.include(
      (await made(["--messages", "de"])).err,
      "Nenne mit --fonts einen Ordner mit einer Schrift, die sie hat"
    )
  })

  it("is refused by the review too where the setting names none", async () => {
    const { code, err } = await runHere(["plan", "approve", "kit", "slot-001"], {
      cwd: folder.path,
      env: { POSTWRIGHT_FONTS: "none" }
    })
    assert.strictEqual(code, 2)
    assert.include(err, "none: the folder has no font that can be read")
  })
})

describe("what --videos asks for", () => {
  const brief = (name: string, platforms: string) => {
    const text = `topic: Cargo bikes\nplatforms: [${platforms}]\nsources: [pilot.md]\nplan: { days: 2, perDay: 3 }\n`
    writeFileSync(at(name), text)
    return name
  }
  const noVideo = (name: string, ...args: ReadonlyArray<string>) =>
    runHere(["generate", name, "--out", "videos", ...args], { cwd: folder.path })

  it("is answered with a line of its own where no video slot has a post, in English, German and JSON", async () => {
    const name = brief("unwritten.yaml", "x, tiktok")
    const english = await noVideo(name, "--videos", "1")
    assert.strictEqual(english.code, 0, english.err)
    const line = /^warning: (No video was made: .*)$/m.exec(english.err)?.[1] ?? ""
    assert.match(line, /^No video was made: (?:none of the \d video slots has a|the only video slot has no) post\. /)
    const german = await noVideo(name, "--videos", "1", "--messages", "de")
    assert.match(german.err, /^Hinweis: Es wurde kein Video gemacht: .* Post\. Was jedem Platz fehlt, /m)
    const json = await noVideo(name, "--videos", "all", "--json")
    const { warnings } = JSON.parse(json.out)
    assert.deepInclude(
      warnings.map(({ code, message }: { code: string; message: string }) => ({ code, message })),
      { code: "videos-without-post", message: line }
    )
    const unasked = await noVideo(name)
    assert.notInclude(unasked.err, "No video was made")
    assert.notInclude((await noVideo(name, "--videos", "1", "--no-media")).err, "No video was made")
  })
})
