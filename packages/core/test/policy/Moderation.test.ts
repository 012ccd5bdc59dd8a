import { AuditLog } from "@postwright/core/audit/AuditLog"
import { ObjectError, ObjectStoreUnavailable } from "@postwright/core/objects/ObjectError"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import type { ModerationModel } from "@postwright/core/policy/ModerationModel"
import { ModerationModels } from "@postwright/core/policy/ModerationModels"
import { Policies } from "@postwright/core/policy/Policies"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import type { Verdict } from "@postwright/core/policy/Verdict"
import { Actor, CurrentActor, localOwner, MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import * as ScriptedModerationModel from "@postwright/core/testing/policy/ScriptedModerationModel"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { mostPieces } from "../../src/policy/internal/moderation/pieces.ts"

const { flagging, make } = ScriptedModerationModel

const to = { platform: "linkedin", format: "post", language: "en" } as const
const item = (text: string, language = "en") => ({ content: policyContentOf({ text }), context: { ...to, language } })

/** Judges in a process of its own, over the objects given. */
const check = (
  models: ReadonlyArray<ModerationModel>,
  items: ReadonlyArray<ReturnType<typeof item>>,
  objects: ObjectStore["Service"],
  organization = "local"
) =>
  Effect.flatMap(Policies, (policies) => policies.check(items)).pipe(
    Effect.provide(
      Policies.layer.pipe(
        Layer.provide(
          Layer.mergeAll(Layer.empty, ...models.map((model) => ModerationModels.layerEntry(Effect.succeed(model))))
        ),
        Layer.provide(Layer.fresh(ModerationModels.layer)),
        Layer.provide([Layer.succeed(ObjectStore, objects), AuditLog.layerMemory]),
        Layer.fresh
      )
    ),
    Effect.provideService(
      CurrentActor,
      new Actor({ ...localOwner, organizationId: OrganizationId.make(organization), memberId: MemberId.make("m") })
    )
  )

const newObjects = Effect.provide(ObjectStore, Layer.fresh(ObjectStore.layerMemory))

const statuses = (verdict: Verdict | undefined) =>
  verdict?.checks.flatMap(({ check: name, status }) => (name.startsWith("moderation") ? [`${name} ${status}`] : []))

const found = (verdict: Verdict | undefined) =>
  verdict?.findings.flatMap(({ ruleId, span }) => (ruleId.startsWith("moderation/") ? [[ruleId, span]] : []))

const asked = (scripted: ReturnType<typeof make>) => Effect.map(scripted.control.requests, ({ length }) => length)

const mark = "MARK"
const guard = (id: string, answer = flagging(mark, "hate"), maxTextLength = 1_000) =>
  make({ id, answer, capabilities: { maxTextLength } })

describe("moderation models of policies", () => {
  it.effect("are asked about every post, and named in the verdict", () =>
    Effect.gen(function* () {
      const objects = yield* newObjects
      const [alone] = yield* check([], [item("Hi")], objects)
      assert.deepStrictEqual(statuses(alone), ["moderation absent"])
      const [calm, angry] = yield* check([guard("acme/guard").model], [item("Hi"), item(`${mark}!`)], objects)
      assert.deepStrictEqual(
        [statuses(calm), statuses(angry)],
        [["moderation/acme/guard done"], ["moderation/acme/guard done"]]
      )
      assert.deepStrictEqual([calm?.decision, angry?.decision], ["allow", "quarantine"])
    })
  )

  it.effect("have their say even where another fails, breaks, talks nonsense or does not answer in time", () =>
    Effect.gen(function* () {
      const broken = (id: string, moderate: ModerationModel["moderate"]): ModerationModel => ({
        ...guard(id).model,
        moderate
      })
      const label = { category: "hate", score: 0.9, text: 0 }
      const models = [
        broken("a/dies", () => Effect.die("a bug")),
        guard("b/fails", () => ({ kind: "failure", reason: "Overloaded" })).model,
        guard("c/finds").model,
        broken("d/nonsense", () => Effect.succeed([{ ...label, text: 3 }])),
        guard("e/silent", () => ({ kind: "silence" })).model,
        broken("f/throws", () => {
          throw new Error("at once")
        })
      ]
      const waiting = yield* Effect.forkChild(check(models, [item(`Some ${mark}`)], yield* newObjects), {
        startImmediately: true
      })
      for (let round = 0; round < 5; round++) yield* TestClock.adjust("10 seconds")
      const [verdict] = yield* Fiber.join(waiting)
      assert.deepStrictEqual(statuses(verdict), [
        "moderation/a/dies failed",
        "moderation/b/fails failed",
        "moderation/c/finds done",
        "moderation/d/nonsense failed",
        "moderation/e/silent failed",
        "moderation/f/throws failed"
      ])
      assert.deepStrictEqual(found(verdict), [["moderation/hate", null]])
    })
  )

  it.effect("are asked once about the same texts in the same language, also after a restart", () =>
    Effect.gen(function* () {
      const objects = yield* newObjects
      const first = guard("acme/guard")
      const before = yield* check([first.model], [item(`Some ${mark}`)], objects)
      const second = guard("acme/guard")
      const after = yield* check([second.model], [item(`Some ${mark}`)], objects)
      assert.deepStrictEqual(after, before)
      assert.deepStrictEqual([yield* asked(first), yield* asked(second)], [1, 0])
      yield* check([second.model], [item(`Some ${mark}`, "de"), item(`Other ${mark}`)], objects)
      assert.strictEqual(yield* asked(second), 2)
      const other = guard("acme/other")
      yield* check([other.model], [item(`Some ${mark}`)], objects)
      assert.strictEqual(yield* asked(other), 1)
    })
  )

  it.effect("keep no text of what they were asked", () =>
    Effect.gen(function* () {
      const objects = yield* newObjects
      yield* check([guard("acme/guard").model], [item(`Something secret ${mark}`)], objects)
      const keys = yield* objects.list("policy/")
      assert.strictEqual(keys.length, 1)
      assert.match(keys[0]!, /^policy\/id-local\/moderation\/[^/]+\.json$/)
      const kept = new TextDecoder().decode(yield* objects.get(keys[0]!))
      assert.notInclude(kept, "secret")
      assert.include(kept, "hate")
    })
  )

  it.effect("answer each organization for itself", () =>
    Effect.gen(function* () {
      const objects = yield* newObjects
      const scripted = guard("acme/guard")
      yield* check([scripted.model], [item("Hi")], objects, "one")
      yield* check([scripted.model], [item("Hi")], objects, "two")
      assert.strictEqual(yield* asked(scripted), 2)
    })
  )

  it.effect("are asked again after a failure, and no more after an answer", () =>
    Effect.gen(function* () {
      const objects = yield* newObjects
      const scripted = guard("acme/guard", () => ({ kind: "failure", reason: "Overloaded" }))
      const ask = Effect.map(check([scripted.model], [item(mark)], objects), ([verdict]) => statuses(verdict))
      assert.deepStrictEqual(yield* ask, ["moderation/acme/guard failed"])
      yield* scripted.control.answerWith(flagging(mark, "hate"))
      assert.deepStrictEqual(yield* ask, ["moderation/acme/guard done"])
      assert.deepStrictEqual(yield* ask, ["moderation/acme/guard done"])
      assert.strictEqual(yield* asked(scripted), 2)
    })
  )

  it.effect("are asked once by many that ask the same at the same time, and fail for all of them together", () =>
    Effect.gen(function* () {
      const objects = yield* newObjects
      const failing = () => ({ kind: "failure", reason: "Overloaded" }) as const
      for (const [round, answer] of [flagging(mark, "hate"), failing].entries()) {
        const { control, model } = guard("acme/guard", answer)
        const slow: ModerationModel = {
          ...model,
          moderate: (request) => Effect.andThen(Effect.yieldNow, model.moderate(request))
        }
        const text = `Post ${round} of ${mark}`
        const verdicts = yield* check([slow], [item(text), item(text), item(text)], objects)
        assert.strictEqual(new Set(verdicts.map((verdict) => String(statuses(verdict)))).size, 1)
        assert.strictEqual((yield* control.requests).length, 1)
      }
    })
  )

  it.effect("are asked anew where what they answered cannot be read or makes no sense any more", () =>
    Effect.gen(function* () {
      const objects = yield* newObjects
      const scripted = guard("acme/guard")
      const ask = Effect.map(check([scripted.model], [item(mark)], objects), ([verdict]) => found(verdict))
      yield* ask
      const [key = ""] = yield* objects.list("policy/")
      const label = { category: "hate", score: 0.9, text: 5 }
      for (const [times, stored] of ["{", JSON.stringify({ schemaVersion: "1", labels: [label] })].entries()) {
        yield* objects.put(key, new TextEncoder().encode(stored))
        assert.deepStrictEqual(yield* ask, [["moderation/hate", null]])
        assert.strictEqual(yield* asked(scripted), times + 2)
      }
      yield* ask
      assert.strictEqual(yield* asked(scripted), 3)
    })
  )

  it.effect("count also where their answers cannot be kept", () =>
    Effect.gen(function* () {
      const objects = yield* newObjects
      const full = new ObjectError({
        reason: new ObjectStoreUnavailable({
          detail: "no space",
          advice: "Make room",
          isTransient: false,
          cause: undefined
        })
      })
      const [verdict] = yield* check([guard("acme/guard").model], [item(mark)], {
        ...objects,
        put: () => Effect.fail(full)
      })
      assert.deepStrictEqual(found(verdict), [["moderation/hate", null]])
    })
  )

  it.effect("are handed long texts in pieces, and their findings stand at the place in the whole text", () =>
    Effect.gen(function* () {
      const sentence = "We lend bikes 🚲 to everyone who wants to ride home after work. "
      const text = `${sentence.repeat(12)}${mark} stands here. ${sentence.repeat(3)}`
      const { control, model } = guard(
        "acme/guard",
        ({ texts }) => ({
          kind: "labels",
          labels: texts.flatMap((piece, at) => {
            const start = piece.indexOf(mark)
            return start < 0
              ? []
              : [{ category: "hate", score: 0.9, text: at, span: { start, end: start + mark.length } }]
          })
        }),
        200
      )
      const [verdict] = yield* check([model], [item(text)], yield* newObjects)
      const start = text.indexOf(mark)
      assert.deepStrictEqual(found(verdict), [["moderation/hate", { start, end: start + mark.length }]])
      assert.deepStrictEqual(statuses(verdict), ["moderation/acme/guard done"])
      const [request] = yield* control.requests
      assert.strictEqual(request?.texts.join(""), text)
      assert.isTrue(request?.texts.every(({ length }) => length <= 200))
    })
  )

  it.effect("show as not done where a text is longer than all pieces, in English and German", () =>
    Effect.gen(function* () {
      const text = `${mark}. ${"Bikes go by. ".repeat(200)}`
      const { control, model } = guard("acme/guard", undefined, 50)
      const [verdict] = yield* check([model], [item(text)], yield* newObjects)
      const [request] = yield* control.requests
      assert.strictEqual(request?.texts.length, mostPieces)
      const unread = text.length - request!.texts.join("").length
      const status = verdict?.checks.find(({ check: name }) => name === "moderation/acme/guard")
      assert.strictEqual(status?.status, "failed")
      assert.include(status?.detail?.en, `only a part: ${unread} UTF-16 units`)
      assert.include(status?.detail?.de, `nur einen Teil gelesen: ${unread} UTF-16-Einheiten`)
      assert.strictEqual(found(verdict)?.length, 1)
    })
  )

  it.effect("say in German why they gave no answer, without a word of the English reason", () =>
    Effect.gen(function* () {
      const failing = guard("acme/guard", () => ({ kind: "failure", reason: "Overloaded" })).model
      const [verdict] = yield* check([failing], [item(mark)], yield* newObjects)
      const status = verdict?.checks.find(({ check: name }) => name === "moderation/acme/guard")
      assert.include(status?.detail?.en, "gave no answer: The vendor of the model")
      assert.strictEqual(
        status?.detail?.de,
        "Das Moderationsmodell acme/guard hat nicht geantwortet: Der Anbieter ist überlastet. Versuche es später noch einmal, oder wähle ein zweites Modell"
      )
    })
  )

  it.effect("are asked again by those who wait when the first who asks is interrupted", () =>
    Effect.gen(function* () {
      const objects = yield* newObjects
      const { control, model } = guard("acme/guard", () => ({ kind: "silence" }))
      const program = Effect.gen(function* () {
        const policies = yield* Policies
        const first = yield* Effect.forkChild(policies.check([item(mark)]), { startImmediately: true })
        const second = yield* Effect.forkChild(policies.check([item(mark)]), { startImmediately: true })
        yield* Effect.repeat(Effect.yieldNow, { times: 100 })
        assert.strictEqual((yield* control.requests).length, 1)
        yield* control.answerWith(flagging(mark, "hate"))
        yield* Fiber.interrupt(first)
        const [verdict] = yield* Fiber.join(second)
        assert.deepStrictEqual(statuses(verdict), ["moderation/acme/guard done"])
        assert.strictEqual((yield* control.requests).length, 2)
      })
      yield* program.pipe(
        Effect.provide(
          Policies.layer.pipe(
            Layer.provide(ModerationModels.layerEntry(Effect.succeed(model))),
            Layer.provide(Layer.fresh(ModerationModels.layer)),
            Layer.provide([Layer.succeed(ObjectStore, objects), AuditLog.layerMemory])
          )
        ),
        Effect.provideService(CurrentActor, localOwner)
      )
    })
  )
})
