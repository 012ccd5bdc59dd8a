/**
 * A post as content: its variants, what they cite, and the hash an approval binds to.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { Citation } from "../knowledge/Citation.ts"
import { LanguageTag } from "../text/Language.ts"
import { Format, Platform } from "./Platform.ts"

/** Identifies a post within its campaign. */
export const PostId = Schema.NonEmptyString.pipe(Schema.brand("PostId"))
export type PostId = typeof PostId.Type

/** Identifies a variant within its post. */
export const VariantId = Schema.NonEmptyString.pipe(Schema.brand("VariantId"))
export type VariantId = typeof VariantId.Type

const UnitInterval = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))

/** One reason for a score. The score is the weighted mean of its parts, rounded to three decimals. */
export class ScorePart extends Schema.Class<ScorePart>("@postwright/core/content/ScorePart")({
  /** Stable name such as `banned-words` or `flesch-reading-ease`. */
  name: Schema.NonEmptyString,
  /** 0 (worst) to 1 (best); for `risk` 0 is no risk. */
  value: UnitInterval,
  /** Share in the score; the weights of one score add up to 1. */
  weight: UnitInterval,
  /** What was measured, for a reader: `2 banned words: cheap, deal`. */
  detail: Schema.String
}) {}

/** All three between 0 and 1. `brandFit` and `readability`: higher is better. `risk`: lower is better. */
export class Scores extends Schema.Class<Scores>("@postwright/core/content/Scores")({
  brandFit: UnitInterval,
  risk: UnitInterval,
  readability: UnitInterval
}) {}

/** The parts of each score. */
export class ScoreParts extends Schema.Class<ScoreParts>("@postwright/core/content/ScoreParts")({
  brandFit: Schema.Array(ScorePart),
  risk: Schema.Array(ScorePart),
  readability: Schema.Array(ScorePart)
}) {}

/** What made a text or asset. A floor is a built-in heuristic, a model names vendor and model. */
export const GeneratedBy = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("floor"), agent: Schema.String, agentVersion: Schema.Int }),
  Schema.Struct({
    kind: Schema.Literal("model"),
    agent: Schema.String,
    agentVersion: Schema.Int,
    vendor: Schema.String,
    model: Schema.String,
    /** `name@version#digest` of the prompt's wording. */
    promptVersion: Schema.optionalKey(Schema.String)
  }),
  Schema.Struct({ kind: Schema.Literal("person"), memberId: Schema.String })
])
export type GeneratedBy = typeof GeneratedBy.Type

/**
 * A link in the text. The address that the brief sends readers to is tracked, and so are those of the brand's own site:
 * on or below a domain that topic, goals or audience name, or named like the brand. Other people's addresses, and
 * domains without `https://` in a sentence, stay as they are.
 */
export class PostLink extends Schema.Class<PostLink>("@postwright/core/content/PostLink")({
  /** The address as the sources or the brief give it. */
  url: Schema.NonEmptyString,
  /** The address as it stands in the text: with UTM parameters where it is tracked. */
  trackedUrl: Schema.NonEmptyString
}) {}

/** A media file of a post. */
export class PostMedia extends Schema.Class<PostMedia>("@postwright/core/content/PostMedia")({
  /** Path within the kit. */
  path: Schema.NonEmptyString,
  sha256: Schema.String,
  altText: Schema.String,
  /** Whether a trained model made or altered it: networks are told. @default false */
  isAiMade: Schema.optionalKey(Schema.Boolean)
}) {}

/** One wording of a post. */
export class Variant extends Schema.Class<Variant>("@postwright/core/content/Variant")({
  id: VariantId,
  /** How the text is built: `lead-fact`, `question`, `list`, … Variants of one post differ in it. */
  approach: Schema.NonEmptyString,
  /** Exactly what is sent, hashtags and links included. The parts of a thread are joined by a blank line. */
  text: Schema.NonEmptyString,
  /** Parts of a thread in order; absent for everything else. */
  parts: Schema.optionalKey(Schema.Array(Schema.NonEmptyString)),
  /** Title where the network asks for one (YouTube). */
  title: Schema.optionalKey(Schema.NonEmptyString),
  scores: Scores,
  scoreParts: ScoreParts,
  /** What made this wording, where that is not what made the post. */
  generatedBy: Schema.optionalKey(GeneratedBy)
}) {}

/** What a translated post says in another language. */
export const TranslatedFrom = Schema.Struct({
  campaignId: Schema.NonEmptyString,
  language: LanguageTag,
  version: Schema.Int,
  /** Of the post that was translated, as it was then. */
  contentHash: Schema.String
})
export type TranslatedFrom = typeof TranslatedFrom.Type

/** A finished post with its variants, best first. */
export class Post extends Schema.Class<Post>("@postwright/core/content/Post")({
  id: PostId,
  slotId: Schema.NonEmptyString,
  platform: Platform,
  format: Format,
  language: LanguageTag,
  /** Best first: the first is the one that is sent, until a person puts another in its place. A post that a person wrote, or a translated one, may have one. */
  variants: Schema.NonEmptyArray(Variant),
  /** Without `#`. */
  hashtags: Schema.Array(Schema.NonEmptyString),
  links: Schema.Array(PostLink),
  media: Schema.Array(PostMedia),
  /** Where every factual claim of the variants stands in the sources. */
  citations: Schema.Array(Citation),
  /** What made the first variant. */
  generatedBy: GeneratedBy,
  /** Counts the states of the post from 1: each edit, choice of a variant and regeneration makes the next. @default 1 */
  version: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)).pipe(
    Schema.withDecodingDefaultKey(Effect.succeed(1)),
    Schema.withConstructorDefault(Effect.succeed(1))
  ),
  /** SHA-256 over text, title, parts and media of the first variant, platform and format: what an approval binds to. */
  contentHash: Schema.String,
  /** Only of a translated post. */
  translatedFrom: Schema.optionalKey(TranslatedFrom)
}) {}
