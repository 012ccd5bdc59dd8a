/**
 * Packs a package as a release would, and judges what is in it.
 */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { demand } from "../checks/Results.ts"
import { type Package } from "../packages.ts"
import { run, runOrThrow, tool } from "../process.ts"

/** A packed package. */
export interface Tarball {
  readonly file: string
  /** For the report: number of files and size. */
  readonly detail: string
}

/** Packs into `folder`. Fails when something is missing, does not belong there, or is too large. */
export const pack = async ({ manifest, path }: Package, folder: string): Promise<Tarball> => {
  const { stdout } = await runOrThrow("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: path
  })
  // npm 11 answers with a list, npm 12 with a record by name.
  const answer: Record<string, PackedFile> = JSON.parse(stdout)
  const [packed] = Object.values(answer)
  demand(packed !== undefined, "npm pack said nothing")
  const files = packed.files.map((file) => file.path)
  for (const needed of ["package.json", "LICENSE", "README.md"]) {
    demand(files.includes(needed), `${needed} is missing`)
  }
  const scripts = files.filter((file) => file.startsWith("dist/") && file.endsWith(".js"))
  demand(scripts.length > 0, "dist is empty")
  for (const script of scripts) {
    const declaration = script.replace(/\.js$/, ".d.ts")
    demand(files.includes(declaration), `${declaration} is missing`)
  }
  const strays = files.filter((file) => /(^|\/)(test|node_modules|\.turbo)\/|tsbuildinfo|\.test\./.test(file))
  demand(strays.length === 0, `does not belong into a release: ${strays.join(", ")}`)
  demand(packed.size <= maxBytes, `${packed.size} bytes packed; the limit is ${maxBytes}`)
  demand(packed.version === manifest.version, `packed as version ${packed.version}`)
  return {
    file: join(folder, packed.filename),
    detail: `${packed.files.length} files, ${Math.round(packed.size / 1024)} KiB`
  }
}

/** Whether package.json and files agree, by publint. */
export const lintTarball = async ({ file }: Tarball): Promise<void> => {
  await runOrThrow(tool("publint"), ["run", file, "--strict", "--level", "warning"])
}

/** Whether every door resolves to the right types under each resolution that is supported, by attw. */
export const checkTypes = async ({ file }: Tarball, entrypoints: ReadonlyArray<string>): Promise<void> => {
  const report = `${file}.attw.json`
  await run(
    tool("attw"),
    [file, "--profile", "esm-only", "--no-definitely-typed", "--format", "json", "--entrypoints", ...entrypoints],
    { stdoutFile: report }
  )
  const { analysis }: { analysis: { problems: ReadonlyArray<TypeProblem> } } = JSON.parse(
    await readFile(report, "utf8")
  )
  const problems = analysis.problems.filter(
    ({ resolutionKind, resolutionOption }) => !unsupportedResolutions.includes(resolutionKind ?? resolutionOption ?? "")
  )
  demand(problems.length === 0, problems.map((problem) => JSON.stringify({ ...problem, trace: undefined })).join("\n"))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Against files that got in by mistake. The largest is core: its modules, their types, maps and sources. */
const maxBytes = 4_000_000

/**
 * `node10` knows no `exports`. `node16-cjs` is the view of compilers before TypeScript 5.8, which take `require` of an
 * ES module for an error; what Node itself makes of it is tried by the `cjs` and `types-cjs` consumers.
 */
const unsupportedResolutions = ["node10", "node16-cjs"]

/** One finding of attw. */
interface TypeProblem {
  readonly kind: string
  readonly entrypoint?: string
  readonly resolutionKind?: string
  readonly resolutionOption?: string
  readonly trace?: unknown
}

interface PackedFile {
  readonly filename: string
  readonly size: number
  readonly version: string
  readonly files: ReadonlyArray<{ readonly path: string }>
}
