/**
 * The organization's media files: kept once by their digest, with rights, provenance and variants.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { type ObjectError } from "../objects/ObjectError.ts"
import { keySegment } from "../objects/KeySegment.ts"
import { ObjectStore } from "../objects/ObjectStore.ts"
import { type CurrentActor, type OrganizationId, requirePermission } from "../tenancy/Actor.ts"
import { type TenancyError } from "../tenancy/TenancyError.ts"
import { sha256 } from "../text/Digest.ts"
import { Asset, AssetId, AssetRights } from "./Asset.ts"
import { unreadPictureOf, unreadPictureRemedy } from "./UnreadPictures.ts"
import { AssetError, AssetExpired, AssetNotFound, AssetRefused, AssetUnreadable } from "./AssetError.ts"

/** The most that one asset may have: 2 GB. */
export const maxAssetBytes = 2_000_000_000

/** A file to be kept. Who made it or brought it, and when, is taken from the actor and the clock. */
export interface NewAsset extends Pick<Asset, "mediaType" | "facts" | "source" | "digitalSource"> {
  readonly bytes: Uint8Array
  readonly generatedBy?: Asset["generatedBy"]
  /** @default none */
  readonly madeFrom?: ReadonlyArray<AssetId>
  readonly edits?: Asset["edits"]
  /** @default those of the assets that it was made from: their earliest end counts */
  readonly rights?: AssetRights
}

type Failure = AssetError | ObjectError | TenancyError

/** The media files of an organization. */
export class AssetLibrary extends Context.Service<
  AssetLibrary,
  {
    /**
     * Keeps a file. The same bytes again are the asset that is there, with its record as it is: what was said of it first
     * counts. Bytes are written before the record, so an asset that can be found can be read. Needs `campaign:write`.
     * Fails with `AssetRefused` for what has no bytes or too many, and for pictures that no post is made of, such as HEIC;
     * and with `AssetNotFound` for an unknown `madeFrom`.
     */
    readonly add: (asset: NewAsset) => Effect.Effect<Asset, Failure, CurrentActor>
    /** What is known of it. Needs `campaign:read`. Fails with `AssetNotFound`. */
    readonly get: (id: AssetId) => Effect.Effect<Asset, Failure, CurrentActor>
    /** The file, also where its rights have ended. Needs `campaign:read`. Fails with `AssetNotFound`. */
    readonly bytes: (id: AssetId) => Effect.Effect<Uint8Array, Failure, CurrentActor>
    /** The asset, if it may be used now. Fails with `AssetExpired`, `AssetNotFound`. */
    readonly usable: (id: AssetId) => Effect.Effect<Asset, Failure, CurrentActor>
    /** Every asset, by id. Needs `campaign:read`. */
    readonly list: Effect.Effect<ReadonlyArray<Asset>, Failure, CurrentActor>
    /** What was made from it, directly, by id. */
    readonly variants: (id: AssetId) => Effect.Effect<ReadonlyArray<Asset>, Failure, CurrentActor>
    /** Sets who may use it how long. Needs `campaign:write`. Fails with `AssetNotFound`, `AssetRefused`. */
    readonly setRights: (id: AssetId, rights: AssetRights) => Effect.Effect<Asset, Failure, CurrentActor>
  }
>()("@postwright/core/media/AssetLibrary") {
  /** Over any `ObjectStore`, under `assets/<organization>/`. */
  static readonly layer: Layer.Layer<AssetLibrary, never, ObjectStore> = Layer.effect(
    AssetLibrary,
    Effect.gen(function* () {
      const objects = yield* ObjectStore

      const find = Effect.fnUntraced(function* (organizationId: OrganizationId, id: AssetId) {
        const bytes = yield* objects.get(recordKey(organizationId, id)).pipe(
          Effect.map(Option.some),
          Effect.catchReason("ObjectError", "ObjectNotFound", () => Effect.succeed(Option.none<Uint8Array>()))
        )
        if (Option.isNone(bytes)) return undefined
        return yield* decodeRecord(new TextDecoder().decode(bytes.value)).pipe(
          Effect.mapError((cause) => new AssetError({ reason: new AssetUnreadable({ assetId: id, cause }) }))
        )
      })

      const known = Effect.fnUntraced(function* (organizationId: OrganizationId, id: AssetId) {
        const asset = yield* find(organizationId, id)
        return asset ?? (yield* new AssetError({ reason: new AssetNotFound({ assetId: id }) }))
      })

      const write = (organizationId: OrganizationId, asset: Asset) =>
        Effect.flatMap(Effect.orDie(encodeRecord(asset)), (json) =>
          objects.put(recordKey(organizationId, asset.id), new TextEncoder().encode(json))
        )

      const add = Effect.fn("AssetLibrary.add")(function* ({ bytes, madeFrom = [], rights, ...told }: NewAsset) {
        const { memberId, organizationId } = yield* requirePermission("campaign:write")
        if (bytes.length === 0 || bytes.length > maxAssetBytes) return yield* refusedSize(bytes.length)
        const unread = unreadPictureOf(bytes)
        if (unread !== undefined) return yield* refusedKind(unread)
        const given = rights === undefined ? undefined : yield* normalised(rights)
        const id = AssetId.make(sha256(bytes))
        const there = yield* find(organizationId, id)
        if (there !== undefined) return there
        const origins = yield* Effect.forEach(madeFrom, (origin) => known(organizationId, origin))
        const asset = new Asset({
          id,
          mediaType: told.mediaType,
          facts: told.facts,
          source: told.source,
          digitalSource: told.digitalSource,
          ...(told.generatedBy === undefined ? {} : { generatedBy: told.generatedBy }),
          madeFrom,
          ...(told.edits === undefined ? {} : { edits: told.edits }),
          rights: given ?? inherited(origins),
          addedAt: DateTime.formatIso(yield* DateTime.now),
          addedBy: memberId
        })
        yield* objects.put(bytesKey(organizationId, id), bytes)
        yield* write(organizationId, asset)
        return asset
      })

      const get = Effect.fn("AssetLibrary.get")(function* (id: AssetId) {
        const { organizationId } = yield* requirePermission("campaign:read")
        return yield* known(organizationId, id)
      })

      const readBytes = Effect.fn("AssetLibrary.bytes")(function* (id: AssetId) {
        const { organizationId } = yield* requirePermission("campaign:read")
        yield* known(organizationId, id)
        return yield* objects.get(bytesKey(organizationId, id))
      })

      const usable = Effect.fn("AssetLibrary.usable")(function* (id: AssetId) {
        const asset = yield* get(id)
        if (!asset.rights.isExpiredAt(yield* DateTime.now)) return asset
        const expiresAt = asset.rights.expiresAt ?? ""
        return yield* new AssetError({ reason: new AssetExpired({ assetId: id, expiresAt }) })
      })

      const all = Effect.fnUntraced(function* () {
        const { organizationId } = yield* requirePermission("campaign:read")
        const keys = yield* objects.list(`${folderOf(organizationId)}/`)
        const ids = keys.flatMap((key) => /\/([0-9a-f]{64})\.json$/.exec(key)?.[1] ?? []).sort()
        const found = yield* Effect.forEach(ids, (id) => find(organizationId, AssetId.make(id)), { concurrency: 8 })
        return found.flatMap((asset) => asset ?? [])
      })

      const variants = Effect.fn("AssetLibrary.variants")(function* (id: AssetId) {
        yield* get(id)
        return (yield* all()).filter(({ madeFrom }) => madeFrom.includes(id))
      })

      const setRights = Effect.fn("AssetLibrary.setRights")(function* (id: AssetId, rights: AssetRights) {
        const { organizationId } = yield* requirePermission("campaign:write")
        const given = yield* normalised(rights)
        const asset = new Asset({ ...(yield* known(organizationId, id)), rights: given })
        yield* write(organizationId, asset)
        return asset
      })

      const list = Effect.suspend(all).pipe(Effect.withSpan("AssetLibrary.list"))
      return AssetLibrary.of({ add, get, bytes: readBytes, usable, list, variants, setRights })
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const Record = Schema.fromJsonString(Asset)
const decodeRecord = Schema.decodeUnknownEffect(Record)
const encodeRecord = Schema.encodeEffect(Record)

const folderOf = (organizationId: OrganizationId): string => `assets/${keySegment(organizationId)}`
const recordKey = (organizationId: OrganizationId, id: AssetId): string => `${folderOf(organizationId)}/${id}.json`
const bytesKey = (organizationId: OrganizationId, id: AssetId): string => `${folderOf(organizationId)}/${id}`

const refusedSize = (bytes: number): AssetError =>
  new AssetError({
    reason: new AssetRefused(
      bytes === 0
        ? { summary: "The file is empty", remedy: "Save it anew and add it again" }
        : { summary: `The file has ${bytes} bytes`, remedy: `Keep it below ${maxAssetBytes} bytes` }
    )
  })

const refusedKind = (kind: string): AssetError =>
  new AssetError({
    reason: new AssetRefused({
      summary: `The file is a picture in ${kind}, which is not read here`,
      remedy: unreadPictureRemedy
    })
  })

/** With the end in UTC, so that ends can be compared. */
const normalised = (rights: AssetRights): Effect.Effect<AssetRights, AssetError> => {
  if (rights.expiresAt === undefined) return Effect.succeed(rights)
  const end = DateTime.make(rights.expiresAt)
  if (Option.isSome(end)) {
    return Effect.succeed(new AssetRights({ ...rights, expiresAt: DateTime.formatIso(DateTime.toUtc(end.value)) }))
  }
  const summary = `"${rights.expiresAt}" is no moment`
  const remedy = "Write the end of the right as 2027-12-31T23:59:59Z"
  return Effect.fail(new AssetError({ reason: new AssetRefused({ summary, remedy }) }))
}

/** What is made from several files may be used as long as all of them. */
const inherited = (origins: ReadonlyArray<Asset>): AssetRights => {
  const ends = origins.flatMap(({ rights }) => rights.expiresAt ?? []).sort()
  const credits = [...new Set(origins.flatMap(({ rights }) => rights.credit ?? []))]
  return new AssetRights({
    ...(ends[0] === undefined ? {} : { expiresAt: ends[0] }),
    ...(credits.length === 0 ? {} : { credit: credits.join("; ") })
  })
}
