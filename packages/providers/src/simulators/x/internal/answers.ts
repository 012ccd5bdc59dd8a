/**
 * Answers of the simulated X, and its errors.
 *
 * @since 0.1.0
 */
import { type SimulatedAnswer } from "../XSimulatorState.ts"

export type Reply = SimulatedAnswer

export const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  _tag: "Response",
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(body)
})

export const empty = (status: number): Reply => ({ _tag: "Response", status, headers: {}, body: "" })

/** An error as X words it. @see https://docs.x.com/x-api/fundamentals/response-codes-and-errors (read 2026-08-22) */
export const problem = (
  status: number,
  detail: string,
  options: { readonly type?: string; readonly title?: string; readonly headers?: Record<string, string> } = {}
): Reply =>
  answer(
    status,
    {
      title: options.title ?? titles[status] ?? "Error",
      type: options.type === undefined ? "about:blank" : `https://api.x.com/2/problems/${options.type}`,
      status,
      detail
    },
    { "content-type": "application/problem+json", ...options.headers }
  )

export const invalidRequest = (detail: string): Reply =>
  problem(400, detail, { type: "invalid-request", title: "Invalid Request" })

/** What X says with a status when a fault script does not say it. */
export const usualBody = (status: number): unknown => {
  switch (status) {
    case 402:
      return {
        title: "CreditsDepleted",
        type: "https://api.x.com/2/problems/credits",
        status,
        detail: "Your enrolled account does not have any credits to fulfill this request."
      }
    case 403:
      return {
        title: "Forbidden",
        type: "about:blank",
        status,
        detail: "You are not permitted to perform this action."
      }
    case 429:
      return { title: "Too Many Requests", type: "about:blank", status, detail: "Too Many Requests" }
    default:
      return { title: titles[status] ?? "Error", type: "about:blank", status, detail: titles[status] ?? "Error" }
  }
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout"
}
