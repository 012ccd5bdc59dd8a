import { PostwrightError } from "../PostwrightError.ts"

/** For operations that `close` stopped or came before. */
export const closedError = (): PostwrightError =>
  new PostwrightError({
    code: "closed",
    message: "This Postwright was closed. Make a new one with createPostwright",
    remedy: "Make a new one with createPostwright",
    isRetryable: false
  })
