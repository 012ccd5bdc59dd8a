/**
 * What tests draw their properties' inputs from: the same seed in every run, so that a run that fails says something
 * about the change. `npm run test:properties` draws others.
 */
import * as fc from "fast-check"

const named = process.env["POSTWRIGHT_SEED"] ?? "1"
const seed = Number(named)
if (!Number.isSafeInteger(seed)) throw new Error(`POSTWRIGHT_SEED is no whole number: ${JSON.stringify(named)}`)
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })
