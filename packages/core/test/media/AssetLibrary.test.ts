import { AssetId, AssetRights } from "@postwright/core/media/Asset"
import { AssetLibrary, type NewAsset } from "@postwright/core/media/AssetLibrary"
import { MediaFacts } from "@postwright/core/media/MediaFacts"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { Actor, CurrentActor, localOwner, MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"

const file = (text: string, more: Partial<NewAsset> = {}): NewAsset => ({
  bytes: new TextEncoder().encode(text),
  mediaType: "image/jpeg",
  facts: new MediaFacts({ kind: "image", container: "jpeg", bytes: text.length }),
  source: { kind: "uploaded", detail: "photo.jpg" },
  digitalSource: "digitalCapture",
  ...more
})

const as = (organization: string, role: Actor["role"] = "owner") =>
  Effect.provideService(
    CurrentActor,
    new Actor({ organizationId: OrganizationId.make(organization), memberId: MemberId.make("mia"), role })
  )

const library = AssetLibrary.layer.pipe(Layer.provideMerge(ObjectStore.layerMemory))

layer(library)("AssetLibrary", (it) => {
  it.effect("keeps the same bytes once, with what was said of them first", () =>
    Effect.gen(function* () {
      const assets = yield* AssetLibrary
      const first = yield* assets.add(file("one"))
      const again = yield* assets.add(file("one", { source: { kind: "fetched", detail: "https://a.example/x.jpg" } }))
      assert.deepStrictEqual(again, first)
      assert.strictEqual((yield* assets.list).length, 1)
      assert.deepStrictEqual(yield* assets.bytes(first.id), new TextEncoder().encode("one"))
      assert.strictEqual(first.addedBy, "mia")
    }).pipe(as("once"))
  )

  it.effect("refuses a picture that no post is made of, by its bytes", () =>
    Effect.gen(function* () {
      const assets = yield* AssetLibrary
      const { message, reason } = yield* Effect.flip(assets.add(file("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")))
      assert.strictEqual(reason._tag, "AssetRefused")
      assert.include(message, "The file is a picture in HEIC, which is not read here. Save it as JPEG")
      assert.deepStrictEqual(yield* assets.list, [])
    }).pipe(as("unread"))
  )

  it.effect("keeps one record when the same bytes are added at once", () =>
    Effect.gen(function* () {
      const assets = yield* AssetLibrary
      yield* Effect.all(
        Array.from({ length: 8 }, () => assets.add(file("at once"))),
        { concurrency: "unbounded" }
      )
      assert.strictEqual((yield* assets.list).length, 1)
    }).pipe(as("at-once"))
  )

  it.effect("shows no asset to another organization", () =>
    Effect.gen(function* () {
      const assets = yield* AssetLibrary
      const { id } = yield* assets.add(file("ours")).pipe(as("ours"))
      const error = yield* Effect.flip(assets.bytes(id).pipe(as("theirs")))
      assert.strictEqual(error.code, "asset-not-found")
      assert.deepStrictEqual(yield* assets.list.pipe(as("theirs")), [])
    })
  )

  it.effect("lets nobody add who may only read", () =>
    Effect.gen(function* () {
      const assets = yield* AssetLibrary
      const error = yield* Effect.flip(assets.add(file("read only")))
      assert.strictEqual(error.code, "permission-denied")
    }).pipe(as("readers", "viewer"))
  )

  it.effect("hands out nothing for use once the right has ended, and keeps the file", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2027, 0, 1))
      const assets = yield* AssetLibrary
      const rights = new AssetRights({ holder: "Anna Weber", expiresAt: "2027-02-01T01:00:00+01:00" })
      const { id } = yield* assets.add(file("rented", { rights }))
      assert.strictEqual((yield* assets.usable(id)).rights.expiresAt, "2027-02-01T00:00:00.000Z")
      yield* TestClock.setTime(Date.UTC(2027, 1, 1))
      const error = yield* Effect.flip(assets.usable(id))
      assert.strictEqual(error.code, "asset-expired")
      yield* assets.bytes(id)
      yield* assets.setRights(id, new AssetRights({ holder: "Anna Weber", expiresAt: "2028-02-01T00:00:00Z" }))
      yield* assets.usable(id)
    }).pipe(as("rights"))
  )

  it.effect("gives a variant the earliest end and every credit of what it was made from", () =>
    Effect.gen(function* () {
      const assets = yield* AssetLibrary
      const photo = yield* assets.add(
        file("photo", { rights: new AssetRights({ expiresAt: "2028-01-01T00:00:00Z", credit: "Photo: A" }) })
      )
      const music = yield* assets.add(
        file("music", { rights: new AssetRights({ expiresAt: "2027-06-01T00:00:00Z", credit: "Music: B" }) })
      )
      const made = yield* assets.add(
        file("film", { madeFrom: [photo.id, music.id], source: { kind: "made", detail: "slot-001" } })
      )
      assert.deepStrictEqual(
        made.rights,
        new AssetRights({ expiresAt: "2027-06-01T00:00:00.000Z", credit: "Photo: A; Music: B" })
      )
      assert.deepStrictEqual(
        (yield* assets.variants(photo.id)).map(({ id }) => id),
        [made.id]
      )
    }).pipe(as("variants"))
  )

  it.effect("refuses an empty file, an end that is no moment, and an unknown origin, and keeps nothing", () =>
    Effect.gen(function* () {
      const assets = yield* AssetLibrary
      const codes = yield* Effect.forEach(
        [
          file(""),
          file("x", { rights: new AssetRights({ expiresAt: "next summer" }) }),
          file("y", { madeFrom: [AssetId.make("0".repeat(64))] })
        ],
        (asset) => Effect.map(Effect.flip(assets.add(asset)), ({ code }) => code)
      )
      assert.deepStrictEqual(codes, ["asset-refused", "asset-refused", "asset-not-found"])
      assert.deepStrictEqual(yield* assets.list, [])
    }).pipe(as("refused"))
  )

  it.effect("says which record is damaged", () =>
    Effect.gen(function* () {
      const assets = yield* AssetLibrary
      const objects = yield* ObjectStore
      const { id } = yield* assets.add(file("damaged"))
      const [key] = (yield* objects.list("assets/")).filter((name) => name.endsWith(`${id}.json`))
      yield* objects.put(key!, new TextEncoder().encode("{"))
      assert.strictEqual((yield* Effect.flip(assets.get(id))).code, "asset-unreadable")
    }).pipe(Effect.provideService(CurrentActor, localOwner))
  )
})
