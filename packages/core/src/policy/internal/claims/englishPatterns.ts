/**
 * Claims in English words: shares, multiples, rhythms, anniversaries, vague counts, ranks.
 */
import { englishOrdinals } from "./englishNumbers.ts"
import { about, changed, outOf, partOf, share, times } from "./sayings.ts"
import { alone, always, ofRank, type WordedPattern } from "./WordedPattern.ts"

/** The first that matches counts. `most`, `several` and `unique` say nothing that can be checked. */
export const englishPatterns = (): ReadonlyArray<WordedPattern> => [...quantities, ...ranks]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const figure = String.raw`\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve`
const rhythm = String.raw`(?:a|per|each|every)\s(?:hour|day|week|month|season|year)`
const notMore = String.raw`(?!(?:over|after|per|under|later|ever|either|whether|however|rather|another|whatever)(?!\p{L}))`
const halves = String.raw`price|cost|costs|time|size|weight|energy|emissions|riders|customers|people|households|population|users|market`

const quantities: ReadonlyArray<WordedPattern> = [
  { kind: "number", pattern: alone(String.raw`twice\s(?:as|the|${rhythm})`), saying: always("times:2") },
  {
    kind: "number",
    pattern: alone(String.raw`(${figure})\stimes\s(?:as|more|less|the|${notMore}\p{Ll}{2,12}er|${rhythm})`),
    saying: times
  },
  { kind: "number", pattern: alone(String.raw`(${figure})[\s-]?fold`), saying: times },
  {
    kind: "number",
    pattern: alone(String.raw`(doubled|tripled|trebled|quadrupled)(?!\s(?:over|up|down|back|as)(?!\p{L}))`),
    saying: changed
  },
  {
    kind: "number",
    pattern: alone(
      String.raw`half\s(?:(?:of\s)?(?:all|our|their)\s(?!fun|hearted)\p{Ll}+|(?:of\s)?the\s(?:${halves})|of\s(?:${halves}))`
    ),
    saying: always(share(0.5))
  },
  {
    kind: "number",
    pattern: alone(String.raw`(?:(?:over|nearly|almost|about|around)|(?:more|less)\sthan)\shalf\s(?:of|the|our|all)`),
    saying: always(share(0.5))
  },
  {
    kind: "number",
    pattern: alone(String.raw`(\d{1,2}|one|two|three|four|nine)[\s-](thirds?|quarters?|fifths?|sixths?|tenths?)`),
    saying: partOf
  },
  {
    kind: "number",
    pattern: alone(String.raw`(a)\s(third|quarter|fifth|sixth|tenth)\sof(?!\s(?:an?|one)\s)`),
    saying: partOf
  },
  {
    kind: "number",
    pattern: alone(String.raw`(${figure})[\s-](?:in|out[\s-]of)[\s-](${figure})`),
    saying: outOf
  },
  {
    kind: "number",
    pattern: alone(
      String.raw`every\s(third|fourth|fifth|tenth|second(?=\s(?:household|customer|rider|person|adult|child|visitor|bike|car|trip|home)))\s(?!day|week|month|year|hour|minute|time|night|of)\p{Ll}{3,}`
    ),
    saying: (part) => (part === "second" ? share(0.5) : partOf("one", part))
  },
  {
    kind: "number",
    pattern: alone(
      String.raw`(?:for\sthe\s)?(${Object.keys(englishOrdinals).slice(1, 20).join("|")})\s(?:anniversary|birthday|edition|(?<=for\sthe\s\p{Ll}+\s)(?:time|year)(?!\s(?:lucky|around)))`
    ),
    saying: (ordinal) => `any:${englishOrdinals[ordinal]}`
  },
  {
    kind: "number",
    pattern: alone(
      String.raw`(?<!\d\s?)(tens\sof\sthousands|hundreds\sof\sthousands|dozens|hundreds|thousands|millions|billions)(?!\sof\s(?:times|thanks|reasons|ways|things|miles))`
    ),
    saying: about
  },
  {
    kind: "number",
    pattern: alone(
      String.raw`(scores)(?=\sof\s(?:people|riders|customers|visitors|users|clients|families|shops|bikes))`
    ),
    saying: about
  }
]

const ranks: ReadonlyArray<WordedPattern> = [
  {
    kind: "superlative",
    pattern: alone(String.raw`market[\s-]lead(?:er|ers|ing)|(?:industry|class|category|sector)-leading`),
    saying: always("rank:market")
  },
  {
    kind: "superlative",
    pattern: ofRank(
      String.raw`number[\s-](?:one|1)|no\.?\s?1|nr\.?\s?1|#\s?1|№\s?1|(?:ranked|rated|voted|placed)\s(?:first|1st|top)|first\splace|top[\s-](?:rated|ranked)`
    ),
    saying: always("rank:first")
  },
  {
    kind: "superlative",
    pattern: alone(String.raw`(?:world|globe)(?:['’]s|-)\s?leading|global\sleaders?|leading\sworldwide`),
    saying: always("rank:world")
  },
  {
    kind: "superlative",
    pattern: alone(
      String.raw`(?:(?<=\p{L}['’]s\s)|(?:the|one\sof\sthe)\s)leading\s(?!role|edge|actor|actress|lady|man|up|question|group|rider|article)\p{Ll}+`
    ),
    saying: always("rank:leading")
  },
  {
    kind: "superlative",
    pattern: alone(
      String.raw`un(?:matched|beatable|beaten|rivall?ed|paralleled|surpassed|equall?ed|precedented|challenged)|second\sto\snone|best-in-class|peerless|(?:without|has\sno)\s(?:equal|rival)`
    ),
    saying: always("rank:unmatched")
  },
  {
    kind: "superlative",
    pattern: alone(
      String.raw`(?<=(?:world|country|nation|city|town|region|industry|Europe|Britain|England|Scotland|Germany|America|UK)['’]s\s)(?:first|only)`
    )
  },
  { kind: "superlative", pattern: alone(String.raw`(?:(?<=\p{L}['’]s\s)|our\s|their\s|its\s)most\s\p{Ll}+`) }
]
