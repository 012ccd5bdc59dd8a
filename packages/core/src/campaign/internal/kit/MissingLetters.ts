/**
 * Letters that no font has: boxes stand for them on cards, in videos and in print. Each picture says so by itself; here
 * is what all of them say together.
 */
import { type KitInput } from "../../Kit.ts"
import { KitWarning } from "../../KitReport.ts"

/** Whether a warning about media is about such letters. */
export const isOfLetters = (warning: string): boolean => lettersMissing.test(warning)

/** One warning for all posts and the print: which letters, where, and what to install. Empty: every letter has a font. */
export const missingLetters = ({
  posts,
  reportPdf,
  slotMedia = []
}: Pick<KitInput, "posts" | "reportPdf" | "slotMedia">): ReadonlyArray<KitWarning> => {
  const shown = new Set(posts.map(({ slotId }) => String(slotId)))
  const ofPosts = slotMedia.filter(({ slotId, warnings }) => shown.has(slotId) && warnings.some(isOfLetters))
  const ofPrint = reportPdf === undefined || "missing" in reportPdf ? [] : (reportPdf.warnings ?? [])
  const isPrinted = ofPrint.some(isOfLetters)
  if (ofPosts.length === 0 && !isPrinted) return []
  const found = [...ofPosts.flatMap(({ warnings }) => warnings), ...ofPrint].flatMap((warning) => {
    const [, signs = "", others, packages] = lettersMissing.exec(warning) ?? []
    return signs === "" ? [] : [{ signs: signs.split(" "), hasMore: others !== undefined, packages }]
  })
  const signs = [...new Set(found.flatMap((one) => one.signs))]
  const packages = new Set(
    found.flatMap((one) => (one.packages ?? "").split(", ").map((name) => name.replace(/^npm i /u, "")))
  )
  packages.delete("")
  const hasMore = signs.length > mostSigns || found.some((one) => one.hasMore)
  const places = [
    ...(ofPosts.length === 0 ? [] : [`the media of ${ofPosts.length === 1 ? "one post" : `${ofPosts.length} posts`}`]),
    ...(isPrinted ? ["report.pdf"] : [])
  ]
  const remedy =
    packages.size === 0
      ? "Name a folder with a font that has them"
      : `Install ${packages.size === 1 ? "the font" : "the fonts"} (npm i ${[...packages].sort().join(" ")})`
  return [
    new KitWarning({
      code: "letters-without-font",
      source: null,
      message: `No font has ${signs.slice(0, mostSigns).join(" ")}${hasMore ? " and others" : ""}: boxes stand for them in ${places.join(" and ")}. ${remedy}, then make the campaign anew in an empty folder: media that stand are kept as they are`
    })
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** As renderers say it, behind the name of a picture or not. */
const lettersMissing = /(?:^|: )No font has (.+?)( and others)?\. (?:Install (npm i .+)|Name a folder .+)$/u

/** Letters that the warning names at most. */
const mostSigns = 12
