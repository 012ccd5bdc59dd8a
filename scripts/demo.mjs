/**
 * `npm run demo [-- options]`: the command line on the example brief, straight from the sources, so that nothing has
 * to be built first. Plain JavaScript, because it must be able to say on any Node which Node is needed.
 */
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

const [major, minor] = process.versions.node.split(".").map(Number)
if (major < 24 || (major === 24 && minor < 7)) {
  console.error(
    `The demo needs Node 24.7 or newer; this is ${process.versions.node}. ` +
      `On Linux, Windows and Intel Macs npm installs one into node_modules; elsewhere get it from https://nodejs.org.`
  )
  process.exit(2)
}

const root = fileURLToPath(new URL("..", import.meta.url))
const entry = fileURLToPath(new URL("../packages/runtime-node/src/cli/main.ts", import.meta.url))
const child = spawn(
  process.execPath,
  [
    "--conditions=@postwright/source",
    entry,
    "generate",
    "examples/larkfield/brief.yaml",
    "--out",
    "out/larkfield",
    ...process.argv.slice(2)
  ],
  { cwd: root, stdio: "inherit" }
)
// The child shares the terminal and gets ctrl-C itself; this process only waits for what it makes of it.
process.on("SIGINT", () => {})
process.on("SIGTERM", () => child.kill("SIGTERM"))
child.on("close", (code, signal) => {
  process.exitCode = signal === null ? code : 130
})
