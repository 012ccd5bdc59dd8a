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
  const parts = content.partTexts.length
  const unsupported = [
    ...(capabilities.formats.includes(content.format) ? [] : [`the format "${content.format}" cannot be sent`]),
    ...(parts > capabilities.maxParts
      ? [`${parts} parts; at most ${capabilities.maxParts} can be sent`, ...capabilities.notes]
      : []),
    ...(content.media.length > 0 && !capabilities.supportsMedia ? ["media cannot be sent"] : [])
  ]
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
  return [...unsupported, ...findings.filter((finding) => finding.isBlocking).map((finding) => finding.message.en)]
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
