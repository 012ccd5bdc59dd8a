// Runs the program from its sources: what the tests start as a child process, as `scripts/postwright.mjs` does.
import { enableCompileCache } from "node:module"

enableCompileCache()
const { main } = await import("../../src/cli/main.ts")

main()
