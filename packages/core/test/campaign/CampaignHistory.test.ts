/**
 * Campaigns that older versions began: what such a process wrote, in order, was recorded, and is cut off after each
 * write. The files are never changed; a version that changes the flow adds one of the version before it.
 */
import { assert, describe, it } from "@effect/vitest"
import { BriefInput } from "@postwright/core/campaign/Brief"
import { JournalEntry, JournalStore } from "@postwright/core/flow/JournalStore"
import { RunId } from "@postwright/core/flow/Flow"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Context, Effect, Option, Schema } from "effect"
import { readFileSync } from "node:fs"
import { newWorld, process, type Services } from "./killing.ts"

const History = Schema.fromJsonString(
  Schema.Struct({
    brief: Schema.toCodecJson(BriefInput),
    events: Schema.Array(
      Schema.Union([
        Schema.Struct({ put: Schema.String, text: Schema.String }),
        Schema.Struct({ append: RunId, entries: Schema.Array(JournalEntry) })
      ])
    )
  })
)

type Event = (typeof History.Type)["events"][number]

const read = (name: string) => {
  const text = readFileSync(new URL(`history/${name}.json`, import.meta.url), "utf8")
  const { brief, events } = Schema.decodeUnknownSync(History)(text)
  return { brief, events: eachEntry(events) }
}

/** One entry a time: which of several posts was there first is chance. */
const eachEntry = (events: ReadonlyArray<Event>): ReadonlyArray<Event> =>
  events.flatMap((event): ReadonlyArray<Event> =>
    "put" in event ? [event] : event.entries.map((entry) => ({ ...event, entries: [entry] }))
  )

/** The slot of which this says that its post was written. */
const draftedBy = (event: Event): ReadonlyArray<string> =>
  "put" in event
    ? []
    : event.entries.flatMap((entry) =>
        entry._tag === "memo" && entry.name === "step:draft" ? [entry.runId.replace(/^.*\//s, "")] : []
      )

/** The world in which the older process was killed. */
const worldAfter = Effect.fnUntraced(function* (events: ReadonlyArray<Event>) {
  const world = yield* newWorld
  for (const event of events) {
    yield* "put" in event
      ? Context.get(world, ObjectStore).put(event.put, new TextEncoder().encode(event.text))
      : Context.get(world, JournalStore).append(event.append, event.entries)
  }
  return world
})

const { model } = Scripted.make({ answer: () => Scripted.text("nobody asks") })

const goOn =
  (brief: typeof BriefInput.Type) =>
  ({ campaigns }: Services) =>
    Effect.gen(function* () {
      const { campaignId, posts } = yield* campaigns.generate(brief)
      const kit = yield* campaigns.kit(campaignId, { generator: "test" })
      const textOf = (name: string) => new TextDecoder().decode(kit.find(({ path }) => path === name)?.bytes)
      const { state } = yield* campaigns.get(campaignId)
      return { campaignId, posts, state, textOf }
    })

describe("a campaign that an older version began", () => {
  for (const name of ["before-the-orchestrator", "before-the-cast"]) {
    it.effect(
      `is finished wherever it was stopped, keeps its posts, and says which have no appraisal: ${name}`,
      () =>
        Effect.gen(function* () {
          const { brief, events } = read(name)
          for (let count = 1; count <= events.length; count++) {
            const before = events.slice(0, count)
            // What a step wrote before it was recorded is written again.
            if (count > 4 && "put" in (before.at(-1) ?? {})) continue
            const drafted = new Set(before.flatMap(draftedBy))
            const world = yield* worldAfter(before)
            const stored = before.flatMap((event) => ("put" in event && /\/posts\//.test(event.put) ? [event] : []))
            const { posts, state, textOf } = Option.getOrThrow(yield* process(world, goOn(brief), { model }))
            assert.lengthOf(posts, 3, `stopped after ${count} writes`)
            assert.strictEqual(state, "reviewing")
            for (const { text } of stored) {
              const { slotId, variants } = JSON.parse(text)
              if (!drafted.has(slotId)) continue
              assert.strictEqual(posts.find((post) => post.slotId === slotId)?.variants[0].text, variants[0].text)
            }
            const { warnings } = JSON.parse(textOf("report.json"))
            const told = warnings.find(({ code }: { readonly code: string }) => code === "appraisal-missing")
            if (drafted.size === 0) assert.isUndefined(told)
            else {
              assert.match(told?.message ?? "", new RegExp(`^${drafted.size === 1 ? "One" : drafted.size} post`))
              assert.include(textOf("index.html"), "Nobody rated this text")
            }
          }
        }),
      60_000
    )
  }
})
