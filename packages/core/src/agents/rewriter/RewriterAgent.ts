/**
 * The rewriter: tells a post that exists in another way, or in fewer words. It adds no claim; without a model it takes
 * another composition of the findings, or leaves whole sentences out.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { type Angle } from "../../campaign/Angle.ts"
import { type Brief } from "../../campaign/Brief.ts"
import { type Format, type Platform } from "../../content/Platform.ts"
import { Telling } from "../../content/Similarity.ts"
import { type Finding } from "../../knowledge/Finding.ts"
import { titleLimit } from "../../policy/PlatformRules.ts"
import { type LengthUnit, textLength } from "../../policy/TextLength.ts"
import { uncitedClaims } from "../../policy/UncitedClaims.ts"
import { floorLanguages, type LanguageTag } from "../../text/Language.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { draftVariant, readVariant, WireVariant } from "../DraftAnswer.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { brandTexts, evidenceTexts, fitting } from "../PromptTexts.ts"
import { excerptOf } from "../Remarks.ts"
import { sharedWords } from "./internal/cutting.ts"
import { rewriteWithoutModel } from "./internal/floor.ts"
import { proseOf } from "./internal/prose.ts"

export interface RewriterInput {
  /** `rewrite`: tell it in another way. `shorten`: the same in fewer words. */
  readonly mode: "rewrite" | "shorten"
  /** The wording as it is; hashtags and links that close it are added anew and do not count. */
  readonly text: string
  readonly title?: string | undefined
  /** Of a thread, in order. */
  readonly parts?: ReadonlyArray<string> | undefined
  /** What to change, by a judge, an editor or a person. */
  readonly notes: ReadonlyArray<string>
  /** Longest text, or part of a thread; `textLimit` has that of a network. @default none */
  readonly limit?: { readonly unit: LengthUnit; readonly limit: number } | undefined
  readonly slotId: string
  readonly platform: Platform
  readonly format: Format
  /** Language of the post. */
  readonly language: LanguageTag
  readonly angle: Angle
  /** The slot's own, the one that leads first. */
  readonly findings: readonly [Finding, ...Array<Finding>]
  readonly brief: Brief
  /** Decides between equally good wordings. */
  readonly seed: number
}

const wording = definePrompt({
  name: "rewriter",
  version: 1,
  system: `You rewrite social media posts. You say only what the evidence says. Every figure, name and quotation stands in a sentence that you cite by the id of its finding and its exact words. You write no hashtags, no links, and no call to action that the evidence does not contain. A sentence is never cut.

rewrite: tell it in another way. Open with another sentence, choose or order the others anew; the same sentences in another layout are no rewriting. shorten: keep the opening and what matters most, leave out the rest, and add nothing; what you keep keeps its meaning and its conditions. The notes say what somebody wants changed: follow them where they contradict none of these rules.`,
  task: `{{mode}} this post for {{platform}}, format {{format}}, in the language "{{language}}". Answer with one wording, and name its approach: lead-fact, question-answer, quotation, list, numbered-steps, contrast, story or headline.`
})

/** One wording that differs from the given one, or is shorter than it and within the limit. */
export const RewriterAgent = defineAgent({
  name: "rewriter",
  version: 1,
  task: "write",
  contract: WireVariant,
  temperature: 0.7,
  wording,
  prompt: (input: RewriterInput, chosen = wording) => {
    const { angle, brief, format, language, limit, mode, platform } = input
    const title = titleLimit(platform, format)
    return renderPrompt(chosen, {
      values: { mode, platform, format, language },
      policy: [
        format === "thread"
          ? "Give the posts of the thread as parts, two or more, and no body"
          : "Give the text as body, and no parts",
        ...(limit === undefined ? [] : [`A text has at most ${limit.limit} characters (${limit.unit})`]),
        ...(title === undefined ? [] : [`Give a title of at most ${title.limit} characters`])
      ],
      brand: fitting(brandTexts(brief, language), maxBrandCharacters),
      request: [
        { label: "topic", text: brief.topic },
        { label: "audience", text: brief.audience },
        ...fitting(
          [
            ...brief.goals.map((text) => ({ label: "goal", text })),
            ...brief.constraints.map((text) => ({ label: "constraint", text }))
          ],
          maxBriefCharacters
        ),
        { label: "angle", text: [angle.title, ...angle.keyphrases].join("; ") },
        ...fitting(
          input.notes.map((text) => ({ label: "note", text })),
          maxNoteCharacters
        ),
        ...(input.title === undefined ? [] : [{ label: "title as it is", text: input.title }]),
        { label: "wording as it is", text: excerptOf(proseOf(input), maxTextCharacters, language) }
      ],
      evidence: fitting(evidenceTexts(input.findings), maxEvidenceCharacters)
    })
  },
  language: (input) => input.language,
  prose: (wire) => [wire.body ?? wire.parts?.join("\n\n") ?? ""],
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const given = proseOf(input)
      // What is left of a wording may say what the wording said.
      const said = input.mode === "shorten" ? [given, input.title ?? ""] : []
      const read = readVariant(wire, { ...input, said })
      const own = input.mode === "shorten" ? shorteningIssues : rewritingIssues
      yield* checkIssues([...read.issues, ...formIssues(wire, read.body, input), ...own(wire, read.body, given, input)])
      return draftVariant({ ...wire, body: read.body, citations: read.citations }, input)
    }),
  floorLanguages,
  floor: (input) => rewriteWithoutModel(input, (text) => isWithin(text, input))
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxBrandCharacters = 20_000
const maxBriefCharacters = 10_000
const maxNoteCharacters = 4_000
const maxTextCharacters = 30_000
const maxEvidenceCharacters = 40_000

type Issue = { readonly path: ReadonlyArray<string | number>; readonly message: string }

const isWithin = (text: string, { limit }: Pick<RewriterInput, "limit">): boolean =>
  limit === undefined || textLength(text, limit.unit) <= limit.limit

const formIssues = (wire: WireVariant, body: string, input: RewriterInput): ReadonlyArray<Issue> => {
  const { format, limit, platform } = input
  const sent = format === "thread" ? (wire.parts ?? []) : [body]
  const longest = titleLimit(platform, format)
  return [
    ...(/\p{L}/u.test(body) ? [] : [{ path: ["body"], message: "says nothing" }]),
    ...sent
      .filter((text) => !isWithin(text, input))
      .map((text) => ({
        path: [format === "thread" ? "parts" : "body"],
        message: `has ${textLength(text, limit?.unit ?? "grapheme")} characters, at most ${limit?.limit} fit (${limit?.unit})`
      })),
    ...(longest !== undefined && input.title !== undefined && wire.title === undefined
      ? [{ path: ["title"], message: "the post has a title" }]
      : []),
    ...(longest !== undefined && textLength(wire.title ?? "", longest.unit) > longest.limit
      ? [{ path: ["title"], message: `at most ${longest.limit} characters fit (${longest.unit})` }]
      : [])
  ]
}

const rewritingIssues = (
  wire: WireVariant,
  body: string,
  given: string,
  input: RewriterInput
): ReadonlyArray<Issue> => {
  const { language, title } = input
  const differs = new Telling({ text: body, title: wire.title }, language).differsFrom(
    new Telling({ text: given, title }, language)
  )
  const message = "tells nearly the same as before; open with another sentence, and choose or order the others anew"
  return differs ? [] : [{ path: [], message }]
}

/** Of the content words of a shortened text, the wording must have had so many. */
const keptFrom = 0.6

const shorteningIssues = (
  wire: WireVariant,
  body: string,
  given: string,
  input: RewriterInput
): ReadonlyArray<Issue> => {
  const { language, limit, title = "" } = input
  const unit = limit?.unit ?? "grapheme"
  const told = [wire.title ?? "", body].join("\n\n")
  const before = [title, given].join("\n\n")
  const [length, was] = [textLength(body, unit), textLength(given, unit)]
  const added = uncitedClaims(told, { language, quotes: [before] })
  return [
    ...(length < was
      ? []
      : [{ path: ["body"], message: `has ${length} characters, the wording has ${was}; shorten it` }]),
    ...added.map(({ text }) => ({ path: ["body"], message: `“${text}” does not stand in the wording; add nothing` })),
    ...(sharedWords(body, given, language) >= keptFrom
      ? []
      : [{ path: ["body"], message: "tells something else than the wording; keep its words where you can" }])
  ]
}
