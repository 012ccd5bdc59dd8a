/**
 * What each field of a brief takes, in words: the text behind error messages. A test holds it equal to the schema.
 */
import { formats, platforms } from "../../content/Platform.ts"
import { nearest } from "../../text/Nearest.ts"
import { briefLimits } from "../Brief.ts"
import { show } from "./BriefTree.ts"

/** `expected` completes "must be …"; `remedy` says what to write. */
export interface FieldHelp {
  readonly expected: string
  readonly remedy: string
}

const text = `a text of 1 to ${briefLimits.maxTextLength} characters`
const texts = "a list of at most 500 texts"
const color = { expected: "a colour such as #1a2b3c", remedy: 'Write six hex digits in quotes: "#1a2b3c"' }
const yesNo = { expected: "true or false", remedy: "Write true or false without quotes" }

/** By path, with `[]` for the items of a list, in the order in which a brief is usually written. */
export const fieldHelp: Readonly<Record<string, FieldHelp>> = {
  schemaVersion: { expected: '"1"', remedy: 'Write schemaVersion: "1" or leave it out' },
  topic: { expected: text, remedy: "Say in a sentence or two what the campaign is about" },
  audience: { expected: text, remedy: "Say in a sentence whom the campaign addresses, or remove the field" },
  goals: { expected: texts, remedy: 'Write a list, such as goals: ["More bookings"]' },
  "goals[]": { expected: text, remedy: "Write one goal as text" },
  tone: { expected: text, remedy: 'Describe the tone, such as "practical and warm", or remove the field' },
  languages: { expected: "a list of at least one language tag", remedy: "Write a list, such as languages: [en, de]" },
  "languages[]": { expected: "a BCP 47 language tag", remedy: "Write a tag such as en, en-GB or de-AT" },
  platforms: { expected: "a list of at least one platform", remedy: `Write a list of some of ${platforms.join(", ")}` },
  "platforms[]": { expected: "a platform", remedy: `Use one of ${platforms.join(", ")}` },
  regions: { expected: "a list of country codes", remedy: "Write a list, such as regions: [GB, IE]" },
  "regions[]": { expected: "an ISO 3166-1 country code", remedy: "Write two capital letters, such as GB or DE" },
  competitors: { expected: texts, remedy: 'Write a list, such as competitors: ["Example Ltd"]' },
  "competitors[]": { expected: text, remedy: "Write one name as text" },
  constraints: { expected: texts, remedy: 'Write a list, such as constraints: ["No prices"]' },
  "constraints[]": { expected: text, remedy: "Write one rule as text" },
  sources: {
    expected: `a list of at most ${briefLimits.maxSources} sources`,
    remedy: "Write a list of paths relative to the brief, or URLs, such as sources: [sources/guide.md]"
  },
  "sources[]": {
    expected: "a path, a URL, or name and text",
    remedy: "Write a path relative to the brief, or a URL, as text"
  },
  "sources[].name": { expected: text, remedy: "Give the inline source a name that citations can use" },
  "sources[].text": {
    expected: "the text of the source",
    remedy: "Give the inline source its text, or write a path or URL instead"
  },
  "sources[].mediaType": {
    expected: "a media type",
    remedy: "Write a media type such as text/markdown, or remove the field"
  },
  trends: {
    expected: `a list of at most ${briefLimits.maxTrends} trends`,
    remedy:
      'Write a list, such as trends: [{ phrase: "car-free Sunday", source: "City newsletter", observedOn: 2027-02-20 }]'
  },
  "trends[]": {
    expected: "phrase, source and observedOn",
    remedy: 'Write { phrase: "car-free Sunday", source: "City newsletter", observedOn: 2027-02-20 }'
  },
  "trends[].phrase": {
    expected: `a text of 1 to ${briefLimits.maxTrendLength} characters`,
    remedy: "Name the topic, hashtag or sound as people call it"
  },
  "trends[].source": { expected: text, remedy: "Say who watches it, such as the name of a report or newsletter" },
  "trends[].observedOn": { expected: "a day", remedy: "Write the day on which it was seen, year first: 2027-02-20" },
  "trends[].endsOn": { expected: "a day", remedy: "Write its last day, year first: 2027-03-20, or remove the field" },
  "trends[].momentum": { expected: "a number from 0 to 1", remedy: "Write how strongly it rises, such as 0.5" },
  "trends[].platform": { expected: "a platform", remedy: `Use one of ${platforms.join(", ")}, or remove the field` },
  "trends[].format": { expected: "a format", remedy: `Use one of ${formats.join(", ")}, or remove the field` },
  "trends[].language": {
    expected: "a BCP 47 language tag",
    remedy: "Write a tag such as en, en-GB or de-AT, or remove the field"
  },
  "trends[].url": { expected: text, remedy: "Write the address of the report, or remove the field" },
  brand: { expected: "a group of fields", remedy: 'Indent the brand\'s fields below it, such as name: "Example Ltd"' },
  "brand.name": { expected: text, remedy: "Write the brand's name as text" },
  "brand.colors": { expected: "a group of fields", remedy: "Indent primary, accent and background below it" },
  "brand.colors.primary": color,
  "brand.colors.accent": color,
  "brand.colors.background": color,
  "brand.fonts": { expected: texts, remedy: 'Write a list, such as fonts: ["Inter"]' },
  "brand.fonts[]": { expected: text, remedy: "Write the name of a font as text" },
  "brand.guidelines": { expected: text, remedy: "Write the guidelines as one text, or remove the field" },
  "brand.voice": { expected: "a group of fields", remedy: "Indent examples below it" },
  "brand.voice.examples": { expected: texts, remedy: "Write a list of sentences that sound like the brand" },
  "brand.voice.examples[]": { expected: text, remedy: "Write one example as text" },
  "brand.bannedWords": { expected: texts, remedy: 'Write a list, such as bannedWords: ["cheap"]' },
  "brand.bannedWords[]": { expected: text, remedy: "Write one word or phrase as text" },
  "brand.requiredWords": { expected: texts, remedy: 'Write a list, such as requiredWords: ["Example"]' },
  "brand.requiredWords[]": { expected: text, remedy: "Write one word or phrase as text" },
  "brand.preferredWords": {
    expected: "a list of words to use, each instead of others",
    remedy: 'Write a list, such as preferredWords: [{ use: "bike library", insteadOf: ["bike hire"] }]'
  },
  "brand.preferredWords[]": {
    expected: "a word with those that it takes the place of",
    remedy: 'Write { use: "bike library", insteadOf: ["bike hire"] }'
  },
  "brand.preferredWords[].use": { expected: text, remedy: "Write the word or phrase to use as text" },
  "brand.preferredWords[].insteadOf": { expected: texts, remedy: 'Write a list, such as insteadOf: ["bike hire"]' },
  "brand.preferredWords[].insteadOf[]": { expected: text, remedy: "Write one word or phrase as text" },
  disclosure: { expected: "a group of fields", remedy: "Indent paidPartnership, ownBrand and sponsor below it" },
  "disclosure.paidPartnership": yesNo,
  "disclosure.ownBrand": yesNo,
  "disclosure.sponsor": { expected: text, remedy: "Write who pays, or remove the field" },
  plan: { expected: "a group of fields", remedy: "Indent days, perDay, start and timeZone below it" },
  "plan.days": {
    expected: `a whole number from 1 to ${briefLimits.maxDays}`,
    remedy: "Write how many days the campaign runs, such as 30"
  },
  "plan.perDay": {
    expected: `a whole number from 1 to ${briefLimits.maxPerDay}`,
    remedy: "Write how many posts a day the campaign has, such as 3"
  },
  "plan.start": {
    expected: "a local date or date-time",
    remedy: "Write the year first: 2027-03-01 or 2027-03-01T09:00, without an offset"
  },
  "plan.timeZone": { expected: "an IANA time zone", remedy: "Write a zone such as Europe/London, or UTC" },
  budget: {
    expected: "a number of US dollars greater than 0 and at most 1000000",
    remedy: "Write a number without currency, such as 5 or 12.50; remove the field if nothing limits the cost"
  }
}

/** Help for the path of one value: `platforms[3]` is explained by `platforms[]`. */
export const helpFor = (path: string): FieldHelp | undefined => fieldHelp[path.replace(/\[\d+\]/g, "[]")]

/** Keys that may stand in the group at `path` (empty: the brief itself). */
export const keysIn = (path: string): ReadonlyArray<string> => {
  const prefix = path === "" ? "" : `${path.replace(/\[\d+\]/g, "[]")}.`
  return Object.keys(fieldHelp)
    .filter((name) => name.startsWith(prefix) && /^[a-zA-Z]+$/.test(name.slice(prefix.length)))
    .map((name) => name.slice(prefix.length))
}

/** What to do about a key that the group at `path` does not know. */
export const unknownKeyRemedy = (path: string, key: string): string => {
  const siblings = keysIn(path)
  const sibling = nearest(key, siblings) ?? siblings.find((name) => keySynonyms[fold(key)] === name)
  if (sibling !== undefined) return `Did you mean ${show(sibling)}?`
  const leaves = Object.keys(fieldHelp).filter((name) => !name.includes("[]") && name.includes("."))
  const wanted = keySynonyms[fold(key)] ?? key
  const elsewhere = leaves.find((name) => fold(name.slice(name.lastIndexOf(".") + 1)) === fold(wanted))
  const topLevel = path === "" ? undefined : keysIn("").find((name) => fold(name) === fold(wanted))
  const place = elsewhere ?? topLevel
  if (place !== undefined) {
    const group = place.includes(".") ? place.slice(0, place.lastIndexOf(".")) : undefined
    return group === undefined
      ? `Did you mean ${place}? It stands at the top of the brief, not within ${path}`
      : `Did you mean ${place}? Indent it below ${group}`
  }
  return `Remove it; the fields here are ${siblings.join(", ")}`
}

/** The platform that a word means, when people call it so. */
export const nearestPlatform = (word: string): string | undefined => {
  if (fold(word) === "x") return "x"
  const names = [...platforms.filter((platform) => platform !== "x"), ...Object.keys(platformSynonyms)]
  const found =
    platformSynonyms[fold(word)] ??
    nearest(
      word,
      names.filter((name) => name.length > 4)
    )
  return found === undefined ? undefined : (platformSynonyms[found] ?? found)
}

const fold = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")

const platformSynonyms: Partial<Record<string, string>> = {
  twitter: "x",
  tweet: "x",
  xcom: "x",
  insta: "instagram",
  ig: "instagram",
  reels: "instagram",
  fb: "facebook",
  meta: "facebook",
  yt: "youtube",
  shorts: "youtube",
  youtubeshorts: "youtube",
  li: "linkedin",
  tt: "tiktok"
}

const keySynonyms: Partial<Record<string, string>> = {
  language: "languages",
  locale: "languages",
  locales: "languages",
  networks: "platforms",
  channels: "platforms",
  countries: "regions",
  country: "regions",
  timezone: "timeZone",
  tz: "timeZone",
  zone: "timeZone",
  startdate: "start",
  startsat: "start",
  startson: "start",
  postsperday: "perDay",
  slotsperday: "perDay",
  duration: "days",
  length: "days",
  subject: "topic",
  theme: "topic",
  title: "topic",
  files: "sources",
  documents: "sources",
  material: "sources",
  forbiddenwords: "bannedWords",
  colours: "colors",
  colour: "colors",
  color: "colors",
  costs: "budget",
  cost: "budget",
  url: "sources",
  content: "text",
  body: "text"
}
