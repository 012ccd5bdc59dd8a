/**
 * Fills in what a brief leaves open.
 *
 * | field | default |
 * | --- | --- |
 * | `languages` | the language that most text of the sources is in, else `en` |
 * | `audience`, `tone` | a neutral phrase in the first language (German or English) |
 * | `goals`, `regions`, `competitors`, `constraints`, `sources`, `trends` | none |
 * | `trends[].momentum`, `trends[].language` | 0.5, the first language |
 * | `plan.days`, `plan.perDay` | 30, 3 |
 * | `plan.timeZone` | the zone of most people in the first region, else `UTC` |
 * | `plan.start` | tomorrow in `plan.timeZone` |
 * | `disclosure.paidPartnership`, `disclosure.ownBrand` | `false` |
 * | `budget` | no limit |
 *
 * @since 0.1.0
 */
import { DateTime, Effect } from "effect"
import { primarySubtag } from "../text/Language.ts"
import { TrendSignal } from "../trends/TrendReport.ts"
import { Brief, type BriefInput } from "./Brief.ts"
import { BriefError, BriefInvalid, maxBriefProblems } from "./BriefError.ts"
import { crossFieldProblems, defaultDays, defaultPerDay, defaultZone } from "./internal/BriefRules.ts"

export interface ResolveOptions {
  /** Decides what tomorrow is. */
  readonly now: DateTime.Utc
  /** Languages of the sources, the one with most text first: that one is taken when the brief names none. @default none */
  readonly detectedLanguages?: ReadonlyArray<string> | undefined
  /** What errors call the brief. @default "brief" */
  readonly name?: string | undefined
}

/**
 * The brief that the campaign runs on. The same input and time give the same brief. Values that come twice in a list
 * are kept once, in the order of their first, and so are trends that differ in case and white space alone.
 *
 * Fails with `BriefInvalid` when the fields contradict each other or the calendar.
 */
export const resolveBrief = Effect.fnUntraced(function* (
  input: BriefInput,
  options: ResolveOptions
): Effect.fn.Return<Brief, BriefError> {
  const [first, ...rest] = crossFieldProblems(input, () => undefined, lastDayOn(options.now))
  if (first !== undefined) {
    const problems = rest.slice(0, maxBriefProblems - 1)
    const name = options.name ?? "brief"
    return yield* new BriefError({
      reason: new BriefInvalid({ name, problems: [first, ...problems], omitted: rest.length - problems.length })
    })
  }
  const regions = unique(input.regions ?? [])
  const languages = unique(input.languages ?? options.detectedLanguages?.slice(0, 1) ?? [])
  const firstLanguage = languages[0] ?? "en"
  const words = primarySubtag(firstLanguage) === "de" ? germanDefaults : englishDefaults
  const timeZone = input.plan?.timeZone ?? defaultZone(regions)
  const [platform, ...platforms] = input.platforms
  return new Brief({
    topic: input.topic.trim(),
    audience: input.audience?.trim() ?? words.audience,
    goals: unique(input.goals ?? []),
    tone: input.tone?.trim() ?? words.tone,
    languages: languages.length === 0 ? [firstLanguage] : languages,
    platforms: [platform, ...unique(platforms).filter((other) => other !== platform)],
    regions,
    competitors: unique(input.competitors ?? []),
    constraints: unique(input.constraints ?? []),
    sources: input.sources ?? [],
    trends: distinctTrends(input.trends ?? [], firstLanguage).map(
      (trend, index) => new TrendSignal({ ...trend, id: `trend-${String(index + 1).padStart(2, "0")}` })
    ),
    brand: input.brand ?? {},
    disclosure: { paidPartnership: false, ownBrand: false, ...input.disclosure },
    plan: {
      days: input.plan?.days ?? defaultDays,
      perDay: input.plan?.perDay ?? defaultPerDay,
      start: input.plan?.start ?? tomorrow(options.now, timeZone),
      timeZone
    },
    ...(input.budget === undefined ? {} : { budgetMicroUsd: Math.max(1, Math.round(input.budget * 1_000_000)) })
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const englishDefaults = { audience: "Everyone who is interested in the topic", tone: "Clear, factual and friendly" }
const germanDefaults = { audience: "Alle, die sich für das Thema interessieren", tone: "Klar, sachlich und freundlich" }

const usualMomentum = 0.5

/** Each once: what is written in another case or with other white space is the same. The first counts. */
const distinctTrends = (trends: NonNullable<BriefInput["trends"]>, firstLanguage: string) => {
  const distinct = new Map<string, (typeof trends)[number] & { readonly language: string; readonly momentum: number }>()
  for (const trend of trends) {
    const phrase = trend.phrase.trim().replace(/\s+/gu, " ")
    const { language = firstLanguage, momentum = usualMomentum, platform = "" } = trend
    const key = JSON.stringify([phrase.normalize("NFKC").toLowerCase(), platform, language.toLowerCase()])
    if (!distinct.has(key)) distinct.set(key, { ...trend, phrase, language, momentum })
  }
  return [...distinct.values()]
}

/** The day that it is where it becomes day first. */
const lastDayOn = (now: DateTime.Utc): string => DateTime.formatIsoDateUtc(DateTime.add(now, { hours: 14 }))

const unique = <A>(values: ReadonlyArray<A>): Array<A> => Array.from(new Set(values))

const tomorrow = (now: DateTime.Utc, timeZone: string): string =>
  DateTime.formatIsoDate(DateTime.add(DateTime.setZone(now, DateTime.zoneMakeNamedUnsafe(timeZone)), { days: 1 }))
