import { campaignCrashes } from "./campaignCrashes.ts"

campaignCrashes(1)
