/**
 * A post and its translation: which texts are translated, and the post that they make. Everything that follows from a
 * text is derived anew: scores, hashtags, links and the hash.
 *
 * @since 0.1.0
 */
import type { Brief } from "../campaign/Brief.ts"
import { detectHashtags } from "../policy/Entities.ts"
import { type PolicyContent, partSeparator, policyContentOf } from "../policy/PolicyContent.ts"
import type { LanguageTag } from "../text/Language.ts"
import { contentHash } from "./ContentHash.ts"
import { standing } from "./internal/standing.ts"
import { findLinks } from "./Links.ts"
import { type GeneratedBy, Post, PostLink, PostMedia, type TranslatedFrom, Variant, VariantId } from "./Post.ts"
import { scoreVariant } from "./Scoring.ts"
import type { TextRole, Translation } from "./Translation.ts"

/** One text of a post that is translated. */
export interface PostText {
  readonly id: string
  readonly role: TextRole
  readonly text: string
}

/** What is translated of the post: the wording that is sent, with its title, and the alternative texts of its media. */
export const textsOf = ({ media, variants: [sent] }: Post): ReadonlyArray<PostText> => [
  ...(sent.title === undefined ? [] : [{ id: "title", role: "title" as const, text: sent.title }]),
  ...(sent.parts === undefined
    ? [{ id: "body", role: "body" as const, text: sent.text }]
    : sent.parts.map((text, index) => ({ id: `part-${index + 1}`, role: "part" as const, text }))),
  ...media.flatMap(({ altText }, index) =>
    altText === "" ? [] : [{ id: `alt-text-${index + 1}`, role: "alt-text" as const, text: altText }]
  )
]

/** The post's texts in the other language, as they would be sent; undefined where one of them is missing. */
export const translatedContent = (post: Post, { texts }: Pick<Translation, "texts">): PolicyContent | undefined => {
  const made = new Map(texts.map(({ id, text }) => [id, text?.trim() ?? ""]))
  if (textsOf(post).some(({ id }) => (made.get(id) ?? "") === "")) return undefined
  const [sent] = post.variants
  const parts = sent.parts?.map((_, index) => made.get(`part-${index + 1}`)!)
  const title = sent.title === undefined ? undefined : made.get("title")!.replaceAll(/\s+/gu, " ")
  return policyContentOf({
    text: parts === undefined ? made.get("body")! : parts.join(partSeparator),
    parts,
    title,
    ...(post.media.length === 0
      ? {}
      : { media: post.media.map((_, index) => ({ altText: made.get(`alt-text-${index + 1}`) ?? "" })) })
  })
}

/** The post in the other language: one variant, with the same place, links and citations. Nobody has approved it. */
export const translatedPost = (
  post: Post,
  content: PolicyContent,
  to: {
    readonly language: LanguageTag
    readonly brief: Brief
    readonly generatedBy: GeneratedBy
    readonly from: TranslatedFrom
  }
): Post => {
  const [sent] = post.variants
  const { parts, text, title } = content
  // What the other variants alone rest on is left behind with them.
  const citations = standing(
    post.citations,
    post.variants.map((variant) => variant.text),
    [sent.text],
    post.language
  )
  const wording = {
    text,
    ...(parts === undefined ? {} : { parts: [...parts] }),
    ...(title === undefined ? {} : { title })
  }
  const variant = new Variant({
    id: VariantId.make(`${post.id}-1`),
    approach: sent.approach,
    ...wording,
    ...scoreVariant(text, {
      brand: to.brief.brand,
      tone: to.brief.tone,
      platform: post.platform,
      format: post.format,
      language: to.language,
      parts,
      title,
      citations
    })
  })
  const media = post.media.map(
    (file, index) => new PostMedia({ ...file, altText: content.media?.[index]?.altText ?? "" })
  )
  return new Post({
    id: post.id,
    slotId: post.slotId,
    platform: post.platform,
    format: post.format,
    language: to.language,
    variants: [variant],
    hashtags: [...new Set(detectHashtags(text).map(({ name }) => name))],
    links: findLinks(text).map(
      (url) => post.links.find(({ trackedUrl }) => trackedUrl === url) ?? new PostLink({ url, trackedUrl: url })
    ),
    media,
    citations: citations.length === 0 ? post.citations : citations,
    generatedBy: to.generatedBy,
    contentHash: contentHash({ platform: post.platform, format: post.format, variant, media }),
    translatedFrom: to.from
  })
}
