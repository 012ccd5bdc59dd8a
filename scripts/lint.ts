/**
 * `npm run lint [-- name...]`: every check of form, side by side. Says nothing about what is fine, everything about
 * what is not, and exits with 1 when a check fails. `npm run fix` mends what can be mended.
 */
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
  (file: string, ...args: ReadonlyArray<string>) =>
  async (): Promise<string> => {
    const finished = await run(file, args)
    return finished.code === 0 ? "" : (finished.stdout + finished.stderr).trim() || `exit code ${finished.code}`
  }

const checks: Record<string, Check> = {
  code: { what: "oxlint", run: command(tool("oxlint"), "--deny-warnings") },
  format: { what: "oxfmt", run: command(tool("oxfmt"), "--check") },
  arrows: {
    what: "dependency-cruiser",
    run: command(tool("depcruise"), "--output-type", "err-long", "--", "packages")
  },
  // A process of its own, since it keeps one core busy.
  effect: { what: "Effect diagnostics", run: command(process.execPath, join(root, "scripts/effect.ts")) },
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
