import { AssetRights } from "@postwright/core/media/Asset"
import { AssetLibrary } from "@postwright/core/media/AssetLibrary"
import { MediaFacts } from "@postwright/core/media/MediaFacts"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll } from "vitest"
import { libraryLayer } from "../../src/Main.ts"
import { runHere } from "./runHere.ts"

let folder = ""
let kit = ""
let photo = ""
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postwright-library-"))
  await writeFile(
    join(folder, "brief.yaml"),
    "topic: Bikes\nplatforms: [x]\nsources: [pilot.txt]\nplan: { days: 1, perDay: 1 }\n"
  )
  await writeFile(
    join(folder, "pilot.txt"),
    "The pilot made 131 loans in fourteen weeks.\nRiders rode 5,109 miles on 1,834 trips in all.\n"
  )
  const made = await runHere(["generate", "brief.yaml", "--out", "kit", "--quiet"], { cwd: folder })
  assert.strictEqual(made.code, 0, made.err)
  kit = join(folder, "kit")
  photo = await Effect.runPromise(
    Effect.flatMap(AssetLibrary, (library) =>
      library.add({
        bytes: new TextEncoder().encode("a photo"),
        mediaType: "image/jpeg",
        facts: new MediaFacts({ kind: "image", container: "jpeg", bytes: 7 }),
        source: { kind: "uploaded", detail: "Bäckerei.jpg" },
        digitalSource: "digitalCapture",
        rights: new AssetRights({ holder: "A. Berg" })
      })
    ).pipe(
      Effect.map(({ id }) => id),
      Effect.provide(libraryLayer({ stateFolder: join(kit, ".postwright") })),
      Effect.provideService(CurrentActor, localOwner)
    )
  )
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const library = (...args: ReadonlyArray<string>) => runHere(["media", "library", ...args])

describe("postwright media library", () => {
  it("lists what a campaign keeps, with source and rights", async () => {
    const { code, err, out } = await library("list", kit, "--messages", "de")
    assert.strictEqual(code, 0, err)
    assert.match(
      out,
      new RegExp(`${photo.slice(0, 12)}  Bild, jpeg  7 Bytes  hochgeladen: Bäckerei.jpg  digitalCapture  A. Berg`)
    )
    const json = JSON.parse((await library("list", kit, "--json")).out)
    assert.strictEqual(json.schemaVersion, "1")
    const asset = json.assets.find(({ id }: { id: string }) => id === photo)
    assert.deepInclude(asset, { digitalSource: "digitalCapture", isExpired: false })
  })

  it("sets rights, keeps what is not given, and says when one has ended", async () => {
    const args = ["rights", kit, photo.slice(0, 12)]
    const ended = await library(...args, "--credit", "Foto: Berg", "--expires", "2020-01-01T00:00:00+01:00", "--json")
    assert.strictEqual(ended.code, 0, ended.err)
    assert.deepInclude(JSON.parse(ended.out).asset, {
      isExpired: true,
      rights: { holder: "A. Berg", credit: "Foto: Berg", expiresAt: "2019-12-31T23:00:00.000Z" }
    })
    assert.include((await library("list", kit)).out, "expired on 2019-12-31T23:00:00.000Z")
    const free = await library(...args, "--expires", "never", "--json")
    assert.deepStrictEqual(JSON.parse(free.out).asset.rights, { holder: "A. Berg", credit: "Foto: Berg" })
  })

  it("refuses what it does not know, in German too", async () => {
    const expected: ReadonlyArray<readonly [ReadonlyArray<string>, string]> = [
      [["rights", kit, photo], "Kein Recht ist angegeben"],
      [["rights", kit, "abcdef", "--credit", "x"], "Es gibt kein Asset „abcdef“"],
      [["rights", kit, photo, "--expires", "tomorrow"], "„tomorrow“ ist kein Zeitpunkt"],
      [["list", folder], "hier ist kein erzeugtes Kit"]
    ]
    for (const [args, said] of expected) {
      const { code, err } = await library(...args, "--messages", "de")
      assert.strictEqual(code, 2, said)
      assert.include(err, said)
      assert.notInclude(err, "auf Englisch")
    }
  })
})
