/**
 * The brief: what a campaign is about, for whom, where, and with which material.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { Format, Platform } from "../content/Platform.ts"
import { LanguageTag } from "../text/Language.ts"
import { TrendSignal } from "../trends/TrendReport.ts"

/** Limits that a brief must keep. Larger input is refused, never cut. */
export const briefLimits = {
  /** Longest run of days in one campaign. */
  maxDays: 366,
  /** Most slots a day. */
  maxPerDay: 24,
  /** Most slots in one campaign. */
  maxSlots: 2_000,
  maxSources: 200,
  /** Bytes of the brief itself. */
  maxBriefBytes: 1_000_000,
  /** Bytes of one source. */
  maxSourceBytes: 20_000_000,
  /** Bytes of all sources together. */
  maxSourcesBytes: 50_000_000,
  /** Characters of all sources together that are read; of more, excerpts are. */
  maxReadCharacters: 500_000,
  /** Characters that are read for each slot, where that is more: a long campaign needs more material. */
  readCharactersPerSlot: 5_000,
  /** Characters of one text field. */
  maxTextLength: 20_000,
  maxTrends: 200,
  /** Characters of the name of a trend. */
  maxTrendLength: 200
} as const

const Text = Schema.String.check(Schema.isPattern(/\S/u), Schema.isMaxLength(briefLimits.maxTextLength))
const Texts = Schema.Array(Text).check(Schema.isMaxLength(500))
const HexColor = Schema.String.check(Schema.isPattern(/^#[0-9a-fA-F]{6}$/u))

/** A source given as text instead of a path. `name` is what citations name. */
export const InlineSource = Schema.Struct({
  name: Text,
  text: Schema.String,
  /** @default by the ending of `name`, else `text/plain` */
  mediaType: Schema.optionalKey(Schema.String)
})
export type InlineSource = typeof InlineSource.Type

/** A word, and those that it takes the place of. */
export const PreferredWord = Schema.Struct({ use: Text, insteadOf: Texts })
export type PreferredWord = typeof PreferredWord.Type

/** Who speaks: look, voice and words. */
export const BrandBrief = Schema.Struct({
  name: Schema.optionalKey(Text),
  /** `#rrggbb` each. */
  colors: Schema.optionalKey(
    Schema.Struct({
      primary: Schema.optionalKey(HexColor),
      accent: Schema.optionalKey(HexColor),
      background: Schema.optionalKey(HexColor)
    })
  ),
  fonts: Schema.optionalKey(Texts),
  /** For models and people. Without a model, spelling, form of address, emoji and figures are checked and scored. */
  guidelines: Schema.optionalKey(Text),
  /** How the brand sounds. What is learnt from it scores each wording; without it the guidelines and words alone do. */
  voice: Schema.optionalKey(
    Schema.Struct({
      /** Sentences or posts as the brand writes them. Length, questions, emoji and form of address are learnt from them. */
      examples: Schema.optionalKey(Texts)
    })
  ),
  /** Words that must not occur in any post. Compared without case. */
  bannedWords: Schema.optionalKey(Texts),
  /** Words that a post should use where it can. */
  requiredWords: Schema.optionalKey(Texts),
  /** Words to use, each instead of others: a post with one of those is noted, with the repair. */
  preferredWords: Schema.optionalKey(Schema.Array(PreferredWord).check(Schema.isMaxLength(500)))
})
export type BrandBrief = typeof BrandBrief.Type

/** A person's declaration about payment; never derived. */
export const DisclosureBrief = Schema.Struct({
  /** @default false */
  paidPartnership: Schema.optionalKey(Schema.Boolean),
  /** @default false */
  ownBrand: Schema.optionalKey(Schema.Boolean),
  sponsor: Schema.optionalKey(Text)
})
export type DisclosureBrief = typeof DisclosureBrief.Type

const Day = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/u))

/** What people talk about now, as somebody who watches it says. The campaign follows it where its material has something to say. */
export const TrendBrief = Schema.Struct({
  /** The topic, hashtag or sound by its name. */
  phrase: Schema.String.check(Schema.isPattern(/\S/u), Schema.isMaxLength(briefLimits.maxTrendLength)),
  /** Who says so. */
  source: Text,
  /** The day on which it was seen, `2027-02-20`. */
  observedOn: Day,
  /** Last day on which it is of the moment. @default 30 days after it was seen */
  endsOn: Schema.optionalKey(Day),
  /** How strongly it rises, 0 to 1. @default 0.5 */
  momentum: Schema.optionalKey(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))),
  /** Where it is seen. @default everywhere */
  platform: Schema.optionalKey(Platform),
  /** Format that it is told in. @default none: it says nothing about formats */
  format: Schema.optionalKey(Format),
  /** @default the campaign's first language */
  language: Schema.optionalKey(LanguageTag),
  url: Schema.optionalKey(Text)
})
export type TrendBrief = typeof TrendBrief.Type

/** When the campaign runs. */
export const PlanBrief = Schema.Struct({
  /** 1 to 366. @default 30 */
  days: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: briefLimits.maxDays }))),
  /** Slots a day, 1 to 24. @default 3 */
  perDay: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: briefLimits.maxPerDay }))),
  /** First local date (`2027-03-01`) or date-time (`2027-03-01T09:00`). @default tomorrow in `timeZone` */
  start: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/u))),
  /** IANA zone of the audience. @default by the first region, else `UTC` */
  timeZone: Schema.optionalKey(Text)
})
export type PlanBrief = typeof PlanBrief.Type

/** The brief as an author writes it: `topic` and one platform are required. */
export const BriefInput = Schema.Struct({
  /** The text `"1"`. @default "1" */
  schemaVersion: Schema.optionalKey(Schema.Literal("1")),
  /** What the campaign is about, in one line. Material is chosen by it. */
  topic: Text,
  /** Who shall read it. Material that speaks to them ranks higher. @default a neutral phrase */
  audience: Schema.optionalKey(Text),
  /**
   * What readers shall do or know. The campaign's link is the first http or https address in `topic`, `goals` or
   * `audience`, in this order, whatever its top-level domain; without one, a post links to the web page among `sources`
   * that it draws on. X makes no link of a domain that it does not know, so posts there go without such an address.
   * Links to the sites named here and to sites named like the brand carry UTM parameters, others do not.
   */
  goals: Schema.optionalKey(Texts),
  /** How it shall sound; scored without a model, followed by models. @default a neutral phrase */
  tone: Schema.optionalKey(Text),
  /** BCP 47 tags such as `en` or `de-AT`. @default the language that most text of the sources is in */
  languages: Schema.optionalKey(Schema.NonEmptyArray(LanguageTag)),
  platforms: Schema.NonEmptyArray(Platform),
  /** ISO 3166-1 alpha-2 codes such as `GB`. */
  regions: Schema.optionalKey(Schema.Array(Schema.String.check(Schema.isPattern(/^[A-Z]{2}$/u)))),
  /** Names that no post mentions. */
  competitors: Schema.optionalKey(Texts),
  /** Rules for models and people. Without a model, "No claims about …" and "… always named as …" are kept. */
  constraints: Schema.optionalKey(Texts),
  /**
   * Paths relative to the brief, URLs, or inline texts: up to 20 MB each and 50 MB together. Up to 500,000 characters of
   * all of them are read, or 5,000 for each slot where that is more. Of longer sources excerpts are read, from
   * their beginning to their end; the report says how much.
   */
  sources: Schema.optionalKey(
    Schema.Array(Schema.Union([Text, InlineSource])).check(Schema.isMaxLength(briefLimits.maxSources))
  ),
  /** What people talk about now. Without any, the campaign follows nothing but its sources. */
  trends: Schema.optionalKey(Schema.Array(TrendBrief).check(Schema.isMaxLength(briefLimits.maxTrends))),
  brand: Schema.optionalKey(BrandBrief),
  disclosure: Schema.optionalKey(DisclosureBrief),
  plan: Schema.optionalKey(PlanBrief),
  /** Most that models may cost, in US dollars. @default no limit is set; without a model nothing is spent */
  budget: Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThan(0), Schema.isLessThanOrEqualTo(1_000_000)))
})
/** Plain data: what `generate` takes. */
export type BriefInput = typeof BriefInput.Encoded

/** The brief with every default filled in: what the campaign runs on. */
export class Brief extends Schema.Class<Brief>("@postwright/core/campaign/Brief")({
  topic: Schema.String,
  audience: Schema.String,
  goals: Schema.Array(Schema.String),
  tone: Schema.String,
  languages: Schema.Array(LanguageTag),
  platforms: Schema.NonEmptyArray(Platform),
  regions: Schema.Array(Schema.String),
  competitors: Schema.Array(Schema.String),
  constraints: Schema.Array(Schema.String),
  sources: Schema.Array(Schema.Union([Schema.String, InlineSource])),
  trends: Schema.Array(TrendSignal).pipe(
    Schema.withDecodingDefaultKey(Effect.succeed([])),
    Schema.withConstructorDefault(Effect.succeed([]))
  ),
  brand: BrandBrief,
  disclosure: Schema.Struct({
    paidPartnership: Schema.Boolean,
    ownBrand: Schema.Boolean,
    sponsor: Schema.optionalKey(Schema.String)
  }),
  plan: Schema.Struct({
    days: Schema.Int,
    perDay: Schema.Int,
    /** Local date or date-time in `timeZone`. */
    start: Schema.String,
    timeZone: Schema.String
  }),
  /** Micro-USD; absent: no limit. */
  budgetMicroUsd: Schema.optionalKey(Schema.Int)
}) {
  get slotCount(): number {
    return this.plan.days * this.plan.perDay
  }
}
