import { wordsIn } from "../../../brand/WordMatch.ts"
import { type Finding } from "../../../knowledge/Finding.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { sceneSeconds } from "../Scenes.ts"
import { type ScriptInput } from "../ScriptInput.ts"
import { isSpeakable, spoken, wordingOf } from "./spoken.ts"

/** What one scene may say: a sentence of a finding, or a few items of its list. */
export interface ScriptUnit {
  readonly finding: Finding
  /** Place of its first sentence within the finding. */
  readonly index: number
  /** As the source has it. */
  readonly text: string
  readonly narration: string
  readonly quotes: ReadonlyArray<string>
  /** Whether it needs what stands before it in its finding. */
  readonly leans: boolean
  readonly opens: boolean
  /** Whether the post tells it. */
  readonly isTold: boolean
  readonly seconds: number
  /** How the brief wants its figures named, and how much longer that takes to say. */
  readonly label: string | undefined
  readonly labelSeconds: number
}

/** What can be said of the findings, in their order: nothing that the brief bans, and nothing that a voice cannot say. */
export const unitsOf = (input: ScriptInput): ReadonlyArray<ScriptUnit> => {
  const own = input.findings.filter(({ language }) => primarySubtag(language) === primarySubtag(input.language))
  const post = plain(`${input.post.title ?? ""} ${input.post.text}`)
  return (own.length === 0 ? input.findings : own).flatMap((finding) =>
    finding.kind === "list" ? itemsOf(finding, input, post) : sentencesOf(finding, input, post)
  )
}

/** Letters and figures alone, for comparing what two texts say. */
export const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "")

/** Names and words that the brief does not want to be said. */
export const isBanned = (text: string, { brief }: ScriptInput): boolean =>
  wordsIn(text, [...brief.competitors, ...(brief.brand.bannedWords ?? [])]).length > 0

const isSayable = (text: string, input: ScriptInput): boolean =>
  isSpeakable(text, wordingOf(input)) && !isBanned(text, input)

const sentencesOf = (finding: Finding, input: ScriptInput, post: string): ReadonlyArray<ScriptUnit> =>
  finding.texts.flatMap((text, index) => {
    const quote = finding.sentences[index]?.quote
    if (quote === undefined || !isSayable(text, input)) return []
    // A speaker's first sentence says whose words they are; the others lean on it.
    const said = index === 0 ? attributed(text, finding, input.language) : text
    const narration = spoken(said, wordingOf(input))
    return [
      {
        finding,
        index,
        text,
        narration,
        quotes: [quote],
        leans: index > 0 && (finding.speaker !== undefined || finding.standsAlone[index] !== true),
        opens: finding.speaker === undefined && finding.opens[index] === true,
        isTold: post.includes(plain(text)),
        seconds: sceneSeconds(narration, input.language),
        ...labelOf(finding, index, narration, input.language)
      }
    ]
  })

/** The naming of the figures as a sentence. */
export const labelLine = (label: string): string => `${label.replace(/[.\s]+$/u, "")}.`

const labelOf = ({ label }: Finding, index: number, narration: string, language: string) => {
  if (label?.sentences.includes(index) !== true) return { label: undefined, labelSeconds: 0 }
  const longer = sceneSeconds(`${narration} ${labelLine(label.text)}`, language)
  return { label: label.text, labelSeconds: longer - sceneSeconds(narration, language) + 0.1 }
}

const attributed = (text: string, { language, speaker }: Finding, wanted: string): string => {
  if (speaker === undefined) return text
  const verb = primarySubtag(language) === "de" && primarySubtag(wanted) === "de" ? "sagt" : "says"
  return `${speaker} ${verb}: ${text.replace(/^["“„«»]+|["”“»«]+$/gu, "")}`
}

/** Items that are labels rather than sentences come together, up to this many. */
const itemsInScene = 3
const maxLabelWords = 6

const itemsOf = (finding: Finding, input: ScriptInput, post: string): ReadonlyArray<ScriptUnit> => {
  const isLabel = (text: string) => text.split(/\s+/).length <= maxLabelWords && !/[.!?]$/u.test(text)
  const isPlain = finding.isOrdered !== true && finding.texts.every(isLabel)
  const size = isPlain ? itemsInScene : 1
  const groups = Array.from({ length: Math.ceil(finding.texts.length / size) }, (_, at) =>
    finding.texts.slice(at * size, at * size + size).map((text, offset) => ({ text, index: at * size + offset }))
  )
  return groups.flatMap((group) => {
    const sayable = group.filter(({ text }) => isSayable(text, input))
    const [first] = sayable
    if (first === undefined) return []
    const text = joined(
      sayable.map((item) => item.text),
      input.language
    )
    const narration = spoken(
      finding.isOrdered === true ? numbered(text, first.index, input.language) : text,
      wordingOf(input)
    )
    return [
      {
        finding,
        index: first.index,
        text,
        narration,
        quotes: sayable.flatMap(({ index }) => finding.sentences[index]?.quote ?? []),
        // A step means nothing without those before it.
        leans: finding.isOrdered === true && first.index > 0,
        opens: false,
        isTold: sayable.every((item) => post.includes(plain(item.text))),
        seconds: sceneSeconds(narration, input.language),
        label: undefined,
        labelSeconds: 0
      }
    ]
  })
}

const joined = (texts: ReadonlyArray<string>, language: string): string => {
  const and = primarySubtag(language) === "de" ? "und" : "and"
  return texts.length < 2 ? (texts[0] ?? "") : `${texts.slice(0, -1).join(", ")} ${and} ${texts.at(-1) ?? ""}`
}

const ordinals: Readonly<Record<string, ReadonlyArray<string>>> = {
  en: "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth".split(" "),
  de: "Erstens Zweitens Drittens Viertens Fünftens Sechstens Siebtens Achtens Neuntens Zehntens".split(" ")
}

const numbered = (text: string, index: number, language: string): string => {
  const ordinal = (ordinals[primarySubtag(language)] ?? ordinals["en"])?.[index]
  return ordinal === undefined ? text : `${ordinal}: ${text}`
}
