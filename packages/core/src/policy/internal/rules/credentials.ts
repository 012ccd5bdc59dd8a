/**
 * Names and passwords in front of the host of an address. Without them it leads to the same place.
 */
import type { FindingTarget, Repair } from "../../PolicyFinding.ts"
import { replaceSpan } from "./Evaluation.ts"

/** Part of a text from `start` to before `end`. */
export interface CredentialSpan {
  readonly start: number
  readonly end: number
}

/** Where credentials stand in one address, the at sign behind them included. */
export const credentialsOf = (url: string): CredentialSpan | undefined => {
  const match = ofAddress.exec(url)
  return match === null ? undefined : { start: match[1]!.length, end: match[0].length }
}

/** Where credentials stand in front of hosts in a text, in order. */
export const credentialsIn = (text: string): ReadonlyArray<CredentialSpan> =>
  Array.from(text.matchAll(inText), (match) => ({ start: match.index, end: match.index + match[0].length }))

/** The repair that takes them out. */
export const withoutCredentials = (target: FindingTarget, span: CredentialSpan): Repair =>
  replaceSpan(target, span, "", {
    en: "Take name and password out of the address",
    de: "Name und Passwort aus der Adresse nehmen"
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Up to the last at sign in front of the path, as browsers read it. */
const ofAddress = /^(\s*(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?)[^/?#\\\s]*@/i
const inText = /(?<=[A-Za-z0-9+.-]:\/\/)(?:[^\s/?#@[\]<>"'\\]{0,320}@)(?=[^\s@/])/g
