/**
 * The copywriter: turns the findings of one slot into wordings for its network. Without a model it writes in the
 * sources' own sentences.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import { type Angle } from "../../campaign/Angle.ts"
import { type Brief } from "../../campaign/Brief.ts"
import { Draft, type DraftVariant } from "../../content/Draft.ts"
import { type Format, type Platform } from "../../content/Platform.ts"
import { Telling, tellingApart } from "../../content/Similarity.ts"
import { type Finding } from "../../knowledge/Finding.ts"
import { textLimit, titleLimit } from "../../policy/PlatformRules.ts"
import { floorLanguages, type LanguageTag } from "../../text/Language.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { draftVariant, readVariant, WireVariant } from "../DraftAnswer.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { brandTexts, evidenceTexts } from "../PromptTexts.ts"
import { chooseVariants } from "./internal/choose.ts"
import { byAddress, wireOf } from "./Wordings.ts"

export interface CopywriterInput {
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
  name: "copywriter",
  version: 2,
  system: `You write social media posts. You say only what the evidence says. Every figure, name and quotation stands in a sentence that you cite by the id of its finding and its exact words. You write no hashtags, no links, and no call to action that the evidence does not contain. A sentence is never cut.`,
  task: `Write two or three variants of one post for {{platform}}, format {{format}}, in the language "{{language}}". They differ in what they tell: each opens with another sentence, and chooses or orders the others anew; the same sentences in another layout are no variant. Name the approach of each: lead-fact, question-answer, quotation, list, numbered-steps, contrast, story or headline. Add candidates for hashtags without the sign, broad to niche.`
})

/**
 * Two or three wordings that tell different things or the same in another order; everything they claim stands in the
 * sentences they cite. A wording that says an earlier one again is left out.
 */
export const CopywriterAgent = defineAgent({
  name: "copywriter",
  version: 8,
  task: "write",
  contract: z.object({
    variants: z.array(WireVariant).min(2).max(5),
    hashtags: z.array(z.string().trim().min(1)).max(30)
  }),
  temperature: 0.7,
  wording,
  prompt: (input: CopywriterInput, chosen = wording) => {
    const { constraints, goals, audience, topic } = input.brief
    const limit = textLimit(input.platform, input.format)
    const title = titleLimit(input.platform, input.format)
    return renderPrompt(chosen, {
      values: { platform: input.platform, format: input.format, language: input.language },
      policy: [
        input.format === "thread"
          ? "Give the posts of the thread as parts, three or more, and no body"
          : "Give the text as body, and no parts",
        ...(limit === undefined ? [] : [`A text has at most ${limit.limit - 40} characters (${limit.unit})`]),
        ...(title === undefined ? [] : [`Give a title of at most ${title.limit} characters`])
      ],
      brand: brandTexts(input.brief, input.language),
      request: [
        { label: "topic", text: topic },
        { label: "audience", text: audience },
        ...goals.map((text) => ({ label: "goal", text })),
        ...constraints.map((text) => ({ label: "constraint", text })),
        { label: "angle", text: [input.angle.title, ...input.angle.keyphrases].join("; ") }
      ],
      evidence: evidenceTexts(input.findings)
    })
  },
  language: (input) => input.language,
  prose: (wire) => wire.variants.map((variant) => variant.body ?? variant.parts?.join("\n\n") ?? ""),
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const issues: Array<{ path: ReadonlyArray<string | number>; message: string }> = []
      const approaches = new Set<string>()
      const variants = wire.variants.map((variant, index) => {
        const path = ["variants", index]
        const read = readVariant(variant, input)
        if (approaches.has(variant.approach)) {
          issues.push({ path: [...path, "approach"], message: `another variant is a "${variant.approach}" too` })
        }
        approaches.add(variant.approach)
        issues.push(...read.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] })))
        return { ...variant, body: read.body, citations: read.citations }
      })
      const apart = tellingApart(variants, ({ body, title }) => new Telling({ text: body, title }, input.language))
      if (variants.length > 1 && apart.length < 2) issues.push({ path: ["variants"], message: sameAgain })
      yield* checkIssues(issues)
      const [first, ...rest] = apart.map((variant) => draftVariant(variant, input))
      // The contract has at least two.
      if (first === undefined) return yield* Effect.die("A draft without variants passed its contract")
      return new Draft({
        variants: [first, ...rest],
        hashtags: [...new Set(wire.hashtags.map((tag) => tag.replace(/^#+/, "").trim()).filter((tag) => tag !== ""))]
      })
    }),
  floorLanguages,
  floor: (input) => ({
    variants: byAddress(chooseVariants(input.findings, input, input.seed, input.slotId), input).map(wireOf),
    hashtags: hashtagPhrases(input)
  })
})

/** One wording of an answer that is being written, where it is whole and keeps the contract. */
export const variantOf = (element: unknown, input: CopywriterInput): DraftVariant | undefined => {
  const decoded = WireVariant.safeParse(element)
  if (!decoded.success) return undefined
  const read = readVariant(decoded.data, input)
  return read.issues.length === 0 ? draftVariant({ ...decoded.data, ...read }, input) : undefined
}

/** What of a wording there is to read while it is being written. */
export const beginningOf = (element: unknown): { readonly title?: string; readonly body: string } | undefined => {
  const decoded = Beginning.safeParse(element)
  if (!decoded.success) return undefined
  const { body, parts, title } = decoded.data
  const text = body ?? parts?.join("\n\n") ?? ""
  if (text.trim() === "") return undefined
  return { body: text, ...(title === undefined ? {} : { title }) }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const sameAgain =
  "all tell nearly the same in the same order; open each with another sentence, and choose or order the others anew"

/** Most phrases that are offered as hashtags. */
const maxPhrases = 20

// What these findings are about, then what their idea is; which of it makes a hashtag is decided where they are made.
const hashtagPhrases = ({ angle, findings }: CopywriterInput): Array<string> =>
  [...new Set([...findings.flatMap((finding) => finding.keyphrases), ...angle.keyphrases])].slice(0, maxPhrases)

const Beginning = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  parts: z.array(z.string()).optional()
})
