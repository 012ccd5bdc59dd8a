/**
 * The log of an attempt.
 *
 * @since 0.1.0
 */
import { Redacted } from "effect"
import { type Credential } from "../../credentials/Credential.ts"
import { Exchange } from "../Attempt.ts"
import { withoutSecret } from "./secrets.ts"

/** What a connector records goes into the log without the token, and cut to a length that stores bear. */
export const recorder =
  (log: Array<Exchange>, credential: Pick<Credential, "accessToken">) =>
  (exchange: Exchange): void => {
    const redact = withoutSecret(Redacted.value(credential.accessToken))
    const clean = (text: string): string => cut(redact(text))
    const { url, requestBody, responseBody, note } = exchange
    log.push(
      new Exchange({
        ...exchange,
        url: clean(url),
        ...(requestBody === undefined ? {} : { requestBody: clean(requestBody) }),
        ...(responseBody === undefined ? {} : { responseBody: clean(responseBody) }),
        ...(note === undefined ? {} : { note: clean(note) })
      })
    )
  }

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxLength = 8_000

const cut = (text: string): string =>
  text.length <= maxLength ? text : `${text.slice(0, maxLength)}… (${text.length} characters)`
