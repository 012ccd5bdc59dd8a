/**
 * Words that stand out: jargon, words of another language, and forms that are rare in a language. The lists are short
 * and general; what a brand itself uses is its own business and is told apart by its profile.
 *
 * @since 0.1.0
 */
import { primarySubtag } from "../text/Language.ts"
import { words } from "../text/Segmentation.ts"
import { stem } from "../text/Stemming.ts"

/** A word that stands out, as it stands in the text: offsets in UTF-16 code units. */
export interface RareWord {
  /** Lower-case. */
  readonly word: string
  readonly kind: "jargon" | "foreign" | "long"
  readonly start: number
  readonly end: number
}

/** The words that stand out, in order. English and German only: other languages have no list, and none are found. */
export const findRareWords = (text: string, language: string): ReadonlyArray<RareWord> => {
  const primary = primarySubtag(language)
  const known = lists[primary]
  if (known === undefined) return []
  return words(text, language).flatMap(({ end, start, text: written }) => {
    const kind = kindOf(written, primary, known)
    return kind === undefined ? [] : [{ word: written.toLowerCase(), kind, start, end }]
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Lists {
  readonly jargon: ReadonlySet<string>
  readonly foreign: ReadonlySet<string>
  /** Letters from which on a word is rare by its length alone. */
  readonly longFrom: number
}

const stemsOf = (list: string, language: string): ReadonlySet<string> =>
  new Set(list.split(/\s+/).flatMap((entry) => (entry === "" ? [] : [stem(entry, language)])))

const lists: Partial<Record<string, Lists>> = {
  en: {
    jargon: stemsOf(
      `actionable agile alignment bandwidth best-in-class bleeding-edge blockchain cutting-edge deliverable disrupt
      disruptive ecosystem empower empowerment enablement end-to-end frictionless future-proof gamify granular
      holistic hyperlocal hyperscale ideate ideation impactful incentivize incentivise incentivization innovate
      innovative leverage monetize monetise next-gen next-level omnichannel onboarding operationalize operationalise
      optimize optimise orchestrate paradigm performant pivot proactive programmatic robust roadmap scalable seamless
      scalability stakeholder state-of-the-art streamline supercharge synergy synergistic touchpoint thought-leadership
      turnkey upsell utilize utilise value-add vertical world-class mission-critical game-changer game-changing
      methodology monetization optimization optimisation productize verticals kpi roi b2b saas`,
      "en"
    ),
    foreign: stemsOf(
      `zeitgeist wunderkind kaizen je-ne-sais-quoi savoir-faire ergo ipso-facto tête-à-tête vis-à-vis wanderlust
      gemütlich ad-hoc joie-de-vivre dolce-vita gestalt hygge ikigai lagom`,
      "en"
    ),
    longFrom: 16
  },
  de: {
    jargon: stemsOf(
      `agil disruptiv disruption ganzheitlich ganzheitlichkeit implementieren implementierung innovativ innovation
      Kernkompetenz Lösungskompetenz nachhaltigkeitsorientiert niedrigschwellig Nutzenversprechen Paradigma
      Paradigmenwechsel proaktiv Prozessoptimierung Optimierung optimieren skalierbar Skalierbarkeit skalieren Synergie
      Synergieeffekt synergetisch Wertschöpfungskette Alleinstellungsmerkmal zielgruppengerecht zukunftsfähig
      zukunftsweisend wegweisend operationalisieren monetarisieren priorisieren digitalisieren evaluieren fokussieren
      generieren Mehrwert Ökosystem vollumfänglich zielführend kpi roi b2b saas`,
      "de"
    ),
    foreign: stemsOf(
      `asset awareness bandwidth benchmark benefit best-practice brand branding briefing business call challenge change
      claim commitment committen community content controlling convenience customer deadline deal deliver easy
      empowerment enablement engagement event experience feature feedback flow framework fresh game-changer gechallenged
      hands-on handling highlight impact insight journey know-how launch launchen lead leadership learning learnings
      level lifestyle local lounge match meeting milestone mindset must-have network new-work nice next next-level
      onboarding out-of-the-box output performance pitch pipeline power premium purpose quick-win ready relaunch
      release roadmap roll-out sale scope sharing shopping showcase skill smart solution speed sprint stakeholder
      statement story storytelling strategy style support sustainability sustainable swag team-spirit timeline timing
      tool touchpoint trend upgrade use-case user value vibe vibes win-win wording workflow workshop cool simply love
      happy sorry trendy stylish gedownloadet downloaden upgraden pushen matchen sharen customizen performen`,
      "de"
    ),
    longFrom: 24
  }
}

// Endings that only words from English have in German.
const englishEnding =
  /(?:[^r]ness|ship|[^aeiouäöü]less|eering|oring|haring|king|ping|ming|ting|ning|ving|[^aeiouäöü]ding)$/u
// Compounds of German words (`Frühlingsding`) and words that only look so.
const german = /^(?:ding|jungding|messing|hering|gering|pfennig)$/u

const kindOf = (written: string, primary: string, known: Lists): RareWord["kind"] | undefined => {
  if (!/^[\p{L}\p{M}\p{N}'’\-‐‑]+$/u.test(written) || written.length > 80) return undefined
  const whole = written.toLowerCase().replace(/[‐‑]/gu, "-")
  const parts = whole.includes("-") ? [whole, ...whole.split("-")] : [whole]
  const stems = parts.map((part) => stem(part, primary))
  if (stems.some((part) => known.jargon.has(part))) return "jargon"
  if (stems.some((part) => known.foreign.has(part))) return "foreign"
  if (primary === "de" && parts.some((part) => part.length >= 6 && englishEnding.test(part) && !german.test(part)))
    return "foreign"
  return parts.slice(-1)[0]!.length >= known.longFrom ? "long" : undefined
}
