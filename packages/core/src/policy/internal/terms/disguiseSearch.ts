/**
 * Finds terms behind disguises in the stretches of a text that are not plain prose.
 *
 * Each stretch is read to cells, whose coarse classes run through an automaton of the terms' classes without repeats;
 * each candidate is then followed letter by letter.
 */
import type { Disguise } from "../../TermMatch.ts"
import { type Automaton, compileAutomaton, stepperOf } from "./automaton.ts"
import { CellReader, type Surroundings } from "./cellReader.ts"
import { Cells } from "./cells.ts"
import { type DisguisableTerm, Joint } from "./disguisable.ts"
import { Evidence } from "./Evidence.ts"
import type { LetterScript } from "./lookAlikes.ts"
import { MaskIndex } from "./masks.ts"
import { Ending } from "./rareCharacters.ts"
import { SymbolTable } from "./symbols.ts"
import { endsAnywhere, endsWord, type Sighting, sightingAt } from "./verification.ts"

/** A term to find, as the caller knows it. */
export interface SoughtTerm {
  readonly term: DisguisableTerm
  readonly match: "word" | "prefix" | "anywhere"
}

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

/** The compiled search. */
export class DisguiseSearch {
  /** Words of the longest phrase. */
  readonly mostWords: number
  private readonly sought: ReadonlyArray<SoughtTerm>
  private readonly automaton: Automaton
  private readonly symbols: SymbolTable
  private readonly step: (state: number, symbol: number) => number
  private readonly readers: ReadonlyArray<CellReader>
  /** Terms of each key. */
  private readonly terms: ReadonlyArray<ReadonlyArray<number>>
  private readonly cells = new Cells()
  private readonly evidence = new Evidence()
  private masks: MaskIndex | undefined
  private cellsRead = 0
  private comparisons = 0

  constructor(sought: ReadonlyArray<SoughtTerm>) {
    this.sought = sought
    this.symbols = new SymbolTable(sought.map(({ term }) => term.key))
    const byKey = new Map<string, Array<number>>()
    for (const [index, { term }] of sought.entries()) {
      const key = this.symbols.keyOf(term.key)
      const terms = byKey.get(key)
      if (terms === undefined) byKey.set(key, [index])
      else terms.push(index)
    }
    const endings = Array.from(byKey.values(), (terms) =>
      terms.reduce((flags, index) => flags | endingOf(sought[index]!), 0)
    )
    this.terms = [...byKey.values()]
    this.automaton = compileAutomaton([...byKey.keys()], (key) => endings[key]!, this.symbols.width)
    this.step = stepperOf(this.automaton)
    this.mostWords = sought.reduce((most, { term }) => Math.max(most, wordsOf(term)), 1)
    const scripts = new Set(sought.map(({ term }) => term.script))
    this.readers = Array.from(scripts, (script) => new CellReader(this.cells, this.symbols, script))
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
      reader.read(start, end, surroundings)
      this.cellsRead += this.cells.count
      this.findIn(reader.script, surroundings.text, sink)
    }
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
    if (cells.hasMasks) this.findMasked(script, text, sink)
  }

  private verify(state: number, at: number, endings: number, script: LetterScript, sink: DisguiseSink): void {
    const { automaton, cells, evidence, sought } = this
    const { fail, keyAt, output } = automaton
    for (let key = output[state]!; key !== 0; key = output[fail[key]!]!) {
      for (const index of this.terms[keyAt[key]!]!) {
        const candidate = sought[index]!
        if ((endingOf(candidate) & endings) === 0 || candidate.term.script !== script) continue
        if (candidate.match !== "word" && !endsAnywhere(cells, at, candidate.term)) continue
        this.comparisons++
        const sighting = sightingAt(cells, candidate.term, at, candidate.match !== "anywhere", evidence)
        if (sighting !== undefined) this.tell(index, sighting, sink)
      }
    }
  }

  private findMasked(script: LetterScript, text: string, sink: DisguiseSink): void {
    this.masks ??= new MaskIndex(
      this.sought.map(({ match, term }) => ({
        term,
        firstSymbol: this.symbols.symbolOf(term.classes[0]!),
        isBound: match === "word"
      }))
    )
    this.masks.find(this.cells, text, (index, sighting) => {
      if (this.sought[index]!.term.script === script) this.tell(index, sighting, sink)
    })
  }

  private tell(index: number, { disguises, first, last }: Sighting, sink: DisguiseSink): void {
    sink.disguised(index, this.cells.start[first]!, this.cells.end[last]!, disguises)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const wordsOf = ({ joints }: DisguisableTerm): number =>
  1 + joints.reduce((count, joint) => (joint === Joint.separator ? count + 1 : count), 0)

const endingOf = ({ match }: SoughtTerm): number => (match === "word" ? Ending.wordEnd : Ending.anything)
