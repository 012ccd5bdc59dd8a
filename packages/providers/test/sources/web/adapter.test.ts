import { createPostwright, PostwrightError } from "@postwright/core/promise"
import { web } from "@postwright/providers/sources/web/adapter"
import { assert, it } from "vitest"

it("lets the promise door read addresses, but none of this machine", async () => {
  await using postwright = createPostwright({ adapters: [web()] })
  const error = await postwright
    .generate({ topic: "t", platforms: ["x"], sources: ["http://127.0.0.1/notes.txt"] })
    .then(
      () => undefined,
      (reason: unknown) => reason
    )
  assert.instanceOf(error, PostwrightError)
  assert.strictEqual(error.code, "source-not-allowed")
  assert.include(error.message, "loopback")
})
