/**
 * The trend watcher: which of the things that people talk about the campaign's own material can say something to, and
 * which formats are told now.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import { wordsIn } from "../../brand/WordMatch.ts"
import { type Brief } from "../../campaign/Brief.ts"
import { formatRules, FormatShare, shareFaults, usualShares } from "../../content/FormatShare.ts"
import { formats, type Platform, platforms } from "../../content/Platform.ts"
import { type Finding, FindingId } from "../../knowledge/Finding.ts"
import { TrendReport, type TrendSignal, TrendTopic } from "../../trends/TrendReport.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { tellsOfHarm } from "./internal/harm.ts"
import { matchesOf } from "./internal/matches.ts"

export interface TrendsInput {
  readonly brief: Brief
  readonly findings: ReadonlyArray<Finding>
  /** What is observed, from whichever sources the caller watches. */
  readonly signals: ReadonlyArray<TrendSignal>
  /** Local day on which the campaign begins, `2027-03-01`. */
  readonly startsOn: string
}

const share = z.number().min(0).max(1)

const wording = definePrompt({
  name: "trends",
  version: 1,
  system: `You watch what people talk about, for a social media campaign. You choose the signals that the campaign's own findings have something true to say about, and nothing else: a brand that speaks to a topic it knows nothing of looks foolish.

Never choose what is over before the campaign begins, what mentions a competitor or a banned word, and nothing in which people are hurt, die or mourn. A signal without a finding that speaks to it is left out. Then give every network of the campaign its formats with shares that sum to 1: the usual ones, moved towards what the signals show, never by more than 0.2.`,
  task: `Choose at most {{most}} signals. For each name its id, the ids of the findings that speak to it, how well it fits from 0 to 1, and why in one sentence. The campaign begins on {{startsOn}}.`
})

/** Signals that are still of the moment, nobody is hurt in, and a finding speaks to; and shares of formats. */
export const TrendsAgent = defineAgent({
  name: "trends",
  version: 1,
  task: "extract",
  contract: z.object({
    topics: z
      .array(
        z.object({
          signalId: z.string().min(1),
          findingIds: z.array(z.string().min(1)).min(1).max(20),
          fit: share,
          why: z.string().trim().min(1).max(300)
        })
      )
      .max(50),
    formats: z.array(z.object({ platform: z.enum(platforms), format: z.enum(formats), share })).max(30)
  }),
  wording,
  prompt: (input: TrendsInput, chosen = wording) =>
    renderPrompt(chosen, {
      values: {
        most: mostTopics,
        startsOn: input.startsOn
      },
      policy: formatRules(input.brief.platforms),
      request: [
        { label: "topic", text: input.brief.topic },
        { label: "audience", text: input.brief.audience },
        ...input.brief.constraints.map((text) => ({ label: "constraint", text })),
        ...avoidedWords(input.brief).map((text) => ({ label: "word to avoid", text })),
        ...input.signals.slice(0, mostSignals).map((signal) => ({ label: signalLabel(signal), text: signal.phrase }))
      ],
      evidence: input.findings
        .slice(0, mostFindings)
        .map(({ citation, id }) => ({ label: String(id), text: citation.quote }))
    }),
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const signals = new Map(input.signals.map((signal) => [signal.id, signal]))
      const known = new Set<string>(input.findings.map(({ id }) => id))
      const seen = new Set<string>()
      const issues = wire.topics.flatMap(({ findingIds, signalId }, index) => {
        const path = ["topics", index]
        const signal = signals.get(signalId)
        const faults = findingIds.filter((id) => !known.has(id)).map((id) => `no finding "${id}"`)
        if (seen.has(signalId)) faults.push(`"${signalId}" is chosen twice`)
        seen.add(signalId)
        const obstacle = signal === undefined ? `no signal "${signalId}"` : obstacleTo(signal, input)
        return [...faults, ...(obstacle === undefined ? [] : [obstacle])].map((message) => ({ path, message }))
      })
      const shares = shareFaults(wire.formats, input.brief.platforms).map(({ index, message }) => ({
        path: ["formats", ...(index === undefined ? [] : [index])],
        message
      }))
      yield* checkIssues([...issues, ...shares])
      const topics = wire.topics.flatMap(({ findingIds, fit, signalId, why }) => {
        const signal = signals.get(signalId)
        const [first, ...rest] = [...new Set(findingIds)].map((id) => FindingId.make(id))
        if (signal === undefined || first === undefined) return []
        return [
          new TrendTopic({
            signalId,
            phrase: signal.phrase,
            findingIds: [first, ...rest],
            fit,
            why,
            useBy: signal.lastDay
          })
        ]
      })
      return new TrendReport({
        topics: topics.toSorted((a, b) => b.fit - a.fit),
        formats: wire.formats.map((one) => new FormatShare(one))
      })
    }),
  floor: (input) => {
    const usable = input.signals.filter((signal) => obstacleTo(signal, input) === undefined)
    const topics = matchesOf(usable, input.findings)
      .slice(0, mostTopics)
      .map(({ findingIds, fit, shared, signal }) => ({
        signalId: signal.id,
        findingIds: [...findingIds],
        fit,
        why: whyOf(signal, shared)
      }))
    const chosen = new Set(topics.map(({ signalId }) => signalId))
    return {
      topics,
      formats: [...new Set(input.brief.platforms)].flatMap((platform) =>
        movedShares(
          platform,
          usable.filter(({ id }) => chosen.has(id))
        )
      )
    }
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mostTopics = 12
const mostSignals = 200
const mostFindings = 200

/** By so much a share of a format may move. */
const mostMoved = 0.2

const avoidedWords = (brief: Brief): ReadonlyArray<string> => [...(brief.brand.bannedWords ?? []), ...brief.competitors]

const obstacleTo = (signal: TrendSignal, { brief, startsOn }: TrendsInput): string | undefined => {
  if (signal.lastDay < startsOn) return `"${signal.phrase}" is over on ${signal.lastDay}, the campaign begins later`
  if (signal.platform !== undefined && !brief.platforms.includes(signal.platform)) {
    return `"${signal.phrase}" is seen on ${signal.platform}, where the campaign is not`
  }
  const [avoided] = wordsIn(signal.phrase, avoidedWords(brief))
  if (avoided !== undefined) return `"${signal.phrase}" holds "${avoided}", which the campaign avoids`
  return tellsOfHarm(signal.phrase, signal.language)
    ? `"${signal.phrase}" is about harm done to people; no campaign follows it`
    : undefined
}

const signalLabel = ({ id, language, lastDay, momentum, platform, source }: TrendSignal): string =>
  `signal ${id} (${language}, momentum ${momentum}, until ${lastDay}${platform === undefined ? "" : `, on ${platform}`}, by ${source})`

const whyOf = ({ language, phrase, source }: TrendSignal, shared: ReadonlyArray<string>): string => {
  const words = shared.slice(0, 3).join(", ")
  return language.startsWith("de")
    ? `Das eigene Material spricht von „${words}“; dass „${phrase.slice(0, 100)}“ im Gespräch ist, sagt ${source.slice(0, 60)}.`
    : `The campaign's own material speaks of “${words}”; that people talk about “${phrase.slice(0, 100)}” says ${source.slice(0, 60)}.`
}

// What signals show gains by their momentum, and the others give in proportion.
const movedShares = (platform: Platform, signals: ReadonlyArray<TrendSignal>): ReadonlyArray<FormatShare> => {
  const usual = usualShares(platform)
  const wanted = new Map<string, number>()
  for (const { format, momentum, platform: seenOn } of signals) {
    if (format !== undefined && (seenOn ?? platform) === platform) {
      wanted.set(format, Math.max(wanted.get(format) ?? 0, momentum))
    }
  }
  const gaining = usual.filter(({ format }) => wanted.has(format))
  const giving = usual.filter(({ format }) => !wanted.has(format))
  const given = giving.reduce((sum, one) => sum + one.share, 0)
  if (gaining.length === 0 || given === 0) return usual
  const gains = gaining.map(({ format }) => (wanted.get(format) ?? 0) * (mostMoved / gaining.length))
  const moved = Math.min(
    gains.reduce((sum, gain) => sum + gain, 0),
    given
  )
  const scale =
    moved /
    Math.max(
      gains.reduce((sum, gain) => sum + gain, 0),
      Number.EPSILON
    )
  return usual.map((one) => {
    const index = gaining.indexOf(one)
    const next = index < 0 ? one.share * (1 - moved / given) : one.share + gains[index]! * scale
    return new FormatShare({ ...one, share: Math.round(next * 1_000) / 1_000 })
  })
}
