import * as MediaProbeContract from "@postwright/core/testing/media/MediaProbeContract"
import * as RendererContract from "@postwright/core/testing/media/RendererContract"
import { suite } from "@postwright/core/testing/vitest"
import { ffmpeg } from "./underTest.ts"

suite("Renderer (ffmpeg)", RendererContract.cases(ffmpeg()))
suite("MediaProbe (ffmpeg)", MediaProbeContract.cases(ffmpeg()))
