/**
 * What a sentence needs from the sentences before it: pronouns, connectives and references that point back.
 *
 * @since 0.1.0
 */

/** One thing that is missing when the sentence stands alone. */
export interface Dependency {
  /** For a reader: `starts with "However"`. */
  readonly detail: string
  /** 0 to 1: how much of the sense goes missing. */
  readonly weight: number
}

/** What is known about the sentence's surroundings. */
export interface Surroundings {
  /** The document says `Sie` to its readers, so that `Sie` and `Ihr` point to nobody named before. */
  readonly isFormal: boolean
  /** The sentence before it was a question that somebody else asked. */
  readonly isAnswer: boolean
}

/** The dependencies of a sentence as displayed, by the rules of its language; other languages have none. */
export const dependenciesOf = (
  display: string,
  primary: string,
  surroundings: Surroundings
): ReadonlyArray<Dependency> => {
  const bare = display.replace(/^[^\p{L}\p{N}]+/u, "")
  const found: Array<Dependency> = []
  // All rules about the start tell the same thing, so the strongest speaks for them.
  let start: Dependency | undefined
  for (const { pattern, weight, label } of rulesByLanguage[primary] ?? []) {
    const match = pattern.exec(bare)
    if (match === null) continue
    const words = (match[1] ?? match[0]).trim()
    const dependency = {
      detail: `${label} "${words}"`,
      weight: isAddress(words, primary, surroundings) ? 0.05 : weight
    }
    if (label !== starts) found.push(dependency)
    else if (start === undefined || dependency.weight > start.weight) start = dependency
  }
  if (start !== undefined) found.unshift(start)
  found.push(...unresolvedPronouns(bare, primary, surroundings))
  if (/^\p{Ll}/u.test(bare) && !/^\p{Ll}\p{L}?\p{Lu}/u.test(bare)) {
    found.push({ detail: "starts in mid-sentence", weight: 0.3 })
  }
  if (/[:：]$/u.test(display)) found.push({ detail: "announces what follows", weight: 0.5 })
  if (surroundings.isAnswer)
    found.push({ detail: "answers a question", weight: /[,;] (?:yes|no|ja|nein)\b/iu.test(bare) ? 0.4 : 0.12 })
  return found
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Rule {
  readonly pattern: RegExp
  readonly weight: number
  readonly label: string
}

const starts = "starts with"
const refers = "refers back by"

const rule = (weight: number, label: string, pattern: RegExp): Rule => ({ weight, label, pattern })

const english: ReadonlyArray<Rule> = [
  rule(0.6, starts, /^((?:He|She|They|Them|His|Her|Hers|Their|Theirs|Its)(?:['’](?:s|d|re|ve|ll))?)\b/u),
  // `It is worth the wait to …` needs nothing before it.
  rule(
    0.6,
    starts,
    /^(It(?:['’](?:s|d|ll))?)\b(?!(?:['’]s)? (?:is|was|takes?|took|costs?|makes?|pays?|helps?|seems|can be)?\b.{0,60}\b(?:to|that|when|if|because)\b)/u
  ),
  rule(
    0.6,
    starts,
    /^(This|That|These|Those)(?= (?:is|was|are|were|has|had|have|will|would|can|could|may|might|means?|meant|makes?|made|helps?|gives?|gave|takes?|took|does|did|also|alone|leaves?|left|keeps?|kept|shows?|showed)\b)/u
  ),
  rule(0.35, starts, /^((?:This|That|These|Those|Such)(?: \p{L}+)?)\b/u),
  rule(
    0.4,
    starts,
    /^(However|Therefore|Thus|Hence|Consequently|Accordingly|Nevertheless|Nonetheless|Moreover|Furthermore|Additionally|Besides|Meanwhile|Otherwise|Instead|Similarly|Likewise|Conversely|Afterwards|Thereafter|Even so|That said|As a result|For that reason|For this reason|In contrast|By contrast|In addition|In turn|On the other hand|On the contrary|At the same time|After that|Since then|Until then|By then|Because of (?:this|that)|In that (?:week|case|time|year)|In this (?:way|case))\b/u
  ),
  rule(0.35, starts, /^(But|And|Or|Nor|So|Yet|Then|Also|Still)\b(?! (?:often|far|long|many|much|few|when|that)\b)/u),
  rule(
    0.3,
    starts,
    /^(For example|For instance|In other words|In short|Specifically|Likewise|Finally|Lastly|Secondly|Thirdly)\b/u
  ),
  rule(
    0.4,
    starts,
    /^((?:The|A|An)? ?(?:second|third|fourth|fifth|other|others|same|former|latter|next|following|previous|rest|remaining|missing|above)\b)(?! (?:hand|year|generation|largest|biggest|half)\b)/iu
  ),
  rule(
    0.35,
    starts,
    /^(Another|Other|Others|Both|Neither|Either|Most of them|Some of them|None of them|All of them|Each of them|One of them|The two|The three|The four|All three|All four|The first of|Two of them|Some|Many)(?= (?:of (?:them|these|those)|is|was|are|were|has|had|have|will|would|can|could|did|do)\b)/u
  ),
  rule(
    0.35,
    starts,
    /^(Another|Both|Neither|Either|All three|All four|All of (?:them|this|that)|The two|The three|The four)\b/u
  ),
  rule(0.3, starts, /^(Yes|No|Well|Right|Exactly|Sure|Indeed|Of course|Thank you|Thanks)[,.!]/u),
  rule(0.25, starts, /^(There)(?= (?:he|she|it|they|we|you)\b)/u),
  rule(
    0.35,
    refers,
    /\b((?:one|each|some|none|most|many|half|two|three|four|all|both|either|neither|\d+) of (?:them|these|those)(?! \p{L}))/iu
  ),
  rule(
    0.3,
    refers,
    /\b(as (?:mentioned|described|noted|shown|explained)|(?:see|mentioned|described|listed|shown) (?:above|below)|the (?:latter|former)|the following|aforementioned|(?:table|figure|chapter|section) \d|(?:\p{L}+ )?(?:plan|table|list|figures?|answers?|sections?|chapter|steps?|everything) (?:below|above))\b/iu
  ),
  rule(0.35, refers, /\b(of (?:those|these)(?: \p{L}+)?)\b/iu),
  rule(0.15, refers, /(?<!^|of )\b((?:those|these) (?!who\b)\p{L}+)\b/iu),
  rule(0.2, refers, /^[^,;:]+\b(therefore|however|nevertheless|consequently)\b/u),
  rule(0.2, refers, /(?<!^)\b((?:two|three|four|any|no) such \p{L}+|such \p{L}+s)\b(?! as\b)/u),
  rule(0.12, refers, /(?<!^|not only .{0,80}but )\b(also)\b/iu),
  rule(
    0.25,
    starts,
    /^((?:By|On|Until|From) (?:the )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))\b(?! \d| in | of )/u
  ),
  rule(0.4, "speaks to", /^(\p{Lu}\p{Ll}+),? (?:and \p{Lu}\p{Ll}+ )?(?<=, )(?:you|your|how|what|did|was|were|do)\b/u),
  rule(0.12, refers, /\b(too|as well|again|likewise)[.!]$/iu)
]

const german: ReadonlyArray<Rule> = [
  rule(0.6, starts, /^(Er|Ihm|Ihn|Sein|Seine|Seinen|Seinem|Seiner|Deren|Dessen|Denen|Dem)\b(?! \p{Lu})/u),
  rule(0.4, starts, /^(Sein|Seine|Seinen|Seinem|Seiner|Deren|Dessen) (?=\p{L})/u),
  // `Sie` and `Ihr` also address the reader, so they weigh less.
  rule(0.3, starts, /^(Sie|Ihr|Ihre|Ihren|Ihrem|Ihrer)\b/u),
  rule(
    0.5,
    starts,
    /^(Es)\b(?! (?:gibt|gab|geht|ging|lohnt|ist (?:wichtig|sinnvoll|besser|gut|leicht|schwer)|war (?:einmal|ein))\b)/u
  ),
  rule(
    0.55,
    starts,
    /^(Dies|Dieses|Diese|Dieser|Diesen|Diesem|Jener|Jene|Jenes|Solche|Solcher|Solches|Derselbe|Dieselbe|Dasselbe)\b/u
  ),
  rule(
    0.6,
    starts,
    /^(Das)(?= (?:ist|war|sind|waren|hat|hatte|wird|wurde|kann|konnte|geht|ging|gilt|galt|heißt|bedeutet|liegt|lag|macht|machte|spart|sparte|kostet|kostete|reicht|reichte|klingt|klang|zeigt|zeigte|hilft|half|führt|führte|stimmt|sieht|sah|gelingt|gelang|lohnt|passt|passte|dauert|dauerte|funktioniert|funktionierte)\b)/u
  ),
  rule(
    0.6,
    starts,
    /^(Der|Die|Den)(?= (?:ist|war|sind|waren|hat|hatte|haben|hatten|wird|wurde|kann|können|konnte|kam|kamen|kommt|liegt|liegen|muss|müssen|sollte)\b)/u
  ),
  rule(
    0.4,
    starts,
    /^(Deshalb|Daher|Darum|Deswegen|Demnach|Folglich|Somit|Damit|Dabei|Dazu|Danach|Daraufhin|Dann|Dadurch|Davon|Davor|Dafür|Dagegen|Daran|Darauf|Daraus|Darin|Darüber|Darunter|Dahinter|Daneben|Dort|Dorthin|Da|Hierbei|Hierfür|Hierzu|Hiermit|Hierdurch|Außerdem|Zudem|Ferner|Trotzdem|Dennoch|Allerdings|Jedoch|Hingegen|Indes|Stattdessen|Anschließend|Schließlich|Seitdem|Seither|Inzwischen|Währenddessen|Ebenso|Ebenfalls|Gleichzeitig|Andernfalls|Ansonsten|Sonst|Nur so|Umgekehrt|Zum Schluss|Aus diesem Grund|Im Gegensatz dazu|Im Gegenteil|Erst danach|Kurz darauf|Am selben \p{Lu}\p{L}+|Zwischen beiden)\b/u
  ),
  rule(0.35, starts, /^(Aber|Und|Oder|Denn|Doch|Sondern|Also|Auch|So)\b/u),
  rule(
    0.3,
    starts,
    /^(Zum Beispiel|Beispielsweise|Etwa|Kurz gesagt|Mit anderen Worten|Zweitens|Drittens|Zuletzt|Ausgerechnet)\b/u
  ),
  rule(
    0.35,
    starts,
    /^(Beide|Beides|Beiden|Letztere|Letzterer|Ersterer|Alle drei|Alle vier|Alle beide|Die beiden|Die drei anderen|Weitere|Andere|Eine weitere|Ein weiterer|Ein weiteres|Ein anderer|Eine andere|Ein anderes|Der andere|Die andere|Das andere|Die anderen|Die übrigen|Die restlichen|Der zweite|Die zweite|Das zweite|Der dritte|Die dritte|Das dritte|Die neunte|Im zweiten|Im dritten|Im letzten Fall|Ein zweiter|Eine zweite|Ein zweites|Der gleiche|Die gleiche|Das gleiche|Derselbe|Dieselbe|Nicht enthalten|Letzteres)\b/u
  ),
  rule(0.3, starts, /^(Ja|Nein|Genau|Richtig|Stimmt|Natürlich|Klar|Danke)[,.!]/u),
  rule(
    0.35,
    refers,
    /\b((?:eine[rs]?|jede[rs]?|keine[rs]?|einige|viele|alle|die meisten|zwei|drei|vier|neun|\d+) (?:davon|von ihnen|von diesen))\b/iu
  ),
  rule(
    0.3,
    refers,
    /\b(siehe oben|siehe unten|wie (?:erwähnt|beschrieben|gesagt|gezeigt)|oben genannt\p{L}*|folgende[nrms]?|nachfolgend\p{L}*|(?:Tabelle|Abbildung|Kapitel|Abschnitt) \d)\b/iu
  ),
  rule(
    0.2,
    refers,
    /^[^,;:]+\b(deshalb|daher|deswegen|darum|jedoch|allerdings|trotzdem|dennoch|dagegen|stattdessen)\b/u
  ),
  rule(0.12, refers, /(?<!^)\b(ebenfalls|auch)\b(?! (?:wenn|ohne|bei|mit|nur|im|in|für|den|der|die|das|ein|eine)\b)/u),
  rule(
    0.25,
    starts,
    /^((?:Am|Bis|Ab|Seit) (?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag))\b(?!,? (?:de[mn] )?\d)/u
  ),
  rule(0.15, refers, /(?<!^)\b(diese[nrms]? (?:\p{Ll}+ )?\p{Lu}\p{L}+)/u)
]

const rulesByLanguage: Partial<Record<string, ReadonlyArray<Rule>>> = { en: english, de: german }

// A pronoun of the third person with nobody named before it in the sentence.
const isAddress = (words: string, primary: string, surroundings: Surroundings): boolean =>
  primary === "de" && surroundings.isFormal && /^(?:Sie|Ihr(?:e[nmr]?)?)$/u.test(words)

const unresolvedPronouns = (bare: string, primary: string, surroundings: Surroundings): ReadonlyArray<Dependency> => {
  if (primary === "en") {
    const match = /^(.{1,80}?)\b(he|she|him|his|her|they|them|their)\b/u.exec(bare)
    const [, before = "", pronoun = ""] = match ?? []
    if (match === null || before.trim() === "") return []
    const isPlural = pronoun.startsWith("the")
    const hasName = /\s\p{Lu}\p{Ll}+|^\p{Lu}\p{Ll}+['’]s\b|^\p{Lu}\p{Ll}+ \p{Lu}/u.test(before)
    const hasNoun = isPlural
      ? /\p{L}{3,}s\b|people|children|everyone|everybody|nobody|anyone|who|and/iu.test(before)
      : /\b(?:a|an|the|my|our|your|every|each|one) (?:\p{L}+ ){0,3}\p{L}{3,}/iu.test(before)
    return hasName || hasNoun ? [] : [{ detail: `leaves open who "${pronoun}" is`, weight: 0.25 }]
  }
  if (primary === "de") {
    const match = /^(.{1,60}?)\s(er|ihm|ihn|sie|ihnen)\b/u.exec(bare)
    const [, before = "", pronoun = ""] = match ?? []
    if (match === null || (surroundings.isFormal && pronoun === "Sie")) return []
    const hasNoun = /\s\p{Lu}\p{L}+|^\p{Lu}\p{L}+ \p{Lu}/u.test(before)
    return hasNoun ? [] : [{ detail: `leaves open who "${pronoun}" is`, weight: 0.25 }]
  }
  return []
}
