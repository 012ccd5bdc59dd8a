import { assert, describe, it } from "@effect/vitest"
import { costOfUnits } from "@postwright/core/models/UnitUsage"
import { TranscriptionModels } from "@postwright/core/models/TranscriptionModels"
import { type SeenRequest, type VendorAnswer } from "@postwright/core/testing/models/ScriptedTranscriptionModel"
import { cases, TranscriptionModelUnderTest } from "@postwright/core/testing/models/TranscriptionModelContract"
import { suite } from "@postwright/core/testing/vitest"
import * as WhisperCppModel from "@postwright/providers/media/whisper/WhisperCppModel"
import { ConfigProvider, Effect, Fiber, Layer } from "effect"
import { existsSync } from "node:fs"
import { asOwner } from "../../models/support.ts"
import { fakeProgram, type ProgramAnswer, type SeenCall } from "../fakeProgram.ts"

const types: Readonly<Record<string, string>> = {
  wav: "audio/wav",
  mp3: "audio/mpeg",
  flac: "audio/flac",
  ogg: "audio/ogg"
}

const valueOf = ({ args }: SeenCall, name: string) => {
  const at = args.indexOf(name)
  return at < 0 ? undefined : args[at + 1]
}

const seenOf = (call: SeenCall): SeenRequest => {
  const name = valueOf(call, "-f")?.split("/").at(-1) ?? ""
  const language = valueOf(call, "-l")
  const prompt = valueOf(call, "--prompt")
  return {
    bytes: call.files[name] ?? new Uint8Array(),
    mediaType: types[name.split(".").at(-1) ?? ""] ?? "",
    ...(language === undefined || language === "auto" ? {} : { language }),
    ...(prompt === undefined ? {} : { prompt })
  }
}

const escaped = (text: string) => text.replace(/["\\]/g, "\\$&")
const millis = (seconds: number) => Math.round(seconds * 1_000)
const times = (from: number, to: number) =>
  `"timestamps": { "from": "00:00:00,000", "to": "00:00:00,000" }, "offsets": { "from": ${millis(from)}, "to": ${millis(to)} }`

/** As `output_json` of examples/cli/cli.cpp writes it (whisper.cpp, looked at on 2026-11-22). */
const fileOf = (answer: Extract<VendorAnswer, { kind: "heard" }>): string => {
  const segments =
    answer.segments ?? (answer.text === "" ? [] : [{ text: answer.text, startSeconds: 0, endSeconds: 2 }])
  const tokens = (answer.words ?? []).map(
    ({ endSeconds, startSeconds, text }) =>
      `{ "text": " ${escaped(text)}", ${times(startSeconds, endSeconds)}, "id": 1, "p": 0.9, "t_dtw": -1 }`
  )
  const begin = `{ "text": "[_BEG_]", ${times(0, 0)}, "id": 50364, "p": 1, "t_dtw": -1 }`
  const entries = segments.map(
    ({ endSeconds, startSeconds, text }, index) =>
      `{ ${times(startSeconds, endSeconds)}, "text": " ${escaped(text)}", "tokens": [ ${[begin, ...(index === 0 ? tokens : [])].join(", ")} ] }`
  )
  const language = answer.language === undefined ? "" : `"result": { "language": "${answer.language}" }, `
  return `{ "systeminfo": "AVX = 1", "model": { "type": "base" }, ${language}"transcription": [ ${entries.join(", ")} ] }`
}

const toProgram = (answer: VendorAnswer): ProgramAnswer | undefined =>
  answer.kind === "heard"
    ? { files: { "heard.json": fileOf(answer) } }
    : answer.kind === "silence"
      ? undefined
      : { code: 3, error: "error: failed to read audio file" }

const underTest = Effect.gen(function* () {
  const requests: Array<SeenRequest> = []
  let answer: (request: SeenRequest) => VendorAnswer = () => ({ kind: "heard", text: "" })
  const program = yield* fakeProgram("whisper-cli", (call) => {
    const seen = seenOf(call)
    requests.push(seen)
    return toProgram(answer(seen))
  })
  const model = yield* WhisperCppModel.make({
    program: program.path,
    model: program.path,
    id: "whisper/test",
    ffmpeg: "/nowhere/ffmpeg"
  })
  return {
    model,
    program,
    control: {
      answerWith: (next: (request: SeenRequest) => VendorAnswer) =>
        Effect.sync(() => {
          answer = next
        }),
      requests: Effect.sync(() => [...requests]),
      cancelled: Effect.sync(program.killed)
    }
  }
})

const local = "it is a program of this machine, and asks nobody"

suite(
  "TranscriptionModel (whisper.cpp)",
  cases(Layer.effect(TranscriptionModelUnderTest, underTest), {
    capabilities: {
      maxBytes: 500_000_000,
      mediaTypes: ["audio/wav", "audio/mpeg", "audio/flac", "audio/ogg"],
      givesWordTimings: true,
      supportsPrompt: true,
      supportsKeywords: false
    },
    impossible: {
      Overloaded: local,
      RateLimited: local,
      Unauthorized: local,
      OutOfCredit: local,
      Unreachable: local,
      ContextTooLong: local,
      RequestRejected: local,
      duration: "the program does not say how long the recording is"
    }
  })
)

const recording = { bytes: new Uint8Array([1, 2, 3]), mediaType: "audio/wav" }

describe("WhisperCppModel", () => {
  it.live("joins tokens to words, also where one ends within a letter, and leaves out those of the model", () =>
    Effect.gen(function* () {
      const bytes = Buffer.concat([
        Buffer.from(`{ "transcription": [ { ${times(0, 2)}, "text": " Grüße \\"x\\"", "tokens": [`),
        Buffer.from(`{ "text": "[_BEG_]", ${times(0, 0)} }, { "text": " Gr`),
        Buffer.from([0xc3]),
        Buffer.from(`", ${times(0.1, 0.2)} }, { "text": "`),
        Buffer.from([0xbc]),
        Buffer.from(
          `ße", ${times(0.2, 0.6)} }, { "text": " \\"x\\"", ${times(0.7, 0.9)} }, { "text": "<|endoftext|>", ${times(2, 2)} } ] } ] }`
        )
      ])
      const program = yield* fakeProgram("whisper-cli", () => ({ files: { "heard.json": bytes } }))
      const model = yield* WhisperCppModel.make({ program: program.path, model: program.path })
      const heard = yield* model.transcribe({ ...recording, language: "de-AT" })
      assert.deepStrictEqual(heard.words, [
        { text: "Grüße", startSeconds: 0.1, endSeconds: 0.6 },
        { text: '"x"', startSeconds: 0.7, endSeconds: 0.9 }
      ])
      assert.strictEqual(heard.text, 'Grüße "x"')
      assert.strictEqual(costOfUnits(heard.usage, model.pricing), 0)
      const [call] = program.calls()
      assert.deepStrictEqual(call === undefined ? [] : [valueOf(call, "-l"), valueOf(call, "-m")], ["de", program.path])
      // Its folder is gone, and it got nothing of our environment but what it needs.
      assert.isFalse(existsSync(call?.folder ?? "/"))
      assert.notInclude(Object.keys(call?.env ?? {}), "NODE_ENV")
    }).pipe(asOwner)
  )

  it.live("gives a prompt as an argument of its own, whatever stands in it", () =>
    Effect.gen(function* () {
      const { model, program } = yield* underTest
      const prompt = '--translate; $(touch x) `y` "z" -m /etc/passwd'
      yield* model.transcribe({ ...recording, prompt })
      const [call] = program.calls()
      assert.strictEqual(call === undefined ? "" : valueOf(call, "--prompt"), prompt)
    }).pipe(asOwner)
  )

  it.live("says what to install where the program or the model is not there", () =>
    Effect.gen(function* () {
      const none = yield* WhisperCppModel.make({ program: "/nowhere/whisper-cli", model: "/nowhere/ggml-base.bin" })
      assert.strictEqual(none.id, "whisper/ggml-base")
      const error = yield* Effect.flip(none.transcribe(recording))
      assert.strictEqual(error.code, "model-tool-missing")
      assert.include(error.message, "POSTWRIGHT_WHISPER")
      const { program } = yield* underTest
      const modelless = yield* WhisperCppModel.make({ program: program.path })
      assert.include((yield* Effect.flip(modelless.transcribe(recording))).message, "POSTWRIGHT_WHISPER_MODEL")
    }).pipe(asOwner)
  )

  it.live("fails where the program ends well without a transcript, and names nothing of the machine", () =>
    Effect.gen(function* () {
      const program = yield* fakeProgram("whisper-cli", () => ({
        error: "error: unknown argument: -ojf in /home/me/secret/x.bin\n"
      }))
      const model = yield* WhisperCppModel.make({ program: program.path, model: program.path })
      const error = yield* Effect.flip(model.transcribe(recording))
      assert.strictEqual(error.code, "model-bad-response")
      assert.include(error.message, "unknown argument")
      assert.notInclude(error.message, "/home/me")
    }).pipe(asOwner)
  )

  it.live("gives up after its time, and leaves no process", () =>
    Effect.gen(function* () {
      const program = yield* fakeProgram("whisper-cli", () => undefined)
      const model = yield* WhisperCppModel.make({ program: program.path, model: program.path, timeout: "2 seconds" })
      const fiber = yield* Effect.forkChild(Effect.flip(model.transcribe(recording)))
      assert.strictEqual((yield* Fiber.join(fiber)).code, "model-timed-out")
    }).pipe(asOwner)
  )

  it.live("makes WAV of what the program cannot read, where there is ffmpeg", () =>
    Effect.gen(function* () {
      const ffmpeg = yield* fakeProgram("ffmpeg", () => ({ files: { "sound.wav": "wave" } }))
      const program = yield* fakeProgram("whisper-cli", () => ({ files: { "heard.json": '{ "transcription": [] }' } }))
      const model = yield* WhisperCppModel.make({ program: program.path, model: program.path, ffmpeg: ffmpeg.path })
      assert.include(model.capabilities.mediaTypes, "video/mp4")
      const heard = yield* model.transcribe({ ...recording, mediaType: "video/mp4" })
      assert.strictEqual(heard.text, "")
      assert.strictEqual(Buffer.from(program.calls()[0]?.files["sound.wav"] ?? []).toString(), "wave")
      assert.include(ffmpeg.calls()[0]?.args ?? [], "-nostdin")
    }).pipe(asOwner)
  )

  it.live("is set up by the environment", () =>
    Effect.gen(function* () {
      const { list } = yield* TranscriptionModels
      assert.deepStrictEqual(
        (yield* list).map(({ id }) => id),
        ["whisper/ggml-small"]
      )
    }).pipe(
      Effect.provide(Layer.provideMerge(WhisperCppModel.layerConfig(), TranscriptionModels.layer)),
      Effect.provideService(
        ConfigProvider.ConfigProvider,
        ConfigProvider.fromEnv({ env: { POSTWRIGHT_WHISPER_MODEL: "/models/ggml-small.bin" } })
      )
    )
  )
})
