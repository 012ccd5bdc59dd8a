// The package ships no types. Each export but `removeStopwords` is the list of one language, named by its ISO 639-3 code.
declare module "stopword" {
  export const eng: ReadonlyArray<string>
  export const deu: ReadonlyArray<string>
}
