/**
 * The folder with fonts that a person names.
 *
 * @since 0.1.0
 */
import * as Fonts from "@postwright/providers/media/fonts/Fonts"
import { Effect, FileSystem, Option, Path, type PlatformError } from "effect"
import * as Settings from "../config/Settings.ts"
import { CliError, FileUnusable } from "./CliError.ts"
import { codeOf } from "./TextFile.ts"

/**
 * The folder of `--fonts`, else of `POSTWRIGHT_FONTS`, as an absolute path; empty where nobody names one. Fails with
 * `FileUnusable` where it is no folder, or has no font that can be read.
 */
export const fontFolders = Effect.fn("fontFolders")(function* (
  named: Option.Option<string> = Option.none()
): Effect.fn.Return<ReadonlyArray<string>, CliError, FileSystem.FileSystem | Path.Path> {
  const fs = yield* FileSystem.FileSystem
  const setting = yield* Settings.fonts
  const chosen = Option.getOrUndefined(Option.orElse(named, () => setting))
  if (chosen === undefined) return []
  const unusable = (reason: FileUnusable["reason"], detail: string, remedy: string) =>
    new CliError({ reason: new FileUnusable({ path: chosen, reason, detail, remedy }) })
  const translated = (error: PlatformError.PlatformError) =>
    error.reason._tag === "NotFound"
      ? unusable(
          "not-found",
          "the folder of fonts does not exist",
          "Check the path; it is relative to the current folder"
        )
      : unusable(
          error.reason._tag === "PermissionDenied" ? "no-access" : "unreadable",
          `the folder of fonts cannot be read (${codeOf(error) ?? error.reason._tag})`,
          "Check the folder and your rights on it"
        )
  const info = yield* Effect.mapError(fs.stat(chosen), translated)
  if (info.type !== "Directory") {
    return yield* unusable("invalid", "it is no folder of fonts", "Name the folder that the font files lie in")
  }
  yield* Effect.mapError(fs.readDirectory(chosen), translated)
  const folder = (yield* Path.Path).resolve(chosen)
  if ((yield* Fonts.familiesOf([folder])).length > 0) return [folder]
  return yield* unusable(
    "invalid",
    "the folder has no font that can be read",
    "Name a folder with files in TTF, OTF or WOFF2"
  )
})
