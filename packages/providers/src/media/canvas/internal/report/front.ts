/** The front of a report: its cover, and a calendar for each month. */
import { type ReportBook, type ReportMonth } from "@postwright/core/media/ReportPrinter"
import { type Looks, networkColors } from "./looks.ts"
import { content, contentWidth, type Look, type Sheets, sheetSize } from "./sheets.ts"

/** The first sheet: brand, title, facts and notes. */
export const layCover = (sheets: Sheets, book: ReportBook, looks: Looks): void => {
  const column = { x: content.left, width: contentWidth - 40 }
  sheets.start()
  const set = (text: string, look: Look, most = 4) => sheets.set(text, look, column.width, book.language, most)
  const title = set(book.title, looks.title, 5)
  const subtitle = book.subtitle === undefined ? undefined : set(book.subtitle, looks.subtitle)
  const name = set(
    book.brand.name ?? "",
    { ...looks.coverSmall, size: 13, style: { ...looks.coverSmall.style, weight: 700 } },
    1
  )
  const range = set(book.range, { ...looks.coverSmall, size: 12, color: looks.onPrimary }, 2)
  const height = 150 + title.height + (subtitle === undefined ? 0 : subtitle.height + 14) + 120
  sheets.mark({ kind: "box", x: 0, y: 0, width: sheetSize.width, height, color: looks.primary })
  let y = sheets.stack(name, column, 76)
  y = sheets.stack(title, column, y + 34)
  if (subtitle !== undefined) y = sheets.stack(subtitle, column, y + 14)
  sheets.stack(range, column, height - 58)
  const share = contentWidth / Math.max(1, book.facts.length)
  for (const [index, { label, value }] of book.facts.entries()) {
    const cell = { x: content.left + share * index, width: share - 10 }
    const next = sheets.stack(sheets.set(value, looks.factValue, cell.width, book.language, 1), cell, height + 34)
    sheets.stack(sheets.set(label, looks.factLabel, cell.width, book.language, 2), cell, next)
  }
  sheets.y = height + 120
  for (const note of book.notes) {
    sheets.flow(sheets.set(note, looks.factLabel, contentWidth, book.language, 6), {
      x: content.left,
      width: contentWidth
    })
    sheets.y += 3
  }
}

/** A sheet for each month. */
export const layCalendar = (sheets: Sheets, book: ReportBook, looks: Looks): void => {
  for (const [index, month] of book.months.entries()) {
    sheets.start()
    if (index === 0) sheets.section(book.words.calendar)
    else sheets.bookmark(month.title)
    layMonth(sheets, month, book.language, looks)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const layMonth = (sheets: Sheets, month: ReportMonth, language: string, looks: Looks): void => {
  sheets.flow(sheets.set(month.title, looks.section, contentWidth, language, 1), {
    x: content.left,
    width: contentWidth
  })
  sheets.y += 10
  const width = contentWidth / 7
  const cellOf = (at: number) => ({ x: content.left + width * at + 4, width: width - 8 })
  for (const [at, name] of month.weekdays.entries()) {
    sheets.stack(sheets.set(name, looks.smallBold, width - 8, language, 1), cellOf(at), sheets.y)
  }
  sheets.y += 15
  const left = content.bottom - sheets.y
  const least = Math.min(118, left / Math.max(1, month.weeks.length))
  for (const week of month.weeks) {
    const most = Math.max(1, ...week.map(({ entries }) => entries.length))
    const room = Math.max(least, 22 + most * 27)
    sheets.need(room)
    sheets.mark({ kind: "box", x: content.left, y: sheets.y, width: contentWidth, height: 0.6, color: looks.line })
    for (const [at, day] of week.entries()) {
      const cell = cellOf(at)
      const isEmpty = day.entries.length === 0
      let y = sheets.stack(
        sheets.set(
          day.day,
          isEmpty ? { ...looks.cellBold, color: looks.quiet.color } : looks.cellBold,
          cell.width,
          language,
          1
        ),
        cell,
        sheets.y + 4
      )
      y += 2
      for (const entry of day.entries) {
        sheets.mark({
          kind: "box",
          x: cell.x,
          y: y + 1,
          width: 2.4,
          height: 23,
          color: networkColors[entry.platform],
          radius: 1.2
        })
        const text = { x: cell.x + 5.5, width: cell.width - 5.5 }
        const next = sheets.stack(sheets.set(entry.time, looks.cellBold, text.width, language, 1), text, y)
        sheets.stack(sheets.set(entry.text, looks.cell, text.width, language, 2), text, next - 0.5)
        y += 27
      }
    }
    sheets.y += room
  }
}
