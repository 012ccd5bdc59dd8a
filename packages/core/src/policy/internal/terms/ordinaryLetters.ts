/**
 * Whether letters beyond a to z are those of plain prose in a language, or could be there to hide something.
 */
import { isMostlyIn, type Surroundings } from "./cellReader.ts"
import { characterOf, Kind, kindOf, pointAt } from "./characters.ts"
import { letterReading, type LetterScript, scriptOf } from "./lookAlikes.ts"

/** What letters of a text are to be judged by. */
export class TextLetters implements Surroundings {
  readonly text: string
  readonly usesLetter: (codePoint: number) => boolean
  private known: Map<LetterScript, boolean> | undefined

  constructor(text: string, usesLetter: (codePoint: number) => boolean) {
    this.text = text
    this.usesLetter = usesLetter
  }

  /** Whether most letters of the text are of the script, rather than of another one that has look-alikes. */
  isAround(script: LetterScript): boolean {
    this.known ??= new Map()
    const known = this.known.get(script) ?? isMostlyIn(this.text, script)
    this.known.set(script, known)
    return known
  }

  /** Whether all letters from `start` to before `end` are of a kind. */
  isOrdinary(start: number, end: number): boolean {
    const { text } = this
    let [hasLatin, hasForeign] = [false, false]
    let before = 0
    for (let at = start; at < end;) {
      const point = pointAt(text, at)
      at += point > 0xffff ? 2 : 1
      if (kindOf(characterOf(point)) === Kind.mark) {
        if (letterReading(before, "latin") === undefined) continue
        const composed = String.fromCodePoint(before, point).normalize("NFC").toLowerCase()
        const letter = composed.codePointAt(0)!
        if (composed.length > (letter > 0xffff ? 2 : 1) || !this.isUsed(letter)) return false
        before = 0
        continue
      }
      before = point
      const reading = letterReading(point, "latin")
      if (reading === undefined) continue
      if (reading.resemblance === "styled") return false
      if (reading.resemblance === "foreign") hasForeign = true
      else hasLatin = true
      if (reading.resemblance === "marked" && !this.usesLetter(reading.own)) return false
    }
    return !hasForeign || (!hasLatin && !this.isAround("latin"))
  }

  /** A letter with a mark that its own script has is no ornament. */
  private isUsed(letter: number): boolean {
    return scriptOf(letter) === "latin" ? this.usesLetter(letter) : true
  }
}
