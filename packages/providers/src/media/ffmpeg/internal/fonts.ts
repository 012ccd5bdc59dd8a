/**
 * Fonts for captions, in the workspace: what the system has is not asked, so that a video looks the same everywhere.
 *
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { Effect } from "effect"
import { readdir } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { missing } from "./failures.ts"
import { type Workspace } from "./workspace.ts"

/** Lays fonts for the families into the workspace, and gives the name of the first that is there. */
export const layFonts = Effect.fnUntraced(function* (
  workspace: Workspace,
  _families: ReadonlyArray<string>
): Effect.fn.Return<string, MediaError> {
  const files = yield* Effect.promise(() => installedFonts())
  if (files.length === 0) {
    return yield* missing(
      "fonts for captions",
      "Install them: npm i @expo-google-fonts/noto-sans @expo-google-fonts/noto-emoji"
    )
  }
  for (const [index, file] of files.entries()) yield* workspace.link(file, `fonts/font-${index}.ttf`)
  yield* workspace.write("fonts.conf", configuration)
  return "Noto Sans"
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Paths are relative to the file, so that no path of the machine has to be written into it.
const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>fonts</dir>
  <cachedir>fonts/cache</cachedir>
</fontconfig>
`

const installedFonts = async (): Promise<ReadonlyArray<string>> => {
  const require = createRequire(import.meta.url)
  const found: Array<string> = []
  for (const [name, wanted] of [
    ["@expo-google-fonts/noto-sans", /_(?:700Bold|400Regular)\.ttf$/u],
    ["@expo-google-fonts/noto-emoji", /_(?:700Bold|400Regular)\.ttf$/u]
  ] as const) {
    try {
      const folder = dirname(require.resolve(`${name}/package.json`))
      const files = await readdir(folder, { recursive: true })
      found.push(...files.filter((file) => wanted.test(file)).map((file) => join(folder, file)))
    } catch {
      // It is not installed.
    }
  }
  return found
}
