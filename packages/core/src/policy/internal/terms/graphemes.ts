/**
 * Widens spans to whole characters of a reader. The text is segmented only when a span does not end between two
 * characters of ASCII, and then once for all spans.
 */
export class GraphemeSpans {
  private readonly text: string
  /** For each offset, where the character that it lies in begins and ends. */
  private starts = none
  private ends = none

  constructor(text: string) {
    this.text = text
  }

  /** The last border up to the offset. */
  before(offset: number): number {
    if (this.isPlainBorder(offset)) return offset
    this.segment()
    return this.starts[offset]!
  }

  /** The first border from the offset on. */
  after(offset: number): number {
    if (this.isPlainBorder(offset)) return offset
    this.segment()
    return this.starts[offset] === offset ? offset : this.ends[offset]!
  }

  private isPlainBorder(at: number): boolean {
    const { text } = this
    if (at <= 0 || at >= text.length) return true
    const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
    return left < 0x80 && right < 0x80 && (left !== 0x0d || right !== 0x0a)
  }

  private segment(): void {
    if (this.starts.length > 0) return
    this.starts = new Int32Array(this.text.length)
    this.ends = new Int32Array(this.text.length)
    for (const { index, segment } of segmenter.segment(this.text)) {
      this.starts.fill(index, index, index + segment.length)
      this.ends.fill(index + segment.length, index, index + segment.length)
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const none = new Int32Array(0)
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" })
