/**
 * Rules of networks and approvals, as pure functions.
 *
 * @since 0.1.0
 */
import { DateTime } from "effect"
import { checkPlatform } from "../../policy/PlatformPolicy.ts"
import { detectHashtags } from "../../policy/Entities.ts"
import { detectUrls } from "../../policy/UrlDetection.ts"
import { type ConnectorCapabilities } from "../Connector.ts"
import { type Approval } from "../Publication.ts"
import { type PublicationContent } from "../PublicationContent.ts"
import { type SocialAccount } from "../SocialAccount.ts"

/** Why the content cannot go to the network through this connector. Asks nobody: a pure check before any call. */
export const contentProblems = (
  content: PublicationContent,
  account: SocialAccount,
  capabilities: ConnectorCapabilities
): ReadonlyArray<string> => {
  const findings = checkPlatform(
    {
      text: content.text,
      ...(content.parts === undefined ? {} : { parts: content.parts }),
      ...(content.title === undefined ? {} : { title: content.title }),
      hashtags: detectHashtags(content.text).map(({ name }) => name),
      links: detectUrls(content.text).map(({ url }) => url),
      media: content.media
    },
    {
      platform: account.platform,
      format: content.format,
      accountOverrides: account.overrides.limits === undefined ? {} : { limits: account.overrides.limits }
    }
  )
  return [
    ...unsupported(content, capabilities),
    ...findings.filter((finding) => finding.isBlocking).map((finding) => finding.message.en)
  ].map(withoutFullStop)
}

/** Why the approval does not allow this content at this time. */
export const approvalProblem = (
  approval: Approval | undefined,
  contentHash: string,
  at: DateTime.Utc
): { readonly kind: "missing" | "mismatch" | "early" | "late"; readonly message: string } | undefined => {
  if (approval === undefined) return { kind: "missing", message: "nobody has approved it" }
  if (approval.contentHash !== contentHash) {
    return { kind: "mismatch", message: "what was approved is not what would be sent" }
  }
  if (DateTime.isLessThan(at, approval.notBefore)) {
    return { kind: "early", message: `it is approved from ${DateTime.formatIso(approval.notBefore)} on` }
  }
  if (DateTime.isGreaterThanOrEqualTo(at, approval.notAfter)) {
    return { kind: "late", message: `it was approved until ${DateTime.formatIso(approval.notAfter)}` }
  }
  return undefined
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What this connector cannot do with this content, each thing once. */
const unsupported = (content: PublicationContent, capabilities: ConnectorCapabilities): ReadonlyArray<string> => {
  const parts = content.partTexts.length
  const why = (about: "threads" | "media") => {
    const note = capabilities.notes.find((item) => item.about === about)
    return note === undefined ? "" : ` (${withoutFullStop(note.text)})`
  }
  const problems: Array<string> = []
  if (parts > 1 && capabilities.maxParts === 1) {
    problems.push(`it is a thread of ${parts} parts, and the connector is not set up to send threads${why("threads")}`)
  } else if (parts > capabilities.maxParts) {
    problems.push(`it is a thread of ${parts} parts, and at most ${capabilities.maxParts} can be sent`)
  } else if (!capabilities.formats.includes(content.format)) {
    problems.push(`the format "${content.format}" cannot be sent`)
  }
  if (content.media.length > 0 && !capabilities.supportsMedia) problems.push(`media cannot be sent${why("media")}`)
  return problems
}

/** Several of them become one sentence. */
const withoutFullStop = (text: string): string => text.replace(/[.\s]+$/, "")
