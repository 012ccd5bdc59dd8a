/**
 * The growth agent: how a post is found, what can be learnt from it, and what readers are asked to do. Without a model it
 * takes the hashtags of the campaign's vocabulary, the differences of the variants, and lines that suit the goals.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import {
  callIntents,
  CallToAction,
  ExperimentArm,
  experimentVariables,
  GrowthExperiment,
  growthLimits,
  growthMetricNames,
  growthMetrics,
  GrowthPlan,
  HashtagLadder
} from "../../content/GrowthPlan.ts"
import { VariantId } from "../../content/Post.ts"
import { floorLanguages } from "../../text/Language.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { brandTexts, evidenceTexts, fitting } from "../PromptTexts.ts"
import { type GrowthInput } from "./GrowthInput.ts"
import { callsOf } from "./internal/calls.ts"
import { withTracking } from "./internal/tracking.ts"
import { experimentsOf } from "./internal/experiments.ts"
import { ladderOf, mostTags, phrasesFor, tagProblem } from "./internal/ladder.ts"
import { callProblems, textProblems } from "./internal/rules.ts"

const Text = z.string().trim().min(1).max(growthLimits.maxTextLength)
const Tags = z.array(z.string().trim().min(1).max(60)).max(10)
const Wire = z.object({
  ladder: z.object({ broad: Tags, medium: Tags, niche: Tags }),
  experiments: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(80),
        variable: z.enum(experimentVariables),
        hypothesis: Text,
        metric: z.enum(growthMetricNames),
        arms: z
          .array(z.object({ variantId: z.string().min(1), change: Text }))
          .min(2)
          .max(growthLimits.maxArms)
      })
    )
    .max(growthLimits.maxExperiments),
  callsToAction: z
    .array(z.object({ text: Text, intent: z.enum(callIntents) }))
    .min(1)
    .max(growthLimits.maxCallsToAction)
})

const wording = definePrompt({
  name: "growth",
  version: 1,
  system: `You plan how a social media post is found and what is learnt from it. Hashtags are words of the brief and the findings, broad to niche, without the sign. An experiment changes one thing, says what is expected, and names the variants that are compared. A call to action asks for one thing in the brand's voice. It never begs for reactions, claims nothing, and holds no link but the brief's own.`,
  task: `Make the growth plan of one post for {{platform}}, format {{format}}, in the language "{{language}}": at most {{tags}} hashtags on three rungs, experiments with the variants, and calls to action, the best first.`
})

const maxSection = 12_000

/** Hashtags, experiments and calls to action of one post, none of which the rules would find fault with. */
export const GrowthAgent = defineAgent({
  name: "growth",
  version: 2,
  task: "plan",
  contract: Wire,
  wording,
  prompt: (input: GrowthInput, chosen = wording) => {
    const { angle, brief, findings, format, language, platform, variants } = input
    return renderPrompt(chosen, {
      values: { platform, format, language, tags: mostTags(input) },
      policy: [
        `Metrics: ${growthMetricNames.map((name) => `${name} (${growthMetrics[name].en})`).join("; ")}`,
        "The arms of an experiment are different variants",
        `A call to action has at most ${growthLimits.maxCallLength} characters and no hashtag`
      ],
      brand: fitting(brandTexts(brief, language), maxSection),
      request: [
        { label: "topic", text: brief.topic },
        { label: "audience", text: brief.audience },
        { label: "angle", text: [angle.title, ...angle.keyphrases].join("; ") },
        { label: "words for hashtags", text: phrasesFor(input).join("; ") },
        ...fitting(
          [
            ...brief.goals.map((text) => ({ label: "goal", text })),
            ...brief.constraints.map((text) => ({ label: "constraint", text })),
            ...variants.map(({ approach, id, text, title }) => ({
              label: `variant ${id} (${approach})`,
              text: title === undefined ? text : `${title}\n\n${text}`
            }))
          ],
          maxSection
        )
      ],
      evidence: fitting(evidenceTexts(findings), maxSection)
    })
  },
  language: (input) => input.language,
  prose: (wire) => [
    ...wire.callsToAction.map(({ text }) => text),
    ...wire.experiments.flatMap(({ arms, hypothesis }) => [hypothesis, ...arms.map(({ change }) => change)])
  ],
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const ladder = {
        broad: wire.ladder.broad.map(bare),
        medium: wire.ladder.medium.map(bare),
        niche: wire.ladder.niche.map(bare)
      }
      yield* checkIssues([
        ...ladderIssues(ladder, input),
        ...experimentIssues(wire.experiments, input),
        ...wire.callsToAction.flatMap(({ text }, at) => [
          ...callProblems(text, input).map((message) => ({ path: ["callsToAction", at, "text"], message })),
          ...(wire.callsToAction.findIndex((other) => fold(other.text) === fold(text)) === at
            ? []
            : [{ path: ["callsToAction", at], message: "is there twice" }])
        ])
      ])
      const [first, ...rest] = wire.callsToAction.map(
        ({ intent, text }) => new CallToAction({ intent, text: withTracking(text, input.variants) })
      )
      // The contract has at least one.
      if (first === undefined) return yield* Effect.die("A growth plan without calls passed its contract")
      return new GrowthPlan({
        language: input.language,
        ladder: new HashtagLadder(ladder),
        experiments: wire.experiments.map(({ arms: [arm, ...arms], ...experiment }) => {
          const armOf = ({ change, variantId }: { readonly change: string; readonly variantId: string }) =>
            new ExperimentArm({ change, variantId: VariantId.make(variantId) })
          return new GrowthExperiment({ ...experiment, arms: [armOf(arm!), ...arms.map(armOf)] })
        }),
        callsToAction: [first, ...rest]
      })
    }),
  floorLanguages,
  floor: (input) => {
    const ladder = ladderOf(input)
    const calls = callsOf(input)
    return {
      ladder: { broad: [...ladder.broad], medium: [...ladder.medium], niche: [...ladder.niche] },
      experiments: experimentsOf(input).map(({ arms, ...experiment }) => ({
        ...experiment,
        arms: [...arms]
      })),
      callsToAction: [...calls]
    }
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Issue {
  readonly path: ReadonlyArray<string | number>
  readonly message: string
}

type WirePlan = z.infer<typeof Wire>

const bare = (tag: string): string => tag.replace(/^[#＃]+/u, "").trim()

const fold = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "")

const ladderIssues = (ladder: WirePlan["ladder"], input: GrowthInput): ReadonlyArray<Issue> => {
  const rungs = (["broad", "medium", "niche"] as const).flatMap((rung) =>
    ladder[rung].map((tag, at) => ({ tag, path: ["ladder", rung, at] }))
  )
  const most = mostTags(input)
  return [
    ...(rungs.length > most
      ? [{ path: ["ladder"], message: `has ${rungs.length} hashtags; ${most} are the most` }]
      : []),
    ...rungs.flatMap(({ path, tag }, at) => {
      const problem = tagProblem(tag, input)
      const isTwice = rungs.findIndex((other) => fold(other.tag) === fold(tag)) !== at
      return [
        ...(problem === undefined ? [] : [{ path, message: `“${tag}” ${problem}` }]),
        ...(isTwice ? [{ path, message: `“${tag}” is there twice` }] : [])
      ]
    })
  ]
}

const experimentIssues = (experiments: WirePlan["experiments"], input: GrowthInput): ReadonlyArray<Issue> =>
  experiments.flatMap(({ arms, hypothesis, name }, at) => {
    const path = ["experiments", at]
    const ids = new Set(input.variants.map(({ id }) => id))
    const given = new Set(arms.map(({ variantId }) => variantId))
    const changes = new Set(arms.map(({ change }) => fold(change)))
    return [
      ...(experiments.findIndex((other) => fold(other.name) === fold(name)) === at
        ? []
        : [{ path: [...path, "name"], message: `another experiment is called “${name}” too` }]),
      ...arms.flatMap(({ variantId }, arm) =>
        ids.has(variantId) ? [] : [{ path: [...path, "arms", arm], message: `no variant "${variantId}"` }]
      ),
      // Numbers of two arms with one id could not be told apart.
      ...(given.size === arms.length ? [] : [{ path: [...path, "arms"], message: "have to be different variants" }]),
      ...(changes.size === arms.length
        ? []
        : [{ path: [...path, "arms"], message: "do not differ; say what is different in each" }]),
      ...[name, hypothesis, ...arms.map(({ change }) => change)].flatMap((text) =>
        textProblems(text, input).map((message) => ({ path, message }))
      )
    ]
  })
