import { type FloorLanguage } from "../../../text/Language.ts"

/** Small lists: they find what says so plainly, and are read in both languages, since comments mix them. */
const anyOf = (list: string, flags = "iu"): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.replaceAll(/\s*\n\s*/g, "")})(?![\\p{L}\\p{N}])`, flags)

/** Somebody may be hurt, or many may be concerned. */
export const crisis: ReadonlyArray<RegExp> = [
  anyOf(`injur(?:y|ies|ed)|(?:got|was|were|been|badly|seriously) hurt|(?:in|to) (?:the )?hospital|ambulance|emergency room|
    (?<!by )accident|caught fire|burst into flames|exploded|explosion|electric shock|electrocuted|poison(?:ed|ing)|
    (?:got|became|fell) (?:\\p{L}+ )?(?:ill|sick)(?! of)|(?:is|was|are|were|been|feel|felt) (?:\\p{L}+ )?(?:ill|sick) (?:from|after|because of)|
    (?:made|makes) (?:\\p{L}+ ){1,4}(?:ill|sick)|vomit(?:ed|ing)|(?:threw|throwing) up|
    allergic reaction|anaphyla\\p{L}+|chok(?:ed|ing) on|burn(?:t|ed) (?:my|his|her|our|their)|
    (?:has|have|had|almost|nearly) died|died (?:after|from|because|in)|killed (?:my|our|his|her|a|two|three)|
    suicid\\p{L}+|kill myself|end my life|want to die|self-?harm|hurt myself|
    data breach|data leak|(?:been|was|got) hacked|product recall|brakes? (?:failed|gave out)|life[- ]threatening`),
  anyOf(`verletz(?:t|te|ten|ung|ungen)|unf(?:all|älle|ällen)|(?:im|ins|in das) krankenhaus|notaufnahme|rettungswagen|notarzt|
    (?:in brand|feuer gefangen|fing feuer|hat gebrannt|abgebrannt)|explodiert|explosion|stromschlag|(?:lebensmittel)?vergift(?:et|ung)|
    krank geworden|(?:wurden?|wird|werden|sind|ist) (?:\\p{L}+ ){0,4}krank|krank gemacht|(?:macht|machte|machten) (?:\\p{L}+ ){1,3}krank|erkrankt|
    (?:muss|musste|müssen|mussten) (?:\\p{L}+ ){0,4}(?:sich|mich|uns) übergeben|(?:sich|mich|uns) (?:\\p{L}+ ){0,3}übergeben (?:muss|müssen)|erbrochen|
    allergische reaktion|erstick(?:t|en) (?:an)?|verbrannt|gestorben|ums leben|lebensgefahr|lebensgefährlich|
    suizid\\p{L}*|selbstmord|(?:mich|mir) (?:umbringen|das leben nehmen)|nicht mehr leben|
    datenleck|gehackt(?: worden)?|rückrufaktion|bremsen? (?:versagt\\p{L}*|ausgefallen)`)
]

/** Lawyers, courts, authorities. */
export const legal: ReadonlyArray<RegExp> = [
  anyOf(`(?:my |our |a )?(?:lawyers?|attorneys?|solicitors?)|lawsuit|legal (?:action|steps|proceedings)|suing|
    (?:will|gonna|going to|could|should|to) sue|take you to court|in court|small claims|cease and desist|
    (?:trademark|copyright|patent) (?:infringement|violation|law)|infring(?:e|es|ing) (?:on )?(?:my|our)|defamation|libel|
    trading standards|consumer protection|data protection (?:authority|officer)|gdpr|regulator|ombudsman`),
  anyOf(`(?:rechts)?anw[aä]lt(?:e|in|en|innen)?|verklag(?:e|en|t)|klage (?:einreichen|erheben)|vor gericht|gerichtlich\\p{L}*|
    rechtliche schritte|rechtsweg|abmahn(?:en|ung|ungen)|anzeige erstatten|(?:zeige|zeigen) (?:sie|euch|dich|das) an|
    dsgvo|datenschutzbeh\\p{L}+|datenschutzbeauftragte\\p{L}*|verbraucherzentrale|verbraucherschutz|
    (?:urheber|marken|patent)recht\\p{L}*|schadens?ersatz|unterlassung\\p{L}*|verleumdung|rufschädigung|ordnungsamt`)
]

/** Somebody who reports. */
export const press: ReadonlyArray<RegExp> = [
  anyOf(`journalists?|(?:tv |news )?reporters?|newsroom|press (?:inquiry|enquiry|request|office|contact|team)|
    (?:writing|working on) (?:an? )?(?:article|story|piece|report) (?:about|on)|request for comment|
    (?:for|with) an interview|official statement|(?:for|give us) a statement|statement from you|media (?:inquiry|enquiry|request)`),
  anyOf(`journalist(?:in|en|innen)?|reporter(?:in|innen)?|redaktion|redakteur(?:in|e|innen)?|presseanfrage|pressestelle|
    pressekontakt|medienanfrage|für (?:einen|unseren) (?:artikel|beitrag|bericht) über|recherche (?:zu|über)|
    (?:um|für) (?:eine )?stellungnahme|(?:um|für) ein interview|interviewanfrage`)
]

/** Data of a person that no detector of values knows, and what people may ask about their data. */
export const personal: ReadonlyArray<RegExp> = [
  anyOf(`(?:delete|erase|remove) (?:all )?(?:of )?my (?:personal )?(?:data|account)|(?:what|which) data (?:do|have) you|my personal data|
    order (?:number|no\\.?|id|#)(?: is)? ?:? ?#?[\\p{L}]{0,4}-?\\d[\\d-]{2,}|booking (?:number|reference|code)(?: is)? ?:? ?[\\p{L}\\d-]*\\d[\\p{L}\\d-]*`),
  anyOf(`\\d{1,4}[a-z]? (?:\\p{Lu}\\p{L}+ ){1,3}(?:Street|Road|Avenue|Lane|Drive|Close|Crescent|Court|St|Rd|Ave)`, "u"),
  anyOf(`(?:meine|alle) (?:personenbezogenen )?daten (?:zu )?löschen|lösch(?:t|en sie)? (?:bitte )?meine(?:n|r)? (?:daten|account|konto)|
    welche daten (?:habt|haben|speichert)|meine personenbezogenen daten|
    (?:bestell|auftrags|buchungs|rechnungs|vorgangs)(?:nummer|nr\\.?) ?(?:lautet|ist)? ?:? ?#?[\\p{L}\\d-]*\\d[\\p{L}\\d-]*|
    \\p{L}+(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|ufer) \\d{1,4}[a-z]?`)
]

/** Offers and lures. */
export const spam: ReadonlyArray<RegExp> = [
  anyOf(`(?:check|visit|see) (?:out )?my (?:page|profile|bio|channel|account)|(?:dm|message|text) (?:me|us) (?:to|for|on|now)|
    (?:earn|make|made) (?:\\$|€|£)? ?\\d[\\d.,]* ?(?:\\$|€|£|k|usd|dollars|euros?)?.{0,20}(?:day|week|month|hour|online|home)|
    (?:crypto|bitcoin|forex)(?: (?:trading|investment|invest|signals?|expert|manager))?|binary options|
    (?:free|buy|cheap|more|real) (?:followers|likes|subscribers)|promote (?:it|this|your post) (?:on|at)|
    passive income|financial freedom|work from home|onlyfans|sugar daddy|loan offer|click (?:here|the link|my link)|
    link in my bio|whatsapp(?: me)? ?(?:on|at|:)? ?\\+?\\d+`),
  anyOf(`(?:schau(?:t)?|seht) (?:mal )?(?:auf|bei) (?:meine[mrn]?|mir) (?:profil|seite|kanal|vorbei)?|
    (?:verdiene|verdient|verdienen sie) (?:bis zu )?\\d[\\d.,]* ?(?:€|euro).{0,20}(?:tag|woche|monat|stunde|zuhause)|
    (?:kostenlose|mehr|günstige|echte) (?:follower|likes|abonnenten)|passives einkommen|finanzielle freiheit|
    von zu ?hause (?:aus )?geld verdienen|schreib(?:t)? mir (?:auf|per) (?:whatsapp|telegram)|klick(?:t)? (?:hier|auf den link)`)
]

/** Something went wrong. */
export const complaint: ReadonlyArray<RegExp> = [
  anyOf(`broken|broke|(?:does|do|did|is|are|was)(?:n['’]t| not) (?:work|working|fit|arrive|turn on|start|delivered)|not working|stopped working|
    never (?:arrived|came|received|got|again|answered|replied)|still (?:waiting|no (?:answer|reply|delivery|refund))|
    disappoint(?:ed|ing|ment)|terrible|awful|horrible|worst|useless|faulty|defective|unacceptable|ridiculous|
    refund|money back|rip-?off|scam(?:med)?|fraud|overpriced|rude|misleading|false advertising|lied to|
    complain(?:t|ts|ing)?|annoy(?:ed|ing)|angry|fed up|poor (?:quality|service)|(?<!my )bad|waste of money|
    garbage|trash|joke of a|shame on you|unreliable|(?:yet )?another (?:ad|advert|commercial)|clickbait|hate (?:it|this|these|that|them)`),
  anyOf(`kaputt\\p{L}*|defekt\\p{L}*|(?:funktioniert|geht|klappt|passt|läuft|hält|lädt) (?:(?:leider|überhaupt|immer noch|gar) )*nicht|
    nicht (?:angekommen|geliefert|funktioniert|geantwortet)|warte (?:immer noch|noch immer|seit|schon)|keine (?:antwort|rückmeldung|lieferung)|
    enttäusch\\p{L}*|schlecht(?:e[rnms]?|er|este[rnms]?)?|furchtbar\\p{L}*|schrecklich\\p{L}*|miserabel|miserable[rnms]?|frechheit|
    unverschämt\\p{L}*|geld zurück|rückerstattung|erstattung|abzocke|betrug|betrüger|lüge[n]?|unfreundlich\\p{L}*|
    reklam\\p{L}+|beschwer\\p{L}+|nie wieder|nervt|ärger\\p{L}*|mangelhaft\\p{L}*|überteuert|zu teuer|unbrauchbar|schrott|müll|
    zumutung|peinlich|(?:schon wieder|noch) (?:eine )?werbung|katastrophe|reinfall|hasse`)
]

/** Somebody is glad. */
export const praise: ReadonlyArray<RegExp> = [
  anyOf(`love(?:d|s|ly)?|great|awesome|amazing|beautiful|fantastic|thanks?(?: you)?|thx|well done|perfect|best|brilliant|excellent|
    cool|nice|wonderful|good (?:job|work|idea|stuff|news|one|read)|inspiring|gorgeous|superb|delicious|happy with|recommend|
    congrat(?:s|ulations)|bravo|impress(?:ed|ive)|helpful`),
  anyOf(`toll(?:e[rnms]?)?|super|klasse|großartig\\p{L}*|wunderbar\\p{L}*|wunderschön\\p{L}*|liebe (?:es|das|die|den|dieses|diese|eure|euch|ihre)|
    danke\\p{L}*|schön(?:e[rnms]?)?|genial\\p{L}*|perfekt\\p{L}*|spitze|mega|cool|prima|begeister\\p{L}*|fantastisch\\p{L}*|
    hervorragend\\p{L}*|ausgezeichnet\\p{L}*|gute (?:arbeit|idee|sache)|gut gemacht|empfehl\\p{L}*|glückwunsch|bravo|hilfreich\\p{L}*|lecker`),
  /[❤♥👍👏🙌🔥😍🥰💚💛💙💯🤩⭐🎉🙏]/u
]

/** Turns the word behind it round: `not great`. */
export const negation =
  /(?<![\p{L}\p{N}])(?:not|no|never|hardly|isn['’]t|wasn['’]t|aren['’]t|don['’]t|doesn['’]t|didn['’]t|nicht|kein\p{L}*|nie|niemals|kaum)(?:\s+\p{L}+){0,2}\s+$/iu

/** Begins a question where no mark says so. */
export const interrogative: RegExp =
  /^(?:\P{L}*(?:hi|hey|hello|hallo|moin|servus)\P{L}+)?(?:how(?! (?:nice|lovely|great|beautiful|cool|cute|sweet))|what(?! an? )|when|where|why|who|which|does|do|did|is|are|can|could|will|would|wie(?! (?:schön|toll|süß|cool|nett))|was(?! für)|wann|wo|warum|wieso|weshalb|wer|welche\p{L}{0,2}|kann|können|könnt|gibt|habt|haben|ist|sind|passt|geht)(?![\p{L}\p{N}])/iu

/** A matter of somebody's own, which no source knows. */
export const ownMatter: ReadonlyArray<RegExp> = [
  anyOf(
    `(?:my|our) (?:order|delivery|parcel|package|shipment|account|invoice|booking|refund|appointment|password|subscription|contract|ticket|return|warranty|complaint|email|mail)`
  ),
  anyOf(
    `(?:mein|unser)(?:e|en|em|er|es)? (?:bestellung|lieferung|paket|sendung|konto|rechnung|buchung|termin|passwort|abo|vertrag|ticket|retoure|garantie|reklamation|mail|e-mail|anfrage|erstattung)`
  )
]

/** What only somebody who may decide can say: money back, dates, guarantees, what will be done. */
export const promises: Record<FloorLanguage, RegExp> = {
  en: anyOf(`refund\\p{L}*|money back|reimburs\\p{L}+|compensat\\p{L}+|guarantee\\p{L}*|warrant(?:y|ies|ed)|promise[ds]?|(?:free|new) replacement|
    replace (?:it|yours|your|the)|free of charge|for free|discount|voucher|coupon|gift card|make (?:it|this|that) right|
    we(?:['’]ll| will| shall|['’]re going to| are going to| are about to)|
    (?:today|tomorrow|tonight|soon|shortly|asap|right away|immediately|by (?:the end|next|this)|within (?:the|a|an|\\d|one|two|three|a few|\\p{L}+ (?:hours|days|weeks))|
    (?:next|this) (?:week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|in (?:a few|\\d+|one|two|three) (?:minutes|hours|days|weeks|months))`),
  de: anyOf(`(?:rück)?erstatt\\p{L}+|geld zurück|entschädig\\p{L}*|garantie\\p{L}*|gewährleist\\p{L}+|versprech\\p{L}+|versprochen|ersatz|ersetzen|
    kostenlos\\p{L}*|kostenfrei\\p{L}*|gratis|umsonst|rabatt\\p{L}*|gutschein\\p{L}*|wiedergutmach\\p{L}+|kulanz|
    wir (?:werden|melden|kümmern|schicken|senden|liefern|klären|prüfen|sorgen|rufen)|
    (?:heute|(?<!guten )morgen|übermorgen|bald|demnächst|umgehend|sofort|schnellstmöglich|in kürze|zeitnah)|bis (?:zum|ende|morgen|\\p{L}+tag)|
    innerhalb|binnen|(?:nächste|kommende|diese)[nrms]? (?:woche|monat|jahr|\\p{L}+tag)|in (?:wenigen|ein paar|\\d+|zwei|drei) (?:minuten|stunden|tagen|wochen|monaten)`)
}
