/**
 * The Nodes that the packed files are tried on.
 */
import { existsSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { run } from "../process.ts"
import { install } from "./project.ts"

/** The oldest Node of `engines` in the libraries: the first that lets `require` load ES modules unasked. */
export const oldestNode = "22.12.0"

/** A Node and its version. */
export interface Node {
  readonly version: string
  readonly path: string
}

/** What there is to try on. */
export interface Nodes {
  /** This Node, and the oldest supported one. */
  readonly supported: ReadonlyArray<Node>
  /** Why the oldest supported one is missing. */
  readonly missing: string | undefined
  /** One that is too old for us, where the machine has one. */
  readonly tooOld: Node | undefined
}

/** Gets the oldest supported Node from npm into `folder`, and looks for one that is too old on the PATH. */
export const findNodes = async (folder: string): Promise<Nodes> => {
  const newest = { version: process.versions.node, path: process.execPath }
  const name = `node-${process.platform}-${process.arch}`
  const tooOld = await findTooOld()
  try {
    await install(folder, { [name]: oldestNode })
    const oldest = { version: oldestNode, path: join(folder, "node_modules", name, "bin/node") }
    return { supported: [newest, oldest], missing: undefined, tooOld }
  } catch {
    return { supported: [newest], missing: `npm has no ${name}@${oldestNode}`, tooOld }
  }
}

/** The environment in which `node` is found first. */
export const pathWith = (node: string): Record<string, string> => ({
  PATH: `${dirname(node)}${delimiter}${process.env["PATH"] ?? ""}`
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const findTooOld = async (): Promise<Node | undefined> => {
  const [neededMajor = 0, neededMinor = 0] = oldestNode.split(".").map(Number)
  for (const directory of (process.env["PATH"] ?? "").split(delimiter)) {
    const path = join(directory, "node")
    if (!existsSync(path)) continue
    const version = (await run(path, ["--version"])).stdout.trim().slice(1)
    const [major = 0, minor = 0] = version.split(".").map(Number)
    if (major < neededMajor || (major === neededMajor && minor < neededMinor)) return { version, path }
  }
  return undefined
}
