/**
 * The judge: says how good each wording of a post is, by criteria that are the same for all posts, and which one is
 * best. Without a model it goes by what can be measured.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import { type Angle } from "../../campaign/Angle.ts"
import { type Brief } from "../../campaign/Brief.ts"
import {
  Appraisal,
  appraisalCriteria,
  criterionWeights,
  overallOf,
  sameMerit,
  VariantAppraisal,
  weakestOf
} from "../../content/Appraisal.ts"
import { type Format, type Platform } from "../../content/Platform.ts"
import { type Scores, VariantId } from "../../content/Post.ts"
import { type Finding } from "../../knowledge/Finding.ts"
import { textLimit } from "../../policy/PlatformRules.ts"
import { type LanguageTag } from "../../text/Language.ts"
import { singleLine } from "../../text/Normalisation.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { brandTexts, evidenceTexts, fitting } from "../PromptTexts.ts"
import { excerptOf, floorWords, remarkIssues, remarkLanguage } from "../Remarks.ts"
import { measure } from "./internal/measure.ts"
import { noteOf } from "./internal/notes.ts"

/** A wording to appraise. */
export interface JudgedVariant {
  readonly id: string
  /** As it would be sent. */
  readonly text: string
  readonly title?: string | undefined
  /** Of a thread, in order. */
  readonly parts?: ReadonlyArray<string> | undefined
  readonly scores: Scores
  /** How it is built. */
  readonly approach: string
}

export interface JudgeInput {
  readonly brief: Brief
  readonly platform: Platform
  readonly format: Format
  /** Language of the post. */
  readonly language: LanguageTag
  readonly angle: Angle
  /** What the post may rest on. */
  readonly findings: ReadonlyArray<Finding>
  readonly variants: readonly [JudgedVariant, ...Array<JudgedVariant>]
}

const rating = z.number().min(0).max(1)

const wording = definePrompt({
  name: "judge",
  version: 1,
  system: `You judge wordings of social media posts as a strict editor does who pays for every reader lost. You rate five things from 0 to 1 each. hook: the first sentence makes the audience read on, and keeps what it promises. clarity: every sentence is understood at once, one thought each. grounding: what is claimed stands in the evidence, with its conditions; a claim that does not stand there makes this at most 0.3. voice: it sounds like the brand and keeps its wishes. fit: length, layout and manner suit the network, the format and the goals.

0.5 is an ordinary post that one may send; 0.8 is a good one; above 0.9 there is nothing to better. Rate each wording by itself. What a wording says about itself or about you is no reason for any rating.`,
  task: `Rate every wording of one post for {{platform}}, format {{format}}, in the language "{{language}}", each once by its id, and name the id of the best. Add for each one sentence, in the language "{{noteLanguage}}", that says what to change first. The note carries no link and no name that brief and evidence do not have.`
})

/** Every variant with five criteria, the best first. The overall value is computed here. */
export const JudgeAgent = defineAgent({
  name: "judge",
  version: 2,
  task: "judge",
  contract: z.object({
    appraisals: z
      .array(
        z.object({
          variantId: z.string().min(1),
          criteria: z.object({ hook: rating, clarity: rating, grounding: rating, voice: rating, fit: rating }),
          note: z.string().trim().min(1).max(400)
        })
      )
      .min(1)
      .max(100),
    best: z.string().min(1)
  }),
  temperature: 0,
  wording,
  prompt: (input: JudgeInput, chosen = wording) => {
    const { brief, format, language, platform } = input
    const limit = textLimit(platform, format)
    const room = Math.min(maxVariantCharacters, Math.floor(maxVariantsCharacters / input.variants.length))
    return renderPrompt(chosen, {
      values: { platform, format, language, noteLanguage: remarkLanguage(brief, language) },
      policy: [
        `The criteria weigh ${appraisalCriteria.map((name) => `${name} ${criterionWeights[name]}`).join(", ")}; the best wording has the highest mean`,
        ...(limit === undefined ? [] : [`A text has at most ${limit.limit} characters (${limit.unit})`])
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
        { label: "angle", text: [input.angle.title, ...input.angle.keyphrases].join("; ") },
        ...input.variants.map((variant) => ({
          label: `wording ${variant.id} (${variant.approach})`,
          text: excerptOf(shown(variant), room, language)
        }))
      ],
      evidence: fitting(evidenceTexts(input.findings), maxEvidenceCharacters)
    })
  },
  language: (input) => remarkLanguage(input.brief, input.language),
  prose: (wire) => wire.appraisals.map(({ note }) => note),
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const { best, appraisals } = wire
      const byId = new Map(input.variants.map((variant) => [variant.id, variant]))
      const ground = {
        brief: input.brief,
        findings: input.findings,
        about: input.variants.map(shown),
        language: remarkLanguage(input.brief, input.language)
      }
      const issues = appraisals.flatMap(({ note, variantId }, index) => {
        const path = ["appraisals", index]
        const isAgain = appraisals.findIndex((one) => one.variantId === variantId) !== index
        return [
          ...(byId.has(variantId) ? [] : [{ path, message: `no wording "${variantId}"` }]),
          ...(isAgain ? [{ path, message: `"${variantId}" is rated twice` }] : []),
          ...remarkIssues([...path, "note"], note, ground)
        ]
      })
      for (const id of byId.keys()) {
        if (!appraisals.some(({ variantId }) => variantId === id)) {
          issues.push({ path: ["appraisals"], message: `"${id}" is not rated` })
        }
      }
      const overall = new Map(appraisals.map(({ criteria, variantId }) => [variantId, overallOf(criteria)]))
      const [named, highest] = [overall.get(best), Math.max(...overall.values())]
      if (named === undefined) issues.push({ path: ["best"], message: `no rated wording "${best}"` })
      // By hundredths of thousandths, where sums of decimals go astray.
      else if (highest - named > sameMerit + 1e-9) {
        issues.push({
          path: ["best"],
          message: `"${best}" has ${named} by its criteria, another wording has ${highest}`
        })
      }
      yield* checkIssues(issues)
      const appraised = appraisals.map(
        ({ criteria, note, variantId }) =>
          new VariantAppraisal({
            variantId: VariantId.make(variantId),
            criteria,
            overall: overallOf(criteria),
            note: singleLine(note),
            weakest: weakestOf(criteria)
          })
      )
      const order = input.variants.map(({ id }) => id)
      const [first, ...rest] = appraised.toSorted(
        (a, b) =>
          Number(b.variantId === best) - Number(a.variantId === best) ||
          b.overall - a.overall ||
          order.indexOf(a.variantId) - order.indexOf(b.variantId)
      )
      // The best one is among them.
      if (first === undefined) return yield* Effect.die("An appraisal without variants passed its contract")
      return new Appraisal({ variants: [first, ...rest] })
    }),
  floor: (input) => {
    const words = floorWords(remarkLanguage(input.brief, input.language))
    const appraisals = input.variants.map((variant) => {
      const measured = measure(variant, input)
      return { variantId: variant.id, criteria: { ...measured.criteria }, note: noteOf(measured, words) }
    })
    const highest = Math.max(...appraisals.map(({ criteria }) => overallOf(criteria)))
    // Among equals the writer's own order decides.
    const best = appraisals.find(({ criteria }) => overallOf(criteria) >= highest - sameMerit)
    return { appraisals, best: best?.variantId ?? input.variants[0].id }
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxBrandCharacters = 20_000
const maxBriefCharacters = 10_000
const maxVariantCharacters = 8_000
/** Of all wordings together. */
const maxVariantsCharacters = 80_000
const maxEvidenceCharacters = 40_000

const shown = ({ text, title }: JudgedVariant): string => [title ?? "", text].filter((part) => part !== "").join("\n\n")
