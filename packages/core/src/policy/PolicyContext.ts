/**
 * What rules may know about a post besides its content. Everything but the network is optional: a rule that lacks what
 * it compares with finds nothing, and the verdict says that the check was not made.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import type { GeneratedBy } from "../content/Post.ts"
import type { Concern } from "./ComplianceReview.ts"
import type { Disclosure, DisclosureLabels } from "./Disclosure.ts"
import type { PlatformTarget } from "./PlatformPolicy.ts"

/** A text with a name to show: an earlier post, a source. */
export interface NamedText {
  readonly id: string
  readonly text: string
}

/** What a moderation model said of one text of the post. */
export const ModerationLabel = Schema.Struct({
  /** The model's name for it, such as `hate`. */
  category: Schema.NonEmptyString.check(Schema.isMaxLength(100)),
  /** 0 to 1. */
  score: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })),
  /** Which text, counted from 0 in the order text or parts, title, alternative texts. */
  text: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  /** Part of the text it is about, in UTF-16 code units, `end` exclusive. @default all of it */
  span: Schema.optionalKey(
    Schema.Struct({ start: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)), end: Schema.Int })
  )
})
export type ModerationLabel = typeof ModerationLabel.Type

/**
 * What became of the question to one moderation model. `incomplete`: the texts are longer than what it is asked to read,
 * and `unread` code units were left out.
 */
export type Moderation =
  | { readonly status: "done"; readonly model: string; readonly labels: ReadonlyArray<ModerationLabel> }
  | {
      readonly status: "incomplete"
      readonly model: string
      readonly labels: ReadonlyArray<ModerationLabel>
      readonly unread: number
    }
  | { readonly status: "failed"; readonly model: string; readonly problem: string }

/** Where the post shall go, and what it rests on. */
export interface PolicyContext extends PlatformTarget {
  /** Regions the post is for. @default every region */
  readonly regions?: ReadonlyArray<string>
  readonly disclosure?: Disclosure
  readonly labels?: DisclosureLabels
  /** What wrote it; `person` when it was edited by hand. */
  readonly generatedBy?: GeneratedBy
  /** What the text rests on: claims must occur in a quote or in `facts`. Absent: claims are not checked. */
  readonly citations?: ReadonlyArray<{ readonly quote: string }>
  /** Texts of the brief whose claims may be made without a citation. */
  readonly facts?: ReadonlyArray<string>
  /** Posts it must not repeat. Absent: not checked. */
  readonly earlier?: ReadonlyArray<NamedText>
  /** Its own id, where `earlier` is the list of a whole month: it is compared with what stands before it there. */
  readonly postId?: string
  /** The texts that were read for it. Absent: not checked. */
  readonly sources?: ReadonlyArray<NamedText>
  /** By model, each for itself. Absent or empty: no moderation model was asked. */
  readonly moderation?: ReadonlyArray<Moderation>
  /** Of a compliance review that could read the post. Empty: it had none. Absent: there was no review. */
  readonly concerns?: ReadonlyArray<Concern>
}
