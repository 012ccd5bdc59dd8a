/** The posts of a report, each with its picture, text, scores, findings and sources; then the sources. */
import { type ReportBook, type ReportPost } from "@postwright/core/media/ReportPrinter"
import { type Drawable } from "../picture.ts"
import { quotationMarks } from "../words.ts"
import { type Looks, networkColors } from "./looks.ts"
import { content, contentWidth, type Column, type Sheets } from "./sheets.ts"

/** A picture that could be read. */
export interface ReadPicture {
  readonly image: Drawable
  readonly isVideo: boolean
}

export const layPosts = (
  sheets: Sheets,
  book: ReportBook,
  picturesOf: (post: ReportPost) => ReadonlyArray<ReadPicture>,
  looks: Looks
): void => {
  sheets.start()
  sheets.section(book.words.posts)
  sheets.flow(sheets.set(book.words.posts, looks.section, contentWidth, book.language, 1), wide)
  let day = ""
  for (const post of book.posts) {
    const pictures = picturesOf(post)
    const beside = besideHeight(sheets, post, pictures, looks)
    const isNewDay = post.day !== day
    sheets.y += isNewDay ? 12 : 16
    sheets.need((isNewDay ? 28 : 0) + 58 + Math.max(70, Math.min(beside, 330)))
    if (isNewDay) {
      sheets.flow(sheets.set(post.day, looks.day, contentWidth, book.language, 1), wide)
      sheets.y += 4
    }
    day = post.day
    layPost(sheets, post, pictures, book, looks)
  }
}

export const laySources = (sheets: Sheets, book: ReportBook, looks: Looks): void => {
  if (book.sources.length === 0) return
  sheets.start()
  sheets.section(book.words.sources)
  sheets.flow(sheets.set(book.words.sources, looks.section, contentWidth, book.language, 1), wide)
  for (const { source, title, use } of book.sources) {
    sheets.y += 9
    sheets.need(40)
    sheets.flow(sheets.set(title, looks.bold, contentWidth, book.language, 2), wide)
    sheets.flow(sheets.set(`${source}. ${use}`, looks.quiet, contentWidth, book.language, 3), wide)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const wide: Column = { x: content.left, width: contentWidth }
const main: Column = { x: content.left, width: 322 }
const side: Column = { x: content.left + 344, width: contentWidth - 344 }

const layPost = (
  sheets: Sheets,
  post: ReportPost,
  pictures: ReadonlyArray<ReadPicture>,
  book: ReportBook,
  looks: Looks
): void => {
  sheets.mark({ kind: "box", x: content.left, y: sheets.y, width: contentWidth, height: 0.6, color: looks.line })
  sheets.y += 8
  sheets.bookmark(post.bookmark)
  const chip = sheets.width(post.network, looks.chip) + 14
  sheets.mark({
    kind: "box",
    x: content.left,
    y: sheets.y,
    width: chip,
    height: 15,
    color: networkColors[post.platform],
    radius: 7.5
  })
  const head = sheets.set(post.network, looks.chip, chip, "en", 1)
  sheets.stack(head, { x: content.left + 7, width: chip - 14 }, sheets.y + 2)
  const when = { x: content.left + chip + 8, width: contentWidth - chip - 8 }
  sheets.stack(
    sheets.set(`${post.time}  ·  ${post.format}  ·  ${post.status}`, looks.small, when.width, book.language, 1),
    when,
    sheets.y + 2
  )
  sheets.y += 21
  sheets.flow(sheets.set(post.angle, looks.angle, contentWidth, book.language, 2), wide)
  sheets.y += 5

  const [first, top] = [sheets.at, sheets.y]
  const bottom = laySide(sheets, post, pictures, book, looks)
  sheets.y = top
  if (post.title !== undefined) sheets.flow(sheets.set(post.title, looks.bold, main.width, post.language), main)
  for (const [index, text] of post.texts.entries()) {
    if (index > 0) {
      sheets.y += 5
      sheets.need(20)
      sheets.mark({ kind: "box", x: main.x, y: sheets.y, width: 24, height: 0.8, color: looks.accent })
      sheets.y += 5
    }
    sheets.flow(sheets.set(text, looks.body, main.width, post.language), main)
  }
  if (post.findings.length > 0) {
    heading(sheets, book.words.findings, book.language, looks)
    for (const { severity, text } of post.findings) {
      sheets.flow(sheets.set(`${severity}: ${text}`, looks.small, main.width, book.language, 5), main)
    }
  }
  if (post.citations.length > 0) {
    heading(sheets, book.words.citations, book.language, looks)
    const marks = quotationMarks(post.language)
    for (const { quote, source } of post.citations) {
      sheets.flow(
        sheets.set(`${marks[0]}${quote}${marks[1]} ${source}`, looks.quiet, main.width, post.language, 4),
        main
      )
      sheets.y += 1.5
    }
  }
  if (sheets.at === first) sheets.y = Math.max(sheets.y, bottom)
}

const heading = (sheets: Sheets, text: string, language: string, looks: Looks): void => {
  sheets.y += 7
  sheets.need(24)
  sheets.flow(sheets.set(text, looks.smallBold, main.width, language, 1), main)
}

const rowHeight = 13.5

const sizeOf = ({ image }: ReadPicture): { readonly width: number; readonly height: number } => {
  const scale = Math.min(side.width / image.width, 205 / image.height)
  return { width: image.width * scale, height: image.height * scale }
}

const besideHeight = (sheets: Sheets, post: ReportPost, pictures: ReadonlyArray<ReadPicture>, looks: Looks): number => {
  const [large, ...others] = pictures
  const notes = post.notes.reduce(
    (sum, note) => sum + sheets.set(note, looks.note, side.width - 14, post.language, 9).height + 18,
    0
  )
  return (
    (large === undefined ? 0 : sizeOf(large).height + 8) +
    (others.length === 0 ? 0 : thumbHeight(others) + 8) +
    post.scores.length * rowHeight +
    notes
  )
}

const thumbWidth = (side.width - 12) / 4

const thumbHeight = (pictures: ReadonlyArray<ReadPicture>): number =>
  Math.ceil(Math.min(pictures.length, 12) / 4) * (thumbTall(pictures) + 4)

const thumbTall = ([first]: ReadonlyArray<ReadPicture>): number =>
  first === undefined ? 0 : Math.min(72, (thumbWidth * first.image.height) / first.image.width)

const laySide = (
  sheets: Sheets,
  post: ReportPost,
  pictures: ReadonlyArray<ReadPicture>,
  book: ReportBook,
  looks: Looks
): number => {
  const [large, ...others] = pictures
  let y = sheets.y + 2
  if (large !== undefined) {
    const size = sizeOf(large)
    sheets.mark({ kind: "picture", image: large.image, x: side.x, y, ...size })
    if (large.isVideo) sheets.mark({ kind: "play", x: side.x + size.width / 2, y: y + size.height / 2, radius: 15 })
    y += size.height + 8
  }
  for (const [index, { image }] of others.slice(0, 12).entries()) {
    const tall = thumbTall(others)
    const row = Math.floor(index / 4)
    sheets.mark({
      kind: "picture",
      image,
      x: side.x + (index % 4) * (thumbWidth + 4),
      y: y + row * (tall + 4),
      width: thumbWidth,
      height: tall
    })
  }
  if (others.length > 0) y += thumbHeight(others) + 8
  for (const { isRisk, name, value } of post.scores) {
    const share = Math.min(1, Math.max(0, value))
    sheets.stack(sheets.set(name, looks.quiet, 70, book.language, 1), { x: side.x, width: 70 }, y)
    sheets.mark(
      { kind: "box", x: side.x + 74, y: y + 4, width: side.width - 96, height: 3, color: looks.line, radius: 1.5 },
      {
        kind: "box",
        x: side.x + 74,
        y: y + 4,
        width: Math.max(0.1, (side.width - 96) * share),
        height: 3,
        color: isRisk ? looks.bad : looks.good,
        radius: 1.5
      }
    )
    const figure = String(Math.round(value * 100))
    sheets.stack(
      sheets.set(figure, looks.smallBold, 20, book.language, 1),
      { x: side.x + side.width - sheets.width(figure, looks.smallBold), width: 20 },
      y
    )
    y += rowHeight
  }
  for (const note of post.notes) {
    const words = sheets.set(note, looks.note, side.width - 14, book.language, 9)
    y += 6
    sheets.mark({
      kind: "box",
      x: side.x,
      y,
      width: side.width,
      height: words.height + 10,
      color: looks.warning,
      radius: 4
    })
    sheets.stack(words, { x: side.x + 7, width: side.width - 14 }, y + 5)
    y += words.height + 12
  }
  return y
}
