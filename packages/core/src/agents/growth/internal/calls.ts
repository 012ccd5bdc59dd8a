import { type AddressForm } from "../../../brand/FormOfAddress.ts"
import { type CallIntent } from "../../../content/GrowthPlan.ts"
import { becomesLink, briefLinks } from "../../../content/Links.ts"
import { type FindingKind } from "../../../knowledge/Finding.ts"
import { showsLinks } from "../../../policy/PlatformRules.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { brandAddress } from "../../BrandAddress.ts"
import { goalIntents, spokenClosing } from "../CallsToAction.ts"
import { type GrowthInput } from "../GrowthInput.ts"
import { callProblems } from "./rules.ts"

/** A line and what it asks for. */
export interface Call {
  readonly text: string
  readonly intent: CallIntent
}

/** What the goals ask for, then a question that suits the statement, then what else suits the format. */
export const callsOf = (input: GrowthInput): ReadonlyArray<Call> => {
  const { brief, findings, format, language, platform } = input
  const form = formOf(input)
  const lines = primarySubtag(language) === "de" ? german[form] : english
  const [{ kind }] = findings
  const isKept = format === "carousel" || kind === "how-to" || kind === "list"
  const { name } = brief.brand
  // Not the same question below every figure of a month.
  const asked = [lines.ask[kind], ...lines.alsoAsk]
  const turn = [...input.slotId].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0)
  const calls: ReadonlyArray<Call> = [
    ...goalCalls(input, lines),
    { text: asked[turn % asked.length] ?? lines.ask[kind], intent: platform === "x" ? "reply" : "comment" },
    { text: isKept ? lines.save : lines.share, intent: isKept ? "save" : "share" },
    ...(name === undefined ? [] : [{ text: lines.follow(name), intent: "follow" as const }])
  ]
  return calls.filter(
    ({ text }, at) => calls.findIndex((one) => one.text === text) === at && callProblems(text, input).length === 0
  )
}

const formOf = ({ brief, language }: GrowthInput): Exclude<AddressForm, "you"> | "none" => {
  const form = brandAddress(brief, language)
  return form === undefined || form === "you" ? "none" : form
}

// X charges for posts with an address, so none is proposed there.
const goalCalls = ({ brief, format, language, platform }: GrowthInput, lines: Lines): ReadonlyArray<Call> => {
  const intents = goalIntents(brief)
  const link = briefLinks(brief).find((address) => becomesLink(address, platform))
  const withLink = link !== undefined && platform !== "x" && showsLinks(platform, format)
  const isBooking = intents.some((intent) => intent !== "visit")
  const intent: CallIntent = isBooking ? "book" : "visit"
  if (withLink) return [{ text: `${isBooking ? lines.bookHere : lines.readHere} ${link}`, intent }]
  return intents.flatMap((_, turn) => {
    const text = spokenClosing(brief, language, turn)
    return text === undefined
      ? []
      : [{ text, intent: intents[turn] === "visit" ? ("visit" as const) : ("book" as const) }]
  })
}

interface Lines {
  readonly bookHere: string
  readonly readHere: string
  readonly ask: Readonly<Record<FindingKind, string>>
  /** Suits any statement. */
  readonly alsoAsk: ReadonlyArray<string>
  readonly save: string
  readonly share: string
  readonly follow: (brand: string) => string
}

const openQuestion = (question: string) => ({ answer: question, definition: question, claim: question })

const english: Lines = {
  bookHere: "Book here:",
  readHere: "Find out more here:",
  ask: {
    ...openQuestion("Which question about this is still open for you?"),
    statistic: "Would you have guessed this figure?",
    "how-to": "Which part of this is the hard one for you?",
    quotation: "Have you seen the same, or the opposite?",
    story: "Have you seen the same, or the opposite?",
    comparison: "Which of the two would you take, and why?",
    list: "What would you add to the list?"
  },
  alsoAsk: ["What is it like where you live?", "What would you want to know before you decide?"],
  save: "Save this for the day you need it.",
  share: "Send this to someone who is asking the same question.",
  follow: (brand) => `Follow ${brand} to read on.`
}

const german: Readonly<Record<Exclude<AddressForm, "you"> | "none", Lines>> = {
  sie: {
    bookHere: "Hier können Sie buchen:",
    readHere: "Hier erfahren Sie mehr:",
    ask: {
      ...openQuestion("Welche Frage dazu ist für Sie noch offen?"),
      statistic: "Hätten Sie diese Zahl erwartet?",
      "how-to": "Was davon fällt Ihnen am schwersten?",
      quotation: "Haben Sie dasselbe erlebt oder das Gegenteil?",
      story: "Haben Sie dasselbe erlebt oder das Gegenteil?",
      comparison: "Was von beidem würden Sie nehmen, und warum?",
      list: "Was würden Sie der Liste hinzufügen?"
    },
    alsoAsk: ["Wie ist das bei Ihnen?", "Was möchten Sie vor einer Entscheidung noch wissen?"],
    save: "Speichern Sie sich das für den Tag, an dem Sie es brauchen.",
    share: "Schicken Sie das jemandem, der gerade dasselbe fragt.",
    follow: (brand) => `Folgen Sie ${brand}, wenn Sie weiterlesen möchten.`
  },
  du: {
    bookHere: "Hier kannst du buchen:",
    readHere: "Hier erfährst du mehr:",
    ask: {
      ...openQuestion("Welche Frage dazu ist für dich noch offen?"),
      statistic: "Hättest du diese Zahl erwartet?",
      "how-to": "Was davon fällt dir am schwersten?",
      quotation: "Hast du dasselbe erlebt oder das Gegenteil?",
      story: "Hast du dasselbe erlebt oder das Gegenteil?",
      comparison: "Was von beidem würdest du nehmen, und warum?",
      list: "Was würdest du der Liste hinzufügen?"
    },
    alsoAsk: ["Wie ist das bei dir?", "Was möchtest du vor einer Entscheidung noch wissen?"],
    save: "Speicher dir das für den Tag, an dem du es brauchst.",
    share: "Schick das jemandem, der gerade dasselbe fragt.",
    follow: (brand) => `Folg ${brand}, wenn du weiterlesen möchtest.`
  },
  ihr: {
    bookHere: "Hier könnt ihr buchen:",
    readHere: "Hier erfahrt ihr mehr:",
    ask: {
      ...openQuestion("Welche Frage dazu ist für euch noch offen?"),
      statistic: "Hättet ihr diese Zahl erwartet?",
      "how-to": "Was davon fällt euch am schwersten?",
      quotation: "Habt ihr dasselbe erlebt oder das Gegenteil?",
      story: "Habt ihr dasselbe erlebt oder das Gegenteil?",
      comparison: "Was von beidem würdet ihr nehmen, und warum?",
      list: "Was würdet ihr der Liste hinzufügen?"
    },
    alsoAsk: ["Wie ist das bei euch?", "Was möchtet ihr vor einer Entscheidung noch wissen?"],
    save: "Speichert euch das für den Tag, an dem ihr es braucht.",
    share: "Schickt das jemandem, der gerade dasselbe fragt.",
    follow: (brand) => `Folgt ${brand}, wenn ihr weiterlesen möchtet.`
  },
  none: {
    bookHere: "Hier geht es zur Buchung:",
    readHere: "Hier steht mehr dazu:",
    ask: {
      ...openQuestion("Welche Frage dazu ist noch offen?"),
      statistic: "Wer hätte diese Zahl erwartet?",
      "how-to": "Was davon ist am schwersten?",
      quotation: "Wer hat dasselbe erlebt, wer das Gegenteil?",
      story: "Wer hat dasselbe erlebt, wer das Gegenteil?",
      comparison: "Was von beidem ist die bessere Wahl, und warum?",
      list: "Was fehlt auf der Liste?"
    },
    alsoAsk: ["Wie ist das anderswo?", "Was fehlt noch für eine Entscheidung?"],
    save: "Zum Speichern für den Tag, an dem es gebraucht wird.",
    share: "Zum Weitergeben an alle, die gerade dasselbe fragen.",
    follow: (brand) => `Mehr davon auf dem Profil von ${brand}.`
  }
}
