import { afterAll, assert, describe, it } from "@effect/vitest"
import { imagesReply, moderationReply } from "@postwright/providers/simulators/openai/MediaReplies"
import { makeMediaSimulator, mediaSandboxKey } from "@postwright/providers/simulators/openai/MediaSimulator"
import { serveMedia } from "@postwright/providers/simulators/openai/MediaSimulatorHttp"
import { Effect, Exit, Scope } from "effect"
import { mkdtempDisposableSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { runHere } from "./runHere.ts"

const folder = mkdtempDisposableSync(join(tmpdir(), "postwright-images-"))
const scope = Effect.runSync(Scope.make())
const file = join(folder.path, "brief.json")
const guide = new URL("../../../../examples/larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)

writeFileSync(
  file,
  JSON.stringify({
    topic: "Cargo bikes for a week",
    platforms: ["instagram"],
    sources: [{ name: "guide.md", text: readFileSync(guide, "utf8") }],
    brand: { name: "Larkfield" },
    plan: { days: 2, perDay: 1, start: "2027-03-01", timeZone: "Europe/London" }
  })
)

afterAll(async () => {
  await Effect.runPromise(Scope.close(scope, Exit.void))
  folder.remove()
})

/** One pixel. */
const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64"
)

const openAi = async (violence: number) => {
  const simulator = makeMediaSimulator(({ endpoint }) =>
    endpoint === "moderations"
      ? {
          kind: "json",
          body: moderationReply({ model: "omni-moderation-latest", scores: [{ violence }], input: "image" })
        }
      : { kind: "json", body: imagesReply({ files: [dot], inputTokens: 50, outputTokens: 500 }) }
  )
  const { origin } = await Effect.runPromise(serveMedia(simulator).pipe(Scope.provide(scope)))
  return { simulator, env: { OPENAI_API_KEY: mediaSandboxKey, POSTWRIGHT_OPENAI_BASE_URL: `${origin}/v1` } }
}

const asked = ({ simulator }: Awaited<ReturnType<typeof openAi>>, endpoint: string) =>
  simulator.requests().filter((seen) => seen.endpoint === endpoint)

describe("generate with an image model", () => {
  it("has pictures made and looked at, sends the vendor no text of a post, and tells what it has cost", async () => {
    const vendor = await openAi(0.01)
    const kit = join(folder.path, "kit")
    const args = ["generate", file, "--out", kit, "--images", "openai/gpt-image-1-mini", "--json"]
    const run = await runHere(args, { env: vendor.env })
    assert.strictEqual(run.code, 0, run.err)
    const made = asked(vendor, "images/generations").length
    assert.isAbove(made, 0)
    const looked = asked(vendor, "moderations")
    assert.strictEqual(looked.length, made)
    assert.isTrue(looked.every(({ fields }) => JSON.stringify(fields["input"]).startsWith('[{"type":"image_url"')))
    assert.isAbove(JSON.parse(run.out).costMicroUsd, 0)
    const { posts } = JSON.parse(readFileSync(join(kit, "posts.json"), "utf8"))
    const media: ReadonlyArray<{ readonly isAiMade?: boolean }> = posts.flatMap((post: { media: [] }) => post.media)
    assert.isTrue(media.some(({ isAiMade }) => isAiMade === true))
    const audit = readFileSync(join(kit, "audit.jsonl"), "utf8")
    assert.include(audit, '"model":"gpt-image-1-mini"')
  }, 60_000)

  it("fails after the whole kit is written where what was asked for is not there", async () => {
    const strict = await openAi(0.99)
    const kit = join(folder.path, "held")
    const args = ["generate", file, "--out", kit, "--images", "openai/gpt-image-1-mini"]
    const held = await runHere([...args, "--messages", "de"], { env: strict.env })
    assert.strictEqual(held.code, 1, held.err)
    const last = held.err.trimEnd().split("\n").at(-1)!
    assert.match(last, /^Fehler: Verlangt und nicht da: \d+ Bilde?r? eines Modells\. slot-\d+: Die Moderation/)
    assert.include(readFileSync(join(kit, "media.json"), "utf8"), '"held-back"')
    const json = await runHere([...args, "--json"], { env: strict.env })
    assert.strictEqual(json.code, 1, json.err)
    assert.strictEqual(JSON.parse(json.out).problem.code, "media-unmade")
    assert.strictEqual(JSON.parse(json.err.trimEnd().split("\n").at(-1)!).code, "media-unmade")
    // What was not asked for this time is not missing.
    assert.strictEqual((await runHere(["generate", file, "--out", kit])).code, 0)
  }, 60_000)

  it("brings pictures to a kit that was made without", async () => {
    const vendor = await openAi(0.01)
    const kit = join(folder.path, "later")
    const bare = await runHere(["generate", file, "--out", kit])
    assert.strictEqual(bare.code, 0, bare.err)
    assert.notInclude(readFileSync(join(kit, "media.json"), "utf8"), '"hasAiMedia": true')
    const args = ["generate", file, "--out", kit, "--images", "openai/gpt-image-1-mini", "--json"]
    const pictured = await runHere(args, { env: vendor.env })
    assert.strictEqual(pictured.code, 0, pictured.err)
    assert.include(readFileSync(join(kit, "media.json"), "utf8"), '"hasAiMedia": true')
    const made = asked(vendor, "images/generations").length
    assert.isAbove(made, 0)
    assert.strictEqual((await runHere(args, { env: vendor.env })).code, 0)
    assert.strictEqual(asked(vendor, "images/generations").length, made)
  }, 60_000)

  it("fails where a wanted video cannot be made, and not where none is wanted", async () => {
    const kit = join(folder.path, "unfilmed")
    const videos = join(folder.path, "videos.json")
    writeFileSync(videos, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), platforms: ["tiktok"] }))
    const env = { POSTWRIGHT_FFMPEG: "/nowhere/ffmpeg" }
    const wanted = await runHere(["generate", videos, "--out", kit, "--videos", "1"], { env })
    assert.strictEqual(wanted.code, 1, wanted.err)
    const last = wanted.err.trimEnd().split("\n").at(-1)!
    assert.match(last, /^error: Asked for, and not there: 1 video\. slot-\d+: .*\. The same command then makes/)
    assert.isAbove(JSON.parse(readFileSync(join(kit, "posts.json"), "utf8")).posts.length, 0)
    assert.strictEqual((await runHere(["generate", videos, "--out", kit], { env })).code, 0)
  }, 60_000)

  it("says what to set where there is no key, and which models it knows", async () => {
    const out = join(folder.path, "none")
    const noKey = await runHere(["generate", file, "--out", out, "--images", "openai/gpt-image-2"])
    assert.strictEqual(noKey.code, 2)
    assert.include(noKey.err, "Set OPENAI_API_KEY")
    const german = ["generate", file, "--out", out, "--images", "openai/gpt-image-2", "--messages", "de"]
    assert.include((await runHere(german)).err, "Für das Modell von --images ist kein Schlüssel gesetzt")
    const unknown = await runHere(["generate", file, "--out", out, "--images", "brush/1"])
    assert.strictEqual(unknown.code, 2)
    assert.include(unknown.err, "such as openai/gpt-image-2")
    const voice = await runHere(["generate", file, "--out", out, "--videos", "1", "--voice", "openai/tts-1"])
    assert.strictEqual(voice.code, 2)
    assert.include(voice.err, "Set OPENAI_API_KEY")
  })

  it("says of a video model what to set where there is no key, and which it knows", async () => {
    const out = join(folder.path, "clips")
    const without = await runHere([
      "generate",
      file,
      "--out",
      out,
      "--videos",
      "1",
      "--clips",
      "openrouter/google/veo-3.1"
    ])
    assert.strictEqual(without.code, 2)
    assert.include(without.err, "Set OPENROUTER_API_KEY")
    const german = ["generate", file, "--out", out, "--clips", "openrouter/google/veo-3.1", "--messages", "de"]
    assert.include((await runHere(german)).err, "Setze OPENROUTER_API_KEY")
    const other = await runHere(["generate", file, "--out", out, "--clips", "acme/film"])
    assert.include(other.err, "names no vendor that is known")
  })
})
