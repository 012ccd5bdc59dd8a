/**
 * Runs ffmpeg through fluent-ffmpeg, which nothing else in the project knows.
 *
 * What fluent-ffmpeg 2.1.3 finds out by itself is taken from it: where ffmpeg is (it keeps one path for the whole process),
 * and what it can do (it reads the lists of newer builds wrongly: those of 7 and later mark devices with a `d`).
 *
 * @see https://github.com/fluent-ffmpeg/node-fluent-ffmpeg
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import type { FfmpegCommand } from "fluent-ffmpeg"
import { Effect } from "effect"
import { type ChildProcess } from "node:child_process"
import { failed, missing, unreadable } from "./failures.ts"
import { type Workspace } from "./workspace.ts"

/** A file that ffmpeg reads: a name within the workspace. */
export interface JobInput {
  readonly file: string
  readonly options?: ReadonlyArray<string>
}

/** A file that ffmpeg writes: a name within the workspace; none for a result that is only measured. */
export interface JobOutput {
  readonly file?: string
  readonly options: ReadonlyArray<string>
}

/** One run of ffmpeg. All names and graphs are made by us: nothing that a user wrote stands in them. */
export interface Job {
  readonly inputs: ReadonlyArray<JobInput>
  readonly graph?: string
  readonly outputs: ReadonlyArray<JobOutput>
  /** As the caller knows the one file of theirs that it reads: where it cannot be decoded, the file is at fault. */
  readonly reads?: string
  /** Called with the number of the picture that is being written. */
  readonly onFrame?: (frame: number) => void
  /** @default "error" */
  readonly loglevel?: "error" | "info"
}

/** Runs one job and gives what ffmpeg wrote to its log. Interruption ends the process before it returns. */
export const runFfmpeg = Effect.fn("runFfmpeg")(function* (
  ffmpegPath: string,
  workspace: Workspace,
  job: Job
): Effect.fn.Return<string, MediaError> {
  const create = yield* Effect.tryPromise({
    try: async () => (await import("fluent-ffmpeg")).default,
    catch: () => missing("fluent-ffmpeg", "It runs ffmpeg. Install it: npm i fluent-ffmpeg")
  })
  return yield* Effect.callback<string, MediaError>((resume) => {
    const command = create({ cwd: workspace.folder, stdoutLines: 400 })
    const internals = command as unknown as Internals
    tame(internals, ffmpegPath, workspace.environment)
    describe(command, workspace, job)
    let child: ChildProcess | undefined
    let hasEnded = false
    let isStopped = false
    const afterEnd: Array<() => void> = []
    const end = (result: Effect.Effect<string, MediaError>) => {
      hasEnded = true
      if (child?.pid !== undefined) workspace.forgetChild(child.pid)
      for (const run of afterEnd) run()
      resume(result)
    }
    command.on("start", () => {
      child = internals.ffmpegProc
      if (child?.pid !== undefined) workspace.rememberChild(child.pid)
      if (isStopped) child?.kill("SIGKILL")
    })
    if (job.onFrame !== undefined) {
      const { onFrame } = job
      command.on("stderr", (line) => {
        const frame = /^frame=\s*(\d+)/u.exec(line)?.[1]
        if (frame !== undefined) onFrame(Number(frame))
      })
    }
    command.on("end", (_stdout, stderr) => end(Effect.succeed(stderr ?? "")))
    command.on("error", (error, _stdout, stderr) => {
      const said = `${stderr ?? ""}\n${error.message.split("\n", 1)[0] ?? ""}`
      const isDamaged = job.reads !== undefined && undecodable.test(said)
      end(
        Effect.fail(
          isDamaged ? unreadable(job.reads, "it is broken: not all of it can be decoded") : failed("ffmpeg", said)
        )
      )
    })
    command.run()

    return Effect.callback<void>((done) => {
      if (hasEnded) return done(Effect.void)
      isStopped = true
      // What it has written goes with the workspace, so there is nothing that it could end well.
      child?.kill("SIGKILL")
      afterEnd.push(() => done(Effect.void))
      return undefined
    })
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What all versions say in their own words, and the name of the error that they all have. */
const undecodable = /Invalid data found when processing input|Error while decoding|Error submitting packet to decoder/u

interface Ring {
  readonly get: () => string
  readonly callback: (listener: (line: string) => void) => void
}

type Ended = (error: Error | null | undefined, stdout?: Ring, stderr?: Ring) => void
type Spawn = (
  args: Array<string>,
  options: object,
  onProcess: (child: ChildProcess, stdout: Ring, stderr: Ring) => void,
  onEnd: Ended
) => void

/** What is private in fluent-ffmpeg's types. */
interface Internals {
  readonly ffmpegProc: ChildProcess | undefined
  _getFfmpegPath: (callback: (error: null, path: string) => void) => void
  _checkCapabilities: (callback: (error: null) => void) => void
  availableEncoders: (callback: (error: null, encoders: object) => void) => void
  _spawnFfmpeg: Spawn
}

const tame = (command: Internals, ffmpegPath: string, environment: NodeJS.ProcessEnv): void => {
  command._getFfmpegPath = (callback) => callback(null, ffmpegPath)
  command._checkCapabilities = (callback) => callback(null)
  command.availableEncoders = (callback) => callback(null, {})
  const spawn = command._spawnFfmpeg.bind(command)
  command._spawnFfmpeg = (args, options, onProcess, onEnd) =>
    spawn(
      args,
      { ...options, env: environment, stdio: ["ignore", "pipe", "pipe"] },
      onProcess,
      // It looks into both logs, and gives none where the program could not be started.
      (error, stdout = silence, stderr = silence) => onEnd(error, stdout, stderr)
    )
}

const silence: Ring = { get: () => "", callback: () => undefined }

const describe = (command: FfmpegCommand, workspace: Workspace, job: Job): void => {
  const globals = ["-nostdin", "-hide_banner", "-loglevel", job.loglevel ?? "error", "-nostats"]
  const progress = job.onFrame === undefined ? [] : ["-progress", "pipe:2"]
  for (const { file, options = [] } of job.inputs) {
    command.input(file)
    command.inputOptions("-protocol_whitelist", "file,pipe", ...options)
  }
  if (job.graph !== undefined) command.complexFilter(job.graph)
  for (const [index, { file, options }] of job.outputs.entries()) {
    const own = index === 0 ? [...globals, ...progress] : []
    // The whole path: whoever cleans up after a dead process finds its ffmpeg by it.
    if (file === undefined) command.output(workspace.path("nowhere"))
    else command.output(workspace.path(file))
    command.outputOptions(...own, ...options, ...(file === undefined ? ["-f", "null"] : []))
  }
}
