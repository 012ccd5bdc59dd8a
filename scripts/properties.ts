/**
 * `npm run test:properties [-- file...]`: runs the test files that state properties again and again, each time on other
 * inputs, until one fails or ten rounds passed. `POSTWRIGHT_ROUNDS` sets another number of rounds.
 */
import { randomInt } from "node:crypto"
import { glob, readFile } from "node:fs/promises"
import { join } from "node:path"
import { root, run } from "./process.ts"

const rounds = Number(process.env["POSTWRIGHT_ROUNDS"] ?? "10")
if (!Number.isSafeInteger(rounds) || rounds < 1) throw new Error("POSTWRIGHT_ROUNDS is no whole number from 1")

const named = process.argv.slice(2)
const files = named.length > 0 ? named : await filesWithProperties()
for (let round = 1; round <= rounds; round++) {
  const seed = randomInt(2 ** 31)
  const { code, stdout, stderr } = await run("npm", ["test", "--", ...files], {
    env: { POSTWRIGHT_SEED: String(seed) },
    timeoutMillis: 30 * 60_000
  })
  if (code !== 0) {
    console.error(stdout + stderr)
    console.error(`Round ${round} of ${rounds} failed. Again: POSTWRIGHT_SEED=${seed} npm test -- <the file above>`)
    process.exitCode = 1
    break
  }
  console.log(`round ${round} of ${rounds}, seed ${seed}: ${stdout.trim().split("\n").at(-1)}`)
}

async function filesWithProperties(): Promise<ReadonlyArray<string>> {
  const found: Array<string> = []
  for await (const file of glob("packages/*/test/**/*.test.ts", { cwd: root, exclude: ["**/node_modules/**"] })) {
    if (/\.(?:heavy|live)\.test\.ts$/.test(file)) continue
    const text = await readFile(join(root, file), "utf8")
    if (text.includes('"fast-check"')) found.push(file)
  }
  return found.sort()
}
