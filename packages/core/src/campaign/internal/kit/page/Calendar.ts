/**
 * The campaign's months, weeks from Monday. On a narrow screen the same list reads day by day.
 */
import { type Slot } from "../../../Plan.ts"
import { cardId } from "./Card.ts"
import { addDays, dayOf, daysBetween, formatDay, timeOf, weekdayOf } from "./Dates.ts"
import { type Html, html } from "./Html.ts"
import { platformMark, platformNames } from "./Icons.ts"
import { type Words } from "./Words.ts"

/** One heading and one grid for each month that has slots. */
export const calendar = (slots: ReadonlyArray<Slot>, words: Words): Html => {
  const days = new Map<string, Array<{ readonly slot: Slot; readonly index: number }>>()
  for (const [index, slot] of slots.entries()) {
    const day = dayOf(slot.startsAt)
    const entries = days.get(day)
    if (entries === undefined) days.set(day, [{ slot, index }])
    else entries.push({ slot, index })
  }
  const months = Array.from(new Set([...days.keys()].map((day) => day.slice(0, 7)))).sort()
  return html`${months.map((month) => {
    const inMonth = [...days.keys()].filter((day) => day.startsWith(month)).sort()
    const first = inMonth[0] ?? `${month}-01`
    const last = inMonth.at(-1) ?? first
    const grid = daysBetween(addDays(first, 1 - weekdayOf(first)), addDays(last, 7 - weekdayOf(last)))
    return html`<section class="month">
      <h3>${formatDay(first, words.dateLocale, { month: "long", year: "numeric" })}</h3>
      <div class="weekdays" aria-hidden="true">
        ${grid.slice(0, 7).map((day) => html`<span>${formatDay(day, words.dateLocale, { weekday: "short" })}</span>`)}
      </div>
      <ol class="days">
        ${grid.map((day) => {
          const entries = day.startsWith(month) ? (days.get(day) ?? []) : []
          const isOut = !day.startsWith(month) || entries.length === 0
          return html`<li class="cell${isOut && " cell-out"}">
            <p class="cell-day">
              ${
                entries.length === 0
                  ? html`<span aria-hidden="true">${Number(day.slice(8))}</span>`
                  : html`<a href="#d${day}"
                      ><span class="long"
                        >${formatDay(day, words.dateLocale, { weekday: "long", day: "numeric", month: "long" })}</span
                      ><span class="short" aria-hidden="true">${Number(day.slice(8))}</span></a
                    >`
              }
            </p>
            ${
              entries.length > 0 &&
              html`<ul>
                ${entries.map(({ index, slot }) => entry(slot, index, words))}
              </ul>`
            }
          </li>`
        })}
      </ol>
    </section>`
  })}`
}

const entry = (slot: Slot, index: number, words: Words): Html =>
  html`<li>
    <a
      class="entry entry-${slot.status}"
      href="#${cardId(index)}"
      data-card="${cardId(index)}"
      title="${timeOf(slot.startsAt)} ${platformNames[slot.platform]}: ${slot.angle}"
      ><span class="entry-face">${platformMark(slot.platform)}</span
      ><span class="entry-words"
        ><span class="entry-time">${timeOf(slot.startsAt)}</span>
        <span class="sr"
          >${platformNames[slot.platform]}, ${words.formats[slot.format]}, ${words.statuses[slot.status]}: </span
        ><span class="entry-text">${slot.angle}</span></span
      >${(slot.status === "approved" || slot.status === "locked") && html`<svg class="entry-state" aria-hidden="true" focusable="false"><use href="#i-check"></use></svg>`}</a
    >
  </li>`
