import { campaignCrashes } from "./campaignCrashes.ts"

// At all of them: the heavy test.
campaignCrashes(4)
