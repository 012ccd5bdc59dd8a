/**
 * Where a command is given a kit's folder and works on its posts.
 *
 * @since 0.1.0
 */
import { Effect, FileSystem, Path } from "effect"
import { CliError, FileUnusable } from "./CliError.ts"

/** The file itself, or of a folder its `posts.json`. Fails with `FileUnusable` for a folder that has none. */
export const fileOf = Effect.fn("KitPosts.fileOf")(function* (
  path: string
): Effect.fn.Return<string, CliError, FileSystem.FileSystem | Path.Path> {
  if (path === "-") return path
  const [fs, paths] = [yield* FileSystem.FileSystem, yield* Path.Path]
  const isFolder = yield* fs.stat(path).pipe(
    Effect.map(({ type }) => type === "Directory"),
    Effect.orElseSucceed(() => false)
  )
  if (!isFolder) return path
  const file = paths.join(path, "posts.json")
  const isMissing = yield* fs.stat(file).pipe(
    Effect.as(false),
    Effect.catchTag("PlatformError", ({ reason }) => Effect.succeed(reason._tag === "NotFound"))
  )
  if (!isMissing) return file
  return yield* new CliError({
    reason: new FileUnusable({
      path,
      reason: "not-found",
      detail: "is a folder without the posts.json of a kit",
      remedy: "Name the folder that generate wrote, or a file with a post"
    })
  })
})
