import { assert, describe, it } from "@effect/vitest"
import { uncitedClaims } from "@postwright/core/policy/UncitedClaims"

const quote = "We rent 40 bikes for £34 a day from 1 March 2027"

const uncited = (text: string, language = "en", quotes: ReadonlyArray<string> = [quote]) =>
  uncitedClaims(text, { language, quotes }).map((claim) => claim.text)

/** Each text, and the one claim that is to be found in it: all of it if nothing else is said. */
const assertUncited = (language: string, texts: Readonly<Record<string, string>>) => {
  for (const [text, claim] of Object.entries(texts)) assert.deepStrictEqual(uncited(text, language), [claim], text)
}

const assertNone = (language: string, texts: ReadonlyArray<string>, quotes: ReadonlyArray<string> = []) => {
  for (const text of texts) assert.deepStrictEqual(uncited(text, language, quotes), [], text)
}

describe("numbers in words", () => {
  it("are found in English, with scales, halves, decimals and dozens", () => {
    assertUncited("en", {
      "We have forty-one bikes": "forty-one",
      "Forty one bikes": "Forty one",
      "forty\u2011one bikes": "forty\u2011one",
      "two hundred bikes": "two hundred",
      "two hundred and six bikes": "two hundred and six",
      "half a million riders": "half a million",
      "a quarter of a million riders": "a quarter of a million",
      "one and a half million riders": "one and a half million",
      "two point five million riders": "two point five million",
      "1.5 million riders": "1.5 million",
      "forty thousand riders": "forty thousand",
      "a hundred bikes": "a hundred",
      "three dozen bikes": "three dozen",
      "the forty-first bike": "forty-first",
      "our tenth anniversary": "tenth anniversary",
      "2½ hours": "2½ hours"
    })
  })

  it("are found in German, in one word and in several", () => {
    assertUncited("de", {
      "Wir haben einundvierzig Räder": "einundvierzig",
      "zweihundert Räder": "zweihundert",
      "zweihundertsechs Räder": "zweihundertsechs",
      "eine halbe Million Fahrer": "eine halbe Million",
      "eine Viertelmillion Fahrer": "eine Viertelmillion",
      "anderthalb Millionen Fahrer": "anderthalb Millionen",
      "1,5 Mio. Fahrer": "1,5 Mio.",
      "drei Komma fünf Millionen Fahrer": "drei Komma fünf Millionen",
      "eine Million zweihunderttausend Fahrer": "eine Million zweihunderttausend",
      "ein Dutzend Räder": "ein Dutzend",
      "dreissig Räder": "dreissig",
      "fuenfzig Räder": "fuenfzig",
      "das einundvierzigste Rad": "einundvierzigste",
      "unser zehnter Geburtstag": "zehnter Geburtstag",
      "zweieinhalb Stunden": "zweieinhalb Stunden"
    })
  })

  it("are found in the hundreds and dozens that nobody counted", () => {
    assertUncited("en", { "dozens of riders": "dozens", "hundreds of thousands came": "hundreds of thousands" })
    assertUncited("de", { "Dutzende Fahrer": "Dutzende", "Hunderte Räder": "Hunderte", "Tausende kamen": "Tausende" })
    assertNone("en", ["dozens of riders"], ["dozens of riders came"])
    assertNone("de", ["Hunderttausende Fahrer"], ["hundreds of thousands of riders"])
  })

  it("count when they are small where they count things", () => {
    assertUncited("en", { "seven shops": "seven", "three new electric bikes": "three" })
    assertUncited("de", { "sieben Filialen": "sieben", "drei neue Filialen": "drei" })
  })

  it("are shares, multiples and rhythms too", () => {
    assertUncited("en", {
      "a third of our riders": "a third of",
      "nine out of ten riders": "nine out of ten",
      "half our riders": "half our riders",
      "twice as fast": "twice as",
      "three times faster": "three times faster",
      "we doubled our fleet": "doubled",
      "twice a week": "twice a week"
    })
    assertUncited("de", {
      "ein Drittel der Fahrer": "ein Drittel",
      "neun von zehn Fahrern": "neun von zehn",
      "doppelt so schnell": "doppelt so",
      "dreimal so schnell": "dreimal so",
      "die Zahl hat sich verdoppelt": "verdoppelt",
      "dreifach gesichert": "dreifach"
    })
  })

  it("agree with figures in both directions and across languages", () => {
    assertNone("en", ["forty bikes", "40 bikes"], [quote])
    assertNone("de", ["vierzig Räder", "40 Räder", "Vierzig Räder"], [quote])
    assertNone("en", ["40 bikes", "forty bikes"], ["forty bikes", "vierzig Räder"])
    assertNone("en", ["500,000 riders", "half a million riders"], ["half a million riders"])
    assertNone("de", ["1,5 Mio. Fahrer", "anderthalb Millionen Fahrer"], ["1.5 million riders"])
    assertNone("de", ["40 Minuten", "vierzig Minuten"], ["forty minutes"])
    assertNone("en", ["12 km away"], ["twelve kilometres"])
    assertNone("en", ["2m riders"], ["2 million riders"])
    assertNone("en", ["our tenth anniversary", "10th anniversary"], ["10 years", "our tenth anniversary"])
    assertNone("en", ["two trillion stars"], ["zwei Billionen Sterne"])
  })

  it("are no claims in turns of phrase, in English", () => {
    assertNone("en", [
      "one of the bikes, a couple of things, one more thing, one by one",
      "Once you ride, first, brake. Third, listen",
      "half the fun, half an hour, a quarter of an hour, double the fun",
      "two reasons to ride, three tips, two wheels good",
      "thanks a million, a million thanks, one in a million, a thousand thanks",
      "forty winks, fifty-fifty, cloud nine, open twenty-four seven",
      "these three bikes, all ten bikes, the two of us",
      "a two-wheeler in a two-way street, every second counts",
      "zero waste, no one, high five, back to square one"
    ])
  })

  it("are no claims in turns of phrase, in German", () => {
    assertNone("de", [
      "Zum einen eins nach dem anderen, noch einmal, auf einmal, zu zweit",
      "Das geht unter vier Augen, auf zwei Rädern, mit drei Tipps",
      "Gib acht auf dich, nimm dich in Acht",
      "fünfzig-fünfzig, auf Wolke sieben, tausend Dank",
      "ein Rad, eine Frage, ein paar, beide, erstens, einfach, mehrfach, halb so wild",
      "Alle drei Räder, diese zwei Räder"
    ])
  })

  it("are found in letters that only look different", () => {
    assertUncited("en", { "𝟒𝟏 𝐛𝐢𝐤𝐞𝐬": "𝟒𝟏", "𝐟𝐨𝐫𝐭𝐲-𝐨𝐧𝐞 bikes": "𝐟𝐨𝐫𝐭𝐲-𝐨𝐧𝐞", "4\u200b1 bikes": "4\u200b1" })
    assertNone("en", ["𝟒𝟎 𝐛𝐢𝐤𝐞𝐬"], [quote])
  })

  it("tell where they stand behind others", () => {
    const text = "Sixteen, forty-one and half a million riders, 77 bikes"
    for (const claim of uncitedClaims(text, { language: "en", quotes: [] })) {
      assert.strictEqual(text.slice(claim.start, claim.end), claim.text)
    }
    assert.deepStrictEqual(uncited(text, "en", []), ["Sixteen", "forty-one", "half a million", "77"])
  })
})

describe("amounts of money", () => {
  it("need the currency that a source has", () => {
    assertUncited("en", {
      "34 euros a day": "34 euros",
      "thirty-four euros": "thirty-four euros",
      "€34 a day": "€34",
      "$34 a day": "$34",
      "₹34 a day": "₹34",
      "34 kr a day": "34 kr",
      "34 cents": "34 cents"
    })
    assertUncited("de", { "34 Euro am Tag": "34 Euro", "34,– Euro": "34,– Euro", "34 Franken": "34 Franken" })
  })

  it("agree however the currency is written", () => {
    assertNone("en", ["£34", "34 pounds", "34 GBP", "GBP 34.00", "thirty-four pounds", "34 quid"], [quote])
    assertNone("de", ["34 Pfund", "vierunddreißig Pfund"], [quote])
    assertNone("en", ["34 EUR", "€34", "34 euros", "EUR 34.00"], ["€34"])
    assertNone("de", ["€34", "34,- Euro", "vierunddreißig Euro"], ["34 EUR"])
    assertNone("en", ["$34", "34 dollars"], ["34 US dollars"])
    assertNone("en", ["50 pence"], ["£0.50"])
    assertNone("en", ["£34,000", "34 thousand pounds"], ["thirty-four thousand pounds"])
  })
})
