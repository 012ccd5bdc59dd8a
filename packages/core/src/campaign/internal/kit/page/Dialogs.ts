/**
 * The dialogs that the page's script fills: a post with all that is known of it, a passage in its source, and a picture in
 * full size.
 */
import { type Html, html } from "./Html.ts"
import { icon } from "./Icons.ts"
import { viewWords } from "./ViewWords.ts"
import { type Words } from "./Words.ts"

export const dialogs = (words: Words): Html => {
  const own = viewWords(words)
  return html`<dialog id="viewer" class="viewer" aria-label="${own.openedPost}">
      <div class="dialog-bar">
        <button type="button" data-step="-1" aria-label="${own.previous}">${icon("previous")}</button
        ><button type="button" data-step="1" aria-label="${own.next}">${icon("next")}</button>
        <p id="viewer-place" class="dim"></p>
        <button type="button" data-close aria-label="${own.close}">${icon("close")}</button>
      </div>
      <div id="viewer-card"></div>
    </dialog>
    <dialog id="passage" class="passage" aria-label="${own.passage}">
      <div class="dialog-bar">
        <p id="passage-source"></p>
        <button type="button" data-close aria-label="${own.close}">${icon("close")}</button>
      </div>
      <div id="passage-text" class="source-text" tabindex="0" role="group" aria-label="${own.passage}"></div>
    </dialog>
    <dialog id="lightbox" class="lightbox" aria-label="${own.fullSize}">
      <div class="dialog-bar">
        <button type="button" data-shift="-1" aria-label="${own.previousSlide}">${icon("previous")}</button
        ><button type="button" data-shift="1" aria-label="${own.nextSlide}">${icon("next")}</button>
        <p id="lightbox-words"></p>
        <button type="button" data-close aria-label="${own.close}">${icon("close")}</button>
      </div>
      <img id="lightbox-picture" alt="" />
    </dialog>`
}
