import { type FloorLanguage } from "../../../text/Language.ts"
import { type EditedSlot } from "../EditorAgent.ts"
import { type Reason } from "./notices.ts"

/** Why a post is named: a reason to tell it in another way, or concerns about it. */
export type NamedFor = Reason | { readonly kind: "concerns"; readonly count: number }

/** What to change or to look at. */
export const noteOf = (reason: NamedFor, language: FloorLanguage): string =>
  language === "de" ? germanNote(reason) : englishNote(reason)

/** What the floor knows of the month as a whole. */
export interface MonthFacts {
  readonly slots: ReadonlyArray<EditedSlot>
  /** Of the posts that go back, each one's. */
  readonly reasons: ReadonlyArray<Reason["kind"]>
  readonly escalated: number
  /** Noticed, and more than may go back. */
  readonly leftOver: number
}

/** The month in a few sentences. */
export const summaryOf = (facts: MonthFacts, language: FloorLanguage): string =>
  language === "de" ? germanSummary(facts) : englishSummary(facts)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const englishNote = (reason: NamedFor): string => {
  switch (reason.kind) {
    case "concerns":
      return reason.count === 1
        ? "A compliance review has a concern about it: read it before it goes out."
        : `A compliance review has ${reason.count} concerns about it: read it before it goes out.`
    case "low":
      return `Its best wording is rated ${reason.overall.toFixed(2)}: tell it in another way, from another sentence of the material.`
    case "opening":
      return `It begins “${reason.opening}” as ${reason.like} does: begin with another sentence.`
    case "finding":
      return `It tells what ${reason.like} has told on the same network: choose other sentences of the material.`
    case "row":
      return `It is number ${reason.count} in a row of the same idea and making, after ${reason.like}: open it from another side.`
  }
}

const germanNote = (reason: NamedFor): string => {
  switch (reason.kind) {
    case "concerns":
      return reason.count === 1
        ? "Die Compliance-Prüfung hat ein Bedenken: Bitte lesen, bevor der Post hinausgeht."
        : `Die Compliance-Prüfung hat ${reason.count} Bedenken: Bitte lesen, bevor der Post hinausgeht.`
    case "low":
      return `Die beste Fassung ist mit ${german(reason.overall)} bewertet: Erzähle es anders, von einem anderen Satz des Materials aus.`
    case "opening":
      return `Der Post beginnt mit „${reason.opening}“ wie ${reason.like}: Beginne mit einem anderen Satz.`
    case "finding":
      return `Der Post erzählt, was ${reason.like} im selben Netzwerk schon erzählt hat: Wähle andere Sätze des Materials.`
    case "row":
      return `Der Post ist nach ${reason.like} der ${reason.count}. in Folge mit gleicher Idee und Machart: Öffne ihn von einer anderen Seite.`
  }
}

const german = (value: number): string => value.toFixed(2).replace(".", ",")

const counted = (reasons: MonthFacts["reasons"], names: Record<Reason["kind"], string>): string =>
  (["low", "opening", "finding", "row"] as const)
    .map((kind) => ({ kind, count: reasons.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ count, kind }) => `${count} ${names[kind]}`)
    .join(", ")

const meanOf = (slots: MonthFacts["slots"]): number | undefined => {
  const rated = slots.flatMap(({ overall }) => (overall === undefined ? [] : [overall]))
  return rated.length === 0 ? undefined : rated.reduce((sum, one) => sum + one, 0) / rated.length
}

const englishSummary = ({ escalated, leftOver, reasons, slots }: MonthFacts): string => {
  const mean = meanOf(slots)
  const kept = slots.length - reasons.length - escalated
  const why = counted(reasons, {
    low: "rated low",
    opening: "opening like another",
    finding: "telling the same again",
    row: "in a row of the same making"
  })
  return [
    slots.length === 0
      ? "There is no post to read."
      : `Of ${slots.length} ${slots.length === 1 ? "post" : "posts"}, ${kept} stay as they are.`,
    ...(reasons.length === 0 ? [] : [`${reasons.length} should be told in another way (${why}).`]),
    ...(escalated === 0 ? [] : [`A person should read ${escalated}.`]),
    ...(leftOver === 0 ? [] : [`${leftOver} more could be told better, but no more may go back.`]),
    ...(mean === undefined ? [] : [`The mean rating is ${mean.toFixed(2)}.`])
  ].join(" ")
}

const germanSummary = ({ escalated, leftOver, reasons, slots }: MonthFacts): string => {
  const mean = meanOf(slots)
  const kept = slots.length - reasons.length - escalated
  const why = counted(reasons, {
    low: "niedrig bewertet",
    opening: "mit gleichem Anfang",
    finding: "mit schon Erzähltem",
    row: "in einer Folge gleicher Machart"
  })
  return [
    slots.length === 0
      ? "Es gibt keinen Post zu lesen."
      : `Von ${slots.length} ${slots.length === 1 ? "Post bleibt" : "Posts bleiben"} ${kept}, wie ${kept === 1 ? "er ist" : "sie sind"}.`,
    ...(reasons.length === 0
      ? []
      : [`Anders erzählt werden ${reasons.length === 1 ? "sollte" : "sollten"} ${reasons.length} (${why}).`]),
    ...(escalated === 0 ? [] : [`Ein Mensch sollte ${escalated} lesen.`]),
    ...(leftOver === 0 ? [] : [`${leftOver} weitere ließen sich besser erzählen, mehr dürfen aber nicht zurück.`]),
    ...(mean === undefined ? [] : [`Die mittlere Bewertung ist ${german(mean)}.`])
  ].join(" ")
}
