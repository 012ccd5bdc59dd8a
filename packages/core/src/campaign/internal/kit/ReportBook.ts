/**
 * The campaign as a book to be printed: the same as the page shows, in plain text.
 */
import { type Post } from "../../../content/Post.ts"
import { type ReportBook, type ReportMonth, type ReportPicture, type ReportPost } from "../../../media/ReportPrinter.ts"
import { steadyText } from "../../../text/Normalisation.ts"
import { type KitInput } from "../../Kit.ts"
import { type Slot } from "../../Plan.ts"
import { isMediaPath } from "./MediaPath.ts"
import { missingMedia } from "./MissingMedia.ts"
import { addDays, dayOf, daysBetween, formatDay, timeOf, weekdayOf } from "./page/Dates.ts"
import { platformNames } from "./page/Icons.ts"
import { rangeOf, splitTopic } from "./page/Masthead.ts"
import { viewWords } from "./page/ViewWords.ts"
import { type Words, wordsFor } from "./page/Words.ts"
import { makeReport } from "./Report.ts"

export const makeReportBook = (input: KitInput): ReportBook => {
  const { brief, plan, posts, run } = input
  const words = wordsFor(brief.languages[0] ?? "en")
  const report = makeReport(input, () => null)
  const byId = new Map(posts.map((post) => [String(post.id), post]))
  const postOf = (slot: Slot): Post | undefined => (slot.postId === null ? undefined : byId.get(String(slot.postId)))
  const { headline, rest } = splitTopic(steadyText(brief.topic))
  const { ownBrand, paidPartnership, sponsor } = brief.disclosure
  const [first, last] = [plan.slots[0], plan.slots.at(-1)]
  const own = viewWords(words)
  const missing = posts.filter((post) => missingMedia(post) !== undefined).length
  const fact = (count: number, label: (count: number) => string) => ({ value: own.count(count), label: label(count) })
  return {
    language: words.dateLocale,
    brand: { name: brief.brand.name, colors: brief.brand.colors, fonts: brief.brand.fonts },
    title: headline,
    subtitle: rest === "" ? undefined : rest,
    range: `${first === undefined || last === undefined ? "" : `${rangeOf(dayOf(first.startsAt), dayOf(last.startsAt), words)}, `}${brief.plan.timeZone}`,
    facts: [
      fact(report.counts.posts, words.facts.posts),
      fact(Object.keys(report.counts.byPlatform).length, words.facts.platforms),
      fact(report.counts.citations, words.facts.citations),
      fact(report.sources.length, words.facts.sources),
      ...(missing === 0 ? [] : [{ value: own.count(missing), label: own.withoutMedia }])
    ],
    notes: [
      ...(paidPartnership ? [words.disclosure.paidPartnership] : []),
      ...(ownBrand ? [words.disclosure.ownBrand] : []),
      ...(sponsor === undefined ? [] : [`${words.disclosure.sponsor}: ${sponsor}`]),
      `${words.madeOn} ${formatDay(run.generatedAt.slice(0, 10), words.dateLocale, { dateStyle: "long" })}, ${run.generator}`,
      `${words.model}: ${run.model === "none" ? words.noModel : run.model}. ${own.cost}: ${own.money(run.costMicroUsd)}`
    ].map(steadyText),
    months: monthsOf(plan.slots, words),
    posts: plan.slots.map((slot) => postPart(slot, postOf(slot), input, words)),
    sources: report.sources.map(({ citations, coverage, source, title }) => ({
      title: steadyText(title),
      source: steadyText(source),
      use: `${words.cited} ${citations}, ${words.coverage} ${words.percent(coverage)}`
    })),
    words: {
      calendar: words.calendar,
      posts: words.posts,
      sources: words.sources,
      findings: own.findings,
      citations: words.sources,
      page: words.locale === "de" ? "Seite {page} von {pages}" : "Page {page} of {pages}"
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const monthsOf = (slots: ReadonlyArray<Slot>, words: Words): ReadonlyArray<ReportMonth> => {
  const months = Array.from(new Set(slots.map(({ startsAt }) => startsAt.slice(0, 7)))).sort()
  return months.map((month) => {
    const own = slots.filter(({ startsAt }) => startsAt.startsWith(month))
    const days = own.map(({ startsAt }) => dayOf(startsAt)).sort()
    const first = days[0] ?? `${month}-01`
    const last = days.at(-1) ?? first
    const grid = daysBetween(addDays(first, 1 - weekdayOf(first)), addDays(last, 7 - weekdayOf(last)))
    return {
      title: formatDay(first, words.dateLocale, { month: "long", year: "numeric" }),
      weekdays: grid.slice(0, 7).map((day) => formatDay(day, words.dateLocale, { weekday: "short" })),
      weeks: Array.from({ length: Math.ceil(grid.length / 7) }, (_, week) =>
        grid.slice(week * 7, week * 7 + 7).map((day) => ({
          day: String(Number(day.slice(8))),
          isOfMonth: day.startsWith(month),
          entries: own
            .filter(({ startsAt }) => dayOf(startsAt) === day)
            .map(({ angle, platform, startsAt }) => ({ time: timeOf(startsAt), platform, text: steadyText(angle) }))
        }))
      )
    }
  })
}

const postPart = (slot: Slot, post: Post | undefined, input: KitInput, words: Words): ReportPost => {
  const network = platformNames[slot.platform]
  const angle = steadyText(slot.angle)
  const sent = post?.variants[0]
  const findings = input.policy?.verdicts.find(({ variantId }) => variantId === sent?.id)?.findings ?? []
  const day = formatDay(dayOf(slot.startsAt), words.dateLocale, { dateStyle: "full" })
  return {
    bookmark: `${formatDay(dayOf(slot.startsAt), words.dateLocale, { day: "numeric", month: "short" })} ${timeOf(slot.startsAt)} ${network}: ${angle}`,
    day,
    time: timeOf(slot.startsAt),
    platform: slot.platform,
    network,
    format: words.formats[slot.format],
    status: words.statuses[slot.status],
    angle,
    language: post?.language ?? words.locale,
    ...(sent?.title === undefined ? {} : { title: steadyText(sent.title) }),
    texts: (sent?.parts ?? (sent === undefined ? [] : [sent.text])).map(steadyText),
    notes: notesOf(slot, post, input, words).map(steadyText),
    scores:
      sent === undefined
        ? []
        : [
            { name: words.brandFit, value: sent.scores.brandFit, isRisk: false },
            { name: words.readability, value: sent.scores.readability, isRisk: false },
            { name: words.risk, value: sent.scores.risk, isRisk: true }
          ],
    findings: findings.map(({ message, severity }) => ({
      severity: words.severities[severity],
      text: steadyText(message[words.locale])
    })),
    citations: (post?.citations ?? []).map(({ quote, source }) => ({
      quote: steadyText(quote).replace(/\s+/g, " "),
      source: steadyText(source)
    })),
    pictures: post === undefined ? [] : picturesOf(post, input)
  }
}

const notesOf = (slot: Slot, post: Post | undefined, input: KitInput, words: Words): ReadonlyArray<string> => {
  if (post === undefined) {
    return slot.evidence.filter(({ kind }) => kind === "gap").map(({ detail }) => `${words.addMaterial}: ${detail}`)
  }
  const missing = missingMedia(post)
  const dossier = input.making?.dossiers.get(post.contentHash)
  return [
    ...(missing === undefined
      ? []
      : [
          `${viewWords(words).needsMediaTitle}: ${input.mediaReasons?.get(post.slotId)?.[words.locale] ?? words.mediaMissing[missing]}`
        ]),
    ...(dossier?.personNeeded ?? []).map(({ reason }) => `${viewWords(words).needsLook}: ${reason}`)
  ]
}

const picturesOf = (post: Post, { media }: KitInput): ReadonlyArray<ReportPicture> =>
  post.media.flatMap(({ path }) => {
    const file = isMediaPath(path) ? media?.get(path) : undefined
    if (file === undefined) return []
    const isVideo = file.mediaType.startsWith("video/")
    const bytes = file.previewJpeg ?? (file.mediaType.startsWith("image/") ? file.bytes : undefined)
    return bytes === undefined ? [] : [{ bytes, isVideo }]
  })
