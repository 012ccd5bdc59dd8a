/**
 * The pages that the rules of topics rest on. `official` is a page whose own text was read, on `dateChecked` or in a
 * dated copy of that day; `reported` is one that others quote.
 */

/** A page with what is known of it. */
export interface RuleSource {
  readonly name: string
  readonly url: string
  readonly dateChecked: string
  readonly tier: "official" | "reported"
}

const official = (name: string, url: string, dateChecked: string): RuleSource => ({
  name,
  url,
  dateChecked,
  tier: "official"
})

const reported = (name: string, url: string): RuleSource => ({ name, url, dateChecked: "2026-11-21", tier: "reported" })

/** By what they rule. */
export const sources = {
  metaAds: official("Meta Advertising Standards", "https://transparency.meta.com/policies/ad-standards/", "2026-08-22"),
  metaGoods: official(
    "Meta Community Standards, Restricted Goods and Services",
    "https://transparency.meta.com/policies/community-standards/regulated-goods/",
    "2026-08-22"
  ),
  metaFraud: official(
    "Meta Community Standards, Fraud, Scams, and Deceptive Practices",
    "https://transparency.meta.com/policies/community-standards/fraud-deception/",
    "2026-08-22"
  ),
  metaSolicitation: official(
    "Meta Community Standards, Adult Sexual Solicitation",
    "https://transparency.meta.com/policies/community-standards/sexual-solicitation/",
    "2026-08-22"
  ),
  tiktokHealth: official(
    "TikTok Community Guidelines, Mental and Behavioral Health",
    "https://www.tiktok.com/community-guidelines/en/mental-behavioral-health/",
    "2026-08-22"
  ),
  tiktokIntegrity: official(
    "TikTok Community Guidelines, Integrity and Authenticity",
    "https://www.tiktok.com/community-guidelines/en/integrity-authenticity/",
    "2026-08-22"
  ),
  youtubeDanger: official(
    "YouTube Harmful or dangerous content policy",
    "https://support.google.com/youtube/answer/2801964",
    "2026-08-22"
  ),
  youtubeGoods: official(
    "YouTube Illegal or regulated goods or services policies",
    "https://support.google.com/youtube/answer/9229611",
    "2026-08-22"
  ),
  xAlcohol: official(
    "X Ads, Alcohol content",
    "https://business.x.com/en/help/ads-policies/ads-content-policies/alcohol-content.html",
    "2026-08-22"
  ),
  xAdult: official(
    "X Ads, Adult Sexual Content",
    "https://business.x.com/en/help/ads-policies/ads-content-policies/adult-or-sexual-products-and-services.html",
    "2026-08-22"
  ),
  xFinance: official(
    "X Ads, Financial products and services",
    "https://business.x.com/en/help/ads-policies/ads-content-policies/financial-services.html",
    "2026-08-22"
  ),
  xTobacco: official(
    "X Ads, Tobacco and Tobacco Accessories",
    "https://business.x.com/en/help/ads-policies/ads-content-policies/tobacco-and-tobacco-accessories.html",
    "2026-08-22"
  ),
  xWeapons: official(
    "X Ads, Weapons and weapon accessories",
    "https://business.x.com/en/help/ads-policies/ads-content-policies/weapons-and-weapon-accessories.html",
    "2026-08-22"
  ),
  linkedinAds: official("LinkedIn Advertising Policies", "https://www.linkedin.com/legal/ads-policy", "2026-08-22"),
  asaMedicines: official(
    "ASA and CAP, Healthcare: Prescription-only medicine (CAP Code, rule 12.12)",
    "https://www.asa.org.uk/advice-online/healthcare-prescription-only-medicine.html",
    "2026-11-21"
  ),
  electronicCigarettes: official(
    "UK Government on Article 20(5) of Directive 2014/40/EU",
    "https://www.gov.uk/government/publications/proposals-for-uk-law-on-the-advertising-of-e-cigarettes/publishing-20-may-not-yet-complete",
    "2026-11-21"
  ),
  politicalAdvertising: official(
    "European Commission on Regulation (EU) 2024/900",
    "https://commission.europa.eu/strategy-and-policy/policies/justice-and-fundamental-rights/democracy-eu-citizenship-anti-corruption/democracy-and-electoral-rights/transparency-and-targeting-political-advertising_en",
    "2026-11-21"
  ),
  medicinesAct: official(
    "Heilmittelwerbegesetz (HWG), § 3",
    "https://www.gesetze-im-internet.de/heilmwerbg/__3.html",
    "2022-02-13"
  ),
  unfairCompetitionAct: official(
    "Gesetz gegen den unlauteren Wettbewerb (UWG), Anhang, Nr. 28",
    "https://www.gesetze-im-internet.de/uwg_2004/anhang.html",
    "2022-01-28"
  ),
  healthClaims: reported(
    "Regulation (EC) No 1924/2006 on nutrition and health claims",
    "https://eur-lex.europa.eu/eli/reg/2006/1924/oj"
  ),
  gamblingTreaty: reported(
    "Glücksspielstaatsvertrag 2021, § 5; Gemeinsame Glücksspielbehörde der Länder",
    "https://www.gluecksspiel-behoerde.de/"
  ),
  fcaCrypto: reported(
    "FCA, PS23/6 Financial promotion rules for cryptoassets",
    "https://www.fca.org.uk/publications/policy-statements/ps23-6-financial-promotion-rules-cryptoassets"
  ),
  ftcWeightLoss: reported(
    "FTC, Gut Check: A Reference Guide for Media on Spotting False Weight Loss Claims",
    "https://www.ftc.gov/business-guidance/resources/gut-check-reference-guide-media-spotting-false-weight-loss-claims"
  ),
  ftcChildren: reported(
    "FTC, Complying with COPPA: Frequently Asked Questions",
    "https://www.ftc.gov/business-guidance/resources/complying-coppa-frequently-asked-questions"
  )
} as const satisfies Readonly<Record<string, RuleSource>>
