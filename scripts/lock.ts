/**
 * The lock must name every optional platform package of what it locks. `npm install` leaves one out silently when the
 * registry does not have it yet, and then `npm ci` fails with "Missing: … from lock file" on the next machine.
 */
import { readFile } from "node:fs/promises"
import { join } from "node:path"

interface Entry {
  readonly link?: boolean
  readonly optionalDependencies?: Record<string, string>
  readonly integrity?: string
  readonly inBundle?: boolean
}

/** What is wrong with the lock of the repository, one line each. */
export const lockProblems = async (directory: string): Promise<ReadonlyArray<string>> => {
  const { packages }: { packages: Record<string, Entry> } = JSON.parse(
    await readFile(join(directory, "package-lock.json"), "utf8")
  )
  return Object.entries(packages).flatMap(([path, entry]) => [
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(packages, path, name))
      .map(
        (name) =>
          `${path === "" ? "package.json" : path}: its optional package ${name} is not locked. ` +
          `Pin a version of it whose platform packages all exist in the registry.`
      ),
    ...(path.includes("node_modules/") && entry.link !== true && entry.inBundle !== true && !entry.integrity
      ? [`${path}: has no integrity hash. Delete its entry and run npm install again.`]
      : [])
  ])
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Looks where Node looks: in the package's own node_modules, then in every folder above. */
const isLocked = (packages: Record<string, Entry>, from: string, name: string): boolean =>
  foldersUpwards(from).some((folder) => packages[`${folder}node_modules/${name}`] !== undefined)

const foldersUpwards = (path: string): ReadonlyArray<string> => {
  if (path === "") return [""]
  const parent = path.lastIndexOf("/node_modules/")
  return [`${path}/`, ...foldersUpwards(parent < 0 ? "" : path.slice(0, parent))]
}
