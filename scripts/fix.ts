/**
 * `npm run fix`: mends what a program can mend (format, lint fixes, the closed doors of `exports`). What remains is
 * what `npm run lint` says.
 */
import { closeInternalDoors } from "./packages.ts"
import { root, run, tool } from "./process.ts"

await closeInternalDoors(root)
await run(tool("oxlint"), ["--fix"])
await run(tool("oxfmt"), [], { show: true })
