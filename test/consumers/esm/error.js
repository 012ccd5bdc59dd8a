// needs: @postwright/core/promise
import { createPostwright, PostwrightError } from "@postwright/core/promise"

const postwright = createPostwright()
const error = await postwright.generate({ topic: "Sourdough", platforms: ["myspace"] }).then(
  () => undefined,
  (reason) => reason
)
await postwright.close()
if (!(error instanceof PostwrightError)) throw new Error(`not a PostwrightError: ${error}`)
if (!error.code || !error.remedy || error.isRetryable !== false) throw new Error(JSON.stringify(error))
