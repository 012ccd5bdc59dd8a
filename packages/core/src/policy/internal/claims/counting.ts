/**
 * Which numbers in words claim something, and which are turns of phrase.
 */
import type { NumberRun } from "./numberTokens.ts"

/**
 * Whether the number, which stands in the text in words, claims something. From thirteen on, and with a hundred, a
 * dozen or a half in it, it does; a smaller one where it counts things (`seven shops`, `drei neue Filialen`). Not what a
 * post counts of its own (`two reasons`, `drei Tipps`), what was told before (`these three`), and set phrases
 * (`a thousand thanks`, `forty winks`, `fifty-fifty`, `unter vier Augen`).
 */
export const isCounting = (text: string, { end, isParticular, start, value }: NumberRun, language: string): boolean => {
  const grammar = language === "de" ? german : english
  const after = text.slice(end, end + furthest)
  const before = text.slice(Math.max(0, start - furthest), start)
  const phrase = before + text.slice(start, end)
  if (grammar.phrase.test(phrase) || grammar.tail.test(after)) return false
  if (grammar.rounds.test(text.slice(start, end)) && grammar.roundTail.test(after)) return false
  if (grammar.measured.test(after)) return true
  if (value < 2 && !isParticular) return false
  if (isParticular || value > 12) return true
  if (grammar.told.test(before)) return false
  const thing = grammar.thing(after)
  return thing !== undefined && !grammar.ownThings.has(thing.toLowerCase())
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// How far around a number its phrase is looked for.
const furthest = 60

interface Grammar {
  /** Set phrases that end with the number. */
  readonly phrase: RegExp
  /** What makes a set phrase of any number before it. */
  readonly tail: RegExp
  /** Numbers that stand for very many, and what follows them then. */
  readonly rounds: RegExp
  readonly roundTail: RegExp
  /** What a number measures whatever its size: prices, shares, hours. */
  readonly measured: RegExp
  /** What points back to things that were named. */
  readonly told: RegExp
  /** The noun that is counted. */
  readonly thing: (after: string) => string | undefined
  readonly ownThings: ReadonlySet<string>
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u))

const notNouns = setOf(`
  is was has does goes makes takes gets comes gives keeps needs wants says lets this its his hers ours yours theirs us
  as thus always perhaps besides sometimes towards across less unless yes plus versus
`)

const irregularPlurals = setOf("people men women children feet teeth mice staff crew")

const englishThing = (after: string): string | undefined => {
  const words = /^\s(\p{Ll}+)(?:\s(\p{Ll}+))?(?:\s(\p{Ll}+))?/u.exec(after)?.slice(1) ?? []
  for (const word of words) {
    if (word === undefined || functionWords.has(word)) return undefined
    if (notNouns.has(word)) return undefined
    if (irregularPlurals.has(word) || /[^sui']s$/u.test(word)) return word
  }
  return undefined
}

const functionWords = setOf(`
  of to and or but in on at by for from with without than then that which who whose what when where while if so are were
  be been can could will would shall should may might must do did have had the a an my your our their his her it they we
  you he she i not no out up down off over into each per
`)

const english: Grammar = {
  phrase:
    /(?<!\p{L})(?:(?:thanks|thank\syou|one\sin|like)\sa\s(?:hundred|thousand|million|billion)|cloud\snine|catch[\s-]twenty-two|fifty[-–]fifty)$/iu,
  tail: /^(?:\swinks(?!\p{L})|[-–](?:fifty|up|fold|something|ish)(?!\p{L})|[\s-]seven(?![\p{L}-]))/iu,
  rounds: /^a\s(?:dozen|hundred|thousand|million|billion)$/iu,
  roundTail:
    /^[\s-](?:thanks|thank|kisses|apologies|pardons|reasons|things|ways|words|ideas|questions|miles\saway|times)(?!\p{L})/iu,
  measured:
    /^\s(?:euros?|pounds?|dollars?|francs?|quid|percent|per\scent|%|€|£|\$|o['’]clock|[ap]\.m\.|[ap]m(?!\p{L}))/iu,
  told: /(?<!\p{L})(?:these|those|all|other|the\ssame)\s$/iu,
  thing: englishThing,
  ownThings: setOf(`
    things reasons ways tips steps questions words thoughts points ideas options sides hands eyes ears feet legs wheels
    fingers halves thirds quarters fifths tenths facts rules tricks secrets mistakes myths signs answers choices lines
    sentences kinds types sorts lessons takeaways examples cheers worlds birds cents times hints benefits pieces
    numbers figures topics themes parts
  `)
}

const germanThing = (after: string): string | undefined =>
  /^\s(?:\p{Ll}+(?:e|en|er|es)\s){0,2}(\p{Lu}\p{L}+)/u.exec(after)?.[1]

const german: Grammar = {
  phrase: /(?<!\p{L})(?:Wolke\s(?:sieben|neun)|(?:gib|gebt|hab|habt)\sacht|fünfzig[-–]fünfzig)$/iu,
  tail: /^[-–]fünfzig(?!\p{L})/iu,
  rounds: /^(?:(?:ein)?hundert|(?:ein)?tausend|eine\sMillion|ein\sDutzend)$/iu,
  roundTail: /^\s(?:Dank|Küsse|Grüße|Male?|Dinge|Gründe|Ideen|Fragen|Sachen|Worte)(?!\p{L})/iu,
  measured: /^\s(?:Euro|Franken|Dollar|Pfund|Prozent|%|€|£|\$|Uhr(?!\p{L}))/iu,
  told: /(?<!\p{L})(?:diese[nr]?|jene[nr]?|alle[nr]?|auf)\s$/iu,
  thing: germanThing,
  ownThings: setOf(`
    dinge dingen sachen gründe gründen tipps schritte schritten fragen worte worten wörter wörtern punkte punkten ideen
    wege wegen möglichkeiten beispiele beispielen regeln fakten seiten hände händen augen ohren beine beinen füße füßen
    finger fingern mythen fehler fehlern antworten sätze sätzen zeilen welten arten erkenntnisse erkenntnissen lektionen
    drittel viertel fünftel zehntel hälften mal male teile teilen zahlen themen tricks vorteile vorteilen
  `)
}
