/**
 * `node --expose-gc benchmarks/models/main.ts <benchmark> <turns>`: one benchmark of models in a process of its own.
 * Writes its figures as JSON; `npm run bench` prints them.
 */
import type { Figure } from "../figures.ts"
import { campaign } from "./campaign.ts"
import { firstVariant } from "./firstVariant.ts"
import { ledger } from "./ledger.ts"
import { structuredCalls } from "./structuredCalls.ts"

const benchmarks: Readonly<Record<string, (turns: number) => Promise<ReadonlyArray<Figure>>>> = {
  campaign,
  structuredCalls,
  firstVariant,
  ledger
}

const [name = "", turns = "5"] = process.argv.slice(2)
const benchmark = benchmarks[name]
if (benchmark === undefined) {
  console.error(`There is no benchmark "${name}". Benchmarks: ${Object.keys(benchmarks).join(", ")}.`)
  process.exit(2)
}
console.log(JSON.stringify(await benchmark(Number(turns))))
