import { type Agent, type Prompt } from "@postwright/core/agents/Agent"
import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { Angle, AngleId } from "@postwright/core/campaign/Angle"
import { Citation } from "@postwright/core/knowledge/Citation"
import { Finding } from "@postwright/core/knowledge/Finding"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { layerRunner } from "./fixtures.ts"
import { type Attack, attacks } from "./injection/attacks.ts"
import { briefOf, madeOnce, research } from "./material.ts"
import { options } from "./running.ts"

/** A slot in whose every field that other people write the text stands. */
export const slotWith = Effect.fnUntraced(function* (text: string) {
  const { findings } = yield* found()
  const [first] = findings
  if (first === undefined) return yield* Effect.die("The text gives no finding")
  const quoted = new Finding({
    ...first,
    speaker: text,
    keyphrases: [text],
    citation: new Citation({ source: "guide.txt", start: 0, end: text.length, quote: text })
  })
  const angle = new Angle({
    id: AngleId.make("angle-1"),
    kind: first.kind,
    title: text,
    keyphrases: [text],
    findingIds: [first.id]
  })
  const brief = yield* briefOf({
    topic: text,
    audience: text,
    tone: text,
    goals: [text],
    constraints: [text],
    platforms: ["instagram"],
    brand: { name: text, guidelines: text, voice: { examples: [text] }, bannedWords: [text] }
  })
  return { findings: [quoted] as const, angle, brief, text }
})

const found = madeOnce(() =>
  research({
    "guide.txt": "A cargo bike carries two children. It stops within four metres. Its box holds sixty kilograms.\n"
  })
)

/** Shows that no attack leaves its fence or changes the rules, in whichever field it stands. */
export const staysFenced = Effect.fnUntraced(function* (
  promptWith: (slot: Effect.Success<ReturnType<typeof slotWith>>) => Prompt
) {
  const rules = plain(promptWith(yield* slotWith("Calm words.")).system)
  for (const attack of attacks) {
    const prompt = promptWith(yield* slotWith(attack.text))
    assert.strictEqual(plain(prompt.system), rules, attack.name)
    assert.deepStrictEqual(
      prompt.messages.map(({ role }) => role),
      ["user"]
    )
    const content = prompt.messages.map((message) => message.content).join("\n")
    const delimiter = /<<<(untrusted-[0-9a-f]{16}) "/.exec(content)?.[1] ?? "none"
    const blocks = content.split(`<<<${delimiter} `)
    const outside = blocks
      .map((block, at) => (at === 0 ? block : block.split(`\n<<<end ${delimiter}>>>`).slice(1).join("?")))
      .join("")
    assert.isAbove(blocks.length, 3, attack.name)
    assert.strictEqual(content.toLowerCase().split(delimiter).length - 1, 2 * (blocks.length - 1), attack.name)
    for (const line of attack.text.split("\n").filter((one) => one.trim().length > 3)) {
      assert.notInclude(outside, line.trim(), attack.name)
    }
  }
})

/** What a model says that obeys: the honest text with what the attack wants, or another text in another language. */
export const obeyed = (honest: string, attack: Attack): string => {
  if (attack.demand !== "language") return `${honest} ${attack.written}`.trim()
  return attack.text.startsWith("Écris")
    ? "Ceci est une phrase dans une tout autre langue que personne n’a demandée, et elle est bien assez longue."
    : "Das ist ein Satz in einer ganz anderen Sprache, die niemand für diesen Post bestellt hat, und er ist lang genug."
}

/** Attacks that a model can obey in the texts that it writes. */
export const writtenAttacks = attacks.filter(({ demand, written }) => written !== "" || demand === "language")

/** Runs the agent with these answers of a model, each to one question. */
export const runWith = Effect.fnUntraced(function* <Input, Wire, Output>(
  agent: Agent<Input, Wire, Output>,
  input: Input,
  ...answers: [unknown, ...Array<unknown>]
) {
  const [first, ...rest] = answers.map((answer) =>
    Scripted.text(typeof answer === "string" ? answer : stringify(answer))
  )
  const { control, model } = Scripted.make({ answer: Scripted.inOrder(first!, ...rest) })
  const running = yield* Effect.flatMap(AgentRunner, (runner) => runner.run(agent, input, options())).pipe(
    Effect.provide(layerRunner(model)),
    Effect.result,
    Effect.forkChild
  )
  yield* TestClock.adjust("1 hour")
  const result = yield* Fiber.join(running)
  return { result, requests: yield* control.requests }
})

/** Shows that a model which obeys is asked again until it is honest, and is of no use where it never is. */
export const refusesObedience = Effect.fnUntraced(function* <Input, Wire, Output>(
  agent: Agent<Input, Wire, Output>,
  input: Input,
  honest: Wire,
  obey: (wire: Wire, says: (text: string) => string) => Wire
) {
  const wanted = yield* agent.toDomain(honest, input)
  for (const attack of writtenAttacks) {
    const bad = obey(honest, (text) => obeyed(text, attack))
    const { requests, result } = yield* runWith(agent, input, bad, honest)
    assert.strictEqual(result._tag, "Success", attack.name)
    if (result._tag === "Success") assert.deepStrictEqual(result.success.value, wanted, attack.name)
    assert.lengthOf(requests, 2, attack.name)
    assert.isTrue(requests.every(({ tools }) => tools === undefined))
  }
})

/** The floor’s answer, as the runner judges it. */
export const outcome = Effect.fnUntraced(function* <Input, Wire, Output>(
  agent: Agent<Input, Wire, Output>,
  wire: Wire,
  input: Input
) {
  const shape = agent.contract["~standard"].validate(wire)
  const checked = shape instanceof Promise ? yield* Effect.promise(() => shape) : shape
  assert.isUndefined(checked.issues, JSON.stringify(checked.issues))
  return yield* agent.toDomain(wire, input)
})

/** Messages of the issues that an answer is refused for; none where it is taken. */
export const issuesOf = <Input, Wire, Output>(agent: Agent<Input, Wire, Output>, wire: Wire, input: Input) =>
  agent.toDomain(wire, input).pipe(
    Effect.as([] as ReadonlyArray<string>),
    Effect.catch(({ issues }) => Effect.succeed(issues.map((issue) => issue.toString())))
  )

const plain = (system: string) => system.replaceAll(/untrusted-[0-9a-f]{16}/g, "#")

const stringify = (value: unknown): string => JSON.stringify(value)
