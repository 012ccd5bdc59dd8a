/**
 * `Renderer` with ffmpeg 4 to 8, found as a configured path, on the PATH or from npm.
 *
 * @see https://ffmpeg.org/documentation.html
 * @since 0.1.0
 */
import { type Composition } from "@postwright/core/media/Composition"
import { type MediaError } from "@postwright/core/media/MediaError"
import { Renderer, type Rendered, type RenderOptions } from "@postwright/core/media/Renderer"
import { Effect, type Scope } from "effect"
import { problemOf } from "./internal/compositionLimits.ts"
import { type Engine } from "./internal/engine.ts"
import { rejected, timedOut } from "./internal/failures.ts"
import { renderComposition } from "./internal/renderComposition.ts"
import { makeWorkspace } from "./internal/workspace.ts"

/** The renderer on an engine that it shares with the probe. */
export const makeWith = (engine: Engine): Renderer["Service"] => {
  const render = Effect.fn("FfmpegRenderer.render")(function* (
    composition: Composition,
    options: RenderOptions = {}
  ): Effect.fn.Return<Rendered, MediaError, Scope.Scope> {
    const problem = problemOf(composition)
    if (problem !== undefined) return yield* problem
    const workspace = yield* makeWorkspace
    const seconds = composition.scenes.reduce((sum, scene) => sum + scene.seconds, 0)
    return yield* renderComposition(engine, workspace, composition, options.onProgress).pipe(
      within(options.timeoutSeconds ?? 60 + 10 * seconds)
    )
  })

  return Renderer.of({
    render,
    edit: () => Effect.fail(rejected("Files cannot be edited yet", "Render a video instead"))
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const within =
  (seconds: number) =>
  <A, R>(work: Effect.Effect<A, MediaError, R>): Effect.Effect<A, MediaError, R> =>
    Effect.timeoutOrElse(work, { duration: seconds * 1_000, orElse: () => Effect.fail(timedOut("ffmpeg", seconds)) })
