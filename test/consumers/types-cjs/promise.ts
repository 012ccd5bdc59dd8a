// needs: @postwright/core/promise
import { createPostwright, type Postwright } from "@postwright/core/promise"

export const postwright: Postwright = createPostwright()
