import { assert, describe, it } from "@effect/vitest"
import { createPostwright, PostwrightError } from "@postwright/core/promise"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import { TranscriptionModels } from "@postwright/core/models/TranscriptionModels"
import * as Scripted from "@postwright/core/testing/models/ScriptedTranscriptionModel"
import { Effect } from "effect"

const refused = async (promise: Promise<unknown>): Promise<PostwrightError> => {
  const error = await promise.then(
    () => undefined,
    (cause: unknown) => cause
  )
  assert.instanceOf(error, PostwrightError)
  return error
}

describe("ingest", () => {
  it("makes a source of subtitles that a campaign cites", async () => {
    const postwright = createPostwright()
    const said = [
      "Our sourdough rests for 36 hours in a cold room before it is baked at 250 degrees.",
      "We bake 80 loaves every morning and sell them before noon.",
      "A loaf costs 6 euros and weighs 900 grams. The starter is 12 years old and is fed twice a day."
    ]
    const text = said
      .map((line, index) => `${index + 1}\n00:00:0${index},000 --> 00:00:0${index},900\n${line}\n`)
      .join("\n")
    const { origin, source } = await postwright.ingest({ name: "talk.srt", text })
    assert.deepStrictEqual([origin.kind, source.name, source.mediaType], ["file", "talk.vtt", "text/vtt"])
    const campaign = await postwright.generate({
      topic: "Our bakery's sourdough",
      platforms: ["x"],
      sources: [source],
      plan: { days: 1, perDay: 1, start: "2027-03-01", timeZone: "Europe/London" }
    })
    assert.include(JSON.stringify(campaign.posts), "talk.vtt")
    await postwright.close()
  })

  it("has a recording heard by the model of an adapter", async () => {
    const { model } = Scripted.make({
      answer: () => ({
        kind: "heard",
        text: "Tea is ready.",
        segments: [{ text: "Tea is ready.", startSeconds: 0, endSeconds: 1 }]
      })
    })
    const adapter = adapterFromLayer("test", TranscriptionModels.layerEntry(Effect.succeed(model)))
    const postwright = createPostwright({ adapters: [adapter] })
    const recording = { name: "talk.mp3", bytes: new Uint8Array([1, 2]) }
    const { cues, origin } = await postwright.ingest(recording, { model: "scripted/transcription" })
    assert.deepStrictEqual(cues, [{ startSeconds: 0, endSeconds: 1, lines: ["Tea is ready."] }])
    assert.strictEqual(origin.kind, "model")
    assert.strictEqual((await refused(postwright.ingest(recording))).code, "media-rejected")
    assert.strictEqual((await refused(postwright.ingest(recording, { model: "no/model" }))).code, "model-not-found")
    assert.strictEqual(
      (await refused(postwright.ingest({ ...recording, name: "talk.xyz" }, { model: "x" }))).code,
      "media-rejected"
    )
    await postwright.close()
  })

  it("says what to set up for a video, and refuses what is none", async () => {
    const postwright = createPostwright()
    const error = await refused(postwright.ingest({ address: "https://www.youtube.com/watch?v=abc" }))
    assert.strictEqual(error.code, "media-tool-missing")
    assert.include(error.message, "YtDlpVideoFetcher")
    for (const wrong of [undefined, {}, { name: "x" }, { name: "", text: "WEBVTT" }, { adress: "x" }]) {
      assert.strictEqual(
        (await refused(postwright.ingest(wrong as never))).code,
        "options-invalid",
        JSON.stringify(wrong)
      )
    }
    const aborted = AbortSignal.abort()
    const text = "WEBVTT\n\n00:00.000 --> 00:02.000\nx\n"
    assert.strictEqual((await refused(postwright.ingest({ name: "a.vtt", text }, { signal: aborted }))).code, "aborted")
    await postwright.close()
  })
})
