/**
 * The public formats as plain data: what the promise door takes and gives, and what the kit's JSON files hold.
 * A test keeps them equal to the domain's schemas.
 *
 * @since 0.1.0
 */

/** Networks a post can be written for. */
export type Platform = "tiktok" | "instagram" | "x" | "linkedin" | "facebook" | "youtube"

/** `thread` is a chain of posts; `video` a vertical video with its caption; `carousel` slides with a caption. */
export type Format = "post" | "thread" | "carousel" | "video"

/** A source given as text instead of a path. */
export interface InlineSource {
  /** What citations name. */
  readonly name: string
  readonly text: string
  /** @default by the ending of `name`, else `text/plain` */
  readonly mediaType?: string
}

/** What a campaign is about. `topic` and one platform are required. */
export interface Brief {
  readonly schemaVersion?: "1"
  readonly topic: string
  readonly audience?: string
  readonly goals?: ReadonlyArray<string>
  readonly tone?: string
  /** BCP 47 tags. @default the language most sources are in */
  readonly languages?: readonly [string, ...Array<string>]
  readonly platforms: readonly [Platform, ...Array<Platform>]
  /** ISO 3166-1 alpha-2 codes such as `GB`. */
  readonly regions?: ReadonlyArray<string>
  readonly competitors?: ReadonlyArray<string>
  readonly constraints?: ReadonlyArray<string>
  /** Paths relative to the brief, URLs, or texts. Paths and URLs need an adapter that reads them. */
  readonly sources?: ReadonlyArray<string | InlineSource>
  /** What people talk about now. The campaign follows what its material has something to say about. */
  readonly trends?: ReadonlyArray<{
    readonly phrase: string
    /** Who says so. */
    readonly source: string
    /** `2027-02-20` */
    readonly observedOn: string
    /** Last day on which it is of the moment. @default 30 days after it was seen */
    readonly endsOn?: string
    /** How strongly it rises, 0 to 1. @default 0.5 */
    readonly momentum?: number
    readonly platform?: Platform
    readonly format?: Format
    readonly language?: string
    readonly url?: string
  }>
  readonly brand?: {
    readonly name?: string
    /** `#rrggbb` each. */
    readonly colors?: { readonly primary?: string; readonly accent?: string; readonly background?: string }
    readonly fonts?: ReadonlyArray<string>
    readonly guidelines?: string
    readonly voice?: { readonly examples?: ReadonlyArray<string> }
    readonly bannedWords?: ReadonlyArray<string>
    readonly requiredWords?: ReadonlyArray<string>
    /** Words to use, each instead of others. */
    readonly preferredWords?: ReadonlyArray<{ readonly use: string; readonly insteadOf: ReadonlyArray<string> }>
  }
  readonly disclosure?: {
    /** @default false */
    readonly paidPartnership?: boolean
    /** @default false */
    readonly ownBrand?: boolean
    readonly sponsor?: string
  }
  readonly plan?: {
    /** 1 to 366. @default 30 */
    readonly days?: number
    /** 1 to 24. @default 3 */
    readonly perDay?: number
    /** Local date or date-time. @default tomorrow in `timeZone` */
    readonly start?: string
    /** IANA zone. @default by the first region, else `UTC` */
    readonly timeZone?: string
  }
  /** Most that models may cost, in US dollars. */
  readonly budget?: number
}

/** A verbatim quotation: `quote` is `text.slice(start, end)` of the source's text, in UTF-16 units. */
export interface Citation {
  readonly source: string
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** What speaks for a slot. */
export interface Evidence {
  readonly kind: "passage" | "timing" | "gap"
  readonly detail: string
  /** 0 to 1. */
  readonly weight: number
  readonly citation?: Citation
  readonly url?: string
}

/** One post to be. */
export interface Slot {
  readonly id: string
  /** RFC 3339 with offset. */
  readonly startsAt: string
  /** IANA zone. */
  readonly timeZone: string
  readonly platform: Platform
  readonly format: Format
  readonly angleId: string
  readonly angle: string
  /** 0 to 1. */
  readonly confidence: number
  readonly evidence: ReadonlyArray<Evidence>
  readonly rationale: string
  readonly status: "proposed" | "approved" | "locked" | "rejected" | "needs-material"
  /** Null while the slot has no post. */
  readonly postId: string | null
  /** Why the post cannot go out yet for want of media. */
  readonly needsMedia?: NeedsMedia
  /** Absent until somebody decided or said something. */
  readonly review?: Review
}

/** That a post lacks media, and why. */
export interface NeedsMedia {
  readonly needs: "video" | "slides" | "picture"
  readonly code: "not-made" | "beyond-limit" | "no-tool" | "no-script" | "no-pictures" | "failed"
  /** For people: what is the matter, and what to do. */
  readonly reason: { readonly en: string; readonly de: string }
}

/** What a reviewer decided, and on what exactly. */
export interface ReviewDecision {
  readonly kind: "approved" | "locked" | "unlocked" | "rejected" | "voided"
  /** Of the review, after the decision. */
  readonly revision: number
  /** Id of the member. */
  readonly by: string
  /** RFC 3339 in UTC. */
  readonly at: string
  /** Version of the post that it was made on. */
  readonly version: number
  /** Of the content that it was made on. */
  readonly contentHash: string
  readonly reason?: string
  /** Of an approval: where the post may be sent. `accounts` empty: every account on the platform. */
  readonly targets?: { readonly platform: Platform; readonly accounts: ReadonlyArray<string> }
  /** Of an approval: when it may be sent. RFC 3339 in UTC. */
  readonly window?: { readonly notBefore: string; readonly notAfter: string }
  /** Rules whose quarantine the approval lifted. */
  readonly released?: ReadonlyArray<string>
  /** Of an approval that became void: the rules that forbid the post. */
  readonly forbiddenBy?: ReadonlyArray<string>
}

/** What somebody said about a slot. */
export interface ReviewComment {
  readonly revision: number
  readonly by: string
  readonly at: string
  /** Version of the post that it is about; 0 while there is none. */
  readonly version: number
  readonly text: string
}

/** Decisions and comments of a slot, oldest first. */
export interface Review {
  readonly revision: number
  readonly decisions: ReadonlyArray<ReviewDecision>
  readonly comments: ReadonlyArray<ReviewComment>
}

/** The plan, slots in order of time. */
export interface Plan {
  readonly schemaVersion: "1"
  readonly campaignId: string
  readonly slots: ReadonlyArray<Slot>
}

/** One reason for a score. */
export interface ScorePart {
  readonly name: string
  /** 0 to 1. */
  readonly value: number
  /** The weights of one score add up to 1. */
  readonly weight: number
  readonly detail: string
}

/** One wording of a post. */
export interface Variant {
  readonly id: string
  readonly approach: string
  /** Exactly what is sent. */
  readonly text: string
  readonly parts?: ReadonlyArray<string>
  readonly title?: string
  /** All between 0 and 1; for `risk` lower is better. */
  readonly scores: { readonly brandFit: number; readonly risk: number; readonly readability: number }
  readonly scoreParts: {
    readonly brandFit: ReadonlyArray<ScorePart>
    readonly risk: ReadonlyArray<ScorePart>
    readonly readability: ReadonlyArray<ScorePart>
  }
  /** What made this wording, where that is not what made the post. */
  readonly generatedBy?: GeneratedBy
}

/** What made a text. */
export type GeneratedBy =
  | { readonly kind: "floor"; readonly agent: string; readonly agentVersion: number }
  | {
      readonly kind: "model"
      readonly agent: string
      readonly agentVersion: number
      readonly vendor: string
      readonly model: string
      readonly promptVersion?: string
    }
  | { readonly kind: "person"; readonly memberId: string }

/** A finished post, its variants best first. */
export interface Post {
  readonly id: string
  readonly slotId: string
  readonly platform: Platform
  readonly format: Format
  readonly language: string
  readonly variants: readonly [Variant, ...Array<Variant>]
  /** Without `#`. */
  readonly hashtags: ReadonlyArray<string>
  readonly links: ReadonlyArray<{ readonly url: string; readonly trackedUrl: string }>
  readonly media: ReadonlyArray<{
    readonly path: string
    readonly sha256: string
    readonly altText: string
    /** Whether a trained model made or altered it. @default false */
    readonly isAiMade?: boolean
  }>
  readonly citations: ReadonlyArray<Citation>
  readonly generatedBy: GeneratedBy
  /** Counts the states of the post from 1. @default 1 */
  readonly version?: number
  readonly contentHash: string
  /** Only of a translated post: what it says in another language. */
  readonly translatedFrom?: {
    readonly campaignId: string
    readonly language: string
    readonly version: number
    readonly contentHash: string
  }
}

/** How far a campaign is: `done` of `total` pieces of a stage. */
export interface Progress {
  readonly stage:
    | "brief"
    | "research"
    | "learn"
    | "orchestrate"
    | "plan"
    | "draft"
    | "edit"
    | "compare"
    | "produce"
    | "schedule"
    | "review"
    | "media"
  readonly done: number
  readonly total: number
  /** For a person, in English. */
  readonly message: string
  /** What a model is writing; only with the option `tellsWordings`. Then `total` is 0. */
  readonly wording?: Wording
}

/** A wording as a model writes it. The rules have not judged it yet, and it may be left out. */
export interface Wording {
  readonly slotId: string
  /** Place in its answer, from 0. */
  readonly index: number
  /** Counts answers: after a repair the wordings come again. */
  readonly answer: number
  /** False: its beginning. True: no more of it comes. */
  readonly isWhole: boolean
  readonly title?: string
  /** Without hashtags and links. */
  readonly text: string
}
