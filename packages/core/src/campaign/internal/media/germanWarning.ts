/**
 * What the card renderer and media models say of what they made, in German. A vendor's own words are quoted.
 */

/** The sentence in German; one that has no German words here as a quotation that says that it is English. */
export const germanWarning = (text: string): string => {
  for (const [pattern, german] of sentences) {
    const found = pattern.exec(text)
    if (found !== null) return german(...found.slice(1))
  }
  return `auf Englisch: „${text}“`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type German = (...data: ReadonlyArray<string | undefined>) => string

const parts: Readonly<Record<string, string>> = {
  heading: "Die Überschrift",
  body: "Der Text",
  point: "Ein Punkt",
  points: "Ein Punkt",
  kicker: "Die Zeile über der Überschrift",
  attribution: "Die Angabe, von wem es ist,",
  watermark: "Das Wasserzeichen",
  name: "Der Name"
}

const partOf = (name = ""): string => parts[name] ?? `„${name}“`

const sentences: ReadonlyArray<readonly [pattern: RegExp, german: German]> = [
  [
    /^The (\w+) was shortened: it had more than (\d+) characters$/u,
    (part, most) => `${partOf(part)} wurde gekürzt: Es waren mehr als ${most} Zeichen`
  ],
  [/^The (\w+) was shortened: it does not fit$/u, (part) => `${partOf(part)} wurde gekürzt: Es ist kein Platz dafür`],
  [/^There is no room for the (\w+): it was left out$/u, (part) => `${partOf(part)} fehlt: Es ist kein Platz dafür`],
  [
    /^Points after the (\d+)th were left out: a card has no room for (\d+)$/u,
    (last, given) => `Punkte nach dem ${last}. fehlen: Eine Karte hat keinen Platz für ${given}`
  ],
  [
    /^The font "(.*)" is not installed(?:; "(.*)" is used)?\. (?:Install it \(npm i (\S+)\), or name a folder that has it|Name a folder that has it)$/u,
    (name, used, install) =>
      `Die Schrift „${name}“ ist nicht installiert${used === undefined ? "" : `; stattdessen steht „${used}“`}. ${
        install === undefined
          ? "Nenne einen Ordner, in dem sie liegt"
          : `Installiere sie (npm i ${install}), oder nenne einen Ordner, in dem sie liegt`
      }`
  ],
  [
    /^No font has (.+?)( and others)?\. (?:Install (npm i .+)|Name a folder with a font that has them)$/u,
    (signs, others, install) =>
      `Keine Schrift hat ${signs}${others === undefined ? "" : " und andere"}. ${
        install === undefined ? "Nenne einen Ordner mit einer Schrift, die sie hat" : `Installiere sie: ${install}`
      }`
  ],
  [/^the model takes no seed; it was left out$/u, () => "Das Modell nimmt keinen Seed; er wurde weggelassen"],
  [
    /^the model makes no (\S+); the nearest is (.+)$/u,
    (wanted, nearest) => `Das Modell macht kein ${wanted}; am nächsten ist ${nearest}`
  ],
  [/^(\d+) images came for (\d+)$/u, (came, wanted) => `Statt ${wanted} Bildern kamen ${came}`],
  [/^(\S+) came for (\S+)$/u, (came, wanted) => `Statt ${wanted} kam ${came}`],
  [
    /^the prompt had no room for (\d+) of the things to avoid$/u,
    (left) => `Für ${left} der Dinge, die zu meiden sind, war im Prompt kein Platz`
  ]
]
