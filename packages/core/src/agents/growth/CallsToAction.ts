/**
 * What readers are asked to do after a post, in the words of the brief's goals and in the brand's form of address.
 *
 * @since 0.1.0
 */
import { type AddressForm } from "../../brand/FormOfAddress.ts"
import { type Brief } from "../../campaign/Brief.ts"
import { primarySubtag } from "../../text/Language.ts"
import { brandAddress } from "../BrandAddress.ts"

/** What the goals of a brief ask readers to do, beside reading. */
export type GoalIntent = "appointment" | "book" | "visit"

/** In the order of the goals, each once. */
export const goalIntents = (brief: Pick<Brief, "goals">): ReadonlyArray<GoalIntent> => [
  ...new Set(
    brief.goals.flatMap((goal) => {
      const words = goal.replace(/https?:\/\/\S+/giu, " ")
      return goalPatterns.filter(({ pattern }) => pattern.test(words)).map(({ intent }) => intent)
    })
  )
]

/**
 * The last line of a video: the brand, or what the goals ask for. Undefined where the brief has neither.
 *
 * @param turn which of the lines that suit the brief; a whole number from 0
 */
export const spokenClosing = (brief: Brief, language: string, turn = 0): string | undefined => {
  const { name } = brief.brand
  const intents = goalIntents(brief)
  const suiting = name === undefined ? intents : [...intents, "more" as const]
  const chosen = suiting[turn % Math.max(1, suiting.length)]
  const intent = chosen === "more" ? undefined : chosen
  if (name === undefined && intent === undefined) return undefined
  if (primarySubtag(language) !== "de") {
    return name === undefined ? englishAlone[intent ?? "book"] : english[intent ?? "more"](name)
  }
  const form = brandAddress(brief, language) ?? "none"
  const lines = german[form === "you" ? "none" : form]
  return name === undefined ? germanAlone[form === "you" ? "none" : form] : lines[intent ?? "more"](name)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Form = Exclude<AddressForm, "you"> | "none"
type Lines = Readonly<Record<GoalIntent | "more", (brand: string) => string>>

const goalPatterns: ReadonlyArray<{ readonly intent: GoalIntent; readonly pattern: RegExp }> = [
  { intent: "appointment", pattern: /\bappointments?\b|\bconsultations?\b|termin(?!ologie)|sprechstunde/iu },
  { intent: "book", pattern: /\bbook(?:ing|ings|ed|s)?\b|\breserv|\bbuchung|\bbuchen|\bgebucht|reservier/iu },
  {
    intent: "visit",
    pattern: /\bvisit|\bworkshop\b|\bopen day\b|\bcome (?:by|to|and see)\b|besuch|tag der offenen tür/iu
  }
]

const english: Lines = {
  appointment: (brand) => `Make an appointment with ${brand}.`,
  book: (brand) => `Book with ${brand}.`,
  visit: (brand) => `Come and visit ${brand}.`,
  more: (brand) => `More of this from ${brand}.`
}

const englishAlone: Readonly<Record<GoalIntent, string>> = {
  appointment: "Make an appointment while you think of it.",
  book: "Book while you think of it.",
  visit: "Come and see for yourself."
}

const german: Readonly<Record<Form, Lines>> = {
  sie: {
    appointment: (brand) => `Vereinbaren Sie einen Termin bei ${brand}.`,
    book: (brand) => `Buchen Sie bei ${brand}.`,
    visit: (brand) => `Besuchen Sie ${brand}.`,
    more: (brand) => `Mehr dazu erfahren Sie bei ${brand}.`
  },
  du: {
    appointment: (brand) => `Mach einen Termin bei ${brand}.`,
    book: (brand) => `Buch bei ${brand}.`,
    visit: (brand) => `Besuch ${brand}.`,
    more: (brand) => `Mehr dazu erfährst du bei ${brand}.`
  },
  ihr: {
    appointment: (brand) => `Macht einen Termin bei ${brand}.`,
    book: (brand) => `Bucht bei ${brand}.`,
    visit: (brand) => `Besucht ${brand}.`,
    more: (brand) => `Mehr dazu erfahrt ihr bei ${brand}.`
  },
  none: {
    appointment: (brand) => `Termine bei ${brand}.`,
    book: (brand) => `Buchungen bei ${brand}.`,
    visit: (brand) => `Einladung zum Besuch bei ${brand}.`,
    more: (brand) => `Mehr dazu bei ${brand}.`
  }
}

const germanAlone: Readonly<Record<Form, string>> = {
  sie: "Merken Sie sich das am besten gleich vor.",
  du: "Merk dir das am besten gleich vor.",
  ihr: "Merkt euch das am besten gleich vor.",
  none: "Am besten gleich vormerken."
}
