/** How many cards are drawn in a second, and how much of the time is more than making a file of so many pixels. */
import { createCanvas } from "@napi-rs/canvas"
import { aspectSizes, type Card, cardTemplates } from "@postwright/core/media/Card"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import * as CanvasCards from "@postwright/providers/media/canvas/CanvasCards"
import { Effect, ManagedRuntime } from "effect"
import { type Figure, ratiosOf } from "../figures.ts"

export const cards = async (turns: number): Promise<ReadonlyArray<Figure>> => {
  const runtime = ManagedRuntime.make(CanvasCards.layer())
  const drawAll = () =>
    runtime.runPromise(
      Effect.flatMap(CardRenderer, ({ draw }) => Effect.forEach(material, draw, { concurrency: 2, discard: true }))
    )
  const encodeAll = async () => {
    for (const { size } of material) {
      const canvas = createCanvas(size.widthPx, size.heightPx)
      const context = canvas.getContext("2d")
      context.fillStyle = "#12404f"
      context.fillRect(0, 0, size.widthPx, size.heightPx)
      await canvas.encode("jpeg", 92)
    }
  }
  const ratios = await ratiosOf(turns, { run: drawAll }, { run: encodeAll })
  const rates: Array<number> = []
  for (let turn = 0; turn < turns; turn += 1) {
    const start = performance.now()
    await drawAll()
    rates.push((material.length / (performance.now() - start)) * 1_000)
  }
  await runtime.dispose()
  return [
    {
      name: "cards a second",
      unit: "/s",
      values: rates,
      note: `${cardTemplates.length} templates, 1080 x 1350, two looks, as JPEG, two at once`
    },
    {
      name: "cards, against files of one colour",
      unit: "x",
      values: ratios.processor,
      note: "processor time; the other side only fills and encodes as many pixels"
    }
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const material: ReadonlyArray<Card> = cardTemplates.flatMap((template) =>
  [0, 1].map((look) => ({
    template,
    look,
    size: aspectSizes["4:5"],
    language: "de",
    brand: {
      name: "Sonnenfach",
      colors: { primary: "#1d3557", accent: "#e9b44c", background: "#fffdf7" },
      fonts: ["Bitter", "Source Sans 3"]
    },
    words: {
      kicker: "Balkonkraftwerk",
      heading: "Stecken Sie den Wechselrichter erst ein, wenn beide Module verbunden sind.",
      body: "Vier Handyfotos zeigen mehr als jede Beschreibung am Telefon.",
      points: ["Vermieterin gefragt", "Marktstammdatenregister: Anmeldung innerhalb eines Monats"],
      attribution: "sonnenfach.example"
    },
    place: { number: 3, of: 6 }
  }))
)
