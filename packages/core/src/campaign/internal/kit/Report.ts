/**
 * Computes the report of a kit.
 */
import { formats, platforms } from "../../../content/Platform.ts"
import { type Post } from "../../../content/Post.ts"
import { type Citation } from "../../../knowledge/Citation.ts"
import { shareRead } from "../../../knowledge/Excerpts.ts"
import { type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { steadyText } from "../../../text/Normalisation.ts"
import { type KitInput } from "../../Kit.ts"
import { KitReport, KitWarning, LookNeeded, MissingMaterial, SourceUse } from "../../KitReport.ts"
import { type SlotStatus } from "../../Plan.ts"
import { missingLetters } from "./MissingLetters.ts"
import { mediaKinds, mediaNames, missingMedia } from "./MissingMedia.ts"
import { paleColors } from "./PaleColors.ts"

const statuses: ReadonlyArray<SlotStatus> = ["proposed", "approved", "locked", "rejected", "needs-material"]

export const makeReport = (input: KitInput, textFileOf: (source: string) => string | null): KitReport => {
  const { brief, plan, posts, run } = input
  const looks = looksNeeded(input)
  const languages = Array.from(new Set(posts.map((post) => post.language))).sort()
  return new KitReport({
    schemaVersion: "1",
    campaignId: plan.campaignId,
    // As page and files show it: a mark that turns text around says nothing.
    topic: steadyText(brief.topic),
    generator: run.generator,
    generatedAt: run.generatedAt,
    model: run.model,
    seed: run.seed,
    costMicroUsd: run.costMicroUsd,
    budgetMicroUsd: run.budgetMicroUsd ?? brief.budgetMicroUsd ?? null,
    ...costsOf(run),
    languages,
    counts: {
      slots: plan.slots.length,
      posts: posts.length,
      variants: sum(posts, (post) => post.variants.length),
      citations: sum(posts, (post) => post.citations.length),
      byPlatform: count(platforms, plan.slots, (slot) => slot.platform),
      byFormat: count(formats, plan.slots, (slot) => slot.format),
      byStatus: {
        proposed: 0,
        approved: 0,
        locked: 0,
        rejected: 0,
        "needs-material": 0,
        ...count(statuses, plan.slots, (slot) => slot.status)
      },
      byLanguage: count(languages, posts, (post) => post.language)
    },
    warnings: [
      ...input.documents.flatMap(readInPart),
      ...withoutMedia(posts),
      ...toLookAt(looks ?? []),
      ...unrated(input),
      ...withoutTrend(input),
      ...ofPdf(input),
      ...missingLetters(input),
      ...paleColors(input)
    ],
    ...(looks === undefined ? {} : { looksNeeded: looks }),
    needsMaterial: plan.slots
      .filter((slot) => slot.status === "needs-material")
      .map(
        (slot) =>
          new MissingMaterial({
            slot: slot.id,
            startsAt: slot.startsAt,
            platform: slot.platform,
            format: slot.format,
            angle: slot.angle,
            // What to do first, then why: the reason is often the same for many slots.
            add: slot.evidence
              .filter((evidence) => evidence.kind === "gap")
              .map((evidence) => evidence.detail)
              .toReversed()
          })
      ),
    sources: input.documents.map((document) => sourceUse(document, posts, textFileOf(document.source)))
  })
}

/** The report with its keys in a fixed order, and without the counts that are zero by nature. */
export const reportJson = (report: KitReport): object => ({
  schemaVersion: report.schemaVersion,
  campaignId: report.campaignId,
  topic: report.topic,
  generator: report.generator,
  generatedAt: report.generatedAt,
  model: report.model,
  seed: report.seed,
  costMicroUsd: report.costMicroUsd,
  budgetMicroUsd: report.budgetMicroUsd,
  ...(report.costs === undefined
    ? {}
    : { costs: { ...report.costs, byAgent: report.costs.byAgent.map((cost) => ({ ...cost })) } }),
  languages: report.languages,
  counts: {
    slots: report.counts.slots,
    posts: report.counts.posts,
    variants: report.counts.variants,
    citations: report.counts.citations,
    byPlatform: report.counts.byPlatform,
    byFormat: report.counts.byFormat,
    byStatus: report.counts.byStatus,
    byLanguage: report.counts.byLanguage
  },
  warnings: report.warnings.map(({ code, source, message }) => ({ code, source, message })),
  ...(report.looksNeeded === undefined
    ? {}
    : { looksNeeded: report.looksNeeded.map(({ slot, by, reason }) => ({ slot, by, reason })) }),
  needsMaterial: report.needsMaterial.map(({ slot, startsAt, platform, format, angle, add }) => ({
    slot,
    startsAt,
    platform,
    format,
    angle,
    add
  })),
  sources: report.sources.map((use) => ({
    source: use.source,
    title: use.title,
    mediaType: use.mediaType,
    language: use.language,
    sha256: use.sha256,
    characters: use.characters,
    charactersRead: use.charactersRead,
    textFile: use.textFile,
    citations: use.citations,
    posts: use.posts,
    coverage: use.coverage
  }))
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const costsOf = ({ costs }: KitInput["run"]): Pick<KitReport, "costs"> | Record<never, never> => {
  if (costs === undefined) return {}
  const { byAgent, bySlot, otherMicroUsd = 0 } = costs
  if (byAgent.length === 0 && otherMicroUsd === 0) return {}
  const other = otherMicroUsd === 0 ? {} : { otherMicroUsd }
  return { costs: { byAgent, bySlot: Object.fromEntries(bySlot), ...other } }
}

const sum = <A>(items: ReadonlyArray<A>, of: (item: A) => number): number =>
  items.reduce((total, item) => total + of(item), 0)

/** How often each key occurs, in the order of `keys`, those that do not occur left out. */
const count = <K extends string, A>(
  keys: ReadonlyArray<K>,
  items: ReadonlyArray<A>,
  keyOf: (item: A) => string
): Record<string, number> => {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return Object.fromEntries(keys.flatMap((key) => (counts.has(key) ? [[key, counts.get(key) ?? 0]] : [])))
}

const readInPart = (document: SourceDocument): ReadonlyArray<KitWarning> => {
  const share = shareRead(document)
  if (share === undefined) return []
  const { source } = document
  return [
    new KitWarning({
      code: "source-read-in-part",
      source,
      message: `Of "${source}" only ${share} were read, in excerpts from its beginning to its end. Shorten it to what the campaign is about to have all of it read`
    })
  ]
}

const withoutMedia = (posts: ReadonlyArray<Post>): ReadonlyArray<KitWarning> => {
  const counts = count(
    mediaKinds,
    posts.flatMap((post) => missingMedia(post) ?? []),
    (kind) => kind
  )
  const kinds = mediaKinds.filter((kind) => counts[kind] !== undefined)
  if (kinds.length === 0) return []
  const all = sum(Object.values(counts), (one) => one)
  const each = kinds.map((kind) => `${counts[kind]} with ${mediaNames[kind]}`).join(", ")
  return [
    new KitWarning({
      code: "media-missing",
      source: null,
      message: `${all === 1 ? "One post" : `${all} posts`} can only be published with media that are not made yet: ${each}. Make them first; the files of these posts in posts/ say so too`
    })
  ]
}

const looksNeeded = ({ making, plan, posts }: KitInput): ReadonlyArray<LookNeeded> | undefined => {
  if (making === undefined) return undefined
  const byPost = new Map(posts.map((post) => [String(post.id), post]))
  return plan.slots.flatMap(({ id, postId }) => {
    const post = postId === null ? undefined : byPost.get(String(postId))
    const dossier = post === undefined ? undefined : making.dossiers.get(post.contentHash)
    return [
      ...(dossier?.personNeeded ?? []),
      ...(dossier?.compliance?.concerns ?? []).map(({ reason }) => ({ by: "compliance", reason }))
    ].map(({ by, reason }) => new LookNeeded({ slot: id, by, reason }))
  })
}

const toLookAt = (looks: ReadonlyArray<LookNeeded>): ReadonlyArray<KitWarning> => {
  const slots = new Set(looks.map(({ slot }) => slot)).size
  if (slots === 0) return []
  const message =
    slots === 1
      ? "One post has a reason for a person to look before it is approved: its file in posts/ says why"
      : `${slots} posts have a reason for a person to look before they are approved: their files in posts/ say why`
  return [new KitWarning({ code: "look-needed", source: null, message })]
}

const unrated = ({ policy }: KitInput): ReadonlyArray<KitWarning> => {
  const posts = (policy?.verdicts ?? []).filter(({ checksMissing = [] }) =>
    checksMissing.some(({ check }) => check === "appraisal")
  ).length
  if (posts === 0) return []
  const message =
    posts === 1
      ? "One post has no appraisal: an older version or a person wrote it, or nobody could rate it. Read it with more care, or have it written anew"
      : `${posts} posts have no appraisal: an older version or a person wrote them, or nobody could rate them. Read them with more care, or have them written anew`
  return [new KitWarning({ code: "appraisal-missing", source: null, message })]
}

const withoutTrend = ({ brief, making }: KitInput): ReadonlyArray<KitWarning> => {
  if (making?.trends === undefined || making.trends.length > 0) return []
  const many = brief.trends.length
  const none =
    many === 1 ? "The trend of the brief fits no post" : `None of the ${many} trends of the brief fits a post`
  const message = `${none}: the sources say nothing about it, or it is over by then. Add a source that does, or leave it out`
  return [new KitWarning({ code: "no-trend-fits", source: null, message })]
}

const ofPdf = ({ reportPdf }: KitInput): ReadonlyArray<KitWarning> => {
  if (reportPdf === undefined) return []
  if ("missing" in reportPdf) {
    const message = `The kit has no report.pdf: ${reportPdf.missing}`
    return [new KitWarning({ code: "report-not-printed", source: null, message })]
  }
  return [...new Set(reportPdf.warnings)].map(
    (warning) => new KitWarning({ code: "report-printed-otherwise", source: null, message: `report.pdf: ${warning}` })
  )
}

const sourceUse = (document: SourceDocument, posts: ReadonlyArray<Post>, textFile: string | null): SourceUse => {
  const citing = posts.filter((post) => post.citations.some((citation) => citation.source === document.source))
  const citations = citing.flatMap((post) => post.citations.filter((citation) => citation.source === document.source))
  const spans = new Map(citations.map((citation) => [`${citation.start}-${citation.end}`, citation]))
  return new SourceUse({
    source: document.source,
    title: document.title,
    mediaType: document.mediaType,
    language: document.language,
    sha256: document.sha256,
    characters: document.text.length,
    charactersRead: document.charactersRead,
    textFile,
    citations: spans.size,
    posts: citing.length,
    coverage:
      document.text.length === 0 ? 0 : Math.round((covered([...spans.values()]) / document.text.length) * 1_000) / 1_000
  })
}

/** Characters in the union of the spans. */
const covered = (spans: ReadonlyArray<Citation>): number => {
  let total = 0
  let end = 0
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    total += Math.max(0, span.end - Math.max(end, span.start))
    end = Math.max(end, span.end)
  }
  return total
}
