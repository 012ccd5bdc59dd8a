import { repeatedWordings } from "./repeatedWordings.ts"

repeatedWordings([0, 1, 3, 7], [0, 5])
