/**
 * What rules may know about a post besides its content. Everything but the network is optional: a rule that lacks what
 * it compares with finds nothing, and the verdict says that the check was not made.
 *
 * @since 0.1.0
 */
import type { GeneratedBy } from "../content/Post.ts"
import type { Disclosure, DisclosureLabels } from "./Disclosure.ts"
import type { PlatformTarget } from "./PlatformPolicy.ts"

/** A text with a name to show: an earlier post, a source. */
export interface NamedText {
  readonly id: string
  readonly text: string
}

/** What a moderation model said of one text of the post. */
export interface ModerationLabel {
  readonly category: string
  /** 0 to 1. */
  readonly score: number
  /** Which text, counted from 0 in the order text or parts, title, alternative texts. */
  readonly text: number
  /** Part of the text it is about. @default all of it */
  readonly span?: { readonly start: number; readonly end: number }
}

/** What became of the question to moderation models. */
export type Moderation =
  | { readonly status: "done"; readonly model: string; readonly labels: ReadonlyArray<ModerationLabel> }
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
  /** Absent: no moderation model was asked. */
  readonly moderation?: Moderation
}
