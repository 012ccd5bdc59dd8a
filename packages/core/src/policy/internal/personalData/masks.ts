/**
 * Values with nearly everything hidden, so that a finding does not publish again what it found.
 */

/** The last two letters or digits of a longer value; nothing of a short one. */
export const maskEnd = (value: string): string => {
  const bare = value.replace(/[^\p{L}\p{N}]+/gu, "")
  return bare.length >= 7 ? `****${bare.slice(-2)}` : "****"
}

/** `DE89 **** **** 3000`. */
export const maskIban = (iban: string): string => `${iban.slice(0, 4)} **** **** ${iban.slice(-4)}`

/** The last four digits are what receipts show. @see https://www.pcisecuritystandards.org/faqs/1492/ */
export const maskCard = (digits: string): string => `**** **** **** ${digits.slice(-4)}`

/** Country code and the last two digits. */
export const maskPhone = (countryCode: string | undefined, digits: string): string =>
  `${countryCode === undefined ? "" : `+${countryCode} `}*** **${digits.slice(-2)}`

/** `j***@***.com`. */
export const maskEmail = (address: string): string => {
  const first = String.fromCodePoint(address.codePointAt(0) ?? 42)
  return `${first}***@***${address.slice(address.lastIndexOf("."))}`
}

/** The prefix by which keys of a vendor are known. */
export const maskSecret = (prefix: string): string => `${prefix}****`
