import { type ComplianceTopic, type ConcernSeverity } from "../../../policy/ComplianceReview.ts"
import { type FloorLanguage } from "../../../text/Language.ts"

/** What a reason says of a concern; the words are in `reasons.ts`. */
export type ConcernKind =
  | "guarantee"
  | "guaranteed-money"
  | "guaranteed-health"
  | "scarcity"
  | "pressure"
  | "health-promise"
  | "comparison"
  | "endorsement"
  | "private-person"

/** A way to say something that somebody should look at. */
export interface Pattern {
  readonly kind: ConcernKind
  readonly topic: ComplianceTopic
  readonly severity: ConcernSeverity
  readonly pattern: RegExp
  /** Where the sentence holds this too, nothing is said against it. */
  readonly except?: RegExp
  /** Whether the same said in the material settles it. */
  readonly isSettledByEvidence: boolean
}

const letter = String.raw`(?<!\p{L})`
const end = String.raw`(?!\p{L})`
const word = (source: string): RegExp => new RegExp(`${letter}(?:${source})${end}`, "iu")

const guarantee = (pattern: RegExp, except?: RegExp): Pattern => ({
  kind: "guarantee",
  topic: "guarantee",
  severity: "quarantine",
  pattern,
  isSettledByEvidence: true,
  ...(except === undefined ? {} : { except })
})

const urgency = (kind: "scarcity" | "pressure", pattern: RegExp): Pattern => ({
  kind,
  topic: "misleading-claim",
  severity: kind === "scarcity" ? "quarantine" : "warn",
  pattern,
  isSettledByEvidence: true
})

const health = (pattern: RegExp): Pattern => ({
  kind: "health-promise",
  topic: "health",
  severity: "quarantine",
  pattern,
  isSettledByEvidence: false
})

const anyCount = String.raw`(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|a few|a handful(?: of)?)`
const bodyPart = String.raw`(?:skin|weight|body|wrinkles?|hair|acne|belly|waist|face|teeth|figure)`
const illness = String.raw`(?:pains?|arthritis|diabetes|cancer|depression|anxiety|diseases?|migraines?|acne|insomnia|asthma|allerg(?:y|ies)|dementia)`
const jede = String.raw`(?:\d{1,4}|ein(?:e[nrms]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|wenige|ein paar)`
const koerper = String.raw`(?:Haut|Gewicht|Figur|Falten|Haar\p{L}*|Akne|Bauch\p{L}*|Gesicht|Zähne|Körper\p{L}*|Taille)`
const leiden = String.raw`(?:\p{L}*schmerz\p{L}*|Arthrose|Diabetes|Krebs|Depression\p{L}*|Angst\p{L}*|Migräne|Akne|Asthma|Allergi\p{L}*|Schlafstörung\p{L}*|Krankheit\p{L}*)`

// For how long a maker stands for a thing is a fact of the product, and no promise of what comes out.
const term: Readonly<Record<FloorLanguage, RegExp>> = {
  en: word(
    String.raw`for (?:at least |up to )?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|life)(?:[- ](?:full )?(?:years?|months?|days?))?|(?:\d{1,3}|one|two|three|four|five|ten|twelve|fifteen|twenty)[- ]years?`
  ),
  de: word(String.raw`${jede} (?:volle )?(?:Jahre?n?|Monate?n?)(?: lang)?`)
}
// A weight or a time of a thing, but no sum and no share.
const size = String.raw`\d(?![\d.,]* ?(?:Euro|EUR|€|Prozent|%))`

/** By language: promises, urgency and stories of bodies. What a pattern holds is quoted, so it is kept short. */
export const patterns: Readonly<Record<FloorLanguage, ReadonlyArray<Pattern>>> = {
  en: [
    guarantee(
      /(?<![\p{L}-])guaranteed(?![\p{L}-])(?! (?:by (?:\d|law|noon|midnight|tomorrow|\p{L}+day|the (?:maker|manufacturer))|until|for (?:at least )?\d|minimum|hours|delivery|stay|rate)(?!\p{L}))/iu
    ),
    guarantee(
      word(
        String.raw`(?:we|I|they|can|will) (?:can |will |even |fully |personally )?guarantee(?:(?: that| you| your| results?| success| savings?| satisfaction| an?| no)(?!\p{L})|(?=:))`
      ),
      term.en
    ),
    guarantee(
      word("guarantees (?:that|you|your|results?|success|savings?|satisfaction)(?! (?:comes?|covers?|runs?|lasts?))"),
      term.en
    ),
    guarantee(
      word(
        String.raw`(?:our|the|my|a) (?:\p{L}+ )?guarantee (?:that (?:you|your|it|we|they|every\p{L}*|no(?:body|thing)?)|of (?:success|results?|savings?|satisfaction|profits?|returns?))|(?:results?|success|savings?|satisfaction) guarantees?`
      )
    ),
    guarantee(/(?<!\p{L})our guarantee(?=: )/iu, term.en),
    guarantee(word(String.raw`(?:we|I) (?:can )?promise (?:that )?you(?:['’]ll|r)?(?! (?:nothing|no))`)),
    guarantee(
      /(?<!\p{L})(?:(?:100 ?%|completely|totally|absolutely|entirely) )?risk[- ]free(?!\p{L})/iu,
      /(?:try|test|order|shop|buy|start|return)(?: \p{L}+){0,2} risk[- ]free|risk[- ]free (?:trial|return|for \d|\d)|\d+[- ]days?(?:’|')? risk[- ]free/iu
    ),
    guarantee(
      word("(?:at|with) (?:absolutely )?(?:no|zero) risk(?! of)|zero risk|without (?:any|the slightest) risk(?! of)")
    ),
    guarantee(word(String.raw`(?:100|a hundred) ?(?:%|per ?cent) (?:safe|secure|effective|painless|satisfaction)`)),
    urgency(
      "scarcity",
      word(
        String.raw`only ${anyCount} (?:\p{L}+ )?(?:(?:are|is) )?(?:left|remaining)|(?:almost|nearly) (?:sold out|gone)|selling (?:out )?fast|while (?:stocks?|supplies) lasts?|only a few (?:left|remaining)`
      )
    ),
    urgency(
      "pressure",
      word(
        String.raw`last chance|today only|only today|ends (?:today|tonight|at midnight)|(?:act|order|buy|book) now(?= (?:or|before))|before it(?:['’]s| is) too late|don['’]t miss out`
      )
    ),
    urgency("pressure", /^[“"]?hurry(?: up)?(?=[,!. ])/iu),
    health(
      new RegExp(
        String.raw`${letter}(?:lose|loses|lost|shed|sheds|drop|dropped) (?:up to |over |about |around )?(?:\d[\d.,]{0,8}|\p{L}{1,20}) ?(?:kg|kilos?|pounds?|lbs?|stone|inches|dress sizes?)${end}[^.!?]{0,40}?${letter}(?:in|within)${end}[^.!?]{0,20}?(?:days?|weeks?|months?)`,
        "iu"
      )
    ),
    health(new RegExp(String.raw`${letter}before[- ]and[- ]after${end}(?=[^.!?]*${letter}${bodyPart}${end})`, "iu")),
    health(new RegExp(String.raw`${letter}${bodyPart}${end}[^.!?]{0,60}${letter}before[- ]and[- ]after${end}`, "iu")),
    health(
      new RegExp(
        String.raw`${letter}(?:cures?|heals?|reverses?|eliminates?|gets? rid of) (?:\p{L}+ ){0,3}${illness}${end}`,
        "iu"
      )
    ),
    health(
      word(String.raw`pain[- ]free (?:in|within|after) (?:just |only )?(?:\d+|\p{L}+) (?:minutes|hours|days|weeks)`)
    )
  ],
  de: [
    guarantee(
      new RegExp(
        String.raw`(?<![\p{L}-])garantiert(?:e[nrms]?)?(?!\p{L})(?! (?:nicht|keine?[nrs]?|für ${jede}|bis|durch|von|mindestens|bei (?:Kauf|Bestellung|\d)|(?:der|die|das) Hersteller)(?!\p{L})| ${size})`,
        "iu"
      )
    ),
    guarantee(
      word(String.raw`(?:wir garantieren|ich garantiere|garantieren wir)(?! (?:nicht|keine?[nrs]?|(?:für )?${size}))`),
      term.de
    ),
    guarantee(
      word(
        String.raw`(?:die|eine|unsere|meine) Garantie(?: dafür)?, dass|Garantie (?:für|auf) (?:(?:Ihren?|deinen?|euren|den|mehr) )?(?:Erfolg|Ersparnis\p{L}*|Einsparung\p{L}*|Ertrag|Erträge|Ergebnis\p{L}*|Zufriedenheit)|(?:Erfolgs|Ergebnis|Ertrags|Gewinn|Spar|Zufriedenheits)garantien?`
      ),
      word("gibt (?:es|\\p{L}+ niemand|niemand)")
    ),
    guarantee(
      word(String.raw`(?:wir|ich) verspreche[n]?(?: (?:Ihnen|dir|euch))?(?:, dass|: Sie|: du|: ihr)(?! nicht)`)
    ),
    guarantee(
      word(String.raw`risiko(?:frei|los)(?:e[nrms]?)?`),
      /risiko(?:frei|los) (?:test|ausprob|probier|bestell|zurück|umtausch|anprob|Probe|künd|kennen)|(?:Tage|Wochen?|Monate?)(?: lang)? risiko(?:frei|los)/iu
    ),
    guarantee(
      word(
        String.raw`(?:völlig |ganz |absolut |komplett )?ohne (?:jedes |jegliches |das geringste )?Risiko(?! (?:von|für|durch))|keinerlei Risiko(?! ein)`
      )
    ),
    guarantee(word(String.raw`(?:100 ?(?:%|Prozent)|hundertprozentig) (?:sicher|wirksam|schmerzfrei|zufrieden)`)),
    urgency(
      "scarcity",
      word(
        String.raw`nur noch ${jede} (?:\p{L}+ )?(?:Plätze?|Stück|Exemplare?|Termine?|frei|übrig|verfügbar|vorrätig|auf Lager)|(?:fast|beinahe) (?:ausverkauft|vergriffen|ausgebucht)|solange (?:der )?Vorrat reicht`
      )
    ),
    urgency(
      "pressure",
      word(
        String.raw`letzte (?:Chance|Gelegenheit)|nur (?:noch )?heute|(?:endet|enden) (?:heute|morgen|um Mitternacht)|jetzt zugreifen|greifen Sie jetzt zu|schnell sein lohnt|bevor es zu spät ist`
      )
    ),
    health(
      new RegExp(
        String.raw`${letter}(?:\d[\d.,]{0,8}|\p{L}{1,20}) ?(?:kg|Kilo(?:gramm)?|Pfund)${end}[^.!?]{0,40}?${letter}(?:in|binnen|innerhalb)${end}[^.!?]{0,25}?(?:Tag|Woche|Monat)\p{L}*[^.!?]{0,20}?${letter}(?:abnehmen|abgenommen|verlieren|verloren|leichter|weniger)${end}`,
        "iu"
      )
    ),
    health(
      new RegExp(
        String.raw`${letter}in (?:nur )?(?:\d+|\p{L}+) (?:Tag|Woche|Monat)\p{L}* (?:\p{L}+ ){0,2}(?:\d[\d.,]{0,8}|\p{L}{1,20}) ?(?:kg|Kilo(?:gramm)?|Pfund) (?:\p{L}+ ){0,2}(?:abnehmen|abgenommen|verlieren|verloren|leichter)${end}`,
        "iu"
      )
    ),
    health(new RegExp(String.raw`${letter}vorher[- /–]+nachher${end}(?=[^.!?]*${letter}${koerper}${end})`, "iu")),
    health(new RegExp(String.raw`${letter}${koerper}${end}[^.!?]{0,60}${letter}vorher[- /–]+nachher${end}`, "iu")),
    health(
      new RegExp(String.raw`${letter}(?:heilt|heilen|kuriert|beseitigt|besiegt) (?:\p{L}+ ){0,3}${leiden}${end}`, "iu")
    ),
    health(
      word(
        String.raw`schmerzfrei (?:in|nach|binnen) (?:nur |wenigen )?(?:\d+ |\p{L}+ )?(?:Minuten|Stunden|Tagen|Wochen)`
      )
    )
  ]
}

/** Words that make a guarantee one of money or of health, which no material settles. */
export const gravity: Readonly<Record<"money" | "health", RegExp>> = {
  money:
    /(?<!\p{L})(?:returns?|profits?|yields?|interest|invest(?:ment|ments|ing|or|ors)?|income|dividends?|Rendite\p{L}*|Gewinne?n?|Zins(?:en|erträge)?|Erträge?n?|Geldanlage\p{L}*|Dividende\p{L}*|Amortisation|Einkommen)(?!\p{L})/iu,
  health: new RegExp(
    String.raw`${letter}(?:${illness}|weight loss|healing|${leiden}|Abnehmen|Heilung)${end}|${letter}(?:painless|pain[- ]free|schmerzfrei)${end}`,
    "iu"
  )
}

/** Words right before a promise that take it back, and questions, which promise nothing. */
export const takesBack =
  /(?<!\p{L})(?:not|no|never|nothing|nobody|none|cannot|\p{L}+n['’]t|without|neither|nor|hardly|kein\p{L}*|nicht|nie|niemals|nichts|niemand\p{L}*|weder|kaum)(?:[^\p{L}\p{N}.!?]+[\p{L}\p{N}'’-]+){0,5}[^\p{L}\p{N}.!?]*$/iu

/** A comparison, where a competitor is named beside it. */
export const compares: Readonly<Record<FloorLanguage, RegExp>> = {
  en: word(
    String.raw`than|unlike|compared (?:to|with)|versus|vs\.?|beats?|outperforms?|better|cheaper|faster|safer|worse|slower|more expensive|switch(?:ed|ing)? from|instead of`
  ),
  de: word(
    String.raw`als|anders als|im Gegensatz|im Vergleich|verglichen|besser\p{L}*|günstiger\p{L}*|billiger\p{L}*|schneller\p{L}*|sicherer|schlechter\p{L}*|langsamer\p{L}*|teurer\p{L}*|statt|gegenüber|schlägt|gewechselt`
  )
}

/** Praise as a customer gives it. */
export const endorses: Readonly<Record<FloorLanguage, RegExp>> = {
  en: word(
    String.raw`(?:I|we) (?:absolutely |really |just )?(?:love|swear by|recommend|adore)|(?:I|we) can(?:['’]t|not) (?:live without|stop using)|my (?:new |absolute |all-time )?(?:favou?rites?|go-to|holy grail)|highly recommend(?:ed)?`
  ),
  de: word(
    String.raw`(?:ich|wir) (?:liebe|lieben|empfehle|empfehlen|schwöre|schwören)|mein\p{L}* (?:neue[rsn]? |absolute[rsn]? )?(?:Liebling\p{L}*|Favorit\p{L}*|Geheimtipp)|kann ich (?:\p{L}+ ){0,3}(?:weiter)?empfehlen`
  )
}

/** What is told of nobody who has not agreed to it: illness, debt, family, belief, court. */
export const sensitive: Readonly<Record<FloorLanguage, RegExp>> = {
  en: word(
    String.raw`(?:was|is|has been|got) (?:diagnosed|divorced|widowed|bankrupt|arrested|convicted|pregnant|homeless|unemployed|addicted)|(?:her|his|their) (?:divorce|diagnosis|cancer|depression|pregnancy|miscarriage|debts?|bankruptcy|addiction|disability|illness|religion|salary)|suffer(?:s|ed|ing) from|lost (?:her|his|their) (?:job|home|baby|husband|wife|child)`
  ),
  de: word(
    String.raw`leidet|litt|erkrankte?|ist (?:schwanger|arbeitslos|insolvent|geschieden|verwitwet|obdachlos|vorbestraft)|wurde (?:entlassen|verhaftet|verurteilt|geschieden)|verlor (?:ihren?|seinen?|sein|ihr) (?:Job|Arbeit|Stelle|Wohnung|Kind|Mann|Frau)|(?:ihre[rn]?|seine[rn]?|ihr|sein) (?:Scheidung|Diagnose|Krebs\p{L}*|Depression\p{L}*|Schwangerschaft|Fehlgeburt|Schulden|Insolvenz|Sucht|Behinderung|Krankheit|Religion|Gehalt)`
  )
}
