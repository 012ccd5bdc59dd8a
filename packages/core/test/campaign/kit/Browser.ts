import { afterAll, assert, beforeAll } from "@effect/vitest"
import { type KitFile } from "@postwright/core/campaign/Kit"
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import { type Browser, chromium, type Page } from "playwright-core"

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync)

export const hasBrowser = executablePath !== undefined

/** The title of a group of tests, which says where they are skipped. */
export const inBrowser = (title: string): string => (hasBrowser ? title : `${title} (skipped: no chromium found)`)

export interface OpenOptions {
  readonly name?: string
  readonly width?: number
  readonly height?: number
  readonly hash?: string
  readonly javaScriptEnabled?: boolean
  readonly colorScheme?: "light" | "dark"
}

/** Writes the kits into a folder of their own, each below its name, and opens their pages from there. */
export const kitPages = (kits: () => Readonly<Record<string, ReadonlyArray<KitFile>>>) => {
  const folder = mkdtempSync(join(tmpdir(), "postwright-kit-"))
  let browser: Browser

  beforeAll(async () => {
    for (const [name, files] of Object.entries(kits())) {
      for (const file of files) {
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

  /** Fails where the page reports anything, or asks for anything but itself and the media of its kit. */
  return async (options: OpenOptions, use: (page: Page) => Promise<void>): Promise<void> => {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: options.height ?? 844 },
      javaScriptEnabled: options.javaScriptEnabled ?? true,
      colorScheme: options.colorScheme ?? "light"
    })
    const page = await context.newPage()
    const problems: Array<string> = []
    const url = pathToFileURL(join(folder, options.name ?? "larkfield", "index.html")).href
    const media = url.replace("index.html", "media/")
    page.on("console", (message) => problems.push(message.text()))
    page.on("pageerror", (error) => problems.push(error.message))
    page.on("request", (request) => {
      const asked = request.url().replace(/#.*$/, "")
      if (asked !== url && !asked.startsWith(media) && !asked.startsWith("data:")) problems.push(`request to ${asked}`)
    })
    await page.goto(`${url}${options.hash ?? ""}`)
    await use(page)
    await context.close()
    assert.deepStrictEqual(problems, [])
  }
}
