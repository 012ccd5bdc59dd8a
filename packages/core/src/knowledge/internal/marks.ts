/**
 * Pairs of quotation marks and brackets.
 *
 * @since 0.1.0
 */

/** Whether every quotation mark and bracket that opens also closes, and the other way round. */
export const isBalanced = (text: string): boolean => {
  let round = 0
  let square = 0
  let straight = 0
  let curly = 0
  let guillemets = 0
  for (const char of text) {
    if (char === "(") round++
    else if (char === ")") round--
    else if (char === "[") square++
    else if (char === "]") square--
    else if (char === '"') straight++
    else if (char === "“" || char === "„" || char === "”") curly++
    else if (char === "«" || char === "»") guillemets++
    if (round < 0 || square < 0) return false
  }
  // English opens with the mark that German closes with, so curly marks are counted, not matched.
  return round === 0 && square === 0 && straight % 2 === 0 && curly % 2 === 0 && guillemets % 2 === 0
}
