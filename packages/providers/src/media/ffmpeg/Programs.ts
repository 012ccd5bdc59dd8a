/**
 * Which ffmpeg and ffprobe are used on this machine, for who wants to tell it.
 *
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { Effect } from "effect"
import { findFfmpeg, findFfprobe, type Program, type ProgramPaths } from "./internal/programs.ts"

/** A program that was found. */
export interface FoundProgram {
  /** Absolute. */
  readonly path: string
  /** As it names itself: `7.1`, `N-47683-g0e8eb07980-static`. */
  readonly version: string
}

/** The program that the adapter uses with these paths. Fails with `MediaToolMissing`, which names what was tried. */
export const find = (name: "ffmpeg" | "ffprobe", paths: ProgramPaths = {}): Effect.Effect<FoundProgram, MediaError> =>
  Effect.map(name === "ffmpeg" ? findFfmpeg(paths) : findFfprobe(paths), ({ path, version }: Program) => ({
    path,
    version
  }))
