/**
 * Keys, tokens and passwords that nobody may read, by the prefixes that vendors give them.
 *
 * @see https://docs.github.com/en/code-security/reference/secret-security/supported-secret-scanning-patterns
 */
import type { Datum } from "./Datum.ts"
import { maskSecret } from "./masks.ts"

/** Secrets in order of their kinds. */
export const secrets = (text: string): ReadonlyArray<Datum> => [
  ...privateKeys(text),
  ...Array.from(text.matchAll(apiKey), (match) => {
    const prefix = Object.values(match.groups ?? {}).find((group) => group !== undefined) ?? ""
    return datum("api-key", match.index, match[0], prefix)
  }),
  ...Array.from(text.matchAll(webToken), (match) => datum("web-token", match.index, match[0], "eyJ")),
  ...Array.from(text.matchAll(urlPassword), (match) =>
    datum("url-password", match.index + match[0].length - match[1]!.length, match[1]!, "")
  )
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const datum = (type: Datum["type"], start: number, value: string, prefix: string): Datum => ({
  type,
  start,
  end: start + value.length,
  value,
  masked: maskSecret(prefix)
})

const begin = String.raw`(?<![A-Za-z0-9_/+-])`
const apiKeys: ReadonlyArray<readonly [prefix: string, rest: string]> = [
  // Amazon Web Services
  ["AKIA|ASIA", "[A-Z2-7]{16}(?![A-Za-z0-9])"],
  // GitHub, GitLab
  ["gh[pousr]_", "[A-Za-z0-9]{36,255}"],
  ["github_pat_", "[A-Za-z0-9_]{22,255}"],
  ["gl(?:pat|ptt|dt|rt|soat|cbt)-", "[A-Za-z0-9_.-]{20,255}"],
  // Slack, Discord, Telegram
  ["xox[abeoprs]-|xapp-", "[A-Za-z0-9-]{10,255}"],
  ["\\d{8,10}:AA", "[A-Za-z0-9_-]{32,34}(?![A-Za-z0-9_-])"],
  // Stripe, Square, Shopify
  ["[rs]k_(?:live|test)_|whsec_", "[A-Za-z0-9]{16,255}"],
  ["sq0(?:atp|csp)-", "[A-Za-z0-9_-]{22,64}"],
  ["shp(?:at|ca|pa|ss)_", "[A-Fa-f0-9]{32}"],
  // OpenAI, Anthropic, OpenRouter, Hugging Face, Replicate
  ["sk-(?:proj|ant|or|svcacct|admin)-", "[A-Za-z0-9_-]{20,255}"],
  ["sk-", "(?=[A-Za-z]{0,60}\\d)[A-Za-z0-9]{32,255}"],
  ["hf_|r8_", "[A-Za-z0-9]{30,64}"],
  // Google, Meta
  ["AIza", "[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])"],
  ["ya29\\.", "[A-Za-z0-9_-]{20,1000}"],
  ["EAA[A-Z]", "[A-Za-z0-9]{80,500}"],
  // Mail and messages
  ["SG\\.", "[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"],
  ["key-", "[a-f0-9]{32}(?![A-Za-z0-9])"],
  ["xkeysib-", "[a-f0-9]{64}-[A-Za-z0-9]{16}"],
  // Packages and hosting
  ["npm_", "[A-Za-z0-9]{36}"],
  ["pypi-", "[A-Za-z0-9_-]{50,500}"],
  ["do[opr]_v1_", "[a-f0-9]{64}"],
  ["dckr_pat_", "[A-Za-z0-9_-]{20,64}"],
  ["secret_", "[A-Za-z0-9]{43}(?![A-Za-z0-9])"],
  ["glsa_|vercel_|nvapi-|lin_api_|figd_|PMAK-|ntn_", "(?=[A-Za-z_-]{0,60}\\d)[A-Za-z0-9_-]{32,255}"]
]
const apiKey = new RegExp(
  `${begin}(?:${apiKeys.map(([prefix, rest], at) => `(?<p${at}>${prefix})${rest}`).join("|")})`,
  "g"
)

/** Three parts in Base64, the first two of which begin with `{"`. @see https://www.rfc-editor.org/rfc/rfc7519 */
const webToken = /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,4000}\.eyJ[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{8,2000}/g

/** `scheme://name:password@host` */
const urlPassword =
  /(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,30}:\/\/[^\s/:@[\]<>"']{0,100}:([^\s/@[\]<>"']{1,200})(?=@)/g

const beginMark = /-{5}BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-{5}/g
const endMark = /-{5}END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-{5}/g
/** What a key is made of: lines of Base64, headers. */
const keyBody = /[A-Za-z0-9+/=\s\\:,-]*/y

/** A block from its first line to its last, or as far as it looks like one. */
const privateKeys = (text: string): ReadonlyArray<Datum> => {
  if (!text.includes("PRIVATE KEY")) return []
  const ends = Array.from(text.matchAll(endMark), (match) => match.index + match[0].length)
  const found: Array<Datum> = []
  let from = 0
  let next = 0
  for (const match of text.matchAll(beginMark)) {
    if (match.index < from) continue
    const after = match.index + match[0].length
    while (next < ends.length && ends[next]! <= after) next++
    keyBody.lastIndex = after
    const body = after + (keyBody.exec(text)?.[0].trimEnd().length ?? 0)
    const end = ends[next] !== undefined && ends[next]! - 60 <= body ? ends[next]! : body
    found.push(datum("private-key", match.index, text.slice(match.index, end), "-----BEGIN"))
    from = end
  }
  return found
}
