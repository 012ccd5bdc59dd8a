import { profanityPack } from "@postwright/core/policy/packs/ProfanityPack"
import type { TermsRule } from "@postwright/core/policy/Rule"
import { assert, describe, it } from "@effect/vitest"
import { rulesThatFind, shown, wordFindings } from "./wordFindings.ts"

const rules = profanityPack.rules.filter((rule): rule is TermsRule => rule.kind === "terms")
const languages = ["en", "de", "es", "fr", "it", "pt"] as const
const rule = (id: string): TermsRule => {
  const found = rules.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no rule ${id}`)
  return found
}

// No word is spelled out here: the tests take them from the lists.
const wordsOf = (id: string) => rule(id).terms.map(({ text }) => text)

describe("the profanity pack", () => {
  it("has strong and likely words in six languages, each list in the hundreds or the tens", () => {
    for (const language of languages) {
      assert.isAbove(rule(`profanity/${language}/strong`).terms.length, 15, language)
      assert.isAbove(rule(`profanity/${language}/likely`).terms.length, 5, language)
    }
    assert.isAbove(rule("profanity/en/strong").terms.length, 200)
  })

  it("finds every word of a list in a text of its language", () => {
    for (const language of languages) {
      for (const kind of ["strong", "likely"]) {
        const id = `profanity/${language}/${kind}`
        for (const word of wordsOf(id)) assert.include(rulesThatFind(`x, ${word}!`, { language }), id, word)
      }
    }
  })

  it("marks exactly the word where single marks stand around it, and the mask where one hides a letter", () => {
    for (const word of wordsOf("profanity/en/strong")
      .filter((text) => /^[a-z]{4,}$/.test(text))
      .slice(0, 40)) {
      for (const mark of ["*", "_", "~", "`"]) {
        const text = `So ${mark}${word}${mark} it is`
        const found = wordFindings(text, { language: "en" }).find(({ ruleId }) => ruleId === "profanity/en/strong")
        assert.deepStrictEqual(found?.span, { start: 4, end: 4 + word.length }, text)
      }
    }
    for (const emphasised of ["f*uc*k", "fu*ck*ing"]) {
      assert.include(shown(`So ${emphasised} it is`, { language: "en" }), `profanity/en/strong: ${emphasised}`)
    }
    const masked = "fuck".replace("u", "*")
    assert.include(shown(`So ${masked} it is`, { language: "en" }), `profanity/en/strong: ${masked}`)
  })

  it("looks for English words in every language, for those of another only in its texts", () => {
    const unrestricted = rule("profanity/en/strong").terms.filter((term) => term.languages === undefined)
    for (const { text } of unrestricted.slice(0, 40)) {
      assert.include(rulesThatFind(`x, ${text}!`, { language: "nl" }), "profanity/en/strong", text)
    }
    for (const word of wordsOf("profanity/it/strong").slice(0, 40)) {
      assert.notInclude(rulesThatFind(`x, ${word}!`, { language: "nl" }), "profanity/it/strong")
    }
  })

  it("leaves an English word alone where it is an ordinary one of the text's language", () => {
    const restricted = rules.flatMap(({ terms }) => terms.filter((term) => term.languages !== undefined))
    assert.isAbove(restricted.length, 20)
    for (const { text } of restricted) {
      assert.notInclude(rulesThatFind(`x, ${text}!`, { language: "sv" }), "profanity/en/likely", text)
    }
  })

  it("finds plurals and other forms, as grave as their words", () => {
    const forms = {
      en: {
        strong: `whores, cunts, motherfuckers, wankers, twats, faggots, slutty, cuntish, whoring, bullshitters, arseholes,
          clusterfuck, clusterfucks, fuckwit, mindfuck, fvck, fvcking, fu ck, fu cking, f ucking, fuc|<, fuuck, batshit`,
        likely: "pricks, dicks, spics, trannies, retards, bastards, shitstorm, shitloads, pimps, tossers, dickish"
      },
      de: {
        strong: `Hurensöhne, Hurensöhnen, gefickt, gefickte, abgefickt, Riesenarschloch, Riesenarschlöcher, Vollwichser,
          Kackscheiße, Kackscheisse, Judensau, Judensäue, Untermensch, Untermenschen, verschissen, Dorfwichser,
          Weltarschloch, Oberschwuchtel, Drecksfotze, Klugscheißer`,
        likely: "verkackt, verkackten, Spast, Spasten, Vollspast, angepisst, Dreckskerl, Missgeburten, Drecksäue"
      }
    }
    for (const [language, kinds] of Object.entries(forms)) {
      for (const [kind, words] of Object.entries(kinds)) {
        for (const word of words.split(",").map((one) => one.trim())) {
          const rules = rulesThatFind(`So, ${word}, see`, { language })
          assert.deepStrictEqual(rules, [`profanity/${language}/${kind}`], word)
        }
      }
    }
  })

  it("marks whole words where they are made of common parts", () => {
    for (const [language, ...words] of [
      ["de", "Riesenarschloch", "Vollwichsers", "Kackscheiße", "Judensäue", "Untermenschen", "gefickten"],
      ["en", "whores", "wankers", "bullshitting", "batshit"]
    ]) {
      for (const word of words) {
        assert.deepStrictEqual(shown(`So ${word}!`, { language: language! }), [`profanity/${language}/strong: ${word}`])
      }
    }
  })

  it("leaves names, places, foods and tools alone that hold such a word", () => {
    const clean = {
      en: [
        "Meet Mr Bollock and Professor Bollock",
        "Wank is a mountain near Garmisch",
        "We hiked up the Wank in two hours",
        "Adolf Fick invented the contact lens",
        "Prick the sausages with a fork",
        "It pricks up its ears; a skin prick test is next",
        "Our dog is called Dick, our cat Uncle Dick",
        "The cock crows at five, the cock pheasant at six",
        "Spic and span in an hour",
        "Faggots and peas for dinner",
        "Rain retards the growth of the seedlings",
        "A skanking contest with two ska bands",
        "Kung fu classes; a game of craps",
        "Mishit balls, shiitake and Matsushita"
      ],
      de: [
        "Der Wank ist ein Berg bei Garmisch",
        "Ein Fotzenhobel ist in Bayern eine Mundharmonika",
        "Adolf Fick erfand die Kontaktlinse",
        "Herr Fick und Frau Fick laden ein",
        "Der Shitstorm kam am Montag",
        "Die Schreibtischlampe und die Nachttischlampe",
        "Schuhwichse, Marschall und Harsch",
        "Gewerbegebiet, Kackel und Packsatz"
      ]
    }
    for (const [language, texts] of Object.entries(clean)) {
      for (const text of texts) assert.deepStrictEqual(shown(text, { language }), [], text)
    }
  })

  it("sees strong words of four letters and more behind figures, gaps and look-alikes", () => {
    assert.deepStrictEqual(
      rules.filter(({ resistsEvasion }) => resistsEvasion === true).map(({ id }) => id),
      languages.flatMap((language) => [`profanity/${language}/strong`, `profanity/${language}/likely`])
    )
    const words = wordsOf("profanity/en/strong").filter((word) => /^[a-z]{6,12}$/.test(word) && word.includes("i"))
    assert.isAbove(words.length, 30)
    for (const word of words) {
      for (const disguised of [
        word.replace("i", "1"),
        [...word].join(" "),
        word.replace("i", "і"),
        [...word].join(".")
      ]) {
        assert.include(rulesThatFind(`so ${disguised} it`, { language: "en" }), "profanity/en/strong", disguised)
      }
    }
  })

  it("takes words of three letters only as they are", () => {
    for (const id of rules.filter((one) => one.resistsEvasion === true).map((one) => one.id)) {
      for (const { text } of rule(id).terms)
        assert.isAtLeast(text.replace("|<", "k").replace(/\P{L}/gu, "").length, 4, text)
    }
    for (const id of rules.map((one) => one.id).filter((one) => one.endsWith("short"))) {
      assert.notStrictEqual(rule(id).resistsEvasion, true)
    }
  })

  it("finds German words at the beginning of compounds", () => {
    const prefixes = rule("profanity/de/strong").terms.filter(({ match }) => match === "prefix")
    assert.isAbove(prefixes.length, 10)
    for (const { text } of prefixes) {
      assert.include(rulesThatFind(`Das ist ein ${text}wetter`, { language: "de" }), "profanity/de/strong", text)
    }
  })

  it("finds one word once", () => {
    for (const language of languages) {
      for (const word of wordsOf(`profanity/${language}/strong`)) {
        if (/[\s-]/.test(word)) continue
        const found = rulesThatFind(word, { language }).filter((id) => id.startsWith("profanity/"))
        assert.strictEqual(found.length, 1, `${language} ${word}: ${found.join()}`)
      }
    }
  })

  it("finds what hashtags join, and what is spelled by ear or without accents", () => {
    for (const text of ["#fuckyeah", "#shitshow", "#FuckYeah", "#fuck", "phuck"]) {
      assert.strictEqual(wordFindings(`So it is ${text}`, { language: "en" }).length, 1, text)
    }
    for (const text of ["#shitake", "#shiitakemushrooms", "#Fuchsia"]) {
      assert.deepStrictEqual(shown(text, { language: "en" }), [], text)
    }
    for (const text of ["encul3", "encule"]) {
      assert.deepStrictEqual(rulesThatFind(`Quel ${text}`, { language: "fr" }), ["profanity/fr/strong"], text)
    }
  })

  it("marks whole German words, each once", () => {
    for (const word of ["Arschloch", "Arschlöcher", "Scheiße", "Scheisse", "Wichser", "Wichserin", "Schlampen"]) {
      assert.deepStrictEqual(shown(`So ein ${word}!`, { language: "de" }), [`profanity/de/strong: ${word}`])
    }
    assert.include(shown("Sche1ße!", { language: "de" }), "profanity/de/strong: Sche1ße")
  })

  it("knows the Austrian village that changed its name", () => {
    for (const text of [
      "Wir fahren nach Fucking in Österreich",
      "Das Ortsschild von Fugging, früher Fucking, Oberösterreich",
      "Drei Tage Urlaub in Fucking"
    ]) {
      assert.deepStrictEqual(shown(text, { language: "de" }), [], text)
    }
    for (const text of ["I believe in fucking miracles", "So fucking good"]) {
      assert.deepStrictEqual(rulesThatFind(text, { language: "en" }), ["profanity/en/strong"], text)
    }
  })

  it("says which lists it draws on, and under which licence", () => {
    assert.deepStrictEqual(
      profanityPack.sources.map(({ license }) => license),
      ["MIT", "CC-BY-4.0", "MIT", "MIT"]
    )
  })
})
