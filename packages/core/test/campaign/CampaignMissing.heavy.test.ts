import { missingParts } from "./missingParts.ts"

missingParts(1)
