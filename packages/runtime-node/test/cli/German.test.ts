import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { BudgetReached, ModelFailure, NoUsableAnswer } from "@postwright/core/agents/AgentError"
import { PostBlocked, ReviewError, TransitionRefused } from "@postwright/core/campaign/ReviewError"
import { NothingTranslated, TranslationError, TranslationPaused } from "@postwright/core/campaign/TranslationError"
import { PolicyError, RulePackInvalid } from "@postwright/core/policy/PolicyError"
import { Cause } from "effect"
import { CliError as EffectCliError } from "effect/cli"
import { CliError, FileUnusable } from "../../src/cli/CliError.ts"
import { failureOf, messagesOf, renderFailure } from "../../src/cli/Failure.ts"
import { german, germanSentences as pairs, inGerman, toldIn } from "../../src/cli/German.ts"

const told = (error: unknown): string | undefined => failureOf(Cause.fail(error), "de").failure?.message

/** Every literal of the command line that a remedy or detail can be. */
const literalsOf = (file: string): ReadonlyArray<string> => {
  const text = readFileSync(join(import.meta.dirname, "../../src/cli", file), "utf8")
  return [...text.matchAll(/^\s*(?:detail|remedy): "([^"]+)"/gm)].map(([, literal]) => literal!)
}

describe("failures in German", () => {
  it("has every piece of data of an English sentence in the German one, unless it says less on purpose", () => {
    const places = (text: string) => (text.match(/\{[tewnp\d]?\}/g) ?? []).length
    for (const [en, de] of pairs) assert.isAtMost(places(de), places(en), en)
  })

  it("says no English sentence twice", () => {
    const seen = pairs.map(([en]) => en)
    assert.deepStrictEqual(
      seen.filter((en, at) => seen.indexOf(en) !== at),
      []
    )
  })

  it("knows what the commands with --messages say of themselves", () => {
    const files = [
      "Policy.ts",
      "PolicyFiles.ts",
      "PolicyFolder.ts",
      "PlanChange.ts",
      "PlanDecide.ts",
      "PlanFolder.ts",
      "PlanSelection.ts",
      "PlanShow.ts",
      "ResultsInput.ts",
      "Reply.ts",
      "Translate.ts",
      "Shortfall.ts"
    ]
    const missing = files.flatMap(literalsOf).filter((text) => german(text) === undefined)
    assert.deepStrictEqual(missing, [])
  })

  it("keeps names, paths and numbers as they are", () => {
    const path = "/tmp/is empty. the text/brief.yaml"
    const detail = "the brief is larger than 2000000 bytes"
    const reason = new FileUnusable({ path, reason: "too-large", detail, remedy: "Shorten it" })
    assert.strictEqual(told(new CliError({ reason })), `${path}: der Brief hat mehr als 2000000 Bytes. Kürze`)
  })

  it("tells sentences apart before it looks for data in them", () => {
    assert.strictEqual(
      german('is 99, but must be a whole number from 1 to 31. Put it in quotes: "99"'),
      'ist 99, muss aber eine ganze Zahl von 1 bis 31 sein. Setze es in Anführungszeichen: "99"'
    )
  })

  it("says of words without German ones that they are English", () => {
    assert.strictEqual(inGerman("The moon is full"), "auf Englisch: „The moon is full“")
  })

  it("tells what rules say in their own German words", () => {
    const findings = [{ ruleId: "acme/words", message: "Bad.", german: "Schlecht." }] as const
    const message = told(new ReviewError({ reason: new PostBlocked({ slotId: "slot-001", findings }) }))
    assert.include(message, "Der Post von slot-001 lässt sich nicht freigeben: Schlecht (acme/words).")
  })

  it("tells of used-up budgets and answers that nobody can use", () => {
    const agent = "translator"
    const failure = (code: string, message: string) =>
      new ModelFailure({ model: "openai/gpt-5-mini", code, message, isRetryable: false })
    const budget = new BudgetReached({ agent, failures: [failure("budget-exceeded", "Try again later")] })
    const waits = { to: "de", done: 1, total: 2, problemCode: budget.code, detail: budget.message }
    assert.strictEqual(
      told(new TranslationError({ reason: new TranslationPaused(waits) })),
      "Die Übersetzung wartet, 1 von 2 Posts sind in „de“ übersetzt: Für den Agenten „translator“ reicht das Budget nicht (openai/gpt-5-mini: Versuche es später noch einmal). Erhöhe das Budget, wähle ein billigeres Modell, oder keines. Rufe dasselbe mit höherem Budget auf: Was bezahlt ist, wird nicht noch einmal bezahlt"
    )
    const wrong = failure(
      "agent-answer-contract-violation",
      'its answer is contract-violation: texts.0: "a" is there twice'
    )
    const unusable = new NoUsableAnswer({ agent, failures: [wrong] })
    const said =
      "Der Agent „translator“ bekam keine brauchbare Antwort (openai/gpt-5-mini: seine Antwort sagt, was sie nicht sagen darf, oder lässt etwas aus). Rufe dasselbe noch einmal auf, um neu zu fragen, oder wähle ein anderes Modell oder keines"
    assert.strictEqual(told(unusable), said)
    assert.strictEqual(toldIn("de", unusable.message), said)
    const nothing = new NothingTranslated({ to: "de", posts: 2, reasons: [unusable.message], costMicroUsd: 0 })
    assert.strictEqual(
      told(new TranslationError({ reason: nothing })),
      `Keiner der 2 Posts wurde in „de“ übersetzt: ${said}. Wähle ein anderes Modell, oder behebe, was die Gründe nennen`
    )
  })

  it("tells why a person should look at a comment, and leaves what a model said of it", () => {
    assert.strictEqual(
      toldIn("de", "No model gave an answer that can be used, so nobody has read this comment."),
      "Kein Modell gab eine brauchbare Antwort, deshalb hat niemand diesen Kommentar gelesen."
    )
    assert.strictEqual(toldIn("de", "Anna asks for a price."), "Anna asks for a price.")
    assert.strictEqual(toldIn("en", "Somebody asks something."), "Somebody asks something.")
  })

  it("puts verbs where German has them", () => {
    const refused = { slotId: "slot-003", status: "approved", operation: "regenerate" } as const
    assert.strictEqual(
      told(new ReviewError({ reason: new TransitionRefused(refused) })),
      "slot-003 ist freigegeben und so nicht neu zu schreiben. Lehne es erst ab, wenn es sich ändern soll"
    )
  })

  it("keeps the places of a rule pack, one problem after the other", () => {
    const issues = ["rules[0].id: Missing key", "line 3: Map keys must be unique at line 3, column 1:"] as const
    const message = told(new PolicyError({ reason: new RulePackInvalid({ name: "a.yaml", issues }) }))
    assert.include(message, "„a.yaml“ ist nicht zu gebrauchen: rules[0].id: fehlt; Zeile 3: ein Feld steht doppelt da.")
  })

  it("tells how a command was called wrongly", () => {
    const usage = (error: EffectCliError.NonShowHelpErrors) =>
      told(new EffectCliError.ShowHelp({ commandPath: ["postwright", "plan", "show"], errors: [error] }))
    const see = "Siehe: postwright plan show --help"
    assert.strictEqual(
      usage(new EffectCliError.MissingArgument({ argument: "kit" })),
      `Das Argument <kit> fehlt. ${see}`
    )
    const value = { option: "status", value: "foo", expected: '"proposed" | "approved"', kind: "flag" } as const
    assert.strictEqual(
      usage(new EffectCliError.InvalidValue(value)),
      `Die Option --status nimmt „foo“ nicht. Erwartet wird „proposed“, „approved“. ${see}`
    )
    const unknown = { option: "--platfrom", command: ["postwright", "plan"], suggestions: ["--platform"] }
    assert.strictEqual(
      usage(new EffectCliError.UnrecognizedOption(unknown)),
      `--platfrom ist keine Option von postwright plan. War --platform gemeint? ${see}`
    )
  })

  it("follows --messages however wrong the other arguments are, and keeps codes and details", () => {
    assert.strictEqual(messagesOf(["plan", "shwo", "--messages", "de"]), "de")
    assert.strictEqual(messagesOf(["plan", "--messages=de"]), "de")
    assert.strictEqual(messagesOf(["plan", "--messages", "en", "de"]), "en")
    const error = new CliError({
      reason: new FileUnusable({ path: "a", reason: "invalid", detail: "is empty", remedy: "Shorten it" })
    })
    const [en, de] = [failureOf(Cause.fail(error)).failure!, failureOf(Cause.fail(error), "de").failure!]
    assert.deepStrictEqual([de.code, de.details], [en.code, en.details])
    assert.strictEqual(
      renderFailure(de, { json: false, hasColor: false, messages: "de" }),
      "Fehler: a: ist leer. Kürze\n"
    )
  })
})
