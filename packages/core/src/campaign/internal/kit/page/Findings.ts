/**
 * What the policy found in a wording, as a list that says why and what to do.
 */
import type { PolicyFinding } from "../../../../policy/PolicyFinding.ts"
import type { CheckStatus } from "../../../../policy/Verdict.ts"
import { type Html, html } from "./Html.ts"
import { icon } from "./Icons.ts"
import type { Words } from "./Words.ts"

/** The findings, worst first; a line of relief when there is none. */
export const findingsList = (findings: ReadonlyArray<PolicyFinding>, words: Words): Html =>
  findings.length === 0
    ? html`<p class="meta-line dim">${words.noFindings}</p>`
    : html`<details class="findings" ${findings.some(isGrave) && html` open`}>
        <summary>${icon("alert")}${words.findings(findings.length)}</summary>
        <ul class="plain">
          ${findings.map((finding) => item(finding, words))}
        </ul>
      </details>`

/** The checks that were not made, and why; nothing where all of them were. */
export const checksList = (checks: ReadonlyArray<CheckStatus>, words: Words): Html | false =>
  checks.length > 0 &&
  html`<details class="findings">
    <summary>${icon("alert")}${words.checksMissing(checks.length)}</summary>
    <ul class="plain">
      ${checks.map(
        ({ check, detail }) =>
          html`<li>
            <p>
              ${detail === undefined ? html`<code>${check}</code>` : html`${detail[words.locale]} <code>${check}</code>`}
            </p>
          </li>`
      )}
    </ul>
  </details>`

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isGrave = ({ severity }: PolicyFinding): boolean => severity !== "warn"

const item = (finding: PolicyFinding, words: Words): Html => {
  const { message, related = [], repair, ruleId, ruleVersion, severity, source } = finding
  return html`<li>
    <p><b class="severity severity-${severity}">${words.severities[severity]}</b> ${message[words.locale]}</p>
    ${repair !== undefined && html`<p class="dim">${words.repair}: ${repair.label[words.locale]}</p>`}
    ${related.map(
      ({ id, text }) =>
        html`<blockquote dir="auto">${shortened(text)}</blockquote>
          <p class="dim"><cite>${id}</cite></p>`
    )}
    <p class="dim">
      <code>${ruleId}</code>
      v${ruleVersion}${source !== null && source.startsWith("https://") && html` · <a href="${source}" rel="noopener noreferrer nofollow" target="_blank">${words.ruleSource}</a>`}
    </p>
  </li>`
}

const shortened = (text: string): string => {
  const characters = Array.from(text)
  return characters.length > 240 ? `${characters.slice(0, 239).join("")}…` : text
}
