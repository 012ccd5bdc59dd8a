import { type PostResult } from "@postwright/core/analytics/PostResult"
import { type ResultsError } from "@postwright/core/analytics/ResultsError"
import { resultsLimits } from "@postwright/core/analytics/ResultsFile"
import { decodeResults } from "@postwright/core/analytics/ResultsDecoder"
import { parseResults } from "@postwright/core/analytics/ResultsParser"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"

const header =
  "postId,platform,format,language,publishedAt,timeZone,length,hashtags,hasLink,hasMedia,impressions,likes,comments,shares"
const line = (changes: Partial<Record<string, string>> = {}): string => {
  const cells: Record<string, string> = {
    postId: "p-1",
    platform: "linkedin",
    format: "post",
    language: "en",
    publishedAt: "2027-03-01T09:00:00+01:00",
    timeZone: "Europe/Berlin",
    length: "400",
    hashtags: "2",
    hasLink: "true",
    hasMedia: "false",
    impressions: "1000",
    likes: "30",
    comments: "5",
    shares: "",
    ...changes
  }
  return header
    .split(",")
    .map((column) => cells[column] ?? "")
    .join(",")
}

const record = (changes: object = {}): object => ({
  postId: "p-1",
  platform: "x",
  format: "post",
  language: "en",
  publishedAt: "2027-03-01T09:00:00Z",
  timeZone: "UTC",
  length: 100,
  hashtags: 0,
  hasLink: false,
  metrics: { impressions: 100, likes: 1 },
  ...changes
})

const read = (text: string, name = "results.csv") => Effect.runSync(parseResults(text, { name }))
const failing = (effect: Effect.Effect<ReadonlyArray<PostResult>, ResultsError>) =>
  Effect.runSync(Effect.flip(effect)).reason
const refused = (text: string, name = "results.csv") => failing(parseResults(text, { name }))

describe("results in a table", () => {
  it("become posts whose unknown figures stay unknown", () => {
    const [first] = read(`${header}\n${line()}\n`)
    assert.deepStrictEqual({ ...first?.metrics }, { impressions: 1_000, likes: 30, comments: 5 })
    assert.strictEqual(first?.hasLink, true)
    assert.strictEqual(first?.length, 400)
  })

  it("are read as spreadsheets save them: semicolons, byte order mark, Windows line ends, WAHR and names of people", () => {
    const german = `\ufeffsep=;\r\n${header
      .replace("postId", "Post ID")
      .replace("publishedAt", "published_at")
      .replaceAll(",", ";")}\r\n${line({ hasLink: "WAHR", hasMedia: "FALSCH" }).replaceAll(",", ";")}\r\n;;;\r\n`
    const [first, ...rest] = read(german)
    assert.lengthOf(rest, 0)
    assert.strictEqual(first?.hasLink, true)
    assert.strictEqual(first?.hasMedia, false)
  })

  it("take length, hashtags and link from the text, line breaks and quotation marks included", () => {
    const text = `"Say ""hi"",\nsee https://larkfield.example #CargoBike #5 #week"`
    const table = `postId,platform,format,language,publishedAt,timeZone,text,reach,likes\np,x,post,en,2027-03-01T09:00:00Z,UTC,${text},10,1`
    const [first] = read(table)
    assert.strictEqual(first?.hashtags, 2)
    assert.strictEqual(first?.hasLink, true)
    assert.strictEqual(first?.length, 59)
  })

  it("are refused with row, column and what to do, all problems at once", () => {
    const error = refused(
      [
        header,
        line({ platform: "linkdin" }),
        line({ postId: "p-2", likes: "1.200" }),
        line({ postId: "p-3", publishedAt: "01.03.2027", timeZone: "Berlin" }),
        line({ postId: "", length: "-1" })
      ].join("\n")
    )
    assert.strictEqual(
      error.message,
      [
        "results.csv has 6 problems:",
        `  results.csv, row 2, platform: is "linkdin", but must be one of tiktok, instagram, x, linkedin, facebook, youtube. Did you mean "linkedin"?`,
        `  results.csv, row 3, likes: is "1.200", but must be a whole number from 0. Write figures without points, commas and units`,
        `  results.csv, row 4, publishedAt: is "01.03.2027", but must be an instant with its offset such as "2027-03-01T09:00:00+01:00". Write the date, the time and the offset of the zone`,
        `  results.csv, row 4, timeZone: is "Berlin", but must be a time zone such as "Europe/Berlin". Correct it`,
        `  results.csv, row 5, postId: is missing. Fill it in: a name of at most 200 characters`,
        `  results.csv, row 5, length: is "-1", but must be a whole number from 0. Write figures without points, commas and units`
      ].join("\n")
    )
    assert.deepInclude(error.problems[1], { code: "wrong-value", row: 3, column: "likes" })
  })

  it("count rows as a spreadsheet does, empty ones included", () => {
    const [problem] = refused([header, line(), "", ",,,", line({ postId: "p-2", likes: "x" })].join("\n")).problems
    assert.strictEqual(problem.row, 5)
  })

  it("name unknown columns, and the one that was meant", () => {
    const error = refused(`${header},likess,Campaign\n${line()},1,a`)
    assert.deepStrictEqual(
      error.problems.map(({ code, detail, remedy }) => [code, detail, remedy]),
      [
        ["unknown-column", '"likess" is no column of results', 'Did you mean "likes"?'],
        [
          "unknown-column",
          '"Campaign" is no column of results',
          "Remove it, or give it one of the names that docs/formats.md lists"
        ]
      ]
    )
  })

  it("name every column that is missing, and one that is there twice", () => {
    const error = refused("postId,platform,format,language,publishedAt,post_id\na,x,post,en,2027-03-01T09:00:00Z,b")
    assert.deepStrictEqual(
      error.problems.map(({ code, column }) => `${code} ${column}`),
      [
        "duplicate-column post_id",
        "missing-column timeZone",
        "missing-column length",
        "missing-column hashtags",
        "missing-column hasLink",
        "missing-column impressions"
      ]
    )
  })

  it("are refused where a row has more cells than there are columns, or a quotation mark stays open", () => {
    assert.include(refused(`${header}\n${line()},1`).message, "row 2: has 15 cells, but there are 14 columns")
    assert.include(refused(`${header}\n"${line()}`).message, "a quotation mark is never closed")
  })

  it("are refused where a post comes twice on its network, naming the first", () => {
    const error = refused([header, line(), line({ platform: "x" }), line({ likes: "31" })].join("\n"))
    assert.strictEqual(
      error.message,
      "results.csv, row 4, postId: is the post of row 2 on linkedin once more. Keep its latest figures, and remove the other"
    )
  })

  it("are refused where there are none, and where there are too many or too much", () => {
    for (const text of ["", " \n", `${header}\n`, `${header}\n,,,\n`]) {
      assert.strictEqual(refused(text).problems[0].code, "empty", JSON.stringify(text))
    }
    const many = Array.from({ length: resultsLimits.maxResults + 1 }, (_, index) => line({ postId: `p${index}` }))
    assert.strictEqual(refused([header, ...many].join("\n")).problems[0].code, "too-many")
    assert.strictEqual(refused("x".repeat(resultsLimits.maxBytes + 1)).problems[0].code, "too-large")
  })

  it("list twenty problems and count the others", () => {
    const bad = Array.from({ length: 50 }, (_, index) => line({ postId: `p${index}`, likes: "many" }))
    const error = refused([header, ...bad].join("\n"))
    assert.lengthOf(error.problems, 20)
    assert.strictEqual(error.omitted, 30)
    assert.include(error.message, "… and 30 more")
  })

  it("know no organization: another tenant's name is an unknown column", () => {
    assert.strictEqual(refused(`${header},organizationId\n${line()},acme`).problems[0].code, "unknown-column")
  })
})

describe("results as JSON and plain data", () => {
  it("are a list, or a document with one", () => {
    const list = JSON.stringify([record()])
    assert.lengthOf(read(list, "results.json"), 1)
    assert.lengthOf(read(`{"schemaVersion":"1","results":${list}}`, "export"), 1)
  })

  it("count what is undefined in a program as absent", () => {
    const [problem, ...rest] = failing(decodeResults([record({ kind: undefined, length: undefined })])).problems
    assert.lengthOf(rest, 0)
    assert.strictEqual(`${problem.place} ${problem.detail}`, "results[0].length is missing")
  })

  it("take a picture for granted only where the format has one", () => {
    const results = Effect.runSync(
      decodeResults([record(), record({ postId: "v", platform: "tiktok", format: "video" })])
    )
    assert.deepStrictEqual(
      results.map(({ hasMedia }) => hasMedia),
      [false, true]
    )
  })

  it("are refused with the place of every problem", () => {
    const error = failing(
      decodeResults([
        record({ metrics: { likes: -1, liks: 2 } }),
        record({ postId: "b", organizationId: "other" }),
        "nothing",
        record({ postId: "d", format: "carousel" })
      ])
    )
    assert.deepStrictEqual(
      error.problems.map(({ code, detail, place }) => `${place} ${code}: ${detail}`),
      [
        "results[0].metrics.liks unknown-column: is no field of results",
        "results[0].metrics.likes wrong-value: is -1, but must be a whole number from 0",
        "results[1].organizationId unknown-column: is no field of results",
        'results[2] wrong-value: is "nothing", but must be an object',
        'results[3].format wrong-value: is "carousel", which x does not have'
      ]
    )
  })

  it("are refused where the document is none, or of another version", () => {
    assert.include(refused('{"results":[', "a.json").message, "is not well-formed JSON")
    assert.include(refused('{"posts":[]}', "a.json").message, "is no list of results")
    assert.include(refused('{"results":[],"posts":[]}', "a.json").message, "posts: is no field of results")
    assert.include(refused('{"schemaVersion":"2","results":[]}', "a.json").message, 'must be the text "1"')
    assert.strictEqual(refused('{"results":[]}', "a.json").problems[0].code, "empty")
  })

  it("keep a prototype that somebody sent out of the way", () => {
    const text = '[{"__proto__":{"platform":"x"},"postId":"a"}]'
    assert.strictEqual(refused(text, "a.json").problems[0].code === "empty", false)
    assert.isUndefined(Reflect.get({}, "platform"))
  })
})
