import { findLinks } from "../../../content/Links.ts"

/** The addresses of a line as the post has them: with the parameters by which its visits are counted. */
export const withTracking = (line: string, variants: ReadonlyArray<{ readonly text: string }>): string => {
  const written = findLinks(line)
  if (written.length === 0) return line
  const tracked = new Map(variants.flatMap(({ text }) => findLinks(text).map((url) => [withoutUtm(url), url] as const)))
  return written.reduce((text, url) => {
    const found = tracked.get(withoutUtm(url))
    if (found === undefined || found === url) return text
    const at = text.indexOf(url)
    return text.slice(0, at) + found + text.slice(at + url.length)
  }, line)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const withoutUtm = (address: string): string => {
  const url = new URL(address)
  for (const name of Array.from(url.searchParams.keys())) if (name.startsWith("utm_")) url.searchParams.delete(name)
  return url.href
}
