/** Prints the sheets of a report. */
import type { SKRSContext2D } from "@napi-rs/canvas"
import { type ReportBook, type ReportPost } from "@postwright/core/media/ReportPrinter"
import { type Hyphenate } from "../hyphenation.ts"
import { type CanvasLibrary } from "../library.ts"
import { type ResolvedFonts } from "../typefaces.ts"
import { Typesetter } from "../typesetter.ts"
import { layCalendar, layCover } from "./front.ts"
import { looksOf } from "./looks.ts"
import { withOutline } from "./outline.ts"
import { layPosts, laySources, type ReadPicture } from "./posts.ts"
import { content, type Mark, Sheets, sheetSize } from "./sheets.ts"

export interface PrintInput {
  readonly book: ReportBook
  readonly fonts: ResolvedFonts
  readonly hyphenators: ReadonlyMap<string, Hyphenate>
  readonly pictures: ReadonlyMap<ReportPost, ReadonlyArray<ReadPicture>>
  readonly jpegQuality: number
}

export const printBook = (
  { createCanvas, PDFDocument }: CanvasLibrary,
  { book, fonts, hyphenators, jpegQuality, pictures }: PrintInput
): { readonly bytes: Uint8Array; readonly pages: number } => {
  const looks = looksOf(book.brand.colors ?? {})
  const canvas = createCanvas(1, 1)
  const setters = [false, true].map((fromRight) => new Typesetter(canvas, fonts, book.language, fromRight))
  const [fromLeft, fromRight] = [setters[0]!, setters[1]!]
  const sheets = new Sheets(fromLeft, hyphenators)
  layCover(sheets, book, looks)
  layCalendar(sheets, book, looks)
  layPosts(sheets, book, (post) => pictures.get(post) ?? [], looks)
  laySources(sheets, book, looks)

  const pdf = new PDFDocument({
    title: book.title,
    ...(book.brand.name === undefined ? {} : { author: book.brand.name }),
    creator: "Postwright",
    encodingQuality: jpegQuality,
    compressionLevel: 6
  })
  for (const [index, marks] of sheets.sheets.entries()) {
    // The declarations say less of it than it can.
    const context = pdf.beginPage(sheetSize.width, sheetSize.height) as unknown as SKRSContext2D
    for (const mark of marks) draw(context, mark, fromLeft, fromRight)
    if (index > 0) {
      const pages = book.words.page
        .replace("{page}", String(index + 1))
        .replace("{pages}", String(sheets.sheets.length))
      const foot = sheets.set(
        book.brand.name === undefined ? book.title : `${book.brand.name}: ${book.title}`,
        looks.quiet,
        380,
        book.language,
        1
      )
      const { color, size, style } = looks.quiet
      const baseline = sheetSize.height - 28
      context.fillStyle = color
      fromLeft.draw(context, foot.lines[0] ?? "", content.left, baseline, style, size)
      fromLeft.draw(context, pages, content.right - sheets.width(pages, looks.quiet), baseline, style, size)
    }
    pdf.endPage()
  }
  const bytes = withOutline(new Uint8Array(pdf.close()), {
    entries: sheets.outline,
    language: book.language,
    pageHeight: sheetSize.height
  })
  return { bytes, pages: sheets.sheets.length }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const draw = (context: SKRSContext2D, mark: Mark, fromLeft: Typesetter, fromRight: Typesetter): void => {
  switch (mark.kind) {
    case "line": {
      const { baseline, isRightToLeft, look, text, x } = mark
      context.fillStyle = look.color
      return (isRightToLeft ? fromRight : fromLeft).draw(context, text, x, baseline, look.style, look.size)
    }
    case "box": {
      context.fillStyle = mark.color
      context.beginPath()
      if (mark.radius === undefined) context.rect(mark.x, mark.y, mark.width, mark.height)
      else context.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius)
      return context.fill()
    }
    case "picture":
      return context.drawImage(mark.image, mark.x, mark.y, mark.width, mark.height)
    case "play": {
      const { radius, x, y } = mark
      context.fillStyle = "#101418"
      context.beginPath()
      context.arc(x, y, radius, 0, Math.PI * 2)
      context.fill()
      context.fillStyle = "#ffffff"
      context.beginPath()
      context.moveTo(x - radius * 0.3, y - radius * 0.45)
      context.lineTo(x + radius * 0.5, y)
      context.lineTo(x - radius * 0.3, y + radius * 0.45)
      context.closePath()
      return context.fill()
    }
  }
}
