/**
 * The command line from the sources: nothing has to be built. `npm run postwright -- <arguments>`; `npm run demo` runs
 * it on the example brief. Plain JavaScript, because it has to say on any Node which Node is needed.
 */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
if (major < 24 || (major === 24 && minor < 7)) {
  process.stderr.write(
    `This needs Node 24.7 or newer, and this is Node ${process.versions.node}. npm ci installs one on Linux, Windows ` +
      `and Intel Macs; elsewhere get it from https://nodejs.org\n`
  )
  process.exitCode = 2
} else {
  // What was compiled is kept for the next start.
  ;(await import("node:module")).enableCompileCache()
  const { main } = await import("../packages/runtime-node/src/cli/main.ts")
  main()
}
