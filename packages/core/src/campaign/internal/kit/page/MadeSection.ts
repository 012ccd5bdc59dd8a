/**
 * How the campaign was made: what the editor in chief says of the month, what each agent cost, and how long it took.
 */
import { DateTime, Option } from "effect"
import { type KitInput } from "../../../Kit.ts"
import { type KitReport } from "../../../KitReport.ts"
import { type Html, html } from "./Html.ts"
import { type ViewWords, viewWords } from "./ViewWords.ts"
import { type Words } from "./Words.ts"

export const madeSection = (
  { auditEntries, making }: Pick<KitInput, "auditEntries" | "making">,
  report: KitReport,
  words: Words
): Html => {
  const own = viewWords(words)
  return html`<section class="section" id="made" aria-labelledby="h-made">
    <h2 id="h-made">${own.made}</h2>
    <div class="made-parts">
      <div>
        ${
          making?.summary !== undefined &&
          html`<h3>${own.month}</h3>
            <p>${making.summary}</p>`
        }${
          making?.production !== undefined &&
          html`<h3>${own.production}</h3>
            <p>${making.production.summary}</p>`
        }
        ${times(auditEntries, own)}
      </div>
      <div>
        <h3>${own.cost}</h3>
        ${costs(report, own)}
      </div>
    </div>
  </section>`
}

/**
 * Time of each stage and of all: from the log, each entry's distance to the one before it, added up by what the entry
 * says was done. What is over ten minutes is a pause. Undefined where fewer than two entries have a time.
 */
export const stageTimes = (
  entries: KitInput["auditEntries"]
):
  | { readonly totalMillis: number; readonly stages: ReadonlyArray<readonly [action: string, millis: number]> }
  | undefined => {
  const stages = new Map<string, number>()
  let before: number | undefined
  let steps = 0
  for (const { action, at } of entries) {
    const instant = typeof at === "string" ? DateTime.make(at) : Option.none()
    if (Option.isNone(instant)) continue
    const millis = DateTime.toEpochMillis(instant.value)
    const took = before === undefined ? 0 : millis - before
    before = millis
    if (typeof action !== "string" || took < 0 || took > longestPauseMillis) continue
    stages.set(action, (stages.get(action) ?? 0) + took)
    steps += 1
  }
  if (steps < 2) return undefined
  return { totalMillis: Array.from(stages.values()).reduce((sum, one) => sum + one, 0), stages: [...stages] }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const longestPauseMillis = 600_000

const times = (entries: KitInput["auditEntries"], own: ViewWords): Html | false => {
  const known = stageTimes(entries)
  if (known === undefined) return false
  const told = known.stages.filter(([action, millis]) => own.stages[action] !== undefined && millis > 0)
  return html`<h3>${own.time}: ${own.duration(known.totalMillis)}</h3>
    <ul class="stages">
      ${told.map(([action, millis]) => html`<li><span>${own.stages[action]}</span> <b>${own.duration(millis)}</b></li>`)}
    </ul>
    <p class="dim">${own.timeHint}</p>`
}

const costs = ({ budgetMicroUsd, costMicroUsd, costs: told }: KitReport, own: ViewWords): Html => {
  const rows = told?.byAgent ?? []
  const limit = budgetMicroUsd !== null && html`<p class="dim">${own.budget}: ${own.money(budgetMicroUsd)}</p>`
  if (rows.length === 0 && costMicroUsd === 0)
    return html`<p>${own.noCost}</p>
      ${limit}`
  return html`<div class="table" tabindex="0" role="group" aria-label="${own.cost}">
      <table>
        <thead>
          <tr>
            <th scope="col">${own.agent}</th>
            <th scope="col">${own.model}</th>
            <th scope="col" class="number">${own.calls}</th>
            <th scope="col" class="number">${own.tokens}</th>
            <th scope="col" class="number">${own.cost}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${row.agent}</th>
                <td>${row.model}</td>
                <td class="number">
                  ${own.count(row.calls)}${row.faulty > 0 && html` <span class="dim">(${own.count(row.faulty)} ${own.faulty})</span>`}
                </td>
                <td class="number">${own.count(row.inputTokens)} / ${own.count(row.outputTokens)}</td>
                <td class="number">${own.money(row.costMicroUsd)}</td>
              </tr>`
          )}${
            told?.otherMicroUsd !== undefined &&
            html`<tr>
              <th scope="row" colspan="4">${own.others}</th>
              <td class="number">${own.money(told.otherMicroUsd)}</td>
            </tr>`
          }
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="4">${own.total}</th>
            <td class="number">${own.money(costMicroUsd)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
    ${limit}`
}
