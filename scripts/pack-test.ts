/**
 * `npm run test:pack`: packs every published package and uses the packed files as a stranger would, in a folder
 * outside the repository. Nothing here reads the sources.
 */
import { existsSync } from "node:fs"
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { foreignImports } from "./pack/declarations.ts"
import { doorsOf } from "./pack/doors.ts"
import { demand, Results, Skip } from "./pack/results.ts"
import { type Package, publishedPackages } from "./packages.ts"
import { root, run, runOrThrow, tool } from "./process.ts"

/** The oldest TypeScript that accepts effect's own declarations with `skipLibCheck: false`. */
const oldestTypeScript = "5.7.3"
const newestTypeScript = "7.0.2"
/** The oldest Node of `engines` in the libraries: the first that lets `require` load ES modules unasked. */
const oldestNode = "22.12.0"
const maxTarballBytes = 2_000_000
/**
 * `node10` knows no `exports`. `node16-cjs` is the view of compilers before TypeScript 5.8, which take `require` of an
 * ES module for an error; what Node itself makes of it is tried by the `cjs` and `types-cjs` consumers.
 */
const unsupportedResolutions = ["node10", "node16-cjs"]

const results = new Results()
const packages = await publishedPackages(root)
const workplace = await mkdtemp(join(tmpdir(), "postwright-pack-"))

try {
  console.log("packed files")
  await results.check("the packages build", async () => {
    await runOrThrow(process.execPath, [join(root, "scripts/build-packages.ts")])
  })
  const tarballs = new Map<string, string>()
  for (const item of packages) {
    await results.check(`${item.manifest.name} holds what a release needs`, async () => {
      const { detail, file } = await pack(item)
      tarballs.set(item.manifest.name, file)
      return detail
    })
  }
  for (const item of packages) {
    const file = tarballs.get(item.manifest.name)
    if (file === undefined) continue
    await results.check(`publint ${item.manifest.name}`, async () => {
      await runOrThrow(tool("publint"), ["run", file, "--strict", "--level", "warning"])
    })
    await results.check(`attw ${item.manifest.name}`, async () => {
      const entrypoints = (await doorsOf(item)).open.map((door) => `.${door.slice(item.manifest.name.length)}`)
      if (entrypoints.length === 0) throw new Skip("the package has no door yet")
      const report = join(workplace, `attw-${item.folder}.json`)
      await run(
        tool("attw"),
        [file, "--profile", "esm-only", "--no-definitely-typed", "--format", "json", "--entrypoints", ...entrypoints],
        { stdoutFile: report }
      )
      const { analysis }: { analysis: { problems: ReadonlyArray<TypeProblem> } } = JSON.parse(
        await readFile(report, "utf8")
      )
      const problems = analysis.problems.filter(
        ({ resolutionKind, resolutionOption }) =>
          !unsupportedResolutions.includes(resolutionKind ?? resolutionOption ?? "")
      )
      demand(
        problems.length === 0,
        problems.map((problem) => JSON.stringify({ ...problem, trace: undefined })).join("\n")
      )
      return `${entrypoints.length} doors`
    })
  }

  console.log("installed as a library")
  const library = join(workplace, "library")
  await results.check("npm install of core alone brings all it needs", async () => {
    await install(library, {
      "@postwright/core": `file:${tarballs.get("@postwright/core")}`,
      "@types/node": "24.10.1",
      "typescript-oldest": `npm:typescript@${oldestTypeScript}`,
      "typescript-newest": `npm:typescript@${newestTypeScript}`
    })
    demand(existsSync(join(library, "node_modules/effect")), "npm did not install the peer effect")
  })
  const nodes = await findNodes(library)
  const core = packages.find((item) => item.folder === "core")
  demand(core !== undefined, "packages/core is missing")
  const coreDoors = await doorsOf(core)
  for (const [kind, command] of [
    ["esm", "import"],
    ["cjs", "require"]
  ] as const) {
    for (const file of await consumerFiles(kind)) {
      for (const [version, node] of nodes.supported) {
        await results.check(`${command}: ${kind}/${file.name} on Node ${version}`, async () => {
          needs(file, coreDoors.open)
          await put(library, kind, file)
          await runOrThrow(node, [join(kind, file.name)], { cwd: library, timeoutMillis: 60_000 })
        })
      }
      if (nodes.supported.length < 2) {
        await results.check(`${command}: ${kind}/${file.name} on Node ${oldestNode}`, async () => {
          throw new Skip(nodes.whyNoOldest)
        })
      }
    }
  }
  for (const compiler of ["typescript-oldest", "typescript-newest"]) {
    for (const resolution of ["nodenext", "bundler"]) {
      const version = compiler === "typescript-oldest" ? oldestTypeScript : newestTypeScript
      await results.check(`types: TypeScript ${version}, ${resolution}`, async () => {
        const files = (await consumerFiles("types")).filter((file) => coreDoors.open.includes(file.needs))
        demand(files.length > 0, "no file of test/consumers/types can be compiled")
        for (const file of files) await put(library, "types", file)
        await compile(library, "types", compiler, resolution, files)
        return files.map((file) => file.name).join(", ")
      })
    }
  }
  await results.check(`types: TypeScript ${newestTypeScript}, CommonJS`, async () => {
    const files = (await consumerFiles("types-cjs")).filter((file) => coreDoors.open.includes(file.needs))
    demand(files.length > 0, "no file of test/consumers/types-cjs can be compiled")
    for (const file of files) await put(library, "types-cjs", file)
    await compile(library, "types-cjs", "typescript-newest", "nodenext", files)
    return files.map((file) => file.name).join(", ")
  })
  for (const file of (await consumerFiles("types")).filter((item) => !coreDoors.open.includes(item.needs))) {
    await results.check(`types: ${file.name}`, async () => needs(file, coreDoors.open))
  }

  console.log("the promise door")
  const promiseDoor = "@postwright/core/promise"
  const installedCore = join(library, "node_modules/@postwright/core")
  await results.check("its declarations mention no other package, so no Effect type", async () => {
    needs({ name: "", needs: promiseDoor, text: "" }, coreDoors.open)
    const foreign = await foreignImports(installedCore, "dist/promise/index.d.ts")
    demand(
      foreign.length === 0,
      foreign.map(({ specifier, trail }) => `${specifier} by ${trail.join(" -> ")}`).join("\n")
    )
  })
  await results.check(`on a Node older than ${oldestNode} it names the version that it needs`, async () => {
    needs({ name: "", needs: promiseDoor, text: "" }, coreDoors.open)
    if (nodes.tooOld === undefined) throw new Skip(`no Node older than ${oldestNode} is on the PATH`)
    const program = `
      const { createPostwright } = await import("@postwright/core/promise")
      try { await createPostwright({}) } catch (error) { console.log(error.code + "|" + error.message); process.exit(0) }
      console.log("no error")`
    await writeFile(join(library, "too-old.mjs"), program)
    const finished = await run(nodes.tooOld.path, ["too-old.mjs"], { cwd: library, timeoutMillis: 60_000 })
    demand(
      finished.code === 0 && /^runtime-unsupported\|.*22\.12/.test(finished.stdout),
      `Node ${nodes.tooOld.version} printed:\n${finished.stdout}${finished.stderr}`
    )
    return `Node ${nodes.tooOld.version}`
  })

  console.log("installed together")
  const everything = join(workplace, "everything")
  await results.check("npm install of all packages", async () => {
    await install(everything, Object.fromEntries([...tarballs].map(([name, file]) => [name, `file:${file}`])))
  })
  for (const item of packages) {
    const { open, shut } = await doorsOf(item)
    await results.check(`every door of ${item.manifest.name} opens`, async () => {
      // What binds to a test runner loads only where that runner is installed.
      const doors = open.filter((door) => !door.endsWith("/testing/vitest") && !door.includes("/cli/main"))
      if (doors.length === 0) throw new Skip("the package has no door yet")
      await importAll(everything, doors, "opens")
      return `${doors.length} doors`
    })
    await results.check(`no internal file of ${item.manifest.name} can be imported`, async () => {
      if (shut.length === 0) throw new Skip("the package has no internal file")
      await importAll(everything, shut, "stays shut")
      return `${shut.length} files`
    })
  }
  await results.check("the command line answers --help", async () => {
    const bin = join(everything, "node_modules/.bin/postwright")
    if (!existsSync(bin)) throw new Skip("@postwright/runtime-node has no bin yet")
    const finished = await runOrThrow(bin, ["--help"], { cwd: everything, env: pathWith(process.execPath) })
    demand(/generate/.test(finished.stdout), finished.stdout)
  })
  await results.check("the command line makes a kit from a brief", async () => {
    const bin = join(everything, "node_modules/.bin/postwright")
    if (!existsSync(bin)) throw new Skip("@postwright/runtime-node has no bin yet")
    await cp(join(root, "examples/larkfield"), join(everything, "brief"), { recursive: true })
    await runOrThrow(bin, ["generate", "brief/brief.yaml", "--out", "kit", "--days", "3"], {
      cwd: everything,
      env: pathWith(process.execPath)
    })
    const plan: { slots: ReadonlyArray<unknown> } = JSON.parse(
      await readFile(join(everything, "kit/plan.json"), "utf8")
    )
    demand(plan.slots.length === 9, `plan.json holds ${plan.slots.length} slots instead of 9`)
  })
} finally {
  await rm(workplace, { recursive: true, force: true })
}
results.finish()

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface ConsumerFile {
  readonly name: string
  /** The door without which the file cannot run. */
  readonly needs: string
  readonly text: string
}

async function pack({ folder, manifest, path }: Package): Promise<{ readonly file: string; readonly detail: string }> {
  const finished = await runOrThrow("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", workplace], {
    cwd: path
  })
  const answer: unknown = JSON.parse(finished.stdout)
  // npm 11 answers with a list, npm 12 with a record by name.
  const [packed] = Object.values(answer as Record<string, PackedFile>)
  demand(packed !== undefined, "npm pack said nothing")
  const files = packed.files.map((file) => file.path)
  for (const needed of ["package.json", "LICENSE", "README.md"]) {
    demand(files.includes(needed), `${needed} is missing`)
  }
  demand(
    files.some((file) => file.startsWith("dist/") && file.endsWith(".js")),
    "dist is empty"
  )
  const strays = files.filter((file) => /(^|\/)(test|node_modules|\.turbo)\/|tsbuildinfo|\.test\./.test(file))
  demand(strays.length === 0, `does not belong into a release: ${strays.join(", ")}`)
  for (const script of files.filter((file) => file.endsWith(".js"))) {
    const declaration = script.replace(/\.js$/, ".d.ts")
    demand(!script.startsWith("dist/") || files.includes(declaration), `${declaration} is missing`)
  }
  demand(packed.size <= maxTarballBytes, `${packed.size} bytes packed; the limit is ${maxTarballBytes}`)
  demand(packed.version === manifest.version, "version differs")
  return {
    file: join(workplace, packed.filename),
    detail: `${packed.files.length} files, ${Math.round(packed.size / 1024)} KiB, packages/${folder}`
  }
}

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

async function install(folder: string, dependencies: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }, null, 2))
  await runOrThrow("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder
  })
}

async function consumerFiles(kind: string): Promise<ReadonlyArray<ConsumerFile>> {
  const folder = join(root, "test/consumers", kind)
  const names = (await readdir(folder)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), "utf8")
      const door = /^\/\/ needs: (\S+)/.exec(text)?.[1]
      demand(door !== undefined, `test/consumers/${kind}/${name} must start with "// needs: <door>"`)
      return { name, needs: door, text }
    })
  )
}

function needs(file: ConsumerFile, doors: ReadonlyArray<string>): void {
  if (!doors.includes(file.needs)) throw new Skip(`${file.needs} does not exist yet`)
}

async function put(folder: string, kind: string, file: ConsumerFile): Promise<void> {
  await mkdir(join(folder, kind), { recursive: true })
  const type = kind.endsWith("cjs") ? "commonjs" : "module"
  await writeFile(join(folder, kind, "package.json"), JSON.stringify({ private: true, type }))
  await writeFile(join(folder, kind, file.name), file.text)
}

async function compile(
  folder: string,
  kind: string,
  compiler: string,
  resolution: string,
  files: ReadonlyArray<ConsumerFile>
): Promise<void> {
  const project = `tsconfig.${compiler}.${resolution}.json`
  const compilerOptions = {
    target: "es2022",
    module: resolution === "nodenext" ? "nodenext" : "esnext",
    moduleResolution: resolution,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    types: ["node"]
  }
  await writeFile(
    join(folder, kind, project),
    JSON.stringify({ compilerOptions, files: files.map((file) => file.name) })
  )
  await runOrThrow(process.execPath, [join(folder, "node_modules", compiler, "bin/tsc"), "-p", join(kind, project)], {
    cwd: folder
  })
}

async function importAll(folder: string, doors: ReadonlyArray<string>, wish: "opens" | "stays shut"): Promise<void> {
  const program = `
    const wrong = []
    for (const door of ${JSON.stringify(doors)}) {
      const result = await import(door).then(() => "opens", (error) =>
        error.code === "ERR_PACKAGE_PATH_NOT_EXPORTED" ? "stays shut" : String(error.message))
      if (result !== ${JSON.stringify(wish)}) wrong.push(door + ": " + result)
    }
    if (wrong.length > 0) { console.error(wrong.join("\\n")); process.exit(1) }
    process.exit(0)`
  await writeFile(join(folder, "import-all.mjs"), program)
  await runOrThrow(process.execPath, ["import-all.mjs"], { cwd: folder, timeoutMillis: 120_000 })
}

interface Nodes {
  /** Version and path of each Node that must work, newest first. */
  readonly supported: ReadonlyArray<readonly [version: string, path: string]>
  readonly whyNoOldest: string
  readonly tooOld: { readonly version: string; readonly path: string } | undefined
}

/** This Node, the oldest supported one from npm where npm has it for this machine, and one that is too old. */
async function findNodes(folder: string): Promise<Nodes> {
  const supported: Array<readonly [string, string]> = [[process.versions.node, process.execPath]]
  const name = `node-${process.platform}-${process.arch}`
  const target = join(folder, "..", "oldest-node")
  let whyNoOldest = ""
  try {
    await install(target, { [name]: oldestNode })
    supported.push([oldestNode, join(target, "node_modules", name, "bin/node")])
  } catch (error) {
    whyNoOldest = `npm has no ${name}@${oldestNode} (${error instanceof Error ? error.message.split("\n")[0] : ""})`
  }
  for (const directory of (process.env["PATH"] ?? "").split(delimiter)) {
    const path = join(directory, "node")
    if (!existsSync(path)) continue
    const { stdout } = await run(path, ["--version"])
    const version = stdout.trim().slice(1)
    const [major = 0, minor = 0] = version.split(".").map(Number)
    if (major < 22 || (major === 22 && minor < 12)) return { supported, whyNoOldest, tooOld: { version, path } }
  }
  return { supported, whyNoOldest, tooOld: undefined }
}

function pathWith(node: string): Record<string, string> {
  return { PATH: `${join(node, "..")}${delimiter}${process.env["PATH"] ?? ""}` }
}
