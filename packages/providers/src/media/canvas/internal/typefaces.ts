/** Makes the fonts of a card known to the canvas, and tells what is missing. */
import { Effect } from "effect"
import {
  coverageOf,
  emojiFamilies,
  fallbackFamily,
  filesOf,
  folderFilesFor,
  type FontFile,
  type FontOptions,
  packageOf,
  systemFilesFor
} from "../../fonts/Fonts.ts"
import { scriptFamilies } from "../../fonts/Scripts.ts"
import { type CanvasLibrary } from "./library.ts"

/** Families in the order in which the canvas tries them, quoted as a font list of CSS. */
export interface ResolvedFonts {
  readonly heading: string
  readonly text: string
  /** The family of emoji in colour, where words have some and it is there. */
  readonly emoji?: string
  readonly warnings: ReadonlyArray<string>
}

/** Fonts of one adapter: each family is looked for once. */
export interface Typefaces {
  /** The fonts for these words. Undefined where not a single font is there. */
  readonly resolve: (families: ReadonlyArray<string>, words: string) => Effect.Effect<ResolvedFonts | undefined>
}

/** Nothing is looked for before the first card. */
export const makeTypefaces = (library: CanvasLibrary, options: FontOptions): Typefaces => {
  const families = new Map<string, Effect.Effect<Family | undefined>>()

  const find = Effect.fnUntraced(function* (name: string) {
    const key = name.trim().toLowerCase()
    const known = families.get(key)
    if (known !== undefined) return yield* known
    const once = yield* Effect.cached(loadFamily(library, filesOf(name, options)))
    families.set(key, once)
    return yield* once
  })

  const findFirst = Effect.fnUntraced(function* (names: ReadonlyArray<string>) {
    for (const name of names) {
      const found = yield* find(name)
      if (found !== undefined) return found
    }
    return undefined
  })

  const inFolders = (codePoints: ReadonlyArray<number>) =>
    loadFamily(library, folderFilesFor(codePoints, options.folders ?? []))

  const inSystem = (codePoints: ReadonlyArray<number>) =>
    (options.useSystem ?? true) ? loadFamily(library, systemFilesFor(codePoints)) : Effect.succeed(undefined)

  const resolve = Effect.fnUntraced(function* (wanted: ReadonlyArray<string>, words: string) {
    const warnings: Array<string> = []
    const fallback = yield* findFirst([fallbackFamily, ...usualFamilies])
    const own: Array<Family> = []
    for (const name of wanted.slice(0, 2)) {
      const found = yield* find(name)
      if (found === undefined) warnings.push(missingFamily(name, fallback?.name))
      const used = found ?? fallback
      if (used !== undefined) own.push(used)
    }
    const first = own[0] ?? fallback
    if (first === undefined) return undefined
    const second = own[1] ?? first
    const rest = [first, second, ...(fallback === undefined ? [] : [fallback])]

    const more: Array<Family> = []
    const emoji = emojiIn(words) ? yield* findFirst(emojiFamilies) : undefined
    if (emoji !== undefined) more.push(emoji)
    const has = (code: number) => [...rest, ...more].some((family) => family.has(code))
    let missing = codePointsOf(words).filter((code) => !has(code))
    const takeIn = (family: Family | undefined) => {
      if (family === undefined || !missing.some(family.has)) return
      more.unshift(family)
      missing = missing.filter((code) => !family.has(code))
    }
    for (let before = Infinity; missing.length > 0 && missing.length < before;) {
      before = missing.length
      takeIn(yield* inFolders(missing))
    }
    for (const { family } of missing.length === 0
      ? []
      : scriptFamilies.filter(({ pattern }) => missing.some((code) => pattern.test(String.fromCodePoint(code))))) {
      takeIn(yield* find(family))
    }
    if (missing.length > 0) takeIn(yield* find("Noto Emoji"))
    if (missing.length > 0) takeIn(yield* inSystem(missing))
    if (missing.length > 0) warnings.push(missingSigns(missing))

    const chain = (start: Family) => [...new Set([start, ...rest, ...more])].map(({ alias }) => `"${alias}"`).join(", ")
    return {
      heading: chain(first),
      text: chain(second),
      ...(emoji === undefined ? {} : { emoji: `"${emoji.alias}"` }),
      warnings
    }
  })

  return { resolve }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Family {
  readonly name: string
  /** What the canvas knows it as. */
  readonly alias: string
  readonly has: (codePoint: number) => boolean
}

/** In place of `Noto Sans`, on systems that have one of them. */
const usualFamilies = ["Inter", "Source Sans 3", "DejaVu Sans", "Liberation Sans", "Arial", "Helvetica"]

const weights = [400, 500, 600, 700, 800]

// The canvas knows fonts by process: a file is registered once, under a name that nobody else uses.
const aliases = new Map<string, string>()

const loadFamily = Effect.fnUntraced(function* (
  { GlobalFonts }: CanvasLibrary,
  find: Effect.Effect<ReadonlyArray<FontFile>>
): Effect.fn.Return<Family | undefined> {
  const files = yield* find
  const upright = files.filter(({ isItalic }) => !isItalic)
  const from = upright.length > 0 ? upright : files
  const chosen = new Set(weights.flatMap((weight) => nearest(from, weight)))
  const [first] = chosen
  if (first === undefined) return undefined
  const key = [...chosen].map(({ path }) => path).join("\0")
  let alias = aliases.get(key)
  if (alias === undefined) {
    alias = `postwright-${aliases.size}`
    aliases.set(key, alias)
    for (const { path } of chosen) GlobalFonts.registerFromPath(path, alias)
  }
  return { name: first.family, alias, has: yield* coverageOf(first.path) }
})

const nearest = (files: ReadonlyArray<FontFile>, weight: number): ReadonlyArray<FontFile> => {
  const [best] = [...files].sort((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight))
  return best === undefined ? [] : [best]
}

const emojiIn = (words: string): boolean => /[\p{Emoji_Presentation}\ufe0f]|\p{Emoji}\u20e3/u.test(words)

/** Those that need a glyph: joiners, variation selectors and tags of flags have none of their own. */
const codePointsOf = (words: string): ReadonlyArray<number> => [
  ...new Set(
    Array.from(words.replace(/[\s\p{Cf}\ufe00-\ufe0f\u{e0000}-\u{e007f}]/gu, ""), (sign) => sign.codePointAt(0) ?? 0)
  )
]

const missingFamily = (name: string, used: string | undefined): string => {
  const short = name.slice(0, 60)
  const install = packageOf(name)
  return (
    `The font "${short}" is not installed${used === undefined ? "" : `; "${used}" is used`}. ` +
    (install === undefined
      ? "Name a folder that has it"
      : `Install it (npm i ${install}), or name a folder that has it`)
  )
}

const missingSigns = (codes: ReadonlyArray<number>): string => {
  const signs = codes.slice(0, 12).map((code) => String.fromCodePoint(code))
  const packages = new Set(
    scriptFamilies.flatMap(({ family, pattern }) =>
      signs.some((sign) => pattern.test(sign)) ? [packageOf(family) ?? family] : []
    )
  )
  const remedy =
    packages.size > 0
      ? `Install ${[...packages].map((name) => `npm i ${name}`).join(", ")}`
      : "Name a folder with a font that has them"
  return `No font has ${signs.join(" ")}${codes.length > signs.length ? " and others" : ""}. ${remedy}`
}
