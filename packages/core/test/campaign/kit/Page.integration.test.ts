import { assert, afterAll, beforeAll, describe, it } from "@effect/vitest"
import { makeKit } from "@postwright/core/campaign/Kit"
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import { type Browser, chromium, type Page } from "playwright-core"
import { exampleCampaign } from "./Fixture.ts"

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync)
const title =
  executablePath === undefined ? "index.html in a browser (skipped: no chromium found)" : "index.html in a browser"

describe.skipIf(executablePath === undefined)(title, () => {
  const folder = mkdtempSync(join(tmpdir(), "postwright-kit-"))
  let browser: Browser

  beforeAll(async () => {
    for (const name of ["larkfield", "sonnenfach"] as const) {
      for (const file of makeKit(exampleCampaign(name))) {
        const path = join(folder, name, file.path)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, file.bytes)
      }
    }
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync"
      ]
    })
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (
    options: { width?: number; name?: string; javaScriptEnabled?: boolean; colorScheme?: "light" | "dark" },
    use: (page: Page) => Promise<void>
  ): Promise<void> => {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 844 },
      javaScriptEnabled: options.javaScriptEnabled ?? true,
      colorScheme: options.colorScheme ?? "light"
    })
    const page = await context.newPage()
    const problems: Array<string> = []
    const url = pathToFileURL(join(folder, options.name ?? "larkfield", "index.html")).href
    page.on("console", (message) => problems.push(message.text()))
    page.on("pageerror", (error) => problems.push(error.message))
    page.on("request", (request) => {
      if (request.url().replace(/#.*$/, "") !== url) problems.push(`request to ${request.url()}`)
    })
    await page.goto(url)
    await use(page)
    await context.close()
    assert.deepStrictEqual(problems, [])
  }

  const widths = (page: Page) =>
    page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const)

  for (const width of [1280, 390, 320]) {
    for (const name of ["larkfield", "sonnenfach"]) {
      it(`loads nothing, reports nothing and fits ${width} px (${name})`, async () => {
        await open({ width, name }, async (page) => {
          for (const details of await page.locator("#s1 details, #s2 details").all()) {
            await details.evaluate((element) => element.setAttribute("open", ""))
          }
          const [content, screen] = await widths(page)
          assert.strictEqual(content, screen)
        })
      })
    }
  }

  it("reads without a script: posts, both variants, calendar", async () => {
    await open({ javaScriptEnabled: false }, async (page) => {
      assert.isFalse(await page.locator("#toolbar").isVisible())
      assert.isTrue(await page.locator("#s1 .panel-1 .body").first().isVisible())
      assert.isFalse(await page.locator("#s1 .panel-2 .body").first().isVisible())
      await page.locator("#s1 .tab-2").click()
      assert.isTrue(await page.locator("#s1 .panel-2 .body").first().isVisible())
      assert.isTrue(await page.locator('a[data-card="s1"]').isVisible())
    })
  })

  it("filters by platform and status, searches, and clears both", async () => {
    await open({}, async (page) => {
      const visible = () => page.locator(".card:visible").count()
      assert.strictEqual(await visible(), 90)
      await page.selectOption("#f-platform", "linkedin")
      const linkedin = await visible()
      assert.isTrue(linkedin > 0 && linkedin < 90)
      assert.strictEqual(await page.locator(".card:visible:not([data-platform=linkedin])").count(), 0)
      await page.selectOption("#f-status", "needs-material")
      assert.isBelow(await visible(), linkedin)
      await page.locator("#clear").click()
      assert.strictEqual(await visible(), 90)
      await page.keyboard.press("Escape")
      await page.locator("#search").fill("PUFFIN box")
      const found = await visible()
      assert.isTrue(found > 0 && found < 90)
      assert.include(await page.locator("#shown").textContent(), `${found} of 90`)
      await page.locator("#search").fill("zzzz")
      assert.isTrue(await page.locator("#nothing").isVisible())
    })
  })

  it("switches variants and theme by keyboard alone", async () => {
    await open({}, async (page) => {
      await page.locator("#s1-v1").focus()
      await page.keyboard.press("ArrowRight")
      assert.isTrue(await page.locator("#s1-v2").isChecked())
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      const before = await ground()
      await page.locator("#theme").focus()
      await page.keyboard.press("Enter")
      assert.notStrictEqual(await ground(), before)
      await page.locator("h1").click()
      await page.keyboard.press("/")
      assert.strictEqual(await page.evaluate(() => document.activeElement?.id), "search")
    })
  })

  it("follows a calendar entry to its card, also when a filter hides it", async () => {
    await open({}, async (page) => {
      await page.locator("#search").fill("zzzz")
      await page.locator('a[data-card="s40"]').click()
      await page.locator("#s40").waitFor({ state: "visible" })
      assert.isTrue(page.url().endsWith("#s40"))
    })
  })

  it("is dark where the reader's system is", async () => {
    await open({ colorScheme: "dark" }, async (page) => {
      const [red = 255] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor))
        .match(/\d+/g)!
        .map(Number)
      assert.isBelow(red, 60)
    })
  })

  it("names every control for assistive technology", async () => {
    await open({ name: "sonnenfach" }, async (page) => {
      const nameless = await page.evaluate(() =>
        Array.from(document.querySelectorAll<HTMLElement>("a, button, input, select, summary"))
          .filter((element) => {
            const labels = "labels" in element ? Array.from((element as HTMLInputElement).labels ?? []) : []
            return (
              [element.textContent, element.ariaLabel, ...labels.map((label) => label.textContent)].join("").trim() ===
              ""
            )
          })
          .map((element) => element.outerHTML)
      )
      assert.deepStrictEqual(nameless, [])
      assert.strictEqual(await page.locator("h1").count(), 1)
      assert.strictEqual(await page.locator("main").count(), 1)
    })
  })
})
