/**
 * Whether an optional package is installed where this one would load it.
 *
 * @since 0.1.0
 */
import { Effect, Option, Schema } from "effect"
import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { join } from "node:path"

/** Version of an installed package, whatever doors it has; nothing where it is not installed. Nothing of it is loaded. */
export const installedVersion = (name: string): Effect.Effect<Option.Option<string>> =>
  Effect.promise(async () => {
    const { resolve } = createRequire(import.meta.url)
    for (const folder of resolve.paths(name) ?? []) {
      const text = await readFile(join(folder, name, "package.json"), "utf8").catch(() => undefined)
      const manifest = Option.flatMap(Option.fromUndefinedOr(text), decodeManifest)
      if (Option.isSome(manifest)) return Option.some(manifest.value.version)
    }
    return Option.none()
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decodeManifest = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Struct({ version: Schema.String })))
