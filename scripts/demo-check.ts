/**
 * `npm run demo:check`: runs the demo twice from nothing, side by side and into two folders, and looks at what it made:
 * every promised file, 90 slots, quotations that stand in the sources at their offsets, pictures and videos as the posts
 * name them, and the same bytes both times. The second run makes one video instead of three: a video takes about as long
 * as it lasts.
 */
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { demand, Results } from "./checks/Results.ts"
import { root, runOrThrow } from "./process.ts"

/** The parts of the kit's files that are looked at here. */
interface Kit {
  readonly slots: ReadonlyArray<{
    readonly id: string
    readonly postId: string | null
    readonly status: string
    readonly platform: string
    readonly format: string
    readonly needsMedia?: { readonly code: string }
  }>
  /** Which file of the kit holds the text of a source; null: the source itself does. */
  readonly sources: ReadonlyArray<{ readonly source: string; readonly textFile: string | null }>
  readonly posts: ReadonlyArray<{
    readonly id: string
    readonly slotId: string
    readonly media: ReadonlyArray<{ readonly path: string; readonly sha256: string; readonly altText: string }>
    readonly citations: ReadonlyArray<{ source: string; start: number; end: number; quote: string }>
  }>
}

const videos = 3

const brief = join(root, "examples/larkfield")
const out = join(root, "out/larkfield")
const results = new Results()
const kept = await mkdtemp(join(tmpdir(), "postwright-demo-"))
try {
  const [first, second] = [out, join(kept, "second")]
  const again = ["postwright", "--", "generate", "examples/larkfield/brief.yaml", "--videos", "1", "--out", second]
  await rm(out, { recursive: true, force: true })
  // Beside one another: a video takes all cores, most else takes one.
  await Promise.all(
    (
      [
        ["first", out, "out/larkfield", ["demo"]],
        ["second", second, second, again]
      ] as const
    ).map(([name, target, said, script]) =>
      results.check(`the ${name} run of the demo`, async () => {
        const { stdout } = await runOrThrow("npm", ["run", "--silent", ...script], { timeoutMillis: 900_000 })
        demand(existsSync(target), `nothing is in ${target}; the demo said:\n${stdout}`)
        demand(stdout.includes(said), `the demo does not say where to look:\n${stdout}`)
      })
    )
  )
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
  await results.check("every slot has the media that its network asks for, or says why not", async () => {
    const { posts, slots } = await readKit(first)
    const bare = new Set(posts.filter(({ media }) => media.length === 0).map(({ slotId }) => slotId))
    const needy = slots.filter(({ format, platform }) => format !== "post" || platform === "instagram")
    const asking = needy.filter(({ platform }) => platform !== "x")
    const silent = asking.filter(({ id, needsMedia }) => bare.has(id) !== (needsMedia !== undefined))
    demand(silent.length === 0, `neither media nor a reason: ${silent.map(({ id }) => id).join(", ")}`)
    const other = slots.filter(({ needsMedia }) => needsMedia !== undefined && needsMedia.code !== "beyond-limit")
    demand(other.length === 0, `not made: ${other.map(({ id, needsMedia }) => `${id} ${needsMedia?.code}`).join(", ")}`)
    return `${asking.length - asking.filter(({ id }) => bare.has(id)).length} of ${asking.length} slots`
  })
  await results.check(
    "pictures and videos are the files that the posts name, each with an alternative text",
    async () => {
      const { posts } = await readKit(first)
      const media = posts.flatMap((post) => post.media)
      for (const { altText, path, sha256 } of media) {
        const bytes = await readFile(join(first, path))
        demand(createHash("sha256").update(bytes).digest("hex") === sha256, `${path} is another file`)
        demand(altText.trim() !== "", `${path} has no alternative text`)
        demand(!path.endsWith(".mp4") || startsAtOnce(bytes), `${path} does not play before all of it is loaded`)
      }
      const films = media.filter(({ path }) => path.endsWith(".mp4")).length
      demand(films === videos, `${films} videos`)
      return `${media.length - films} pictures, ${films} videos`
    }
  )
  await results.check("both runs give the same bytes but for the videos that the second leaves out", async () => {
    const [a, b] = await Promise.all([readKit(first), readKit(second)])
    const without = new Set(b.posts.filter(({ media }) => media.length === 0).map(({ slotId }) => slotId))
    const left = a.posts.filter(({ media, slotId }) => media.length > 0 && without.has(slotId))
    demand(left.length === videos - 1, `${left.length} posts have media in one run alone`)
    const out = new Set(left.map(({ slotId }) => slotId))
    const text = ({ posts, slots }: Kit) =>
      JSON.stringify([slots.filter(({ id }) => !out.has(id)), posts.filter(({ slotId }) => !out.has(slotId))])
    demand(text(a) === text(b), "plan.json or posts.json differs")
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

/** Whether the index of an MP4 stands before its pictures. */
function startsAtOnce(bytes: Buffer): boolean {
  for (let at = 0; at + 8 <= bytes.length; at += Math.max(8, bytes.readUInt32BE(at))) {
    const name = bytes.toString("latin1", at + 4, at + 8)
    if (name === "moov" || name === "mdat") return name === "moov"
  }
  return false
}

/** The text that a citation's offsets point into. */
async function readSource(kit: string, source: string, textFile: string | null): Promise<string> {
  return readFile(textFile === null ? join(brief, source) : join(kit, textFile), "utf8")
}
