import { missingParts } from "./missingParts.ts"

// After all of them: the heavy test.
missingParts(4)
