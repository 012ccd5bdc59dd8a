/**
 * Finds terms behind disguises in the stretches of a text that are not plain prose.
 *
 * Each stretch is read to cells, whose coarse classes run through an automaton of the terms' classes without repeats;
 * each candidate is then followed letter by letter.
 */
import type { Disguise, MatcherTerm } from "../../TermMatch.ts"
import { type Automaton, compileAutomaton, stepperOf } from "./automaton.ts"
import { CellReader, type Surroundings } from "./cellReader.ts"
import { Cells } from "./cells.ts"
import { foldedPoints } from "./characters.ts"
import { disguisable, type DisguisableTerm, Joint } from "./disguisable.ts"
import { Evidence } from "./Evidence.ts"
import { KeyList } from "./KeyList.ts"
import type { LetterScript } from "./lookAlikes.ts"
import { isOmissionAt, MaskIndex } from "./masks.ts"
import { Ending } from "./rareCharacters.ts"
import { StretchFilter } from "./stretchFilter.ts"
import { SymbolTable } from "./symbols.ts"
import { endsAnywhere, endsWord, type Sighting, sightingAt } from "./verification.ts"

export interface DisguiseSink {
  /** The term of that index is hidden from `start` to before `end`. */
  readonly disguised: (index: number, start: number, end: number, disguises: ReadonlyArray<Disguise>) => void
}

/** Work done so far, for proofs that it grows with the text alone. */
export interface SearchWork {
  /** Cells that stretches were read to. */
  readonly cells: number
  /** Terms that were compared with a place. */
  readonly comparisons: number
  /** Cells that were read for these comparisons. */
  readonly reads: number
}

/** The search. Takes all terms, is compiled, and can then be asked any number of times. */
export class DisguiseSearch {
  /** Words of the longest phrase. */
  mostWords = 1
  private readonly symbols = new SymbolTable()
  private readonly keys = new KeyList()
  private readonly texts: Array<string> = []
  private readonly matches: Array<Match> = []
  private readonly scripts: Array<LetterScript> = []
  /** Terms by their letters, made anew when they are first compared: most never are. */
  private readonly made: Array<DisguisableTerm | undefined> = []
  private readonly cells = new Cells()
  private readonly evidence = new Evidence()
  private automaton!: Automaton
  private step!: (state: number, symbol: number) => number
  private readers: ReadonlyArray<CellReader> = []
  private filter: StretchFilter | undefined
  private masks: MaskIndex | undefined
  private readonly looksAtAll: boolean
  private cellsRead = 0
  private comparisons = 0

  /** `looksAtAll`: reads also what can hide nothing to cells. What is found is the same. */
  constructor(looksAtAll = false) {
    this.looksAtAll = looksAtAll
  }

  /** Adds a term, which gets the next index. */
  add(text: string, term: DisguisableTerm, match: Match): void {
    this.keys.add(this.symbols.keyOf(term.key), this.texts.length)
    this.texts.push(text)
    this.matches.push(match)
    this.scripts.push(term.script)
    this.mostWords = Math.max(this.mostWords, wordsOf(term))
  }

  compile(): void {
    const { cells, keys, symbols } = this
    this.automaton = compileAutomaton(keys.keys, (key) => this.endingsOf(key), symbols.width)
    this.step = stepperOf(this.automaton)
    this.readers = Array.from(new Set(this.scripts), (script) => new CellReader(cells, symbols, script))
  }

  get work(): SearchWork {
    return {
      cells: this.cellsRead,
      comparisons: this.comparisons + (this.masks?.comparisons ?? 0),
      reads: this.evidence.reads + (this.masks?.reads ?? 0)
    }
  }

  /** Searches one stretch. */
  find(start: number, end: number, surroundings: Surroundings, sink: DisguiseSink): void {
    for (const reader of this.readers) {
      if (reader.script === "latin" && !this.looksAtAll) {
        this.cellsRead += end - start
        if (!this.filterFor(reader).mayHide(surroundings.text, start, end)) continue
      }
      reader.read(start, end, surroundings)
      this.cellsRead += this.cells.count
      this.findIn(reader.script, surroundings.text, sink)
    }
  }

  private filterFor(reader: CellReader): StretchFilter {
    return (this.filter ??= new StretchFilter(this.automaton, reader, this.cells))
  }

  private findIn(script: LetterScript, text: string, sink: DisguiseSink): void {
    const { automaton, cells, step } = this
    const { flags } = automaton
    const { count, symbol } = cells
    let state = 0
    let previous = 0
    for (let at = 0; at < count; at++) {
      const current = symbol[at]!
      if (current !== previous || current === 0) state = step(state, current)
      previous = current
      const flag = flags[state]!
      if (flag === 0) continue
      const endings = (flag & Ending.anything) | (endsWord(cells, at) ? flag & Ending.wordEnd : 0)
      if (endings !== 0) this.verify(state, at, endings, script, sink)
    }
    if (cells.hasMasks) this.masked.find(cells, text, this.teller(script, sink))
    for (let at = 1; at < count; at++) {
      if (isOmissionAt(cells, text, at)) this.masked.findOmitted(cells, at, this.teller(script, sink))
    }
  }

  private verify(state: number, at: number, endings: number, script: LetterScript, sink: DisguiseSink): void {
    const { automaton, cells, evidence, keys } = this
    const { fail, keyAt, output } = automaton
    for (let key = output[state]!; key !== 0; key = output[fail[key]!]!) {
      for (let entry = keys.first(keyAt[key]!); entry >= 0; entry = keys.next(entry)) {
        const index = keys.value(entry)
        const match = this.matches[index]!
        if ((endingOf(match) & endings) === 0 || this.scripts[index] !== script) continue
        const term = this.termAt(index)
        if (match !== "word" && !endsAnywhere(cells, at, term)) continue
        this.comparisons++
        const sighting = sightingAt(cells, term, at, match !== "anywhere", evidence)
        if (sighting !== undefined) this.tell(index, sighting, sink)
      }
    }
  }

  private get masked(): MaskIndex {
    return (this.masks ??= this.maskIndex())
  }

  private teller(script: LetterScript, sink: DisguiseSink): (index: number, sighting: Sighting) => void {
    return (index, sighting) => {
      if (this.scripts[index] === script) this.tell(index, sighting, sink)
    }
  }

  private maskIndex(): MaskIndex {
    const index = new MaskIndex((at) => this.termAt(at).letters)
    for (const [at, text] of this.texts.entries()) {
      const term = this.made[at] ?? letters(text)
      index.add(at, term, this.symbols.symbolOf(term.classes[0]!), this.matches[at] === "word")
    }
    return index
  }

  private termAt(index: number): DisguisableTerm {
    return (this.made[index] ??= letters(this.texts[index]!))
  }

  private endingsOf(key: number): number {
    let endings = 0
    for (let entry = this.keys.first(key); entry >= 0; entry = this.keys.next(entry)) {
      endings |= endingOf(this.matches[this.keys.value(entry)]!)
    }
    return endings
  }

  private tell(index: number, { disguises, first, last }: Sighting, sink: DisguiseSink): void {
    sink.disguised(index, this.cells.start[first]!, this.cells.end[last]!, disguises)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const wordsOf = ({ joints }: DisguisableTerm): number =>
  1 + joints.filter((joint) => joint === Joint.separator || joint === Joint.clause).length

type Match = NonNullable<MatcherTerm["match"]>

const letters = (text: string): DisguisableTerm => disguisable(foldedPoints(text))!

const endingOf = (match: Match): number => (match === "word" ? Ending.wordEnd : Ending.anything)
