import { type BriefInput } from "@postwright/core/campaign/Brief"
import { resolveBrief } from "@postwright/core/campaign/BriefDefaults"
import { parse } from "@postwright/core/campaign/BriefParser"
import { type KitInput } from "@postwright/core/campaign/Kit"
import { Evidence, Plan, Slot, SlotId } from "@postwright/core/campaign/Plan"
import { formatsByPlatform } from "@postwright/core/content/Platform"
import {
  Post,
  PostId,
  PostLink,
  ScorePart,
  ScoreParts,
  Scores,
  Variant,
  VariantId
} from "@postwright/core/content/Post"
import { type Citation } from "@postwright/core/knowledge/Citation"
import { SourceDocument } from "@postwright/core/knowledge/SourceDocument"
import { sha256 } from "@postwright/core/text/Digest"
import { DateTime, Effect } from "effect"
import { readFileSync } from "node:fs"
import { join } from "node:path"

const examples = join(import.meta.dirname, "../../../../../examples")

/** A campaign as the flow makes it, from an example's real sources; posts are put together by simple rules. */
export const exampleCampaign = (name: "larkfield" | "sonnenfach"): KitInput => {
  const folder = join(examples, name)
  const input = Effect.runSync(parse(readFileSync(join(folder, "brief.yaml"), "utf8"), { name: "brief.yaml" }))
  const documents = (input.sources ?? [])
    .filter((source) => typeof source === "string")
    .filter((source) => !/\.(csv|vtt)$/.test(source))
    .map((source) => document(source, readFileSync(join(folder, source), "utf8"), input.languages?.[0] ?? "en"))
  return campaign(input, documents)
}

/** A campaign of the brief whose posts quote the documents. */
export const campaign = (input: BriefInput, documents: ReadonlyArray<SourceDocument>): KitInput => {
  const now = DateTime.makeUnsafe("2026-11-21T10:00:00Z")
  const brief = Effect.runSync(resolveBrief(input, { now }))
  const quotes = documents.flatMap((document) => sentencesOf(document))
  const language = brief.languages[0] ?? "en"
  const offset = brief.plan.timeZone === "Europe/London" ? "+00:00" : "+01:00"
  const slots: Array<Slot> = []
  const posts: Array<Post> = []
  const words = language.startsWith("de") ? german : english

  for (let index = 0; index < brief.slotCount; index++) {
    const day = DateTime.formatIsoDateUtc(
      DateTime.add(DateTime.makeUnsafe(`${brief.plan.start.slice(0, 10)}T00:00:00Z`), {
        days: Math.floor(index / brief.plan.perDay)
      })
    )
    const platform = brief.platforms[(index * 5 + Math.floor(index / 7)) % brief.platforms.length]!
    const formats = formatsByPlatform[platform]
    const format = formats[Math.floor(index / 3) % formats.length]!
    const time = ["07:45", "12:10", "18:30"][index % 3]!
    const id = SlotId.make(`slot-${String(index + 1).padStart(3, "0")}`)
    const postId = PostId.make(`post-${String(index + 1).padStart(3, "0")}`)
    const own = Array.from({ length: 4 }, (_, at) => quotes[(index * 4 + at) % Math.max(1, quotes.length)]).filter(
      (quote) => quote !== undefined
    )
    const isMissing = own.length === 0 || index % 17 === 11
    const angle = headline(own[0]?.quote ?? brief.topic)
    slots.push(
      new Slot({
        id,
        startsAt: `${day}T${time}:00${offset}`,
        timeZone: brief.plan.timeZone,
        platform,
        format,
        angleId: `angle-${Math.floor(index / 3) + 1}`,
        angle,
        confidence: isMissing ? 0.2 : 0.55 + (index % 5) / 12,
        evidence: [
          ...(isMissing
            ? [new Evidence({ kind: "gap", detail: words.gap, weight: 0.6 })]
            : [new Evidence({ kind: "passage", detail: words.passage, weight: 0.7, citation: own[0]! })]),
          new Evidence({
            kind: "timing",
            detail: words.timing,
            weight: 0.4,
            url: "https://sproutsocial.com/insights/best-times-to-post-on-social-media/"
          })
        ],
        rationale: words.rationale,
        status: isMissing ? "needs-material" : index % 9 === 4 ? "approved" : "proposed",
        postId: isMissing ? null : postId
      })
    )
    if (!isMissing) posts.push(post(id, postId, platform, format, language, own, index, brief.brand.name ?? "Brand"))
  }

  return {
    brief,
    plan: new Plan({ schemaVersion: "1", campaignId: `fixture-${sha256(brief.topic).slice(0, 8)}`, slots }),
    posts,
    documents,
    auditEntries: slots.map((slot, index) => ({ schemaVersion: "1", sequence: index, step: `draft ${slot.id}` })),
    run: {
      generator: "postwright 0.1.0",
      generatedAt: "2026-11-21T10:00:00.000Z",
      model: "none",
      seed: 0,
      costMicroUsd: 0
    }
  }
}

/** A document whose text is the file's, or for HTML the text between its tags. */
export const document = (source: string, raw: string, language: string): SourceDocument => {
  const isHtml = source.endsWith(".html")
  const text = isHtml
    ? raw
        .replace(/<(head|script|style)[\s\S]*?<\/\1>/g, "")
        .replace(/<[^>]+>/g, " ")
        .replace(/&\w+;/g, " ")
        .replace(/[ \t]+/g, " ")
        .replace(/\s*\n\s*/g, "\n")
    : raw
  return new SourceDocument({
    source,
    mediaType: isHtml ? "text/html" : source.endsWith(".md") ? "text/markdown" : "text/plain",
    title: /^# (.+)$/m.exec(raw)?.[1] ?? /<title>([^<]+)/.exec(raw)?.[1] ?? source,
    language,
    text,
    isExtracted: isHtml,
    sha256: sha256(raw),
    blocks: []
  })
}

const sentencesOf = (document: SourceDocument): ReadonlyArray<Citation> =>
  Array.from(document.text.matchAll(/(?<=[\n.!?] ?)[A-ZÄÖÜ][^\n.!?*#|<>_]{40,220}[.!?](?=\s)/g), (match) =>
    document.cite(match.index, match.index + match[0].length)
  )

const headline = (sentence: string): string => {
  const words = sentence.replace(/[.!?]$/, "").split(/\s+/)
  return words.length > 9 ? `${words.slice(0, 9).join(" ")} …` : words.join(" ")
}

const post = (
  slotId: SlotId,
  id: PostId,
  platform: Post["platform"],
  format: Post["format"],
  language: string,
  quotes: ReadonlyArray<Citation>,
  index: number,
  brand: string
): Post => {
  const tags = [brand.replace(/[^\p{L}\p{N}]/gu, ""), language.startsWith("de") ? "Nachgemessen" : "MeasuredFirst"]
  const tracked = `https://example.org/week?utm_source=${platform}&utm_medium=social&utm_campaign=fixture&utm_content=${id}`
  const hashtags = tags.map((tag) => `#${tag}`).join(" ")
  const short = platform === "x" && format === "post"
  const texts = [
    short
      ? `${quotes[0]!.quote}\n\n${hashtags}`
      : `${quotes[0]!.quote}\n\n${quotes
          .slice(1)
          .map((quote) => `• ${quote.quote}`)
          .join("\n")}\n\n${tracked}\n\n${hashtags}`,
    short ? `${quotes[1]!.quote} ${hashtags}` : `${quotes[2]!.quote} ${quotes[1]!.quote}\n\n${tracked}\n\n${hashtags}`
  ]
  const [first, second] = texts.map((text, at) => {
    const parts =
      format === "thread" ? quotes.map((quote, part) => `${part + 1}/${quotes.length} ${quote.quote}`) : undefined
    const value = Math.round((0.72 + ((index * 7 + at * 11) % 23) / 100) * 1000) / 1000
    return new Variant({
      id: VariantId.make(`${id}-${at === 0 ? "a" : "b"}`),
      approach: at === 0 ? "lead-fact" : "question-first",
      text: parts?.join("\n\n") ?? text,
      ...(parts === undefined ? {} : { parts }),
      ...(platform === "youtube" ? { title: headline(quotes[0]!.quote) } : {}),
      scores: new Scores({ brandFit: value, readability: Math.min(1, value + 0.08), risk: 0.06 + at / 20 }),
      scoreParts: new ScoreParts({
        brandFit: [
          new ScorePart({ name: "banned-words", value: 1, weight: 0.5, detail: "0 banned words" }),
          new ScorePart({
            name: "voice-likeness",
            value: 0.7,
            weight: 0.5,
            detail: "Sentence length as in the examples"
          })
        ],
        risk: [new ScorePart({ name: "unsupported-claims", value: 0.1, weight: 1, detail: "Every figure is cited" })],
        readability: [
          new ScorePart({ name: "flesch-reading-ease", value: 0.8, weight: 1, detail: "Flesch reading ease 66.2" })
        ]
      })
    })
  })
  return new Post({
    id,
    slotId,
    platform,
    format,
    language,
    variants: [first!, second!],
    hashtags: tags,
    links: short || format === "thread" ? [] : [new PostLink({ url: "https://example.org/week", trackedUrl: tracked })],
    media: [],
    citations: quotes,
    generatedBy: { kind: "floor", agent: "copywriter", agentVersion: 1 },
    contentHash: sha256(texts.join())
  })
}

const english = {
  gap: "The sources say nothing about insurance for shared riders. Add a paragraph on cover, excess and who may ride.",
  passage: "The field report measures it",
  timing: "Weekday mornings see the most attention on this network",
  rationale:
    "One measured figure from the pilot answers a doubt that stops people from booking, at an hour when commuters read."
}

const german = {
  gap: "In den Quellen steht nichts zur Versicherung. Ergänzen Sie einen Absatz zu Haftpflicht und Hausrat.",
  passage: "Der Erfahrungsbericht nennt eigene Messwerte",
  timing: "An Werktagen wird morgens am meisten gelesen",
  rationale: "Ein eigener Messwert beantwortet einen häufigen Zweifel zu einer Zeit, in der Pendler lesen."
}
