/**
 * What the results of earlier posts said, and which slots moved for it, in English and German.
 */
import { type SlotMove } from "../../../../schedule/ScheduleAdvice.ts"
import { type Plan } from "../../../Plan.ts"
import { type Learned } from "../../../Learned.ts"
import { formatDay, timeOf } from "./Dates.ts"
import { type Html, html } from "./Html.ts"
import { platformNames } from "./Icons.ts"
import { type Words } from "./Words.ts"

/** The section; nothing where the campaign was given no results. */
export const learnedSection = (learned: Learned | undefined, { slots }: Plan, words: Words): Html | false => {
  if (learned === undefined) return false
  const own = words.locale === "de" ? german : english
  const { advice, insights } = learned
  const networks = new Map(slots.map(({ id, platform }) => [String(id), platformNames[platform]]))
  return html`<section class="section" id="learned" aria-labelledby="h-learned">
    <h2 id="h-learned">${own.title}</h2>
    <p class="dim">${own.results(learned.results)}</p>
    ${
      insights === undefined || insights.insights.length === 0
        ? html`<p>${insights?.tooLittle ?? own.unusable}</p>`
        : html`<ul>
            ${insights.insights.map(({ advice: what, statement }) => html`<li>${statement} <span class="dim">${what}</span></li>`)}
          </ul>`
    }
    <h3>${own.times}</h3>
    ${
      advice === undefined || advice.moves.length === 0
        ? html`<p>${advice?.tooLittle ?? own.unmoved}</p>`
        : html`<ul>
            ${advice.moves.map((move) => html`<li>${moveLine(move, networks.get(move.slotId) ?? "", words)} ${move.reason}</li>`)}
          </ul>`
    }
  </section>`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const moveLine = ({ from, to }: SlotMove, network: string, words: Words): Html =>
  html`<b
    >${network}, ${formatDay(to.slice(0, 10), words.dateLocale, { day: "numeric", month: "long" })}, ${timeOf(from)} →
    ${timeOf(to)}</b
  >`

interface LearnedWords {
  readonly title: string
  readonly results: (count: number) => string
  readonly unusable: string
  readonly times: string
  readonly unmoved: string
}

const english: LearnedWords = {
  title: "Learned from earlier results",
  results: (count) => (count === 1 ? "From one post that was measured." : `From ${count} posts that were measured.`),
  unusable: "No answer to what the results say could be used.",
  times: "Moved slots",
  unmoved: "Every slot stays at its usual time."
}

const german: LearnedWords = {
  title: "Aus früheren Ergebnissen",
  results: (count) => (count === 1 ? "Aus einem gemessenen Post." : `Aus ${count} gemessenen Posts.`),
  unusable: "Keine Antwort auf die Frage, was die Ergebnisse sagen, war zu gebrauchen.",
  times: "Verlegte Slots",
  unmoved: "Jeder Slot bleibt bei seiner üblichen Zeit."
}
