/**
 * Small drawings, defined once and used by reference within the page.
 */
import { type Platform } from "../../../../content/Platform.ts"
import { Html, html } from "./Html.ts"

/** The drawings themselves; stands once at the top of the body. */
export const iconSprite = (): Html =>
  new Html(
    `<svg class="sprite" aria-hidden="true" focusable="false">${Object.entries(shapes)
      .map(([name, shape]) => `<symbol id="i-${name}" viewBox="0 0 24 24">${shape}</symbol>`)
      .join("")}</svg>`
  )

/** The mark of a network on its colour. Decorative: the name stands beside it. */
export const platformMark = (platform: Platform): Html =>
  html`<span class="mark mark-${platform}"
    ><svg aria-hidden="true" focusable="false"><use href="#i-${platform}"></use></svg
  ></span>`

export const icon = (name: IconName): Html =>
  html`<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-${name}"></use></svg>`

/** Drawings beside those of the networks. */
export type IconName =
  | "search"
  | "copy"
  | "alert"
  | "quote"
  | "link"
  | "reply"
  | "repost"
  | "heart"
  | "comment"
  | "share"
  | "save"
  | "like"
  | "send"
  | "globe"
  | "play"
  | "close"
  | "previous"
  | "next"
  | "image"
  | "film"
  | "clock"
  | "check"
  | "theme"
  | "dots"

/** As people write the network's name. */
export const platformNames: Record<Platform, string> = {
  tiktok: "TikTok",
  instagram: "Instagram",
  x: "X",
  linkedin: "LinkedIn",
  facebook: "Facebook",
  youtube: "YouTube"
}

const line = (path: string, width = 2): string =>
  `<path d="${path}" fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

const shapes: Record<string, string> = {
  x: line("M6 6l12 12M18 6L6 18", 2.6),
  linkedin: `${line("M7 10.5V17M11.5 17v-6.5M11.5 13.5c0-4 6-4.200 6 0V17", 2.6)}<circle cx="7" cy="7" r="1.500" fill="currentColor"/>`,
  facebook: line("M15.500 5.500h-1.500c-1.700 0-2.500 1-2.500 2.700V19M8.500 11.500h6", 2.6),
  instagram: `<rect x="5" y="5" width="14" height="14" rx="4" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="12" cy="12" r="3.200" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="16.200" cy="7.800" r="1.100" fill="currentColor"/>`,
  tiktok: `<circle cx="9.500" cy="16" r="2.800" fill="none" stroke="currentColor" stroke-width="2.200"/>${line("M12.300 16V5c.4 2.600 2 4 4.700 4.200", 2.2)}`,
  youtube: `<path d="M9 6.800v10.400L18 12z" fill="currentColor"/>`,
  search: `<circle cx="10.500" cy="10.500" r="6" fill="none" stroke="currentColor" stroke-width="2"/>${line("M15 15l5 5")}`,
  copy: `<rect x="9" y="9" width="11" height="11" rx="2" fill="none" stroke="currentColor" stroke-width="1.800"/>${line("M15 5.500V5a1.500 1.500 0 0 0-1.500-1.500h-8A1.500 1.500 0 0 0 4 5v8a1.500 1.500 0 0 0 1.500 1.500H6", 1.8)}`,
  alert: line("M12 4.500L3.500 19h17zM12 10v4M12 16.800v.100"),
  quote: line("M5 16c3 0 4-2 4-5V8H5v4h4M14 16c3 0 4-2 4-5V8h-4v4h4", 1.8),
  reply: line("M20 11.500a7.500 7.500 0 0 1-11 6.600L4 20l1.700-4.600A7.500 7.500 0 1 1 20 11.500z", 1.7),
  repost: line("M7 18V8M4 11l3-3 3 3M17 6v10M14 13l3 3 3-3", 1.8),
  heart: line(
    "M12 19.500S4 15 4 9.300A4.200 4.200 0 0 1 12 7.500a4.200 4.200 0 0 1 8 1.800C20 15 12 19.500 12 19.500z",
    1.7
  ),
  comment: line("M5 5h14v11h-8l-4 3.500V16H5z", 1.7),
  share: line("M13 5l7 6.500-7 6.500v-4c-5 0-7.500 1.500-9 4 0-6 3.500-9 9-9z", 1.7),
  save: line("M6.500 4.500h11V20L12 16l-5.500 4z", 1.7),
  like: line(
    "M7 11v8H4v-8zM7 11l4-7c1.600 0 2.400 1 2.200 2.600L12.700 9.500H18a1.800 1.800 0 0 1 1.800 2.200l-1.300 5.800A2 2 0 0 1 16.500 19H7",
    1.7
  ),
  send: line("M20.500 4L3.500 10.500l6.500 3 3 6.500zM20.500 4L10 13.500", 1.7),
  globe: `<circle cx="12" cy="12" r="7.500" fill="none" stroke="currentColor" stroke-width="1.700"/>${line("M4.500 12h15M12 4.500c3 3 3 12 0 15-3-3-3-12 0-15z", 1.5)}`,
  play: `<path d="M8.500 6v12l10-6z" fill="currentColor"/>`,
  close: line("M6 6l12 12M18 6L6 18"),
  previous: line("M14.500 5.500L8 12l6.500 6.500"),
  next: line("M9.500 5.500L16 12l-6.500 6.500"),
  image: `<rect x="4" y="5" width="16" height="14" rx="2" fill="none" stroke="currentColor" stroke-width="1.800"/><circle cx="9" cy="10" r="1.600" fill="currentColor"/>${line("M5 17l4.500-4 3 2.500 3-3.500 4 4.500", 1.8)}`,
  film: `<rect x="4" y="5" width="16" height="14" rx="2" fill="none" stroke="currentColor" stroke-width="1.800"/>${line("M10.500 9.200v5.600l4.500-2.800z", 1.8)}`,
  clock: `<circle cx="12" cy="12" r="7.500" fill="none" stroke="currentColor" stroke-width="1.800"/>${line("M12 7.500V12l3 2", 1.8)}`,
  check: line("M5 12.500l4.500 4.500L19 7.500", 2.4),
  theme: `<circle cx="12" cy="12" r="7.500" fill="none" stroke="currentColor" stroke-width="1.800"/><path d="M12 4.500a7.500 7.500 0 0 1 0 15z" fill="currentColor"/>`,
  dots: `<circle cx="5.500" cy="12" r="1.600" fill="currentColor"/><circle cx="12" cy="12" r="1.600" fill="currentColor"/><circle cx="18.500" cy="12" r="1.600" fill="currentColor"/>`,
  link: line(
    "M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1",
    1.8
  )
}
