/**
 * The arrows: which part may import which. Explained in docs/architecture.md; run by `npm run lint:arrows`.
 * A violation is mended by moving the code, not by adding an exception here.
 */

// A library that core may use must be pure JavaScript without node:*, and it is listed here on purpose.
const coreLibraries = [
  "@2toad/profanity",
  "@noble/hashes",
  "@streamparser/json",
  "allprofanity",
  "csv-parse",
  "cuss",
  "diff",
  "fastest-levenshtein",
  "fflate",
  "franc-min",
  "htmlparser2",
  "libphonenumber-js",
  "naughty-words",
  "stemmer",
  "stopword",
  "syllable",
  "yaml",
  "zod"
]

const sources = "^packages/[^/]+/(src|testing)/"

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "core-imports-no-other-package",
      comment: "core holds the ports; the packages that implement them depend on it, never the other way round.",
      severity: "error",
      from: { path: "^packages/core/(src|testing)/" },
      to: { path: "^packages/(?!core/)" }
    },
    {
      name: "storage-imports-only-core",
      comment: "An adapter that keeps data knows the ports of core and its engine, nothing else of ours.",
      severity: "error",
      from: { path: "^packages/storage/src/" },
      to: { path: "^packages/(?!core/|storage/)" }
    },
    {
      name: "providers-import-only-core",
      comment: "A vendor's adapter knows the ports of core and its vendor, nothing else of ours.",
      severity: "error",
      from: { path: "^packages/providers/src/" },
      to: { path: "^packages/(?!core/|providers/)" }
    },
    {
      name: "react-imports-none-of-ours",
      comment: "react talks to the HTTP API; its types are generated from the OpenAPI document.",
      severity: "error",
      from: { path: "^packages/react/src/" },
      to: { path: "^packages/(?!react/)" }
    },
    {
      name: "nothing-imports-the-runtime",
      comment: "runtime-node is the outermost ring: it wires, others are wired.",
      severity: "error",
      from: { path: "^packages/(?!runtime-node/)[^/]+/(src|testing)/" },
      to: { path: "^packages/runtime-node/" }
    },
    {
      name: "core-runs-everywhere",
      comment: "core uses Web globals; files, processes and sockets reach it through ports.",
      severity: "error",
      from: { path: "^packages/core/(src|testing)/" },
      to: { dependencyTypes: ["core"] }
    },
    {
      name: "core-uses-no-vendor",
      comment: "A vendor SDK belongs into providers or storage. For a pure library extend coreLibraries above.",
      severity: "error",
      from: { path: "^packages/core/src/" },
      to: {
        path: "node_modules/",
        pathNot: ["effect", ...coreLibraries].map((name) => `node_modules/${name}/`)
      }
    },
    {
      name: "core-uses-stable-effect",
      comment: "core keeps the peer range ^4.1.0, so it imports only what Effect marks stable: the root modules.",
      severity: "error",
      from: { path: "^packages/core/src/" },
      to: { path: "node_modules/effect/dist/[^/]+/" }
    },
    {
      name: "core-sources-import-no-suites",
      comment: "The conformance suites are for tests of adapters; shipping code must not need them.",
      severity: "error",
      from: { path: "^packages/core/src/" },
      to: { path: "^packages/core/testing/" }
    },
    {
      name: "suites-import-by-door",
      comment:
        "A suite is published in dist/testing, where ../src does not exist: import @postwright/core/<folder>/<File>.",
      severity: "error",
      from: { path: "^packages/core/testing/" },
      to: { path: "^packages/core/src/", dependencyTypes: ["local"] }
    },
    {
      name: "services-do-not-know-the-promise-door",
      comment: "The promise door stands in front of the capabilities; none of them may look back at it.",
      severity: "error",
      from: { path: "^packages/core/src/(?!promise/)" },
      to: { path: "^packages/core/src/promise/" }
    },
    {
      name: "connectors-do-not-know-simulators",
      comment: "A connector that shares code with its simulator is tested against itself.",
      severity: "error",
      from: { path: "^packages/providers/src/(?!simulators/)" },
      to: { path: "^packages/providers/src/simulators/" }
    },
    {
      name: "simulators-do-not-know-connectors",
      comment: "A simulator transcribes the network's documentation on its own.",
      severity: "error",
      from: { path: "^packages/providers/src/simulators/" },
      to: { path: "^packages/providers/src/(?!simulators/)" }
    },
    {
      name: "no-flow-in-the-flow-folder",
      comment: "core/flow holds the Durable port; a flow lives in the folder of its capability.",
      severity: "error",
      from: { path: "^packages/core/src/flow/.*[A-Za-z]Flow\\.ts$" },
      to: {}
    },
    {
      name: "internal-stays-inside",
      comment: "Files in internal/ are for the folder that holds it.",
      severity: "error",
      from: { path: "^(packages/[^/]+/(?:src|testing).*)/[^/]+$", pathNot: "/internal/" },
      to: { path: "^packages/.*/internal/", pathNot: "^$1/internal/" }
    },
    {
      name: "internal-uses-its-own-internal",
      comment: "Files in internal/ are for the folder that holds it, not for the internal/ of another one.",
      severity: "error",
      from: { path: "^(packages/[^/]+/(?:src|testing).*?)/internal/" },
      to: { path: "^packages/.*/internal/", pathNot: "^$1/internal/" }
    },
    {
      name: "tests-are-not-imported",
      comment: "Code that ships must not reach into a test folder.",
      severity: "error",
      from: { path: sources },
      to: { path: "^packages/[^/]+/test/" }
    },
    {
      name: "only-declared-dependencies",
      comment: "What a package imports stands in its own package.json, as a dependency or a peer.",
      severity: "error",
      from: { path: "^packages/[^/]+/src/" },
      to: {
        path: "node_modules/",
        dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev"],
        dependencyTypesNot: ["npm-peer", "npm"]
      }
    },
    {
      name: "everything-resolves",
      comment: "The imported module does not exist, or no door of its package leads to it.",
      severity: "error",
      // A bin starts what the build makes.
      from: { pathNot: "^packages/[^/]+/bin/" },
      to: { couldNotResolve: true }
    },
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or hide a third. Types alone may look back.",
      severity: "error",
      from: { path: "^packages/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }
    }
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^packages/[^/]+/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@postwright/source", "import", "node", "default"],
      extensions: [".ts", ".js", ".d.ts", ".json"]
    }
  }
}
