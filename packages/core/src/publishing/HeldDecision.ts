/**
 * What a person can decide about a publication that is held.
 *
 * @since 0.1.0
 */
import { type Approval } from "./Publication.ts"

/** What a person decides about a held publication. */
export type HeldDecision =
  /** It is live: this is it. `part` counts from 0. @default the first part that is not live */
  | { readonly _tag: "Live"; readonly remoteId: string; readonly url?: string; readonly part?: number }
  /** Nothing of what is in doubt is live: send it. @default with the approval it has */
  | { readonly _tag: "NotLive"; readonly approval?: Approval }
  /** Leave it as it is and do nothing more. */
  | { readonly _tag: "GiveUp" }
