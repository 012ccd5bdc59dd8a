import { claims } from "../../knowledge/Claims.ts"
import { primarySubtag } from "../../text/Language.ts"

/** Names of two words and more, in German with the word before them that says what somebody is. */
export const namesIn = (text: string, language: string): ReadonlyArray<string> =>
  claims(text, language)
    .filter(({ kind, text: name }) => kind === "name" && /\s/u.test(name))
    .map(({ end, start }) => {
      const role = primarySubtag(language) === "de" ? /\p{Lu}\p{Ll}{4,}\s$/u.exec(text.slice(0, start)) : null
      return text.slice(start - (role?.[0].length ?? 0), end)
    })
