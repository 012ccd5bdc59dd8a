/**
 * Trends: what the moment talks about, and what of it belongs to a campaign.
 *
 * @since 0.1.0
 */
import { DateTime, Schema } from "effect"
import { FormatShare } from "../content/FormatShare.ts"
import { Format, Platform } from "../content/Platform.ts"
import { FindingId } from "../knowledge/Finding.ts"
import { LanguageTag } from "../text/Language.ts"

const Share = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))

/** A local day, `2027-03-01`. */
export const Day = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/u))

/** One thing that people talk about, as somebody who watches it says. */
export class TrendSignal extends Schema.Class<TrendSignal>("@postwright/core/trends/TrendSignal")({
  id: Schema.NonEmptyString,
  /** The topic, hashtag or sound by its name. */
  phrase: Schema.NonEmptyString.check(Schema.isMaxLength(200)),
  language: LanguageTag,
  /** Where it is seen. Absent: everywhere. */
  platform: Schema.optionalKey(Platform),
  /** Format that it is told in. */
  format: Schema.optionalKey(Format),
  /** How strongly it rises, by its source: 0 to 1. */
  momentum: Share,
  observedOn: Day,
  /** Last day on which it is of the moment. Absent: 30 days from when it was observed. */
  endsOn: Schema.optionalKey(Day),
  /** Who says so. */
  source: Schema.NonEmptyString,
  url: Schema.optionalKey(Schema.String)
}) {
  /** The last day on which it is of the moment. */
  get lastDay(): string {
    return this.endsOn ?? laterBy(this.observedOn, usualDays)
  }
}

/** A signal that the campaign's own material has something to say about. */
export class TrendTopic extends Schema.Class<TrendTopic>("@postwright/core/trends/TrendTopic")({
  signalId: Schema.NonEmptyString,
  phrase: Schema.NonEmptyString,
  /** Findings that speak to it. */
  findingIds: Schema.NonEmptyArray(FindingId),
  /** 0 to 1: how well it belongs to the brief, and how much it rises. */
  fit: Share,
  /** Why it belongs, in one sentence. */
  why: Schema.NonEmptyString,
  /** Last day on which a post may follow it. */
  useBy: Day
}) {}

/** Signals that the campaign should follow, strongest first, and the formats that speak for themselves now. */
export class TrendReport extends Schema.Class<TrendReport>("@postwright/core/trends/TrendReport")({
  topics: Schema.Array(TrendTopic),
  /** For every network of the campaign. */
  formats: Schema.Array(FormatShare)
}) {}

/** The day so many days later. */
export const laterBy = (day: string, days: number): string =>
  DateTime.formatIsoDateUtc(DateTime.add(DateTime.makeUnsafe(`${day}T00:00:00Z`), { days }))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A signal whose end nobody knows is of the moment for so many days. */
const usualDays = 30
