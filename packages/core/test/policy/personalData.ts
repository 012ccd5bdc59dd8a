import { detectPersonalData, type PersonalDataOptions } from "@postwright/core/policy/PersonalData"
import { assert } from "@effect/vitest"

/** What is found, as `type: passage`. */
export const found = (text: string, options?: PersonalDataOptions) =>
  detectPersonalData(text, options).map(({ end, start, type }) => `${type}: ${text.slice(start, end)}`)

/** Each text holds exactly the passage between the marks. */
export const finds = (type: string, texts: ReadonlyArray<string>, options?: PersonalDataOptions) => {
  for (const marked of texts) {
    const text = marked.replace(/[«»]/g, "")
    assert.deepStrictEqual(found(text, options), [`${type}: ${/«(.*)»/s.exec(marked)![1]}`], text)
  }
}
