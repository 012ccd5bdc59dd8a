/**
 * Finds the files of fonts: in a folder of yours, in installed packages `@expo-google-fonts/<family>`, or in the system.
 * Nothing is downloaded. What a family lacks, the families for running text, for emoji and for other scripts bring.
 *
 * @see https://www.npmjs.com/search?q=%40expo-google-fonts
 * @since 0.1.0
 */
import { Effect } from "effect"
import { readFile } from "node:fs/promises"
import { familiesIn, folderFonts, systemFolders } from "./internal/folders.ts"
import { packageFonts, packageNameOf } from "./internal/packages.ts"
import { factsOf, type FontFacts } from "./internal/sfnt.ts"

/** Where fonts are looked for. */
export interface FontOptions {
  /** Files of a family, by its name: absolute paths of TTF, OTF or WOFF2. Looked at first. */
  readonly families?: Readonly<Record<string, ReadonlyArray<string>>> | undefined
  /** Folders of font files, subfolders included. A font of them stands in for letters that no other has. */
  readonly folders?: ReadonlyArray<string> | undefined
  /** Folders from which packages are resolved, beside the one of this package. @default the working directory */
  readonly packagesFrom?: ReadonlyArray<string> | undefined
  /** Whether fonts of the system count. @default true */
  readonly useSystem?: boolean | undefined
}

/** One file of a family. */
export interface FontFile {
  /** As it was asked for, or of the fallback. */
  readonly family: string
  /** Absolute. */
  readonly path: string
  /** 1 to 1000; 400 is regular. */
  readonly weight: number
  readonly isItalic: boolean
}

/** Family that stands in for one that is not there: Latin, Greek and Cyrillic. */
export const fallbackFamily = "Noto Sans"

/** Families of emoji that are tried after those of text. */
export const emojiFamilies = ["Twemoji Mozilla", "Noto Color Emoji", "Noto Emoji"] as const

/**
 * The files of these families in their order, then those of the fallback for text and of emoji in one colour (`Noto
 * Emoji`, which a renderer of captions can show). A family that is not there is left out.
 */
export const fontFiles = (
  families: ReadonlyArray<string>,
  options: FontOptions = {}
): Effect.Effect<ReadonlyArray<FontFile>> =>
  Effect.map(
    Effect.forEach([...new Set([...families, fallbackFamily, "Noto Emoji"])], (family) => filesOf(family, options)),
    (found) => found.flat()
  )

/** The files of one family; empty where it is not there. */
export const filesOf = (family: string, options: FontOptions = {}): Effect.Effect<ReadonlyArray<FontFile>> =>
  Effect.promise(async () => {
    const own = Object.entries(options.families ?? {}).find(([name]) => sameFamily(name, family))
    if (own !== undefined) return (await Promise.all(own[1].map((path) => fileOf(family, path)))).flat()
    const inFolders = await folderFonts(family, options.folders ?? [])
    if (inFolders.length > 0) return inFolders
    const inPackages = await packageFonts(family, options.packagesFrom ?? [process.cwd()])
    if (inPackages.length > 0) return inPackages
    return (options.useSystem ?? true) ? folderFonts(family, systemFolders()) : []
  })

/** Names of the families in these folders, in the order of the alphabet. Files that cannot be read are none. */
export const familiesOf = (folders: ReadonlyArray<string>): Effect.Effect<ReadonlyArray<string>> =>
  Effect.promise(async () => {
    const found = [...(await familiesIn(folders)).values()].flatMap(([first]) => first?.family ?? [])
    return found.sort()
  })

/** Files of the family in these folders that has most of the characters; empty where none has any. */
export const folderFilesFor = (
  codePoints: ReadonlyArray<number>,
  folders: ReadonlyArray<string>
): Effect.Effect<ReadonlyArray<FontFile>> =>
  Effect.promise(async () => {
    let best: { readonly files: ReadonlyArray<FontFile>; readonly count: number } = { files: [], count: 0 }
    if (codePoints.length === 0 || folders.length === 0) return best.files
    for (const [, files] of await familiesIn(folders)) {
      const [first] = files
      const facts = first === undefined ? undefined : await readFacts(first.path)
      const count = facts === undefined ? 0 : codePoints.filter(facts.has).length
      if (count > best.count) best = { files, count }
    }
    return best.files
  })

/** Files of the system that have all these characters, at most one family. */
export const systemFilesFor = (codePoints: ReadonlyArray<number>): Effect.Effect<ReadonlyArray<FontFile>> =>
  Effect.promise(async () => {
    for (const [, files] of await familiesIn(systemFolders())) {
      const [first] = files
      if (first === undefined) continue
      const facts = await readFacts(first.path)
      if (facts !== undefined && codePoints.every(facts.has)) return files
    }
    return []
  })

/** The package that brings a family, whether or not it is installed: `@expo-google-fonts/source-sans-3`. */
export const packageOf = (family: string): string | undefined => packageNameOf(family)

/** Whether a file has a character. A file that cannot be read has none. */
export const coverageOf = (path: string): Effect.Effect<(codePoint: number) => boolean> =>
  Effect.map(
    Effect.promise(() => readFacts(path)),
    (facts) => facts?.has ?? (() => false)
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const sameFamily = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

const readFacts = async (path: string): Promise<FontFacts | undefined> => {
  try {
    return factsOf(await readFile(path))
  } catch {
    return undefined
  }
}

const fileOf = async (family: string, path: string): Promise<ReadonlyArray<FontFile>> => {
  const facts = await readFacts(path)
  return facts === undefined ? [] : [{ family, path, weight: facts.weight, isItalic: facts.isItalic }]
}
