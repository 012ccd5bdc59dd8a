/**
 * A kit's folder whose `.postwright` keeps what the organization has set about its policy.
 *
 * @since 0.1.0
 */
import { Audit } from "@postwright/core/audit/Audit"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { ModerationModels } from "@postwright/core/policy/ModerationModels"
import { Policies } from "@postwright/core/policy/Policies"
import { PolicyStore } from "@postwright/core/policy/PolicyStore"
import { type CurrentActor, CurrentActor as Current, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, type FileSystem, Layer, Path } from "effect"
import { policyLayer } from "../Main.ts"
import { CliError, FileUnusable } from "./CliError.ts"
import * as KitManifest from "./KitManifest.ts"
import { stateName } from "./OutputFolder.ts"
import { actorOf } from "./PlanFolder.ts"

/** A place that has settings, or can have some. */
export interface PolicyFolder {
  /** Absolute path of the kit. */
  readonly path: string
  /** Absolute path of its `.postwright`. */
  readonly state: string
}

type Needs = FileSystem.FileSystem | Path.Path

/** The kit's folder. Fails with `FileUnusable` where no kit was generated. */
export const open = Effect.fn("PolicyFolder.open")(function* (
  directory: string
): Effect.fn.Return<PolicyFolder, CliError, Needs> {
  const path = (yield* Path.Path).resolve(directory)
  const found = yield* inside(path)
  if (found !== undefined) return found
  return yield* unusable(
    path,
    "not-found",
    "there is no kit that was generated here",
    `Name the folder that generate wrote, with the ${stateName} in it`
  )
})

/** The kit that is judged when this is: a kit's folder, or its `posts.json`; undefined for everything else. */
export const find = Effect.fn("PolicyFolder.find")(function* (
  judged: string | undefined
): Effect.fn.Return<PolicyFolder | undefined, CliError, Needs> {
  if (judged === undefined || judged === "-") return undefined
  const paths = yield* Path.Path
  const path = paths.resolve(judged)
  return yield* inside(paths.basename(path) === "posts.json" ? paths.dirname(path) : path)
})

/** Runs the work on the settings that are kept there, as this member of the local organization. */
export const run = <A, E, R>(
  { state }: PolicyFolder,
  as: string,
  work: Effect.Effect<A, E, R | Policies | CurrentActor>
) =>
  Effect.flatMap(actorOf(as), (actor) =>
    work.pipe(Effect.provide(policyLayer({ stateFolder: state })), Effect.provideService(Current, actor))
  )

/** The policy by the settings as they are now: changes made here are forgotten, and the folder is not held. */
export const layerCopy = ({ state }: PolicyFolder) =>
  Policies.layerNoDeps.pipe(
    Layer.provide(Layer.effect(PolicyStore, copyOf(state)).pipe(Layer.provide(memory))),
    Layer.provide([Audit.layer.pipe(Layer.provide(AuditLog.layerMemory)), ModerationModels.layer])
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const { organizationId } = localOwner

const memory = PolicyStore.layer.pipe(Layer.provide(ObjectStore.layerMemory))

const copyOf = Effect.fnUntraced(function* (state: string) {
  const kept = Effect.gen(function* () {
    const store = yield* PolicyStore
    const settings = yield* store.settings(organizationId)
    return { settings, packs: yield* Effect.forEach(settings.packs, (ref) => store.pack(organizationId, ref)) }
  })
  // Not the layers that the copy is made of.
  const { packs, settings } = yield* kept.pipe(Effect.provide(policyLayer({ stateFolder: state }), { local: true }))
  const copy = yield* PolicyStore
  for (const pack of packs) yield* copy.putPack(organizationId, pack)
  if (settings.revision > 0) {
    yield* copy.replaceSettings(organizationId, yield* copy.settings(organizationId), settings)
  }
  return copy
})

/** Undefined where the folder has no state. */
const inside = Effect.fnUntraced(function* (path: string): Effect.fn.Return<PolicyFolder | undefined, CliError, Needs> {
  const state = (yield* Path.Path).join(path, stateName)
  const type = yield* KitManifest.typeOf(state)
  if (type === undefined) return undefined
  if (type === "Directory") return { path, state }
  return yield* unusable(state, "invalid", "is not the folder that generate made", "Move it away, or restore the kit")
})

const unusable = (path: string, reason: FileUnusable["reason"], detail: string, remedy: string): CliError =>
  new CliError({ reason: new FileUnusable({ path, reason, detail, remedy }) })
