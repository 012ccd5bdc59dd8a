/**
 * Makes files fit for a network: measures, checks, carries out what the repair plan says, and measures and checks again.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, type Scope } from "effect"
import { checkMedia, type MediaFinding, type MediaTarget } from "./MediaCheck.ts"
import { type MediaError } from "./MediaError.ts"
import { type MediaFacts } from "./MediaFacts.ts"
import { type MediaInput } from "./MediaFile.ts"
import { MediaTools } from "./MediaTools.ts"
import { type MediaRepairOptions, type MediaRepairPlan, planMediaRepair } from "./MediaRepair.ts"
import { type RenderOptions } from "./Renderer.ts"

/** A file and what a network says to it. */
export interface CheckedMedia {
  readonly facts: MediaFacts
  readonly findings: ReadonlyArray<MediaFinding>
}

/** What became of a repair. */
export interface RepairedMedia {
  readonly before: CheckedMedia
  readonly plan: MediaRepairPlan
  /** The same as `before` where nothing was done. */
  readonly after: CheckedMedia
  /** The new file, until the scope closes; undefined where nothing was done. */
  readonly path: string | undefined
}

/** How a repair runs. `name`: of the file, for errors. */
export interface RepairOptions extends MediaRepairOptions, RenderOptions {
  readonly name?: string
}

/** Measures files, and makes networks take them. */
export class MediaRepairs extends Context.Service<
  MediaRepairs,
  {
    /** Measures a file and checks it. Fails with what the probe fails with. */
    readonly check: (
      input: MediaInput,
      target: MediaTarget,
      options?: { readonly name?: string }
    ) => Effect.Effect<CheckedMedia, MediaError>
    /** Repairs a file as far as it can be. The input stays as it is. Fails with what probe and renderer fail with. */
    readonly repair: (
      input: MediaInput,
      target: MediaTarget,
      options?: RepairOptions
    ) => Effect.Effect<RepairedMedia, MediaError, Scope.Scope>
  }
>()("@postwright/core/media/MediaRepairs") {
  static readonly layer: Layer.Layer<MediaRepairs, never, MediaTools> = Layer.effect(
    MediaRepairs,
    Effect.gen(function* () {
      const tools = yield* MediaTools

      const check = Effect.fn("MediaRepairs.check")(function* (
        input: MediaInput,
        target: MediaTarget,
        options?: { readonly name?: string }
      ) {
        const probe = yield* tools.get("probe")
        const facts = yield* probe.probe(input, options)
        return { facts, findings: checkMedia(facts, target) }
      })

      const repair = Effect.fn("MediaRepairs.repair")(function* (
        input: MediaInput,
        target: MediaTarget,
        options: RepairOptions = {}
      ) {
        const named = options.name === undefined ? {} : { name: options.name }
        const before = yield* check(input, target, named)
        const plan = planMediaRepair(before.facts, target, before.findings, options)
        if (plan.edits.length === 0) return { before, plan, after: before, path: undefined }
        const renderer = yield* tools.get("renderer")
        const { path } = yield* renderer.edit(input, plan.edits, { ...options, ...named })
        const after = yield* check({ path }, target, named)
        return { before, plan, after, path }
      })

      return MediaRepairs.of({ check, repair })
    })
  )
}
