import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { DirectorAgent } from "@postwright/core/agents/director/DirectorAgent"
import { ResearchAgent, researchInput, type ResearchInput } from "@postwright/core/agents/research/ResearchAgent"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { resolveBrief } from "@postwright/core/campaign/BriefDefaults"
import { parse } from "@postwright/core/campaign/BriefParser"
import { SlotId } from "@postwright/core/campaign/Plan"
import { type Platform } from "@postwright/core/content/Platform"
import { readDocument } from "@postwright/core/knowledge/DocumentReader"
import { type SourceDocument } from "@postwright/core/knowledge/SourceDocument"
import { mediaTypeByName } from "@postwright/core/knowledge/SourceFormat"
import { DateTime, Effect } from "effect"

/** A source held in memory, read as its name says. */
export const read = (source: string, text: string) =>
  readDocument({ source, mediaType: mediaTypeByName(source), bytes: new TextEncoder().encode(text) })

/** A brief with every default filled in. */
export const briefOf = (input: BriefInput) => resolveBrief(input, { now: DateTime.makeUnsafe("2027-02-01T00:00:00Z") })

/** What the floor of research finds in these sources, checked as a model's answer is. */
export const research = Effect.fnUntraced(function* (
  sources: Readonly<Record<string, string>>,
  changes: Partial<ResearchInput> = {}
) {
  const documents = yield* Effect.forEach(Object.entries(sources), ([name, text]) => read(name, text))
  const input: ResearchInput = {
    topic: "Cargo bikes",
    audience: "Families",
    goals: [],
    constraints: [],
    languages: [],
    documents,
    ...changes
  }
  const findings = yield* ResearchAgent.toDomain(floorOf(ResearchAgent)(input), input)
  return { findings: findings.findings, all: findings, documents, input }
})

/** Slots of these networks in turn, four hours apart from 1 March 2027, 8 am. */
export const slotsOn = (platforms: ReadonlyArray<Platform>, count: number, start = "2027-03-01T08:00:00Z") => {
  const first = DateTime.makeUnsafe(start)
  return Array.from({ length: count }, (_, index) => ({
    slotId: SlotId.make(`slot-${String(index + 1).padStart(3, "0")}`),
    platform: platforms[index % platforms.length] ?? "x",
    startsAt: DateTime.formatIso(DateTime.add(first, { hours: 8 * index }))
  }))
}

/** The same effect, made once for each arguments and for all files of tests: nobody changes what it makes. */
export const madeOnce = <Args extends ReadonlyArray<string | number>, A, E>(
  make: (...args: Args) => Effect.Effect<A, E>
): ((...args: Args) => Effect.Effect<A, E>) => {
  const made = new Map<string, Effect.Effect<A, E>>()
  return (...args) => {
    const key = args.join(" ")
    const known = made.get(key) ?? Effect.runSync(Effect.cached(make(...args)))
    made.set(key, known)
    return known
  }
}

/** One of the example campaigns, up to the director's answer, made anew each time. */
export const exampleAnew = Effect.fnUntraced(function* (name: "larkfield" | "sonnenfach", seed = 1) {
  const folder = fileURLToPath(new URL(`../../../../examples/${name}/`, import.meta.url))
  const input = yield* parse(readFileSync(`${folder}brief.yaml`, "utf8"), { name: "brief.yaml" })
  const brief = yield* briefOf(input)
  const documents = yield* Effect.forEach(brief.sources, (source) =>
    typeof source === "string"
      ? readDocument({ source, mediaType: mediaTypeByName(source), bytes: readFileSync(`${folder}${source}`) })
      : Effect.die("The examples name files")
  )
  const asked = researchInput(brief, documents)
  const findings = yield* ResearchAgent.toDomain(floorOf(ResearchAgent)(asked), asked)
  const slots = slotsOn(brief.platforms, brief.slotCount)
  const question = { brief, findings, slots, seed }
  const direction = yield* DirectorAgent.toDomain(floorOf(DirectorAgent)(question), question)
  return { brief, documents, findings, slots, direction }
})

/** One of the example campaigns, up to the director's answer. */
export const example = madeOnce(exampleAnew)

/** Every citation must be exactly a slice of its source. */
export const isSlice = (
  documents: ReadonlyArray<SourceDocument>,
  citation: { readonly source: string; readonly start: number; readonly end: number; readonly quote: string }
): boolean =>
  documents.find((document) => document.source === citation.source)?.text.slice(citation.start, citation.end) ===
  citation.quote

/** The floor of an agent that has one. */
export const floorOf = <Input, Wire>(agent: { readonly floor?: (input: Input) => Wire }): ((input: Input) => Wire) => {
  if (agent.floor === undefined) throw new Error("The agent has no floor")
  return agent.floor
}
