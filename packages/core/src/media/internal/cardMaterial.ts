/** What a post's text is made of, as far as pictures of it show: opener, points, quotation, label. */
import { addressSource } from "../../text/Addresses.ts"
import { singleLine } from "../../text/Normalisation.ts"
import { sentences } from "../../text/Segmentation.ts"

/** A post's text, taken apart. Every word is the post's own. */
export interface PostMaterial {
  /** What it opens with. */
  readonly opener: string
  /** Numbered slides, or bullets, without their marks. */
  readonly points: ReadonlyArray<string>
  /** A quotation that stands alone, and who said it. */
  readonly quotation?: { readonly text: string; readonly speaker: string }
  /** A paragraph that names where figures come from. */
  readonly label?: string
  /** All other sentences, in order. */
  readonly sentences: ReadonlyArray<string>
}

/** Takes a text apart. Hashtags and addresses are left out. */
export const materialOf = (text: string, language: string): PostMaterial => {
  const paragraphs = text
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.split("\n").filter((line) => !isAside(line)))
    .filter((lines) => lines.length > 0)
  const points: Array<string> = []
  const plain: Array<string> = []
  let quotation: PostMaterial["quotation"]
  for (const lines of paragraphs) {
    const loose: Array<string> = []
    for (const line of lines) {
      const point = pointOf(line)
      const speaker = /^[—–]\s*(.+)$/u.exec(line)?.[1]
      if (point !== undefined) points.push(point)
      else if (speaker !== undefined && loose.length > 0) {
        quotation ??= { text: singleLine(loose.splice(0).join(" ")), speaker: singleLine(speaker) }
      } else loose.push(line)
    }
    const paragraph = withoutAddresses(loose.join(" "))
    if (paragraph !== "") plain.push(paragraph)
  }
  const last = plain.at(-1)
  const label = plain.length > 1 && last !== undefined && isLabel(last, language) ? plain.pop() : undefined
  const all = plain.flatMap((paragraph) => sentences(paragraph, language).map((one) => singleLine(one.text)))
  const [opener = "", ...rest] = all
  return {
    opener,
    points,
    sentences: rest,
    ...(quotation === undefined ? {} : { quotation }),
    ...(label === undefined ? {} : { label })
  }
}

/** An address as people say it: without scheme, `www.`, query and closing slash. */
export const spokenAddress = (address: string): string => {
  try {
    const { host, pathname } = new URL(address)
    return decodeURI(`${host.replace(/^www\./u, "")}${pathname.replace(/\/$/u, "")}`)
  } catch {
    return ""
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const address = new RegExp(addressSource, "gu")

/** Lines that are nothing but hashtags or addresses. */
const isAside = (line: string): boolean => {
  const left = line.replace(address, "").replace(/#[\p{L}\p{N}_]+/gu, "")
  return !/[\p{L}\p{N}]/u.test(left)
}

/** Without what leads to an address (`To book: https://…`). */
const withoutAddresses = (text: string): string => {
  const clean = singleLine(text)
  return clean.search(address) < 0
    ? clean
    : singleLine(
        clean
          .split(/(?<=[.!?])\s+/u)
          .filter((sentence) => sentence.search(address) < 0)
          .join(" ")
      )
}

const pointOf = (line: string): string | undefined => {
  const match = /^\s*(?:\d{1,2}\/\d{1,2}|\d{1,2}[.)]|[•▪▸‣·✅✔☑➡👉*-]\ufe0f?)\s+(\S.*)$/u.exec(line)
  const words = singleLine(match?.[1] ?? "")
  return words === "" ? undefined : words
}

/** `Pilot figures: our own measurements from 2026.`: one sentence whose subject is what follows a colon. */
const isLabel = (paragraph: string, language: string): boolean =>
  paragraph.length <= 120 && /^\p{L}[^.:!?]{2,40}: \S/u.test(paragraph) && sentences(paragraph, language).length === 1
