/** Fonts in folders: those of the configuration, and those of the system. */
import { readdir, readFile, stat } from "node:fs/promises"
import { homedir } from "node:os"
import { join, parse } from "node:path"
import { type FontFile } from "../Fonts.ts"
import { factsOf } from "./sfnt.ts"

/** The files of a family in these folders, lightest first. */
export const folderFonts = async (family: string, folders: ReadonlyArray<string>): Promise<ReadonlyArray<FontFile>> =>
  folders.length === 0
    ? []
    : ((await familiesIn(folders)).get(family.trim().toLowerCase()) ?? []).map((file) => ({ ...file, family }))

/** Every family in these folders, by its name in lower case. A folder is read once by a process. */
export const familiesIn = async (
  folders: ReadonlyArray<string>
): Promise<ReadonlyMap<string, ReadonlyArray<FontFile>>> => {
  const key = folders.join("\0")
  const known = read.get(key) ?? readFolders(folders)
  read.set(key, known)
  return known
}

/** Where systems keep their fonts. */
export const systemFolders = (): ReadonlyArray<string> => {
  switch (process.platform) {
    case "win32":
      return [join(parse(homedir()).root, "Windows", "Fonts")]
    case "darwin":
      return ["/System/Library/Fonts", "/Library/Fonts", join(homedir(), "Library/Fonts")]
    default:
      return [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        join(homedir(), ".local/share/fonts"),
        join(homedir(), ".fonts")
      ]
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const read = new Map<string, Promise<ReadonlyMap<string, ReadonlyArray<FontFile>>>>()

const mostFiles = 4_000
const maxFileBytes = 40_000_000

const readFolders = async (folders: ReadonlyArray<string>): Promise<ReadonlyMap<string, ReadonlyArray<FontFile>>> => {
  const found = new Map<string, Array<FontFile>>()
  let left = mostFiles
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true }).catch(() => [])
    for (const entry of entries.filter((name) => /\.(?:ttf|otf|ttc|woff2)$/iu.test(name)).sort()) {
      if (left-- <= 0) return found
      const path = join(folder, entry)
      const file = await fontAt(path)
      if (file === undefined) continue
      const key = file.family.toLowerCase()
      found.set(
        key,
        [...(found.get(key) ?? []), file].sort((a, b) => a.weight - b.weight)
      )
    }
  }
  return found
}

const fontAt = async (path: string): Promise<FontFile | undefined> => {
  try {
    const stats = await stat(path)
    if (!stats.isFile() || stats.size > maxFileBytes) return undefined
    const facts = factsOf(await readFile(path))
    if (facts === undefined || facts.family === "") return undefined
    return { family: facts.family, path, weight: facts.weight, isItalic: facts.isItalic }
  } catch {
    return undefined
  }
}
