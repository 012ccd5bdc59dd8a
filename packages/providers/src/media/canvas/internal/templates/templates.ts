/** All templates, with the tones that their looks go through. */
import { type CardTemplate } from "@postwright/core/media/Card"
import { type Template } from "../design.ts"
import { type ToneName } from "../tones.ts"
import { closing } from "./closing.ts"
import { figure } from "./figure.ts"
import { list } from "./list.ts"
import { photo } from "./photo.ts"
import { question } from "./question.ts"
import { quote } from "./quote.ts"
import { statement } from "./statement.ts"
import { step } from "./step.ts"

export const templates: Readonly<
  Record<CardTemplate, { readonly design: Template; readonly tones: ReadonlyArray<ToneName> }>
> = {
  statement: { design: statement, tones: ["paper", "primary", "tint", "accent"] },
  figure: { design: figure, tones: ["paper", "paper", "primary", "tint"] },
  quote: { design: quote, tones: ["paper", "primary", "tint", "paper"] },
  list: { design: list, tones: ["paper", "paper", "tint", "primary"] },
  step: { design: step, tones: ["paper", "primary", "tint", "paper"] },
  question: { design: question, tones: ["primary", "paper", "accent", "tint"] },
  photo: { design: photo, tones: ["paper", "paper", "paper", "paper"] },
  closing: { design: closing, tones: ["primary", "paper", "accent", "tint"] }
}
