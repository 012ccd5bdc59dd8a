/** Fonts in installed npm packages: `@expo-google-fonts/<family>` holds a folder per weight, such as `700Bold_Italic`. */
import { readdir } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { type FontFile } from "../Fonts.ts"

/** Undefined for a name that no family of Google Fonts has. */
export const packageNameOf = (family: string): string | undefined => {
  const slug = family.trim().toLowerCase().replace(/\s+/gu, "-")
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(slug) ? `@expo-google-fonts/${slug}` : undefined
}

/** The files of a family in its package, lightest first; empty where it is not installed. */
export const packageFonts = async (family: string, from: ReadonlyArray<string>): Promise<ReadonlyArray<FontFile>> => {
  const other = otherPackages[family.trim().toLowerCase()]
  if (other !== undefined) {
    const found = folderOf(other.name, from)
    return found === undefined ? [] : [{ family, path: join(found, other.file), weight: 400, isItalic: false }]
  }
  const name = packageNameOf(family)
  const folder = name === undefined ? undefined : folderOf(name, from)
  if (folder === undefined) return []
  const files: Array<FontFile> = []
  for (const entry of (await readdir(folder)).sort()) {
    const weight = /^(\d{3})[A-Za-z]+?(_Italic)?$/u.exec(entry)
    if (weight === null) continue
    const file = (await readdir(join(folder, entry))).find((one) => one.endsWith(".ttf"))
    if (file === undefined) continue
    files.push({
      family,
      path: join(folder, entry, file),
      weight: Number(weight[1]),
      isItalic: weight[2] !== undefined
    })
  }
  return files
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Families that other packages bring. */
const otherPackages: Readonly<Record<string, { readonly name: string; readonly file: string }>> = {
  "twemoji mozilla": { name: "twemoji-colr-font", file: "twemoji.woff2" }
}

const folderOf = (name: string, from: ReadonlyArray<string>): string | undefined => {
  for (const place of [...from.map((folder) => join(folder, "package.json")), import.meta.url]) {
    try {
      return dirname(createRequire(place).resolve(`${name}/package.json`))
    } catch {
      // Not installed there; the next place may have it.
    }
  }
  return undefined
}
