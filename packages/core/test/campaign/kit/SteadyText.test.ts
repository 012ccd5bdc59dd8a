import { assert, describe, it } from "@effect/vitest"
import { steadyText } from "@postwright/core/text/Normalisation"
import { escapeHtml } from "../../../src/campaign/internal/kit/page/Html.ts"

describe("text of others on a page and in a file", () => {
  it("cannot turn or hide what stands beside it", () => {
    const turned = "safe\u202egpj.exe\u202c \u2066a\u2069\u0000\u0007\u009b31m\ufff9"
    assert.strictEqual(steadyText(turned), "safegpj.exe a31m")
    assert.strictEqual(escapeHtml(turned), "safegpj.exe a31m")
  })

  it("keeps letters of scripts that are written to the left, their marks, and line breaks", () => {
    const hebrew = "\u200fשלום\u200e, (העיר)\u200f!\r\n\tمرحبا\u061c ‌می‌خواهم"
    assert.strictEqual(steadyText(hebrew), hebrew)
    assert.include(escapeHtml(hebrew), "שלום\u200e, (העיר)\u200f!")
  })
})
