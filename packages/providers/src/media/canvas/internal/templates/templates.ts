/** All templates with their looks. */
import { type CardTemplate } from "@postwright/core/media/Card"
import { type Template } from "../design.ts"
import { type ToneName } from "../tones.ts"
import { foot, sheet } from "./closing.ts"
import { arcs, divided } from "./figure.ts"
import { ruled, twoFields } from "./list.ts"
import { full, panel } from "./photo.ts"
import { cornered, largeSign } from "./question.ts"
import { largeMark, sideBar } from "./quote.ts"
import { banded, centred, lowerLeft, slanted } from "./statement.ts"
import { discNumeral, hugeNumeral } from "./step.ts"

/** One look: how the sheet is divided, and what it stands on. */
export interface Look {
  readonly design: Template
  readonly tone: ToneName
}

/** Even looks stand on a colour, odd ones on paper. */
export const templates: Readonly<Record<CardTemplate, readonly [Look, Look, Look, Look]>> = {
  statement: [
    { design: centred, tone: "primary" },
    { design: lowerLeft, tone: "paper" },
    { design: slanted, tone: "accent" },
    { design: banded, tone: "tint" }
  ],
  figure: [
    { design: arcs, tone: "primary" },
    { design: divided, tone: "paper" },
    { design: divided, tone: "primary" },
    { design: arcs, tone: "tint" }
  ],
  quote: [
    { design: sideBar, tone: "primary" },
    { design: largeMark, tone: "paper" },
    { design: largeMark, tone: "accent" },
    { design: sideBar, tone: "tint" }
  ],
  list: [
    { design: ruled, tone: "primary" },
    { design: ruled, tone: "paper" },
    { design: ruled, tone: "accent" },
    { design: twoFields, tone: "paper" }
  ],
  step: [
    { design: discNumeral, tone: "primary" },
    { design: hugeNumeral, tone: "paper" },
    { design: hugeNumeral, tone: "accent" },
    { design: discNumeral, tone: "tint" }
  ],
  question: [
    { design: largeSign, tone: "primary" },
    { design: cornered, tone: "paper" },
    { design: largeSign, tone: "accent" },
    { design: cornered, tone: "tint" }
  ],
  photo: [
    { design: full, tone: "primary" },
    { design: panel, tone: "paper" },
    { design: full, tone: "accent" },
    { design: panel, tone: "tint" }
  ],
  closing: [
    { design: sheet, tone: "primary" },
    { design: foot, tone: "paper" },
    { design: sheet, tone: "accent" },
    { design: foot, tone: "tint" }
  ]
}
