// needs: @postwright/core/campaign/Brief
import { BriefInput } from "@postwright/core/campaign/Brief"
import { Schema } from "effect"

const brief = Schema.decodeUnknownSync(BriefInput)({ topic: "Cargo bikes", platforms: ["x"] })
if (brief.platforms[0] !== "x") throw new Error("the brief was not decoded")
