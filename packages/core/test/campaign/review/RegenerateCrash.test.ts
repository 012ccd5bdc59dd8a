import { regenerateCrashes } from "./regenerateCrashes.ts"

// At all of them: the heavy test.
regenerateCrashes(3)
