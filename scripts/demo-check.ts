/**
 * `npm run demo:check`: runs the demo twice from nothing and looks at what it made: every promised file, 90 slots,
 * quotations that stand in the sources at their offsets, and the same bytes both times.
 */
import { existsSync } from "node:fs"
import { mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { demand, Results } from "./checks/Results.ts"
import { root, runOrThrow } from "./process.ts"

/** The parts of the kit's files that are looked at here. */
interface Kit {
  readonly slots: ReadonlyArray<{ readonly id: string; readonly postId: string | null; readonly status: string }>
  /** Which file of the kit holds the text of a source; null: the source itself does. */
  readonly sources: ReadonlyArray<{ readonly source: string; readonly textFile: string | null }>
  readonly posts: ReadonlyArray<{
    readonly id: string
    readonly citations: ReadonlyArray<{ source: string; start: number; end: number; quote: string }>
  }>
}

const brief = join(root, "examples/larkfield")
const out = join(root, "out/larkfield")
const results = new Results()
const kept = await mkdtemp(join(tmpdir(), "postwright-demo-"))
try {
  const [first, second] = [join(kept, "first"), join(kept, "second")]
  for (const [name, target] of [
    ["first", first],
    ["second", second]
  ] as const) {
    await results.check(`the ${name} run of the demo`, async () => {
      await rm(out, { recursive: true, force: true })
      const { stdout } = await runOrThrow("npm", ["run", "--silent", "demo"], { timeoutMillis: 300_000 })
      demand(existsSync(out), `nothing is in ${out}; the demo said:\n${stdout}`)
      demand(stdout.includes("out/larkfield"), `the demo does not say where to look:\n${stdout}`)
      await rename(out, target)
    })
  }
  await results.check("the kit holds every promised file", async () => {
    const files = (await readdir(first, { recursive: true })).map((file) => file.replaceAll("\\", "/"))
    const promised = [
      "plan.json",
      "posts.json",
      "schedule.csv",
      "audit.jsonl",
      "report.json",
      "index.html",
      "report.pdf"
    ]
    const missing = promised.filter((file) => !files.includes(file))
    demand(missing.length === 0, `missing: ${missing.join(", ")}; there are ${files.join(", ")}`)
    demand(
      files.some((file) => /^posts\/[^/]+\.md$/.test(file)),
      "posts/ holds no Markdown file"
    )
    demand(
      files.some((file) => /^[^/]+\.zip$/.test(file)),
      "there is no ZIP of all of it"
    )
    return `${files.length} files`
  })
  await results.check("the plan holds 90 slots, and each names its post or says that it needs material", async () => {
    const { posts, slots } = await readKit(first)
    const ids = new Set(posts.map((post) => post.id))
    demand(slots.length === 90, `${slots.length} slots`)
    const lost = slots.filter(({ postId, status }) =>
      postId === null ? status !== "needs-material" : !ids.has(postId)
    )
    demand(lost.length === 0, `without a post: ${lost.map((slot) => slot.id).join(", ")}`)
    return `${posts.length} posts`
  })
  await results.check("every quotation stands in its source at its offsets", async () => {
    const { posts, sources } = await readKit(first)
    const textFiles = new Map(sources.map(({ source, textFile }) => [source, textFile]))
    const citations = posts.flatMap((post) => post.citations.map((citation) => ({ ...citation, post: post.id })))
    demand(citations.length > 0, "no post cites anything")
    const texts = new Map<string, string>()
    for (const { end, post, quote, source, start } of citations) {
      const text = texts.get(source) ?? (await readSource(first, source, textFiles.get(source) ?? null))
      texts.set(source, text)
      demand(text.slice(start, end) === quote, `${post}: ${source} ${start}-${end} is not ${JSON.stringify(quote)}`)
    }
    return `${citations.length} quotations from ${texts.size} sources`
  })
  await results.check("both runs give the same bytes", async () => {
    for (const file of ["plan.json", "posts.json"]) {
      const [a, b] = await Promise.all([readFile(join(first, file)), readFile(join(second, file))])
      demand(a.equals(b), `${file} differs`)
    }
  })
} finally {
  await rm(kept, { recursive: true, force: true })
}
results.finish()

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

async function readKit(folder: string): Promise<Kit> {
  const read = async (file: string) => JSON.parse(await readFile(join(folder, file), "utf8"))
  return { ...(await read("plan.json")), ...(await read("posts.json")) }
}

/** The text that a citation's offsets point into. */
async function readSource(kit: string, source: string, textFile: string | null): Promise<string> {
  return readFile(textFile === null ? join(brief, source) : join(kit, textFile), "utf8")
}
