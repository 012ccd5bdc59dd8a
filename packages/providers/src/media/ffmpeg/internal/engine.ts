/**
 * What all work with ffmpeg shares: the programs, which are looked for at the first use, and a limit of how many run.
 *
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { type Loudness, MediaFacts } from "@postwright/core/media/MediaFacts"
import { Effect, Semaphore } from "effect"
import { availableParallelism } from "node:os"
import { type FontOptions } from "../../fonts/Fonts.ts"
import { readAs } from "./fileKinds.ts"
import { meter, readMeter } from "./loudness.ts"
import { sweep } from "./owners.ts"
import { mostPixels, probeFile } from "./probeFile.ts"
import { findFfmpeg, findFfprobe, type ProgramPaths } from "./programs.ts"
import { type Job, runFfmpeg } from "./runFfmpeg.ts"
import { type Adopted, type Workspace } from "./workspace.ts"

/** Which programs, and how many at once. */
export interface EngineOptions extends ProgramPaths {
  /** How many processes of ffmpeg run at once. @default the processor's cores */
  readonly concurrency?: number
  /** Where fonts of captions are looked for. @default in packages and the system */
  readonly fonts?: FontOptions
}

/** What the adapters have done by ffmpeg and ffprobe. */
export interface Engine {
  /** Where fonts of captions are looked for. */
  readonly fonts: FontOptions
  /** Runs a job when one of the places is free, and gives ffmpeg's log. */
  readonly run: (workspace: Workspace, job: Job) => Effect.Effect<string, MediaError>
  /** Gives one place to jobs that follow each other, so that none of them waits again for those that came meanwhile. */
  readonly inOnePlace: <A>(
    workspace: Workspace,
    work: (run: (job: Job) => Effect.Effect<string, MediaError>) => Effect.Effect<A, MediaError>
  ) => Effect.Effect<A, MediaError>
  /** Which of these filters ffmpeg does not have. */
  readonly lacks: (filters: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<string>, MediaError>
  /** Facts of a file, without loudness. */
  readonly probe: (workspace: Workspace, file: Adopted) => Effect.Effect<MediaFacts, MediaError>
  /** Loudness of a file's first sound: reads all of it. */
  readonly loudness: (workspace: Workspace, file: Adopted) => Effect.Effect<Loudness, MediaError>
}

/** Cleans up after dead processes, and gives the engine. */
export const makeEngine = Effect.fnUntraced(function* (options: EngineOptions): Effect.fn.Return<Engine> {
  yield* sweep
  const places = yield* Semaphore.make(Math.max(1, Math.floor(options.concurrency ?? availableParallelism())))
  const inOnePlace: Engine["inOnePlace"] = (workspace, work) =>
    places.withPermits(1)(
      work((job) => Effect.flatMap(findFfmpeg(options), ({ path }) => runFfmpeg(path, workspace, job)))
    )
  const run = (workspace: Workspace, job: Job) => inOnePlace(workspace, (runOne) => runOne(job))
  return {
    fonts: options.fonts ?? {},
    run,
    inOnePlace,
    lacks: (wanted) =>
      Effect.map(findFfmpeg(options), ({ filters }) => wanted.filter((filter) => !filters.has(filter))),
    probe: (workspace, file) => Effect.flatMap(findFfprobe(options), ({ path }) => probeFile(path, workspace, file)),
    loudness: (workspace, file) =>
      Effect.map(
        run(workspace, {
          inputs: [{ file: file.file, options: ["-max_pixels", String(mostPixels), ...readAs(file.kind)] }],
          outputs: [{ options: ["-map", "0:a:0", "-af", meter] }],
          reads: file.name,
          loglevel: "info"
        }),
        readMeter
      )
  }
})

/** Facts with loudness. */
export const withLoudness = (facts: MediaFacts, loudness: Loudness): MediaFacts =>
  new MediaFacts({ ...facts, loudness })
