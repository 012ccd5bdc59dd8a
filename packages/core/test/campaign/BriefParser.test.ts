import { assert, describe, it } from "@effect/vitest"
import { BriefInput } from "@postwright/core/campaign/Brief"
import { type BriefError } from "@postwright/core/campaign/BriefError"
import { decodeBrief, parse } from "@postwright/core/campaign/BriefParser"
import { Effect, Schema } from "effect"
import * as fc from "fast-check"
import { fieldHelp } from "../../src/campaign/internal/BriefFields.ts"
import { jsonSyntaxError } from "../../src/campaign/internal/JsonSyntax.ts"

const minimal = "topic: T\nplatforms: [x]\n"

const failureOf = (text: string, name = "brief.yaml"): Effect.Effect<BriefError> =>
  Effect.flip(parse(text, { name })).pipe(Effect.orDie)

const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"]
  .concat("bcdefghi".split("").map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`)}]`))
  .join("\n")

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly prefixItems?: ReadonlyArray<JsonSchema>
  readonly anyOf?: ReadonlyArray<JsonSchema>
}

const pathsOf = (schema: JsonSchema, path: string): ReadonlyArray<string> => [
  ...(path === "" ? [] : [path]),
  ...(schema.anyOf ?? [])
    .filter((option) => option.properties !== undefined)
    .flatMap((option) => pathsOf(option, path)),
  ...Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
    pathsOf(value, path === "" ? key : `${path}.${key}`)
  ),
  ...[schema.items ?? schema.prefixItems?.[0]].flatMap((item) => (item === undefined ? [] : pathsOf(item, `${path}[]`)))
]

/** What is wrong with the text, and what the message must hold: place, field, remedy. */
const badBriefs: ReadonlyArray<readonly [title: string, text: string, ...parts: Array<string | RegExp>]> = [
  ["an empty file", "", "brief.yaml:1:1", "empty", "topic"],
  ["white space only", " \n\n", "empty"],
  ["comments only", "# nothing\n", "empty"],
  ["an empty document", "---\n", "empty"],
  ["a single word", "hello", "brief.yaml:1:1", 'the text "hello"'],
  ["a list", "- topic: T\n", "a list of 1"],
  ["text with a colon", "topic: Foo: bar\nplatforms: [x]", "brief.yaml:1:8", "quotes"],
  ["a tab as indentation", "plan:\n\tdays: 3\n", "brief.yaml:2:1", "Tabs", "spaces"],
  ["an unclosed quote", "topic: 'abc\nplatforms: [x]\n", "brief.yaml:1:8", "never closed"],
  ["an unclosed bracket", `${minimal}languages: [en\nbudget: 3`, "brief.yaml:4:1"],
  ["a reserved character", `${minimal}tone: @warm`, "brief.yaml:3:7", "quotes"],
  ["wrong indentation", "plan:\n    days: 3\n  perDay: 2\n", "brief.yaml:3"],
  ["a YAML tag", `${minimal}tone: !!js/function 'x'`, "brief.yaml:3:7", "tag"],
  ["an alias that is not defined", `${minimal}tone: *warm`, "brief.yaml:3:7", "*warm"],
  ["a YAML bomb", bomb, "aliases"],
  ["an alias within itself", "topic: &a [*a]\n", "levels deep"],
  ["deep nesting", `topic: ${"[".repeat(20_000)}`, "levels deep"],
  ["two documents", `${minimal}---\n${minimal}`, "brief.yaml:3:1", "more than one YAML document"],
  ["a binary file", "PK\0\u0003\u0004", "not a text file"],
  ["a list as a key", "? [a]\n: 1\n", "brief.yaml:1:3", "key"],
  ["a key given twice", `${minimal}topic: U\n`, "brief.yaml:3:1", "first in line 1"],
  ["a nested key given twice", `${minimal}plan:\n  days: 3\n  days: 4\n`, "brief.yaml:5:3", "plan.days"],
  ["a __proto__ key", `${minimal}__proto__: { polluted: true }\n`, "brief.yaml:3:1", "__proto__"],
  ["a constructor key", `${minimal}brand:\n  constructor: 1\n`, "brief.yaml:4:3", "brand.constructor"],
  ["a prototype key", `${minimal}plan: { prototype: 1 }\n`, "plan.prototype"],
  ["a misspelt key", "toppic: T\nplatforms: [x]\n", "brief.yaml:1:1: toppic", 'Did you mean "topic"?'],
  ["a misspelt nested key", `${minimal}plan:\n  time_zone: UTC\n`, "brief.yaml:4:3", 'Did you mean "timeZone"?'],
  [
    "a misspelt key three levels down",
    `${minimal}brand: { colors: { acent: "#123456" } }\n`,
    "brand.colors.acent",
    '"accent"'
  ],
  ["a key of another group", `${minimal}days: 3\n`, "Did you mean plan.days?"],
  ["a key from the top in a group", `${minimal}plan: { budget: 3 }\n`, "Did you mean budget?"],
  ["a key that is like no other", `${minimal}webhook: x\n`, "webhook", "the fields here are", "audience"],
  ["a missing topic", "platforms: [x]\n", "topic is missing"],
  ["a missing platform", "topic: T\n", "platforms is missing"],
  ["an empty topic", "topic: ' '\nplatforms: [x]\n", "brief.yaml:1:1: topic", "an empty text"],
  ["no platforms", "topic: T\nplatforms: []\n", "platforms", "an empty list"],
  [
    "an unknown platform",
    "topic: T\nplatforms: [linkdin]\n",
    "brief.yaml:2:13: platforms[0]",
    '"linkedin"',
    "tiktok, instagram, x"
  ],
  ["the one-letter platform in a capital", "topic: T\nplatforms: [X]\n", "brief.yaml:2:13", 'Did you mean "x"?'],
  [
    "a platform twice",
    "topic: T\nplatforms: [x, linkedin,\n  x]\n",
    "brief.yaml:3:3: platforms[2]",
    "platforms[0]",
    "one"
  ],
  ["a language twice", `${minimal}languages: [en-GB, de, en-gb]`, "brief.yaml:3:24: languages[2]", "languages[0]"],
  ["a region twice", `${minimal}regions: [GB, GB]`, "brief.yaml:3:15: regions[1]", "regions[0]"],
  ["a platform by its old name", "topic: T\nplatforms:\n  - x\n  - Twitter\n", "brief.yaml:4:5", 'Did you mean "x"?'],
  ["a text for a list", "topic: T\nplatforms: x\n", "platforms", "Write a list: [x]"],
  ["a number for a text", "topic: 2027\nplatforms: [x]\n", "topic is 2027", 'quotes: "2027"'],
  ["a field without a value", `${minimal}audience:\n`, "brief.yaml:3:1", "is empty"],
  [
    "a colour that became a comment",
    `${minimal}brand:\n  colors:\n    primary: #123456\n`,
    "brief.yaml:5:5",
    "in quotes"
  ],
  ["a colour by name", `${minimal}brand: { colors: { primary: red } }`, 'the text "red"', "#1a2b3c"],
  ["a language by name", `${minimal}languages: [english]`, "brief.yaml:3:13: languages[0]", '"en"'],
  ["a language in its own words", `${minimal}languages: [Deutsch]`, '"de"'],
  ["a language with an underscore", `${minimal}languages: [en_GB]`, '"en-GB"'],
  ["no language", `${minimal}languages: []`, "languages", "an empty list"],
  ["a region in small letters", `${minimal}regions: [no]`, 'Did you mean "NO"?'],
  ["a region by name", `${minimal}regions: [Germany]`, 'Did you mean "DE"?'],
  ["a region that is no country", `${minimal}regions: [UK]`, "regions[0]", 'Did you mean "GB"?'],
  ["1e9 days", `${minimal}plan: { days: 1e9 }`, "brief.yaml:3:9: plan.days", "1000000000", "1 to 366"],
  ["half a day", `${minimal}plan: { days: 0.5 }`, "plan.days is 0.5"],
  ["a number in quotes", `${minimal}plan: { days: "30" }`, "Write 30 without quotes"],
  ["more slots than a campaign has", `${minimal}plan: { days: 300, perDay: 20 }`, "6000 posts", "2000"],
  ["a day that does not exist", `${minimal}plan: { start: 2027-02-29 }`, "plan.start", "2027-02-29", "existing date"],
  [
    "a start that the clocks skip",
    `${minimal}plan: { start: "2027-03-28T02:30", timeZone: Europe/Berlin }`,
    "plan.start",
    "does not exist in Europe/Berlin",
    "2027-03-28T03:00"
  ],
  [
    "a start that the clocks of the first region skip",
    `${minimal}regions: [GB]\nplan: { start: "2027-03-28T01:30" }`,
    "Europe/London"
  ],
  ["a year long gone", `${minimal}plan: { start: 1800-01-01 }`, "plan.start", "1800-01-01", "1970 to 2999"],
  ["a year far ahead", `${minimal}plan: { start: "9999-12-31T09:00" }`, "plan.start", "1970 to 2999"],
  ["a date in German order", `${minimal}plan: { start: 1.3.2027 }`, "Write 2027-03-01"],
  ["a start with an offset", `${minimal}plan: { start: "2027-03-01T09:00+01:00" }`, "plan.timeZone"],
  ["an unknown zone", `${minimal}plan: { timeZone: Europe/Lodnon }`, "plan.timeZone", '"Europe/London"'],
  ["an offset as zone", `${minimal}plan: { timeZone: "+02:00" }`, "plan.timeZone"],
  ["a budget of zero", `${minimal}budget: 0`, "brief.yaml:3:1: budget is 0"],
  ["a negative budget", `${minimal}budget: -5`, "budget is -5"],
  ["an infinite budget", `${minimal}budget: .inf`, "budget is Infinity"],
  ["a budget with a currency", `${minimal}budget: 5 USD`, "without currency"],
  ["a budget below a micro-dollar", `${minimal}budget: 0.0000001`, "micro-dollar"],
  ["yes for true", `${minimal}disclosure: { ownBrand: yes }`, "Write true"],
  ["a source that is no text", `${minimal}sources: [3]`, "sources[0] is 3"],
  ["an inline source without text", `${minimal}sources: [{ name: a }]`, "sources[0].text is missing"],
  ["a source with an unknown key", `${minimal}sources: [{ name: a, content: b }]`, 'Did you mean "text"?'],
  ["a source twice", `${minimal}sources: [a.md, b.md, a.md]`, "brief.yaml:3:23: sources[2]", "sources[0]", "one"],
  ["a file by two paths", `${minimal}sources:\n  - s/a.md\n  - ./s/a.md\n`, "brief.yaml:5:5: sources[1]", '"s/a.md"'],
  ["a file by a detour", `${minimal}sources: [s/a.md, "x/..//s/./a.md"]`, "sources[1]", '"s/a.md"'],
  ["a file in two spellings", `${minimal}sources: ["gr\u00fc\u00dfe.md", "gru\u0308\u00dfe.md"]`, "sources[1]"],
  ["an address twice", `${minimal}sources: [https://a.example/x, "https://A.example:443/x#b"]`, "sources[1]"],
  [
    "two sources of one name",
    `${minimal}sources: [a.md, { name: a.md, text: b }]`,
    "sources[1]",
    "sources[0]",
    "its own path or name"
  ]
]

describe("BriefParser", () => {
  for (const [title, text, ...parts] of badBriefs) {
    it.effect(`refuses ${title}`, () =>
      Effect.gen(function* () {
        const error = yield* failureOf(text)
        for (const part of parts) {
          assert.ok(
            typeof part === "string" ? error.message.includes(part) : part.test(error.message),
            `${String(part)} in: ${error.message}`
          )
        }
        assert.ok(error.remedy.length > 0)
        assert.isFalse(error.isRetryable)
        assert.notInclude(error.message, "undefined")
      })
    )
  }

  it.effect("accepts different sources whose paths look alike", () =>
    Effect.gen(function* () {
      const sources = ["a.md", "A.md", "s/a.md", "../a.md", "https://a.example/x", "https://a.example/X", "a.md?x"]
      const text = `${minimal}sources: [${sources.map((source) => `"${source}"`).join(", ")}]`
      assert.deepStrictEqual((yield* parse(text, { name: "brief.yaml" })).sources, sources)
    })
  )

  it.effect("leaves values that a program passes twice to be kept once", () =>
    Effect.gen(function* () {
      const brief = yield* decodeBrief({ topic: "T", platforms: ["x", "x"], languages: ["en", "en"] })
      assert.deepStrictEqual(brief.platforms, ["x", "x"])
      const error = yield* Effect.flip(decodeBrief({ topic: "T", platforms: ["x"], sources: ["a.md", "./a.md"] }))
      assert.include(error.message, "sources[1]")
    })
  )

  it.effect("names every problem at once, in the order of the text", () =>
    Effect.gen(function* () {
      const error = yield* failureOf("budget: -1\nplatforms: [x]\nplan:\n  perDay: 0\ntopic: ''\n")
      assert.strictEqual(error.code, "brief-invalid")
      assert.deepStrictEqual(
        error.reason.problems.map((problem) => [problem.line, problem.path]),
        [
          [1, "budget"],
          [4, "plan.perDay"],
          [5, "topic"]
        ]
      )
      assert.match(error.message, /^brief\.yaml has 3 problems:\n {2}brief\.yaml:1:1: budget /)
    })
  )

  it.effect("lists at most 20 problems and says how many more there are", () =>
    Effect.gen(function* () {
      const error = yield* failureOf(`${minimal}regions: [${Array(50).fill("zz").join(", ")}]`)
      assert.strictEqual(error.reason.problems.length, 20)
      assert.strictEqual(error.reason.omitted, 30)
      assert.include(error.message, "and 30 more")
    })
  )

  it.effect("shows values without control characters", () =>
    Effect.gen(function* () {
      const error = yield* failureOf('topic: T\nplatforms: ["\\e[31mx\\u202e\\n"]\n"\\e]0;t": 1\n')
      assert.isTrue(/^[^\p{Cc}\p{Cf}]*$/u.test(error.message.replaceAll("\n", "")), JSON.stringify(error.message))
    })
  )

  it.effect("refuses a brief beyond the size limit without reading it", () =>
    Effect.gen(function* () {
      assert.include((yield* failureOf(`topic: ${"x".repeat(1_000_000)}`)).message, "1000000 bytes")
      assert.include((yield* failureOf(`topic: ${"ü".repeat(600_000)}`)).message, "1000000 bytes")
    })
  )

  it.effect("reads hostile text in linear time", () =>
    Effect.gen(function* () {
      // Each would take minutes if it were quadratic; the runner's time limit ends the test then.
      yield* failureOf("k: 'v\n".repeat(40_000))
      yield* failureOf(Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join("\n"))
      yield* failureOf("[".repeat(100_000), "brief.json")
    })
  )

  it.effect("keeps an unquoted date and a bare NO as text, also under %YAML 1.1", () =>
    Effect.gen(function* () {
      const body = `${minimal}regions: [NO]\nplan:\n  start: 2027-03-01\n`
      for (const text of [body, `%YAML 1.1\n---\n${body}`]) {
        const brief = yield* parse(text, { name: "brief.yaml" })
        assert.deepStrictEqual(brief.regions, ["NO"])
        assert.strictEqual(brief.plan?.start, "2027-03-01")
      }
    })
  )

  it.effect("accepts a byte order mark, Windows line ends and aliases in moderation", () =>
    Effect.gen(function* () {
      const brief = yield* parse("\uFEFFtopic: &t T\r\nplatforms:\r\n  - x\r\naudience: *t\r\n", { name: "brief.yml" })
      assert.deepStrictEqual(brief, { topic: "T", platforms: ["x"], audience: "T" })
    })
  )

  it.effect("reads JSON, also indented by tabs, and holds it to JSON's grammar", () =>
    Effect.gen(function* () {
      const brief = yield* parse('{\n\t"topic": "T\\ud83d\\ude00",\n\t"platforms": ["x"]\n}', { name: "brief.json" })
      assert.deepStrictEqual(brief, { topic: "T😀", platforms: ["x"] })
      const comma = yield* failureOf('{"topic": "T",\n"platforms": ["x",]}', "brief.json")
      assert.include(comma.message, "brief.json:2:19")
      assert.include((yield* failureOf("topic: T", "brief.json")).message, "JSON")
      assert.include((yield* failureOf('{"topic": 1}', "brief.json")).message, "brief.json:1:2: topic")
    })
  )

  it.effect("takes the body of a Markdown brief as an inline source", () =>
    Effect.gen(function* () {
      const brief = yield* parse(`---\n${minimal}sources: [a.md]\n---\n\n# About\nText.\n`, { name: "dir/brief.md" })
      assert.deepStrictEqual(brief.sources, [
        "a.md",
        { name: "brief.md", text: "\n# About\nText.\n", mediaType: "text/markdown" }
      ])
      const none = yield* parse(`---\n${minimal}---\n \n`, { name: "brief.md" })
      assert.isUndefined(none.sources)
    })
  )

  it.effect("counts the lines of a front matter from the top of the file", () =>
    Effect.gen(function* () {
      assert.include((yield* failureOf("---\ntopic: T\nplatforms: [q]\n---\n", "b.md")).message, "b.md:3:13")
      assert.include((yield* failureOf("---\ntopic: T\n", "b.md")).message, "never closes")
      assert.include((yield* failureOf("# Topic\n", "b.md")).message, "no front matter")
    })
  )

  it.effect("recognises the format by the text where the name does not tell", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* parse('{"topic":"T","platforms":["x"]}', { name: "stdin" })).topic, "T")
      assert.strictEqual((yield* parse(minimal, { name: "stdin" })).topic, "T")
      assert.lengthOf((yield* parse(`---\n${minimal}---\nText`, { name: "stdin" })).sources ?? [], 1)
    })
  )

  it("agrees with JSON.parse about what is JSON", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (json, at, insert) => {
        const place = at % (json.length + 1)
        for (const text of [json, json.slice(0, place) + insert + json.slice(place), json.slice(0, place)]) {
          assert.strictEqual(jsonSyntaxError(text) === undefined, isJson(text), text)
        }
      }),
      { numRuns: 500 }
    )
  })

  it.effect("never dies, whatever the text", () =>
    Effect.gen(function* () {
      const pieces = [
        "a",
        ":",
        " ",
        "\n",
        "-",
        "[",
        "]",
        "{",
        "}",
        "&a",
        "*a",
        "!",
        "'",
        '"',
        "#",
        "|",
        ">",
        "?",
        "\t",
        "---\n",
        "topic",
        ",",
        "\r"
      ]
      const texts = fc.sample(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), { numRuns: 500, seed: 1 })
      for (const text of texts) {
        yield* Effect.result(parse(text.join(""), { name: "brief" }))
      }
    })
  )
})

describe("decodeBrief", () => {
  it.effect("takes plain data and leaves out undefined", () =>
    Effect.gen(function* () {
      const brief = yield* decodeBrief({ topic: "T", platforms: ["x"], audience: undefined })
      assert.deepStrictEqual(brief, { topic: "T", platforms: ["x"] })
    })
  )

  it.effect("names fields by path", () =>
    Effect.gen(function* () {
      const circle: Record<string, unknown> = { topic: "T", platforms: ["x"] }
      circle["brand"] = circle
      const cases: ReadonlyArray<readonly [unknown, string]> = [
        [null, "brief: the brief is empty"],
        ["topic: T", "brief: the brief is the text"],
        [{ topic: "T", platforms: ["twitter"] }, "brief: platforms[0]"],
        [{ topic: "T", platforms: ["x"], plan: { start: new Date(0) } }, "plan.start is a Date"],
        [{ topic: "T", platforms: ["x"], budget: Number.NaN }, "budget is NaN"],
        [JSON.parse('{"__proto__":{"polluted":1},"topic":"T","platforms":["x"]}'), "__proto__ is not allowed"],
        [circle, "levels deep"]
      ]
      for (const [value, part] of cases) {
        const error = yield* Effect.flip(decodeBrief(value))
        assert.include(error.message, part)
      }
      assert.isUndefined(Reflect.get({}, "polluted"))
    })
  )

  it("has words for every field of the schema, and for no other", () => {
    const paths = pathsOf(Schema.toJsonSchemaDocument(BriefInput).schema as JsonSchema, "")
    assert.deepStrictEqual([...new Set(paths)].sort(), Object.keys(fieldHelp).sort())
  })

  it.effect("tells what the calendar refuses together with what a field refuses", () =>
    Effect.gen(function* () {
      const text = [
        "topic: Tea",
        "platforms: [x]",
        "plan:",
        "  days: 400",
        "  start: 2027-02-30",
        "trends:",
        "  - phrase: tea",
        "    source: me",
        "    momentum: 7",
        "    observedOn: 2027-02-31",
        "  - phrase: cake",
        "regions: [ZZ]"
      ].join("\n")
      const { reason } = yield* Effect.flip(parse(text, { name: "brief.yaml" }))
      assert.deepStrictEqual(
        reason.problems.map(({ path }) => path),
        [
          "plan.days",
          "plan.start",
          "trends[0].momentum",
          "trends[0].observedOn",
          "trends[1].source",
          "trends[1].observedOn",
          "regions[0]"
        ]
      )
    })
  )
})
