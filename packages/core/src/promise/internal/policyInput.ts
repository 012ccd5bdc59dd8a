/**
 * What programs pass to the policy, checked: plain data in, the domain's values out. Everything is copied, so that what a
 * program changes afterwards changes no verdict.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { BrandBrief } from "../../campaign/Brief.ts"
import { Format, Platform, platforms } from "../../content/Platform.ts"
import { GeneratedBy } from "../../content/Post.ts"
import { platformTargetOf } from "../../policy/ItemDefaults.ts"
import { Concern } from "../../policy/ComplianceReview.ts"
import type { PolicyItem } from "../../policy/Policies.ts"
import { partSeparator, policyContentOf } from "../../policy/PolicyContent.ts"
import { Severity } from "../../policy/PolicyFinding.ts"
import { LanguageTag } from "../../text/Language.ts"
import { nearest } from "../../text/Nearest.ts"
import { PostwrightError } from "../PostwrightError.ts"
import { inputCheck } from "./inputCheck.ts"

/** How much is judged in one call. The command line reads as much from one file. */
export const policyLimits = {
  maxItems: 10_000,
  /** Of all texts, and of what they are compared with; a list that several posts share counts once. UTF-16 units. */
  maxLength: 50_000_000
} as const

/** The value, if it is one: else throws `PostwrightError` with every place that is wrong, up to five. */
export const checkInput = inputCheck({
  remedy: "Mend the named places; the types of OrganizationPolicy say what each may hold",
  hint: (value, keys) => platformHint(value, keys)
})

/** The posts to judge. Throws `PostwrightError`. */
export const itemsOf = (what: string, given: ReadonlyArray<unknown>): ReadonlyArray<PolicyItem> => {
  if (given.length > policyLimits.maxItems) throw tooLarge(`${given.length} posts`)
  const lists = new SharedLists()
  return given.map((item, index) =>
    itemOf(given.length === 1 && what === "item" ? what : `${what}[${index}]`, item, lists)
  )
}

/** Whose rules count, with packs as they were given. Throws `PostwrightError`. */
export const scopeOf = (given: unknown): ScopeInput => (given === undefined ? {} : checkInput("scope", Scope, given))

export type ScopeInput = typeof Scope.Type

/** Severities, and what takes them back. */
export const SeverityChange = Schema.Literals([...Severity.literals, "off", "default"])

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const Texts = Schema.Array(Schema.String)

interface Sent {
  readonly text?: string | undefined
  readonly parts?: ReadonlyArray<string> | undefined
}

const Content = Schema.Struct({
  text: Schema.optional(Schema.String),
  parts: Schema.optional(Texts),
  title: Schema.optional(Schema.String),
  hashtags: Schema.optional(
    Schema.Array(
      Schema.String.check(
        Schema.makeFilter((tag: string) => (tag !== "" && !tag.startsWith("#")) || "write hashtags without #")
      )
    )
  ),
  links: Schema.optional(Texts),
  media: Schema.optional(
    Schema.Array(
      Schema.Struct({
        altText: Schema.String,
        path: Schema.optionalKey(Schema.String),
        sha256: Schema.optionalKey(Schema.String)
      })
    )
  )
}).check(
  Schema.makeFilter(({ parts = [], text }: Sent) => {
    if (text === undefined && parts.length === 0) return "has neither text nor parts: name one of them"
    const isSame = text === undefined || parts.length === 0 || text === parts.join(partSeparator)
    return isSame || "has a text that is not its parts joined by a blank line: leave text out"
  })
)

const Context = Schema.Struct({
  platform: Platform,
  format: Schema.optional(Format),
  language: Schema.optional(LanguageTag),
  regions: Schema.optional(
    Schema.Array(
      Schema.String.check(
        Schema.makeFilter(
          (code: string) => /^[A-Z]{2}$/.test(code) || "write countries as DE or GB: ISO 3166-1, upper case"
        )
      )
    )
  ),
  disclosure: Schema.optional(
    Schema.Struct({
      paidPartnership: Schema.optional(Schema.Boolean),
      ownBrand: Schema.optional(Schema.Boolean),
      sponsor: Schema.optional(Schema.NonEmptyString)
    })
  ),
  labels: Schema.optional(
    Schema.Struct({
      paidPartnership: Schema.optionalKey(Schema.Boolean),
      ownBrand: Schema.optionalKey(Schema.Boolean),
      aiGenerated: Schema.optionalKey(Schema.Boolean)
    })
  ),
  generatedBy: Schema.optional(GeneratedBy),
  postId: Schema.optional(Schema.NonEmptyString),
  concerns: Schema.optional(Schema.Array(Concern).check(Schema.isMaxLength(100))),
  // Lists that may be long and shared: see SharedLists.
  citations: Schema.optional(Schema.Unknown),
  facts: Schema.optional(Schema.Unknown),
  earlier: Schema.optional(Schema.Unknown),
  sources: Schema.optional(Schema.Unknown)
})

const Item = Schema.Struct({ content: Content, context: Context }).check(
  Schema.makeFilter(({ content: { parts = [], text, title = "" }, context: { concerns = [] } }) => {
    const whole = { text: text ?? parts.join(partSeparator), title }
    const lost = concerns.findIndex(({ field, quote, span }) => whole[field].slice(span.start, span.end) !== quote)
    if (lost < 0) return true
    return `context.concerns[${lost}] quotes what does not stand at its span: give the concerns of a review of this very text`
  })
)

const Citations = Schema.Array(
  Schema.Struct({
    quote: Schema.String,
    source: Schema.optionalKey(Schema.String),
    start: Schema.optionalKey(Schema.Int),
    end: Schema.optionalKey(Schema.Int)
  })
)

const NamedTexts = Schema.Array(Schema.Struct({ id: Schema.NonEmptyString, text: Schema.String }))

const Scope = Schema.Struct({
  brand: Schema.optional(BrandBrief),
  competitors: Schema.optional(Texts),
  tone: Schema.optional(Schema.String),
  levels: Schema.optional(
    Schema.Array(
      Schema.Struct({
        level: Schema.Literals(["brand", "campaign"]),
        packs: Schema.optional(Schema.Array(Schema.Unknown).check(Schema.isMaxLength(100))),
        severities: Schema.optional(Schema.Record(Schema.String, Schema.Literals([...Severity.literals, "off"])))
      })
    ).check(Schema.isMaxLength(20))
  )
})

/** Lists of one call. One that several posts share is checked, counted and copied once, and stays one list. */
class SharedLists {
  /** By schema: a list may serve in two fields of different form. */
  readonly #known = new Map<unknown, Map<object, ReadonlyArray<unknown>>>()
  #length = 0

  of<A>(what: string, schema: Schema.Codec<ReadonlyArray<A>, unknown>, given: unknown): ReadonlyArray<A> | undefined {
    if (given === undefined) return undefined
    if (!Array.isArray(given)) return checkInput(what, schema, given)
    if (given.length > policyLimits.maxItems) throw tooLarge(`${given.length} entries in ${what}`)
    const known = this.#known.get(schema) ?? new Map<object, ReadonlyArray<unknown>>()
    this.#known.set(schema, known)
    const earlier = known.get(given)
    if (earlier !== undefined) return earlier as ReadonlyArray<A>
    const list = checkInput(what, schema, given)
    this.count(list)
    known.set(given, list)
    return list
  }

  count(texts: unknown): void {
    this.#length += lengthOf(texts)
    if (this.#length > policyLimits.maxLength) throw tooLarge(`more than ${policyLimits.maxLength} characters`)
  }
}

const lengthOf = (value: unknown): number => {
  if (typeof value === "string") return value.length
  if (typeof value !== "object" || value === null) return 0
  return Object.values(value).reduce<number>((sum, part) => sum + lengthOf(part), 0)
}

const itemOf = (what: string, given: unknown, lists: SharedLists): PolicyItem => {
  const { content, context } = checkInput(what, Item, given)
  lists.count(content)
  const { concerns, disclosure, format, labels, language, platform, postId, regions, generatedBy } = context
  const parts = content.parts === undefined || content.parts.length === 0 ? undefined : content.parts
  const text = content.text ?? (parts ?? []).join(partSeparator)
  const citations = lists.of(`${what}.context.citations`, Citations, context.citations)
  const facts = lists.of(`${what}.context.facts`, Texts, context.facts)
  const earlier = lists.of(`${what}.context.earlier`, NamedTexts, context.earlier)
  const sources = lists.of(`${what}.context.sources`, NamedTexts, context.sources)
  return {
    content: {
      ...policyContentOf({ text, parts, title: content.title, media: content.media }),
      ...(content.hashtags === undefined ? {} : { hashtags: content.hashtags }),
      ...(content.links === undefined ? {} : { links: content.links })
    },
    context: {
      ...platformTargetOf({ platform, format, language, text, parts }),
      ...(regions === undefined ? {} : { regions }),
      ...(disclosure === undefined
        ? {}
        : {
            disclosure: {
              paidPartnership: disclosure.paidPartnership ?? false,
              ownBrand: disclosure.ownBrand ?? false,
              ...(disclosure.sponsor === undefined ? {} : { sponsor: disclosure.sponsor })
            }
          }),
      ...(labels === undefined ? {} : { labels }),
      ...(generatedBy === undefined ? {} : { generatedBy }),
      ...(citations === undefined ? {} : { citations }),
      ...(facts === undefined ? {} : { facts }),
      ...(earlier === undefined ? {} : { earlier }),
      ...(postId === undefined ? {} : { postId }),
      ...(concerns === undefined ? {} : { concerns }),
      ...(sources === undefined ? {} : { sources })
    }
  }
}

/** Of a network that there is not, what was probably meant. */
const platformHint = (value: unknown, keys: ReadonlyArray<PropertyKey>): string | undefined => {
  if (keys.at(-1) !== "platform" || keys.at(-2) !== "context") return undefined
  const found = keys.reduce<unknown>(
    (inside, key) => (typeof inside === "object" && inside !== null ? Reflect.get(inside, key) : undefined),
    value
  )
  const meant = typeof found === "string" ? nearest(found, platforms) : undefined
  return meant === undefined ? undefined : `there is no network "${String(found)}"; did you mean "${meant}"`
}

const tooLarge = (found: string): PostwrightError => {
  const remedy = `Judge at most ${policyLimits.maxItems} posts with ${policyLimits.maxLength} characters in one call`
  return new PostwrightError({
    code: "policy-input-too-large",
    message: `There are ${found} to judge. ${remedy}`,
    remedy,
    isRetryable: false,
    details: { ...policyLimits }
  })
}
