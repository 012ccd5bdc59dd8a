import {
  buildHashtags,
  type HashtagBrief,
  hashtagCount,
  type HashtagSources,
  type HashtagStatement,
  HashtagVocabulary,
  maxHashtagLength,
  toHashtag
} from "@postwright/core/content/Hashtags"
import { formatsByPlatform, platforms } from "@postwright/core/content/Platform"
import { detectHashtags } from "@postwright/core/policy/Entities"
import { hashtagLimit } from "@postwright/core/policy/PlatformRules"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

describe("toHashtag", () => {
  const cases: ReadonlyArray<readonly [phrase: string, language: string, tag: string | undefined]> = [
    ["electric cargo bike", "en", "ElectricCargoBike"],
    ["Größe zählt", "de", "GrößeZählt"],
    ["größe", "de", "Größe"],
    ["rider's gate", "en", "RidersGate"],
    ["Chandler’s Yard", "en", "ChandlersYard"],
    ["Larkfield’s", "en", "Larkfield"],
    ["E-Bike", "de", "EBike"],
    ["iPhone case", "en", "IPhoneCase"],
    ["2027 pilot", "en", "Pilot"],
    ["pilot 2027", "en", "Pilot2027"],
    ["26", "en", undefined],
    ["!?", "en", undefined],
    ["a phrase that is far too long to be read", "en", undefined]
  ]
  for (const [phrase, language, tag] of cases) {
    it(`makes ${tag ?? "nothing"} of ${JSON.stringify(phrase)}`, () => {
      assert.strictEqual(toHashtag(phrase, language), tag)
    })
  }

  it("makes only whole, valid hashtags", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme-composite" }),
        fc.constantFrom("en", "de", "tr", "ja"),
        (phrase, language) => {
          const tag = toHashtag(phrase, language)
          if (tag === undefined) return
          assert.deepStrictEqual(
            detectHashtags(`see #${tag} now`).map(({ name }) => name),
            [tag]
          )
          assert.match(tag, /^\p{L}/u)
          assert.isAtMost([...tag].length, maxHashtagLength)
        }
      )
    )
  })
})

const statement = (
  text: string,
  { source = "guide.md", heading = "", language = "en", speaker }: Partial<Record<string, string>> = {}
): HashtagStatement => ({
  language,
  texts: text.split(/(?<=[.?]) /u),
  headings: heading === "" ? [] : ["A guide", heading],
  ...(speaker === undefined ? {} : { speaker }),
  citation: { source }
})

const english = {
  brief: {
    topic: "Launch of Cargo Week: borrow an electric cargo bike and find out whether it fits your street and your load",
    audience: "Households in and around Harrowmouth who wonder about cargo bikes",
    constraints: ["No claims about health or tyre sealant"],
    competitors: ["Pedal & Pallet Rentals"],
    brand: { name: "Larkfield Cargo Bikes" }
  },
  statements: [
    statement("A cargo bike makes the school run easy. The school run takes ten minutes."),
    statement("Change the brake pads in spring. The old brake pads had reached the disc.", {
      heading: "When are the brake pads worn?",
      source: "notes.txt"
    }),
    statement("Dez Okonjo checks every cargo bike. “The brake pads come first,” says Dez Okonjo, head mechanic.", {
      source: "notes.txt"
    }),
    statement("Ours was the school run. With a cargo bike the school run became fun.", {
      source: "reviews.csv",
      speaker: "Imogen Thackray"
    }),
    statement("We met Imogen Thackray in Harrowmouth. The street was full, the load was heavy.", {
      source: "reviews.csv"
    }),
    statement("Come to Staithe Hill on Saturday. The start is at Staithe Hill.", { source: "press.md" }),
    statement("Nobody climbs like a loaded trike on Staithe Hill. Pedal & Pallet Rentals stay below.", {
      source: "guide.md"
    }),
    statement("The tyre sealant holds for a year. A tyre sealant closes the tyre, and the sealant dries."),
    statement("We lent it to Vera Quint. For Vera Quint the price was right.", { source: "press.md" }),
    statement("A letter came from Vera Quint. It was long.", { source: "reviews.csv" }),
    statement("We asked Graham Hill. The old van of Graham Hill is sold.", { source: "press.md" }),
    statement("A week was enough for Graham Hill. He kept the cargo bike.", {
      source: "reviews.csv",
      speaker: "Graham Hill"
    }),
    statement("The hub motor is quiet. A hub motor needs no gears, and the hub motor is cheap.", {
      heading: "Which motor?",
      source: "notes.txt"
    })
  ]
}

const german = {
  brief: {
    topic: "Balkonkraftwerke für Mietwohnungen: So finden Menschen in Hallenfurt das passende Set",
    audience: "Mieter in Hallenfurt und Umgebung",
    brand: { name: "Sonnenfach" }
  },
  statements: [
    statement("Ein Balkonkraftwerk braucht Sonne. In hellen Nächten liefert das Balkonkraftwerk nichts."),
    statement("In kalten Nächten ruht der Wechselrichter. Den Wechselrichter prüft Ingrid Lohmann."),
    statement("Der Wechselrichter bleibt kühl, sagt Ingrid Lohmann. Mit zwei Wechselrichtern wird es eng."),
    statement("Die Wohnung des Monats liegt in Hallenfurt. Der Preis des Monats ging an Ingrid Lohmann."),
    statement("Der Südbalkon bringt am meisten. Auf Südbalkonen steht die Sonne lange, am Balkon im Norden nicht."),
    statement("Mit den Dachrinnen gab es Ärger. Bei alten Dachrinnen tropft es."),
    statement(
      "Das Holz des Dachstuhls ist trocken. Wegen des Dachstuhls fragen viele unsere geduldige Konstantina Lohmann."
    ),
    statement("Danach rufen viele unsere geduldige Konstantina Lohmann an.", {
      heading: "Fragen Sie unsere geduldige Konstantina Lohmann"
    })
  ].map((one) => ({ ...one, language: "de" }))
}

interface Material {
  readonly brief: HashtagBrief & { readonly brand: { readonly name: string } }
  readonly statements: ReadonlyArray<HashtagStatement>
}

describe("buildHashtags", () => {
  const build = (
    { brief, statements }: Material,
    at: number,
    { platform = "instagram", language = "en", count, ...changes }: Partial<HashtagSources & Target> = {}
  ) => {
    const one = statements[at]
    return buildHashtags(
      {
        keyphrases: [],
        topic: brief.topic,
        brandName: brief.brand.name,
        vocabulary: new HashtagVocabulary(brief, statements),
        ...(one === undefined ? {} : { statements: [one] }),
        ...changes
      },
      { language, platform, format: "post", ...(count === undefined ? {} : { count }) }
    )
  }
  const german30 = german.statements.flatMap((_, at) => build(german, at, { language: "de", count: 30 }))
  const english30 = english.statements.flatMap((_, at) => build(english, at, { count: 30 }))

  it("reaches from the topic over place and subject to the campaign’s name and the brand", () => {
    assert.deepStrictEqual(build(english, 0), [
      "CargoBike",
      "Harrowmouth",
      "SchoolRun",
      "CargoWeek",
      "LarkfieldCargoBikes"
    ])
    assert.deepStrictEqual(build(german, 1, { language: "de", count: 4 }), [
      "Balkonkraftwerk",
      "Hallenfurt",
      "Wechselrichter",
      "Sonnenfach"
    ])
  })

  it("keeps the topic in every post and gives each its own subjects", () => {
    const tagsOf = (at: number) => build(english, at, { count: 4 })
    assert.isTrue(english.statements.every((_, at) => tagsOf(at)[0] === "CargoBike"))
    assert.include(tagsOf(1), "BrakePads")
    assert.notInclude(tagsOf(0), "BrakePads")
    assert.include(tagsOf(5), "StaitheHill")
    assert.include(tagsOf(12), "HubMotor")
  })

  it("gives two hashtags that are not always the same two", () => {
    const sets = english.statements.map((_, at) => build(english, at, { platform: "x" }).join())
    assert.isTrue(sets.every((set) => set.startsWith("CargoBike,")))
    assert.isAbove(new Set(sets).size, 2)
  })

  it("names nobody, whether speaker, quoted or only mentioned", () => {
    const names = /imogen|thackray|dez|okonjo|mechanic|graham|vera|quint|ingrid|lohmann|konstantina/i
    assert.deepStrictEqual(
      [...english30, ...german30].filter((tag) => names.test(tag)),
      []
    )
  })

  it("names a person whom the topic names as the campaign’s", () => {
    const brief = { topic: "Pottery evenings at “Reyes and Friends” for beginners", brand: { name: "Mudlark Studio" } }
    const statements = [statement("Hannah Reyes teaches the pottery evening. A pottery evening costs £32.")]
    assert.deepStrictEqual(build({ brief, statements }, 0), ["PotteryEvening", "ReyesAndFriends", "MudlarkStudio"])
  })

  it("names no competitor and nothing that the brief forbids", () => {
    assert.deepStrictEqual(
      english30.filter((tag) => /pedal|pallet|tyre|sealant|health/i.test(tag)),
      []
    )
  })

  it("takes no general word, verb or adjective", () => {
    const general = new Set(
      "Street Load Launch Borrow Fits Bike Electric Start Come Loaded Heavy Set Wohnung Menschen Monats Monat Preis Sonne Umgebung".split(
        " "
      )
    )
    assert.deepStrictEqual(
      [...english30, ...german30].filter((tag) => general.has(tag)),
      []
    )
  })

  it("writes German nouns as a dictionary lists them, and leaves out what only occurs inflected", () => {
    assert.includeMembers(german30, ["Balkonkraftwerk", "Mietwohnung", "Wechselrichter", "Südbalkon"])
    assert.deepStrictEqual(
      german30.filter((tag) =>
        /^(?:Nächten|Dachrinnen|Dachstuhls|Südbalkonen|Wechselrichtern|Mietwohnungen)$/.test(tag)
      ),
      []
    )
  })

  it("makes tags of words of the brief and the material only", () => {
    for (const [material, tags] of [
      [english, english30],
      [german, german30]
    ] as const) {
      const text = JSON.stringify(material)
        .toLowerCase()
        .replace(/[^\p{L}]+/gu, "")
      for (const tag of tags) assert.include(text, tag.toLowerCase())
    }
  })

  it("takes a suggested tag only where the material has its words", () => {
    const tags = build(english, 4, {
      keyphrases: ["HubMotor", "BikeLife", "GreenCity", "DezOkonjo", "Street"],
      count: 9
    })
    assert.include(tags, "HubMotor")
    assert.deepStrictEqual(
      tags.filter((tag) => ["BikeLife", "GreenCity", "DezOkonjo", "Street"].includes(tag)),
      []
    )
  })

  it("takes no subject of a sentence that the wordings leave out", () => {
    const at = english.statements.length
    const material = {
      ...english,
      statements: [...english.statements, statement("The school run is short. Look at the brake pads before it.")]
    }
    const said = { wordings: ["Look at the brake pads before it."], keyphrases: ["school run"], count: 9 }
    assert.include(build(material, at, { count: 9 }), "SchoolRun")
    assert.notInclude(build(material, at, said), "SchoolRun")
    // A wording in words of its own is taken for all of the statements.
    assert.include(build(material, at, { ...said, wordings: ["How long is your way to school?"] }), "SchoolRun")
  })

  it("takes a suggested tag for a wording of its own words only where it or its statements have them", () => {
    const said = { wordings: ["How long is your way to school?"], keyphrases: ["hub motor", "school run"], count: 9 }
    assert.include(build(english, 0, said), "SchoolRun")
    assert.notInclude(build(english, 0, said), "HubMotor")
  })

  it("makes no tag of a noun that stands in a phrase with its verb only", () => {
    const brief = { topic: "Tallyroom: close the books faster", brand: { name: "Tallyroom" } }
    const statements = [
      statement("Tallyroom matches bank transactions to invoices. Bank transactions wait in a queue.", {
        heading: "Close the books in two days"
      }),
      statement("We were closing the books in two days.", { source: "reviews.csv" })
    ]
    for (const at of [0, 1]) {
      const tags = build({ brief, statements }, at, { count: 9 })
      assert.deepStrictEqual(
        tags.filter((tag) => /books|faster|close/i.test(tag)),
        []
      )
    }
    const shop = { topic: "Sell the books of your shelf", brand: { name: "Shelfroom" } }
    const sold = [statement("We buy books and read the books. Bring your books on Monday.", { heading: "Old books" })]
    assert.include(build({ brief: shop, statements: sold }, 0, { count: 9 }), "Books")
  })

  it("makes no tag of an address or of a formula", () => {
    for (const topic of [
      '=HYPERLINK("http://evil.com","Click me") Tallyroom for cargo bikes',
      '=HYPERLINK("http://evil.com Tallyroom for cargo bikes',
      "“evil.com” and “https://evil.com/a” for cargo bikes"
    ]) {
      const tags = build({ ...english, brief: { topic, brand: { name: "Tallyroom" } } }, 0, { count: 30 })
      assert.include(tags, "CargoBike")
      assert.deepStrictEqual(
        tags.filter((tag) => /evil|http|hyperlink|click/i.test(tag)),
        []
      )
    }
  })

  it("takes no word of the brief for a topic that its German material never says", () => {
    const brief = {
      topic: "Sourdough und Brotbackkurse der Bäckerei Hollerer",
      audience: "Menschen, die gutes Brot suchen",
      brand: { name: "Bäckerei Hollerer" }
    }
    const statements = [
      statement("Der Sauerteig wird jeden Tag gefüttert. Ein Sauerteig braucht Zeit, und das Brot auch."),
      statement("Anna gibt einen Kurs. Das Brot nehmen Sie mit, der Sauerteig bleibt.")
    ].map((one) => ({ ...one, language: "de" }))
    const tags = build({ brief, statements }, 0, { language: "de", count: 9 })
    assert.notInclude(tags, "Sourdough")
    assert.include(tags, "Brotbackkurse")
  })

  it("names a country only where the topic does", () => {
    const target = { language: "de", platform: "instagram", format: "post", count: 9 } as const
    const sources = { keyphrases: ["Solarstrom"], regions: ["DE", "AT"] }
    assert.include(buildHashtags({ ...sources, topic: "Solarstrom in ganz Österreich" }, target), "Österreich")
    assert.notInclude(buildHashtags({ ...sources, topic: "Solarstrom vom Balkon" }, target), "Österreich")
    assert.notInclude(build(english, 0, { regions: ["GB"], count: 30 }), "UnitedKingdom")
  })

  it("names the place elsewhere than on local networks only in posts that name it", () => {
    assert.include(build(english, 4, { platform: "linkedin", count: 5 }), "Harrowmouth")
    assert.notInclude(build(english, 0, { platform: "linkedin", count: 5 }), "Harrowmouth")
  })

  it("finds the topic of the material where the brief states it in another language", () => {
    const brief = { ...german.brief, topic: "How tenants find the right balcony power plant before the spring" }
    const [first] = build({ ...german, brief: { ...brief, audience: "Tenants of all flats" } }, 1, { language: "de" })
    assert.include(["Wechselrichter", "Balkonkraftwerk", "Südbalkon"], first)
  })

  it("spells no banned word and no tag twice", () => {
    const tags = build(english, 0, { bannedWords: ["school run", "cargo-week"], count: 30 })
    assert.notInclude(tags, "SchoolRun")
    assert.notInclude(tags, "CargoWeek")
    assert.strictEqual(new Set(tags).size, tags.length)
  })

  it("makes nothing of a brand's name that holds the tags of a page", () => {
    const brandName = "</script><script>alert(1)</script>"
    const target = { language: "en", platform: "instagram", format: "post", count: 10 } as const
    const made = buildHashtags({ keyphrases: [], topic: "A cargo bike week", brandName }, target)
    assert.isFalse(
      made.some((tag) => /script|alert/iu.test(tag)),
      made.join(" ")
    )
  })

  it("serves without a vocabulary: phrases first, and nothing when there is nothing", () => {
    const target = { language: "en", platform: "instagram", format: "post" } as const
    const keyphrases = ["gate", "cargo bikes", "cargo bike", "Imogen Thackray", "street"]
    assert.deepStrictEqual(
      buildHashtags({ keyphrases, topic: "A cargo bike week", brandName: "Larkfield Cargo Bikes" }, target),
      ["CargoBike", "LarkfieldCargoBikes"]
    )
    assert.deepStrictEqual(buildHashtags({ keyphrases: [], topic: "???" }, target), [])
    assert.deepStrictEqual(
      buildHashtags({ keyphrases: [], topic: "Balkonkraftwerk ohne Papierkram" }, { ...target, language: "de" }),
      ["Balkonkraftwerk"]
    )
  })

  it("gives the same for the same sources, in any language", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.array(fc.string({ unit: "grapheme", maxLength: 60 }), { maxLength: 4 }),
        fc.constantFrom("en", "de", "fr", "ja"),
        (topic, texts, language) => {
          const make = () => {
            const material = texts.map((text) => statement(text, { language, heading: topic }))
            const sources = { keyphrases: texts, topic, vocabulary: new HashtagVocabulary({ topic }, material) }
            return buildHashtags(
              { ...sources, statements: material },
              { language, platform: "tiktok", format: "video" }
            )
          }
          const tags = make()
          assert.deepStrictEqual(make(), tags)
          assert.isAtMost(tags.length, 4)
          for (const tag of tags) assert.strictEqual(toHashtag(tag, language), tag)
        }
      )
    )
  })

  it("looks at statements in time that grows with their number", () => {
    const many = Array.from({ length: 4_000 }, (_, at) =>
      statement(`The part${at % 97} of the cargo bike lasts. A brake pad${at} costs money in week ${at}.`)
    )
    const vocabulary = new HashtagVocabulary(english.brief, many)
    assert.strictEqual(vocabulary.in("en").topics[0]?.phrase, "cargo bike")
    assert.strictEqual(vocabulary.in("en-GB"), vocabulary.in("en"))
  })

  it("keeps the number that raises no finding", () => {
    for (const platform of platforms) {
      for (const format of formatsByPlatform[platform]) {
        const count = hashtagCount(platform, format)
        assert.isAtMost(count, hashtagLimit(platform, format) ?? 60)
        assert.isAtLeast(count, 2)
      }
    }
  })
})

interface Target {
  readonly platform: (typeof platforms)[number]
  readonly language: string
  readonly count: number
}
