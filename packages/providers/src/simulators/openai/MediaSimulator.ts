/**
 * A simulated OpenAI beyond chat: embeddings, images, speech, transcription and moderation, with keys, models, the
 * refusals that its documentation names, and faults on demand. It shares no code with the model adapters.
 *
 * `MediaSimulatorHttp` serves it.
 *
 * @see https://github.com/openai/openai-openapi (document of 2026-08-21)
 * @see https://developers.openai.com/api/docs/guides/error-codes (read 2026-11)
 * @since 0.1.0
 */
import { complaintOf } from "./internal/mediaRules.ts"
import { readForm, readJson } from "./internal/mediaRequests.ts"
import { mediaEndpoints, type MediaReply, type MediaScript, type SeenMedia } from "./MediaScript.ts"

export interface MediaSimulatorOptions {
  /** Keys that are accepted. @default "sk-sandbox-openai" */
  readonly apiKeys?: ReadonlyArray<string>
}

/** A simulated vendor, as its server and its tests see it. */
export interface MediaSimulator {
  readonly handle: (request: Request) => Promise<MediaReply>
  /** What happens with every following valid request. */
  readonly answerWith: (script: (seen: SeenMedia) => MediaScript) => void
  /** Valid requests, oldest first. */
  readonly requests: () => ReadonlyArray<SeenMedia>
  /** How many requests were given up by whoever made them. */
  readonly cancelled: () => number
  /** For the server. */
  readonly noteCancelled: () => void
}

/** The key that is accepted unless others are given. */
export const mediaSandboxKey = "sk-sandbox-openai"

export const makeMediaSimulator = (
  script: (seen: SeenMedia) => MediaScript,
  { apiKeys = [mediaSandboxKey] }: MediaSimulatorOptions = {}
): MediaSimulator => {
  const seen: Array<SeenMedia> = []
  let cancelled = 0
  let answer = script

  const handle = async (request: Request): Promise<MediaReply> => {
    const key = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1]
    if (key === undefined || !apiKeys.includes(key)) {
      const shown = key === undefined ? "none" : `${key.slice(0, 8)}${"*".repeat(8)}${key.slice(-4)}`
      return refusal({ status: 401, message: `Incorrect API key provided: ${shown}.`, code: "invalid_api_key" })
    }
    const { pathname } = new URL(request.url)
    const endpoint = mediaEndpoints.find((known) => pathname === `/v1/${known}`)
    if (request.method !== "POST" || endpoint === undefined) {
      return refusal({ status: 404, message: `Invalid URL (${request.method} ${pathname})` })
    }
    const isForm = endpoint === "images/edits" || endpoint === "audio/transcriptions"
    const content = isForm ? await readForm(request) : await readJson(request)
    if (content === undefined) return refusal({ message: "We could not parse the body of your request." })
    const asked: SeenMedia = { endpoint, headers: Object.fromEntries(request.headers), ...content }
    const complaint = complaintOf(asked)
    if (complaint !== undefined) return refusal(complaint)
    seen.push(asked)
    return reply(answer(asked), `req_sandbox${seen.length}`)
  }

  return {
    handle,
    answerWith: (next) => {
      answer = next
    },
    requests: () => [...seen],
    cancelled: () => cancelled,
    noteCancelled: () => {
      cancelled++
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const refusal = ({
  code = null,
  message,
  param = null,
  status = 400
}: {
  readonly status?: number
  readonly message: string
  readonly param?: string | null
  readonly code?: string | null
}): MediaReply => ({
  _tag: "Body",
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ error: { message, type: "invalid_request_error", param, code } })
})

const reply = (script: MediaScript, requestId: string): MediaReply => {
  const headers = { "x-request-id": requestId, "openai-processing-ms": "12" }
  const json = { ...headers, "content-type": "application/json" }
  switch (script.kind) {
    case "json":
      return { _tag: "Body", status: 200, headers: json, body: JSON.stringify(script.body) }
    case "bytes":
      return {
        _tag: "Body",
        status: 200,
        headers: { ...headers, "content-type": script.mediaType },
        body: script.bytes
      }
    case "error":
      return {
        _tag: "Body",
        status: script.status,
        headers: { ...json, ...script.headers },
        body: JSON.stringify({ error: script.error })
      }
    case "reset":
      return { _tag: "Reset" }
    case "silence":
      return { _tag: "Silence" }
  }
}
