/**
 * How slots, their posts and what was decided on them are told: lines for people, plain data for programs.
 *
 * @since 0.1.0
 */
import { type ReviewedSlot, type VersionDiff } from "@postwright/core/campaign/ReviewInput"
import { type PostVersion } from "@postwright/core/content/PostVersion"
import { type DiffPart } from "@postwright/core/text/WordDiff"
import { judgementWords } from "./JudgementWords.ts"
import { planWords } from "./PlanWords.ts"
import { printable } from "./Screen.ts"

/** A slot as a program reads it (`--json`). Fields may be added. */
export const slotData = ({ post, slot, verdict }: ReviewedSlot, language: "en" | "de") => ({
  slotId: slot.id,
  startsAt: slot.startsAt,
  timeZone: slot.timeZone,
  platform: slot.platform,
  format: slot.format,
  angle: slot.angle,
  status: slot.status,
  postId: slot.postId,
  version: post?.version ?? 0,
  contentHash: post?.contentHash ?? null,
  text: post?.variants[0].text ?? null,
  title: post?.variants[0].title ?? null,
  variants: post?.variants.length ?? 0,
  decision: verdict?.decision ?? null,
  findings: (verdict?.findings ?? []).map(({ message, ruleId, ruleVersion, severity, source, span, target }) => ({
    ruleId,
    ruleVersion,
    severity,
    target,
    span,
    message: message[language],
    source
  })),
  checksMissing: checksMissing(verdict).map(({ check, detail, status }) => ({
    check,
    status,
    detail: detail?.[language] ?? null
  })),
  review: slot.review ?? null
})

/** One line: `slot-003  Mon 1 Mar 12:10  x  post  approved  v2  First words …`. */
export const slotLine = ({ post, slot, verdict }: ReviewedSlot, language: "en" | "de"): string => {
  const words = planWords[language]
  const first = post?.variants[0]
  const [text] = (first?.title ?? first?.text ?? "").split("\n")
  const mark = verdict?.findings.some(({ isBlocking }) => isBlocking) === true ? ` [${words.marks.blocked}]` : ""
  const quarantined = verdict?.decision === "quarantine" ? ` [${words.marks.quarantine}]` : ""
  const comments =
    slot.review === undefined || slot.review.comments.length === 0 ? "" : ` (${slot.review.comments.length})`
  const fields = [
    slot.id,
    slot.startsAt.slice(0, 16).replace("T", " "),
    slot.platform.padEnd(9),
    words.formats[slot.format].padEnd(8),
    `${words.statuses[slot.status]}${mark}${quarantined}${comments}`.padEnd(14),
    `v${post?.version ?? 0}`,
    clipped(text ?? "", 60)
  ]
  return printable(`${fields.join("  ").trimEnd()}\n`)
}

/** A line for each. */
export const slotLines = (slots: ReadonlyArray<ReviewedSlot>, language: "en" | "de"): string =>
  slots.map((slot) => slotLine(slot, language)).join("")

/** Everything about one slot: its post with all variants, what the rules found, what people decided and said. */
export const slotPage = (reviewed: ReviewedSlot, language: "en" | "de"): string => {
  const { post, slot, verdict } = reviewed
  const words = planWords[language]
  const shown = post === undefined ? "" : `, ${words.version(post.version, post.contentHash.slice(0, 12))}`
  const head = [
    `${slot.id}, ${slot.startsAt} (${slot.timeZone}), ${slot.platform} ${words.formats[slot.format]}`,
    `${words.labels.idea}${slot.angle}`,
    `${words.labels.status}${words.statuses[slot.status]}${shown}`,
    `${words.labels.why}${slot.rationale}`
  ]
  const variants =
    post?.variants.flatMap((variant, index) => [
      "",
      words.variant(index + 1, variant.id, variant.approach, index === 0),
      ...(variant.title === undefined ? [] : [indented(variant.title), ""]),
      indented((variant.parts ?? [variant.text]).join("\n\n---\n\n"))
    ]) ?? []
  const findings = (verdict?.findings ?? []).map(
    ({ message, ruleId, severity }) =>
      `  ${judgementWords[language].severities[severity].padEnd(10)} ${message[language]} (${ruleId})`
  )
  const missing = checksMissing(verdict).map(
    ({ check, detail }) => `  ${detail === undefined ? check : `${detail[language]} (${check})`}`
  )
  const { comments = [], decisions = [] } = slot.review ?? {}
  const said = [
    ...decisions.map(({ at, by, forbiddenBy, kind, reason = forbiddenBy?.join(", "), revision, version }) => ({
      revision,
      line: `  ${at.slice(0, 16).replace("T", " ")}  ${words.did(kind, by, version)}${reason === undefined ? "" : `: ${reason}`}`
    })),
    ...comments.map(({ at, by, revision, text }) => ({
      revision,
      line: `  ${at.slice(0, 16).replace("T", " ")}  ${by}: ${text}`
    }))
  ].sort((a, b) => a.revision - b.revision)
  return printable(
    [
      ...head,
      ...variants,
      ...(findings.length === 0 ? [] : ["", words.findings, ...findings]),
      ...(missing.length === 0 ? [] : ["", words.checksMissing, ...missing]),
      ...(said.length === 0 ? [] : ["", words.review, ...said.map(({ line }) => line)]),
      ""
    ].join("\n")
  )
}

/** The parts of a thread in a text file: between lines of three dashes. */
export const partsOf = (text: string): ReadonlyArray<string> => text.split(/^[ \t]*---[ \t]*\r?$/m)

/** One line for each version. */
export const historyText = (versions: ReadonlyArray<PostVersion>, language: "en" | "de"): string => {
  const words = planWords[language]
  return printable(
    versions
      .map(({ at, by, change, contentHash, generatedBy, number, reason }) => {
        const maker =
          generatedBy.kind === "person" ? generatedBy.memberId : words.maker(generatedBy.kind, generatedBy.agent)
        const why = reason === undefined ? "" : `: ${reason}`
        return `v${number}  ${at.slice(0, 16).replace("T", " ")}  ${words.changed(change, maker, by === maker ? undefined : by)}  ${contentHash.slice(0, 12)}${why}\n`
      })
      .join("")
  )
}

/** Removed words in `[-…-]` and added ones in `{+…+}`, or in red and green where there are colours. */
export const diffText = ({ from, text, title, to }: VersionDiff, language: "en" | "de", hasColor: boolean): string => {
  const shown = (parts: ReadonlyArray<DiffPart>) => parts.map((part) => diffPart(part, hasColor)).join("")
  const hasTitle = title.length > 0
  return [planWords[language].versions(from, to), "", ...(hasTitle ? [shown(title), ""] : []), shown(text), ""].join(
    "\n"
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What nobody looked at, or tried to in vain. */
const checksMissing = (verdict: ReviewedSlot["verdict"]) =>
  (verdict?.checks ?? []).filter(({ status }) => status !== "done")

const clipped = (text: string, length: number): string => {
  const characters = Array.from(text)
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`
}

const indented = (text: string): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n")

const diffPart = ({ kind, text }: DiffPart, hasColor: boolean): string => {
  const safe = printable(text)
  switch (kind) {
    case "same":
      return safe
    case "removed":
      return hasColor ? `\u001b[31;9m${safe}\u001b[0m` : `[-${safe}-]`
    case "added":
      return hasColor ? `\u001b[32m${safe}\u001b[0m` : `{+${safe}+}`
  }
}
