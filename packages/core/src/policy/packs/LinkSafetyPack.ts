/**
 * Built-in pack: readers are sent only to addresses that are what they seem.
 *
 * @since 0.1.0
 */
import type { LocalizedMessage, Severity } from "../PolicyFinding.ts"
import { type LinkHazard, RuleId } from "../Rule.ts"
import { RulePack, RulePackId } from "../RulePack.ts"

const xLinks = "https://help.x.com/en/safety-and-security/phishing-spam-and-malware-links"
const metaSpam = "https://transparency.meta.com/policies/community-standards/spam/"
const uris = "https://www.rfc-editor.org/rfc/rfc3986"
const unicodeSecurity = "https://www.unicode.org/reports/tr39/"
const chromiumNames = "https://chromium.googlesource.com/chromium/src/+/main/docs/idn.md"
const specialNames = "https://www.iana.org/assignments/special-use-domain-names/special-use-domain-names.xhtml"
const secureWeb = "https://blog.chromium.org/2018/02/a-secure-web-is-here-to-stay.html"

const rule = (
  name: string,
  severity: Severity,
  source: string,
  tier: "official" | "reported",
  title: LocalizedMessage,
  hazards: readonly [LinkHazard, ...ReadonlyArray<LinkHazard>]
) => ({
  kind: "links" as const,
  id: RuleId.make(`link-safety/${name}`),
  version: 1,
  severity,
  title,
  source,
  dateChecked: "2026-11-21",
  tier,
  hazards
})

/**
 * Everything that needs no list of the brand's own. A brand adds rules with its hosts: for `look-alike` those that
 * others imitate, for `blocked-host` and `not-allowed-host` where its posts may not and may link to.
 */
export const linkSafetyPack = new RulePack({
  schemaVersion: "1",
  id: RulePackId.make("link-safety"),
  version: 1,
  title: { en: "Safe links", de: "Sichere Links" },
  sources: [
    { name: "X, our approach to blocking links", url: xLinks },
    { name: "Meta, spam", url: metaSpam },
    { name: "RFC 3986, security considerations", url: uris },
    { name: "UTS #39, Unicode security mechanisms", url: unicodeSecurity },
    { name: "Chromium, internationalized domain names", url: chromiumNames },
    { name: "IANA, special-use domain names", url: specialNames },
    { name: "Chromium, a secure web is here to stay", url: secureWeb },
    {
      name: "MISP warning lists, URL shorteners",
      url: "https://github.com/MISP/misp-warninglists/blob/main/lists/url-shortener/list.json",
      license: "CC0-1.0"
    }
  ],
  rules: [
    rule(
      "dangerous-scheme",
      "block",
      uris,
      "reported",
      { en: "Addresses that run code or open files", de: "Adressen, die Code ausführen oder Dateien öffnen" },
      ["dangerous-scheme"]
    ),
    rule("credentials", "block", uris, "reported", { en: "Passwords in addresses", de: "Passwörter in Adressen" }, [
      "credentials"
    ]),
    rule(
      "private-host",
      "block",
      specialNames,
      "reported",
      { en: "Addresses nobody else reaches", de: "Adressen, die niemand sonst erreicht" },
      ["private-host", "ip-address"]
    ),
    rule(
      "mixed-script",
      "block",
      chromiumNames,
      "reported",
      { en: "Hosts in mixed alphabets", de: "Hosts in gemischten Alphabeten" },
      ["mixed-script"]
    ),
    rule(
      "look-alike",
      "quarantine",
      metaSpam,
      "official",
      { en: "Hosts that look like others", de: "Hosts, die anderen ähneln" },
      ["look-alike"]
    ),
    rule("shortener", "warn", xLinks, "reported", { en: "Shortened links", de: "Gekürzte Links" }, ["shortener"]),
    rule(
      "insecure",
      "fix",
      secureWeb,
      "reported",
      { en: "Links without encryption", de: "Links ohne Verschlüsselung" },
      ["insecure"]
    )
  ]
})
