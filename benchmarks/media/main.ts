/**
 * `node --expose-gc benchmarks/media/main.ts <benchmark> <turns>`: one benchmark of media in a process of its own. Writes
 * its figures as JSON; `npm run bench -- --only media` prints them.
 */
import type { Figure } from "../figures.ts"
import { cards } from "./cards.ts"
import { video } from "./video.ts"

const benchmarks: Readonly<Record<string, (turns: number) => Promise<ReadonlyArray<Figure>>>> = { cards, video }

const [name = "", turns = "5"] = process.argv.slice(2)
const benchmark = benchmarks[name]
if (benchmark === undefined) {
  console.error(`There is no benchmark "${name}". Benchmarks: ${Object.keys(benchmarks).join(", ")}.`)
  process.exit(2)
}
console.log(JSON.stringify(await benchmark(Number(turns))))
