import { type SimulatedAnswer } from "../AnthropicSimulatorState.ts"

/** An error of the API. */
export interface ApiError {
  readonly status: number
  readonly type: string
  readonly message: string
  readonly errorCode?: string | undefined
}

/** The error object as it stands in a body and in an event. */
export const errorBody = ({ type, message, errorCode }: Omit<ApiError, "status">, requestId: string): string =>
  JSON.stringify({
    type: "error",
    error: { type, message, ...(errorCode === undefined ? {} : { details: { error_code: errorCode } }) },
    request_id: requestId
  })

/** @see https://platform.claude.com/docs/en/api/errors (stored copy of 2026, read on 2026-11-21) */
export const documentedTypes: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  500: "api_error",
  504: "timeout_error",
  529: "overloaded_error"
}

export const invalid = (message: string): ApiError => ({ status: 400, type: "invalid_request_error", message })

/** A whole answer of one piece. */
export const whole = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
  contentType = "application/json"
): SimulatedAnswer => ({
  _tag: "Response",
  status,
  headers: { "content-type": contentType, ...headers },
  chunks: [body],
  end: "complete"
})
