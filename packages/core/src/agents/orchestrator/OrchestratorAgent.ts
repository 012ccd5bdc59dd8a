/**
 * The orchestrator: decides the mix of formats, which optional stages run, and when a post is written again or goes to
 * a person. It decides nothing else: the order of stages is fixed, and the rules, budgets and approvals stand above it.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import { type Brief } from "../../campaign/Brief.ts"
import {
  Attention,
  ChosenStage,
  Escalation,
  type OptionalStage,
  optionalStages,
  Production
} from "../../campaign/Production.ts"
import { formatRules, FormatShare, shareFaults, usualShares } from "../../content/FormatShare.ts"
import { type Format, formats, platforms } from "../../content/Platform.ts"
import { type Finding, FindingId } from "../../knowledge/Finding.ts"
import { primarySubtag } from "../../text/Language.ts"
import { type TrendReport } from "../../trends/TrendReport.ts"
import { type InsightReport } from "../../analytics/Insight.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { type FormatShift, formatShifts, shiftedMix } from "./internal/learnedMix.ts"

export interface OrchestratorInput {
  readonly brief: Brief
  /** Most salient first. */
  readonly findings: ReadonlyArray<Finding>
  readonly trends?: TrendReport
  /** What the results of earlier posts say. */
  readonly insights?: InsightReport
  /** Whether a model writes: without one, a second wording of a post says what the first one says. */
  readonly isWrittenByModel: boolean
}

const share = z.number().min(0).max(1)

const wording = definePrompt({
  name: "orchestrator",
  version: 1,
  system: `You lead the production of a social media campaign. You decide three things. The mix: for every network of the campaign the shares of its formats, summing to 1, by what the material can carry: lists and steps make carousels, short stories and answers make videos, figures make posts. The stages: judge rates every wording; growth adds ladders of hashtags, experiments and calls to action; script writes scenes for videos; visuals writes prompts for pictures and alternative texts; edit looks at the whole month. Leave out only what this campaign has no use for. The escalation: below which rating from 0 to 1 a post is written again, below which one a person looks at it, and how many are written again at most.

Name findings that a person has to look at before a post says them: claims about health, money, safety or law, words put into the mouth of a private person, promises, anything that could have changed since it was written. Name no more than that.`,
  task: `Decide for a campaign of {{slots}} posts on {{platforms}}. Kinds of material: {{kinds}}. Write at most {{rewrites}} posts again. Summarise your decisions in two or three sentences, in the language "{{language}}".`
})

/** Mix, optional stages and thresholds. Without a model: the usual mix moved by trends, every stage that there is work for. */
export const OrchestratorAgent = defineAgent({
  name: "orchestrator",
  version: 1,
  task: "plan",
  contract: z.object({
    mix: z.array(z.object({ platform: z.enum(platforms), format: z.enum(formats), share })).max(30),
    stages: z.array(z.object({ stage: z.enum(optionalStages), reason: z.string().trim().min(1).max(300) })).max(10),
    escalation: z.object({ rewriteBelow: share, personBelow: share, maxRewrites: z.int().min(0).max(10_000) }),
    attention: z.array(z.object({ findingId: z.string().min(1), reason: z.string().trim().min(1).max(300) })).max(100),
    summary: z.string().trim().min(1).max(800)
  }),
  wording,
  prompt: (input: OrchestratorInput, chosen = wording) => {
    const { brief } = input
    return renderPrompt(chosen, {
      values: {
        slots: brief.slotCount,
        platforms: networksOf(brief).join(", "),
        kinds: kindsOf(input.findings),
        rewrites: mostRewrites(brief),
        language: brief.languages[0] ?? "en"
      },
      policy: formatRules(brief.platforms),
      request: [
        { label: "topic", text: brief.topic },
        { label: "audience", text: brief.audience },
        ...brief.goals.map((text) => ({ label: "goal", text })),
        ...brief.constraints.map((text) => ({ label: "constraint", text })),
        ...(input.trends?.topics ?? []).map(({ phrase, useBy }) => ({ label: `trend until ${useBy}`, text: phrase })),
        ...(input.insights?.insights ?? []).map(({ advice, statement }) => ({
          label: "what earlier results say; an observation, the cause may be another",
          text: `${statement} ${advice}`
        }))
      ],
      evidence: input.findings
        .slice(0, mostFindings)
        .map(({ id, kind, texts }) => ({ label: `${id} (${kind})`, text: texts[0] }))
    })
  },
  language: (input) => input.brief.languages[0] ?? "en",
  prose: (wire) => [wire.summary],
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const { attention, escalation, mix, stages, summary } = wire
      const known = new Set<string>(input.findings.map(({ id }) => id))
      const issues: Array<{ path: ReadonlyArray<string | number>; message: string }> = shareFaults(
        mix,
        input.brief.platforms
      ).map(({ index, message }) => ({ path: ["mix", ...(index === undefined ? [] : [index])], message }))
      for (const [index, { stage }] of stages.entries()) {
        if (stages.findIndex((one) => one.stage === stage) !== index) {
          issues.push({ path: ["stages", index], message: `"${stage}" is chosen twice` })
        }
      }
      for (const [index, { findingId }] of attention.entries()) {
        const path = ["attention", index, "findingId"]
        if (!known.has(findingId)) issues.push({ path, message: `no finding "${findingId}"` })
        if (attention.findIndex((one) => one.findingId === findingId) !== index) {
          issues.push({ path, message: `"${findingId}" is named twice` })
        }
      }
      if (escalation.personBelow > escalation.rewriteBelow) {
        const message = "is above rewriteBelow; a post is written again before a person has to look at it"
        issues.push({ path: ["escalation", "personBelow"], message })
      }
      const most = mostRewrites(input.brief)
      if (escalation.maxRewrites > most) {
        issues.push({ path: ["escalation", "maxRewrites"], message: `is more than ${most}` })
      }
      yield* checkIssues(issues)
      return new Production({
        mix: mix.map((one) => new FormatShare(one)),
        stages: stages
          .toSorted((a, b) => optionalStages.indexOf(a.stage) - optionalStages.indexOf(b.stage))
          .map((one) => new ChosenStage(one)),
        escalation: new Escalation(escalation),
        attention: attention.map(
          ({ findingId, reason }) => new Attention({ findingId: FindingId.make(findingId), reason })
        ),
        summary
      })
    }),
  floor: (input) => {
    const { brief } = input
    const language = primarySubtag(brief.languages[0] ?? "en") === "de" ? "de" : "en"
    const usual = input.trends?.formats ?? networksOf(brief).flatMap((platform) => usualShares(platform))
    const shifts = formatShifts(input.insights)
    const mix = shiftedMix(usual, shifts)
    const has = (format: Format) => mix.some((one) => one.format === format && one.share > 0)
    const stages = optionalStages.filter((stage) => stage !== "script" || has("video"))
    return {
      mix: mix.map((one) => ({ ...one })),
      stages: stages.map((stage) => ({ stage, reason: reasons[language][stage] })),
      escalation: {
        rewriteBelow: 0.55,
        personBelow: 0.35,
        maxRewrites: input.isWrittenByModel ? mostRewrites(brief) : 0
      },
      attention: [],
      summary: [
        summaryOf(language, brief, stages),
        ...shifts.map((shift) => shiftOf(language, shift)).slice(0, mostShiftsTold)
      ].join(" ")
    }
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mostFindings = 300

/** Of the posts, so many may be written again: a campaign of which more has to be is a matter for a person. */
const rewriteShare = 0.25

const mostRewrites = ({ slotCount }: Brief): number => Math.ceil(slotCount * rewriteShare)

const networksOf = ({ platforms: named }: Brief) => [...new Set(named)]

const kindsOf = (findings: ReadonlyArray<Finding>): string => {
  const counts = new Map<string, number>()
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts.size === 0
    ? "none"
    : [...counts]
        .map(([kind, count]) => `${count} ${kind}`)
        .join(", ")
        .slice(0, 100)
}

const reasons: Record<"en" | "de", Record<OptionalStage, string>> = {
  en: {
    judge: "The better of two wordings is sent.",
    growth: "Hashtags from broad to narrow, experiments and calls to action belong to every post.",
    script: "The campaign has videos, and a video begins with its scenes.",
    visuals: "Posts with pictures need prompts and alternative texts.",
    edit: "Somebody has to see the month as a whole."
  },
  de: {
    judge: "Von zwei Fassungen geht die bessere hinaus.",
    growth: "Zu jedem Post gehören Hashtags von weit bis eng, Versuche und Aufrufe.",
    script: "Die Kampagne hat Videos, und ein Video beginnt mit seinen Szenen.",
    visuals: "Posts mit Bildern brauchen Bildbeschreibungen und Alternativtexte.",
    edit: "Jemand muss den Monat als Ganzes sehen."
  }
}

const germanStages: Readonly<Record<OptionalStage, string>> = {
  judge: "Bewertung",
  growth: "Reichweite",
  script: "Drehbücher",
  visuals: "Bilder",
  edit: "Durchsicht des Monats"
}

const summaryOf = (language: "en" | "de", brief: Brief, stages: ReadonlyArray<OptionalStage>): string =>
  language === "de"
    ? `${brief.slotCount} Posts auf ${networksOf(brief).join(", ")} in den üblichen Formaten. Gewählte Stufen: ${stages.map((stage) => germanStages[stage]).join(", ")}.`
    : `${brief.slotCount} posts on ${networksOf(brief).join(", ")} in the usual formats. Chosen stages: ${stages.join(", ")}.`

/** Sentences: a summary has 800 characters. */
const mostShiftsTold = 4

const shiftOf = (language: "en" | "de", { format, isMore, platform }: FormatShift): string =>
  language === "de"
    ? `Auf ${platform} ${isMore ? "mehr" : "weniger"} vom Format ${format}: So legen es frühere Ergebnisse nahe.`
    : `On ${platform} ${isMore ? "more" : "less"} of the format ${format}, as earlier results suggest.`
