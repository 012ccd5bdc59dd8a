/**
 * Version of this package.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { createRequire } from "node:module"

const manifest: unknown = createRequire(import.meta.url)("../../package.json")

/** As in the package's manifest. */
export const version: string = Schema.decodeUnknownSync(Schema.Struct({ version: Schema.String }))(manifest).version

/** What outputs name as their maker. */
export const generator = `postwright ${version}`
