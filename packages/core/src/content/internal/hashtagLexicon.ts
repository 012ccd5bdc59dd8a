/**
 * What the hashtags of a campaign may be, in one language: its topics, its own names, its place, and the subjects of
 * single posts, all in words of the brief and the material.
 *
 * @since 0.1.0
 */
import { primarySubtag } from "../../text/Language.ts"
import { detectLanguage } from "../../text/LanguageDetection.ts"
import {
  type Context,
  isBrand,
  isOfPerson,
  type LexiconBrief,
  type LexiconStatement,
  makeContext,
  type Subject
} from "./hashtagContext.ts"
import { baseForm } from "./hashtagForms.ts"
import { placesOf } from "./hashtagPlaces.ts"
import { subjectQuality } from "./hashtagSubjects.ts"
import { isWrittenAsName, runsOf, type Term } from "./hashtagTerms.ts"
import { namesOf, topicsOf } from "./hashtagTopics.ts"

export interface Lexicon {
  readonly language: string
  /** What the campaign is about, as its audience would look for it, strongest first. */
  readonly topics: ReadonlyArray<Subject>
  /** Names that the topic gives the campaign. */
  readonly names: ReadonlyArray<Subject>
  readonly places: ReadonlyArray<Subject>
  /** Subjects of single statements, by key. */
  readonly subjects: ReadonlyMap<string, Subject>
  /** The subject that a phrase names, if its words stand in the material. */
  readonly subjectOf: (phrase: string) => Subject | undefined
}

/** The lexicon of one language. Linear in the statements. */
export const makeLexicon = (
  brief: LexiconBrief,
  statements: ReadonlyArray<LexiconStatement>,
  language: string
): Lexicon => {
  const primary = primarySubtag(language)
  const wish = detectLanguage([brief.topic, brief.audience ?? "", ...(brief.goals ?? [])].join(". ")).language
  const context = makeContext(brief, statements, primary, wish !== "und" && wish !== primary)
  const places = placesOf(context)
  const names = namesOf(context, places)
  const subjects = subjectsOf(context)
  const topics = topicsOf(context, [...places, ...names])
  // A post may be about one of several topics in particular.
  for (const topic of topics.slice(1)) if (topic.share > 0) subjects.set(topic.key, { ...topic, weight: 1 })
  return {
    language: primary,
    topics: topics.length > 0 ? topics : strongest(subjects),
    names,
    places,
    subjects,
    subjectOf: (phrase) => {
      for (const { tokens } of runsOf(phrase, primary)) {
        const key = tokens.map((token) => token.root).join(" ")
        const term = context.terms.get(key)
        const found = subjects.get(key) ?? (term === undefined ? undefined : subjectFrom(term, context))
        if (found !== undefined) return found
      }
      return undefined
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Below this many statements a phrase need not recur. */
const thinMaterial = 40

const subjectsOf = (context: Context): Map<string, Subject> => {
  const found = new Map<string, Subject>()
  const least = context.statements < thinMaterial ? 1 : 2
  const parts = partsOfNames(context.terms)
  for (const term of context.terms.values()) {
    const subject = term.count < least || parts.has(term.key) ? undefined : subjectFrom(term, context)
    if (subject !== undefined) found.set(term.key, subject)
  }
  return found
}

// Names that mostly occur as the end of a longer one: `Harbour Trust` of `Harrowmouth Harbour Trust`.
const partsOfNames = (terms: ReadonlyMap<string, Term>): ReadonlySet<string> => {
  const parts = new Set<string>()
  for (const term of terms.values()) {
    const shorter = terms.get(term.roots.slice(1).join(" "))
    if (shorter !== undefined && isWrittenAsName(term) && term.count * 2 > shorter.count) parts.add(shorter.key)
  }
  return parts
}

const subjectFrom = (term: Term, context: Context): Subject | undefined => {
  if (isOfPerson(term, context) || isBrand(term.roots, context)) return undefined
  if (term.roots.some((root) => context.forbidden.has(root))) return undefined
  const quality = subjectQuality(term, context)
  const phrase = quality === 0 ? undefined : baseForm(term, context.language)
  if (phrase === undefined) return undefined
  const recurrence =
    1 + 0.03 * Math.min(5, term.count) + (term.sources.size > 1 ? 0.05 : 0) + (term.titles > 0 ? 0.05 : 0)
  return {
    key: term.key,
    phrase,
    weight: quality * recurrence,
    share: term.statements.size / Math.max(1, context.statements)
  }
}

// Where the brief says its topic in another language, the material's own topics serve.
const strongest = (subjects: ReadonlyMap<string, Subject>): ReadonlyArray<Subject> =>
  [...subjects.values()]
    .sort((a, b) => b.weight * (0.05 + b.share) - a.weight * (0.05 + a.share) || (a.key < b.key ? -1 : 1))
    .slice(0, 2)
