/**
 * Aho–Corasick automaton in typed arrays: finds all keys of a list in one pass over a sequence of symbols.
 *
 * States are numbered breadth first, so the children of a state are neighbours and need no table of their own: a state
 * takes 4 bytes for its first child, 4 for its failure link, 4 for its output, 2 for its label and 1 for its flags.
 * States with many children have a row with all symbols instead of a search, which tells the next state without a look
 * at the failure links.
 */

/** A sequence of symbols, each from 1 to 65535, as a string of these code units. */
export type Key = string

/** A compiled list of keys. State 0 is the root. */
export interface Automaton {
  /** Children of state `s` are the states from `first[s]` to before `first[s + 1]`, ordered by label. */
  readonly first: Int32Array
  /** Symbol that leads into a state. */
  readonly label: Uint16Array
  /** State of the longest proper suffix. */
  readonly fail: Int32Array
  /** Nearest state at which a key ends, itself included, along the failure links; 0 when there is none. */
  readonly output: Int32Array
  /** Bits of all keys along the output chain, as given at compilation. */
  readonly flags: Uint8Array
  /** For a state at which a key ends the index of the key, else -1. */
  readonly keyAt: Int32Array
  /** Row of a state in `rows` plus 1; 0 for a state whose children are searched. */
  readonly row: Int32Array
  readonly rows: Int32Array
  /** Symbols are below this. */
  readonly width: number
}

/**
 * Compiles keys that are not empty, each with its index. Takes time for sorting them plus their total length.
 *
 * `alias` makes symbols lead from the root to where another one does.
 */
export const compileAutomaton = (
  keys: ReadonlyMap<Key, number>,
  flagsOf: (key: number) => number,
  width: number,
  alias?: { readonly of: number; readonly symbols: ReadonlyArray<number> }
): Automaton => {
  const sorted = [...keys.keys()].sort()
  const order = Int32Array.from(sorted, (key) => keys.get(key)!)
  const { depth, first, keyAt, label, parent, states } = buildTrie(sorted, order)
  const { row, rows } = denseRows(first, label, states, width)
  const aliased = alias === undefined ? 0 : childIn(first, label, row, rows, width, 0, alias.of)
  for (const symbol of alias?.symbols ?? []) rows[(row[0]! - 1) * width + symbol] = aliased

  const fail = new Int32Array(states)
  const output = new Int32Array(states)
  const flags = new Uint8Array(states)
  for (let state = 1; state < states; state++) {
    if (depth[state]! > 1) {
      const symbol = label[state]!
      let suffix = fail[parent[state]!]!
      let next = childIn(first, label, row, rows, width, suffix, symbol)
      while (next === 0 && suffix !== 0) {
        suffix = fail[suffix]!
        next = childIn(first, label, row, rows, width, suffix, symbol)
      }
      fail[state] = next
    }
    const key = keyAt[state]!
    output[state] = key >= 0 ? state : output[fail[state]!]!
    flags[state] = (key >= 0 ? flagsOf(key) : 0) | flags[fail[state]!]!
  }
  const automaton = { first, label, fail, output, flags, keyAt, row, rows, width }
  completeRows(automaton)
  return automaton
}

/** The transition of an automaton: the state after a symbol. A symbol of 0 occurs in no key. */
export const stepperOf = (automaton: Automaton): ((state: number, symbol: number) => number) => {
  const { fail, first, label, row, rows, width } = automaton
  return (state, symbol) => {
    if (symbol === 0) return 0
    for (let from = state; ; from = fail[from]!) {
      const own = row[from]!
      if (own !== 0) return rows[(own - 1) * width + symbol]!
      const next = childIn(first, label, row, rows, width, from, symbol)
      if (next !== 0) return next
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** More children than this are looked up in a row. */
const maxSearched = 3
/** Rows of wide alphabets would be large: there only the root has one, the others are searched by halves. */
const maxRowWidth = 128

const childIn = (
  first: Int32Array,
  label: Uint16Array,
  row: Int32Array,
  rows: Int32Array,
  width: number,
  state: number,
  symbol: number
): number => {
  const own = row[state]!
  if (own !== 0) return rows[(own - 1) * width + symbol]!
  let low = first[state]!
  let high = first[state + 1]!
  while (high - low > maxSearched) {
    const middle = (low + high) >>> 1
    if (label[middle]! <= symbol) low = middle
    else high = middle
  }
  for (; low < high; low++) if (label[low] === symbol) return low
  return 0
}

const buildTrie = (sorted: ReadonlyArray<Key>, order: Int32Array) => {
  let most = 2
  for (const key of sorted) most += key.length
  const first = new Int32Array(most)
  const label = new Uint16Array(most)
  const parent = new Int32Array(most)
  const depth = new Int32Array(most)
  const keyAt = new Int32Array(most).fill(-1)
  // The keys below a state are a range of the sorted list.
  const low = new Int32Array(most)
  const high = new Int32Array(most)
  high[0] = sorted.length
  let states = 1
  for (let state = 0; state < states; state++) {
    first[state] = states
    const at = state === 0 ? 0 : depth[state]!
    let from = low[state]!
    const to = high[state]!
    if (from < to && sorted[from]!.length === at) {
      keyAt[state] = order[from]!
      from++
    }
    while (from < to) {
      const symbol = sorted[from]!.charCodeAt(at)
      let until = from + 1
      while (until < to && sorted[until]!.charCodeAt(at) === symbol) until++
      label[states] = symbol
      parent[states] = state
      depth[states] = at + 1
      low[states] = from
      high[states] = until
      states++
      from = until
    }
  }
  first[states] = states
  return {
    first: first.slice(0, states + 1),
    label: label.slice(0, states),
    keyAt: keyAt.slice(0, states),
    parent,
    depth,
    states
  }
}

/** Writes to each row also where the failure links lead, so that one look is enough. */
const completeRows = (automaton: Automaton): void => {
  const { fail, row, rows, width } = automaton
  const step = stepperOf(automaton)
  for (let state = 1; state < row.length; state++) {
    if (row[state] === 0) continue
    const from = (row[state]! - 1) * width
    for (let symbol = 1; symbol < width; symbol++) {
      if (rows[from + symbol] === 0) rows[from + symbol] = step(fail[state]!, symbol)
    }
  }
}

const denseRows = (first: Int32Array, label: Uint16Array, states: number, width: number) => {
  const row = new Int32Array(states)
  let count = 0
  for (let state = 0; state < states; state++) {
    const isWide = first[state + 1]! - first[state]! > maxSearched && width <= maxRowWidth
    if (state === 0 || isWide) row[state] = ++count
  }
  const rows = new Int32Array(count * width)
  for (let state = 0; state < states; state++) {
    const own = row[state]!
    if (own === 0) continue
    for (let child = first[state]!; child < first[state + 1]!; child++) {
      rows[(own - 1) * width + label[child]!] = child
    }
  }
  return { row, rows }
}
