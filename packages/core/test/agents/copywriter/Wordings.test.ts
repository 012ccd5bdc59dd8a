import { repeatedWordings } from "./repeatedWordings.ts"

// With more seeds: the heavy test.
repeatedWordings([3], [5])
