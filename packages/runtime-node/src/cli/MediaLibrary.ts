/**
 * `postwright media library`: the media files that a kit's campaign keeps, and who may use them how long.
 *
 * @since 0.1.0
 */
import { type Asset, AssetId, AssetRights } from "@postwright/core/media/Asset"
import { AssetError, AssetNotFound } from "@postwright/core/media/AssetError"
import { AssetLibrary } from "@postwright/core/media/AssetLibrary"
import { CurrentActor } from "@postwright/core/tenancy/Actor"
import { DateTime, Effect, Option } from "effect"
import { libraryLayer } from "../Main.ts"
import { CliError, UsageInvalid } from "./CliError.ts"
import { factRows, type Tongue } from "./MediaText.ts"
import * as PlanFolder from "./PlanFolder.ts"
import { printable, Screen } from "./Screen.ts"

/** The arguments of `media library list` as they were parsed. */
export interface ListArguments {
  readonly kit: string
  readonly json: boolean
  readonly messages: Tongue
}

/** The arguments of `media library rights` as they were parsed. What is not given stays as it is. */
export interface RightsArguments extends ListArguments {
  /** The asset's id, or as much of its beginning as no other has. */
  readonly asset: string
  readonly holder: Option.Option<string>
  readonly licence: Option.Option<string>
  readonly credit: Option.Option<string>
  /** A moment, or `never`. */
  readonly expires: Option.Option<string>
  readonly as: string
}

/** Writes the assets, by id. */
export const list = Effect.fn("media.library.list")(function* (args: ListArguments) {
  const screen = yield* Screen
  const assets = yield* within(
    args.kit,
    "local",
    Effect.flatMap(AssetLibrary, (library) => library.list)
  )
  const now = yield* DateTime.now
  if (args.json) {
    const result = { type: "result", schemaVersion: "1", assets: assets.map((asset) => assetJson(asset, now)) }
    return yield* screen.out(`${JSON.stringify(result)}\n`)
  }
  const words = args.messages === "de" ? german : english
  yield* screen.out(
    assets.length === 0 ? `${words.none}\n` : assets.map((asset) => assetLine(asset, now, args.messages)).join("")
  )
})

/** Sets who may use an asset how long. */
export const rights = Effect.fn("media.library.rights")(function* (args: RightsArguments) {
  const screen = yield* Screen
  const given = { holder: args.holder, licence: args.licence, credit: args.credit, expires: args.expires }
  if (Object.values(given).every(Option.isNone)) {
    return yield* new CliError({
      reason: new UsageInvalid({
        detail: "No right is given",
        remedy: "Give at least one of --holder, --licence, --credit and --expires"
      })
    })
  }
  const changed = yield* within(
    args.kit,
    args.as,
    Effect.gen(function* () {
      const library = yield* AssetLibrary
      const found = (yield* library.list).filter(({ id }) => id.startsWith(args.asset.toLowerCase()))
      const [asset] = found
      if (asset === undefined || found.length > 1) {
        return yield* new AssetError({ reason: new AssetNotFound({ assetId: args.asset.slice(0, 64) }) })
      }
      const { expiresAt, ...kept } = asset.rights
      const end = Option.getOrElse(args.expires, () => expiresAt ?? "never")
      return yield* library.setRights(
        AssetId.make(asset.id),
        new AssetRights({
          ...kept,
          ...Option.match(args.holder, { onNone: () => ({}), onSome: (holder) => ({ holder }) }),
          ...Option.match(args.licence, { onNone: () => ({}), onSome: (licence) => ({ licence }) }),
          ...Option.match(args.credit, { onNone: () => ({}), onSome: (credit) => ({ credit }) }),
          ...(end === "never" ? {} : { expiresAt: end })
        })
      )
    })
  )
  const now = yield* DateTime.now
  yield* screen.out(
    args.json
      ? `${JSON.stringify({ type: "result", schemaVersion: "1", asset: assetJson(changed, now) })}\n`
      : assetLine(changed, now, args.messages)
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Runs the work on the library of a kit, as this member of the local organization. */
const within = <A, E>(kit: string, as: string, work: Effect.Effect<A, E, AssetLibrary | CurrentActor>) =>
  Effect.gen(function* () {
    const { folder } = yield* PlanFolder.open(kit)
    const actor = yield* PlanFolder.actorOf(as)
    return yield* work.pipe(
      Effect.provide(libraryLayer({ stateFolder: folder.state })),
      Effect.provideService(CurrentActor, actor)
    )
  })

const assetJson = (asset: Asset, now: DateTime.Utc) => ({
  id: asset.id,
  mediaType: asset.mediaType,
  facts: { ...asset.facts },
  source: asset.source,
  digitalSource: asset.digitalSource,
  madeFrom: asset.madeFrom,
  rights: { ...asset.rights },
  isExpired: asset.rights.isExpiredAt(now),
  addedAt: asset.addedAt,
  addedBy: asset.addedBy
})

/** `3f2a9c0d81b7  picture, jpeg  107 kB  made: slot-003  algorithmicMedia  until 2027-12-31`. */
const assetLine = ({ digitalSource, facts, id, rights, source }: Asset, now: DateTime.Utc, tongue: Tongue): string => {
  const words = tongue === "de" ? german : english
  const told = [
    id.slice(0, 12),
    ...factRows(facts, tongue)
      .slice(0, 2)
      .map(([, value]) => value),
    `${words.sources[source.kind]}: ${source.detail}`,
    digitalSource,
    ...[rights.holder, rights.licence, rights.credit].filter((part) => part !== undefined),
    ...(rights.expiresAt === undefined
      ? []
      : [`${rights.isExpiredAt(now) ? words.expired : words.until} ${rights.expiresAt}`])
  ]
  return `${printable(told.join("  "))}\n`
}

const english = {
  none: "The kit's campaign keeps no media.",
  sources: { made: "made", uploaded: "uploaded", fetched: "fetched" },
  until: "until",
  expired: "expired on"
}

const german: typeof english = {
  none: "Die Kampagne des Kits bewahrt keine Medien auf.",
  sources: { made: "gemacht", uploaded: "hochgeladen", fetched: "geholt" },
  until: "bis",
  expired: "abgelaufen am"
}
