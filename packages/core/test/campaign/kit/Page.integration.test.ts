import { assert, describe, it } from "@effect/vitest"
import { makeKit } from "@postwright/core/campaign/Kit"
import { type Page } from "playwright-core"
import { hasBrowser, inBrowser, kitPages } from "./Browser.ts"
import { exampleCampaign } from "./Fixture.ts"

describe.skipIf(!hasBrowser)(inBrowser("index.html in a browser"), () => {
  const open = kitPages(() => ({
    larkfield: makeKit(exampleCampaign("larkfield")),
    sonnenfach: makeKit(exampleCampaign("sonnenfach"))
  }))

  const hashOf = (page: Page) => page.evaluate(() => location.hash)

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
      await page.locator("[data-toggle=network][data-value=linkedin]").click()
      const linkedin = await visible()
      assert.isTrue(linkedin > 0 && linkedin < 90)
      assert.strictEqual(await page.locator(".card:visible:not([data-network=linkedin])").count(), 0)
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

  it("combines filters, says what each choice would show, and keeps them in the address", async () => {
    let hash = ""
    await open({}, async (page) => {
      const visible = () => page.locator(".card:visible").count()
      const countOf = (value: string) =>
        page.locator(`[data-value=${value}] .count`).evaluate((element) => Number(element.textContent))
      const [linkedin, facebook] = [await countOf("linkedin"), await countOf("facebook")]
      await page.locator("[data-value=linkedin]").click()
      await page.locator("[data-value=facebook]").click()
      assert.strictEqual(await visible(), linkedin + facebook)
      const option = await page.locator("#f-format option[value=carousel]").textContent()
      const promised = Number(/\((\d+)\)/.exec(option ?? "")?.[1])
      await page.selectOption("#f-format", "carousel")
      assert.strictEqual(await visible(), promised)
      assert.strictEqual(await countOf("facebook"), 0)
      await page.locator("[data-value=media]").click()
      assert.isAtMost(await visible(), promised)
      await page.locator("#search").fill("larkfield")
      hash = await hashOf(page)
      assert.deepStrictEqual(
        [...new URLSearchParams(hash.slice(1))],
        [
          ["q", "larkfield"],
          ["network", "linkedin,facebook"],
          ["format", "carousel"],
          ["show", "media"]
        ]
      )
    })
    await open({ hash }, async (page) => {
      assert.strictEqual(await page.locator("#search").inputValue(), "larkfield")
      assert.strictEqual(await page.locator("#f-format").inputValue(), "carousel")
      assert.strictEqual(await page.locator("[data-value=facebook]").getAttribute("aria-pressed"), "true")
      await page.locator("#clear").click()
      assert.strictEqual(await hashOf(page), "")
    })
    await open({ hash: "#q=%E0%A4%A&status=constructor&network=__proto__&post=<img>&show=x" }, async (page) => {
      assert.strictEqual(await page.locator("#f-status").inputValue(), "")
    })
  })

  it("opens a post from the calendar by keyboard, steps on, and gives the focus back on Escape", async () => {
    await open({}, async (page) => {
      const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset["card"])
      await page.locator('a[data-card="s1"]').focus()
      await page.keyboard.press("ArrowRight")
      assert.strictEqual(await focused(), "s4")
      await page.keyboard.press("ArrowDown")
      assert.strictEqual(await focused(), "s5")
      await page.keyboard.press("Enter")
      await page.locator("#viewer #s5").waitFor({ state: "visible" })
      assert.isTrue(await page.locator("#s5 blockquote").first().isVisible())
      await page.keyboard.press("ArrowRight")
      await page.locator("#viewer #s6").waitFor({ state: "visible" })
      assert.strictEqual(await hashOf(page), "#post=s6")
      await page.keyboard.press("Escape")
      await page.locator("#viewer").waitFor({ state: "hidden" })
      assert.strictEqual(await focused(), "s5")
      assert.strictEqual(await page.locator(".cards .card").count(), 90)
      assert.strictEqual(await page.locator("#s5 blockquote").first().isVisible(), false)
    })
  })

  it("opens a citation's passage where it stands, marked, and without a script leads to it", async () => {
    const shownPassage = async (page: Page, within: string) => {
      const texts = await page.locator(within).allTextContents()
      return texts.join("").replace(/\s+/g, " ")
    }
    await open({ hash: "#post=s1" }, async (page) => {
      const quote = (await page.locator("#s1 blockquote").first().textContent())!
      await page.locator("#s1 a[data-passage]").first().click()
      assert.isTrue(await page.locator("#passage").isVisible())
      assert.strictEqual(await shownPassage(page, "#passage mark.is-cited"), quote.replace(/\s+/g, " "))
      assert.isAbove((await shownPassage(page, "#passage-text")).length, quote.length + 100)
      await page.keyboard.press("Escape")
      assert.isFalse(await page.locator("#passage").isVisible())
      assert.isTrue(await page.locator("#viewer").isVisible())
    })
    await open({ javaScriptEnabled: false }, async (page) => {
      await page.locator("#s1 .dossier > summary").click()
      await page.locator("#s1 .cites > summary").click()
      const link = page.locator("#s1 a[data-passage]").first()
      const target = (await link.getAttribute("href"))!
      await link.click()
      assert.isTrue(await page.locator(`${target} + mark`).isVisible())
    })
  })

  it("cuts a text as its network does, and opens the rest", async () => {
    await open({}, async (page) => {
      const card = page.locator(".card[data-network=instagram]:not(.card-empty)").first()
      const tail = card.locator(".panel-1 .tail").first()
      const more = card.locator(".panel-1 .more").first()
      assert.isFalse(await tail.isVisible())
      await more.click()
      assert.isTrue(await tail.isVisible())
      assert.strictEqual(await more.getAttribute("aria-expanded"), "true")
    })
  })

  it("prints every post with its whole text, whatever is filtered, and no controls", async () => {
    await open({ hash: "#network=x" }, async (page) => {
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")))
      await page.emulateMedia({ media: "print" })
      assert.strictEqual(await page.locator(".card:visible").count(), 90)
      assert.isTrue(await page.locator("#s3 .panel-1 .tail").first().isVisible())
      assert.strictEqual(await page.locator("button:visible, select:visible, input[type=search]:visible").count(), 0)
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
      await page.locator("#viewer #s40").waitFor({ state: "visible" })
      assert.strictEqual(await hashOf(page), "#post=s40")
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
