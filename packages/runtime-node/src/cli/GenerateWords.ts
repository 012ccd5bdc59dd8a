/**
 * The words of `postwright generate` in English and German. Names of options, files and agents are the same in both.
 *
 * @since 0.1.0
 */

/** What the command says besides data. */
export interface GenerateWords {
  readonly reading: string
  readonly writingKit: string
  readonly noModel: string
  readonly costsNothing: string
  readonly questions: (count: number, models: string) => string
  /** `used`: what was spent before; undefined: nothing. */
  readonly limit: (used: string | undefined, budget: string | undefined) => string
  readonly unknown: (questions: string, limit: string) => string
  readonly about: (cost: string, questions: string, most: string, limit: string) => string
  /** Of models of media alone: nobody writes with a model. */
  readonly mediaAlone: (limit: string) => string
  /** What they are asked for at most; `most`: what it costs, undefined: nobody knows. */
  readonly media: Readonly<
    Record<"pictures" | "clips" | "voices", (count: number, model: string, most: string | undefined) => string>
  >
  /** How far the sources go. */
  readonly material: {
    readonly enough: (statements: number, slots: number) => string
    readonly short: (statements: number, filled: number, slots: number) => string
    /** What helps. */
    readonly add: string
    /** The same, where a model reads or plans. */
    readonly byModel: string
  }
  readonly willNotDo: string
  /** `most`: the most that it may cost; `budget`: what it may. */
  readonly mayNotDo: (most: string, budget: string) => string
  /** Heads of the split by agent: agent, calls, tokens in and out, micro-USD, at most. */
  readonly columns: readonly [string, string, string, string, string, string]
  readonly sum: string
  readonly posts: (posts: number, slots: number) => string
  readonly needMaterial: (slots: number) => string
  /** `pictures`: posts that have pictures; `videos`: posts that have a video. */
  readonly made: (pictures: number, videos: number) => string
  /** Posts that still need a video because no more were asked for. */
  readonly moreVideos: (videos: number) => string
  /** Posts that need media for another reason, which is `first`'s. */
  readonly needMedia: (posts: number, first: string) => string
  /** Labels of one width. */
  readonly labels: {
    readonly look: string
    readonly add: string
    readonly files: string
    readonly archive: string
    readonly cost: string
  }
}

/** By the language of `--messages`. */
export const generateWords: Readonly<Record<"en" | "de", GenerateWords>> = {
  en: {
    reading: "Reading the brief and its sources",
    writingKit: "Writing the kit",
    noModel: "No model is chosen, so the built-in rules write the posts from your sources (as with --model none)",
    costsNothing: "No model is chosen: it costs nothing",
    questions: (count, models) => `${count} questions to ${models}`,
    limit: (used, budget) =>
      `${used === undefined ? "" : `${used} was spent before, and `}${budget === undefined ? "no budget is set" : `the budget is ${budget}`}`,
    unknown: (questions, limit) => `${questions}; what they cost is not known; ${limit}`,
    about: (cost, questions, most, limit) => `About ${cost} for ${questions}, at most ${most}; ${limit}`,
    mediaAlone: (limit) => `The built-in rules write the posts, which costs nothing; ${limit}`,
    media: {
      pictures: (count, model, most) => `Pictures: at most ${count} by ${model}, ${costEn(most)}`,
      clips: (count, model, most) => `Clips: at most ${count} by ${model}, ${costEn(most)}`,
      voices: (count, model, most) => `Voice: at most ${counted(count, "video")} by ${model}, ${costEn(most)}`
    },
    material: {
      enough: (statements, slots) =>
        `The sources give ${counted(statements, "statement")}, enough for ${slots === 1 ? "the only slot" : `all ${slots} slots`}`,
      short: (statements, filled, slots) =>
        `The sources give ${counted(statements, "statement")}, enough for ${filled === 0 ? "none" : `only ${filled}`} of ${counted(slots, "slot")}`,
      add: "Add material to them, or plan fewer posts with --days and --per-day: other slots stay empty",
      byModel:
        "So the built-in rules read them; a model may find more. Other slots stay empty: add material, or plan fewer posts with --days and --per-day"
    },
    willNotDo:
      "That will probably not do: the campaign pauses when the budget is used up, and goes on with a higher one",
    mayNotDo: (most, budget) =>
      `At most ${most} is more than the budget of ${budget}: should it come to that, the campaign pauses when the budget is used up, and goes on with a higher one`,
    columns: ["agent", "calls", "tokens in", "tokens out", "micro-USD", "at most"],
    sum: "all",
    posts: (posts, slots) => `${counted(posts, "post")} for ${counted(slots, "slot")}`,
    needMaterial: (slots) => `${slots === 1 ? "1 slot needs" : `${slots} slots need`} more material, see report.json`,
    made: (pictures, videos) => `${counted(pictures, "post")} with pictures, ${counted(videos, "video")}`,
    moreVideos: (videos) =>
      `${counted(videos, "video")} not made yet: the same command with --videos all, or a number, makes them`,
    needMedia: (posts, first) => `${counted(posts, "post")} without the media that the network asks for. ${first}`,
    labels: {
      look: "Look at them:  ",
      add: "What to add:   ",
      files: "All files:     ",
      archive: "As one ZIP:    ",
      cost: "Models cost:   "
    }
  },
  de: {
    reading: "Brief und Quellen werden gelesen",
    writingKit: "Paket wird geschrieben",
    noModel:
      "Es ist kein Modell gewählt, also schreiben die eingebauten Regeln die Posts aus deinen Quellen (wie mit --model none)",
    costsNothing: "Es ist kein Modell gewählt: Das kostet nichts",
    questions: (count, models) => `${count} Fragen an ${models}`,
    limit: (used, budget) =>
      `${used === undefined ? "" : `${used} sind schon ausgegeben, und `}${budget === undefined ? "kein Budget ist gesetzt" : `das Budget ist ${budget}`}`,
    unknown: (questions, limit) => `${questions}; was sie kosten, ist nicht bekannt; ${limit}`,
    about: (cost, questions, most, limit) => `Etwa ${cost} für ${questions}, höchstens ${most}; ${limit}`,
    mediaAlone: (limit) => `Die Posts schreiben die eingebauten Regeln, das kostet nichts; ${limit}`,
    media: {
      pictures: (count, model, most) => `Bilder: höchstens ${count} von ${model}, ${costDe(most)}`,
      clips: (count, model, most) => `Clips: höchstens ${count} von ${model}, ${costDe(most)}`,
      voices: (count, model, most) =>
        `Stimme: höchstens ${count} ${count === 1 ? "Video" : "Videos"} von ${model}, ${costDe(most)}`
    },
    material: {
      enough: (statements, slots) =>
        `Die Quellen geben ${statementsDe(statements)} her, genug für ${slots === 1 ? "den einzigen Platz" : `alle ${slots} Plätze`}`,
      short: (statements, filled, slots) =>
        `Die Quellen geben ${statementsDe(statements)} her, genug für ${filled === 0 ? "keinen" : `nur ${filled}`} von ${slots} ${slots === 1 ? "Platz" : "Plätzen"}`,
      add: "Ergänze Material, oder plane mit --days und --per-day weniger Posts: Andere Plätze bleiben leer",
      byModel:
        "So lesen sie die eingebauten Regeln; ein Modell findet vielleicht mehr. Andere Plätze bleiben leer: Ergänze Material, oder plane mit --days und --per-day weniger Posts"
    },
    willNotDo:
      "Das reicht wahrscheinlich nicht: Die Kampagne hält an, wenn das Budget verbraucht ist, und geht mit einem höheren weiter",
    mayNotDo: (most, budget) =>
      `Höchstens ${most} ist mehr als das Budget von ${budget}: Kommt es so weit, hält die Kampagne an, wenn das Budget verbraucht ist, und geht mit einem höheren weiter`,
    columns: ["Agent", "Fragen", "Token hin", "Token zurück", "Mikro-USD", "höchstens"],
    sum: "alle",
    posts: (posts, slots) =>
      `${posts} ${posts === 1 ? "Post" : "Posts"} für ${slots} ${slots === 1 ? "Platz" : "Plätze"}`,
    needMaterial: (slots) =>
      `${slots === 1 ? "1 Platz braucht" : `${slots} Plätze brauchen`} mehr Material, siehe report.json`,
    made: (pictures, videos) =>
      `${pictures} ${pictures === 1 ? "Post" : "Posts"} mit Bildern, ${videos} ${videos === 1 ? "Video" : "Videos"}`,
    moreVideos: (videos) =>
      `${videos} ${videos === 1 ? "Video ist" : "Videos sind"} noch nicht gemacht: Derselbe Befehl mit --videos all oder einer Zahl macht sie`,
    needMedia: (posts, first) =>
      `${posts === 1 ? "1 Post hat" : `${posts} Posts haben`} nicht die Medien, die das Netzwerk verlangt. ${first}`,
    labels: {
      look: "Ansehen:       ",
      add: "Was fehlt:     ",
      files: "Alle Dateien:  ",
      archive: "Als ein ZIP:   ",
      cost: "Modelle:       "
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const costEn = (most: string | undefined): string =>
  most === undefined ? "what they cost is not known" : `at most ${most}`
const costDe = (most: string | undefined): string =>
  most === undefined ? "was das kostet, ist nicht bekannt" : `höchstens ${most}`

const statementsDe = (count: number): string => `${count} ${count === 1 ? "Aussage" : "Aussagen"}`
const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`
