/**
 * The pictures and videos of a post in the shape that its network shows, or why there are none.
 */
import { utf8ToBytes } from "@noble/hashes/utils.js"
import { type Format, type Platform } from "../../../../content/Platform.ts"
import { type Post, type PostMedia } from "../../../../content/Post.ts"
import { type KitMedia } from "../../../Kit.ts"
import { type SlotFile } from "../../../SlotMedia.ts"
import { isMediaPath } from "../MediaPath.ts"
import { missingMedia } from "../MissingMedia.ts"
import { base64Of } from "./Base64.ts"
import { type Html, html } from "./Html.ts"
import { icon } from "./Icons.ts"
import { viewWords } from "./ViewWords.ts"
import { type Words } from "./Words.ts"

export interface MediaContext {
  readonly words: Words
  readonly files: ReadonlyMap<string, KitMedia>
  /** Paths whose preview stands in the page. */
  readonly embedded: ReadonlySet<string>
  /** All files of a post, those that are not sent too. */
  readonly filesOf: (post: Post) => ReadonlyArray<SlotFile>
  /** What of a post's media is not as it was asked for, in the language of the page. */
  readonly mediaWarningsOf: (post: Post) => ReadonlyArray<string>
  readonly reasons: ReadonlyMap<string, { readonly en: string; readonly de: string }>
}

/** Frame of the media, or of what says why there are none; nothing for a post that needs none and has none. */
export const mediaView = (post: Post, context: MediaContext): Html | false => {
  const shown = post.media.filter(({ path }) => isPicture(path) || isVideo(path))
  const video = shown.find(({ path }) => isVideo(path))
  const reason = mediaGap(post, context)
  if (video !== undefined) return videoView(video, post, context)
  if (shown.length > 1) return slidesView(shown, post, context)
  const [only] = shown
  if (only !== undefined)
    return html`<div class="media ${shapeOf(only, post, context)}">${shot(only, 1, context)}</div>`
  return reason !== undefined && placeholder(post, reason, context)
}

/** Why the post cannot go out yet for want of media; undefined where it can. */
export const mediaGap = (post: Post, { reasons, words }: MediaContext): string | undefined => {
  const missing = missingMedia(post)
  if (missing === undefined) return undefined
  return reasons.get(post.slotId)?.[words.locale] ?? words.mediaMissing[missing]
}

/** What of the media is not as it was asked for, such as boxes in place of letters. */
export const mediaWarnings = (post: Post, { mediaWarningsOf, words }: MediaContext): Html | false => {
  const warnings = mediaWarningsOf(post)
  return (
    warnings.length > 0 &&
    html`<div class="gap">
      <h5>${icon("alert")}${viewWords(words).mediaOtherwise}</h5>
      <ul>
        ${warnings.map((warning) => html`<li dir="auto">${warning}</li>`)}
      </ul>
    </div>`
  )
}

/** The media that no frame shows, such as documents and captions, by name. */
export const otherMedia = (post: Post, { words }: MediaContext): Html | false => {
  const others = post.media.filter(({ path }) => !isPicture(path) && !isVideo(path))
  return (
    others.length > 0 &&
    html`<p class="meta-line">
      ${words.media}:
      ${others.map(({ altText, path }, at) => html`${at > 0 && " · "}<a href="./${encodeURI(path.toWellFormed())}">${path}</a> <span class="dim">${altText}</span>`)}
    </p>`
  )
}

/** What goes with a video and is uploaded beside it: its cover, its thumbnail to look at, and subtitles. */
export const companions = (post: Post, context: MediaContext): Html | false => {
  const { filesOf, words } = context
  const own = viewWords(words)
  const files = filesOf(post).filter(({ path, role }) => role !== "sent" && isMediaPath(path))
  const thumbnail = files.find(({ role }) => role === "thumbnail")
  return (
    files.length > 0 &&
    html`<p class="meta-line">
        ${own.withVideo}:
        ${files.map(({ path, role }, at) => html`${at > 0 && " · "}<a href="./${path}">${role === "sent" ? path : own.roles[role]}</a>`)}
      </p>
      ${
        thumbnail !== undefined &&
        html`<a class="thumbnail" href="./${thumbnail.path}"
          ><img
            src="${preview(thumbnail.path, context) ?? thumbnail.path}"
            alt="${thumbnail.altText ?? own.roles.thumbnail}"
            width="${thumbnail.widthPx ?? 1280}"
            height="${thumbnail.heightPx ?? 720}"
            loading="lazy"
            decoding="async"
        /></a>`
      }`
  )
}

/**
 * Which previews the page holds itself: those of the first picture of each post, then the others in the order of the
 * posts, thumbnails last, as long as they fit into `maxBytes`. The rest is shown from the files beside the page.
 */
export const embeddedPreviews = (
  posts: ReadonlyArray<Post>,
  files: ReadonlyMap<string, KitMedia>,
  { filesOf, maxBytes = 1_050_000 }: { readonly filesOf: MediaContext["filesOf"]; readonly maxBytes?: number }
): ReadonlySet<string> => {
  const paths = posts.map(({ media }) =>
    media.map(({ path }) => path).filter((path) => isPicture(path) || isVideo(path))
  )
  const chosen = new Set<string>()
  let used = 0
  const thumbnails = posts.flatMap((post) =>
    filesOf(post).flatMap(({ path, role }) => (role === "thumbnail" ? [path] : []))
  )
  const inOrder = [...paths.flatMap((all) => all.slice(0, 1)), ...paths.flatMap((all) => all.slice(1)), ...thumbnails]
  for (const path of inOrder) {
    const bytes = files.get(path)?.previewJpeg?.length ?? 0
    if (bytes === 0 || chosen.has(path) || used + (bytes * 4) / 3 > maxBytes) continue
    used += (bytes * 4) / 3
    chosen.add(path)
  }
  return chosen
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isPicture = (path: string): boolean => isMediaPath(path) && /\.(?:jpg|png|webp|gif)$/.test(path)

const isVideo = (path: string): boolean => isMediaPath(path) && /\.(?:mp4|webm)$/.test(path)

const preview = (path: string, { embedded, files }: MediaContext): string | undefined => {
  const bytes = embedded.has(path) ? files.get(path)?.previewJpeg : undefined
  return bytes === undefined ? undefined : `data:image/jpeg;base64,${base64Of(bytes)}`
}

const pixels = ({ path }: PostMedia, { files }: MediaContext): Html | false => {
  const { heightPx, widthPx } = files.get(path) ?? {}
  return (
    widthPx !== undefined &&
    heightPx !== undefined &&
    html`width="${Math.round(widthPx)}" height="${Math.round(heightPx)}"`
  )
}

/** A picture that leads to its file; the page shows the preview until the file is there. */
const shot = (media: PostMedia, place: number, context: MediaContext): Html => {
  const { altText, path } = media
  const small = preview(path, context)
  return html`<a class="shot" href="${path}"
    ><img
      src="${small ?? path}"
      ${small !== undefined && html`data-full="${path}"`}
      alt="${altText.trim() === "" ? viewWords(context.words).picture(place) : altText}"
      ${pixels(media, context)}
      loading="lazy"
      decoding="async"
  /></a>`
}

const slidesView = (slides: ReadonlyArray<PostMedia>, post: Post, context: MediaContext): Html => {
  const own = viewWords(context.words)
  return html`<div class="media swiper ${shapeOf(slides[0]!, post, context)}">
    <div class="slides" tabindex="0" role="group" aria-label="${own.slides(slides.length)}">
      ${slides.map((slide, at) => html`<div>${shot(slide, at + 1, context)}</div>`)}
    </div>
    <button type="button" class="turn turn-back" data-turn="-1" aria-label="${own.previousSlide}">
      ${icon("previous")}</button
    ><button type="button" class="turn turn-on" data-turn="1" aria-label="${own.nextSlide}">${icon("next")}</button>
    <p class="place" aria-hidden="true"><span>1</span>/${slides.length}</p>
  </div>`
}

const videoView = (video: PostMedia, post: Post, context: MediaContext): Html => {
  const { files, words } = context
  const own = viewWords(words)
  const facts = files.get(video.path)
  const cover = post.media.find(({ path }) => isPicture(path))?.path ?? video.path.replace(/\.\w+$/, ".jpg")
  const poster = preview(video.path, context) ?? preview(cover, context) ?? (files.has(cover) ? cover : undefined)
  return html`<div class="media clip ${shapeOf(video, post, context)}">
    <video
      controls
      playsinline
      preload="none"
      src="${video.path}"
      ${pixels(video, context)}
      ${poster !== undefined && html`poster="${poster}"`}
      aria-label="${video.altText.trim() === "" ? own.video : video.altText}"
    >
      ${
        facts?.captionsVtt !== undefined &&
        html`<track
          kind="captions"
          srclang="${post.language}"
          label="${own.captions}"
          src="data:text/vtt;base64,${base64Of(utf8ToBytes(facts.captionsVtt))}"
          default
        />`
      }
    </video>
    ${facts?.durationSeconds !== undefined && html`<span class="lasts" aria-hidden="true">${clock(facts.durationSeconds)}</span>`}<button
      type="button"
      class="play"
      aria-label="${own.play}"
    >
      ${icon("play")}
    </button>
    <p class="gone" hidden>${own.notHere} <a href="${video.path}">${video.path}</a></p>
  </div>`
}

const placeholder = (post: Post, reason: string, { words }: MediaContext): Html =>
  html`<div class="media media-none ${usualShape(post.platform, post.format)}">
    <p>
      ${icon(post.format === "video" ? "film" : "image")}<b>${viewWords(words).needsMediaTitle}</b>
      <span>${reason}</span>
    </p>
  </div>`

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, "0")}`

type Shape = "shape-9x16" | "shape-4x5" | "shape-1x1" | "shape-16x9"

const shapes: ReadonlyArray<readonly [number, Shape]> = [
  [9 / 16, "shape-9x16"],
  [4 / 5, "shape-4x5"],
  [1, "shape-1x1"],
  [16 / 9, "shape-16x9"]
]

const shapeOf = ({ path }: PostMedia, { format, platform }: Post, { files }: MediaContext): Shape => {
  const { heightPx = 0, widthPx = 0 } = files.get(path) ?? {}
  if (!(widthPx > 0 && heightPx > 0)) return usualShape(platform, format)
  const far = ([ratio]: readonly [number, Shape]): number => Math.abs(Math.log(widthPx / heightPx / ratio))
  return shapes.reduce((best, one) => (far(one) < far(best) ? one : best))[1]
}

const usualShape = (platform: Platform, format: Format): Shape => {
  if (format === "video") return "shape-9x16"
  if (platform === "instagram") return "shape-4x5"
  return format === "carousel" ? "shape-1x1" : "shape-16x9"
}
