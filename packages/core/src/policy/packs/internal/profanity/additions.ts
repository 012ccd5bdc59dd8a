/**
 * Our own list beside those of others: compounds and forms that none of them has, and what they leave out. A word that
 * clean text holds belongs into `everydayWords.ts`.
 */
import type { Term } from "../../../Rule.ts"
import { combined, listed } from "../terms.ts"
import { compounds, declension, participles } from "./inflections.ts"

/** What a list adds: words that take their forms, and terms that are looked for as they are. */
export interface Additions {
  readonly sure: ReadonlyArray<string>
  readonly likely: ReadonlyArray<string>
  readonly sureTerms: ReadonlyArray<Term>
  readonly likelyTerms: ReadonlyArray<Term>
}

const textsOf = (texts: ReadonlyArray<string>, more: Omit<Term, "text"> = {}): ReadonlyArray<Term> =>
  texts.map((text) => ({ text, ...more }))

/** English, in texts of every language but for those of `ordinaryElsewhere`. */
export const addedEnglish: Additions = {
  sure: [
    ...compounds(listed("ape, bat, bird, bull, chicken, cow, dog, dumb, horse, rat"), {
      shit: ["", "s", "ter", "ters", "ting", "ted", "ty"]
    }),
    ...compounds(["shit"], {
      bag: ["", "s"],
      brain: ["", "s"],
      face: ["s"],
      head: ["s"],
      hole: ["", "s"],
      lord: ["", "s"],
      stain: ["s"],
      weasel: ["", "s"],
      show: ["", "s"]
    }),
    ...compounds(listed("cunt, twat"), { face: ["", "s"], head: ["", "s"], bag: ["", "s"], waffle: ["", "s"] }),
    ...compounds(listed("arse"), { hole: ["", "s"], face: ["", "s"] }),
    ...listed("fuuck, fucck, shhit, cunntt, faggotry, sluttish, whoreson")
  ],
  likely: [
    ...compounds(["shit"], {
      storm: ["", "s"],
      load: ["", "s"],
      ton: ["", "s"],
      less: [""],
      post: ["", "s", "ed", "ing", "er", "ers"],
      kicker: ["", "s"],
      list: ["s"]
    }),
    ...compounds(listed("dick, cock, prick"), { face: ["", "s"], head: ["s"], ish: [""] }),
    ...compounds(["ass"], { face: ["", "s"], wipe: ["s"], hat: ["s"], clown: ["s"] }),
    ...listed("spic, spics, spick, spicks, trannies")
  ],
  sureTerms: [
    // No clean word of the six languages holds it.
    { text: "fuck", match: "anywhere" },
    // Its two halves, as nothing else is written.
    ...textsOf(combined(["fu"], "ck, cks, cked, cker, ckers, cking"), {
      languages: ["en"],
      except: ["Kung fu ck"]
    }),
    ...textsOf(combined(["fuc"], "k, ks, king"), { languages: ["en"] }),
    ...textsOf(combined(["f"], "uck, ucks, ucked, ucker, uckers, ucking"), { languages: ["en"] })
  ],
  likelyTerms: []
}

/** What German puts in front of an insult. */
const intensifiers =
  listed(`Voll, Riesen, Drecks, Dreck, Sau, Kack, Scheiß, Ober, Mega, Ultra, Super, Mist, Arsch, Piss,
  Erz, Hunde, Nazi, Juden, Türken, Ausländer`)

/** German, where compounds are one word. */
export const addedGerman: Additions = {
  sure: [],
  likely: [],
  sureTerms: [
    // Unmistakable in whatever word they stand.
    ...textsOf(listed("arschloch, arschlöch, wichser, fotze, hurensohn, hurensöhn, scheiß, schwuchtel"), {
      match: "anywhere"
    }),
    ...textsOf([
      ...listed("Hurensöhne, Hurensöhnen, Hurenbock, Hurenböcke, Arschlöcher, Arschlöchern"),
      ...compounds(intensifiers, {
        arschloch: ["", "s"],
        arschlöcher: ["", "n"],
        wichser: ["", "s", "n", "in"],
        fotze: ["", "n"],
        hure: ["", "n"],
        hurensohn: ["", "s"],
        hurensöhne: ["", "n"],
        schlampe: ["", "n"],
        scheiße: [""],
        schwuchtel: ["", "n"],
        neger: ["", "n", "s"]
      }),
      ...compounds(listed("Juden, Türken, Polen, Kanaken, Neger, Zigeuner"), {
        sau: [""],
        säue: ["", "n"],
        schwein: ["", "e", "en", "s"],
        pack: [""],
        schlampe: ["", "n"]
      }),
      ...compounds(listed("Drecks, Sau, Scheiß"), {
        jude: ["", "n"],
        türke: ["", "n"],
        ausländer: ["", "n"],
        pole: ["", "n"],
        russe: ["", "n"]
      }),
      ...compounds(["Untermensch"], { "": ["", "en"], entum: [""] }),
      ...participles("fickt"),
      ...compounds(listed("ge, ver, zer, ange, zuge, vollge, reinge"), { schissen: declension }),
      ...compounds(["abge"], { wichst: declension })
    ])
  ],
  likelyTerms: textsOf([
    ...participles("kackt", "pisst"),
    ...compounds(["ge"], { wichst: declension }),
    ...compounds(["", ...intensifiers], { spast: ["", "en", "s"], spasti: ["s"] }),
    ...compounds(intensifiers, { nutte: ["", "n"], kanake: ["", "n"], missgeburt: ["", "en"], depp: ["", "en"] }),
    ...listed("Drecksau, Drecksäue, Drecksäuen, Dreckskerl, Dreckskerle, Dreckskerlen, Missgeburten, Dreckspack")
  ])
}
