/**
 * Whoever installs a published package must not get anything under a licence that binds their own program: all that its
 * dependencies and needed peers bring, however deep, is under one of a list of permissive licences. What is not, such as
 * the ffmpeg of npm, may only be an optional peer, which somebody installs who wants it, and a development dependency.
 */
import { existsSync } from "node:fs"
import { readFile, realpath } from "node:fs/promises"
import { dirname, join } from "node:path"
import { type Package, publishedPackages } from "./packages.ts"

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: unknown
  /** As very old packages write it. */
  readonly licenses?: unknown
  readonly dependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
  readonly peerDependencies?: Record<string, string>
  readonly peerDependenciesMeta?: Record<string, { readonly optional?: boolean }>
}

/** Permissive licences by their SPDX ids. `CC-BY-4.0` and `OFL-1.1`: data and fonts, not code. */
export const permissiveLicences: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "OFL-1.1",
  "Python-2.0",
  "Unlicense",
  "Zlib"
])

/** What is wrong with the licences of what the published packages bring, one line each. */
export const licenceProblems = async (directory: string): Promise<ReadonlyArray<string>> => {
  const problems = await Promise.all((await publishedPackages(directory)).map((item) => problemsOf(item, directory)))
  return problems.flat()
}

/** Whether an SPDX expression leaves a choice of permissive licences alone. An expression that it cannot read does not. */
export const isPermissive = (expression: string): boolean => {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? []
  let at = 0
  const term = (): boolean => {
    const token = tokens[at++]
    if (token !== "(") return token !== undefined && permissiveLicences.has(token)
    const value = either()
    return tokens[at++] === ")" && value
  }
  const both = (): boolean => {
    let value = term()
    // An exception to a licence, by WITH, is nothing that is known here.
    while (tokens[at] === "AND") {
      at++
      value = term() && value
    }
    return value
  }
  const either = (): boolean => {
    let value = both()
    while (tokens[at] === "OR") {
      at++
      value = both() || value
    }
    return value
  }
  const value = either()
  return value && at === tokens.length
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const problemsOf = async ({ folder, path }: Package, root: string): Promise<ReadonlyArray<string>> => {
  const seen = new Set<string>()
  const problems: Array<string> = []
  const visit = async (name: string, from: string, way: ReadonlyArray<string>, isOptional: boolean): Promise<void> => {
    const found = locate(name, from, root)
    if (found === undefined) {
      if (!isOptional) problems.push(`packages/${folder}: ${[...way, name].join(" > ")} is not installed. Run npm ci.`)
      return
    }
    const place = await realpath(found)
    if (seen.has(place)) return
    seen.add(place)
    const manifest = await manifestOf(place)
    const licence = licenceOf(manifest)
    if (licence === undefined || !isPermissive(licence)) {
      problems.push(
        `packages/${folder}: ${[...way, `${manifest.name}@${manifest.version}`].join(" > ")} is under ` +
          `${licence === undefined ? "no known licence" : `"${licence}"`}. Do without it, or make it an optional peer.`
      )
    }
    await visitAll(manifest, place, [...way, manifest.name])
  }
  const visitAll = async (manifest: Manifest, place: string, way: ReadonlyArray<string>): Promise<void> => {
    const optional = Object.keys(manifest.optionalDependencies ?? {})
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
      await visit(name, place, way, optional.includes(name))
    }
    for (const name of Object.keys(manifest.peerDependencies ?? {})) {
      if (manifest.peerDependenciesMeta?.[name]?.optional !== true) await visit(name, place, way, false)
    }
  }
  await visitAll(await manifestOf(path), path, [])
  return problems
}

const manifestOf = async (path: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(path, "package.json"), "utf8"))

const licenceOf = ({ license, licenses }: Manifest): string | undefined => {
  const named = (value: unknown): string | undefined => {
    if (typeof value === "string") return value.trim() === "" ? undefined : value.trim()
    return typeof value === "object" && value !== null && "type" in value ? named(value.type) : undefined
  }
  if (license !== undefined) return named(license)
  const all = Array.isArray(licenses) ? licenses.map(named) : []
  return all.length === 0 || all.includes(undefined) ? undefined : `(${all.join(" OR ")})`
}

/** Looks where Node looks: in each `node_modules` upwards, up to the root of the repository. */
const locate = (name: string, from: string, root: string): string | undefined => {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", name)
    if (existsSync(join(path, "package.json"))) return path
    if (folder === root || folder === dirname(folder)) return undefined
  }
}
