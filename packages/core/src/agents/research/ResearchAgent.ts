/**
 * The researcher: finds in the sources of a brief every statement worth a post.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import { type Brief } from "../../campaign/Brief.ts"
import { readTextOf } from "../../knowledge/Excerpts.ts"
import { FindingKind, Findings, WeightedPhrase } from "../../knowledge/Finding.ts"
import { type SourceDocument } from "../../knowledge/SourceDocument.ts"
import { floorLanguages, isFloorLanguage } from "../../text/Language.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { analyse } from "./internal/analysis.ts"
import { toFindings } from "./internal/findings.ts"
import { selectStatements } from "./internal/select.ts"

export interface ResearchInput extends Pick<Brief, "topic" | "audience" | "goals" | "constraints" | "languages"> {
  readonly documents: ReadonlyArray<SourceDocument>
  /** Words that no statement may contain: those the brand bans, and the names of competitors. @default none */
  readonly avoidedWords?: ReadonlyArray<string>
  /** First local date of the campaign, `2027-03-01`. @default none: dates are not looked at */
  readonly startsOn?: string
  /** Statements that the plan can use. Where fewer are good, what says less fills up. @default only good ones */
  readonly wanted?: number
}

/** What research needs to know of a brief. */
export const researchInput = (brief: Brief, documents: ReadonlyArray<SourceDocument>): ResearchInput => ({
  topic: brief.topic,
  audience: brief.audience,
  goals: brief.goals,
  constraints: brief.constraints,
  languages: brief.languages,
  documents,
  avoidedWords: [...(brief.brand.bannedWords ?? []), ...brief.competitors],
  startsOn: brief.plan.start.slice(0, 10),
  wanted: statementsPerSlot * brief.slotCount
})

/** Statements that a post may tell: one leads, another gives a second wording. */
const statementsPerSlot = 2

const wording = definePrompt({
  name: "research",
  version: 1,
  system: `You research for a social media campaign. You find every statement in the sources that is worth a post.

A statement is one to four whole sentences that follow each other in one paragraph, copied exactly. It is understood without the text around it. Statements do not overlap. Leave out navigation, bylines, contact details, greetings, questions without their answer, what the constraints forbid and what holds a word to avoid.`,
  task: `Find the statements, those that tell the audience most first. Give each the source exactly as it is named, its words exactly as they stand, and its kind. Add the phrases that the material is about, with weights from 0 to 1 and the language of each.`
})

/**
 * Statements that stand word for word in the sources, most salient first; none overlaps another. What the brief
 * forbids is not among them, nor what is over before the campaign begins. Without sources there are none.
 */
export const ResearchAgent = defineAgent({
  name: "research",
  version: 5,
  task: "extract",
  contract: z.object({
    findings: z.array(
      z.object({
        source: z.string().min(1),
        quote: z.string().min(1),
        kind: z.enum(FindingKind.literals)
      })
    ),
    keyphrases: z.array(
      z.object({ phrase: z.string().trim().min(1), weight: z.number().min(0).max(1), language: z.string().min(2) })
    )
  }),
  maxOutputTokens: 64_000,
  wording,
  prompt: (input: ResearchInput, chosen = wording) =>
    renderPrompt(chosen, {
      request: [
        { label: "topic", text: input.topic },
        { label: "audience", text: input.audience },
        ...input.goals.map((text) => ({ label: "goal", text })),
        ...input.constraints.map((text) => ({ label: "constraint", text })),
        ...(input.avoidedWords ?? []).map((text) => ({ label: "word to avoid", text }))
      ],
      evidence: input.documents.map((document) => ({ label: document.source, text: readTextOf(document).text }))
    }),
  prepare: (input) => void analyse(input),
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const { findings, issues } = toFindings(wire.findings, input, analyse(input))
      yield* checkIssues(issues)
      return new Findings({
        findings,
        keyphrases: wire.keyphrases.map((item) => new WeightedPhrase(item))
      })
    }),
  floorLanguages,
  floor: (input) => {
    const analysis = analyse(input)
    return {
      findings: selectStatements(input, analysis).map(({ candidate }) => ({
        source: candidate.document.source,
        quote: candidate.document.text.slice(
          candidate.parts[0].start,
          (candidate.parts.at(-1) ?? candidate.parts[0]).end
        ),
        kind: candidate.kind
      })),
      keyphrases: analysis.keyphrases.filter((item) => isFloorLanguage(item.language))
    }
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------
