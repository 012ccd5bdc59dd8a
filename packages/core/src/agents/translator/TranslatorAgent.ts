/**
 * The translator: puts the texts of a post into another locale, with its idioms and formats. There is no translation
 * without a model: the floor says so for each text, and passes only terms that stay as they are.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import { textRoles, TranslatedText, Translation } from "../../content/Translation.ts"
import { primarySubtag } from "../../text/Language.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { brandAddress } from "../BrandAddress.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { brandTexts, fitting } from "../PromptTexts.ts"
import { limitOf, translationProblems } from "./internal/checks.ts"
import { type SourceText, type TranslatorInput } from "./TranslatorInput.ts"

const wording = definePrompt({
  name: "translator",
  version: 1,
  system: `You translate social media texts for readers of one locale. You write what somebody there would write: its idioms, its quotation marks, its formats of numbers, times and dates; never word for word. Values do not change: no number, no day, no currency, no unit is converted. Links, mentions and the terms to keep stay exactly as they are. You add nothing and leave nothing out. Where a text cannot be translated you give null for it and say why.`,
  task: `Translate each text from "{{from}}" into "{{to}}". Give each id once, with its translation.`
})

/** Characters of all texts together that one question holds; what goes beyond comes back untranslated, with a note. */
export const maxTranslatedLength = 48_000
const maxSection = 8_000

/** Every text that was handed in, once, in its order. */
export const TranslatorAgent = defineAgent({
  name: "translator",
  version: 1,
  task: "translate",
  contract: z.object({
    texts: z.array(
      z.object({
        id: z.string().min(1),
        text: z.string().nullable(),
        note: z.string().trim().min(1).max(300).optional()
      })
    )
  }),
  maxOutputTokens: 24_000,
  wording,
  prompt: (input: TranslatorInput, chosen = wording) => {
    const { brief, from, keep, notes, to } = input
    return renderPrompt(chosen, {
      values: { from, to },
      policy: [
        ...limitRules(input),
        "Readers are addressed in one form throughout, that of the brand",
        "Hashtags are one word without the sign and without spaces"
      ],
      brand: fitting([...addressOf(input), ...brandTexts(brief, to)], maxSection),
      request: [
        { label: "topic", text: brief.topic },
        { label: "audience", text: brief.audience },
        ...fitting(
          [
            ...(notes === undefined ? [] : [{ label: "notes of the author", text: notes }]),
            ...keep.map((text) => ({ label: "term that stays as it is", text }))
          ],
          maxSection
        ),
        ...askedOf(input).map(({ id, role, text }) => ({ label: `text ${id} (${role})`, text }))
      ]
    })
  },
  language: (input) => input.to,
  prose: (wire) => wire.texts.map(({ text }) => text ?? ""),
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const asked = new Map(askedOf(input).map((source) => [source.id, source]))
      const byId = new Map(wire.texts.map((one) => [one.id, one]))
      const given = wire.texts.flatMap(({ id, note, text }, at) => {
        const source = asked.get(id)
        const path = ["texts", at]
        if (source === undefined) return [{ path, message: `there is no text "${id}"` }]
        if (wire.texts.findIndex((other) => other.id === id) !== at)
          return [{ path, message: `"${id}" is there twice` }]
        if (text === null) {
          return note === undefined ? [{ path, message: `"${id}" has neither a text nor a note that says why` }] : []
        }
        return translationProblems(source, text, input).map((message) => ({ path: [...path, "text"], message }))
      })
      const missing = [...asked.keys()].filter((id) => !byId.has(id))
      yield* checkIssues([
        ...given,
        ...missing.map((id) => ({ path: ["texts"], message: `"${id}" is missing; give each text once` }))
      ])
      return new Translation({
        from: input.from,
        to: input.to,
        texts: input.texts.map(({ id }) => {
          const made = byId.get(id) ?? { text: null, note: tooLong(input) }
          const { note, text } = made
          return new TranslatedText({ id, text, ...(note === undefined ? {} : { note }) })
        })
      })
    }),
  floor: (input) => ({
    texts: askedOf(input).map((source) =>
      isKept(source, input) ? { id: source.id, text: source.text } : { id: source.id, text: null, note: noModel(input) }
    )
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Whole texts, as many as fit, in their order.
const askedOf = ({ texts }: TranslatorInput): ReadonlyArray<SourceText> => {
  let room = maxTranslatedLength
  return texts.filter(({ text }) => {
    const isIn = text.length <= room
    if (isIn) room -= text.length
    return isIn
  })
}

const fold = (term: string): string => term.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "")

// A hashtag that is a name or a term that stays: `CargoWeek` of `Cargo Week`.
const isKept = ({ role, text }: SourceText, { keep }: TranslatorInput): boolean =>
  role === "hashtag" && keep.some((term) => fold(term) === fold(text))

const isGerman = ({ brief }: TranslatorInput): boolean => primarySubtag(brief.languages[0] ?? "en") === "de"

const noModel = (input: TranslatorInput): string =>
  isGerman(input)
    ? `Nicht in „${input.to}“ übersetzt: Dazu braucht es ein Sprachmodell, und es ist keines gewählt.`
    : `Not translated into "${input.to}": that takes a language model, and none was chosen.`

const tooLong = (input: TranslatorInput): string =>
  isGerman(input)
    ? `Nicht übersetzt: Zusammen sind die Texte länger als ${maxTranslatedLength} Zeichen. Gib diesen in einer weiteren Anfrage.`
    : `Not translated: together the texts are longer than ${maxTranslatedLength} characters. Give this one in another request.`

const limitRules = (input: TranslatorInput): ReadonlyArray<string> =>
  textRoles.flatMap((role) => {
    const limit = input.texts.some((text) => text.role === role) ? limitOf(role, input) : undefined
    return limit === undefined
      ? []
      : [`A text with the role ${role} has at most ${limit.limit} characters (${limit.unit})`]
  })

// Derived from what the brand wrote, so it stands with its wishes.
const addressOf = (input: TranslatorInput): ReadonlyArray<{ readonly label: string; readonly text: string }> => {
  const form = primarySubtag(input.to) === "de" ? (input.address ?? brandAddress(input.brief, input.to)) : undefined
  return form === undefined ? [] : [{ label: "form of address", text: form === "sie" ? "Sie" : form }]
}
