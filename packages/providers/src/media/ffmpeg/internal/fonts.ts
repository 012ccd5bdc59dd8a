/**
 * Fonts for captions, laid into the workspace: nothing else is there for libass, so that a video looks the same everywhere.
 *
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { Effect } from "effect"
import { coverageOf, folderFilesFor, type FontFile, fontFiles, type FontOptions } from "../../fonts/Fonts.ts"
import { scriptFamilies } from "../../fonts/Scripts.ts"
import { missing } from "./failures.ts"
import { type Workspace } from "./workspace.ts"

/**
 * Lays fonts for the families, for the scripts of the text, and those of the folders for letters that these lack, and gives
 * the name of the first that is there.
 */
export const layFonts = Effect.fnUntraced(function* (
  workspace: Workspace,
  families: ReadonlyArray<string>,
  text: string,
  options: FontOptions
): Effect.fn.Return<string, MediaError> {
  const wanted = families.filter(isName)
  const scripts = scriptFamilies.filter(({ pattern }) => pattern.test(text)).map(({ family }) => family)
  const usual = (yield* fontFiles([...wanted, ...scripts], options)).filter(isLoose)
  const found = [...usual, ...(yield* standIns(text, usual, options.folders ?? [])).filter(isLoose)]
  const family = [...wanted, "Noto Sans"].find((name) => found.some((file) => file.family === name))
  if (family === undefined) {
    return yield* missing(
      "fonts for captions",
      "Install them: npm i @expo-google-fonts/noto-sans @expo-google-fonts/noto-emoji"
    )
  }
  const chosen = [...new Set(found.map((file) => file.family))].flatMap((name) =>
    closest(
      found.filter((file) => file.family === name),
      name === family ? [700, 400] : [400]
    )
  )
  for (const [index, { path }] of chosen.entries()) yield* workspace.link(path, `fonts/font-${index}.${path.slice(-3)}`)
  yield* workspace.write("fonts.conf", configuration)
  return family
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What libass reads: no packed font. */
const isLoose = ({ path }: FontFile): boolean => /\.(?:ttf|otf)$/iu.test(path)

/** Fonts of the folders for letters of the text that the others lack. */
const standIns = Effect.fnUntraced(function* (
  text: string,
  files: ReadonlyArray<FontFile>,
  folders: ReadonlyArray<string>
) {
  const more: Array<FontFile> = []
  if (folders.length === 0) return more
  const covers = yield* Effect.forEach(closest(files, [400]), ({ path }) => coverageOf(path))
  const letters = [
    ...new Set(Array.from(text.replace(/[\s\p{Cf}\ufe00-\ufe0f]/gu, ""), (sign) => sign.codePointAt(0) ?? 0))
  ]
  let lacking = letters.filter((code) => !covers.some((has) => has(code)))
  for (let before = Infinity; lacking.length > 0 && lacking.length < before;) {
    before = lacking.length
    const [first, ...others] = yield* folderFilesFor(lacking, folders)
    if (first === undefined) return more
    more.push(first, ...others)
    const has = yield* coverageOf(first.path)
    lacking = lacking.filter((code) => !has(code))
  }
  return more
})

/** What can stand in a file of captions as a name. */
const isName = (family: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,60}$/u.test(family)

/** The upright files whose weights are closest to these. */
const closest = (files: ReadonlyArray<FontFile>, weights: ReadonlyArray<number>): ReadonlyArray<FontFile> => {
  const upright = files.filter(({ isItalic }) => !isItalic)
  const by = (weight: number) =>
    upright.toSorted((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight)).slice(0, 1)
  return [...new Set(weights.flatMap(by))]
}

// Relative to the working directory, which is the workspace: no path of the machine stands in it.
const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>fonts</dir>
  <cachedir>fonts/cache</cachedir>
</fontconfig>
`
