/**
 * What pieces of plain prose look like, as a table of transitions: a word in small letters, in capitals or with one
 * capital in front, perhaps with an apostrophe; a number; punctuation alone. A table needs no branches, and branches on
 * what a text says next are what costs a processor most.
 */

/** What a character is to the grammar, in three bits. What is none of these is `other`. */
export const Sort = { other: 0, lower: 1, upper: 2, digit: 3, sign: 4, apostrophe: 5, space: 6, lead: 7 } as const
export type Sort = (typeof Sort)[keyof typeof Sort]

/** Added to a sort where a character is the same as the one in front of it, of which only letters matter. */
export const doubled = 8

/** The sign of hashtags. Signs that are doubled pass for it: of either there may be less to a piece. */
export const tagSort = Sort.sign | doubled

/** Four states by name. Any other one is within a piece that may be plain. */
export const State = {
  /** The piece is not plain prose. */
  stop: 0,
  /** Behind a piece of one letter or digit, of which others must be known. */
  single: 1 << 4,
  /** Behind a piece of two words with one apostrophe, which may make one of them. */
  joined: 2 << 4,
  /** In front of a piece. */
  start: 3 << 4
} as const

/** The state that follows a state, at their sum with a sort. It must agree with what `pieceOf` says. */
export const transitions = (): Uint16Array => {
  const known = new Map<string, number>()
  const pieces: Array<Begun> = []
  const numberOf = (piece: Begun): number => {
    const key = Object.values(piece).join()
    let number = known.get(key)
    if (number === undefined) {
      known.set(key, (number = (pieces.length << 4) + State.start))
      pieces.push(piece)
    }
    return number
  }
  numberOf(nothing)
  const table: Array<number> = Array<number>(State.start).fill(State.stop)
  for (let at = 0; at < pieces.length; at++) {
    for (let input = 0; input < 16; input++) {
      const next = after(pieces[at]!, sorts[input & 7]!, (input & doubled) !== 0)
      table.push(typeof next === "number" ? next : numberOf(next))
    }
  }
  return Uint16Array.from(table)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What counts of a piece that has begun. */
interface Begun {
  readonly isBegun: boolean
  readonly isInRun: boolean
  /** Letters and digits so far. */
  readonly shape: "none" | "digit" | "digits" | "lower" | "upper" | "small" | "capitals"
  /** Runs of letters, apostrophes and doubled letters, as far as they matter. */
  readonly runs: number
  readonly apostrophes: number
  readonly doubles: number
  readonly mayBeTag: boolean
}

const nothing: Begun = {
  isBegun: false,
  isInRun: false,
  shape: "none",
  runs: 0,
  apostrophes: 0,
  doubles: 0,
  mayBeTag: false
}

const sorts: ReadonlyArray<Sort> = Object.values(Sort)

const after = (piece: Begun, sort: Sort, isDoubled: boolean): Begun | number => {
  switch (sort) {
    case Sort.other:
      return State.stop
    case Sort.space:
      return afterPiece(piece)
    case Sort.lead:
      return piece.isBegun ? { ...piece, isBegun: true, isInRun: false } : State.stop
    case Sort.sign:
      return { ...piece, isBegun: true, isInRun: false, mayBeTag: piece.mayBeTag || isDoubled }
    case Sort.apostrophe:
      return { ...piece, isBegun: true, isInRun: false, apostrophes: Math.min(2, piece.apostrophes + 1) }
    case Sort.digit:
      if (piece.shape !== "none" && piece.shape !== "digit" && piece.shape !== "digits") return State.stop
      return { ...nothing, isBegun: true, isInRun: true, shape: piece.shape === "none" ? "digit" : "digits" }
    default:
      return afterLetter(piece, sort, isDoubled)
  }
}

const afterLetter = (piece: Begun, sort: Sort, isDoubled: boolean): Begun | number => {
  const shape = shapeWith(piece.shape, sort)
  const runs = piece.isInRun ? piece.runs : piece.runs + 1
  // Capitals behind the name of a hashtag are not what those of other words are.
  if (piece.mayBeTag && runs > 1) return State.stop
  // The letter behind an apostrophe counts as doubled: what was in front of it is not known any more.
  const doubles = piece.doubles + (piece.runs > 0 && (isDoubled || !piece.isInRun) ? 1 : 0)
  if (shape === undefined || doubles > 1 || runs > 2 || (runs === 2 && piece.apostrophes > 1)) return State.stop
  return { ...piece, isBegun: true, isInRun: true, shape, runs, doubles }
}

const shapeWith = (shape: Begun["shape"], sort: Sort): Begun["shape"] | undefined => {
  const isUpper = sort === Sort.upper
  if (shape === "none") return isUpper ? "upper" : "lower"
  if (shape === "upper") return isUpper ? "capitals" : "small"
  if (shape === "capitals") return isUpper ? shape : undefined
  if (shape === "lower" || shape === "small") return isUpper ? undefined : "small"
  return undefined
}

const afterPiece = ({ apostrophes, runs, shape }: Begun): number => {
  if (shape === "digit" || shape === "lower" || shape === "upper") return State.single
  if (runs < 2) return State.start
  return apostrophes === 1 ? State.joined : State.stop
}
