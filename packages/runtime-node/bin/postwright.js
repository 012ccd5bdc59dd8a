#!/usr/bin/env node
// Syntax that every Node understands: this file has to run on an old one to say that it is too old.
var needed = [24, 7]
var found = process.versions.node.split(".").map(Number)

if (found[0] > needed[0] || (found[0] === needed[0] && found[1] >= needed[1])) {
  // Node keeps what it compiled, in the user's folder for temporary files: the next start is quicker.
  import("node:module")
    .then(function (module) {
      module.enableCompileCache()
      return import("../dist/cli/main.js")
    })
    .then(
      function (cli) {
        cli.main()
      },
      function (error) {
        process.stderr.write(
          "postwright cannot start: " + (process.env.POSTWRIGHT_DEBUG ? error.stack : error.message) + "\n"
        )
        process.exitCode = 1
      }
    )
} else {
  process.stderr.write(
    "postwright needs Node.js " +
      needed.join(".") +
      " or newer, and this is Node.js " +
      process.versions.node +
      ". Install a newer one from https://nodejs.org, or let npm bring it: npx -p node@24 -p @postwright/runtime-node postwright\n"
  )
  process.exitCode = 2
}
