import { canonicalJson, plainSha256, sha256, sha256Json } from "@postwright/core/text/Digest"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

describe("sha256", () => {
  it("gives the digests of the standard", () => {
    // FIPS 180-4, examples of NIST.
    const known = {
      "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      abc: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq:
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    }
    for (const [text, digest] of Object.entries(known)) {
      assert.strictEqual(sha256(text), digest)
      assert.strictEqual(plainSha256(text), digest)
    }
  })

  it("is the same with and without the help of the runtime, also for broken text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.uint8Array()), (input) => {
        assert.strictEqual(sha256(input), plainSha256(input))
      })
    )
    assert.strictEqual(sha256("a\ud800b"), plainSha256("a\ud800b"))
  })
})

describe("canonicalJson", () => {
  it("is the JSON of the value, with its keys in the order of code units", () => {
    assert.strictEqual(
      canonicalJson({ b: [1, undefined, null], a: undefined, é: "x\n", Z: { y: true, x: -0 } }),
      `{"Z":{"x":0,"y":true},"b":[1,null,null],"é":"x\\n"}`
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepStrictEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)))
      })
    )
  })

  it("does not depend on the order in which keys were written", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed())
        assert.strictEqual(sha256Json(reversed), sha256Json(value))
      })
    )
  })

  it("is the same for a part that is said to last, the first time and later", () => {
    const schema = { type: "object", properties: { b: { type: "string" }, a: {} } }
    const value = { request: { schema, text: "x" }, at: [schema] }
    for (const _ of [1, 2]) assert.strictEqual(canonicalJson(value, schema), canonicalJson(value))
    assert.strictEqual(canonicalJson(schema, schema), canonicalJson(schema))
  })
})
