import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { defineAgent } from "@postwright/core/agents/Agent"
import { definePrompt, renderPrompt } from "@postwright/core/agents/PromptLibrary"
import { builtInAgents, Prompts } from "@postwright/core/agents/Prompts"
import { Audit } from "@postwright/core/audit/Audit"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { Actor, CurrentActor, localOwner, MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Ledger } from "@postwright/core/usage/Ledger"
import { PromptStore } from "@postwright/core/agents/PromptStore"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { z } from "zod"
import { options } from "./running.ts"

const wording = definePrompt({ name: "title", version: 2, system: "You write titles.", task: "{{count}} titles" })

const titles = defineAgent({
  name: "titles",
  version: 1,
  task: "write",
  contract: z.object({ title: z.string() }),
  wording,
  prompt: (topic: string, chosen = wording) =>
    renderPrompt(chosen, { values: { count: 3 }, request: [{ label: "topic", text: topic }] }),
  toDomain: (wire) => Effect.succeed(wire.title)
})

const own = (version: number, system = `Du schreibst Titel, Fassung ${version}.`) => ({
  name: "title",
  version,
  system,
  task: "{{count}} Titel"
})

const scripted = Scripted.make({ answer: () => Scripted.text(`{"title":"Tea"}`) })

/** Everything on one object store. */
const layerAll = Layer.mergeAll(AgentRunner.layer, Prompts.layerOf([titles])).pipe(
  Layer.provide([LanguageModels.layerOf(scripted.model), Ledger.layerMemory, PromptStore.layer]),
  Layer.provideMerge(Audit.layer),
  Layer.provideMerge(Layer.mergeAll(ObjectStore.layerMemory, AuditLog.layerMemory)),
  Layer.provideMerge(Layer.succeed(CurrentActor, localOwner)),
  Layer.fresh
)

const as = (role: Actor["role"], organizationId = "local") =>
  Effect.provideService(
    CurrentActor,
    new Actor({ organizationId: OrganizationId.make(organizationId), memberId: MemberId.make("m"), role })
  )

/** What a model is asked now, and the version that is recorded. */
const asked = Effect.fnUntraced(function* (operationKey: string) {
  const before = (yield* scripted.control.requests).length
  const runner = yield* AgentRunner
  const { generatedBy, trace } = yield* runner.run(titles, "Tea", options({ operationKey }))
  const request = (yield* scripted.control.requests)[before]
  const recorded = generatedBy.kind === "model" ? generatedBy.promptVersion : undefined
  assert.strictEqual(trace.promptVersion, recorded)
  return { system: request?.system.split("\n")[0], recorded }
})

describe("Prompts", () => {
  it.effect("asks with the pinned wording, records it, and goes back step by step", () =>
    Effect.gen(function* () {
      const prompts = yield* Prompts
      assert.deepStrictEqual(yield* asked("a"), { system: wording.system, recorded: wording.ref })
      const one = yield* prompts.put(own(1))
      const two = yield* prompts.put(own(2))
      assert.deepStrictEqual(yield* asked("b"), { system: wording.system, recorded: wording.ref })

      yield* prompts.pin("title", 1, "shorter")
      yield* prompts.pin("title", 2, "shorter still")
      assert.deepStrictEqual(yield* asked("c"), { system: two.system, recorded: two.ref })
      assert.match(two.ref, /^own-title@2#[0-9a-f]{12}$/)
      assert.strictEqual((yield* prompts.rollBack("title", "too short")).ref, one.ref)
      assert.deepStrictEqual(yield* asked("d"), { system: one.system, recorded: one.ref })
      yield* prompts.rollBack("title", "no better")
      assert.deepStrictEqual(yield* asked("e"), { system: wording.system, recorded: wording.ref })
      assert.strictEqual((yield* Effect.flip(prompts.rollBack("title", "more"))).code, "prompt-nothing-before")
    }).pipe(Effect.provide(layerAll))
  )

  it.effect("serves each organization its own wording", () =>
    Effect.gen(function* () {
      const prompts = yield* Prompts
      yield* prompts.put(own(1))
      yield* prompts.pin("title", 1, "ours")
      assert.strictEqual((yield* asked("a").pipe(as("owner", "other"))).recorded, wording.ref)
      assert.deepStrictEqual((yield* prompts.versions("title").pipe(as("owner", "other"))).own, [])
      const error = yield* Effect.flip(prompts.pin("title", 1, "theirs").pipe(as("owner", "other")))
      assert.strictEqual(error.code, "prompt-wording-unknown")
    }).pipe(Effect.provide(layerAll))
  )

  it.effect("lists versions, and tells two of them apart word by word", () =>
    Effect.gen(function* () {
      const prompts = yield* Prompts
      yield* prompts.put(own(2))
      yield* prompts.put(own(1))
      const { builtIn, inUse, own: kept } = yield* prompts.versions("title")
      assert.deepStrictEqual([builtIn, inUse, kept.map(({ version }) => version)], [wording, "built-in", [1, 2]])
      assert.deepStrictEqual((yield* prompts.diff("title", 1, 2)).system, [
        { kind: "same", text: "Du schreibst Titel, Fassung " },
        { kind: "removed", text: "1" },
        { kind: "added", text: "2" },
        { kind: "same", text: "." }
      ])
      assert.isTrue((yield* prompts.diff("title", "built-in", 1)).task.some(({ kind }) => kind === "added"))
      assert.strictEqual((yield* Effect.flip(prompts.diff("title", 1, 9))).code, "prompt-wording-unknown")
      assert.strictEqual((yield* Effect.flip(prompts.diff("other", 1, 2))).code, "prompt-unknown")
    }).pipe(Effect.provide(layerAll))
  )

  it.effect("refuses what cannot be used, and a version with other words", () =>
    Effect.gen(function* () {
      const prompts = yield* Prompts
      const codeOf = (wording: Parameters<typeof prompts.put>[0]) =>
        Effect.map(Effect.flip(prompts.put(wording)), ({ code }) => code)
      assert.strictEqual(yield* codeOf({ ...own(1), task: "{{budget}}" }), "prompt-wording-invalid")
      for (const version of [0, 1.5, NaN]) {
        assert.strictEqual(yield* codeOf({ ...own(1), version }), "prompt-wording-invalid")
      }
      assert.strictEqual(yield* codeOf({ ...own(1), name: "../title" }), "prompt-unknown")
      yield* prompts.put(own(1))
      yield* prompts.put(own(1))
      assert.strictEqual(yield* codeOf(own(1, "Other words.")), "prompt-wording-changed")
    }).pipe(Effect.provide(layerAll))
  )

  it.effect("lets only who manages the policy change wordings, and who reads campaigns see them", () =>
    Effect.gen(function* () {
      const prompts = yield* Prompts
      yield* prompts.put(own(1))
      const changes = [prompts.put(own(2)), prompts.pin("title", 1, "r"), prompts.rollBack("title", "r")]
      for (const role of ["editor", "reviewer", "publisher", "viewer"] as const) {
        for (const change of changes) {
          assert.strictEqual((yield* Effect.flip(Effect.asVoid(change)).pipe(as(role))).code, "permission-denied")
        }
        assert.strictEqual((yield* prompts.inUse("title").pipe(as(role))).ref, wording.ref)
      }
    }).pipe(Effect.provide(layerAll))
  )

  it.effect("asks nothing when the pinned wording is no longer what was pinned", () =>
    Effect.gen(function* () {
      const [prompts, objects, runner] = [yield* Prompts, yield* ObjectStore, yield* AgentRunner]
      yield* prompts.put(own(1))
      yield* prompts.pin("title", 1, "ours")
      const key = "prompts/id-local/wordings/id-title/1.json"
      const kept = new TextDecoder().decode(yield* objects.get(key))
      const before = (yield* scripted.control.requests).length
      for (const changed of [kept.replace("Titel", "Lob"), "{}", undefined]) {
        yield* changed === undefined ? objects.remove(key) : objects.put(key, new TextEncoder().encode(changed))
        const error = yield* Effect.flip(runner.run(titles, "Tea", options({ operationKey: "x", allowFloor: true })))
        assert.strictEqual(error.code, "agent-prompt-unavailable")
      }
      assert.lengthOf(yield* scripted.control.requests, before)
      assert.strictEqual((yield* Effect.flip(prompts.inUse("title"))).code, "prompt-wording-unusable")
      // The way out.
      yield* prompts.pin("title", "built-in", "it is gone")
      assert.strictEqual((yield* asked("y")).recorded, wording.ref)
    }).pipe(Effect.provide(layerAll))
  )

  it.effect("logs who kept and chose what, and why, once for each change", () =>
    Effect.gen(function* () {
      const [prompts, audit] = [yield* Prompts, yield* Audit]
      const { digest, ref } = yield* prompts.put(own(1))
      yield* prompts.put(own(1))
      yield* prompts.pin("title", 1, "ours")
      yield* prompts.pin("title", 1, "ours again")
      yield* prompts.rollBack("title", "worse")
      const entries = yield* audit.read("prompts")
      assert.deepStrictEqual(
        entries.map(({ action, detail, subject }) => [action, subject, { ...detail }]),
        [
          ["wording-kept", "title", { version: 1, digest }],
          ["wording-pinned", "title", { ref, reason: "ours", revision: 1 }],
          ["wording-rolled-back", "title", { ref: wording.ref, reason: "worse", revision: 2 }]
        ]
      )
    }).pipe(Effect.provide(layerAll))
  )

  it.effect("has the prompts of all agents that come with Postwright", () =>
    Effect.gen(function* () {
      const { builtIn } = yield* Prompts
      assert.deepStrictEqual(
        builtIn.map(({ name }) => name),
        builtInAgents.map(({ name }) => name)
      )
      assert.isAtLeast(builtInAgents.length, 12)
    }).pipe(
      Effect.provide(Prompts.layer),
      Effect.provide(Layer.mergeAll(ObjectStore.layerMemory, AuditLog.layerMemory))
    )
  )
})
