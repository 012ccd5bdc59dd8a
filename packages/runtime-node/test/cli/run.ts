// Runs the program from its sources: what the tests start as a child process.
import { main } from "../../src/cli/main.ts"

main()
