import { checksOfAll } from "@postwright/core/policy/Verdict"
import { assert, describe, it } from "@effect/vitest"

describe("checksOfAll", () => {
  it("tells each check once, as it went worst", () => {
    const detail = { en: "It did not answer", de: "Es hat nicht geantwortet" }
    const checks = checksOfAll([
      {
        checks: [
          { check: "claims", status: "done" },
          { check: "moderation/m", status: "done" }
        ]
      },
      { checks: [{ check: "moderation/m", status: "failed", detail }] },
      {
        checks: [
          { check: "claims", status: "absent" },
          { check: "moderation/m", status: "absent" }
        ]
      }
    ])
    assert.deepStrictEqual(checks, [
      { check: "claims", status: "absent" },
      { check: "moderation/m", status: "failed", detail }
    ])
    assert.deepStrictEqual(checksOfAll([]), [])
  })
})
