/**
 * `npm run test:pack`: packs every published package and uses the packed files as a stranger would, in folders
 * outside the repository. Nothing here reads the sources.
 */
import { existsSync } from "node:fs"
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { demand, Results, Skip, Stopped } from "./checks/Results.ts"
import { foreignImports } from "./pack/declarations.ts"
import { doorsOf } from "./pack/doors.ts"
import { findNodes, oldestNode, pathWith } from "./pack/nodes.ts"
import { compile, execute, importAll, install, needsDoor, programs } from "./pack/project.ts"
import { checkTypes, lintTarball, pack, type Tarball } from "./pack/tarball.ts"
import { publishedPackages } from "./packages.ts"
import { root, run, runOrThrow } from "./process.ts"

/** The oldest TypeScript that accepts effect's own declarations with `skipLibCheck: false`. */
const oldestTypeScript = "5.7.3"
const newestTypeScript = "7.0.2"
const promiseDoor = "@postwright/core/promise"

const results = new Results()
const packages = await publishedPackages(root)
const workplace = await mkdtemp(join(tmpdir(), "postwright-pack-"))

try {
  const tarballs = await packedFiles()
  await library(tarballs)
  await everythingTogether(tarballs)
} catch (error) {
  if (!(error instanceof Stopped)) throw error
} finally {
  await rm(workplace, { recursive: true, force: true })
}
results.finish()

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

async function packedFiles(): Promise<ReadonlyMap<string, Tarball>> {
  console.log("packed files")
  await results.mustPass("the packages build", async () => {
    await runOrThrow(process.execPath, [join(root, "scripts/build-packages.ts")])
  })
  const tarballs = new Map<string, Tarball>()
  for (const item of packages) {
    const { name } = item.manifest
    await results.mustPass(`${name} holds what a release needs`, async () => {
      const tarball = await pack(item, workplace)
      tarballs.set(name, tarball)
      return tarball.detail
    })
  }
  for (const item of packages) {
    const { name } = item.manifest
    const tarball = tarballs.get(name)
    if (tarball === undefined) continue
    await results.check(`publint ${name}`, () => lintTarball(tarball))
    await results.check(`attw ${name}`, async () => {
      const doors = (await doorsOf(item)).open.map((door) => `.${door.slice(name.length)}`)
      await checkTypes(tarball, doors)
      return `${doors.length} doors`
    })
  }
  return tarballs
}

/** Core alone, on every Node and with every compiler that is supported. */
async function library(tarballs: ReadonlyMap<string, Tarball>): Promise<void> {
  console.log("core as a library")
  const project = join(workplace, "library")
  await results.mustPass("npm install of core alone brings all it needs", async () => {
    await install(project, {
      "@postwright/core": `file:${tarballs.get("@postwright/core")?.file}`,
      "@types/node": "24.10.1",
      "typescript-oldest": `npm:typescript@${oldestTypeScript}`,
      "typescript-newest": `npm:typescript@${newestTypeScript}`
    })
    demand(existsSync(join(project, "node_modules/effect")), "npm did not install the peer effect")
  })
  const nodes = await findNodes(join(workplace, "oldest-node"))
  const core = packages.find((item) => item.folder === "core")
  demand(core !== undefined, "there is no packages/core")
  const { open } = await doorsOf(core)

  for (const program of [...(await programs("esm")), ...(await programs("cjs"))]) {
    const title = `${program.kind === "esm" ? "import" : "require"}: ${program.kind}/${program.name}`
    for (const { path, version } of nodes.supported) {
      await results.check(`${title} on Node ${version}`, async () => {
        needsDoor(program.needs, open)
        await execute(project, program, path)
      })
    }
    const { missing } = nodes
    if (missing !== undefined) {
      await results.check(`${title} on Node ${oldestNode}`, () => Promise.reject(new Skip(missing)))
    }
  }

  const typed = await programs("types")
  const ready = typed.filter((program) => open.includes(program.needs))
  for (const program of typed.filter((item) => !ready.includes(item))) {
    await results.check(`types: ${program.name}`, async () => needsDoor(program.needs, open))
  }
  const names = ready.map(({ name }) => name).join(", ")
  for (const [compiler, version] of [
    ["typescript-oldest", oldestTypeScript],
    ["typescript-newest", newestTypeScript]
  ] as const) {
    for (const resolution of ["nodenext", "bundler"] as const) {
      await results.check(`types: TypeScript ${version}, ${resolution}`, async () => {
        await compile(project, ready, { compiler, resolution })
        return names
      })
    }
  }
  await results.check(`types: TypeScript ${newestTypeScript}, CommonJS`, async () => {
    const required = (await programs("types-cjs")).filter((program) => open.includes(program.needs))
    await compile(project, required, { compiler: "typescript-newest", resolution: "nodenext" })
    return required.map(({ name }) => name).join(", ")
  })

  await results.check("the promise door's declarations mention no other package, so no Effect type", async () => {
    needsDoor(promiseDoor, open)
    const foreign = await foreignImports(join(project, "node_modules/@postwright/core"), "dist/promise/index.d.ts")
    demand(
      foreign.length === 0,
      foreign.map(({ specifier, trail }) => `${specifier} by ${trail.join(" -> ")}`).join("\n")
    )
  })
  await results.check(`the promise door names the Node that it needs on one older than ${oldestNode}`, async () => {
    needsDoor(promiseDoor, open)
    if (nodes.tooOld === undefined) throw new Skip(`no Node older than ${oldestNode} is on the PATH`)
    const program = `
      const { createPostwright } = await import("${promiseDoor}")
      try { createPostwright() } catch (error) { console.log(error.code + "|" + error.message) }`
    await writeFile(join(project, "too-old.mjs"), program)
    const finished = await run(nodes.tooOld.path, ["too-old.mjs"], { cwd: project, timeoutMillis: 60_000 })
    demand(
      finished.code === 0 && finished.stdout.startsWith("runtime-unsupported|") && finished.stdout.includes(oldestNode),
      `Node ${nodes.tooOld.version} printed:\n${finished.stdout}${finished.stderr}`
    )
    return `Node ${nodes.tooOld.version}`
  })
}

/** All packages in one project: the doors, and the command line. */
async function everythingTogether(tarballs: ReadonlyMap<string, Tarball>): Promise<void> {
  console.log("all packages together")
  const project = join(workplace, "everything")
  await results.mustPass("npm install of all packages", async () => {
    await install(project, Object.fromEntries([...tarballs].map(([name, { file }]) => [name, `file:${file}`])))
  })
  for (const item of packages) {
    const { open, shut } = await doorsOf(item)
    await results.check(`every door of ${item.manifest.name} opens`, async () => {
      // What binds to a test runner loads only where that runner is installed.
      const doors = open.filter((door) => !door.endsWith("/testing/vitest"))
      await importAll(project, doors, "opens")
      return `${doors.length} doors`
    })
    await results.check(`no internal file of ${item.manifest.name} can be imported`, async () => {
      if (shut.length === 0) throw new Skip("it has none")
      await importAll(project, shut, "stays shut")
      return `${shut.length} files`
    })
  }
  const bin = join(project, "node_modules/.bin/postwright")
  const options = { cwd: project, env: pathWith(process.execPath) }
  await results.check("the command line answers --help", async () => {
    const { stdout } = await runOrThrow(bin, ["--help"], options)
    demand(stdout.includes("generate"), stdout)
  })
  await results.check("the command line makes a kit from a brief", async () => {
    await cp(join(root, "examples/larkfield"), join(project, "brief"), { recursive: true })
    await runOrThrow(bin, ["generate", "brief/brief.yaml", "--out", "kit", "--days", "3"], options)
    const plan: { slots: ReadonlyArray<unknown> } = JSON.parse(await readFile(join(project, "kit/plan.json"), "utf8"))
    demand(plan.slots.length === 9, `plan.json holds ${plan.slots.length} slots instead of 9`)
  })
}
