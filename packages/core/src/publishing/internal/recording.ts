/**
 * The log of an attempt.
 *
 * @since 0.1.0
 */
import { type Credential } from "../../credentials/Credential.ts"
import { withoutSecrets } from "../../credentials/Redaction.ts"
import { Exchange } from "../Attempt.ts"

/** What a connector records goes into the log without the token, and cut to a length that stores bear. */
export const recorder =
  (log: Array<Exchange>, credential: Pick<Credential, "accessToken">) =>
  (exchange: Exchange): void => {
    const redact = withoutSecrets([credential.accessToken])
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
