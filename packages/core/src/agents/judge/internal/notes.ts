import { type FloorLanguage } from "../../../text/Language.ts"
import { type FitFact, type GroundingFact, type HookFact, type Measured, type VoiceFact } from "./measure.ts"

/** What would better the wording most, in one sentence; that nothing is off where no criterion is low. */
export const noteOf = (measured: Measured, language: FloorLanguage): string => {
  const { criteria, weakest } = measured
  const isGood = criteria[weakest] >= good
  switch (weakest) {
    case "hook":
      return isGood ? fine[language].hook : hookNotes[language](measured.hook)
    case "clarity":
      return isGood
        ? fine[language].clarity
        : measured.clarity.kind === "sentence"
          ? clarityNotes[language].sentence(measured.clarity.words, measured.clarity.quote)
          : clarityNotes[language].words
    case "grounding":
      return isGood ? fine[language].grounding : groundingNotes[language](measured.grounding)
    case "voice":
      return isGood ? fine[language].voice : voiceNotes[language](measured.voice)
    case "fit":
      return isGood ? fine[language].fit : fitNotes[language](measured.fit)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** From here on a criterion asks for no change. */
const good = 0.75

const fine: Record<FloorLanguage, Record<keyof Measured["criteria"], string>> = {
  en: {
    hook: "Nothing measured speaks against it; the opening has the most room left.",
    clarity: "Nothing measured speaks against it; plainer sentences would still help.",
    grounding: "Nothing measured speaks against it; most of it stands in the material.",
    voice: "Nothing measured speaks against it; the voice of the brand has the most room left.",
    fit: "Nothing measured speaks against it; it suits the network."
  },
  de: {
    hook: "Nichts Gemessenes spricht dagegen; am meisten Luft hat noch der Einstieg.",
    clarity: "Nichts Gemessenes spricht dagegen; einfachere Sätze würden noch helfen.",
    grounding: "Nichts Gemessenes spricht dagegen; das meiste davon steht im Material.",
    voice: "Nichts Gemessenes spricht dagegen; am meisten Luft hat noch die Stimme der Marke.",
    fit: "Nichts Gemessenes spricht dagegen; es passt zum Netzwerk."
  }
}

const hookNotes: Record<FloorLanguage, (fact: HookFact) => string> = {
  en: (fact) => {
    switch (fact.kind) {
      case "empty":
        return "The opening could stand above any post: begin with the fact itself."
      case "long":
        return `The opening has ${fact.words} words: begin with a shorter sentence.`
      case "stronger":
        return `Begin with this, which pulls more than the opening does: “${fact.quote}”`
      case "held":
        return `The opening has the most room left: “${fact.quote}”`
      case "plain":
        return `A figure, a question or a contrast would hold more readers than “${fact.quote}”`
    }
  },
  de: (fact) => {
    switch (fact.kind) {
      case "empty":
        return "Der Einstieg passt auf jeden Post: Beginne gleich mit der Sache."
      case "long":
        return `Der Einstieg hat ${fact.words} Wörter: Beginne mit einem kürzeren Satz.`
      case "stronger":
        return `Beginne damit, es zieht mehr als der Einstieg: „${fact.quote}“`
      case "held":
        return `Am meisten Luft hat noch der Einstieg: „${fact.quote}“`
      case "plain":
        return `Eine Zahl, eine Frage oder ein Gegensatz hielte mehr Leser als „${fact.quote}“`
    }
  }
}

const clarityNotes: Record<
  FloorLanguage,
  { readonly sentence: (words: number, quote: string) => string; readonly words: string }
> = {
  en: {
    sentence: (words, quote) => `Divide the sentence of ${words} words that begins “${quote}”.`,
    words: "The words are long for a post: say it in shorter ones."
  },
  de: {
    sentence: (words, quote) => `Teile den Satz mit ${words} Wörtern, der so beginnt: „${quote}“`,
    words: "Die Wörter sind lang für einen Post: Sag es mit kürzeren."
  }
}

const groundingNotes: Record<FloorLanguage, (fact: GroundingFact) => string> = {
  en: (fact) =>
    fact.kind === "claim"
      ? `“${fact.claim}” stands in no statement of the material: take it out, or cite where it stands.`
      : fact.kind === "sentence"
        ? `The material hardly bears this out: “${fact.quote}”`
        : "Much of it is said in other words than the material has: keep closer to what the sources say.",
  de: (fact) =>
    fact.kind === "claim"
      ? `„${fact.claim}“ steht in keiner Aussage des Materials: Streiche es, oder nenne die Stelle.`
      : fact.kind === "sentence"
        ? `Dafür gibt das Material kaum etwas her: „${fact.quote}“`
        : "Vieles steht dort in anderen Worten als im Material: Bleib näher an dem, was die Quellen sagen."
}

const voiceNotes: Record<FloorLanguage, (fact: VoiceFact) => string> = {
  en: (fact) =>
    fact.kind === "deviation"
      ? `${fact.deviation.message.en}: ${decapitalised(fact.deviation.mend.en)}.`
      : fact.kind === "brand"
        ? "It keeps few of the brand’s words and guidelines: see its score of brand fit."
        : "It sounds less like the brand than it could.",
  de: (fact) =>
    fact.kind === "deviation"
      ? `${fact.deviation.message.de}: ${fact.deviation.mend.de}.`
      : fact.kind === "brand"
        ? "Es hält wenig von Wörtern und Leitlinien der Marke ein: siehe den Wert zur Marke."
        : "Es klingt weniger nach der Marke, als es könnte."
}

const fitNotes: Record<FloorLanguage, (fact: FitFact) => string> = {
  en: (fact) =>
    fact.kind === "too-long"
      ? `It has ${fact.length} characters where the network takes ${fact.limit}: shorten it.`
      : fact.kind === "wordy"
        ? `It has ${fact.words} words where ${fact.wanted} are plenty: leave sentences out.`
        : fact.kind === "thin"
          ? `It has ${fact.words} words, and readers of this network expect at least ${fact.wanted}: say one thing more.`
          : fact.kind === "risk"
            ? `Its risk is ${rounded(fact.risk)}: look at the parts of that score.`
            : "It says little for this format: add another sentence of the material.",
  de: (fact) =>
    fact.kind === "too-long"
      ? `Es hat ${fact.length} Zeichen, das Netzwerk nimmt ${fact.limit}: Kürze es.`
      : fact.kind === "wordy"
        ? `Es hat ${fact.words} Wörter, ${fact.wanted} genügen: Lass Sätze weg.`
        : fact.kind === "thin"
          ? `Es hat ${fact.words} Wörter, Leser dieses Netzwerks erwarten mindestens ${fact.wanted}: Sag noch eine Sache.`
          : fact.kind === "risk"
            ? `Das Risiko liegt bei ${rounded(fact.risk).replace(".", ",")}: Sieh dir die Teile dieses Wertes an.`
            : "Für dieses Format sagt es wenig: Ergänze einen weiteren Satz des Materials."
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100)

const decapitalised = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)
