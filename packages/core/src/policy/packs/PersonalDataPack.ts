/**
 * Built-in pack: no data of persons and no secrets in posts.
 *
 * @since 0.1.0
 */
import type { LocalizedMessage, Severity } from "../PolicyFinding.ts"
import { type PersonalDataKind, RuleId } from "../Rule.ts"
import { RulePack, RulePackId } from "../RulePack.ts"

const gdpr = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
const metaPrivacy =
  "https://transparency.meta.com/policies/community-standards/privacy-violations-image-privacy-rights/"
const pciDss = "https://www.pcisecuritystandards.org/standards/pci-dss/"
const gitHubPatterns =
  "https://docs.github.com/en/code-security/reference/secret-security/supported-secret-scanning-patterns"

const rule = (
  name: string,
  severity: Severity,
  source: string,
  tier: "official" | "reported",
  title: LocalizedMessage,
  kind: PersonalDataKind
) => ({
  kind: "personal-data" as const,
  id: RuleId.make(`personal-data/${name}`),
  version: 1,
  severity,
  title,
  source,
  dateChecked: "2026-11-21",
  tier,
  data: [kind] as const
})

/**
 * What harms when it is read by anybody blocks. What a brand may well want to publish, such as the number of its own
 * office, waits for a person until it stands in the rule's `allowed`.
 */
export const personalDataPack = new RulePack({
  schemaVersion: "1",
  id: RulePackId.make("personal-data"),
  version: 1,
  title: { en: "Personal data and secrets", de: "Persönliche Daten und Geheimnisse" },
  sources: [
    { name: "General Data Protection Regulation, article 5", url: gdpr },
    { name: "PCI DSS, requirement 3.4", url: pciDss },
    { name: "Meta, privacy violations", url: metaPrivacy },
    { name: "GitHub, supported secret scanning patterns", url: gitHubPatterns },
    { name: "libphonenumber-js", url: "https://gitlab.com/catamphetamine/libphonenumber-js", license: "MIT" }
  ],
  rules: [
    rule(
      "secret",
      "block",
      gitHubPatterns,
      "reported",
      { en: "Keys and passwords", de: "Schlüssel und Passwörter" },
      "secret"
    ),
    rule("payment-card", "block", pciDss, "reported", { en: "Payment cards", de: "Zahlungskarten" }, "payment-card"),
    rule(
      "national-id",
      "block",
      metaPrivacy,
      "official",
      { en: "Numbers of states for people", de: "Staatliche Personennummern" },
      "national-id"
    ),
    rule("iban", "quarantine", gdpr, "reported", { en: "Bank accounts", de: "Bankverbindungen" }, "iban"),
    rule("email", "quarantine", gdpr, "reported", { en: "Mail addresses", de: "Mailadressen" }, "email"),
    rule("phone", "quarantine", gdpr, "reported", { en: "Phone numbers", de: "Telefonnummern" }, "phone"),
    rule(
      "labelled",
      "quarantine",
      gdpr,
      "reported",
      { en: "Numbers behind a label", de: "Nummern hinter einer Bezeichnung" },
      "labelled"
    )
  ]
})
