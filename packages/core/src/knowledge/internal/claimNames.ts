/**
 * Names of a text by their capitals.
 */
import { isStopWord } from "../../text/StopWords.ts"
import { months, weekdays } from "./claimWords.ts"

/**
 * Runs of capitalised words within a line. In English a single one counts away from the start of a sentence, line or
 * list item; in German, where every noun has a capital, only a run of two or a known name does. Weekdays, months,
 * holidays, networks, imperatives and words in capitals for emphasis are no names.
 */
export const namesIn = (
  original: string,
  language: string,
  known: ReadonlySet<string>
): ReadonlyArray<{ readonly start: number; readonly end: number }> => {
  const joint = joints[language]
  if (joint === undefined) return []
  const text = original.replace(language === "de" ? nameless.de : nameless.en, (words) => words.toLowerCase())
  if (text.length !== original.length) return []
  const runs: Array<{ start: number; end: number; count: number }> = []
  const first = text.search(/[\p{L}\p{N}]/u)
  const isStart = (index: number) => index <= first || startsItem(text, index)
  const isShouting = shoutingLines(text)
  for (const match of text.matchAll(capitalised)) {
    const [word] = match
    const { index } = match
    const bare = word.replace(/['’]s?$/u, "")
    if (isStopWord(word, language) || /^I(?:['’]\p{L}+)?$/u.test(word)) continue
    const isShouted = /^\p{Lu}{2,}$/u.test(word) && !known.has(bare)
    if (isShouted && (shouts.has(word) || isShouting(index) || hasShoutedNeighbour(text, index, word))) continue
    if (imperatives.has(word) && isStart(index) && !known.has(bare)) continue
    const last = runs.at(-1)
    const between = last === undefined ? undefined : text.slice(last.end, index)
    const isJoined = between !== undefined && between.length < 9 && joint.test(between)
    // `das Team von Mehmet Aydın`: what has an article is a noun, not the first part of a name.
    const isNoun =
      last !== undefined && between !== " " && article.test(text.slice(Math.max(0, last.start - 8), last.start))
    if (last !== undefined && isJoined && !isNoun) {
      last.end = index + word.length
      last.count++
      continue
    }
    const isName =
      known.has(bare) || (language === "en" && !isStart(index)) || /^\p{Lu}{2,}\d*$|\p{Ll}\p{Lu}/u.test(word)
    runs.push({ start: index, end: index + word.length, count: isName ? 2 : 1 })
  }
  return runs
    .filter((run) => run.count > 1)
    .map((run) => ({
      start: run.start,
      end: run.end - (/['’]s?$/u.exec(text.slice(run.start, run.end))?.[0].length ?? 0)
    }))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const capitalised = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}]*(?:['’&-][\p{L}\p{N}]+)*/gu

const space = String.raw`[^\S\r\n\u2028\u2029]`
const joints: Record<string, RegExp> = {
  en: new RegExp(`^${space}(?:(?:of|of the|de|van|von)${space})?$`, "u"),
  de: new RegExp(`^${space}(?:(?:von|van|de|von der)${space})?$`, "u")
}

const article =
  /(?<!\p{L})(?:der|die|das|dem|den|des|eine?[nmrs]?|ihre?[nmrs]?|seine?[nmrs]?|unsere?[nmrs]?|[iaz][mr]|vom|beim)\s$/iu

// How far back the start of a line or list item is looked for: its bullet, number and spaces.
const furthest = 16
const afterStop = /[.!?:“„"»]\s?$/u
const afterBullet = /(?:[•·▪►*)]|\p{Extended_Pictographic}\uFE0F?)\s*$/u
const afterBreak = /[\r\n\u2028\u2029][^\p{L}\p{N}]*(?:\p{Nd}{1,2}[.)]\s*)?$/u

const startsItem = (text: string, index: number): boolean => {
  const before = text.slice(Math.max(0, index - furthest), index)
  return afterStop.test(before) || afterBullet.test(before) || afterBreak.test(before)
}

/** Answers, for offsets in ascending order, whether seven of ten letters of the line are capitals. */
const shoutingLines = (text: string): ((index: number) => boolean) => {
  let end = -1
  let isShouting = false
  return (index) => {
    if (index < end) return isShouting
    const start = text.lastIndexOf("\n", index) + 1
    const next = text.indexOf("\n", index)
    end = next < 0 ? text.length : next
    const letters = text.slice(start, end).match(/\p{L}/gu) ?? []
    isShouting = letters.filter((letter) => /\p{Lu}/u.test(letter)).length >= letters.length * 0.7
    return isShouting
  }
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** `GO BACK`: two words in capitals are loud, one is an acronym. */
const hasShoutedNeighbour = (text: string, index: number, word: string): boolean => {
  const end = index + word.length
  return (
    /^\s\p{Lu}{2,}(?![\p{L}\p{N}])/u.test(text.slice(end, end + furthest)) ||
    /(?<![\p{L}\p{N}])\p{Lu}{2,}\s$/u.test(text.slice(Math.max(0, index - furthest), index))
  )
}

const shouts = setOf(`
  WOW YES NO NEW NOW SAVE SALE FREE STOP GO GET WIN OMG LOL DIY FAQ OK PS ALL EVERY HELLO HI HEY LOVE BIG
  NEU JETZT GRATIS ACHTUNG STOPP JA NEIN NUR ALLE LOS TIPP INFO HALLO
`)

const imperatives = setOf(`
  Ask Meet Call Visit Join Follow Try Read See Come Book Thank Thanks Dear Hello Hi Hey Tell Send Contact Find Get
  Watch Welcome Congratulations
  Ruf Rufe Frag Frage Schreib Schreibe Besuch Besuche Folg Folge Komm Probier Probiere Teste Hol Nimm Lies Schau Sieh
  Sag Danke Grüß Grüße Melde Liebe Lieber Hallo Triff Hör Willkommen Glückwunsch
`)

const alone = (...words: ReadonlyArray<string>) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}'’&-])(?:${words.join("|")})(?![\p{L}\p{N}])`, "gu")

const networks =
  "Instagram|TikTok|Tiktok|Facebook|LinkedIn|Linkedin|YouTube|Youtube|Twitter|Threads|Pinterest|Snapchat|WhatsApp|Telegram|Reddit|Mastodon|Bluesky|X"

const nameless = {
  en: alone(
    String.raw`(?:Merry|Happy)\s(?:Christmas|Xmas|New\sYear|Easter|Halloween|Holidays|Hanukkah|Thanksgiving|Birthday|Monday|Friday)`,
    String.raw`New\sYear(?:['’]s)?(?:\s(?:Eve|Day))?|(?:Christmas|Easter)\s(?:Eve|Day|Sunday|Monday)|(?:Valentine|Mother|Father)['’]s\sDay`,
    String.raw`Black\sFriday|Cyber\sMonday|Boxing\sDay|Good\sFriday|Bank\sHoliday|Christmas|Xmas|Easter|Halloween|Thanksgiving`,
    String.raw`(?:${weekdays.en})s?|${months.en
      .split("|")
      .filter((month) => month.length > 4 || month === "May" || month === "July" || month === "June")
      .join("|")}`,
    networks,
    "Team"
  ),
  de: alone(
    String.raw`Frohes\sNeues(?:\sJahr)?|(?:Frohe|Schöne|Fröhliche)\s(?:Weihnachten|Ostern|Feiertage|Pfingsten)|Guten\sRutsch|(?:Guten|Schönen)\s(?:Morgen|Tag|Abend|Sonntag|Feierabend)|Schönes\sWochenende`,
    String.raw`Black\sFriday|Cyber\sMonday|Weihnachten|Ostern|Pfingsten|Silvester|Neujahr|Halloween|Karneval|Fasching`,
    weekdays.de,
    months.de,
    "Europas|Deutschlands|Österreichs|Asiens|Afrikas|Amerikas|Bayerns",
    networks,
    "Team"
  )
}
