/**
 * What somebody probably meant who mistyped a name.
 *
 * @since 0.1.0
 */
import { distance } from "fastest-levenshtein"

/**
 * The candidate that was probably meant: the same letters in another case or with other separators, or nearly the
 * same; undefined when none is near. Of equally near ones the first.
 */
export const nearest = (word: string, candidates: ReadonlyArray<string>): string | undefined => {
  const wanted = fold(word)
  if (wanted === "" || wanted.length > 60) return undefined
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    const found = distance(wanted, fold(candidate))
    if (found < bestDistance) {
      best = candidate
      bestDistance = found
    }
  }
  return best
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const fold = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")
