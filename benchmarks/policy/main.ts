/**
 * `node --expose-gc benchmarks/policy/main.ts <benchmark> <turns>`: one benchmark of the policy in a process of its own,
 * so that none runs on what another one made the engine expect. Writes its figures as JSON; `npm run bench` prints them.
 */
import { detection } from "./detection.ts"
import type { Figure } from "../figures.ts"
import { growth } from "./growth.ts"
import { throughput } from "./throughput.ts"
import { weightedLength } from "./weightedLength.ts"

const benchmarks: Readonly<Record<string, (turns: number) => ReadonlyArray<Figure>>> = {
  throughput,
  growth,
  detection,
  weightedLength
}

const [name = "", turns = "5"] = process.argv.slice(2)
const benchmark = benchmarks[name]
if (benchmark === undefined) {
  console.error(`There is no benchmark "${name}". Benchmarks: ${Object.keys(benchmarks).join(", ")}.`)
  process.exit(2)
}
console.log(JSON.stringify(benchmark(Number(turns))))
