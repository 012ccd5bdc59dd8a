import { regenerateCrashes } from "./regenerateCrashes.ts"

regenerateCrashes(1)
