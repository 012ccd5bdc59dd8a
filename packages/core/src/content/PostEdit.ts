/**
 * What a person makes of a post: another text, another variant in the first place, or a post where there was none.
 * Everything that follows from a text is derived anew: scores, hashtags, links, citations and the hash.
 *
 * @since 0.1.0
 */
import { Result } from "effect"
import type { Brief } from "../campaign/Brief.ts"
import { titleLimit } from "../policy/PlatformRules.ts"
import { partSeparator } from "../policy/PolicyContent.ts"
import { detectHashtags } from "../policy/Entities.ts"
import type { MemberId } from "../tenancy/Actor.ts"
import { contentHash } from "./ContentHash.ts"
import { distinctCitations } from "./internal/distinctCitations.ts"
import { spoken, standing } from "./internal/standing.ts"
import { findLinks } from "./Links.ts"
import { type GeneratedBy, Post, PostLink, Variant, VariantId } from "./Post.ts"
import { scoreVariant } from "./Scoring.ts"
import { Telling } from "./Similarity.ts"

/** A wording as a person hands it in: a text, or the parts of a thread. */
export interface WrittenText {
  /** Exactly what is sent, hashtags and links included. */
  readonly text?: string | undefined
  /** Parts of a thread, in order: two or more. */
  readonly parts?: ReadonlyArray<string> | undefined
  /** @default the title that the variant has */
  readonly title?: string | undefined
}

/** Why a wording cannot be taken. */
export interface EditProblem {
  readonly problem: string
  readonly remedy: string
}

/** Where a post without a wording is going to stand. */
export type PostPlace = Pick<Post, "id" | "slotId" | "platform" | "format" | "language">

/** Longest text that is taken, in UTF-16 code units: far beyond every network. */
export const maxWrittenLength = 100_000

/**
 * The post with the variant reworded and in the first place. The same wording in the first place already: the post
 * itself. Breaking a network's rule is no problem here: the verdict tells it.
 */
export const reworded = (
  post: Post,
  index: number,
  written: WrittenText,
  memberId: MemberId,
  brief: Brief
): Result.Result<Post, EditProblem> =>
  Result.map(wordingOf(post, written, post.variants[index]?.title), (wording) => {
    const old = post.variants[index] ?? post.variants[0]
    const isSame =
      index === 0 &&
      wording.text === old.text &&
      wording.title === old.title &&
      JSON.stringify(wording.parts) === JSON.stringify(old.parts)
    if (isSame) return post
    const others = made(post).filter((_, at) => at !== index)
    const citations = standing(post.citations, [old.text], [wording.text], post.language)
    const edited = new Variant({
      id: old.id,
      approach: ownName(
        "edited",
        others.map(({ approach }) => approach)
      ),
      ...wording,
      ...scored(post, wording, citations, brief)
    })
    return derived(post, [edited, ...others], { kind: "person", memberId })
  })

/** The post with the variant in the first place, the others in their order. The first one already: the post itself. */
export const withFirst = (post: Post, index: number): Post => {
  const chosen = made(post)[index]
  if (index === 0 || chosen === undefined) return post
  const { generatedBy, ...variant } = chosen
  const others = made(post).filter((_, at) => at !== index)
  return derived(post, [new Variant(variant), ...others], generatedBy ?? post.generatedBy)
}

/**
 * The post with another wording in the first place, and what that wording rests on. Wordings that say the same as it are
 * left out. Undefined where no other one is left then.
 */
export const withWording = (
  post: Post,
  { citations, links, variant }: { readonly variant: Variant } & Pick<Post, "citations" | "links">,
  generatedBy: GeneratedBy
): Post | undefined => {
  const telling = new Telling(variant, post.language)
  const others = made(post).filter((other) => telling.differsFrom(new Telling(other, post.language)))
  if (others.length === 0) return undefined
  const urls = new Set(post.links.map(({ trackedUrl }) => trackedUrl))
  const variants: Post["variants"] = [variant, ...others]
  const widened = new Post({
    ...post,
    variants,
    links: [...post.links, ...links.filter(({ trackedUrl }) => !urls.has(trackedUrl))],
    citations: distinctCitations([...post.citations, ...citations])
  })
  return derived(widened, variants, generatedBy)
}

/** The post with these media. The same ones already: the post itself. */
export const withMedia = (post: Post, media: Post["media"]): Post => {
  const isSame = JSON.stringify(post.media) === JSON.stringify(media)
  return isSame
    ? post
    : new Post({ ...post, media, contentHash: contentHash({ ...post, media, variant: post.variants[0] }) })
}

/** A first post of one variant, by a person alone. */
export const writtenPost = (
  place: PostPlace,
  written: WrittenText,
  memberId: MemberId,
  brief: Brief
): Result.Result<Post, EditProblem> =>
  Result.map(wordingOf(place, written, undefined), (wording) => {
    const variant = new Variant({
      id: VariantId.make(`${place.id}-1`),
      approach: "written",
      ...wording,
      ...scored(place, wording, [], brief)
    })
    const generatedBy: GeneratedBy = { kind: "person", memberId }
    const bare = new Post({
      id: place.id,
      slotId: place.slotId,
      platform: place.platform,
      format: place.format,
      language: place.language,
      variants: [variant],
      hashtags: [],
      links: [],
      media: [],
      citations: [],
      generatedBy,
      contentHash: ""
    })
    return derived(bare, [variant], generatedBy)
  })

/** A post apart from texts that it shall not be: what is left of it, and whether nothing of them is in it. */
export interface ApartPost {
  readonly post: Post
  readonly isWhole: boolean
}

/**
 * The post without the variants that say what one of the texts says, word for word apart from hashtags and addresses.
 * Where fewer than two others are left, they stand last instead. Undefined where every variant says it.
 */
export const apartFrom = (post: Post, texts: ReadonlyArray<string>): ApartPost | undefined => {
  const said = new Set(texts.map(spoken))
  const [first, ...others] = post.variants.filter(({ text }) => !said.has(spoken(text)))
  if (first === undefined) return undefined
  if (others.length + 1 === post.variants.length) return { post, isWhole: true }
  const isWhole = others.length > 0
  const last = isWhole ? [] : post.variants.filter((variant) => variant !== first)
  return { post: derived(post, [first, ...others, ...last], post.generatedBy), isWhole }
}

/** The post as the given version of itself. */
export const asVersion = (post: Post, version: number): Post => new Post({ ...post, version })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Wording {
  readonly text: string
  readonly parts?: ReadonlyArray<string>
  readonly title?: string
}

const wordingOf = (
  place: Pick<Post, "platform" | "format">,
  written: WrittenText,
  formerTitle: string | undefined
): Result.Result<Wording, EditProblem> => {
  const refused = (problem: string, remedy: string) => Result.fail({ problem, remedy })
  const isThread = place.format === "thread"
  if (isThread && written.parts === undefined) return refused("a thread has parts", "Give its parts, two or more")
  if (!isThread && written.parts !== undefined) return refused("only a thread has parts", "Give one text")
  const parts = written.parts?.map(clean)
  if (parts !== undefined && (parts.length < 2 || parts.includes(""))) {
    return refused("a thread has two parts or more, none of them empty", "Give each part its text")
  }
  const text = parts === undefined ? clean(written.text ?? "") : parts.join(partSeparator)
  if (!/[\p{L}\p{N}\p{S}]/u.test(text)) return refused("the text is empty", "Write what shall be sent")
  if (text.length > maxWrittenLength) {
    return refused(`the text is longer than ${maxWrittenLength} characters`, "Shorten it")
  }
  if (!text.isWellFormed()) return refused("the text has half of a character", "Write it as whole characters")
  const takesTitle = titleLimit(place.platform, place.format) !== undefined
  if (!takesTitle && written.title !== undefined) {
    return refused(`a ${place.format} on ${place.platform} has no title`, "Leave the title out")
  }
  const title = clean(written.title ?? formerTitle ?? "").replace(/\s+/g, " ")
  return Result.succeed({
    text,
    ...(parts === undefined ? {} : { parts }),
    ...(title === "" ? {} : { title })
  })
}

const clean = (text: string): string => text.replace(/\r\n?/g, "\n").trim()

const scored = (
  place: Pick<Post, "platform" | "format" | "language">,
  wording: Wording,
  citations: ReadonlyArray<{ readonly quote: string }>,
  brief: Brief
) =>
  scoreVariant(wording.text, {
    brand: brief.brand,
    tone: brief.tone,
    platform: place.platform,
    format: place.format,
    language: place.language,
    parts: wording.parts,
    title: wording.title,
    citations,
    facts: [brief.topic, ...brief.constraints]
  })

/** The variants with what made each of them, so that the post may name another maker. */
const made = (post: Post): ReadonlyArray<Variant> =>
  post.variants.map((variant) => new Variant({ generatedBy: post.generatedBy, ...variant }))

const derived = (former: Post, variants: Post["variants"], generatedBy: GeneratedBy): Post => {
  const [first, ...others] = variants
  const kept = others.map((variant) => {
    const { generatedBy: maker, ...rest } = variant
    return JSON.stringify(maker) === JSON.stringify(generatedBy) ? new Variant(rest) : variant
  })
  const texts = variants.map(({ text }) => text)
  return new Post({
    ...former,
    variants: [first, ...kept],
    hashtags: [...new Set(detectHashtags(first.text).map(({ name }) => name))],
    links: linksIn(texts, former.links),
    citations: standing(
      former.citations,
      former.variants.map(({ text }) => text),
      texts,
      former.language
    ),
    generatedBy,
    contentHash: contentHash({ ...former, variant: first })
  })
}

/** The addresses of the texts; those that are known keep what they were before they were tracked. */
const linksIn = (texts: ReadonlyArray<string>, known: ReadonlyArray<PostLink>): ReadonlyArray<PostLink> =>
  [...new Set(texts.flatMap((text) => findLinks(text)))].map(
    (url) => known.find(({ trackedUrl }) => trackedUrl === url) ?? new PostLink({ url, trackedUrl: url })
  )

const ownName = (name: string, taken: ReadonlyArray<string>): string => {
  let candidate = name
  for (let count = 2; taken.includes(candidate); count++) candidate = `${name}-${count}`
  return candidate
}
