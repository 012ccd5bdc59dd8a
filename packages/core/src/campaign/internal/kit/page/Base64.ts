/**
 * Bytes as they stand in `data:` addresses and in the content security policy.
 */

/** RFC 4648, with padding. */
export const base64Of = (bytes: Uint8Array): string => {
  let binary = ""
  for (let at = 0; at < bytes.length; at += chunk) binary += String.fromCharCode(...bytes.subarray(at, at + chunk))
  return btoa(binary)
}

/** Arguments that one call takes everywhere. */
const chunk = 8_192
