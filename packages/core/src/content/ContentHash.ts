/**
 * The hash of a post's content: what an approval in the campaign binds to.
 *
 * @since 0.1.0
 */
import { sha256Json } from "../text/Digest.ts"
import type { Post, Variant } from "./Post.ts"

/** What the hash is made of. */
export interface HashedContent {
  readonly platform: Post["platform"]
  readonly format: Post["format"]
  /** The first variant: what is sent unless a person picks another. Its text holds hashtags and links. */
  readonly variant: Pick<Variant, "text" | "parts" | "title">
  readonly media: Post["media"]
}

/**
 * SHA-256, as 64 hex characters, over what readers will see and where: text, parts, title, the bytes and alternative
 * texts of the media, platform and format. Where a file lies in the kit makes no difference. Wire format: it never
 * changes for the same content.
 */
export const contentHash = ({ format, media, platform, variant }: HashedContent): string =>
  sha256Json({
    version: 1,
    platform,
    format,
    text: variant.text,
    parts: variant.parts ?? null,
    title: variant.title ?? null,
    media: media.map(({ altText, sha256 }) => ({ sha256, altText }))
  })
