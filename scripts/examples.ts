/**
 * `npm run examples [-- name...]`: runs the `start` script of every project below `examples`, one after the other. A
 * folder without a package.json is material for other examples.
 */
import { existsSync } from "node:fs"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { demand, Results, Skip } from "./checks/Results.ts"
import { root, runOrThrow } from "./process.ts"

const wanted = process.argv.slice(2)
const results = new Results()
const isBuilt = await results.check("the packages build", async () => {
  await runOrThrow(process.execPath, [join(root, "scripts/build-packages.ts")])
})
for (const name of (await readdir(join(root, "examples"))).sort()) {
  if (!isBuilt) break
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const folder = join(root, "examples", name)
  await results.check(`examples/${name}`, async () => {
    const manifest = join(folder, "package.json")
    if (!existsSync(manifest)) throw new Skip("material for other examples, not a program")
    const { scripts }: { scripts?: Record<string, string> } = JSON.parse(await readFile(manifest, "utf8"))
    demand(scripts?.["start"] !== undefined, "its package.json has no start script")
    const { stdout } = await runOrThrow("npm", ["run", "--silent", "start"], { cwd: folder, timeoutMillis: 120_000 })
    demand(stdout.trim() !== "", "it printed nothing")
    return `${stdout.trim().split("\n").length} lines`
  })
}
results.finish()
