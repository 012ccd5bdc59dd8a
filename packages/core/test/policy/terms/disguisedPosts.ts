/**
 * Terms written as people write them who do not want them to be found, from a seed: the same seed makes the same posts.
 */

/** A post that holds one term in disguise. */
export interface DisguisedPost {
  readonly term: string
  readonly technique: string
  /** The term as it stands in the post. */
  readonly shown: string
  readonly text: string
  readonly language: "en" | "de"
}

/** Made-up words, and a few mild ones. */
export const hiddenTerms: ReadonlyArray<string> = [
  "blarfit",
  "snorkwad",
  "grimtoast",
  "vexolin",
  "quarnic",
  "plimsor",
  "drubnok",
  "zeltara",
  "fennwick",
  "morglass",
  "tribbelo",
  "hasperil",
  "damn",
  "crap",
  "idiot",
  "stupid",
  "casino",
  "scam",
  "betrug",
  "schwindel"
]

/** Numbers from 0 to below 1, the same for the same seed. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** That many posts, the techniques in turn. */
export const disguisedPosts = (count: number, seed: number): ReadonlyArray<DisguisedPost> => {
  const random = randomFrom(seed)
  const names = Object.keys(techniques)
  return Array.from({ length: count }, (_, at) => {
    const technique = names[at % names.length]!
    const term = pick(random, hiddenTerms)
    const shown = techniques[technique]!(term, random)
    const { language, text } = pick(random, carriers)
    return { term, technique, shown, text: text.replace("…", () => shown), language }
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Random = () => number

const pick = <A>(random: Random, items: ReadonlyArray<A>): A => items[Math.floor(random() * items.length)]!

const carriers: ReadonlyArray<{ readonly language: "en" | "de"; readonly text: string }> = [
  { language: "en", text: "Honestly, this is … and nothing else." },
  { language: "en", text: "… again? We had enough of it last week!" },
  { language: "en", text: "Who would have thought: …" },
  { language: "en", text: "Come to our stand (hall 4) and see … for yourself 🙂" },
  { language: "en", text: "Read the 12 tips, then tell us about …, please." },
  { language: "en", text: "So much … in one place. #larkfield #bikes" },
  { language: "de", text: "Das ist doch … und sonst nichts." },
  { language: "de", text: "Schöne Grüße aus Köln, wo … zu Hause ist." },
  { language: "de", text: "Für 12,50 € bekommt ihr … obendrauf!" },
  { language: "de", text: "„…“, sagte sie, und alle nickten." }
]

/** Changes at least one letter, the others with a chance. */
const mapLetters = (
  term: string,
  random: Random,
  chance: number,
  change: (letter: string) => string | undefined
): string => {
  const letters = Array.from(term)
  const able = letters.flatMap((letter, at) => (change(letter) === undefined ? [] : [at]))
  if (able.length === 0) return term
  const certain = pick(random, able)
  return letters
    .map((letter, at) => (at === certain || (able.includes(at) && random() < chance) ? change(letter)! : letter))
    .join("")
}

const from = (table: string): ReadonlyMap<string, string> =>
  new Map(table.split(" ").map((pair) => [pair[0]!, pair.slice(1)] as const))

const cyrillic = from("aа cс eе iі jј kк mм oо pр sѕ tт uц xх yу hн bЬ")
const greek = from("aα bβ eε iι kκ nη oο pρ tτ uυ vν wω xχ yγ")
const squared = (letter: string): string => String.fromCodePoint(0x1f130 + letter.charCodeAt(0) - 0x61)
const shifted =
  (first: number) =>
  (letter: string): string =>
    String.fromCodePoint(first + letter.charCodeAt(0) - 0x61)
const superscripts = from("aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ iⁱ jʲ kᵏ lˡ mᵐ nⁿ oᵒ pᵖ rʳ sˢ tᵗ uᵘ vᵛ wʷ xˣ yʸ zᶻ")
const accents = from("aàáâãå cćç eèéêë iìíîï nñń oòóôõø sšś uùúû yýÿ zžż lł dđ gğ tţ rř")
const upsideDown = from("aɐ bq cɔ dp eǝ fɟ gƃ hɥ iᴉ jɾ kʞ mɯ nu pd qb rɹ tʇ un vʌ wʍ yʎ")
const syllabics = from("aᗩ bᗷ cᑕ dᗪ fᖴ hᕼ jᒍ kᏦ lᒪ mᗰ nᑎ pᑭ qᑫ rᖇ sᔕ uᑌ vᐯ wᗯ zᘔ")
const currencies = from("a₳ b฿ c₵ f₣ g₲ k₭ l₤ m₥ n₦ p₱ s₴ t₮ w₩")
const leet = from("a4@ b8 e3 g9 i1! l1| o0 s5$ t7+")

const between = (term: string, separator: string): string => Array.from(term).join(separator)

/** Puts pieces into the word, never in front of it or behind it. */
const insert = (term: string, random: Random, pieces: ReadonlyArray<string>, count: number): string => {
  let text = Array.from(term)
  for (let done = 0; done < count; done++) {
    const at = 1 + Math.floor(random() * (text.length - 1))
    text = [...text.slice(0, at), pick(random, pieces), ...text.slice(at)]
  }
  return text.join("")
}

const mask = (term: string, random: Random, sign: string): string => {
  const letters = Array.from(term)
  const inner = letters.slice(1, -1).map((_, at) => at + 1)
  const hidden = new Set([pick(random, inner), pick(random, inner)].slice(0, letters.length > 5 ? 2 : 1))
  return letters.map((letter, at) => (hidden.has(at) ? sign : letter)).join("")
}

/**
 * Leet as people write it: within the word, so that what remains can still be read, and not so that a word of three
 * letters and a number is all that is left.
 */
const leetOf = (term: string, random: Random): string => {
  const inner = term.slice(1, -1)
  const changed = mapLetters(inner, random, 0.6, (letter) => {
    const signs = leet.get(letter)
    return signs === undefined ? undefined : signs[Math.floor(random() * signs.length)]
  })
  return term[0]! + changed + term.at(-1)!
}

const techniques: Readonly<Record<string, (term: string, random: Random) => string>> = {
  "Cyrillic letters": (term, random) => mapLetters(term, random, 0.4, (letter) => cyrillic.get(letter)),
  "Greek letters": (term, random) => mapLetters(term, random, 0.3, (letter) => greek.get(letter)),
  "fullwidth letters": (term, random) => mapLetters(term, random, 0.7, shifted(0xff41)),
  "mathematical letters": (term, random) =>
    mapLetters(term, random, 0.9, shifted(pick(random, [0x1d41a, 0x1d4ea, 0x1d51e, 0x1d5ee, 0x1d68a]))),
  "circled letters": (term, random) => mapLetters(term, random, 0.9, shifted(0x24d0)),
  "squared letters": (term, random) => mapLetters(term, random, 0.9, squared),
  "regional indicators": (term, random) => mapLetters(term, random, 1, shifted(0x1f1e6)),
  superscripts: (term, random) => mapLetters(term, random, 0.8, (letter) => superscripts.get(letter)),
  "zero-width characters": (term, random) =>
    insert(term, random, ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"], 3),
  "soft hyphens": (term, random) => insert(term, random, ["\u00ad"], 2),
  "bidi controls": (term, random) => insert(term, random, ["\u202a", "\u202c", "\u2066", "\u2069", "\u200e"], 2),
  "tag characters": (term, random) => insert(term, random, ["\u{e0041}", "\u{e0062}", "\ufe0f", "\ufe01"], 3),
  "combining marks": (term, random) => insert(term, random, ["\u0336", "\u0335", "\u0489", "\u033f", "\u0359"], 6),
  accents: (term, random) =>
    mapLetters(term, random, 0.6, (letter) => {
      const marked = accents.get(letter)
      return marked === undefined ? undefined : marked[Math.floor(random() * marked.length)]
    }),
  "letters upside down": (term) =>
    Array.from(term, (letter) => upsideDown.get(letter) ?? letter)
      .toReversed()
      .join(""),
  "override of the direction": (term) => `\u202e${Array.from(term).toReversed().join("")}\u202c`,
  "Canadian syllabics": (term, random) => mapLetters(term, random, 0.9, (letter) => syllabics.get(letter)),
  "signs of currencies": (term, random) =>
    mapLetters(term.slice(0, -1), random, 0.3, (letter) => currencies.get(letter)) + term.at(-1)!,
  "blocks for letters": (term, random) => mask(term, random, "█"),
  "spacing by stars": (term) => between(term, "*"),
  leet: leetOf,
  "spacing by spaces": (term) => between(term, " "),
  "spacing by dots": (term) => between(term, "."),
  "spacing by hyphens": (term) => between(term, "-"),
  "spacing by underscores": (term) => between(term, "_"),
  "spacing by line breaks": (term) => between(term, "\n"),
  "spacing by emoji": (term, random) => between(term, pick(random, ["🔥", "👨‍👩‍👧‍👦", "❤️", "⭐"])),
  "punctuation within": (term, random) => insert(term, random, [".", "-", "_", ",", "~", "·", "🙂"], 1),
  repeats: (term, random) => {
    const at = Math.floor(random() * term.length)
    return term.slice(0, at) + term[at]!.repeat(3 + Math.floor(random() * 4)) + term.slice(at + 1)
  },
  stars: (term, random) => mask(term, random, "*"),
  "number signs": (term, random) => mask(term, random, "#"),
  "words of a hashtag": (term) => `#Such${term[0]!.toUpperCase()}${term.slice(1)}Today`,
  "capitals and leet": (term, random) => leetOf(term, random).toUpperCase(),
  "leet and spaces": (term, random) => between(leetOf(term, random).replace(/[!|(]/g, "1"), " "),
  "zero-width and Cyrillic": (term, random) =>
    insert(
      mapLetters(term, random, 0.3, (letter) => cyrillic.get(letter)),
      random,
      ["\u200b"],
      1
    ),
  "marks and repeats": (term, random) => {
    const at = Math.floor(random() * term.length)
    return insert(term.slice(0, at) + term[at]!.repeat(4) + term.slice(at + 1), random, ["\u0336"], 3)
  }
}
