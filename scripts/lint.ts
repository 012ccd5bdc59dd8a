/**
 * `npm run lint [-- name...]`: every check of form, side by side. Says nothing about what is fine, everything about
 * what is not, and exits with 1 when a check fails. `npm run fix` mends what can be mended.
 */
import { globSync } from "node:fs"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { availableParallelism } from "node:os"
import { join } from "node:path"
import { licenceProblems } from "./licences.ts"
import { lockProblems } from "./lock.ts"
import { packageProblems } from "./packages.ts"
import { root, run, tool } from "./process.ts"

interface Check {
  readonly what: string
  /** The complaints; empty when all is well. */
  readonly run: () => Promise<string>
}

const command =
  (name: string, ...args: ReadonlyArray<string>) =>
  async (): Promise<string> => {
    const finished = await run(tool(name), args)
    return finished.code === 0 ? "" : (finished.stdout + finished.stderr).trim() || `exit code ${finished.code}`
  }

/**
 * The tool takes its settings from the tsconfig.json next to a file, whatever the project, so they are handed over. It
 * works on one core, so each core has its share of the files.
 */
const effectDiagnostics = async (): Promise<string> => {
  const project = "tsconfig.effect.json"
  const { compilerOptions }: { compilerOptions: { plugins: ReadonlyArray<object> } } = JSON.parse(
    await readFile(join(root, project), "utf8")
  )
  const settings = JSON.stringify(compilerOptions.plugins[0])
  const files = globSync("packages/*/src/**/*.ts", { cwd: root })
  const shares = Math.min(availableParallelism(), 2)
  const folder = await mkdtemp(join(root, "node_modules/.effect-lint-"))
  try {
    const complaints = await Promise.all(
      Array.from({ length: shares }, async (_, share) => {
        const part = join(folder, `${share}.json`)
        const own = files.toSorted().filter((_file, index) => Math.floor((index * shares) / files.length) === share)
        await writeFile(
          part,
          JSON.stringify({ extends: join(root, project), include: [], files: own.map((file) => join(root, file)) })
        )
        return command(
          "effect-language-service",
          "diagnostics",
          "--project",
          part,
          "--lspconfig",
          settings,
          "--strict",
          "--format",
          "text"
        )()
      })
    )
    return complaints.filter((complaint) => complaint !== "").join("\n")
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const checks: Record<string, Check> = {
  code: { what: "oxlint", run: command("oxlint", "--deny-warnings") },
  format: { what: "oxfmt", run: command("oxfmt", "--check") },
  arrows: {
    what: "dependency-cruiser",
    run: command("depcruise", "--output-type", "err-long", "--", "packages")
  },
  effect: { what: "Effect diagnostics", run: effectDiagnostics },
  lock: { what: "package-lock.json", run: async () => (await lockProblems(root)).join("\n") },
  licences: { what: "licences of dependencies", run: async () => (await licenceProblems(root)).join("\n") },
  packages: { what: "package.json files", run: async () => (await packageProblems(root)).join("\n") }
}

const names = process.argv.slice(2)
for (const name of names) {
  if (checks[name] === undefined) {
    console.error(`There is no check "${name}". Checks: ${Object.keys(checks).join(", ")}.`)
    process.exit(2)
  }
}

const results = await Promise.all(
  Object.entries(checks)
    .filter(([name]) => names.length === 0 || names.includes(name))
    .map(async ([name, check]) => {
      const startedAt = performance.now()
      const complaints = await check.run()
      return { name, what: check.what, complaints, millis: performance.now() - startedAt }
    })
)

for (const { complaints, name, what } of results) {
  if (complaints !== "") console.error(`\n${name} (${what})\n${complaints}\n`)
}
for (const { complaints, millis, name } of results) {
  console.log(`${complaints === "" ? "ok    " : "FAILED"} ${name.padEnd(10)} ${(millis / 1000).toFixed(1)} s`)
}
process.exitCode = results.every((result) => result.complaints === "") ? 0 : 1
