/**
 * What every published package.json must say, so that a door is never open by accident and a release never lacks a
 * file. Node matches one `*` in a key of `exports`, so every `internal` folder needs a line of its own.
 */
import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"

/** The part of a package.json that the scripts read. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly license?: string
  readonly type?: string
  readonly description?: string
  readonly sideEffects?: boolean
  readonly files?: ReadonlyArray<string>
  readonly exports?: Record<string, unknown>
  readonly engines?: Record<string, string>
  readonly peerDependencies?: Record<string, string>
}

/** A package of this repository. */
export interface Package {
  /** Folder below `packages`. */
  readonly folder: string
  readonly path: string
  readonly manifest: Manifest
}

/** The packages that are published, in alphabetical order. */
export const publishedPackages = async (directory: string): Promise<ReadonlyArray<Package>> => {
  const folders = await readdir(join(directory, "packages"), { withFileTypes: true })
  const packages = await Promise.all(
    folders
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }): Promise<Package> => {
        const path = join(directory, "packages", name)
        return { folder: name, path, manifest: JSON.parse(await readFile(join(path, "package.json"), "utf8")) }
      })
  )
  return packages.filter((item) => item.manifest.private !== true).sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

/** What is wrong with the package.json files, one line each. */
export const packageProblems = async (directory: string): Promise<ReadonlyArray<string>> => {
  const packages = await publishedPackages(directory)
  const problems = await Promise.all(packages.map((item) => problemsOf(item, packages)))
  return problems.flat()
}

/** Closes the doors to internal folders in every package.json, and removes the ones that lead nowhere. */
export const closeInternalDoors = async (directory: string): Promise<void> => {
  for (const { manifest, path } of await publishedPackages(directory)) {
    const open = Object.entries(manifest.exports ?? {}).filter(([, target]) => target !== null)
    const closed = (await internalDoors(path)).map((door) => [door, null] as const)
    const next = { ...manifest, exports: Object.fromEntries([...open, ...closed]) }
    await writeFile(join(path, "package.json"), `${JSON.stringify(next, null, 2)}\n`)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const problemsOf = async ({ folder, manifest, path }: Package, all: ReadonlyArray<Package>) => {
  const problems: Array<string> = []
  const expect = (holds: boolean, message: string) => {
    if (!holds) problems.push(`packages/${folder}/package.json: ${message}`)
  }
  const doors = manifest.exports ?? {}
  const closed = await internalDoors(path)
  for (const door of closed) expect(doors[door] === null, `add "${door}": null to exports`)
  for (const [door, target] of Object.entries(doors)) {
    expect(door.split("*").length <= 2, `Node ignores "${door}" in exports: a key may hold one *`)
    if (target === null) expect(closed.includes(door), `remove "${door}" from exports: there is no such folder`)
    if (target !== null && typeof target === "object") {
      expect(
        Object.keys(target).join(" ") === "@postwright/source types default",
        `"${door}" must list @postwright/source, types and default, in this order`
      )
    }
  }
  expect(manifest.name === `@postwright/${folder}`, `name must be @postwright/${folder}`)
  expect(manifest.version === all[0]?.manifest.version, "all packages carry one version")
  expect(manifest.license === "Apache-2.0", "license must be Apache-2.0")
  expect(manifest.type === "module", "type must be module")
  expect(manifest.sideEffects === false, "sideEffects must be false")
  expect(Boolean(manifest.description), "description is missing")
  expect(Boolean(manifest.engines?.["node"]), "engines.node is missing")
  expect(Boolean(manifest.peerDependencies?.["effect"]), "effect must be a peer, so that an app has one copy of it")
  for (const file of ["dist", "src"]) expect(manifest.files?.includes(file) === true, `files must hold ${file}`)
  return problems
}

/** The doors that `exports` must close, for the internal folders of `src` and `testing`. */
const internalDoors = async (path: string): Promise<ReadonlyArray<string>> => {
  const found = await Promise.all(
    [
      ["src", "."],
      ["testing", "./testing"]
    ].map(async ([folder = "", prefix = ""]) => {
      const entries = await readdir(join(path, folder), { recursive: true, withFileTypes: true }).catch(() => [])
      return entries
        .filter((entry) => entry.isDirectory() && entry.name === "internal")
        .map((entry) => join(entry.parentPath, entry.name).slice(join(path, folder).length).replaceAll("\\", "/"))
        .map((door) => `${prefix}${door}/*`)
    })
  )
  return found.flat().sort()
}
