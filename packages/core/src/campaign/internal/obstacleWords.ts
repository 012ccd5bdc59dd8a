import { type Loss } from "../../agents/research/Shortage.ts"
import { type Obstacle } from "../Obstacle.ts"
import { platformNames } from "../../content/Platform.ts"
import { languageName, oneOf, type TellingLanguage, tellingLanguage } from "./gapWords.ts"

/** What stands in the way, for the author of the sources: in German for a German slot, in English for any other. */
export const obstacleSentence = (obstacle: Obstacle): string => {
  const words = wordsByLanguage[tellingLanguage(obstacle.language)]
  const { also } = obstacle
  return `${words.what(obstacle)}${also === undefined ? "" : words.also[also.loss](also.count)}`
}

/** What the material to add must be like, to be put behind what it is about: `, in full sentences`. */
export const demandOf = ({ also, kind, language }: Obstacle): string => {
  const { demands } = wordsByLanguage[tellingLanguage(language)]
  return demands[kind] ?? (also === undefined ? "" : (demands[also.loss] ?? ""))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Words {
  readonly what: (obstacle: Obstacle) => string
  readonly also: Record<Loss, (count: number) => string>
  readonly demands: Partial<Record<Obstacle["kind"], string>>
}

const many = (count: number, one: string, more: string): string =>
  count === 1 ? one : more.replace("#", String(count))

const englishRest = (told: number, left: number): string => {
  if (told === 0) return many(left, "The only statement of the sources is", "The # statements of the sources are")
  const others = many(left, "the other one is", "the other # are")
  return `${told} of the ${told + left} statements of the sources ${told === 1 ? "is told in another post" : "are told in other posts"}; ${others}`
}

const english: Words = {
  what: ({ count, format, kind, language, platform, sourceLanguages, told }) => {
    const place = `${oneOf(format, "en")} on ${platformNames[platform]}`
    switch (kind) {
      case "unfinished":
        return "The sources hold no full sentences, only headings, list items, labels or lines without a full stop"
      case "long":
        return "The sentences of the sources are too long to be quoted: each has more than 55 words"
      case "short":
        return "The statements of the sources are too short: none has eight words"
      case "leaning":
        return "The sentences of the sources are not understood without what stands before them"
      case "alike":
        return "The statements of the sources repeat each other"
      case "over":
        return "What the sources announce is over before the campaign begins"
      case "ruled-out":
        return "Every statement of the sources holds what a constraint, a banned word or a competitor’s name rules out"
      case "rating":
        return "The reviews that could be quoted have a poor rating"
      case "beside":
        return "The statements of the sources say too little about what the brief is about"
      case "language":
        return `No source is in ${languageName(language, "en")}, they are in ${sourceLanguages.map((tag) => languageName(tag, "en")).join(" and ")}`
      case "told":
        if (count === 2) return "Both statements of the sources are told in other posts, and nothing is told twice"
        return many(
          count,
          "The only statement of the sources is told in another post",
          "All # statements of the sources are told in other posts, and nothing is told twice"
        )
      case "small":
        return count === 1
          ? `${englishRest(told, count)} too short for ${place}`
          : `${englishRest(told, count)} each too short for ${place}, and together they do not give two wordings of one`
      case "single":
        return `${englishRest(told, count)} good for ${count === 1 ? "" : "no more than "}one wording of ${place}, which needs two`
      case "repeated":
        return "What this slot has repeats another post, or gives only one wording"
    }
  },
  also: {
    unfinished: (count) => many(count, "; one more line is no full sentence", "; # more lines are no full sentences"),
    long: (count) => many(count, "; one more sentence is too long", "; # more sentences are too long"),
    short: (count) => many(count, "; one more is too short", "; # more are too short"),
    leaning: (count) =>
      many(count, "; one more needs what stands before it", "; # more need what stands before them to be understood"),
    alike: (count) => many(count, "; one more says the same again", "; # more say the same again"),
    over: (count) => many(count, "; one more announces what is over", "; # more announce what is over"),
    "ruled-out": (count) =>
      many(
        count,
        "; one more is ruled out by a constraint, a banned word or a competitor’s name",
        "; # more are ruled out by constraints, banned words or competitors’ names"
      ),
    rating: (count) =>
      many(count, "; one more is a review with a poor rating", "; # more are reviews with a poor rating"),
    beside: (count) =>
      many(count, "; one more says too little about the brief", "; # more say too little about the brief")
  },
  demands: {
    unfinished: ", in full sentences that end in a full stop",
    long: ", in sentences of fewer than 55 words",
    leaning: ", in sentences that name what they are about",
    alike: ", saying what no source says yet",
    over: ", about days that are still to come",
    "ruled-out": ", without what the brief rules out"
  }
}

const germanRest = (told: number, left: number): string => {
  if (told === 0) return many(left, "Die einzige Aussage der Quellen ist", "Die # Aussagen der Quellen sind")
  const others = many(left, "die andere ist", "die anderen # sind")
  return `${told} von ${told + left} Aussagen der Quellen ${told === 1 ? "steht" : "stehen"} in anderen Posts; ${others}`
}

const german: Words = {
  what: ({ count, format, kind, language, platform, sourceLanguages, told }) => {
    const place = `${oneOf(format, "de")} auf ${platformNames[platform]}`
    switch (kind) {
      case "unfinished":
        return "Die Quellen enthalten keine ganzen Sätze, nur Überschriften, Listenpunkte, Stichworte oder Zeilen ohne Punkt"
      case "long":
        return "Die Sätze der Quellen sind zu lang zum Zitieren: jeder hat mehr als 55 Wörter"
      case "short":
        return "Die Aussagen der Quellen sind zu kurz: keine hat acht Wörter"
      case "leaning":
        return "Die Sätze der Quellen sind ohne das, was vor ihnen steht, nicht zu verstehen"
      case "alike":
        return "Die Aussagen der Quellen wiederholen einander"
      case "over":
        return "Was die Quellen ankündigen, ist vor Beginn der Kampagne vorbei"
      case "ruled-out":
        return "Jede Aussage der Quellen enthält, was eine Vorgabe, ein verbotenes Wort oder der Name eines Wettbewerbers ausschließt"
      case "rating":
        return "Die Bewertungen, die zu zitieren wären, sind schlecht"
      case "beside":
        return "Die Aussagen der Quellen sagen zu wenig zum Thema des Briefings"
      case "language":
        return `Keine Quelle ist auf ${languageName(language, "de")}, sie sind auf ${sourceLanguages.map((tag) => languageName(tag, "de")).join(" und ")}`
      case "told":
        if (count === 2) return "Beide Aussagen der Quellen stehen in anderen Posts, und keine wird zweimal erzählt"
        return many(
          count,
          "Die einzige Aussage der Quellen steht in einem anderen Post",
          "Alle # Aussagen der Quellen stehen in anderen Posts, und keine wird zweimal erzählt"
        )
      case "small":
        return count === 1
          ? `${germanRest(told, count)} zu kurz für ${place}`
          : `${germanRest(told, count)} einzeln zu kurz für ${place} und ergeben zusammen keine zwei Fassungen`
      case "single":
        return `${germanRest(told, count)} nur für eine Fassung gut, und jeder Post braucht zwei`
      case "repeated":
        return "Was für diesen Platz da ist, wiederholt einen anderen Post oder ergibt nur eine Fassung"
    }
  },
  also: {
    unfinished: (count) =>
      many(count, "; eine weitere Zeile ist kein ganzer Satz", "; # weitere Zeilen sind keine ganzen Sätze"),
    long: (count) => many(count, "; ein weiterer Satz ist zu lang", "; # weitere Sätze sind zu lang"),
    short: (count) => many(count, "; eine weitere ist zu kurz", "; # weitere sind zu kurz"),
    leaning: (count) =>
      many(
        count,
        "; eine weitere ist ohne den Satz davor nicht zu verstehen",
        "; # weitere sind ohne den Satz davor nicht zu verstehen"
      ),
    alike: (count) => many(count, "; eine weitere sagt dasselbe noch einmal", "; # weitere sagen dasselbe noch einmal"),
    over: (count) => many(count, "; eine weitere kündigt Vergangenes an", "; # weitere kündigen Vergangenes an"),
    "ruled-out": (count) =>
      many(
        count,
        "; eine weitere ist durch das Briefing ausgeschlossen",
        "; # weitere sind durch das Briefing ausgeschlossen"
      ),
    rating: (count) =>
      many(count, "; eine weitere ist eine schlechte Bewertung", "; # weitere sind schlechte Bewertungen"),
    beside: (count) => many(count, "; eine weitere sagt zu wenig zum Thema", "; # weitere sagen zu wenig zum Thema")
  },
  demands: {
    unfinished: ", in ganzen Sätzen mit Punkt am Ende",
    long: ", in Sätzen von weniger als 55 Wörtern",
    leaning: ", in Sätzen, die sagen, wovon sie handeln",
    alike: ", die etwas Neues sagen",
    over: ", zu Tagen, die noch kommen",
    "ruled-out": ", ohne was das Briefing ausschließt"
  }
}

const wordsByLanguage: Record<TellingLanguage, Words> = { en: english, de: german }
