import { assert, describe, it } from "@effect/vitest"
import {
  isKitPath,
  type KitFile,
  kitFileNames,
  type KitMedia,
  makeKit,
  PostsFile,
  scheduleColumns
} from "@postwright/core/campaign/Kit"
import { KitReport } from "@postwright/core/campaign/KitReport"
import { Plan } from "@postwright/core/campaign/Plan"
import { Post, PostMedia } from "@postwright/core/content/Post"
import { Schema } from "effect"
import * as fc from "fast-check"
import { strFromU8, unzipSync } from "fflate"
import { parse } from "yaml"
import { csvCell, isFormula } from "../../src/campaign/internal/kit/Csv.ts"
import { slug } from "../../src/campaign/internal/kit/SafeName.ts"
import { campaign, document, exampleCampaign } from "./kit/Fixture.ts"

const text = (files: ReadonlyArray<KitFile>, path: string): string => {
  const file = files.find((candidate) => candidate.path === path)
  assert.isDefined(file, `${path} in ${files.map((candidate) => candidate.path).join()}`)
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file!.bytes)
}

/** What a spreadsheet reads: RFC 4180, nothing else. */
const readCsv = (content: string): ReadonlyArray<ReadonlyArray<string>> => {
  const rows: Array<Array<string>> = []
  let row: Array<string> = []
  let at = content.startsWith("\uFEFF") ? 1 : 0
  while (at < content.length) {
    const match = content[at] === '"' ? /"((?:[^"]|"")*)"/y : /([^,\r\n]*)/y
    match.lastIndex = at
    const found = match.exec(content)!
    row.push(found[1]!.replaceAll('""', '"'))
    at = match.lastIndex
    if (content[at] === ",") at += 1
    else {
      assert.strictEqual(content.slice(at, at + 2), "\r\n")
      rows.push(row)
      row = []
      at += 2
    }
  }
  return rows
}

const hostile = `=HYPERLINK("http://evil.example","x") </script><script>alert(1)</script> " ' \u2028 & \`\`\`\` ---`

/** A campaign whose every text was written by an attacker. */
const hostileCampaign = () =>
  campaign(
    {
      topic: `${hostile} topic`,
      platforms: ["x", "linkedin", "instagram"],
      brand: { name: `<b>${hostile}`, fonts: [`x"};body{background:url(http://evil.example)}`] },
      disclosure: { sponsor: hostile },
      sources: [
        { name: `../../etc/${hostile}`, text: hostile },
        { name: "../../etc/b", text: "b" }
      ],
      plan: { days: 2, perDay: 3, start: "2027-03-27", timeZone: "Europe/Berlin" }
    },
    [
      document(
        `../../etc/${hostile}`,
        `Once there was ${hostile} and that was the whole of this long sentence. `.repeat(3),
        "en"
      ),
      document("../../etc/b", `\n${"Another sentence that is long enough to be quoted by a post. ".repeat(8)}\n`, "en")
    ]
  )

describe("isKitPath", () => {
  it("knows every file of a kit, and no other", () => {
    for (const example of ["larkfield", "sonnenfach"] as const) {
      const paths = makeKit(exampleCampaign(example)).map((file) => file.path)
      assert.deepStrictEqual(
        paths.filter((path) => !isKitPath(path)),
        [],
        "programs that place kits leave these files behind: add them in Kit.ts"
      )
      assert.isAbove(paths.filter((path) => kitFileNames.includes(path)).length, 5)
    }
    for (const path of ["media/slot-001-1.jpg", "media/slot-001.mp4", "media/slot-001.vtt", "media/a.srt"]) {
      assert.isTrue(isKitPath(path), path)
    }
    for (const path of [
      "media/.jpg",
      "media/a.exe",
      "media/a.jpg/b.jpg",
      "media/a.html",
      "media/A.jpg",
      "media/a\n.jpg",
      "notes.md",
      "posts/a.txt",
      "posts/.md",
      "posts/../a.md",
      "../plan.json",
      "sources/a/b.txt",
      ""
    ]) {
      assert.isFalse(isKitPath(path), path)
    }
  })
})

describe("makeKit", () => {
  it("makes every file of the kit, sorted, with the archive of all others last", () => {
    const input = exampleCampaign("larkfield")
    const files = makeKit(input)
    const paths = files.map((file) => file.path)
    assert.includeMembers(paths, [
      "audit.jsonl",
      "index.html",
      "plan.json",
      "posts.json",
      "report.json",
      "schedule.csv",
      "sources/faq.txt"
    ])
    assert.lengthOf(
      paths.filter((path) => /^posts\/slot-\d{3}-[a-z]+\.md$/.test(path)),
      input.posts.length
    )
    assert.deepStrictEqual(paths.slice(0, -1), paths.slice(0, -1).sort())
    const archive = unzipSync(files.at(-1)!.bytes)
    assert.strictEqual(paths.at(-1), `${input.plan.campaignId}.zip`)
    assert.deepStrictEqual(
      Object.keys(archive),
      paths.slice(0, -1).map((path) => `${input.plan.campaignId}/${path}`)
    )
    assert.strictEqual(strFromU8(archive[`${input.plan.campaignId}/plan.json`]!), text(files, "plan.json"))
  })

  it("gives the same bytes for the same input, and the time of the run reaches neither plan nor posts", () => {
    const one = makeKit(exampleCampaign("sonnenfach"))
    const again = makeKit(exampleCampaign("sonnenfach"))
    for (const [index, file] of one.entries()) assert.deepStrictEqual(file, again[index], file.path)
    const input = exampleCampaign("sonnenfach")
    const later = makeKit({ ...input, run: { ...input.run, generatedAt: "2027-01-01T00:00:00.000Z" } })
    for (const path of ["plan.json", "posts.json"]) assert.strictEqual(text(one, path), text(later, path))
    assert.notStrictEqual(text(one, "report.json"), text(later, "report.json"))
  })

  it("writes JSON that its own schemas read, with the version and without any other key", () => {
    const files = makeKit(exampleCampaign("larkfield"))
    const strict = { onExcessProperty: "error", errors: "all" } as const
    const plan = Schema.decodeUnknownSync(Plan)(JSON.parse(text(files, "plan.json")), strict)
    const posts = Schema.decodeUnknownSync(PostsFile)(JSON.parse(text(files, "posts.json")), strict)
    const report = Schema.decodeUnknownSync(KitReport)(JSON.parse(text(files, "report.json")), strict)
    assert.strictEqual(plan.schemaVersion, "1")
    assert.strictEqual(report.counts.slots, 90)
    assert.strictEqual(report.counts.posts, posts.posts.length)
    for (const path of ["plan.json", "posts.json", "report.json"]) {
      assert.strictEqual(text(files, path), `${JSON.stringify(JSON.parse(text(files, path)), null, 2)}\n`)
    }
  })

  it("quotes exactly what stands in the text that each citation's source points to", () => {
    const input = exampleCampaign("larkfield")
    const files = makeKit(input)
    const posts: PostsFile = JSON.parse(text(files, "posts.json"))
    let checked = 0
    for (const post of posts.posts) {
      for (const citation of post.citations) {
        const source = posts.sources.find((candidate) => candidate.source === citation.source)!
        const whole =
          source.textFile === null
            ? input.documents.find((candidate) => candidate.source === citation.source)!.text
            : text(files, source.textFile)
        assert.strictEqual(whole.slice(citation.start, citation.end), citation.quote)
        checked += 1
      }
    }
    assert.isAbove(checked, 100)
  })

  it("says in the report what is missing and how much of each source is used", () => {
    const input = exampleCampaign("larkfield")
    const report: KitReport = JSON.parse(text(makeKit(input), "report.json"))
    assert.strictEqual(report.needsMaterial.length, report.counts.byStatus["needs-material"])
    assert.include(report.needsMaterial[0]!.add[0], "insurance")
    assert.strictEqual(report.counts.slots, report.counts.posts + report.needsMaterial.length)
    for (const use of report.sources) assert.isTrue(use.coverage >= 0 && use.coverage <= 1)
    assert.isAbove(report.sources[0]!.citations, 10)
    assert.isNull(report.sources.find((use) => use.source.endsWith(".md"))!.textFile)
  })

  it("says with each post, and in the report, which media it cannot do without and does not have", () => {
    const input = exampleCampaign("larkfield")
    const files = makeKit(input)
    const page = text(files, "index.html")
    const markdown = (slotId: string) =>
      text(files, files.find(({ path }) => path.startsWith(`posts/${slotId}-`) && path.endsWith(".md"))!.path)
    const needs = {
      video: "only with a video",
      slides: "only with slides as images",
      picture: "only with an image or a video"
    }
    const seen = { video: 0, slides: 0, picture: 0, none: 0 }
    for (const post of input.posts) {
      const { format, platform } = post
      const isPicture = platform === "instagram" && format === "post"
      const kind = format === "video" ? "video" : format === "carousel" ? "slides" : isPicture ? "picture" : "none"
      seen[kind] += 1
      if (kind === "none") assert.notInclude(markdown(post.slotId), "Media missing")
      else assert.include(markdown(post.slotId), needs[kind])
    }
    for (const count of Object.values(seen)) assert.isAbove(count, 0)
    const count = (sentence: string) => page.split(sentence).length - 1
    assert.strictEqual(count("The video is not made yet."), seen.video)
    assert.strictEqual(count("The slides are not made yet."), seen.slides)
    assert.strictEqual(count("The image or video is not made yet."), seen.picture)
    const report: KitReport = JSON.parse(text(files, "report.json"))
    const all = seen.video + seen.slides + seen.picture
    assert.include(
      report.warnings.find(({ code }) => code === "media-missing")?.message,
      `${all} posts can only be published with media that are not made yet: ${seen.video} with a video, ${seen.slides} with slides as images, ${seen.picture} with an image or a video. Make`
    )
    const video = input.posts.find(({ format }) => format === "video")!
    const made = new Post({ ...video, media: [new PostMedia({ path: "media/a.mp4", sha256: "", altText: "A" })] })
    const posts = input.posts.map((post) => (post === video ? made : post))
    const done = makeKit({ ...input, posts })
    assert.strictEqual(text(done, "index.html").split("The video is not made yet.").length - 1, seen.video - 1)
  })

  it("writes a schedule whose cells come back as they are, one row a slot", () => {
    const input = exampleCampaign("sonnenfach")
    const content = text(makeKit(input), "schedule.csv")
    assert.isTrue(content.startsWith("\uFEFFdate,time,zone,"))
    const rows = readCsv(content)
    assert.deepStrictEqual(rows[0], [...scheduleColumns])
    assert.lengthOf(rows, input.plan.slots.length + 1)
    const first = Object.fromEntries(rows[1]!.map((cell, index) => [scheduleColumns[index], cell]))
    assert.strictEqual(first["date"], "2027-03-01")
    assert.strictEqual(first["time"], "07:45")
    assert.strictEqual(first["text"], input.posts[0]!.variants[0].text)
  })

  it("writes posts as Markdown whose front matter is YAML and whose text cannot leave its block", () => {
    const input = hostileCampaign()
    for (const file of makeKit(input).filter((candidate) => candidate.path.startsWith("posts/"))) {
      const [, front = "", ...body] = new TextDecoder().decode(file.bytes).split(/^---$/m)
      const facts: { slot: string; angle: string } = parse(front)
      assert.match(facts.slot, /^slot-/)
      const post = input.posts.find((candidate) => candidate.slotId === facts.slot)!
      const fence = /^(`{3,})text$/m.exec(body.join("---"))![1]!
      assert.isFalse(post.variants[0].text.includes(fence))
      assert.include(file.path, post.platform)
    }
  })

  it("keeps every path within the kit, whatever sources and slots are called", () => {
    const files = makeKit(hostileCampaign())
    for (const { path } of files) assert.match(path, /^(?:(?:posts|sources)\/)?[a-z0-9][a-z0-9.-]*$/, path)
    assert.strictEqual(new Set(files.map((file) => file.path)).size, files.length)
    assert.lengthOf(
      files.filter((file) => file.path.startsWith("sources/")),
      2
    )
  })

  it("brings media as they are, stored in the archive, and none under a path that a kit cannot have", () => {
    const input = exampleCampaign("larkfield")
    const bytes = new Uint8Array(4096)
    const kitMedia: KitMedia = { mediaType: "image/jpeg", bytes, widthPx: 1080, heightPx: 1350 }
    const media = new Map(["media/slot-001-1.jpg", "../evil.jpg", "media/evil.html"].map((path) => [path, kitMedia]))
    const files = makeKit({ ...input, media })
    const paths = files.map(({ path }) => path)
    assert.include(paths, "media/slot-001-1.jpg")
    assert.notInclude(paths.join(), "evil")
    assert.strictEqual(files.find(({ path }) => path === "media/slot-001-1.jpg")!.bytes, bytes)
    assert.deepStrictEqual(paths.slice(0, -1), paths.slice(0, -1).sort())
    const methods = new Map<string, number>()
    const archive = unzipSync(files.at(-1)!.bytes, {
      filter: ({ compression, name }) => {
        methods.set(name.slice(name.indexOf("/") + 1), compression)
        return true
      }
    })
    assert.deepStrictEqual(archive[`${input.plan.campaignId}/media/slot-001-1.jpg`], bytes)
    assert.strictEqual(methods.get("media/slot-001-1.jpg"), 0)
    assert.strictEqual(methods.get("plan.json"), 8)
  })

  it("writes one audit entry a line, even with line separators in them", () => {
    const input = hostileCampaign()
    const lines = text(makeKit({ ...input, auditEntries: [{ step: "a\nb\u2028" }, { step: "c" }] }), "audit.jsonl")
    assert.deepStrictEqual(
      lines
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
      [
        { schemaVersion: "1", step: "a\nb\u2028" },
        { schemaVersion: "1", step: "c" }
      ]
    )
  })

  it("stays under 1.5 MB for the page of a 90-slot month", () => {
    const page = makeKit(exampleCampaign("larkfield")).find((file) => file.path === "index.html")!
    assert.isBelow(page.bytes.length, 1_500_000)
  })

  it("makes a kit of a campaign without posts and sources", () => {
    const input = campaign({ topic: "T", platforms: ["x"], plan: { days: 1, perDay: 1, start: "2027-03-01" } }, [])
    const files = makeKit(input)
    assert.include(text(files, "index.html"), "Needs material")
  })
})

describe("csvCell", () => {
  for (const cell of [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\u00a0=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    "﹦1",
    "\u200b=1",
    "\ufeff=1",
    "\u0000=1"
  ]) {
    it(`neutralises ${JSON.stringify(cell)}`, () => {
      assert.isTrue(isFormula(cell))
      assert.match(csvCell(cell), /^"?'/)
    })
  }

  it("leaves ordinary text alone, and reads back what it wrote", () => {
    assert.strictEqual(csvCell("a-b = c"), "a-b = c")
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 2 })), (rows) => {
        const content = rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")
        assert.deepStrictEqual(
          readCsv(content).map((row) => row.map((cell) => cell.replace(/^'/, ""))),
          rows.map((row) => row.map((cell) => cell.replace(/^'/, "")))
        )
      })
    )
  })
})

describe("slug", () => {
  it("gives names that every file system takes", () => {
    assert.strictEqual(slug("Größe & Maß!", "x"), "groesse-mass")
    assert.strictEqual(slug("../..", "source"), "source")
    assert.strictEqual(slug("CON", "x"), "con-")
    assert.strictEqual(slug("日本語", "source"), "source")
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => assert.match(slug(name, "x"), /^[a-z0-9][a-z0-9-]{0,60}$/))
    )
  })
})
