/**
 * A post as its network shows it: who says it, text and media in the network's order and shape, and the row of what
 * readers can do there. The row is a drawing, nothing of it can be used.
 */
import { type Platform } from "../../../../content/Platform.ts"
import { type Post, type Variant } from "../../../../content/Post.ts"
import type { FindingTarget, PolicyFinding } from "../../../../policy/PolicyFinding.ts"
import { type Slot } from "../../../Plan.ts"
import { formatDay } from "./Dates.ts"
import { element, type Html, html } from "./Html.ts"
import { icon, type IconName } from "./Icons.ts"
import { markedText, type PlacedFinding } from "./MarkedText.ts"
import { mediaView, type MediaContext } from "./MediaView.ts"
import { cutOf } from "./NetworkCut.ts"
import { viewWords } from "./ViewWords.ts"

export interface NetworkContext extends MediaContext {
  readonly brandName: string
  readonly findingsOf: (variant: Variant) => ReadonlyArray<PolicyFinding>
}

/** The whole preview. Every variant's text is in it once, in a panel of its own; media are shared. */
export const networkView = (slot: Slot, post: Post, context: NetworkContext): Html => {
  const media = mediaView(post, context)
  const texts = html`<div class="net-texts">
    ${post.variants.map((variant, at) => html`<div class="panel panel-${at + 1}">${said(variant, post, context)}</div>`)}
  </div>`
  const isStage = post.format === "video" && (post.platform === "tiktok" || post.platform === "youtube")
  const isPictureFirst = post.platform === "instagram" || isStage
  return html`<div
    class="preview net net-${post.platform} ${isStage ? "net-stage" : ""}"
    lang="${post.language}"
    dir="auto"
  >
    ${head(slot, context)}${isPictureFirst ? html`${media}${actions(post.platform)}${texts}` : html`${texts}${media}${actions(post.platform)}`}
  </div>`
}

/** At most two letters of the brand's name: of its first words, or of its only one. */
export const initials = (name: string): string => {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const letters = words.slice(0, 2).map((word) => Array.from(word)[0] ?? "")
  return letters.join("").toLocaleUpperCase() || "•"
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const head = ({ platform, startsAt }: Slot, { brandName, words }: NetworkContext): Html =>
  html`<p class="who">
    <span class="avatar" aria-hidden="true">${initials(brandName)}</span
    ><span class="who-words"
      ><b>${brandName}</b>
      <span class="who-when"
        >${formatDay(startsAt.slice(0, 10), words.dateLocale, { day: "numeric", month: "short" })}${(platform === "facebook" || platform === "linkedin") && icon("globe")}</span
      ></span
    ><span class="who-dots">${icon("dots")}</span>
  </p>`

const said = (variant: Variant, post: Post, context: NetworkContext): Html => {
  const { brandName, words } = context
  const findings = context.findingsOf(variant)
  const parts = variant.parts ?? [variant.text]
  const title =
    variant.title !== undefined &&
    html`<p class="video-title">
      <span class="sr">${words.title}: </span
      >${markedText(variant.title, placedIn(findings, { field: "title" }), words.locale)}
    </p>`
  if (parts.length === 1)
    return html`${title}${body(variant.text, placedIn(findings, { field: "text" }), post, context)}`
  return html`${title}
    <ol class="thread">
      ${parts.map(
        (part, index) =>
          html`<li>
            ${
              index > 0 &&
              html`<p class="who" aria-hidden="true">
                <span class="avatar">${initials(brandName)}</span><b>${brandName}</b>
              </p>`
            }${body(part, placedIn(findings, { field: "part", index }), post, context)}
          </li>`
      )}
    </ol>`
}

/** White space of the text is part of the post. */
const body = (
  text: string,
  findings: ReadonlyArray<PlacedFinding>,
  { platform }: Post,
  { words }: NetworkContext
): Html => {
  const cut = cutOf(platform, text)
  const own = viewWords(words)
  return html`<div class="said">
    ${element("p", 'class="body"', markedText(text, findings, words.locale, cut))}${
      cut !== undefined &&
      html`<button type="button" class="more" aria-expanded="false" data-less="${own.less}">${own.more}</button>`
    }
  </div>`
}

const placedIn = (findings: ReadonlyArray<PolicyFinding>, place: FindingTarget): ReadonlyArray<PlacedFinding> =>
  findings.flatMap(({ message, severity, span, target }) => {
    const isHere =
      target?.field === place.field && ("index" in place ? "index" in target && target.index === place.index : true)
    return isHere && span !== null ? [{ message, severity, span }] : []
  })

const actions = (platform: Platform): Html =>
  html`<p class="acts" aria-hidden="true">${rows[platform].map((name) => icon(name))}</p>`

const rows: Readonly<Record<Platform, ReadonlyArray<IconName>>> = {
  x: ["reply", "repost", "heart", "save", "share"],
  linkedin: ["like", "comment", "repost", "send"],
  facebook: ["like", "comment", "share"],
  instagram: ["heart", "reply", "send", "save"],
  tiktok: ["heart", "comment", "save", "share"],
  youtube: ["like", "comment", "share", "dots"]
}
