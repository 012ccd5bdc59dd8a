import { assert, describe, it } from "@effect/vitest"
import { readDocument } from "@postwright/core/knowledge/DocumentReader"
import { itemLists, passages } from "@postwright/core/knowledge/Passages"
import { relevance, RelevanceIndex } from "@postwright/core/knowledge/Relevance"
import { passageContext, sentenceFeatures } from "@postwright/core/knowledge/SentenceFeatures"
import { mediaTypeByName } from "@postwright/core/knowledge/SourceFormat"
import { Effect } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const read = (source: string, text: string) =>
  readDocument({ source, mediaType: mediaTypeByName(source), bytes: new TextEncoder().encode(text) })

const featuresOf = (text: string, source = "a.md") =>
  Effect.map(read(source, text), (document) => sentenceFeatures(document))

describe("sentenceFeatures, self-containment", () => {
  const standsAlone = (language: "en" | "de", text: string) => {
    it.effect(`${language}: stands alone: ${text}`, () =>
      Effect.gen(function* () {
        const [found] = yield* featuresOf(`${filler[language]}\n\n${text}`).pipe(Effect.map((all) => all.slice(-1)))
        assert.isAtLeast(found?.selfContained ?? 0, 0.85, found?.dependencies.join())
      })
    )
  }
  const leans = (language: "en" | "de", text: string) => {
    it.effect(`${language}: leans on what comes before: ${text}`, () =>
      Effect.gen(function* () {
        const [found] = yield* featuresOf(`${filler[language]}\n\n${text}`).pipe(Effect.map((all) => all.slice(-1)))
        assert.isAtMost(found?.selfContained ?? 1, 0.8)
        assert.isAbove(found?.dependencies.length ?? 0, 0)
      })
    )
  }
  const filler = {
    en: "Larkfield lends every bike for seven days, and most people in the city are happy with that.",
    de: "Die Werkstatt verleiht jedes Rad für sieben Tage, und die meisten Leute in der Stadt sind damit zufrieden."
  }

  for (const text of [
    "Most people choose a cargo bike by looking at the box.",
    "It is worth the wait to measure the gate first.",
    "The Wren is 1.95 m long and carries up to 80 kg.",
    "“Nobody here wanted to be a pioneer,” says Joanna Pell.",
    "Measure the gate before you measure anything else.",
    "But for rain, every day is a cargo day in Harrowmouth, so far as Larkfield can tell.".replace(
      "But for",
      "Except for"
    ),
    "People who count only the bikes will find themselves truing wheels at midnight."
  ])
    standsAlone("en", text)
  for (const text of [
    "It fell over twice.",
    "They came back in the rain.",
    "This means more work for the desk.",
    "However, the brakes were fine.",
    "Then lift the back wheel.",
    "The second question is about the rider.",
    "Another 17 per cent walked.",
    "Both batteries now charge indoors.",
    "Seven of those diaries came from one rider.",
    "When she arrived, he left.",
    "The plan below came out of talks with riders.",
    "Graham, you chose the trike and the hill.",
    "Three things matter here:"
  ])
    leans("en", text)
  for (const text of [
    "Ein Wasserkocher zieht 2.000 Watt.",
    "Das neue Modul hängt am Geländer.",
    "Es gibt im Haus drei Speicher.",
    "Die drei Westbalkone lagen dicht beieinander.",
    "Messen Sie das Geländer vor dem Kauf."
  ])
    standsAlone("de", text)
  for (const text of [
    "Er kam am Abend zurück.",
    "Das ist für viele ein Problem.",
    "Diese Lösung kostet nichts.",
    "Deshalb prüfen wir jede Dose.",
    "Allerdings fehlt oft ein Kabel.",
    "Beide Mängel waren schnell behoben.",
    "Im zweiten Fall war das Geländer zu dünn.",
    "Nach zwei Wochen blieben neun davon übrig.",
    "Außerdem empfiehlt sie mehr Geduld.",
    "Danach bleiben zwei Gewohnheiten übrig."
  ])
    leans("de", text)

  it.effect("knows that Sie and Ihr address the reader of a formal text", () =>
    Effect.gen(function* () {
      const formal =
        "Wir beraten Sie gern, und wir kommen zu Ihnen. Wenn Sie möchten, prüfen wir auch Ihr Geländer.\n\n"
      const [last] = (yield* featuresOf(`${formal}Sie messen zuerst die Breite.`)).slice(-1)
      const [other] = (yield* featuresOf(
        "Ingrid Lohmann wohnt oben im Haus. Das Haus ist alt.\n\nSie misst zuerst die Breite."
      )).slice(-1)
      assert.isAbove(last?.selfContained ?? 0, 0.9)
      assert.isBelow(other?.selfContained ?? 1, 0.8)
    })
  )
  it.effect("sees when a thing was named before", () =>
    Effect.gen(function* () {
      const document = yield* read("a.md", "A rider bought an old lamp in spring. The lamp went out on the hill.")
      const topic = yield* read("b.md", "Larkfield lends bikes. Larkfield repairs bikes.")
      const found = sentenceFeatures(document, passageContext([topic]))
      assert.include(found[1]?.dependencies.join(), "The lamp")
    })
  )
})

describe("sentenceFeatures, kinds and facts", () => {
  const kindOf = (text: string, source?: string) =>
    Effect.map(featuresOf(text, source), (found) => found.at(-1)?.kinds[0])

  it.effect("tells what a sentence does", () =>
    Effect.gen(function* () {
      const expected: ReadonlyArray<readonly [string, string]> = [
        ["Brakes accounted for 31 per cent of the job cards.", "statistic"],
        ["Weigh one real load on the bathroom scales.", "how-to"],
        ["Rock the bike with the front brake on.", "how-to"],
        ["Never top up brake fluid to hide a long lever.", "how-to"],
        ["“A family without a car spends its week carrying things,” says Farah Nadeem.", "quotation"],
        ["Two wheels feel safer moving than standing still.", "comparison"],
        ["A longtail is a bicycle with a stretched rear rack.", "definition"],
        ["Femi Adeyemi rode the complete round on the Monday.", "story"],
        ["Chains rust in the harbour air.", "claim"],
        ["- Chains rust in the harbour air.", "list"],
        ["## What does it cost?\n\nThe price depends on the bike.", "answer"],
        ["> Chains rust in the harbour air.", "quotation"],
        ["Im Schnitt lieferte jedes Set 563 Kilowattstunden.", "statistic"],
        ["Fragen Sie den Vermieter vor dem Kauf, und zwar schriftlich.", "how-to"],
        ["Ein Platz an der Wand ist besser als ein Platz am Geländer.", "comparison"],
        ["Ein Wechselrichter ist ein Gerät, das den Strom umwandelt.", "definition"],
        ["Ingrid Lohmann suchte im Herbst drei Nachbarn für eine Bestellung.", "story"]
      ]
      for (const [text, kind] of expected) assert.strictEqual(yield* kindOf(text), kind, text)
      assert.strictEqual(yield* kindOf("name,text\nAnn,The bike is wide and quite heavy.", "a.csv"), "quotation")
    })
  )
  it.effect("tells fragments, questions and unmatched marks", () =>
    Effect.gen(function* () {
      const [byline, question, open, whole] = yield* featuresOf(
        "*By Imogen Thackray, rental coordinator*\n\nWho rides at night? He said: “Come and see. Nobody here ever minds a question."
      )
      assert.isTrue(byline?.isFragment)
      assert.isTrue(question?.isQuestion)
      assert.isFalse(open?.isBalanced)
      assert.isFalse(whole?.isFragment)
    })
  )
  it.effect("tells the language of each block of a mixed source", () =>
    Effect.gen(function* () {
      const document = yield* read(
        "reviews.csv",
        "name,text\nAnn,The bike was easy to ride and the box was dry in the rain.\nBen,The gate is wide and nobody had to lift anything over the step.\nEva,Das Rad ist schwer und die Kiste war bei Regen nicht ganz dicht."
      )
      const found = sentenceFeatures(document)
      assert.deepStrictEqual(
        found.map((sentence) => sentence.language),
        ["en", "en", "de"]
      )
      assert.deepStrictEqual(
        passages(document).map((passage) => passage.language),
        ["en", "en", "de"]
      )
    })
  )
  it.effect("takes nothing without a verb for a sentence, and every sentence for one", () =>
    Effect.gen(function* () {
      const isFragment = (text: string) => {
        const language = /Wren|riders|Corners|love|rider|Photo/.test(text)
          ? "The bike is in the yard."
          : "Das Rad ist im Hof."
        return Effect.map(featuresOf(`${language} ${language}\n\n${text}`), (found) => found.at(-1)?.isFragment)
      }
      const fragments = [
        "Wren, the longtail.",
        "Erfahrungsbericht aus dem Ahornweg 12 in Hallenfurt, aufgezeichnet von Jonas Reimer, Sonnenfach.",
        "Ein Ratgeber von Jonas Reimer, Berater und Mitgründer von Sonnenfach in Hallenfurt.",
        "Kein guter Tag für Mieter.",
        "Photo: Tom Averill"
      ]
      const sentences = [
        "Corners surprised me.",
        "The riders agree.",
        "I love it!",
        "A rider came by.",
        "Heiße Module bleiben trocken.",
        "Fehlt der Schatten im Angebot, hat vermutlich niemand hingesehen.",
        "Im Winter zeigen Mieterinnen Geduld.",
        "Westbalkone verdienen mehr Respekt.",
        "Übung spart Zeit.",
        "Das Rad ist schön."
      ]
      for (const text of fragments) assert.isTrue(yield* isFragment(text), text)
      for (const text of sentences) assert.isFalse(yield* isFragment(text), text)
    })
  )
  it.effect("rates what the material is about higher", () =>
    Effect.gen(function* () {
      const text =
        "The cargo bike carries 80 kg. A cargo bike needs a wide gate. The cargo bike stands outside.\n\nSoup was served."
      const found = yield* featuresOf(text)
      const [first] = found
      const last = found.at(-1)
      assert.isAbove(first?.salience ?? 0, (last?.salience ?? 1) + 0.2)
      assert.deepStrictEqual(first?.keyphrases, ["cargo bike"])
      assert.isTrue(first?.hasNumber)
      assert.isFalse(last?.hasNumber)
    })
  )
})

describe("passages", () => {
  it.effect("gives every run of one to four sentences of a block, in order", () =>
    Effect.gen(function* () {
      const document = yield* read(
        "a.md",
        "One bike is red. Two bikes are blue. Three bikes are old. Four bikes are new. Five bikes are sold.\n\nA block of its own stands here."
      )
      const found = passages(document)
      assert.strictEqual(found.length, 5 + 4 + 3 + 2 + 1)
      for (const passage of found) {
        assert.strictEqual(passage.text, document.text.slice(passage.start, passage.end))
        assert.strictEqual(passage.cite().quote, passage.text)
        assert.isAtMost(passage.sentences.length, 4)
      }
      const starts = found.map((passage) => passage.start)
      assert.deepStrictEqual(
        starts,
        [...starts].sort((a, b) => a - b)
      )
    })
  )
  it.effect("leaves out fragments and runs whose marks do not match", () =>
    Effect.gen(function* () {
      const document = yield* read(
        "a.md",
        "**Short label**\n\n“The bike is red. The gate is wide,” says Ann. A rider came by."
      )
      const texts = passages(document).map((passage) => passage.display)
      assert.deepStrictEqual(texts, [
        "“The bike is red. The gate is wide,” says Ann.",
        "“The bike is red. The gate is wide,” says Ann. A rider came by.",
        "A rider came by."
      ])
    })
  )
  it.effect("prefers what stands alone, says something and has a good length", () =>
    Effect.gen(function* () {
      const document = yield* read(
        "a.md",
        "Larkfield logged 11 Wh per mile for the Wren during its 14-week pilot in Harrowmouth. This was fine. It was."
      )
      const [best] = [...passages(document)].sort((a, b) => b.quality - a.quality)
      assert.match(best?.display ?? "", /^Larkfield logged/)
      const [weak] = passages(document).filter((passage) => passage.display === "This was fine.")
      assert.isBelow(weak?.quality ?? 1, 0.4)
    })
  )
  it.effect("collects lists with the sentence that announces them", () =>
    Effect.gen(function* () {
      const document = yield* read(
        "a.md",
        "# Tools\n\nYou need three things:\n\n- a pump\n- a rag. It may be old.\n- your ears\n\nText between.\n\n- a single item"
      )
      const [list, ...others] = itemLists(document)
      assert.strictEqual(others.length, 0)
      assert.strictEqual(list?.introduction?.display, "You need three things:")
      assert.deepStrictEqual(
        list?.items.map((item) => item.length),
        [1, 2, 1]
      )
      assert.deepStrictEqual(list?.headings, ["Tools"])
    })
  )
  it.effect("keeps exact slices, and the same answer twice, for every example source", () =>
    Effect.gen(function* () {
      for (const example of ["larkfield", "sonnenfach"]) {
        const folder = fileURLToPath(new URL(`../../../../examples/${example}/sources/`, import.meta.url))
        const documents = yield* Effect.forEach(readdirSync(folder), (name) =>
          readDocument({ source: name, mediaType: mediaTypeByName(name), bytes: readFileSync(`${folder}/${name}`) })
        )
        const context = passageContext(documents)
        for (const document of documents) {
          assert.strictEqual(document.language, example === "larkfield" ? "en" : "de", document.source)
          const found = passages(document, context)
          assert.isAbove(found.length, 20, document.source)
          for (const passage of found) {
            assert.strictEqual(document.text.slice(passage.start, passage.end), passage.text)
            for (const score of [passage.quality, passage.salience, passage.selfContained]) {
              assert.isTrue(score >= 0 && score <= 1)
            }
          }
          assert.deepStrictEqual(
            passages(document, passageContext(documents)).map((passage) => passage.quality),
            found.map((passage) => passage.quality)
          )
        }
      }
    })
  )
})

describe("relevance", () => {
  it.effect("ranks passages by a query, whatever the form of its words", () =>
    Effect.gen(function* () {
      const document = yield* read(
        "a.md",
        "Batteries lose range in the cold.\n\nThe gate is wide.\n\nA battery charges indoors, where the range recovers, and batteries like to be bored."
      )
      const ranked = relevance("battery range", passages(document))
      assert.strictEqual(ranked.length, 2)
      assert.strictEqual(ranked[0]?.score, 1)
      assert.notInclude(ranked.map((entry) => entry.item.display).join(), "gate")
    })
  )
  it("finds a word in German compounds, but prefers the word itself", () => {
    const index = new RelevanceIndex(
      ["Die Batterie ist voll.", "Die Lastenradbatterie ist voll.", "Das Tor ist zu."],
      (text) => text,
      "de"
    )
    assert.deepStrictEqual(
      index.rank("Batterien").map((entry) => entry.item),
      ["Die Batterie ist voll.", "Die Lastenradbatterie ist voll."]
    )
    assert.deepStrictEqual(index.scores("und der die"), [0, 0, 0])
  })
  it("has no answer for nothing", () => {
    assert.deepStrictEqual(relevance("anything", []), [])
  })
})
