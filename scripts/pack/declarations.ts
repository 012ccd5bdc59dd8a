/**
 * Follows the imports of declaration files, to prove what a door's types do not mention.
 */
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { dirname, join, relative } from "node:path"

/** An import of a package, and the way from the door to it. */
export interface ForeignImport {
  readonly specifier: string
  /** Files from the door to the one that imports, relative to the package. */
  readonly trail: ReadonlyArray<string>
}

/** Every import of another package that the declarations behind `entry` reach. */
export const foreignImports = async (packagePath: string, entry: string): Promise<ReadonlyArray<ForeignImport>> => {
  const found: Array<ForeignImport> = []
  const seen = new Set<string>()
  const visit = async (file: string, trail: ReadonlyArray<string>): Promise<void> => {
    if (seen.has(file)) return
    seen.add(file)
    const here = [...trail, relative(packagePath, file)]
    for (const specifier of specifiers(await readFile(file, "utf8"))) {
      if (!specifier.startsWith(".")) {
        found.push({ specifier, trail: here })
        continue
      }
      const target = join(dirname(file), specifier.replace(/\.(ts|js)$/, ".d.ts"))
      if (!existsSync(target))
        throw new Error(`${relative(packagePath, file)} imports ${specifier}, which does not exist`)
      await visit(target, here)
    }
  }
  await visit(join(packagePath, entry), [])
  return found
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** `from "x"`, `import "x"`, `import("x")` and reference tags. Comments are removed first: examples import things. */
const specifiers = (text: string): ReadonlyArray<string> => {
  const references = [...text.matchAll(/^\/\/\/ <reference (?:types|path)="([^"]+)"/gm)]
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "")
  return [...references, ...code.matchAll(/(?:from|import|import\()\s*"([^"]+)"/g)].map(([, name = ""]) => name)
}
