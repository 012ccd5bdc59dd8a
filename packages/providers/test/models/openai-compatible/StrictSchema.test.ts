import { assert, describe, it } from "@effect/vitest"
import { type Contract, contractJsonSchema, fromEffectSchema } from "@postwright/core/agents/Agent"
import { CopywriterAgent } from "@postwright/core/agents/copywriter/CopywriterAgent"
import { DirectorAgent } from "@postwright/core/agents/director/DirectorAgent"
import { ResearchAgent } from "@postwright/core/agents/research/ResearchAgent"
import { type GenerateRequest, type LanguageModel } from "@postwright/core/models/LanguageModel"
import * as OpenAiLanguageModel from "@postwright/providers/models/openai/OpenAiLanguageModel"
import { makeOpenAiSimulator, sandboxKey } from "@postwright/providers/simulators/openai/OpenAiSimulator"
import { Effect, Schema, Stream } from "effect"
import * as fc from "fast-check"
import { z } from "zod"
import { restoreAnswer } from "../../../src/models/openai-compatible/internal/restoreAnswer.ts"
import { toStrictSchema } from "../../../src/models/openai-compatible/internal/strictSchema.ts"
import { asOwner, connected, keyOf } from "../support.ts"
import { answerArbitrary, couldWrite } from "./answersOfSchemas.ts"
import {
  effectContract,
  filledIn,
  type Shape,
  shapeArbitrary,
  valueArbitrary,
  withoutOptionalNulls,
  zodContract
} from "./contracts.ts"

const strictOf = (contract: Contract<unknown>, keepsConstraints = true) =>
  toStrictSchema(contractJsonSchema(contract), { keepsConstraints })

const decode = async (contract: Contract<unknown>, value: unknown): Promise<unknown> => {
  const result = await contract["~standard"].validate(value)
  assert.isUndefined(result.issues, JSON.stringify([value, result.issues]))
  return result.issues === undefined ? result.value : undefined
}

const shapeAndValue = shapeArbitrary.chain((shape) => valueArbitrary(shape).map((value) => [shape, value] as const))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

/** A model whose vendor answers what `write` gives for the schema that it was sent. */
const answering = (write: (schema: Record<string, unknown>) => unknown) =>
  Effect.gen(function* () {
    const simulator = makeOpenAiSimulator()
    simulator.answerWith(({ body }) => {
      const format = isRecord(body["response_format"]) ? body["response_format"]["json_schema"] : {}
      const schema = isRecord(format) && isRecord(format["schema"]) ? format["schema"] : {}
      return { kind: "message", content: JSON.stringify(write(schema)) }
    })
    const model = yield* connected(
      simulator,
      (origin) => OpenAiLanguageModel.make("gpt-5-mini", { baseUrl: `${origin}/v1` }),
      keyOf("openai", sandboxKey)
    )
    return { model, simulator }
  })

const question = (contract: Contract<unknown>): GenerateRequest => ({
  system: "Answer",
  messages: [{ role: "user", content: "Anything" }],
  maxOutputTokens: 100,
  answer: { name: "answer", jsonSchema: contractJsonSchema(contract) }
})

const ask = (model: LanguageModel, contract: Contract<unknown>) => asOwner(model.generate(question(contract)))

const kinds: ReadonlyArray<readonly [string, (shape: Shape) => Contract<unknown>]> = [
  ["zod", zodContract],
  ["Effect Schema", effectContract]
]

describe("answers held to a schema", () => {
  for (const [kind, contractOf] of kinds) {
    it.effect(`come back as they were, whatever the contract in ${kind}`, () =>
      Effect.gen(function* () {
        let written: unknown
        const { model } = yield* answering((schema) => {
          const isWrapped = isRecord(schema["properties"]) && Object.keys(schema["properties"]).join() === "answer"
          const answer = isWrapped ? { answer: written } : written
          assert.isTrue(couldWrite(schema, answer), JSON.stringify([schema, answer]))
          return answer
        })
        yield* Effect.promise(() =>
          fc.assert(
            fc.asyncProperty(shapeAndValue, async ([shape, value]) => {
              written = filledIn(shape, value)
              const contract = contractOf(shape)
              const generation = await Effect.runPromise(ask(model, contract))
              assert.deepStrictEqual(generation.value, withoutOptionalNulls(shape, value))
              assert.deepStrictEqual(JSON.parse(generation.text), generation.value)
              assert.isEmpty(generation.warnings)
              await decode(contract, generation.value)
            }),
            { numRuns: 150, seed: 1 }
          )
        )
      })
    )

    it(`decode by the contract in ${kind}, whatever the sent schema lets a model write`, () =>
      fc.assert(
        fc.asyncProperty(
          shapeArbitrary.chain((shape) => {
            const strict = strictOf(contractOf(shape))
            return answerArbitrary(strict.schema).map((answer) => [shape, strict, answer] as const)
          }),
          async ([shape, strict, answer]) => {
            assert.strictEqual(strict.kind, "strict")
            const contract = contractOf(shape)
            await decode(contract, restoreAnswer(contractJsonSchema(contract), answer, strict.isWrapped))
          }
        ),
        { numRuns: 300, seed: 1 }
      ))
  }

  it.effect("are accepted by the vendor for recursive contracts, also where the root is no object", () =>
    Effect.gen(function* () {
      interface Tree {
        readonly name: string
        readonly children?: ReadonlyArray<Tree> | undefined
      }
      const ZodTree: z.ZodType<Tree> = z.object({
        name: z.string(),
        get children() {
          return z.array(ZodTree).optional()
        }
      })
      const EffectTree: Schema.Codec<Tree> = Schema.Struct({
        name: Schema.String,
        children: Schema.optionalKey(Schema.Array(Schema.suspend(() => EffectTree)))
      }).annotate({ identifier: "Tree" })
      const written = { name: "a", children: [{ name: "b", children: null }] }
      const { model } = yield* answering((schema) =>
        JSON.stringify(schema).includes(`"answer"`) ? { answer: [written] } : written
      )
      const restored = { name: "a", children: [{ name: "b" }] }
      for (const contract of [ZodTree, fromEffectSchema(EffectTree)]) {
        assert.deepStrictEqual((yield* ask(model, contract)).value, restored)
      }
      for (const contract of [z.array(ZodTree), fromEffectSchema(Schema.Array(EffectTree))]) {
        assert.deepStrictEqual((yield* ask(model, contract)).value, [restored])
      }
    })
  )

  it.effect("are held loosely, with a warning, where the strict form has no word for the contract", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* answering(() => ({ counts: { a: 1 } }))
      const generation = yield* ask(model, z.object({ counts: z.record(z.string(), z.number()) }))
      assert.deepStrictEqual(generation.value, { counts: { a: 1 } })
      assert.lengthOf(generation.warnings, 1)
      assert.include(JSON.stringify(simulator.requests()[0]?.body), `"strict":false`)
    })
  )

  it.effect("are held strictly for every agent that is built in", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* answering(() => ({}))
      for (const { contract } of [ResearchAgent, DirectorAgent, CopywriterAgent]) {
        assert.isEmpty((yield* ask(model, contract)).warnings)
      }
      assert.lengthOf(simulator.requests(), 3)
    })
  )

  it.effect("stream as the vendor writes them, and end in the form of the contract", () =>
    Effect.gen(function* () {
      const { model } = yield* answering(() => ({ a: "tea", b: null }))
      assert.isDefined(model.stream)
      const parts = yield* asOwner(
        Stream.runCollect(model.stream(question(z.object({ a: z.string(), b: z.string().optional() }))))
      )
      const texts = parts.map((part) => (part._tag === "Delta" ? part.text : part.generation.text))
      assert.deepStrictEqual([texts.slice(0, -1).join(""), texts.at(-1)], ['{"a":"tea","b":null}', '{"a":"tea"}'])
    })
  )

  it.effect("are left as they are where they are no JSON", () =>
    Effect.gen(function* () {
      const simulator = makeOpenAiSimulator()
      simulator.answerWith(() => ({ kind: "message", content: '{"a": oops' }))
      const model = yield* connected(
        simulator,
        (origin) => OpenAiLanguageModel.make("gpt-5-mini", { baseUrl: `${origin}/v1` }),
        keyOf("openai", sandboxKey)
      )
      const generation = yield* ask(model, z.object({ a: z.string() }))
      assert.deepStrictEqual([generation.text, generation.value], ['{"a": oops', undefined])
    })
  )
})

describe("the strict form of a schema", () => {
  it("tells the model of rules that it cannot send, and sends those that it can", () => {
    const { schema } = strictOf(
      z.object({
        title: z.string().min(1).max(60).describe("Shown on top"),
        day: z.int().min(1).max(31),
        at: z.iso.datetime()
      })
    )
    assert.deepStrictEqual(schema, {
      type: "object",
      properties: {
        title: { type: "string", description: "Shown on top (minLength: 1, maxLength: 60)" },
        day: { type: "integer", minimum: 1, maximum: 31 },
        at: { type: "string", format: "date-time" }
      },
      required: ["title", "day", "at"],
      additionalProperties: false
    })
  })

  it("tells of every rule where the vendor knows none", () => {
    const { schema } = strictOf(z.object({ day: z.int().min(1).max(31), list: z.array(z.string()).min(2) }), false)
    assert.deepStrictEqual(schema["properties"], {
      day: { type: "integer", description: "(minimum: 1, maximum: 31)" },
      list: { type: "array", items: { type: "string" }, description: "(minItems: 2)" }
    })
  })

  it("leaves out patterns that are not regular, and numbers that only say what a whole number is", () => {
    const { schema } = strictOf(z.object({ word: z.string().regex(/^(?!x).+$/), number: z.int() }))
    assert.deepStrictEqual(schema["properties"], {
      word: { type: "string", description: '(pattern: "^(?!x).+$")' },
      number: { type: "integer" }
    })
  })

  it("puts rules of an intersection side by side", () => {
    const strict = strictOf(z.object({ a: z.string() }).and(z.object({ b: z.string().optional() })))
    assert.strictEqual(strict.kind, "strict")
    assert.deepStrictEqual(strict.schema["required"], ["a", "b"])
  })

  it("names why a contract is not in the subset", () => {
    const whys = [
      z.object({ a: z.unknown() }),
      z.tuple([z.string(), z.number()]),
      z.record(z.string(), z.string()),
      z.looseObject({ a: z.string() }).catchall(z.string())
    ].map((contract) => strictOf(contract))
    for (const strict of whys) assert.strictEqual(strict.kind, "loose")
  })

  it("refuses nothing and everything without an endless loop", () => {
    for (const schema of [
      {},
      { $ref: "#" },
      { $ref: "#/$defs/a", $defs: { a: { $ref: "#/$defs/a" } } },
      { $ref: "https://example.com" }
    ]) {
      assert.strictEqual(toStrictSchema(schema, { keepsConstraints: true }).kind, "loose", JSON.stringify(schema))
    }
  })
})
