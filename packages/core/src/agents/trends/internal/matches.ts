import { type Finding } from "../../../knowledge/Finding.ts"
import { type TrendSignal } from "../../../trends/TrendReport.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { isStopWord } from "../../../text/StopWords.ts"

/** A signal, and the findings that hold its words. */
export interface Match {
  readonly signal: TrendSignal
  /** Those that hold most of its words first. */
  readonly findingIds: readonly [string, ...Array<string>]
  /** Its words that the findings have, as it spells them. */
  readonly shared: ReadonlyArray<string>
  readonly fit: number
}

/** At least this share of the content words of a signal has to stand in one finding. */
const leastShared = 0.5
const mostFindings = 5

/** Signals with the findings that speak of them, best first; those without any are left out. Linear in the texts. */
export const matchesOf = (
  signals: ReadonlyArray<TrendSignal>,
  findings: ReadonlyArray<Finding>
): ReadonlyArray<Match> => {
  const stems = findings.map(({ id, language, texts }) => ({
    id: String(id),
    primary: primarySubtag(language),
    stems: new Set(contentStems(texts.join(" "), language).map((one) => one.stem))
  }))
  return signals
    .flatMap((signal): ReadonlyArray<Match> => {
      const asked = contentStems(signal.phrase, signal.language)
      const wanted = new Map(asked.map(({ stem: key, word }) => [key, word]))
      if (wanted.size === 0) return []
      const primary = primarySubtag(signal.language)
      const speaking = stems
        .filter((finding) => finding.primary === primary)
        .map((finding) => ({
          ...finding,
          held: [...wanted.keys()].filter((key) => holds(finding.stems, key, primary))
        }))
        .filter(({ held }) => held.length / wanted.size >= leastShared)
        .toSorted((a, b) => b.held.length - a.held.length)
        .slice(0, mostFindings)
      const [first, ...rest] = speaking.map(({ id }) => id)
      if (first === undefined) return []
      const held = new Set(speaking.flatMap((finding) => finding.held))
      const fit = Math.round((held.size / wanted.size) * (0.5 + 0.5 * signal.momentum) * 1_000) / 1_000
      return [{ signal, findingIds: [first, ...rest], shared: [...held].map((key) => wanted.get(key) ?? key), fit }]
    })
    .toSorted((a, b) => b.fit - a.fit)
}

// A hashtag is one word; its parts are told by capitals.
const contentStems = (
  text: string,
  language: string
): ReadonlyArray<{ readonly word: string; readonly stem: string }> =>
  words(text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll("#", " "), language)
    .filter(({ text: word }) => word.length > 2 && !isStopWord(word, language))
    .map(({ text: word }) => ({ word, stem: stem(word, language) }))

// German compounds hold their parts: "Lastenräder" speaks of "Räder".
const holds = (stems: ReadonlySet<string>, wanted: string, primary: string): boolean =>
  stems.has(wanted) || (primary === "de" && wanted.length > 4 && [...stems].some((one) => one.includes(wanted)))
