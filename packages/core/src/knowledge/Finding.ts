/**
 * What research brings home: statements of the sources worth a post, each with its citation.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { LanguageTag } from "../text/Language.ts"
import { Citation } from "./Citation.ts"

/** What a statement does for a reader. */
export const FindingKind = Schema.Literals([
  "statistic",
  "how-to",
  "quotation",
  "comparison",
  "story",
  "definition",
  "answer",
  "claim",
  "list"
])
export type FindingKind = typeof FindingKind.Type

/** Identifies a finding within its campaign: `finding-001`, most salient first. */
export const FindingId = Schema.NonEmptyString.pipe(Schema.brand("FindingId"))
export type FindingId = typeof FindingId.Type

/**
 * The line of the source that a finding stands first under: the question it answers, or the headline or lead-in that
 * announces it. Since only one finding stands first, no two findings share an opener, but for a list that the section's
 * heading says the sense of.
 */
export class Opener extends Schema.Class<Opener>("@postwright/core/knowledge/Opener")({
  kind: Schema.Literals(["question", "headline"]),
  /** As a reader should see it: sentence case, without markup, numbering and closing colon. */
  text: Schema.NonEmptyString,
  citation: Citation
}) {}

/**
 * A quotable statement: one sentence or a few that follow each other in one block of a source, or a whole list with
 * its items.
 */
export class Finding extends Schema.Class<Finding>("@postwright/core/knowledge/Finding")({
  id: FindingId,
  kind: FindingKind,
  /** The whole statement. Citations of different findings never overlap. */
  citation: Citation,
  /** Its sentences in order, for a `list` its items, each a citation of its own within `citation`. */
  sentences: Schema.NonEmptyArray(Citation),
  /** Each of `sentences` as a reader should see it: on one line, without markup. */
  texts: Schema.NonEmptyArray(Schema.NonEmptyString),
  /** Whether a reader who has not seen what stands before it understands each of `sentences`. */
  standsAlone: Schema.Array(Schema.Boolean),
  /** Whether each of `sentences` can open a text: it stands alone and names what it is about. */
  opens: Schema.Array(Schema.Boolean),
  language: LanguageTag,
  /** 0 to 1: how much the statement has to say about the brief. */
  salience: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })),
  /** 0 to 1: how well it stands without its neighbours. */
  independence: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })),
  /** Headings above it in the source, outermost first. */
  headings: Schema.Array(Schema.String),
  /** Who says it, when the source tells. */
  speaker: Schema.optionalKey(Schema.String),
  /** What the source tells of the speaker in a word or two: the product that a reviewer bought. */
  speakerDetail: Schema.optionalKey(Schema.String),
  /** Where the source names the speaker and the detail, so that who says it is cited, too. */
  voiceCitations: Schema.optionalKey(Schema.Array(Citation)),
  keyphrases: Schema.Array(Schema.String),
  opener: Schema.optionalKey(Opener),
  /** Whether the items of a `list` are steps, numbered in the source. Absent for everything else. */
  isOrdered: Schema.optionalKey(Schema.Boolean),
  /**
   * How the brief wants figures named, in one line (`Pilot figures: our own measurements from 2026`), and the indexes of
   * the `sentences` that hold such figures.
   */
  label: Schema.optionalKey(Schema.Struct({ text: Schema.NonEmptyString, sentences: Schema.Array(Schema.Int) })),
  /** Last local date (`2027-03-13`) on which it is still true to announce it. Absent: it does not age. */
  expiresOn: Schema.optionalKey(Schema.String)
}) {}

/** A phrase that the material is about. */
export class WeightedPhrase extends Schema.Class<WeightedPhrase>("@postwright/core/knowledge/WeightedPhrase")({
  phrase: Schema.NonEmptyString,
  /** 0 to 1, relative to the strongest phrase. */
  weight: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })),
  language: LanguageTag
}) {}

/** Result of the research stage. */
export class Findings extends Schema.Class<Findings>("@postwright/core/knowledge/Findings")({
  /** Most salient first. */
  findings: Schema.Array(Finding),
  /** Strongest first. */
  keyphrases: Schema.Array(WeightedPhrase)
}) {}
