/**
 * A project outside the repository, which has installed the packed files and tries them.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { demand, Skip } from "../checks/Results.ts"
import { root, runOrThrow } from "../process.ts"

/** A program of `test/consumers`. */
export interface Program {
  readonly kind: ProgramKind
  readonly name: string
  /** The door without which it cannot run. */
  readonly needs: string
  readonly text: string
}

/** The folders of `test/consumers`. */
export type ProgramKind = "esm" | "cjs" | "types" | "types-cjs"

/** Makes a project with these dependencies, by npm. */
export const install = async (folder: string, dependencies: Record<string, string>): Promise<void> => {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }, null, 2))
  await runOrThrow("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder
  })
}

/** The programs of a kind, in alphabetical order. */
export const programs = async (kind: ProgramKind): Promise<ReadonlyArray<Program>> => {
  const folder = join(root, "test/consumers", kind)
  const names = (await readdir(folder)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), "utf8")
      const needs = /^\/\/ needs: (\S+)/.exec(text)?.[1]
      demand(needs !== undefined, `test/consumers/${kind}/${name} must start with "// needs: <door>"`)
      return { kind, name, needs, text }
    })
  )
}

/** Skips the running check when the door does not exist. */
export const needsDoor = (door: string, doors: ReadonlyArray<string>): void => {
  if (!doors.includes(door)) throw new Skip(`${door} does not exist`)
}

/** Runs a program in the project. It fails by an exit code other than 0. */
export const execute = async (project: string, program: Program, node: string): Promise<void> => {
  await put(project, program)
  await runOrThrow(node, [join(program.kind, program.name)], { cwd: project, timeoutMillis: 60_000 })
}

/** Compiles programs of one kind together; library declarations are checked as well. */
export const compile = async (
  project: string,
  sources: ReadonlyArray<Program>,
  options: { readonly compiler: string; readonly resolution: "nodenext" | "bundler" }
): Promise<void> => {
  const [first] = sources
  demand(first !== undefined, "there is nothing to compile")
  for (const program of sources) await put(project, program)
  const compilerOptions = {
    target: "es2022",
    module: options.resolution === "nodenext" ? "nodenext" : "esnext",
    moduleResolution: options.resolution,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    types: ["node"]
  }
  const config = join(project, first.kind, `tsconfig.${options.compiler}.${options.resolution}.json`)
  await writeFile(config, JSON.stringify({ compilerOptions, files: sources.map(({ name }) => name) }))
  const tsc = join(project, "node_modules", options.compiler, "bin/tsc")
  await runOrThrow(process.execPath, [tsc, "-p", config], { cwd: project })
}

/** Imports each specifier, and fails with the list of those that do not do as wished. */
export const importAll = async (
  project: string,
  specifiers: ReadonlyArray<string>,
  wish: "opens" | "stays shut"
): Promise<void> => {
  const program = `
    const wrong = []
    for (const specifier of ${JSON.stringify(specifiers)}) {
      const result = await import(specifier).then(() => "opens", (error) =>
        error.code === "ERR_PACKAGE_PATH_NOT_EXPORTED" ? "stays shut" : String(error.message))
      if (result !== ${JSON.stringify(wish)}) wrong.push(specifier + ": " + result)
    }
    if (wrong.length > 0) console.error(wrong.join("\\n"))
    process.exit(wrong.length === 0 ? 0 : 1)`
  await writeFile(join(project, "import-all.mjs"), program)
  await runOrThrow(process.execPath, ["import-all.mjs"], { cwd: project, timeoutMillis: 120_000 })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const put = async (project: string, { kind, name, text }: Program): Promise<void> => {
  await mkdir(join(project, kind), { recursive: true })
  const type = kind.endsWith("cjs") ? "commonjs" : "module"
  await writeFile(join(project, kind, "package.json"), JSON.stringify({ private: true, type }))
  await writeFile(join(project, kind, name), text)
}
