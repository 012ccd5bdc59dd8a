import { assert, describe, it } from "@effect/vitest"
import axe from "axe-core"
import { makeKit } from "@postwright/core/campaign/Kit"
import { SlotMedia } from "@postwright/core/campaign/SlotMedia"
import { type Page } from "playwright-core"
import { hasBrowser, inBrowser, kitPages } from "./Browser.ts"
import { withMedia } from "./DrawnMedia.ts"
import { exampleCampaign } from "./Fixture.ts"

/** A month is ninety times the same; three days have all networks and are looked through in seconds. */
const someDays = (name: "larkfield" | "sonnenfach") => {
  const input = exampleCampaign(name)
  const slots = input.plan.slots.slice(0, 9)
  const ids = new Set(slots.map(({ postId }) => postId))
  return makeKit(
    withMedia({
      ...input,
      plan: { ...input.plan, slots },
      posts: input.posts.filter(({ id }) => ids.has(id)),
      slotMedia: slots.slice(0, 2).map(
        ({ id }) =>
          new SlotMedia({
            slotId: id,
            files: [],
            generatedBy: [],
            warnings: ["No font has ש ל ו ם. Install npm i @expo-google-fonts/noto-sans-hebrew"],
            germanWarnings: ["Keine Schrift hat ש ל ו ם. Installiere sie: npm i @expo-google-fonts/noto-sans-hebrew"],
            hasAiMedia: false
          })
      )
    })
  )
}

/** What axe finds that is serious or critical, each with the first element that has it. */
const grave = async (page: Page): Promise<ReadonlyArray<string>> => {
  // The page allows no script but its own: axe comes by the debugger.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe }
    const { violations } = await checker.run(document, { resultTypes: ["violations"] })
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""} ${nodes[0]?.failureSummary ?? ""} (${nodes.length})`)
  })
}

describe.skipIf(!hasBrowser)(inBrowser("index.html for assistive technology"), () => {
  const open = kitPages(() => ({ larkfield: someDays("larkfield"), sonnenfach: someDays("sonnenfach") }))

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      const title = `has nothing that axe calls serious, closed, open and with a post opened: ${colorScheme}, ${width} px`
      it(title, { timeout: 60_000 }, async () => {
        await open({ colorScheme, width, name: width === 390 ? "sonnenfach" : "larkfield" }, async (page) => {
          for (const details of await page.locator("#s1 details, #s2 details, .cited").all()) {
            await details.evaluate((element) => element.setAttribute("open", ""))
          }
          assert.deepStrictEqual(await grave(page), [])
          await page.locator("a[data-card=s4]").click()
          assert.isTrue(await page.locator("#viewer").isVisible())
          assert.deepStrictEqual(await grave(page), [])
        })
      })
    }
  }
})
