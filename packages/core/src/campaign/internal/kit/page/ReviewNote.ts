/**
 * What people decided and said about a slot, oldest first. Nothing where nobody did.
 */
import { type Slot } from "../../../Plan.ts"
import { formatDay } from "./Dates.ts"
import { type Html, html } from "./Html.ts"
import { type Words } from "./Words.ts"

export const reviewNote = ({ review }: Slot, words: Words): Html | false => {
  if (review === undefined || review.decisions.length + review.comments.length === 0) return false
  const events = [
    ...review.decisions.map(({ kind, reason, ...event }) => ({
      ...event,
      did: `${words.did[kind]}, ${words.version} ${event.version}`,
      text: reason
    })),
    ...review.comments.map((comment) => ({ ...comment, did: words.did.commented }))
  ].sort((a, b) => a.revision - b.revision)
  return html`<details class="why">
    <summary>${words.review} <span class="count">${events.length}</span></summary>
    <ul class="plain">
      ${events.map(
        ({ at, by, did, text }) =>
          html`<li>
            <b>${by}</b> ${did}
            <span class="dim"
              ><time datetime="${at}"
                >${formatDay(at.slice(0, 10), words.dateLocale, { dateStyle: "medium" })}</time
              ></span
            >${text !== undefined && html`<br />${text}`}
          </li>`
      )}
    </ul>
  </details>`
}
