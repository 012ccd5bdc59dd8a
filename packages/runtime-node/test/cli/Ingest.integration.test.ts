import { assert, describe, it } from "@effect/vitest"
import { parseVtt } from "@postwright/core/media/SubtitleFiles"
import { Effect } from "effect"
import { execFileSync } from "node:child_process"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll } from "vitest"
import { fakeProgram } from "../../../providers/test/media/fakeProgram.ts"
import { runHere } from "./runHere.ts"

let folder = ""
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postwright-ingest-"))
  await writeFile(join(folder, "talk.srt"), "1\n00:00:01,000 --> 00:00:02,500\nWe repair 80 bicycles.\n")
  await writeFile(join(folder, "talk.mp3"), "sound")
  await writeFile(join(folder, "empty.vtt"), "WEBVTT\n")
  await writeFile(join(folder, "notes.docx"), "x")
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = (args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}) =>
  runHere(["ingest", ...args], { cwd: folder, env })

const address = "https://www.youtube.com/watch?v=abc123"
const metadata = {
  _type: "video",
  title: "Räder reparieren: so geht's!",
  webpage_url: address,
  duration: 187,
  channel: "Larkfield",
  language: "de",
  subtitles: {},
  automatic_captions: { "de-orig": [{}] }
}

describe("postwright ingest", () => {
  it("makes a source of a file of subtitles, and says how a brief names it", async () => {
    const { code, err, out } = await run(["talk.srt", "--out", "talk.vtt"])
    assert.deepStrictEqual([code, err], [0, ""])
    assert.include(out, "Wrote talk.vtt: 1 caption, 0:02 min")
    assert.include(out, "sources:\n  - talk.vtt\n")
    const cues = parseVtt(await readFile(join(folder, "talk.vtt"), "utf8"))
    assert.deepStrictEqual(cues, [{ startSeconds: 1, endSeconds: 2.5, lines: ["We repair 80 bicycles."] }])
  })

  it("never replaces a file", async () => {
    await writeFile(join(folder, "mine.vtt"), "mine")
    const { code, err } = await run(["talk.srt", "--out", "mine.vtt"])
    assert.strictEqual(code, 2)
    assert.include(err, "mine.vtt: is there already. Name another file with --out")
    assert.strictEqual(await readFile(join(folder, "mine.vtt"), "utf8"), "mine")
    const german = await run(["talk.srt", "--out", "none/x.vtt", "--messages", "de"])
    assert.include(german.err, "liegt in einem Ordner, den es nicht gibt")
  })

  it("reads the captions of a video by yt-dlp, named after its title", () =>
    Effect.gen(function* () {
      const program = yield* fakeProgram("yt-dlp", ({ args }) => {
        if (args.includes("--version")) return { output: "2023.03.04\n" }
        if (args.includes("--dump-single-json")) return { output: JSON.stringify(metadata) }
        return { files: { "video.de-orig.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nHallo zusammen\n" } }
      })
      const env = { POSTWRIGHT_YT_DLP: program.path }
      const { code, err, out } = yield* Effect.promise(() => run([address, "--messages", "de"], env))
      assert.strictEqual(code, 0, err)
      const file = "rader-reparieren-so-geht-s-transcript.vtt"
      assert.include(out, `${file} geschrieben: 1 Untertitel, 3:07 min`)
      assert.include(out, "Aus: automatischen Untertiteln (de-orig)")
      assert.match(err, /Hinweis: yt-dlp ist \d+ Tage alt/)
      assert.include(err, "Hinweis: Die Untertitel hat eine Maschine gehört")
      const json = yield* Effect.promise(() => run([address, "--json", "--out", "second.vtt"], env))
      assert.deepInclude(JSON.parse(json.out), {
        type: "result",
        file: "second.vtt",
        title: metadata.title,
        address,
        seconds: 187,
        language: "de",
        origin: { kind: "automatic", captions: "de-orig" },
        sources: ["second.vtt"]
      })
      assert.include(yield* Effect.promise(() => readFile(join(folder, "second.vtt"), "utf8")), "Hallo zusammen")
    }).pipe(Effect.scoped, Effect.runPromise))

  it("has a recording heard by whisper.cpp", () =>
    Effect.gen(function* () {
      const heard = JSON.stringify({
        result: { language: "en" },
        transcription: [{ text: " Tea is ready.", offsets: { from: 0, to: 1_200 }, tokens: [] }]
      })
      const program = yield* fakeProgram("whisper-cli", () => ({ files: { "heard.json": heard } }))
      const env = { POSTWRIGHT_WHISPER: program.path, POSTWRIGHT_WHISPER_MODEL: program.path }
      const { code, err, out } = yield* Effect.promise(() => run(["talk.mp3", "--out", "heard.vtt"], env))
      assert.strictEqual(code, 0, err)
      assert.include(out, "From: what the model whisper (whisper-cli) heard")
      assert.include(yield* Effect.promise(() => readFile(join(folder, "heard.vtt"), "utf8")), "Tea is ready.")
    }).pipe(Effect.scoped, Effect.runPromise))

  it("says what is missing, and writes nothing", async () => {
    const before = await readdir(folder)
    for (const [args, env, en, de] of [
      [[address], { PATH: "/nowhere" }, "Install yt-dlp", "Installiere yt-dlp"],
      [["talk.mp3"], {}, "no model was chosen", "es wurde kein Modell gewählt"],
      [["talk.mp3", "--model", "whisper"], { PATH: "/nowhere" }, "Install whisper.cpp", "Installiere whisper.cpp"],
      [["talk.mp3", "--model", "openai/whisper-1"], {}, "Set OPENAI_API_KEY", "Setze OPENAI_API_KEY"],
      [["talk.mp3", "--model", "sonic"], {}, 'The model "sonic" hears nothing', "hört nichts"],
      [["empty.vtt"], {}, "nobody speaks in it", "niemand spricht darin"],
      [["gone.mp3"], {}, "the recording does not exist", "die Aufnahme gibt es nicht"],
      [["gone.vtt"], {}, "does not exist", "gibt es nicht"],
      [["notes.docx"], {}, "tells no recording", "steht für keine Aufnahme"],
      [["."], {}, "is a folder", "ist ein Ordner"],
      [["talk.srt", "--language", "Deutsch!"], {}, "is no language tag", "ist kein Sprachkürzel"]
    ] as const) {
      const english = await run(args, env)
      assert.deepStrictEqual([english.code, english.out], [2, ""], english.err)
      assert.include(english.err, en)
      const german = await run([...args, "--messages", "de"], env)
      assert.include(german.err, de)
      assert.notInclude(german.err, "auf Englisch")
    }
    assert.deepStrictEqual(await readdir(folder), before)
  })

  it("asks no model for more than the budget", async () => {
    await writeFile(join(folder, "long.mp3"), Buffer.alloc(4_000_000))
    const args = ["long.mp3", "--model", "openai/whisper-1", "--budget", "0.001", "--out", "long.vtt"]
    const env = { OPENAI_API_KEY: "sk-test", POSTWRIGHT_OPENAI_BASE_URL: "http://127.0.0.1:9/v1" }
    const { code, err } = await run(args, env)
    assert.notStrictEqual(code, 0)
    assert.match(err, /budget.* has 0\.0010? of 0\.0010? USD left/)
    const german = await run([...args, "--messages", "de"], env)
    assert.notInclude(german.err, "auf Englisch")
    assert.notInclude(await readdir(folder), "long.vtt")
  })

  it("refuses addresses that are no video's", async () => {
    for (const wrong of [
      "http://www.youtube.com/watch?v=1",
      "https://127.0.0.1/x",
      "file:///etc/passwd",
      "https://user:x@youtube.com/"
    ]) {
      const { code, err } = await run([wrong], { POSTWRIGHT_YT_DLP: process.execPath })
      assert.strictEqual(code, 2, err)
      // Without yt-dlp too: nobody installs it for them.
      assert.strictEqual((await run([wrong], { PATH: "/nowhere" })).err, err)
    }
  })

  it.skipIf(process.platform === "win32")(
    "reads no recording from a pipe, which nobody may ever write to",
    async () => {
      execFileSync("mkfifo", [join(folder, "pipe.wav")])
      const { code, err } = await run(["pipe.wav", "--model", "whisper"], {
        POSTWRIGHT_WHISPER_MODEL: process.execPath
      })
      await rm(join(folder, "pipe.wav"))
      assert.deepStrictEqual(
        [code, err],
        [2, "error: pipe.wav: a pipe or device is no recording. Save it into a file and name that\n"]
      )
    }
  )
})
