/**
 * The doors of a package as its `exports` and its built files give them.
 */
import { existsSync } from "node:fs"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { type Package } from "../packages.ts"

/** What a stranger can import, and what must stay shut. */
export interface Doors {
  /** Import specifiers such as `@postwright/core/promise`. */
  readonly open: ReadonlyArray<string>
  /** Specifiers of files that exist in the package but that `exports` keeps shut. */
  readonly shut: ReadonlyArray<string>
}

/** Lists the doors of a built package. A door whose entry is missing in `dist` is left out. */
export const doorsOf = async ({ manifest, path }: Package): Promise<Doors> => {
  const files = (await readdir(join(path, "dist"), { recursive: true }))
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".js"))
    .map((file) => file.slice(0, -".js".length))
    .sort()
  const specifier = (file: string) => `${manifest.name}/${file}`
  const named = Object.entries(manifest.exports ?? {}).flatMap(([door, target]) =>
    door.includes("*") || target === null || typeof target !== "object" || !("default" in target)
      ? []
      : existsSync(join(path, String(target.default)))
        ? [`${manifest.name}${door.slice(1)}`]
        : []
  )
  return {
    open: [...named, ...files.filter((file) => !isInternal(file)).map(specifier)],
    shut: files.filter(isInternal).map(specifier)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isInternal = (file: string): boolean => file.split("/").includes("internal")
