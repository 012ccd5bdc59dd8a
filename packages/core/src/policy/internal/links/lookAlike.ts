/**
 * Hosts that could be taken for those of somebody else.
 */
import { isWithin, registeredPart } from "./hosts.ts"
import { skeleton } from "./scripts.ts"

/** Hosts that are imitated most, because an account or money is behind them. */
export const imitatedHosts: ReadonlyArray<string> = (
  "adobe.com airbnb.com aliexpress.com amazon.com apple.com binance.com booking.com coinbase.com commerzbank.de " +
  "deutsche-bank.de dropbox.com ebay.com elster.de facebook.com github.com google.com instagram.com klarna.com linkedin.com " +
  "mastercard.com metamask.io microsoft.com netflix.com outlook.com paypal.com pinterest.com postbank.de reddit.com " +
  "revolut.com snapchat.com sparkasse.de spotify.com steamcommunity.com telegram.org tiktok.com twitter.com volksbank.de " +
  "wetransfer.com whatsapp.com wikipedia.org wise.com youtube.com"
).split(" ")

/** How a host resembles another. */
export interface Resemblance {
  readonly host: string
  /** `letters`: look-alike letters. `typo`: one letter off. `part`: the other's name within a foreign one. */
  readonly by: "letters" | "typo" | "part"
}

/** What hosts are compared with: made once for all addresses of a text. */
export const resemblanceTo = (own: ReadonlyArray<string>): ((host: string) => Resemblance | undefined) => {
  imitated ??= imitatedHosts.map((host) => guardedHost(host, false))
  const guarded =
    own.length === 0
      ? imitated
      : [
          ...[...new Set(own)].map((host) => guardedHost(host, true)),
          ...imitated.filter(({ host }) => !own.includes(host))
        ]
  return (host) => {
    const { domain, name } = registeredPart(host)
    // The same name below another ending is somebody's right: `amazon.de`, `example.shop`.
    if (guarded.some((known) => known.name === name || isWithin(host, known.host))) return undefined
    const bare = skeleton(name)
    for (const known of guarded) {
      if (bare === known.skeleton) return { host: known.host, by: "letters" }
      if (isPartOf(host, domain, name, known)) return { host: known.host, by: "part" }
    }
    const typo = guarded.find(
      (known) =>
        known.name.length >= (known.isOwn ? shortestOwn : shortestImitated) &&
        !neighbours.has(name) &&
        isOneEditApart(name, known.name)
    )
    return typo === undefined ? undefined : { host: typo.host, by: "typo" }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface GuardedHost {
  readonly host: string
  readonly domain: string
  readonly name: string
  readonly skeleton: string
  readonly isOwn: boolean
}

// Made at the first question.
let imitated: ReadonlyArray<GuardedHost> | undefined

const guardedHost = (host: string, isOwn: boolean): GuardedHost => {
  const { domain, name } = registeredPart(host)
  return { host, domain, name, skeleton: skeleton(name), isOwn }
}

// Of short names one letter makes another word: `apply` and `apple`.
const shortestOwn = 5
const shortestImitated = 6

/** Honest names one letter away from an imitated one. */
const neighbours: ReadonlySet<string> = new Set([
  "amazone",
  "amazing",
  "paypay",
  "goggle",
  "boogle",
  "spotifly",
  "bookings"
])

/** Words that make a foreign name with the other's in it a trap. */
const lures =
  /^(?:account|accounts|anmelden|anmeldung|auth|bank|banking|bonus|check|claim|client|confirm|customer|gift|giveaway|hilfe|help|helpdesk|id|kunde|kunden|kundenservice|konto|log|login|logon|mail|my|mein|official|online|pay|payment|portal|promo|recovery|reset|secure|security|service|services|sicher|sicherheit|signin|sso|support|team|unlock|update|verification|verify|verifizierung|wallet|web|win|zahlung)$/

const isPartOf = (
  host: string,
  domain: string,
  name: string,
  known: { readonly host: string; readonly domain: string; readonly name: string }
): boolean => {
  // `example.com.evil.io`, `example-com.evil.io`
  if (host.startsWith(`${known.domain}.`) || host.includes(`.${known.domain}.`)) return domain !== known.domain
  const dashed = known.domain.replaceAll(".", "-")
  if (host.split(".").some((label) => label === dashed || label.startsWith(`${dashed}-`))) return true
  // `example-login.com`, `loginexample.com`
  const words = name.split("-")
  if (known.name.length >= 4 && words.length > 1 && words.includes(known.name))
    return words.some((word) => lures.test(word))
  if (known.name.length < 5) return false
  const rest = name.startsWith(known.name)
    ? name.slice(known.name.length)
    : name.endsWith(known.name)
      ? name.slice(0, -known.name.length)
      : ""
  return rest.length > 2 && lures.test(rest)
}

/** One letter more, less, other, or two swapped. */
const isOneEditApart = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const [restA, restB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  if (restA.length === 2 && restB.length === 2) return restA[0] === restB[1] && restA[1] === restB[0]
  return restA.length <= 1 && restB.length <= 1 && restA !== restB
}
