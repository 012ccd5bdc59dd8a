// needs: @postwright/core/content/Platform
import { type Platform, platforms } from "@postwright/core/content/Platform"

export const first: Platform | undefined = platforms[0]
