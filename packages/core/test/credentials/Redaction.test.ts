import { redactedMark, withoutSecrets } from "@postwright/core/credentials/Redaction"
import { Redacted } from "effect"
import * as fc from "fast-check"
import { assert, describe, it } from "vitest"

const secret = `a+b/c=d&e "f" (g)~ü😀`
const clean = withoutSecrets([Redacted.make(secret)])
const asciiJson = (text: string) =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)

const forms: ReadonlyArray<readonly [string, string]> = [
  ["as it is", secret],
  ["encoded for a part of an address", encodeURIComponent(secret)],
  ["encoded with small digits", encodeURIComponent(secret).replace(/%../g, (one) => one.toLowerCase())],
  ["encoded with both sizes of digits", encodeURIComponent(secret).replace("%2B", "%2b")],
  ["encoded as an address", encodeURI(secret)],
  ["encoded for a form", new URLSearchParams({ a: secret }).toString().slice(2)],
  ["encoded strictly", encodeURIComponent(secret).replace("(", "%28").replace(")", "%29").replace("~", "%7E")],
  ["escaped for JSON", JSON.stringify(secret).slice(1, -1)],
  ["escaped for JSON in ASCII", asciiJson(secret)],
  ["escaped for JSON in ASCII, with capital digits", asciiJson(secret).replace("\\u00fc", "\\u00FC")],
  ["escaped for JSON with slashes", JSON.stringify(secret).slice(1, -1).replace("/", "\\/")],
  ["in base64", Buffer.from(secret).toString("base64")],
  ["in base64 without padding", Buffer.from(secret).toString("base64").replace(/=+$/, "")],
  ["in base64 for addresses", Buffer.from(secret).toString("base64url")],
  ["in base64 within an address", encodeURIComponent(Buffer.from(secret).toString("base64"))],
  ["encoded for an address and then in base64", Buffer.from(encodeURIComponent(secret)).toString("base64")]
]

describe("withoutSecrets", () => {
  it.each(forms)("replaces a secret %s", (_, form) => {
    assert.strictEqual(clean(`said <${form}> and <${form}>`), `said <${redactedMark}> and <${redactedMark}>`)
  })

  it.each(["", "i", "id", "id:", "client", "client:"])("replaces a secret in base64 that follows on %j", (before) => {
    for (const after of ["", "!", ":x", "and more"]) {
      const header = Buffer.from(`${before}${secret}${after}`).toString("base64")
      const shown = clean(`Basic ${header}.`)
      assert.include(shown, redactedMark)
      const left = Buffer.from(shown.replace("Basic ", "").replace(redactedMark, ""), "base64").toString("latin1")
      assert.notInclude(left, secret.slice(0, 4))
      assert.isAtMost(shown.length, "Basic .".length + redactedMark.length + 4 + 4 * (before.length + after.length))
    }
  })

  it("replaces each of several secrets, the longer one where one begins with the other", () => {
    const both = withoutSecrets(["token", "token-of-the-app"].map((text) => Redacted.make(text)))
    assert.strictEqual(both("token-of-the-app, token"), "[redacted], [redacted]")
  })

  it("leaves texts alone when there is no secret, and its own mark when a secret is a part of it", () => {
    assert.strictEqual(withoutSecrets([])("a text"), "a text")
    assert.strictEqual(withoutSecrets([Redacted.make("")])("a text"), "a text")
    assert.strictEqual(withoutSecrets([Redacted.make("red"), Redacted.make("cat")])("a cat"), "a [redacted]")
  })

  it("takes nothing for a secret that only looks like the base64 of a short one", () => {
    assert.strictEqual(withoutSecrets([Redacted.make("ab")])("the word YWJzdHJhY3Q"), "the word YWJzdHJhY3Q")
  })

  it("takes a secret literally, not as a pattern", () => {
    assert.strictEqual(withoutSecrets([Redacted.make("a.c|^[x]{2}\\")])("abc a.c|^[x]{2}\\"), "abc [redacted]")
  })

  it("leaves no secret in any text, whatever characters it has and whatever stands around it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 9 }), fc.string(), fc.string(), (any, before, after) => {
        const redact = withoutSecrets([Redacted.make(any)])
        for (const form of [any, encodeURIComponent(any), JSON.stringify(any).slice(1, -1)]) {
          assert.include(redact(`${before}${form}${after}`), redactedMark)
        }
      })
    )
  })
})
