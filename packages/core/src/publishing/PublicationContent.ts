/**
 * What is sent, exactly as it is sent, and the hash of it that an approval binds to.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Format, type Platform } from "../content/Platform.ts"
import { type Post, PostMedia, type VariantId } from "../content/Post.ts"
import { sha256Json } from "../text/Digest.ts"
import { type SocialAccountId } from "./SocialAccount.ts"

/** What the public is told about how a post came to be. */
export class Disclosure extends Schema.Class<Disclosure>("@postwright/core/publishing/Disclosure")({
  /** A person's declaration: somebody paid for the post. */
  paidPartnership: Schema.Boolean,
  /** A person's declaration: the post promotes the author's own business. */
  ownBrand: Schema.Boolean,
  sponsor: Schema.optionalKey(Schema.NonEmptyString),
  /** From provenance: media of the post were made or altered by a model. */
  hasAiMedia: Schema.Boolean
}) {}

/** Nothing to disclose. */
export const noDisclosure = new Disclosure({ paidPartnership: false, ownBrand: false, hasAiMedia: false })

export class PublicationContent extends Schema.Class<PublicationContent>(
  "@postwright/core/publishing/PublicationContent"
)({
  format: Format,
  /** The whole text, hashtags and links included. */
  text: Schema.NonEmptyString,
  /** The parts of a thread in order; absent for everything else. */
  parts: Schema.optionalKey(Schema.NonEmptyArray(Schema.NonEmptyString)),
  /** Title where the network asks for one. */
  title: Schema.optionalKey(Schema.NonEmptyString),
  media: Schema.Array(PostMedia),
  disclosure: Disclosure
}) {
  /** The text of each post that the network will see: one, or the parts of the thread. */
  get partTexts(): readonly [string, ...Array<string>] {
    return this.parts ?? [this.text]
  }

  /** The content of a post: its first variant, or the one a person picked. */
  static fromPost(
    post: Pick<Post, "format" | "variants" | "media">,
    options: { readonly disclosure: Disclosure; readonly variantId?: VariantId }
  ): PublicationContent {
    const variant = post.variants.find((item) => item.id === options.variantId) ?? post.variants[0]
    const [first, ...rest] = variant.parts ?? []
    return new PublicationContent({
      format: post.format,
      text: variant.text,
      ...(first === undefined ? {} : { parts: [first, ...rest] }),
      ...(variant.title === undefined ? {} : { title: variant.title }),
      media: post.media,
      disclosure: post.media.some(({ isAiMade }) => isAiMade === true)
        ? new Disclosure({ ...options.disclosure, hasAiMedia: true })
        : options.disclosure
    })
  }
}

/**
 * SHA-256 over text, parts, title, media and disclosure as they will be sent, and where to: what an approval of a
 * publication binds to. Wire format: never change it for the same content.
 */
export const contentHashOf = (
  target: { readonly platform: Platform; readonly accountId: SocialAccountId },
  content: PublicationContent
): string => {
  const { paidPartnership, ownBrand, sponsor, hasAiMedia } = content.disclosure
  return sha256Json({
    version: 1,
    platform: target.platform,
    accountId: target.accountId,
    format: content.format,
    text: content.text,
    parts: content.parts ?? null,
    title: content.title ?? null,
    media: content.media.map(({ sha256, altText }) => ({ sha256, altText })),
    disclosure: { paidPartnership, ownBrand, sponsor: sponsor ?? null, hasAiMedia }
  })
}
