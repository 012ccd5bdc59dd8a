import { primarySubtag } from "../../../text/Language.ts"

/** Numbers in words and scales, for languages in which they are known. */
interface NumberWords {
  readonly words: ReadonlyMap<string, number>
  readonly scales: ReadonlyMap<string, number>
}

/** Undefined where the words of the language are not known: then a small number may be one of them. */
export const numberWordsOf = (language: string): NumberWords | undefined => known[primarySubtag(language)]

/** Largest number that texts of any language are likely to write in a word. */
export const largestUsualWord = 12

const entries = (list: string, from: number): ReadonlyArray<readonly [string, number]> =>
  list.split(" ").flatMap((forms, at) => forms.split("/").map((form) => [form, from + at] as const))

const tens = (list: string): ReadonlyArray<readonly [string, number]> =>
  list.split(" ").map((word, at) => [word, (at + 2) * 10] as const)

const scalesOf = (pairs: Readonly<Record<string, number>>): ReadonlyMap<string, number> =>
  new Map(Object.entries(pairs))

const known: Readonly<Record<string, NumberWords>> = {
  en: {
    words: new Map([
      ...entries(
        "zero one/once two/twice/both/pair three four five six seven eight nine ten eleven twelve/dozen thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        0
      ),
      ...entries("first second third fourth fifth sixth seventh eighth ninth tenth", 1),
      ...tens("twenty thirty forty fifty sixty seventy eighty ninety"),
      ["hundred", 100],
      ["thousand", 1_000],
      ["half", 0.5]
    ]),
    scales: scalesOf({
      hundred: 100,
      thousand: 1e3,
      k: 1e3,
      million: 1e6,

      billion: 1e9,
      bn: 1e9,
      trillion: 1e12
    })
  },
  de: {
    words: new Map([
      ...entries(
        "null ein/eine/einen/einem/einer/eines/eins/einmal zwei/zweimal/beide/beiden/paar drei/dreimal vier/viermal fünf sechs sieben acht neun zehn elf zwölf/dutzend dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
        0
      ),
      ...entries(
        "erste/ersten/erster/erstes/erstens zweite/zweiten/zweiter/zweites/zweitens dritte/dritten/dritter/drittes/drittens vierte/vierten fünfte/fünften sechste/sechsten siebte/siebten achte/achten neunte/neunten zehnte/zehnten",
        1
      ),
      ...tens("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"),
      ["hundert", 100],
      ["tausend", 1_000],
      ["halb", 0.5],
      ["halbe", 0.5],
      ["hälfte", 0.5]
    ]),
    scales: scalesOf({
      hundert: 100,
      tausend: 1e3,
      tsd: 1e3,
      million: 1e6,
      millionen: 1e6,
      mio: 1e6,
      milliarde: 1e9,
      milliarden: 1e9,
      mrd: 1e9,
      billion: 1e12,
      billionen: 1e12
    })
  },
  fr: {
    words: new Map([
      ...entries(
        "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze/douzaine treize quatorze quinze seize",
        0
      ),
      ...entries("premier/première deuxième/second/seconde troisième quatrième cinquième", 1),
      ["vingt", 20],
      ["trente", 30],
      ["quarante", 40],
      ["cinquante", 50],
      ["soixante", 60],
      ["cent", 100],
      ["mille", 1_000],
      ["demi", 0.5]
    ]),
    scales: scalesOf({ cent: 100, mille: 1e3, million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9 })
  },
  es: {
    words: new Map([
      ...entries(
        "cero un/uno/una dos/ambos/ambas/par tres cuatro cinco seis siete ocho nueve diez once doce/docena trece catorce quince",
        0
      ),
      ...entries("primer/primero/primera segundo/segunda tercer/tercero/tercera cuarto/cuarta quinto/quinta", 1),
      ["veinte", 20],
      ["treinta", 30],
      ["cuarenta", 40],
      ["cincuenta", 50],
      ["sesenta", 60],
      ["setenta", 70],
      ["ochenta", 80],
      ["noventa", 90],
      ["cien", 100],
      ["mil", 1_000],
      ["medio", 0.5],
      ["media", 0.5]
    ]),
    scales: scalesOf({ mil: 1e3, millón: 1e6, millones: 1e6, billón: 1e12, billones: 1e12 })
  },
  it: {
    words: new Map([
      ...entries(
        "zero un/uno/una due/entrambi/paio tre quattro cinque sei sette otto nove dieci undici dodici/dozzina tredici quattordici quindici sedici",
        0
      ),
      ...entries("primo/prima secondo/seconda terzo/terza quarto/quarta quinto/quinta", 1),
      ["venti", 20],
      ["trenta", 30],
      ["quaranta", 40],
      ["cinquanta", 50],
      ["cento", 100],
      ["mille", 1_000],
      ["mezzo", 0.5]
    ]),
    scales: scalesOf({ mila: 1e3, mille: 1e3, milione: 1e6, milioni: 1e6, miliardo: 1e9, miliardi: 1e9 })
  }
}
