/**
 * One wording as writers of posts answer it: its shape, what is wrong with it by itself, and the draft that it makes.
 *
 * @since 0.1.0
 */
import { z } from "zod"
import { type Brief } from "../campaign/Brief.ts"
import { DraftVariant } from "../content/Draft.ts"
import { type Format } from "../content/Platform.ts"
import { Citation } from "../knowledge/Citation.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { type LanguageTag } from "../text/Language.ts"
import { citationIn } from "./Citing.ts"
import { foreignEntities, unsupportedClaims } from "./Foreign.ts"
import { ungrounded } from "./Grounding.ts"

/** A wording on the wire: body or parts, and what each claim rests on. */
export const WireVariant = z.object({
  approach: z.string().trim().min(1).max(40),
  title: z.string().trim().min(1).optional(),
  body: z.string().trim().min(1).optional(),
  parts: z.array(z.string().trim().min(1)).min(2).optional(),
  citations: z.array(z.object({ findingId: z.string().min(1), quote: z.string().min(1) })).min(1)
})
export type WireVariant = z.infer<typeof WireVariant>

/** What a wording is read against. */
export interface VariantGround {
  readonly format: Format
  readonly language: LanguageTag
  readonly findings: ReadonlyArray<Finding>
  readonly brief: Brief
  /** Texts whose claims, links and mentions may stand in it besides. @default none */
  readonly said?: ReadonlyArray<string>
}

/** Text and citations of one wording, and what is wrong with it by itself. */
export const readVariant = (variant: WireVariant, ground: VariantGround) => {
  const issues: Array<{ readonly path: ReadonlyArray<string | number>; readonly message: string }> = []
  const { said = [] } = ground
  const isThread = ground.format === "thread"
  if (isThread ? variant.parts === undefined : variant.body === undefined) {
    issues.push({ path: [], message: isThread ? "a thread has parts" : "a post has a body" })
  }
  const citations = variant.citations.flatMap((citation, at) => {
    const finding = ground.findings.find((one) => one.id === citation.findingId)
    const found = finding === undefined ? undefined : citationIn(finding, citation.quote)
    if (found !== undefined) return [found]
    const message =
      finding === undefined
        ? `no finding "${citation.findingId}"`
        : `the quote does not stand in "${citation.findingId}"`
    issues.push({ path: ["citations", at], message })
    return []
  })
  const body = isThread ? (variant.parts ?? []).join("\n\n") : (variant.body ?? "")
  const grounds = [...citations, ...said.flatMap(ownWords)]
  for (const claim of ungrounded([variant.title ?? "", body], grounds, ground.findings, ground.brief.brand.name)) {
    issues.push({ path: ["body"], message: `“${claim}” stands in no sentence that the variant cites` })
  }
  const texts = [variant.title ?? "", body, variant.approach]
  for (const entity of foreignEntities(texts, ground)) {
    if (said.some((text) => text.includes(entity))) continue
    issues.push({ path: ["body"], message: `“${entity}” is no link, mention or hashtag of the brief; leave it out` })
  }
  const quotes = grounds.map(({ quote }) => quote)
  for (const claim of unsupportedClaims([variant.title ?? "", body], quotes, ground)) {
    issues.push({ path: ["body"], message: `“${claim}” stands in nothing that the variant cites; leave it out` })
  }
  return { issues, body, citations }
}

/** The wording as a draft; parts only of a thread. */
export const draftVariant = (
  {
    approach,
    body,
    citations,
    parts,
    title
  }: Omit<WireVariant, "body" | "citations"> & {
    readonly body: string
    readonly citations: DraftVariant["citations"]
  },
  { format }: Pick<VariantGround, "format">
): DraftVariant =>
  new DraftVariant({
    approach,
    body,
    ...(format === "thread" && parts !== undefined ? { parts } : {}),
    ...(title === undefined ? {} : { title }),
    citations
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// What was said before bears out as a quote does.
const ownWords = (text: string): ReadonlyArray<Citation> =>
  text === "" ? [] : [new Citation({ source: "the wording itself", start: 0, end: text.length, quote: text })]
