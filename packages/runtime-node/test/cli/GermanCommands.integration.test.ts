import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder } from "./Program.ts"
import { runHere } from "./runHere.ts"

const folder = makeFolder()
const at = (name: string) => join(folder.path, name)

beforeAll(() => {
  const guide = "A cargo bike carries two children and the shopping of a week. Its brakes stop it within four metres.\n"
  writeFileSync(at("guide.txt"), guide)
  const brief = { topic: "Cargo bikes", platforms: ["x"], languages: ["en"], sources: ["guide.txt"] }
  writeFileSync(at("brief.json"), JSON.stringify(brief))
  writeFileSync(at("german.json"), JSON.stringify({ ...brief, languages: ["de"] }))
  writeFileSync(at("missing.json"), JSON.stringify({ ...brief, sources: ["none.txt"] }))
  mkdirSync(at("folder"))
  writeFileSync(at("image.csv"), Buffer.from([0, 1, 2, 0xff, 0xfe]))
  writeFileSync(
    at("1001.json"),
    JSON.stringify(Array.from({ length: 1_001 }, (_, index) => ({ text: `Nice ${index}` })))
  )
  writeFileSync(at("long.json"), JSON.stringify([{ text: "a".repeat(60_025) }]))
  writeFileSync(at("my when.json"), JSON.stringify([{ text: "Nice", at: "yesterday", language: "??", mood: 1 }]))
})

afterAll(() => folder.remove())

const failed = async (args: ReadonlyArray<string>): Promise<string> => {
  const { code, err } = await runHere([...args, "--messages", "de"], { cwd: folder.path, env: {} })
  assert.notStrictEqual(code, 0)
  assert.notMatch(err, /auf Englisch|\b(?:the|is|are|cannot|not|for|of|has|such as)\b/)
  return err
}

const reply = (...args: ReadonlyArray<string>) => failed(["reply", ...args, "--brief", "brief.json"])
const generate = (brief: string, ...args: ReadonlyArray<string>) => failed(["generate", brief, "--out", "out", ...args])

describe("commands in German", () => {
  it("say of too many and too long comments", async () => {
    assert.include(await reply("1001.json"), "1001 Kommentare sind zu viele auf einmal. Gib höchstens 1000 hinein")
    assert.include(await reply("long.json"), "hat 60025 Zeichen. Gib Kommentare von höchstens 50000 Zeichen hinein")
  })

  it("say of wrong fields of comments, each with its place", async () => {
    const told = await reply("my when.json")
    assert.include(told, "my when.json[0].at: „yesterday“ ist kein Zeitpunkt mit Abstand zu UTC")
    assert.include(told, "my when.json[0].language: „??“ ist kein Sprachkürzel")
    assert.include(told, "my when.json[0].mood: ist kein Feld eines Kommentars")
  })

  it("say of files that cannot be read", async () => {
    assert.include(await failed(["insights", "nope.csv"]), "nope.csv: die Datei mit Ergebnissen gibt es nicht")
    assert.include(await failed(["insights", "folder"]), "folder: die Datei mit Ergebnissen ist ein Ordner")
    assert.include(await failed(["insights", "image.csv"]), "image.csv: die Datei mit Ergebnissen ist keine Textdatei")
    assert.include(await reply("nope.json"), "nope.json: die Datei mit Kommentaren gibt es nicht")
    assert.include(await generate("missing.json"), "Die Quelle „none.txt“ gibt es nicht")
  })

  it("say of models and money that cannot be used", async () => {
    assert.include(
      await reply("long.json", "--model", "openai/gpt-5-mini"),
      "Für die Modelle von openai ist kein Schlüssel gesetzt. Setze OPENAI_API_KEY, oder wähle ein anderes Modell"
    )
    assert.include(
      await reply("long.json", "--model", "acme/one"),
      "Das Modell „acme/one“ nennt keinen bekannten Anbieter"
    )
    assert.include(await reply("long.json", "--model", "openai/a,"), "Das Modell „openai/a,“ ist nicht zu lesen")
    assert.include(await reply("long.json", "--model", "cheapest"), "Kein Schlüssel eines Anbieters ist gesetzt")
    assert.include(
      await generate("brief.json", "--budget", "-3"),
      "Erwartet wird ein Betrag in US-Dollar wie 2.50, höchstens 1000000"
    )
  })

  it("say that no source is in the language", async () => {
    assert.include(
      await generate("german.json"),
      "In „de“ lässt sich ohne Modell kein Post schreiben: die Quellen sind in en"
    )
  })

  it("say in English what a file with results is", async () => {
    const { err } = await runHere(["insights", "folder"], { cwd: folder.path, env: {} })
    assert.include(err, "folder: the file with results is a folder. Name the file in it")
  })
})
