#!/usr/bin/env node
// Imports nothing before it knows the Node it runs on: the modules behind it do not even parse on older ones.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
if (major < 24 || (major === 24 && minor < 7)) {
  console.error(
    `postwright needs Node 24.7 or newer; this is ${process.versions.node}. Get one from https://nodejs.org, or run ` +
      `npx -p node@24 -p @postwright/runtime-node postwright.`
  )
  process.exitCode = 1
} else {
  await import("../dist/cli/main.js")
}
