/**
 * `Renderer` with ffmpeg 4 to 9, found as a configured path, on the PATH or from npm.
 *
 * @see https://ffmpeg.org/documentation.html
 * @since 0.1.0
 */
import { type Composition } from "@postwright/core/media/Composition"
import { type MediaEdit } from "@postwright/core/media/MediaEdit"
import { MediaError } from "@postwright/core/media/MediaError"
import { type MediaFacts } from "@postwright/core/media/MediaFacts"
import { type MediaInput } from "@postwright/core/media/MediaFile"
import { Renderer, type Rendered, type RenderOptions } from "@postwright/core/media/Renderer"
import { Effect, type Scope } from "effect"
import { problemOf } from "./internal/compositionLimits.ts"
import { type Engine, withLoudness } from "./internal/engine.ts"
import { editPicture } from "./internal/editPicture.ts"
import { type EditPlan, planOf } from "./internal/editPlan.ts"
import { editVideo } from "./internal/editVideo.ts"
import { unreadable, within } from "./internal/failures.ts"
import { madeFile, renderComposition } from "./internal/renderComposition.ts"
import { type Adopted, makeWorkspace, type Workspace } from "./internal/workspace.ts"

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

  const edit = Effect.fn("FfmpegRenderer.edit")(function* (
    input: MediaInput,
    edits: ReadonlyArray<MediaEdit>,
    options: RenderOptions & { readonly name?: string } = {}
  ): Effect.fn.Return<Rendered, MediaError, Scope.Scope> {
    const workspace = yield* makeWorkspace
    const file = yield* workspace.adopt(input, options.name ?? "the file")
    const facts = yield* engine.probe(workspace, file)
    const plan = planOf(facts, edits)
    if (plan instanceof MediaError) return yield* plan
    const seconds = plan.stretch?.seconds ?? facts.durationSeconds ?? 0
    return yield* editFile(engine, workspace, file, facts, plan, options.onProgress).pipe(
      within(options.timeoutSeconds ?? 60 + (facts.picture?.hdr === undefined ? 10 : 30) * seconds)
    )
  })

  return Renderer.of({ render, edit })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const editFile = Effect.fnUntraced(function* (
  engine: Engine,
  workspace: Workspace,
  file: Adopted,
  facts: MediaFacts,
  plan: EditPlan,
  onProgress: RenderOptions["onProgress"]
): Effect.fn.Return<Rendered, MediaError> {
  const isVideo = plan.container === "mp4"
  const edited = isVideo
    ? yield* editVideo(engine, workspace, file, plan, facts, onProgress)
    : { file: yield* editPicture(engine, workspace, file, plan, facts.picture ?? {}), loudness: undefined }
  if (!isVideo && onProgress !== undefined) yield* onProgress({ share: 1 })
  const made = yield* madeFile(workspace, edited.file)
  const after = yield* engine.probe(workspace, made)
  const wanted = plan.stretch?.seconds ?? facts.durationSeconds ?? 0
  const got = after.durationSeconds ?? 0
  // Sound alone may not say how long it is: then it is estimated.
  if (isVideo && facts.picture !== undefined && got < wanted - Math.max(0.5, wanted * 0.03)) {
    return yield* unreadable(
      file.name,
      `of its ${wanted.toFixed(1)} seconds only ${got.toFixed(1)} can be decoded, so it is broken or its end is missing`
    )
  }
  if (after.sound === undefined) return { ...workspace.made(made.file), facts: after }
  const loudness = edited.loudness ?? (yield* engine.loudness(workspace, made))
  return { ...workspace.made(made.file), facts: withLoudness(after, loudness) }
})
