import * as CardRendererContract from "@postwright/core/testing/media/CardRendererContract"
import { suite } from "@postwright/core/testing/vitest"
import * as CanvasCards from "@postwright/providers/media/canvas/CanvasCards"

suite("CardRenderer (canvas)", CardRendererContract.cases(CanvasCards.layer()))
