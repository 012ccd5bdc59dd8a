import * as Models from "@postwright/core/models/ModelError"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { assert, describe, it } from "@effect/vitest"
import { Duration } from "effect"
import { modelProblemInGerman } from "../../src/policy/internal/messages.ts"

const model = ModelId.make("acme/guard")

const problems: ReadonlyArray<readonly [problem: string, german: RegExp]> = [
  [new Models.Refused({ model, explanation: "" }).message, /^Es lehnt ab\. /],
  [new Models.Truncated({ model, text: "" }).message, /abgeschnitten$/],
  [new Models.Overloaded({ model }).message, /^Der Anbieter ist überlastet\. /],
  [new Models.RateLimited({ model, retryAfter: Duration.seconds(7) }).message, /^Der Anbieter begrenzt /],
  [new Models.Unauthorized({ model }).message, /^Der Anbieter nimmt den Schlüssel nicht an\. /],
  [new Models.OutOfCredit({ model }).message, /^Das Konto beim Anbieter ist leer\. /],
  [new Models.Unreachable({ model, cause: "no" }).message, /^Der Anbieter ist nicht zu erreichen\. /],
  [new Models.TimedOut({ model, after: Duration.seconds(20) }).message, /^Es antwortet nicht rechtzeitig\. /],
  [new Models.ContextTooLong({ model, maxContextTokens: 8 }).message, /^Die Texte sind für das Modell zu lang\. /],
  [new Models.ModelNotFound({ model, known: [] }).message, /^Kein Modell hat diesen Namen\. /]
]

describe("what a model's failure says in German", () => {
  it("holds no English words for what the models' failures say themselves", () => {
    for (const [problem, german] of problems) {
      assert.match(modelProblemInGerman(problem), german)
      assert.notInclude(modelProblemInGerman(problem), "auf Englisch")
    }
  })

  it("quotes what only an adapter can say", () => {
    const odd = new Models.BadResponse({ model, detail: "label 0 is about text 9" }).message
    assert.include(modelProblemInGerman(odd), "(auf Englisch: „label 0 is about text 9“)")
    assert.strictEqual(modelProblemInGerman("The moon is full"), "auf Englisch: „The moon is full“")
  })
})
