import { primarySubtag } from "../../../text/Language.ts"
import { type Finding } from "../../../knowledge/Finding.ts"
import { type Unit } from "./units.ts"

/** Whether a text can begin with a later sentence: it points at nothing that was said before it. */
export const begins = ({ finding, index, opens, text }: Unit): boolean =>
  opens && (index === 0 || !leansOn[languageOf(finding)].some((pattern) => pattern.test(text)))

/** Whether a finding is told in the order of time: what it says happened, is announced, or is done step by step. */
export const isInOrder = (finding: Finding, units: ReadonlyArray<Unit>): boolean =>
  finding.kind === "story" ||
  finding.kind === "how-to" ||
  finding.expiresOn !== undefined ||
  units.filter(({ text }) => tellsPast[languageOf(finding)](text)).length > 1

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const languageOf = ({ language }: Finding): "de" | "en" => (primarySubtag(language) === "de" ? "de" : "en")

// Words of a sentence that otherwise stands alone: they name an earlier thing, an earlier time, or a share of what was
// said.
const leansOn: Readonly<Record<"de" | "en", ReadonlyArray<RegExp>>> = {
  en: [
    /(?<!\p{L})(?:(?:for|of|in|on|at|with|from|by) (?:exactly )?(?:that|this|those|these)|the same|the others?|the rest|an? (?:extra|additional|further|second)|another|therefore|both|instead|later|afterwards|meanwhile)(?!\p{L})/iu,
    /^(?:by|on the) (?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\p{L})/iu,
    /^(?:[\p{L}’'-]+ ){1,3}had (?:not |never |already )?(?:been|\p{L}+ed)(?!\p{L})/iu,
    /(?<!\p{L})(?:a (?:quarter|third|fifth|tenth|half)|half|(?:two|three) (?:thirds|quarters|fifths)|the majority|a minority)[.;!]?$/iu
  ],
  de: [
    /(?<!\p{L})(?:die(?:s|se|ser|ses|sem|sen)|jene[rsmn]?|(?:der|die|das|dem|den|am|im|zum|vom) ?selben?|solche[rsmn]?|eine[rnms]? (?:weitere|zusätzliche|zweite)[rnms]?|ebenfalls|beiden?|dabei|dafür|dadurch|damit|danach|davon|dazu|deshalb|trotzdem|später|anschließend|inzwischen)(?!\p{L})/iu,
    /^(?:bis|am) (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag) (?!und|bis)/iu,
    /^(?:[\p{L}-]+ ){1,3}hatten? .*(?:gehofft|erwartet|gerechnet|geplant|befürchtet)[.!]?$/iu,
    /(?<!\p{L})(?:ein (?:viertel|drittel|fünftel|zehntel)|(?:zwei|drei) (?:drittel|viertel)|die hälfte|die mehrheit)[.;!]?$/iu
  ]
}

const englishPast =
  /(?<!\p{L})(?:was|were|had|did|went|came|took|made|found|kept|rode|fell|gave|left|sold|bought|drove|got|became|began|ran|said|told|met|sent|lost|broke|wrote|brought|grew|stood|thought|asked|(?<!(?:is|are|be|being|been|has|have|get|gets|a|an|the|as|every|each|and|or|of|with|for|our|your|their|its) )\p{L}{2,}(?<!e)ed)(?!\p{L})/iu

const germanPast =
  /(?<!\p{L})(?:war|waren|hatten?|wurden?|kam|kamen|ging|gingen|fand|fanden|lag|lagen|blieb|blieben|fiel|fielen|stand|standen|gab|gaben|sah|sahen|nahm|nahmen|riss|rissen|brach|trat|traf|lief|liefen|hielt|hielten|ließ|ließen|stieg|stiegen|sank|sanken|begann|schrieb|rief|bat|sprach|verlor|zog|schloss|bekam|erschien|verschwand|(?!heute|bitte|ersten?|letzten?|nächsten?|zweiten|meisten?|sollten?|könnten?|möchten?|müssten?|dürften?|hätten?|weiten?|breiten?|guten?)\p{Ll}{3,}ten?(?! \p{Lu}))(?!\p{L})/u

const tellsPast: Readonly<Record<"de" | "en", (text: string) => boolean>> = {
  en: (text) => englishPast.test(text),
  de: (text) => germanPast.test(text) || /(?<!\p{L})(?:hat|haben) .*(?:t|en)[.!]$/u.test(text)
}
