/**
 * Checks what was made against the rules of its network, and mends what the renderer can mend.
 */
import { Effect } from "effect"
import { checkMedia, isBlocked, type MediaFinding, type MediaTarget } from "../../../media/MediaCheck.ts"
import type { MediaError } from "../../../media/MediaError.ts"
import { planMediaRepair } from "../../../media/MediaRepair.ts"
import { MediaTools } from "../../../media/MediaTools.ts"
import { type NeededMedia, type NeedsMedia } from "../../SlotMedia.ts"
import { mediaGap } from "./mediaGap.ts"
import type { MadeFileOf, MadeForSlot, Wanted } from "./slotMaking.ts"

/** What became of one file that broke rules, for the audit log. */
export interface FileFitting {
  readonly file: string
  /** Rules that it broke as it was made, with what was measured. */
  readonly before: ReadonlyArray<string>
  /** What was done to it. */
  readonly edits: ReadonlyArray<string>
  /** Rules that it breaks still: warnings alone. */
  readonly after: ReadonlyArray<string>
}

/** The files as they are kept, and what was mended. */
export interface FittedMedia {
  readonly made: MadeForSlot
  readonly fittings: ReadonlyArray<FileFitting>
}

/** Fits what was made to its network. */
export const makeFitting = Effect.gen(function* () {
  const tools = yield* MediaTools

  const mended = Effect.fnUntraced(function* (
    file: MadeFileOf,
    target: MediaTarget,
    findings: ReadonlyArray<MediaFinding>
  ) {
    const { edits } = planMediaRepair(file.facts, target, findings)
    if (edits.length === 0) return { file, edits, findings }
    const renderer = yield* tools.get("renderer")
    const { bytes, facts } = yield* renderer.edit({ bytes: file.bytes }, edits, { name: file.suffix })
    return { file: { ...file, bytes: yield* bytes, facts }, edits, findings: checkMedia(facts, target) }
  }, Effect.scoped)

  /** The gap where a network would refuse a file that cannot be mended. */
  return Effect.fnUntraced(function* (
    { post: { format, platform } }: Wanted,
    needs: NeededMedia,
    made: MadeForSlot
  ): Effect.fn.Return<FittedMedia | NeedsMedia, MediaError> {
    const fittings: Array<FileFitting> = []
    const files: Array<MadeFileOf> = []
    for (const file of made.files) {
      const target = targetOf(file, { platform, format })
      const findings = target === undefined ? [] : checkMedia(file.facts, target)
      if (target === undefined || findings.length === 0) {
        files.push(file)
        continue
      }
      // A warning alone is no reason to encode anew what was just made.
      const fitted = isBlocked(findings) ? yield* mended(file, target, findings) : { file, edits: [], findings }
      const [worst] = fitted.findings
      if (worst !== undefined && isBlocked(fitted.findings)) return mediaGap(needs, "failed", worst.message)
      files.push(fitted.file)
      fittings.push({
        file: file.suffix,
        before: findings.map(textOf),
        edits: fitted.edits.map(({ kind }) => kind),
        after: fitted.findings.map(textOf)
      })
    }
    return { made: { ...made, files }, fittings }
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const targetOf = (
  { role }: MadeFileOf,
  { format, platform }: Pick<MediaTarget, "platform" | "format">
): MediaTarget | undefined => {
  if (role === "sent") return { platform, format }
  return role === "cover" || role === "thumbnail" ? { platform, format, use: role } : undefined
}

const textOf = ({ actual, rule }: MediaFinding): string => `${rule.id}: ${actual}`
