/**
 * What a post has besides its text: why a person has to look, how good it is, its script, pictures and growth plan.
 */
import { appraisalCriteria } from "../../../../content/Appraisal.ts"
import { type Post } from "../../../../content/Post.ts"
import { type Dossier } from "../../../Dossier.ts"
import { type DossierWords, dossierWords } from "./DossierWords.ts"
import { type Html, html } from "./Html.ts"
import { icon } from "./Icons.ts"
import { type Words } from "./Words.ts"

/** Why a person has to look before the post is approved; nothing where nobody has to. */
export const lookNeeded = ({ personNeeded }: Dossier, words: Words): Html | false => {
  const own = dossierWords(words)
  return (
    personNeeded.length > 0 &&
    html`<div class="gap">
      <h5>${icon("alert")}${own.lookNeeded}</h5>
      <ul>
        ${personNeeded.map(({ by, reason }) => html`<li><b>${own.askedBy[by]}</b>: ${reason}</li>`)}
      </ul>
    </div>`
  )
}

/** Of a text that was changed after the cast had looked at it. */
export const unreviewed = (words: Words): Html =>
  html`<p class="meta-line">${icon("alert")}${dossierWords(words).unreviewed}</p>`

/** Each part to be opened, in the order in which it is used. */
export const dossierDetails = (dossier: Dossier, post: Post, words: Words): Html => {
  const own = dossierWords(words)
  return html`${appraisal(dossier, post, own)}${script(dossier, post, own)}${pictures(dossier, post, own)}${growth(dossier, post, own)}`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const percent = (value: number): string => `${Math.round(value * 100)}`

const appraisal = ({ appraisal: rated }: Dossier, { variants: [sent] }: Post, words: DossierWords): Html | false => {
  if (rated === undefined) return false
  const { criteria, note, overall } = rated.variants.find(({ variantId }) => variantId === sent.id) ?? rated.best
  return html`<details>
    <summary>${words.appraisal} <span class="count">${percent(overall)}</span></summary>
    <ul class="parts">
      ${appraisalCriteria.map(
        (name) =>
          html`<li>
            <i>${percent(criteria[name])}</i>
            <p><b>${words.criteria[name]}</b></p>
          </li>`
      )}
    </ul>
    <p class="dim">${note}</p>
  </details>`
}

const script = ({ script: made }: Dossier, { language }: Post, words: DossierWords): Html | false =>
  made !== undefined &&
  html`<details>
    <summary>${words.script} <span class="count">${words.seconds(made.seconds)}</span></summary>
    <ol class="plain">
      ${made.scenes.map(
        ({ narration, onScreen, seconds, visual }) =>
          html`<li>
            <p lang="${language}" dir="auto">${narration}</p>
            <p class="dim">
              ${words.seconds(seconds)}${onScreen !== "" && html` · ${words.onScreen}: ${onScreen}`}<br />${words.seen}:
              ${visual}
            </p>
          </li>`
      )}
    </ol>
  </details>`

const pictures = ({ visuals }: Dossier, { language }: Post, words: DossierWords): Html | false =>
  visuals !== undefined &&
  html`<details>
    <summary>${words.pictures} <span class="count">${visuals.visuals.length}</span></summary>
    <ol class="plain">
      ${visuals.visuals.map(
        ({ altText, aspect, overlay, prompt, role }) =>
          html`<li>
            <p>
              <b>${words.roles[role]}</b>
              ${aspect}${overlay !== undefined && html` · ${words.overlay}: <span lang="${language}" dir="auto">${overlay}</span>`}
            </p>
            <p class="dim">
              ${words.prompt}: <span lang="en">${prompt}</span><br />${words.altText}:
              <span lang="${language}" dir="auto">${altText}</span>
            </p>
          </li>`
      )}
    </ol>
  </details>`

const growth = ({ growth: plan }: Dossier, { language }: Post, words: DossierWords): Html | false => {
  if (plan === undefined) return false
  const { callsToAction, experiments, ladder } = plan
  const rungs = (["broad", "medium", "niche"] as const).filter((rung) => ladder[rung].length > 0)
  return html`<details>
    <summary>${words.growth}</summary>
    <ul class="plain">
      ${rungs.map(
        (rung) => html`<li><b>${words.ladder[rung]}</b> ${ladder[rung].map((tag) => `#${tag}`).join(" ")}</li>`
      )}
      ${callsToAction.map(
        ({ text }) => html`<li><b>${words.callToAction}</b> <span lang="${language}" dir="auto">${text}</span></li>`
      )}
      ${experiments.map(
        ({ arms, hypothesis }) =>
          html`<li>
            <b>${words.experiment}</b> ${hypothesis}
            <p class="dim">${arms.map(({ change }) => change).join(" / ")}</p>
          </li>`
      )}
    </ul>
  </details>`
}
