/**
 * Widens spans to whole characters of a reader. The text is segmented only when a span does not end between two
 * characters of ASCII, and then once for all spans.
 */
export class GraphemeSpans {
  private readonly text: string
  private borders: Uint8Array | undefined

  constructor(text: string) {
    this.text = text
  }

  /** The last border up to the offset. */
  before(offset: number): number {
    let at = offset
    while (at > 0 && !this.isBorder(at)) at--
    return at
  }

  /** The first border from the offset on. */
  after(offset: number): number {
    let at = offset
    while (at < this.text.length && !this.isBorder(at)) at++
    return at
  }

  private isBorder(at: number): boolean {
    const { text } = this
    if (at <= 0 || at >= text.length) return true
    if (this.borders === undefined) {
      const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
      if (left < 0x80 && right < 0x80) return left !== 0x0d || right !== 0x0a
      this.borders = new Uint8Array(text.length + 1)
      for (const { index } of segmenter.segment(text)) this.borders[index] = 1
    }
    return this.borders[at] === 1
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" })
