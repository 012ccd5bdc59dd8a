/**
 * How claims in words are recognised.
 */
import type { ClaimKind } from "../../../knowledge/Claim.ts"

/** Words that claim something. */
export interface WordedPattern {
  readonly kind: ClaimKind
  readonly pattern: RegExp
  /** What the folded groups say; null: nothing, they are a turn of phrase. Absent: their figures or dates count. */
  readonly saying?: (first: string, second: string) => string | null
}

/** The words where no letter or digit touches them. */
export const alone = (source: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, "giu")

/** For words that say one thing however they are written. */
export const always = (says: string) => () => says

/** First places; not where they number what a post tells: `Tip #1`, `#1: brake`, `number one reason`. */
export const ofRank = (names: string): RegExp =>
  alone(String.raw`(?<!(?:${numbered})\s)(?:${names})(?!\s?[:/)]|[.,]\d|\s(?:${numbered})(?!\p{L}))`)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const numbered =
  "tip|tips|step|reason|rule|room|part|point|day|week|chapter|episode|question|fact|lesson|platform|gate|track|hall|stage|tipp|schritt|regel|raum|teil|punkt|tag|woche|kapitel|folge|frage|grund|gleis|halle"
