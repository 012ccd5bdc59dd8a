import { toUnicodeLabel } from "../../src/policy/internal/links/punycode.ts"
import { checkLink, findLinkRisks, knownShorteners, type LinkSafetyOptions } from "@postwright/core/policy/LinkSafety"
import { type LinkHazard, linkHazards } from "@postwright/core/policy/Rule"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { nastyText } from "./arbitraries.ts"
import { cleanLines } from "./cleanLines.ts"

const every: LinkSafetyOptions = {
  hazards: linkHazards.filter((hazard) => hazard !== "not-allowed-host"),
  hosts: ["larkfield.example"]
}

/** What is found, as `hazard: address`. */
const found = (text: string, options: LinkSafetyOptions = every) =>
  findLinkRisks(text, options).map(({ hazard, url }) => `${hazard}: ${url}`)

const only = (hazard: LinkHazard, more: Omit<LinkSafetyOptions, "hazards"> = {}): LinkSafetyOptions => ({
  hazards: [hazard],
  ...more
})

const findsEach = (hazard: LinkHazard, addresses: ReadonlyArray<string>, more?: Omit<LinkSafetyOptions, "hazards">) => {
  for (const url of addresses)
    assert.deepStrictEqual(found(`See ${url}, or ask.`, only(hazard, more)), [`${hazard}: ${url}`])
}
const findsNone = (hazard: LinkHazard, texts: ReadonlyArray<string>, more?: Omit<LinkSafetyOptions, "hazards">) => {
  for (const text of texts) assert.deepStrictEqual(found(text, only(hazard, more)), [], text)
}

describe("link hazards", () => {
  it("find what is not encrypted, and say where https is the same place", () => {
    findsEach("insecure", ["http://example.com", "HTTP://EXAMPLE.COM/a_(b)", "ftp://example.com/x"])
    findsNone("insecure", ["https://example.com", "example.com", "https://example.com/?u=http://example.org"])
    const secure = (url: string) => checkLink(url, only("insecure"))[0]?.secureUrl
    assert.strictEqual(secure("http://example.com/a"), "https://example.com/a")
    assert.strictEqual(secure("HTTP://example.com"), "https://example.com")
    for (const url of [
      "http://example.com:8080/",
      "http://example.com:80/",
      "http://192.0.2.1/",
      "http://localhost/",
      "http://u:p@example.com/",
      "ftp://example.com/"
    ])
      assert.isUndefined(secure(url), url)
  })

  it("find credentials in front of a host, and who the host is", () => {
    findsEach("credentials", ["https://jo:secret@example.com", "https://example.com@evil.example/login"])
    findsNone("credentials", ["https://example.com/@jo", "jo@example.com", "https://example.com/?mail=jo@example.com"])
    assert.strictEqual(checkLink("https://example.com@evil.example/", only("credentials"))[0]!.host, "evil.example")
  })

  it("find hosts that are numbers, however they are written", () => {
    findsEach("ip-address", [
      "https://203.0.113.7/x",
      "http://3405803783/",
      "http://0xCB007107/",
      "http://0313.0.0161.7/",
      "http://[2001:db8::1]/",
      "203.0.113.7:8080",
      "203.0.113.7/index.html"
    ])
    findsNone("ip-address", ["Version 203.0.113.7", "1.2.3.4/5", "10.0.0.0/8", "https://1password.com", "8.8.8.8"])
    assert.strictEqual(checkLink("http://3405803783/", only("ip-address"))[0]!.host, "203.0.113.7")
  })

  it("find hosts and ports that nobody else reaches", () => {
    findsEach("private-host", [
      "http://localhost",
      "localhost:3000/preview",
      "http://127.0.0.1/",
      "http://2130706433/",
      "http://0x7f.1/",
      "http://[::1]:3000/",
      "http://[::ffff:192.168.0.1]/",
      "http://[fd00::1]/",
      "https://10.1.2.3/",
      "192.168.0.1:8080",
      "http://172.16.0.1/",
      "http://169.254.169.254/latest/meta-data",
      "https://printer.local/",
      "https://wiki.internal/",
      "http://intranet/",
      "https://example.com:8443/"
    ])
    findsNone("private-host", [
      "https://172.32.0.1/",
      "https://example.com:443/",
      "http://[2001:db8::1]/",
      "https://localhost.example/",
      "localhost"
    ])
  })

  it("find names in mixed alphabets and names of look-alike letters, also in Punycode", () => {
    findsEach("mixed-script", [
      "https://pаypal.com",
      "pаypal.com",
      "https://аррӏе.com",
      "https://xn--80ak6aa92e.com/",
      "https://exаmple.example"
    ])
    findsNone("mixed-script", [
      "https://münchen.de",
      "https://пример.рф",
      "https://почта.com",
      "https://例え.jp",
      "https://toyotaトヨタ.jp",
      "https://xn--mnchen-3ya.de",
      "https://한국kr.kr"
    ])
  })

  it("find hosts that could be taken for the brand's or a well-known one", () => {
    const resembles = (url: string) => checkLink(url, every).find(({ hazard }) => hazard === "look-alike")?.resembles
    for (const [url, host, by] of [
      ["https://larkfie1d.example", "larkfield.example", "letters"],
      ["https://lаrkfield.example", "larkfield.example", "letters"],
      ["https://larkfeild.example", "larkfield.example", "typo"],
      ["https://larkfields.example", "larkfield.example", "typo"],
      ["https://larkfield-login.com", "larkfield.example", "part"],
      ["https://larkfield.example.evil.test", "larkfield.example", "part"],
      ["https://larkfield-example.evil.test", "larkfield.example", "part"],
      ["https://arnazon.com", "amazon.com", "letters"],
      ["https://amazom.de", "amazon.com", "typo"],
      ["https://paypal.com.evil.test/login", "paypal.com", "part"],
      ["https://securepaypal.com", "paypal.com", "part"]
    ] as const)
      assert.deepStrictEqual(resembles(url), { host, by }, url)
    findsNone(
      "look-alike",
      [
        "https://larkfield.example",
        "https://shop.larkfield.example/x",
        "https://larkfield.shop",
        "https://amazon.de",
        "https://amazon.co.uk",
        "https://google.com.au",
        "https://apple-pie.com",
        "https://apply.com",
        "https://amazone.de",
        "https://larkfield-bikes.com",
        "https://larkfiex.example",
        "https://example.com",
        "https://paypal.github.io"
      ],
      { hosts: ["https://www.larkfield.example/"] }
    )
  })

  it("find services that hide where a link leads, and those that the rule adds", () => {
    findsEach("shortener", ["https://bit.ly/x", "tinyurl.com/y", "https://www.is.gd/z", "https://go.example/1"], {
      blockedHosts: ["go.example"]
    })
    findsNone("shortener", ["https://rabbit.ly/x", "https://youtu.be/x", "https://go.example/1"])
    assert.include(knownShorteners(), "bit.ly")
  })

  it("find schemes that run code, carry content or open files", () => {
    findsEach("dangerous-scheme", [
      "javascript:alert(1)",
      "JavaScript:void(0)",
      "vbscript:msgbox('x')".replace("'x'", "1"),
      "data:text/html;base64,PHNjcmlwdD4=",
      "file:///etc/passwd"
    ])
    findsNone("dangerous-scheme", [
      "JavaScript: The Good Parts",
      "JavaScript:Grundlagen",
      "data: we love it",
      "Data:2024",
      "file: report"
    ])
  })

  it("find blocked hosts and hosts that are not allowed, each with subdomains", () => {
    const hosts = ["*.larkfield.example", "https://partner.example/start"]
    findsEach("blocked-host", ["https://rival.example", "shop.rival.com/x"], {
      blockedHosts: ["rival.example", "rival.com"]
    })
    findsNone("blocked-host", ["https://notrival.example"], { blockedHosts: ["rival.example"] })
    findsEach("not-allowed-host", ["https://example.com", "example.org/x"], { hosts })
    findsNone(
      "not-allowed-host",
      ["https://www.larkfield.example", "https://shop.larkfield.example", "https://partner.example/x"],
      { hosts }
    )
    findsNone("not-allowed-host", ["https://example.com"])
  })
})

describe("findLinkRisks", () => {
  it("leaves punctuation, brackets and quotes around an address to the sentence", () => {
    for (const [before, after] of [
      ["(", ")"],
      ["„", "“."],
      ["<", ">"],
      ["", "!"],
      ["", "…"],
      ["[x](", ")"],
      ["", "🔥"]
    ] as const)
      assert.deepStrictEqual(
        found(`${before}http://example.com/a${after}`),
        ["insecure: http://example.com/a"],
        before + after
      )
    const text = "é http://example.com/ü, pаypal.com"
    for (const { end, start, url } of findLinkRisks(text, every)) assert.strictEqual(text.slice(start, end), url)
  })

  it("finds nothing in honest lines and addresses", () => {
    for (const { text } of cleanLines)
      assert.deepStrictEqual(found(text, { hazards: linkHazards, hosts: ["larkfield.example"] }), [], text)
    assert.deepStrictEqual(
      found("https://larkfield.example/a?b=c#d, docs.example.org and https://de.wikipedia.org/wiki/Rad_(Fahrzeug)"),
      []
    )
  })

  it("gives spans in order, on any text", () => {
    fc.assert(
      fc.property(nastyText(), (text) => {
        let last = 0
        for (const { end, start, url } of findLinkRisks(text, every)) {
          assert.isTrue(start >= last && text.slice(start, end) === url)
          last = start
        }
      })
    )
  })

  it("finishes on a megabyte of schemes, dots and marks", { timeout: 120_000 }, () => {
    for (const piece of [
      "http://",
      "http://a ",
      "a",
      "@",
      "://",
      "javascript:",
      "data:a",
      "xn--",
      "http://xn--a ",
      "(",
      "http://a.b) "
    ])
      findLinkRisks(piece.repeat(piece.endsWith(" ") ? 100_000 / piece.length : 1_000_000 / piece.length), every)
    for (const piece of [".", "a.", "а.", "1.", "bit.ly "]) findLinkRisks(piece.repeat(100_000 / piece.length), every)
  })
})

describe("toUnicodeLabel", () => {
  it("reads what browsers write", () => {
    const letters = fc.constantFrom(..."abcxyz0189äöüßéñçøłабвгжлόέשנاب例え中한")
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 18 }), (parts) => {
        const label = parts.join("").normalize("NFC")
        const url = URL.parse(`https://${label}.example`)
        const written = url?.hostname.split(".")[0]
        // Browsers refuse names that change direction.
        if (written === undefined || !written.startsWith("xn--")) return
        assert.strictEqual(toUnicodeLabel(written), label)
      })
    )
  })

  it("leaves what is no Punycode", () => {
    for (const label of ["example", "xn--", "xn--99999999999"]) assert.strictEqual(toUnicodeLabel(label), label)
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{0,70}$/), (rest) => assert.isString(toUnicodeLabel(`xn--${rest}`)))
    )
  })
})
