/**
 * The sources with how much of each is used, and the passages that posts cite in their context.
 */
import { type KitReport } from "../../../KitReport.ts"
import { type Html, html } from "./Html.ts"
import { type Passages } from "./Passages.ts"
import { type Words } from "./Words.ts"

export const sourcesSection = ({ sources }: KitReport, passages: Passages, words: Words): Html | false =>
  sources.length > 0 &&
  html`<section class="section" id="sources" aria-labelledby="h-sources">
    <h2 id="h-sources">${words.sources}</h2>
    <ul class="sources">
      ${sources.map(
        (use) =>
          html`<li>
            <h3>${use.title}</h3>
            <p class="dim">
              <cite>${use.source}</cite> ·
              ${use.language}${use.textFile !== null && html` · <a href="${use.textFile}">${words.text}</a>`}
            </p>
            <p class="use">
              <span>${words.cited} <b>${use.citations}</b></span
              ><span>${words.coverage} <b>${words.percent(use.coverage)}</b></span
              >${
                use.charactersRead < use.characters &&
                html`<span>${words.read} <b>${words.percent(use.charactersRead / use.characters)}</b></span>`
              }
            </p>
            ${passages.of(use.source)}
          </li>`
      )}
    </ul>
  </section>`
