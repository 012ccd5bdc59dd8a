import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { type Candidate } from "./candidate.ts"
import { type LabelRule } from "./constraints.ts"
import { voiceOf } from "./speakers.ts"

/** How the figures of a statement are named, and which of its sentences have such figures. */
export interface Label {
  readonly text: string
  readonly sentences: ReadonlyArray<number>
}

/**
 * The line in which the brief wants the statement's figures named, if it has such figures. A rule that says which
 * figures it means (`pilot figures`) holds where the sentence or its whole document is about that; a
 * rule on all measurements holds for sentences that say that something was measured.
 */
export const labelFor = (candidate: Candidate, rules: ReadonlyArray<LabelRule>): Label | undefined => {
  const language = primarySubtag(candidate.document.language)
  const isSaid = voiceOf(candidate.block, language) !== undefined
  if (rules.length === 0 || isSaid || candidate.kind === "list") return undefined
  for (const { about, line } of rules) {
    const isMeant = (sentence: SentenceFeatures) => {
      const stems = new Set(words(sentence.display, language).map((word) => stem(word.text, language)))
      return about.every((one) => stems.has(one) || isAbout(candidate, one))
    }
    const sentences = candidate.parts.flatMap((part, index) =>
      part.all.some((sentence) => isMeasured(sentence, language, about.length === 0) && isMeant(sentence))
        ? [index]
        : []
    )
    if (sentences.length > 0) return { text: line, sentences }
  }
  return undefined
}

const figures: ReadonlySet<string> = new Set(["number", "measure", "percentage"])

const isMeasured = (sentence: SentenceFeatures, language: string, saysSo: boolean): boolean =>
  (sentence.claims.some((claim) => figures.has(claim.kind) && /\p{N}/u.test(claim.text) && !ordinal.test(claim.text)) ||
    shareOf.test(sentence.display)) &&
  !sentence.isImperative &&
  !(rule[language] ?? rule.en).test(sentence.display) &&
  (past[language] ?? past.en).test(sentence.display) &&
  (!saysSo || (measuring[language] ?? measuring.en).test(sentence.display))

// `Nine of the eleven tip-overs`: small numbers in words are figures only where they are set against each other.
const shareOf =
  /(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) of the (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|\p{L}+ty)(?!\p{L})|(?<!\p{L})(?:eine?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf) (?:der|von) (?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\p{L}+zehn|\p{L}+zig)(?!\p{L})/iu

const ordinal =
  /^(?:\d+(?:st|nd|rd|th|\.)|first|second|third|fourth|fifth|\p{L}+th|erste[nrsm]?|zweite[nrsm]?|dritte[nrsm]?|\p{L}+te[nrsm]?)$/iu

// A document says in its name, title or first lines what its figures are about.
const isAbout = (candidate: Candidate, wanted: string): boolean => {
  const { document } = candidate
  const named = [document.source.replaceAll(/[^\p{L}\p{N}]+/gu, " "), document.title, document.text.slice(0, 400)]
  return words(named.join(" "), document.language).some((word) => stem(word.text, document.language) === wanted)
}

type ByLanguage = { readonly en: RegExp } & Partial<Record<string, RegExp>>

// Rules and promises are no measurements, whatever figures they hold.
const rule: ByLanguage = {
  en: /\b(?:will|must|may|should|costs?|now)\b/i,
  de: /(?<!\p{L})(?:darf|dürfen|muss|müssen|soll|sollen|kostet|kosten|wird|werden|höchstens|mindestens|bis zu)(?!\p{L})/iu
}

const past: ByLanguage = {
  en: /\b(?:(?<!\b(?:is|are|be|being|been|gets?|an?|the|each|every|not|now|as) )\p{L}{2,}ed|was|were|had|made|took|rode|fell|stood|found|went|came|gave|saw|held|kept|won|lost|ran|cost)\b/iu,
  de: /(?<!\p{L})(?:\p{L}{2,}te[nst]?|war(?:en)?|lag(?:en)?|kam(?:en)?|stieg(?:en)?|sank(?:en)?|fiel(?:en)?|flossen|floss|nahm(?:en)?|gab(?:en)?|ging(?:en)?|blieb(?:en)?|haben|hat|wurden?|maß(?:en)?|misst|messen|ergab(?:en)?|ließ(?:en)?)(?!\p{L})/iu
}

const measuring: ByLanguage = {
  en: /\b(?:measured|measurements?|logged|timed|recorded|counted|averaged?|on average|found|tested)\b/i,
  de: /(?:gemessen|messung|misst(?!\p{L})|messen(?!\p{L})|ermittelt|durchschnitt|(?<!\p{L})im (?:schnitt|mittel)|mittlere[nr]? wert|referenz|prüfstand|lieferten|erreichten|erzeugte|brachten|senkte|kamen auf)/iu
}
