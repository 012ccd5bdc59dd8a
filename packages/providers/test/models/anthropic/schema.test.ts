import { type Contract, contractJsonSchema, fromEffectSchema } from "@postwright/core/agents/Agent"
import { AnthropicSimulator } from "@postwright/providers/simulators/anthropic/AnthropicSimulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import * as fc from "fast-check"
import { z } from "zod"
import { lastBody, makeModel, question, record, run } from "./support.ts"

/** Asks for JSON of this shape, and gives the answer, its warnings and the schema that was sent. */
const askFor = Effect.fnUntraced(function* (jsonSchema: Readonly<Record<string, unknown>>, said: unknown = {}) {
  const simulator = yield* AnthropicSimulator
  yield* simulator.answerWith(() => ({ content: [{ type: "text", text: JSON.stringify(said) }] }))
  const model = yield* makeModel()
  const { text, warnings } = yield* model.generate({ ...question, answer: { name: "wanted", jsonSchema } })
  const body = yield* lastBody
  const sent = record(record(body["output_config"])["format"])["schema"]
  return { value: JSON.parse(text), warnings, sent, system: JSON.stringify(body["system"]) }
})

const wanted = (schema: z.ZodType) => askFor(contractJsonSchema(schema))

describe("schemas for Anthropic", () => {
  it.effect("closes objects, and says limits in descriptions", () =>
    run(
      Effect.gen(function* () {
        const { sent, warnings } = yield* wanted(
          z.object({
            title: z.string().min(1).max(60).describe("For the feed"),
            count: z.int().min(0).max(10),
            tags: z.array(z.string()).min(1).max(5),
            day: z.iso.date().optional()
          })
        )
        assert.deepStrictEqual(sent, {
          type: "object",
          properties: {
            title: { type: "string", description: "For the feed (minLength: 1, maxLength: 60)" },
            count: { type: "integer", description: "(minimum: 0, maximum: 10)" },
            tags: { type: "array", items: { type: "string" }, minItems: 1, description: "(maxItems: 5)" },
            day: {
              type: "string",
              format: "date",
              description: `(pattern: ${JSON.stringify(z.iso.date()._zod.def.pattern?.source)})`
            }
          },
          required: ["title", "count", "tags"],
          additionalProperties: false
        })
        assert.deepStrictEqual(warnings, [])
      })
    )
  )

  it.effect("makes anyOf of oneOf, with what all members have in common in each", () =>
    run(
      Effect.gen(function* () {
        const { sent } = yield* askFor({
          type: "object",
          description: "A post",
          properties: { text: { type: "string" } },
          required: ["text"],
          oneOf: [{ properties: { link: { type: "string" } }, required: ["link"] }, { required: ["text"] }]
        })
        const text = { type: "string" }
        const closed = { type: "object", additionalProperties: false }
        assert.deepStrictEqual(sent, {
          description: "A post",
          anyOf: [
            { ...closed, properties: { text, link: { type: "string" } }, required: ["text", "link"] },
            { ...closed, properties: { text }, required: ["text"] }
          ]
        })
      })
    )
  )

  it.effect("puts what is referred to, and the members of allOf, in their place", () =>
    run(
      Effect.gen(function* () {
        const { sent } = yield* askFor({
          type: "object",
          properties: {
            first: { $ref: "#/$defs/Name", description: "Of a person" },
            second: { allOf: [{ $ref: "#/$defs/Name" }, { maxLength: 9 }] }
          },
          required: ["first", "second"],
          $defs: { Name: { type: "string", minLength: 1 } }
        })
        assert.deepStrictEqual(record(sent)["properties"], {
          first: { type: "string", description: "Of a person (minLength: 1)" },
          second: { type: "string", description: "(minLength: 1, maxLength: 9)" }
        })
      })
    )
  )

  const Tree: z.ZodType = z.object({
    name: z.string(),
    get children() {
      return z.array(Tree)
    }
  })

  it.effect.each<readonly [string, Readonly<Record<string, unknown>>, RegExp]>([
    ["refers to itself", contractJsonSchema(Tree), /it refers to itself/],
    ["has names of any kind", contractJsonSchema(z.record(z.string(), z.number())), /properties of any name/],
    ["admits anything", contractJsonSchema(z.object({ any: z.unknown() })), /values of any shape/],
    ["is a tuple", contractJsonSchema(z.object({ pair: z.tuple([z.string(), z.number()]) })), /whose places differ/],
    ["leaves the document", { $ref: "https://example.com/schema" }, /outside of itself/],
    [
      "has too much that is optional",
      contractJsonSchema(
        z.object(Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`p${i}`, z.string().optional()])))
      ),
      /more than 24 properties/
    ]
  ])("puts a schema that %s into the prompt, with a warning", ([, jsonSchema, why]) =>
    run(
      Effect.gen(function* () {
        const { sent, warnings, system } = yield* askFor(jsonSchema)
        assert.isUndefined(sent)
        assert.lengthOf(warnings, 1)
        assert.match(warnings[0] ?? "", why)
        assert.include(system, "JSON Schema")
        assert.include(JSON.parse(system)[0].text, JSON.stringify(jsonSchema))
      })
    )
  )

  it.effect("asks once more without a schema that the vendor cannot compile, and never with it again", () =>
    run(
      Effect.gen(function* () {
        const simulator = yield* AnthropicSimulator
        yield* simulator.inject({
          kind: "status",
          status: 400,
          message: "output_config.format.schema: Invalid schema: The compiled grammar is too large"
        })
        const model = yield* makeModel()
        const request = {
          ...question,
          answer: { name: "wanted", jsonSchema: contractJsonSchema(z.object({ a: z.string() })) }
        }
        for (const [index, requests] of [2, 3].entries()) {
          const { warnings } = yield* model.generate(request)
          assert.match(warnings[0] ?? "", /too complex/, `call ${index}`)
          assert.lengthOf((yield* simulator.state).requests, requests)
          assert.notProperty(yield* lastBody, "output_config")
        }
      })
    )
  )

  it.effect("does not ask once more when the vendor refuses something else", () =>
    run(
      Effect.gen(function* () {
        const simulator = yield* AnthropicSimulator
        yield* simulator.inject({ kind: "status", status: 400, message: "max_tokens: too many" })
        const model = yield* makeModel()
        const answer = { name: "wanted", jsonSchema: contractJsonSchema(z.object({ a: z.string() })) }
        const { reason } = yield* Effect.flip(model.generate({ ...question, answer }))
        assert.strictEqual(reason._tag, "RequestRejected")
        assert.lengthOf((yield* simulator.state).requests, 1)
      })
    )
  )

  // The same shape in zod and in Effect, and a value of it.
  interface Shape {
    readonly zod: z.ZodType
    readonly effect: Schema.Codec<unknown, unknown>
    readonly value: unknown
  }
  const leaves: ReadonlyArray<Shape> = [
    {
      zod: z.string().min(1).max(80),
      effect: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(80)),
      value: "Zürich"
    },
    { zod: z.int().min(0).max(9), effect: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 9 })), value: 7 },
    { zod: z.number(), effect: Schema.Finite, value: -1.5 },
    { zod: z.boolean(), effect: Schema.Boolean, value: true },
    { zod: z.literal("tea"), effect: Schema.Literal("tea"), value: "tea" },
    { zod: z.enum(["a", "b"]), effect: Schema.Literals(["a", "b"]), value: "b" },
    { zod: z.string().nullable(), effect: Schema.NullOr(Schema.String), value: null }
  ]
  const { shape } = fc.letrec<{ shape: Shape; struct: Shape; list: Shape; union: Shape }>((tie) => ({
    shape: fc.oneof({ maxDepth: 3 }, fc.constantFrom(...leaves), tie("struct"), tie("list"), tie("union")),
    struct: fc
      .dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.record({ inner: tie("shape"), isOptional: fc.boolean() }), {
        maxKeys: 4
      })
      .map((fields) => {
        const entries = Object.entries(fields)
        return {
          zod: z.object(
            Object.fromEntries(
              entries.map(([name, { inner, isOptional }]) => [name, isOptional ? inner.zod.optional() : inner.zod])
            )
          ),
          effect: Schema.Struct(
            Object.fromEntries(
              entries.map(([name, { inner, isOptional }]) => [
                name,
                isOptional ? Schema.optionalKey(inner.effect) : inner.effect
              ])
            )
          ),
          value: Object.fromEntries(
            entries.flatMap(([name, { inner, isOptional }]) => (isOptional ? [] : [[name, inner.value]]))
          )
        }
      }),
    list: tie("shape").map((inner) => ({
      zod: z.array(inner.zod).min(1).max(3),
      effect: Schema.Array(inner.effect).check(Schema.isMinLength(1), Schema.isMaxLength(3)),
      value: [inner.value]
    })),
    union: fc.tuple(tie("shape"), tie("shape")).map(([first, second]) => ({
      zod: z.union([first.zod, second.zod]),
      effect: Schema.Union([first.effect, second.effect]),
      value: second.value
    }))
  }))

  const roundTrip = (contract: Contract<unknown>, value: unknown) =>
    run(
      Effect.gen(function* () {
        const wrapped = yield* askFor(contractJsonSchema(contract), value)
        // The API took what was sent, and the answer is one of the contract.
        const decoded = yield* Effect.promise(async () => contract["~standard"].validate(wrapped.value))
        assert.isUndefined(decoded.issues)
        return wrapped
      })
    )

  it.effect("sends every zod contract in the vendor's subset, or in the prompt", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(shape, async ({ zod, value }) => {
          await Effect.runPromise(roundTrip(z.object({ it: zod }), { it: value }))
        }),
        { numRuns: 40 }
      )
    )
  )

  it.effect("sends every Effect contract in the vendor's subset, or in the prompt", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(shape, async ({ effect, value }) => {
          const { sent, warnings } = await Effect.runPromise(
            roundTrip(fromEffectSchema(Schema.Struct({ it: effect })), { it: value })
          )
          // Nothing of these shapes is beyond the subset but its size, and objects without any property.
          if (sent === undefined) assert.match(warnings[0] ?? "", /more than|any name|any shape/)
        }),
        { numRuns: 40 }
      )
    )
  )
})
