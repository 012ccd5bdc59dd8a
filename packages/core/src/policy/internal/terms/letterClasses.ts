/**
 * Coarse classes of letters: what one sign can stand for falls together, so that one automaton sees through all of it.
 */

/** The class of a plain letter or digit, as the code point of a letter: i, l and 1 are one class, o and 0 another. */
export const classOf = (letter: number): number => classes.get(letter) ?? letter

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const classes: ReadonlyMap<number, number> = new Map(
  Object.entries({
    l: "i",
    "0": "o",
    "1": "i",
    "2": "z",
    "3": "e",
    "4": "a",
    "5": "s",
    "6": "g",
    "7": "t",
    "8": "b",
    "9": "g"
  }).map(([letter, of]) => [letter.charCodeAt(0), of.charCodeAt(0)] as const)
)
