/**
 * The part of free guidelines and tone that can be measured: each instruction that is recognised becomes a check.
 * What is not recognised is left to people and models; it never counts against a text.
 *
 * @since 0.1.0
 */
import { primarySubtag } from "../text/Language.ts"
import { voiceFeatures } from "./BrandVoice.ts"
import { wordsIn } from "./WordMatch.ts"

/** An instruction that was recognised, and whether the text keeps it. */
export interface GuidelineCheck {
  /** The instruction in words. */
  readonly instruction: string
  readonly isKept: boolean
  /** What to say where it is broken. Absent for what texts keep more or less: that only counts for a score. */
  readonly broken?: { readonly en: string; readonly de: string }
}

/** The checks that guidelines and tone ask for, in a fixed order. */
export const checkGuidelines = (
  text: string,
  options: { readonly guidelines: string; readonly tone: string; readonly language: string }
): ReadonlyArray<GuidelineCheck> => {
  const wishes = `${options.guidelines}\n${options.tone}`
  const features = voiceFeatures([text], options.language)
  const subject = { text, features, language: options.language }
  return instructions
    .filter(
      ({ appliesTo, wish }) =>
        wish.test(wishes) && (appliesTo === undefined || appliesTo === primarySubtag(options.language))
    )
    .map(({ broken, instruction, isKept }) => ({
      instruction,
      isKept: isKept(subject),
      ...(broken === undefined ? {} : { broken })
    }))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Subject {
  readonly text: string
  readonly features: ReturnType<typeof voiceFeatures>
  readonly language: string
}

interface Instruction {
  readonly instruction: string
  /** How authors ask for it, in English or German. */
  readonly wish: RegExp
  /** Primary subtag of the only language in which it means anything. */
  readonly appliesTo?: string
  readonly broken?: { readonly en: string; readonly de: string }
  readonly isKept: (subject: Subject) => boolean
}

// Words that the other English does not write at all: a spring tires, a meter measures, and Oxford realizes, in both.
const american =
  "color,colors,favorite,favorites,neighbor,neighbors,neighborhood,center,centers,kilometer,kilometers,liter,liters,gray,traveling,traveled,analyze,analyzed,catalog,license plate,aluminum,mom,sidewalk,gas station".split(
    ","
  )
const british =
  "colour,colours,favourite,favourites,neighbour,neighbours,neighbourhood,centre,centres,metre,metres,kilometre,kilometres,litre,litres,grey,tyre,tyres,travelling,travelled,organise,organised,realise,realised,analyse,analysed,programme,catalogue,number plate,aluminium,mum,petrol station".split(
    ","
  )

const instructions: ReadonlyArray<Instruction> = [
  {
    instruction: "no emoji",
    wish: /\b(?:no|without|avoid|never use|don['’]t use)\b[^.;\n]{0,20}\bemojis?\b|\b(?:keine?|ohne|verzichte[nt]? auf)\b[^.;\n]{0,20}\bemojis?\b/iu,
    broken: {
      en: "The brand uses no emoji. Take them out",
      de: "Die Marke verwendet keine Emojis. Nimm sie heraus"
    },
    isKept: ({ features }) => features.emojiRate === 0
  },
  {
    instruction: "no exclamation marks",
    wish: /\b(?:no|without|avoid|never use|don['’]t use)\b[^.;\n]{0,20}\bexclamation|\b(?:keine?|ohne)\b[^.;\n]{0,20}\bausrufe(?:zeichen|sätze)/iu,
    broken: {
      en: "The brand uses no exclamation marks. Write full stops",
      de: "Die Marke verwendet keine Ausrufezeichen. Setze Punkte"
    },
    isKept: ({ text }) => !text.includes("!")
  },
  {
    instruction: "short sentences",
    wish: /\bshort sentences\b|\bkurze[nr]? sätze/iu,
    isKept: ({ features }) => features.wordsPerSentence <= 14
  },
  {
    instruction: "readers are “du”",
    wish: /(?<![\p{L}])(?:duzen|du-form|per du|(?:mit|in der) [„“"']?du\b)|(?:leser|kund\p{L}*|alle)[^.;\n]{0,30}\bduzen/iu,
    appliesTo: "de",
    broken: {
      en: "The brand says “du” to its readers, and the text does not. Change the form of address",
      de: "Die Marke duzt ihre Leser, der Text nicht. Ändere die Anrede"
    },
    isKept: ({ features }) => features.formOfAddress === "du" || features.formOfAddress === "none"
  },
  {
    instruction: "readers are “Sie”",
    wish: /(?<![\p{L}])(?:[Ss]iezen|[Ss]ie-?[Ff]orm|per Sie\b|mit [„“"']?Sie\b)/u,
    appliesTo: "de",
    broken: {
      en: "The brand says “Sie” to its readers, and the text does not. Change the form of address",
      de: "Die Marke siezt ihre Leser, der Text nicht. Ändere die Anrede"
    },
    isKept: ({ features }) => features.formOfAddress === "sie" || features.formOfAddress === "none"
  },
  {
    instruction: "British spelling",
    wish: /\bbritish (?:spelling|english)\b|britische[nrs]? (?:schreibweise|englisch)/iu,
    appliesTo: "en",
    broken: {
      en: "The brand writes British English, and the text has American spellings. Change them",
      de: "Die Marke schreibt britisches Englisch, der Text hat amerikanische Schreibweisen. Ändere sie"
    },
    isKept: ({ text }) => wordsIn(text, american).length === 0
  },
  {
    instruction: "American spelling",
    wish: /\bamerican (?:spelling|english)\b|\bUS spelling\b|amerikanische[nrs]? (?:schreibweise|englisch)/iu,
    appliesTo: "en",
    broken: {
      en: "The brand writes American English, and the text has British spellings. Change them",
      de: "Die Marke schreibt amerikanisches Englisch, der Text hat britische Schreibweisen. Ändere sie"
    },
    isKept: ({ text }) => wordsIn(text, british).length === 0
  },
  {
    instruction: "concrete figures",
    wish: /\b(?:concrete|exact|specific)\b[^.;\n]{0,20}\b(?:numbers?|figures?)\b|\bmeasures? things\b|konkrete[nr]? (?:zahlen|angaben)|\bzahlen vor\b/iu,
    isKept: ({ text }) => /\p{Nd}/u.test(text)
  },
  {
    instruction: "warm: speaks to readers or as “we”",
    wish: /\b(?:warm|friendly|personal|welcoming|conversational)\b|\b(?:herzlich|persönlich|freundlich|nahbar)/iu,
    isKept: ({ features }) => features.addressRate > 0 || features.weRate > 0
  },
  {
    instruction: "sober: no emoji, no exclamation marks",
    wish: /\b(?:formal|sober|matter-of-fact|factual|understated)\b|\b(?:sachlich|nüchtern|seriös|förmlich)/iu,
    broken: {
      en: "The brand sounds sober, and the text has emoji or exclamation marks. Take them out",
      de: "Die Marke klingt nüchtern, der Text hat Emojis oder Ausrufezeichen. Nimm sie heraus"
    },
    isKept: ({ features, text }) => features.emojiRate === 0 && !text.includes("!")
  }
]
