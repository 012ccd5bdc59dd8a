/**
 * `npm run bench [-- --runs N] [--json] [--only <part of a name>]`: what a user waits for, and how the policy and the
 * calls of models compare with their goals and with other libraries, measured on the built packages in processes of
 * their own. Absolute times depend on the machine, so each stands beside a baseline that was measured in the same run,
 * turn by turn with it; compare the ratios.
 */
import { existsSync } from "node:fs"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { root, runOrThrow } from "../scripts/process.ts"
import { writeLongBrief } from "./longBrief.ts"
import type { Figure, Goal } from "./figures.ts"
import { median, type Samples, spread } from "./statistics.ts"

interface Benchmark {
  readonly name: string
  /** File that must exist; without it the benchmark is left out, and the run says so. */
  readonly needs: string
  /** Share of `--runs` that it is measured: long ones need fewer. */
  readonly share: number
  /** Milliseconds of one run. */
  readonly run: () => Promise<number>
  /** Name of the benchmarks that it is compared with. */
  readonly against: ReadonlyArray<string>
}

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "11" },
    json: { type: "boolean", default: false },
    only: { type: "string", default: "" }
  }
})
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`--runs takes a whole number above zero, not ${values.runs}.`)
  process.exit(2)
}

const workplace = await mkdtemp(join(tmpdir(), "postwright-bench-"))
const bin = join(root, "packages/runtime-node/bin/postwright.js")
const longBrief = await writeLongBrief(join(workplace, "long"), 2_000_000)
let kits = 0

/** Wall time of a process from its start to its end. */
const processMillis = async (...args: ReadonlyArray<string>): Promise<number> =>
  (await runOrThrow(process.execPath, args)).millis

/** Time that a fresh process spends in `import()`, without the start of Node. */
const importMillis = async (specifier: string): Promise<number> => {
  const program = `const t = performance.now(); await import(${JSON.stringify(specifier)}); console.log(performance.now() - t)`
  const { stdout } = await runOrThrow(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: join(root, "packages/runtime-node")
  })
  return Number(stdout)
}

const benchmarks: ReadonlyArray<Benchmark> = [
  {
    name: "node starts and ends",
    needs: process.execPath,
    share: 1,
    run: () => processMillis("--eval", "0"),
    against: []
  },
  {
    name: "import effect",
    needs: join(root, "node_modules/effect"),
    share: 1,
    run: () => importMillis("effect"),
    against: []
  },
  {
    name: "import @postwright/core/promise",
    needs: join(root, "packages/core/dist/promise/index.js"),
    share: 1,
    run: () => importMillis("@postwright/core/promise"),
    against: ["import effect", "node starts and ends"]
  },
  {
    name: "postwright --help",
    needs: join(root, "packages/runtime-node/dist/cli/main.js"),
    share: 1,
    run: () => processMillis(bin, "--help"),
    against: ["node starts and ends"]
  },
  {
    name: "postwright generate, 90 slots",
    needs: join(root, "packages/runtime-node/dist/cli/main.js"),
    share: 1 / 3,
    run: () =>
      processMillis(bin, "generate", "examples/larkfield/brief.yaml", "--out", join(workplace, `kit-${(kits += 1)}`)),
    against: ["postwright --help", "node starts and ends"]
  },
  {
    // What is read of sources is bounded: the ratio says whether it still is.
    name: "postwright generate, 2 MB source",
    needs: join(root, "packages/runtime-node/dist/cli/main.js"),
    share: 1 / 3,
    run: () => processMillis(bin, "generate", longBrief, "--out", join(workplace, `kit-${(kits += 1)}`)),
    against: ["postwright generate, 90 slots"]
  }
]

/** Each is a benchmark of the folder that its first word names, with the share of `--runs` that it is measured. */
const ratioBenchmarks: Readonly<Record<string, number>> = {
  "policy throughput": 1 / 2,
  "policy growth": 1 / 2,
  "policy detection": 1 / 2,
  "policy weightedLength": 1 / 2,
  "models campaign": 1 / 3,
  "models structuredCalls": 1 / 2,
  "models firstVariant": 1 / 2,
  "models ledger": 1 / 2,
  "media cards": 1 / 2,
  "media video": 1 / 4
}

const asked = benchmarks.filter(({ name }) => name.includes(values.only))
const askedRatios = Object.entries(ratioBenchmarks).filter(([name]) => name.includes(values.only))

try {
  if (asked.length + askedRatios.length > 0) await report()
  else {
    const names = [...benchmarks.map(({ name }) => name), ...Object.keys(ratioBenchmarks)]
    console.error(`No benchmark has "${values.only}" in its name. Names: ${names.join("; ")}.`)
    process.exitCode = 2
  }
} finally {
  await rm(workplace, { recursive: true, force: true })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

async function report(): Promise<void> {
  await runOrThrow(process.execPath, [join(root, "scripts/build-packages.ts")])
  const present = asked.filter(({ needs }) => existsSync(needs))
  const samples = await measure(present)
  const figures: Array<Figure> = []
  for (const [name, share] of askedRatios) figures.push(...(await figuresOf(name, turnsOf(share))))
  if (values.json) {
    const times = [...samples].map(([name, all]) => [name, spread(all)])
    const ratios = figures.map(({ goal, name, unit, values }) => [name, { ...spread(values), unit, goal }])
    console.log(JSON.stringify(Object.fromEntries([...times, ...ratios]), null, 2))
  } else {
    await printMachine()
    if (present.length > 0) printTimes(present, samples)
    if (figures.length > 0) printFigures(figures)
  }
  for (const { name, needs } of asked.filter((item) => !present.includes(item))) {
    console.error(`left out: ${name} (${needs.slice(root.length + 1)} does not exist)`)
    process.exitCode = 1
  }
}

/** Turn by turn, so that a slow moment of the machine falls on all of them. The first turn warms the disk cache. */
async function measure(items: ReadonlyArray<Benchmark>): Promise<Samples> {
  const samples = new Map<string, Array<number>>(items.map(({ name }) => [name, []]))
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const { name, run, share } of items) {
      if (turn > turnsOf(share)) continue
      const millis = await run()
      if (turn > 0) samples.get(name)?.push(millis)
    }
  }
  return samples
}

function turnsOf(share: number): number {
  return Math.max(Math.min(runs, 3), Math.round(runs * share))
}

async function figuresOf(name: string, turns: number): Promise<ReadonlyArray<Figure>> {
  const [folder = "", benchmark = ""] = name.split(" ")
  const program = join(root, "benchmarks", folder, "main.ts")
  const args = ["--expose-gc", program, benchmark, String(turns)]
  return JSON.parse((await runOrThrow(process.execPath, args, { timeoutMillis: 3_600_000 })).stdout)
}

async function printMachine(): Promise<void> {
  const [cpu] = cpus()
  const { version } = JSON.parse(await readFile(join(root, "packages/core/package.json"), "utf8"))
  console.log(`postwright ${version}, node ${process.versions.node}, ${cpus().length} x ${cpu?.model.trim()}`)
}

function printTimes(items: ReadonlyArray<Benchmark>, samples: Samples): void {
  console.log(`median (least - most) of n runs\n`)
  for (const { against, name } of items) {
    const all = samples.get(name) ?? []
    const { least, most } = spread(all)
    const ratios = against
      .filter((other) => samples.has(other))
      .map((other) => `${(median(all) / median(samples.get(other) ?? [])).toFixed(2)} x ${other}`)
    console.log(
      `${name.padEnd(34)} ${format(median(all)).padStart(9)}  ${`(${format(least)} - ${format(most)})`.padEnd(24)} n=${String(all.length).padEnd(3)} ${ratios.join(", ")}`
    )
  }
}

function printFigures(figures: ReadonlyArray<Figure>): void {
  console.log(
    `\nshares, and ratios of processor time for the same work unless told; median (least - most) of n turns\n`
  )
  for (const { goal, name, note, unit, values } of figures) {
    const { least, median, most, runs } = spread(values)
    const turns = runs === 1 ? "" : `${`(${least.toFixed(2)} - ${most.toFixed(2)})`.padEnd(19)} n=${runs}`
    const aim =
      goal === undefined ? "" : `goal ${aimOf(goal)} ${unit}, ${isReached(goal, median) ? "reached" : "MISSED"}`
    console.log(
      `${name.padEnd(44)} ${`${median.toFixed(2)} ${unit}`.padStart(9)}  ${turns.padEnd(24)} ${aim.padEnd(24)} ${note}`
    )
  }
}

function aimOf(goal: Goal): string {
  return "atLeast" in goal ? `>= ${goal.atLeast}` : `<= ${goal.atMost}`
}

function isReached(goal: Goal, value: number): boolean {
  return "atLeast" in goal ? value >= goal.atLeast : value <= goal.atMost
}

function format(millis: number): string {
  return millis < 10_000 ? `${millis.toFixed(millis < 100 ? 1 : 0)} ms` : `${(millis / 1000).toFixed(1)} s`
}
