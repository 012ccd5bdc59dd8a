import { type Agent, contractJsonSchema, defineAgent, fromEffectSchema } from "@postwright/core/agents/Agent"
import { checkIssues } from "@postwright/core/agents/AgentIssue"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { z } from "zod"

interface Question {
  readonly topic: string
}

const zodAgent = defineAgent({
  name: "titles",
  version: 1,
  task: "write",
  contract: z.object({ titles: z.array(z.string().min(1)).min(1), note: z.string().default("none") }),
  prompt: (input: Question) => ({ system: "Write titles", messages: [{ role: "user", content: input.topic }] }),
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      yield* checkIssues(
        wire.titles.flatMap((title, index) =>
          title.includes(input.topic) ? [] : [{ path: ["titles", index], message: "does not name the topic" }]
        )
      )
      return { first: wire.titles[0], note: wire.note }
    }),
  floor: (input) => ({ titles: [input.topic], note: "floor" })
})

const effectAgent = defineAgent({
  name: "count",
  version: 1,
  task: "extract",
  contract: fromEffectSchema(Schema.Struct({ count: Schema.Int.check(Schema.isGreaterThan(0)) })),
  prompt: (input: ReadonlyArray<string>) => ({
    system: "Count",
    messages: [{ role: "user", content: input.join(" ") }]
  }),
  toDomain: (wire) => Effect.succeed(wire.count + 1)
})

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const same = <A, B>(equal: Equal<A, B>): void => assert.isTrue(equal)

describe("defineAgent", () => {
  it("infers the types from a zod contract", () => {
    same<
      typeof zodAgent,
      Agent<Question, { titles: Array<string>; note: string }, { first: string | undefined; note: string }>
    >(true)
  })

  it("infers the types from an Effect Schema contract", () => {
    same<typeof effectAgent, Agent<ReadonlyArray<string>, { readonly count: number }, number>>(true)
  })
})

describe("contractJsonSchema", () => {
  it("describes each contract once, so that what is made of its schema can be kept too", () => {
    const contract = z.object({ title: z.string() })
    assert.strictEqual(contractJsonSchema(contract), contractJsonSchema(contract))
    assert.notStrictEqual(contractJsonSchema(contract), contractJsonSchema(z.object({ title: z.string() })))
  })

  it("describes the answer of a zod contract, so that a default may be left out", () => {
    const schema = contractJsonSchema(zodAgent.contract)
    assert.strictEqual(schema["type"], "object")
    assert.deepStrictEqual(schema["required"], ["titles"])
  })

  it("describes the answer of an Effect Schema contract", () => {
    const schema = contractJsonSchema(effectAgent.contract)
    assert.strictEqual(schema["type"], "object")
    assert.deepStrictEqual(schema["required"], ["count"])
  })
})
