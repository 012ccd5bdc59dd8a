/**
 * Which letters look like which, and which signs stand for letters.
 *
 * Styled letters (fullwidth, mathematical, circled, squared, superscript, Roman numerals) are taken from the platform's
 * NFKD, letters with marks from its NFD. The table below adds what Unicode does not decompose; it was chosen by hand
 * with Unicode's list of confusables at hand (UTS 39, Unicode License v3), from which no data is copied.
 *
 * @see {@link https://www.unicode.org/reports/tr39/ | UTS 39, Unicode security mechanisms}
 */

/** Scripts between which letters are told apart; all others are `other`. */
export type LetterScript = "latin" | "cyrillic" | "greek" | "other"

/** The script of a letter; undefined for what belongs to no script. */
export const scriptOf = (codePoint: number): LetterScript | undefined => {
  if (codePoint < 0x80) return isAsciiLetter(codePoint) ? "latin" : undefined
  const character = String.fromCodePoint(codePoint)
  if (latin.test(character)) return "latin"
  if (cyrillic.test(character)) return "cyrillic"
  if (greek.test(character)) return "greek"
  return letter.test(character) ? "other" : undefined
}

/** How a character comes to be read as letters of a script. */
export type Resemblance =
  /** The letter itself, or its capital. */
  | "same"
  /** The letter with marks, or a letter that is told apart by a stroke or hook. */
  | "marked"
  /** The letter in another style: only disguises and ornaments use it. */
  | "styled"
  /** A letter of another script that looks like it. */
  | "foreign"

/** What a letter can be read as in a script. */
export interface LetterReading {
  /** The letter itself, lower case and composed. */
  readonly own: number
  /** Plain letters of the script that it shows, mostly one. */
  readonly letters: ReadonlyArray<number>
  readonly resemblance: Resemblance
}

/** How a letter reads in a script; undefined for what shows no letter of it. Kept, so that each is found once. */
export const letterReading = (codePoint: number, script: LetterScript): LetterReading | undefined => {
  const known = readings[script]
  if (!known.has(codePoint)) known.set(codePoint, readLetter(codePoint, script))
  return known.get(codePoint)
}

/** Letters that a digit stands for in leet. */
export const digitLetters: ReadonlyMap<number, string> = new Map(
  Object.entries({
    "0": "o",
    "1": "il",
    "2": "z",
    "3": "e",
    "4": "a",
    "5": "s",
    "6": "g",
    "7": "t",
    "8": "b",
    "9": "g"
  }).map(([digit, letters]) => [digit.charCodeAt(0), letters] as const)
)

/** Letters that a sign stands for in leet. */
export const signLetters: ReadonlyMap<number, string> = new Map(
  Object.entries({
    "@": "a",
    $: "s",
    "+": "t",
    "!": "il",
    "|": "il",
    "(": "c",
    "<": "c",
    "¡": "i",
    "¦": "il",
    "€": "e",
    "¢": "c",
    "£": "l",
    "¥": "y",
    "§": "s",
    "©": "c",
    "®": "r",
    "×": "x",
    "†": "t",
    "∂": "d",
    "∆": "a",
    "∪": "u",
    "∩": "n",
    "∅": "o",
    "∨": "v",
    "∧": "a",
    "∣": "il",
    ǀ: "il",
    "฿": "b",
    "₿": "b",
    "₳": "a",
    "₵": "c",
    "₣": "f",
    "₲": "g",
    "₭": "k",
    "₤": "l",
    "₥": "m",
    "₦": "n",
    "₱": "p",
    "₴": "s",
    "₮": "t",
    "₩": "w",
    "๏": "o",
    "⭕": "o",
    "❗": "il",
    "❕": "il",
    "💲": "s"
  }).map(([sign, letters]) => [sign.codePointAt(0)!, letters] as const)
)

/** A fullwidth sign as the plain one. */
export const plainSign = (codePoint: number): number =>
  codePoint > 0xff00 && codePoint < 0xff5f ? codePoint - 0xfee0 : codePoint

/** Whether the sign masks a letter as the star does. */
export const isStar = (codePoint: number): boolean => stars.has(codePoint)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const latin = /^\p{Script=Latin}$/u
const cyrillic = /^\p{Script=Cyrillic}$/u
const greek = /^[\p{Script=Greek}\p{Script=Coptic}]$/u
const letter = /^\p{L}$/u
const combining = /[\p{M}]/gu

const stars: ReadonlySet<number> = new Set(Array.from("*＊﹡∗⁎٭✱✲█▇▓▒░■⬛", (sign) => sign.codePointAt(0)!))

const isAsciiLetter = (codePoint: number): boolean => {
  const lower = codePoint | 32
  return lower >= 0x61 && lower <= 0x7a && codePoint < 0x80
}

/** By Latin letter: letters of Latin that Unicode does not decompose. */
const marked: Readonly<Record<string, string>> = {
  a: "ɐɑᴀⱥȺẚ",
  b: "ƀɓƁƃƂʙ",
  c: "ƈƇȼȻɕↄᴄ",
  d: "đĐɗƊɖƉðÐᴅƌƋ",
  e: "ɛƐǝƎəƏɘɇɆᴇ",
  f: "ƒƑꜰꬵɟ",
  g: "ɠƓɡɢǥǤ",
  h: "ħĦɦʜⱨⱧɥ",
  i: "ıɨƗɩɪƖᴉ",
  j: "ɉɈʝȷᴊ",
  k: "ƙƘⱪⱩĸᴋʞ",
  l: "łŁƚȽɫɬɭʟⱡⱠ",
  m: "ɱⱮɯƜᴍ",
  n: "ŋŊɲƝɳƞȠɴ",
  o: "øØɵƟɔƆᴏᴑ",
  p: "ƥƤþÞᴘᵽⱣ",
  q: "ɋɊʠ",
  r: "ɍɌɾɼɽⱤʀƦɹ",
  s: "ʂƨƧꜱƽƼ",
  t: "ŧŦƭƬʈƮⱦȾᴛʇ",
  u: "ʉɄᴜʊƱ",
  v: "ʋƲʌɅᴠⱱ",
  w: "ⱳⱲʍᴡ",
  y: "ɏɎƴƳʏɣƔʎ",
  z: "ƶƵȥȤʐⱬⱫᴢʒƷ",
  ae: "æÆ",
  oe: "œŒ",
  dz: "ʣ",
  ts: "ʦ",
  ss: "ßẞ"
}

/** By Latin letter: letters of other scripts, Cyrillic and Greek first. */
const foreign: Readonly<Record<string, string>> = {
  a: "аАαΑΛλΔᎪꓮⲀⲁᗅ𐊠ӐӑәӘᗩค",
  b: "ЬьВвБбβΒᏴᏏꓐᗷƄ𐊂",
  c: "сСϲϹᏟꓚⲤⲥՇ𐊢ҫҪᑕ",
  d: "ԁԀᎠꓓᗞժԺδᗪԃ",
  e: "еЕёЁєЄεΕΣэЭᎬꓰℯⲉⴹҽҼ",
  f: "ϜϝᖴꓝՖֆ",
  g: "ԌԍᏀꓖցɡ",
  h: "нНһҺΗᎻꓧհᕼⲎђ",
  i: "іІїЇιΙӏᎥꓲⲒⲓіյเ",
  j: "јЈϳͿᎫꓙյᒍן",
  k: "кКκΚᏦꓗⲔⲕқҚ",
  l: "ӀᏞꓡⳐⳑլᒪ",
  m: "мМΜᎷꓟⲘⲙᗰ",
  n: "пПиИηΝΠⲚꓠոռйЙᑎภ",
  o: "оОοΟσΘθօՕᎾꓳⲞⲟჿөӨס",
  p: "рРρΡᏢꓑⲢⲣᑭק",
  q: "ԛԚգզᑫ",
  r: "гГяЯᎡꓣᖇ",
  s: "ѕЅՏꓢᏚႽᔕร",
  t: "тТτΤᎢꓔⲦⲧͲ",
  u: "υцЦՍսꓴμᑌย",
  v: "νѵѴᏙꓦטᐯש",
  w: "ԝԜωшШѡᎳꓪաᗯฬ",
  x: "хХχΧⲬⲭꓫҳҲא",
  y: "уУүҮΥγᎩꓬⲨⲩЎўψчץ",
  z: "ΖᏃꓜⲌⲍʐζᘔ"
}

const byCharacter = (table: Readonly<Record<string, string>>): ReadonlyMap<number, string> =>
  new Map(
    Object.entries(table).flatMap(([letters, characters]) =>
      Array.from(characters, (character) => [character.codePointAt(0)!, letters] as const)
    )
  )
const markedLetters = byCharacter(marked)
const foreignLetters = byCharacter(foreign)

/** Lower-case letters of a script by the Latin letter that they look like. */
const inScript = (script: LetterScript): ReadonlyMap<number, number> => {
  const found = new Map<number, number>()
  for (const [letters, characters] of Object.entries(foreign)) {
    for (const character of characters) {
      const lower = character.toLowerCase().codePointAt(0)!
      const from = letters.charCodeAt(0)
      if (scriptOf(lower) === script && !found.has(from)) found.set(from, lower)
    }
  }
  return found
}
const cyrillicByLatin = inScript("cyrillic")
const greekByLatin = inScript("greek")

const readings: Readonly<Record<LetterScript, Map<number, LetterReading | undefined>>> = {
  latin: new Map(),
  cyrillic: new Map(),
  greek: new Map(),
  other: new Map()
}

const points = (text: string): ReadonlyArray<number> => Array.from(text, (character) => character.codePointAt(0)!)

const readLetter = (codePoint: number, script: LetterScript): LetterReading | undefined => {
  const character = String.fromCodePoint(codePoint)
  const own = character.normalize("NFC").toLowerCase().codePointAt(0)!
  const reading = (letters: string, resemblance: Resemblance): LetterReading => ({
    own,
    letters: points(letters),
    resemblance
  })
  const native = scriptOf(codePoint)
  if (script !== "latin") {
    if (native === script) return reading(String.fromCodePoint(own), "same")
    const table = script === "cyrillic" ? cyrillicByLatin : script === "greek" ? greekByLatin : undefined
    const twin = native === "latin" ? table?.get(own) : undefined
    return twin === undefined ? undefined : { own, letters: [twin], resemblance: "foreign" }
  }
  if (codePoint < 0x80) return isAsciiLetter(codePoint) ? reading(String.fromCodePoint(own), "same") : undefined
  const known = markedLetters.get(codePoint)
  if (known !== undefined) return reading(known, "marked")
  if (native === "latin") {
    const plain = character.normalize("NFD").replace(combining, "").toLowerCase()
    if (isPlain(plain)) return reading(plain, "marked")
    const stroked = markedLetters.get(plain.codePointAt(0)!)
    if (stroked !== undefined) return reading(stroked, "marked")
  }
  const twin = foreignLetters.get(codePoint)
  if (twin !== undefined && native !== undefined) return reading(twin, "foreign")
  const styled = styledLetters(codePoint, character)
  if (styled !== undefined) return reading(styled, "styled")
  if (native === undefined || native === "latin") return undefined
  const base = character.normalize("NFKD").replace(combining, "").codePointAt(0)!
  const baseTwin = foreignLetters.get(base)
  return baseTwin === undefined ? undefined : reading(baseTwin, "foreign")
}

const isPlain = (text: string): boolean => /^[a-z]{1,4}$/.test(text)

/** Letters in squares and circles, and the halves of flags. */
const ranges: ReadonlyArray<readonly [from: number, to: number]> = [
  [0x1f130, 0x1f149],
  [0x1f150, 0x1f169],
  [0x1f170, 0x1f189],
  [0x1f1e6, 0x1f1ff]
]

const styledLetters = (codePoint: number, character: string): string | undefined => {
  const range = ranges.find(([from, to]) => codePoint >= from && codePoint <= to)
  if (range !== undefined) return String.fromCharCode(0x61 + codePoint - range[0])
  // Trade marks, units and words in one sign are signs, not letters; the small letters with brackets are.
  const plain = character
    .normalize("NFKD")
    .replace(combining, "")
    .replace(/^\(([a-z])\)$/, "$1")
    .toLowerCase()
  const isSign = /^[℀℁℅℆℠™℡№㏇㏂㏘]$/u.test(character) || (codePoint >= 0x3300 && codePoint <= 0x33ff)
  return !isSign && isPlain(plain) ? plain : undefined
}
