/**
 * Widens spans to whole characters of a reader. Between two characters of ASCII there is always a border; only what
 * stands between two such places is segmented, when a span ends in it, and once.
 */
export class GraphemeSpans {
  private readonly text: string
  /** For offsets that have been segmented, where the character that they lie in begins and ends; else 0. */
  private starts = none
  private ends = none

  constructor(text: string) {
    this.text = text
  }

  /** The last border up to the offset. */
  before(offset: number): number {
    if (this.isPlainBorder(offset)) return offset
    this.segmentAround(offset)
    return this.starts[offset]!
  }

  /** The first border from the offset on. */
  after(offset: number): number {
    if (this.isPlainBorder(offset)) return offset
    this.segmentAround(offset)
    return this.starts[offset] === offset ? offset : this.ends[offset]!
  }

  private isPlainBorder(at: number): boolean {
    const { text } = this
    if (at <= 0 || at >= text.length) return true
    const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
    return left < 0x80 && right < 0x80 && (left !== 0x0d || right !== 0x0a)
  }

  private segmentAround(offset: number): void {
    const { text } = this
    if (this.starts.length === 0) {
      this.starts = new Int32Array(text.length)
      this.ends = new Int32Array(text.length)
    }
    if (this.ends[offset] !== 0) return
    let [from, to] = [offset, offset]
    while (!this.isPlainBorder(from)) from--
    while (!this.isPlainBorder(to)) to++
    for (const { index, segment } of segmenter.segment(text.slice(from, to))) {
      const start = from + index
      const end = start + segment.length
      this.starts.fill(start, start, end)
      this.ends.fill(end, start, end)
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const none = new Int32Array(0)
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" })
